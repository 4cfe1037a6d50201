"""How the entries of the protocol of a public hearing are read, and which are not."""

import pytest

from oversight.domain import hearing_lines
from oversight.domain.errors import DomainError
from oversight.domain.hearing_lines import Exchange, Group, Poll, Speech


def test_groups_have_numbers() -> None:
    assert hearing_lines.read_groups("ауыл тұрғындары – 57\n\n«Қамыс-Агро» ЖШС өкілдері: 2") == (
        Group("ауыл тұрғындары", 57),
        Group("«Қамыс-Агро» ЖШС өкілдері", 2),
    )


def test_a_speech_may_hold_colons() -> None:
    assert hearing_lines.read_speeches("аудан әкімінің орынбасары: мерзімі: 2026 жыл") == (
        Speech("аудан әкімінің орынбасары", "мерзімі: 2026 жыл"),
    )


def test_a_question_may_stay_without_an_answer() -> None:
    assert hearing_lines.read_exchanges("тұрғын: Мал қайда жайылады?\nәкім: Округте.\n \nтұрғын: Неге?") == (
        Exchange("тұрғын", "Мал қайда жайылады?", "әкім", "Округте."),
        Exchange("тұрғын", "Неге?", "", ""),
    )


def test_polls_have_three_numbers() -> None:
    assert hearing_lines.read_polls("620 га жерді қайтаруды сұрау - 51 / 2 / 4") == (
        Poll("620 га жерді қайтаруды сұрау", 51, 2, 4),
    )


@pytest.mark.parametrize(
    ("read", "text", "entry"),
    [
        (hearing_lines.read_groups, "ауыл тұрғындары – 57\nбаспасөз", 2),
        (hearing_lines.read_groups, "баспасөз – 0", 1),
        (hearing_lines.read_speeches, "мәлімдеме жасалды", 1),
        (hearing_lines.read_speeches, ": мәлімдеме", 1),
        (hearing_lines.read_exchanges, "тұрғын: Неге?\nәкім: Себебі бар.\nтұрғын: Қандай?", 1),
        (hearing_lines.read_polls, "жерді қайтару – 51/2", 1),
    ],
)
def test_what_has_not_its_form_is_named_by_its_place(read, text: str, entry: int) -> None:
    with pytest.raises(DomainError) as refused:
        read(text)
    assert refused.value.values == {"entry": entry}
