"""Contexts as plain JSON and back: strict, so that a record says neither more nor less than its type declares."""

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any, Self, TypeVar

LONGEST_TEXT = 20_000
"""Characters one field of a context may hold (B31)."""

LONGEST_RECORD = 400_000
"""Characters all fields of a context may hold together; beyond that a paper is not what is wanted."""

T = TypeVar("T")


class ContextInvalid(ValueError):
    """The record does not have the shape its paper declares; says where."""


class Plain:
    """Base of every dataclass a template may mention.

    A field whose JSON name differs from its Python name carries ``metadata={"json": name}``.
    """

    __slots__ = ()

    def as_json(self) -> dict[str, Any]:
        """This value as dicts, lists, strings, numbers, booleans and None."""
        plain: dict[str, Any] = _to_plain(self)
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The value that *data* describes.

        Raises ContextInvalid for a missing, unknown, mistyped or overlong field.
        """
        value = _from_plain(cls, data, cls.__name__)
        assert isinstance(value, cls)  # noqa: S101 - what _from_plain promises, said to the type checker
        if (size := _size(data)) > LONGEST_RECORD:
            raise ContextInvalid(f"{cls.__name__}: {size} characters in all, the limit is {LONGEST_RECORD}")
        return value


class Field(typing.NamedTuple):
    """One field of a context: Python name, JSON name, type, whether it may be left out."""

    name: str
    key: str
    hint: Any
    may_be_left_out: bool


@functools.cache
def fields_of(kind: Any) -> tuple[Field, ...]:
    """The fields of a context, or of a part of one, in their order."""
    hints = typing.get_type_hints(kind)
    return tuple(
        Field(field.name, field.metadata.get("json", field.name), hints[field.name], _has_default(field))
        for field in dataclasses.fields(kind)
    )


def _has_default(field: "dataclasses.Field[Any]") -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _to_plain(value: Any) -> Any:
    if isinstance(value, Plain):
        kind: Any = type(value)
        return {json_name: _to_plain(getattr(value, name)) for name, json_name, _, _ in fields_of(kind)}
    if isinstance(value, tuple):
        return [_to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value


def _from_plain(kind: Any, data: Any, path: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None and type(None) in typing.get_args(kind):
            return None
        (inner,) = [option for option in typing.get_args(kind) if option is not type(None)]
        return _from_plain(inner, data, path)
    if origin is tuple:
        if not isinstance(data, (list, tuple)):
            raise ContextInvalid(f"{path}: a list is expected")
        inner = typing.get_args(kind)[0]
        return tuple(_from_plain(inner, item, f"{path}[{index}]") for index, item in enumerate(data))
    if origin is typing.Literal:
        if data not in typing.get_args(kind):
            raise ContextInvalid(f"{path}: {data!r} is not one of {', '.join(map(repr, typing.get_args(kind)))}")
        return data
    if isinstance(kind, type) and issubclass(kind, Plain):
        return _build(kind, data, path)
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(data)
        except ValueError:
            raise ContextInvalid(f"{path}: {data!r} is not one of {', '.join(str(m.value) for m in kind)}") from None
    return _simple(kind, data, path)


def _simple(kind: type, data: Any, path: str) -> Any:
    if type(data) is not kind:
        raise ContextInvalid(f"{path}: {kind.__name__} is expected, not {type(data).__name__}")
    if isinstance(data, str) and len(data) > LONGEST_TEXT:
        raise ContextInvalid(f"{path}: {len(data)} characters, the limit is {LONGEST_TEXT}")
    return data


def _build(kind: type, data: Any, path: str) -> Any:
    if not isinstance(data, Mapping):
        raise ContextInvalid(f"{path}: an object is expected")
    unknown = set(data) - {json_name for _, json_name, _, _ in fields_of(kind)}
    if unknown:
        raise ContextInvalid(f"{path}: unknown {', '.join(sorted(map(str, unknown)))}")
    values = {}
    for name, json_name, hint, may_be_left_out in fields_of(kind):
        if json_name in data:
            values[name] = _from_plain(hint, data[json_name], f"{path}.{json_name}")
        elif not may_be_left_out:
            raise ContextInvalid(f"{path}.{json_name} is missing")
    try:
        return kind(**values)
    except ContextInvalid as error:
        raise ContextInvalid(f"{path}: {error}") from None


def _size(data: Any) -> int:
    if isinstance(data, str):
        return len(data)
    if isinstance(data, Mapping):
        return sum(_size(value) for value in data.values())
    if isinstance(data, (list, tuple)):
        return sum(_size(value) for value in data)
    return 0
