"""A commission changes the length of its own terms: never of a law, never backwards, with reasons and a log."""

from datetime import date

import pytest
from sqlalchemy import select

from oversight.domain.errors import EditConflict, InputRefused, NotVisible
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import AdministrationAct
from oversight.persistence.models import AdministrationEvent, Term
from oversight.services import administration_log, commission_terms
from oversight.services.case_file import open_file
from oversight.services.commission_terms import ChangeTerm
from oversight.services.terms import read_term
from oversight.statute.schema import Basis
from tests import cases
from tests.decrees import approve, both, propose

TUESDAY = date(2026, 2, 3)
REASONS = "Комиссияның 2026 жылғы 30 қаңтардағы отырысының шешімі."


def change(services, who, commission, key="complaint_decide", length=10, **more):
    with services.context(who, writes=True) as ctx:
        position = commission_terms.own_term(ctx, commission.id, key)[1].position
        values = {"in_force_from": TUESDAY, "reasons": REASONS, "position": position, **more}
        commission_terms.change_term(ctx, ChangeTerm(commission.id, key, length, **values))


def terms_of(services, who, commission):
    with services.context(who, writes=False) as ctx:
        return {one.rule.key: one for one in commission_terms.own_terms(ctx, commission.id).terms}


def first_term(services, who, number):
    with cases.acting(services, who) as ctx:
        return open_file(ctx, number).terms[0]


def test_a_rule_modelled_on_the_code_gets_the_commissions_own_length(services, world, clock):
    change(services, world.administrator, world.commission)
    clock.set(2026, 2, 3)
    term = first_term(services, world.secretary, cases.file_complaint(services, world))
    assert (term.reading.length, term.due_on, term.reading.due_on) == (10, date(2026, 2, 17), date(2026, 2, 17))
    assert (term.reading.basis, term.reading.article) == (Basis.HOUSE, None)


def test_a_term_that_runs_keeps_its_rule(services, world, clock):
    before = cases.file_complaint(services, world)
    change(services, world.administrator, world.commission)
    clock.set(2026, 2, 4)
    assert first_term(services, world.secretary, before).reading.length == 15
    after = cases.file_complaint(services, world)
    change(services, world.administrator, world.commission, length=12, in_force_from=date(2026, 2, 5))
    clock.set(2026, 2, 6)
    assert first_term(services, world.secretary, after).reading.length == 10


def test_a_moved_calendar_counts_by_the_length_the_term_began_with(services, world, clock, statute):
    change(services, world.administrator, world.commission)
    clock.set(2026, 2, 3)
    number = cases.file_complaint(services, world)
    change(services, world.administrator, world.commission, length=20, in_force_from=date(2026, 2, 4))
    approve(services, world.auditor, propose(services, world.administrator, both(statute.calendar)))
    term = first_term(services, world.secretary, number)
    assert (term.reading.length, term.due_on, term.reading.due_on) == (10, date(2026, 2, 16), date(2026, 2, 16))


def test_other_commissions_keep_theirs(services, world, clock):
    change(services, world.administrator, world.commission)
    clock.set(2026, 2, 3)
    number = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    assert first_term(services, world.secretary, number).reading.length == 15


def test_terms_that_are_kept_in_no_row_follow_the_rule_of_their_first_day(services, world):
    change(services, world.administrator, world.commission, "publication", 3)
    with cases.acting(services, SYSTEM) as ctx:
        days = [read_term(ctx, world.commission.id, "publication", day).due_on for day in (date(2026, 2, 2), TUESDAY)]
    assert days == [date(2026, 2, 3), date(2026, 2, 6)]


def test_a_law_is_not_in_the_list_and_cannot_be_changed(services, world):
    assert "object_response" not in terms_of(services, world.administrator, world.commission)
    for key in ("object_response", "final_doc_dispatch", "nonsense"):
        with pytest.raises(NotVisible):
            change(services, world.administrator, world.commission, key)


def test_for_a_state_body_the_code_is_no_house_rule(services, world, session):
    world.commission.is_state_body = True
    session.merge(world.commission)
    session.commit()
    listed = terms_of(services, world.administrator, world.commission)
    assert "complaint_decide" not in listed
    assert "publication" in listed


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("in_force_from", {"in_force_from": date(2026, 2, 2)}),
        ("in_force_from", {"in_force_from": date(2025, 1, 1)}),
        ("in_force_from", {"in_force_from": date(2027, 12, 1)}),
        ("length", {"length": -1}),
        ("length", {"length": 100_000}),
        ("reasons", {"reasons": "қысқа"}),
    ],
)
def test_what_is_refused(services, world, field, values):
    with pytest.raises(InputRefused) as refusal:
        change(services, world.administrator, world.commission, **values)
    assert list(refusal.value.fields) == [field]


def test_two_who_change_the_same_rule(services, world):
    change(services, world.administrator, world.commission)
    with pytest.raises(EditConflict):
        change(services, world.administrator, world.commission, position=0)


@pytest.mark.parametrize("who", ["auditor", "secretary", "chair", "citizen"])
def test_only_the_administrator_changes(services, world, who):
    with services.context(getattr(world, who), writes=True) as ctx, pytest.raises(NotVisible):
        commission_terms.change_term(ctx, ChangeTerm(world.commission.id, "publication", 2, TUESDAY, REASONS, 0))


def test_the_history_and_the_log_say_who_when_and_why(services, world, clock):
    change(services, world.administrator, world.commission)
    clock.set(2026, 2, 4)
    change(services, world.administrator, world.commission, length=12, in_force_from=date(2026, 3, 1))
    term = terms_of(services, world.auditor, world.commission)["complaint_decide"]
    assert (term.length, [(one.length, one.is_ahead) for one in term.history]) == (10, [(12, True), (10, False)])
    assert {(one.reasons, one.decided_by) for one in term.history} == {(REASONS, world.administrator.name)}
    with services.context(world.auditor, writes=False) as ctx:
        (newest, oldest), following = administration_log.newest(ctx)
    assert (newest.act, newest.subject, newest.name) == (
        AdministrationAct.CHANGE_TERM,
        "complaint_decide",
        world.administrator.name,
    )
    assert (oldest.before["length"], oldest.after["length"], newest.before["length"]) == (15, 10, 10)
    assert following is None


def test_a_refused_change_leaves_no_trace(services, world):
    with pytest.raises(InputRefused):
        change(services, world.administrator, world.commission, reasons="")
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.session.scalars(select(AdministrationEvent)).all() == []


def test_terms_without_an_own_length_keep_none(services, world):
    cases.file_complaint(services, world)
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.session.scalars(select(Term.length)).all() == [None]
