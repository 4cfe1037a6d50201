"""An expert of the commission gives an opinion in the course of a control."""

from flask import Blueprint, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action, Role
from oversight.services import opinions
from oversight.web.access import open_to
from oversight.web.commission.control_views import control_for, to_case
from oversight.web.commission.opinion_forms import OpinionForm
from oversight.web.context import current, say

bp = Blueprint("opinions", __name__, url_prefix="/commission/cases/<string:number>/opinions")

Answer = str | Response | tuple[str, int]


@bp.route("/new", methods=["GET", "POST"])
@open_to(Role.EXPERT)
def give(number: str) -> Answer:
    """Answer the questions of the control."""
    form = OpinionForm()
    if form.validate_on_submit():
        with form.submitted():
            opinions.give_opinion(current(), form.command(number))
        if form.is_done:
            say(
                "success",
                _("Your opinion is kept and a paper is issued. It cannot be changed; a second one can supplement it."),
            )
            return to_case(number)
    control = control_for(number, Action.GIVE_OPINION)
    questions = opinions.lines_of(control.programme.questions)
    form.begin(len(questions))
    form.show(control.version, control.sequence)
    page = "commission/control/give_opinion.html"
    return render_template(page, form=form, control=control, questions=questions), form.status
