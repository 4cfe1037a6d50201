"""Every page of a case by everybody, in every state, against the table in expected.py.

SQLite only: who may see what is decided in Python, and thousands of pages are drawn. The full crawl, everybody in every
state, is marked `long`.
"""

import re
from collections import Counter

import pytest

from tests.security import crawl
from tests.security.crawl import ABSENT, Visit
from tests.security.expected import PAGES, STATES, expected
from tests.security.stage import Stage

pytestmark = pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
_crawled: dict[tuple[int, bool], list[Visit]] = {}


def visits_of(stage: Stage, *, everything: bool = False) -> list[Visit]:
    """The crawl of this stage, done once."""
    key = (id(stage), everything)
    if key not in _crawled:
        _crawled[key] = crawl.crawl(stage, everything=everything)
        counts = Counter(visit.status for visit in _crawled[key])
        print(f"\nG2/G3: N = {len(_crawled[key])} pages asked for, by status {dict(sorted(counts.items()))}")
    return _crawled[key]


@pytest.fixture
def visits(stage: Stage) -> list[Visit]:
    return visits_of(stage)


def wrong(stage: Stage, visits: list[Visit]) -> list[str]:
    """Visits to a case that did not end as the table says."""
    found = []
    for visit in visits:
        if visit.state is None:
            continue
        is_open = crawl.is_open_to(stage, visit.endpoint, visit.who)
        wanted = expected(visit.endpoint, visit.who, visit.state, is_open=is_open)
        if visit.status != wanted:
            found.append(f"{visit.endpoint} as {visit.who}, {visit.state}: {visit.status}, not {wanted}")
    return found


def test_the_table_names_every_page_of_a_case_and_no_other(stage):
    pages = {rule.endpoint for rule in crawl.rules(stage, "GET") if "number" in rule.arguments}
    assert set(PAGES) == pages


def test_the_table_has_a_letter_for_every_state(stage):
    assert {len(letters) for rows in PAGES.values() for letters in rows.values()} == {len(STATES)}
    assert set(STATES) == set(stage.numbers)


def test_no_page_breaks(visits):
    assert [f"{visit.url} as {visit.who}" for visit in visits if visit.status >= 500] == []


def test_everybody_sees_what_the_table_says_and_nothing_else(stage, visits):
    assert wrong(stage, visits) == []


def test_pages_without_a_case_open_to_whom_they_say(stage, visits):
    """A page without a case shows itself to those it is open to; others find nothing, guests are asked to sign in."""
    found = []
    for visit in visits:
        if visit.state is not None or visit.endpoint.startswith("public.") or visit.endpoint == "static":
            continue  # drafts are another person's; see below
        if crawl.is_open_to(stage, visit.endpoint, visit.who):
            is_right = visit.status in {200, 302, 422}  # 422: a link nobody has
            is_right = is_right or (visit.status == 404 and str(crawl.NOBODYS) in visit.url)
        else:
            is_right = visit.status == (302 if visit.who in {"guest", "tracker"} else 404)
        if not is_right:
            found.append(f"{visit.url} as {visit.who}: {visit.status}")
    assert found == []


def test_a_draft_is_its_writers_own(visits):
    others = {visit.status for visit in visits if "draft_id" in visit.endpoint or visit.url.count("/complaints/new/")}
    seen = {visit.who for visit in visits if "/complaints/new/" in visit.url and visit.status != 404}
    assert 404 in others
    assert len(seen) == 1


def test_what_is_refused_looks_like_what_is_absent(stage, visits):
    """Status, headers and body are those of an unknown number; only the number asked for is echoed in links."""
    absent = {(visit.who, visit.endpoint): _look(visit, ABSENT) for visit in visits if visit.state == "absent"}
    refused = [visit for visit in visits if visit.state not in {None, "absent"} and visit.status in {302, 404}]
    differing = [
        f"{visit.url} as {visit.who}"
        for visit in refused
        if _look(visit, stage.numbers[visit.state]) != absent[visit.who, visit.endpoint]
    ]
    print(f"\nG3: N = {len(refused)} refusals compared with absence")
    assert differing == []


_IDS = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<=papers)(?:/|%2F)[0-9]{2}(?=/|%2F)")


def _look(visit: Visit, number: str) -> tuple[object, ...]:
    """Everything of an answer that could tell absent from refused."""
    headers = sorted(
        (name, _IDS.sub("ID", value.replace(number, "NUMBER")))
        for name, value in visit.headers
        if name not in {"Set-Cookie", "Date"}
    )
    return visit.status, headers, _IDS.sub("ID", crawl.same(visit.text, number))


@pytest.mark.long
def test_the_whole_matrix(stage):
    """Everybody in every state: N is printed."""
    assert wrong(stage, visits_of(stage, everything=True)) == []
