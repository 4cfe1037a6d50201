"""What the commission makes of the agency's answer: assess, complete, waive, follow, check, close."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.returned_land import MOST_PLOTS
from oversight.domain.terms import Action, Role
from oversight.services import closure, hearings, returned_land
from oversight.services.answer_values import RecommendationView
from oversight.services.follow_up_view import FollowUpView, answered_of, open_follow_up, plot_of
from oversight.web.access import open_to
from oversight.web.commission.case_page import SECTIONS, Section
from oversight.web.commission.follow_up_forms import (
    AssessForm,
    CheckForm,
    CloseForm,
    CompletionForm,
    StrikeOutForm,
    WaiverForm,
    follow_up_form,
)
from oversight.web.context import current, say
from oversight.web.forms import CaseForm
from oversight.web.language import current_language
from oversight.web.presentation import format_day, format_day_in_prose
from oversight.web.sanity import takes_many

bp = Blueprint("follow_up", __name__, url_prefix="/commission")
SECTIONS.append(Section("commission/follow_up/_section.html", lambda page: page.follow_up))

Answer = str | Response | tuple[str, int]
DESK = frozenset({Role.SECRETARY, Role.CHAIR})
GROUP = DESK | {Role.MEMBER}


@bp.get("/cases/<string:number>/answers")
@open_to(GROUP)
def show_answers(number: str) -> str:
    """Every answer beside its recommendation, each with its own assessment."""
    return _assess_page(_view(number, Action.ASSESS))


@bp.post("/cases/<string:number>/answers/<int:recommendation>")
@open_to(GROUP)
def assess(number: str, recommendation: int) -> Answer:
    """Assess one answer."""
    form = AssessForm(prefix=f"r{recommendation}")
    if form.validate_on_submit():
        with form.submitted():
            closure.assess(current(), form.command(number, recommendation))
        if form.is_done:
            say("success", _("The assessment of answer %(number)s is kept.", number=recommendation))
            return redirect(
                url_for("follow_up.show_answers", number=number, _anchor=f"recommendation-{recommendation}")
            )
    view = _view(number, Action.ASSESS)
    answered_of(view, recommendation)
    return _assess_page(view, {recommendation: form}), form.status


def _assess_page(view: FollowUpView, given: dict[int, AssessForm] | None = None) -> str:
    given = given or {}
    forms = {}
    for row in view.sent:
        form = given.get(row.number) or AssessForm(formdata=None, prefix=f"r{row.number}")
        if row.number not in given:
            form.assessment.data = row.answer.assessment.value if row.answer.assessment else None
            form.reasons.data = row.answer.assessment_reasons
        form.show(row.answer.version, view.sequence)
        forms[row.number] = form
    return render_template(
        "commission/follow_up/show_answers.html",
        form=next(iter(given.values()), None),
        forms=forms,
        **_frame(view),
    )


@bp.route("/cases/<string:number>/completion", methods=["GET", "POST"])
@open_to(Role.SECRETARY)
@takes_many("recommendations")
def ask_to_complete(number: str) -> Answer:
    """Return answers to be completed."""
    form = CompletionForm()
    if form.validate_on_submit():
        with form.submitted():
            due_on = closure.ask_to_complete(current(), form.command(number))
            day = format_day_in_prose(due_on, current_language())
            say("success", _("The agency is asked to complete its answer by %(day)s.", day=day))
        if form.is_done:
            return _to_case(number)
    view = _view(number, Action.ASK_TO_COMPLETE)
    form.offer((row.number, _("Recommendation %(number)s", number=row.number)) for row in view.sent)
    return _page("ask_to_complete", view, form, Action.ASK_TO_COMPLETE)


@bp.route("/cases/<string:number>/follow-up", methods=["GET", "POST"])
@open_to(DESK)
def start_follow_up(number: str) -> Answer:
    """Give each promised measure the day on which it is checked."""
    form = follow_up_form(_view(number, Action.START_FOLLOW_UP).measured, current().today)
    if form.validate_on_submit():
        with form.submitted():
            closure.start_follow_up(current(), form.command(number))
        if form.is_done:
            say("success", _("The follow-up has begun. The agency sees the days of the checks."))
            return _to_case(number)
    return _page("start_follow_up", _view(number, Action.START_FOLLOW_UP), form, Action.START_FOLLOW_UP)


@bp.route("/cases/<string:number>/measures/<int:recommendation>", methods=["GET", "POST"])
@open_to(DESK)
def record_implementation(number: str, recommendation: int) -> Answer:
    """Check one measure; nothing is done without evidence. In a case about land, with the plots that were returned."""
    form = CheckForm()
    if not form.asks_for_another and form.validate_on_submit():
        with form.submitted():
            closure.record_implementation(current(), form.command(number, recommendation))
        if form.is_done:
            say("success", _("The check of the measure is kept."))
            return _to_case(number)
    view = _view(number, Action.RECORD_IMPLEMENTATION)
    row = answered_of(view, recommendation)
    if view.has_land:
        language = current_language()
        regions = ((key, one.name.of(language)) for key, one in current().statute.regions.items())
        form.open_land(regions, view.region)
    return _page(
        "record_implementation", view, form, Action.RECORD_IMPLEMENTATION, row=_said(row, view), most_plots=MOST_PLOTS
    )


@bp.route("/cases/<string:number>/land/<int:plot>/strike-out", methods=["GET", "POST"])
@open_to(DESK)
def strike_out_land(number: str, plot: int) -> Answer:
    """Strike out a plot recorded by mistake: it stays in the record and no longer counts."""
    form = StrikeOutForm()
    if form.validate_on_submit():
        with form.submitted():
            returned_land.strike_out(current(), form.command(number, plot))
        if form.is_done:
            say("success", _("The plot is struck out. It no longer counts as land returned."))
            return _to_case(number)
    view = _view(number, Action.STRIKE_OUT_LAND)
    found = plot_of(view, plot)
    return _page("strike_out_land", view, form, Action.STRIKE_OUT_LAND, plot=found)


@bp.route("/cases/<string:number>/hearing/waiver", methods=["GET", "POST"])
@open_to(DESK)
def waive_hearing(number: str) -> Answer:
    """The commission gives up the agency hearing in writing."""
    form = WaiverForm()
    if form.validate_on_submit():
        with form.submitted():
            hearings.waive_hearing(current(), form.command(number))
        if form.is_done:
            say("success", _("The hearing is waived; the agency is told."))
            return _to_case(number)
    return _page("waive_hearing", _view(number, Action.WAIVE_HEARING), form, Action.WAIVE_HEARING)


@bp.route("/cases/<string:number>/close", methods=["GET", "POST"])
@open_to(DESK)
def close(number: str) -> Answer:
    """Close the case with an outcome and its reasons."""
    form = CloseForm()
    if form.validate_on_submit():
        with form.submitted():
            closure.close(current(), form.command(number))
        if form.is_done:
            say("success", _("The case is closed."))
            return _to_case(number)
    view = _view(number, Action.CLOSE)
    form.offer(view.possible_outcomes, view.proposed_outcome)
    return _page("close", view, form, Action.CLOSE)


def _view(number: str, action: Action) -> FollowUpView:
    return open_follow_up(current(), number, action)


def _page(template: str, view: FollowUpView, form: CaseForm, action: Action, **more: Any) -> Answer:
    """The page of one act. A form that came back is shown also when the case has moved on."""
    if not view.may(action) and request.method == "GET":
        raise TransitionNotAllowed
    form.show(view.response_version, view.sequence)
    return render_template(f"commission/follow_up/{template}.html", form=form, **_frame(view), **more), form.status


def _frame(view: FollowUpView) -> dict[str, Any]:
    language = current_language()
    return {
        "view": view,
        "title": view.titles.get(language) or view.titles.get("kk") or view.titles.get("ru") or "",
        "case_url": url_for("commission.show_case", number=view.number),
        "rows": [_said(row, view) for row in view.recommendations],
    }


def _said(row: RecommendationView, view: FollowUpView) -> dict[str, Any]:
    """One recommendation with both sides, for the component that shows them."""
    language = current_language()
    text, shown = row.text(language)
    answer = row.answer
    facts = [
        (_("Measure"), answer.measure),
        (_("By which day"), format_day(answer.measure_on, language) if answer.measure_on else ""),
        (_("Responsible person or post"), answer.responsible),
        (_("Legal reference"), answer.legal_reference),
    ]
    return {
        "row": row,
        "asked": {"by": _("The commission recommended"), "text": text, "lang": shown},
        "answered": {
            "by": view.agency.of(language) if view.agency else _("The agency"),
            "text": answer.reasons,
            "lang": view.language,
        }
        if answer.is_sent
        else None,
        "facts": [(name, value) for name, value in facts if value],
    }


def _to_case(number: str) -> Response:
    return redirect(url_for("commission.show_case", number=number, _anchor="follow-up"))
