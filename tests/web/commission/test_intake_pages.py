"""Each act of intake by its page: done, refused with the text kept, stale, doubled."""

import pytest

from oversight.domain.policy import Actor
from oversight.persistence.models import Seat
from tests import cases
from tests.web.filling import fill, send

CASE = "/en/commission/cases/"
RETURN = {"ground": "return_identical", "reasons": cases.REASONS}
CARD = {"title_kk": "Ауыл жайылымын жалға беру туралы", "title_ru": "Об аренде сельских пастбищ"}
CHECKLIST = {f"{name}_met": "yes" for name in ("object", "facility", "decision", "interest", "subject")} | {
    f"{name}_note": "Тексерілді" for name in ("object", "facility", "decision", "interest", "subject")
}


@pytest.fixture
def number(services, world):
    return cases.take(services, world, cases.file_complaint(services, world))


@pytest.fixture
def desk(signed_in, world):
    return signed_in(world.secretary)


def _state(services, number):
    return cases.state_of(services, number)[0]


def test_asking_for_missing_parts(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/fix", text="Қаулының көшірмесі керек.")
    assert (answer.status_code, _state(services, number)) == (302, "needs_fix")


def test_what_was_asked_stands_on_the_docket(services, desk, number):
    fill(desk, f"{CASE}{number}/fix", text="Қаулының көшірмесі керек.")
    page = desk.get(CASE + number)
    assert "Қаулының көшірмесі керек." in page.text
    assert "9 February 2026" in page.text


def test_returning(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/return", **RETURN)
    assert (answer.status_code, _state(services, number)) == (302, "returned")


def test_a_return_without_reasons_keeps_what_was_typed(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/return", ground="return_identical", reasons="тым қысқа")
    assert answer.status_code == 422
    assert "Give the reasons in at least 50 characters." in answer.text
    assert "тым қысқа" in answer.text
    assert _state(services, number) == "registered"


def test_a_return_without_a_ground(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/return", reasons=cases.REASONS)
    assert answer.status_code == 422
    assert "Choose a ground from the list." in answer.text


def test_a_made_up_ground_is_refused(desk, number):
    assert fill(desk, f"{CASE}{number}/return", ground="x", reasons=cases.REASONS).status_code == 422


def test_the_ground_of_the_code_is_shown_as_a_rule_of_the_commission(desk, number):
    page = desk.get(f"{CASE}{number}/return")
    assert page.text.count("A rule of the commission, not law. It is modelled on:") == 3


def test_the_term_to_return_is_shown_as_a_rule_of_the_commission(desk, number):
    page = desk.get(f"{CASE}{number}/return")
    assert "5 February 2026" in page.text
    assert "A rule of the commission, not law." in page.text


def test_a_stale_form_says_what_happened_and_keeps_the_text(services, world, desk, number):
    page = desk.get(f"{CASE}{number}/return")
    fill(desk, f"{CASE}{number}/forward-part", to="Су басқармасы", part="Су туралы бөлігі")
    answer = send(desk, page, **RETURN)
    assert answer.status_code == 409
    assert "A part of the complaint was forwarded to the competent body" in answer.text
    assert cases.REASONS in answer.text


def test_sent_again_after_the_conflict_it_counts(services, desk, number):
    page = desk.get(f"{CASE}{number}/return")
    fill(desk, f"{CASE}{number}/forward-part", to="Су басқармасы", part="Су туралы бөлігі")
    again = send(desk, send(desk, page, **RETURN))
    assert (again.status_code, _state(services, number)) == (302, "returned")


def test_a_double_click_returns_once(desk, number):
    page = desk.get(f"{CASE}{number}/return")
    assert [send(desk, page, **RETURN).status_code for _ in range(2)] == [302, 302]


def test_forwarding(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/forward", to="Петропавл қаласының әкімдігі")
    assert (answer.status_code, _state(services, number)) == (302, "forwarded")
    assert "Петропавл қаласының әкімдігі" in desk.get(CASE + number).text


@pytest.mark.parametrize("day", ["31.02.2026", "02-02-2026", "tomorrow", ""])
def test_a_day_that_is_none_is_refused(desk, number, day):
    assert fill(desk, f"{CASE}{number}/forward", to="Әкімдік", sent_on=day).status_code == 422


def test_a_day_to_come_is_refused(desk, number):
    answer = fill(desk, f"{CASE}{number}/forward", to="Әкімдік", sent_on="03.02.2026")
    assert answer.status_code == 422
    assert "The day of sending lies between" in answer.text


def test_passing_on_at_once(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/escalate", to="Полиция департаменті", reasons=cases.REASONS)
    assert (answer.status_code, _state(services, number)) == (302, "escalated")


def test_the_chair_terminates(services, world, signed_in, number):
    cases.declare(services, number, [world.chair])
    answer = fill(
        signed_in(world.chair), f"{CASE}{number}/terminate", ground="termination_no_substance", reasons=cases.REASONS
    )
    assert (answer.status_code, _state(services, number)) == (302, "terminated")


def test_the_chair_declares_before_terminating(world, signed_in, number):
    assert signed_in(world.chair).get(f"{CASE}{number}/terminate").status_code == 403


def test_the_secretary_has_no_page_to_terminate(desk, number):
    assert desk.get(f"{CASE}{number}/terminate").status_code == 404


def test_putting_forward(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/put-forward", **CHECKLIST, **CARD)
    assert (answer.status_code, _state(services, number)) == (302, "proposed")


def test_the_checklist_is_shown_to_the_commission(services, world, signed_in, desk, number):
    fill(desk, f"{CASE}{number}/put-forward", **CHECKLIST, **CARD)
    cases.declare(services, number, [world.members[0]])
    page = signed_in(world.members[0]).get(CASE + number)
    assert "An act or a decision to be controlled is named" in page.text
    assert page.text.count("Тексерілді") == 5


def test_a_no_asks_for_the_ground(services, desk, number):
    answer = fill(desk, f"{CASE}{number}/put-forward", **{**CHECKLIST, "interest_met": "no"}, **CARD)
    assert answer.status_code == 422
    assert "propose the ground of inadmissibility" in answer.text


def test_what_was_typed_stays_on_a_refused_checklist(desk, number):
    answer = fill(desk, f"{CASE}{number}/put-forward", **{**CHECKLIST, "title_kk": ""}, title_ru=CARD["title_ru"])
    assert answer.status_code == 422
    assert "Write the public title in Kazakh and in Russian." in answer.text
    assert CARD["title_ru"] in answer.text
    assert answer.text.count("Тексерілді") == 5


@pytest.mark.parametrize("field", ["object_met", "subject_note"])
def test_every_question_and_note_is_asked(desk, number, field):
    assert fill(desk, f"{CASE}{number}/put-forward", **{**CHECKLIST, field: None}, **CARD).status_code == 422


def test_an_act_that_is_over_has_no_page(services, world, desk):
    number = cases.put_forward(services, world)
    assert desk.get(f"{CASE}{number}/return").status_code == 409


@pytest.mark.parametrize("act", ["fix", "return", "forward", "forward-part", "put-forward"])
def test_members_have_no_page_of_intake(world, signed_in, number, act):
    assert signed_in(world.members[0]).get(f"{CASE}{number}/{act}").status_code == 404


@pytest.mark.parametrize("act", ["fix", "return", "forward", "forward-part", "put-forward", "escalate"])
def test_acts_on_a_foreign_docket_find_nothing(services, world, signed_in, act):
    foreign = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    only_first = Actor(world.secretary.account_id, world.secretary.seats[:1])
    session = services.database.open(writes=True)
    session.query(Seat).filter_by(account_id=only_first.account_id, body_id=world.second_commission.id).update(
        {"ended_at": services.clock()}
    )
    session.commit()
    client = signed_in(only_first)
    assert client.get(f"{CASE}{foreign}/{act}").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("act", ["fix", "return", "forward", "forward-part", "put-forward", "escalate"])
def test_every_page_speaks_the_readers_language(desk, number, language, act):
    page = desk.get(f"/{language}/commission/cases/{number}/{act}")
    assert page.status_code == 200
    for english in ("Back to the case", "Complaint<", "Reasons", "Which part"):
        assert english not in page.text
