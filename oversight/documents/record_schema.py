"""The JSON Schema of the record embedded in the papers of a kind, made from the type of its context.

A record names its schema by an address without a host, to be read under the address where the paper was issued, which
the record holds itself (`context.frame.check.base_url`). The address always answers with the shape in use; the revision
beside it tells whether that is still the one the record was written in. Only the shape counts for it, no description.

A field with a default is not required: one that is added later leaves the records of older papers valid.
"""

import functools
import hashlib
import inspect
import json
import re
import types
import typing
from enum import Enum
from typing import Any

from oversight.documents.plain import LONGEST_RECORD, LONGEST_TEXT, Plain, fields_of
from oversight.documents.registry import DOCUMENTS, title_of
from oversight.domain.terms import DocumentKind

Schema = dict[str, Any]

SCHEMA = 2
"""Stepped when the shape of the record around the context changes; readers choose by it. 1 named no schema."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TYPES: dict[Any, str] = {str: "string", int: "integer", bool: "boolean"}
_DAY = re.compile(r"(\w+_)?(on|until|date|from)|as_of")
_MOMENT = re.compile(r"(\w+_)?at")
_COMMENT = re.compile(r"^    (\w+): [^#\n]*#\s*(.+)$", re.MULTILINE)


def schema_address(kind: DocumentKind) -> str:
    """Where the schema of that kind is published, without the host."""
    return f"/api/v1/papers/{kind.value}/schema"


@functools.cache
def schema_revision(kind: DocumentKind) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the shape: changes exactly when the shape does."""
    shape = json.dumps(_Builder(is_described=False).record(kind), sort_keys=True)
    return hashlib.sha256(shape.encode()).hexdigest()[:16]


def record_schema(kind: DocumentKind, base_url: str) -> Schema:
    """The schema of that kind as it is published at *base_url*, with descriptions in English."""
    return {
        "$schema": DIALECT,
        "$id": f"{base_url.rstrip('/')}{schema_address(kind)}",
        **_Builder(is_described=True).record(kind),
    }


class _Builder:
    """Walks the types of one record; every dataclass it meets becomes a definition."""

    def __init__(self, *, is_described: bool) -> None:
        self._is_described = is_described
        self._definitions: dict[str, Schema] = {}

    def record(self, kind: DocumentKind) -> Schema:
        """The record whole, its context among the definitions."""
        paper = DOCUMENTS[kind]
        said = inspect.getdoc(inspect.getmodule(paper.context)) or ""
        limit = f"All texts together hold at most {LONGEST_RECORD} characters."
        hexadecimal = "^[0-9a-f]{%d}$"
        properties = {
            "$schema": self._told({"const": schema_address(kind)}, "Where this schema is published."),
            "schema": self._told({"const": SCHEMA}, "The version of the record around the context."),
            "schema_revision": self._told(
                {"type": "string", "pattern": hexadecimal % 16}, "The revision of the schema the record was written in."
            ),
            "kind": self._told({"const": kind.value}, "The kind of paper."),
            "template_revision": self._told(
                {"type": "string", "pattern": hexadecimal % 64}, "The digest of what the look of the paper comes from."
            ),
            "context": self._told(self._of(paper.context), "What the paper says."),
        }
        self._definitions[paper.context.__name__].pop("description", None)  # it speaks to who writes templates
        told = {"title": title_of(kind).en, "description": f"{said}\n\n{limit}"} if self._is_described else {}
        return {
            **told,
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
            "$defs": self._definitions,
        }

    def _of(self, hint: Any) -> Schema:
        origin, options = typing.get_origin(hint), typing.get_args(hint)
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [{"type": "null"} if one is type(None) else self._of(one) for one in options]}
        if origin is tuple:
            return {"type": "array", "items": self._of(options[0])}
        if origin is typing.Literal:
            return {"enum": list(options)}
        if issubclass(hint, Plain):
            return self._reference(hint)
        if issubclass(hint, Enum):
            return {"enum": [one.value for one in hint]}
        return {"type": _TYPES[hint]}

    def _reference(self, kind: type[Plain]) -> Schema:
        name = kind.__name__
        if name not in self._definitions:
            self._definitions[name] = {}  # its place in the order of the record
            self._definitions[name] |= self._object(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, kind: Any) -> Schema:
        comments = dict(_COMMENT.findall(inspect.getsource(kind))) if self._is_described else {}
        properties, required = {}, []
        for field in fields_of(kind):
            properties[field.key] = self._told(_with_format(field.key, self._of(field.hint)), comments.get(field.name))
            if not field.may_be_left_out:
                required.append(field.key)
        described = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return self._told(described, inspect.getdoc(kind))

    def _told(self, schema: Schema, description: str | None) -> Schema:
        return {"description": description, **schema} if self._is_described and description else schema


def _with_format(name: str, schema: Schema) -> Schema:
    """A text whose name says that it is a day or a moment is one; every other has the limit of texts."""
    if "anyOf" in schema:
        return {"anyOf": [_with_format(name, one) for one in schema["anyOf"]]}
    if schema.get("type") != "string":
        return schema
    if _DAY.fullmatch(name):
        return {**schema, "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    if _MOMENT.fullmatch(name):
        return {**schema, "format": "date-time", "pattern": r"^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$"}
    return {**schema, "maxLength": LONGEST_TEXT}
