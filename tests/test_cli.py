"""The command line in a person's words: terms explained, refusals as sentences."""

from dataclasses import replace

import pytest

from oversight.app import create_app

ANSWER = ["deadline", "explain", "object_response", "2026-04-24"]


@pytest.fixture
def run(app):
    return lambda *arguments: app.test_cli_runner().invoke(args=list(arguments))


def test_a_term_is_told_day_by_day(run):
    told = run(*ANSWER, "--lang", "en")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert lines[0] == "The object’s response to each recommendation: 13 May 2026, Wednesday"
    assert lines[1] == "10 working days. Law, Article 13(4)"
    assert "  2026-05-01    –  Unity Day of the People of Kazakhstan, public holiday" in lines
    assert "  2026-05-13   10  working day 10" in lines
    assert lines[-1].startswith("Calendar: ")


@pytest.mark.parametrize(("language", "word"), [("kk", "жұмыс күні"), ("ru", "рабочих дней")])
def test_in_the_language_asked_for(run, language, word):
    assert word in run(*ANSWER, "--lang", language).output


def test_kazakh_when_none_is_asked_for(run):
    assert run(*ANSWER).output == run(*ANSWER, "--lang", "kk").output


def test_a_house_rule_is_called_one(run):
    told = run("deadline", "explain", "complaint_fix", "2026-04-24", "--lang", "en").output
    assert "A rule of the commission, not law." in told
    assert "64(6)" not in told


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("object_response", "2024-02-30", "is not a date"),
        ("object_response", "2024-04-03", "not yet in force"),
        ("agency_answer", "2026-04-24", "No deadline is called agency_answer."),
        ("object_response", "9999-01-01", "no working calendar"),
    ],
)
def test_what_cannot_be_told_is_a_sentence(run, key, day, said):
    told = run("deadline", "explain", key, day, "--lang", "en")
    assert told.exit_code == 1
    assert said in told.output
    assert "Traceback" not in told.output


def test_a_term_is_told_before_there_are_tables(settings, run):
    empty = create_app(replace(settings, database_url=f"sqlite:///{settings.data_dir / 'empty.db'}"))
    told = empty.test_cli_runner().invoke(args=[*ANSWER, "--format", "json"])
    assert told.exit_code == 0
    assert told.output == run(*ANSWER, "--format", "json").output
