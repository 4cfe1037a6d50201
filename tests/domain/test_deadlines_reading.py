"""What a reading says besides its date: the promised shape, the reasons, the basis, and the refusals."""

import json
import time
from dataclasses import FrozenInstanceError, replace
from datetime import date
from types import MappingProxyType

import pytest

from oversight.domain.counting import add_months
from oversight.domain.deadlines import (
    CalendarMissing,
    DeadlineError,
    DeadlineNotInForce,
    Reading,
    UnknownDeadline,
    is_overdue,
    read_deadline,
)
from oversight.domain.errors import DomainError
from oversight.statute.loader import load_statute
from oversight.statute.schema import Basis, DayKind, Direction, Period, Standing, Statute, Unit

STATUTE = load_statute()


def read(key: str, from_on: str, *, modelled: bool = False) -> Reading:
    return read_deadline(STATUTE, key, date.fromisoformat(from_on), modelled=modelled)


# --- the shape promised to outsiders ---------------------------------------------------------------------------------


def test_the_json_of_a_statutory_term_is_the_promised_shape_to_the_letter() -> None:
    assert read("object_hearing_notice", "2026-05-13").as_json() == {
        "key": "object_hearing_notice",
        "from": "2026-05-13",
        "due_on": "2026-05-06",
        "length": 3,
        "unit": "working_days",
        "direction": "before",
        "article": "Law 13(6)",
        "basis": "law",
        "standing": "read",
        "counting": {"article": "APPK 76", "standing": "read", "by_analogy": True},
        "calendar_revision": STATUTE.calendar.revision,
        "days": [
            counted("2026-05-12", 1),
            {
                "date": "2026-05-11",
                "counted": False,
                "reason": {
                    "kk": "Жеңіс күні, 09.05.2026 күнінен ауыстырылған демалыс күні",
                    "ru": "День Победы, выходной день перенесён с 09.05.2026",
                    "en": "Victory Day, day off moved from 9 May 2026",
                },
            },
            {
                "date": "2026-05-10",
                "counted": False,
                "reason": {
                    "kk": "жексенбі, демалыс күні",
                    "ru": "воскресенье, выходной день",
                    "en": "Sunday, day off",
                },
            },
            {
                "date": "2026-05-09",
                "counted": False,
                "reason": {
                    "kk": "Жеңіс күні, мереке күні",
                    "ru": "День Победы, праздничный день",
                    "en": "Victory Day, public holiday",
                },
            },
            counted("2026-05-08", 2),
            {
                "date": "2026-05-07",
                "counted": False,
                "reason": {
                    "kk": "Отан қорғаушы күні, мереке күні",
                    "ru": "День защитника Отечества, праздничный день",
                    "en": "Defender of the Fatherland Day, public holiday",
                },
            },
            counted("2026-05-06", 3),
        ],
    }


def counted(day: str, number: int) -> dict[str, object]:
    reason = {"kk": f"{number}-жұмыс күні", "ru": f"{number}-й рабочий день", "en": f"working day {number}"}
    return {"date": day, "counted": True, "reason": reason}


@pytest.mark.parametrize("key", sorted(STATUTE.deadlines))
def test_every_reading_is_plain_json_with_the_promised_keys_in_order(key: str) -> None:
    shown = json.loads(json.dumps(read(key, "2026-04-24").as_json()))
    assert list(shown) == [
        "key", "from", "due_on", "length", "unit", "direction", "article", "basis", "standing", "counting",
        "calendar_revision", "days",
    ]  # fmt: skip
    assert list(shown["counting"]) == ["article", "standing", "by_analogy"]
    assert all(list(day) == ["date", "counted", "reason"] for day in shown["days"])
    assert all(list(day["reason"]) == ["kk", "ru", "en"] and all(day["reason"].values()) for day in shown["days"])


@pytest.mark.parametrize("key", sorted(STATUTE.deadlines))
@pytest.mark.parametrize("modelled", [False, True])
def test_an_article_is_named_only_where_it_was_read(key: str, *, modelled: bool) -> None:
    reading = read(key, "2026-04-24", modelled=modelled)
    assert (reading.article is not None) == (reading.standing is Standing.READ)


def test_a_reading_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        read("object_response", "2026-04-24").due_on = date(2026, 5, 14)  # type: ignore[misc]


# --- day 0, length 0, months, calendar days --------------------------------------------------------------------------


@pytest.mark.parametrize("from_on", ["2026-02-06", "2026-02-07", "2026-05-09"])
def test_a_term_of_length_nought_ends_on_the_day_exactly_as_given(from_on: str) -> None:
    reading = read("complaint_register", from_on)
    assert (reading.due_on.isoformat(), reading.days) == (from_on, ())


def test_day_nought_is_never_shifted_even_when_it_is_a_day_off() -> None:
    reading = read("petition_publish", "2026-05-09")
    assert (reading.from_on, reading.days[0].date) == (date(2026, 5, 9), date(2026, 5, 10))


def test_months_show_the_nominal_last_day_alone_when_it_is_worked() -> None:
    days = read("challenge_file", "2024-02-29").days
    assert [(day.date.isoformat(), day.counted, day.reason.en) for day in days] == [
        ("2024-05-29", True, "last day of the term")
    ]


def test_months_show_the_nominal_last_day_and_what_it_moved_over() -> None:
    days = read("complaint_extension", "2026-03-09").days
    assert [(day.date.isoformat(), day.counted, day.kind) for day in days] == [
        ("2026-05-09", True, DayKind.HOLIDAY),
        ("2026-05-10", False, DayKind.WEEKEND),
        ("2026-05-11", False, DayKind.TRANSFERRED),
        ("2026-05-12", False, DayKind.WORKING),
    ]


def test_the_day_a_term_moves_to_says_so() -> None:
    assert read("complaint_extension", "2026-03-09").days[-1].reason.en == "the term moves to this working day"


def test_calendar_days_count_days_off_too_and_say_both() -> None:
    first_saturday = read("info_request_401", "2026-04-24").days[0]
    assert first_saturday.counted
    assert first_saturday.reason.en == "calendar day 1; Saturday, day off"


def test_a_weekend_day_that_is_worked_counts_and_says_in_place_of_which() -> None:
    day = read("petition_publish", "2024-05-03").days[0]
    assert (day.counted, day.kind) == (True, DayKind.MOVED)
    assert day.reason.en == "working day 1; worked in place of 8 May 2024"


def test_a_day_off_moved_by_the_government_says_from_where() -> None:
    day = read("petition_publish", "2025-01-02").days[0]
    assert (day.counted, day.reason.ru) == (False, "выходной день, перенесённый с 05.01.2025")


def test_orthodox_christmas_is_a_day_off_and_no_public_holiday() -> None:
    day = next(day for day in read("complaint_forward", "2026-01-05").days if not day.counted)
    assert (day.kind, day.reason.en) == (DayKind.RELIGIOUS, "Orthodox Christmas, day off")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_keep_the_day_number_or_take_the_last_day(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_months_beyond_the_last_year_of_all_have_no_calendar() -> None:
    with pytest.raises(CalendarMissing):
        add_months(date(9999, 12, 1), 1)


# --- basis, standing, modelled rows ----------------------------------------------------------------------------------


def test_a_law_counts_by_analogy_and_the_code_by_its_own_rule() -> None:
    assert read("object_response", "2026-04-24").counting.by_analogy
    assert not read("complaint_decide", "2026-04-24").counting.by_analogy


def test_months_are_counted_by_our_own_design() -> None:
    counting = read("challenge_file", "2026-04-24").counting
    assert (counting.article, counting.standing) == (None, Standing.DESIGN)


def test_the_general_row_of_the_code_keeps_the_standing_of_the_code() -> None:
    reading = read("complaint_decide", "2026-02-06")
    assert (reading.article, reading.article_key, reading.basis) == ("APPK 76(1)", "appk-76-1", Basis.CODE)
    assert reading.modelled_on is None


def test_for_a_commission_that_is_no_state_body_the_code_is_a_house_rule_with_a_model() -> None:
    reading = read("complaint_decide", "2026-02-06", modelled=True)
    assert (reading.article, reading.article_key) == (None, None)
    assert (reading.basis, reading.standing) == (Basis.HOUSE, Standing.DESIGN)
    assert reading.modelled_on == "APPK 76(1)"
    assert reading.counting.by_analogy


@pytest.mark.parametrize("key", sorted(STATUTE.deadlines))
def test_no_row_of_the_code_stays_the_code_when_modelled(key: str) -> None:
    reading = read(key, "2026-04-24", modelled=True)
    row = STATUTE.deadlines[key]
    assert reading.basis is not Basis.CODE
    if row.basis is Basis.CODE:
        general = read(key, "2026-04-24")
        assert (reading.article, reading.modelled_on, reading.standing) == (None, general.article, Standing.DESIGN)
        assert (general.basis, general.standing, general.modelled_on) == (Basis.CODE, Standing.READ, None)


@pytest.mark.parametrize("key", sorted(STATUTE.deadlines))
def test_modelling_never_moves_a_date(key: str) -> None:
    assert read(key, "2026-04-24", modelled=True).due_on == read(key, "2026-04-24").due_on


def test_a_term_of_the_law_binds_every_commission() -> None:
    assert read("object_response", "2026-04-24", modelled=True) == read("object_response", "2026-04-24")


def test_a_house_rule_names_its_model_for_everyone() -> None:
    reading = read("complaint_fix", "2026-04-24")
    assert (reading.basis, reading.article, reading.modelled_on) == (Basis.HOUSE, None, "APPK 64(6)")


def test_the_reading_names_its_trigger_in_three_languages() -> None:
    reading = read("final_doc_dispatch", "2026-03-19")
    assert (reading.runs_from, reading.trigger.en) == ("control_completed", "the day the control is completed")


# --- refusals --------------------------------------------------------------------------------------------------------


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(UnknownDeadline, match=r"No deadline is called FINAL_DOC_DISPATCH\."):
        read("FINAL_DOC_DISPATCH", "2026-04-24")


def test_an_event_before_the_rule_was_in_force_is_refused_with_both_dates() -> None:
    with pytest.raises(DeadlineNotInForce, match="2024-04-03: it applies from 2024-04-04"):
        read("object_response", "2024-04-03")


def test_the_first_day_of_the_rule_is_accepted() -> None:
    assert read("object_response", "2024-04-04").due_on == date(2024, 4, 18)


def test_a_rule_of_the_code_is_in_force_earlier_than_the_law() -> None:
    assert read("complaint_decide", "2024-02-29").due_on == date(2024, 3, 27)


@pytest.mark.parametrize(
    ("key", "from_on", "year"),
    [
        ("pd_breach_notice", "2014-12-31", 2014),  # the event itself
        ("complaint_decide", "2036-01-01", 2036),
        ("complaint_register", "2036-01-01", 2036),
        ("complaint_decide", "9999-12-31", 9999),
        ("complaint_decide", "2035-12-20", 2036),  # the date
        ("challenge_file", "2035-10-01", 2036),
        ("info_request_401", "2035-12-20", 2036),
        ("info_request_401", "2035-12-17", 2036),
    ],
)
def test_a_day_without_a_calendar_is_refused_and_names_the_year(key: str, from_on: str, year: int) -> None:
    with pytest.raises(CalendarMissing) as refusal:
        read(key, from_on)
    assert refusal.value.values == {"year": year}


def test_a_date_before_the_first_year_is_refused() -> None:
    old = replace(STATUTE.deadlines["control_notice"], in_force=Period(date(2015, 1, 1), None))
    statute = replace(STATUTE, deadline_versions=MappingProxyType({"control_notice": (old,)}))
    with pytest.raises(CalendarMissing) as refusal:
        read_deadline(statute, "control_notice", date(2015, 1, 6))
    assert refusal.value.values == {"year": 2014}


def test_the_last_day_of_the_calendar_can_be_reached() -> None:
    assert read("petition_publish", "2035-12-28").due_on == date(2035, 12, 31)


def test_every_refusal_is_a_domain_error_in_words() -> None:
    for refusal in (UnknownDeadline(key="x"), DeadlineNotInForce(from_on=date(2024, 1, 1)), CalendarMissing(year=2028)):
        assert isinstance(refusal, DeadlineError)
        assert isinstance(refusal, DomainError)
        assert str(refusal).endswith(".")


# --- versions of a rule ----------------------------------------------------------------------------------------------


def amended(key: str) -> Statute:
    """The statute with the term cut short on 30 June 2026 and made two days longer from 1 September."""
    old = STATUTE.deadlines[key]
    versions = (
        replace(old, in_force=Period(old.in_force.from_on, date(2026, 6, 30))),
        replace(old, in_force=Period(date(2026, 9, 1), None), length=old.length + 2),
    )
    return replace(STATUTE, deadline_versions=MappingProxyType({key: versions}))


@pytest.mark.parametrize(("from_on", "length"), [("2026-06-30", 10), ("2026-09-01", 12)])
def test_the_version_in_force_on_the_event_day_counts(from_on: str, length: int) -> None:
    reading = read_deadline(amended("object_response"), "object_response", date.fromisoformat(from_on))
    assert reading.length == length


def test_an_event_after_the_rule_ended_is_refused() -> None:
    with pytest.raises(DeadlineNotInForce, match=r"This rule was not in force on 2026-07-01\."):
        read_deadline(amended("object_response"), "object_response", date(2026, 7, 1))


# --- late or not, and how long it takes ------------------------------------------------------------------------------


@pytest.mark.parametrize(("today", "late"), [("2026-05-12", False), ("2026-05-13", False), ("2026-05-14", True)])
def test_the_due_day_itself_is_still_in_time(today: str, *, late: bool) -> None:
    assert is_overdue(date(2026, 5, 13), date.fromisoformat(today)) is late


def test_a_reading_of_fifteen_working_days_takes_well_under_a_millisecond() -> None:
    from_on = date(2026, 4, 24)
    read_deadline(STATUTE, "complaint_decide", from_on)
    best = min(_seconds_for_hundred(from_on) for _ in range(5)) / 100
    assert best < 0.0002


def _seconds_for_hundred(from_on: date) -> float:
    start = time.process_time()
    for _ in range(100):
        read_deadline(STATUTE, "complaint_decide", from_on)
    return time.process_time() - start


def test_every_combination_of_unit_and_direction_in_the_files_was_counted_here() -> None:
    assert {(row.unit, row.direction) for row in STATUTE.deadlines.values()} == {
        (Unit.WORKING_DAYS, Direction.AFTER),
        (Unit.WORKING_DAYS, Direction.BEFORE),
        (Unit.CALENDAR_DAYS, Direction.AFTER),
        (Unit.MONTHS, Direction.AFTER),
    }


# --- provisional dates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "from_on", "provisional"),
    [
        ("object_response", "2026-04-24", False),
        ("final_doc_dispatch", "2026-12-25", True),  # ends in 2027
        ("object_hearing_notice", "2027-01-06", True),  # counts back over New Year
        ("petition_publish", "2026-12-31", True),  # the event lies in 2026, every day counted in 2027
        ("petition_publish", "2026-12-30", False),
        ("complaint_register", "2026-12-31", False),
        ("complaint_register", "2027-01-05", True),
        ("challenge_file", "2026-10-30", True),  # only the last day counts, in 2027
        ("challenge_file", "2026-07-15", False),
        ("complaint_decide", "2023-12-28", True),  # 2023 is only computed
        ("complaint_decide", "2023-12-31", False),  # the event is in 2023, its days in 2024
    ],
)
def test_a_date_resting_on_a_year_that_nobody_approved_is_provisional(
    key: str, from_on: str, *, provisional: bool
) -> None:
    assert read(key, from_on).is_provisional is provisional


# --- a commission's own length ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modelled", "length", "due_on"),
    [
        ("complaint_decide", True, 10, "2026-02-20"),  # a row of the code as a house rule
        ("complaint_fix", False, 7, "2026-02-17"),  # a house rule
        ("control_notice", False, 3, "2026-02-03"),
        ("complaint_extension", True, 1, "2026-03-06"),  # a month
        ("complaint_forward", True, 0, "2026-02-06"),
    ],
)
def test_a_house_rule_takes_the_length_of_the_commission(key: str, modelled: bool, length: int, due_on: str) -> None:  # noqa: FBT001
    reading = read_deadline(STATUTE, key, date(2026, 2, 6), modelled=modelled, length=length)
    assert (reading.length, reading.basis, reading.due_on.isoformat()) == (length, Basis.HOUSE, due_on)


@pytest.mark.parametrize("key", ["object_response", "info_request_401", "complaint_decide"])
def test_a_law_or_the_code_takes_no_length_of_a_commission(key: str) -> None:
    with pytest.raises(ValueError, match="no commission has a length of its own"):
        read_deadline(STATUTE, key, date(2026, 2, 6), length=5)


@pytest.mark.parametrize(
    ("key", "length"),
    [
        ("complaint_decide", -1),
        ("complaint_decide", 2501),
        ("complaint_extension", 0),
        ("complaint_extension", 121),
        ("control_notice", 0),
    ],
)
def test_a_length_that_cannot_be_is_a_mistake_of_the_program(key: str, length: int) -> None:
    with pytest.raises(ValueError, match="cannot be the length"):
        read_deadline(STATUTE, key, date(2026, 2, 6), modelled=True, length=length)
