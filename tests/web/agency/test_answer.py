"""Writing and sending: one page, own versions, nothing typed is lost, and the head's signature."""

import re

import pytest

from oversight.domain.completeness import AnswerFacts, unanswered
from oversight.domain.terms import Position
from oversight.web.agency.pages import PLACES
from tests import answering
from tests.answering import REASONS, drafted
from tests.web.filling import fill, forms_of, send, told

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED
WHOLE = {
    "position": "accepted",
    "reasons": REASONS,
    "measure": "Шарт бұзылады",
    "measure_on": "25.05.2026",
    "responsible": "Бөлім басшысы",
}


def at(number, rest="/answer"):
    return f"/en/agency/cases/{number}{rest}"


def of(number, **fields):
    """The fields of one recommendation's answer."""
    return {f"r{number}-{name}": value for name, value in fields.items()}


def shown(page, name):
    """What stands in a field of the answer form."""
    form = next(form for form in forms_of(page) if form["action"].endswith("/answer"))
    return form["data"].get(name)


# Writing


def test_three_recommendations_are_answered_in_one_go(services, world, signed_in):
    number = answering.assign(services, world)

    answer = fill(signed_in(world.agency_officer), at(number), **of(1, **WHOLE), **of(2, **WHOLE), **of(3, **WHOLE))

    assert answer.status_code == 302
    assert all(answering.answer_row(services, number, one).position is ACCEPTED for one in (1, 2, 3))


def test_a_part_may_be_saved(services, world, signed_in):
    number = answering.assign(services, world)
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number), **of(2, reasons="Әлі ойланудамыз"))

    page = client.get(answer.location)
    assert shown(page, "r2-reasons") == "Әлі ойланудамыз"
    assert "The draft of 1 answer is saved." in page.text


def test_saving_without_a_change_says_so(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number))

    assert "Nothing was changed." in client.get(answer.location).text


def test_what_is_missing_leads_to_its_field(services, world, signed_in):
    number = answering.assign(services, world)
    answering.draft(
        services, world, number, drafted(1, ACCEPTED, measure_on=None), drafted(2, REFUSED, legal_reference="")
    )

    page = signed_in(world.agency_officer).get(at(number))

    for target in ("r1-measure_on", "r2-legal_reference", "recommendation-3"):
        assert f'href="#{target}"' in page.text
        assert f'id="{target}"' in page.text
    assert f'href="/en/agency/cases/{number}/hearing"' in page.text


def test_every_thing_that_can_be_missing_has_its_place():
    lacking = [AnswerFacts(1, position, "", "", None, "", "") for position in (None, *Position)]

    assert {one.sentence for answer in lacking for one in unanswered(answer)} == set(PLACES)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("measure_on", "30.02.2026"),
        ("measure_on", "келесі дүйсенбі"),
        ("measure_on", "25.05.0026"),
        ("measure_on", "25.05.20266"),
        ("reasons", "ә" * 20_001),
        ("responsible", "ә" * 301),
        ("position", "agreed"),
    ],
)
def test_what_cannot_be_read_is_refused_and_kept(services, world, signed_in, field, typed):
    number = answering.assign(services, world)

    answer = fill(signed_in(world.agency_officer), at(number), **of(1, **{**WHOLE, field: typed}))

    assert answer.status_code == 422
    assert field == "position" or shown(answer, f"r1-{field}") == typed
    assert shown(answer, "r1-measure") == "Шарт бұзылады"
    assert answering.answer_row(services, number, 1) is None


def test_markup_is_shown_as_text(services, world, signed_in):
    number = answering.assign(services, world)
    client = signed_in(world.agency_officer)
    fill(client, at(number), **of(1, reasons="<script>alert(1)</script> {{ 7*7 }}"))

    page = client.get(at(number, ""))

    assert "<script>alert(1)" not in page.text
    assert "{{ 7*7 }}" in page.text


def test_lines_of_a_text_come_back_as_typed(services, world, signed_in):
    number = answering.assign(services, world)
    client = signed_in(world.agency_officer)
    fill(client, at(number), **of(1, reasons="Бірінші\r\n\r\nЕкінші"))
    events_before = answering.state(services, number)

    answer = fill(client, at(number))

    assert "Nothing was changed." in client.get(answer.location).text
    assert answering.state(services, number) == events_before


# Two people


def test_a_stale_form_keeps_the_text_and_shows_the_other(services, world, signed_in):
    number = answering.assign(services, world)
    mine, other = signed_in(world.agency_officer), signed_in(world.agency_head)
    page = mine.get(at(number))
    fill(other, at(number), **of(1, reasons="Басшының мәтіні"))

    answer = send(mine, page, **of(1, reasons="Менің мәтінім"))

    assert answer.status_code == 409
    assert shown(answer, "r1-reasons") == "Менің мәтінім"
    assert "Басшының мәтіні" in answer.text
    assert "The agency drafted its answer" in answer.text


def test_the_second_sending_after_a_conflict_counts(services, world, signed_in):
    number = answering.assign(services, world)
    mine, other = signed_in(world.agency_officer), signed_in(world.agency_head)
    page = mine.get(at(number))
    fill(other, at(number), **of(1, reasons="Басшының мәтіні"))
    refused = send(mine, page, **of(1, reasons="Менің мәтінім"))

    assert send(mine, refused, action="/answer").status_code == 302
    assert answering.answer_row(services, number, 1).reasons == "Менің мәтінім"


def test_what_nobody_touched_is_never_overwritten(services, world, signed_in):
    """Both opened the page; each wrote on another recommendation."""
    number = answering.draft_all(services, world)
    mine, other = signed_in(world.agency_officer), signed_in(world.agency_head)
    page = mine.get(at(number))
    fill(other, at(number), **of(1, measure="Басшының шарасы"))

    assert send(mine, page, **of(2, measure="Менің шарам")).status_code == 302

    rows = [answering.answer_row(services, number, one).measure for one in (1, 2)]
    assert rows == ["Басшының шарасы", "Менің шарам"]


def test_after_a_conflict_the_untouched_answer_is_shown_as_stored(services, world, signed_in):
    number = answering.draft_all(services, world)
    mine, other = signed_in(world.agency_officer), signed_in(world.agency_head)
    page = mine.get(at(number))
    fill(other, at(number), **of(1, measure="Басшының шарасы"), **of(2, measure="Басшының екінші шарасы"))

    answer = send(mine, page, **of(2, measure="Менің шарам"))

    assert shown(answer, "r1-measure") == "Басшының шарасы"
    assert shown(answer, "r2-measure") == "Менің шарам"


def test_a_double_click_saves_once(services, world, signed_in):
    number = answering.assign(services, world)
    client = signed_in(world.agency_officer)
    page = client.get(at(number))

    answers = [send(client, page, **of(1, **WHOLE)) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answering.answer_row(services, number, 1).version == 1


def test_a_form_from_before_the_answer_was_sent_keeps_the_text(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_officer)
    page = client.get(at(number))
    answering.send(services, world, number)

    answer = send(client, page, **of(1, reasons="Кешіккен мәтін"))

    assert answer.status_code == 409
    assert answering.answer_row(services, number, 1).reasons == REASONS


# Sending


def test_the_officer_reads_why_only_the_head_sends(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_officer)

    for rest in ("", "/answer", "/answer/send"):
        page = client.get(at(number, rest))
        assert "The head of your body sends the answer." in page.text
        assert 'aria-disabled="true"' in page.text
    assert 'name="remedy_text"' not in client.get(at(number, "/answer/send")).text


def test_the_officer_cannot_send_past_the_page(services, world, signed_in):
    number = answering.draft_all(services, world)
    page = signed_in(world.agency_head).get(at(number, "/answer/send"))
    officer = signed_in(world.agency_officer)
    form = next(form for form in forms_of(page) if form["action"].endswith("/answer/send"))
    fields = {name: value for name, value in form["data"].items() if name != "csrf_token"}
    token = forms_of(officer.get(at(number)))[0]["data"]["csrf_token"]

    answer = officer.post(
        at(number, "/answer/send"), data={**fields, "language": "kk", "remedy_text": "Шағым", "csrf_token": token}
    )

    assert answer.status_code == 403
    assert answering.state(services, number)[1] == "assigned"


def test_the_head_sees_what_is_missing_instead_of_a_button(services, world, signed_in):
    number = answering.assign(services, world)
    answering.draft(services, world, number, drafted(1, ACCEPTED))

    page = signed_in(world.agency_head).get(at(number, "/answer/send"))

    assert "Complete what is open in the list first" in page.text
    assert 'name="remedy_text"' not in page.text


def test_the_head_sends(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_head)

    answer = fill(client, at(number, "/answer/send"), action="/answer/send")

    assert answer.status_code == 302
    assert answering.state(services, number)[1] == "answered"
    assert "The answer is sent to the commission." in client.get(answer.location).text
    assert answering.response_row(services, number).remedy_text.startswith("Осы жауаппен келіспеген жағдайда")


@pytest.mark.parametrize("fields", [{"remedy_text": ""}, {"language": "en"}, {"language": None}])
def test_without_remedy_or_language_the_text_is_kept(services, world, signed_in, fields):
    number = answering.draft_all(services, world)

    answer = fill(signed_in(world.agency_head), at(number, "/answer/send"), action="/answer/send", **fields)

    assert answer.status_code == 422
    assert answering.state(services, number)[1] == "assigned"


def test_the_same_reasons_for_each_are_pointed_out(services, world, signed_in):
    number = answering.draft_all(services, world)

    page = signed_in(world.agency_head).get(at(number, "/answer/send"))

    assert "The reasons for recommendations 1, 2, 3 are word for word the same." in page.text


def test_the_positive_decision_is_recorded_beside(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_head)

    answer = fill(client, at(number, "/answer/send"), action="/answer/positive")

    assert answer.status_code == 302
    assert answering.state(services, number)[1] == "positive"
    assert "/answer/positive" not in client.get(answer.location).text


def test_a_sending_over_a_new_draft_is_a_conflict(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_head)
    page = client.get(at(number, "/answer/send"))
    answering.draft(services, world, number, drafted(1, ACCEPTED, version=1, measure="Басқа шара"))

    answer = send(client, page, action="/answer/send", remedy_text="Өз мәтінім: шағым беруге болады.")

    assert answer.status_code == 409
    assert "Өз мәтінім: шағым беруге болады." in answer.text
    assert answering.state(services, number)[1] == "assigned"


def test_after_sending_there_is_no_form(services, world, signed_in):
    number = answering.send(services, world, answering.draft_all(services, world))
    client = signed_in(world.agency_head)

    assert client.get(at(number)).status_code == 409
    assert "The answer was sent on" in client.get(at(number, "")).text


def test_a_late_answer_says_so(services, world, signed_in, clock):
    number = answering.draft_all(services, world)
    clock.set(2026, 2, 18)
    answering.send(services, world, number)

    assert "It was late: the last day was 16 February 2026." in told(signed_in(world.agency_head).get(at(number, "")))


def test_from_the_desk_to_the_answer_in_seven_pages(services, world, signed_in, clock):
    """Receipt, executor, three answers, sending: no page more than the steps need."""
    number = answering.sent_docket(services, world)
    head = signed_in(world.agency_head)
    pages = [head.get("/en/agency/")]
    link = re.search(r'href="([^"]*/agency/cases/[^"]*)"', pages[0].text)
    assert link
    pages += [head.get(link[1])]
    pages += [head.get(send(head, pages[-1], action="/receipt").location)]
    pages += [head.get(send(head, pages[-1], action="/executor", executor=str(world.agency_head.account_id)).location)]
    pages += [head.get(at(number))]
    then = send(head, pages[-1], then="send", **of(1, **WHOLE), **of(2, **WHOLE), **of(3, **WHOLE))
    pages += [head.get(then.location)]
    pages += [head.get(send(head, pages[-1], action="/answer/send").location)]

    assert [page.status_code for page in pages] == [200] * 7
    assert answering.state(services, number) == ("received", "answered")


# Completing


def test_only_the_asked_answer_is_open_and_the_request_is_shown(services, world, signed_in):
    number = answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)
    answering.ask_to_complete(services, world, number, 2)

    page = signed_in(world.agency_officer).get(at(number))

    assert 'name="r2-reasons"' in page.text
    assert 'name="r1-reasons"' not in page.text
    assert "Шараның нақты күні мен орындаушысы көрсетілмеген." in page.text
    assert "A rule of the commission, not law." in page.text


def test_a_positive_decision_over_a_new_refusal_is_told(services, world, signed_in):
    number = answering.draft_all(services, world)
    client = signed_in(world.agency_head)
    page = client.get(at(number, "/answer/send"))
    answering.draft(services, world, number, drafted(1, REFUSED, version=1))

    answer = send(client, page, action="/answer/positive")

    assert answer.status_code == 409
    assert "The agency drafted its answer" in answer.text
    assert answering.state(services, number)[1] == "assigned"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("waive_hearing", "The commission waived the hearing in writing (commission rule, not law)"),
        ("omit_hearing", "Agency hearing omitted with reasons (Law 13(5))"),
        ("notify_hearing", "A refusal or a partial acceptance needs the agency hearing"),
    ],
)
def test_the_list_says_what_became_of_the_hearing(services, world, signed_in, step, words):
    number = answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED)
    getattr(answering, step)(services, world, number)

    assert words in signed_in(world.agency_head).get(at(number)).text
