"""The book of the daily watch: what each round did, what it was refused, what broke; and the alarm when none comes."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select

from oversight.domain.errors import DomainError, NotVisible
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Role
from oversight.persistence.models import WatchRound
from oversight.services.context import Context, Services

SILENT_FOR = timedelta(hours=26)
"""An hour is the pause between rounds, a day that of a timer; after this long somebody should look."""
KEPT_FOR = timedelta(days=90)
_TROUBLES_KEPT = 50

_log = logging.getLogger(__name__)

Find = Callable[[Context], Iterable[str]]
Act = Callable[[Context, str], int]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a step could not do: on which docket (empty: the step as a whole) and the kind of the error."""

    step: str
    number: str
    kind: str
    is_refusal: bool  # a rule refused it; otherwise something is broken


@dataclass(slots=True)
class Tally:
    """What a round has done so far."""

    counts: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    failed: int = 0
    troubles: list[Trouble] = field(default_factory=list)

    def note(self, step: str, number: str, error: Exception) -> None:
        """Count an error and keep it for the administrator. Its words are not kept: they may hold somebody's data."""
        is_refusal = isinstance(error, DomainError)
        self.refused += is_refusal
        self.failed += not is_refusal
        if len(self.troubles) < _TROUBLES_KEPT:
            self.troubles.append(Trouble(step, number, type(error).__name__, is_refusal))
        known = {"step": step, "docket": number, "kind": type(error).__name__}
        if is_refusal:  # somebody was quicker, or the calendar does not reach that far
            _log.warning("watch refused", extra=known)
        else:
            _log.error("watch failed", extra=known, exc_info=error)

    def as_counts(self) -> dict[str, int]:
        """How often each step did something, and how much was refused and failed."""
        return {**self.counts, "refused": self.refused, "failed": self.failed}


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round as the administrator sees it; ``ended_at`` is None when it was broken off or is at work."""

    began_at: datetime
    ended_at: datetime | None
    counts: dict[str, int]
    refused: int
    failed: int
    troubles: tuple[Trouble, ...]

    @property
    def seconds(self) -> float | None:
        """How long it took."""
        return (self.ended_at - self.began_at).total_seconds() if self.ended_at else None


def each(services: Services, tally: Tally, step: str, find: Find, act: Act) -> None:
    """Do *act* to each docket that *find* names, in a transaction of its own; add up what the acts return.

    One that is refused or breaks does not hold up the others, nor a step the next one.
    """
    tally.counts[step] = 0
    try:
        with services.context(writes=False) as ctx:
            numbers = list(find(ctx))
    except Exception as error:  # noqa: BLE001 - the other steps do not depend on this one
        tally.note(step, "", error)
        return
    for number in numbers:
        try:
            with services.context(SYSTEM, writes=True) as ctx:
                tally.counts[step] += act(ctx, number)
        except Exception as error:  # noqa: BLE001 - nor the other dockets on this one
            tally.note(step, number, error)


def begin(services: Services) -> UUID:
    """Write down that a round begins."""
    with services.context(writes=True) as ctx:
        row = WatchRound(began_at=ctx.now, counts={}, troubles=[])
        ctx.session.add(row)
        ctx.commit()
        return row.id


def end(services: Services, round_id: UUID, tally: Tally) -> None:
    """Write down what it did, and let go of rounds older than KEPT_FOR."""
    with services.context(writes=True) as ctx:
        row = ctx.session.get_one(WatchRound, round_id)
        row.ended_at, row.counts = ctx.now, dict(tally.counts)
        row.refused, row.failed = tally.refused, tally.failed
        row.troubles = [asdict(trouble) for trouble in tally.troubles]
        ctx.session.execute(delete(WatchRound).where(WatchRound.began_at < ctx.now - KEPT_FOR))
        ctx.commit()


def last_clean(ctx: Context) -> datetime | None:
    """When the newest round began that ended without a failure."""
    query = select(WatchRound.began_at).where(WatchRound.ended_at.is_not(None), WatchRound.failed == 0)
    return ctx.session.scalar(query.order_by(WatchRound.began_at.desc()).limit(1))


def last(ctx: Context, limit: int = 10) -> tuple[KeptRound, ...]:
    """The newest rounds. Raises NotVisible for anybody but the administrator."""
    if Role.ADMINISTRATOR not in ctx.actor.roles:
        raise NotVisible
    rows = ctx.session.scalars(select(WatchRound).order_by(WatchRound.began_at.desc()).limit(limit))
    return tuple(
        KeptRound(
            row.began_at,
            row.ended_at,
            row.counts,
            row.refused,
            row.failed,
            tuple(Trouble(**trouble) for trouble in row.troubles),
        )
        for row in rows
    )


def is_silent(rounds: Iterable[KeptRound], now: datetime) -> bool:
    """Whether none of *rounds* came to its end within SILENT_FOR before *now*: time does nothing by itself then."""
    return not any(one.ended_at is not None and now - one.began_at <= SILENT_FOR for one in rounds)
