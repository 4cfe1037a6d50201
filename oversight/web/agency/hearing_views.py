"""The agency hearing of Article 13(5)-(6): announce, record, omit."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import Action, Role
from oversight.services import agency_view, hearings
from oversight.services.agency_view import AgencyView
from oversight.web.access import AGENCY, open_to
from oversight.web.agency import pages
from oversight.web.agency.forms import NoticeForm, OmitForm
from oversight.web.agency.hearing_forms import RecordForm
from oversight.web.context import current, say
from oversight.web.forms import CaseForm

bp = Blueprint("agency_hearings", __name__, url_prefix="/agency")

Answer = str | Response | tuple[str, int]


@bp.get("/cases/<string:number>/hearing")
@open_to(AGENCY)
def show_hearing(number: str) -> str:
    """What the law asks for, what was done, and the ways on."""
    view = _view(number)
    return render_template(
        "agency/show_hearing.html", hearing_words=pages.hearing_words(view), **pages.frame_of(current(), view)
    )


@bp.route("/cases/<string:number>/hearing/notice", methods=["GET", "POST"])
@open_to(AGENCY)
def notify(number: str) -> Answer:
    """Give notice today; the engine counts three working days back from the decision."""
    form = NoticeForm()
    if form.validate_on_submit():
        with form.submitted():
            hearings.notify_hearing(current(), form.command(number))
        if form.is_done:
            say("success", _("Notice is given: the commission sees it now and is told by mail."))
            return redirect(url_for("agency_hearings.show_hearing", number=number))
    view = _view(number)
    if not form.is_submitted():
        form.decision_on.data = max(view.earliest_decision_on, view.due_on or view.earliest_decision_on)
    return _page("agency/notify.html", view, form, Action.NOTIFY_HEARING)


@bp.route("/cases/<string:number>/hearing/record", methods=["GET", "POST"])
@open_to(AGENCY)
def hold(number: str) -> Answer:
    """Record that the hearing was held."""
    form = RecordForm()
    if form.validate_on_submit():
        with form.submitted():
            hearings.hold_hearing(current(), form.command(number))
        if form.is_done:
            say("success", _("The hearing is recorded."))
            return redirect(url_for("agency_hearings.show_hearing", number=number))
    view = _view(number)
    own = current().actor.account_id
    form.begin(view.hearing, next((one for one in view.colleagues if one.account_id == own), None), current().today)
    return _page("agency/hold.html", view, form, Action.HOLD_HEARING)


@bp.route("/cases/<string:number>/hearing/omission", methods=["GET", "POST"])
@open_to(Role.AGENCY_HEAD)
def omit(number: str) -> Answer:
    """The head says why no hearing is held."""
    form = OmitForm()
    if form.validate_on_submit():
        with form.submitted():
            hearings.omit_hearing(current(), form.command(number))
        if form.is_done:
            say("success", _("The omission of the hearing is recorded with its reasons."))
            return redirect(url_for("agency_hearings.show_hearing", number=number))
    return _page("agency/omit.html", _view(number), form, Action.OMIT_HEARING)


def _page(template: str, view: AgencyView, form: CaseForm, action: Action) -> Answer:
    if not view.may(action) and not form.is_submitted():
        raise TransitionNotAllowed
    form.show(view.response_version, view.sequence)
    page = render_template(
        template, form=form, hearing_words=pages.hearing_words(view), **pages.frame_of(current(), view)
    )
    return page, form.status


def _view(number: str) -> AgencyView:
    return agency_view.open_view(current(), number)
