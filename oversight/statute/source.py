"""Reading a TOML file row by row, so that every complaint about it names the file and the line a lawyer should open."""

import re
import string
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from oversight.statute.schema import LANGUAGES, Period, Words

Choice = TypeVar("Choice", bound=StrEnum)

EMPTY_WORDS = Words("", "", "")


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """Something in the files that cannot stand: where, and what is wrong in one sentence."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class StatuteError(Exception):
    """The files contradict themselves or each other; nothing may be computed from them."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        self.contradictions = contradictions
        super().__init__("\n".join(str(contradiction) for contradiction in contradictions))


@lru_cache(maxsize=32)  # whoever checks a change reads the other files again and again
def _parsed(contents: str) -> Mapping[str, object]:
    return MappingProxyType(tomllib.loads(contents))


@dataclass(slots=True)
class SourceFile:
    """One file of the statute: its parsed contents, and the complaints gathered while reading it.

    A row that is complained about still yields a value of the right type, so that one reading finds everything.
    """

    name: str
    contents: str
    data: Mapping[str, object] = field(init=False)
    contradictions: list[Contradiction] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.data = {}
        try:
            self.data = _parsed(self.contents)
        except tomllib.TOMLDecodeError as error:
            place = re.search(r"at line (\d+)", str(error))
            # A file that stops in the middle of a value is reported "at end of document".
            line = int(place.group(1)) if place else len(self.contents.splitlines())
            self.refuse(line, f"is not TOML: {error}")

    def refuse(self, line: int, message: str) -> None:
        """Note a contradiction at *line*."""
        self.contradictions.append(Contradiction(self.name, line, message))

    def rows(self, table: str) -> list["Row"]:
        """The rows written as [[table]], in the order of the file."""
        return [Row(self, values, first, last) for values, (first, last) in self._blocks(table, self.data.get(table))]

    def nested_rows(self, table: str, inner: str) -> list[tuple["Row", list["Row"]]]:
        """The rows of [[table]], each with its rows of [[table.inner]]."""
        outer = self.rows(table)
        found = self._blocks(f"{table}.{inner}", [values for row in outer for values in row.take_list(inner)])
        rows = [Row(self, values, *span) for values, span in found]
        nested = []
        for row in outer:
            count = len(row.take_list(inner))
            nested.append((row, rows[:count]))
            rows = rows[count:]
        return nested

    def part(self, table: str) -> "Row":
        """The single [table] of the file."""
        values = self.data.get(table)
        if not isinstance(values, dict):
            self.refuse(1, f"has no [{table}]")
            values = {}
        spans = self._spans(re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]"))
        return Row(self, values, *(spans[0] if spans else (1, 1)))

    def head(self, *tables: str) -> "Row":
        """The fields above all tables; *tables* are the names of the tables the file may hold."""
        for name in self.data:
            if isinstance(self.data[name], list | dict) and name not in tables:
                self.refuse(self._line_of(name), f"[{name}] is not known here")
        values = {name: value for name, value in self.data.items() if name not in tables}
        return Row(self, values, 1, len(self.contents.splitlines()))

    def _line_of(self, table: str) -> int:
        spans = self._spans(re.compile(rf"\s*\[+\s*{re.escape(table)}\s*\]"))
        return spans[0][0] if spans else 1

    def _blocks(self, table: str, values: object) -> list[tuple[dict[str, object], tuple[int, int]]]:
        if values is None:
            return []
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.refuse(self._line_of(table), f"{table} must be written as [[{table}]]")
            return []
        spans = self._spans(re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]"))
        if len(spans) != len(values):
            self.refuse(1, f"every {table} must be written as [[{table}]] on a line of its own")
            spans = [(1, 1)] * len(values)
        return list(zip(values, spans, strict=True))

    def _spans(self, header: re.Pattern[str]) -> list[tuple[int, int]]:
        lines = self.contents.splitlines()
        starts = [number for number, line in enumerate(lines, 1) if re.match(r"\s*\[", line)]
        ends = [number - 1 for number in starts[1:]] + [len(lines)] * bool(starts)
        return [(start, end) for start, end in zip(starts, ends, strict=True) if header.match(lines[start - 1])]


@dataclass(slots=True)
class Row:
    """One table of a file. Each reader method takes a field; `finish` complains about fields nobody took."""

    file: SourceFile
    values: Mapping[str, object]
    first_line: int
    last_line: int
    taken: set[str] = field(default_factory=set)

    def line(self, name: str = "") -> int:
        """The line of the field *name*, or of the row."""
        lines = self.file.contents.splitlines()
        for number in range(self.first_line, min(self.last_line, len(lines)) + 1):
            if name and re.match(rf"\s*{re.escape(name)}\s*=", lines[number - 1]):
                return number
        return self.first_line

    def refuse(self, name: str, message: str) -> None:
        """Note a contradiction at the field *name* ("" for the row)."""
        self.file.refuse(self.line(name), message)

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.values

    def take_list(self, name: str) -> list[object]:
        """The list under *name*, empty if there is none."""
        self.taken.add(name)
        value = self.values.get(name, [])
        return value if isinstance(value, list) else [value]

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._take(name)
        if isinstance(value, str) and value.strip():
            return value
        if value is not None:
            self.refuse(name, f"{name} must be a text that is not empty")
        return ""

    def optional_text(self, name: str) -> str | None:
        """A text, or None when the field is absent."""
        return self.text(name) if self.has(name) else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts that is not empty."""
        value = self._take(name)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return tuple(value)
        if value is not None:
            self.refuse(name, f"{name} must be a list of texts that is not empty")
        return ()

    def words(self, name: str, places: AbstractSet[str] = frozenset()) -> Words:
        """A text in all three languages, each with exactly the {places} named."""
        value = self._take(name)
        if value is None:
            return EMPTY_WORDS
        if not isinstance(value, dict):
            self.refuse(name, f"{name} must give kk, ru and en")
            return EMPTY_WORDS
        for language in sorted(set(value) - set(LANGUAGES)):
            self.refuse(name, f"{name} has an unknown language: {language}")
        texts = []
        for language in LANGUAGES:
            text = value.get(language)
            if not isinstance(text, str) or not text.strip():
                self.refuse(name, f"{name} is missing in {language}")
                return EMPTY_WORDS
            if _places(text) != places:
                self.refuse(name, f"{name} in {language} must have the places {sorted(places)} and no other")
                return EMPTY_WORDS
            texts.append(text)
        return Words(*texts)

    def whole(self, name: str) -> int:
        """A whole number from 0 on."""
        value = self._take(name)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        if value is not None:
            self.refuse(name, f"{name} must be a whole number from 0 on")
        return 0

    def signed(self, name: str) -> int:
        """A whole number, also below 0."""
        value = self._take(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.refuse(name, f"{name} must be a whole number")
        return 0

    def flag(self, name: str) -> bool:
        """A plain true or false."""
        value = self._take(name)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.refuse(name, f"{name} must be true or false")
        return False

    def day(self, name: str) -> date:
        """A date without a time."""
        value = self._take(name)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.refuse(name, f"{name} must be a date such as 2026-05-13, without quotes and without a time")
        return date.min

    def optional_day(self, name: str) -> date | None:
        """A date, or None when the field is absent."""
        return self.day(name) if self.has(name) else None

    def choice(self, name: str, choices: type[Choice]) -> Choice:
        """One of the words of *choices*."""
        value = self._take(name)
        if isinstance(value, str) and value in set(choices):
            return choices(value)
        if value is not None:
            self.refuse(name, f"{name} is {value!r}, but must be one of: {', '.join(choices)}")
        return next(iter(choices))

    def table(self, name: str) -> "Row":
        """The inline table under *name*; its complaints point at the line of that field."""
        value = self._take(name)
        if value is not None and not isinstance(value, dict):
            self.refuse(name, f"{name} must be written in braces")
            value = None
        line = self.line(name)
        return Row(self.file, value or {}, line, line)

    def period(self, name: str) -> Period:
        """{ from, until? }: both inclusive, the end not before the start."""
        inner = self.table(name)
        if not inner.values:
            return Period(date.max, None)
        period = Period(inner.day("from"), inner.optional_day("until"))
        if period.until_on is not None and period.until_on < period.from_on:
            self.refuse(name, f"{name} ends before it begins")
        inner.finish()
        return period

    def finish(self) -> None:
        """Complain about every field that no one read: most often a slip of the pen."""
        for name in self.values:
            if name not in self.taken:
                self.refuse(name, f"{name} is not known here")

    def _take(self, name: str) -> object:
        self.taken.add(name)
        value = self.values.get(name)
        if value is None:
            self.refuse("", f"{name} is missing")
        return value


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"?"}
