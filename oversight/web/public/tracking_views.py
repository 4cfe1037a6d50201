"""Following a case: by number and secret, in one's own list, on its page; and what the filer may still do."""

from typing import Any
from uuid import UUID

from flask import Response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import Unauthorized

from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action, ComplaintState, Station
from oversight.domain.words import N_
from oversight.domain.workflow import ENDED_COMPLAINT
from oversight.services import choices, drafts, filer_acts, tracking
from oversight.services.attachments import Upload
from oversight.services.tracking import OwnCase, OwnRow
from oversight.web import session
from oversight.web.access import FILERS, open_to, open_to_everyone
from oversight.web.context import current, say, sentence
from oversight.web.downloads import attachment_response
from oversight.web.due import due_note
from oversight.web.language import current_language
from oversight.web.public.blueprint import Answer, bp, stop_tracking, track
from oversight.web.public.filing_views import address
from oversight.web.public.forms import ActionForm, FixForm, TrackForm, WithdrawForm, typed
from oversight.web.sanity import takes_files, takes_many

CLOSED_HERE = N_(
    "The case is closed on this device by now. Nothing was changed: open it again with number and tracking code."
)
_STATIONS = (
    (Station.COMPLAINT, _l("Complaint")),
    (Station.COMMISSION, _l("Commission")),
    (Station.AGENCY, _l("Agency")),
    (Station.FOLLOW_UP, _l("Follow-up")),
)


@bp.route("/track", methods=["GET", "POST"], endpoint="track")
@open_to_everyone
def track_case() -> Answer:
    """Open one case by number and secret, for reading."""
    form = TrackForm()
    if not form.is_submitted():
        form.number.data = request.args.get("number", "")[:20]
    if form.validate_on_submit():
        number = tracking.read_number(typed(form.number))
        with form.submitted():
            track(tracking.open_with_secret(current(), number, typed(form.secret)))
        if form.is_done:
            return redirect(url_for("public.show_own", number=number))
    return render_template("public/track.html", form=form), form.status


@bp.post("/track/leave")
@open_to_everyone
def leave() -> Answer:
    """Close the case on this device."""
    if ActionForm().validate_on_submit():
        stop_tracking()
        say("success", _("The case is closed on this device."))
    return redirect(url_for("public.track"))


@bp.get("/my/cases")
@open_to(FILERS)
def my_cases() -> Answer:
    """One's own cases and unfinished filings, newest first."""
    ctx = current()
    page = tracking.own_cases(ctx, request.args.get("before"))
    organisations = {one.id: one.names[current_language()] for one in choices.own_organisations(ctx)}
    is_first = "before" not in request.args
    return render_template(
        "public/my_cases.html",
        rows=[_row(row) for row in page.rows],
        next_url=url_for("public.my_cases", before=page.next_before) if page.next_before else None,
        first_url=None if is_first else url_for("public.my_cases"),
        drafts=[
            (
                line,
                address(line.id, line.next_page),
                organisations.get(line.organisation_id) if line.organisation_id else None,
            )
            for line in drafts.listed(ctx)
        ]
        if is_first
        else [],
        organisations=list(organisations.values()),
    )


def _row(row: OwnRow) -> dict[str, Any]:
    ctx, language = current(), current_language()
    return {
        "number": row.number,
        "url": url_for("public.show_own", number=row.number),
        "title": row.subject,
        "about": [],
        "agency": row.agency[language] if row.agency else row.agency_text,
        "state": _state(row.complaint_state, row.case_state, row.response_state),
        "due_on": row.next_due_on if row.is_open else None,
        "due_note": due_note(ctx.statute.calendar, ctx.today, row.next_due_on)
        if row.is_open and row.next_due_on
        else None,
        "station": row.station if row.is_open else "closed",
    }


def _state(complaint: str, case: str | None, response: str | None) -> str:
    """The key of the state tag that says most."""
    if complaint in ENDED_COMPLAINT or case is None:
        return f"complaint.{complaint}"
    return f"response.{response}" if response else f"case.{case}"


@bp.get("/my/cases/<string:number>")
@open_to_everyone
def show_own(number: str) -> Answer:
    """A case from the filer's side: where it stands, what comes next, what may be done, one's own words."""
    ctx = current()
    if (away := _send_stranger_away(number)) is not None:
        return away
    case = tracking.own_case(ctx, number)
    ground = ctx.statute.grounds.get(case.ground or "")
    return render_template(
        "public/show_own.html",
        case=case,
        file=case.file,
        state=_state(case.file.complaint_state, case.file.case_state, case.file.response_state),
        stations=_line(case),
        ground=ground.name if ground else None,
        is_ended_at_intake=case.file.complaint_state in ENDED_COMPLAINT,
        is_withdrawn=case.file.complaint_state == ComplaintState.WITHDRAWN,
        may_supply=case.may(Action.SUPPLY_FIX),
        may_withdraw=case.may(Action.WITHDRAW),
        is_public=case.file.case_state is not None,
        is_guest=ctx.actor.account_id is None,
        region=ctx.statute.regions[case.file.region].name,
        topic=ctx.statute.topics[case.file.topic].name,
    )


def _send_stranger_away(number: str) -> Response | Any | None:
    """Somebody neither signed in nor tracking is asked who they are, whether the case exists or not."""
    actor = session.actor()
    if actor.account_id is not None or actor.tracked_docket_id is not None:
        return None
    if request.method == "POST":
        raise Unauthorized(f"oversight:{CLOSED_HERE}")  # not sent on: what was typed comes back on the page
    return redirect(url_for("public.track", number=number[:20]))


def _line(case: OwnCase) -> list[dict[str, Any]]:
    names = [station for station, _label in _STATIONS]
    here = names.index(Station(case.file.station))
    line = []
    for place, (_station, label) in enumerate(_STATIONS):
        if place == here and case.file.is_open:
            at = "now"
        elif place <= here:
            at = "done"
        else:
            at = "ahead" if case.file.is_open else "skipped"
        line.append({"label": label, "at": at, "note": _("not reached") if at == "skipped" else None})
    return line


@bp.get("/my/cases/<string:number>/receipt")
@open_to_everyone
def receipt(number: str) -> Answer:
    """The receipt as PDF; while it is being typeset, a page that asks again by itself."""
    if (away := _send_stranger_away(number)) is not None:
        return away
    paper = tracking.receipt_of(current(), number, current_language())
    if paper is None:
        raise NotVisible
    if paper.is_issued:
        return own_paper(number, paper.id)
    response = Response(render_template("public/receipt.html", number=number, paper=paper), mimetype="text/html")
    if paper.state == "queued":
        response.headers["Refresh"] = "2"
    return response


@bp.get("/my/cases/<string:number>/papers/<uuid:paper_id>")
@open_to_everyone
def own_paper(number: str, paper_id: UUID) -> Answer:
    """A paper of one's own case, as a download."""
    paper = tracking.own_paper(current(), number, paper_id)
    return attachment_response(paper.content, paper.name, "application/pdf")


@bp.get("/my/cases/<string:number>/files/<uuid:file_id>")
@open_to_everyone
def own_file(number: str, file_id: UUID) -> Answer:
    """One's own file back, as a download."""
    download = tracking.own_file(current(), number, file_id)
    return attachment_response(download.stream, download.name)


@bp.route("/my/cases/<string:number>/fix", methods=["GET", "POST"])
@open_to_everyone
@takes_files
@takes_many("files")
def supply_fix(number: str) -> Answer:
    """Answer what the secretary asked for."""
    if (away := _send_stranger_away(number)) is not None:
        return away
    form = FixForm()
    if form.validate_on_submit():
        uploads = [Upload(file.filename, file.stream) for file in form.files.data or () if file and file.filename]
        refused = []
        with form.submitted():
            refused = filer_acts.supply_with_files(current(), form.command(number, ()), uploads)
        if refused:
            form.files.errors = [_("%(name)s: %(why)s", name=one.name, why=sentence(one.error)) for one in refused]
            form.status = 422
        elif form.is_done:
            say("success", _("Your answer was sent to the secretary."))
            return redirect(url_for("public.show_own", number=number))
    case = tracking.own_case(current(), number)
    form.show(case.file.complaint_version, case.file.sequence)
    text = render_template(
        "public/supply_fix.html",
        form=form,
        case=case,
        may_supply=case.may(Action.SUPPLY_FIX),
        limits=current().settings.limits,
    )
    return text, form.status


@bp.route("/my/cases/<string:number>/withdraw", methods=["GET", "POST"])
@open_to_everyone
def withdraw(number: str) -> Answer:
    """Withdraw the complaint in writing, after asking once."""
    if (away := _send_stranger_away(number)) is not None:
        return away
    form = WithdrawForm()
    if form.validate_on_submit():
        with form.submitted():
            filer_acts.withdraw(current(), form.command(number))
        if form.is_done:
            say("success", _("The complaint was withdrawn."))
            return redirect(url_for("public.show_own", number=number))
    case = tracking.own_case(current(), number)
    form.show(case.file.complaint_version, case.file.sequence)
    return render_template(
        "public/withdraw.html", form=form, case=case, may_withdraw=case.may(Action.WITHDRAW)
    ), form.status
