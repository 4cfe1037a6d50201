"""The pages about the law: every row in three languages, house rules never dressed as law, light and cheap."""

import re

import pytest

from tests.statements import counted

pytestmark = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # what is shown is in files
LANGUAGES = ("kk", "ru", "en")
PAGES = (
    "/law",
    "/law/acts/law",
    "/law/acts/appk",
    "/law/deadlines",
    "/law/deadlines/object_response",
    "/law/calendar",
    "/law/calendar/2024",
    "/law/calendar/2030",
    "/law/grounds",
    "/law/papers",
    "/law/papers/final_document_recommendation",
    "/deadlines",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_light_and_looks_at_the_calendar_alone(client, services, path):
    for language in LANGUAGES:
        with counted(services.database.connection) as statements:
            page = client.get(f"/{language}{path}")
        assert page.status_code == 200
        assert len(page.data) <= 30_000
        assert len(statements) <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_row_and_a_page(client, statute, language):
    rows = client.get(f"/{language}/law/deadlines").text
    for key, row in statute.deadlines.items():
        assert f'id="{key}"' in rows
        assert row.title.of(language) in rows
        assert client.get(f"/{language}/law/deadlines/{key}").status_code == 200


def test_every_provision_has_an_anchor_and_what_is_cited_is_there(client, statute):
    pages = {act: client.get(f"/en/law/acts/{act}").text for act in statute.acts}
    for key, article in statute.articles.items():
        assert f'id="{key}"' in pages[article.act]
    link = re.compile(r"/en/law/acts/(\w+)#([\w-]+)")
    cited = {found for path in PAGES for found in link.findall(client.get(f"/en{path}").text)}
    assert cited
    assert all(f'id="{key}"' in pages[act] for act, key in cited)


def test_every_kind_of_paper_has_its_page(client, statute):
    rows = client.get("/en/law/papers").text
    for key, paper in statute.documents.items():
        page = client.get(f"/en/law/papers/{key}").text
        assert f"/en/law/papers/{key}" in rows
        assert all(f'id="{element.key}"' in page for element in paper.elements)


def test_a_house_rule_is_called_one_and_names_its_model_as_a_model(client):
    page = client.get("/en/law/deadlines/complaint_fix").text
    assert "Rule of the commission, not law" in page
    assert re.search(r"Modelled on:</span> <a[^>]*>Administrative Procedural Code, Article 64\(6\)", page)


def test_what_was_not_read_names_no_article(client):
    page = client.get("/en/law/deadlines/info_request_401").text
    assert "Not read; used as a rule of the commission" in page
    assert "No provision is named." in page


def test_a_year_says_who_answers_for_it(client):
    assert "Nobody has approved this year yet" in client.get("/en/law/calendar/2031").text
    assert "Approved by:" in client.get("/en/law/calendar/2025").text


def test_a_day_the_government_made_a_working_one_is_shown(client, statute):
    worked = [day for day, row in statute.calendar.days.items() if row.working]
    page = client.get(f"/en/law/calendar/{worked[0].year}").text
    assert f'datetime="{worked[0].isoformat()}"' in page
    assert "worked in place of" in page


def test_the_calendar_opens_on_the_year_of_today(client, clock):
    clock.set(2027, 3, 1)
    assert "Working calendar of 2027" in client.get("/en/law/calendar").text


@pytest.mark.parametrize(
    "path",
    [
        "/law/acts/nothing",
        "/law/deadlines/nothing",
        "/law/papers/nothing",
        "/law/calendar/1999",
        "/law/calendar/2036",
        "/law/calendar/\uff12\uff10\uff12\uff16",
        "/law/calendar/20260",
        "/law/calendar/-2026",
    ],
)
def test_what_does_not_exist_is_absent(client, path):
    assert client.get(f"/en{path}").status_code == 404


def test_the_home_page_and_every_footer_lead_here(client):
    for path in ("/en/", "/en/register"):
        page = client.get(path).text
        assert 'href="/en/law"' in page
        assert 'href="/en/deadlines"' in page


def test_search_engines_leave_the_endless_answers_alone(client):
    robots = client.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    assert "Disallow: /*/deadlines?" in robots.text.splitlines()
    assert '<meta name="robots" content="noindex">' in client.get("/en/deadlines?key=correction&from=2026-04-24").text
