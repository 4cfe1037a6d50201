"""A file of days off: read whole with every mistake named by line and column, or not at all."""

from datetime import date

import pytest

from oversight.domain.calendar_days import changed_days
from oversight.domain.calendar_import import (
    COLUMNS,
    MOST_BYTES,
    MOST_ROWS,
    CalendarChanges,
    CalendarFileRefused,
    lay_over,
    read_calendar_changes,
    write_calendar_file,
)
from oversight.statute.calendar import DayKind, DayStanding
from oversight.statute.loader import load_statute

CALENDAR = load_statute().calendar
HEAD = "year;2027\nsource;Government\nact;No. 15\n" + ";".join(COLUMNS) + "\n"
NEW_YEAR = "2027-01-01;no;holiday;Жаңа жыл;Новый год;New Year;\n"
CHRISTMAS = "2027-01-07;no;religious;Рождество;Рождество;Christmas;\n"


def read(text: str) -> CalendarChanges:
    return read_calendar_changes(text.encode())


def mistakes(content: str | bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(CalendarFileRefused) as refusal:
        read_calendar_changes(content if isinstance(content, bytes) else content.encode())
    return [(found.line, found.column, found.message % found.values) for found in refusal.value.lines]


def exported(*years: int) -> str:
    return write_calendar_file(CALENDAR, years, source="Government", act="No. 15").decode()


# --- what is taken ---------------------------------------------------------------------------------------------------


def test_a_file_holds_whole_years_that_nobody_approved_yet() -> None:
    changes = read(HEAD + NEW_YEAR)
    (year,), (day,) = changes.years, changes.days
    assert (year.year, year.standing, year.approved_by) == (2027, DayStanding.PUBLISHED, "")
    assert (year.source.ru, day.source, changes.source, changes.act) == (
        "Government, No. 15",
        year.source,
        "Government",
        "No. 15",
    )
    assert (day.day, day.working, day.kind, day.title.kk) == (date(2027, 1, 1), False, DayKind.HOLIDAY, "Жаңа жыл")
    assert dict(changes.lines) == {date(2027, 1, 1): 5}


@pytest.mark.parametrize(
    "text",
    [
        HEAD + NEW_YEAR,
        "\ufeff" + HEAD + NEW_YEAR,
        (HEAD + NEW_YEAR).replace(";", ","),
        (HEAD + NEW_YEAR).replace(";", "\t"),
        (HEAD + NEW_YEAR).replace("\n", "\r\n"),
        (HEAD + NEW_YEAR).replace("\n", "\r"),
        (HEAD + NEW_YEAR).replace("\n", ";;;;;;\n"),  # as a spreadsheet fills up
        HEAD.replace("act;No. 15\n", "").replace("source", "act;No. 15\nSource") + "\n\n" + NEW_YEAR + ";;;;\n",
        (HEAD + NEW_YEAR).replace("2027-01-01", "01.01.2027").replace("no;", "Жоқ;").replace("holiday", "HOLIDAY"),
        (HEAD + NEW_YEAR).replace("New Year", '"New Year"').replace("year;", '"year";'),
        HEAD.replace("date;working", "working;date") + NEW_YEAR.replace("2027-01-01;no", "no;2027-01-01"),
    ],
)
def test_what_spreadsheets_do_to_a_file_changes_nothing(text: str) -> None:
    assert read(text).days == read(HEAD + NEW_YEAR).days


def test_what_was_written_is_read_and_changes_nothing() -> None:
    new = lay_over(CALENDAR, read(exported(2024, 2025, 2026, 2027)), "again")
    assert (new.working_days, dict(new.days_off)) == (CALENDAR.working_days, dict(CALENDAR.days_off))
    assert changed_days(CALENDAR, new) == ()


def test_a_decree_that_swaps_a_day_is_laid_over_the_year() -> None:
    text = exported(2027) + (
        "03.07.2027;да;moved;Ауыстыру;Перенос;Swap;05.07.2027\n05.07.2027;нет;moved;Ауыстыру;Перенос;Swap;03.07.2027\n"
    )
    new = lay_over(CALENDAR, read(text), "2027-9")
    assert changed_days(CALENDAR, new) == (date(2027, 7, 3), date(2027, 7, 5))
    assert (new.revision, new.years[2027].is_approved) == ("2027-9", False)


def test_days_that_only_one_calendar_knows_are_no_change() -> None:
    longer = lay_over(CALENDAR, read(HEAD.replace("2027", "2036") + NEW_YEAR.replace("2027", "2036")), "x")
    assert changed_days(CALENDAR, longer) == changed_days(longer, CALENDAR) == ()


# --- what is refused -------------------------------------------------------------------------------------------------

ROWS = [
    ("2027-02-30;no;holiday;а;б;c;", "date", "“2027-02-30” is no day of a calendar"),
    ("2027-1-1;no;holiday;а;б;c;", "date", "“2027-1-1” is no day of a calendar"),
    ("20270101;no;holiday;а;б;c;", "date", "“20270101” is no day of a calendar"),
    ("２０２７-01-01;no;holiday;а;б;c;", "date", "is no day of a calendar"),
    ("1/5/2027;no;holiday;а;б;c;", "date", "is no day of a calendar"),
    ("=DATE(2027,1,1);no;holiday;а;б;c;", "date", "is no day of a calendar"),
    ("####;no;holiday;а;б;c;", "date", "is no day of a calendar"),
    (";no;holiday;а;б;c;", "date", "This cell is empty."),
    ("2026-01-01;no;holiday;а;б;c;", "date", "does not lie in the year"),
    ("2027-01-01;maybe;holiday;а;б;c;", "working", "Write yes or no"),
    ("2027-01-01;;holiday;а;б;c;", "working", "Write yes or no"),
    ("2027-01-01;no;feast;а;б;c;", "kind", "holiday, transferred, religious, moved."),
    ("2027-01-01;no;weekend;а;б;c;", "kind", "The kind of a day"),
    ("2027-01-01;no;;а;б;c;", "kind", "The kind of a day"),
    ("2027-01-01;no;holiday;;б;c;", "title_kk", "This cell is empty."),
    ("2027-01-01;no;holiday;а;=HYPERLINK(1);c;", "title_ru", "holds a formula"),
    ("2027-01-01;no;holiday;а;б;#REF!;", "title_en", "holds a formula"),
    ("2027-01-01;no;holiday;а;+7;c;", "title_ru", "holds a formula"),
    ("2027-01-01;no;holiday;а;@б;c;", "title_ru", "holds a formula"),
    ("2027-01-01;no;holiday;а;-б;c;", "title_ru", "holds a formula"),
    ("2027-01-01;no;holiday;" + "а" * 201 + ";б;c;", "title_kk", "too long: it has 201 characters"),
    ("2027-01-01;no;holiday;а\u202e;б;c;", "title_kk", "hidden mark"),
    ("2027-01-01;no;holiday;а\x07;б;c;", "title_kk", "no letter, sign or space"),
    ("2027-01-04;no;transferred;а;б;c;2027-13-01", "moved_from", "is no day of a calendar"),
    ("2027-01-01;no;holiday;а;б;c;;more", "", "more cells"),
    ('2027-01-01;no;holiday;"а"x;б;c;', "", "quotation marks"),
    ('2027-01-01;no;holiday;"а;б;c;', "", "quotation marks"),
]


@pytest.mark.parametrize(("row", "column", "message"), ROWS)
def test_a_row_that_cannot_be_is_named_by_line_and_column(row: str, column: str, message: str) -> None:
    found = mistakes(HEAD + CHRISTMAS + row + "\n")
    assert [(line, name) for line, name, _ in found] == [(6, column)]
    assert message in found[0][2]


def test_every_mistake_of_every_row_is_named() -> None:
    text = HEAD + "2027-02-30;maybe;feast;;б;c;\n" + NEW_YEAR + NEW_YEAR + "x\n"
    assert [(line, column) for line, column, _ in mistakes(text)] == [
        (5, "date"),
        (5, "kind"),
        (5, "title_kk"),
        (5, "working"),
        (7, "date"),
        (8, "date"),
        (8, "kind"),
        (8, "title_en"),
        (8, "title_kk"),
        (8, "title_ru"),
        (8, "working"),
    ]


def test_a_day_given_twice_names_the_first_line() -> None:
    assert mistakes(HEAD + NEW_YEAR + CHRISTMAS + NEW_YEAR) == [(7, "date", "This day stands already in line 5.")]


def test_the_line_is_that_of_the_file_also_after_a_cell_of_two_lines() -> None:
    text = HEAD + '2027-01-01;no;holiday;"Жаңа\nжыл";Новый год;New Year;\n' + "x;no;holiday;а;б;c;\n"
    assert [(line, column) for line, column, _ in mistakes(text)] == [(7, "date")]


HEADS = [
    ("", 1, "year", "The first line must be"),
    ("date;working\n", 1, "year", "The first line must be"),
    ("year 2027\n", 1, "year", "The first line must be"),
    ("year;2027\n", 1, "source", "a line “source” is missing"),
    (HEAD.replace("act;No. 15\n", ""), 1, "act", "a line “act” is missing"),
    (HEAD.replace("year;2027", "year;soon"), 1, "year", "in four digits"),
    (HEAD.replace("year;2027", "year;２０２７"), 1, "year", "in four digits"),
    (HEAD.replace("year;2027", "year;0"), 1, "year", "in four digits"),
    (HEAD.replace("year;2027", "year;2021 2022 2023 2024 2025 2026"), 1, "year", "in four digits"),
    (HEAD.replace("year;2027", "year;"), 1, "year", "This cell is empty."),
    (HEAD.replace("year;2027", "year"), 1, "year", "The first line must be"),
    (HEAD.replace("source;Government", "source"), 2, "source", "This cell is empty."),
    (HEAD.replace("source;Government", "source;"), 2, "source", "This cell is empty."),
    (HEAD.replace("act;No. 15", "act;=1+1"), 3, "act", "holds a formula"),
    (HEAD.replace("act;", "act;No. 14\nact;"), 4, "", "each once"),
    (HEAD.replace("act;No. 15", "act;No. 15;more"), 3, "", "each once"),
    (HEAD.replace("act;", "author;I\nact;"), 3, "", "each once"),
    (HEAD.replace("kind", "sort") + NEW_YEAR, 4, "", "date, working, kind, title_kk, title_ru, title_en, moved_from."),
    (HEAD.replace(";kind", ""), 4, "", "must name these columns"),
    (HEAD.replace("kind", "kind;kind"), 4, "", "must name these columns"),
    (HEAD, 1, "", "no table of days"),
    (HEAD.rsplit("date", 1)[0], 1, "", "no table of days"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), HEADS)
def test_a_head_that_cannot_be_is_named(text: str, line: int, column: str, message: str) -> None:
    assert any(found[:2] == (line, column) and message in found[2] for found in mistakes(text)), mistakes(text)


def test_a_workbook_and_other_encodings_are_told_how_to_save() -> None:
    cyrillic = HEAD.encode() + NEW_YEAR.encode("utf-8").replace("Новый".encode(), "Новый".encode("cp1251"))
    assert mistakes(cyrillic)[0][0] == 5
    assert "CSV UTF-8" in mistakes(cyrillic)[0][2]
    for content in (HEAD.encode("utf-16"), b"PK\x03\x04\x00\x00", HEAD.encode() + b"\0"):
        assert [found[0] for found in mistakes(content)] == [1]
        assert "CSV UTF-8" in mistakes(content)[0][2]


def test_a_file_of_a_hundred_thousand_rows_is_refused_at_once() -> None:
    assert "too large" in mistakes(HEAD + NEW_YEAR * 100_000)[0][2]
    assert mistakes(HEAD + "x\n" * 100_000)[-1] == (MOST_ROWS + 5, "", f"The table has more than {MOST_ROWS} rows.")
    assert "too large" in mistakes(b"x" * (MOST_BYTES + 1))[0][2]


def test_as_many_rows_as_may_be_are_read() -> None:
    found = mistakes(HEAD + "x\n" * MOST_ROWS)
    assert not any("more than" in message for _, _, message in found)
    assert found[-1][0] == MOST_ROWS + 4


# --- what the rules of transfer refuse -------------------------------------------------------------------------------


def refused_over(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(CalendarFileRefused) as refusal:
        lay_over(CALENDAR, read(text), "x")
    return [(found.line, found.column, found.message % found.values) for found in refusal.value.lines]


def test_a_holiday_without_its_day_off_is_named_by_its_line() -> None:
    lines = exported(2027).splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("2027-01-04")]
    place = next(number for number, line in enumerate(kept, 1) if line.startswith("2027-01-02"))
    assert [found[:2] for found in refused_over("".join(kept))] == [(place, "date")]


def test_a_day_off_moved_to_a_weekend_is_named_by_its_line() -> None:
    found = refused_over(exported(2027).replace("2027-01-04;no;transferred", "2027-01-09;no;transferred"))
    assert [row[1] for row in found] == ["date", "date"]


def test_a_year_far_away_is_named_in_the_line_of_the_year() -> None:
    text = (HEAD + CHRISTMAS).replace("2027", "2040")
    assert refused_over(text) == [(1, "year", "The years must follow each other: 2040 comes after 2035.")]


def test_a_mistake_outside_the_file_has_no_line() -> None:
    swap = "2027-12-25;yes;moved;а;б;c;2028-01-05\n2028-01-05;no;moved;а;б;c;2027-12-25\n"
    both = exported(2027, 2028).splitlines(keepends=True)
    new = lay_over(CALENDAR, read("".join(both) + swap), "x")
    with pytest.raises(CalendarFileRefused) as refusal:
        lay_over(new, read(exported(2027)), "y")
    assert [(found.line, found.column) for found in refusal.value.lines] == [(0, "moved_from")]
    far = lay_over(CALENDAR, read((HEAD + NEW_YEAR).replace("2027", "2036")), "z")
    assert far.last_on == date(2036, 12, 31)


def test_a_line_error_says_itself() -> None:
    with pytest.raises(CalendarFileRefused) as refusal:
        read(HEAD + "x;no;holiday;а;б;c;\n")
    assert str(refusal.value.lines[0]).startswith("5: date: “x” is no day")
