"""No paper goes out without its elements; what the sample has, its removal takes away. For every paper there is.

removals/<paper>.py makes of a sample one that lacks an element: REMOVALS, by the element's key.
"""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from oversight.documents.elements import missing_elements
from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid
from oversight.documents.registry import DOCUMENTS, PAPERS
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.domain.terms import DocumentKind
from oversight.statute.schema import Statute

FINAL = DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
ELEMENTS = [pytest.param(paper, key, id=f"{paper.name}-{key}") for paper in PAPERS for key in paper.present]


def removals(paper: Paper) -> dict[str, Callable[[Any], Any]]:
    found: dict[str, Callable[[Any], Any]] = import_module(f"tests.documents.removals.{paper.name}").REMOVALS
    return found


def lacking(kind: DocumentKind, context: Any, statute: Statute) -> set[str]:
    return {element.key for element in missing_elements(kind, context, statute)}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_paper_knows_exactly_the_elements_of_the_statute(kind: DocumentKind, statute: Statute) -> None:
    paper = DOCUMENTS[kind]
    asked = {element.key for element in statute.documents[kind].elements}
    assert set(paper.present) | paper.fixed == asked == set(paper.sections)
    assert not set(paper.present) & paper.fixed


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_sample_lacks_nothing(kind: DocumentKind, statute: Statute) -> None:
    assert lacking(kind, sample(kind), statute) == set()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_element_has_its_removal(paper: Paper) -> None:
    assert set(removals(paper)) == set(paper.present)


@pytest.mark.parametrize(("paper", "key"), ELEMENTS)
def test_a_removed_element_is_missed(paper: Paper, key: str, statute: Statute) -> None:
    kind = paper.kinds[-1]
    try:
        removed = removals(paper)[key](sample(kind))
    except ContextInvalid:
        return  # the type itself refuses a paper without it
    assert key in lacking(kind, removed, statute)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_element_stands_in_the_section_it_names(kind: DocumentKind) -> None:
    html = fill(kind, "kk", sample(kind), characters=LETTERS)
    assert [number for number in DOCUMENTS[kind].sections.values() if number and f'id="s{number}"' not in html] == []


def test_the_sentence_names_element_and_provision(statute: Statute) -> None:
    (missed,) = missing_elements(FINAL, replace(sample_final_document(), tasks=()), statute)
    assert missed.sentence.ru == (
        "Документ «Итоговый документ – рекомендация» нельзя выпустить, в нём нет: "
        "Задачи контроля (Закон, статья 13, пункт 1)."
    )


def test_the_code_is_only_a_model_for_who_is_no_state_body(statute: Statute) -> None:
    paper = sample_receipt()
    paper = replace(paper, receiver=replace(paper.receiver, name=""))
    (missed,) = missing_elements(DocumentKind.RECEIPT, paper, statute)
    assert "rule of the commission, modelled on" in missed.sentence.en


def test_the_code_is_cited_to_a_state_body(statute: Statute) -> None:
    paper = sample_receipt()
    issuer = replace(paper.frame.issuer, is_state_body=True)
    paper = replace(paper, receiver=replace(paper.receiver, name=""), frame=replace(paper.frame, issuer=issuer))
    (missed,) = missing_elements(DocumentKind.RECEIPT, paper, statute)
    assert "modelled" not in missed.sentence.en
    assert "Article 64(2)" in missed.sentence.en


def test_our_own_design_is_a_rule_of_the_commission(statute: Statute) -> None:
    final = sample_final_document()
    votes = (replace(final.votes[0], is_carried=False), *final.votes[1:])
    (missed,) = missing_elements(FINAL, replace(final, votes=votes), statute)
    assert missed.key == "vote"
    assert missed.sentence.kk.endswith("(комиссияның ішкі ережесі).")


def test_a_document_without_findings_of_breach_needs_no_recommendations(statute: Statute) -> None:
    final = sample_final_document("conclusion")
    nothing_found = replace(
        final, has_no_violations=True, proposals=(), recommendations=(), response_term=None, votes=final.votes[-1:]
    )
    assert lacking(DocumentKind.FINAL_DOCUMENT_CONCLUSION, nothing_found, statute) == set()


def test_an_empty_list_of_annexes_must_be_said(statute: Statute) -> None:
    assert lacking(FINAL, replace(sample_final_document(), annexes=(), has_no_annexes=True), statute) == set()
