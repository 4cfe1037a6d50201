"""One case at the agency: what it may know, and that only its own button is receipt."""

import hashlib
import re

import pytest

from oversight.domain.terms import Position
from oversight.persistence.models import IssuedDocument
from tests import answering
from tests.statements import counted
from tests.web.filling import fill, forms_of, send, told

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED
PAGES = ("", "/answer", "/answer/send", "/hearing", "/hearing/notice", "/hearing/record", "/hearing/omission")


def at(number, rest="", language="en"):
    return f"/{language}/agency/cases/{number}{rest}"


# Receipt


def test_the_page_says_what_confirming_starts(services, world, signed_in, clock):
    clock.set(2026, 4, 24, 11, 20)
    number = answering.sent_docket(services, world)

    page = signed_in(world.agency_officer).get(at(number))

    assert "24 April 2026, Friday" in told(page)
    assert "13 May 2026, Wednesday" in told(page)
    assert "Opening this page or a mail is not receipt" in page.text


def test_after_hours_the_page_says_which_rule_moves_the_day(services, world, signed_in, clock):
    number = answering.sent_docket(services, world)
    clock.set(2026, 2, 2, 18, 30)

    page = signed_in(world.agency_officer).get(at(number))

    assert "a rule of the commission modelled on the code, not law" in page.text


def test_opening_pages_is_never_receipt(services, world, signed_in):
    number = answering.sent_docket(services, world)
    client = signed_in(world.agency_head)

    for _ in range(2):
        client.get("/en/agency/")
        for rest in PAGES:
            client.get(at(number, rest))
        client.head(at(number))

    assert answering.state(services, number) == ("sent", None)


def test_a_get_on_the_receipt_is_no_receipt(services, world, signed_in):
    number = answering.sent_docket(services, world)

    assert signed_in(world.agency_head).get(at(number, "/receipt")).status_code == 405
    assert answering.state(services, number) == ("sent", None)


def test_fetching_the_document_is_no_receipt(services, world, signed_in, session):
    number = answering.sent_docket(services, world)
    paper_id = issue(session, services, number)

    page = signed_in(world.agency_head).get(at(number, f"/papers/{paper_id}"))

    assert (page.status_code, page.data) == (200, b"%PDF-1.7 final")
    assert answering.state(services, number) == ("sent", None)


def issue(session, services, number, kind="final_document_recommendation"):
    with answering.acting(services, answering.SYSTEM) as ctx:
        docket_id, now = answering.load(ctx, number).id, ctx.now
    content = b"%PDF-1.7 final"
    paper = IssuedDocument(
        docket_id=docket_id,
        kind=kind,
        language="kk",
        sequence=1,
        context={},
        state="issued",
        queued_at=now,
        issued_at=now,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=1,
        statute_revision="x",
        calendar_revision="x",
    )
    session.add(paper)
    session.commit()
    return paper.id


def test_the_filers_receipt_is_not_the_agencys_paper(services, world, signed_in, session):
    number = answering.sent_docket(services, world)
    paper_id = issue(session, services, number, "receipt")
    client = signed_in(world.agency_head)

    assert client.get(at(number, f"/papers/{paper_id}")).status_code == 404
    assert str(paper_id) not in client.get(at(number)).text


def test_the_button_is_receipt(services, world, signed_in):
    number = answering.sent_docket(services, world)
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number), action="/receipt")

    assert answer.status_code == 302
    assert answering.state(services, number) == ("received", "received")
    assert "The last day of the answer is 16 February 2026." in client.get(answer.location).text


def test_without_the_forms_token_nothing_happens(services, world, signed_in):
    number = answering.sent_docket(services, world)
    client = signed_in(world.agency_officer)

    page = client.get(at(number))
    assert send(client, page, action="/receipt", csrf_token=None).status_code == 400
    assert answering.state(services, number) == ("sent", None)


def test_a_double_click_confirms_once(services, world, signed_in):
    number = answering.sent_docket(services, world)
    client = signed_in(world.agency_officer)
    page = client.get(at(number))

    answers = [send(client, page, action="/receipt") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_page_opened_before_receipt_was_deemed_is_a_conflict(services, world, signed_in, clock):
    clock.set(2026, 2, 2, 23, 50)
    number = answering.sent_docket(services, world)
    client = signed_in(world.agency_officer)
    page = client.get(at(number))
    clock.set(2026, 2, 3, 0, 5)
    with answering.acting(services, answering.SYSTEM) as ctx:
        answering.delivery.deem_received(ctx, number)

    answer = send(client, page, action="/receipt")

    assert answer.status_code == 409
    assert "The final document is deemed received" in answer.text


# The executor


def test_the_executor_is_named_on_the_page(services, world, signed_in):
    number = answering.receive(services, world)
    client = signed_in(world.agency_head)

    answer = fill(client, at(number), action="/executor", executor=str(world.agency_officer.account_id))

    assert answer.status_code == 302
    assert answering.state(services, number)[1] == "assigned"


@pytest.mark.parametrize("executor", ["", "nobody", "00000000-0000-0000-0000-000000000000"])
def test_a_stranger_is_not_named(services, world, signed_in, executor):
    number = answering.receive(services, world)

    answer = fill(signed_in(world.agency_head), at(number), action="/executor", executor=executor)

    assert answer.status_code == 422
    assert answering.state(services, number)[1] == "received"


# Others, and what is not shown


@pytest.mark.parametrize("rest", PAGES)
def test_a_case_of_another_agency_looks_like_none(services, world, signed_in, rest):
    number = answering.assign(services, world)
    client = signed_in(world.second_agency_head)

    foreign, absent = client.get(at(number, rest)), client.get(at("2026-99999", rest))

    assert foreign.status_code == absent.status_code == 404
    assert plain(foreign).replace(number, "N") == plain(absent).replace("2026-99999", "N")


def plain(page):
    """The page without the tokens of its forms, which carry the second."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page.text)


@pytest.mark.parametrize(
    "rest", ["/receipt", "/executor", "/answer", "/answer/send", "/answer/positive", "/hearing/notice"]
)
def test_nothing_can_be_sent_to_another_agencys_case(services, world, signed_in, rest):
    own = answering.assign(services, world, answering.receive(services, world, answering.sent_docket(services, world)))
    client = signed_in(world.second_agency_head)
    token = forms_of(client.get("/en/agency/"))[0]["data"]["csrf_token"]

    answer = client.post(at(own, rest), data={"csrf_token": token, "version": "1", "sequence": "1", "key": "k"})

    assert answer.status_code in {404, 422}
    assert answering.state(services, own)[1] == "assigned"


@pytest.mark.parametrize("stage", ["sent_docket", "receive", "assign", "draft_all"])
def test_the_filer_and_the_commissions_inside_are_never_shown(services, world, signed_in, stage):
    number = getattr(answering, stage)(services, world)
    client = signed_in(world.agency_head)
    secret = [answering.FILER, answering.FILER_MAIL, answering.FILER_WORDS, "Комиссияның ішкі жазбасы", "Абай көшесі"]
    secret += [member.name for member in world.members] + [str(world.citizen.account_id)]

    for rest in PAGES:
        text = client.get(at(number, rest)).text
        assert [word for word in secret if word in text] == []


def test_before_dispatch_no_recommendation_is_shown(services, world, signed_in):
    number = answering.sent_docket(services, world, is_sent=False)

    page = signed_in(world.agency_head).get(at(number))

    assert page.status_code == 200
    assert "1-ұсыным" not in page.text


def test_a_rejected_recommendation_is_not_asked(services, world, signed_in):
    number = answering.sent_docket(services, world, 3, rejected=(2,))

    page = signed_in(world.agency_head).get(at(number))

    assert 'id="recommendation-1"' in page.text
    assert 'id="recommendation-2"' not in page.text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("rest", PAGES)
def test_every_page_stands_in_every_language(services, world, signed_in, clock, language, rest):
    number = answering.draft_all(services, world, None, ACCEPTED, IN_PART, REFUSED)
    if rest == "/hearing/record":
        answering.notify_hearing(services, world, number)

    page = signed_in(world.agency_head).get(at(number, rest, language))

    assert page.status_code == 200
    assert len(page.data) < 100_000
    assert twice(re.findall(r' id="([^"]*)"', page.text)) == []


def twice(names):
    return [name for name in set(names) if names.count(name) > 1]


@pytest.mark.parametrize("rest", ["", "/answer"])
def test_the_number_of_recommendations_costs_no_statement(services, world, signed_in, rest):
    costs = []
    client = signed_in(world.agency_head)
    client.get("/en/agency/")
    for count in (1, 6):
        number = answering.sent_docket(services, world, count)
        answering.assign(services, world, answering.receive(services, world, number))
        answering.draft_all(services, world, number, *(ACCEPTED,) * count)
        with counted(services.database.connection) as statements:
            client.get(at(number, rest))
        costs.append(len(statements))

    assert costs[0] == costs[1] <= 16, costs


# Measures


def test_a_measure_is_reported_on_its_page(services, world, signed_in):
    number = answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)
    answering.follow(services, world, answering.assess_all(services, world, number))
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number, "/measures/2"), result="yes", report="Шарт 20 мамырда бұзылды, № 34 келісім.")

    assert answer.status_code == 302
    assert answering.answer_row(services, number, 2).commitment.is_reported_done is True


@pytest.mark.parametrize("fields", [{"report": "Иә"}, {"result": "maybe"}, {"report": "а\x00б" * 20}])
def test_a_report_without_substance_keeps_its_text(services, world, signed_in, fields):
    number = answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)
    answering.follow(services, world, answering.assess_all(services, world, number))
    given = {"result": "yes", "report": "Шарт 20 мамырда бұзылды, № 34 келісім.", **fields}

    answer = fill(signed_in(world.agency_officer), at(number, "/measures/2"), **given)

    assert answer.status_code == 422
    assert answering.answer_row(services, number, 2).commitment.reported_on is None


@pytest.mark.parametrize("recommendation", [4, 99])
def test_a_measure_that_is_not_followed_has_no_page(services, world, signed_in, recommendation):
    number = answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)
    answering.follow(services, world, answering.assess_all(services, world, number))

    assert signed_in(world.agency_head).get(at(number, f"/measures/{recommendation}")).status_code == 404
