"""The recommendations an agency has to answer, what it has written so far, and its hearing: read together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from oversight.domain.completeness import AnswerFacts, HearingFacts, Missing, missing_from_answers, missing_hearing
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Position
from oversight.persistence.models import (
    AgencyHearing,
    Answer,
    Commitment,
    Docket,
    FinalDocument,
    Recommendation,
    Response,
)
from oversight.services.context import Context
from oversight.statute.schema import Statute

WITH_MEASURE = joinedload(Answer.commitment).joinedload(Commitment.plots)
"""Read with an answer the measure it promised and the land that came back with it, in the same statement."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Rows of one docket: adopted recommendations in order, answers by recommendation id, the agency hearing."""

    recommendations: tuple[Recommendation, ...]
    answers: dict[UUID, Answer]
    hearing: AgencyHearing | None

    @property
    def facts(self) -> tuple[AnswerFacts, ...]:
        """The answers that exist, as the guards want them."""
        return tuple(
            facts_of(row.number, self.answers[row.id]) for row in self.recommendations if row.id in self.answers
        )

    @property
    def hearing_facts(self) -> HearingFacts:
        """The hearing as the guards want it."""
        row = self.hearing
        if row is None:
            return HearingFacts(None)
        return HearingFacts(row.mode, row.notice_on, row.decision_on, row.held_on, row.reasons)

    @property
    def needs_hearing(self) -> bool:
        """Whether a position written so far asks for the agency hearing: a refusal or a partial acceptance."""
        return any(answer.position in {Position.IN_PART, Position.REFUSED} for answer in self.facts)

    def recommendation(self, number: int) -> Recommendation:
        """The adopted recommendation with that number. Raises NotVisible."""
        found = next((row for row in self.recommendations if row.number == number), None)
        if found is None:
            raise NotVisible
        return found

    def answer(self, number: int) -> Answer | None:
        """What is written on that recommendation. Raises NotVisible when there is no such recommendation."""
        return self.answers.get(self.recommendation(number).id)

    def sent_answer(self, number: int) -> Answer:
        """The answer as sent. Raises NotVisible: the agency's drafts are its own."""
        answer = self.answer(number)
        if answer is None or not answer.is_sent:
            raise NotVisible
        return answer

    def missing(self, decided_on: date, statute: Statute) -> tuple[Missing, ...]:
        """Everything that stands between the agency and sending on *decided_on* (Article 13(4)-(6))."""
        numbers = [row.number for row in self.recommendations]
        return missing_from_answers(numbers, self.facts, self.hearing_facts, decided_on, statute)

    def missing_hearing(self, decided_on: date, statute: Statute) -> tuple[Missing, ...]:
        """What the hearing lacks for the positions written so far, even while other answers are unfinished."""
        return missing_hearing(self.facts, self.hearing_facts, decided_on, statute) if self.needs_hearing else ()


def facts_of(number: int, answer: Answer) -> AnswerFacts:
    """One answer as the guards want it."""
    return AnswerFacts(
        number,
        answer.position,
        answer.reasons,
        answer.measure,
        answer.measure_on,
        answer.responsible,
        answer.legal_reference,
    )


def sheet_of(ctx: Context, docket: Docket) -> AnswerSheet:
    """The sheet of a loaded docket: two statements, three once the agency has received the document.

    Only what was adopted and sent counts: before dispatch there is nothing to answer.
    """
    recommendations = _recommendations(ctx, docket)
    response = docket.response
    if response is None:
        return AnswerSheet(recommendations, {}, None)
    return AnswerSheet(recommendations, answers_of(ctx, response), hearing_of(ctx, response))


def sheet_from(
    final: FinalDocument | None, answers: Mapping[UUID, Answer], hearing: AgencyHearing | None
) -> AnswerSheet:
    """The sheet of rows already read; *final* is None before it was sent."""
    adopted = [row for row in final.recommendations if row.is_adopted] if final is not None else []
    return AnswerSheet(tuple(adopted), dict(answers), hearing)


def _recommendations(ctx: Context, docket: Docket) -> tuple[Recommendation, ...]:
    if docket.case is None:
        return ()
    query = (
        select(Recommendation)
        .join(FinalDocument, FinalDocument.id == Recommendation.final_document_id)
        .where(
            FinalDocument.case_id == docket.case.id,
            FinalDocument.dispatched_at.is_not(None),
            Recommendation.is_adopted.is_(True),
        )
        .order_by(Recommendation.number)
    )
    return tuple(ctx.session.scalars(query))


def answers_of(ctx: Context, response: Response) -> dict[UUID, Answer]:
    """The answers of a response by recommendation id, each with its commitment and its land. One statement."""
    query = select(Answer).where(Answer.response_id == response.id).options(WITH_MEASURE)
    rows = ctx.session.scalars(query.execution_options(populate_existing=True)).unique()
    return {row.recommendation_id: row for row in rows}


def hearing_of(ctx: Context, response: Response) -> AgencyHearing | None:
    """The agency hearing of a response, if any. One statement."""
    return ctx.session.scalars(select(AgencyHearing).where(AgencyHearing.response_id == response.id)).one_or_none()


def final_document_of(ctx: Context, docket: Docket) -> FinalDocument | None:
    """The final document of a docket, once it was sent; without its recommendations. One statement."""
    if docket.case is None:
        return None
    query = select(FinalDocument).where(
        FinalDocument.case_id == docket.case.id, FinalDocument.dispatched_at.is_not(None)
    )
    return ctx.session.scalars(query).one_or_none()
