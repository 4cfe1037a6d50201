"""Each mandatory element, taken away alone, is named with its provision; nothing else is asked for."""

from dataclasses import replace
from typing import Any

import pytest

from oversight.domain.final_elements import (
    FinalFacts,
    Part,
    RecommendationFacts,
    SubjectFacts,
    missing_elements,
    missing_votes,
)
from oversight.domain.terms import FinalDocumentKind
from oversight.statute.schema import Statute

RECOMMENDATION = RecommendationFacts(1, "Қайтару", "Бөлім", "1-факт", "30 күн", None)
WHOLE = FinalFacts(
    kind=FinalDocumentKind.CONCLUSION,
    form="public_monitoring",
    decision_text="№ 112 қаулы",
    held_text="2 ақпан, 10:00, ауыл",
    tasks_text="Тексеру",
    subjects=[SubjectFacts("Комиссия", "Жарғы", "Жоқ")],
    facts=1,
    proposals_text="Тоқтату",
    other_documents=1,
    has_no_other_documents=False,
    recommendations=[RECOMMENDATION],
)


def test_a_whole_document_lacks_nothing() -> None:
    assert missing_elements(WHOLE) == ()


@pytest.mark.parametrize(
    ("change", "key", "provision"),
    [
        ({"decision_text": " "}, "decision", None),
        ({"held_text": ""}, "when_where", "law-13-1"),
        ({"tasks_text": "\n"}, "tasks", "law-13-1"),
        ({"subjects": []}, "subjects", "law-13-1"),
        ({"subjects": [SubjectFacts("Комиссия", "", "Жоқ")]}, "compliance", "law-13-1"),
        ({"subjects": [SubjectFacts("Комиссия", "Жарғы", " ")]}, "compliance", "law-13-1"),
        ({"form": None}, "forms", "law-13-1"),
        ({"facts": 0}, "facts", "law-13-1"),
        ({"proposals_text": ""}, "proposals", "law-13-1"),
        ({"other_documents": 0}, "annexes", "law-13-1"),
        ({"has_no_other_documents": True}, "annexes", "law-13-1"),
        ({"recommendations": [replace(RECOMMENDATION, addressee="")]}, "recommendation_details", None),
        ({"recommendations": [replace(RECOMMENDATION, authentic_text=" ")]}, "recommendation_details", None),
        ({"kind": FinalDocumentKind.RECOMMENDATION, "recommendations": []}, "kind", None),
    ],
)
def test_one_element_alone_is_missed(change: dict[str, Any], key: str, provision: str | None) -> None:
    assert [(one.key, one.provision) for one in missing_elements(replace(WHOLE, **change))] == [(key, provision)]


def test_none_obtained_may_be_said_openly() -> None:
    assert missing_elements(replace(WHOLE, other_documents=0, has_no_other_documents=True)) == ()


def test_a_conclusion_may_stand_without_recommendations() -> None:
    assert missing_elements(replace(WHOLE, recommendations=[])) == ()


def test_a_rejected_recommendation_asks_for_nothing() -> None:
    rejected = replace(RECOMMENDATION, addressee="", is_adopted=False)
    assert missing_elements(replace(WHOLE, recommendations=[rejected])) == ()


def test_a_recommendation_document_whose_only_one_fell_is_empty() -> None:
    facts = replace(
        WHOLE, kind=FinalDocumentKind.RECOMMENDATION, recommendations=[replace(RECOMMENDATION, is_adopted=False)]
    )
    assert [one.key for one in missing_elements(facts)] == ["kind"]


def test_every_sentence_with_an_article_cites_one_that_was_read(statute: Statute) -> None:
    nothing = replace(
        WHOLE,
        decision_text="",
        held_text="",
        tasks_text="",
        subjects=[],
        form=None,
        facts=0,
        proposals_text="",
        other_documents=0,
        recommendations=[],
    )
    cited = {one.provision: one.sentence for one in missing_elements(nothing)}
    assert set(cited) == {None, "law-13-1"}
    assert statute.articles["law-13-1"].standing == "read"
    assert "Article" not in cited[None]
    assert "(Article 13(1))" in cited["law-13-1"]


def test_votes_are_missed_by_number() -> None:
    ones = [replace(RECOMMENDATION, is_adopted=True), replace(RECOMMENDATION, number=2)]
    assert [(one.key, one.number, one.part) for one in missing_votes(ones)] == [("vote", 2, Part.RECOMMENDATIONS)]
