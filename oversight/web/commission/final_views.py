"""Pages of the final document: its beginning, what it still lacks, its sections, its recommendations, how it reads."""

from flask import Blueprint, redirect, render_template, url_for
from flask_babel import gettext as _

from oversight.domain.errors import NotVisible
from oversight.domain.terms import TEXT_LANGUAGES, Action
from oversight.services import final_documents, recommendations
from oversight.services.control_view import ControlView, open_control
from oversight.services.final_documents import kinds_for
from oversight.services.final_view import FinalView
from oversight.web.access import COMMISSION, open_to
from oversight.web.commission.control_forms import ConfirmForm
from oversight.web.commission.control_views import GROUP, Answer, control_for
from oversight.web.commission.final_forms import KINDS, DraftForm, OrderForm, RecommendationForm, SectionsForm
from oversight.web.context import current, say
from oversight.web.language import current_language
from oversight.web.sanity import takes_many

bp = Blueprint("final", __name__, url_prefix="/commission/cases/<string:number>/final")


@bp.route("/begin", methods=["GET", "POST"])
@open_to(GROUP)
def draft(number: str) -> Answer:
    """Begin the final document."""
    form = DraftForm()
    if form.validate_on_submit():
        with form.submitted():
            final_documents.draft_final(current(), form.command(number))
        if form.is_done:
            say("success", _("The final document is begun. This is what it still lacks."))
            return redirect(url_for("final.checklist", number=number))
    control = control_for(number, Action.DRAFT_FINAL)
    form.begin(kinds_for(current(), control.programme.form_key))
    form.show(control.version, control.sequence)
    return render_template("commission/control/draft.html", form=form, control=control), form.status


@bp.route("")
@open_to(COMMISSION)
def checklist(number: str) -> Answer:
    """What is written and what is still missing."""
    control = open_control(current(), number)
    return render_template("commission/control/checklist.html", control=control, final=_final(control), kinds=KINDS)


@bp.route("/sections", methods=["GET", "POST"])
@open_to(GROUP)
def sections(number: str) -> Answer:
    """Write the sections."""
    form = SectionsForm()
    if form.validate_on_submit():
        with form.submitted():
            final_documents.edit_sections(current(), form.command(number))
        if form.is_done:
            say("success", _("The sections are kept."))
            return redirect(url_for("final.checklist", number=number))
    control = control_for(number, Action.EDIT_FINAL)
    final = _final(control)
    form.open(final)
    form.show(final.version, control.sequence)
    return render_template("commission/control/sections.html", form=form, control=control, final=final), form.status


@bp.route("/recommendations")
@open_to(COMMISSION)
def list_recommendations(number: str) -> Answer:
    """Every recommendation with its votes."""
    control = open_control(current(), number)
    return _recommendations(control, OrderForm(formdata=None))


@bp.route("/recommendations/new", methods=["GET", "POST"])
@open_to(GROUP)
@takes_many("findings")
def add_recommendation(number: str) -> Answer:
    """Write one more recommendation."""
    form = RecommendationForm()
    if form.validate_on_submit():
        with form.submitted():
            recommendations.add_recommendation(current(), form.add(number))
        if form.is_done:
            say("success", _("The recommendation is kept."))
            return redirect(url_for("final.list_recommendations", number=number))
    control = control_for(number, Action.EDIT_FINAL)
    final = _final(control)
    form.open(control.standing_findings, None, final.authentic_language)
    form.show(final.version, control.sequence)
    page = "commission/control/edit_recommendation.html"
    return render_template(page, form=form, control=control, one=None), form.status


@bp.route("/recommendations/<int:recommendation>", methods=["GET", "POST"])
@open_to(GROUP)
@takes_many("findings")
def edit_recommendation(number: str, recommendation: int) -> Answer:
    """Change the words of one recommendation."""
    form = RecommendationForm()
    if form.validate_on_submit():
        with form.submitted():
            recommendations.edit_recommendation(current(), form.edit(number, recommendation))
        if form.is_done:
            say("success", _("The recommendation is kept."))
            return redirect(url_for("final.list_recommendations", number=number))
    control = control_for(number, Action.EDIT_FINAL)
    one = control.recommendation(recommendation)
    form.open(control.standing_findings, one, one.authentic_language)
    form.show(one.version, control.sequence)
    page = "commission/control/edit_recommendation.html"
    return render_template(page, form=form, control=control, one=one), form.status


@bp.route("/recommendations/<int:recommendation>/remove", methods=["GET", "POST"])
@open_to(GROUP)
def remove_recommendation(number: str, recommendation: int) -> Answer:
    """Take one recommendation out of the draft."""
    form = OrderForm()
    if form.validate_on_submit():
        with form.submitted():
            recommendations.remove_recommendation(current(), form.remove(number, recommendation))
        if form.is_done:
            say("success", _("The recommendation is taken out; the numbers after it moved up."))
            return redirect(url_for("final.list_recommendations", number=number))
    control = control_for(number, Action.EDIT_FINAL)
    one = control.recommendation(recommendation)
    form.show(one.version, control.sequence)
    page = "commission/control/remove_recommendation.html"
    return render_template(page, form=form, control=control, one=one), form.status


@bp.route("/recommendations/<int:recommendation>/move/<int:to>", methods=["POST"])
@open_to(GROUP)
def move_recommendation(number: str, recommendation: int, to: int) -> Answer:
    """Give one recommendation another number."""
    form = OrderForm()
    if form.validate_on_submit():
        with form.submitted():
            recommendations.move_recommendation(current(), form.move(number, recommendation, to))
        if form.is_done:
            return redirect(url_for("final.list_recommendations", number=number, _anchor=f"recommendation-{to}"))
    return _recommendations(open_control(current(), number), form)


@bp.route("/preview")
@open_to(COMMISSION)
def preview(number: str) -> Answer:
    """The document as it reads now."""
    control = open_control(current(), number)
    return render_template("commission/control/preview.html", control=control, final=_final(control), kinds=KINDS)


def _recommendations(control: ControlView, form: ConfirmForm | OrderForm) -> Answer:
    final = _final(control)
    form.show(final.version, control.sequence)
    page = "commission/control/list_recommendations.html"
    languages = [code for code in (current_language(), *TEXT_LANGUAGES) if code in TEXT_LANGUAGES]
    return render_template(page, form=form, control=control, final=final, reading=languages[0]), form.status


def _final(control: ControlView) -> FinalView:
    """The document of a control that has one; else there is nothing at this address."""
    if control.final is None:
        raise NotVisible
    return control.final
