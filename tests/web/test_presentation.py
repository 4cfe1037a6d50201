"""How dates, moments and numbers are said in the three languages."""

import re
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from oversight.web.presentation import (
    format_clock,
    format_day,
    format_day_in_prose,
    format_days,
    format_file_size,
    format_hectares,
    format_moment,
    format_number,
    format_tenge,
    format_weekday,
    group_digest,
    say,
    short_digest,
    split_number,
)
from tests.web.painting import draw

DAY = date(2026, 5, 13)
NBSP = "\N{NO-BREAK SPACE}"


# Dates and moments


@pytest.mark.parametrize(
    ("language", "text"), [("kk", "13 мамыр 2026"), ("ru", f"13 мая 2026{NBSP}г."), ("en", "13 May 2026")]
)
def test_a_day_is_said_as_the_language_says_it(language: str, text: str) -> None:
    assert format_day(DAY, language) == text


@pytest.mark.parametrize(("language", "text"), [("kk", "13 мамыр"), ("ru", "13 мая"), ("en", "13 May")])
def test_a_day_may_leave_out_the_year(language: str, text: str) -> None:
    assert format_day(DAY, language, year=False) == text


def test_kazakh_prose_begins_with_the_year() -> None:
    assert format_day_in_prose(DAY, "kk") == "2026 жылғы 13 мамыр"


def test_a_moment_given_as_a_day_is_the_day_in_kazakhstan() -> None:
    assert format_day(datetime(2026, 5, 12, 20, 0, tzinfo=UTC), "kk") == "13 мамыр 2026"


@pytest.mark.parametrize(("language", "text"), [("kk", "сәрсенбі"), ("ru", "среда"), ("en", "Wednesday")])
def test_weekdays(language: str, text: str) -> None:
    assert format_weekday(DAY, language) == text


@pytest.mark.parametrize("moment", [datetime(2026, 5, 12, 20, 5, tzinfo=UTC), datetime(2026, 5, 12, 20, 5)])  # noqa: DTZ001
def test_moments_are_shown_on_the_clocks_of_kazakhstan(moment: datetime) -> None:
    assert (format_moment(moment, "kk"), format_clock(moment)) == ("13 мамыр 2026, 01:05", "01:05")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 4, 25), date(2026, 4, 26), "25–26 сәуір"),
        (date(2026, 4, 30), date(2026, 5, 2), "30 сәуір – 2 мамыр"),
        (date(2026, 4, 30), date(2026, 4, 30), "30 сәуір"),
    ],
)
def test_runs_of_days(first: date, last: date, text: str) -> None:
    assert format_days(first, last, "kk") == text


# Numbers


@pytest.mark.parametrize(("language", "text"), [("kk", f"1{NBSP}126,5"), ("ru", f"1{NBSP}126,5"), ("en", "1,126.5")])
def test_numbers_never_break_in_the_middle(language: str, text: str) -> None:
    assert format_number(1126.5, language) == text


def test_money_and_land_keep_their_unit_beside_them() -> None:
    assert (format_tenge(1_250_000, "kk"), format_hectares(312, "ru"), format_hectares(312, "en")) == (
        f"1{NBSP}250{NBSP}000{NBSP}₸",
        f"312{NBSP}га",
        f"312{NBSP}ha",
    )


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, f"0{NBSP}Б"),
        (999, f"999{NBSP}Б"),
        (214_000, f"214{NBSP}кБ"),
        (999_600, f"1{NBSP}МБ"),
        (1_340_000, f"1,3{NBSP}МБ"),
    ],
)
def test_file_sizes(size: int, text: str) -> None:
    assert format_file_size(size, "kk") == text


def test_a_digest_is_shown_by_its_ends_or_in_groups() -> None:
    digest = "4be190d3" + "0" * 52 + "c27a"
    assert (short_digest(digest), group_digest(digest)[:9]) == ("4be1 90d3 … c27a", "4be1 90d3")


def test_the_plate_copies_as_the_number(painter: Flask) -> None:
    text = re.sub(r"<[^>]+>", "", draw(painter, "plate", "plate('2026-00148')"))
    assert (split_number("2026-00148"), text) == (("2026", "00148"), "Нөмірі 2026-00148")


def test_nothing_is_said_for_nothing() -> None:
    assert say(None, "kk") == ""
