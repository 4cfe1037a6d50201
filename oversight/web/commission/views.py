"""Pages of the commission desk: what is next, one docket, the declaration of interest."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import VOTING_ROLES, Role
from oversight.services import attachments, declarations, intake, issued_papers, session_list, worklists
from oversight.services.commission_file import ClosedFile, open_page
from oversight.services.duties import duties
from oversight.services.worklists import Queue, QueueRow, View, WrongCursor
from oversight.web.access import COMMISSION, open_to
from oversight.web.commission import case_page, wording
from oversight.web.commission.case_page import SECTIONS, Section
from oversight.web.commission.forms import ClaimForm, DeclareForm
from oversight.web.context import current, say
from oversight.web.downloads import attachment_response
from oversight.web.language import current_language

__all__ = ["SECTIONS", "Section", "bp"]

bp = Blueprint("commission", __name__, url_prefix="/commission")

Answer = str | Response | tuple[str, int]
DESK = frozenset({Role.SECRETARY, Role.CHAIR})


@bp.get("/")
@open_to(COMMISSION)
def desk() -> Answer:
    """What is next: the queue of the secretary, the duties of chair, members and experts."""
    return _desk(ClaimForm())


def _desk(form: ClaimForm) -> Answer:
    ctx = current()
    is_secretary = Role.SECRETARY in ctx.actor.roles
    view, found = _queue() if is_secretary else (View.ALL, None)
    form.show(0, 0)
    return render_template(
        "commission/desk.html",
        form=form,
        view=view,
        counts=worklists.counts(ctx) if is_secretary else None,
        groups=_groups(found.rows, ctx.today) if found else [],
        next_url=url_for("commission.desk", view=view.value, after=found.following)
        if found and found.following
        else None,
        session_items=session_list.items(ctx) if ctx.actor.roles & DESK else (),
        duties=duties(ctx) if ctx.actor.roles & (VOTING_ROLES | {Role.EXPERT}) else None,
        topics=ctx.statute.topics,
        question=wording.question,
        own_id=ctx.actor.account_id,
        case_base=url_for("commission.desk") + "cases/",
    ), form.status


def _queue() -> tuple[View, Queue]:
    """The part of the queue the address asks for. An address that is not ours is a bad request."""
    try:
        view = View(request.args.get("view", View.ALL.value))
        return view, worklists.queue(current(), view, request.args.get("after", ""))
    except (ValueError, WrongCursor):
        abort(400)


def _groups(rows: tuple[QueueRow, ...], today: date) -> list[tuple[str, list[QueueRow]]]:
    """Rows under the headings of the desk, in the order in which they come."""
    tomorrow = today + timedelta(days=1)
    groups: dict[str, list[QueueRow]] = {}
    for row in rows:
        if row.next_due_on is None:
            name = _("Without a date")
        elif row.next_due_on < today:
            name = _("Overdue")
        elif row.next_due_on <= tomorrow or row.days in {0, 1}:
            name = _("Today and tomorrow")
        else:
            name = _("Later")
        groups.setdefault(name, []).append(row)
    return list(groups.items())


@bp.post("/cases/<string:number>/claim")
@open_to(Role.SECRETARY)
def claim(number: str) -> Answer:
    """Take a complaint from the queue."""
    form = ClaimForm()
    if form.validate_on_submit():
        with form.submitted():
            intake.claim_intake(current(), form.claim(number))
        if form.is_done:
            say("success", _("You have taken complaint %(number)s.", number=number))
            return redirect(url_for("commission.show_case", number=number))
    return _desk(form)


@bp.post("/cases/<string:number>/release")
@open_to(Role.SECRETARY)
def release(number: str) -> Answer:
    """Put a complaint back in the queue."""
    form = ClaimForm()
    if form.validate_on_submit():
        with form.submitted():
            intake.release_intake(current(), form.release(number))
        if form.is_done:
            say("success", _("Complaint %(number)s is back in the queue.", number=number))
            return redirect(url_for("commission.desk"))
    return _case(number, form)


@bp.post("/cases/<string:number>/clear")
@open_to(DESK)
def clear(number: str) -> Answer:
    """Say that the declarations are complete."""
    form = ClaimForm()
    if form.validate_on_submit():
        with form.submitted():
            declarations.clear(current(), form.clear(number))
        if form.is_done:
            say("success", _("The declarations are complete. The control can be prepared."))
            return redirect(url_for("commission.show_case", number=number))
    return _case(number, form)


@bp.get("/cases/<string:number>")
@open_to(COMMISSION)
def show_case(number: str) -> Answer:
    """The docket for the commission; before the declaration only what is needed to answer it."""
    return _case(number, ClaimForm())


def _case(number: str, form: ClaimForm) -> Answer:
    ctx = current()
    page = open_page(ctx, number)
    if isinstance(page, ClosedFile):
        answer = DeclareForm(formdata=None)
        answer.refusal, answer.status = form.refusal, form.status
        return _declaration(page, answer)
    form.show(page.file.complaint_version, page.file.sequence)
    parts = [(section.template, section.part(page)) for section in SECTIONS]
    return render_template(
        "commission/show_case.html",
        form=form,
        page=page,
        file=page.file,
        papers=page.papers,
        acts=case_page.acts_of(page),
        may_claim=case_page.may_claim(page),
        stations=case_page.stations_of(page.file),
        state_keys=case_page.state_keys(page.file),
        happenings=case_page.happenings(page.file.events),
        sections=[(template, data) for template, data in parts if data is not None],
        **_words(ctx.statute, page.file.region, page.file.topic),
        ground=page.ground,
        standing=lambda ground: wording.standing(ctx.statute, ground),
        question=wording.question,
    ), form.status


def _words(statute: Any, region: str, topic: str) -> dict[str, Any]:
    language = current_language()
    return {
        "region": statute.regions[region].name.of(language) if region in statute.regions else region,
        "topic": statute.topics[topic].name.of(language) if topic in statute.topics else topic,
        "channels": wording.CHANNELS,
        "kinds": wording.KINDS,
        "seen": wording.SEEN,
    }


@bp.get("/cases/<string:number>/attachments/<uuid:attachment_id>")
@open_to(COMMISSION)
def download(number: str, attachment_id: UUID) -> Response:
    """A file of the complaint, to be saved."""
    found = attachments.open_file(current(), number, attachment_id)
    return attachment_response(found.stream, found.name)


@bp.get("/cases/<string:number>/papers/<uuid:paper_id>")
@open_to(COMMISSION)
def paper(number: str, paper_id: UUID) -> Response:
    """An issued paper of the case, to be saved."""
    file = issued_papers.read_paper(current(), number, paper_id)
    return attachment_response(file.content, file.name, "application/pdf")


@bp.route("/cases/<string:number>/declaration", methods=["GET", "POST"])
@open_to(COMMISSION)
def declare(number: str) -> Answer:
    """Answer the declaration of interest, or answer anew."""
    form = DeclareForm()
    if form.validate_on_submit():
        is_recused = False
        with form.submitted():
            is_recused = declarations.declare_interest(current(), form.command(number))
        if form.is_done:
            if is_recused:
                say("info", _("You are recused from case %(number)s: it is closed to you from now on.", number=number))
                return redirect(url_for("commission.desk"))
            say("success", _("Your answer is kept."))
            return redirect(url_for("commission.show_case", number=number))
    return _declaration(open_page(current(), number), form)


def _declaration(page: Any, form: DeclareForm) -> Answer:
    ctx = current()
    is_closed = isinstance(page, ClosedFile)
    shown = page if is_closed else page.file
    if page.own is not None and not form.is_submitted():
        form.statement.data, form.measure.data = page.own.statement.value, page.own.measure.value
        form.nature.data = page.own.nature
    form.show(0, shown.sequence)
    return render_template(
        "commission/declare.html",
        form=form,
        number=page.number,
        agency=shown.agency,
        agency_text=shown.agency_text,
        topic=ctx.statute.topics[shown.topic].name,
        hints=page.hints if is_closed else declarations.hints_on(ctx, page.number),
        is_first=page.own is None,
        is_open=shown.is_open,
    ), form.status
