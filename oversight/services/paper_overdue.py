"""The notice to an agency whose answer is overdue, from the tables. It holds nothing of the complaint."""

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from oversight.documents.papers.overdue_notice import OverdueNotice, Unanswered
from oversight.documents.values import Language, Officer, Passage
from oversight.domain.deadlines import read_deadline, working_days_between
from oversight.domain.terms import Action, Role
from oversight.persistence.models import Answer, Docket, Event, FinalDocument, Recommendation
from oversight.services.context import LOCAL, Context
from oversight.services.panel import panel_of
from oversight.services.paper_final import LANGUAGES, POSTS
from oversight.services.paper_parts import frame_of, name_of, term_of, written


def overdue_notice_of(ctx: Context, docket: Docket, event: Event) -> OverdueNotice | None:
    """The notice as of the day on which the silence was marked; None when nothing waits for an answer."""
    case, response, agency = docket.case, docket.response, docket.agency
    if case is None or response is None or agency is None:
        return None
    final = ctx.session.scalars(
        select(FinalDocument)
        .where(FinalDocument.case_id == case.id)
        .options(selectinload(FinalDocument.recommendations))
    ).one()
    sent_as = ctx.session.scalars(
        select(Event.sequence)
        .where(Event.docket_id == docket.id, Event.action == Action.DISPATCH)
        .order_by(Event.sequence.desc())
    ).first()
    answered = set(
        ctx.session.scalars(
            select(Answer.recommendation_id).where(Answer.response_id == response.id, Answer.is_sent.is_(True))
        )
    )
    adopted = [one for one in final.recommendations if one.is_adopted]
    waiting = [one for one in adopted if one.id not in answered]
    if sent_as is None or final.adopted_on is None or not waiting:
        return None
    today = event.at.astimezone(LOCAL).date()
    return OverdueNotice(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        object_name=name_of(agency),
        object_address=Passage(agency.address, agency.address, agency.address) if agency.address else None,
        title=Passage(docket.title_kk or None, docket.title_ru or None, docket.title_en or None),
        final_number=f"{docket.number}/{sent_as:02}",
        adopted_on=final.adopted_on.isoformat(),
        received_on=response.received_on.isoformat(),
        term=term_of(read_deadline(ctx.statute, "object_response", response.received_on)),
        as_of=today.isoformat(),
        days_late=max(1, working_days_between(ctx.statute.calendar, response.due_on, today)),  # on a day off: begun
        unanswered=tuple(_unanswered(one) for one in waiting),
        recommendations=len(adopted),
        signatory=_chair(ctx, docket),
    )


def _unanswered(row: Recommendation) -> Unanswered:
    language = cast(Language, row.authentic_language)
    return Unanswered(
        row.number,
        Passage(row.text_kk or None, row.text_ru or None, None, authentic=language),
        written(row.addressee, language),
    )


def _chair(ctx: Context, docket: Docket) -> Officer:
    """The chair, or the secretary of a commission without one."""
    people = panel_of(ctx, docket).people
    wanted = [one for role in (Role.CHAIR, Role.SECRETARY) for one in people if one.role is role and not one.is_recused]
    return Officer(wanted[0].name, POSTS[wanted[0].role]) if wanted else Officer("–", POSTS[Role.CHAIR])
