"""How far a date is, in working days: as one phrase, and as a tag by the degrees of the statute."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.deadlines import Reading, is_overdue
from oversight.domain.lateness import Degree, days_left, degree_of, silence_sentence
from oversight.statute.calendar import Calendar
from oversight.statute.schema import Basis, Lateness


class DueLook(NamedTuple):
    """A tag: colour, icon and words together; none of them alone."""

    tone: str
    icon: str
    word: str


_LOOKS = {
    Degree.IN_TIME: ("still", "cal"),
    Degree.DUE_SOON: ("wait", "soon"),
    Degree.OVERDUE: ("bad", "alert"),
    Degree.SERIOUSLY_OVERDUE: ("grave", "grave"),
}


def due_note(calendar: Calendar, today: date, due_on: date) -> str:
    """'4 working days left', 'today is the last day' or '2 working days late', in the reader's language."""
    try:
        days = days_left(calendar, today, due_on)
    except CalendarMissing:
        return ""
    return _phrase(days)


def due_look(lateness: Lateness, days: int, language: str) -> DueLook:
    """The tag of a term with *days* working days left, negative when it is late."""
    degree = degree_of(lateness, days)
    word = _("until the end of today") if days == 0 else _phrase(days)
    if degree is Degree.SERIOUSLY_OVERDUE:
        word = f"{word}: {lateness.degrees[-1].name.of(language)}"
    return DueLook(*_LOOKS[degree], word)


def degree_rule(lateness: Lateness, language: str) -> str:
    """From when a term is seriously overdue, and that this is no law."""
    gravest = lateness.degrees[-1]
    return _(
        "“%(name)s”: from working day %(days)s after the last day. A rule of the commission, not law.",
        name=gravest.name.of(language),
        days=gravest.days,
    )


def silence_of(reading: Reading, today: date, article: Callable[[str], str]) -> str:
    """What may be said of a term that has passed without the act; empty when nothing is said.

    *article* names an article key. A term of the code that binds the commission by itself is that of a state body.
    """
    said = silence_sentence(reading.key, is_state_body=reading.basis is not Basis.HOUSE)
    if said is None or not is_overdue(reading.due_on, today):
        return ""
    sentence, key = said
    return _(sentence, article=article(key)) if key else _(sentence)


def _phrase(days: int) -> str:
    if days < 0:
        return ngettext("%(num)s working day late", "%(num)s working days late", -days)
    return ngettext("%(num)s working day left", "%(num)s working days left", days)
