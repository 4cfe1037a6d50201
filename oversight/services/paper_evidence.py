"""What the course of a control yields as papers, from the tables: the opinion of an expert.

It is read by the agency: of the complaint it holds the neutral title only.
"""

from typing import cast

from sqlalchemy import select

from oversight.documents.papers.expert_opinion import ExpertAnswer, ExpertOpinion
from oversight.documents.values import Language, Officer, clauses
from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, Role
from oversight.persistence.models import Docket, Event
from oversight.persistence.models import ExpertOpinion as Row
from oversight.services.context import LOCAL, Context
from oversight.services.panel import panel_of
from oversight.services.paper_control import LANGUAGES
from oversight.services.paper_final import POSTS, object_of
from oversight.services.paper_parts import frame_of, title_of, written


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
