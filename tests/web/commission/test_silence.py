"""The letter to the superior body and the list for the next session, as the commission sees them."""

import pytest

from oversight.services.deadline_watch import run
from tests import answering

LIST = "For the next session: agencies that have not answered"


@pytest.fixture
def silent(services, world, clock):
    """Received on 2 February 2026, not answered by 16 February; now it is 2 March."""
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    run(services)
    return number


def page(signed_in, actor, address):
    return signed_in(actor).get(address)


def test_the_letter_says_what_is_known(signed_in, world, silent):
    text = page(signed_in, world.secretary, f"/en/commission/cases/{silent}/letter").get_data(as_text=True)
    assert "[жоғары тұрған органның атауы]" in text
    assert "[наименование вышестоящего органа]" in text
    assert "2026 жылғы 16 ақпан" in text
    assert "16 февраля 2026 г." in text
    assert world.agency.name_kk in text
    assert "refus" not in text.lower()


def test_the_secretary_names_the_superior_body(signed_in, world, silent):
    to = "Облыс әкімінің аппараты <b>"
    answer = signed_in(world.secretary).get(f"/kk/commission/cases/{silent}/letter", query_string={"to": to})
    text = answer.get_data(as_text=True)
    assert text.count("Облыс әкімінің аппараты &lt;b&gt;") == 3  # twice addressed, once in the field
    assert "[жоғары тұрған органның атауы]" not in text


def test_the_case_and_the_desk_lead_to_the_letter(signed_in, world, silent):
    link = f'href="/en/commission/cases/{silent}/letter"'
    assert link in page(signed_in, world.chair, f"/en/commission/cases/{silent}").get_data(as_text=True)
    desk = page(signed_in, world.secretary, "/en/commission/").get_data(as_text=True)
    assert LIST in desk
    assert link in desk


def test_without_silence_there_is_neither(signed_in, services, world, clock):
    number = answering.receive(services, world)
    assert page(signed_in, world.secretary, f"/en/commission/cases/{number}/letter").status_code == 404
    assert LIST not in page(signed_in, world.secretary, "/en/commission/").get_data(as_text=True)


def test_an_answer_ends_both(signed_in, services, world, clock):
    number = answering.draft_all(services, world)
    clock.set(2026, 3, 2)
    run(services)
    answering.send(services, world, number)
    assert page(signed_in, world.secretary, f"/en/commission/cases/{number}/letter").status_code == 404
    assert LIST not in page(signed_in, world.secretary, "/en/commission/").get_data(as_text=True)


@pytest.mark.parametrize("who", ["agency_head", "citizen", "auditor"])
def test_nobody_else_sees_the_letter(signed_in, world, silent, who):
    assert page(signed_in, getattr(world, who), f"/en/commission/cases/{silent}/letter").status_code in {403, 404}
