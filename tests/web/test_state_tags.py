"""Every state has a word, a shape and a tone."""

from collections.abc import Iterator

import pytest
from flask import Flask

from oversight.domain import terms
from oversight.web.state_tags import STATE_TAGS, state_look
from tests.web.painting import draw


def _states() -> Iterator[str]:
    for record, states in (
        ("complaint", terms.ComplaintState),
        ("case", terms.CaseState),
        ("response", terms.ResponseState),
        ("motion", terms.MotionState),
        ("motion", terms.MotionOutcome),
        ("vote", terms.VoteChoice),
        ("interest", terms.InterestStatement),
        ("position", terms.Position),
        ("assessment", terms.Assessment),
        ("outcome", terms.Outcome),
    ):
        yield from (f"{record}.{state}" for state in states)
    yield from (str(state) for state in terms.PublicState)


@pytest.mark.parametrize("state", list(_states()))
def test_every_state_has_a_look(state: str) -> None:
    assert state_look(state).word


@pytest.mark.parametrize("state", list(STATE_TAGS))
def test_every_tag_can_be_drawn(painter: Flask, state: str) -> None:
    text = draw(painter, "status", "tag(state)", state=state)
    assert "<svg" in text
    assert STATE_TAGS[state].word not in text  # it is in Kazakh


def test_an_unknown_state_is_an_error_not_a_guess() -> None:
    with pytest.raises(KeyError):
        state_look("case.lost")


@pytest.mark.parametrize(
    ("working_days", "tone", "text"),
    [
        (-10, "grave", "10 жұмыс күні кешікті"),
        (-1, "bad", "1 жұмыс күні кешікті"),
        (0, "wait", "бүгін күн соңына дейін"),
        (2, "wait", "2 жұмыс күні қалды"),
        (3, "still", "3 жұмыс күні қалды"),
    ],
)
def test_how_near_the_due_day_is(painter: Flask, working_days: int, tone: str, text: str) -> None:
    drawn = draw(painter, "status", f"due_tag({working_days})")
    assert f'data-tone="{tone}"' in drawn
    assert text in drawn


@pytest.mark.parametrize(
    ("working_days", "text"),
    [(1, "остался 1 рабочий день"), (3, "осталось 3 рабочих дня"), (11, "осталось 11 рабочих дней")],
)
def test_russian_counts_in_three_forms(painter: Flask, working_days: int, text: str) -> None:
    assert text in draw(painter, "status", f"due_tag({working_days})", "ru")
