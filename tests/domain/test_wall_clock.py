"""Which moment a time on the wall clock was."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from oversight.domain.calendar_days import DeadlineError, MomentWithoutZone
from oversight.domain.wall_clock import HourImpossible, moment_of_clock

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("local", "moment"),
    [
        ("2026-02-06T12:00", "2026-02-06T07:00"),
        ("2023-07-01T12:00", "2023-07-01T06:00"),
        ("2024-02-29T22:59", "2024-02-29T16:59"),
        ("2024-03-01T00:00", "2024-02-29T19:00"),
    ],
)
def test_a_time_on_the_wall_clock_is_one_moment(local: str, moment: str) -> None:
    found = moment_of_clock(datetime.fromisoformat(local), ALMATY).astimezone(UTC)
    assert found.replace(tzinfo=None) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize("clock", ["23:00", "23:30", "23:59"])
def test_the_doubled_hour_is_refused_with_both_moments(clock: str, fold: int) -> None:
    with pytest.raises(HourImpossible) as refusal:
        moment_of_clock(datetime.fromisoformat(f"2024-02-29T{clock}").replace(fold=fold), ALMATY)
    minutes = clock[3:]
    assert refusal.value.values == {
        "at": f"2024-02-29 {clock}",
        "first": f"2024-02-29T17:{minutes}Z",
        "second": f"2024-02-29T18:{minutes}Z",
    }
    assert "came twice" in str(refusal.value)


def test_an_hour_that_was_left_out_is_refused() -> None:
    with pytest.raises(HourImpossible, match="2026-03-29 02:30 never came"):
        moment_of_clock(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Berlin"))  # noqa: DTZ001


def test_a_time_that_has_a_zone_is_no_wall_clock() -> None:
    with pytest.raises(ValueError, match="zone already"):
        moment_of_clock(datetime(2026, 2, 6, tzinfo=UTC), ALMATY)


def test_an_impossible_hour_is_a_refusal_of_a_date() -> None:
    assert issubclass(HourImpossible, DeadlineError)
    assert issubclass(MomentWithoutZone, DeadlineError)
