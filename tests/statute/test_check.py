"""`flask statute check` finds every kind of contradiction and names the file and the line to open."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from oversight.statute.loader import FILES, FOLDER, Contradiction, StatuteError, check_statute, load_statute

Mutate = Callable[[str, str, str], tuple[Contradiction, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real files that may be spoilt."""
    return shutil.copytree(FOLDER, tmp_path / "statute", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


@pytest.fixture
def mutate(folder: Path) -> Mutate:
    """Replace one text, which must be there, and check the copy."""

    def replace(name: str, old: str, new: str) -> tuple[Contradiction, ...]:
        path = folder / name
        contents = path.read_text(encoding="utf-8")
        assert old in contents
        path.write_text(contents.replace(old, new, 1), encoding="utf-8")
        return check_statute(folder)

    return replace


def field_of(key: str, field: str, table: str = "deadline") -> str:
    """The line `field = ...` of the row *key* in its file, with everything from the key down to it."""
    name = {"deadline": "deadlines.toml", "ground": "grounds.toml"}[table]
    contents = (FOLDER / name).read_text(encoding="utf-8")
    start = contents.index(f'[[{table}]]\nkey = "{key}"')
    place = contents.index(f"\n{field} = ", start)
    return contents[start : contents.index("\n", place + 1)]


def spoilt(key: str, field: str, value: str, table: str = "deadline") -> tuple[str, str, str]:
    """The arguments of `mutate` that give *field* of the row another value, or take it away for an empty one."""
    old = field_of(key, field, table)
    head, _, _ = old.rpartition("\n")
    new = f"{head}\n{field} = {value}" if value else head
    return {"deadline": "deadlines.toml", "ground": "grounds.toml"}[table], old, new


DEADLINES = [
    ("unknown article", spoilt("object_response", "article", '"Law 13(9)"'), "cites Law 13(9), which articles.toml"),
    ("read without article", spoilt("object_response", "article", ""), "what was read must cite its article"),
    ("article though unread", spoilt("object_response", "standing", '"unknown"'), "only where standing is read"),
    ("house rule with article", spoilt("object_response", "basis", '"house"'), "a house rule cites no article"),
    ("house rule that was read", spoilt("publication", "standing", '"read"'), "a house rule is design or unknown"),
    ("law by design", spoilt("info_request_401", "standing", '"design"'), "never our own design"),
    ("code citing the law", spoilt("complaint_return", "article", '"Law 13(4)"'), "but the article is Law 13(4)"),
    ("law citing the code", spoilt("object_response", "article", '"APPK 65"'), "but the article is APPK 65"),
    ("code without a model", spoilt("complaint_return", "modelled_on", ""), "modelled_on is missing"),
    ("code with another model", spoilt("complaint_return", "modelled_on", '"APPK 65"'), "modelled on its own article"),
    ("unknown model", spoilt("complaint_fix", "modelled_on", '"APPK 640"'), "cites APPK 640"),
    (
        "law with a model",
        spoilt("object_response", "binds", '"object"\nmodelled_on = "APPK 65"'),
        "modelled on nothing",
    ),
    ("unknown unit", spoilt("object_response", "unit", '"weeks"'), "unit is 'weeks', but must be one of"),
    ("unknown basis", spoilt("object_response", "basis", '"custom"'), "basis is 'custom'"),
    ("unknown standing", spoilt("object_response", "standing", '"guessed"'), "standing is 'guessed'"),
    ("unknown direction", spoilt("object_response", "direction", '"around"'), "direction is 'around'"),
    ("unknown addressee", spoilt("object_response", "binds", '"everybody"'), "binds is 'everybody'"),
    ("unknown trigger", spoilt("object_response", "runs_from", '"full_moon"'), "no [[trigger]] is called full_moon"),
    (
        "unused trigger",
        spoilt("object_response", "runs_from", '"control_completed"'),
        "no deadline runs from final_doc",
    ),
    ("negative length", spoilt("object_response", "length", "-1"), "length must be a whole number"),
    ("length in words", spoilt("object_response", "length", '"ten"'), "length must be a whole number"),
    ("length true", spoilt("object_response", "length", "true"), "length must be a whole number"),
    ("no length", spoilt("object_response", "length", ""), "length is missing"),
    ("no months at all", spoilt("challenge_file", "length", "0"), "may end on the day itself"),
    ("nothing backwards", spoilt("object_hearing_notice", "length", "0"), "may end on the day itself"),
    ("months backwards", spoilt("challenge_file", "direction", '"before"'), "only working days are counted backwards"),
    ("days backwards", spoilt("info_request_401", "direction", '"before"'), "only working days are counted backwards"),
    ("missing language", spoilt("object_response", "title", '{ kk = "а", ru = "б" }'), "title is missing in en"),
    (
        "empty language",
        spoilt("object_response", "title", '{ kk = " ", ru = "б", en = "c" }'),
        "title is missing in kk",
    ),
    (
        "foreign language",
        spoilt("object_response", "title", '{ kk = "а", ru = "б", en = "c", de = "d" }'),
        "title has an unknown language: de",
    ),
    ("one language", spoilt("object_response", "title", '"Answer"'), "title must give kk, ru and en"),
    (
        "stray place",
        spoilt("object_response", "title", '{ kk = "{x}", ru = "б", en = "c" }'),
        "title in kk must have the places []",
    ),
    (
        "broken place",
        spoilt("object_response", "title", '{ kk = "{", ru = "б", en = "c" }'),
        "title in kk must have the places []",
    ),
    ("unknown field", spoilt("object_response", "length", "10\nlenght = 10"), "lenght is not known here"),
    ("not a flag", spoilt("object_response", "is_extendable", '"no"'), "is_extendable must be true or false"),
    ("no basis", spoilt("object_response", "basis", ""), "basis is missing"),
    ("no trigger", spoilt("object_response", "runs_from", ""), "runs_from is missing"),
    ("empty key", spoilt("object_response", "key", '""'), "key must be a text that is not empty"),
    (
        "ends before it begins",
        spoilt("object_response", "in_force", "{ from = 2024-04-04, until = 2024-01-01 }"),
        "ends",
    ),
    ("date as text", spoilt("object_response", "in_force", '{ from = "2024-04-04" }'), "from must be a date"),
    ("date with time", spoilt("object_response", "in_force", "{ from = 2024-04-04T00:00:00 }"), "from must be a date"),
    ("no start", spoilt("object_response", "in_force", "{ until = 2024-04-04 }"), "from is missing"),
    ("unknown end", spoilt("object_response", "in_force", "{ from = 2024-04-04, to = 2030-01-01 }"), "to is not known"),
    ("before the act", spoilt("object_response", "in_force", "{ from = 2024-04-03 }"), "in force before its act"),
    ("not in braces", spoilt("object_response", "in_force", "2024-04-04"), "in_force must be written in braces"),
    ("no counting", spoilt("object_response", "counting", ""), "counting is missing"),
    (
        "law without analogy",
        spoilt("object_response", "counting", '{ article = "APPK 76", standing = "read", by_analogy = false }'),
        "the code counts by its own rule",
    ),
    (
        "code by analogy",
        spoilt("complaint_return", "counting", '{ article = "APPK 76", standing = "read", by_analogy = true }'),
        "the code counts by its own rule",
    ),
    (
        "counting unread with article",
        spoilt("object_response", "counting", '{ article = "APPK 76", standing = "design", by_analogy = true }'),
        "cites its article if, and only if, it was read",
    ),
    ("unknown extension", spoilt("complaint_decide", "extended_by", '"more_time"'), "no deadline is called more_time"),
    ("unknown notice", spoilt("complaint_decide", "extension_notice", '"letter"'), "no deadline is called letter"),
    ("extension of a law", spoilt("complaint_decide", "extended_by", '"publication"'), "not of the same basis, code"),
    ("not extendable", spoilt("complaint_decide", "is_extendable", "false"), "extended by nothing"),
    (
        "notice of nothing",
        spoilt("complaint_decide", "extended_by", ""),
        "a notice of an extension needs the extension",
    ),
    (
        "counting read without article",
        spoilt("object_response", "counting", '{ standing = "read", by_analogy = true }'),
        "cites its article if, and only if, it was read",
    ),
]


@pytest.mark.parametrize(("change", "message"), [row[1:] for row in DEADLINES], ids=[row[0] for row in DEADLINES])
def test_a_spoilt_term_is_found(mutate: Mutate, change: tuple[str, str, str], message: str) -> None:
    assert any(message in found.message for found in mutate(*change))


@pytest.mark.parametrize(("change", "message"), [row[1:] for row in DEADLINES], ids=[row[0] for row in DEADLINES])
def test_a_spoilt_term_is_found_inside_its_row(mutate: Mutate, change: tuple[str, str, str], message: str) -> None:
    name, old, _ = change
    contents = (FOLDER / name).read_text(encoding="utf-8")
    first = contents[: contents.index(old)].count("\n") + 1
    found = next(found for found in mutate(*change) if message in found.message)
    is_elsewhere = "no deadline runs from" in message  # the trigger's row is at fault, not the term's
    assert found.file == name
    assert is_elsewhere or first <= found.line <= first + 20


OTHERS = [
    ("acts.toml", 'key = "appk"', 'key = "law"', "law is given twice"),
    ("acts.toml", 'in_force_standing = "from_memory"', 'in_force_standing = "sure"', "in_force_standing is 'sure'"),
    ("acts.toml", "in_force = { from = 2024-04-04 }", "", "in_force is missing"),
    ("articles.toml", 'point = "1(2)"', 'point = "1(1)"', "Law 1(1) is given twice"),
    ("articles.toml", 'act = "law"', 'act = "lex"', "acts.toml holds no act lex"),
    ("articles.toml", 'point = "1(2)"', 'point = "1.2"', "'1.2' is not written like 64(7-2)"),
    ("articles.toml", '{act}, {article}-бап"', '{act}-бап"', "article in kk must have the places"),
    ("articles.toml", "[citation]", "[citations]", "has no [citation]"),
    ("articles.toml", "[citation]", "[citations]", "[citations] is not known here"),
    ("control_forms.toml", '["conclusion", "recommendation"]', '["poem"]', "holds no final_document_poem"),
    ("control_forms.toml", '["conclusion", "recommendation"]', "[]", "must be a list of texts that is not empty"),
    ("control_forms.toml", 'final_documents = ["protocol"]', "", "final_documents is missing"),
    ("control_forms.toml", 'key = "public_hearing"', 'key = "public_monitoring"', "public_monitoring is given twice"),
    ("grounds.toml", 'use = "return"', 'use = "refund"', "use is 'refund'"),
    ("grounds.toml", 'key = "return_identical"', 'key = "return_not_fixed"', "return_not_fixed is given twice"),
    ("grounds.toml", 'article = "APPK 64(7)"', 'article = "APPK 64(77)"', "cites APPK 64(77)"),
    ("required_documents.toml", 'mark = "D"', 'mark = "X"', "mark is 'X'"),
    ("required_documents.toml", 'mark = "M"', 'mark = "D"', "M and A cite a provision, D cites none"),
    ("required_documents.toml", 'mark = "D"', 'mark = "M"', "M and A cite a provision, D cites none"),
    ("required_documents.toml", 'key = "received_at"', 'key = "number"', "number is given twice"),
    ("required_documents.toml", 'key = "complaint_card"', 'key = "receipt"', "receipt is given twice"),
    (
        "required_documents.toml",
        '= "final_document_protocol"\n\n',
        '= "nothing"\n\n',
        "no document above is called nothing",
    ),
    ("required_documents.toml", 'same_elements_as = "final_document_protocol"', "", "final_document_conclusion has no"),
    (
        "required_documents.toml",
        '[[document]]\nkey = "complaint_card"',
        '[[document]]\nsame_elements_as = "receipt"\nkey = "complaint_card"',
        "has elements of its own",
    ),
    ("object_classes.toml", 'article = "Law 1(4)"', "", "article is missing"),
    ("object_classes.toml", "is_excluded = false", "", "is_excluded is missing"),
    ("regions.toml", 'kato = "100000000"', 'kato = "100000001"', "is not two digits and seven zeros"),
    (
        "regions.toml",
        'kato = "110000000"\niso = "KZ-11"',
        'kato = "100000000"\niso = "KZ-10"',
        "100000000 is given twice",
    ),
    ("regions.toml", 'iso = "KZ-10"', 'iso = "KZ-11"', "KZ-11 does not match the code 100000000"),
    ("lateness.toml", "days = -2", "days = -7", "the days of a reminder must not be less than those of the one before"),
    ("lateness.toml", 'key = "second"', 'key = "first"', "the reminder first is given twice"),
    ("lateness.toml", 'key = "due_soon"', 'key = "soon"', "every degree is needed, in this order: due_soon, overdue"),
    (
        "lateness.toml",
        '"draft_letter"\ndays = 1',
        '"draft_letter"\ndays = 0',
        "draft_letter comes after the last day: days must be 1 or more",
    ),
    ("lateness.toml", "days = -5", "days = true", "days must be a whole number"),
    ("lateness.toml", "days = -5", "", "days is missing"),
    ("mci.toml", "year = 2025", "year = 2024", "the years must follow each other: 2024 comes after 2024"),
    ("mci.toml", "tenge = 3450", "tenge = 0", "tenge must be the amount of the index"),
    ("mci.toml", "tenge = 3450", 'tenge = "3450"', "tenge must be a whole number"),
    ("mci.toml", 'standing = "from_memory"', 'standing = "design"', "an index was read or is from memory"),
    ("calendar_seed.toml", "[seed]", "[seeds]", "has no [seed]"),
    ("calendar_seed.toml", "year = 2016\n", "year = 2014\n", "the years must follow each other"),
    ("calendar_seed.toml", "date = 2016-01-04", "date = 2016-01-05", "is not the next working day after the holiday"),
    ("calendar_seed.toml", "working = true", "working = false", "a day off cannot be moved to it"),
    ("topics.toml", 'key = "roads"', 'key = "other"', "other is given twice"),
    ("topics.toml", "[[topic]]", "[topic]", "is not TOML"),
    ("topics.toml", 'key = "roads"', "key = roads", "is not TOML"),
    ("topics.toml", "[[topic]]", "[[theme]]", "[theme] is not known here"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), OTHERS)
def test_a_spoilt_row_of_another_file_is_found(mutate: Mutate, name: str, old: str, new: str, message: str) -> None:
    found = mutate(name, old, new)
    assert any(message in contradiction.message and contradiction.file == name for contradiction in found), found


MISSING_DAY = """[[day]]
date = 2024-01-02
working = false
kind = "holiday"
title = "new_year"
standing = "published"
"""
CALENDAR = [
    ("no source", "source = ", "sources = ", "source is missing"),
    ("no year", "[[year]]", "[[years]]", "[years] is not known here"),
    ("years out of order", "year = 2025\n", "year = 2023\n", "the years must follow each other"),
    ("years with a gap", "year = 2027\n", "year = 2037\n", "The years must follow each other: 2037 comes after 2035"),
    ("published by nobody", 'approved_by = "Oversight"\n', "", "a published year says who approved it"),
    ("approved though computed", "year = 2027\n", 'year = 2027\napproved_by = "A"\n', "a published year says who"),
    ("no such year", "year = 2024\n", "year = 0\n", "there is no year 0"),
    ("wrong count", "weekdays_off = 14", "weekdays_off = 13", "2024 says 13 weekdays off, but 14 are listed"),
    ("wrong count of worked", "weekend_days_worked = 1", "weekend_days_worked = 0", "2024 says 0 weekend days worked"),
    ("missing day", MISSING_DAY, "", "but 13 are listed"),
    ("twice", "date = 2024-01-02", "date = 2024-01-01", "2024-01-01 is given twice"),
    ("out of order", "date = 2024-01-07", "date = 2023-12-31", "the days must be in order"),
    ("another year", "date = 2024-01-07", "date = 2023-12-31", "lies in a year without a [[year]] row"),
    ("no title", 'title = "new_year"', 'title = "old_year"', "no [[title]] is called old_year"),
    ("title twice", 'key = "christmas"', 'key = "new_year"', "the title new_year is given twice"),
    ("weekend kind", 'kind = "holiday"', 'kind = "weekend"', "need no row"),
    ("unknown kind", 'kind = "holiday"', 'kind = "feast"', "kind is 'feast'"),
    ("worked holiday", "working = false", "working = true", "may be worked only as a weekend day moved"),
    ("transfer forgotten", "date = 2024-03-25", "date = 2024-03-26", "is not the next working day after the holiday"),
    ("transfer to a weekend", "date = 2024-03-25", "date = 2024-03-24", "a day off cannot be moved to it"),
    ("transfer without origin", "moved_from = 2024-03-23\n", "", "moved_from belongs to transferred and moved days"),
    ("transfer not given", "moved_from = 2024-03-23\n", "", "2024-03-23 falls on a weekend and must have exactly one"),
    ("holiday moved", 'title = "new_year"\n', 'title = "new_year"\nmoved_from = 2024-01-06\n', "moved_from belongs to"),
    ("transfer of nothing", "moved_from = 2024-03-23", "moved_from = 2024-03-02", "2024-03-02 is not a holiday on a"),
    ("transfer of a weekday", "moved_from = 2024-03-23", "moved_from = 2024-03-22", "2024-03-22 is not a holiday on a"),
    (
        "religious day moved",
        "moved_from = 2024-03-23",
        "moved_from = 2024-01-07",
        "religious days are never transferred",
    ),
    ("swap one-sided", "moved_from = 2024-05-08", "moved_from = 2024-05-10", "must be the other half of the swap"),
    ("swap with another", "moved_from = 2024-05-04", "moved_from = 2025-01-05", "must be the other half of the swap"),
    ("hour", "end_of_day_hour = 18", "end_of_day_hour = 24", "an hour from 1 to 23"),
    ("zone", 'time_zone = "Asia/Almaty"', 'time_zone = "Asia/Verny"', "is not a time zone of this machine"),
    ("bad zone", 'time_zone = "Asia/Almaty"', 'time_zone = "../etc"', "is not a time zone of this machine"),
    ("phrase place", 'en = "working day {number}"', 'en = "working day"', "working_day in en must have the places"),
    ("phrase gone", "sunday = ", "sundays = ", "sunday is missing"),
    ("revision", 'revision = "2026-2"', "revision = 1", "revision must be a text"),
    ("date as text", "date = 2024-01-01", 'date = "2024-01-01"', "date must be a date such as"),
    ("standing", 'standing = "published"\nsource', 'standing = "sure"\nsource', "standing is 'sure'"),
]


@pytest.mark.parametrize(("old", "new", "message"), [row[1:] for row in CALENDAR], ids=[row[0] for row in CALENDAR])
def test_a_spoilt_calendar_is_found(mutate: Mutate, old: str, new: str, message: str) -> None:
    found = mutate("calendar.toml", old, new)
    assert any(message in contradiction.message for contradiction in found), found


def test_old_data_of_time_zones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """B50: before release 2024a, Almaty kept UTC+6, as Bishkek does."""
    monkeypatch.setattr("oversight.statute.calendar_table.ZoneInfo", lambda _name: ZoneInfo("Asia/Bishkek"))
    assert [(line.file, line.message) for line in check_statute()] == [
        ("calendar.toml", "the time zone data of this machine are older than 2024a: update the package tzdata")
    ]


# --- versions of a term ----------------------------------------------------------------------------------------------


def second_version(first: str, second: str) -> tuple[str, str, str]:
    """Give the ten days of the object a second version: the two periods are the arguments."""
    old = field_of("object_response", "in_force")
    head, _, _ = old.rpartition("\n")
    return "deadlines.toml", old, f"{head}\nin_force = {first}\n\n{head}\nin_force = {second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{ from = 2024-04-04 }", "{ from = 2024-04-04 }"),
        ("{ from = 2024-04-04 }", "{ from = 2026-09-01 }"),
        ("{ from = 2024-04-04, until = 2026-09-01 }", "{ from = 2026-09-01 }"),
        ("{ from = 2026-01-01, until = 2026-02-01 }", "{ from = 2024-04-04, until = 2026-01-01 }"),
    ],
)
def test_two_versions_at_once_are_found(mutate: Mutate, first: str, second: str) -> None:
    found = mutate(*second_version(first, second))
    assert [contradiction.message for contradiction in found] == ["object_response has two versions in force at once"]


def test_two_versions_after_each_other_are_the_way_to_amend(mutate: Mutate, folder: Path) -> None:
    periods = ("{ from = 2026-09-01 }", "{ from = 2024-04-04, until = 2026-08-31 }")
    assert mutate(*second_version(*periods)) == ()
    starts = [version.in_force.from_on.year for version in load_statute(folder).deadline_versions["object_response"]]
    assert starts == [2024, 2026]
    assert load_statute(folder).deadlines["object_response"].in_force.until_on is None


def test_an_article_that_was_not_read_is_not_cited(mutate: Mutate) -> None:
    contents = (FOLDER / "articles.toml").read_text(encoding="utf-8")
    start = contents.index('point = "13(4)"')
    old = contents[start : contents.index("\n\n", start)]
    found = mutate("articles.toml", old, old.replace('"read"', '"unknown"'))
    assert any(line.message == "article cites Law 13(4), which was not read" for line in found)


# --- the form of the answer ------------------------------------------------------------------------------------------


def test_the_line_is_that_of_the_field(mutate: Mutate) -> None:
    name, old, new = spoilt("object_response", "unit", '"weeks"')
    found = mutate(name, old, new)
    contents = (FOLDER / name).read_text(encoding="utf-8")
    expected = contents[: contents.index(old) + len(old)].count("\n") + 1
    assert [(line.file, line.line) for line in found] == [("deadlines.toml", expected)]


def test_the_line_of_broken_toml_is_that_of_the_parser(mutate: Mutate) -> None:
    found = mutate("topics.toml", 'key = "roads"', "key = roads")
    contents = (FOLDER / "topics.toml").read_text(encoding="utf-8")
    expected = contents[: contents.index('key = "roads"')].count("\n") + 1
    assert (found[0].file, found[0].line) == ("topics.toml", expected)


def test_a_file_cut_off_in_the_middle_names_its_last_line(folder: Path) -> None:
    (folder / "topics.toml").write_text('[[topic]]\nkey = """roads\n', encoding="utf-8")
    assert check_statute(folder)[0].line == 2


def test_rows_written_in_one_list_are_refused(folder: Path) -> None:
    (folder / "topics.toml").write_text('topic = [{ key = "a", name = { kk = "а", ru = "а", en = "a" } }]\n', "utf-8")
    assert "on a line of its own" in check_statute(folder)[0].message


def test_a_table_that_is_no_list_is_refused(folder: Path) -> None:
    (folder / "topics.toml").write_text('[topic]\nkey = "a"\n', encoding="utf-8")
    assert "must be written as [[topic]]" in check_statute(folder)[0].message


def test_a_stray_field_above_the_tables_is_refused(folder: Path) -> None:
    (folder / "topics.toml").write_text("version = 1\n", encoding="utf-8")
    assert [line.message for line in check_statute(folder)] == ["version is not known here"]


def test_elements_that_are_no_rows_are_refused(mutate: Mutate) -> None:
    old = '[[document]]\nkey = "complaint_card"'
    found = mutate("required_documents.toml", old, '[[document]]\nelement = "all"\nkey = "x"\n\n' + old)
    assert any("element" in line.message for line in found)


def test_house_rules_on_time_without_a_stage_are_refused(folder: Path) -> None:
    (folder / "lateness.toml").write_text("# nothing\n", encoding="utf-8")
    assert {line.message for line in check_statute(folder) if line.message.startswith("there is no")} == {
        "there is no [[reminder]]",
        "there is no [[degree]]",
        "there is no [[rung]]",
    }


def test_a_calendar_without_years_is_refused(folder: Path) -> None:
    path = folder / "calendar.toml"
    contents = path.read_text(encoding="utf-8")
    path.write_text(contents[: contents.index("# 2024\n")], encoding="utf-8")
    assert [line.message for line in check_statute(folder)] == ["the calendar has no [[year]]"]


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "topics.toml").unlink()
    assert Contradiction("topics.toml", 1, "cannot be read") in check_statute(folder)


def test_a_file_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "topics.toml").write_bytes("# Жер\n".encode("cp1251"))
    assert Contradiction("topics.toml", 1, "is not UTF-8") in check_statute(folder)


def test_an_empty_folder_is_nothing_but_contradictions(tmp_path: Path) -> None:
    assert {(found.file, found.message) for found in check_statute(tmp_path)} == {
        (name, "cannot be read") for name in FILES
    }


def test_starting_on_a_contradiction_is_refused_with_all_of_them(mutate: Mutate, folder: Path) -> None:
    mutate("topics.toml", 'key = "roads"', 'key = "other"')
    mutate("regions.toml", 'iso = "KZ-10"', 'iso = "KZ-11"')
    with pytest.raises(StatuteError) as refusal:
        load_statute(folder)
    assert [found.file for found in refusal.value.contradictions] == ["regions.toml", "topics.toml"]
    assert str(refusal.value).splitlines()[0].startswith("regions.toml:")
