"""The permission table: cells by role, scope and conflict; refused looks like absent to outsiders."""

from dataclasses import replace
from uuid import uuid4

import pytest

from oversight.domain import policy
from oversight.domain.errors import NotPermitted, NotVisible, Recused
from oversight.domain.policy import GUEST, POLICY, Actor, Parties, Seat, is_permitted, require, role_for
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, VOTING_ROLES, Action, Role

COMMISSION, AGENCY, NGO, OTHER = (uuid4() for _ in range(4))


def actor(role, body=None):
    return Actor(uuid4(), (Seat(role, body),))


def parties(**more):
    return Parties(uuid4(), commission_id=COMMISSION, agency_id=AGENCY, filer_body_id=NGO, **more)


@pytest.mark.parametrize("role", sorted(COMMISSION_ROLES))
@pytest.mark.parametrize("action", list(Action))
def test_another_commission_may_nothing_on_this_case(role, action):
    bodyless = {Action.RECORD_ON_BEHALF, Action.SUBMIT}
    assert action in bodyless or not is_permitted(actor(role, OTHER), action, parties())


@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
@pytest.mark.parametrize("action", list(Action))
def test_another_agency_may_nothing(role, action):
    assert not is_permitted(actor(role, OTHER), action, parties())


@pytest.mark.parametrize("action", list(Action))
def test_an_agency_that_was_not_told_may_nothing(action):
    untold = Parties(uuid4(), commission_id=COMMISSION, agency_id=None)
    assert not is_permitted(actor(Role.AGENCY_HEAD, AGENCY), action, untold)


@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
@pytest.mark.parametrize("action", [Action.READ_PAPERS, Action.READ_IDENTITY])
def test_an_agency_never_reads_papers_or_identity(role, action):
    assert role not in POLICY[action]


@pytest.mark.parametrize("role", sorted(VOTING_ROLES))
def test_papers_open_with_the_declaration(role):
    member = actor(role, COMMISSION)
    assert not is_permitted(member, Action.READ_PAPERS, parties())
    assert is_permitted(member, Action.READ_PAPERS, parties(declared=frozenset({member.account_id})))


@pytest.mark.parametrize("role", sorted(COMMISSION_ROLES))
@pytest.mark.parametrize("action", [a for a in Action if a not in {Action.SUBMIT, Action.RECORD_ON_BEHALF}])
def test_a_recused_person_may_nothing(role, action):
    person = actor(role, COMMISSION)
    assert not is_permitted(person, action, parties(recused=frozenset({person.account_id})))


def test_only_the_secretary_the_filer_and_the_system_read_identity():
    assert {role for role, _ in POLICY[Action.READ_IDENTITY].items()} == {
        Role.SECRETARY,
        Role.GUEST,
        Role.CITIZEN,
        Role.NGO_HEAD,
        Role.NGO_MEMBER,
        Role.SYSTEM,
    }


def test_only_the_head_sends():
    assert set(POLICY[Action.SEND_ANSWER]) == {Role.AGENCY_HEAD}


def test_a_guest_sees_the_tracked_case_only():
    docket = parties()
    assert not is_permitted(GUEST, Action.READ, docket)
    assert is_permitted(Actor(None, GUEST.seats, tracked_docket_id=docket.docket_id), Action.READ, docket)


def test_outsiders_cannot_tell_refused_from_absent():
    with pytest.raises(NotVisible):
        require(actor(Role.SECRETARY, OTHER), Action.RETURN, parties())


def test_the_recused_are_told_so_and_strangers_are_not():
    person = actor(Role.MEMBER, COMMISSION)
    docket = replace(parties(), recused=frozenset({person.account_id}))
    with pytest.raises(Recused):
        require(person, Action.READ, docket)
    with pytest.raises(NotVisible):
        require(replace(person, seats=(Seat(Role.MEMBER, OTHER),)), Action.READ, docket)


def test_readers_are_told_that_they_may_not():
    with pytest.raises(NotPermitted):
        require(actor(Role.MEMBER, COMMISSION), Action.RETURN, parties())


def test_the_role_of_an_act_is_the_seat_that_may():
    both = Actor(uuid4(), (Seat(Role.MEMBER, COMMISSION), Seat(Role.SECRETARY, COMMISSION)))
    assert role_for(both, Action.RETURN, parties()) is Role.SECRETARY


def test_the_role_of_an_act_is_that_of_the_first_seat_that_may():
    person = Actor(uuid4(), (Seat(Role.MEMBER, COMMISSION), Seat(Role.AGENCY_HEAD, AGENCY)))
    assert role_for(person, Action.SEND_ANSWER, parties()) is Role.AGENCY_HEAD
    with pytest.raises(NotPermitted):
        role_for(person, Action.RETURN, parties())


def test_who_reads_a_case_is_told_that_an_act_is_not_theirs():
    with pytest.raises(NotPermitted):
        require(actor(Role.AGENCY_OFFICER, AGENCY), Action.SEND_ANSWER, parties())
    require(actor(Role.AGENCY_HEAD, AGENCY), Action.SEND_ANSWER, parties())


def test_without_a_docket_only_what_needs_none_is_permitted():
    assert is_permitted(actor(Role.CITIZEN), Action.SUBMIT)
    assert not is_permitted(actor(Role.AGENCY_HEAD, AGENCY), Action.SEND_ANSWER)


def test_an_actor_knows_the_bodies_of_its_roles():
    person = Actor(uuid4(), (Seat(Role.MEMBER, COMMISSION), Seat(Role.AGENCY_HEAD, AGENCY), Seat(Role.CITIZEN, None)))
    assert person.roles == {Role.MEMBER, Role.AGENCY_HEAD, Role.CITIZEN}
    assert person.bodies(AGENCY_ROLES) == {AGENCY}
    assert person.bodies(frozenset({Role.CITIZEN})) == frozenset()


def test_a_filer_is_the_person_or_the_organisation_that_filed():
    citizen, ngo = actor(Role.CITIZEN), actor(Role.NGO_HEAD, NGO)
    docket = Parties(uuid4(), commission_id=COMMISSION, filer_body_id=NGO, filer_account_id=citizen.account_id)
    assert is_permitted(citizen, Action.READ, docket)
    assert is_permitted(ngo, Action.READ, docket)
    assert not is_permitted(actor(Role.CITIZEN), Action.READ, docket)
    assert not is_permitted(actor(Role.NGO_HEAD, OTHER), Action.READ, docket)


def test_a_role_of_no_body_is_never_of_the_own_body():
    auditor = actor(Role.AUDITOR, COMMISSION)
    assert not policy._holds(auditor.seats[0], policy.Scope.OWN_BODY_DECLARED, auditor, parties())
