"""The working calendar in the administration: what counts, what is proposed, what a proposal would move."""

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Role
from oversight.services import calendars
from oversight.services.calendar_walk import Place
from oversight.web.access import open_to
from oversight.web.admin.calendar_forms import DecideForm, ImportForm
from oversight.web.context import current, say
from oversight.web.downloads import attachment_response
from oversight.web.sanity import takes_files

bp = Blueprint("calendars", __name__, url_prefix="/admin/calendar")


@bp.get("/")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def index() -> str:
    """The calendar year by year, and every import."""
    return render_template("admin/calendars.html", view=calendars.list_calendars(current()))


@bp.route("/import", methods=["GET", "POST"])
@open_to(Role.ADMINISTRATOR)
@takes_files
def import_file() -> tuple[str, int] | Response:
    """Propose a changed calendar."""
    form = ImportForm()
    revision_id = None
    if form.validate_on_submit():
        with form.submitted():
            revision_id = calendars.import_calendar(current(), form.command())
    if revision_id is not None:
        say("success", _("The calendar was imported. It counts when somebody else has approved it."))
        return redirect(url_for("calendars.show", revision_id=revision_id))
    years = (current().today.year, current().today.year + 1)
    return render_template("admin/calendar_import.html", form=form, years=years), form.status


@bp.get("/<int:year>.csv")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def download(year: int) -> Response:
    """A year as it counts, to be mended and imported."""
    return attachment_response(calendars.export_year(current(), year), f"calendar-{year}.csv", "text/csv")


@bp.get("/<uuid:revision_id>")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def show(revision_id: UUID) -> str:
    """What a change does to the calendar and to open cases."""
    return _page(revision_id, DecideForm())


@bp.post("/<uuid:revision_id>/approve")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def approve(revision_id: UUID) -> tuple[str, int] | Response:
    """Let the change count."""
    form = DecideForm()
    if form.validate_on_submit():
        with form.submitted():
            calendars.approve(current(), revision_id, form.seen())
        if form.is_done:
            say("success", _("The calendar counts from now on. Dates that move are moved case by case."))
            return redirect(url_for("calendars.show", revision_id=revision_id))
    return _page(revision_id, form), form.status


@bp.post("/<uuid:revision_id>/discard")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def discard(revision_id: UUID) -> tuple[str, int] | Response:
    """Give the change up."""
    form = DecideForm()
    if form.validate_on_submit():
        with form.submitted():
            calendars.discard(current(), revision_id)
        if form.is_done:
            say("success", _("The proposal was discarded. No case was touched."))
            return redirect(url_for("calendars.index"))
    return _page(revision_id, form), form.status


def _page(revision_id: UUID, form: DecideForm) -> str:
    view = calendars.open_revision(current(), revision_id, _place(request.args.get("after", "")))
    form.position.data = str(view.position)
    following = f"{view.after.due_on.isoformat()}.{view.after.term_id.hex}" if view.after else None
    titles = {key: rule.title for key, rule in current().statute.deadlines.items()}
    return render_template("admin/calendar.html", view=view, form=form, following=following, titles=titles)


def _place(text: str) -> Place | None:
    """Where the next page of dates begins, from the address; what our pages never wrote leads nowhere."""
    if not text:
        return None
    day, _dot, term_id = text.partition(".")
    try:
        return Place(date.fromisoformat(day), UUID(hex=term_id))
    except ValueError:
        abort(404)
