"""Record a public hearing that was held in the course of a control of that form."""

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action
from oversight.services import public_hearings
from oversight.web.access import open_to
from oversight.web.commission.control_views import DESK, control_for, to_case
from oversight.web.commission.public_hearing_forms import PublicHearingForm
from oversight.web.context import current, say

bp = Blueprint("public_hearings", __name__, url_prefix="/commission/cases/<string:number>/hearings")

Answer = str | Response | tuple[str, int]


@bp.route("/new", methods=["GET", "POST"])
@open_to(DESK)
def record(number: str) -> Answer:
    """Type the protocol."""
    form = PublicHearingForm()
    if form.validate_on_submit():
        with form.submitted():
            public_hearings.record_public_hearing(current(), form.command(number))
        if form.is_done:
            say("success", _("The hearing is recorded and its protocol is issued: every party reads it."))
            return to_case(number)
    control = control_for(number, Action.RECORD_PUBLIC_HEARING)
    form.offer(public_hearings.people_for(current(), number))
    form.show(control.version, control.sequence)
    return render_template("commission/control/record_public_hearing.html", form=form, control=control), form.status
