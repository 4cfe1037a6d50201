"""Record a visit in the course of a control."""

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action
from oversight.services import visits
from oversight.web.access import open_to
from oversight.web.commission.control_views import GROUP, control_for, to_case
from oversight.web.commission.visit_forms import VisitForm
from oversight.web.context import current, say
from oversight.web.sanity import takes_many

bp = Blueprint("visits", __name__, url_prefix="/commission/cases/<string:number>/visits")

Answer = str | Response | tuple[str, int]


@bp.route("/new", methods=["GET", "POST"])
@open_to(GROUP)
@takes_many("observers")
def record(number: str) -> Answer:
    """The record of one visit."""
    form = VisitForm()
    if form.validate_on_submit():
        with form.submitted():
            visits.record_visit(current(), form.command(number))
        if form.is_done:
            say("success", _("The visit is recorded, and its paper is issued. The agency reads it too."))
            return to_case(number)
    control = control_for(number, Action.RECORD_VISIT)
    form.offer(control.programme.group, control.programme.place, current().today)
    form.show(control.version, control.sequence)
    return render_template("commission/control/record_visit.html", form=form, control=control), form.status
