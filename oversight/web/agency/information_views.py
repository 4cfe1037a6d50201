"""The agency answers a request for information that a control has sent it."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action
from oversight.services import agency_view, information
from oversight.web.access import AGENCY, open_to
from oversight.web.agency import pages
from oversight.web.context import current, say
from oversight.web.information_forms import InformationForm
from oversight.web.sanity import takes_files, takes_many

bp = Blueprint("agency_information", __name__, url_prefix="/agency")

Answer = str | Response | tuple[str, int]


@bp.route("/cases/<string:number>/requests/<int:request>", methods=["GET", "POST"])
@open_to(AGENCY)
@takes_files
@takes_many("files")
def answer(number: str, request: int) -> Answer:
    """Answer one request: words, and copies of documents."""
    form = InformationForm()
    if form.validate_on_submit():
        with form.submitted():
            information.answer_information(current(), form.command(number, request), form.uploads)
        if form.is_done:
            say("success", _("The commission has your answer. The term of the request has ended."))
            return redirect(url_for("agency.show_case", number=number))
    view = agency_view.open_view(current(), number)
    if not view.may(Action.ANSWER_INFORMATION) and not form.is_submitted():
        raise TransitionNotAllowed
    form.show(view.case_version, view.sequence)
    page = render_template(
        "agency/answer_information.html",
        form=form,
        asked=view.request(request),
        **pages.frame_of(current(), view),
    )
    return page, form.status
