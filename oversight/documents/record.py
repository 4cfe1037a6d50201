"""The machine-readable record embedded in every paper: one record for the three languages."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from oversight.documents.record_schema import SCHEMA, schema_address, schema_revision
from oversight.documents.registry import DOCUMENTS
from oversight.domain.terms import DocumentKind

FILE_NAME = "record.json"


def record_bytes(kind: DocumentKind, context: Mapping[str, Any]) -> bytes:
    """The record as UTF-8 JSON with sorted keys and no spaces: the same bytes whatever the language of the paper."""
    record = {
        "$schema": schema_address(kind),
        "schema": SCHEMA,
        "schema_revision": schema_revision(kind),
        "kind": kind.value,
        "template_revision": DOCUMENTS[kind].template_revision,
        "context": context,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def short_digest(record: bytes) -> str:
    """The first 16 hexadecimal digits of the record's SHA-256 in groups of four, as printed at the foot of a paper."""
    digits = hashlib.sha256(record).hexdigest()[:16]
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))
