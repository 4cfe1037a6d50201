"""One stage for the whole folder: every kind of person, a case in every kind of state, on both databases."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.databases import KINDS
from tests.security.stage import Stage, set_stage


@pytest.fixture(scope="session")
def stage_on(tmp_path_factory, databases, statute) -> Callable[[str], Stage]:
    """`stage_on(kind)` gives the stage on that kind of database, set once."""
    return cache(lambda kind: set_stage(databases.new(kind), tmp_path_factory.mktemp("stage"), statute))


@pytest.fixture(scope="session", params=KINDS)
def stage(request, stage_on) -> Stage:
    """The stage; a test that changes it does so in a `rehearsal`."""
    return stage_on(request.param)
