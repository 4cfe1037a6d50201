"""No set of answers gets past the guard that lacks what Article 13 and the house rules ask for."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.domain.completeness import REASONS_LENGTH, AnswerFacts, HearingFacts, missing_from_answers, unanswered
from oversight.domain.deadlines import read_deadline
from oversight.domain.terms import HearingMode, Position
from oversight.statute.loader import load_statute

STATUTE = load_statute()
TODAY = date(2026, 5, 13)
LONG = "Ұсыным тексерілді, шарттың талаптары мен жердің пайдаланылуы зерделенді, қорытындысы төменде жазылды."

words = st.sampled_from(["", " ", "\n\t ", "Шара", LONG])
reasons = st.sampled_from(["", " " * 200, "Қысқа", "ә" * (REASONS_LENGTH - 1), "ә" * REASONS_LENGTH, LONG])
days = st.none() | st.dates(date(2026, 4, 1), date(2026, 7, 1))


def an_answer(number: st.SearchStrategy[int]) -> st.SearchStrategy[AnswerFacts]:
    return st.builds(AnswerFacts, number, st.none() | st.sampled_from(Position), reasons, words, days, words, words)


def a_good_answer(number: int, position: Position) -> AnswerFacts:
    return AnswerFacts(number, position, LONG, "Шара", date(2026, 6, 1), "Бөлім басшысы", "Жер кодексі, 92-бап")


hearings = st.builds(
    HearingFacts, st.none() | st.sampled_from(HearingMode), days, days, days, st.sampled_from(["", "  ", LONG])
)
numbers = st.integers(0, 6).map(lambda count: list(range(1, count + 1)))
many = settings(max_examples=1500, deadline=None, derandomize=True)


def is_whole(answer: AnswerFacts) -> bool:
    """The rule once more, written the long way."""
    if answer.position is None or len(answer.reasons.strip()) < REASONS_LENGTH:
        return False
    has_measure = bool(answer.measure.strip() and answer.measure_on and answer.responsible.strip())
    has_reference = bool(answer.legal_reference.strip())
    return {
        Position.ACCEPTED: has_measure,
        Position.IN_PART: has_measure and has_reference,
        Position.REFUSED: has_reference,
    }[answer.position]


def is_heard(hearing: HearingFacts) -> bool:
    if hearing.mode is HearingMode.HELD and hearing.notice_on and hearing.held_on:
        latest = read_deadline(STATUTE, "object_hearing_notice", TODAY).due_on
        return hearing.notice_on <= latest and hearing.held_on <= TODAY
    return hearing.mode in {HearingMode.WAIVED, HearingMode.OMITTED} and bool(hearing.reasons.strip())


@many
@given(an_answer(st.just(1)))
def test_one_answer_lacks_nothing_exactly_when_it_is_whole(answer):
    assert (unanswered(answer) == ()) is is_whole(answer)


@many
@given(numbers, st.lists(an_answer(st.integers(1, 7)), max_size=7, unique_by=lambda one: one.number), hearings)
def test_nothing_is_missing_exactly_when_every_number_is_whole_and_refusals_are_heard(asked, answers, hearing):
    given_answers = {one.number: one for one in answers if one.number in asked}
    are_whole = all(number in given_answers and is_whole(given_answers[number]) for number in asked)
    are_accepted = all(one.position is Position.ACCEPTED for one in given_answers.values())

    missing = missing_from_answers(asked, list(given_answers.values()), hearing, TODAY, STATUTE)

    assert (missing == ()) is (are_whole and (are_accepted or is_heard(hearing)))


@many
@given(numbers.filter(bool), st.data())
def test_taking_any_one_answer_away_is_noticed(asked, data):
    answers = [a_good_answer(number, data.draw(st.sampled_from(Position))) for number in asked]
    lost = data.draw(st.sampled_from(asked))
    waived = HearingFacts(HearingMode.WAIVED, reasons=LONG)

    assert missing_from_answers(asked, answers, waived, TODAY, STATUTE) == ()
    rest = [one for one in answers if one.number != lost]
    assert [one.number for one in missing_from_answers(asked, rest, waived, TODAY, STATUTE)] == [lost]


@many
@given(st.integers(0, 40))
def test_a_day_more_of_notice_never_makes_it_worse(days_before):
    answers = [a_good_answer(1, Position.REFUSED)]
    held = HearingFacts(HearingMode.HELD, TODAY - timedelta(days=days_before), TODAY, TODAY)
    earlier = HearingFacts(HearingMode.HELD, TODAY - timedelta(days=days_before + 1), TODAY, TODAY)

    if missing_from_answers([1], answers, held, TODAY, STATUTE) == ():
        assert missing_from_answers([1], answers, earlier, TODAY, STATUTE) == ()


@pytest.mark.parametrize(
    ("hearing", "sentence"),
    [
        (
            HearingFacts(HearingMode.HELD, TODAY - timedelta(days=20), held_on=TODAY + timedelta(days=1)),
            "has not been held yet",
        ),
        (HearingFacts(HearingMode.HELD, TODAY, held_on=TODAY), "later than 3 working days"),
        (HearingFacts(HearingMode.WAIVED, reasons=" "), "Give the reasons"),
        (HearingFacts(None), "needs the agency hearing"),
    ],
)
def test_a_refusal_without_a_proper_hearing_says_what_is_missing(hearing, sentence):
    (missing,) = missing_from_answers([1], [a_good_answer(1, Position.REFUSED)], hearing, TODAY, STATUTE)
    assert sentence in missing.sentence
