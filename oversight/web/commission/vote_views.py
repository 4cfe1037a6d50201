"""Questions put to the commission: open, vote, close; or decide as chair where the rules say so."""

from datetime import date, timedelta
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.calendar_days import CalendarMissing, next_working_day
from oversight.domain.errors import NotPermitted, TransitionNotAllowed
from oversight.domain.grounds import read_grounds
from oversight.domain.terms import MotionKind, MotionOutcome, RecordKind, Role
from oversight.services import motions
from oversight.services.commission_file import ClosedFile, CommissionFile, open_page
from oversight.services.motion_reading import motion_of
from oversight.services.motions import ASKS
from oversight.statute.schema import GroundUse
from oversight.web.access import COMMISSION, open_to
from oversight.web.commission import wording
from oversight.web.commission.case_page import usual_question
from oversight.web.commission.vote_forms import BallotForm, ChairForm, CloseForm, InadmissibleForm, OpenVoteForm
from oversight.web.context import current, say

bp = Blueprint("votes", __name__, url_prefix="/commission/cases/<string:number>")

Answer = str | Response | tuple[str, int]
DESK = frozenset({Role.SECRETARY, Role.CHAIR})


def _kind(text: str) -> MotionKind:
    try:
        return MotionKind(text)
    except ValueError:
        abort(404)


def _page(number: str) -> CommissionFile:
    page = open_page(current(), number)
    if isinstance(page, ClosedFile):
        raise NotPermitted
    return page


def _usual_end() -> date:
    """Three days from now, or the working day after them."""
    ctx = current()
    day = ctx.today + timedelta(days=3)
    try:
        return next_working_day(ctx.statute.calendar, day)
    except CalendarMissing:
        return day


def _version(page: CommissionFile, kind: MotionKind) -> int:
    """The version of the record the question is about."""
    return page.file.complaint_version if ASKS[kind][0] is RecordKind.COMPLAINT else page.file.case_version


@bp.route("/votes/new/<string:kind>", methods=["GET", "POST"])
@open_to(DESK)
def open_vote(number: str, kind: str) -> Answer:
    """Put a question to the vote."""
    asked, form = _kind(kind), OpenVoteForm()
    if form.validate_on_submit():
        opened: tuple[UUID, ...] = ()
        with form.submitted():
            opened = motions.open_motion(current(), form.command(number, asked))
        if form.is_done:
            say("success", _("The vote is open. The members were told."))
            if len(opened) == 1:
                return redirect(url_for("votes.show_vote", number=number, motion_id=opened[0]))
            return redirect(url_for("commission.show_case", number=number, _anchor="votes"))
    page = _page(number)
    if not form.is_submitted() and asked not in page.askable:
        raise TransitionNotAllowed
    form.begin(_usual_end(), usual_question(page, asked))
    form.show(_version(page, asked), page.file.sequence)
    eligible = len(page.panel.eligible)
    return render_template(
        "commission/open_vote.html",
        form=form,
        page=page,
        kind=asked.value,
        asked=wording.ASKED[asked],
        needed=page.rules.needed(eligible),
        majority=wording.MAJORITIES[page.rules.voting.majority],
    ), form.status


@bp.route("/votes/<uuid:motion_id>", methods=["GET", "POST"])
@open_to(COMMISSION)
def show_vote(number: str, motion_id: UUID) -> Answer:
    """One question: its arithmetic, the ballot, who has voted; after the close who voted how."""
    form = BallotForm()
    if form.validate_on_submit():
        with form.submitted():
            motions.cast_vote(current(), form.command(number, motion_id))
        if form.is_done:
            say("success", _("Your vote is kept. It cannot be changed."))
            return redirect(_next_ballot(number))
    page = _page(number)
    motion = motion_of(page.motions, motion_id)
    form.show(0, page.file.sequence)
    return render_template(
        "commission/show_vote.html",
        form=form,
        page=page,
        motion=motion,
        question=wording.question,
        majority=wording.MAJORITIES[motion.majority],
    ), form.status


def _next_ballot(number: str) -> str:
    """After a vote: the next question that waits for this person, else the votes of the docket."""
    waiting = next((motion for motion in _page(number).motions if motion.may_vote), None)
    if waiting is not None:
        return url_for("votes.show_vote", number=number, motion_id=waiting.id)
    return url_for("commission.show_case", number=number, _anchor="votes")


@bp.route("/votes/<uuid:motion_id>/close", methods=["GET", "POST"])
@open_to(DESK)
def close(number: str, motion_id: UUID) -> Answer:
    """Count and decide."""
    form = CloseForm()
    if form.validate_on_submit():
        outcome = None
        with form.submitted():
            outcome = motions.close_motion(current(), form.command(number, motion_id))
        if form.is_done:
            said = {
                MotionOutcome.CARRIED: _("The vote is closed: carried."),
                MotionOutcome.REJECTED: _("The vote is closed: not carried."),
                MotionOutcome.NO_QUORUM: _("The vote is closed without a quorum. A new round can be opened."),
            }
            say("success", said.get(outcome, _("The vote is closed.")) if outcome else _("The vote is closed."))
            return redirect(url_for("votes.show_vote", number=number, motion_id=motion_id))
    page = _page(number)
    motion = motion_of(page.motions, motion_id)
    form.show(0, page.file.sequence)
    hints = _offer(form, page)
    return render_template(
        "commission/close_vote.html", form=form, page=page, motion=motion, question=wording.question, hints=hints
    ), form.status


@bp.route("/chair-decision/<string:kind>", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def decide(number: str, kind: str) -> Answer:
    """The chair alone decides what the commission's rules leave to the chair."""
    asked, form = _kind(kind), ChairForm()
    if form.validate_on_submit():
        with form.submitted():
            motions.decide_as_chair(current(), form.command(number, asked))
        if form.is_done:
            say("success", _("Your decision is kept."))
            return redirect(url_for("commission.show_case", number=number))
    page = _page(number)
    if not form.is_submitted() and asked not in page.decidable:
        raise TransitionNotAllowed
    form.show(_version(page, asked), page.file.sequence)
    return render_template(
        "commission/decide.html",
        form=form,
        page=page,
        kind=asked,
        question=wording.question(asked) if asked is not MotionKind.RECOMMENDATION else wording.ASKED[asked],
        hints=_offer(form, page),
        usual=usual_question(page, asked),
    ), form.status


def _offer(form: InadmissibleForm, page: CommissionFile) -> dict[str, str]:
    statute = current().statute
    grounds = read_grounds(statute, GroundUse.INADMISSIBLE, modelled=not page.is_state_body)
    form.offer(grounds, page.papers.proposed_ground)
    return wording.standings(statute, grounds)
