"""The declaration of interest by its page."""

import pytest

from oversight.persistence.models import Declaration
from tests import cases
from tests.web.filling import fill, send

CASE = "/en/commission/cases/"


@pytest.fixture
def number(services, world):
    return cases.put_forward(services, world)


@pytest.fixture
def member(world, signed_in):
    return signed_in(world.members[0])


def test_the_docket_opens_after_the_answer(member, number):
    answer = fill(member, CASE + number, statement="none")
    assert (answer.status_code, answer.location) == (302, f"/en/commission/cases/{number}")
    assert cases.TEXT in member.get(CASE + number).text


def test_an_interest_recuses_and_leads_away(member, number):
    answer = fill(member, f"{CASE}{number}/declaration", statement="present", nature=cases.NATURE)
    assert answer.location == "/en/commission/"
    assert "You are recused" in member.get("/en/commission/").text
    assert member.get(CASE + number).status_code == 403


def test_it_may_arise_asks_how_to_go_on(session, member, number):
    answer = fill(member, f"{CASE}{number}/declaration", statement="may_arise", nature=cases.NATURE)
    assert answer.status_code == 422
    assert "Choose: continue openly or recuse yourself." in answer.text
    assert cases.NATURE in answer.text
    assert session.query(Declaration).count() == 0


def test_disclosed_is_read_by_the_commission(services, world, signed_in, member, number):
    fill(member, f"{CASE}{number}/declaration", statement="may_arise", measure="continue", nature=cases.NATURE)
    assert cases.NATURE in signed_in(world.secretary).get(CASE + number).text


@pytest.mark.parametrize("statement", [None, "x"])
def test_one_of_three_is_chosen(member, number, statement):
    assert fill(member, f"{CASE}{number}/declaration", statement=statement).status_code == 422


def test_a_double_click_is_one_answer(session, member, number):
    page = member.get(f"{CASE}{number}/declaration")
    assert [send(member, page, statement="none").status_code for _ in range(2)] == [302, 302]
    assert session.query(Declaration).count() == 1


def test_an_answer_can_be_given_anew(session, member, number):
    fill(member, f"{CASE}{number}/declaration", statement="none")
    page = member.get(f"{CASE}{number}/declaration")
    assert "You have answered already." in page.text
    send(member, page, statement="may_arise", measure="continue", nature=cases.NATURE)
    assert session.query(Declaration).one().statement == "may_arise"


def test_a_hint_names_its_source(services, world, signed_in, member, number):
    fill(member, f"{CASE}{number}/declaration", statement="may_arise", measure="continue", nature=cases.NATURE)
    later = cases.put_forward(services, world)
    assert f"You disclosed an interest in case {number}" in member.get(CASE + later).text


def test_the_expert_and_the_secretary_declare_too(world, signed_in, number):
    for person in (world.expert, world.secretary):
        assert fill(signed_in(person), f"{CASE}{number}/declaration", statement="none").status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_it_speaks_the_readers_language(member, number, language):
    page = member.get(f"/{language}/commission/cases/{number}/declaration")
    assert page.status_code == 200
    assert "Do you have" not in page.text
