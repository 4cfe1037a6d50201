"""What is lawful is in the tables; everything else in the product of states and acts is refused."""

from datetime import date
from itertools import product

import pytest

from oversight.domain.errors import Incomplete, TransitionNotAllowed
from oversight.domain.terms import Action, CaseState, ComplaintState, RecordKind, ResponseState
from oversight.domain.workflow import TRANSITIONS, actions_of, decide, is_possible, public_state, station

STATES = {RecordKind.COMPLAINT: ComplaintState, RecordKind.CASE: CaseState, RecordKind.RESPONSE: ResponseState}
LAWFUL = {(kind, row.source, row.action) for kind, table in TRANSITIONS.items() for row in table}
EVERY_PAIR = [
    (kind, state, action) for kind, states in STATES.items() for state, action in product([None, *states], Action)
]
MONDAY = date(2026, 2, 2)


@pytest.mark.parametrize("kind", list(STATES))
def test_a_pair_stands_once(kind):
    pairs = [(row.source, row.action) for row in TRANSITIONS[kind]]
    assert len(pairs) == len(set(pairs))


def test_every_lawful_pair_is_decided(statute):
    for kind, state, action in LAWFUL:
        decision = decide(kind, state, action, from_on=MONDAY, statute=statute, modelled=True)
        assert (decision.record_kind, decision.source, decision.action) == (kind, state, action)


def test_nothing_else_is_possible(statute):
    refused = [pair for pair in EVERY_PAIR if pair not in LAWFUL]
    for kind, state, action in refused:
        with pytest.raises(TransitionNotAllowed):
            decide(kind, state, action, from_on=MONDAY, statute=statute, modelled=True)
    assert len(refused) > 1000


@pytest.mark.parametrize("kind", list(STATES))
def test_every_target_is_a_state(kind):
    assert {row.target for row in TRANSITIONS[kind]} <= set(STATES[kind])


@pytest.mark.parametrize("kind", list(STATES))
def test_every_state_can_be_reached(kind):
    reached, table = {None}, TRANSITIONS[kind]
    while more := {row.target for row in table if row.source in reached} - reached:
        reached |= more
    assert reached - {None} == set(STATES[kind])


def test_what_is_missing_refuses(statute):
    with pytest.raises(Incomplete) as refusal:
        decide(
            RecordKind.COMPLAINT,
            ComplaintState.REGISTERED,
            Action.PUT_FORWARD,
            from_on=MONDAY,
            statute=statute,
            modelled=True,
            missing=["One thing."],
        )
    assert refusal.value.missing == ("One thing.",)


def test_a_term_of_the_code_is_a_house_rule_for_a_commission(statute):
    decision = decide(
        RecordKind.COMPLAINT, ComplaintState.RECEIVED, Action.REGISTER, from_on=MONDAY, statute=statute, modelled=True
    )
    assert (decision.reading.article, decision.reading.basis, decision.reading.modelled_on) == (
        None,
        "house",
        "APPK 76(1)",
    )


def test_a_term_of_the_law_stays_law(statute):
    decision = decide(
        RecordKind.RESPONSE, None, Action.CONFIRM_RECEIPT, from_on=date(2026, 4, 24), statute=statute, modelled=True
    )
    assert (decision.reading.article, decision.reading.due_on) == ("Law 13(4)", date(2026, 5, 13))


@pytest.mark.parametrize("state", [s for s in ComplaintState if s not in {"admitted", "case_opened", "answered"}])
def test_nothing_is_public_before_admission(state):
    assert public_state(state, None, None) is None


def test_every_combination_after_admission_has_a_public_state():
    for complaint, case in product(("admitted", "case_opened", "withdrawn"), CaseState):
        responses = ResponseState if case is CaseState.RECEIVED else (None,)
        for response in responses:
            assert public_state(complaint, case, response) is not None
            assert station(case, response) is not None


def test_is_possible_reads_the_same_table():
    assert {pair for pair in EVERY_PAIR if is_possible(*pair)} == LAWFUL


def test_a_table_names_its_acts():
    assert Action.CONFIRM_RECEIPT in actions_of(TRANSITIONS[RecordKind.RESPONSE])
    assert Action.CONFIRM_RECEIPT not in actions_of(TRANSITIONS[RecordKind.COMPLAINT])
