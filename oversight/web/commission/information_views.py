"""Requests for information in the course of a control: ask, and record what came in another way than the cabinet."""

from uuid import UUID

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action
from oversight.services import information
from oversight.web.access import COMMISSION, open_to
from oversight.web.commission.control_views import GROUP, control_for, to_case
from oversight.web.context import current, say
from oversight.web.downloads import attachment_response
from oversight.web.information_forms import RecordedForm, RequestForm
from oversight.web.language import current_language
from oversight.web.presentation import format_day_in_prose
from oversight.web.sanity import takes_files, takes_many

bp = Blueprint("information", __name__, url_prefix="/commission/cases/<string:number>/requests")

Answer = str | Response | tuple[str, int]


@bp.route("/new", methods=["GET", "POST"])
@open_to(GROUP)
def ask(number: str) -> Answer:
    """Ask the agency for information."""
    form = RequestForm()
    if form.validate_on_submit():
        with form.submitted():
            due_on = information.request_information(current(), form.command(number))
            day = format_day_in_prose(due_on, current_language())
            say("success", _("The request is in the agency's cabinet. The last day to answer is %(day)s.", day=day))
        if form.is_done:
            return to_case(number)
    control = control_for(number, Action.REQUEST_INFORMATION)
    form.show(control.version, control.sequence)
    term = information.term_today(current(), number)
    return render_template("commission/control/ask.html", form=form, control=control, term=term), form.status


@bp.route("/<int:request>/answer", methods=["GET", "POST"])
@open_to(GROUP)
@takes_files
@takes_many("files")
def record_answer(number: str, request: int) -> Answer:
    """Record what came on paper, by mail or by hand."""
    form = RecordedForm()
    if form.validate_on_submit():
        with form.submitted():
            information.answer_information(current(), form.command(number, request), form.uploads)
        if form.is_done:
            say("success", _("The information is recorded. The term of the request has ended."))
            return to_case(number)
    control = control_for(number, Action.ANSWER_INFORMATION)
    form.begin(current().today)
    form.show(control.version, control.sequence)
    page = "commission/control/record_answer.html"
    return render_template(page, form=form, control=control, asked=control.request(request)), form.status


@bp.route("/files/<uuid:attachment_id>")
@open_to(COMMISSION)
def download(number: str, attachment_id: UUID) -> Response:
    """A file that came with an answer, always to be saved."""
    found = information.open_file(current(), number, attachment_id)
    return attachment_response(found.stream, found.name)
