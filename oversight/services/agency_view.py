"""What an agency may know of a docket: an allow-list.

The final document, its recommendations, the agency's own drafts and hearing, its terms, public events. What is not
named here never reaches the agency: no filer, no filer's word or file, no finding in the making, no vote, no note.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from oversight.domain.completeness import Missing
from oversight.domain.deadlines import is_overdue
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action, CaseState, ResponseState
from oversight.persistence import cases
from oversight.persistence.models import Docket, Term
from oversight.services.answer_sheet import AnswerSheet, sheet_from
from oversight.services.answer_values import HearingView, RecommendationView
from oversight.services.case_file import Named, RunningTerm, happened, possible_actions, running_terms
from oversight.services.case_rows import final_rows
from oversight.services.casework import read
from oversight.services.context import LOCAL, Context
from oversight.services.delivery import ReceiptReading, read_receipt
from oversight.services.hearings import earliest_decision, latest_notice
from oversight.services.information import RequestView, requests_of
from oversight.services.issued_papers import PaperFile, PaperView, list_papers, read_paper
from oversight.services.responses import Colleague, colleagues

AGENCY_TERMS = frozenset({"object_response", "response_complete", "info_request_control"})


@dataclass(frozen=True, slots=True)
class PublicStep:
    """A public event: its sentence, to translate, and its day; never the hour, never who."""

    sentence: str
    on: date


@dataclass(frozen=True, slots=True)
class AgencyView:
    """Everything an agency's page may mention. Versions and sequence go into the forms."""

    number: str
    titles: dict[str, str]
    commission: Named
    agency: Named
    region: str
    topic: str
    form: str | None
    case_state: CaseState
    response_state: ResponseState | None
    is_open: bool
    case_version: int
    response_version: int
    sequence: int
    dispatched_on: date | None
    receipt: ReceiptReading | None  # while receipt is awaited: what confirming now starts
    received_on: date | None
    is_deemed: bool
    due_on: date | None
    is_late: bool  # the answer is overdue, or was sent after its last day
    executor: Colleague | None
    colleagues: tuple[Colleague, ...]
    sent_at: datetime | None
    signed_by: str
    language: str
    remedy_text: str
    completion_request: str
    hearing: HearingView | None
    needs_hearing: bool
    earliest_decision_on: date  # if notice of the hearing is given today
    latest_notice_on: date | None  # for a decision on the last day of the answer
    missing: tuple[Missing, ...]
    missing_hearing: tuple[Missing, ...]
    recommendations: tuple[RecommendationView, ...]
    requests: tuple[RequestView, ...]  # for information, in the course of the control
    terms: tuple[RunningTerm, ...]
    events: tuple[PublicStep, ...]
    papers: tuple[PaperView, ...]
    possible: frozenset[Action]

    def may(self, action: Action | str) -> bool:
        """Whether this actor may do *action* in the present state."""
        return Action(action) in self.possible

    def request(self, number: int) -> RequestView:
        """The request of that number that waits for the agency's answer. Raises NotVisible."""
        found = next((one for one in self.requests if one.number == number and one.answered_on is None), None)
        if found is None:
            raise NotVisible
        return found

    def term(self, key: str) -> RunningTerm | None:
        """The running term of that key."""
        return next((term for term in self.terms if term.key == key), None)


def open_view(ctx: Context, number: str) -> AgencyView:
    """The docket for an agency's page. Raises NotVisible for one that is addressed to somebody else."""
    docket = read(ctx, number, Action.DRAFT_ANSWER)
    return agency_view(ctx, docket)


def agency_view(ctx: Context, docket: Docket) -> AgencyView:
    """The view of a docket loaded for one of its agency's people."""
    if docket.case is None or docket.agency is None:
        raise NotVisible
    drafted, answers, hearing = final_rows(ctx, docket)
    final = drafted if drafted is not None and drafted.dispatched_at is not None else None
    sheet = sheet_from(final, answers, hearing)
    response = docket.response
    events = cases.events_of(ctx.session, docket.id)
    terms = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))).all()
    people = colleagues(ctx, docket.agency_id) if response else ()
    is_awaited = docket.case.state is CaseState.SENT and final is not None
    ended_on = response.sent_at.astimezone(LOCAL).date() if response and response.sent_at else ctx.today
    return AgencyView(
        number=docket.number,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        commission=Named.body(docket.commission),
        agency=Named.body(docket.agency),
        region=docket.region,
        topic=docket.topic,
        form=docket.case.form,
        case_state=docket.case.state,
        response_state=response.state if response else None,
        is_open=docket.is_open,
        case_version=docket.case.version,
        response_version=response.version if response else 0,
        sequence=docket.last_sequence,
        dispatched_on=final.dispatched_at.astimezone(LOCAL).date() if final and final.dispatched_at else None,
        receipt=read_receipt(ctx, docket, final) if is_awaited and final else None,
        received_on=response.received_on if response else None,
        is_deemed=final is not None and final.receipt_kind == "deemed",
        due_on=response.due_on if response else None,
        is_late=response is not None and is_overdue(response.due_on, ended_on),
        executor=next((one for one in people if response and one.account_id == response.executor_id), None),
        colleagues=people,
        sent_at=response.sent_at if response else None,
        signed_by=response.signed_by if response else "",
        language=response.language if response else "",
        remedy_text=response.remedy_text if response else "",
        completion_request=response.completion_request if response else "",
        hearing=HearingView.of(sheet.hearing) if sheet.hearing else None,
        needs_hearing=sheet.needs_hearing,
        earliest_decision_on=earliest_decision(ctx.statute, ctx.today),
        latest_notice_on=latest_notice(ctx.statute, response.due_on) if response else None,
        missing=sheet.missing(ctx.today, ctx.statute),
        missing_hearing=sheet.missing_hearing(ctx.today, ctx.statute),
        recommendations=_recommendations(ctx, sheet),
        requests=requests_of(ctx, docket.case.id, events, terms),
        terms=tuple(term for term in running_terms(ctx, docket, terms) if term.key in AGENCY_TERMS),
        events=tuple(
            PublicStep(event.sentence, event.at.astimezone(LOCAL).date())
            for event in happened(ctx, docket, events, public_only=True)
        ),
        papers=list_papers(ctx, docket),
        possible=possible_actions(ctx, docket),
    )


def _recommendations(ctx: Context, sheet: AnswerSheet) -> tuple[RecommendationView, ...]:
    missing = sheet.missing(ctx.today, ctx.statute)
    return tuple(
        RecommendationView.of(
            row, sheet.answers.get(row.id), tuple(one.sentence for one in missing if one.number == row.number)
        )
        for row in sheet.recommendations
    )


def agency_paper(ctx: Context, number: str, paper_id: UUID) -> PaperFile:
    """The bytes of a paper addressed to the agency. Reading it is not receipt. Raises NotVisible, PaperDamaged."""
    read(ctx, number, Action.DRAFT_ANSWER)
    return read_paper(ctx, number, paper_id)


def measure_of(view: AgencyView, number: int) -> RecommendationView:
    """The recommendation whose measure is followed. Raises NotVisible when there is none."""
    found = next((row for row in view.recommendations if row.number == number and row.measure), None)
    if found is None:
        raise NotVisible
    return found
