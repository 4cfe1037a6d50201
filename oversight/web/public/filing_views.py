"""The pages of a filing, one small question each; every one posts without a script."""

from collections.abc import Callable
from typing import Any, NamedTuple
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from oversight.domain.text import finds_identifier, has_hidden_marks
from oversight.services import choices, drafts, filing_steps
from oversight.services.answers import LAND, Step
from oversight.services.choices import BodyChoice
from oversight.services.drafts import DraftKey, DraftView
from oversight.web.access import open_to_everyone
from oversight.web.context import current, say
from oversight.web.forms import choices as offer
from oversight.web.language import current_language
from oversight.web.public import forms
from oversight.web.public.blueprint import Answer, bp, keep_draft_cookie, key_of, open_draft
from oversight.web.public.forms import StepForm


class Page(NamedTuple):
    """One page: its form, the act that saves it, and what it needs to be drawn."""

    form: type[StepForm]
    save: Callable[..., None]
    prepare: Callable[[Any, DraftView], dict[str, Any]]


def _prepare_who(form: Any, draft: DraftView) -> dict[str, Any]:
    bodies = choices.own_organisations(current())
    if not bodies:
        del form.organisation
    else:
        may_file_personally = drafts.may_file_personally(current())
        own = [("", _("In my own name"))] if may_file_personally else []
        if not may_file_personally:
            form.ask_no_citizenship()
        form.organisation.choices = offer([*own, *((str(one.id), one.names[current_language()]) for one in bodies)])
    return {"is_guest": draft.is_guest}


def _prepare_place(form: Any, draft: DraftView) -> dict[str, Any]:
    del draft
    statute, language = current().statute, current_language()
    regions = sorted(statute.regions.values(), key=lambda region: region.name.of(language))
    form.region.choices = offer([("", _("Choose a region")), *((one.key, one.name.of(language)) for one in regions)])
    form.topic.choices = offer((topic.key, topic.name.of(language)) for topic in statute.topics.values())
    return {}


def _prepare_body(form: Any, draft: DraftView) -> dict[str, Any]:
    language, answers = current_language(), draft.answers
    commissions = choices.commissions(current())
    covering = [one for one in commissions if one.covers(answers.region, answers.topic)]
    form.commission.choices = offer((str(one.id), one.names[language]) for one in covering)
    agencies = sorted(choices.agencies(current()), key=lambda one: one.names[language])
    here = [(str(one.id), one.names[language]) for one in agencies if one.region == answers.region]
    elsewhere = [(str(one.id), _with_region(one, language)) for one in agencies if one.region != answers.region]
    form.agency.choices = offer([("", _("Choose from the list")), *here, *elsewhere])
    if len(covering) == 1 and not form.is_submitted() and not form.commission.data:
        form.commission.data = str(covering[0].id)
    return {
        "mandates": {str(one.id): one.mandates[language] for one in covering},
        "others": [one for one in commissions if one not in covering],
        "region_name": current().statute.regions[answers.region].name,
        "topic_name": current().statute.topics[answers.topic].name,
    }


def _with_region(agency: BodyChoice, language: str) -> str:
    region = current().statute.regions.get(agency.region or "")
    return f"{agency.names[language]} ({region.name.of(language)})" if region else agency.names[language]


def _prepare_when(form: Any, draft: DraftView) -> dict[str, Any]:
    is_land = draft.answers.topic == LAND
    if not is_land:
        del form.cadastral_number
        del form.area_hectares
    return {"is_land": is_land}


def _prepare_nothing(form: Any, draft: DraftView) -> dict[str, Any]:
    del form, draft
    return {}


PAGES = {
    Step.WHO: Page(forms.WhoForm, filing_steps.save_who, _prepare_who),
    Step.PLACE: Page(forms.PlaceForm, filing_steps.save_place, _prepare_place),
    Step.BODY: Page(forms.BodyForm, filing_steps.save_body, _prepare_body),
    Step.WHAT: Page(forms.WhatForm, filing_steps.save_what, _prepare_nothing),
    Step.WHEN: Page(forms.WhenForm, filing_steps.save_when, _prepare_when),
    Step.SEEN: Page(forms.SeenForm, filing_steps.save_seen, _prepare_nothing),
}
ORDER = (Step.WHO, Step.PLACE, Step.BODY, Step.WHAT, Step.WHEN, Step.FILES, Step.SEEN)
_LABELS = (
    (Step.WHO, _l("You")),
    (Step.PLACE, _l("The body")),
    (Step.WHAT, _l("The matter")),
    (Step.WHEN, _l("When and where")),
    (Step.FILES, _l("Attachments")),
    (Step.SEEN, _l("How you are seen")),
    (None, _l("Check and send")),
)
"""What the reader is told of where the filing stands; region and body are two pages of one step."""


def address(draft_id: UUID, step: Step | None) -> str:
    """The address of a page; None is the last one, where answers are checked and sent."""
    if step is None:
        return url_for("public.check", draft_id=draft_id)
    if step is Step.FILES:
        return url_for("public.files", draft_id=draft_id)
    return url_for("public.step", draft_id=draft_id, name=step.value)


def following(draft_id: UUID, step: Step) -> str:
    """Where a saved page leads: back to the check when it was opened from there, else to the next page."""
    if request.args.get("then") == "check" and step is not Step.PLACE:
        return address(draft_id, None)
    place = ORDER.index(step) + 1
    following_url = address(draft_id, ORDER[place] if place < len(ORDER) else None)
    return f"{following_url}?then=check" if request.args.get("then") == "check" else following_url


def frame_of(draft: DraftView, step: Step | None) -> dict[str, Any]:
    """What every page of a filing shows around its question."""
    shown = Step.PLACE if step is Step.BODY else step
    place = ORDER.index(step) if step else len(ORDER)
    return {
        "draft": draft,
        "steps_shown": [{"label": label, "url": address(draft.id, one)} for one, label in _LABELS],
        "step_number": [one for one, _label in _LABELS].index(shown) + 1,
        "back_url": address(draft.id, ORDER[place - 1]) if place else url_for("public.start"),
        "delete_url": url_for("public.delete_draft", draft_id=draft.id),
        "then": request.args.get("then") == "check",
    }


@bp.route("/complaints/new/<uuid:draft_id>/<any(who, place, body, what, when, seen):name>", methods=["GET", "POST"])
@open_to_everyone
def step(draft_id: UUID, name: str) -> Answer:
    """One page of the filing: shown, saved, or given back with what needs mending."""
    here, key = Step(name), key_of(draft_id)
    draft = open_draft(key)
    if draft.number is not None:
        return redirect(url_for("public.done", draft_id=draft_id))
    if here is Step.BODY and not (draft.answers.region and draft.answers.topic):
        return redirect(address(draft_id, Step.PLACE))
    page = PAGES[here]
    form = page.form()
    drawn = page.prepare(form, draft)
    if form.validate_on_submit():
        with form.submitted():
            page.save(current(), form.command(key))
        if form.is_done:
            _warn(form, key)
            return keep_draft_cookie(redirect(following(draft_id, here)), key)
        draft = open_draft(key)
    form.show(draft)
    text = render_template(f"public/filing_{here.value}.html", form=form, **drawn, **frame_of(draft, here))
    return text, form.status


def _warn(form: StepForm, key: DraftKey) -> None:
    """Say what the writer may want to look at again; nothing is held up by it."""
    typed = [" ".join(field.raw_data or ()) for field in form if isinstance(field, TextAreaField)]
    if any(map(has_hidden_marks, typed)):
        say("info", _("Hidden marks in your text were taken out: they cannot be seen or turn the writing around."))
    if any(map(finds_identifier, typed)):
        say("warning", _("Your text holds a number that looks like an IIN. Take it out if it is not needed."))
    if isinstance(form, forms.WhoForm) and drafts.show(current(), key).answers.has_iin_warning:
        say("warning", _("The IIN and the date of birth do not match. Check them; you may also go on as it is."))
