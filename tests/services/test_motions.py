"""One vote a member, counted over those who may vote, by the commission's own rules; what follows, follows at once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    Recused,
    TransitionNotAllowed,
)
from oversight.domain.terms import Action, InterestStatement, MotionKind, MotionOutcome, RecordKind, VoteChoice
from oversight.persistence.cases import events_of
from oversight.persistence.models import Motion, PublishedCase, Seat, Vote
from oversight.services import ballots, filer_acts, intake, motions, reviews
from oversight.services.commission_file import open_page
from oversight.services.context import LOCAL
from oversight.services.duties import duties
from oversight.statute.schema import GroundUse
from tests import cases
from tests.factories import RulesFactory

FOR, AGAINST, ABSTAIN = VoteChoice
ADMIT = MotionKind.ADMIT
GROUND = {"ground": "inadmissible_private_dispute", "reasons": cases.REASONS}


@pytest.fixture
def number(services, world):
    """A complaint put forward; everybody has declared."""
    return cases.declare(services, cases.put_forward(services, world), cases.voters(world))


@pytest.fixture
def motion_id(services, world, number):
    """The vote on its admission, open until Thursday 5 February, 10:00."""
    return cases.open_vote(services, world, number)


def _motion(session, motion_id):
    session.expire_all()
    return session.get(Motion, motion_id)


def _page(services, number, person):
    with cases.acting(services, person) as ctx:
        return open_page(ctx, number)


def _log(services, number, action):
    with cases.acting(services, cases.SYSTEM) as ctx:
        return [event for event in events_of(ctx.session, cases.load(ctx, number).id) if event.action is action]


def _cast(services, number, motion_id, choices):
    for person, choice in choices.items():
        cases.vote(services, number, motion_id, person, choice)


# Opening


def test_an_opened_question_shows_its_base(services, world, session, motion_id):
    motion = _motion(session, motion_id)
    assert (motion.members, motion.recused, motion.eligible, motion.needed, motion.round) == (6, 0, 6, 4, 1)


def test_members_do_not_open_votes(services, world, number):
    with cases.acting(services, world.members[0]) as ctx, pytest.raises(NotPermitted):
        motions.open_motion(ctx, motions.OpenMotion(number, ADMIT, "", ctx.now, cases.seen(services, number)))


def test_one_vote_on_a_question_at_a_time(services, world, number, motion_id):
    with pytest.raises(motions.AlreadyOpen):
        cases.open_vote(services, world, number)


@pytest.mark.parametrize("span", [timedelta(0), timedelta(hours=-1), timedelta(days=31)])
def test_the_end_lies_ahead_within_a_month(services, world, number, clock, span):
    with pytest.raises(InputRefused) as refusal:
        cases.open_vote(services, world, number, closes_at=clock.now + span)
    assert list(refusal.value.fields) == ["closes_at"]


@pytest.mark.parametrize("kind", [kind for kind in MotionKind if kind is not ADMIT])
def test_a_question_has_its_time(services, world, number, kind):
    with pytest.raises((TransitionNotAllowed, NotVisible)):
        cases.open_vote(services, world, number, kind, seen=cases.seen(services, number))


def test_nobody_left_means_no_vote(services, world, number):
    cases.declare(services, number, cases.voters(world), InterestStatement.PRESENT)
    with pytest.raises(motions.NoQuorumPossible):
        cases.open_vote(services, world, number)


def test_the_database_refuses_a_vote_without_a_possible_quorum(services, world, session, number):
    with cases.acting(services, cases.SYSTEM) as ctx:
        docket_id = cases.load(ctx, number).id
    session.add(
        Motion(
            docket_id=docket_id,
            kind=ADMIT,
            state="open",
            opened_at=services.clock(),
            closes_at=services.clock(),
            majority="simple",
            eligible=2,
            needed=3,
        )
    )
    with pytest.raises(DBAPIError):
        session.flush()
    session.rollback()


def test_a_stale_page_cannot_open(services, world, number):
    seen = cases.seen(services, number)
    with pytest.raises(EditConflict):
        cases.open_vote(services, world, number, seen=type(seen)(seen.version - 1, seen.sequence, seen.key))


# Voting


def test_a_vote_counts_once(services, world, number, motion_id):
    cases.vote(services, number, motion_id, world.chair)
    with pytest.raises(motions.AlreadyVoted):
        cases.vote(services, number, motion_id, world.chair, AGAINST)


def test_the_first_vote_stays(services, world, session, number, motion_id):
    cases.vote(services, number, motion_id, world.chair)
    with pytest.raises(motions.AlreadyVoted):
        cases.vote(services, number, motion_id, world.chair, AGAINST)
    assert [vote.choice for vote in session.query(Vote).filter_by(motion_id=motion_id)] == [FOR]


def test_a_double_click_is_one_vote(services, world, number, motion_id):
    seen = cases.seen(services, number)
    with cases.acting(services, world.chair) as ctx:
        motions.cast_vote(ctx, motions.CastVote(number, motion_id, FOR, "", seen))
    with cases.acting(services, world.chair) as ctx, pytest.raises(AlreadyDone):
        motions.cast_vote(ctx, motions.CastVote(number, motion_id, FOR, "", seen))


def test_a_late_vote_is_refused_with_the_time(services, world, number, motion_id, clock):
    clock.set(2026, 2, 5, 10)
    with pytest.raises(motions.VoteEnded) as refusal:
        cases.vote(services, number, motion_id, world.chair)
    assert refusal.value.values == {"time": "05.02.2026 10:00"}


def test_the_last_minute_is_in_time(services, world, session, number, motion_id, clock):
    clock.set(2026, 2, 5, 9, 59)
    cases.vote(services, number, motion_id, world.chair)
    assert session.query(Vote).filter_by(motion_id=motion_id).count() == 1


@pytest.mark.parametrize("who", ["secretary", "expert"])
def test_only_members_vote(services, world, number, motion_id, who):
    cases.declare(services, number, [world.expert])
    with pytest.raises(NotPermitted):
        cases.vote(services, number, motion_id, getattr(world, who))


def test_nobody_votes_before_declaring(services, world):
    number = cases.put_forward(services, world)
    motion_id = cases.open_vote(services, world, number)
    with pytest.raises(NotPermitted):
        cases.vote(services, number, motion_id, world.members[0])


def test_a_recused_member_is_refused_the_vote(services, world, number, motion_id):
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    with pytest.raises(Recused):
        cases.vote(services, number, motion_id, world.members[0])


def test_a_former_member_finds_no_vote(services, world, session, number, motion_id):
    member = type(world.chair)(world.members[4].account_id, ())
    with pytest.raises(NotVisible):
        cases.vote(services, number, motion_id, member)


def test_a_vote_belongs_to_its_docket(services, world, number, motion_id):
    other = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    with pytest.raises(NotVisible):
        cases.vote(services, other, motion_id, world.chair)


@pytest.mark.parametrize("statement", ["UPDATE vote SET choice = 'against'", "DELETE FROM vote"])
def test_the_database_keeps_votes(services, world, session, number, motion_id, statement):
    cases.vote(services, number, motion_id, world.chair)
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text(statement))
    session.rollback()


# Independence


def test_others_votes_are_hidden_until_the_close(services, world, number, motion_id):
    cases.vote(services, number, motion_id, world.chair, AGAINST, dissent="Қарсымын")
    [motion] = _page(services, number, world.members[0]).motions
    shown = [(ballot.has_voted, ballot.choice, ballot.dissent) for ballot in motion.ballots]
    assert shown[0] == (True, None, "")
    assert (motion.votes_for, motion.votes_against, motion.voted) == (0, 0, 1)


def test_ones_own_vote_is_shown(services, world, number, motion_id):
    cases.vote(services, number, motion_id, world.chair, AGAINST)
    [motion] = _page(services, number, world.chair).motions
    assert motion.own.choice is AGAINST


def test_the_log_holds_only_a_seal_until_the_close(services, world, number, motion_id):
    cases.vote(services, number, motion_id, world.chair, AGAINST)
    [event] = _log(services, number, Action.CAST_VOTE)
    assert set(event.data) == {"motion", "sealed"}


def test_the_close_opens_the_seals(services, world, number, motion_id):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), FOR))
    cases.close_vote(services, world, number, motion_id)
    [closed] = _log(services, number, Action.CLOSE_MOTION)
    cast = {event.data["sealed"] for event in _log(services, number, Action.CAST_VOTE)}
    assert {ballot["sealed"] for ballot in closed.data["ballots"]} == cast


def test_after_the_close_everybody_sees_who_voted_how(services, world, number, motion_id):
    choices = dict(zip(cases.voters(world), [FOR, FOR, FOR, FOR, AGAINST, ABSTAIN], strict=True))
    _cast(services, number, motion_id, choices)
    cases.close_vote(services, world, number, motion_id)
    [motion] = _page(services, number, world.members[0]).motions
    assert [ballot.choice for ballot in motion.ballots] == [FOR, FOR, FOR, FOR, AGAINST, ABSTAIN]


# Closing


def test_it_runs_until_everybody_voted_or_the_time_is_over(services, world, number, motion_id):
    cases.vote(services, number, motion_id, world.chair)
    with pytest.raises(motions.VoteRunning):
        cases.close_vote(services, world, number, motion_id)


def test_without_a_quorum_nothing_follows(services, world, number, motion_id, clock):
    for person in cases.voters(world)[:3]:
        cases.vote(services, number, motion_id, person)
    clock.set(2026, 2, 5, 10)
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.NO_QUORUM
    assert cases.state_of(services, number)[0] == "proposed"


def test_after_no_quorum_comes_a_second_round(services, world, session, number, motion_id, clock):
    clock.set(2026, 2, 5, 10)
    cases.close_vote(services, world, number, motion_id)
    second = cases.open_vote(services, world, number)
    assert _motion(session, second).round == 2


def test_a_closed_vote_is_not_closed_again(services, world, number, motion_id, clock):
    clock.set(2026, 2, 5, 10)
    cases.close_vote(services, world, number, motion_id)
    with pytest.raises(EditConflict):
        cases.close_vote(services, world, number, motion_id)


def test_nobody_votes_after_the_close(services, world, number, motion_id):
    for person in cases.voters(world)[:5]:
        cases.vote(services, number, motion_id, person)
    cases.declare(services, number, [world.members[4]], InterestStatement.MAY_ARISE, cases.InterestMeasure.RECUSE)
    cases.close_vote(services, world, number, motion_id)
    with pytest.raises(Recused):
        cases.vote(services, number, motion_id, world.members[4])


def test_a_vote_set_aside_is_not_counted(services, world, session, number, motion_id):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), FOR))
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    cases.close_vote(services, world, number, motion_id)
    motion = _motion(session, motion_id)
    assert (motion.members, motion.recused, motion.eligible, motion.voted, motion.votes_for) == (6, 1, 5, 5, 5)
    [closed] = _log(services, number, Action.CLOSE_MOTION)
    assert [ballot["counted"] for ballot in closed.data["ballots"]].count(False) == 1


def test_recusals_may_cost_the_quorum(services, world, number, motion_id, clock):
    for person in cases.voters(world)[:4]:
        cases.vote(services, number, motion_id, person)
    cases.declare(services, number, cases.voters(world)[:2], InterestStatement.PRESENT)
    clock.set(2026, 2, 5, 10)
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.NO_QUORUM


def test_who_lost_the_seat_is_not_counted(services, world, session, number, motion_id, clock):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), FOR))
    session.query(Seat).filter_by(account_id=world.members[4].account_id).update({"ended_at": clock.now})
    session.commit()
    cases.close_vote(services, world, number, motion_id)
    assert (_motion(session, motion_id).members, _motion(session, motion_id).votes_for) == (5, 5)


def test_the_rules_of_the_opening_day_count(services, world, session, number, motion_id, clock):
    RulesFactory(body_id=world.commission.id, in_force_from=date(2026, 2, 3), majority="two_thirds")
    session.commit()
    _cast(services, number, motion_id, dict(zip(cases.voters(world), [FOR] * 3 + [AGAINST] * 2, strict=False)))
    clock.set(2026, 2, 5, 10)
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.CARRIED


def test_the_chairs_vote_breaks_a_tie(services, world, session, number, motion_id):
    _cast(services, number, motion_id, dict(zip(cases.voters(world), [FOR, FOR, FOR, *[AGAINST] * 3], strict=True)))
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.CARRIED
    assert _motion(session, motion_id).cast_by_chair


def test_a_vote_that_the_log_does_not_know_stops_the_count(services, world, session, number, motion_id, clock):
    session.add(Vote(motion_id=motion_id, account_id=world.chair.account_id, choice=FOR, cast_at=clock.now))
    session.commit()
    clock.set(2026, 2, 5, 10)
    with pytest.raises(ballots.LogDisagrees):
        cases.close_vote(services, world, number, motion_id)


def test_members_do_not_close(services, world, number, motion_id, clock):
    clock.set(2026, 2, 5, 10)
    with cases.acting(services, world.members[0]) as ctx, pytest.raises(NotPermitted):
        motions.close_motion(ctx, motions.CloseMotion(number, motion_id, cases.seen(services, number)))


def test_the_database_keeps_a_closed_vote(services, world, session, number, motion_id, clock):
    clock.set(2026, 2, 5, 10)
    cases.close_vote(services, world, number, motion_id)
    with pytest.raises(DBAPIError, match="append-only"):
        session.execute(text("UPDATE motion SET outcome = 'carried'"))
    session.rollback()


# What follows


def test_admission_opens_the_case_and_the_register(services, world, session):
    number = cases.admit(services, world)
    assert cases.state_of(services, number) == ("admitted", "draft")
    assert session.query(PublishedCase).filter_by(number=number).count() == 1


def test_admission_is_one_event(services, world):
    number = cases.admit(services, world)
    [event] = _log(services, number, Action.ADMIT)
    assert event.data["case"] == "draft"


def test_admission_stops_the_term_of_intake(services, world):
    number = cases.admit(services, world)
    with cases.acting(services, cases.SYSTEM) as ctx:
        assert cases.load(ctx, number).next_due_on is None


def test_rejection_needs_a_ground(services, world, number, motion_id):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), AGAINST))
    with pytest.raises(Incomplete):
        cases.close_vote(services, world, number, motion_id)
    assert cases.state_of(services, number)[0] == "proposed"


def test_rejection_with_a_ground_ends_the_matter(services, world, session, number, motion_id):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), AGAINST))
    assert cases.close_vote(services, world, number, motion_id, **GROUND) is MotionOutcome.REJECTED
    with cases.acting(services, cases.SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        assert (docket.complaint.state, docket.complaint.ground) == ("inadmissible", GROUND["ground"])
        assert (docket.is_open, docket.outcome) == (False, "inadmissible")
    assert session.query(PublishedCase).count() == 0


def test_the_ground_the_secretary_proposed_is_taken_when_none_is_named(services, world):
    answers = cases.checklist(interest=False)
    number = cases.take(services, world, cases.file_complaint(services, world))
    cases.put_forward(services, world, number, answers=answers, proposed_ground="inadmissible_decided")
    cases.declare(services, number, cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), AGAINST))
    cases.close_vote(services, world, number, motion_id, reasons=cases.REASONS)
    with cases.acting(services, cases.SYSTEM) as ctx:
        assert cases.load(ctx, number).complaint.ground == "inadmissible_decided"


@pytest.mark.parametrize(
    ("more", "field"), [({"ground": "return_identical"}, "ground"), ({"reasons": "қысқа"}, "reasons")]
)
def test_the_ground_is_of_its_list_and_reasoned(services, world, number, motion_id, more, field):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), AGAINST))
    with pytest.raises(InputRefused) as refusal:
        cases.close_vote(services, world, number, motion_id, **{**GROUND, **more})
    assert list(refusal.value.fields) == [field]


def test_withdrawn_during_the_vote_nothing_follows(services, world, number, motion_id):
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world)[:5], FOR))
    with cases.acting(services, world.citizen) as ctx:
        filer_acts.withdraw(ctx, filer_acts.Withdraw(number, cases.seen(services, number)))
    with pytest.raises(TransitionNotAllowed):
        cases.vote(services, number, motion_id, world.members[4])
    services.clock.forward(days=4)
    with pytest.raises(EditConflict):
        cases.close_vote(services, world, number, motion_id)
    assert cases.state_of(services, number) == ("withdrawn", None)


# The chair alone


def _decide(services, world, number, person=None, **more):
    with cases.acting(services, person or world.chair) as ctx:
        command = {"kind": ADMIT, "is_carried": True, "text": "", "seen": cases.seen(services, number), **more}
        motions.decide_as_chair(ctx, motions.DecideAsChair(number=number, **command))


@pytest.fixture
def second(services, world):
    """A complaint put to the second commission, whose rules let the chair admit."""
    number = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    cases.take(services, world, number)
    return cases.declare(services, cases.put_forward(services, world, number), [world.chair])


def test_the_chair_admits_where_the_rules_say_so(services, world, second):
    _decide(services, world, second)
    assert cases.state_of(services, second) == ("admitted", "draft")


def test_the_chairs_decision_is_kept_as_one(services, world, session, second):
    _decide(services, world, second)
    motion = session.query(Motion).one()
    assert (motion.is_chair_decision, motion.outcome, motion.voted) == (True, "carried", None)


def test_the_chair_refuses_on_a_ground(services, world, second):
    _decide(services, world, second, is_carried=False, **GROUND)
    assert cases.state_of(services, second)[0] == "inadmissible"


def test_the_chair_refuses_not_without_a_ground(services, world, second):
    with pytest.raises(Incomplete):
        _decide(services, world, second, is_carried=False)


def test_where_the_rules_do_not_say_so_the_commission_votes(services, world, number):
    with pytest.raises(motions.ChairMayNotDecide):
        _decide(services, world, number)


def test_only_the_chair_decides_alone(services, world, second):
    cases.declare(services, second, [world.members[0]])
    with pytest.raises(NotPermitted):
        _decide(services, world, second, world.members[0])


def test_the_chair_declares_first(services, world):
    number = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    cases.put_forward(services, world, cases.take(services, world, number))
    with pytest.raises(NotPermitted):
        _decide(services, world, number)


def test_the_chair_does_not_decide_while_a_vote_runs(services, world, second):
    cases.open_vote(services, world, second)
    with pytest.raises(motions.AlreadyOpen):
        _decide(services, world, second)


def test_two_thirds_are_needed_in_the_second_commission(services, world, second):
    people = (world.chair, *world.members[:4])
    cases.declare(services, second, world.members[:4])
    motion_id = cases.open_vote(services, world, second)
    _cast(services, second, motion_id, dict(zip(people, [FOR, FOR, FOR, AGAINST, AGAINST], strict=True)))
    assert cases.close_vote(services, world, second, motion_id, **GROUND) is MotionOutcome.REJECTED


def test_times_are_said_on_the_clocks_of_kazakhstan(clock):
    assert motions.local_text(clock.now) == f"{clock.now.astimezone(LOCAL):%d.%m.%Y} 10:00"


def test_an_escalated_complaint_ends_its_vote_without_effect(services, world, number, motion_id):
    with cases.acting(services, world.secretary) as ctx:
        command = intake.Escalate(number, "Полиция департаменті", cases.REASONS, cases.seen(services, number))
        intake.escalate(ctx, command)
    with pytest.raises(TransitionNotAllowed):
        cases.vote(services, number, motion_id, world.chair)


def _end(services, world, number, how):
    """The docket ends while a vote runs."""
    seen = cases.seen(services, number, RecordKind.CASE if how == "discontinued" else RecordKind.COMPLAINT)
    if how == "withdrawn":
        with cases.acting(services, world.citizen) as ctx:
            filer_acts.withdraw(ctx, filer_acts.Withdraw(number, seen))
    elif how == "escalated":
        with cases.acting(services, world.secretary) as ctx:
            intake.escalate(ctx, intake.Escalate(number, "Полиция департаменті", cases.REASONS, seen))
    else:
        with cases.acting(services, world.chair) as ctx:
            ground = next(iter(ctx.statute.grounds_for(GroundUse.DISCONTINUATION))).key
            reviews.discontinue(ctx, reviews.Discontinue(number, seen, ground, cases.REASONS))


@pytest.mark.parametrize("how", ["withdrawn", "escalated", "discontinued"])
def test_a_vote_ends_void_with_its_case(services, world, session, how):
    number = cases.plan(services, world, cases.clear(services, world))
    motion_id = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    cases.vote(services, number, motion_id, world.members[0])
    _end(services, world, number, how)
    motion = _motion(session, motion_id)
    assert (motion.state, motion.outcome, motion.voted) == ("closed", "void", None)
    closed = _log(services, number, Action.CLOSE_MOTION)[-1]
    assert (closed.role, closed.data["outcome"], closed.data["ballots"]) == ("system", "void", [])
    with pytest.raises(motions.VoteEnded):
        cases.vote(services, number, motion_id, world.members[1])
    with pytest.raises(EditConflict):
        cases.close_vote(services, world, number, motion_id)
    assert duties(services.context(world.members[1], writes=False)).votes == ()


def test_a_void_vote_stays_secret(services, world):
    number = cases.plan(services, world, cases.clear(services, world))
    motion_id = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    cases.vote(services, number, motion_id, world.members[0])
    _end(services, world, number, "discontinued")
    with cases.acting(services, world.chair) as ctx:
        [view] = [one for one in open_page(ctx, number).motions if one.id == motion_id]
    [ballot] = [one for one in view.ballots if one.has_voted]
    assert (ballot.choice, ballot.is_counted, view.may_close) == (None, False, False)


def test_a_new_round_of_opening_after_a_refusal(services, world):
    number = cases.plan(services, world, cases.clear(services, world))
    motion_id = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    _cast(services, number, motion_id, dict.fromkeys(cases.voters(world), AGAINST))
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.REJECTED
    seen = cases.seen(services, number, RecordKind.CASE)
    assert cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL, seen=seen) != motion_id
