"""The real files load, hold what outsiders rely on, and cannot be changed once read."""

import shutil
import tomllib
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from oversight.statute.loader import FILES, FOLDER, check_statute, load_statute
from oversight.statute.schema import Basis, Binds, DayStanding, Direction, GroundUse, Mark, Standing, Unit

STATUTE = load_statute()

KEYS_PROMISED = [
    "final_doc_dispatch",
    "object_response",
    "object_hearing_notice",
    "complaint_register",
    "complaint_fix",
    "complaint_return",
    "complaint_forward",
    "complaint_decide",
    "complaint_extension",
    "extension_notice",
    "prelim_hearing_notice",
    "prelim_objection",
    "hearing_protocol",
    "protocol_remarks",
    "file_access",
    "recusal_decide",
    "recusal_notice",
    "termination_notice",
    "correction",
    "challenge_file",
    "challenge_file_no_remedy",
    "challenge_up",
    "challenge_decide",
    "info_request_401",
    "info_request_401_refusal",
    "info_request_control",
    "control_notice",
    "control_max_length",
    "petition_central",
    "petition_local",
    "petition_publish",
    "pd_breach_notice",
]
HOUSE_KEYS = ["receipt_deemed", "response_complete", "publication", "public_hearing_announcement"]

PAPERS_PROMISED = [
    "receipt",
    "complaint_card",
    "oral_record",
    "defect_notice",
    "return_notice",
    "forwarding_letter",
    "admissibility_sheet",
    "conflict_declaration",
    "recusal_decision",
    "control_decision",
    "control_notice",
    "information_request",
    "monitoring_record",
    "public_hearing_protocol",
    "expert_opinion",
    "final_document_protocol",
    "final_document_conclusion",
    "final_document_recommendation",
    "cover_letter",
    "agency_response",
    "agency_hearing_notice",
    "agency_hearing_protocol",
    "hearing_waiver",
    "extension_decision",
    "withdrawal",
    "termination_decision",
    "challenge",
    "overdue_notice",
    "register_extract",
    "case_passport",
    "session_minutes",
    "correction_note",
    "annual_report",
    "case_file",
]

LENGTHS = {  # of the table of terms, with the provision
    "final_doc_dispatch": (7, "working_days", "Law 13(2)"),
    "object_response": (10, "working_days", "Law 13(4)"),
    "object_hearing_notice": (3, "working_days", "Law 13(6)"),
    "complaint_register": (0, "working_days", "APPK 64(3)"),
    "complaint_fix": (5, "working_days", None),
    "complaint_return": (3, "working_days", "APPK 64(7)"),
    "complaint_forward": (3, "working_days", "APPK 65"),
    "complaint_decide": (15, "working_days", "APPK 76(1)"),
    "complaint_extension": (2, "months", "APPK 76(3)"),
    "extension_notice": (3, "working_days", "APPK 76(3)"),
    "prelim_hearing_notice": (3, "working_days", "APPK 73(1)"),
    "prelim_objection": (2, "working_days", "APPK 73(3)"),
    "hearing_protocol": (2, "working_days", "APPK 74(4)"),
    "protocol_remarks": (3, "working_days", "APPK 74(6)"),
    "file_access": (3, "working_days", "APPK 75(1)"),
    "recusal_decide": (3, "working_days", "APPK 67(3)"),
    "recusal_notice": (2, "working_days", "APPK 67(11)"),
    "termination_notice": (3, "working_days", "APPK 70(3)"),
    "correction": (3, "working_days", "APPK 82(3)"),
    "challenge_file": (3, "months", "APPK 92"),
    "challenge_file_no_remedy": (6, "months", "APPK 92"),
    "challenge_up": (3, "working_days", "APPK 91(4)"),
    "challenge_decide": (20, "working_days", "APPK 99"),
    "info_request_401": (15, "calendar_days", None),
    "info_request_401_refusal": (5, "working_days", None),
    "info_request_control": (15, "working_days", None),
    "control_notice": (5, "working_days", None),
    "control_max_length": (30, "working_days", None),
    "petition_central": (40, "working_days", "APPK 90-5"),
    "petition_local": (20, "working_days", "APPK 90-5"),
    "petition_publish": (1, "working_days", "APPK 90-6(3)"),
    "pd_breach_notice": (1, "working_days", None),
}


def test_the_files_of_the_package_do_not_contradict_themselves() -> None:
    assert check_statute() == ()


def test_every_file_of_the_folder_is_read() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_values_and_no_code(name: str) -> None:
    contents = (FOLDER / name).read_text(encoding="utf-8")
    assert tomllib.loads(contents)
    assert not any(mark in contents for mark in ("{{", "{%", "lambda", "import ", "http://", "https://"))


def test_the_keys_of_the_terms_are_those_promised() -> None:
    assert list(STATUTE.deadlines) == [*KEYS_PROMISED, *HOUSE_KEYS]


@pytest.mark.parametrize("key", KEYS_PROMISED)
def test_length_unit_and_provision_of_a_term(key: str) -> None:
    row = STATUTE.deadlines[key]
    cited = STATUTE.articles[row.article].citation if row.article else None
    assert (row.length, row.unit.value, cited) == LENGTHS[key]


@pytest.mark.parametrize("key", HOUSE_KEYS)
def test_our_own_terms_are_house_rules_by_design(key: str) -> None:
    row = STATUTE.deadlines[key]
    assert (row.basis, row.standing, row.article) == (Basis.HOUSE, Standing.DESIGN, None)


def test_only_the_notices_count_back() -> None:
    back = [row.key for row in STATUTE.deadlines.values() if row.direction is Direction.BEFORE]
    assert back == ["object_hearing_notice", "prelim_hearing_notice", "control_notice", "public_hearing_announcement"]


def test_the_ten_days_of_the_object_are_not_extendable() -> None:
    row = STATUTE.deadlines["object_response"]
    assert (row.is_extendable, row.binds) == (False, Binds.OBJECT)


@pytest.mark.parametrize("key", ["info_request_401", "info_request_401_refusal", "pd_breach_notice"])
def test_what_is_from_memory_cites_no_article(key: str) -> None:
    row = STATUTE.deadlines[key]
    assert (row.basis, row.standing, row.article) == (Basis.LAW, Standing.FROM_MEMORY, None)


@pytest.mark.parametrize("key", ["info_request_control", "control_notice", "control_max_length"])
def test_what_is_unknown_is_a_house_rule_and_says_so(key: str) -> None:
    row = STATUTE.deadlines[key]
    assert (row.basis, row.standing) == (Basis.HOUSE, Standing.UNKNOWN)


def test_the_code_and_the_law_are_in_force_from_their_days() -> None:
    starts = {(row.basis, row.in_force.from_on) for row in STATUTE.deadlines.values() if row.article}
    assert starts == {(Basis.CODE, date(2021, 7, 1)), (Basis.LAW, date(2024, 4, 4))}


def test_every_row_of_the_code_names_what_a_commission_models_its_rule_on() -> None:
    rows = [*STATUTE.deadlines.values(), *STATUTE.grounds.values()]
    assert all(row.modelled_on == row.article for row in rows if row.basis is Basis.CODE)


# --- the other tables ------------------------------------------------------------------------------------------------


def test_the_articles_of_the_law_are_those_that_were_read() -> None:
    cited = [article.point for article in STATUTE.articles.values() if article.act == "law"]
    assert cited == [f"1({number})" for number in range(1, 6)] + [f"13({number})" for number in range(1, 7)]


@pytest.mark.parametrize(
    ("key", "citation"),
    [
        ("law-13-4", "Law 13(4)"),
        ("appk-64-7-2", "APPK 64(7-2)"),
        ("appk-90-6-3", "APPK 90-6(3)"),
        ("appk-65", "APPK 65"),
    ],
)
def test_an_article_has_a_key_for_code_and_a_citation_for_people(key: str, citation: str) -> None:
    assert STATUTE.articles[key].citation == citation


@pytest.mark.parametrize(
    ("key", "kazakh", "russian", "english"),
    [
        ("law-13-4", "Заң, 13-бап, 4-тармақ", "Закон, статья 13, пункт 4", "Law, Article 13(4)"),
        ("appk-65", "ӘРПК, 65-бап", "АППК, статья 65", "Administrative Procedural Code, Article 65"),
        (
            "appk-88-1-2",
            "ӘРПК, 88-бап, 1-тармақ, 2) тармақша",
            "АППК, статья 88, пункт 1, подпункт 2)",
            "Administrative Procedural Code, Article 88(1)(2)",
        ),
    ],
)
def test_an_article_is_written_out_in_three_languages(key: str, kazakh: str, russian: str, english: str) -> None:
    words = STATUTE.articles[key].words
    assert (words.kk, words.ru, words.en) == (kazakh, russian, english)


def test_the_papers_are_those_promised() -> None:
    assert list(STATUTE.documents) == PAPERS_PROMISED


def test_the_receipt_holds_what_the_code_asks_for() -> None:
    mandatory = [element.key for element in STATUTE.documents["receipt"].elements if element.mark is Mark.MANDATORY]
    assert mandatory == ["number", "received_at", "receiver"]


def test_the_three_final_documents_hold_the_same_elements() -> None:
    kinds = [STATUTE.documents[f"final_document_{kind}"] for kind in ("protocol", "conclusion", "recommendation")]
    assert kinds[0].elements == kinds[1].elements == kinds[2].elements


def test_the_final_document_holds_every_element_of_article_13_1() -> None:
    elements = STATUTE.documents["final_document_protocol"].elements
    required = [element.key for element in elements if element.provision == "law-13-1"]
    assert required == ["when_where", "tasks", "subjects", "compliance", "forms", "facts", "proposals", "annexes"]


def test_three_forms_are_on_and_two_are_off() -> None:
    on = [form.key for form in STATUTE.control_forms.values() if form.is_enabled]
    assert on == ["public_monitoring", "public_hearing", "public_examination"]
    assert len(STATUTE.control_forms) == 5


def test_a_public_hearing_usually_ends_in_a_protocol() -> None:
    assert STATUTE.control_forms["public_hearing"].final_documents[0] == "protocol"


@pytest.mark.parametrize(
    ("use", "count"),
    [(GroundUse.RETURN, 3), (GroundUse.INADMISSIBLE, 7), (GroundUse.TERMINATION, 8), (GroundUse.FORWARDING, 3)],
)
def test_the_coded_grounds_of_each_act(use: GroundUse, count: int) -> None:
    assert len(STATUTE.grounds_for(use)) == count


def test_the_regions_are_twenty_with_their_codes() -> None:
    assert len(STATUTE.regions) == 20
    assert STATUTE.regions["590000000"].name.of("ru") == "Северо-Казахстанская область"


def test_only_restricted_facilities_are_excluded_from_the_objects() -> None:
    assert [row.key for row in STATUTE.object_classes.values() if row.is_excluded] == ["restricted_facility"]


def test_the_topics_end_in_another_question() -> None:
    assert len(STATUTE.topics) == 11
    assert list(STATUTE.topics)[-1] == "other"


@pytest.mark.parametrize(
    ("year", "tenge", "standing"),
    [(2023, 3450, Standing.FROM_MEMORY), (2024, 3692, Standing.FROM_MEMORY), (2025, 3932, Standing.READ)],
)
def test_the_monthly_index_of_a_year_with_its_standing(year: int, tenge: int, standing: Standing) -> None:
    index = STATUTE.monthly_indexes[year]
    assert (index.tenge, index.standing) == (tenge, standing)


def test_the_index_of_a_year_that_is_not_known_is_absent() -> None:
    assert STATUTE.monthly_indexes[2026].tenge == 4325
    assert 2027 not in STATUTE.monthly_indexes


def test_only_the_decision_on_a_complaint_has_an_extension_that_was_read() -> None:
    extended = {key: row.extended_by for key, row in STATUTE.deadlines.items() if row.extended_by}
    assert extended == {"complaint_decide": "complaint_extension"}
    assert STATUTE.deadlines["complaint_decide"].extension_notice == "extension_notice"


# --- the calendar ----------------------------------------------------------------------------------------------------


def test_the_calendar_knows_the_years_of_the_acts_and_ten_to_come() -> None:
    calendar = STATUTE.calendar
    assert (calendar.first_on, calendar.last_on) == (date(2015, 1, 1), date(2035, 12, 31))
    assert list(calendar.years) == list(range(2015, 2036))
    assert (calendar.end_of_day, calendar.time_zone.key) == (time(18), "Asia/Almaty")


def test_every_day_of_the_calendar_is_worked_or_has_a_reason() -> None:
    calendar = STATUTE.calendar
    worked = set(calendar.working_days)
    span = [calendar.first_on + timedelta(days=number) for number in range(7670)]
    assert span[-1] == calendar.last_on
    assert all((day in worked) != (day in calendar.days_off) for day in span)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, "1-1 1-2 1-7 3-9 3-23 3-24 3-25 5-1 5-7 5-11 5-27 7-6 10-26 12-16"),
        (2027, "1-1 1-4 1-7 3-8 3-15 3-22 3-23 3-24 5-3 5-7 5-10 7-6 10-25 12-16"),
    ],
)
def test_the_weekdays_off_are_those_of_the_reading_of_the_law(year: int, days: str) -> None:
    off = [day for day in STATUTE.calendar.days_off if day.year == year and day.weekday() < 5]
    assert [f"{day.month}-{day.day}" for day in off] == days.split()


def test_a_year_says_how_well_it_is_known() -> None:
    assert STATUTE.calendar.years[2026].standing is DayStanding.PUBLISHED
    assert STATUTE.calendar.years[2027].standing is DayStanding.COMPUTED


# --- the value -------------------------------------------------------------------------------------------------------


def test_the_revision_is_short_and_the_same_for_the_same_files(tmp_path: Path) -> None:
    copy = shutil.copytree(FOLDER, tmp_path / "statute")
    assert load_statute(copy).revision == STATUTE.revision
    assert len(STATUTE.revision) == 12


@pytest.mark.parametrize("name", FILES)
def test_the_revision_changes_with_any_file(name: str, tmp_path: Path) -> None:
    copy = shutil.copytree(FOLDER, tmp_path / "statute")
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    assert load_statute(copy).revision != STATUTE.revision


def test_the_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        STATUTE.topics["new"] = STATUTE.topics["other"]  # type: ignore[index]


def test_words_of_an_unknown_language_are_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="No such language: 'de'"):
        STATUTE.topics["other"].name.of("de")


def test_no_month_term_is_counted_by_an_article() -> None:
    months = [row for row in STATUTE.deadlines.values() if row.unit is Unit.MONTHS]
    assert {row.counting.standing for row in months} == {Standing.DESIGN}
