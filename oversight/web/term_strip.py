"""Where the days of a term stand on its strip, and the shares of a vote on its bar.

Lengths are percent of the width as text, ready for SVG attributes: the content policy forbids style attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from oversight.domain.deadlines import Day, Reading

NUMBERED_UP_TO = 15  # counted days that fit as numbered discs on a phone
DOTTED_UP_TO = 45  # counted days that fit as dots
COUNTED, UNCOUNTED, EVENT, BEYOND = 1.0, 0.45, 0.6, 1.6  # shares of the width


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
    reasons: tuple[Any, ...]
    is_event: bool
    is_today: bool
    is_last: bool


class Share(NamedTuple):
    """A part of the bar of votes."""

    kind: str
    count: int
    x: str
    width: str
    middle: str


def draw_strip(reading: Reading, today: date) -> Strip:
    """Place every day of *reading*; what is past, what is today and what is to come follow from *today*."""
    days = sorted(reading.days, key=lambda day: day.date)
    numbers = _number_days(reading)
    counted = len(numbers)
    passed = sum(1 for day in numbers if day < today)
    size = "numbers" if counted <= NUMBERED_UP_TO else "dots" if counted <= DOTTED_UP_TO else "bar"
    is_late = today > reading.due_on and today > days[-1].date
    widths = [_width(day, reading) for day in days] + ([BEYOND] if is_late else [])
    total = sum(widths)
    if size == "bar":
        return _draw_bar(reading, days, today, counted, passed)
    marks: list[Mark] = []
    today_at = 0.0
    reached = 0.0
    for day, width in zip(days, widths, strict=False):
        middle = 100 * (reached + width / 2) / total
        reached += width
        marks.append(Mark(_kind_of(day, reading, today), _percent(middle), numbers.get(day.date, 0)))
        if day.date == today:
            today_at = middle
    if is_late:
        today_at = 99.0
        marks.append(Mark("late", marks[-1].x, to=_percent(today_at)))
    if today_at:
        marks.append(Mark("sun", _percent(today_at)))
    return Strip(
        size, tuple(marks), days[0].date, days[-1].date, counted, passed,
        _percent(today_at) if today_at else "", "start" if today_at < 50 else "end",
    )  # fmt: skip


def day_rows(reading: Reading, today: date) -> list[DayRow]:
    """The days of *reading* from first to last; neighbours that are off for the same reason share a line."""
    numbers = _number_days(reading)
    rows: list[DayRow] = []
    for day in sorted(reading.days, key=lambda day: day.date):
        is_event = day.date == reading.from_on
        reasons = (day.reason,) if day.reason else ()
        row = DayRow(
            day.date, day.date, numbers.get(day.date), reasons, is_event, day.date == today, day.date == reading.due_on
        )
        if rows and _share_a_line(rows[-1], row):
            rows[-1] = rows[-1]._replace(last_on=row.last_on)
        else:
            rows.append(row)
    return rows


def working_days_until(reading: Reading, today: date) -> int | None:
    """Counted days after *today* up to the due day; None when the reading does not reach to *today*."""
    days = [day.date for day in reading.days]
    if not days or not min(days) <= today <= reading.due_on:
        return 0 if today == reading.due_on else None
    return sum(1 for day in reading.days if day.counted and today < day.date <= reading.due_on)


def draw_votes(shares: Sequence[tuple[str, int]], needed: int = 0) -> tuple[tuple[Share, ...], str]:
    """Parts of a bar for (kind, count) in order, without the empty ones, and where the threshold stands (or nothing)."""
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


def _number_days(reading: Reading) -> dict[date, int]:
    """Which day of the term each counted day is; a term that runs backwards is numbered backwards."""
    counted = sorted((day.date for day in reading.days if day.counted), reverse=reading.due_on < reading.from_on)
    return {day: number for number, day in enumerate(counted, start=1)}


def _width(day: Day, reading: Reading) -> float:
    return EVENT if day.date == reading.from_on and not day.counted else COUNTED if day.counted else UNCOUNTED


def _kind_of(day: Day, reading: Reading, today: date) -> str:
    if day.date == reading.due_on:
        return "due"
    if not day.counted:
        return "event" if day.date == reading.from_on else "off"
    return "past" if day.date < today else "today" if day.date == today else "to-come"


def _draw_bar(reading: Reading, days: Sequence[Day], today: date, counted: int, passed: int) -> Strip:
    first, last = days[0].date, days[-1].date
    share = min(max((today - first).days / max((last - first).days, 1), 0.0), 1.0)
    at = _percent(2 + 96 * share)
    marks = (
        Mark("rail", "2%", to="98%"),
        Mark("rail-past", "2%", to=at),
        Mark("event" if first == reading.from_on else "due", "2%"),
        Mark("due" if last == reading.due_on else "event", "98%"),
        *((Mark("sun", at),) if today >= first else ()),
    )
    return Strip("bar", marks, first, last, counted, passed, at if today >= first else "", "start" if share < 0.5 else "end")


def _share_a_line(before: DayRow, row: DayRow) -> bool:
    lonely = any((before.number, row.number, before.is_event, row.is_event, before.is_today, row.is_today, row.is_last))
    return not lonely and before.reasons == row.reasons


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
