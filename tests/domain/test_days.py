"""Days in addresses: one way to write them."""

from datetime import date

import pytest

from oversight.domain.days import DayMalformed, parse_day


def test_a_day_that_exists():
    assert parse_day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2024-02-30",
        "2024-00-10",
        "0000-01-01",
        "99999-01-01",
        "2024-1-1",
        "20240301",
        "2024-W10-5",
        "２０２４-03-01",
        "٢٠٢٤-03-01",
        " 2024-03-01",
        "2024-03-01T00:00",
        "2024-03-01\n",
        "",
    ],
)
def test_nothing_else(text):
    with pytest.raises(DayMalformed):
        parse_day(text)


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(DayMalformed) as refused:
        parse_day("9" * 5_000)
    assert len(str(refused.value)) < 150
