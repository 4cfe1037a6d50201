"""Assessing, completing, following and closing: what the commission makes of an answer."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, Assessment, Outcome, Position
from oversight.persistence import cases as persisted
from oversight.persistence.models import Commitment, Docket, PublishedCase, Term
from oversight.services import closure, responses
from oversight.services.answer_sheet import sheet_of
from tests import answering
from tests.answering import acting, seen, seen_answer, state

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED


def last_event(services, number):
    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, number)
        return persisted.events_of(ctx.session, docket.id)[-1]


@pytest.fixture
def answered(services, world):
    """Three accepted recommendations, answered."""
    return answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)


@pytest.fixture
def followed(services, world, answered):
    """The same, assessed, with a day of the check for each measure."""
    return answering.follow(services, world, answering.assess_all(services, world, answered))


# Assessment


@pytest.mark.parametrize("assessment", list(Assessment))
def test_each_answer_is_assessed_apart(services, world, answered, assessment):
    answering.assess(services, world, answered, 2, assessment)

    rows = [answering.answer_row(services, answered, one).assessment for one in (1, 2, 3)]
    assert rows == [None, assessment, None]


def test_an_assessment_gives_its_reasons(services, world, answered):
    with pytest.raises(InputRefused) as refused:
        answering.assess(services, world, answered, 1, reasons="Жақсы")
    assert "reasons" in refused.value.fields


def test_an_assessment_can_be_changed(services, world, answered):
    answering.assess(services, world, answered, 1)
    answering.assess(services, world, answered, 1, Assessment.PARTLY)

    assert answering.answer_row(services, answered, 1).assessment is Assessment.PARTLY


def test_two_members_assess_one_answer_and_the_second_is_told(services, world, answered):
    form = seen_answer(services, answered, 1)
    answering.assess(services, world, answered, 1)

    with pytest.raises(EditConflict) as refused:
        answering.assess(services, world, answered, 1, Assessment.NOT_SATISFIED, seen=form)
    assert refused.value.changes == ("assess",)


def test_two_members_assess_different_answers(services, world, answered):
    form = seen_answer(services, answered, 2)
    answering.assess(services, world, answered, 1)

    answering.assess(services, world, answered, 2, seen=form)


def test_an_assessment_sent_twice_counts_once(services, world, answered):
    form = seen_answer(services, answered, 1)
    answering.assess(services, world, answered, 1, seen=form)

    with pytest.raises(AlreadyDone):
        answering.assess(services, world, answered, 1, seen=form)


def test_a_draft_is_not_assessed(services, world):
    number = answering.draft_all(services, world)

    with pytest.raises(TransitionNotAllowed):
        answering.assess(services, world, number, 1)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("agency_head", NotPermitted), ("citizen", NotPermitted), ("expert", NotPermitted), ("other_citizen", NotVisible)],
)
def test_only_the_commission_assesses(services, world, answered, who, refusal):
    command = closure.Assess(
        answered, seen_answer(services, answered, 1), 1, Assessment.SATISFIED, "Жауап нақты және толық."
    )
    with acting(services, getattr(world, who)) as ctx, pytest.raises(refusal):
        closure.assess(ctx, command)


# Completing


def test_asking_to_complete_gives_three_working_days(services, world, answered, session):
    due_on = answering.ask_to_complete(services, world, answered, 2)

    term = session.query(Term).filter_by(key="response_complete").one()
    assert (due_on, term.due_on, state(services, answered)[1]) == (date(2026, 2, 5), date(2026, 2, 5), "incomplete")


def test_the_answer_before_is_kept(services, world, answered):
    answering.assess(services, world, answered, 2, Assessment.NOT_SATISFIED)
    answering.ask_to_complete(services, world, answered, 2)

    kept = answering.answer_row(services, answered, 2).earlier[0]
    assert (kept["position"], kept["sent_on"], kept["assessment"]) == ("accepted", "2026-02-02", "not_satisfied")
    assert kept["reasons"] == answering.REASONS


def test_only_the_asked_answers_are_open_again(services, world, answered):
    answering.ask_to_complete(services, world, answered, 2)

    with pytest.raises(TransitionNotAllowed):
        answering.draft(services, world, answered, answering.drafted(1, ACCEPTED, version=2, measure="Басқа"))


def test_a_completed_answer_is_sent_again(services, world, answered, clock, session):
    answering.ask_to_complete(services, world, answered, 2)
    clock.set(2026, 2, 4)
    version = answering.answer_row(services, answered, 2).version
    answering.draft(services, world, answered, answering.drafted(2, ACCEPTED, version=version, measure="Нақты шара"))

    answering.send(services, world, answered)

    rows = [answering.answer_row(services, answered, one).sent_on for one in (1, 2, 3)]
    assert rows == [date(2026, 2, 2), date(2026, 2, 4), date(2026, 2, 2)]
    assert session.query(Term).filter_by(ended_on=None).count() == 0


def test_the_first_sending_stays_the_day_of_the_answer(services, world, answered, clock):
    first = answering.response_row(services, answered).sent_at
    answering.ask_to_complete(services, world, answered, 2)
    clock.set(2026, 3, 2)
    answering.send(services, world, answered)

    assert answering.response_row(services, answered).sent_at == first
    assert last_event(services, answered).data["days_late"] == 0


def test_a_completion_cannot_become_a_refusal_without_a_hearing(services, world, answered):
    answering.ask_to_complete(services, world, answered, 2)
    version = answering.answer_row(services, answered, 2).version
    answering.draft(services, world, answered, answering.drafted(2, REFUSED, version=version))

    with pytest.raises(Incomplete):
        answering.send(services, world, answered)


def test_asking_names_the_answers_and_the_reasons(services, world, answered):
    with pytest.raises(InputRefused):
        answering.ask_to_complete(services, world, answered)


def test_only_the_secretary_asks(services, world, answered):
    command = closure.AskToComplete(answered, seen(services, answered), (1,), "Шараның күні көрсетілмеген.")
    with acting(services, world.chair) as ctx, pytest.raises(NotPermitted):
        closure.ask_to_complete(ctx, command)


def test_while_the_agency_has_time_the_case_stays_open(services, world, answered):
    answering.ask_to_complete(services, world, answered, 1, 2, 3)

    with pytest.raises(Incomplete):
        answering.close(services, world, answered, Outcome.NO_ANSWER)


def test_an_answer_never_completed_does_not_keep_the_case_open_for_ever(services, world, answered, clock):
    answering.ask_to_complete(services, world, answered, 1, 2, 3)
    clock.set(2026, 2, 6)

    answering.close(services, world, answered, Outcome.NO_ANSWER)

    assert state(services, answered) == ("closed", "closed")


def test_the_rest_can_be_followed_when_one_answer_was_never_completed(services, world, answered, clock):
    answering.ask_to_complete(services, world, answered, 2)
    clock.set(2026, 2, 6)
    answering.assess(services, world, answered, 1)
    answering.assess(services, world, answered, 3)

    answering.follow(services, world, answered, 1, 3)

    assert state(services, answered)[1] == "follow_up"


# Follow-up


def test_each_promised_measure_gets_its_day(services, world, session):
    number = answering.answer(services, world, ACCEPTED, IN_PART, REFUSED)
    answering.assess_all(services, world, number)

    answering.follow(services, world, number, 1, 2)

    assert session.query(Commitment).count() == 2
    assert state(services, number)[1] == "follow_up"


def test_follow_up_waits_for_the_assessments(services, world, answered):
    with pytest.raises(Incomplete):
        answering.follow(services, world, answered)


@pytest.mark.parametrize(
    ("recommendations", "on", "field"),
    [
        ((1, 2), date(2026, 6, 1), "follow_up_on_3"),
        ((1, 2, 3), date(2026, 1, 30), "follow_up_on_1"),  # before today
        ((1, 2, 3), date(2026, 5, 24), "follow_up_on_1"),  # before the measure
    ],
)
def test_a_measure_without_a_sensible_day_is_refused(services, world, answered, recommendations, on, field):
    answering.assess_all(services, world, answered)

    with pytest.raises(InputRefused) as refused:
        answering.follow(services, world, answered, *recommendations, on=on)
    assert field in refused.value.fields


def test_nothing_to_follow_after_refusals(services, world):
    number = answering.answer(services, world, REFUSED, REFUSED, REFUSED)
    answering.assess_all(services, world, number)

    with pytest.raises(Incomplete):
        answering.follow(services, world, number)


def test_the_agency_reports_and_that_is_not_the_check(services, world, followed):
    answering.report(services, world, followed, 1)

    commitment = answering.answer_row(services, followed, 1).commitment
    assert (commitment.is_reported_done, commitment.is_done) == (True, None)
    assert last_event(services, followed).action is Action.REPORT_IMPLEMENTATION


def test_the_commission_checks(services, world, followed):
    answering.check(services, world, followed, 1)

    commitment = answering.answer_row(services, followed, 1).commitment
    assert (commitment.is_done, commitment.checked_on) == (True, date(2026, 2, 2))


@pytest.mark.parametrize("is_done", [True, False])
@pytest.mark.parametrize("evidence", ["", " " * 40, "Иә"])
def test_no_check_without_evidence(services, world, followed, is_done, evidence):
    with pytest.raises(InputRefused) as refused:
        answering.check(services, world, followed, 1, is_done=is_done, evidence=evidence)
    assert "evidence" in refused.value.fields


def test_sql_alone_stores_no_check_without_evidence(services, world, followed, session):
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE commitment SET is_done = TRUE, checked_on = '2026-02-02', evidence = ' '"))
    session.rollback()


def test_a_measure_not_done_gets_a_new_day(services, world, followed):
    answering.check(services, world, followed, 1, is_done=False, next_on=date(2026, 7, 1))

    commitment = answering.answer_row(services, followed, 1).commitment
    assert (commitment.is_done, commitment.follow_up_on) == (False, date(2026, 7, 1))
    data = last_event(services, followed).data
    assert (data["due_on"], data["next_on"]) == ("2026-06-01", "2026-07-01")


@pytest.mark.parametrize("changes", [{"is_done": True}, {"is_done": False, "next_on": date(2026, 2, 2)}])
def test_a_new_day_lies_ahead_and_is_for_what_is_not_done(services, world, followed, changes):
    with pytest.raises(InputRefused) as refused:
        answering.check(services, world, followed, 1, **{"next_on": date(2026, 7, 1), **changes})
    assert "next_on" in refused.value.fields


def test_the_agency_does_not_check_itself(services, world, followed):
    command = closure.RecordImplementation(followed, seen(services, followed), 1, True, "Өзіміз тексердік, бәрі дұрыс.")
    with acting(services, world.agency_head) as ctx, pytest.raises(NotPermitted):
        closure.record_implementation(ctx, command)


def test_the_commission_does_not_report_for_the_agency(services, world, followed):
    command = closure.ReportImplementation(followed, seen(services, followed), 1, True, "Орындалды деп айтылды бізге.")
    with acting(services, world.secretary) as ctx, pytest.raises(NotPermitted):
        closure.report_implementation(ctx, command)


# Closing


def propose(services, number):
    with acting(services, SYSTEM) as ctx:
        return closure.propose_outcome(sheet_of(ctx, persisted.docket_by_number(ctx.session, number)))


@pytest.mark.parametrize(
    ("positions", "done", "proposed"),
    [
        ((ACCEPTED, ACCEPTED, ACCEPTED), (1, 2, 3), Outcome.REMEDIED),
        ((ACCEPTED, ACCEPTED, ACCEPTED), (1, 3), Outcome.PARTLY_REMEDIED),
        ((ACCEPTED, IN_PART, ACCEPTED), (1, 2, 3), Outcome.PARTLY_REMEDIED),
        ((ACCEPTED, REFUSED, REFUSED), (1,), Outcome.PARTLY_REMEDIED),
        ((ACCEPTED, ACCEPTED, ACCEPTED), (), Outcome.REFUSED),
        ((REFUSED, REFUSED, REFUSED), (), Outcome.REFUSED),
    ],
)
def test_an_outcome_is_proposed(services, world, positions, done, proposed):
    number = answering.assess_all(services, world, answering.answer(services, world, *positions))
    measured = [one for one, position in enumerate(positions, start=1) if position is not REFUSED]
    if measured:
        answering.follow(services, world, number, *measured)
        for one in measured:
            answering.check(services, world, number, one, is_done=one in done)

    assert propose(services, number) is proposed


def test_closing_ends_everything(services, world, followed, session):
    for one in (1, 2, 3):
        answering.check(services, world, followed, one)

    answering.close(services, world, followed)

    docket = session.query(Docket).filter_by(number=followed).one()
    assert (docket.is_open, docket.outcome, docket.closed_on) == (False, "remedied", date(2026, 2, 2))
    assert state(services, followed) == ("closed", "closed")
    assert session.query(Term).filter_by(ended_on=None).count() == 0
    assert session.query(PublishedCase).one().state == "closed"


def test_closing_is_one_event_with_what_was_proposed(services, world, followed):
    for one in (1, 2, 3):
        answering.check(services, world, followed, one, is_done=one == 1)
    answering.close(services, world, followed, Outcome.REFUSED)

    data = last_event(services, followed).data
    assert (data["outcome"], data["proposed"], data["case"]) == ("refused", "partly_remedied", "closed")


def test_every_measure_is_checked_before_closing(services, world, followed):
    answering.check(services, world, followed, 1)

    with pytest.raises(Incomplete):
        answering.close(services, world, followed)


def test_promised_measures_are_followed_before_closing(services, world, answered):
    answering.assess_all(services, world, answered)

    with pytest.raises(Incomplete):
        answering.close(services, world, answered)


def test_refusals_assessed_can_be_closed_at_once(services, world):
    number = answering.answer(services, world, REFUSED, REFUSED, REFUSED)
    with pytest.raises(Incomplete):
        answering.close(services, world, number, Outcome.REFUSED)
    answering.assess_all(services, world, number)

    answering.close(services, world, number, Outcome.REFUSED)

    assert state(services, number) == ("closed", "closed")


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.WITHDRAWN, Outcome.INADMISSIBLE])
def test_an_outcome_that_does_not_fit_is_refused(services, world, outcome):
    number = answering.assess_all(services, world, answering.answer(services, world, REFUSED, REFUSED, REFUSED))

    with pytest.raises(InputRefused) as refused:
        answering.close(services, world, number, outcome)
    assert "outcome" in refused.value.fields


def test_silence_can_be_closed(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    with acting(services, SYSTEM) as ctx:
        responses.mark_overdue(ctx, number)
    assert propose(services, number) is Outcome.NO_ANSWER

    answering.close(services, world, number, Outcome.NO_ANSWER)

    assert state(services, number) == ("closed", "closed")


def test_silence_is_not_called_a_remedy(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    with acting(services, SYSTEM) as ctx:
        responses.mark_overdue(ctx, number)

    with pytest.raises(InputRefused):
        answering.close(services, world, number, Outcome.REMEDIED)


def test_closing_gives_its_reasons(services, world):
    number = answering.assess_all(services, world, answering.answer(services, world, REFUSED, REFUSED, REFUSED))

    with pytest.raises(InputRefused):
        answering.close(services, world, number, Outcome.REFUSED, reasons="Болды")


@pytest.mark.parametrize("who", ["agency_head", "citizen", "expert"])
def test_only_the_desk_closes(services, world, answered, who):
    command = closure.Close(answered, seen(services, answered), Outcome.REMEDIED, "Барлық шара орындалды деп білеміз.")
    with acting(services, getattr(world, who)) as ctx, pytest.raises(NotPermitted):
        closure.close(ctx, command)


def test_two_people_close_once(services, world):
    number = answering.assess_all(services, world, answering.answer(services, world, REFUSED, REFUSED, REFUSED))
    form = seen(services, number)
    answering.close(services, world, number, Outcome.REFUSED)

    with pytest.raises(EditConflict):
        answering.close(services, world, number, Outcome.REFUSED, seen=form)
