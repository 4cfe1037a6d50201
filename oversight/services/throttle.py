"""Counting tries: so many in a window, and a lock after too many wrong ones. Keys are digests: no address is kept.

Nothing here commits. A caller that refuses after counting commits the count first, or the refusal rolls it back.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from oversight.domain.errors import TooManyTries
from oversight.persistence.models import Throttle
from oversight.services.context import Context
from oversight.services.tokens import keyed_digest


def key_of(ctx: Context, purpose: str, value: str) -> str:
    """The key under which tries of *purpose* (15 letters at most) for *value* are counted."""
    return f"{purpose}:{keyed_digest(ctx.settings.secret_key, purpose, value)}"


def hit(ctx: Context, key: str, limit: int, window: timedelta) -> None:
    """Count one try. Raises TooManyTries when it is more than *limit* since the window began."""
    started_at, tries = _count(ctx, key, window)
    if tries > limit:
        raise TooManyTries(_seconds(ctx, started_at, window))


def require_open(ctx: Context, key: str, limit: int, window: timedelta) -> None:
    """Raise TooManyTries while *key* is locked by `count_wrong`. Counts nothing."""
    query = select(Throttle.window_started_at, Throttle.tries).where(Throttle.key == key)
    row = ctx.session.execute(query).one_or_none()
    if row is not None and row.tries >= limit and row.window_started_at + window > ctx.now:
        raise TooManyTries(_seconds(ctx, row.window_started_at, window))


def count_wrong(ctx: Context, key: str, limit: int, window: timedelta) -> None:
    """Count one wrong try; the one that reaches *limit* locks the key for a whole *window* from now."""
    _count(ctx, key, window, locks_at=limit)


def forget(ctx: Context, key: str) -> None:
    """Count from nothing again, after a right try."""
    ctx.session.execute(delete(Throttle).where(Throttle.key == key))


def _count(ctx: Context, key: str, window: timedelta, *, locks_at: int | None = None) -> tuple[datetime, int]:
    """One statement on both databases, so that two tries at once are both counted."""
    is_sqlite = ctx.session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if is_sqlite else postgresql.insert
    now = literal(ctx.now, Throttle.window_started_at.type)
    is_over = Throttle.window_started_at <= ctx.now - window
    begins = is_over if locks_at is None else is_over | (Throttle.tries + 1 == locks_at)
    statement = (
        insert(Throttle)
        .values(key=key, window_started_at=ctx.now, tries=1)
        .on_conflict_do_update(
            index_elements=[Throttle.key],
            set_={
                "tries": case((is_over, 1), else_=Throttle.tries + 1),
                "window_started_at": case((begins, now), else_=Throttle.window_started_at),
            },
        )
        .returning(Throttle.window_started_at, Throttle.tries)
    )
    started_at, tries = ctx.session.execute(statement).one()
    return started_at, tries


def _seconds(ctx: Context, started_at: datetime, window: timedelta) -> int:
    return max(1, int((started_at + window - ctx.now).total_seconds()))
