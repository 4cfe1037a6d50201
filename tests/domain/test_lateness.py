"""When the clock speaks, and what it may say: pure, by the real calendar of 2026."""

from datetime import UTC, date, datetime

import pytest

from oversight.domain.calendar_days import is_approved, working_days_between
from oversight.domain.lateness import (
    MUST_ACT,
    Degree,
    days_left,
    degree_of,
    latest_last_day,
    silence_sentence,
    stages_come,
    told_at,
)
from oversight.domain.workflow import TRANSITIONS
from oversight.statute.schema import Statute

DUE = date(2026, 5, 13)  # Wednesday; 7, 9, 10 and 11 May are off


@pytest.mark.parametrize(
    ("today", "come"),
    [
        (date(2026, 4, 30), 0),
        (date(2026, 5, 4), 1),  # left are 5, 6, 8, 12 and 13 May
        (date(2026, 5, 6), 1),
        (date(2026, 5, 8), 2),
        (date(2026, 5, 12), 2),
        (date(2026, 5, 13), 3),
        (date(2026, 5, 14), 4),
        (date(2026, 6, 30), 4),
    ],
)
def test_stages_come_by_working_days(statute: Statute, today: date, come: int) -> None:
    assert stages_come(statute.calendar, statute.lateness.reminders, DUE, today) == come


def test_a_stage_has_come_exactly_when_so_many_working_days_are_left(statute: Statute) -> None:
    calendar = statute.calendar
    for offset in range(60):
        today = date.fromordinal(date(2026, 4, 20).toordinal() + offset)
        for stage in statute.lateness.reminders:
            has_come = latest_last_day(calendar, today, stage.days) >= DUE
            assert has_come == (-working_days_between(calendar, today, DUE) >= stage.days)


@pytest.mark.parametrize(
    ("left", "degree"),
    [
        (3, Degree.IN_TIME),
        (2, Degree.DUE_SOON),
        (0, Degree.DUE_SOON),
        (-1, Degree.OVERDUE),
        (-9, Degree.OVERDUE),
        (-10, Degree.SERIOUSLY_OVERDUE),
        (-400, Degree.SERIOUSLY_OVERDUE),
    ],
)
def test_degrees(statute: Statute, left: int, degree: Degree) -> None:
    assert degree_of(statute.lateness, left) is degree


def test_every_term_that_an_act_starts_reminds_somebody() -> None:
    assert {row.starts for table in TRANSITIONS.values() for row in table if row.starts} == set(MUST_ACT)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 5, 13, 19, 7, tzinfo=UTC), datetime(2026, 5, 14, 4, 0, tzinfo=UTC)),  # 00:07 in Kazakhstan
        (datetime(2026, 5, 14, 5, 0, tzinfo=UTC), datetime(2026, 5, 14, 5, 0, tzinfo=UTC)),
        (datetime(2026, 5, 16, 5, 0, tzinfo=UTC), datetime(2026, 5, 18, 4, 0, tzinfo=UTC)),  # a Saturday
    ],
)
def test_people_are_told_in_working_hours(statute: Statute, now: datetime, told: datetime) -> None:
    assert told_at(statute.calendar, now) == told


class TestSilence:
    def test_of_article_13_nothing_is_deemed(self) -> None:
        for is_state_body in (True, False):
            said = silence_sentence("object_response", is_state_body=is_state_body)
            assert said is not None
            assert said[1] is None
            assert "not a refusal" in said[0]

    def test_only_a_state_body_refuses_by_silence(self) -> None:
        assert silence_sentence("complaint_decide", is_state_body=True)[1] == "appk-91-2"
        assert silence_sentence("complaint_decide", is_state_body=False)[1] is None

    def test_of_other_terms_nothing_is_said(self) -> None:
        assert silence_sentence("control_max_length", is_state_body=True) is None

    def test_the_article_was_read(self, statute: Statute) -> None:
        assert statute.articles["appk-91-2"].standing == "read"


def test_a_computed_year_is_not_approved(statute: Statute) -> None:
    assert not is_approved(statute.calendar, 2100)
    for year, known in statute.calendar.years.items():
        assert is_approved(statute.calendar, year) == (known.standing == "published")


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2026, 5, 5), 4), (date(2026, 5, 13), 0), (date(2026, 5, 14), -1), (date(2026, 5, 18), -3)],
)
def test_the_days_left_are_working_days(statute: Statute, today: date, left: int) -> None:
    assert days_left(statute.calendar, today, DUE) == left


def test_a_last_day_that_passed_is_late_also_when_no_working_day_passed_since(statute: Statute) -> None:
    assert days_left(statute.calendar, date(2026, 5, 16), date(2026, 5, 15)) == -1  # a Saturday after a Friday
