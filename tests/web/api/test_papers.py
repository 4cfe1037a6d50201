"""The open data of the papers: the kinds, what each must say and why, and the schemas of their records."""

import pytest
from jsonschema import Draft202012Validator

from oversight.domain.terms import DocumentKind

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is shown is in files
LIST, SCHEMA = "/api/v1/papers", "/api/v1/papers/receipt/schema"


@pytest.fixture
def papers(client):
    return {row["kind"]: row for row in client.get(LIST).json["papers"]}


def test_every_kind_stands_in_the_order_of_the_contract(papers):
    assert list(papers) == [kind.value for kind in DocumentKind]
    assert all(set(row["name"]) == {"kk", "ru", "en"} for row in papers.values())


def test_how_a_paper_comes_about_is_told(papers):
    told = {kind: (papers[kind]["issued"], papers[kind]["where"]) for kind in ("receipt", "annual_report")}
    assert told == {"receipt": ("by_act", None), "annual_report": ("on_demand", "flask papers annual")}


def test_no_house_rule_is_shown_as_law(papers):
    elements = [element for row in papers.values() for element in row["elements"]]
    assert {(one["basis"], one["standing"], one["article"] is not None) for one in elements} == {
        ("law", "read", True),
        ("code", "read", True),
        ("house", "design", False),
    }
    tasks = next(one for one in papers["final_document_recommendation"]["elements"] if one["key"] == "tasks")
    assert (tasks["basis"], tasks["article"]) == ("law", "Law 13(1)")


def test_the_schema_is_where_the_list_says(client, papers):
    schema = client.get(papers["receipt"]["schema"]["address"]).json
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"http://localhost{SCHEMA}"


@pytest.mark.parametrize("address", [LIST, SCHEMA])
def test_what_has_not_changed_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.headers["Cache-Control"], first.headers["Access-Control-Allow-Origin"]) == ("no-cache", "*")
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    {"/api/v1/papers/oral/schema": 404, f"{LIST}?lang=kk": 400, f"{SCHEMA}?revision=1": 400}.items(),
)
def test_a_refusal_is_a_problem(client, address, status):
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
