"""Pages of the control: its programme, notice and start, its facts, its ends. A view translates and decides nothing."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action, Role
from oversight.services import dispatch as dispatching
from oversight.services import findings, programme, reviews
from oversight.services.control_view import ControlView, open_control, open_for
from oversight.services.dispatch import Dispatch
from oversight.services.reviews import NotifyObject, StartControl
from oversight.statute.schema import GroundUse
from oversight.web.access import COMMISSION, open_to
from oversight.web.commission.case_page import SECTIONS, Section
from oversight.web.commission.control_forms import (
    CompleteForm,
    ConfirmForm,
    DiscontinueForm,
    FindingForm,
    ProgrammeForm,
    ReasonsForm,
    ResumeForm,
)
from oversight.web.context import current, say
from oversight.web.downloads import attachment_response
from oversight.web.language import current_language
from oversight.web.sanity import takes_files, takes_many

bp = Blueprint("control", __name__, url_prefix="/commission/cases/<string:number>")
SECTIONS.append(Section("commission/control/_section.html", lambda page: page.control))

Answer = str | Response | tuple[str, int]
DESK = frozenset({Role.SECRETARY, Role.CHAIR})
GROUP = DESK | {Role.MEMBER}


def control_for(number: str, action: Action) -> ControlView:
    """The control for the page of one act. A form that came back is shown also when the case has moved on."""
    if request.method == "POST":
        return open_control(current(), number)
    return open_for(current(), number, action)


def to_case(number: str) -> Response:
    """Back to the page of the case, where the control stands."""
    return redirect(url_for("commission.show_case", number=number, _anchor="control"))


@bp.route("/programme", methods=["GET", "POST"])
@open_to(DESK)
@takes_many("group")
def plan(number: str) -> Answer:
    """Write the programme."""
    form = ProgrammeForm()
    if form.validate_on_submit():
        with form.submitted():
            programme.propose_opening(current(), form.command(number))
        if form.is_done:
            say("success", _("The programme is kept. The opening of the control can be put to the commission."))
            return to_case(number)
    control = control_for(number, Action.PLAN_CONTROL)
    draft = programme.open_programme(current(), number)
    known = current().statute.control_forms.values()
    form.offer(((one.key, one.name.of(current_language())) for one in known if one.is_enabled), draft)
    form.show(control.version, control.sequence)
    return render_template("commission/control/plan.html", form=form, control=control, draft=draft), form.status


@bp.route("/notify", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def notify(number: str) -> Answer:
    """Tell the agency that the control starts."""
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.notify_object(current(), NotifyObject(number, form.seen))
        if form.is_done:
            say("success", _("The agency was told. It sees the notice in its cabinet."))
            return to_case(number)
    control = control_for(number, Action.NOTIFY_OBJECT)
    form.show(control.version, control.sequence)
    return render_template("commission/control/notify.html", form=form, control=control), form.status


@bp.route("/start", methods=["GET", "POST"])
@open_to(GROUP)
def start(number: str) -> Answer:
    """Begin the control."""
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.start_control(current(), StartControl(number, form.seen))
        if form.is_done:
            say("success", _("The control has begun."))
            return to_case(number)
    control = control_for(number, Action.START_CONTROL)
    form.show(control.version, control.sequence)
    return render_template("commission/control/start.html", form=form, control=control), form.status


@bp.route("/findings")
@open_to(COMMISSION)
def list_findings(number: str) -> Answer:
    """Every recorded fact."""
    control = open_control(current(), number)
    return render_template("commission/control/list_findings.html", control=control)


@bp.route("/findings/new", methods=["GET", "POST"])
@open_to(GROUP)
@takes_files
@takes_many("files")
def record_finding(number: str) -> Answer:
    """Record a fact with its evidence."""
    form = FindingForm()
    if form.validate_on_submit():
        with form.submitted():
            findings.record_finding(current(), form.command(number), form.uploads)
        if form.is_done:
            say("success", _("The fact is recorded."))
            return redirect(url_for("control.list_findings", number=number))
    control = control_for(number, Action.RECORD_FINDING)
    form.begin(current().today)
    form.show(control.version, control.sequence)
    return render_template("commission/control/record_finding.html", form=form, control=control), form.status


@bp.route("/findings/<int:finding>/withdraw", methods=["GET", "POST"])
@open_to(GROUP)
def withdraw_finding(number: str, finding: int) -> Answer:
    """Take back a recorded fact."""
    form = ReasonsForm()
    if form.validate_on_submit():
        with form.submitted():
            findings.withdraw_finding(current(), form.withdraw(number, finding))
        if form.is_done:
            say("success", _("The fact is withdrawn. It stays in the record, marked."))
            return redirect(url_for("control.list_findings", number=number))
    control = control_for(number, Action.WITHDRAW_FINDING)
    form.show(control.version, control.sequence)
    page = "commission/control/withdraw_finding.html"
    return render_template(page, form=form, control=control, finding=control.finding(finding)), form.status


@bp.route("/findings/files/<uuid:attachment_id>")
@open_to(COMMISSION)
def download_evidence(number: str, attachment_id: UUID) -> Response:
    """A file of a recorded fact, always to be saved."""
    download = findings.open_file(current(), number, attachment_id)
    return attachment_response(download.stream, download.name)


@bp.route("/suspend", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def suspend(number: str) -> Answer:
    """Interrupt the control."""
    form = ReasonsForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.suspend(current(), form.suspend(number))
        if form.is_done:
            say("success", _("The control is suspended."))
            return to_case(number)
    control = control_for(number, Action.SUSPEND)
    form.show(control.version, control.sequence)
    return render_template("commission/control/suspend.html", form=form, control=control), form.status


@bp.route("/resume", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def resume(number: str) -> Answer:
    """Take the control up again."""
    form = ResumeForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.resume(current(), form.command(number))
        if form.is_done:
            say("success", _("The control goes on."))
            return to_case(number)
    control = control_for(number, Action.RESUME)
    form.show(control.version, control.sequence)
    return render_template("commission/control/resume.html", form=form, control=control), form.status


@bp.route("/complete", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def complete(number: str) -> Answer:
    """Record the day of completion."""
    form = CompleteForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.complete(current(), form.command(number))
        if form.is_done:
            say("success", _("The control is completed. The term for sending the final document runs."))
            return to_case(number)
    control = control_for(number, Action.COMPLETE)
    if not form.is_submitted():
        form.completed_on.data = current().today
    form.show(control.version, control.sequence)
    return render_template("commission/control/complete.html", form=form, control=control), form.status


@bp.route("/close-without-findings", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def close_no_findings(number: str) -> Answer:
    """End a control that found nothing."""
    form = ReasonsForm()
    if form.validate_on_submit():
        with form.submitted():
            reviews.close_no_findings(current(), form.close_no_findings(number))
        if form.is_done:
            say("success", _("The control ended without findings."))
            return to_case(number)
    control = control_for(number, Action.CLOSE_NO_FINDINGS)
    form.show(control.version, control.sequence)
    return render_template("commission/control/close_no_findings.html", form=form, control=control), form.status


@bp.route("/discontinue", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def discontinue(number: str) -> Answer:
    """End the control before its time."""
    form = DiscontinueForm()
    form.offer(current().statute.grounds_for(GroundUse.DISCONTINUATION))
    if form.validate_on_submit():
        with form.submitted():
            reviews.discontinue(current(), form.command(number))
        if form.is_done:
            say("success", _("The control is discontinued."))
            return to_case(number)
    control = control_for(number, Action.DISCONTINUE)
    form.show(control.version, control.sequence)
    return render_template("commission/control/discontinue.html", form=form, control=control), form.status


@bp.route("/dispatch", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def dispatch(number: str) -> Answer:
    """Send the adopted final document to the agency."""
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.submitted():
            dispatching.dispatch(current(), Dispatch(number, form.seen))
        if form.is_done:
            say("success", _("The final document is in the agency's cabinet."))
            return to_case(number)
    control = control_for(number, Action.DISPATCH)
    form.show(control.version, control.sequence)
    return render_template("commission/control/dispatch.html", form=form, control=control), form.status
