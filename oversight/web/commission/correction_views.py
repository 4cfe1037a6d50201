"""Pages about an issued paper of the commission: correct it, withdraw it. A view translates and decides nothing."""

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Action, Role
from oversight.services import corrections
from oversight.services.corrections import MOST_CHANGES, PaperPage
from oversight.web.access import open_to
from oversight.web.commission.correction_forms import CorrectForm, WithdrawForm
from oversight.web.context import current, say

bp = Blueprint("corrections", __name__, url_prefix="/commission/cases/<string:number>/papers/<string:place>")

Answer = str | Response | tuple[str, int]
DESK = frozenset({Role.SECRETARY, Role.CHAIR})


@bp.route("/correct", methods=["GET", "POST"])
@open_to(DESK)
def correct(number: str, place: str) -> Answer:
    """Say what is to be read instead in places of a paper."""
    form, paper = CorrectForm(), f"{number}/{place}"
    if not form.wants_more and form.validate_on_submit():
        with form.submitted():
            corrections.correct_paper(current(), form.command(number, paper))
        if form.is_done:
            say("success", _("Paper № %(paper)s is corrected. The note is in the list in a few seconds.", paper=paper))
            return _to_papers(number)
    page = _page(number, paper, Action.CORRECT_PAPER)
    form.open()
    form.show(0, page.sequence)
    return _shown("correct_paper", form, page, place)


@bp.route("/withdraw", methods=["GET", "POST"])
@open_to(DESK)
def withdraw(number: str, place: str) -> Answer:
    """Say that a paper counts no more."""
    form, paper = WithdrawForm(), f"{number}/{place}"
    if form.validate_on_submit():
        with form.submitted():
            corrections.withdraw_paper(current(), form.command(number, paper))
        if form.is_done:
            say("success", _("Paper № %(paper)s is withdrawn. The note is in the list in a few seconds.", paper=paper))
            return _to_papers(number)
    page = _page(number, paper, Action.WITHDRAW_PAPER)
    form.show(0, page.sequence)
    return _shown("withdraw_paper", form, page, place)


def _page(number: str, paper: str, action: Action) -> PaperPage:
    return corrections.open_paper(current(), number, paper, action, is_sent=request.method == "POST")


def _shown(name: str, form: CorrectForm | WithdrawForm, page: PaperPage, place: str) -> Answer:
    return render_template(
        f"commission/{name}.html",
        form=form,
        page=page,
        place=place,
        issued_on=date.fromisoformat(page.paper.issued_on),
        most=MOST_CHANGES,
    ), form.status


def _to_papers(number: str) -> Response:
    return redirect(url_for("commission.show_case", number=number, _anchor="issued"))
