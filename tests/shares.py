"""How the workers share the tests out: file by file and database by database, the longest first.

Whoever is done early takes the next share; short ones come last, so that at the end nobody waits for long. Loaded by
``./bootstrap.sh test``.
"""

import os
import re
from collections import Counter

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

TOGETHER = (  # what the whole folder works on is made once for each database
    "tests/security/",
    "tests/services/demonstration_cases/",
)
LONGEST_FIRST = (
    "tests/browser/",
    "tests/security/",
    "tests/journeys/",
    "tests/services/demonstration_cases/",
    "tests/documents/",
    "tests/test_jobs.py",
    "tests/persistence/",
    "tests/web/",
    "tests/services/",
)
ON_POSTGRESQL = re.compile(r"[\[-]postgresql[-\]]")


def share_of(nodeid: str) -> str:
    """The name of the share a test belongs to."""
    path = nodeid.partition("::")[0]
    place = next((folder for folder in TOGETHER if path.startswith(folder)), path)
    return f"{place} on PostgreSQL" if ON_POSTGRESQL.search(nodeid) else place


class Shares(LoadScopeScheduling):
    """Hands out whole shares, in the order in which the tests were collected."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests wait for disks, servers and children as often as they compute."""
    return len(os.sched_getaffinity(0)) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares | None:
    return Shares(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long shares before short ones; within a share nothing moves."""
    sizes = Counter(share_of(item.nodeid) for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        share = share_of(item.nodeid)
        ranks = [rank for rank, start in enumerate(LONGEST_FIRST) if share.startswith(start)]
        return (ranks[0] if ranks else len(LONGEST_FIRST), -sizes[share], share)

    items.sort(key=place)
