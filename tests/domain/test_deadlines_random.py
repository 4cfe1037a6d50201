"""Random terms counted twice: by the engine, and by a counter that walks day by day and shares no code with it."""

import random
import time
from datetime import date, timedelta

import pytest

from oversight.domain.deadlines import CalendarMissing, DeadlineNotInForce, Pause, read_deadline
from oversight.statute.loader import load_statute
from oversight.statute.schema import Basis, Deadline, Direction, Unit
from tests.domain.slow_counter import walk_calendar_days, walk_months, walk_working_days

STATUTE = load_statute()
CALENDAR = STATUTE.calendar
KEYS = sorted(STATUTE.deadlines)
DAYS = (CALENDAR.last_on - CALENDAR.first_on).days + 1
LONGEST = {Unit.WORKING_DAYS: 60, Unit.CALENDAR_DAYS: 60, Unit.MONTHS: 12}


def compare(cases: int, seed: int) -> None:
    """Count *cases* random terms twice, with lengths of a commission and pauses where the rule is of the house."""
    rng = random.Random(seed)
    agreed = missing = paused = 0
    while agreed < cases:
        key = rng.choice(KEYS)
        row = STATUTE.deadlines[key]
        from_on = CALENDAR.first_on + timedelta(days=rng.randrange(DAYS))
        modelled = rng.random() < 0.5
        is_house = row.basis is Basis.HOUSE or (modelled and row.basis is Basis.CODE)
        length = rng.randint(1, LONGEST[row.unit]) if is_house and rng.random() < 0.5 else None
        stopped = range(0)
        if is_house and row.direction is Direction.AFTER and rng.random() < 0.5:
            first = from_on.toordinal() + rng.randint(-20, 40)
            stopped = range(first, first + rng.randint(1, 30))
        pauses = [Pause(date.fromordinal(stopped.start), date.fromordinal(stopped.stop - 1))] if stopped else []
        found: date | None = None
        try:
            found = read_deadline(STATUTE, key, from_on, modelled=modelled, length=length, pauses=pauses).due_on
        except DeadlineNotInForce:
            assert from_on < row.in_force.from_on
            continue
        except CalendarMissing:
            missing += 1
        days = {date.fromordinal(ordinal) for ordinal in stopped}
        expected = walked(row, from_on, row.length if length is None else length, days)
        agreed += 1
        paused += bool(pauses)
        assert found == expected, (seed, key, from_on, modelled, length, pauses)
    print(f"{cases} random terms counted twice (seed {seed}): {paused} with a pause, {missing} beyond the calendar")


def walked(row: Deadline, from_on: date, length: int, stopped: set[date]) -> date | None:
    """The date by the other way; None where it knows no calendar."""
    try:
        if length == 0:
            return from_on
        if row.unit is Unit.MONTHS:
            return walk_months(from_on, length, stopped)
        if row.unit is Unit.CALENDAR_DAYS:
            return walk_calendar_days(from_on, length, stopped)
        return walk_working_days(from_on, length, 1 if row.direction is Direction.AFTER else -1, stopped)
    except KeyError:
        return None


def test_five_thousand_random_terms_agree_with_a_counter_that_walks() -> None:
    compare(5_000, seed=13)


@pytest.mark.long
def test_a_hundred_thousand_random_terms_agree_with_a_counter_that_walks() -> None:
    compare(100_000, seed=76)


@pytest.mark.long
def test_a_hundred_thousand_due_dates_take_less_than_ten_seconds() -> None:
    rng = random.Random(7)
    days = [date(2024, 4, 4) + timedelta(days=rng.randrange(3900)) for _ in range(100_000)]
    keys = [rng.choice(KEYS) for _ in days]
    read_deadline(STATUTE, "complaint_decide", date(2026, 4, 24))
    began = time.process_time()
    for _ in range(1000):
        read_deadline(STATUTE, "complaint_decide", date(2026, 4, 24))
    one = (time.process_time() - began) / 1000
    began = time.process_time()
    for key, day in zip(keys, days, strict=True):
        read_deadline(STATUTE, key, day, modelled=True)
    total = time.process_time() - began
    print(f"a reading of 15 working days: {one * 1e6:.0f} µs; 100,000 due dates with their readings: {total:.1f} s")
    assert one < 0.0002
    assert total < 10
