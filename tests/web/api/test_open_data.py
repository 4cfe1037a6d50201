"""The open data of the statutory clock: its shape, its refusals, its headers."""

import json
from datetime import date

import pytest

from oversight.domain.deadlines import read_deadline
from tests.statements import counted

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is shown is in files
ADDRESS = "/api/v1/deadlines/object_response?from=2026-04-24"
KEYS = ["key", "from", "due_on", "length", "unit", "direction", "article", "basis", "standing", "counting"]
KEYS += ["calendar_revision", "days"]
REFUSED = {
    "/api/v1/deadlines/object_response?from=2024-02-30": 422,
    "/api/v1/deadlines/object_response?from=2023-02-29": 422,
    "/api/v1/deadlines/object_response?from=2026-00-10": 422,
    "/api/v1/deadlines/object_response?from=0000-01-01": 422,
    "/api/v1/deadlines/object_response?from=99999-01-01": 422,
    "/api/v1/deadlines/object_response?from=2024-1-1": 422,
    "/api/v1/deadlines/object_response?from=20240301": 422,
    "/api/v1/deadlines/object_response?from=2024-W10-5": 422,
    "/api/v1/deadlines/object_response?from=２０２６-04-24": 422,
    "/api/v1/deadlines/object_response?from=%202026-04-24": 422,
    "/api/v1/deadlines/object_response?from=": 422,
    "/api/v1/deadlines/object_response?from=1899-12-31": 422,
    "/api/v1/deadlines/object_response?from=2024-04-03": 422,
    "/api/v1/deadlines/object_response?from=9999-12-31": 422,
    "/api/v1/deadlines/object_response": 400,
    "/api/v1/deadlines/object_response?from=2026-04-24&to=2026-05-24": 400,
    "/api/v1/deadlines/object_response?from=2026-04-24&from=2026-04-24": 400,
    "/api/v1/deadlines/object_response?from=%ff": 400,
    "/api/v1/deadlines/agency_answer?from=2026-04-24": 404,
    "/api/v1/deadlines/OBJECT_RESPONSE?from=2026-04-24": 404,
    "/api/v1/statute?language=ru": 400,
    "/api/v1/nothing": 404,
    "/api/v2/statute": 404,
}


def test_a_term_has_the_promised_shape_in_the_promised_order(client):
    answer = json.loads(client.get(ADDRESS).data)
    assert list(answer) == KEYS
    assert list(answer["counting"]) == ["article", "standing", "by_analogy"]
    assert {tuple(day) for day in answer["days"]} == {("date", "counted", "reason")}
    assert {tuple(day["reason"]) for day in answer["days"]} == {("kk", "ru", "en")}
    assert (answer["due_on"], answer["article"]) == ("2026-05-13", "Law 13(4)")
    assert (answer["days"][0]["date"], answer["days"][-1]["date"]) == ("2026-04-25", "2026-05-13")


def test_the_command_line_says_the_same_to_the_letter(client, app):
    said = app.test_cli_runner().invoke(args=["deadline", "explain", "object_response", "2026-04-24", "--format=json"])
    assert said.exit_code == 0
    told = client.get(ADDRESS).data
    assert json.loads(said.output) == json.loads(told)
    assert json.dumps(json.loads(said.output)) == json.dumps(json.loads(told))  # the order of the names too


def test_every_term_of_the_statute_can_be_asked(client, statute):
    for key in statute.deadlines:
        answer = client.get(f"/api/v1/deadlines/{key}?from=2026-02-06")
        assert answer.json == read_deadline(statute, key, date(2026, 2, 6)).as_json()


@pytest.mark.parametrize(("address", "status"), REFUSED.items())
def test_a_refusal_is_a_problem_that_says_why(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    problem = json.loads(answer.data)
    assert list(problem) == ["type", "title", "status", "detail"]
    assert problem["status"] == status
    assert len(problem["detail"]) > 20
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_nothing_can_be_done_here(client, method):
    answer = getattr(client, method)(ADDRESS)
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")


def test_reasons_are_kazakh_unless_another_language_is_asked_for(client):
    address = "/api/v1/deadlines/object_response?from=2024-04-03"
    said = {
        language: client.get(address, headers={"Accept-Language": language}).json["detail"]
        for language in ("", "kk", "ru", "en", "fr")
    }
    assert said[""] == said["kk"] == said["fr"]
    assert len({said["kk"], said["ru"], said["en"]}) == 3
    client.set_cookie("language", "ru")
    assert client.get(address).json["detail"] == said["kk"]


def test_a_mistake_of_ours_is_a_problem_too(client, app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "api.statute", lambda: 1 / 0)
    answer = client.get("/api/v1/statute")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize("address", [ADDRESS, "/api/v1/statute"])
def test_open_data_is_for_every_site_and_knows_no_reader(client, address):
    answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Language"
    assert answer.mimetype == "application/json"


def test_what_has_not_changed_is_not_sent_again(client):
    first = client.get(ADDRESS)
    again = client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.headers["Cache-Control"], again.status_code, again.data) == ("no-cache", 304, b"")


def test_reading_is_not_limited(client):
    assert {client.get(ADDRESS).status_code for _ in range(40)} == {200}


def test_the_law_itself_has_every_row_with_its_standing(client, statute):
    law = client.get("/api/v1/statute").json
    assert [row["key"] for row in law["deadlines"]] == list(statute.deadlines)
    for row in law["deadlines"]:
        assert (row["article"] is None) == (row["standing"] != "read")
        assert set(row["title"]) == {"kk", "ru", "en"}
        assert {"basis", "binds", "in_force", "counting", "modelled_on"} <= set(row)
    assert {row["standing"] for row in law["articles"]} == {"read"}
    years = {row["year"]: row for row in law["calendar"]["years"]}
    assert {"standing", "source", "days"} <= set(years[2026])
    constitution = next(day for day in years[2025]["days"] if day["date"] == "2025-08-30")
    assert "Constitution" in constitution["reason"]["en"]


@pytest.mark.parametrize("address", [ADDRESS, "/api/v1/statute"])
def test_at_most_the_calendar_is_looked_at(client, services, address):
    with counted(services.database.connection) as statements:
        client.get(address)
    assert len(statements) <= 1
