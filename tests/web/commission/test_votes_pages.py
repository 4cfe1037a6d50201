"""Votes by their pages: opened, cast with 1, 2, 3, closed, decided by the chair."""

import re

import pytest

from oversight.domain.terms import InterestStatement, VoteChoice
from oversight.persistence.models import Motion, Vote
from tests import cases
from tests.web.filling import fill, send

CASE = "/en/commission/cases/"
GROUND = {"ground": "inadmissible_private_dispute", "reasons": cases.REASONS}


@pytest.fixture
def number(services, world):
    return cases.declare(services, cases.put_forward(services, world), cases.voters(world))


@pytest.fixture
def motion_id(services, world, number):
    return cases.open_vote(services, world, number)


@pytest.fixture
def desk(signed_in, world):
    return signed_in(world.secretary)


def _url(number, motion_id, more=""):
    return f"{CASE}{number}/votes/{motion_id}{more}"


def _everybody(services, world, number, motion_id, choice=VoteChoice.FOR):
    for person in cases.voters(world):
        cases.vote(services, number, motion_id, person, choice)


# Opening


def test_a_question_is_put_with_its_end(session, desk, number):
    answer = fill(desk, f"{CASE}{number}/votes/new/admit", ends_on="06.02.2026", ends_at="18:00")
    motion = session.query(Motion).one()
    assert (answer.status_code, answer.location) == (302, _url(number, motion.id))
    assert motion.closes_at.isoformat() == "2026-02-06T13:00:00+00:00"


@pytest.mark.parametrize(
    "more", [{"ends_at": "25:00"}, {"ends_on": "01.02.2026"}, {"text": ""}, {"ends_on": "06.04.2026"}]
)
def test_a_question_needs_its_text_and_an_end_ahead(session, desk, number, more):
    assert fill(desk, f"{CASE}{number}/votes/new/admit", **more).status_code == 422
    assert session.query(Motion).count() == 0


def test_the_quorum_is_shown_as_a_sum(services, world, desk, number):
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    text = desk.get(f"{CASE}{number}/votes/new/admit").text
    assert re.findall(r"<dd>(\d+)</dd>", text) == ["6", "1", "5", "3", "5"]


@pytest.mark.parametrize("kind", ["open_control", "adopt_final"])
def test_a_question_out_of_its_time_has_no_page(desk, number, kind):
    assert desk.get(f"{CASE}{number}/votes/new/{kind}").status_code == 409


def test_an_unknown_question_is_not_there(desk, number):
    assert desk.get(f"{CASE}{number}/votes/new/x").status_code == 404


def test_members_do_not_open(world, signed_in, number):
    assert signed_in(world.members[0]).get(f"{CASE}{number}/votes/new/admit").status_code == 404


# The ballot


def test_a_vote_by_the_page(session, world, signed_in, number, motion_id):
    answer = fill(signed_in(world.chair), _url(number, motion_id), vote="against", dissent="Шекарасы нақтыланбаған.")
    assert answer.status_code == 302
    vote = session.query(Vote).one()
    assert (vote.choice, vote.dissent) == ("against", "Шекарасы нақтыланбаған.")


def test_the_ballot_takes_the_keys(world, signed_in, number, motion_id):
    text = signed_in(world.chair).get(_url(number, motion_id)).text
    assert "data-ballot" in text
    assert text.count('name="vote"') == 3


def test_a_ballot_without_a_choice(session, world, signed_in, number, motion_id):
    answer = fill(signed_in(world.chair), _url(number, motion_id), dissent="Пікірім")
    assert answer.status_code == 422
    assert "Пікірім" in answer.text
    assert session.query(Vote).count() == 0


def test_two_devices_one_vote(session, world, signed_in, number, motion_id):
    clients = [signed_in(world.chair) for _ in range(2)]
    pages = [client.get(_url(number, motion_id)) for client in clients]
    answers = [
        send(client, page, vote=choice) for client, page, choice in zip(clients, pages, ("for", "against"), strict=True)
    ]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert session.query(Vote).one().choice == "for"


def test_a_double_click_is_one_vote(session, world, signed_in, number, motion_id):
    client = signed_in(world.chair)
    page = client.get(_url(number, motion_id))
    assert [send(client, page, vote="for").status_code for _ in range(2)] == [302, 302]
    assert session.query(Vote).count() == 1


def test_a_late_vote_is_told_the_time(session, world, signed_in, number, motion_id, clock):
    client = signed_in(world.chair)
    page = client.get(_url(number, motion_id))
    clock.set(2026, 2, 5, 10)
    client = signed_in(world.chair)
    fresh = client.get(_url(number, motion_id))
    assert "This vote ended at" in fresh.text
    assert session.query(Vote).count() == 0
    assert page.status_code == 200


def test_the_next_question_follows(services, world, signed_in, number, motion_id):
    answer = fill(signed_in(world.chair), _url(number, motion_id), vote="for")
    assert answer.location.endswith(f"/commission/cases/{number}#votes")


def test_nobody_else_votes(services, world, signed_in, number, motion_id):
    cases.declare(services, number, [world.expert])
    assert 'name="vote"' not in signed_in(world.expert).get(_url(number, motion_id)).text


def test_before_the_declaration_there_is_no_ballot(services, world, signed_in):
    number = cases.put_forward(services, world)
    motion_id = cases.open_vote(services, world, number)
    assert signed_in(world.members[0]).get(_url(number, motion_id)).status_code == 403


def test_a_vote_of_another_docket_is_not_there(services, world, signed_in, number, motion_id):
    other = cases.declare(services, cases.put_forward(services, world), [world.chair])
    assert signed_in(world.chair).get(_url(other, motion_id)).status_code == 404


def test_others_votes_are_not_on_the_page(services, world, signed_in, number, motion_id):
    cases.vote(services, number, motion_id, world.chair, VoteChoice.AGAINST, dissent="Құпия пікір")
    text = signed_in(world.members[0]).get(_url(number, motion_id)).text
    assert "has voted" in text
    assert "Құпия пікір" not in text
    assert ">against<" not in text.replace("</svg>", ">")


# The close


def test_the_secretary_closes(services, world, desk, number, motion_id):
    _everybody(services, world, number, motion_id)
    answer = fill(desk, _url(number, motion_id, "/close"))
    assert answer.status_code == 302
    page = desk.get(answer.location)
    assert "The vote is closed: carried." in page.text
    assert "6 of 6 took part, 4 were needed. For 6, against 0, abstained 0." in page.text


def test_a_running_vote_cannot_be_closed(desk, number, motion_id):
    page = desk.get(_url(number, motion_id, "/close"))
    assert "Not everybody has voted yet." in page.text
    assert "Count and close" not in page.text


def test_not_admitted_needs_a_ground(services, world, desk, number, motion_id):
    _everybody(services, world, number, motion_id, VoteChoice.AGAINST)
    answer = fill(desk, _url(number, motion_id, "/close"), reasons="Себебі бар.")
    assert answer.status_code == 422
    assert "choose the ground of inadmissibility" in answer.text
    assert "Себебі бар." in answer.text


def test_not_admitted_on_a_ground(services, world, desk, number, motion_id):
    _everybody(services, world, number, motion_id, VoteChoice.AGAINST)
    assert fill(desk, _url(number, motion_id, "/close"), **GROUND).status_code == 302
    page = desk.get(CASE + number)
    assert "A private dispute only" in page.text
    assert cases.REASONS in page.text


def test_after_the_close_names_votes_and_opinions_stand_together(services, world, signed_in, desk, number, motion_id):
    _everybody(services, world, number, motion_id)
    fill(desk, _url(number, motion_id, "/close"))
    text = signed_in(world.members[0]).get(_url(number, motion_id)).text
    assert text.count("for</span>") == 6


def test_no_quorum_offers_a_new_round(services, world, desk, number, motion_id, clock, signed_in):
    clock.set(2026, 2, 5, 10)
    desk = signed_in(world.secretary)
    assert fill(desk, _url(number, motion_id, "/close")).status_code == 302
    assert "Put admission to the vote" in desk.get(CASE + number).text


def test_members_do_not_close(world, signed_in, number, motion_id):
    assert signed_in(world.members[0]).get(_url(number, motion_id, "/close")).status_code == 404


# The chair alone


@pytest.fixture
def second(services, world):
    number = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    cases.put_forward(services, world, cases.take(services, world, number))
    return cases.declare(services, number, [world.chair])


def test_the_chair_decides_where_the_rules_say_so(services, world, signed_in, second):
    client = signed_in(world.chair)
    assert "Decide on admission as chair" in client.get(CASE + second).text
    assert fill(client, f"{CASE}{second}/chair-decision/admit", decision="yes").status_code == 302
    assert cases.state_of(services, second) == ("admitted", "draft")


def test_the_chairs_no_needs_a_ground(services, world, signed_in, second):
    answer = fill(signed_in(world.chair), f"{CASE}{second}/chair-decision/admit", decision="no")
    assert answer.status_code == 422
    assert cases.state_of(services, second)[0] == "proposed"


def test_elsewhere_the_chair_has_no_such_page(world, signed_in, number):
    assert signed_in(world.chair).get(f"{CASE}{number}/chair-decision/admit").status_code == 409


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_pages_of_votes_speak_the_readers_language(services, world, signed_in, number, motion_id, language):
    for person in (world.secretary, world.chair):
        client = signed_in(person)
        for address in (f"votes/{motion_id}", f"votes/{motion_id}/close", ""):
            page = client.get(f"/{language}/commission/cases/{number}/{address}".rstrip("/"))
            assert page.status_code == 200
            assert "Admission of the complaint" not in page.text
