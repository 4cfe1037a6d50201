"""The desk and the page of a docket, as each person of the commission sees them."""

import pytest

from oversight.domain.terms import InterestStatement
from tests import cases
from tests.web.filling import forms_of, send

CASE = "/en/commission/cases/"


@pytest.fixture
def number(services, world):
    return cases.file_complaint(services, world)


# Who comes in at all


@pytest.mark.parametrize("who", ["citizen", "agency_head", "ngo_head", "auditor", "administrator"])
def test_the_desk_is_the_commissions_own(world, signed_in, who):
    assert signed_in(getattr(world, who)).get("/en/commission/").status_code == 404


def test_a_guest_is_asked_to_sign_in(client):
    assert client.get("/en/commission/").status_code == 302


@pytest.mark.parametrize("who", ["citizen", "agency_head"])
def test_a_docket_of_the_commission_is_nobody_elses_page(world, signed_in, number, who):
    assert signed_in(getattr(world, who)).get(CASE + number).status_code == 404


def test_an_unknown_number_looks_like_a_foreign_one(services, world, signed_in):
    foreign = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    client = signed_in(world.members[4])
    pages = [client.get(CASE + number) for number in (foreign, "2026-99999", "x")]
    assert [page.status_code for page in pages] == [404] * 3


# The queue


def test_the_secretary_sees_what_waits(world, signed_in, number):
    page = signed_in(world.secretary).get("/en/commission/")
    assert number in page.text
    assert "Check admissibility" in page.text


def test_what_nobody_took_for_long_stands_out(world, signed_in, number, clock):
    clock.set(2026, 2, 5)
    assert "nobody for over a working day" in signed_in(world.secretary).get("/en/commission/").text


def test_taking_leads_to_the_docket(world, signed_in, number):
    client = signed_in(world.secretary)
    answer = send(client, client.get("/en/commission/"), action="/claim")
    assert (answer.status_code, answer.location) == (302, f"/en/commission/cases/{number}")


def test_who_comes_second_is_told_so(services, world, signed_in, number):
    client = signed_in(world.secretary)
    page = client.get("/en/commission/")
    with cases.acting(services, cases.SYSTEM) as ctx:
        complaint = cases.load(ctx, number).complaint
        complaint.claimed_by_id = world.expert.account_id
        ctx.commit()
    answer = send(client, page, action="/claim")
    assert answer.status_code == 409
    assert "Somebody else took this complaint first" in answer.text


def test_a_double_click_takes_once(world, signed_in, number):
    client = signed_in(world.secretary)
    page = client.get("/en/commission/")
    assert [send(client, page, action="/claim").status_code for _ in range(2)] == [302, 302]


def test_putting_back(services, world, signed_in, number):
    cases.take(services, world, number)
    client = signed_in(world.secretary)
    answer = send(client, client.get(CASE + number), action="/release")
    assert answer.status_code == 302
    assert "Take the complaint" in client.get(CASE + number).text


def test_pages_of_the_queue_follow_by_a_link(services, world, signed_in):
    numbers = [cases.file_complaint(services, world) for _ in range(21)]
    client = signed_in(world.secretary)
    first = client.get("/en/commission/")
    assert numbers[20] not in first.text
    assert numbers[20] in client.get("/en/commission/?view=all&after=2026-02-23.2026000000020").text


@pytest.mark.parametrize("query", ["view=x", "after=x", "view=undated&after=2026-01-01.1"])
def test_an_address_of_somebody_elses_making_is_a_bad_request(world, signed_in, number, query):
    assert signed_in(world.secretary).get(f"/en/commission/?{query}").status_code == 400


def test_a_member_has_duties_and_no_queue(services, world, signed_in):
    number = cases.put_forward(services, world)
    cases.open_vote(services, world, number)
    page = signed_in(world.members[0]).get("/en/commission/")
    assert "Declare first" in page.text
    assert "Queue by next date" not in page.text
    assert "Об аренде" not in page.text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_desk_speaks_three_languages(services, world, signed_in, language):
    cases.put_forward(services, world)
    for person in (world.secretary, world.chair):
        assert signed_in(person).get(f"/{language}/commission/").status_code == 200


# The docket


def test_the_secretary_reads_words_and_contacts(world, signed_in, number):
    page = signed_in(world.secretary).get(CASE + number)
    assert cases.TEXT in page.text
    assert "Тасқайың ауылы, Абай көшесі, 5" in page.text


def test_a_declared_member_reads_words_without_name_and_contacts(services, world, signed_in):
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.members[0]])
    page = signed_in(world.members[0]).get(CASE + number)
    assert cases.TEXT in page.text
    assert "Айгүл" not in page.text
    assert "Абай көшесі" not in page.text


def test_before_the_declaration_only_number_agency_and_topic(services, world, signed_in):
    number = cases.put_forward(services, world)
    page = signed_in(world.members[0]).get(CASE + number)
    assert world.agency.name_en in page.text
    assert "Land and pasture" in page.text
    for hidden in (cases.TEXT, "Жайылым жалға берілген", "What happened", "Айгүл", "Об аренде"):
        assert hidden not in page.text


def test_a_recused_member_is_told_why_the_case_is_closed(services, world, signed_in):
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    page = signed_in(world.members[0]).get(CASE + number)
    assert page.status_code == 403
    assert "You are recused from this case" in page.text
    assert cases.TEXT not in page.text


def test_what_can_be_done_is_offered_and_nothing_else(services, world, signed_in):
    number = cases.take(services, world, cases.file_complaint(services, world))
    page = signed_in(world.secretary).get(CASE + number)
    for offered in ("Put forward for admission", "Ask for missing parts", "Return with reasons", "Forward a part"):
        assert offered in page.text
    assert "Terminate the procedure" not in page.text


def test_every_offered_page_opens(services, world, signed_in):
    number = cases.take(services, world, cases.file_complaint(services, world))
    client = signed_in(world.secretary)
    for act in ("put-forward", "fix", "forward", "forward-part", "return", "escalate"):
        assert client.get(f"{CASE}{number}/{act}").status_code == 200


def test_the_docket_in_every_state_of_the_walk(services, world, signed_in):
    number = cases.admit(services, world)
    client = signed_in(world.secretary)
    assert client.get(CASE + number).status_code == 200
    answer = send(client, client.get(CASE + number), action="/clear")
    assert answer.status_code == 302
    assert cases.state_of(services, number) == ("admitted", "cleared")
    assert client.get(CASE + number).status_code == 200


def test_the_page_stays_small(services, world, signed_in):
    number = cases.admit(services, world)
    assert len(signed_in(world.secretary).get(CASE + number).data) < 40_000


def test_the_timeline_names_nobody_and_no_vote(services, world, signed_in):
    number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    cases.vote(services, number, motion_id, world.chair, cases.VoteChoice.AGAINST)
    history = signed_in(world.members[0]).get(CASE + number).text.split('id="history"')[1].split("<aside")[0]
    assert "A vote was cast" in history
    assert "Ерлан" not in history
    assert "against" not in history.lower()


def test_a_file_of_the_filer_is_saved_never_shown(services, world, signed_in, number):
    client = signed_in(world.secretary)
    unknown = client.get(f"{CASE}{number}/attachments/00000000-0000-0000-0000-000000000000")
    assert unknown.status_code == 404


def test_every_form_of_the_page_carries_what_was_seen(services, world, signed_in):
    number = cases.take(services, world, cases.file_complaint(services, world))
    page = signed_in(world.secretary).get(CASE + number)
    [release] = [form for form in forms_of(page) if form["action"].endswith("/release")]
    assert {"version", "sequence", "key", "csrf_token"} <= set(release["data"])
