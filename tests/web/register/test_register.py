"""The register page: newest first, filters in the address, word search, keyset pages, capped count."""

import re

import pytest

from oversight.services import register
from tests.published import publish


def numbers(page) -> list[str]:
    return re.findall(r"№ (2026-\d+)", page.text)


@pytest.fixture
def thirty(session, world):
    for serial in range(1, 31):
        publish(session, world, serial, state="overdue" if serial % 10 == 0 else "in_review", is_late=serial % 10 == 0)
    session.commit()


def test_newest_first(client, thirty):
    assert numbers(client.get("/en/register"))[:2] == ["2026-00030", "2026-00029"]


def test_next_and_previous_pages_meet(client, thirty):
    first = client.get("/en/register")
    following = re.search(r'rel="next" href="([^"]+)"', first.text)[1].replace("&amp;", "&")
    second = client.get(following)
    back = re.search(r'rel="prev" href="([^"]+)"', second.text)[1].replace("&amp;", "&")
    assert numbers(second) == [f"2026-{serial:05}" for serial in range(5, 0, -1)]
    assert numbers(client.get(back)) == numbers(first)


def test_a_filter_is_in_the_address(client, thirty):
    assert numbers(client.get("/en/register?state=overdue")) == ["2026-00030", "2026-00020", "2026-00010"]


def test_by_agency(client, session, world, thirty):
    publish(session, world, 31, agency_id=world.second_agency.id)
    session.commit()
    assert numbers(client.get(f"/en/register?agency={world.second_agency.id}")) == ["2026-00031"]


@pytest.mark.parametrize("query", ["Жайылым", "жайылым", "ЖАЙЫ", "пастбищный 17", "2026-00017"])
def test_words_are_found_by_case_and_beginning(client, thirty, query):
    query = query if "17" in query else f"{query} 17"
    assert "2026-00017" in numbers(client.get("/ru/register", query_string={"q": query}))


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "NOT",
        "a AND OR",
        "NEAR(",
        "column:x",
        "-",
        "^",
        "*",
        "[",
        "{",
        "",
        "'; --",
        "%",
        "_",
        "\\",
        "a" * 1000,
    ],
)
def test_any_query_is_words(client, thirty, query):
    assert client.get("/en/register", query_string={"q": query}).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "state=nonsense",
        "colour=red",
        "agency=1",
        "state=overdue&state=closed",
        "from=20260101",
        "cursor=n5.abc",
        "late=2",
        "cursor=" + "9" * 40,
        "region=1",
    ],
)
def test_unknown_or_repeated_is_400(client, thirty, query):
    assert client.get(f"/en/register?{query}").status_code == 400


def test_a_cursor_of_another_filter_is_refused(client, thirty):
    following = re.search(r"cursor=([^\"&]+)", client.get("/en/register").text)[1]
    assert client.get(f"/en/register?state=overdue&cursor={following}").status_code == 400


def test_the_count_is_capped(services, session, world, thirty, monkeypatch):
    monkeypatch.setattr(register, "COUNT_CAP", 20)
    with services.context(writes=False) as ctx:
        page = register.page_of(ctx, register.Filters())
    assert (page.total, page.is_capped) == (20, True)


def test_nothing_found_offers_the_nearest_thing(client, thirty):
    assert "/en/register" in client.get("/en/register?q=qqqq").text


@pytest.mark.parametrize("number", ["2026-99999", "-1", "0", "9" * 24, "2026-0001", "%00", "٣", "1e3", "2026-00001'"])
def test_unknown_numbers_answer_alike(client, thirty, number):
    page = client.get(f"/en/cases/{number}")
    assert page.status_code in {404, 400}


def test_the_public_page_explains_its_date(client, thirty):
    page = client.get("/kk/cases/2026-00005")
    assert page.status_code == 200
    assert "2026-02-09" in page.text


def test_pages_are_light(client, thirty):
    assert len(client.get("/kk/register").data) < 30_000
    assert len(client.get("/kk/cases/2026-00005").data) < 25_000
