"""All rows of one docket that the commission's pages are made of; each table is asked once, however much has happened.

Six statements after the docket's own two: terms, events, people with the rules, facts with their files, questions with
their votes, the final document with what the agency answered. What a case cannot have yet is not asked for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from oversight.domain.terms import CaseState
from oversight.persistence import cases
from oversight.persistence.models import (
    AgencyHearing,
    Answer,
    Attachment,
    CommissionRules,
    Docket,
    Event,
    FinalDocument,
    Finding,
    Motion,
    Recommendation,
    Term,
    Vote,
)
from oversight.services.answer_sheet import WITH_MEASURE
from oversight.services.context import Context
from oversight.services.panel import seats_and_rules

# Before its control begins a case has no facts, and before it is completed no document.
_WITHOUT_FACTS = frozenset({CaseState.DRAFT, CaseState.CLEARED, CaseState.OPENED, CaseState.NOTIFIED})
_WITHOUT_DOCUMENT = _WITHOUT_FACTS | {CaseState.IN_PROGRESS, CaseState.SUSPENDED, CaseState.COMPLETED}


FinalRows = tuple[FinalDocument | None, Mapping[UUID, Answer], AgencyHearing | None]


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The rows behind one docket, in the order in which pages show them."""

    terms: Sequence[Term]  # running, soonest first
    events: Sequence[Event]
    seats: Sequence[Any]  # of the commission, as `panel.seats_and_rules` gives them
    rules: CommissionRules  # in force today
    findings: Sequence[Finding]
    files: Mapping[UUID, Sequence[Attachment]]  # by finding
    motions: Sequence[Motion]  # oldest first
    votes: Mapping[UUID, Sequence[Vote]]  # by motion
    final: FinalDocument | None = None
    answers: Mapping[UUID, Answer] = field(default_factory=dict)  # by recommendation
    hearing: AgencyHearing | None = None

    @property
    def recommendations(self) -> Mapping[UUID, Recommendation]:
        """Those of the final document, by id, in the order of their numbers."""
        return {row.id: row for row in self.final.recommendations} if self.final is not None else {}


def rows_of(ctx: Context, docket: Docket) -> CaseRows:
    """The rows of a loaded docket. Whether the actor may see them is asked by whoever makes a view of them."""
    seats, rules = seats_and_rules(ctx, docket.commission_id, ctx.today)
    findings, files = _findings(ctx, docket)
    motions, votes = _motions(ctx, docket)
    final, answers, hearing = final_rows(ctx, docket)
    return CaseRows(
        _terms(ctx, docket),
        cases.events_of(ctx.session, docket.id),
        seats,
        rules,
        findings,
        files,
        motions,
        votes,
        final,
        answers,
        hearing,
    )


def _terms(ctx: Context, docket: Docket) -> Sequence[Term]:
    query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))
    return sorted(ctx.session.scalars(query), key=lambda term: (term.due_on, term.key))


def _findings(ctx: Context, docket: Docket) -> tuple[Sequence[Finding], Mapping[UUID, Sequence[Attachment]]]:
    if docket.case is None or docket.case.state in _WITHOUT_FACTS:
        return (), {}
    rows = ctx.session.execute(
        select(Finding, Attachment)
        .outerjoin(Attachment, (Attachment.finding_id == Finding.id) & Attachment.removed_at.is_(None))
        .where(Finding.case_id == docket.case.id)
        .execution_options(populate_existing=True)
    ).all()
    files: dict[UUID, list[Attachment]] = defaultdict(list)
    for finding, file in rows:
        if file is not None:
            files[finding.id].append(file)
    for kept in files.values():
        kept.sort(key=lambda file: (file.created_at, file.name))
    return sorted({finding for finding, _ in rows}, key=lambda finding: finding.number), files


def _motions(ctx: Context, docket: Docket) -> tuple[Sequence[Motion], Mapping[UUID, Sequence[Vote]]]:
    rows = ctx.session.execute(
        select(Motion, Vote)
        .outerjoin(Vote, Vote.motion_id == Motion.id)
        .where(Motion.docket_id == docket.id)
        .execution_options(populate_existing=True)
    ).all()
    votes: dict[UUID, list[Vote]] = defaultdict(list)
    for motion, vote in rows:
        if vote is not None:
            votes[motion.id].append(vote)
    return sorted({motion for motion, _ in rows}, key=lambda motion: (motion.opened_at, motion.id)), votes


def final_rows(ctx: Context, docket: Docket) -> FinalRows:
    """The final document with its recommendations, the answers by recommendation, the agency hearing: one statement."""
    case, response = docket.case, docket.response
    if case is None or case.state in _WITHOUT_DOCUMENT:
        return None, {}, None
    query: Any = (
        select(FinalDocument, Recommendation)
        .outerjoin(Recommendation, Recommendation.final_document_id == FinalDocument.id)
        .where(FinalDocument.case_id == case.id)
        .execution_options(populate_existing=True)
    )
    if response is not None:
        query = (
            query.add_columns(Answer, AgencyHearing)
            .outerjoin(Answer, Answer.recommendation_id == Recommendation.id)
            .outerjoin(AgencyHearing, AgencyHearing.response_id == response.id)
            .options(WITH_MEASURE)
        )
    rows = ctx.session.execute(query).unique().all()
    if not rows:
        return None, {}, None
    final: FinalDocument = rows[0][0]
    set_committed_value(final, "recommendations", sorted({row[1] for row in rows} - {None}, key=_number))
    if response is None:
        return final, {}, None
    return final, {row[2].recommendation_id: row[2] for row in rows if row[2] is not None}, rows[0][3]


def _number(recommendation: Recommendation) -> int:
    return recommendation.number
