"""The case log that proves itself: each event's digest covers the one before and holds no identity."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Link:
    """What one event puts under its digest. ``actor`` is a random account id or a word, never a name."""

    number: str
    sequence: int
    action: str
    actor: str
    role: str
    at: datetime
    source: str | None
    target: str | None
    data: Mapping[str, object]


def digest_of(link: Link, previous: str) -> str:
    """SHA-256 (64 hexadecimal digits) of the link in canonical JSON, with the digest before it."""
    content = {
        "previous": previous,
        "number": link.number,
        "sequence": link.sequence,
        "action": link.action,
        "actor": link.actor,
        "role": link.role,
        "at": link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "from": link.source,
        "to": link.target,
        "data": link.data,
    }
    return hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()


def first_wrong(links: Iterable[tuple[Link, str]]) -> int | None:
    """The sequence of the first event whose digest or place is wrong; None when the chain holds."""
    previous = GENESIS
    for expected, (link, digest) in enumerate(links, start=1):
        if link.sequence != expected or digest_of(link, previous) != digest:
            return expected
        previous = digest
    return None
