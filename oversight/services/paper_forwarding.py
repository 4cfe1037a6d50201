"""The letter that passes a complaint on and the notice of it to the filer, from the tables. Both name the filer.

The letter carries what the other body needs to answer; the note the secretary wrote to the filer stands in the notice
only.
"""

from dataclasses import dataclass

from sqlalchemy import select

from oversight.documents.filing import FiledAnnex, Ground
from oversight.documents.papers.forwarding_letter import ForwardingLetter
from oversight.documents.values import Language, Passage
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action
from oversight.persistence.models import Attachment, Complaint, Docket, Event
from oversight.services.context import Context
from oversight.services.paper_intake import filer_of, language_of, secretary_of
from oversight.services.paper_parts import (
    frame_of,
    in_own_language,
    lines_in_own_language,
    local_moment,
    term_of,
    words_of,
    written,
)
from oversight.services.signatures import states_of
from oversight.services.terms import read_term

_TERM = "complaint_forward"
_WHOLE = Passage("Жолданым толық көлемде.", "Обращение полностью.", "The complaint in whole.")


@dataclass(frozen=True, slots=True)
class _Sending:
    """What one act passes on: the whole (no parts) or one part."""

    ground: str
    to: str
    parts: tuple[Passage, ...]
    has_files: bool
    note: tuple[Passage, ...]


def forwarding_letter_of(
    ctx: Context, docket: Docket, event: Event, languages: tuple[Language, ...]
) -> ForwardingLetter:
    """The letter to the other body as of the act. Raises TransitionNotAllowed when nothing was passed on."""
    return _letter(ctx, docket, event, languages, to_filer=False)


def forwarding_notice_of(
    ctx: Context, docket: Docket, event: Event, languages: tuple[Language, ...]
) -> ForwardingLetter:
    """The notice of the same to the filer; it names the letter, which is the first paper of the act."""
    return _letter(ctx, docket, event, languages, to_filer=True)


def _letter(
    ctx: Context, docket: Docket, event: Event, languages: tuple[Language, ...], *, to_filer: bool
) -> ForwardingLetter:
    complaint = docket.complaint
    sending = _sending(event.action, complaint)
    row = ctx.statute.grounds[sending.ground]
    article = ctx.statute.articles[row.article] if row.article else None
    reading = read_term(
        ctx, docket.commission_id, _TERM, complaint.registered_on, modelled=not docket.commission.is_state_body
    )
    frame = frame_of(ctx, docket, event, languages)
    return ForwardingLetter(
        frame=frame,
        reader="filer" if to_filer else "body",
        new_body=in_own_language(sending.to),
        new_body_address=None,
        filer=filer_of(ctx, docket),
        subject=written(complaint.subject, language_of(docket)),
        received_at=local_moment(complaint.received_at),
        sent_on=str(event.data["sent_on"]),
        is_whole=not sending.parts,
        parts=sending.parts or (_WHOLE,),
        ground=Ground(row.key, words_of(row.name), article.citation if article else None),
        reasons=sending.note if to_filer else (),
        term=term_of(reading),
        annexes=_annexes(ctx, docket) if sending.has_files else (),
        letter_number=frame.number if to_filer else None,
        executor=None,
        signatory=secretary_of(ctx, docket),
    )


def _sending(action: Action, complaint: Complaint) -> _Sending:
    if action is Action.FORWARD:
        note = lines_in_own_language(complaint.reasons)
        return _Sending(complaint.ground or "", complaint.forwarded_to, (), has_files=True, note=note)
    if not complaint.forwarded_parts:
        raise TransitionNotAllowed
    kept = complaint.forwarded_parts[-1]
    parts = lines_in_own_language(kept["part"])
    return _Sending("forwarding_part", kept["to"], parts, has_files=bool(kept.get("has_files")), note=())


def _annexes(ctx: Context, docket: Docket) -> tuple[FiledAnnex, ...]:
    """The files of the complaint, in the order in which they came."""
    query = select(Attachment).where(Attachment.complaint_id == docket.complaint.id, Attachment.removed_at.is_(None))
    rows = ctx.session.scalars(query.order_by(Attachment.created_at, Attachment.id)).all()
    states = states_of(ctx.services.signature_verifier, ctx.settings, rows)
    return tuple(
        FiledAnnex(written(row.name, language_of(docket)), None, state) for row, state in zip(rows, states, strict=True)
    )
