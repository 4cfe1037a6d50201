"""The commissions' own terms: what each may set for itself, what it has set, and since when."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Role
from oversight.services import commission_terms
from oversight.web.access import open_to
from oversight.web.admin.calendar_forms import LengthForm
from oversight.web.context import current, say

bp = Blueprint("own_terms", __name__, url_prefix="/admin/rules")


@bp.get("/")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def index() -> str:
    """The commissions."""
    return render_template("admin/rules.html", commissions=commission_terms.commissions(current()))


@bp.get("/<uuid:commission_id>")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def show(commission_id: UUID) -> str:
    """Every house rule of one commission with its history."""
    view = commission_terms.own_terms(current(), commission_id)
    return render_template("admin/own_terms.html", view=view)


@bp.route("/<uuid:commission_id>/<key>", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def change(commission_id: UUID, key: str) -> tuple[str, int] | Response:
    """Give one house rule another length."""
    ctx, form = current(), LengthForm()
    if form.validate_on_submit():
        with form.submitted():
            commission_terms.change_term(ctx, form.command(commission_id, key))
        if form.is_done:
            say("success", _("The rule is changed. Terms that already run keep the length they began with."))
            return redirect(url_for("own_terms.show", commission_id=commission_id))
    ctx = current()
    commission, term = commission_terms.own_term(ctx, commission_id, key)
    form.position.data = str(term.position)
    first_day = commission_terms.first_day(ctx)
    values = {"commission": commission, "commission_id": commission_id, "term": term, "first_day": first_day}
    return render_template("admin/change_term.html", form=form, **values), form.status
