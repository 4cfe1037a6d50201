"""The picture of a term: weeks as rows, every day as the record has it."""

from dataclasses import replace

import pytest

from oversight.documents.plain import ContextInvalid
from oversight.documents.reading import CountedDay, calendar_weeks, skipped_holidays
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.values import Words

READING = sample_final_document().response_term.reading
WORDS = Words("жұмыс күні", "рабочий день", "working day")


def test_the_sample_ends_on_the_known_day() -> None:
    assert READING.due_on == "2026-05-13"


def test_rows_are_whole_weeks_from_monday() -> None:
    weeks = calendar_weeks(READING)
    assert [len(week) for week in weeks] == [7, 7, 7, 7]
    assert weeks[1][0].date == "2026-04-27"


def test_the_last_day_carries_the_whole_count() -> None:
    (due,) = [day for week in calendar_weeks(READING) for day in week if day.state == "due"]
    assert (due.date, due.count) == ("2026-05-13", 10)


def test_day_zero_is_drawn_and_not_counted() -> None:
    (start,) = [day for week in calendar_weeks(READING) for day in week if day.state == "from"]
    assert (start.date, start.count) == ("2026-04-24", 0)


def test_holidays_are_told_from_weekends() -> None:
    states = {day.date: day.state for week in calendar_weeks(READING) for day in week}
    assert [states[day] for day in ("2026-05-01", "2026-05-09", "2026-05-11")] == ["holiday", "off", "holiday"]


def test_skipped_holidays_leave_out_plain_weekends() -> None:
    assert [day.date for day in skipped_holidays(READING)] == ["2026-05-01", "2026-05-07", "2026-05-11"]


def test_a_backward_term_is_drawn_the_same_way() -> None:
    days = tuple(CountedDay(day, True, WORDS) for day in ("2026-05-12", "2026-05-08", "2026-05-06"))
    backward = replace(READING, starts_on="2026-05-13", due_on="2026-05-06", direction="before", days=days)
    (due,) = [day for week in calendar_weeks(backward) for day in week if day.state == "due"]
    assert (due.date, due.count) == ("2026-05-06", 3)


def test_months_are_not_drawn() -> None:
    assert calendar_weeks(replace(READING, unit="months")) == ()


def test_very_long_terms_are_not_drawn() -> None:
    days = (*READING.days, CountedDay("2026-12-01", True, WORDS))
    assert calendar_weeks(replace(READING, due_on="2026-12-01", days=days)) == ()


def test_days_that_do_not_reach_the_end_are_refused() -> None:
    with pytest.raises(ContextInvalid, match="do not reach"):
        replace(READING, due_on="2026-06-01")


def test_a_term_that_ends_the_same_day_needs_no_days() -> None:
    assert calendar_weeks(replace(READING, due_on=READING.starts_on, days=()))[0][4].state == "from"
