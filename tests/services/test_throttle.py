"""Tries are counted in a window; too many wrong ones lock."""

from datetime import timedelta

import pytest

from oversight.domain.errors import TooManyTries
from oversight.domain.policy import GUEST
from oversight.services import throttle

WINDOW = timedelta(minutes=15)


def test_the_limit_is_allowed(acting):
    ctx = acting(GUEST)
    for _ in range(3):
        throttle.hit(ctx, "a", 3, WINDOW)


def test_one_more_is_refused(acting):
    ctx = acting(GUEST)
    for _ in range(3):
        throttle.hit(ctx, "a", 3, WINDOW)
    with pytest.raises(TooManyTries) as refused:
        throttle.hit(ctx, "a", 3, WINDOW)
    assert refused.value.retry_after == 15 * 60


def test_a_new_window_begins_anew(acting, clock):
    ctx = acting(GUEST)
    for _ in range(3):
        throttle.hit(ctx, "a", 3, WINDOW)
    clock.forward(minutes=15)
    ctx.now = clock()
    throttle.hit(ctx, "a", 3, WINDOW)


def test_another_key_is_counted_apart(acting):
    ctx = acting(GUEST)
    throttle.hit(ctx, "a", 1, WINDOW)
    throttle.hit(ctx, "b", 1, WINDOW)


def _wrong(ctx, times):
    for _ in range(times):
        throttle.count_wrong(ctx, "a", 3, WINDOW)


def test_fewer_wrong_tries_do_not_lock(acting):
    ctx = acting(GUEST)
    _wrong(ctx, 2)
    throttle.require_open(ctx, "a", 3, WINDOW)


def test_the_last_wrong_try_locks(acting):
    ctx = acting(GUEST)
    _wrong(ctx, 3)
    with pytest.raises(TooManyTries):
        throttle.require_open(ctx, "a", 3, WINDOW)


def test_the_lock_lasts_a_whole_window_from_the_last_try(acting, clock):
    ctx = acting(GUEST)
    _wrong(ctx, 2)
    clock.forward(minutes=14)
    ctx.now = clock()
    _wrong(ctx, 1)
    clock.forward(minutes=14)
    ctx.now = clock()
    with pytest.raises(TooManyTries):
        throttle.require_open(ctx, "a", 3, WINDOW)


def test_the_lock_ends(acting, clock):
    ctx = acting(GUEST)
    _wrong(ctx, 3)
    clock.forward(minutes=15)
    ctx.now = clock()
    throttle.require_open(ctx, "a", 3, WINDOW)


def test_a_right_try_forgets_the_wrong_ones(acting):
    ctx = acting(GUEST)
    _wrong(ctx, 2)
    throttle.forget(ctx, "a")
    _wrong(ctx, 2)
    throttle.require_open(ctx, "a", 3, WINDOW)


def test_a_key_tells_nothing(acting):
    assert "192.0.2.1" not in throttle.key_of(acting(GUEST), "filing", "192.0.2.1")
