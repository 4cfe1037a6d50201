"""A term explained to outsiders: one reading behind the open-data address and the command line."""

from datetime import date
from typing import Literal, cast

from oversight.documents.wording import long_date, weekday
from oversight.domain.days import parse_day
from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.errors import DomainError
from oversight.domain.words import N_
from oversight.services.words import load_translations
from oversight.statute.schema import Basis, Direction, Statute, Unit

Language = Literal["kk", "ru", "en"]

_SAME_DAY = N_("The same working day or the next one")
_LENGTHS = {
    Unit.WORKING_DAYS: ("%(num)s working day", "%(num)s working days"),
    Unit.CALENDAR_DAYS: ("%(num)s calendar day", "%(num)s calendar days"),
    Unit.MONTHS: ("%(num)s month", "%(num)s months"),
}
_BEFORE = ("At least %(num)s working day before", "At least %(num)s working days before")
_HOUSE = N_("A rule of the commission, not law.")
_UNREAD = N_("Its legal ground is not confirmed; the commission uses it as its own rule.")


def explain(statute: Statute, key: str, from_text: str) -> Reading:
    """The term *key* from the event day *from_text* (YYYY-MM-DD), as the row itself has it.

    Raises DayMalformed, UnknownDeadline, DeadlineNotInForce, CalendarMissing.
    """
    return read_deadline(statute, key, parse_day(from_text))


def lines_of(statute: Statute, reading: Reading, language: str) -> list[str]:
    """The reading as a person reads it in a terminal: the date, the rule, then one line a day."""
    language = cast(Language, language)
    said = load_translations(language).gettext
    articles = statute.articles
    if reading.basis is Basis.HOUSE:
        rule = said(_HOUSE)
    elif reading.article_key:
        rule = articles[reading.article_key].words.of(language)
    else:
        rule = said(_UNREAD)
    lines = [
        f"{reading.title.of(language)}: {_day(reading.due_on, language)}",
        f"{_length(reading, language)}. {rule}",
        f"{said(N_('What started the term:'))} {reading.trigger.of(language)}, {_day(reading.from_on, language)}",
    ]
    number = 0
    for day in reading.days:
        number += day.counted
        count = str(number) if day.counted and reading.unit is not Unit.MONTHS else "–"
        lines.append(f"  {day.date.isoformat()}  {count:>3}  {day.reason.of(language)}")
    if reading.counting.article:
        by = next((row.words.of(language) for row in articles.values() if row.citation == reading.counting.article), "")
        sentence = (
            N_("Days are counted by analogy with: %(article)s.")
            if reading.counting.by_analogy
            else N_("Days are counted by: %(article)s.")
        )
        lines.append(said(sentence) % {"article": by or reading.counting.article})
    lines.append(said(N_("Calendar: %(revision)s.")) % {"revision": reading.calendar_revision})
    return lines


def refusal_in(language: str, error: DomainError) -> str:
    """The sentence of a refusal in *language*, its values filled in."""
    sentence = load_translations(language).gettext(error.message)
    return sentence % error.values if error.values else sentence


def _day(day: date, language: Language) -> str:
    return f"{long_date(day.isoformat(), language)}, {weekday(day.isoformat(), language)}"


def _length(reading: Reading, language: Language) -> str:
    translations = load_translations(language)
    if reading.length == 0:
        return translations.gettext(_SAME_DAY)
    forms = _BEFORE if reading.direction is Direction.BEFORE else _LENGTHS[reading.unit]
    return translations.ngettext(*forms, reading.length) % {"num": reading.length}
