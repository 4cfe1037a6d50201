"""Twenty people file at the same moment: twenty numbers, no gap; on a real file and on a real server."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from oversight.domain.policy import GUEST
from oversight.persistence.database import Database
from oversight.services.context import Context, Services
from tests.conftest import Clock
from tests.factories import write_to
from tests.filing import ready_draft, send
from tests.patience import PATIENCE, waiting_for_locks
from tests.world import World, make_world

PEOPLE = 20


@pytest.fixture
def real(databases, kind, settings, statute) -> Iterator[Services]:
    """Services over a database of their own, with real connections and commits."""
    engine = databases.new(kind)
    with waiting_for_locks(engine, PATIENCE):
        yield Services(Database(engine), statute, settings, Clock())


@pytest.fixture
def settled(real) -> World:
    with real.database.open(writes=True) as session:
        write_to(session)
        return make_world(session)


def drafted(services, world, count):
    with services.context(GUEST, writes=True) as ctx:
        return [ready_draft(ctx, world) for _ in range(count)]


def all_at_once(services, keys):
    """Send every draft in a thread of its own, together."""
    barrier = Barrier(len(keys))

    def one(place):
        with services.context(GUEST, writes=True) as ctx:
            barrier.wait()
            return send(ctx, keys[place], address=f"192.0.2.{place}")

    with ThreadPoolExecutor(len(keys)) as pool:
        return list(pool.map(one, range(len(keys))))


def test_no_gap_and_no_twin(real, settled):
    filed = all_at_once(real, drafted(real, settled, PEOPLE))
    assert sorted(one.number for one in filed) == [f"2026-{n:05}" for n in range(1, PEOPLE + 1)]


def test_one_draft_sent_by_all_is_one_filing(real, settled):
    (key,) = drafted(real, settled, 1)
    assert len(set(all_at_once(real, [key] * PEOPLE))) == 1


def test_what_fails_gives_its_number_back(real, settled, monkeypatch):
    first, broken, second = drafted(real, settled, 3)
    with real.context(GUEST, writes=True) as ctx:
        numbers = [send(ctx, first).number]
    with monkeypatch.context() as patched, real.context(GUEST, writes=True) as ctx:
        patched.setattr(Context, "commit", _fail)
        with pytest.raises(RuntimeError):
            send(ctx, broken)
    with real.context(GUEST, writes=True) as ctx:
        numbers.append(send(ctx, second).number)
    assert numbers == ["2026-00001", "2026-00002"]


def _fail(_context):
    raise RuntimeError
