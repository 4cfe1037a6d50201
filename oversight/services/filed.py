"""What a filer sees right after sending: number, tracking secret, first term. Opened by the draft, not by the case."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oversight.domain.errors import NotVisible
from oversight.persistence import cases
from oversight.services import case_file, complaints, drafts, identity
from oversight.services.case_file import Named, RunningTerm
from oversight.services.context import LOCAL, Context
from oversight.services.drafts import DraftKey
from oversight.services.tokens import is_same


@dataclass(frozen=True, slots=True)
class FiledView:
    """A filing just sent. ``secret`` is a guest's, made anew from the browser's cookie."""

    docket_id: UUID
    number: str
    secret: str | None
    is_guest: bool
    received_at: datetime
    registered_on: date
    commission: Named
    term: RunningTerm
    has_mail: bool

    @property
    def is_after_hours(self) -> bool:
        """Whether it came outside working time, so that day 0 is a later day."""
        return self.received_at.astimezone(LOCAL).date() != self.registered_on


def show_filed(ctx: Context, key: DraftKey) -> FiledView:
    """The filing behind a sent draft, for half an hour. Raises NotVisible, also while it is not sent yet."""
    draft = drafts.show(ctx, key)
    docket = cases.docket_by_number(ctx.session, draft.number) if draft.number else None
    if docket is None:
        raise NotVisible
    secret = complaints.secret_of(ctx, key) if draft.is_guest else None
    if secret is not None and not is_same(secret, docket.secret_digest or ""):
        secret = None  # the key of the application was changed meanwhile
    return FiledView(
        docket_id=docket.id,
        number=docket.number,
        secret=secret,
        is_guest=draft.is_guest,
        received_at=docket.complaint.received_at,
        registered_on=docket.complaint.registered_on,
        commission=Named.body(docket.commission),
        term=case_file.running_terms(ctx, docket)[0],
        has_mail=identity.has_mail(ctx, docket.complaint.identity_id) or not draft.is_guest,
    )
