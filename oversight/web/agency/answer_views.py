"""Writing, deciding and sending the answer."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from oversight.domain.errors import TransitionNotAllowed
from oversight.services import agency_view, responses
from oversight.services.agency_view import AgencyView
from oversight.web.access import AGENCY, open_to
from oversight.web.agency import pages
from oversight.web.agency.forms import PositiveForm, SendForm, answers_form
from oversight.web.context import current, say

bp = Blueprint("answers", __name__, url_prefix="/agency")

Answer = str | Response | tuple[str, int]


@bp.route("/cases/<string:number>/answer", methods=["GET", "POST"])
@open_to(AGENCY)
def write(number: str) -> Answer:
    """All recommendations on one page: a draft may be saved with parts missing."""
    view = _view(number)
    form = answers_form(row.number for row in view.recommendations if not row.answer.is_sent)
    if form.validate_on_submit():
        with form.submitted():
            changed = responses.draft_answers(current(), form.command(number))
            _say_saved(len(changed))
        if form.is_done:
            following = "answers.send" if request.form.get("then") == "send" else "answers.write"
            return redirect(url_for(following, number=number))
        view = _view(number)
    if not view.may("draft_answer"):
        raise TransitionNotAllowed
    form.show(view.response_version, view.sequence)
    form.show_answers(row for row in view.recommendations if not row.answer.is_sent)
    page = render_template(
        "agency/write.html",
        form=form,
        rows=[{"row": row, "asked": pages.asked_of(row)} for row in view.recommendations],
        checklist=pages.checklist_of(view),
        hearing_words=pages.hearing_words(view),
        **pages.frame_of(current(), view),
    )
    return page, form.status


def _say_saved(count: int) -> None:
    if count:
        say(
            "success",
            ngettext("The draft of %(num)s answer is saved.", "The drafts of %(num)s answers are saved.", count),
        )
    else:
        say("info", _("Nothing was changed."))


@bp.route("/cases/<string:number>/answer/send", methods=["GET", "POST"])
@open_to(AGENCY)
def send(number: str) -> Answer:
    """Everything as it will leave, what still lacks, and the head's signature."""
    form = SendForm()
    if form.validate_on_submit():
        with form.submitted():
            responses.send_answer(current(), form.command(number))
        if form.is_done:
            say("success", _("The answer is sent to the commission."))
            return redirect(url_for("agency.show_case", number=number))
    view = _view(number)
    if not form.is_submitted():
        if not view.may("draft_answer"):  # nothing to send yet, or all is sent
            raise TransitionNotAllowed
        form.language.data = view.language
        form.remedy_text.data = view.remedy_text or pages.REMEDY[view.language or "kk"]
    form.show(view.response_version, view.sequence)
    return _send_page(view, form), form.status


@bp.post("/cases/<string:number>/answer/positive")
@open_to(AGENCY)
def decide_positive(number: str) -> Answer:
    """The head accepts every recommendation: no hearing is held."""
    form = PositiveForm()
    if form.validate_on_submit():
        with form.submitted():
            responses.decide_positive(current(), form.command(number))
        if form.is_done:
            say("success", _("The decision to accept every recommendation is recorded."))
            return redirect(url_for("answers.send", number=number))
    view = _view(number)
    send_form = SendForm(formdata=None)
    send_form.language.data = view.language
    send_form.remedy_text.data = view.remedy_text or pages.REMEDY[view.language or "kk"]
    send_form.show(view.response_version, view.sequence)
    send_form.refusal, send_form.changes, send_form.missing = form.refusal, form.changes, form.missing
    return _send_page(view, send_form), form.status


def _send_page(view: AgencyView, form: SendForm) -> str:
    positive_form = PositiveForm(formdata=None)
    positive_form.show(view.response_version, view.sequence)
    return render_template(
        "agency/send.html",
        form=form,
        positive_form=positive_form,
        rows=[{"row": row, "asked": pages.asked_of(row), "facts": pages.facts_of(row)} for row in view.recommendations],
        checklist=pages.checklist_of(view, page=url_for("answers.write", number=view.number)),
        are_all_accepted=all(row.answer.position == "accepted" for row in view.recommendations),
        same_reasons=pages.same_reasons(view),
        hearing_words=pages.hearing_words(view),
        **pages.frame_of(current(), view),
    )


def _view(number: str) -> AgencyView:
    return agency_view.open_view(current(), number)
