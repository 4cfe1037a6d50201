"""What the secretary does with a complaint, and what each act leaves behind."""

from datetime import date

import pytest

from oversight.domain.admissibility import Check
from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import Actor
from oversight.domain.seals import seal
from oversight.domain.terms import Action
from oversight.persistence.cases import events_of
from oversight.persistence.models import Notification, Term
from oversight.services import intake
from oversight.services.casework import Seen
from tests import cases
from tests.cases import REASONS
from tests.factories import BodyFactory


@pytest.fixture
def number(services, world):
    """A registered complaint, taken by the secretary."""
    return cases.take(services, world, cases.file_complaint(services, world))


def _last(ctx, number):
    return events_of(ctx.session, cases.load(ctx, number).id)[-1]


def test_claiming_keeps_the_state_and_names_the_secretary(services, world, acting):
    number = cases.take(services, world, cases.file_complaint(services, world))
    complaint = cases.load(acting(world.secretary), number).complaint
    assert (complaint.state, complaint.claimed_by_id) == ("registered", world.secretary.account_id)


def test_a_second_secretary_is_told_that_somebody_was_first(services, world, acting, number):
    rival = Actor(world.expert.account_id, world.secretary.seats)
    before = Seen(1, 2, "k")
    with pytest.raises(intake.TakenByAnother):
        intake.claim_intake(acting(rival), intake.ClaimIntake(number, before))


def test_claiming_twice_by_the_same_form_is_done_once(services, world, acting):
    number = cases.file_complaint(services, world)
    seen = cases.seen(services, number)
    intake.claim_intake(acting(world.secretary), intake.ClaimIntake(number, seen))
    with pytest.raises(AlreadyDone):
        intake.claim_intake(acting(world.secretary), intake.ClaimIntake(number, seen))


def test_a_stale_form_names_what_happened(services, world, acting, number):
    stale = Seen(1, 2, "k")
    with pytest.raises(EditConflict) as refusal:
        intake.release_intake(acting(world.secretary), intake.ReleaseIntake(number, stale))
    assert refusal.value.changes == ("claim_intake",)


def test_released_is_free_again(services, world, acting, number):
    intake.release_intake(acting(world.secretary), intake.ReleaseIntake(number, cases.seen(services, number)))
    assert cases.load(acting(world.secretary), number).complaint.claimed_by_id is None


def test_only_who_took_it_works_on_it(services, world, acting):
    number = cases.file_complaint(services, world)
    with pytest.raises(intake.NotTaken):
        intake.request_fix(
            acting(world.secretary), intake.RequestFix(number, "Мекенжай керек.", cases.seen(services, number))
        )


def test_members_do_no_intake(services, world, acting, number):
    with pytest.raises(NotPermitted):
        intake.claim_intake(acting(world.members[0]), intake.ClaimIntake(number, cases.seen(services, number)))


def test_an_agency_sees_nothing_of_it(services, world, acting, number):
    with pytest.raises(NotVisible):
        intake.claim_intake(acting(world.agency_head), intake.ClaimIntake(number, cases.seen(services, number)))


# Missing parts


@pytest.fixture
def asked(services, world, acting, number):
    """The filer was asked for missing parts on Monday 2 February."""
    intake.request_fix(
        acting(world.secretary), intake.RequestFix(number, "Қаулының көшірмесі керек.", cases.seen(services, number))
    )
    return number


def test_asking_starts_the_term_to_mend(services, world, session, asked):
    term = session.query(Term).filter_by(key="complaint_fix").one()
    assert (term.from_on, term.due_on, term.is_modelled) == (date(2026, 2, 2), date(2026, 2, 9), True)


def test_asking_tells_the_filer(services, world, session, asked):
    told = session.query(Notification).filter_by(message="request_fix").one()
    assert told.account_id == world.citizen.account_id


def test_the_log_holds_a_seal_of_what_was_asked(services, world, acting, asked):
    assert _last(acting(world.secretary), asked).data == {"sealed": seal("Қаулының көшірмесі керек.")}


# Return


def _return(services, acting, world, number, **more):
    command = {"ground": "return_identical", "reasons": REASONS, "seen": cases.seen(services, number), **more}
    with cases.acting(services, world.secretary) as ctx:
        intake.return_complaint(ctx, intake.ReturnComplaint(number=number, **command))


def test_returned_ends_the_matter(services, world, acting, number):
    _return(services, acting, world, number)
    docket = cases.load(acting(world.secretary), number)
    assert (docket.complaint.state, docket.is_open, docket.next_due_on) == ("returned", False, None)


def test_the_ground_is_kept_and_logged(services, world, acting, number):
    _return(services, acting, world, number)
    ctx = acting(world.secretary)
    assert (cases.load(ctx, number).complaint.ground, _last(ctx, number).data["ground"]) == ("return_identical",) * 2


def test_no_return_without_a_ground_of_its_list(services, world, acting, number):
    with pytest.raises(InputRefused) as refusal:
        _return(services, acting, world, number, ground="termination_repeated")
    assert list(refusal.value.fields) == ["ground"]


@pytest.mark.parametrize("reasons", ["", "қысқа", "а" * 49, " " * 60])
def test_no_return_without_reasons(services, world, acting, number, reasons):
    with pytest.raises(InputRefused) as refusal:
        _return(services, acting, world, number, reasons=reasons)
    assert list(refusal.value.fields) == ["reasons"]


def test_fifty_characters_are_enough(services, world, acting, number):
    _return(services, acting, world, number, reasons="а" * 50)
    assert cases.state_of(services, number)[0] == "returned"


def test_not_supplied_in_time_needs_an_ask(services, world, acting, number):
    with pytest.raises(Incomplete):
        _return(services, acting, world, number, ground="return_not_fixed")


def test_not_supplied_in_time_waits_for_the_end_of_the_term(services, world, acting, asked, clock):
    clock.set(2026, 2, 9, 17)
    with pytest.raises(Incomplete):
        _return(services, acting, world, asked, ground="return_not_fixed")


def test_not_supplied_in_time_after_the_term(services, world, acting, asked, clock):
    clock.set(2026, 2, 10, 9)
    _return(services, acting, world, asked, ground="return_not_fixed")
    assert cases.state_of(services, asked)[0] == "returned"


def test_a_refused_act_leaves_nothing(services, world, acting, number):
    with pytest.raises(InputRefused):
        _return(services, acting, world, number, reasons="")
    ctx = acting(world.secretary)
    assert (_last(ctx, number).action, cases.load(ctx, number).complaint.ground) == (Action.CLAIM_INTAKE, None)


# Forwarding


def _forward(services, acting, world, number, **more):
    command = {
        "to": "Петропавл қаласының әкімдігі",
        "sent_on": date(2026, 2, 2),
        "reasons": "",
        "seen": cases.seen(services, number),
        **more,
    }
    intake.forward(acting(world.secretary), intake.Forward(number=number, **command))


def test_forwarded_whole_ends_here(services, world, acting, number):
    _forward(services, acting, world, number)
    docket = cases.load(acting(world.secretary), number)
    assert (docket.complaint.state, docket.complaint.forwarded_to, docket.is_open) == (
        "forwarded",
        "Петропавл қаласының әкімдігі",
        False,
    )


def test_the_log_does_not_hold_the_name_of_the_addressee(services, world, acting, number):
    _forward(services, acting, world, number)
    assert "Петропавл" not in str(_last(acting(world.secretary), number).data)


@pytest.mark.parametrize("day", [date(2026, 2, 3), date(2026, 2, 1)])
def test_sent_between_receipt_and_today(services, world, acting, number, day):
    with pytest.raises(InputRefused) as refusal:
        _forward(services, acting, world, number, sent_on=day)
    assert list(refusal.value.fields) == ["sent_on"]


def test_a_part_goes_and_the_rest_stays(services, world, acting, number):
    for part in ("су", "жол"):
        seen = cases.seen(services, number)
        command = intake.ForwardPart(number, "Су басқармасы", part, date(2026, 2, 2), seen)
        intake.forward_part(acting(world.secretary), command)
    complaint = cases.load(acting(world.secretary), number).complaint
    assert (complaint.state, [row["part"] for row in complaint.forwarded_parts]) == ("registered", ["су", "жол"])


# Passing on at once, ending


def test_a_danger_is_passed_on_by_a_member_too(services, world, acting):
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.members[0]])
    command = intake.Escalate(number, "Полиция департаменті", REASONS, cases.seen(services, number))
    intake.escalate(acting(world.members[0]), command)
    docket = cases.load(acting(world.secretary), number)
    assert (docket.complaint.state, docket.is_open) == ("escalated", False)


def test_passing_on_discontinues_an_admitted_case(services, world, acting):
    number = cases.admit(services, world)
    command = intake.Escalate(number, "Полиция департаменті", REASONS, cases.seen(services, number))
    intake.escalate(acting(world.secretary), command)
    assert cases.state_of(services, number) == ("escalated", "discontinued")


def test_the_chair_terminates_on_a_ground(services, world, acting, number):
    cases.declare(services, number, [world.chair])
    command = intake.Terminate(number, "termination_no_substance", REASONS, cases.seen(services, number))
    intake.terminate(acting(world.chair), command)
    assert cases.state_of(services, number)[0] == "terminated"


def test_the_secretary_does_not_terminate(services, world, acting, number):
    command = intake.Terminate(number, "termination_no_substance", REASONS, cases.seen(services, number))
    with pytest.raises(NotPermitted):
        intake.terminate(acting(world.secretary), command)


# Putting forward


def test_put_forward_keeps_checklist_and_public_card(services, world, acting):
    number = cases.put_forward(services, world, topic="other", region="710000000")
    docket = cases.load(acting(world.secretary), number)
    assert docket.complaint.state == "proposed"
    assert (docket.title_ru, docket.topic, docket.region) == ("Об аренде сельских пастбищ", "other", "710000000")
    assert docket.complaint.checklist["object"] == {"is_met": True, "note": cases.NOTE}


def test_put_forward_corrects_the_agency(services, world, acting):
    number = cases.put_forward(services, world, agency_id=world.second_agency.id)
    assert cases.load(acting(world.secretary), number).agency_id == world.second_agency.id


def test_the_members_are_told(services, world, session):
    cases.put_forward(services, world)
    told = {row.account_id for row in session.query(Notification).filter_by(message="put_forward")}
    assert told == {person.account_id for person in cases.voters(world)}


@pytest.mark.parametrize("check", list(Check))
def test_every_question_is_answered(services, world, number, check):
    answers = {key: row for key, row in cases.checklist().items() if key is not check}
    with pytest.raises(Incomplete):
        cases.put_forward(services, world, number, answers=answers)


def test_a_no_needs_the_ground_the_secretary_proposes(services, world, number):
    with pytest.raises(Incomplete):
        cases.put_forward(services, world, number, answers=cases.checklist(interest=False))


def test_a_no_with_its_ground_goes_to_the_commission(services, world, acting, number):
    answers = cases.checklist(interest=False)
    cases.put_forward(services, world, number, answers=answers, proposed_ground="inadmissible_private_dispute")
    kept = cases.load(acting(world.secretary), number).complaint.checklist
    assert kept["proposed_ground"] == "inadmissible_private_dispute"


@pytest.mark.parametrize(
    "more", [{"is_excluded": True}, {"object_class": "restricted_facility"}, {"object_class": None}]
)
def test_an_excluded_body_is_no_object(services, world, session, number, more):
    body = BodyFactory(**more)
    session.flush()
    with pytest.raises(Incomplete):
        cases.put_forward(services, world, number, agency_id=body.id)


@pytest.mark.parametrize("field", ["title_kk", "title_ru"])
def test_the_public_title_is_written_in_both_languages(services, world, number, field):
    with pytest.raises(InputRefused) as refusal:
        cases.put_forward(services, world, number, **{field: " "})
    assert list(refusal.value.fields) == [field]


@pytest.mark.parametrize(
    "title",
    ["Обращение Серикқызы о пастбище", "О пастбище: АЙГУЛЬ", "О пастбище, тел. 8 701 123 45 67", "a@example.kz"],
)
def test_the_public_title_gives_nobody_away(services, world, number, title):
    with pytest.raises(InputRefused) as refusal:
        cases.put_forward(services, world, number, title_ru=title)
    [said] = refusal.value.fields.values()
    assert not {"Айгүл", "Серікқызы", "Серикқызы", "АЙГУЛЬ"} & set(said.split())


def test_the_public_title_names_no_organisation(services, world):
    number = cases.take(services, world, cases.file_complaint(services, world, filer=world.ngo_head))
    with pytest.raises(InputRefused) as refusal:
        cases.put_forward(services, world, number, title_kk=f"{world.ngo.name_kk}: жайылым")
    assert list(refusal.value.fields) == ["title_kk"]


def test_the_public_title_holds_no_identification_number(services, world, number):
    with pytest.raises(InputRefused) as refusal:
        cases.put_forward(services, world, number, title_ru="Жалоба 990101300013 о пастбище")
    assert list(refusal.value.fields) == ["title_ru"]


@pytest.mark.parametrize(("field", "value"), [("topic", "x"), ("region", "x"), ("agency_id", None)])
def test_the_public_card_is_chosen_from_lists(services, world, number, field, value):
    with pytest.raises(InputRefused) as refusal:
        cases.put_forward(services, world, number, **{field: value})
    assert list(refusal.value.fields) == [field]


def test_a_commission_is_no_object(services, world, number):
    with pytest.raises(InputRefused):
        cases.put_forward(services, world, number, agency_id=world.second_commission.id)


def test_nothing_is_taken_in_twice(services, world, acting):
    number = cases.put_forward(services, world)
    with pytest.raises(TransitionNotAllowed):
        _return(services, acting, world, number)
