"""The calendar file, read back by a small parser that knows nothing of how it was written."""

import re
from datetime import UTC, date, datetime

import pytest

from oversight.web.law.icalendar import WholeDay, calendar_text, escape, fold

MADE = datetime(2026, 4, 24, 6, 30, tzinfo=UTC)
HARD = "Жауап; «бір», екі\\үш\nжаңа жол: " + "ұзын сөз " * 30


def parse(text: str) -> list[dict[str, str]]:
    """The entries of a calendar file, each property by its name, texts unescaped (RFC 5545, sections 3.1 and 3.3.11)."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    entries: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            entries.append({})
        elif entries and line != "END:VEVENT":
            plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
            entries[-1][name.partition(";")[0]] = plain
    return entries


@pytest.fixture
def entry():
    return WholeDay("id@example.kz", date(2026, 12, 31), HARD, HARD, "https://example.kz/a?b=1&c=2", is_tentative=True)


def test_what_is_written_is_read_back(entry):
    [read] = parse(calendar_text([entry], title=HARD, language="kk", made_at=MADE))
    assert (read["SUMMARY"], read["DESCRIPTION"]) == (HARD, HARD)
    assert (read["DTSTART"], read["DTEND"]) == ("20261231", "20270101")
    assert (read["UID"], read["DTSTAMP"]) == ("id@example.kz", "20260424T063000Z")
    assert (read["URL"], read["STATUS"]) == ("https://example.kz/a?b=1&c=2", "TENTATIVE")


def test_no_letter_is_cut_in_two():
    pieces = list(fold("ұ" * 500))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join(piece.removeprefix(" ") for piece in pieces) == "ұ" * 500


def test_a_line_break_of_any_kind_stays_inside_the_text():
    assert escape("a\r\nBEGIN:VEVENT\rb\nc\x00\x0b") == "a\\nBEGIN:VEVENT\\nb\\nc"
