"""The cases can be worked on from where they stand, and their log says what the acts themselves would have said."""

from collections import defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import select

from oversight.domain.deadlines import is_overdue
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import (
    CaseState,
    ComplaintState,
    InterestStatement,
    MotionKind,
    MotionState,
    Position,
    RecordKind,
    ResponseState,
    VoteChoice,
)
from oversight.persistence import cases
from oversight.persistence.models import (
    Body,
    Complaint,
    Declaration,
    Docket,
    Event,
    Motion,
    PublishedCase,
    Response,
    Vote,
)
from oversight.services import audit, closure, declarations, delivery, demonstration, intake, motions, responses
from oversight.services.accounts import account_by_email
from oversight.services.panel import panel_of
from tests import answering, filing
from tests import cases as walking
from tests.factories import write_to
from tests.world import make_world


def number_where(ctx, *conditions):
    query = select(Docket.number).join(Complaint).outerjoin(Response, Response.docket_id == Docket.id)
    return ctx.session.scalars(query.where(*conditions).order_by(Docket.position.desc())).first()


def holds(ctx, number):
    return audit.verify(ctx.as_actor(SYSTEM), number).first_wrong is None


# Something to do for everybody


def test_the_secretary_has_taken_and_untaken_complaints(ctx):
    waiting = ctx.session.scalars(
        select(Complaint.claimed_by_id).where(Complaint.state == ComplaintState.REGISTERED)
    ).all()
    assert sum(row is not None for row in waiting) >= 2
    assert sum(row is None for row in waiting) >= 4


def test_members_have_votes_to_cast_on_every_kind_of_question(ctx):
    running = ctx.session.scalars(select(Motion).where(Motion.state == MotionState.OPEN)).all()
    assert {motion.kind for motion in running} == set(MotionKind)
    assert all(motion.closes_at > ctx.now for motion in running)
    voted = ctx.session.scalars(select(Vote.account_id).where(Vote.motion_id.in_([one.id for one in running]))).all()
    assert voted
    assert account_by_email(ctx, "chair@demo.example").id not in voted


def test_members_have_declarations_to_make(ctx):
    dockets = ctx.session.scalars(select(Complaint.docket_id).where(Complaint.state == ComplaintState.PROPOSED)).all()
    answered = [
        len(ctx.session.scalars(select(Declaration.id).where(Declaration.docket_id == docket_id)).all())
        for docket_id in dockets
    ]
    assert 0 in answered
    assert any(0 < count < 5 for count in answered)


def test_the_first_agency_has_a_document_to_receive_an_answer_due_and_one_late(ctx):
    agency_id = ctx.session.scalars(select(Body.id).where(Body.key == demonstration.AGENCIES[0])).one()
    numbers = ctx.session.scalars(select(Docket.number).where(Docket.agency_id == agency_id)).all()
    dockets = [cases.docket_by_number(ctx.session, number) for number in numbers]
    assert any(docket.case and docket.case.state is CaseState.SENT for docket in dockets)
    answers = [docket.response for docket in dockets if docket.response]
    assert any(row.state is ResponseState.OVERDUE and is_overdue(row.due_on, ctx.today) for row in answers)
    soon = ctx.today + timedelta(days=4)
    assert any(row.state is ResponseState.RECEIVED and ctx.today <= row.due_on <= soon for row in answers)


@pytest.mark.parametrize("name", ["citizen", "ngo"])
def test_filers_have_cases_in_several_states(aside, name):
    actor = aside.actor(name)
    with aside.services.context(actor, writes=False) as ctx:
        own = ctx.session.scalars(cases.visible_to(actor)).all()
        shown = {row and row.state for row in (ctx.session.get(PublishedCase, docket.position) for docket in own)}
    assert len(own) >= 5
    assert len(shown) >= 3


# The next act


def test_the_secretary_takes_a_complaint(aside):
    with aside.services.context(aside.actor("secretary"), writes=True) as ctx:
        number = number_where(ctx, Complaint.state == ComplaintState.REGISTERED, Complaint.claimed_by_id.is_(None))
        intake.claim_intake(ctx, intake.ClaimIntake(number, aside.seen(number)))
        assert holds(ctx, number)


def test_a_member_declares_on_a_complaint_put_forward(aside):
    with aside.services.context(aside.actor("member4"), writes=True) as ctx:
        undeclared = Docket.id.not_in(select(Declaration.docket_id))
        number = number_where(ctx, Complaint.state == ComplaintState.PROPOSED, undeclared)
        command = declarations.DeclareInterest(number, InterestStatement.NONE, None, "", aside.seen(number))
        assert declarations.declare_interest(ctx, command) is False


def test_the_rest_of_the_commission_votes_and_the_complaint_is_admitted(aside):
    query = select(Motion).where(Motion.state == MotionState.OPEN, Motion.kind == MotionKind.ADMIT)
    with aside.services.context(writes=False) as ctx:
        motion = ctx.session.scalars(query).one()
        motion_id = motion.id
        number = ctx.session.get_one(Docket, motion.docket_id).number
        voted = set(ctx.session.scalars(select(Vote.account_id).where(Vote.motion_id == motion.id)))
        awaited = panel_of(ctx, walking.load(ctx, number)).eligible - voted
    for actor in map(aside.actor, ("chair", "member1", "member2", "member3", "member4", "member5")):
        if actor.account_id in awaited:
            with aside.services.context(actor, writes=True) as ctx:
                motions.cast_vote(ctx, motions.CastVote(number, motion_id, VoteChoice.FOR, "", aside.seen(number)))
    with aside.services.context(aside.actor("secretary"), writes=True) as ctx:
        motions.close_motion(ctx, motions.CloseMotion(number, motion_id, aside.seen(number)))
        assert walking.load(ctx, number).complaint.state is ComplaintState.ADMITTED


def test_the_agency_confirms_receipt(aside):
    with aside.services.context(aside.actor("agency-officer"), writes=True) as ctx:
        number = next(
            docket.number
            for docket in ctx.session.scalars(cases.visible_to(ctx.actor)).all()
            if walking.load(ctx, docket.number).case.state is CaseState.SENT
        )
        delivery.confirm_receipt(ctx, delivery.ConfirmReceipt(number, aside.seen(number, RecordKind.CASE)))
        assert holds(ctx, number)


def test_the_head_sends_an_answer_that_was_drafted(aside):
    with aside.services.context(aside.actor("agency2-head"), writes=True) as ctx:
        number = number_where(ctx, Response.state == ResponseState.POSITIVE)
        command = responses.SendAnswer(number, aside.seen(number, RecordKind.RESPONSE), "kk", "Шағымдануға болады.")
        responses.send_answer(ctx, command)
        assert holds(ctx, number)


def test_the_chair_closes_a_case_after_silence(aside):
    with aside.services.context(aside.actor("chair"), writes=True) as ctx:
        number = number_where(ctx, Response.state == ResponseState.OVERDUE)
        command = closure.Close(
            number,
            aside.seen(number, RecordKind.RESPONSE),
            closure.Outcome.NO_ANSWER,
            "Жауап келген жоқ, мерзімі өтті.",
        )
        closure.close(ctx, command)
        assert holds(ctx, number)


# The words under the digest


def keys_by_action(ctx, conditions):
    """What each act puts under the digest: the names, and those of what is inside."""
    found = defaultdict(set)
    for action, data in ctx.session.execute(select(Event.action, Event.data).join(Docket).where(*conditions)):
        inner = sorted(data["ballots"][0]) if data.get("ballots") else []
        found[action].add((*sorted(data), *inner))
    return found


def walk(services):
    """The acts of several real cases, from filing to closing."""
    with services.database.open(writes=True) as session:
        write_to(session)
        world = make_world(session)
    with services.context(world.citizen, writes=True) as ctx:
        filed = filing.file_one(ctx, world).number
    number = walking.to_sent(services, world, walking.admit(services, world, walking.take(services, world, filed)))
    answering.draft_all(
        services,
        world,
        answering.assign(services, world, answering.receive(services, world, number)),
        Position.ACCEPTED,
        Position.IN_PART,
    )
    answering.notify_hearing(services, world, number)
    answering.waive_hearing(services, world, number)
    answering.send(services, world, number)
    answering.ask_to_complete(services, world, number, 2)
    answering.draft(services, world, number, answering.drafted(2, Position.ACCEPTED, 3))
    answering.send(services, world, number)
    answering.assess_all(services, world, number, 2)
    answering.follow(services, world, number, 1, 2, on=services.clock().date() + timedelta(days=400))
    for recommendation in (1, 2):
        answering.report(services, world, number, recommendation)
        returned = (answering.plot(returned_on=services.clock().date()),) if recommendation == 1 else ()
        answering.check(services, world, number, recommendation, plots=returned)
    answering.close(services, world, number)
    return number


def test_the_log_says_what_the_acts_would_have_said(aside):
    number = walk(aside.services)
    with aside.services.context(SYSTEM, writes=False) as ctx:
        told = keys_by_action(ctx, [Docket.number != number])
        done = keys_by_action(ctx, [Docket.number == number])
    common = set(told) & set(done)
    assert len(common) >= 25
    assert {action: told[action] for action in common} == {action: done[action] for action in common}
