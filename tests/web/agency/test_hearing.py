"""Pages of the agency hearing."""

import pytest

from oversight.domain.terms import Position
from tests import answering
from tests.web.filling import fill, told

ACCEPTED, IN_PART = Position.ACCEPTED, Position.IN_PART
NOTICE = {
    "hearing_on": "05.02.2026",
    "hearing_time": "9.30",
    "place": "Әкімдік, 204-кабинет",
    "decision_on": "05.02.2026",
    "preliminary_position": "2-ұсынымды ішінара қабылдауды ұйғарып отырмыз.",
}


@pytest.fixture
def number(services, world):
    return answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED)


def at(number, rest="/hearing"):
    return f"/en/agency/cases/{number}{rest}"


def test_notice_is_given_on_its_page(services, world, signed_in, number):
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number, "/hearing/notice"), **NOTICE)

    assert answer.status_code == 302
    page = client.get(answer.location)
    assert "Agency hearing announced for 5 February 2026, 09:30" in page.text
    assert "Әкімдік, 204-кабинет" in page.text


def test_a_late_notice_is_refused_with_the_earliest_day(services, world, signed_in, number):
    answer = fill(
        signed_in(world.agency_officer),
        at(number, "/hearing/notice"),
        **{**NOTICE, "hearing_on": "04.02.2026", "decision_on": "04.02.2026"},
    )

    assert answer.status_code == 422
    assert "the earliest lawful day is 5 February 2026" in answer.text
    assert "Әкімдік, 204-кабинет" in answer.text
    assert answering.hearing_row(services, number) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"hearing_time": "25:00"},
        {"hearing_time": "таңертең"},
        {"hearing_on": "05.02.1926"},
        {"hearing_on": ""},
        {"place": ""},
        {"preliminary_position": ""},
        {"decision_on": "2026-13-01"},
        {"hearing_on": "06.02.2026"},
    ],
)
def test_a_notice_that_cannot_be_read_keeps_its_text(services, world, signed_in, number, fields):
    answer = fill(signed_in(world.agency_officer), at(number, "/hearing/notice"), **{**NOTICE, **fields})

    assert answer.status_code == 422
    assert NOTICE["preliminary_position"] in answer.text or "preliminary_position" in fields
    assert answering.hearing_row(services, number) is None


def test_the_page_proposes_the_last_day_of_the_answer(services, world, signed_in, number):
    page = signed_in(world.agency_officer).get(at(number, "/hearing/notice"))

    assert 'value="16.02.2026"' in page.text
    assert "5 February 2026, Thursday" in told(page)


def test_a_notice_too_late_for_the_answer_is_said_before(services, world, signed_in, number, clock):
    clock.set(2026, 2, 13)

    page = signed_in(world.agency_officer).get(at(number, "/hearing/notice"))

    assert "With notice today the answer will be late" in page.text


def test_the_hearing_is_recorded(services, world, signed_in, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 15, 0)
    client = signed_in(world.agency_officer)

    answer = fill(client, at(number, "/hearing/record"), **answering.HEARING)

    assert answer.status_code == 302
    assert "Agency hearing held on 5 February 2026" in client.get(answer.location).text


def test_a_record_too_short_is_kept(services, world, signed_in, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 15, 0)

    answer = fill(
        signed_in(world.agency_officer),
        at(number, "/hearing/record"),
        **answering.HEARING | {"record_text": "Өтті, бәрі келді."},
    )

    assert answer.status_code == 422
    assert "Өтті, бәрі келді." in answer.text


def test_the_head_omits_with_reasons(services, world, signed_in, number):
    answer = fill(signed_in(world.agency_head), at(number, "/hearing/omission"), reasons=answering.WHY_NOT)

    assert answer.status_code == 302
    assert answering.state(services, number)[1] == "hearing_omitted"


def test_an_officer_finds_no_page_to_omit_and_reads_why(services, world, signed_in, number):
    client = signed_in(world.agency_officer)

    assert client.get(at(number, "/hearing/omission")).status_code == 404
    assert "Only the head of your body omits the hearing" in client.get(at(number)).text


def test_a_held_hearing_offers_no_other(services, world, signed_in, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 15, 0)
    answering.hold_hearing(services, world, number)
    client = signed_in(world.agency_head)

    page = client.get(at(number))

    assert "/hearing/notice" not in page.text
    assert "/hearing/omission" not in page.text
    assert client.get(at(number, "/hearing/notice")).status_code == 409
