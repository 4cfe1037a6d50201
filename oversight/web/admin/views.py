"""The administrator's desk: people, invitations, the outbox; and the auditor's view of the log."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import EmailField, SelectField, StringField
from wtforms.validators import InputRequired, Optional

from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, AdministrationAct, BodyKind, Role
from oversight.services import (
    administration_log,
    audit,
    calendars,
    invitations,
    issuing,
    organisations,
    outbox,
    watch_rounds,
)
from oversight.web.access import open_to
from oversight.web.context import Context, current, say
from oversight.web.forms import Clean, Form, choices
from oversight.web.language import NAMES, current_language
from oversight.web.roles import role_name

bp = Blueprint("admin", __name__, url_prefix="/admin")
_INVITED = (
    Role.SECRETARY,
    Role.CHAIR,
    Role.MEMBER,
    Role.EXPERT,
    Role.AGENCY_HEAD,
    Role.AGENCY_OFFICER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
ACTS = {
    AdministrationAct.IMPORT_CALENDAR: _l("A calendar was imported"),
    AdministrationAct.APPROVE_CALENDAR: _l("A calendar was approved"),
    AdministrationAct.DISCARD_CALENDAR: _l("An imported calendar was discarded"),
    AdministrationAct.CHANGE_TERM: _l("A commission’s own rule was changed"),
    AdministrationAct.INVITE: _l("Somebody was invited"),
    AdministrationAct.END_SEAT: _l("A seat was ended"),
    AdministrationAct.DISABLE_ACCOUNT: _l("An account was disabled"),
}
STEP_NAMES = {
    "deemed_received": _l("receipts deemed"),
    "silence_noted": _l("complaints without a decision in time"),
    "marked_overdue": _l("answers marked overdue"),
    "letters_drafted": _l("letters to superior bodies prepared"),
    "listed_for_session": _l("items for a session"),
    "reminded": _l("reminders queued"),
    "calendar_reminded": _l("notices about the calendar"),
    "published": _l("texts made public"),
    "shown_late": _l("cases shown as late"),
    "drafts_purged": _l("expired drafts deleted"),
    "links_dropped": _l("ended links dropped"),
    "files_swept": _l("abandoned files deleted"),
}


TOLD = {
    "calendar": _l("calendar"),
    "source": _l("act it rests on"),
    "length": _l("length"),
    "from": _l("counts from"),
    "role": _l("role"),
}


class InviteForm(Form):
    """Invite somebody to a seat."""

    name = StringField(_l("Surname, name, patronymic"), validators=[InputRequired(_l("Write the name")), Clean("name")])
    position = StringField(_l("Position"), validators=[Optional(), Clean("line")])
    email = EmailField(_l("Mail address"), validators=[InputRequired(_l("Write the mail address"))])
    role = SelectField(_l("Role"), validators=[InputRequired(_l("Choose the role"))])
    body = SelectField(_l("Body"), validate_choice=True)
    language = SelectField(_l("Language of the mail"), choices=choices(NAMES.items()))

    def offer(self, ctx: Context) -> None:
        """Fill the choices."""
        language = current_language()
        self.role.choices = choices((role.value, role_name(role)) for role in _INVITED)
        bodies = [*organisations.bodies_of(ctx, BodyKind.COMMISSION), *organisations.bodies_of(ctx, BodyKind.AGENCY)]
        self.body.choices = choices([("", _("No body")), *((str(key), names[language]) for key, names in bodies)])

    def validate_body(self, field: SelectField) -> None:
        """Commission and agency roles need a body; the others have none."""
        needs = Role(self.role.data) in COMMISSION_ROLES | AGENCY_ROLES if self.role.data else False
        if needs and not field.data:
            field.errors = [*field.errors, _("Choose the body for this role")]


@bp.get("/")
@open_to(Role.ADMINISTRATOR)
def desk() -> str:
    """People, mail that waits, what failed."""
    ctx = current()
    rounds = watch_rounds.last(ctx)
    return render_template(
        "admin/desk.html",
        alarm_year=calendars.alarm_year(ctx),
        people=organisations.everybody(ctx),
        rounds=rounds,
        is_watch_silent=watch_rounds.is_silent(rounds, ctx.now),
        silent_hours=int(watch_rounds.SILENT_FOR.total_seconds() // 3600),
        step_names=STEP_NAMES,
        mail=outbox.count_mail(ctx),
        failed=issuing.list_failed(ctx),
    )


@bp.route("/invite", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
def invite() -> tuple[str, int] | Response:
    """Invite somebody to a seat by a single-use mail."""
    form = InviteForm()
    form.offer(current())
    if form.validate_on_submit():
        with form.submitted():
            invitations.invite(
                current(),
                email=form.email.data or "",
                role=Role(form.role.data),
                body_id=UUID(form.body.data) if form.body.data else None,
                name=form.name.data or "",
                position=form.position.data or "",
                language=form.language.data,
            )
        if form.is_done:
            say("success", _("The invitation is on its way."))
            return redirect(url_for("admin.desk"))
    return render_template("admin/invite.html", form=form), form.status


@bp.post("/seats/<uuid:seat_id>/end")
@open_to(Role.ADMINISTRATOR)
def end_seat(seat_id: UUID) -> Response:
    """End a seat; counts at the person's next request."""
    invitations.end_seat(current(), seat_id)
    say("success", _("The seat has ended."))
    return redirect(url_for("admin.desk"))


@bp.post("/accounts/<uuid:account_id>/disable")
@open_to(Role.ADMINISTRATOR)
def disable(account_id: UUID) -> Response:
    """Disable an account at once."""
    invitations.disable(current(), account_id)
    say("success", _("The account is disabled."))
    return redirect(url_for("admin.desk"))


@bp.get("/mail")
@open_to(Role.ADMINISTRATOR)
def mail() -> str:
    """The outbox, newest first. Secret links are shown in demonstration mode only."""
    return render_template("admin/mail.html", mails=outbox.list_mail(current()), counts=outbox.count_mail(current()))


@bp.post("/mail/<uuid:notification_id>/retry")
@open_to(Role.ADMINISTRATOR)
def retry(notification_id: UUID) -> Response:
    """Queue a failed mail again."""
    outbox.retry(current(), notification_id)
    return redirect(url_for("admin.mail"))


@bp.get("/acts")
@open_to(Role.AUDITOR, Role.ADMINISTRATOR)
def acts() -> str:
    """What was done in the administration, newest first."""
    after = request.args.get("after", "")
    try:
        place = UUID(hex=after) if after else None
    except ValueError:
        abort(404)
    lines, following = administration_log.newest(current(), place)
    titles = {key: rule.title for key, rule in current().statute.deadlines.items()}
    return render_template("admin/acts.html", lines=lines, following=following, names=ACTS, words=TOLD, titles=titles)


@bp.get("/log")
@open_to(Role.AUDITOR, Role.ADMINISTRATOR)
def log() -> str:
    """The newest events of all cases, and whether a case's chain holds: for the auditor."""
    number = request.args.get("number", "")
    ctx = current()
    return render_template(
        "admin/log.html",
        number=number,
        verdict=audit.verify(ctx, number) if number else None,
        events=audit.newest_events(ctx, number or None),
    )
