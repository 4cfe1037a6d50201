"""What tests of the demonstration ask of a loaded database."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from oversight.domain.policy import Actor
from oversight.domain.terms import RecordKind
from oversight.persistence import cases
from oversight.persistence.models import Docket, PublishedCase
from oversight.services import casework, publishing
from oversight.services.accounts import account_by_email
from oversight.services.casework import Seen
from oversight.services.context import Context, Services
from oversight.services.sign_in import actor_of, begin_session


@dataclass(frozen=True)
class Loaded:
    """A demonstration and what `demo load` said of it."""

    services: Services
    counts: dict[str, Any]

    def actor(self, name: str) -> Actor:
        """Somebody of the demonstration by mail name, as signed in."""
        with self.services.context(writes=True) as ctx:
            account = account_by_email(ctx, f"{name}@demo.example")
            actor = actor_of(ctx, begin_session(ctx, account.id))
            ctx.session.commit()
            return actor

    def seen(self, number: str, kind: RecordKind = RecordKind.COMPLAINT) -> Seen:
        """What somebody sees who opens the page now."""
        with self.services.context(writes=False) as ctx:
            docket = cases.docket_by_number(ctx.session, number)
            key = f"{number}-{docket.last_sequence}"
            return Seen(casework.record_of(docket, kind).version, docket.last_sequence, key)


def newest(ctx: Context) -> int:
    """The position of the newest docket."""
    return ctx.session.scalars(select(Docket.position).order_by(Docket.position.desc()).limit(1)).one()


def told_after(ctx: Context, position: int) -> list[tuple[Any, ...]]:
    """What the same seed must give again of the dockets after a position: all but ids, numbers and digests."""
    told = []
    for number in ctx.session.scalars(
        select(Docket.number).where(Docket.position > position).order_by(Docket.position)
    ):
        docket = cases.docket_by_number(ctx.session, number)
        events = [(event.action, event.at, event.role) for event in cases.events_of(ctx.session, docket.id)]
        complaint = docket.complaint
        told.append((docket.title_kk, docket.filed_at, docket.agency_id, complaint.text, complaint.state, events))
    return told


def kept_copy(ctx: Context, docket: Docket) -> dict[str, Any] | None:
    """The published row as it lies in the table, without the moment of its change."""
    row = ctx.session.get(PublishedCase, docket.position)
    if row is None:
        return None
    kept = {column.name: getattr(row, column.name) for column in PublishedCase.__table__.columns}
    kept["content"] = json.loads(json.dumps(kept["content"]))
    return {name: value for name, value in kept.items() if name != "changed_at"}


def fresh_copy(ctx: Context, docket: Docket) -> dict[str, Any] | None:
    """The same after an act on the docket."""
    publishing.refresh(ctx, docket)
    ctx.session.flush()
    return kept_copy(ctx, docket)
