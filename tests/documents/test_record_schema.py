"""The published shape of the embedded records. That a record says the same again: test_structure.py."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from oversight.documents.plain import ContextInvalid
from oversight.documents.record import record_bytes
from oversight.documents.record_schema import record_schema, schema_address, schema_revision
from oversight.documents.registry import DOCUMENTS, PAPERS
from oversight.documents.samples.by_kind import sample
from oversight.domain.terms import DocumentKind
from tests.documents.conftest import SamplePath

RECEIPT = DocumentKind.RECEIPT
BASE = "https://oversight.example"


def validator(kind: DocumentKind) -> Draft202012Validator:
    return Draft202012Validator(record_schema(kind, BASE), format_checker=FormatChecker())


def record(kind: DocumentKind) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(record_bytes(kind, sample(kind).as_json()))
    return read


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_record_has_the_published_shape(kind: DocumentKind) -> None:
    schema = record_schema(kind, BASE)
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in validator(kind).iter_errors(record(kind))] == []
    assert schema["$id"] == BASE + record(kind)["$schema"]


def test_the_record_in_a_paper_has_the_published_shape(sample_path: SamplePath) -> None:
    with pikepdf.open(sample_path(RECEIPT, "kk")) as pdf:
        read = json.loads(pdf.attachments["record.json"].get_file().read_bytes())
    validator(RECEIPT).validate(read)
    assert (read["$schema"], read["schema_revision"]) == (schema_address(RECEIPT), schema_revision(RECEIPT))


def changed(path: str, value: object) -> dict[str, Any]:
    """The record of a receipt with another value at *path*; without it where the value is None."""
    whole = record(RECEIPT)
    *way, last = path.split(".")
    place = whole
    for step in way:
        place = place[step]
    place[last] = value
    if value is None:
        del place[last]
    return whole


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("secret", "QARA-5182"),
        ("context.secret", "QARA-5182"),
        ("context.term.reading.secret", "QARA-5182"),
        ("kind", None),
        ("context.registered_on", None),
        ("context.frame.number", None),
        ("context.attachments", True),
        ("context.channel", "pigeon"),
        ("context.complaint_language", "de"),
        ("context.registered_on", "09.02.2026"),
        ("context.received_at", "2026-02-06T19:42:10"),
        ("kind", "withdrawal"),
        ("schema", 1),
    ],
)
def test_more_or_less_or_something_else_is_refused(path: str, value: object) -> None:
    assert not validator(RECEIPT).is_valid(changed(path, value))


def texts(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[tuple[Any, Any, str]]:
    """Every text in *value*: what holds it, under which key, and the format the schema gives it."""
    schema = whole["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if "anyOf" in schema:
        schema = next(one for one in schema["anyOf"] if one != {"type": "null"})
        yield from texts(value, schema, whole)
    elif isinstance(value, dict):
        for key, inner in value.items():
            part = schema["properties"][key]
            options = part.get("anyOf", [part])
            if isinstance(inner, str) and options[0].get("type") == "string":
                yield value, key, options[0].get("format", "")
            elif inner is not None:
                yield from texts(inner, part, whole)
    elif isinstance(value, list):
        for inner in value[:1]:
            yield from texts(inner, schema["items"], whole)


@pytest.mark.parametrize("kind", [paper.kinds[-1] for paper in PAPERS])
def test_days_and_moments_are_those_that_the_types_refuse_anything_else_for(kind: DocumentKind) -> None:
    whole, context = record_schema(kind, BASE), sample(kind).as_json()
    for place, key, form in texts(context, whole["properties"]["context"], whole):
        kept, place[key] = place[key], "x"
        try:
            DOCUMENTS[kind].context.from_json(context)
            asked = ""
        except ContextInvalid as error:
            found = re.search(r"is not a (date|moment)", str(error))
            asked = {"date": "date", "moment": "date-time"}[found[1]] if found else ""
        place[key] = kept
        assert form == asked, key


def test_a_kind_has_a_revision_of_its_own_and_words_in_english() -> None:
    assert len({schema_revision(kind) for kind in DocumentKind}) == len(DocumentKind)
    number = record_schema(RECEIPT, BASE)["$defs"]["Frame"]["properties"]["number"]
    assert number["description"] == "of this paper: 2026-00147/09"
