"""Read the control of a docket whole, for the commission's pages: programme, facts, votes, final document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oversight.domain import policy
from oversight.domain.calendar_days import working_days_between
from oversight.domain.deadlines import Reading
from oversight.domain.errors import NotVisible, TransitionNotAllowed
from oversight.domain.final_elements import MissingElement, missing_elements, missing_votes
from oversight.domain.pauses import Pause
from oversight.domain.terms import (
    COMMISSION_ROLES,
    Action,
    CaseState,
    MotionKind,
    MotionState,
    Role,
)
from oversight.persistence.models import Case, Docket, FinalDocument
from oversight.services.attachments import FileView, file_views
from oversight.services.case_file import possible_actions
from oversight.services.case_rows import CaseRows, rows_of
from oversight.services.casework import read
from oversight.services.context import LOCAL, Context
from oversight.services.dispatch import dispatch_term
from oversight.services.final_documents import facts_of
from oversight.services.final_view import (
    FinalView,
    MotionView,
    RecommendationView,
    final_view,
    motion_view,
    recommendation_views,
)
from oversight.services.information import RequestView, requests_of
from oversight.services.opinions import OpinionView, opinions_of
from oversight.services.parties import parties_of
from oversight.services.pausing import pauses_of
from oversight.services.programme import longest_control, missing_for_opening, notice_term
from oversight.services.public_hearings import PublicHearingView, hearings_of
from oversight.services.visits import VisitView, visits_of
from oversight.statute.words import Words


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody at the commission, by the name under which the seat is public."""

    seat_id: UUID
    account_id: UUID
    name: str
    role: Role
    position: str


@dataclass(frozen=True, slots=True)
class Programme:
    """What was decided to be controlled, and what became of it. Days are local dates."""

    form_key: str | None
    form: Words | None
    tasks: str
    questions: str
    starts_on: date | None
    ends_on: date | None
    place: str
    group: tuple[Official, ...]
    rapporteur: Official | None
    rapporteur_reasons: str
    notified_on: date | None
    started_on: date | None
    completed_on: date | None
    reasons: str
    longest: Reading | None  # a rule of the commission: until when it should end
    notice: Reading | None  # a rule of the commission: by when the agency should be told
    is_over_length: bool
    is_notice_late: bool
    notice_days: int  # working days left for the notice; negative when its day has passed


@dataclass(frozen=True, slots=True)
class Replacement:
    """Somebody of the group is recused, and who is proposed instead; None where nobody is free of conflicts."""

    left: Official | None
    was_rapporteur: bool
    proposed: Official | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A recorded fact. ``recorded_by`` is None when the seat has ended."""

    number: int
    text: str
    language: str
    established_on: date
    place: str
    evidence: str
    recorded_by: Official | None
    recorded_at: datetime
    withdrawn_at: datetime | None
    withdrawal_reasons: str
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """The section of the control on a case page, and what its forms carry."""

    number: str
    state: CaseState
    version: int
    sequence: int
    titles: Mapping[str, str]
    possible: frozenset[Action]
    agency: Mapping[str, str] | None
    programme: Programme
    missing_for_opening: tuple[str, ...]  # sentences; empty when the opening may be decided
    replacement: Replacement | None  # while the place of somebody recused is empty
    findings: tuple[FindingView, ...]
    requests: tuple[RequestView, ...]  # for information
    opinions: tuple[OpinionView, ...]  # of experts
    visits: tuple[VisitView, ...]
    hearings: Sequence[PublicHearingView]  # public ones, the form of the control
    motions: tuple[MotionView, ...]  # about the control and the document as a whole, oldest first
    final: FinalView | None
    recommendations: tuple[RecommendationView, ...]
    missing: tuple[MissingElement, ...]  # what the law or the commission still asks for before a vote
    unvoted: tuple[MissingElement, ...]  # recommendations that stand before the vote on the whole
    dispatch_term: Reading | None
    dispatch_late_by: int  # working days after the term; 0 when in time

    def may(self, action: Action | str) -> bool:
        """Whether this actor may do *action* in the present state."""
        return Action(action) in self.possible

    @property
    def standing_findings(self) -> tuple[FindingView, ...]:
        """The facts that were not withdrawn."""
        return tuple(one for one in self.findings if one.withdrawn_at is None)

    @property
    def printed(self) -> tuple[RecommendationView, ...]:
        """The recommendations that are part of the document: all but those the commission did not carry."""
        return tuple(one for one in self.recommendations if one.is_adopted is not False)

    @property
    def is_under_adoption(self) -> bool:
        """Whether the document as a whole is being voted on, so that nothing in it may change."""
        return any(one.kind is MotionKind.ADOPT_FINAL and one.state is MotionState.OPEN for one in self.motions)

    @property
    def numbers_stand(self) -> bool:
        """Whether a vote on a recommendation was ever opened: from then on the numbers stay."""
        return any(one.motions for one in self.recommendations)

    def recommendation(self, number: int) -> RecommendationView:
        """The recommendation of that number. Raises NotVisible."""
        found = next((one for one in self.recommendations if one.number == number), None)
        if found is None:
            raise NotVisible
        return found

    def finding(self, number: int) -> FindingView:
        """The recorded fact of that number. Raises NotVisible."""
        found = next((one for one in self.findings if one.number == number), None)
        if found is None:
            raise NotVisible
        return found

    def request(self, number: int) -> RequestView:
        """The request of that number that waits for its answer. Raises NotVisible."""
        found = next((one for one in self.requests if one.number == number and one.answered_on is None), None)
        if found is None:
            raise NotVisible
        return found


def open_control(ctx: Context, number: str) -> ControlView:
    """The control of a docket for somebody of its commission who has answered the declaration.

    Raises NotVisible for everybody else and before there is a control, NotPermitted until the declaration is answered.
    """
    return control_view(ctx, _readable(ctx, number))


def open_for(ctx: Context, number: str, action: Action) -> ControlView:
    """As `open_control`, for the page of one act. Raises NotPermitted or TransitionNotAllowed."""
    docket = _readable(ctx, number)
    policy.require(ctx.actor, action, parties_of(docket))
    if action not in possible_actions(ctx, docket):
        raise TransitionNotAllowed
    return control_view(ctx, docket)


def _readable(ctx: Context, number: str) -> Docket:
    docket = read(ctx, number)
    if docket.commission_id not in ctx.actor.bodies(COMMISSION_ROLES) or docket.case is None:
        raise NotVisible
    policy.require(ctx.actor, Action.READ_PAPERS, parties_of(docket))
    return docket


def control_view(ctx: Context, docket: Docket, rows: CaseRows | None = None) -> ControlView:
    """The control of a loaded docket; *rows* if read already. Whether the actor may see it was asked before."""
    case = docket.case
    if case is None:
        raise NotVisible
    rows = rows or rows_of(ctx, docket)
    officials = _officials(rows)
    final = rows.final
    findings = _findings(ctx, rows, officials)
    standing = sum(one.withdrawn_at is None for one in findings)
    facts = facts_of(final, case.form, standing) if final else None
    motions = tuple(map(motion_view, rows.motions))
    term = dispatch_term(ctx, case)
    return ControlView(
        number=docket.number,
        state=case.state,
        version=case.version,
        sequence=docket.last_sequence,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        possible=possible_actions(ctx, docket),
        agency={code: docket.agency.name(code) for code in ("kk", "ru", "en")} if docket.agency else None,
        programme=_programme(ctx, docket, case, officials, pauses_of(rows.events)),
        missing_for_opening=tuple(missing_for_opening(ctx, docket)) if case.state is CaseState.CLEARED else (),
        replacement=_replacement(case, rows, officials),
        findings=findings,
        requests=requests_of(ctx, case.id, rows.events, rows.terms),
        opinions=opinions_of(ctx, case.id, rows.events, {one.account_id: one.name for one in officials.values()}),
        visits=visits_of(ctx, case.id, rows.events, {key: one.name for key, one in officials.items()}),
        hearings=hearings_of(ctx, case.id, rows.events),
        motions=tuple(one for one in motions if one.kind in {MotionKind.OPEN_CONTROL, MotionKind.ADOPT_FINAL}),
        final=final_view(ctx, case, final) if final else None,
        recommendations=recommendation_views(final.recommendations, motions) if final else (),
        missing=missing_elements(facts) if facts else (),
        unvoted=missing_votes(facts.recommendations) if facts else (),
        dispatch_term=term,
        dispatch_late_by=_late_by(ctx, term, final),
    )


def _officials(rows: CaseRows) -> Mapping[str, Official]:
    """The seats of the commission, ended ones too, by seat id and by account id."""
    found: dict[str, Official] = {}
    for seat in sorted(rows.seats, key=lambda one: (one.ended_at is not None, one.role)):
        official = Official(seat.id, seat.account_id, seat.public_name, seat.role, seat.position)
        found[str(seat.id)] = official
        found.setdefault(str(seat.account_id), official)
    return found


def _programme(
    ctx: Context, docket: Docket, case: Case, officials: Mapping[str, Official], pauses: tuple[Pause, ...]
) -> Programme:
    form = ctx.statute.control_forms.get(case.form or "")
    longest, notice = longest_control(ctx, docket, case, pauses), notice_term(ctx, docket, case)
    told_on = case.notified_on or ctx.today
    return Programme(
        form_key=case.form,
        form=form.name if form else None,
        tasks=case.tasks,
        questions=case.questions,
        starts_on=case.starts_on,
        ends_on=case.ends_on,
        place=case.place,
        group=tuple(officials[seat_id] for seat_id in case.group if seat_id in officials),
        rapporteur=officials.get(str(case.rapporteur_id)),
        rapporteur_reasons=case.rapporteur_reasons,
        notified_on=case.notified_on,
        started_on=case.started_on,
        completed_on=case.completed_on,
        reasons=case.reasons,
        longest=longest,
        notice=notice,
        is_over_length=bool(longest and case.ends_on and case.ends_on > longest.due_on),
        is_notice_late=bool(notice and told_on > notice.due_on),
        notice_days=working_days_between(ctx.statute.calendar, told_on, notice.due_on) if notice else 0,
    )


_STAFFED = frozenset(
    {
        CaseState.CLEARED,
        CaseState.OPENED,
        CaseState.NOTIFIED,
        CaseState.IN_PROGRESS,
        CaseState.SUSPENDED,
        CaseState.COMPLETED,
        CaseState.DRAFT_FINAL,
    }
)


def _replacement(case: Case, rows: CaseRows, officials: Mapping[str, Official]) -> Replacement | None:
    """What the last recusal proposed, unless the control is over or the place is taken."""
    recusals = [event for event in rows.events if event.action is Action.RECUSE and "left" in event.data]
    if case.state not in _STAFFED or not recusals:
        return None
    last = recusals[-1]
    was_rapporteur = last.data["left"] == "rapporteur"
    proposed = str(last.data["proposed"])
    seats = {str(seat.id) for seat in rows.seats if str(seat.account_id) == proposed}
    if seats & set(case.group) or (was_rapporteur and case.rapporteur_id is not None):
        return None
    return Replacement(officials.get(str(last.actor_id)), was_rapporteur, officials.get(proposed))


def _findings(ctx: Context, rows: CaseRows, officials: Mapping[str, Official]) -> tuple[FindingView, ...]:
    return tuple(
        FindingView(
            row.number,
            row.text,
            row.language,
            row.established_on,
            row.place,
            row.evidence,
            officials.get(str(row.recorded_by_id)),
            row.recorded_at,
            row.withdrawn_at,
            row.withdrawal_reasons,
            file_views(ctx, rows.files.get(row.id, ())),
        )
        for row in rows.findings
    )


def _late_by(ctx: Context, term: Reading | None, final: FinalDocument | None) -> int:
    """Working days between the last day and the dispatch, or today while it is not sent."""
    if term is None:
        return 0
    sent_on = final.dispatched_at.astimezone(LOCAL).date() if final and final.dispatched_at else ctx.today
    return max(0, working_days_between(ctx.statute.calendar, term.due_on, sent_on))
