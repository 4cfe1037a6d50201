"""A term in a picture and in words: the same days, the same count, the right ground."""

from datetime import date

import pytest
from flask import Flask

from oversight.domain.deadlines import Reading, read_deadline
from oversight.statute.schema import Statute
from oversight.web.term_strip import day_rows, draw_strip, draw_votes, working_days_until
from tests.web.painting import draw

DAY = date(2026, 5, 13)
TUESDAY = date(2026, 5, 5)


def test_the_strip_has_a_place_for_every_day(answer: Reading) -> None:
    kinds = [mark.kind for mark in draw_strip(answer, TUESDAY).marks]
    assert (kinds[0], kinds.count("past"), kinds.count("today"), kinds.count("to-come"), kinds.count("due")) == (
        "event", 5, 1, 3, 1,
    )  # fmt: skip


def test_places_on_the_strip_run_from_left_to_right(answer: Reading) -> None:
    places = [float(mark.x.rstrip("%")) for mark in draw_strip(answer, TUESDAY).marks if mark.kind != "sun"]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 100


def test_a_late_term_runs_on_to_today(answer: Reading) -> None:
    strip = draw_strip(answer, date(2026, 5, 25))
    assert [mark.kind for mark in strip.marks][-2:] == ["late", "sun"]
    assert strip.last_on == date(2026, 5, 25)


def test_a_term_that_counts_back_is_numbered_back(statute: Statute) -> None:
    strip = draw_strip(read_deadline(statute, "object_hearing_notice", DAY), TUESDAY)
    assert [mark.number for mark in strip.marks if mark.number] == [3, 2, 1]


def test_months_are_a_bar_without_numbers(statute: Statute) -> None:
    strip = draw_strip(read_deadline(statute, "challenge_file", date(2026, 4, 13)), TUESDAY)
    assert (strip.size, {mark.number for mark in strip.marks}) == ("bar", {0})


@pytest.mark.parametrize(("length", "key"), [("numbers", "object_response"), ("dots", "petition_central")])
def test_long_terms_become_dots(statute: Statute, length: str, key: str) -> None:
    assert draw_strip(read_deadline(statute, key, date(2026, 4, 24)), TUESDAY).size == length


def test_every_key_of_the_statute_can_be_drawn(painter: Flask, statute: Statute) -> None:
    for key in statute.deadlines:
        reading = read_deadline(statute, key, date(2026, 4, 24), modelled=True)
        for today in (date(2026, 4, 20), date(2026, 4, 24), TUESDAY, reading.due_on, date(2026, 12, 1)):
            assert draw(painter, "term", "term(r, today, r.title.of('kk'))", r=reading, today=today)


def test_the_list_says_every_day_once(answer: Reading) -> None:
    rows = day_rows(answer, TUESDAY)
    days = [row.first_on.toordinal() + n for row in rows for n in range((row.last_on - row.first_on).days + 1)]
    assert days == list(range(answer.from_on.toordinal(), answer.due_on.toordinal() + 1))


def test_a_weekend_is_one_line(answer: Reading) -> None:
    row = day_rows(answer, TUESDAY)[1]
    assert (row.first_on, row.last_on) == (date(2026, 4, 25), date(2026, 4, 26))


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (TUESDAY, 4),
        (date(2026, 5, 13), 0),
        (date(2026, 4, 24), 10),
        (date(2026, 5, 14), None),
        (date(2026, 4, 23), None),
    ],
)
def test_days_left(answer: Reading, today: date, left: int | None) -> None:
    assert working_days_until(answer, today) == left


def test_the_article_is_named_where_it_was_read(painter: Flask, answer: Reading) -> None:
    assert "Заң, 13-бап, 4-тармақ" in draw(painter, "term", "ground(r)", r=answer)


@pytest.mark.parametrize("key", ["complaint_fix", "complaint_decide", "complaint_return"])
def test_a_rule_of_the_commission_is_never_shown_as_law(painter: Flask, statute: Statute, key: str) -> None:
    reading = read_deadline(statute, key, date(2026, 4, 24), modelled=True)
    head = draw(painter, "term", "term(r, today, 'x')", r=reading, today=TUESDAY).split("<details")[0]
    assert "заң емес" in head
    assert "бап" not in head


def test_a_term_that_was_not_read_cites_nothing(painter: Flask, statute: Statute) -> None:
    reading = read_deadline(statute, "info_request_401", date(2026, 4, 24))
    assert "расталмаған" in draw(painter, "term", "ground(r)", r=reading)


def test_a_late_term_says_by_how_much(painter: Flask, answer: Reading) -> None:
    assert "8 жұмыс күні кешікті" in draw(
        painter, "term", "left(r, today, late_by=8)", r=answer, today=date(2026, 5, 25)
    )


# Votes


def test_the_bar_of_votes_is_full() -> None:
    shares, need = draw_votes([("yes", 4), ("no", 1), ("abstain", 0), ("waiting", 2)], needed=4)
    assert ([share.kind for share in shares], need) == (["yes", "no", "waiting"], "57.14%")
    assert sum(float(share.width.rstrip("%")) for share in shares) == pytest.approx(100, abs=0.05)


def test_no_votes_yet_is_an_empty_bar() -> None:
    assert draw_votes([("yes", 0), ("no", 0)]) == ((), "")
