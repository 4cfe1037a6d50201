"""What the commission's people read of the agency's side: the answers as sent, never the agency's drafts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from oversight.domain.deadlines import is_overdue
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action, CaseState, Outcome, Position, ResponseState
from oversight.persistence.models import Docket
from oversight.services import closure
from oversight.services.answer_sheet import AnswerSheet, sheet_from
from oversight.services.answer_values import HearingView, PlotView, RecommendationView
from oversight.services.case_file import Named, RunningTerm, possible_actions, running_terms
from oversight.services.case_rows import CaseRows, rows_of
from oversight.services.casework import read
from oversight.services.context import LOCAL, Context
from oversight.services.delivery import ReceiptReading, read_receipt
from oversight.services.returned_land import has_land

FOLLOW_UP_TERMS = frozenset({"object_response", "response_complete"})


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """The agency's side of one docket for its commission. Versions and sequence go into the forms."""

    number: str
    titles: dict[str, str]
    agency: Named | None
    response_state: ResponseState | None
    is_open: bool
    outcome: Outcome | None
    response_version: int
    sequence: int
    dispatched_on: date | None
    receipt: ReceiptReading | None  # while receipt is awaited
    received_on: date | None
    is_deemed: bool
    due_on: date | None
    is_late: bool
    sent_at: datetime | None
    signed_by: str
    language: str
    remedy_text: str
    completion_request: str
    closing_reasons: str
    hearing: HearingView | None
    recommendations: tuple[RecommendationView, ...]
    terms: tuple[RunningTerm, ...]
    proposed_outcome: Outcome
    possible_outcomes: tuple[Outcome, ...]
    missing_to_follow: tuple[str, ...]  # sentences
    missing_to_close: tuple[str, ...]
    possible: frozenset[Action]
    has_land: bool  # a case about land: plots returned to the state are recorded with the check of a measure
    region: str

    def may(self, action: Action | str) -> bool:
        """Whether this actor may do *action* in the present state."""
        return Action(action) in self.possible

    @property
    def sent(self) -> tuple[RecommendationView, ...]:
        """The recommendations that are answered."""
        return tuple(row for row in self.recommendations if row.answer.is_sent)

    @property
    def measured(self) -> tuple[RecommendationView, ...]:
        """Those answered with a promise."""
        return tuple(row for row in self.sent if row.answer.position in {Position.ACCEPTED, Position.IN_PART})

    @property
    def plots(self) -> tuple[PlotView, ...]:
        """Land returned to the state, in the order in which it was recorded; also what was struck out."""
        plots = (plot for row in self.recommendations if row.measure for plot in row.measure.plots)
        return tuple(sorted(plots, key=lambda plot: plot.number))

    @property
    def hectares(self) -> Decimal:
        """The area of the plots that count."""
        return sum((plot.area for plot in self.plots if plot.struck_at is None), Decimal(0))


def open_follow_up(ctx: Context, number: str, action: Action = Action.ASSESS) -> FollowUpView:
    """The agency's side for somebody of the commission. *action* is the act the page is for.

    Raises NotVisible, NotPermitted.
    """
    return follow_up_view(ctx, read(ctx, number, action))


def follow_up_view(ctx: Context, docket: Docket, rows: CaseRows | None = None) -> FollowUpView:
    """The view of a docket loaded for one of its commission's people; *rows* if they are read already."""
    rows = rows or rows_of(ctx, docket)
    final = rows.final if rows.final is not None and rows.final.dispatched_at is not None else None
    sheet = sheet_from(final, rows.answers, rows.hearing)
    response = docket.response
    ended_on = response.sent_at.astimezone(LOCAL).date() if response and response.sent_at else ctx.today
    still_open = closure.still_open(rows.terms, ctx.today)
    return FollowUpView(
        number=docket.number,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        agency=Named.body(docket.agency) if docket.agency else None,
        response_state=response.state if response else None,
        is_open=docket.is_open,
        outcome=docket.outcome,
        response_version=response.version if response else 0,
        sequence=docket.last_sequence,
        dispatched_on=final.dispatched_at.astimezone(LOCAL).date() if final and final.dispatched_at else None,
        receipt=read_receipt(ctx, docket, final) if final and response is None else None,
        received_on=response.received_on if response else None,
        is_deemed=final is not None and final.receipt_kind == "deemed",
        due_on=response.due_on if response else None,
        is_late=response is not None and is_overdue(response.due_on, ended_on),
        sent_at=response.sent_at if response else None,
        signed_by=response.signed_by if response else "",
        language=response.language if response else "",
        remedy_text=response.remedy_text if response else "",
        completion_request=response.completion_request if response else "",
        closing_reasons=docket.case.reasons if docket.case and not docket.is_open else "",
        hearing=HearingView.of(sheet.hearing) if sheet.hearing else None,
        recommendations=_as_sent(sheet),
        terms=tuple(term for term in running_terms(ctx, docket, rows.terms) if term.key in FOLLOW_UP_TERMS),
        proposed_outcome=closure.propose_outcome(sheet),
        possible_outcomes=closure.possible_outcomes(sheet),
        missing_to_follow=(*closure.missing_assessments(sheet), *still_open),
        missing_to_close=(*closure.missing_to_close(sheet), *still_open),
        possible=possible_actions(ctx, docket),
        has_land=has_land(docket),
        region=docket.region,
    )


def _as_sent(sheet: AnswerSheet) -> tuple[RecommendationView, ...]:
    answers = closure.sent_answers(sheet)
    return tuple(RecommendationView.of(row, answers.get(row.number)) for row in sheet.recommendations)


def is_followed(docket: Docket) -> bool:
    """Whether there is an agency's side yet: the document was sent."""
    return docket.case is not None and (docket.case.state is CaseState.SENT or docket.response is not None)


def plot_of(view: FollowUpView, number: int) -> PlotView:
    """A plot that counts. Raises NotVisible."""
    found = next((plot for plot in view.plots if plot.number == number and plot.struck_at is None), None)
    if found is None:
        raise NotVisible
    return found


def answered_of(view: FollowUpView, number: int) -> RecommendationView:
    """A recommendation that is answered. Raises NotVisible."""
    found = next((row for row in view.sent if row.number == number), None)
    if found is None:
        raise NotVisible
    return found
