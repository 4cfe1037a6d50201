"""Days as a calendar file (RFC 5545): whole-day entries, so no time zone can move them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST_LINE = 75  # octets, without the line break
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class WholeDay:
    """One entry. The same `uid` in a later file replaces it. `is_tentative`: the day may still move."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    is_tentative: bool = False


def calendar_text(days: Iterable[WholeDay], *, title: str, language: str, made_at: datetime) -> str:
    """The file: lines of at most 75 octets with CRLF. *made_at* is an aware moment."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Oversight//Statutory clock//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escape(title)}",
    ]
    for day in days:
        lines += _entry(day, language, f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def escape(text: str) -> str:
    """*text* as a TEXT value."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """*line* in pieces of at most 75 octets, no letter cut; each but the first begins with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece


def _entry(day: WholeDay, language: str, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{day.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY;LANGUAGE={language}:{escape(day.title)}",
        f"DESCRIPTION;LANGUAGE={language}:{escape(day.text)}",
        f"URL:{day.url}",
        f"STATUS:{'TENTATIVE' if day.is_tentative else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
