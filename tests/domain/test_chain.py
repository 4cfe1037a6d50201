"""The log proves itself: any change, cut, swap or insertion is found at its place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from oversight.domain.chain import GENESIS, Link, digest_of, first_wrong

AT = datetime(2026, 2, 2, 5, 0, tzinfo=UTC)


def chain(length=20):
    links, previous = [], GENESIS
    for sequence in range(1, length + 1):
        link = Link(
            "2026-00001", sequence, "assess", "a-1", "chair", AT + timedelta(hours=sequence), "x", "y", {"n": sequence}
        )
        previous = digest_of(link, previous)
        links.append((link, previous))
    return links


def test_a_true_chain_holds():
    assert first_wrong(chain()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "2026-00002"),
        ("action", "close"),
        ("actor", "a-2"),
        ("role", "secretary"),
        ("at", AT),
        ("source", None),
        ("target", "z"),
        ("data", {"n": 0}),
    ],
)
def test_a_changed_field_is_found_where_it_is(field, value):
    links = chain()
    link, digest = links[6]
    links[6] = (replace(link, **{field: value}), digest)
    assert first_wrong(links) == 7


def test_cut_swapped_or_doubled_events_are_found():
    random = Random(7)
    for _ in range(200):
        links = chain()
        place = random.randrange(1, 19)
        kind = random.choice(["cut", "swap", "double"])
        if kind == "cut":
            del links[place]
        elif kind == "swap":
            links[place - 1], links[place] = links[place], links[place - 1]
        else:
            links.insert(place, links[place])
        assert first_wrong(links) is not None


def test_the_zone_of_the_moment_does_not_matter():
    link = chain(1)[0][0]
    assert digest_of(link, GENESIS) == digest_of(replace(link, at=link.at.astimezone(ZoneInfo("Asia/Almaty"))), GENESIS)
