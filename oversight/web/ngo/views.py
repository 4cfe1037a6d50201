"""An NGO's own page: who belongs to it, whom to invite, who leaves. The cases stay with the organisation."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import EmailField, StringField
from wtforms.validators import InputRequired

from oversight.domain.terms import NGO_ROLES, Role
from oversight.services import invitations, organisations
from oversight.web.access import open_to
from oversight.web.context import current, say
from oversight.web.forms import Clean, Form
from oversight.web.language import current_language

bp = Blueprint("ngo", __name__, url_prefix="/ngo")


class InviteForm(Form):
    """Invite one person to the organisation."""

    name = StringField(_l("Surname, name, patronymic"), validators=[InputRequired(_l("Write the name")), Clean("name")])
    email = EmailField(_l("Mail address"), validators=[InputRequired(_l("Write the mail address"))])


@bp.route("/", methods=["GET", "POST"])
@open_to(NGO_ROLES)
def organisation() -> tuple[str, int] | Response:
    """The organisation and its people; its head invites."""
    form = InviteForm()
    if form.validate_on_submit():
        with form.submitted():
            own = organisations.own_organisation(current())
            invitations.invite(
                current(),
                email=form.email.data or "",
                role=Role.NGO_MEMBER,
                body_id=own.body_id,
                name=form.name.data or "",
                position="",
                language=current_language(),
            )
        if form.is_done:
            say("success", _("The invitation is on its way."))
            return redirect(url_for("ngo.organisation"))
    own = organisations.own_organisation(current())
    return render_template("ngo/organisation.html", form=form, own=own), form.status


@bp.post("/seats/<uuid:seat_id>/end")
@open_to(Role.NGO_HEAD)
def end_seat(seat_id: UUID) -> Response:
    """A person leaves the organisation."""
    invitations.end_seat(current(), seat_id)
    say("success", _("The person left the organisation. Its cases stay."))
    return redirect(url_for("ngo.organisation"))
