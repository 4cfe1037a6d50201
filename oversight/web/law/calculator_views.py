"""The public calculator: from a day to every day that hangs on it. Nobody signs in, nothing is kept."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _

from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.deadline_chain import Link, Receipt, also_from, chain_from, receive
from oversight.domain.deadlines import DeadlineError, Reading
from oversight.domain.errors import NotVisible
from oversight.domain.words import N_
from oversight.web.access import open_to_everyone
from oversight.web.context import Context, current
from oversight.web.downloads import attachment_response
from oversight.web.form_parsing import refusal
from oversight.web.language import current_language
from oversight.web.law.blueprint import bp
from oversight.web.law.forms import PARAMETERS, CalculatorForm
from oversight.web.law.icalendar import WholeDay, calendar_text
from oversight.web.presentation import format_day_in_prose

UNKNOWN_PARAMETER = N_("The address holds something this page does not know. Open the calculator and ask again.")
EXAMPLES = (("object_response", date(2026, 4, 24)), ("complaint_register", date(2026, 3, 19)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the calculator found: the terms in their order, and the receipt when an hour was given."""

    links: tuple[Link, ...]
    receipt: Receipt | None


@bp.get("/deadlines")
@open_to_everyone
def calculator() -> str | tuple[str, int]:
    """The question and, once it is asked, its answer; both stand in the address."""
    ctx = current()
    form = _asked(ctx)
    answer = _answer(ctx, form) if request.args else None
    calendar = ctx.statute.calendar
    page = render_template(
        "law/calculator.html",
        form=form,
        answer=answer,
        statute=ctx.statute,
        years=(calendar.first_on.year, calendar.last_on.year),
        end_of_day=f"{calendar.end_of_day:%H:%M}",
        examples=[(ctx.statute.deadlines[key].title, day, {"key": key, "from": day}) for key, day in EXAMPLES],
        **(_addresses(ctx, form, answer) if answer else {}),
    )
    return page, form.status


@bp.get("/deadlines.ics")
@open_to_everyone
def calendar_file() -> Response:
    """The same answer for a calendar program."""
    ctx = current()
    form = _asked(ctx)
    answer = _answer(ctx, form)
    if answer is None:
        raise NotVisible
    title = ctx.statute.deadlines[form.key.data].title.of(current_language())
    text = calendar_text(_entries(ctx, form, answer), title=title, language=current_language(), made_at=ctx.now)
    return attachment_response(text.encode(), f"{form.key.data}.ics", "text/calendar; charset=utf-8")


def _asked(ctx: Context) -> CalculatorForm:
    if not set(request.args) <= PARAMETERS:
        raise refusal(UNKNOWN_PARAMETER)
    return CalculatorForm(ctx.statute, request.args)


def _answer(ctx: Context, form: CalculatorForm) -> Answer | None:
    """The answer, or None with the reason on the form."""
    if not form.validate():
        form.status = 422
        return None
    day, clock = form.day, form.clock
    try:
        receipt = receive(ctx.statute, day, clock) if clock else None
        counted_from = receipt.counts_on if receipt else day
        links = chain_from(ctx.statute, form.key.data, counted_from, modelled=form.modelled, length=form.length.data)
        return Answer(links, receipt)
    except DeadlineError as error:
        form.status = 422
        form.from_on.errors = [*form.from_on.errors, _why(ctx, error)]
        return None


def _why(ctx: Context, error: DeadlineError) -> str:
    """The sentence of a refusal with its days as people write them, and what to do where a calendar is missing."""
    language = current_language()
    values = {
        name: format_day_in_prose(value, language) if isinstance(value, date) else value
        for name, value in error.values.items()
    }
    said = _(error.message) % values
    if isinstance(error, CalendarMissing):
        calendar = ctx.statute.calendar
        known = {"first": str(calendar.first_on.year), "last": str(calendar.last_on.year)}
        said = f"{said} {_('Choose a day so that the whole term lies in the years %(first)s to %(last)s.', **known)}"
    return said.replace("г..", "г.")  # a Russian date brings the full stop of its year


def _addresses(ctx: Context, form: CalculatorForm, answer: Answer) -> dict[str, object]:
    given = form.address()
    root = ctx.settings.base_url
    first = answer.links[0].reading
    return {
        "permalink": root + url_for("law.calculator", **given),
        "file_url": url_for("law.calendar_file", **given),
        "data_url": f"/api/v1/deadlines/{form.key.data}?{urlencode({'from': first.from_on.isoformat()})}"
        if first
        else "",
        "refusals": {link.key: _why(ctx, link.refusal) for link in answer.links if link.refusal},
        "ask_anew": {
            link.key: url_for("law.calculator", **form.address(link.key, link.reading.from_on))
            for link in answer.links[1:]
            if link.reading
        },
        "also": [
            (ctx.statute.deadlines[key].title, url_for("law.calculator", **{**given, "key": key}))
            for key in also_from(ctx.statute, form.key.data)
        ],
    }


def _entries(ctx: Context, form: CalculatorForm, answer: Answer) -> Iterator[WholeDay]:
    host = urlsplit(ctx.settings.base_url).hostname
    for link in answer.links:
        if link.reading is None:
            continue
        given = form.address(link.key, link.reading.from_on)
        name = hashlib.sha256(urlencode(sorted(given.items())).encode()).hexdigest()[:24]
        yield WholeDay(
            uid=f"{name}@{host}",
            day=link.reading.due_on,
            title=link.reading.title.of(current_language()),
            text=_description(ctx, link.reading, is_assumed=link.after is not None),
            url=ctx.settings.base_url + url_for("law.calculator", **given),
            is_tentative=link.reading.is_provisional,
        )


def _description(ctx: Context, reading: Reading, *, is_assumed: bool) -> str:
    language = current_language()
    said = _("Counted from %(day)s.", day=format_day_in_prose(reading.from_on, language))
    if is_assumed:
        said += " " + _("Assumed: the step before it is done on its last day.")
    if reading.is_provisional:
        said += " " + _("Provisional: the calendar of these days is computed and nobody has approved it yet.")
    return "\n".join((said, rule_of(ctx, reading), _("Calendar: %(revision)s.", revision=reading.calendar_revision)))


def rule_of(ctx: Context, reading: Reading) -> str:
    """On what a term rests, as one sentence; never an article that was not read."""
    if reading.basis == "house":
        return _("A rule of the commission, not law.")
    if reading.article_key:
        return ctx.statute.articles[reading.article_key].words.of(current_language()) + "."
    return _("Its legal ground is not confirmed; the commission uses it as its own rule.")
