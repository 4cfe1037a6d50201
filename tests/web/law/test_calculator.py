"""The public calculator: all dates from one day, each with its days; impossible questions get an answer that says why."""

import re

import pytest

from tests.web.law.test_icalendar import parse

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is shown is in files
LANGUAGES = ("kk", "ru", "en")
DISPATCH = "key=final_doc_dispatch&from=2026-03-19"
WIDE_DATE = "\uff12\uff10\uff12\uff16-04-24"


def ask(client, query, language="en"):
    return client.get(f"/{language}/deadlines?{query}")


def dates(page):
    return re.findall(r'<time datetime="([0-9-]+)"', page.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_end_of_the_control_to_the_challenge(client, language):
    page = ask(client, DISPATCH, language)
    assert page.status_code == 200
    assert dates(page)[:5] == ["2026-04-02", "2026-04-03", "2026-04-03", "2026-04-17", "2026-04-14"]
    assert page.text.count("<details") == 9
    assert len(page.data) < 45_000


def test_every_term_can_be_asked(client, statute):
    for key, language in zip(statute.deadlines, LANGUAGES * 20, strict=False):
        page = ask(client, f"key={key}&from=2026-02-06&commission=other", language)
        assert page.status_code == 200
        assert len(page.data) < 60_000


def test_every_term_stands_in_the_list(client, statute):
    assert set(re.findall(r'<option value="(\w+)"', ask(client, "").text)) == set(statute.deadlines)


def test_a_day_as_people_write_it(client):
    assert dates(ask(client, "key=final_doc_dispatch&from=19.03.2026"))[0] == "2026-04-02"


@pytest.mark.parametrize(
    ("hour", "due", "said"),
    [
        ("17:59", "2026-04-24", "counts as received on the same day"),
        ("18:00", "2026-04-27", "counts as received on the next working day, 27 April 2026"),
    ],
)
def test_the_hour_of_a_receipt_is_explained(client, hour, due, said):
    page = ask(client, f"key=complaint_register&from=2026-04-24&time={hour}")
    assert said in page.text
    assert dates(page)[0] == due


def test_the_hour_that_happened_twice(client):
    assert "this hour happened twice" in ask(client, "key=complaint_register&from=2024-02-29&time=23:30").text


def test_the_hour_of_what_is_no_receipt_changes_nothing(client):
    page = ask(client, f"{DISPATCH}&time=23:00")
    assert "the hour changes nothing" in page.text
    assert dates(page)[0] == "2026-04-02"


def test_without_an_hour_the_day_is_taken_as_given(client):
    """As at the open-data address: the day is day 0, whatever day it is."""
    assert dates(ask(client, "key=complaint_forward&from=2026-04-25"))[0] == "2026-04-29"


def test_whose_rules_matters_for_the_code_alone(client):
    of_state_body = ask(client, "key=complaint_decide&from=2026-02-06").text
    of_others = ask(client, "key=complaint_decide&from=2026-02-06&commission=other").text
    assert "Article 76(1)</a>" in of_state_body
    assert "A rule of the commission, not law." in of_others
    assert "The rule is modelled on" in of_others


def test_a_length_of_the_commissions_own(client):
    assert dates(ask(client, "key=complaint_fix&from=2026-04-24&length=1"))[0] == "2026-04-27"


def test_a_date_on_an_unapproved_year_is_provisional(client):
    assert "Provisional." in ask(client, "key=final_doc_dispatch&from=2031-03-19").text
    assert "Provisional." not in ask(client, DISPATCH).text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("key=object_response&from=2024-02-30", "There is no such day."),
        ("key=object_response&from=20240301", "Write the date like"),
        (f"key=object_response&from={WIDE_DATE}", "Write the date like"),
        ("key=object_response", "Write the day of the event."),
        ("from=2026-04-24", "Choose a term."),
        ("key=nothing&from=2026-04-24", "There is no such term."),
        ("key=object_response&from=2024-04-03", "not yet in force on 3 April 2024: it applies from 4 April 2024"),
        ("key=object_response&from=9999-12-31", "no working calendar for the year 9999"),
        ("key=object_response&from=2035-12-31", "lies in the years 2015 to 2035"),
        ("key=complaint_register&from=2026-04-24&time=24:00", "Write the hour like 18:30."),
        ("key=complaint_register&from=2026-04-24&time=\uff11\uff18:00", "Write the hour like 18:30."),
        ("key=complaint_register&from=2026-04-24&commission=mine", "Say whether the commission is a state body."),
        ("key=object_response&from=2026-04-24&length=20", "set by law"),
        ("key=complaint_fix&from=2026-04-24&length=999999999", "cannot have this length"),
        ("key=complaint_fix&from=2026-04-24&length=-1", "Write a whole number in digits."),
    ],
)
def test_an_impossible_question_is_told_why_and_keeps_what_was_typed(client, query, said):
    page = ask(client, query)
    assert page.status_code == 422
    assert said in page.text
    day = re.search(r"from=([^&]+)", query)
    assert day is None or f'value="{day[1]}"' in page.text


@pytest.mark.parametrize("query", ["key=object_response&day=2026-04-24", f"{DISPATCH}&key=correction"])
def test_an_address_that_nobody_gave_is_refused(client, query):
    assert ask(client, query).status_code == 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_for_a_calendar(client, language):
    answer = client.get(f"/{language}/deadlines.ics?{DISPATCH}")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    entries = parse(answer.text)
    assert [entry["DTSTART"] for entry in entries][:4] == ["20260402", "20260403", "20260403", "20260417"]
    for entry in entries:
        assert entry["URL"].startswith(f"http://localhost/{language}/deadlines?")
        assert client.get(entry["URL"]).status_code == 200


def test_the_same_day_keeps_its_name_in_later_files(client, clock):
    first = parse(client.get(f"/en/deadlines.ics?{DISPATCH}").text)
    clock.forward(days=30)
    later = parse(client.get(f"/en/deadlines.ics?{DISPATCH}").text)
    assert [entry["UID"] for entry in first] == [entry["UID"] for entry in later]
    assert len({entry["UID"] for entry in first}) == len(first)
    answer = parse(client.get("/en/deadlines.ics?key=receipt_deemed&from=2026-04-02").text)
    assert {entry["UID"] for entry in answer} <= {entry["UID"] for entry in first}


def test_no_file_for_an_impossible_question(client):
    assert client.get("/en/deadlines.ics?key=object_response&from=2024-02-30").status_code == 404


def test_the_permalink_is_the_question(client):
    query = "key=complaint_register&from=2026-04-24&time=18:30&commission=other"
    page = ask(client, query)
    link = re.search(r'href="http://localhost(/en/deadlines[^"]+)"', page.text)[1].replace("&amp;", "&")
    assert dates(client.get(link)) == dates(page)
