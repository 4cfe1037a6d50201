"""A suspension stops the clocks of the house and no other; taken up again they count over the pause."""

from datetime import date

import pytest

from oversight.domain.calendar_impact import RunningRule
from oversight.domain.deadlines import read_deadline
from oversight.domain.pauses import Pause
from oversight.domain.terms import Action
from oversight.persistence.models import Docket, Event, Term
from oversight.services import pausing, reviews
from oversight.services.case_file import open_file
from oversight.services.commission_file import open_page
from tests import cases
from tests.cases import acting

LONGEST = "control_max_length"


@pytest.fixture
def number(services, world):
    """A control that started on Monday 2 February 2026."""
    return cases.to_started(services, world)


def suspend(services, world, number):
    with acting(services, world.chair) as ctx:
        reviews.suspend(ctx, reviews.Suspend(number, cases.seen_case(services, number), cases.REASONS))


def resume(services, world, number):
    with acting(services, world.chair) as ctx:
        reviews.resume(ctx, reviews.Resume(number, cases.seen_case(services, number)))


def running(session, number):
    session.expire_all()
    query = session.query(Term).join(Docket, Docket.id == Term.docket_id)
    return {term.key: term for term in query.filter(Docket.number == number, Term.ended_on.is_(None))}


def test_while_suspended_no_term_of_the_house_runs(services, world, session, number):
    assert LONGEST in running(session, number)
    suspend(services, world, number)
    assert LONGEST not in running(session, number)
    assert session.query(Docket).filter_by(number=number).one().next_due_key is None


def test_taken_up_again_the_term_is_counted_over_the_pause(services, world, session, number, clock):
    before = running(session, number)[LONGEST]
    was_due_on, from_on = before.due_on, before.from_on
    clock.forward(days=7)
    suspend(services, world, number)
    clock.forward(days=14)
    resume(services, world, number)
    term = running(session, number)[LONGEST]
    pause = Pause(date(2026, 2, 9), date(2026, 2, 22))
    assert (term.from_on, pausing.kept_pauses(term.pauses)) == (from_on, (pause,))
    assert term.due_on == read_deadline(services.statute, LONGEST, from_on, pauses=[pause]).due_on > was_due_on
    with acting(services, world.chair) as ctx:
        [shown] = [one for one in open_file(ctx, number).terms if one.key == LONGEST]
        assert shown.reading.due_on == shown.due_on == term.due_on
        assert open_page(ctx, number).control.programme.longest.due_on == term.due_on


def test_two_pauses_are_both_counted_from_the_first_day(services, world, session, number, clock):
    for _ in range(2):
        clock.forward(days=1)
        suspend(services, world, number)
        clock.forward(days=2)
        resume(services, world, number)
    term = running(session, number)[LONGEST]
    assert len(term.pauses) == 2
    pauses = pausing.kept_pauses(term.pauses)
    assert term.due_on == read_deadline(services.statute, LONGEST, term.from_on, pauses=pauses).due_on


def test_taken_up_on_the_same_day_nothing_moves(services, world, session, number):
    due_on = running(session, number)[LONGEST].due_on
    suspend(services, world, number)
    resume(services, world, number)
    assert (running(session, number)[LONGEST].due_on, running(session, number)[LONGEST].pauses) == (due_on, [])


def test_only_rules_of_the_house_are_ever_stopped(statute):
    for key in pausing.HOUSE_CLOCKS:
        read_deadline(statute, key, date(2026, 2, 2), pauses=[Pause(date(2026, 2, 3), date(2026, 2, 3))])


def test_a_pause_that_lasts_has_no_end(services, world, session, number):
    suspend(services, world, number)
    events = session.query(Event).order_by(Event.sequence).all()
    assert events[-1].action is Action.SUSPEND
    assert pausing.pauses_of(events) == (Pause(date(2026, 2, 2), None),)
    with acting(services, world.chair) as ctx:
        assert open_page(ctx, number).control.programme.longest is not None


def test_a_new_calendar_counts_over_the_pauses_too(statute):
    pause = Pause(date(2026, 2, 9), date(2026, 2, 22))
    rule = RunningRule(LONGEST, date(2026, 2, 2), is_modelled=False, length=None, pauses=(pause,))
    assert rule.due_on(statute) == read_deadline(statute, LONGEST, date(2026, 2, 2), pauses=[pause]).due_on
