"""A ground is shown as law only where it is law for this commission and was read."""

import pytest

from oversight.domain.grounds import read_ground, read_grounds
from oversight.domain.seals import seal
from oversight.statute.loader import load_statute
from oversight.statute.schema import GroundUse

STATUTE = load_statute()


def reading(key, *, modelled):
    found = read_ground(STATUTE, STATUTE.grounds[key], modelled=modelled)
    return found.article, found.modelled_on, found.is_unread


@pytest.mark.parametrize(
    ("key", "modelled", "expected"),
    [
        ("return_identical", False, ("APPK 64(7)", None, False)),
        ("return_identical", True, (None, "APPK 64(7)", False)),
        ("inadmissible_object_excluded", True, ("Law 1(4)", None, False)),
        ("inadmissible_private_dispute", True, (None, None, False)),
        ("inadmissible_decided", False, (None, "APPK 70", False)),
        ("inadmissible_state_secret", True, (None, None, True)),
    ],
)
def test_the_standing_of_a_ground(key, modelled, expected):
    assert reading(key, modelled=modelled) == expected


@pytest.mark.parametrize("use", list(GroundUse))
def test_no_ground_of_the_code_is_law_for_a_commission_that_is_no_state_body(use):
    assert not [one for one in read_grounds(STATUTE, use, modelled=True) if one.article and "APPK" in one.article]


def test_a_seal_tells_where_one_part_ends():
    assert seal("ab", "c") != seal("a", "bc")


def test_a_seal_is_the_same_tomorrow():
    assert seal("Жер", "иә") == "8e7d43edb4177b3beb677a4e47b1e34c2a7be7f634334e2bc8c70419e1c79440"
