"""Intake: what the secretary does with a complaint before the commission decides. Views translate, decide nothing."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.admissibility import CHECKS
from oversight.domain.errors import NotPermitted, NotVisible, TransitionNotAllowed
from oversight.domain.grounds import read_grounds
from oversight.domain.terms import Action, Role
from oversight.services import choices, intake
from oversight.services.commission_file import ClosedFile, CommissionFile, open_page
from oversight.statute.schema import GroundUse
from oversight.web.access import open_to
from oversight.web.commission import wording
from oversight.web.commission.intake_forms import (
    EscalateForm,
    FixForm,
    ForwardForm,
    ForwardPartForm,
    GroundForm,
    PutForwardForm,
)
from oversight.web.context import current, say
from oversight.web.forms import CaseForm

bp = Blueprint("intake", __name__, url_prefix="/commission/cases/<string:number>")

Answer = str | Response | tuple[str, int]
GROUP = frozenset({Role.SECRETARY, Role.CHAIR, Role.MEMBER})


def page_for(number: str, action: Action, form: CaseForm) -> CommissionFile:
    """The docket for the page of one act. A form that came back is shown also when the docket has moved on."""
    page = open_page(current(), number)
    if isinstance(page, ClosedFile):
        raise NotPermitted
    if not form.is_submitted() and not page.may(action):
        raise TransitionNotAllowed if page.file.is_open else NotVisible
    form.show(page.file.complaint_version, page.file.sequence)
    return page


def run(form: CaseForm, act: Callable[[], object], number: str, said: str) -> Response | None:
    """Run the act of a sent form; the way back to the docket when it is done, None when the page is shown again."""
    if not form.validate_on_submit():
        return None
    with form.submitted():
        act()
    if not form.is_done:
        return None
    say("success", said)
    return redirect(url_for("commission.show_case", number=number))


@bp.route("/fix", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def request_fix(number: str) -> Answer:
    """Ask the filer for what is missing."""
    form = FixForm()
    done = run(
        form, lambda: intake.request_fix(current(), form.command(number)), number, _("The filer was asked to complete.")
    )
    if done:
        return done
    page = page_for(number, Action.REQUEST_FIX, form)
    return render_template("commission/request_fix.html", form=form, page=page, papers=page.papers), form.status


@bp.route("/return", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def return_complaint(number: str) -> Answer:
    """Return the complaint on a ground, with reasons."""
    form = GroundForm()
    done = run(
        form,
        lambda: intake.return_complaint(current(), form.give_back(number)),
        number,
        _("The complaint was returned. The filer was told."),
    )
    return done or _ground_page(number, form, Action.RETURN, GroundUse.RETURN, "commission/return_complaint.html")


@bp.route("/terminate", methods=["GET", "POST"])
@open_to(Role.CHAIR)
def terminate(number: str) -> Answer:
    """End the procedure on a ground, with reasons."""
    form = GroundForm()
    done = run(
        form,
        lambda: intake.terminate(current(), form.terminate(number)),
        number,
        _("The procedure was terminated. The filer was told."),
    )
    return done or _ground_page(number, form, Action.TERMINATE, GroundUse.TERMINATION, "commission/terminate.html")


def _ground_page(number: str, form: GroundForm, action: Action, use: GroundUse, template: str) -> Answer:
    page = page_for(number, action, form)
    statute = current().statute
    grounds = read_grounds(statute, use, modelled=not page.is_state_body)
    form.offer(grounds)
    hints = wording.standings(statute, grounds)
    return render_template(template, form=form, page=page, papers=page.papers, hints=hints), form.status


@bp.route("/forward", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def forward(number: str) -> Answer:
    """Forward the whole complaint."""
    form = ForwardForm()
    done = run(
        form,
        lambda: intake.forward(current(), form.command(number)),
        number,
        _("The complaint was forwarded. The filer was told."),
    )
    if done:
        return done
    page = page_for(number, Action.FORWARD, form)
    form.begin(current().today)
    return render_template("commission/forward.html", form=form, page=page, papers=page.papers), form.status


@bp.route("/forward-part", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def forward_part(number: str) -> Answer:
    """Forward one part; the rest stays."""
    form = ForwardPartForm()
    done = run(
        form,
        lambda: intake.forward_part(current(), form.command(number)),
        number,
        _("The part was forwarded. The rest goes on here."),
    )
    if done:
        return done
    page = page_for(number, Action.FORWARD_PART, form)
    form.begin(current().today)
    return render_template("commission/forward_part.html", form=form, page=page, papers=page.papers), form.status


@bp.route("/escalate", methods=["GET", "POST"])
@open_to(GROUP)
def escalate(number: str) -> Answer:
    """Pass on at once what reports a crime or a danger."""
    form = EscalateForm()
    done = run(
        form,
        lambda: intake.escalate(current(), form.command(number)),
        number,
        _("The complaint was passed on. The filer was told."),
    )
    if done:
        return done
    page = page_for(number, Action.ESCALATE, form)
    return render_template("commission/escalate.html", form=form, page=page, papers=page.papers), form.status


@bp.route("/put-forward", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
def put_forward(number: str) -> Answer:
    """Put the complaint to the commission with the checklist and the public card."""
    form = PutForwardForm()
    done = run(
        form,
        lambda: intake.put_forward(current(), form.command(number)),
        number,
        _("The complaint was put to the commission. Its members were told."),
    )
    if done:
        return done
    page = page_for(number, Action.PUT_FORWARD, form)
    statute = current().statute
    grounds = read_grounds(statute, GroundUse.INADMISSIBLE, modelled=not page.is_state_body)
    form.offer(statute, choices.agencies(current()), grounds, page)
    return render_template(
        "commission/put_forward.html",
        form=form,
        page=page,
        papers=page.papers,
        hints=wording.standings(statute, grounds),
        provisions={check: statute.articles[row.provision].citation for check, row in CHECKS.items()},
    ), form.status
