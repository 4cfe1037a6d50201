"""What the filer does afterwards: supply what was asked for, withdraw in time."""

import pytest
from sqlalchemy import select

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import GUEST, Actor
from oversight.domain.terms import Action, CaseState, ComplaintState, MotionKind, Outcome
from oversight.persistence.models import Identity, PublishedCase, Term
from oversight.services import attachments, filer_acts, intake, tracking
from oversight.services.filer_acts import SupplyFix, Withdraw
from tests import cases as walk
from tests.filing import file_one, note


@pytest.fixture
def number(services, world):
    return walk.file_complaint(services, world)


def seen(services, number):
    return walk.seen(services, number)


def docket(acting, number):
    return walk.load(acting(GUEST), number)


@pytest.fixture
def asked(services, world, number):
    """A complaint whose filer was asked for missing parts."""
    walk.take(services, world, number)
    with walk.acting(services, world.secretary) as ctx:
        intake.request_fix(ctx, intake.RequestFix(number, "Шешімнің күнін көрсетіңіз.", seen(services, number)))
    return number


# supplying


def supply(acting, services, world, number, **more):
    filer_acts.supply_fix(
        acting(world.citizen), SupplyFix(number, seen(services, number), **{"text": "14 наурыз", **more})
    )


def test_the_complaint_is_registered_again(acting, services, world, asked):
    supply(acting, services, world, asked)
    assert docket(acting, asked).complaint.state is ComplaintState.REGISTERED


def test_the_words_are_added_not_replaced(acting, services, world, asked):
    supply(acting, services, world, asked)
    text = docket(acting, asked).complaint.text
    assert text == f"{walk.TEXT}\n\n[02.02.2026]\n14 наурыз"


def test_the_term_to_mend_ends(acting, services, world, asked):
    supply(acting, services, world, asked)
    ctx = acting(GUEST)
    running = ctx.session.scalars(select(Term.key).where(Term.ended_on.is_(None))).all()
    assert running == ["complaint_decide"]


def test_files_are_added(acting, services, world, asked):
    stored, _ = attachments.take(services, [note("қаулы.txt")])
    supply(acting, services, world, asked, text="", files=tuple(stored))
    ctx = acting(GUEST)
    complaint_id = walk.load(ctx, asked).complaint.id
    assert [file.name for file in attachments.of_complaint(ctx, complaint_id)] == ["қаулы.txt"]


def test_a_missing_address_goes_to_the_identity(acting, services, world, asked):
    supply(acting, services, world, asked, postal_address="Жаңа мекенжай, 7")
    ctx = acting(GUEST)
    identity_id = walk.load(ctx, asked).complaint.identity_id
    assert ctx.session.get_one(Identity, identity_id).postal_address == "Жаңа мекенжай, 7"


def test_nothing_added_is_refused(acting, services, world, asked):
    with pytest.raises(Incomplete):
        supply(acting, services, world, asked, text="")


def test_nothing_to_supply_when_nothing_was_asked(acting, services, world, number):
    with pytest.raises(TransitionNotAllowed):
        supply(acting, services, world, number)


def test_a_stranger_sees_nothing(acting, services, world, asked):
    command = SupplyFix(asked, seen(services, asked), "x")
    with pytest.raises(NotVisible):
        filer_acts.supply_fix(acting(world.other_citizen), command)


def test_the_secretary_does_not_supply(acting, services, world, asked):
    command = SupplyFix(asked, seen(services, asked), "x")
    with pytest.raises(NotPermitted):
        filer_acts.supply_fix(acting(world.secretary), command)


def test_the_same_form_twice_adds_once(acting, services, world, asked):
    command = SupplyFix(asked, seen(services, asked), "14 наурыз")
    filer_acts.supply_fix(acting(world.citizen), command)
    with pytest.raises(AlreadyDone):
        filer_acts.supply_fix(acting(world.citizen), command)


# withdrawing


def withdraw(acting, services, world, number, reasons="Мәселе шешілді."):
    filer_acts.withdraw(acting(world.citizen), Withdraw(number, seen(services, number), reasons))


def test_a_registered_complaint(acting, services, world, number):
    withdraw(acting, services, world, number)
    found = docket(acting, number)
    assert (found.complaint.state, found.is_open, found.outcome) == (
        ComplaintState.WITHDRAWN,
        False,
        Outcome.WITHDRAWN,
    )


def test_every_clock_stops(acting, services, world, number):
    withdraw(acting, services, world, number)
    found = docket(acting, number)
    assert (found.next_due_on, found.next_due_key) == (None, None)


def test_while_something_is_missing(acting, services, world, asked):
    withdraw(acting, services, world, asked)
    assert docket(acting, asked).complaint.state is ComplaintState.WITHDRAWN


@pytest.mark.parametrize("step", [walk.admit, walk.clear])
def test_with_a_case_that_is_not_open_yet(acting, services, world, number, step):
    walk.take(services, world, number)
    step(services, world, number) if step is walk.admit else step(services, world, walk.admit(services, world, number))
    withdraw(acting, services, world, number)
    found = docket(acting, number)
    assert (found.complaint.state, found.case.state) == (ComplaintState.WITHDRAWN, CaseState.DISCONTINUED)


def test_the_register_says_withdrawn(acting, services, world, number):
    walk.take(services, world, number)
    walk.admit(services, world, number)
    withdraw(acting, services, world, number)
    assert acting(GUEST).session.scalar(select(PublishedCase.state)) == "withdrawn"


def test_one_event(acting, services, world, number):
    walk.take(services, world, number)
    walk.admit(services, world, number)
    withdraw(acting, services, world, number)
    case = tracking.own_case(acting(world.citizen), number)
    assert [event.action for event in case.timeline].count(Action.WITHDRAW) == 1


def test_the_vote_that_runs_ends_without_effect(acting, services, world, number):
    walk.take(services, world, number)
    walk.put_forward(services, world, number)
    walk.declare(services, number, walk.voters(world))
    motion = walk.open_vote(services, world, number, MotionKind.ADMIT)
    for person in walk.voters(world)[:-1]:
        walk.vote(services, number, motion, person)
    withdraw(acting, services, world, number)
    with pytest.raises(TransitionNotAllowed):
        walk.vote(services, number, motion, walk.voters(world)[-1])
    assert docket(acting, number).case is None


def test_the_words_stay_out_of_the_log(acting, services, world, number):
    withdraw(acting, services, world, number, reasons="Көршіммен келістім")
    event = tracking.own_case(acting(world.citizen), number).timeline[0]
    assert "Көршіммен" not in str(event.data)


def test_twice_is_refused(acting, services, world, number):
    withdraw(acting, services, world, number)
    with pytest.raises(TransitionNotAllowed):
        withdraw(acting, services, world, number)


def test_a_double_click_is_one_withdrawal(acting, services, world, number):
    command = Withdraw(number, seen(services, number))
    filer_acts.withdraw(acting(world.citizen), command)
    with pytest.raises(AlreadyDone):
        filer_acts.withdraw(acting(world.citizen), command)


def test_a_stale_page_is_a_conflict(acting, services, world, number):
    command = Withdraw(number, seen(services, number))
    walk.take(services, world, number)
    with pytest.raises(EditConflict) as conflict:
        filer_acts.withdraw(acting(world.citizen), command)
    assert conflict.value.changes == ("claim_intake",)


@pytest.mark.parametrize("who", ["other_citizen", "ngo_head", "agency_head"])
def test_strangers_see_nothing(acting, services, world, number, who):
    command = Withdraw(number, seen(services, number))
    with pytest.raises(NotVisible):
        filer_acts.withdraw(acting(getattr(world, who)), command)


def test_officials_do_not_withdraw(acting, services, world, number):
    command = Withdraw(number, seen(services, number))
    with pytest.raises(NotPermitted):
        filer_acts.withdraw(acting(world.secretary), command)


def test_a_guest_withdraws_what_was_opened_with_the_secret(acting, services, world):
    filed = file_one(acting(GUEST), world)
    docket_id = tracking.open_with_secret(acting(GUEST), filed.number, filed.secret)
    guest = Actor(None, GUEST.seats, tracked_docket_id=docket_id)
    filer_acts.withdraw(acting(guest), Withdraw(filed.number, seen(services, filed.number)))
    assert docket(acting, filed.number).complaint.state is ComplaintState.WITHDRAWN


def test_colleagues_may_withdraw_for_the_ngo(acting, services, world):
    filed = file_one(acting(world.ngo_member), world, who={"organisation_id": world.ngo.id})
    filer_acts.withdraw(acting(world.ngo_head), Withdraw(filed.number, seen(services, filed.number)))
    assert docket(acting, filed.number).complaint.state is ComplaintState.WITHDRAWN


def test_too_late_once_the_control_is_open(acting, services, world):
    number = walk.to_opened(services, world)
    with pytest.raises(TransitionNotAllowed):
        withdraw(acting, services, world, number)
