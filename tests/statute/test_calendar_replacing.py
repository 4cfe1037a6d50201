"""Years laid over the calendar: whole, checked by the same rules, or not at all."""

from dataclasses import replace
from datetime import date

import pytest

from oversight.statute.calendar import CalendarDay, CalendarInvalid, CalendarYear, DayKind, DayStanding
from oversight.statute.loader import load_statute
from oversight.statute.words import same_words
from tests.statute.seed_calendar import SEED, written

STATUTE = load_statute()
CALENDAR = STATUTE.calendar
SOURCE = same_words("Decree 1")
YEAR = CalendarYear(2027, DayStanding.PUBLISHED, SOURCE, "A. Person")


def moved(day: date, other: date, *, working: bool) -> CalendarDay:
    return CalendarDay(day, working, DayKind.MOVED, same_words("Swap"), other, DayStanding.PUBLISHED, SOURCE)


SWAP = (
    moved(date(2027, 7, 3), date(2027, 7, 5), working=True),  # a Saturday
    moved(date(2027, 7, 5), date(2027, 7, 3), working=False),  # the Monday before Capital Day
)


def mistakes(years: tuple[CalendarYear, ...], days: tuple[CalendarDay, ...]) -> list[tuple[date | int, str, str]]:
    with pytest.raises(CalendarInvalid) as refusal:
        CALENDAR.replacing(years, days, "x")
    return [(found.day or found.year, found.field, str(found)) for found in refusal.value.mistakes]


def test_a_year_is_replaced_whole_and_approved() -> None:
    new = CALENDAR.replacing([YEAR], (*CALENDAR.days_of(2027), *SWAP), "2027-9")
    assert (new.revision, new.years[2027].approved_by, new.years[2027].is_approved) == ("2027-9", "A. Person", True)
    assert date(2027, 7, 3) in new.working_days
    assert new.days_off[date(2027, 7, 5)][1].en == "day off moved from 3 July 2027"
    assert new.special_working_days[date(2027, 7, 3)].ru == "рабочий день вместо 05.07.2027"


def test_the_other_years_and_the_old_calendar_stay_as_they_are() -> None:
    new = CALENDAR.replacing([YEAR], (*CALENDAR.days_of(2027), *SWAP), "2027-9")
    assert all(new.days_of(year) == CALENDAR.days_of(year) for year in CALENDAR.years if year != 2027)
    assert date(2027, 7, 3) in CALENDAR.days_off
    assert not CALENDAR.years[2027].is_approved


def test_the_same_days_again_change_nothing_but_the_name() -> None:
    new = CALENDAR.replacing(CALENDAR.years.values(), CALENDAR.days.values(), "again")
    assert (new.working_days, dict(new.days_off), dict(new.days)) == (
        CALENDAR.working_days,
        dict(CALENDAR.days_off),
        dict(CALENDAR.days),
    )


def test_a_year_after_the_last_makes_the_calendar_longer() -> None:
    year = replace(YEAR, year=2036)
    assert CALENDAR.replacing([year], [], "x").last_on == date(2036, 12, 31)


def test_a_statute_counts_by_the_calendar_it_is_given() -> None:
    new = CALENDAR.replacing([YEAR], CALENDAR.days_of(2027), "2027-9")
    statute = STATUTE.with_calendar(new)
    assert (statute.calendar, statute.revision, STATUTE.calendar) == (new, STATUTE.revision, CALENDAR)


def test_nothing_is_taken_when_something_is_wrong_and_everything_wrong_is_named() -> None:
    holiday = replace(CALENDAR.days[date(2027, 1, 1)], day=date(2027, 6, 5))  # a Saturday
    found = mistakes((YEAR,), (*CALENDAR.days_of(2027), SWAP[0], holiday))
    assert [(where, field) for where, field, _ in found] == [
        (date(2027, 6, 5), "date"),
        (date(2027, 7, 3), "moved_from"),
    ]


def test_a_year_without_its_holidays_is_refused_where_a_transfer_is_missing() -> None:
    days = tuple(row for row in CALENDAR.days_of(2027) if row.kind is not DayKind.TRANSFERRED)
    assert {where for where, _, _ in mistakes((YEAR,), days)} == {
        date(2027, 1, 2),
        date(2027, 3, 21),
        date(2027, 5, 1),
        date(2027, 5, 9),
    }


def test_half_a_swap_across_years_is_named_in_the_year_left_as_it_is() -> None:
    swap = (
        moved(date(2027, 12, 25), date(2028, 1, 5), working=True),
        moved(date(2028, 1, 5), date(2027, 12, 25), working=False),
    )
    both = (YEAR, replace(YEAR, year=2028))
    new = CALENDAR.replacing(both, (*CALENDAR.days_of(2027), *CALENDAR.days_of(2028), *swap), "x")
    with pytest.raises(CalendarInvalid) as refusal:
        new.replacing([YEAR], CALENDAR.days_of(2027), "y")
    assert [found.day for found in refusal.value.mistakes] == [date(2028, 1, 5)]


@pytest.mark.parametrize(
    ("years", "days", "message"),
    [
        ((YEAR, YEAR), (), "The year 2027 is given twice."),
        ((replace(YEAR, year=2038),), (), "The years must follow each other: 2038 comes after 2035."),
        ((replace(YEAR, year=1),), (), "There is no year 1."),
        ((replace(YEAR, year=9999),), (), "There is no year 9999."),
        ((YEAR,), (SWAP[0], SWAP[0]), "2027-07-03 is given twice."),
        ((YEAR,), CALENDAR.days_of(2026)[:1], "2026-01-01 lies in a year that is not given."),
        ((YEAR,), (replace(SWAP[0], kind=DayKind.PAUSED),), "need no row: 2027-07-03"),
    ],
)
def test_what_cannot_be_is_refused(
    years: tuple[CalendarYear, ...], days: tuple[CalendarDay, ...], message: str
) -> None:
    assert any(message in sentence for _, _, sentence in mistakes(years, days))


def test_a_transferred_day_may_be_swapped_away_as_in_2020() -> None:
    assert date(2020, 5, 11) in CALENDAR.working_days  # the Monday due for Saturday 9 May
    assert CALENDAR.days_off[date(2020, 5, 8)][0] is DayKind.MOVED


def test_a_plain_weekday_is_never_a_working_half_of_a_swap() -> None:
    swap = (
        moved(date(2027, 7, 7), date(2027, 7, 8), working=True),
        moved(date(2027, 7, 8), date(2027, 7, 7), working=False),
    )
    found = mistakes((YEAR,), (*CALENDAR.days_of(2027), *swap))
    assert [(where, field) for where, field, _ in found] == [(date(2027, 7, 7), "working")]


# --- the seed --------------------------------------------------------------------------------------------------------


def test_the_seed_is_what_the_library_computes() -> None:
    assert SEED.read_text(encoding="utf-8") == written()


def test_a_seeded_year_was_approved_by_nobody_and_names_its_source() -> None:
    year = CALENDAR.years[2030]
    assert (year.standing, year.is_approved, year.source.en) == (
        DayStanding.COMPUTED,
        False,
        "computed by the library holidays",
    )
    assert {row.source for row in CALENDAR.days_of(2030)} == {year.source}


def test_a_religious_day_that_follows_the_moon_is_estimated() -> None:
    assert [row.day for row in CALENDAR.days_of(2030) if row.standing is DayStanding.ESTIMATED] == [date(2030, 4, 13)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_reviewed_years_come_first_and_are_approved(year: int) -> None:
    assert CALENDAR.years[year].approved_by == "Oversight"
    assert CALENDAR.years[year].standing is DayStanding.PUBLISHED


def test_the_next_year_was_reviewed_but_approved_by_nobody() -> None:
    assert not CALENDAR.years[2027].is_approved
