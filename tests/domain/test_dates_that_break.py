"""The bad dates and times of the list B47 to B56, as far as they are decided without a page or a database.

B45 and B46 are in test_days.py, B50 (old data of time zones) in tests/statute/test_check.py.
"""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import oversight.domain
import oversight.statute
from oversight.domain.calendar_days import next_working_day, registration_day
from oversight.domain.calendar_import import lay_over, read_calendar_changes, write_calendar_file
from oversight.domain.deadlines import CalendarMissing, DeadlineError, DeadlineNotInForce, read_deadline
from oversight.domain.wall_clock import HourImpossible, moment_of_clock
from oversight.statute.loader import load_statute
from oversight.statute.schema import DayKind

STATUTE = load_statute()
CALENDAR = STATUTE.calendar


@pytest.mark.parametrize(
    ("day", "refusal", "sentence"),
    [
        (date(1, 1, 1), DeadlineNotInForce, "not yet in force on 0001-01-01: it applies from 2024-04-04"),
        (date(1899, 12, 31), DeadlineNotInForce, "it applies from 2024-04-04"),
        (date(2036, 1, 1), CalendarMissing, "no working calendar for the year 2036"),
        (date(9999, 12, 31), CalendarMissing, "no working calendar for the year 9999"),
    ],
)
def test_b47_an_event_long_ago_or_far_ahead_says_why_there_is_no_date(
    day: date, refusal: type[DeadlineError], sentence: str
) -> None:
    with pytest.raises(refusal, match=sentence):
        read_deadline(STATUTE, "object_response", day)


def test_b48_the_hour_that_came_twice_is_two_moments_and_never_guessed() -> None:
    shown = [datetime(2024, 2, 29, hour, 30, tzinfo=UTC).astimezone(CALENDAR.time_zone) for hour in (17, 18)]
    assert [moment.isoformat() for moment in shown] == ["2024-02-29T23:30:00+06:00", "2024-02-29T23:30:00+05:00"]
    with pytest.raises(HourImpossible, match="2024-02-29 23:30 came twice"):
        moment_of_clock(datetime(2024, 2, 29, 23, 30), CALENDAR.time_zone)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("received", "counted_on"),
    [
        ("2026-02-05T12:59:59", "2026-02-05"),
        ("2026-02-05T18:59:59", "2026-02-06"),
        ("2026-02-06T19:00:00", "2026-02-09"),
    ],
)
def test_b49_the_local_date_counts_and_not_that_of_world_time(received: str, counted_on: str) -> None:
    moment = datetime.fromisoformat(received).replace(tzinfo=UTC)
    assert registration_day(STATUTE, moment).isoformat() == counted_on


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland", "UTC", "Asia/Almaty"])
def test_b51_the_zone_of_whoever_sends_changes_nothing(zone: str) -> None:
    moment = datetime(2026, 2, 6, 13, 0, tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert registration_day(STATUTE, moment) == date(2026, 2, 9)


def test_b52_no_clock_is_asked_so_none_that_is_set_back_can_move_a_date() -> None:
    clock = re.compile(r"\b(?:now|today|utcnow|time_ns|monotonic|localtime)\(")
    folders = [Path(package.__path__[0]) for package in (oversight.domain, oversight.statute)]
    assert [path.name for folder in folders for path in folder.glob("*.py") if clock.search(path.read_text())] == []


@pytest.mark.parametrize("day", [21, 22, 23, 24, 25])
def test_b53_nauryz_of_2026_ends_on_the_thursday(day: int) -> None:
    assert next_working_day(CALENDAR, date(2026, 3, day)) == date(2026, 3, 26)


def test_b54_every_holiday_on_a_weekend_gives_one_day_and_a_religious_day_none() -> None:
    given = [row.moved_from for row in CALENDAR.days.values() if row.kind is DayKind.TRANSFERRED]
    on_weekends = [row for row in CALENDAR.days.values() if row.day.weekday() > 4 and not row.working]
    holidays = [row.day for row in on_weekends if row.kind is DayKind.HOLIDAY]
    religious = [row.day for row in on_weekends if row.kind is DayKind.RELIGIOUS]
    swapped = [date(2020, 5, 9)]  # its Monday was worked for the Friday before
    assert sorted(day for day in given if day) == sorted(set(holidays) - set(swapped))
    assert len(religious) > 5
    assert not set(religious) & set(given)


def test_b55_a_decree_that_makes_a_saturday_a_working_day_and_moves_a_holiday_moves_dates() -> None:
    file = write_calendar_file(CALENDAR, [2026], source="Government", act="No. 1").decode() + (
        "2026-12-12;yes;moved;Ауыстыру;Перенос;Swap;2026-12-17\n2026-12-17;no;moved;Ауыстыру;Перенос;Swap;2026-12-12\n"
    )
    changed = STATUTE.with_calendar(lay_over(CALENDAR, read_calendar_changes(file.encode()), "2026-3"))
    before, after = (read_deadline(statute, "complaint_forward", date(2026, 12, 11)) for statute in (STATUTE, changed))
    assert (before.due_on, after.due_on) == (date(2026, 12, 17), date(2026, 12, 15))  # 14, 15, 17; then 12, 14, 15
    assert (before.calendar_revision, after.calendar_revision) == (CALENDAR.revision, "2026-3")
    assert after.days[0].reason.en == "working day 1; worked in place of 17 December 2026"


@pytest.mark.parametrize("received", ["2026-02-06T18:00", "2026-02-06T20:45", "2026-02-07T10:00", "2026-02-08T23:59"])
def test_b56_what_comes_in_after_hours_or_on_a_day_off_counts_from_the_next_working_day(received: str) -> None:
    moment = datetime.fromisoformat(received).replace(tzinfo=CALENDAR.time_zone)
    day_nought = registration_day(STATUTE, moment)
    assert day_nought == date(2026, 2, 9)
    assert read_deadline(STATUTE, "complaint_decide", day_nought).due_on == date(2026, 3, 2)
