"""A clock of the house that stood still: its days do not count, and a clock of the law never stands."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.domain.deadlines import (
    CalendarMissing,
    ClockNeverPauses,
    DeadlineError,
    Pause,
    Reading,
    is_overdue,
    read_deadline,
)
from oversight.domain.pauses import ClockStopped, PausesOverlap, ordered, paused_days
from oversight.statute.loader import load_statute
from oversight.statute.schema import Basis, DayKind, Direction, Statute, Unit
from tests.domain.slow_counter import is_worked, walk_working_days

STATUTE = load_statute()


def pause(first_on: str, last_on: str | None) -> Pause:
    return Pause(date.fromisoformat(first_on), date.fromisoformat(last_on) if last_on else None)


def fix(*pauses: Pause, statute: Statute = STATUTE) -> Reading:
    """Five days to mend a complaint, from Monday 2 February 2026: 3, 4, 5, 6, 9 February without a pause."""
    return read_deadline(statute, "complaint_fix", date(2026, 2, 2), pauses=pauses)


def in_calendar_days() -> Statute:
    """The same five days as calendar days: no house rule of the files is counted so, a commission's may be."""
    row = replace(STATUTE.deadlines["complaint_fix"], unit=Unit.CALENDAR_DAYS)
    return replace(STATUTE, deadline_versions=MappingProxyType({"complaint_fix": (row,)}))


@pytest.mark.parametrize(
    ("pauses", "due_on"),
    [
        ([], "2026-02-09"),
        ([("2026-02-04", "2026-02-05")], "2026-02-11"),  # 3, 6, 9, 10, 11
        ([("2026-02-06", "2026-02-08")], "2026-02-10"),  # Friday to Sunday: one working day
        ([("2026-02-07", "2026-02-08")], "2026-02-09"),  # a weekend costs nothing
        ([("2026-02-03", "2026-02-03")], "2026-02-10"),  # the first day
        ([("2026-02-09", "2026-02-09")], "2026-02-10"),  # the last day
        ([("2026-01-20", "2026-02-03")], "2026-02-10"),  # begun before the event
        ([("2026-01-20", "2026-02-02")], "2026-02-09"),  # over on the day of the event
        ([("2026-02-10", "2026-02-20")], "2026-02-09"),  # after the end
        ([("2026-02-10", None)], "2026-02-09"),  # still, but after the end
        ([("2026-02-04", "2026-02-04"), ("2026-02-09", "2026-02-10")], "2026-02-12"),  # 3, 5, 6, 11, 12
        ([("2026-02-04", "2026-02-04"), ("2026-02-05", "2026-02-05")], "2026-02-11"),  # one after the other
        ([("2026-02-03", "2026-03-06")], "2026-03-16"),  # over a month: 10, 11, 12, 13, 16; 9 March is off
    ],
)
def test_the_days_of_a_pause_do_not_count(pauses: list[tuple[str, str | None]], due_on: str) -> None:
    assert fix(*(pause(*days) for days in pauses)).due_on.isoformat() == due_on


def test_the_reading_lists_every_day_of_the_pause_with_its_reason() -> None:
    days = fix(pause("2026-02-06", "2026-02-08")).days
    assert [(day.date.day, day.counted, day.kind, day.reason.en) for day in days[2:7]] == [
        (5, True, DayKind.WORKING, "working day 3"),
        (6, False, DayKind.PAUSED, "the term is suspended"),
        (7, False, DayKind.PAUSED, "the term is suspended"),
        (8, False, DayKind.PAUSED, "the term is suspended"),
        (9, True, DayKind.WORKING, "working day 4"),
    ]


def test_days_off_beside_a_pause_keep_their_own_reason() -> None:
    days = fix(pause("2026-02-04", "2026-02-05")).days
    assert [day.kind for day in days if day.date.weekday() > 4] == [DayKind.WEEKEND, DayKind.WEEKEND]


@pytest.mark.parametrize(
    ("pauses", "due_on", "kinds"),
    [
        ([], "2026-02-09", ["working"] * 4 + ["weekend"] * 2 + ["working"]),  # 3 to Saturday 7, then Monday
        (
            [("2026-02-04", "2026-02-04")],
            "2026-02-09",
            ["working", "paused", *["working"] * 2, *["weekend"] * 2, "working"],
        ),
        (
            [("2026-02-09", "2026-02-10")],
            "2026-02-11",
            ["working"] * 4 + ["weekend"] * 2 + ["paused"] * 2 + ["working"],
        ),
        (
            [("2026-02-04", "2026-02-06")],
            "2026-02-10",
            ["working", *["paused"] * 3, *["weekend"] * 2, *["working"] * 2],
        ),
    ],
)
def test_calendar_days_stand_still_too(pauses: list[tuple[str, str]], due_on: str, kinds: list[str]) -> None:
    reading = fix(*(pause(*days) for days in pauses), statute=in_calendar_days())
    assert (reading.due_on.isoformat(), [day.kind.value for day in reading.days]) == (due_on, kinds)


@pytest.mark.parametrize(
    ("pauses", "due_on"),
    [
        ([], "2026-03-12"),
        ([("2026-02-02", "2026-02-06")], "2026-03-17"),  # five days later, a Tuesday
        ([("2026-02-02", "2026-02-03")], "2026-03-16"),  # Saturday 14 moves to Monday
        ([("2026-03-14", None)], "2026-03-12"),
    ],
)
def test_months_end_later_by_the_days_of_the_pause(pauses: list[tuple[str, str | None]], due_on: str) -> None:
    reading = read_deadline(
        STATUTE,
        "complaint_extension",
        date(2026, 1, 12),
        modelled=True,
        pauses=[pause(*days) for days in pauses],
    )
    assert reading.due_on.isoformat() == due_on


def test_months_list_the_days_of_the_pause_before_the_last_day() -> None:
    stood = [pause("2026-02-02", "2026-02-03")]
    days = read_deadline(STATUTE, "complaint_extension", date(2026, 1, 12), modelled=True, pauses=stood).days
    assert [(f"{day.date:%m-%d}", day.counted, day.kind) for day in days] == [
        ("02-02", False, DayKind.PAUSED),
        ("02-03", False, DayKind.PAUSED),
        ("03-14", True, DayKind.WEEKEND),
        ("03-15", False, DayKind.WEEKEND),
        ("03-16", False, DayKind.WORKING),
    ]


def test_a_pause_that_still_lasts_has_no_date_and_says_since_when() -> None:
    with pytest.raises(ClockStopped, match="paused since 2026-02-04"):
        fix(pause("2026-02-04", None))


def test_a_pause_can_lead_out_of_the_calendar() -> None:
    with pytest.raises(CalendarMissing):
        fix(pause("2026-02-03", "2036-12-31"))


# --- who never pauses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("modelled", [False, True])
@pytest.mark.parametrize("key", sorted(STATUTE.deadlines))
def test_only_house_rules_that_count_forward_can_be_paused(key: str, *, modelled: bool) -> None:
    row = STATUTE.deadlines[key]
    is_house = row.basis is Basis.HOUSE or (modelled and row.basis is Basis.CODE)
    stood = [pause("2026-04-27", "2026-04-28")]
    if is_house and row.direction is Direction.AFTER:
        assert read_deadline(STATUTE, key, date(2026, 4, 24), modelled=modelled, pauses=stood)
    else:
        with pytest.raises(ClockNeverPauses):
            read_deadline(STATUTE, key, date(2026, 4, 24), modelled=modelled, pauses=stood)


def test_no_pause_at_all_is_no_pause_of_a_statutory_clock() -> None:
    assert read_deadline(STATUTE, "object_response", date(2026, 4, 24), pauses=[]).due_on == date(2026, 5, 13)


# --- the list of pauses ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pauses",
    [
        [("2026-02-04", "2026-02-06"), ("2026-02-06", "2026-02-09")],
        [("2026-02-04", "2026-02-09"), ("2026-02-05", "2026-02-06")],
        [("2026-02-04", None), ("2026-02-09", "2026-02-10")],
        [("2026-02-04", None), ("2026-02-09", None)],
        [("2026-02-04", "2026-02-04"), ("2026-02-04", "2026-02-04")],
    ],
)
def test_pauses_cannot_share_a_day(pauses: list[tuple[str, str | None]]) -> None:
    for order in permutations(pauses):
        with pytest.raises(PausesOverlap):
            fix(*(pause(*days) for days in order))


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(PausesOverlap, match="ends before it begins, on 2026-02-03"):
        ordered([pause("2026-02-04", "2026-02-03")])


def test_the_order_in_which_pauses_are_listed_changes_nothing() -> None:
    pauses = [pause("2026-02-04", "2026-02-04"), pause("2026-02-09", "2026-02-10"), pause("2026-02-12", "2026-02-12")]
    assert len({fix(*order).due_on for order in permutations(pauses)}) == 1


@pytest.mark.parametrize(
    ("until", "total"),
    [("2026-02-03", 0), ("2026-02-04", 1), ("2026-02-08", 3), ("2026-02-11", 3), ("2026-02-12", 4), ("2026-03-12", 32)],
)
def test_the_total_is_derived_from_the_list(until: str, total: int) -> None:
    pauses = [pause("2026-02-12", None), pause("2026-02-04", "2026-02-06")]
    assert paused_days(pauses, date.fromisoformat(until)) == total


def test_every_refusal_of_a_pause_is_one_of_a_date() -> None:
    assert all(issubclass(refusal, DeadlineError) for refusal in (ClockNeverPauses, ClockStopped, PausesOverlap))


def test_the_last_day_after_a_pause_is_still_in_time() -> None:
    assert not is_overdue(fix(pause("2026-02-04", "2026-02-05")).due_on, date(2026, 2, 11))


# --- against a counter that walks ------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dates(date(2022, 1, 1), date(2030, 1, 1)), st.integers(1, 40), st.integers(0, 60), st.integers(1, 30))
def test_the_engine_agrees_with_a_counter_that_leaves_out_the_pause(
    from_on: date, length: int, after: int, lasting: int
) -> None:
    first_on = from_on + timedelta(days=after)
    stood = Pause(first_on, first_on + timedelta(days=lasting - 1))
    day, left = from_on, length
    while left:
        day += timedelta(days=1)
        left -= is_worked(day) and not first_on <= day <= first_on + timedelta(days=lasting - 1)
    reading = read_deadline(STATUTE, "complaint_decide", from_on, modelled=True, length=length, pauses=[stood])
    assert reading.due_on == day
    assert sum(row.counted for row in reading.days) == length
    assert reading.due_on >= walk_working_days(from_on, length, 1)
