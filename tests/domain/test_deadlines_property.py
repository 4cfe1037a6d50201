"""The engine against the slow counter on random events, and the relations that must hold between terms."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.domain.deadlines import (
    CalendarMissing,
    DeadlineNotInForce,
    is_working_day,
    next_working_day,
    previous_working_day,
    read_deadline,
    working_days_between,
)
from oversight.statute.loader import load_statute
from oversight.statute.schema import Direction, Unit
from tests.domain.slow_counter import is_worked, walk_calendar_days, walk_months, walk_working_days

STATUTE = load_statute()
CALENDAR = STATUTE.calendar
FIRST, LAST = CALENDAR.first_on, CALENDAR.last_on
IN_FORCE = date(2024, 4, 4)  # of every row

any_key = st.sampled_from(sorted(STATUTE.deadlines))
any_day = st.dates(FIRST, LAST)
day_in_force = st.dates(IN_FORCE + timedelta(days=100), date(2027, 6, 1))
early_day = st.dates(IN_FORCE + timedelta(days=100), date(2027, 4, 1))  # sixty days later is a day_in_force, too
working_day = st.sampled_from([day for day in CALENDAR.working_days if date(2024, 9, 1) < day < date(2027, 6, 1)])
cases = settings(max_examples=2000, deadline=None, derandomize=True)
fewer_cases = settings(max_examples=500, deadline=None, derandomize=True)


def slow_due_on(key: str, from_on: date) -> date:
    deadline = STATUTE.deadlines[key]
    if deadline.length == 0:
        return from_on
    if deadline.unit is Unit.MONTHS:
        return walk_months(from_on, deadline.length)
    if deadline.unit is Unit.CALENDAR_DAYS:
        return walk_calendar_days(from_on, deadline.length)
    return walk_working_days(from_on, deadline.length, 1 if deadline.direction is Direction.AFTER else -1)


@cases
@given(any_key, any_day)
def test_the_engine_agrees_with_a_counter_that_walks_day_by_day(key: str, from_on: date) -> None:
    deadline = STATUTE.deadlines[key]
    try:
        expected: date | None = slow_due_on(key, from_on)
    except KeyError:
        expected = None
    try:
        found: date | None = read_deadline(STATUTE, key, from_on).due_on
    except DeadlineNotInForce:
        assert from_on < deadline.in_force.from_on
        return
    except CalendarMissing:
        found = None
    assert found == expected


@cases
@given(any_key, day_in_force)
def test_the_days_are_a_whole_row_from_the_event_to_the_date(key: str, from_on: date) -> None:
    reading = read_deadline(STATUTE, key, from_on)
    step = -1 if reading.direction is Direction.BEFORE else 1
    start = from_on + timedelta(days=step) if reading.unit is not Unit.MONTHS else None
    dates = [day.date for day in reading.days]
    expected_start = start or (dates[0] if dates else None)
    span = range(0, (reading.due_on - (expected_start or reading.due_on)).days + step, step) if dates else ()
    assert dates == [expected_start + timedelta(days=number) for number in span if expected_start]


@fewer_cases
@given(any_key, day_in_force)
def test_as_many_days_count_as_the_term_is_long(key: str, from_on: date) -> None:
    reading = read_deadline(STATUTE, key, from_on)
    assert sum(day.counted for day in reading.days) == (1 if reading.unit is Unit.MONTHS else reading.length)


@fewer_cases
@given(any_key, day_in_force)
def test_no_term_but_that_of_the_day_itself_ends_on_a_day_off(key: str, from_on: date) -> None:
    reading = read_deadline(STATUTE, key, from_on)
    assert reading.length == 0 or is_worked(reading.due_on)


@fewer_cases
@given(any_key, early_day, st.integers(0, 60))
def test_a_later_event_never_has_an_earlier_date(key: str, from_on: date, later: int) -> None:
    first = read_deadline(STATUTE, key, from_on).due_on
    assert read_deadline(STATUTE, key, from_on + timedelta(days=later)).due_on >= first


@fewer_cases
@given(working_day)
def test_three_days_back_and_three_days_on_return_to_a_working_day(from_on: date) -> None:
    back = read_deadline(STATUTE, "object_hearing_notice", from_on).due_on
    assert read_deadline(STATUTE, "file_access", back).due_on == from_on


@fewer_cases
@given(st.dates(date(2024, 9, 1), date(2027, 6, 1)))
def test_three_days_back_and_three_days_on_lead_from_a_day_off_to_the_next_working_day(from_on: date) -> None:
    back = read_deadline(STATUTE, "object_hearing_notice", from_on).due_on
    there = read_deadline(STATUTE, "file_access", back).due_on
    assert there == next_working_day(CALENDAR, from_on)


@fewer_cases
@given(any_day)
def test_every_day_is_worked_or_not_as_the_other_list_says(day: date) -> None:
    assert is_working_day(CALENDAR, day) == is_worked(day)


@fewer_cases
@given(st.dates(FIRST + timedelta(days=400), LAST - timedelta(days=400)), st.integers(-400, 400))
def test_the_distance_in_working_days_is_the_number_of_days_walked(start_on: date, days: int) -> None:
    end_on = start_on + timedelta(days=days)
    low, high = min(start_on, end_on), max(start_on, end_on)
    walked = sum(is_worked(low + timedelta(days=number)) for number in range(1, (high - low).days + 1))
    assert working_days_between(CALENDAR, start_on, end_on) == (walked if start_on <= end_on else -walked)


@fewer_cases
@given(st.dates(date(2015, 1, 10), date(2035, 12, 20)))
def test_next_and_previous_working_day_embrace_the_day(day: date) -> None:
    before, after = previous_working_day(CALENDAR, day), next_working_day(CALENDAR, day)
    assert before <= day <= after
    assert (before == after) == is_worked(day)
