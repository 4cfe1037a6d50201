"""What refusals carry besides their sentence."""

import pytest

from oversight.domain.errors import AlreadyDone, DomainError, EditConflict, Incomplete, InputRefused, TooManyTries


def test_a_conflict_names_what_happened_meanwhile():
    assert EditConflict(changes=["withdraw"]).changes == ("withdraw",)


def test_an_act_done_twice_carries_the_first_result():
    assert AlreadyDone("2026-00001").result == "2026-00001"


def test_refused_input_names_the_fields():
    assert InputRefused({"day": "x"}).fields == {"day": "x"}
    assert InputRefused().fields == {}


def test_what_is_missing_is_listed():
    assert Incomplete(["a", "b"]).missing == ("a", "b")


@pytest.mark.parametrize(("seconds", "minutes"), [(1, 1), (60, 1), (61, 2), (600, 10)])
def test_a_throttle_says_whole_minutes_never_none(seconds, minutes):
    refusal = TooManyTries(seconds)
    assert (refusal.retry_after, refusal.values) == (seconds, {"minutes": minutes})
    assert str(refusal).startswith(f"Too many tries. Wait {minutes} minutes")


def test_a_refusal_says_its_own_sentence_or_the_one_given():
    assert str(DomainError()) == "This cannot be done now."
    assert str(DomainError("No %(thing)s.", thing="day")) == "No day."
