"""One stage for the whole folder: every kind of person, a case in every kind of state, on both databases."""

from collections.abc import Iterator

import pytest

from oversight.persistence import migrate
from oversight.persistence.database import open_engine
from tests.postgres import create_database, start_postgres
from tests.security.stage import Stage, set_stage


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def stage(request, tmp_path_factory, statute, worker_id) -> Iterator[Stage]:
    """The stage, set once for each database; a test that changes it does so in a `rehearsal`."""
    folder = tmp_path_factory.mktemp("stage")
    if request.param == "sqlite":
        engine = open_engine(f"sqlite:///{folder / 'oversight.sqlite'}")
        migrate.upgrade(engine)
        yield set_stage(engine, folder, statute)
        engine.dispose()
        return
    with start_postgres() as admin:
        engine = open_engine(create_database(admin, f"stage_{worker_id}"))
        migrate.upgrade(engine)
        yield set_stage(engine, folder, statute)
        engine.dispose()
