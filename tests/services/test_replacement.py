"""When somebody of a control's group is recused, the least loaded member without a conflict is proposed instead."""

import pytest

from oversight.domain.terms import InterestStatement
from oversight.services.commission_file import open_page
from tests import cases


def replacement(services, world, number):
    with cases.acting(services, world.secretary) as ctx:
        return open_page(ctx, number).control.replacement


@pytest.fixture
def number(services, world):
    """A control under way; member 1 reports, members 1 to 5 and the chair have declared."""
    return cases.to_started(services, world)


def test_nobody_is_proposed_before_a_recusal(services, world, number):
    assert replacement(services, world, number) is None


def test_the_rapporteurs_place_is_offered_to_another_member(services, world, number, signed_in):
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    vacant = replacement(services, world, number)
    assert (vacant.left.name, vacant.was_rapporteur) == ("Мүше 1", True)
    assert vacant.proposed.account_id in {one.account_id for one in world.members[1:]}
    page = signed_in(world.secretary).get(f"/en/commission/cases/{number}")
    assert f"Proposed instead: {vacant.proposed.name}" in page.text


def test_a_recused_member_is_never_proposed(services, world, number):
    cases.declare(services, number, world.members[1:4], InterestStatement.PRESENT)
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    assert replacement(services, world, number).proposed.account_id == world.members[4].account_id


def test_where_everybody_else_is_recused_it_says_so(services, world, number, signed_in):
    cases.declare(services, number, [*world.members[1:], world.chair], InterestStatement.PRESENT)
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    assert replacement(services, world, number).proposed is None
    page = signed_in(world.secretary).get(f"/en/commission/cases/{number}")
    assert "No other member of the commission has declared to be without a conflict." in page.text


def test_who_is_in_no_group_needs_no_replacement(services, world, number):
    cases.declare(services, number, [world.members[4]], InterestStatement.PRESENT)
    assert replacement(services, world, number) is None
