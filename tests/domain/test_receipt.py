"""Why day 0 is the day it is, and which moment a time on the wall clock was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from oversight.domain.calendar_days import CalendarMissing, DeadlineError, MomentWithoutZone
from oversight.domain.receipt import HourImpossible, ReceiptRule, local_moment, read_receipt
from oversight.statute.loader import load_statute

STATUTE = load_statute()
CALENDAR = STATUTE.calendar
ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("received", "rule", "sentence"),
    [
        ("2026-02-06T17:59", ReceiptRule.SAME_DAY, "Received in working time on 2026-02-06: it counts from this day."),
        (
            "2026-02-06T18:00",
            ReceiptRule.AFTER_HOURS,
            (
                "Received on 2026-02-06 at 18:00, when the working day had ended (18:00):"
                " it counts from the next working day, 2026-02-09."
            ),
        ),
        (
            "2026-03-21T10:00",
            ReceiptRule.DAY_OFF,
            "Received on 2026-03-21, a day off: it counts from the next working day, 2026-03-26.",
        ),
        (
            "2026-02-07T23:00",  # a day off and late: the day off decides
            ReceiptRule.DAY_OFF,
            "Received on 2026-02-07, a day off: it counts from the next working day, 2026-02-09.",
        ),
    ],
)
def test_the_receipt_shows_both_moments_and_why(received: str, rule: ReceiptRule, sentence: str) -> None:
    receipt = read_receipt(STATUTE, datetime.fromisoformat(received).replace(tzinfo=ALMATY))
    assert (receipt.rule, receipt.message % receipt.values) == (rule, sentence)
    assert receipt.received_at.isoformat(timespec="minutes") == f"{received}+05:00"


def test_a_working_saturday_is_no_day_off() -> None:
    receipt = read_receipt(STATUTE, datetime(2024, 5, 4, 9, tzinfo=ALMATY))
    assert (receipt.rule, receipt.counted_on) == (ReceiptRule.SAME_DAY, date(2024, 5, 4))


@pytest.mark.parametrize(
    ("sent", "received", "counted_on"),
    [
        ("2026-02-05T18:59:59", "2026-02-05T23:59:59+05:00", "2026-02-06"),
        ("2026-02-05T19:00:00", "2026-02-06T00:00:00+05:00", "2026-02-06"),
        ("2026-02-06T18:59:59", "2026-02-06T23:59:59+05:00", "2026-02-09"),
        ("2026-02-06T19:00:00", "2026-02-07T00:00:00+05:00", "2026-02-09"),
        ("2024-02-29T17:30:00", "2024-02-29T23:30:00+06:00", "2024-03-01"),  # the first of two hours
        ("2024-02-29T18:30:00", "2024-02-29T23:30:00+05:00", "2024-03-01"),
    ],
)
def test_the_local_date_is_one_of_kazakhstan_with_its_offset(sent: str, received: str, counted_on: str) -> None:
    receipt = read_receipt(STATUTE, datetime.fromisoformat(sent).replace(tzinfo=UTC))
    assert (receipt.received_at.isoformat(), receipt.counted_on.isoformat()) == (received, counted_on)


def test_a_receipt_without_a_zone_or_a_calendar_is_refused() -> None:
    with pytest.raises(MomentWithoutZone):
        read_receipt(STATUTE, datetime(2026, 2, 6, 12))  # noqa: DTZ001
    with pytest.raises(CalendarMissing):
        read_receipt(STATUTE, datetime(2036, 2, 6, 12, tzinfo=UTC))


# --- the wall clock --------------------------------------------------------------------------------------------------


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
    found = local_moment(CALENDAR, datetime.fromisoformat(local)).astimezone(UTC)
    assert found.replace(tzinfo=None) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize("clock", ["23:00", "23:30", "23:59"])
def test_the_doubled_hour_is_refused_with_both_moments(clock: str, fold: int) -> None:
    with pytest.raises(HourImpossible) as refusal:
        local_moment(CALENDAR, datetime.fromisoformat(f"2024-02-29T{clock}").replace(fold=fold))
    minutes = clock[3:]
    assert refusal.value.values == {
        "at": f"2024-02-29 {clock}",
        "first": f"2024-02-29T17:{minutes}Z",
        "second": f"2024-02-29T18:{minutes}Z",
    }
    assert "came twice" in str(refusal.value)


def test_an_hour_that_was_left_out_is_refused() -> None:
    elsewhere = replace(CALENDAR, time_zone=ZoneInfo("Europe/Berlin"))
    with pytest.raises(HourImpossible, match="2026-03-29 02:30 never came"):
        local_moment(elsewhere, datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001


def test_a_time_that_has_a_zone_is_no_wall_clock() -> None:
    with pytest.raises(ValueError, match="zone already"):
        local_moment(CALENDAR, datetime(2026, 2, 6, tzinfo=UTC))


def test_an_impossible_hour_is_a_refusal_of_a_date() -> None:
    assert issubclass(HourImpossible, DeadlineError)
    assert issubclass(MomentWithoutZone, DeadlineError)
