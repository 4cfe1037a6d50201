"""Before the papers open, everybody says whether there is an interest; whoever has one is out at once."""

import pytest

from oversight.domain.errors import (
    AlreadyDone,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    Recused,
    TransitionNotAllowed,
)
from oversight.domain.policy import is_permitted
from oversight.domain.terms import Action, InterestMeasure, InterestStatement, RecordKind, VoteChoice
from oversight.persistence.cases import events_of
from oversight.persistence.models import Seat, Vote
from oversight.services import case_file, declarations, intake, motions
from oversight.services.casework import parties_of, read
from oversight.services.commission_file import ClosedFile, CommissionFile, open_page
from oversight.services.declarations import DeclareInterest
from tests import cases

NONE, MAY_ARISE, PRESENT = InterestStatement
CONTINUE, RECUSE = InterestMeasure


@pytest.fixture
def number(services, world):
    return cases.put_forward(services, world)


def _answer(services, number, person, statement, measure=None, nature=cases.NATURE, seen=None):
    with cases.acting(services, person) as ctx:
        command = DeclareInterest(number, statement, measure, nature, seen or cases.seen(services, number))
        return declarations.declare_interest(ctx, command)


def _page(services, number, person):
    with cases.acting(services, person) as ctx:
        return open_page(ctx, number)


def _events(services, world, number, action):
    with cases.acting(services, world.secretary) as ctx:
        return [event for event in events_of(ctx.session, cases.load(ctx, number).id) if event.action is action]


# Before and after the answer


def test_before_the_answer_only_what_is_needed_to_answer_is_there(services, world, number):
    page = _page(services, number, world.members[0])
    assert isinstance(page, ClosedFile)
    assert {page.number, page.agency.name_ru, page.topic} == {number, world.agency.name_ru, "land_and_pasture"}


def test_the_expert_and_the_chair_wait_too(services, world, number):
    assert [type(_page(services, number, person)) for person in (world.chair, world.expert)] == [ClosedFile] * 2


def test_the_answer_opens_the_papers(services, world, number):
    _answer(services, number, world.members[0], NONE)
    page = _page(services, number, world.members[0])
    assert isinstance(page, CommissionFile)
    assert page.papers.text == cases.TEXT


def test_a_member_who_declared_does_not_see_a_hidden_name(services, world, number):
    _answer(services, number, world.members[0], NONE)
    assert _page(services, number, world.members[0]).papers.name is None


def test_the_secretary_sees_name_and_address(services, world, number):
    papers = _page(services, number, world.secretary).papers
    assert papers.person.postal_address == "Тасқайың ауылы, Абай көшесі, 5"


def test_somebody_from_elsewhere_finds_nothing(services, world, number):
    with pytest.raises(NotVisible):
        _page(services, number, world.other_citizen)


# The answer itself


def test_none_needs_no_words(services, world, number):
    assert _answer(services, number, world.members[0], NONE, nature="") is False


@pytest.mark.parametrize("statement", [MAY_ARISE, PRESENT])
def test_an_interest_is_described(services, world, number, statement):
    with pytest.raises(InputRefused) as refusal:
        _answer(services, number, world.members[0], statement, CONTINUE, nature="туыс")
    assert list(refusal.value.fields) == ["nature"]


def test_may_arise_needs_a_choice(services, world, number):
    with pytest.raises(InputRefused) as refusal:
        _answer(services, number, world.members[0], MAY_ARISE)
    assert list(refusal.value.fields) == ["measure"]


def test_may_arise_may_continue_openly(services, world, number):
    assert _answer(services, number, world.members[0], MAY_ARISE, CONTINUE) is False
    assert _page(services, number, world.secretary).panel.person(world.members[0].account_id).nature == cases.NATURE


def test_present_recuses_whatever_is_chosen(services, world, number):
    assert _answer(services, number, world.members[0], PRESENT, CONTINUE) is True


def test_the_words_are_not_in_the_log(services, world, number):
    _answer(services, number, world.members[0], MAY_ARISE, CONTINUE)
    [event] = _events(services, world, number, Action.DECLARE_INTEREST)
    assert "Туысым" not in str(event.data)
    assert len(event.data["sealed"]) == 64


def test_the_same_form_twice_is_one_answer(services, world, number):
    seen = cases.seen(services, number)
    _answer(services, number, world.members[0], NONE, seen=seen)
    with pytest.raises(AlreadyDone):
        _answer(services, number, world.members[0], NONE, seen=seen)


def test_answering_anew_keeps_the_earlier_answer(services, world, number):
    _answer(services, number, world.members[0], NONE)
    _answer(services, number, world.members[0], MAY_ARISE, CONTINUE)
    with cases.acting(services, world.secretary) as ctx:
        [row] = cases.load(ctx, number).declarations
        assert (row.statement, [kept["statement"] for kept in row.earlier]) == (MAY_ARISE, ["none"])


def test_another_persons_act_meanwhile_is_no_conflict(services, world, number):
    seen = cases.seen(services, number)
    _answer(services, number, world.members[1], NONE)
    assert _answer(services, number, world.members[0], NONE, seen=seen) is False


def test_an_ended_docket_takes_no_answer(services, world):
    number = cases.take(services, world, cases.file_complaint(services, world))
    with cases.acting(services, world.secretary) as ctx:
        reasons, seen = cases.REASONS, cases.seen(services, number)
        intake.return_complaint(ctx, intake.ReturnComplaint(number, "return_insulting", reasons, seen))
    with pytest.raises(TransitionNotAllowed):
        _answer(services, number, world.members[0], NONE)


# Recusal


def test_to_a_recused_member_the_case_is_closed(services, world, number):
    _answer(services, number, world.members[0], NONE)
    _answer(services, number, world.members[0], PRESENT)
    with pytest.raises(Recused):
        _page(services, number, world.members[0])


def test_a_recused_member_may_do_nothing(services, world, number):
    _answer(services, number, world.members[0], PRESENT)
    with cases.acting(services, world.secretary) as ctx:
        parties = parties_of(cases.load(ctx, number))
    possible = [action for action in Action if is_permitted(world.members[0], action, parties)]
    assert possible == []


def test_recusal_cannot_be_taken_back(services, world, number):
    _answer(services, number, world.members[0], PRESENT)
    with pytest.raises(Recused):
        _answer(services, number, world.members[0], NONE)


def test_recusal_takes_weight(services, world, number):
    before = _page(services, number, world.secretary).panel
    _answer(services, number, world.members[0], PRESENT)
    panel = _page(services, number, world.secretary).panel
    assert (len(before.eligible), len(panel.eligible), panel.recused) == (6, 5, 1)


def test_a_conflict_declared_after_voting_sets_the_vote_aside(services, world, number):
    cases.declare(services, number, cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    cases.vote(services, number, motion_id, world.members[0], VoteChoice.AGAINST)
    _answer(services, number, world.members[0], PRESENT)
    [event] = _events(services, world, number, Action.RECUSE)
    assert event.data["votes_set_aside"] == [str(motion_id)]


def test_the_vote_set_aside_is_not_deleted(services, world, session, number):
    cases.declare(services, number, cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    cases.vote(services, number, motion_id, world.members[0], VoteChoice.AGAINST)
    _answer(services, number, world.members[0], PRESENT)
    assert session.query(Vote).filter_by(motion_id=motion_id).count() == 1


def test_the_secretarys_recusal_frees_the_complaint(services, world, number):
    _answer(services, number, world.secretary, PRESENT)
    with cases.acting(services, world.expert) as ctx:
        assert cases.load(ctx, number).complaint.claimed_by_id is None


def test_recusal_takes_people_out_of_the_group(services, world, session):
    number = cases.admit(services, world)
    own = session.query(Seat.id).filter_by(account_id=world.members[0].account_id, body_id=world.commission.id).scalar()
    other = (
        session.query(Seat.id).filter_by(account_id=world.members[1].account_id, body_id=world.commission.id).scalar()
    )
    with cases.acting(services, world.secretary) as ctx:
        case = cases.load(ctx, number).case
        case.group, case.rapporteur_id = [str(own), str(other)], world.members[0].account_id
        ctx.commit()
    _answer(services, number, world.members[0], PRESENT)
    with cases.acting(services, world.secretary) as ctx:
        case = cases.load(ctx, number).case
        assert (case.group, case.rapporteur_id) == ([str(other)], None)


def test_a_recusal_is_told_to_the_public_without_a_name(services, world, number):
    _answer(services, number, world.members[0], PRESENT)
    with cases.acting(services, world.secretary) as ctx:
        public = [row.sentence for row in case_file.happened(ctx, cases.load(ctx, number), public_only=True)]
    assert public[-1] == "A member was recused for a conflict of interest"


# Hints


def test_a_seat_at_the_agency_is_pointed_out(services, world, session, number):
    session.add(
        Seat(
            account_id=world.members[0].account_id,
            body_id=world.agency.id,
            role="agency_officer",
            begun_at=services.clock(),
            ended_at=services.clock(),
        )
    )
    session.commit()
    assert [hint.source for hint in _page(services, number, world.members[0]).hints] == ["seat"]


def test_an_earlier_declaration_about_the_agency_is_pointed_out(services, world, number):
    _answer(services, number, world.members[0], MAY_ARISE, CONTINUE)
    later = cases.put_forward(services, world)
    assert [(hint.source, hint.number) for hint in _page(services, later, world.members[0]).hints] == [
        ("declared", number)
    ]


def test_without_a_reason_there_is_no_hint(services, world, number):
    assert _page(services, number, world.members[0]).hints == ()


# Clearing


def test_clearing_waits_for_a_quorum_of_answers(services, world):
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.chair, *world.members[:3]])
    motion_id = cases.open_vote(services, world, number)
    for person in (world.chair, *world.members[:3]):
        cases.vote(services, number, motion_id, person)
    services.clock.forward(days=4)
    cases.close_vote(services, world, number, motion_id)
    cases.clear(services, world, number)
    assert cases.state_of(services, number) == ("admitted", "cleared")


def test_clearing_is_refused_below_the_quorum(services, world, number):
    cases.declare(services, number, cases.voters(world))
    assert cases.decide_by_vote(services, world, number, motions.MotionKind.ADMIT) == "carried"
    for person in world.members[:4]:
        cases.declare(services, number, [person], PRESENT)
    cases.declare(services, number, [world.members[4]], PRESENT)
    cases.declare(services, number, [world.chair], PRESENT)
    with cases.acting(services, world.secretary) as ctx, pytest.raises(Incomplete):
        declarations.clear(ctx, declarations.Clear(number, cases.seen(services, number, RecordKind.CASE)))


def test_members_do_not_clear(services, world):
    number = cases.admit(services, world)
    with cases.acting(services, world.members[0]) as ctx, pytest.raises(NotPermitted):
        declarations.clear(ctx, declarations.Clear(number, cases.seen(services, number, RecordKind.CASE)))


def test_reading_after_recusal_is_refused_with_its_reason(services, world, number):
    _answer(services, number, world.chair, PRESENT)
    with cases.acting(services, world.chair) as ctx, pytest.raises(Recused):
        read(ctx, number)
