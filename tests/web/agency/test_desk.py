"""The work list of an agency: what waits, in order, in few statements, and nothing of others."""

import re

import pytest

from oversight.domain.terms import Position
from oversight.services import agency_desk
from oversight.services.agency_desk import Task
from tests import answering, cases
from tests.statements import counted

ACCEPTED, IN_PART = Position.ACCEPTED, Position.IN_PART


def lines(services, person):
    with answering.acting(services, person) as ctx:
        return [(line.task, line.days_left) for line in agency_desk.desk(ctx).lines]


def test_every_kind_of_work_stands_on_the_list_by_days_left(services, world, clock):
    followed = answering.follow(
        services, world, answering.assess_all(services, world, answering.answer(services, world, *(ACCEPTED,) * 3))
    )
    asked = answering.answer(services, world, *(ACCEPTED,) * 3)
    answering.ask_to_complete(services, world, asked, 1)
    answering.notify_hearing(services, world, answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED))
    answering.assign(services, world)
    answering.receive(services, world)
    answering.sent_docket(services, world)
    cases.ask(services, world, cases.to_started(services, world))

    found = lines(services, world.agency_head)

    assert found == sorted(found, key=lambda line: line[1])
    assert {task for task, _ in found} == set(Task)
    assert answering.state(services, followed)[1] == "follow_up"


def test_late_work_comes_first(services, world, clock):
    answering.receive(services, world)
    clock.set(2026, 2, 19)
    answering.sent_docket(services, world)

    assert lines(services, world.agency_officer) == [(Task.NAME_EXECUTOR, -3), (Task.CONFIRM_RECEIPT, 1)]


def test_the_day_after_a_friday_is_late_also_on_saturday(services, world, clock):
    clock.set(2026, 1, 23)
    answering.receive(services, world)
    clock.set(2026, 2, 7)

    assert lines(services, world.agency_officer)[0][1] == -1


def test_what_is_sent_or_closed_is_gone(services, world):
    answering.answer(services, world, *(ACCEPTED,) * 3)

    assert lines(services, world.agency_head) == []


def test_a_reported_measure_is_gone(services, world):
    number = answering.answer(services, world, *(ACCEPTED,) * 3)
    answering.follow(services, world, answering.assess_all(services, world, number))
    answering.report(services, world, number, 2)

    assert [task for task, _ in lines(services, world.agency_head)] == [Task.REPORT_MEASURE] * 2


def test_another_agency_sees_nothing(services, world):
    answering.receive(services, world)

    assert lines(services, world.second_agency_head) == []


def test_two_statements_whatever_the_length(services, world):
    for _ in range(4):
        answering.draft_all(services, world)
    reading = services.context(world.agency_head, writes=False)
    with reading as ctx, counted(services.database.connection) as statements:
        agency_desk.desk(ctx)

    assert len(statements) == 2, statements


def test_the_page_costs_at_most_five_statements(services, world, signed_in):
    for _ in range(4):
        answering.draft_all(services, world)
    client = signed_in(world.agency_head)
    client.get("/en/agency/")
    with counted(services.database.connection) as statements:
        client.get("/en/agency/")

    assert len(statements) <= 5, statements


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_stands_in_every_language(services, world, signed_in, language):
    answering.draft_all(services, world)
    answering.sent_docket(services, world)

    page = signed_in(world.agency_officer).get(f"/{language}/agency/")

    assert page.status_code == 200
    assert re.findall(r"2026-\d{5}", page.text)


def test_an_officer_reads_that_the_head_sends(services, world, signed_in):
    answering.draft_all(services, world)

    page = signed_in(world.agency_officer).get("/en/agency/")

    assert "The answer is written: the head sends it" in page.text


@pytest.mark.parametrize("who", ["secretary", "citizen", "auditor", "ngo_head"])
def test_the_desk_is_not_there_for_others(world, signed_in, who):
    assert signed_in(getattr(world, who)).get("/en/agency/").status_code == 404


def test_a_guest_is_asked_to_sign_in(client):
    page = client.get("/en/agency/")

    assert page.status_code == 302
    assert "/account/login" in page.location


def test_an_empty_desk_says_so(world, signed_in):
    assert "Nothing waits for your body" in signed_in(world.agency_head).get("/en/agency/").text


def test_every_kind_of_work_is_said_in_words(services, world, signed_in, clock):
    answering.follow(
        services, world, answering.assess_all(services, world, answering.answer(services, world, *(ACCEPTED,) * 3))
    )
    asked = answering.answer(services, world, *(ACCEPTED,) * 3)
    answering.ask_to_complete(services, world, asked, 1)
    answering.notify_hearing(services, world, answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED))
    answering.assign(services, world)
    answering.receive(services, world)
    answering.sent_docket(services, world)

    text = signed_in(world.agency_head).get("/en/agency/").text

    for words in (
        "Confirm receipt of the final document",
        "Name an executor",
        "Write the answer: 0 of 3 recommendations",
        "Check and send the answer",
        "Complete the answer: the commission asked for it",
        "Agency hearing, 5 February 2026, 09:30",
        "Report on the measure for recommendation 3",
    ):
        assert words in text
    clock.set(2026, 2, 6)
    assert "Record the agency hearing of 5 February 2026, 09:30" in signed_in(world.agency_head).get("/en/agency/").text
