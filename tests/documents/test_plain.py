"""Contexts travel as JSON and come back the same, or are refused with the place that is wrong."""

import json

import pytest

from oversight.documents.papers.final_document import FinalDocument
from oversight.documents.papers.receipt import Receipt
from oversight.documents.plain import LONGEST_TEXT, ContextInvalid
from oversight.documents.registry import DOCUMENTS
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.documents.values import Passage, clauses, passage
from oversight.domain.terms import DocumentKind


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_context_survives_json(kind: DocumentKind) -> None:
    context = sample(kind)
    assert type(context).from_json(json.loads(json.dumps(context.as_json()))) == context


def test_a_reading_keeps_the_names_of_the_public_address() -> None:
    reading = sample_receipt().as_json()["term"]["reading"]
    assert {"key", "from", "due_on", "length", "unit", "direction", "article", "basis", "standing", "counting"} <= set(
        reading
    )


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ContextInvalid, match="unknown secret"):
        Receipt.from_json({**sample_receipt().as_json(), "secret": "QARA-5182"})


def test_a_missing_field_is_named() -> None:
    data = sample_receipt().as_json()
    del data["frame"]["number"]
    with pytest.raises(ContextInvalid, match=r"Receipt\.frame\.number is missing"):
        Receipt.from_json(data)


def test_a_number_is_no_text() -> None:
    with pytest.raises(ContextInvalid, match="str is expected"):
        Receipt.from_json({**sample_receipt().as_json(), "registered_on": 20260209})


def test_true_is_no_number() -> None:
    with pytest.raises(ContextInvalid, match="int is expected"):
        Receipt.from_json({**sample_receipt().as_json(), "attachments": True})


def test_a_date_is_a_date() -> None:
    with pytest.raises(ContextInvalid, match="is not a date"):
        Receipt.from_json({**sample_receipt().as_json(), "registered_on": "20260209"})


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(ContextInvalid, match="offset"):
        Receipt.from_json({**sample_receipt().as_json(), "received_at": "2026-02-06T19:42:10"})


def test_the_longest_text_is_accepted() -> None:
    data = sample_final_document().as_json()
    data["title"]["kk"] = "ә" * LONGEST_TEXT
    assert FinalDocument.from_json(data).title.kk == "ә" * LONGEST_TEXT


def test_one_letter_more_is_refused_with_its_place() -> None:
    data = sample_final_document().as_json()
    data["findings"][2]["text"]["kk"] = "ә" * (LONGEST_TEXT + 1)
    with pytest.raises(ContextInvalid, match=r"findings\[2\]\.text\.kk: 20001 characters"):
        FinalDocument.from_json(data)


def test_all_fields_together_have_a_limit() -> None:
    data = sample_final_document().as_json()
    data["tasks"] = [{"kk": "ә" * LONGEST_TEXT} for _ in range(30)]
    with pytest.raises(ContextInvalid, match="in all"):
        FinalDocument.from_json(data)


def test_votes_must_add_up() -> None:
    data = sample_final_document().as_json()
    data["votes"][0]["votes_for"] = 9
    with pytest.raises(ContextInvalid, match="do not add up"):
        FinalDocument.from_json(data)


def test_an_authentic_text_cannot_be_empty() -> None:
    with pytest.raises(ContextInvalid, match="authentic"):
        Passage(kk="", ru="текст", authentic="kk")


def test_lines_become_clauses() -> None:
    assert clauses("бір\n\n  екі ", "kk") == (passage("бір", "kk"), passage("екі", "kk"))
