"""The commission's own page of a docket, read once: the frame, the papers, the people, the votes. No act here."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from oversight.domain import policy, workflow
from oversight.domain.deadlines import Reading
from oversight.domain.errors import NotVisible
from oversight.domain.grounds import GroundReading, read_ground
from oversight.domain.terms import (
    COMMISSION_ROLES,
    Action,
    ComplaintState,
    InterestMeasure,
    InterestStatement,
    MotionKind,
    MotionState,
)
from oversight.persistence.models import Docket
from oversight.services.case_file import CaseFile, Named, file_of
from oversight.services.case_rows import rows_of
from oversight.services.casework import read
from oversight.services.context import Context
from oversight.services.control_view import ControlView, control_view
from oversight.services.corrections import correctable
from oversight.services.declarations import Hint, hints_for
from oversight.services.follow_up_view import FollowUpView, follow_up_view, is_followed
from oversight.services.issued_papers import PaperView, list_papers
from oversight.services.motion_reading import MotionView, motions_of
from oversight.services.motions import ASKS
from oversight.services.panel import HouseRules, Panel, panel_from, rules_from
from oversight.services.papers import Papers, papers_of
from oversight.services.parties import parties_of
from oversight.services.terms import read_term


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """The reader's own declaration."""

    statement: InterestStatement
    measure: InterestMeasure
    nature: str


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """All that somebody sees who has not answered the declaration: which docket, about whom, about what."""

    number: str
    agency: Named | None
    agency_text: str
    topic: str
    sequence: int
    is_open: bool
    hints: tuple[Hint, ...]
    own: OwnAnswer | None


@dataclass(frozen=True, slots=True)
class CommissionFile:
    """Everything the page of a docket shows to somebody who may read its papers."""

    file: CaseFile
    papers: Papers
    issued: tuple[PaperView, ...]
    correctable: frozenset[str]  # numbers of papers that the reader may correct or withdraw now
    panel: Panel
    rules: HouseRules
    motions: tuple[MotionView, ...]
    own: OwnAnswer | None
    agency_id: UUID | None
    is_state_body: bool
    is_claimed: bool
    is_mine: bool
    claimant: str
    ground: GroundReading | None
    proposed_ground: GroundReading | None
    return_term: Reading | None
    forward_term: Reading | None
    askable: tuple[MotionKind, ...]  # questions that may be put to the vote now
    decidable: tuple[MotionKind, ...]  # questions the chair may decide alone now
    control: ControlView | None  # from the admission on
    follow_up: FollowUpView | None  # from the dispatch on

    @property
    def number(self) -> str:
        """The docket's number."""
        return self.file.number

    def may(self, action: Action | str) -> bool:
        """Whether the reader may do *action* now."""
        return self.file.may(action)

    def open_motions(self, kind: MotionKind | None = None) -> tuple[MotionView, ...]:
        """The questions being voted on."""
        return tuple(
            one for one in self.motions if one.state is MotionState.OPEN and (kind is None or one.kind is kind)
        )


def open_page(ctx: Context, number: str) -> CommissionFile | ClosedFile:
    """The docket for somebody of its commission: whole, or closed until the declaration is answered.

    Raises NotVisible.
    """
    docket = read(ctx, number)
    if docket.commission_id not in ctx.actor.bodies(COMMISSION_ROLES):
        raise NotVisible  # whoever filed it has pages of their own, also somebody of another commission
    papers = papers_of(ctx, docket)
    if papers is None:
        return _closed(ctx, docket)
    rows = rows_of(ctx, docket)
    file = file_of(ctx, docket, rows.terms, rows.events)
    panel, rules = panel_from(docket, rows.seats), rules_from(rows.rules)
    motions = motions_of(ctx, docket, rows, panel, file.events, rules)
    claimant = panel.person(docket.complaint.claimed_by_id)
    own = own_answer(ctx, docket)
    modelled = not docket.commission.is_state_body
    askable = _askable(docket, motions)
    issued = list_papers(ctx, docket)
    return CommissionFile(
        file=file,
        papers=papers,
        issued=issued,
        correctable=correctable(ctx, docket, issued),
        panel=panel,
        rules=rules,
        motions=motions,
        own=own,
        agency_id=docket.agency_id,
        is_state_body=docket.commission.is_state_body,
        is_claimed=docket.complaint.claimed_by_id is not None,
        is_mine=docket.complaint.claimed_by_id == ctx.actor.account_id,
        claimant=claimant.name if claimant else "",
        ground=_ground(ctx, papers.ground, modelled=modelled),
        proposed_ground=_ground(ctx, papers.proposed_ground, modelled=modelled),
        return_term=_return_term(ctx, docket, file, modelled=modelled),
        forward_term=_forward_term(ctx, docket, modelled=modelled),
        askable=askable if file.may(Action.OPEN_MOTION) else (),
        decidable=tuple(kind for kind in askable if kind.value in rules.chair_decides)
        if policy.is_permitted(ctx.actor, Action.DECIDE_AS_CHAIR, parties_of(docket))
        else (),
        control=control_view(ctx, docket, rows) if docket.case is not None else None,
        follow_up=follow_up_view(ctx, docket, rows) if is_followed(docket) else None,
    )


def own_answer(ctx: Context, docket: Docket) -> OwnAnswer | None:
    """What the reader declared on this docket; None before."""
    row = next((row for row in docket.declarations if row.account_id == ctx.actor.account_id), None)
    return OwnAnswer(row.statement, row.measure, row.nature) if row is not None else None


def _closed(ctx: Context, docket: Docket) -> ClosedFile:
    return ClosedFile(
        number=docket.number,
        agency=Named.body(docket.agency) if docket.agency else None,
        agency_text=docket.agency_text,
        topic=docket.topic,
        sequence=docket.last_sequence,
        is_open=docket.is_open,
        hints=hints_for(ctx, docket),
        own=own_answer(ctx, docket),
    )


def _ground(ctx: Context, key: str | None, *, modelled: bool) -> GroundReading | None:
    ground = ctx.statute.grounds.get(key or "")
    return read_ground(ctx.statute, ground, modelled=modelled) if ground is not None else None


def _return_term(ctx: Context, docket: Docket, file: CaseFile, *, modelled: bool) -> Reading | None:
    """Three working days from the day a ground to return arose: the end of the time to fix, or registration."""
    day: date | None = None
    if docket.complaint.state is ComplaintState.REGISTERED:
        day = docket.complaint.registered_on
    elif docket.complaint.state is ComplaintState.NEEDS_FIX:
        day = next((term.due_on for term in file.terms if term.key == "complaint_fix"), None)
    return read_term(ctx, docket.commission_id, "complaint_return", day, modelled=modelled) if day else None


def _forward_term(ctx: Context, docket: Docket, *, modelled: bool) -> Reading | None:
    """Three working days from the receipt."""
    if docket.complaint.state is not ComplaintState.REGISTERED:
        return None
    registered_on = docket.complaint.registered_on
    return read_term(ctx, docket.commission_id, "complaint_forward", registered_on, modelled=modelled)


def _askable(docket: Docket, motions: tuple[MotionView, ...]) -> tuple[MotionKind, ...]:
    if not docket.is_open:
        return ()
    states = {
        "complaint": docket.complaint.state,
        "case": docket.case.state if docket.case else None,
    }
    running = {one.kind for one in motions if one.state is MotionState.OPEN}
    return tuple(
        kind
        for kind, (record_kind, action) in ASKS.items()
        if workflow.is_possible(record_kind, states[record_kind.value], action) and kind not in running
    )
