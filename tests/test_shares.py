"""How tests are shared out among the workers."""

from types import SimpleNamespace

import pytest

from tests import shares


@pytest.mark.parametrize(
    ("nodeid", "share"),
    [
        ("tests/web/test_a.py::test_x", "tests/web/test_a.py"),
        ("tests/web/test_a.py::test_x[sqlite-1]", "tests/web/test_a.py"),
        ("tests/web/test_a.py::test_x[1-postgresql]", "tests/web/test_a.py on PostgreSQL"),
        ("tests/web/test_a.py::test_in_postgresql[1]", "tests/web/test_a.py"),
        ("tests/security/test_a.py::test_x[sqlite]", "tests/security/"),
        ("tests/security/test_b.py::test_x[postgresql]", "tests/security/ on PostgreSQL"),
    ],
)
def test_a_share_is_a_file_or_a_folder_on_one_database(nodeid: str, share: str) -> None:
    assert shares.share_of(nodeid) == share


def test_what_takes_long_is_begun_first_and_small_shares_come_last() -> None:
    order = [
        "tests/domain/test_a.py::test_1",
        "tests/domain/test_b.py::test_1",
        "tests/domain/test_b.py::test_2",
        "tests/web/test_c.py::test_1",
        "tests/browser/test_d.py::test_1",
    ]
    items = [SimpleNamespace(nodeid=nodeid) for nodeid in order]
    shares.pytest_collection_modifyitems(items)  # type: ignore[arg-type]
    assert [item.nodeid for item in items] == [order[4], order[3], order[1], order[2], order[0]]
