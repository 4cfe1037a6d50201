"""The minutes of the commission's votes on one case, from the tables and the log, as of the adoption of its document.

One paper for all votes of the case, so that there are few. Who voted how stands in it: by then every vote is closed.
"""

from collections.abc import Container, Mapping, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from oversight.documents.papers.final_document import Dissent
from oversight.documents.papers.session_minutes import Ballot, Item, Recusal, SessionMinutes
from oversight.documents.values import Language, Officer, Passage
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, MotionKind, MotionOutcome, MotionState
from oversight.persistence.models import Docket, Event, FinalDocument, Motion, Recommendation
from oversight.services.ballots import ballot_seal
from oversight.services.context import LOCAL, Context
from oversight.services.panel import Panel, panel_of
from oversight.services.paper_control import LANGUAGES, desk
from oversight.services.paper_final import POSTS, object_of, vote_of, voting_rule_of
from oversight.services.paper_parts import frame_of, in_own_language, local_moment, title_of

_Officers = Mapping[UUID | None, Officer]


def session_minutes_of(ctx: Context, docket: Docket, event: Event) -> SessionMinutes:
    """All votes of the case that were closed before *event*, which adopted the final document, and that adoption.

    Raises TransitionNotAllowed for a case whose body under control nobody has named.
    """
    if docket.agency is None:
        raise TransitionNotAllowed
    panel = panel_of(ctx, docket)
    officers: _Officers = {
        person.account_id: Officer(person.name, POSTS[person.role]) for person in (*panel.former, *panel.people)
    }
    events = _events(ctx, docket)
    about = _recommendations(ctx, docket)
    counted = _counted(events)
    return SessionMinutes(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        title=title_of(docket),
        control_object=object_of(ctx, docket.agency),
        members=tuple(officers[person.account_id] for person in panel.people if person.is_voter),
        recusals=tuple(
            Recusal(officers[one.actor_id], one.at.astimezone(LOCAL).date().isoformat())
            for one in events
            if one.action is Action.RECUSE and one.actor_id in officers
        ),
        voting_rule=voting_rule_of(ctx, docket, event.at),
        items=tuple(_item(motion, about, officers, counted) for motion in _motions(ctx, docket, about)),
        signatories=desk(ctx, docket) or _voters_left(panel, officers),
    )


def _voters_left(panel: Panel, officers: _Officers) -> tuple[Officer, ...]:
    """Who signs where chair and secretaries are recused: those who may vote."""
    return tuple(officers[person.account_id] for person in panel.people if person.account_id in panel.eligible)


def _events(ctx: Context, docket: Docket) -> Sequence[Event]:
    """The recusals and the closed votes of the case, as the log tells them."""
    query = select(Event).where(Event.docket_id == docket.id, Event.action.in_((Action.RECUSE, Action.CLOSE_MOTION)))
    return ctx.session.scalars(query.order_by(Event.sequence)).all()


def _counted(events: Sequence[Event]) -> frozenset[str]:
    """The seals of the ballots that a close has counted."""
    ballots = [cast(list[dict[str, object]], one.data.get("ballots", [])) for one in events]
    return frozenset(str(ballot["sealed"]) for closed in ballots for ballot in closed if ballot["counted"])


def _recommendations(ctx: Context, docket: Docket) -> Mapping[UUID | None, Recommendation]:
    query = select(Recommendation).join(FinalDocument, FinalDocument.id == Recommendation.final_document_id)
    rows = ctx.session.scalars(query.where(FinalDocument.case_id == docket.case.id)) if docket.case else ()
    return {row.id: row for row in rows}


def _motions(ctx: Context, docket: Docket, about: Mapping[UUID | None, Recommendation]) -> Sequence[Motion]:
    """What was put to the vote, in its order; recommendations that were put together by their number."""
    rows = ctx.session.scalars(
        select(Motion)
        .where(
            Motion.docket_id == docket.id,
            Motion.state == MotionState.CLOSED,
            Motion.outcome != MotionOutcome.VOID,
        )
        .options(selectinload(Motion.votes))
    ).all()
    kinds = list(MotionKind)
    numbers = {key: one.number for key, one in about.items()}
    return sorted(
        rows,
        key=lambda row: (row.opened_at, kinds.index(row.kind), numbers.get(row.recommendation_id, 0), row.round),
    )


def _item(
    motion: Motion, about: Mapping[UUID | None, Recommendation], officers: _Officers, counted: Container[str]
) -> Item:
    recommendation = about.get(motion.recommendation_id)
    number = recommendation.number if recommendation else None
    votes = sorted(motion.votes, key=lambda vote: (vote.cast_at, officers[vote.account_id].name))
    return Item(
        kind=motion.kind.value,
        round=motion.round,
        opened_at=local_moment(motion.opened_at),
        closed_at=local_moment(motion.closed_at or motion.closes_at),
        text=_text(recommendation) if recommendation else in_own_language(motion.text),
        vote=vote_of(number, motion),
        ballots=tuple(
            Ballot(
                officers[vote.account_id],
                vote.choice.value,
                is_counted=ballot_seal(vote) in counted,
            )
            for vote in votes
        ),
        dissents=tuple(
            Dissent(officers[vote.account_id], (number,) if number else (), in_own_language(vote.dissent))
            for vote in votes
            if vote.dissent.strip()
        ),
    )


def _text(one: Recommendation) -> Passage:
    return Passage(one.text_kk or None, one.text_ru or None, None, authentic=cast(Language, one.authentic_language))
