"""What the course of a control yields as papers, from the tables: an expert's opinion, a public hearing.

The agency reads both: of the complaint they hold the neutral title only.
"""

from typing import cast

from sqlalchemy import select

from oversight.documents.papers.expert_opinion import ExpertAnswer, ExpertOpinion
from oversight.documents.papers.public_hearing_protocol import (
    Attendance,
    Exchange,
    Poll,
    PublicHearingProtocol,
    Speech,
)
from oversight.documents.values import Language, Officer, Passage, Words, clauses
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, Role
from oversight.persistence.models import Docket, Event, PublicHearing
from oversight.persistence.models import ExpertOpinion as Row
from oversight.services.context import LOCAL, Context
from oversight.services.panel import panel_of
from oversight.services.paper_control import LANGUAGES
from oversight.services.paper_final import POSTS, object_of
from oversight.services.paper_parts import frame_of, local_moment, title_of, written

_CHAIR = Words("Тыңдауға төрағалық етуші", "Председательствующий на слушании", "Chair of the hearing")
_SECRETARY = Words("Тыңдау хатшысы", "Секретарь слушания", "Secretary of the hearing")


def expert_opinion_of(ctx: Context, docket: Docket, event: Event) -> ExpertOpinion:
    """The opinion that *event* has given. Its language is the authentic one; nothing is translated.

    Raises TransitionNotAllowed where there is none, or no expert who declared interests.
    """
    case, agency = docket.case, docket.agency
    person = panel_of(ctx, docket).person(event.actor_id)
    declared = _declared(ctx, docket, event)
    if case is None or agency is None or person is None or declared is None:
        raise TransitionNotAllowed
    row = ctx.session.scalars(select(Row).where(Row.case_id == case.id, Row.number == event.data["opinion"])).one()
    language = cast(Language, row.language)
    return ExpertOpinion(
        frame=frame_of(ctx, docket, event, LANGUAGES, authentic=(language,)),
        expert=Officer(person.name, POSTS[Role.EXPERT]),
        qualification=written(row.qualification, language),
        declaration_number=f"{docket.number}/{declared.sequence:02}",
        declared_on=declared.at.astimezone(LOCAL).date().isoformat(),
        control_object=object_of(ctx, agency),
        decision=title_of(docket),
        materials=clauses(row.materials, language),
        method=written(row.method, language),
        answers=tuple(
            ExpertAnswer(written(one["question"], language), written(one["answer"], language)) for one in row.answers
        ),
        limits=clauses(row.limits, language),
        signed_on=row.given_on.isoformat(),
    )


def _declared(ctx: Context, docket: Docket, event: Event) -> Event | None:
    """The last declaration of interests of who acted."""
    query = select(Event).where(
        Event.docket_id == docket.id, Event.action == Action.DECLARE_INTEREST, Event.actor_id == event.actor_id
    )
    return ctx.session.scalars(query.order_by(Event.sequence.desc()).limit(1)).one_or_none()


def public_hearing_protocol_of(ctx: Context, docket: Docket, event: Event) -> PublicHearingProtocol:
    """The protocol of the hearing that *event* has recorded. Raises TransitionNotAllowed where there is none."""
    case, agency = docket.case, docket.agency
    if case is None or agency is None:
        raise TransitionNotAllowed
    query = select(PublicHearing).where(PublicHearing.case_id == case.id)
    row = ctx.session.scalars(query.where(PublicHearing.number == event.data["hearing"])).one()
    panel = panel_of(ctx, docket)
    names = {person.account_id: person.name for person in panel.people}
    language = cast(Language, row.language)

    def say(text: str) -> Passage:
        return written(text, language)

    return PublicHearingProtocol(
        frame=frame_of(ctx, docket, event, LANGUAGES, authentic=(language,)),
        control_object=object_of(ctx, agency),
        decision=title_of(docket),
        announced_on=row.announced_on.isoformat(),
        started_at=local_moment(row.started_at),
        ended_at=local_moment(row.ended_at),
        place=say(row.place),
        chair=Officer(names[row.chair_id], _CHAIR),
        secretary=Officer(names[row.secretary_id], _SECRETARY),
        attendance=tuple(Attendance(say(one["who"]), one["count"]) for one in row.attendance),
        agenda=clauses(row.agenda, language),
        speeches=tuple(Speech(say(one["speaker"]), say(one["text"])) for one in row.speeches),
        exchanges=tuple(
            Exchange(
                say(one["asked_by"]),
                say(one["question"]),
                say(one["answered_by"]) if one["answer"] else None,
                say(one["answer"]) if one["answer"] else None,
            )
            for one in row.exchanges
        ),
        polls=tuple(
            Poll(say(one["proposal"]), one["votes_for"], one["votes_against"], one["abstained"]) for one in row.polls
        ),
        recommendations=clauses(row.recommendations, language),
    )
