"""When what comes in counts as received: after hours, on days off, in the doubled hour, in other zones."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from oversight.domain.deadlines import (
    CalendarMissing,
    MomentWithoutZone,
    is_working_day,
    next_working_day,
    previous_working_day,
    read_deadline,
    registration_day,
    working_days_between,
)
from oversight.statute.loader import load_statute

STATUTE = load_statute()
CALENDAR = STATUTE.calendar
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("received", "counts_as"),
    [
        ("2026-02-06T00:00:00", "2026-02-06"),  # a Friday, long before work
        ("2026-02-06T11:42:00", "2026-02-06"),
        ("2026-02-06T17:59:59", "2026-02-06"),
        ("2026-02-06T18:00:00", "2026-02-09"),  # at the end of the day
        ("2026-02-06T23:59:59", "2026-02-09"),
        ("2026-02-07T10:00:00", "2026-02-09"),  # Saturday
        ("2026-02-08T23:00:00", "2026-02-09"),  # Sunday evening
        ("2026-03-20T18:30:00", "2026-03-26"),  # before Nauryz
        ("2026-03-24T09:00:00", "2026-03-26"),
        ("2026-05-08T19:00:00", "2026-05-12"),
        ("2026-12-31T18:00:00", "2027-01-05"),
        ("2024-05-04T12:00:00", "2024-05-04"),  # a Saturday that is worked
        ("2024-05-04T18:00:00", "2024-05-06"),
        ("2025-01-03T12:00:00", "2025-01-05"),  # moved off; the Sunday is worked
    ],
)
def test_receipt_counts_on_the_same_day_or_the_next_working_day(received: str, counts_as: str) -> None:
    moment = datetime.fromisoformat(received).replace(tzinfo=ALMATY)
    assert registration_day(STATUTE, moment).isoformat() == counts_as


@pytest.mark.parametrize(
    ("received", "counts_as"),
    [
        ("2026-02-05T18:59:59+00:00", "2026-02-06"),  # 23:59:59 on Thursday, after hours
        ("2026-02-05T19:00:00+00:00", "2026-02-06"),  # midnight on Friday
        ("2026-02-06T12:59:59+00:00", "2026-02-06"),  # 17:59:59
        ("2026-02-06T13:00:00+00:00", "2026-02-09"),  # 18:00
        ("2026-02-06T08:59:59-04:00", "2026-02-06"),  # the same, said from elsewhere
        ("2024-02-28T11:59:59+00:00", "2024-02-28"),  # the zone was +6 until 29 February 2024
        ("2024-02-28T12:00:00+00:00", "2024-02-29"),
        ("2024-03-01T12:59:59+00:00", "2024-03-01"),  # and is +5 since
    ],
)
def test_the_local_day_of_kazakhstan_decides(received: str, counts_as: str) -> None:
    assert registration_day(STATUTE, datetime.fromisoformat(received)).isoformat() == counts_as


@pytest.mark.parametrize("fold", [0, 1])
def test_both_passes_of_the_doubled_hour_belong_to_the_same_evening(fold: int) -> None:
    moment = datetime(2024, 2, 29, 23, 30, tzinfo=ALMATY, fold=fold)
    assert registration_day(STATUTE, moment) == date(2024, 3, 1)


def test_the_doubled_hour_is_two_moments() -> None:
    first, second = (datetime(2024, 2, 29, 23, 30, tzinfo=ALMATY, fold=fold).astimezone(UTC) for fold in (0, 1))
    assert second - first == timedelta(hours=1)


@pytest.mark.parametrize("moment", [datetime(2026, 2, 6, 12), datetime(2026, 2, 6, 12, tzinfo=None)])  # noqa: DTZ001
def test_a_moment_without_a_zone_is_refused(moment: datetime) -> None:
    with pytest.raises(MomentWithoutZone, match="time zone"):
        registration_day(STATUTE, moment)


@pytest.mark.parametrize("received", ["2014-12-31T12:00:00", "2036-01-01T12:00:00", "2035-12-31T18:00:00"])
def test_receipt_outside_the_calendar_is_refused(received: str) -> None:
    with pytest.raises(CalendarMissing):
        registration_day(STATUTE, datetime.fromisoformat(received).replace(tzinfo=timezone(timedelta(hours=5))))


def test_the_term_of_a_complaint_sent_on_a_friday_night_starts_on_monday() -> None:
    day_nought = registration_day(STATUTE, datetime(2026, 2, 6, 21, tzinfo=ALMATY))
    assert read_deadline(STATUTE, "complaint_decide", day_nought).due_on == date(2026, 3, 2)


# --- the calendar asked directly -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-08-31", True),  # the commonest error of old calendars
        ("2026-08-30", False),  # a Sunday
        ("2025-09-01", False),
        ("2027-03-15", False),
        ("2026-03-15", False),  # a Sunday
        ("2024-05-04", True),
        ("2024-05-08", False),
        ("2025-01-05", True),
        ("2025-01-03", False),
        ("2024-12-17", True),
        ("2024-12-01", False),  # a Sunday
        ("2025-12-01", True),
    ],
)
def test_a_day_is_worked_or_not(day: str, *, worked: bool) -> None:
    assert is_working_day(CALENDAR, date.fromisoformat(day)) is worked


def test_next_and_previous_working_day_of_a_working_day_are_itself() -> None:
    day = date(2026, 2, 6)
    assert next_working_day(CALENDAR, day) == day == previous_working_day(CALENDAR, day)


def test_next_and_previous_working_day_of_a_long_weekend() -> None:
    day = date(2026, 3, 22)
    assert next_working_day(CALENDAR, day) == date(2026, 3, 26)
    assert previous_working_day(CALENDAR, day) == date(2026, 3, 20)


def test_before_the_first_working_day_the_calendar_is_missing() -> None:
    with pytest.raises(CalendarMissing) as refusal:
        previous_working_day(CALENDAR, date(2015, 1, 1))
    assert refusal.value.values == {"year": 2014}


@pytest.mark.parametrize(
    ("today", "due_on", "left"),
    [
        ("2026-05-05", "2026-05-13", 4),  # 6, 8, 12, 13
        ("2026-05-13", "2026-05-13", 0),
        ("2026-05-14", "2026-05-13", -1),
        ("2026-05-18", "2026-05-13", -3),
        ("2026-05-16", "2026-05-13", -2),  # today is a Saturday
        ("2026-05-09", "2026-05-12", 1),
    ],
)
def test_working_days_left_and_late(today: str, due_on: str, left: int) -> None:
    assert working_days_between(CALENDAR, date.fromisoformat(today), date.fromisoformat(due_on)) == left


@pytest.mark.parametrize(("start_on", "end_on"), [("2014-12-31", "2026-01-01"), ("2026-01-01", "2036-01-01")])
def test_the_distance_to_an_unknown_year_is_refused(start_on: str, end_on: str) -> None:
    with pytest.raises(CalendarMissing):
        working_days_between(CALENDAR, date.fromisoformat(start_on), date.fromisoformat(end_on))
