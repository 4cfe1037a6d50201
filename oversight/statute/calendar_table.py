"""calendar.toml: reading the working calendar and proving that it is complete and obeys the rule of transfer."""

from collections import Counter
from datetime import date, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from oversight.statute.calendar import Calendar, CalendarDay, CalendarYear, DayKind, DayStanding, Phrases
from oversight.statute.source import EMPTY_WORDS, Row, SourceFile
from oversight.statute.words import Words

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
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
}


def date_words(day: date) -> Words:
    """A short date as each language writes it."""
    numbers = f"{day:%d.%m.%Y}"
    return Words(numbers, numbers, f"{day.day} {MONTHS[day.month - 1]} {day.year}")


def read_calendar(file: SourceFile) -> Calendar:
    """The calendar of *file*; what is wrong with it is noted in the file."""
    head = file.head("phrase", "title", "year", "day")
    revision = head.text("revision")
    time_zone = _read_time_zone(head)
    end_of_day = _read_end_of_day(head)
    head.finish()
    phrases = _read_phrases(file.part("phrase"))
    titles = _read_titles(file)
    years, year_rows = _read_years(file)
    days, day_rows = _read_days(file, titles, years)
    _check_kinds(days, day_rows)
    _check_transfers(days, day_rows)
    _check_swaps(days, day_rows)
    _check_counts(years, year_rows, days)
    return _assemble(revision, time_zone, end_of_day, phrases, years, days)


def _read_time_zone(head: Row) -> ZoneInfo:
    name = head.text("time_zone")
    try:
        return ZoneInfo(name or "Asia/Almaty")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        head.refuse("time_zone", f"{name} is not a time zone of this machine")
        return ZoneInfo("UTC")


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


def _read_years(file: SourceFile) -> tuple[dict[int, CalendarYear], dict[int, tuple[Row, int, int]]]:
    years: dict[int, CalendarYear] = {}
    rows: dict[int, tuple[Row, int, int]] = {}
    for row in file.rows("year"):
        year = row.whole("year")
        if years and year != max(years) + 1:
            row.refuse("year", f"the years must follow each other: {year} comes after {max(years)}")
        if not date.min.year < year < date.max.year:
            row.refuse("year", f"there is no year {year}")
            continue
        years[year] = CalendarYear(year, row.choice("standing", DayStanding), row.text("source"))
        rows[year] = (row, row.whole("weekdays_off"), row.whole("weekend_days_worked"))
        row.finish()
    if not years:
        file.refuse(1, "the calendar has no [[year]]")
    return years, rows


def _read_days(
    file: SourceFile, titles: dict[str, Words], years: dict[int, CalendarYear]
) -> tuple[dict[date, CalendarDay], dict[date, Row]]:
    days: dict[date, CalendarDay] = {}
    rows: dict[date, Row] = {}
    for row in file.rows("day"):
        day = row.day("date")
        title = row.text("title")
        if title and title not in titles:
            row.refuse("title", f"no [[title]] is called {title}")
        if day in days:
            row.refuse("date", f"{day} is given twice")
        if day.year not in years:
            row.refuse("date", f"{day} lies in a year without a [[year]] row")
        if rows and day < max(rows):
            row.refuse("date", f"the days must be in order: {day} comes after {max(rows)}")
        kind = row.choice("kind", DayKind)
        moved_from = row.optional_day("moved_from")
        words = titles.get(title, EMPTY_WORDS)
        days[day] = CalendarDay(day, row.flag("working"), kind, words, moved_from, row.choice("standing", DayStanding))
        rows[day] = row
        row.finish()
    return days, rows


def _check_kinds(days: dict[date, CalendarDay], rows: dict[date, Row]) -> None:
    for day in days.values():
        row = rows[day.day]
        if day.kind in (DayKind.WORKING, DayKind.WEEKEND):
            row.refuse("kind", "working and weekend days need no row")
        if day.working and (day.kind is not DayKind.MOVED or day.day.weekday() < SATURDAY):
            row.refuse("working", f"{day.day} may be worked only as a weekend day moved by the Government")
        if not day.working and day.kind in (DayKind.MOVED, DayKind.TRANSFERRED) and day.day.weekday() >= SATURDAY:
            row.refuse("date", f"{day.day} is a weekend day: a day off cannot be moved to it")
        needs_origin = day.kind in (DayKind.MOVED, DayKind.TRANSFERRED)
        if needs_origin != (day.moved_from is not None):
            row.refuse("moved_from", "moved_from belongs to transferred and moved days, and only to them")


def _check_transfers(days: dict[date, CalendarDay], rows: dict[date, Row]) -> None:
    """A holiday on a day off gives the next working day off; a religious day never does."""
    given = Counter(day.moved_from for day in days.values() if day.kind is DayKind.TRANSFERRED)
    for day in days.values():
        if day.kind is DayKind.HOLIDAY and day.day.weekday() >= SATURDAY and given[day.day] != 1:
            message = f"the holiday of {day.day} falls on a weekend and must have exactly one transferred day off"
            rows[day.day].refuse("date", message)
        if day.kind is DayKind.TRANSFERRED and day.moved_from is not None:
            _check_transfer(day, day.moved_from, days, rows[day.day])


def _check_transfer(day: CalendarDay, moved_from: date, days: dict[date, CalendarDay], row: Row) -> None:
    origin = days.get(moved_from)
    if origin is not None and origin.kind is DayKind.RELIGIOUS:
        row.refuse("moved_from", f"{moved_from} is a religious day, and religious days are never transferred")
    elif origin is None or origin.kind is not DayKind.HOLIDAY or moved_from.weekday() < SATURDAY:
        row.refuse("moved_from", f"{moved_from} is not a holiday on a weekend")
    elif day.day != _next_working_day(moved_from, days, ignoring=day.day):
        row.refuse("date", f"{day.day} is not the next working day after the holiday of {moved_from}")


def _next_working_day(holiday: date, days: dict[date, CalendarDay], *, ignoring: date) -> date:
    day = holiday + ONE_DAY
    while day != ignoring and (day in days or day.weekday() >= SATURDAY) and not (day in days and days[day].working):
        day += ONE_DAY
    return day


def _check_swaps(days: dict[date, CalendarDay], rows: dict[date, Row]) -> None:
    for day in days.values():
        if day.kind is not DayKind.MOVED or day.moved_from is None:
            continue
        other = days.get(day.moved_from)
        if other is None or other.moved_from != day.day or other.working == day.working:
            message = f"{day.day} names {day.moved_from}, which must be the other half of the swap and name it back"
            rows[day.day].refuse("moved_from", message)


def _check_counts(
    years: dict[int, CalendarYear], rows: dict[int, tuple[Row, int, int]], days: dict[date, CalendarDay]
) -> None:
    for year in years:
        row, weekdays_off, weekend_days_worked = rows[year]
        own = [day for day in days.values() if day.day.year == year]
        off = sum(1 for day in own if not day.working and day.day.weekday() < SATURDAY)
        worked = sum(1 for day in own if day.working)
        if off != weekdays_off:
            row.refuse("weekdays_off", f"{year} says {weekdays_off} weekdays off, but {off} are listed")
        if worked != weekend_days_worked:
            row.refuse("weekend_days_worked", f"{year} says {weekend_days_worked} weekend days worked, not {worked}")


def _assemble(
    revision: str,
    time_zone: ZoneInfo,
    end_of_day: time,
    phrases: Phrases,
    years: dict[int, CalendarYear],
    days: dict[date, CalendarDay],
) -> Calendar:
    first_on = date(min(years), 1, 1) if years else date.max
    last_on = date(max(years), 12, 31) if years else date.min
    working_days: list[date] = []
    days_off: dict[date, tuple[DayKind, Words]] = {}
    special: dict[date, Words] = {}
    for ordinal in range(first_on.toordinal(), last_on.toordinal() + 1):
        day = date.fromordinal(ordinal)
        row = days.get(day)
        if row is not None and row.working:
            working_days.append(day)
            special[day] = phrases.moved_working.fill(date=date_words(row.moved_from or day))
        elif row is not None:
            days_off[day] = (row.kind, _reason(row, phrases))
        elif day.weekday() >= SATURDAY:
            days_off[day] = (DayKind.WEEKEND, phrases.sunday if day.weekday() == SUNDAY else phrases.saturday)
        else:
            working_days.append(day)
    return Calendar(
        revision=revision,
        time_zone=time_zone,
        end_of_day=end_of_day,
        first_on=first_on,
        last_on=last_on,
        years=MappingProxyType(years),
        days=MappingProxyType(days),
        working_days=tuple(working_days),
        days_off=MappingProxyType(days_off),
        special_working_days=MappingProxyType(special),
        phrases=phrases,
    )


def _reason(day: CalendarDay, phrases: Phrases) -> Words:
    origin = date_words(day.moved_from or day.day)
    if day.kind is DayKind.TRANSFERRED:
        return phrases.transferred.fill(title=day.title, date=origin)
    if day.kind is DayKind.MOVED:
        return phrases.moved_off.fill(date=origin)
    if day.kind is DayKind.RELIGIOUS:
        return phrases.religious.fill(title=day.title)
    return phrases.holiday.fill(title=day.title)
