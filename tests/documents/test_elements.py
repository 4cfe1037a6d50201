"""No paper goes out without its mandatory elements; what the sample has, its removal takes away."""

from dataclasses import replace
from typing import Any

import pytest

from oversight.documents.elements import ELEMENTS, element, missing_elements
from oversight.documents.papers.final_document import FinalDocument
from oversight.documents.papers.receipt import Receipt
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.documents.values import Passage, Words
from oversight.domain.terms import DocumentKind

FINAL = sample_final_document()
RECEIPT = sample_receipt()
EMPTY = Passage()


def recommendation(**changes: Any) -> tuple[Any, ...]:
    return (replace(FINAL.recommendations[0], **changes), *FINAL.recommendations[1:])


REMOVALS: dict[str, FinalDocument] = {
    "kind": replace(FINAL, recommendations=(), has_no_violations=True, votes=FINAL.votes[-1:]),
    "language": replace(FINAL, frame=replace(FINAL.frame, authentic=())),
    "date_time_place": replace(FINAL, period=replace(FINAL.period, held=())),
    "tasks": replace(FINAL, tasks=()),
    "subjects": replace(FINAL, subjects=()),
    "compliance": replace(FINAL, subjects=(replace(FINAL.subjects[0], compliance=EMPTY),)),
    "forms": replace(FINAL, forms=()),
    "facts": replace(FINAL, findings=()),
    "evidence": replace(FINAL, findings=(replace(FINAL.findings[0], evidence=EMPTY),)),
    "proposals": replace(FINAL, proposals=()),
    "recommendations": replace(FINAL, recommendations=recommendation(text=EMPTY)),
    "recommendation_details": replace(FINAL, recommendations=recommendation(suggested_on=None)),
    "terms": replace(FINAL, response_term=None),
    "vote": replace(FINAL, votes=FINAL.votes[1:]),
    "annexes": replace(FINAL, annexes=()),
    "signatories": replace(FINAL, signatories=()),
}

RECEIPT_REMOVALS: dict[str, Receipt] = {
    "number": replace(RECEIPT, frame=replace(RECEIPT.frame, case_number=" ")),
    "received_at": RECEIPT,  # the type itself refuses a receipt without it
    "receiver": replace(RECEIPT, receiver=replace(RECEIPT.receiver, name="")),
    "addressee": replace(RECEIPT, addressee=Words("", "", "")),
    "term": replace(RECEIPT, term=FINAL.dispatch_term),
}


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_sample_lacks_nothing(kind: DocumentKind) -> None:
    assert missing_elements(sample(kind)) == ()


def test_every_element_of_the_final_document_has_its_removal() -> None:
    assert set(REMOVALS) == {e.key for e in ELEMENTS[FinalDocument]}


def test_every_element_of_the_receipt_has_its_removal() -> None:
    assert set(RECEIPT_REMOVALS) == {e.key for e in ELEMENTS[Receipt]}


@pytest.mark.parametrize("key", REMOVALS)
def test_a_removed_element_is_missed(key: str) -> None:
    assert key in missing_elements(REMOVALS[key])


@pytest.mark.parametrize("key", sorted(set(RECEIPT_REMOVALS) - {"received_at"}))
def test_a_removed_element_of_the_receipt_is_missed(key: str) -> None:
    assert missing_elements(RECEIPT_REMOVALS[key]) == (key,)


def test_a_recommendation_not_carried_is_missed_in_the_vote() -> None:
    votes = (replace(FINAL.votes[0], is_carried=False), *FINAL.votes[1:])
    assert missing_elements(replace(FINAL, votes=votes)) == ("vote",)


def test_a_document_without_findings_of_breach_needs_no_recommendations() -> None:
    nothing_found = replace(
        FINAL,
        document_kind="conclusion",
        has_no_violations=True,
        proposals=(),
        recommendations=(),
        response_term=None,
        votes=FINAL.votes[-1:],
    )
    assert missing_elements(nothing_found) == ()


def test_an_empty_list_of_annexes_must_be_said() -> None:
    assert missing_elements(replace(FINAL, annexes=(), has_no_annexes=True)) == ()


def test_an_element_names_its_provision_and_section() -> None:
    facts = element(FinalDocument, "facts")
    assert (facts.provision, facts.section, facts.title.kk) == ("Law 13(1)", 5, "анықталған фактілер мен мән-жайлар")
