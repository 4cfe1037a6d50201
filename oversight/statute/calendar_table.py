"""calendar.toml and calendar_seed.toml: reading the working calendar and proving that it obeys the rule of transfer.

The years of calendar.toml were reviewed and come first; the seed, computed by a library, fills the years around them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from oversight.statute.calendar import Calendar, assemble
from oversight.statute.calendar_rules import find_mistakes
from oversight.statute.calendar_values import SATURDAY, CalendarDay, CalendarYear, DayKind, DayStanding, Phrases
from oversight.statute.source import EMPTY_WORDS, Row, SourceFile
from oversight.statute.words import Words

PHRASE_PLACES: dict[str, frozenset[str]] = {
    "working_day": frozenset({"number"}),
    "calendar_day": frozenset({"number"}),
    "nominal_last_day": frozenset(),
    "moved_last_day": frozenset(),
    "saturday": frozenset(),
    "sunday": frozenset(),
    "holiday": frozenset({"title"}),
    "religious": frozenset({"title"}),
    "transferred": frozenset({"title", "date"}),
    "moved_off": frozenset({"date"}),
    "moved_working": frozenset({"date"}),
    "both": frozenset({"first", "second"}),
    "paused": frozenset(),
}
AFTER_THE_CHANGE = datetime(2024, 3, 1, tzinfo=UTC)  # Kazakhstan has one time, UTC+5, from this day on


@dataclass(slots=True)
class _Table:
    """The years and days of one file, each with the row it stands in."""

    file: SourceFile
    years: dict[int, CalendarYear]
    year_rows: dict[int, Row]
    days: dict[date, CalendarDay]
    day_rows: dict[date, Row]


def read_calendar(file: SourceFile, seed: SourceFile) -> Calendar:
    """The calendar of the reviewed *file* and the *seed*; what is wrong with them is noted in the file at fault."""
    head = file.head("phrase", "title", "year", "day")
    revision = head.text("revision")
    time_zone = _read_time_zone(head)
    end_of_day = _read_end_of_day(head)
    head.finish()
    phrases = _read_phrases(file.part("phrase"))
    titles = _read_titles(file)
    reviewed = _read_table(file, titles, None)
    seed.head("seed", "year", "day").finish()
    seeded = _read_seed(seed, titles)
    years = {**seeded.years, **reviewed.years}
    days = {day: row for day, row in seeded.days.items() if day.year not in reviewed.years} | reviewed.days
    year_rows, day_rows = {**seeded.year_rows, **reviewed.year_rows}, {**seeded.day_rows, **reviewed.day_rows}
    for mistake in find_mistakes(dict(sorted(years.items())), dict(sorted(days.items()))):
        row = year_rows[mistake.year] if mistake.day is None else day_rows[mistake.day]
        row.refuse(mistake.field, str(mistake))
    return assemble(revision, time_zone, end_of_day, phrases, years, days)


def _read_seed(file: SourceFile, titles: Mapping[str, Words]) -> _Table:
    part = file.part("seed")
    table = _read_table(file, titles, part.words("source"))
    part.finish()
    return table


def _read_table(file: SourceFile, titles: Mapping[str, Words], source: Words | None) -> _Table:
    table = _Table(file, {}, {}, {}, {})
    counts = _read_years(table, source)
    _read_days(table, titles)
    _check_counts(table, counts)
    return table


def _read_time_zone(head: Row) -> ZoneInfo:
    name = head.text("time_zone")
    try:
        zone = ZoneInfo(name or "Asia/Almaty")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        head.refuse("time_zone", f"{name} is not a time zone of this machine")
        return ZoneInfo("UTC")
    if name.startswith("Asia/") and AFTER_THE_CHANGE.astimezone(zone).utcoffset() != timedelta(hours=5):
        head.refuse("time_zone", "the time zone data of this machine are older than 2024a: update the package tzdata")
    return zone


def _read_end_of_day(head: Row) -> time:
    hour = head.whole("end_of_day_hour")
    if not 1 <= hour <= 23:  # noqa: PLR2004 - the hours of a clock
        head.refuse("end_of_day_hour", "end_of_day_hour must be an hour from 1 to 23")
        hour = 18
    return time(hour)


def _read_phrases(part: Row) -> Phrases:
    phrases = Phrases(**{name: part.words(name, places) for name, places in PHRASE_PLACES.items()})
    part.finish()
    return phrases


def _read_titles(file: SourceFile) -> dict[str, Words]:
    titles: dict[str, Words] = {}
    for row in file.rows("title"):
        key = row.text("key")
        if key in titles:
            row.refuse("key", f"the title {key} is given twice")
        titles[key] = row.words("name")
        row.finish()
    return titles


def _read_years(table: _Table, source: Words | None) -> dict[int, tuple[int, int]]:
    counts: dict[int, tuple[int, int]] = {}
    for row in table.file.rows("year"):
        year = row.whole("year")
        if table.years and year <= max(table.years):
            row.refuse("year", f"the years must follow each other: {year} comes after {max(table.years)}")
        if not date.min.year < year < date.max.year:
            row.refuse("year", f"there is no year {year}")
            continue
        standing = row.choice("standing", DayStanding)
        approved_by = row.optional_text("approved_by") or ""
        if (standing is DayStanding.PUBLISHED) != bool(approved_by):
            row.refuse("approved_by", "a published year says who approved it, any other was approved by nobody")
        own_source = row.words("source") if source is None or row.has("source") else source
        table.years[year] = CalendarYear(year, standing, own_source, approved_by)
        table.year_rows[year] = row
        counts[year] = (row.whole("weekdays_off"), row.whole("weekend_days_worked"))
        row.finish()
    if not table.years:
        table.file.refuse(1, "the calendar has no [[year]]")
    return counts


def _read_days(table: _Table, titles: Mapping[str, Words]) -> None:
    before = date.min
    for row in table.file.rows("day"):
        day = row.day("date")
        title = row.text("title")
        year = table.years.get(day.year)
        if title and title not in titles:
            row.refuse("title", f"no [[title]] is called {title}")
        if day in table.days:
            row.refuse("date", f"{day} is given twice")
        if year is None:
            row.refuse("date", f"{day} lies in a year without a [[year]] row")
        if day < before:
            row.refuse("date", f"the days must be in order: {day} comes after {before}")
        before = max(before, day)
        table.days[day] = CalendarDay(
            day=day,
            working=row.flag("working"),
            kind=row.choice("kind", DayKind),
            title=titles.get(title, EMPTY_WORDS),
            moved_from=row.optional_day("moved_from"),
            standing=row.choice("standing", DayStanding),
            source=row.words("source") if row.has("source") else year.source if year else EMPTY_WORDS,
        )
        table.day_rows[day] = row
        row.finish()


def _check_counts(table: _Table, counts: Mapping[int, tuple[int, int]]) -> None:
    for year, (weekdays_off, weekend_days_worked) in counts.items():
        row = table.year_rows[year]
        own = [day for day in table.days.values() if day.day.year == year]
        off = sum(1 for day in own if not day.working and day.day.weekday() < SATURDAY)
        worked = sum(1 for day in own if day.working and day.day.weekday() >= SATURDAY)
        if off != weekdays_off:
            row.refuse("weekdays_off", f"{year} says {weekdays_off} weekdays off, but {off} are listed")
        if worked != weekend_days_worked:
            row.refuse("weekend_days_worked", f"{year} says {weekend_days_worked} weekend days worked, not {worked}")
