"""Record a complaint on behalf of a filer: the secretary types what came on paper, by telephone or at the reception."""

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import Role
from oversight.services import attachments, choices, complaints
from oversight.services.attachments import Refusal, TooManyFiles
from oversight.services.complaints import Filed
from oversight.web.access import open_to
from oversight.web.commission.record_forms import RecordForm
from oversight.web.context import current, say

bp = Blueprint("record", __name__, url_prefix="/commission")

Answer = str | Response | tuple[str, int]


@bp.route("/record", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def record_complaint() -> Answer:
    """The form, and after it the slip with the number and the tracking secret, which is shown once."""
    form = RecordForm()
    ctx = current()
    own = ctx.actor.bodies(frozenset({Role.SECRETARY}))
    form.offer(
        ctx.statute,
        [one for one in choices.commissions(ctx) if one.id in own],
        choices.agencies(ctx),
        ctx,
    )
    form.show(0, 0)
    if form.validate_on_submit():
        filed = _record(form)
        if filed is not None and filed.number:
            return render_template("commission/recorded.html", filed=filed)
        if form.is_done:  # the same form again
            say("info", _("This complaint was already recorded: it is in the queue."))
            return redirect(url_for("commission.desk", view="new"))
    return render_template("commission/record_complaint.html", form=form), form.status


def _record(form: RecordForm) -> Filed | None:
    """Check and store the files, then record; nothing stays behind when either is refused."""
    ctx = current()
    stored: list[Any]
    uploads, most = form.uploads, ctx.settings.limits.attachments_per_filing
    if len(uploads) > most:
        form.refuse_files([Refusal(upload.name, TooManyFiles(most=most)) for upload in uploads[most:]])
        return None
    ctx.session.rollback()  # files are opened by their parsers while nobody waits for the database
    stored, refused = attachments.take(ctx.services, uploads)
    filed = None
    if refused:
        form.refuse_files(refused)
    else:
        with form.submitted():
            filed = complaints.record_on_behalf(ctx, form.command(stored))
    if filed is None:
        attachments.discard(ctx.services, [one.key for one in stored])
    return filed
