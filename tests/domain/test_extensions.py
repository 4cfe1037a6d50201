"""An extension is counted from the day it was decided, whatever was paused and in whatever order."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from types import MappingProxyType

import pytest

from oversight.domain.deadlines import ClockNeverPauses, DeadlineNotInForce, Pause, UnknownDeadline
from oversight.domain.extensions import Extension, ExtensionRefused, read_extension
from oversight.domain.pauses import ClockStopped
from oversight.statute.loader import load_statute
from oversight.statute.schema import Basis

STATUTE = load_statute()
REGISTERED = date(2026, 2, 6)  # a Friday: the fifteen working days end on Friday 27 February
FEBRUARY = Pause(date(2026, 2, 10), date(2026, 2, 16))  # five working days: the term then ends on Friday 6 March
MARCH = Pause(date(2026, 3, 2), date(2026, 3, 6))


def extended(
    decided_on: str, *pauses: Pause, until_on: str | None = None, modelled: bool = True, key: str = "complaint_decide"
) -> Extension:
    return read_extension(
        STATUTE,
        key,
        REGISTERED,
        date.fromisoformat(decided_on),
        until_on=date.fromisoformat(until_on) if until_on else None,
        modelled=modelled,
        pauses=pauses,
    )


@pytest.mark.parametrize(
    ("decided_on", "latest_on", "notice_on"),
    [
        ("2026-02-06", "2026-04-06", "2026-02-11"),  # on the day of registration
        ("2026-02-09", "2026-04-09", "2026-02-12"),
        ("2026-02-20", "2026-04-20", "2026-02-25"),
        ("2026-02-27", "2026-04-27", "2026-03-04"),  # on the last day
    ],
)
def test_two_months_run_from_the_decision_and_three_days_to_tell(
    decided_on: str, latest_on: str, notice_on: str
) -> None:
    found = extended(decided_on)
    assert found.notice is not None
    assert (found.reading.due_on.isoformat(), found.notice.due_on.isoformat()) == (latest_on, notice_on)
    assert found.latest_on == found.reading.due_on


def test_the_reading_of_an_extension_begins_with_its_decision() -> None:
    reading = extended("2026-02-20").reading
    assert (reading.key, reading.from_on, reading.runs_from) == (
        "complaint_extension",
        date(2026, 2, 20),
        "extension_decided",
    )


@pytest.mark.parametrize(
    ("modelled", "basis", "article"), [(True, Basis.HOUSE, None), (False, Basis.CODE, "APPK 76(3)")]
)
def test_an_extension_is_of_the_code_for_a_state_body_and_of_the_house_for_others(
    *,
    modelled: bool,
    basis: Basis,
    article: str | None,
) -> None:
    found = extended("2026-02-20", modelled=modelled)
    assert found.notice is not None
    for reading in (found.reading, found.notice):
        assert (reading.basis, reading.article) == (basis, article)
        assert reading.modelled_on == (None if article else "APPK 76(3)")


def test_a_shorter_extension_ends_on_the_day_chosen() -> None:
    found = extended("2026-02-20", until_on="2026-03-31")
    assert (found.reading.due_on, found.latest_on) == (date(2026, 3, 31), date(2026, 4, 20))
    assert [(day.date, day.counted) for day in found.reading.days] == [(date(2026, 3, 31), True)]


# --- pauses before and after -----------------------------------------------------------------------------------------


def test_a_pause_before_keeps_the_term_open_for_an_extension() -> None:
    assert extended("2026-03-03", FEBRUARY).reading.due_on == date(2026, 5, 4)  # 3 May is a Sunday
    with pytest.raises(ExtensionRefused, match="ended on 2026-02-27"):
        extended("2026-03-03")


def test_a_pause_before_does_not_make_the_extension_longer() -> None:
    assert extended("2026-02-20", FEBRUARY).reading == extended("2026-02-20").reading


def test_a_pause_after_makes_the_extension_later() -> None:
    assert extended("2026-02-20", MARCH).reading.due_on == date(2026, 4, 27)  # Saturday 25 April moves to Monday


def test_a_pause_after_makes_a_day_chosen_later_too() -> None:
    assert extended("2026-02-20", MARCH, until_on="2026-03-31").reading.due_on == date(2026, 4, 6)  # Sunday 5 April


def test_pauses_on_both_sides_give_the_same_date_in_either_order() -> None:
    found = {extended("2026-02-20", *order).reading.due_on for order in permutations((FEBRUARY, MARCH))}
    assert found == {date(2026, 4, 27)}


def test_only_the_days_of_a_pause_after_the_decision_count_when_it_falls_into_the_pause() -> None:
    # 11 to 16 February are six days: 10 April becomes 16 April.
    assert extended("2026-02-10", FEBRUARY).reading.due_on == date(2026, 4, 16)


def test_an_extension_during_a_pause_that_still_lasts_has_no_date_yet() -> None:
    with pytest.raises(ClockStopped):
        extended("2026-02-20", Pause(date(2026, 2, 10), None))


def test_the_term_of_a_state_body_is_extended_but_never_paused() -> None:
    with pytest.raises(ClockNeverPauses):
        extended("2026-02-20", FEBRUARY, modelled=False)
    with pytest.raises(ClockNeverPauses):
        extended("2026-02-20", MARCH, modelled=False)


def test_a_commission_s_own_length_decides_how_long_the_term_can_be_extended() -> None:
    with pytest.raises(ExtensionRefused, match="ended on 2026-02-20"):
        read_extension(STATUTE, "complaint_decide", REGISTERED, date(2026, 2, 23), modelled=True, length=10)


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decided_on", "until_on", "message"),
    [
        ("2026-02-28", None, "The term ended on 2026-02-27 and can no longer be extended"),
        ("2026-02-05", None, "decided on 2026-02-05, before the term began on 2026-02-06"),
        ("2026-02-20", "2026-04-21", "extended to 2026-04-20 at the latest"),
        ("2026-02-20", "9999-12-31", "extended to 2026-04-20 at the latest"),
        ("2026-02-20", "2026-02-27", "2026-02-27 is not later than the end of the term, 2026-02-27"),
        ("2026-02-20", "2026-02-19", "is not later than the end of the term"),
        ("2026-02-20", "2026-03-09", "2026-03-09 is not worked"),
        ("2026-02-20", "2026-03-21", "2026-03-21 is not worked"),
    ],
)
def test_an_extension_that_cannot_be_says_why(decided_on: str, until_on: str | None, message: str) -> None:
    with pytest.raises(ExtensionRefused, match=message):
        extended(decided_on, until_on=until_on)


@pytest.mark.parametrize("key", sorted(key for key, row in STATUTE.deadlines.items() if not row.is_extendable))
def test_what_no_text_allows_to_extend_is_not_extended(key: str) -> None:
    with pytest.raises(ExtensionRefused, match="no text that was read allows it"):
        extended("2026-02-06", key=key)


@pytest.mark.parametrize("key", ["info_request_401", "challenge_file", "complaint_fix", "control_max_length"])
def test_how_far_was_not_read_is_said_and_not_guessed(key: str) -> None:
    with pytest.raises(ExtensionRefused, match="was not read"):
        extended("2026-02-06", key=key)


def test_a_term_that_is_unknown_or_was_not_in_force_is_refused_as_ever() -> None:
    with pytest.raises(UnknownDeadline):
        extended("2026-02-20", key="nothing")
    with pytest.raises(DeadlineNotInForce):
        read_extension(STATUTE, "complaint_decide", date(2021, 6, 30), date(2021, 7, 1))


def test_an_extension_without_a_rule_of_telling_has_no_notice() -> None:
    row = replace(STATUTE.deadlines["complaint_decide"], extension_notice=None)
    versions = {**STATUTE.deadline_versions, "complaint_decide": (row,)}
    statute = replace(STATUTE, deadline_versions=MappingProxyType(versions))
    assert read_extension(statute, "complaint_decide", REGISTERED, date(2026, 2, 20)).notice is None
