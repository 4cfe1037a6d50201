"""Row 51: a due day on a page is never a bare date. It opens the days it was counted by, or leads to where they stand."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.published import publish

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BARE = re.compile(
    r"\b(?:\w+_)?(?:due_on|deemed_on|latest_notice_on|earliest_decision_on)\s*\|\s*(?:day|day_in_prose)\b"
)
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
SHOWS_THE_DAYS = {"components/term.html", "law/_counted.html", "styleguide.html"}


def pages() -> list[Path]:
    """Every template of a page; papers print the reading itself, mails carry the address, and the preview of a changed
    calendar says of each day from where, to where and why it moves.
    """
    return [
        path
        for path in sorted(TEMPLATES.rglob("*.html"))
        if path.relative_to(TEMPLATES).parts[0] not in {"admin", "documents", "emails"}
    ]


def bare_days(text: str) -> list[str]:
    """The lines that show a due day without a way to its days."""
    shown = COMMENT.sub("", text)
    return [line.strip()[:100] for line in shown.splitlines() if BARE.search(line) and '#terms"' not in line]


def test_no_page_shows_a_bare_due_day():
    found = {
        name: lines
        for path in pages()
        if (name := path.relative_to(TEMPLATES).as_posix()) not in SHOWS_THE_DAYS
        and (lines := bare_days(path.read_text()))
    }
    assert found == {}


def test_a_bare_due_day_would_be_found():
    assert bare_days("<p>{{ view.due_on | day_in_prose }}</p>")
    assert bare_days("{{ row.next_due_on | day(year=false) }}")
    assert not bare_days('<a href="{{ url }}#terms"><time>{{ row.next_due_on | day }}</time></a>')


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_line_of_the_register_leads_to_the_days_of_its_date(client, session, world, language):
    row = publish(session, world, 1)
    row.content = {**row.content, "terms": [{"key": "complaint_decide", "from_on": "2026-02-02", "is_modelled": True}]}
    session.commit()
    line = client.get(f"/{language}/register").text
    assert f'href="/{language}/cases/2026-00001#terms"><time datetime="2026-02-20"' in line
    page = client.get(f"/{language}/cases/2026-00001").text
    assert re.search(r'id="terms">\s*<section class="term"', page)
    assert f'href="/{language}/deadlines?key=complaint_decide&amp;from=2026-02-02&amp;commission=other"' in page


def test_what_is_not_public_yet_says_by_which_rule(client, session, world, clock):
    clock.set(2026, 4, 2)
    row = publish(session, world, 1)
    events = [*row.content["events"], {"action": "dispatch", "on": "2026-04-02"}]
    row.content = {**row.content, "events": events, "texts_from": "2026-04-03", "recommendations_count": 1}
    session.commit()
    page = client.get("/en/cases/2026-00001").text
    link = '<a href="/en/deadlines?key=publication&amp;from=2026-04-02"><time datetime="2026-04-03">3 April 2026</time></a>'
    assert link in page


def test_a_day_on_an_unapproved_year_says_so_on_the_page_of_its_case(client, session, world, clock):
    row = publish(session, world, 1, next_due_on=date(2031, 2, 21))
    row.content = {**row.content, "terms": [{"key": "complaint_decide", "from_on": "2031-01-31", "is_modelled": True}]}
    session.commit()
    assert "Provisional." in client.get("/en/cases/2026-00001").text
