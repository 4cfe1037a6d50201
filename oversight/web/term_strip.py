"""Where the days of a term stand on its strip, and the shares of a vote on its bar.

Lengths are percent of the width as text, ready for SVG attributes: the content policy forbids style attributes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from oversight.domain.deadlines import Day, Reading
from oversight.statute.schema import DayKind, Unit, Words

NUMBERED_UP_TO = 12  # counted days that fit as numbered discs on a phone
DOTTED_UP_TO = 45  # counted days that fit as dots
COUNTED, UNCOUNTED, EVENT, BEYOND = 1.0, 0.45, 0.6, 2.0  # shares of the width


class Mark(NamedTuple):
    """One sign on the strip.

    ``kind``: event, off, past, today, to-come, due, sun, late, rail, rail-past. ``x`` and ``to`` are percent.
    """

    kind: str
    x: str
    number: int = 0
    to: str = ""


class Strip(NamedTuple):
    """A drawn term. ``size``: numbers, dots or bar. ``today_x`` is empty when today is not on the strip."""

    size: str
    marks: tuple[Mark, ...]
    first_on: date
    last_on: date
    counted: int
    passed: int
    today_x: str
    today_side: str


class DayRow(NamedTuple):
    """One line of the list that says the same as the strip: a counted day, or a run of days with one reason."""

    first_on: date
    last_on: date
    number: int | None
    reasons: tuple[Words, ...]
    is_event: bool
    is_today: bool
    is_last: bool
    is_weekend: bool


class Share(NamedTuple):
    """A part of the bar of votes."""

    kind: str
    votes: int
    x: str
    width: str
    middle: str


def draw_strip(reading: Reading, today: date) -> Strip:
    """Place day 0 and every day of *reading*; what is past, what is today and what is to come follow from *today*."""
    numbers = _number_days(reading)
    spots = _spots(reading, numbers)
    counted = len(numbers)
    passed = sum(1 for day in numbers if day < today)
    if reading.unit is Unit.MONTHS or counted > DOTTED_UP_TO:
        return _draw_bar(reading, spots, today, counted, passed)
    is_late = today > max(reading.due_on, spots[-1].date)
    total = sum(spot.width for spot in spots) + (BEYOND if is_late else 0)
    marks: list[Mark] = []
    today_at = 0.0
    reached = 0.0
    for spot in spots:
        middle = 100 * (reached + spot.width / 2) / total
        reached += spot.width
        marks.append(Mark(_kind_of(spot, reading, today), _percent(middle), spot.number))
        if spot.date == today:
            today_at = middle
    if is_late:
        today_at = 98.5
        marks.append(Mark("late", _percent(100 * (reached - 0.2) / total), to=_percent(today_at)))
    if today_at:
        marks.append(Mark("sun", _percent(today_at)))
    size = "numbers" if counted <= NUMBERED_UP_TO else "dots"
    ends = spots[0].date, today if is_late else spots[-1].date
    return Strip(
        size, tuple(marks), *ends, counted, passed, _percent(today_at) if today_at else "", _side(today_at / 100)
    )


def day_rows(reading: Reading, today: date) -> list[DayRow]:
    """Day 0 and the days of *reading* in their order; neighbours that are off for the same reason share a line."""
    numbers = _number_days(reading)
    reasons = {day.date: day.reason for day in reading.days if not _is_plain(day, reading)}
    kinds = {day.date: day.kind for day in reading.days}
    rows: list[DayRow] = []
    for spot in _spots(reading, numbers):
        row = DayRow(
            spot.date,
            spot.date,
            numbers.get(spot.date),
            (reasons[spot.date],) if spot.date in reasons else (),
            spot.date == reading.from_on,
            spot.date == today,
            spot.date == reading.due_on,
            kinds.get(spot.date) is DayKind.WEEKEND,
        )
        if rows and _share_a_line(rows[-1], row):
            rows[-1] = rows[-1]._replace(last_on=row.last_on)
        else:
            rows.append(row)
    return rows


def working_days_until(reading: Reading, today: date) -> int | None:
    """Counted days after *today* up to the due day; None when *today* is outside the days of *reading*."""
    if today == reading.due_on:
        return 0
    if not reading.from_on <= today < reading.due_on:
        return None
    return sum(1 for day in reading.days if day.counted and today < day.date <= reading.due_on)


def draw_votes(shares: Sequence[tuple[str, int]], needed: int = 0) -> tuple[tuple[Share, ...], str]:
    """Parts of a bar for (kind, count) in order, without the empty ones, and the place of the threshold, if any."""
    total = sum(count for _, count in shares) or 1
    drawn: list[Share] = []
    reached = 0
    for kind, count in shares:
        if count:
            drawn.append(
                Share(
                    kind,
                    count,
                    _percent(100 * reached / total),
                    _percent(100 * count / total),
                    _percent(100 * (reached + count / 2) / total),
                )
            )
            reached += count
    return tuple(drawn), _percent(100 * needed / total) if 0 < needed <= total else ""


class _Spot(NamedTuple):
    date: date
    number: int
    width: float


def _spots(reading: Reading, numbers: Mapping[date, int]) -> list[_Spot]:
    """Day 0 and the days after it (before it, for a term that runs backwards), earliest first."""
    days = sorted({reading.from_on, *(day.date for day in reading.days)})
    return [_Spot(day, numbers.get(day, 0), _width(day, reading, numbers)) for day in days]


def _number_days(reading: Reading) -> dict[date, int]:
    """Which day of the term each counted day is; a term that runs backwards is numbered backwards."""
    if reading.unit is Unit.MONTHS:  # its days hold only the nominal end and what it moved over
        return {}
    counted = sorted((day.date for day in reading.days if day.counted), reverse=reading.due_on < reading.from_on)
    return {day: number for number, day in enumerate(counted, start=1)}


def _width(day: date, reading: Reading, numbers: Mapping[date, int]) -> float:
    return COUNTED if day in numbers or day == reading.due_on else EVENT if day == reading.from_on else UNCOUNTED


def _kind_of(spot: _Spot, reading: Reading, today: date) -> str:
    if spot.date == reading.due_on:
        return "due"
    if not spot.number:
        return "event" if spot.date == reading.from_on else "off"
    return "past" if spot.date < today else "today" if spot.date == today else "to-come"


def _draw_bar(reading: Reading, spots: Sequence[_Spot], today: date, counted: int, passed: int) -> Strip:
    first, last = spots[0].date, spots[-1].date
    share = min(max((today - first).days / max((last - first).days, 1), 0.0), 1.0)
    at = _percent(2 + 96 * share)
    marks = (
        Mark("rail", "2%", to="98%"),
        Mark("rail-past", "2%", to=at),
        Mark("event" if first == reading.from_on else "due", "2%"),
        Mark("due" if last == reading.due_on else "event", "98%"),
        *((Mark("sun", at),) if today >= first else ()),
    )
    return Strip("bar", marks, first, last, counted, passed, at if today >= first else "", _side(share))


def _side(share: float) -> str:
    """Where the word stands beside its mark, so that it never leaves the strip."""
    return "start" if share < 0.5 else "end"  # noqa: PLR2004 - the middle


def _is_plain(day: Day, reading: Reading) -> bool:
    """A day whose reason is only its number: the list has a column for that."""
    return day.counted and day.kind is DayKind.WORKING and reading.unit is not Unit.MONTHS


def _share_a_line(before: DayRow, row: DayRow) -> bool:
    lonely = any((before.number, row.number, before.is_event, row.is_event, before.is_today, row.is_today, row.is_last))
    return not lonely and (before.reasons == row.reasons or (before.is_weekend and row.is_weekend))


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
