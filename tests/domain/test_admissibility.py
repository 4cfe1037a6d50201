"""Five questions, each with its note; a no names its ground."""

import pytest

from oversight.domain.admissibility import CHECKS, Check, CheckAnswer, is_admissible, missing_from_checklist
from oversight.statute.loader import load_statute

STATUTE = load_statute()
OBJECT = "executive_or_local_government"


def answers(**changed):
    given = {check: CheckAnswer(is_met=True, note="Тексерілді") for check in Check}
    return given | {Check(name): answer for name, answer in changed.items()}


def missing(given, **more):
    facts = {"object_class": OBJECT, "is_excluded": False, "proposed_ground": None, **more}
    return missing_from_checklist(STATUTE, given, **facts)


def test_yes_to_all_lacks_nothing():
    assert missing(answers()) == []


@pytest.mark.parametrize("check", list(Check))
def test_every_question_is_answered(check):
    given = answers()
    del given[check]
    assert missing(given) == ["Answer every question of the checklist."]


@pytest.mark.parametrize("note", ["", "   "])
def test_every_answer_has_a_note(note):
    assert missing(answers(interest=CheckAnswer(is_met=True, note=note))) == [
        "Write a note to every answer of the checklist."
    ]


@pytest.mark.parametrize(
    "more",
    [{"object_class": None}, {"object_class": "restricted_facility"}, {"object_class": "x"}, {"is_excluded": True}],
)
def test_yes_to_the_object_needs_an_object_of_the_list(more):
    assert len(missing(answers(), **more)) == 1


def test_no_to_the_facility_may_stand_beside_an_excluded_body():
    given = answers(facility=CheckAnswer(is_met=False, note="Режимді объект"))
    assert missing(given, is_excluded=True, proposed_ground="inadmissible_object_excluded") == []


def test_a_body_outside_the_list_need_not_be_a_facility():
    given = answers(object=CheckAnswer(is_met=False, note="Тізбеде жоқ"))
    assert missing(given, object_class=None, proposed_ground="inadmissible_object_not_listed") == []


def test_a_no_names_its_ground():
    given = answers(interest=CheckAnswer(is_met=False, note="Жеке дау"))
    assert missing(given) == ["With a no in the checklist, propose the ground of inadmissibility."]


@pytest.mark.parametrize(
    ("given", "expected"), [(answers(), True), (answers(subject=CheckAnswer(False, "Жоқ")), False), ({}, False)]
)
def test_admissible_is_yes_to_all(given, expected):
    assert is_admissible(given) is expected


def test_every_question_cites_a_provision_that_was_read():
    assert {STATUTE.articles[row.provision].standing for row in CHECKS.values()} == {"read"}
