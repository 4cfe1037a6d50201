"""Pages of the agency desk: what to do next, one case, receipt, executor, measures."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.services import agency_desk, agency_view, closure, delivery, responses
from oversight.services.agency_view import AgencyView
from oversight.web.access import AGENCY, open_to
from oversight.web.agency import pages
from oversight.web.agency.forms import AssignForm, ReceiptForm, ReportForm
from oversight.web.context import current, say
from oversight.web.downloads import attachment_response
from oversight.web.language import current_language
from oversight.web.presentation import format_day_in_prose

bp = Blueprint("agency", __name__, url_prefix="/agency")

Answer = str | Response | tuple[str, int]


@bp.get("/")
@open_to(AGENCY)
def desk() -> str:
    """Everything that waits for the agency, the fewest working days first."""
    found = agency_desk.desk(current())
    return render_template("agency/desk.html", desk=found, rows=pages.lines_of(found))


@bp.get("/cases/<string:number>")
@open_to(AGENCY)
def show_case(number: str) -> Answer:
    """One case: its next date and the one thing to do."""
    return _case_page(number)


@bp.post("/cases/<string:number>/receipt")
@open_to(AGENCY)
def confirm_receipt(number: str) -> Answer:
    """The only way in which receipt is confirmed."""
    form = ReceiptForm()
    if form.validate_on_submit():
        with form.submitted():
            delivery.confirm_receipt(current(), form.command(number))
        if form.is_done:
            say("success", _receipt_words(number))
            return redirect(url_for("agency.show_case", number=number))
    return _case_page(number, receipt_form=form), form.status


@bp.post("/cases/<string:number>/executor")
@open_to(AGENCY)
def assign(number: str) -> Answer:
    """Name the executor."""
    form = AssignForm()
    form.offer(_view(number).colleagues, None)
    if form.validate_on_submit():
        with form.submitted():
            responses.assign(current(), form.command(number))
        if form.is_done:
            say("success", _("The executor is named."))
            return redirect(url_for("agency.show_case", number=number))
    return _case_page(number, assign_form=form), form.status


@bp.route("/cases/<string:number>/measures/<int:recommendation>", methods=["GET", "POST"])
@open_to(AGENCY)
def report_measure(number: str, recommendation: int) -> Answer:
    """The agency's own report on a promised measure."""
    form = ReportForm()
    if form.validate_on_submit():
        with form.submitted():
            closure.report_implementation(current(), form.command(number, recommendation))
        if form.is_done:
            say("success", _("The report is kept. The commission will check the measure."))
            return redirect(url_for("agency.show_case", number=number))
    view = _view(number)
    row = agency_view.measure_of(view, recommendation)
    form.show(view.response_version, view.sequence)
    page = render_template(
        "agency/report_measure.html",
        form=form,
        row=row,
        asked=pages.asked_of(row),
        facts=pages.facts_of(row),
        **pages.frame_of(current(), view),
    )
    return page, form.status


@bp.get("/cases/<string:number>/papers/<uuid:paper_id>")
@open_to(AGENCY)
def paper(number: str, paper_id: UUID) -> Response:
    """A paper addressed to the agency, as a download. Fetching it is not receipt."""
    file = agency_view.agency_paper(current(), number, paper_id)
    return attachment_response(file.content, file.name, "application/pdf")


def _view(number: str) -> AgencyView:
    return agency_view.open_view(current(), number)


def _case_page(number: str, receipt_form: ReceiptForm | None = None, assign_form: AssignForm | None = None) -> str:
    ctx = current()
    view = _view(number)
    receipt_form = receipt_form or ReceiptForm(formdata=None)
    receipt_form.show(view.case_version, view.sequence)
    assign_form = assign_form or AssignForm(formdata=None)
    assign_form.offer(view.colleagues, view.executor.account_id if view.executor else ctx.actor.account_id)
    assign_form.show(view.response_version, view.sequence)
    return render_template(
        "agency/show_case.html",
        form=next((form for form in (receipt_form, assign_form) if form.status != 200), None),  # noqa: PLR2004
        receipt_form=receipt_form,
        assign_form=assign_form,
        stations=pages.stations_of(view),
        checklist=pages.checklist_of(view, page=url_for("answers.write", number=number)),
        hearing_words=pages.hearing_words(view),
        papers=pages.papers_of(view),
        topic=ctx.statute.topics[view.topic].name.of(current_language()),
        region=ctx.statute.regions[view.region].name.of(current_language()),
        control_form=ctx.statute.control_forms[view.form].name.of(current_language()) if view.form else None,
        rows=[{"row": row, "asked": pages.asked_of(row), "facts": pages.facts_of(row)} for row in view.recommendations],
        **pages.frame_of(ctx, view),
    )


def _receipt_words(number: str) -> str:
    view = _view(number)
    if view.due_on is None:
        return _("Receipt is confirmed. The final document holds no recommendation: the case has ended.")
    day = format_day_in_prose(view.due_on, current_language())
    return _("Receipt is confirmed. The last day of the answer is %(day)s.", day=day)
