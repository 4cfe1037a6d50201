"""The lines of the register, each drawn once: the same values make the same line, so none can be out of date."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flask import current_app, url_for
from markupsafe import Markup

from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.lateness import Degree, days_left, degree_of
from oversight.services.register import Row
from oversight.web.context import Context, current
from oversight.web.due import due_look, due_note
from oversight.web.language import current_language
from oversight.web.state_tags import STATE_TAGS

_OVER = frozenset({"closed", "discontinued", "withdrawn"})
_KEPT = 2048
"""So many lines are kept in a process, about a kilobyte or two each: the pages people read most, in three languages."""


@dataclass(frozen=True, slots=True)
class Line:
    """Everything a line shows. ``today`` is there because days left are counted from it."""

    language: str
    today: date
    number: str
    state: str
    station: str
    title: str
    title_lang: str | None
    agency: str
    region: str
    topic: str
    due_on: date | None


def line_of(ctx: Context, row: Row) -> Line:
    """The line of a row in the language of this request."""
    language = current_language()
    title = row.titles[language]
    return Line(
        language,
        ctx.today,
        row.number,
        row.state,
        "closed" if row.state in _OVER else row.station,
        title or row.titles["kk"] or row.titles["ru"],
        None if title else ("kk" if row.titles["kk"] else "ru"),
        row.agency[language],
        row.region,
        row.topic,
        row.next_due_on,
    )


@lru_cache(maxsize=_KEPT)
def draw(line: Line) -> Markup:
    """The line as it stands in the ledger. Its words are of the request's language, which is that of the line."""
    statute, language = current().statute, line.language
    drawn: Markup = _macro("ledger", "ledger_row")(
        {
            "number": line.number,
            "url": url_for("register.show_case", number=line.number),
            "title": line.title,
            "title_lang": line.title_lang,
            "about": [statute.regions[line.region].name.of(language), statute.topics[line.topic].name.of(language)],
            "agency": line.agency,
            "tag": _macro("status", "tag")(line.state, shared=True),
            "station": line.station,
            "due_on": line.due_on,
            **_due(line),
        }
    )
    return drawn


def icons_of(line: Line) -> tuple[str, ...]:
    """The icons that the line shows."""
    state = STATE_TAGS[line.state].icon
    days = _days(line)
    return (state,) if days is None else (state, due_look(current().statute.lateness, days, line.language).icon)


def _due(line: Line) -> dict[str, Any]:
    """The note under the date; a tag where the term is close or has passed."""
    days, lateness = _days(line), current().statute.lateness
    if line.due_on is None or days is None:
        return {}
    if degree_of(lateness, days) is Degree.IN_TIME:
        return {"due_note": due_note(current().statute.calendar, line.today, line.due_on)}
    return {"due_tag": _macro("status", "due_tag")(days, shared=True)}


def _days(line: Line) -> int | None:
    try:
        return days_left(current().statute.calendar, line.today, line.due_on) if line.due_on else None
    except CalendarMissing:
        return None


def _macro(component: str, name: str) -> Any:
    return getattr(current_app.jinja_env.get_template(f"components/{component}.html").module, name)
