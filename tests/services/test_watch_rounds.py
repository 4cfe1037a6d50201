"""The book of rounds: what was done, what was refused, what broke; nothing that breaks hides or holds up the rest."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from oversight.domain.errors import NotVisible, TransitionNotAllowed
from oversight.persistence.models import WatchRound
from oversight.services import watch_rounds
from oversight.services.context import Context, Services
from oversight.services.deadline_watch import CLEANING, STEPS, run
from oversight.services.watch_rounds import KEPT_FOR, SILENT_FOR, KeptRound, Trouble, is_silent
from tests import answering
from tests.cases import acting
from tests.conftest import Clock
from tests.world import World

Break = Callable[[str, str, Exception], None]


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Break:
    """`breaks(step, number, error)`: the act of that step raises *error* for that docket."""

    def install(step: str, number: str, error: Exception) -> None:
        find, act = STEPS[step]

        def broken(ctx: Context, one: str) -> int:
            if one == number:
                raise error
            return act(ctx, one)

        monkeypatch.setitem(STEPS, step, (find, broken))

    return install


def newest(services: Services, world: World) -> KeptRound:
    with acting(services, world.administrator) as ctx:
        return watch_rounds.last(ctx)[0]


def test_a_round_is_written_down(services: Services, world: World, clock: Clock) -> None:
    done = run(services)
    kept = newest(services, world)
    assert (kept.began_at, kept.ended_at, kept.seconds) == (clock.now, clock.now, 0)
    assert {**kept.counts, "refused": 0, "failed": 0} == done
    assert set(kept.counts) == set(STEPS) | set(CLEANING)


@pytest.mark.parametrize(
    ("error", "refused", "failed"), [(TransitionNotAllowed(), 1, 0), (ZeroDivisionError("Айгүл"), 0, 1)]
)
def test_a_poisoned_docket_is_counted_and_holds_up_nobody(
    services: Services,
    world: World,
    clock: Clock,
    breaks: Break,
    caplog: pytest.LogCaptureFixture,
    *,
    error: Exception,
    refused: int,
    failed: int,
) -> None:
    first, _second = (answering.receive(services, world) for _ in range(2))
    breaks("marked_overdue", first, error)
    clock.set(2026, 2, 17)
    done = run(services)
    assert (done["marked_overdue"], done["refused"], done["failed"]) == (1, refused, failed)
    kept = newest(services, world)
    trouble = Trouble("marked_overdue", first, type(error).__name__, is_refusal=bool(refused))
    assert (kept.refused, kept.failed, kept.troubles) == (refused, failed, (trouble,))
    assert first in {getattr(record, "docket", None) for record in caplog.records}


def test_a_step_that_breaks_as_a_whole_does_not_stop_the_next(
    services: Services, world: World, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError

    answering.receive(services, world)
    monkeypatch.setitem(STEPS, "silence_noted", (broken, STEPS["silence_noted"][1]))
    monkeypatch.setitem(CLEANING, "drafts_purged", broken)
    clock.set(2026, 2, 17)
    done = run(services)
    assert (done["failed"], done["marked_overdue"]) == (2, 1)
    assert [one.number for one in newest(services, world).troubles] == ["", ""]


def test_a_round_that_died_is_seen_as_not_ended(services: Services, world: World) -> None:
    watch_rounds.begin(services)
    kept = newest(services, world)
    assert (kept.ended_at, kept.seconds) == (None, None)


def test_old_rounds_go(services: Services, clock: Clock) -> None:
    run(services)
    clock.now += KEPT_FOR + timedelta(minutes=1)
    run(services)
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(WatchRound)) == 1


def test_only_the_administrator_reads_the_book(services: Services, world: World) -> None:
    for person in (world.auditor, world.secretary, world.citizen):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            watch_rounds.last(ctx)


class TestAlarm:
    def test_without_any_round(self, clock: Clock) -> None:
        assert is_silent((), clock.now)

    def test_after_more_than_26_hours(self, services: Services, world: World, clock: Clock) -> None:
        run(services)
        clock.now += SILENT_FOR
        assert not is_silent([newest(services, world)], clock.now)
        clock.now += timedelta(minutes=1)
        assert is_silent([newest(services, world)], clock.now)

    def test_a_round_that_never_ended_does_not_count(self, services: Services, world: World, clock: Clock) -> None:
        watch_rounds.begin(services)
        assert is_silent([newest(services, world)], clock.now)
