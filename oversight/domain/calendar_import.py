"""The file by which a person changes the working calendar: whole years as a spreadsheet writes them.

UTF-8, cells parted by commas, semicolons or tabs. Above the table stand three lines, then its head, then one row for
each day that departs from the plain week, holidays on weekends among them::

    year;2027
    source;Resolution of the Government of the Republic of Kazakhstan
    act;No. 15 of 12 January 2027
    date;working;kind;title_kk;title_ru;title_en;moved_from
    2027-01-01;no;holiday;Жаңа жыл;Новый год;New Year;

`year` may name several years, parted by spaces. `kind` is holiday, transferred, religious or moved, as in
calendar.toml; `working` is yes or no in one of the three languages; days are written 2027-05-31 or 31.05.2027.
`write_calendar_file` makes such a file of the years as they stand: mend it and load it again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from oversight.domain.days import DayMalformed, parse_day
from oversight.domain.errors import DomainError
from oversight.domain.text import TextRefused, clean_name
from oversight.domain.words import N_
from oversight.statute.calendar import (
    Calendar,
    CalendarDay,
    CalendarInvalid,
    CalendarYear,
    DayKind,
    DayStanding,
)
from oversight.statute.words import LANGUAGES, Words, same_words

__all__ = ["CalendarChanges", "CalendarFileRefused", "LineError", "lay_over", "read_calendar_changes",
           "write_calendar_file"]  # fmt: skip

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000  # five years of every single day
MOST_YEARS = 5
COLUMNS = ("date", "working", "kind", "title_kk", "title_ru", "title_en", "moved_from")
HEAD = ("year", "source", "act")
KINDS = {kind.value: kind for kind in (DayKind.HOLIDAY, DayKind.TRANSFERRED, DayKind.RELIGIOUS, DayKind.MOVED)}
YES = frozenset({"yes", "true", "1", "иә", "да", "истина"})
NO = frozenset({"no", "false", "0", "жоқ", "нет", "ложь"})
BYTE_ORDER_MARK = "\ufeff"

_BEGINNING = re.compile(r'\s*"?year"?([,;\t])', re.IGNORECASE)
_LOCAL_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_FORMULA = re.compile(r"[=+\-@#\t]")  # or the error a formula leaves, such as #REF!
_SHOWN = 40

NO_YEARS = N_("Write here the year of the calendar in four digits, or up to five years parted by spaces.")
MISSING_HEAD = N_("Above the table a line “%(name)s” is missing.")
UNKNOWN_HEAD = N_("Above the table only the lines year, source and act may stand, each once.")
WRONG_COLUMNS = N_("The head of the table must name these columns, each once: %(columns)s.")
NO_TABLE = N_("The file has no table of days.")
TOO_MANY_CELLS = N_("This row has more cells than the table has columns.")
EMPTY_CELL = N_("This cell is empty.")
FORMULA = N_("This cell holds a formula or the error of one. Write the text itself.")
NOT_YES_OR_NO = N_("Write yes or no: is this day worked?")
UNKNOWN_KIND = N_("The kind of a day is one of these: %(kinds)s.")
TWICE = N_("This day stands already in line %(other)s.")
OTHER_YEAR = N_("This day does not lie in the year that the file names.")
QUOTES = N_("The quotation marks of this row do not pair up.")


@dataclass(frozen=True, slots=True, order=True)
class LineError:
    """What is wrong in one place of the file. `line` counts from 1; 0 is a year that the file does not hold.

    `column` is the name of a column or of a line of the head, "" for the whole line. `message` is an English sentence
    with places for `values`, to be translated.
    """

    line: int
    column: str
    message: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def __str__(self) -> str:
        return f"{self.line}: {self.column}: {self.message % self.values if self.values else self.message}"


class CalendarFileRefused(DomainError):
    """A file of days off cannot be taken, and nothing was taken from it. `lines` holds every mistake, top to bottom."""

    message = N_("The file holds mistakes, so nothing was taken from it. Mend the lines named and load it again.")

    def __init__(self, lines: Iterable[LineError]) -> None:
        super().__init__()
        self.lines = tuple(sorted(lines))


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """Whole years read from a file and approved by nobody yet. `lines` says in which line of the file a day stands."""

    years: tuple[CalendarYear, ...]
    days: tuple[CalendarDay, ...]
    source: str
    act: str
    lines: Mapping[date, int]


def read_calendar_changes(content: bytes) -> CalendarChanges:
    """The years that the file *content* holds. Raises CalendarFileRefused with all its mistakes.

    Whether the days obey the rules of transfer is seen when they are laid over a calendar (`lay_over`).
    """
    reader = _Reader()
    changes = reader.read(_decoded(content))
    if reader.errors:
        raise CalendarFileRefused(reader.errors)
    return changes


def lay_over(calendar: Calendar, changes: CalendarChanges, revision: str) -> Calendar:
    """*calendar* with the years of *changes*, called *revision*.

    Raises CalendarFileRefused with the lines of the file at fault; a mistake of a year outside the file has line 0.
    """
    try:
        return calendar.replacing(changes.years, changes.days, revision)
    except CalendarInvalid as invalid:
        raise CalendarFileRefused(
            LineError(
                line=_line_of(changes, mistake.year, mistake.day),
                column="year" if mistake.day is None else mistake.field,
                message=mistake.message,
                values=mistake.values,
            )
            for mistake in invalid.mistakes
        ) from None


def write_calendar_file(calendar: Calendar, years: Iterable[int], *, source: str, act: str) -> bytes:
    """The *years* of *calendar* as a file that `read_calendar_changes` reads; it opens in a spreadsheet as a table."""
    chosen = tuple(years)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("year", " ".join(str(year) for year in chosen)))
    writer.writerow(("source", source))
    writer.writerow(("act", act))
    writer.writerow(COLUMNS)
    for year in chosen:
        for row in calendar.days_of(year):
            titles = [row.title.of(language) for language in LANGUAGES]
            writer.writerow((row.day, "yes" if row.working else "no", row.kind, *titles, row.moved_from or ""))
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def _line_of(changes: CalendarChanges, year: int, day: date | None) -> int:
    if day is not None:
        return changes.lines.get(day, 0)
    return 1 if any(row.year == year for row in changes.years) else 0


def _decoded(content: bytes) -> str:
    """The text of the file. What makes the rest unreadable is said alone."""
    if len(content) > MOST_BYTES:
        raise CalendarFileRefused([LineError(1, "", N_("The file is too large: a calendar of five years is small."))])
    if b"\0" in content:  # a workbook, or UTF-16
        raise CalendarFileRefused([LineError(1, "", N_("This is no table of text. Save it as “CSV UTF-8”."))])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CalendarFileRefused(
            [LineError(line, "", N_("The letters of this line are not UTF-8. Save the file as “CSV UTF-8”."))]
        ) from None


@dataclass(slots=True)
class _Reader:
    """Reads on after each mistake, so that a person sees all of them at once."""

    errors: list[LineError] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    lines: dict[date, int] = field(default_factory=dict)

    def read(self, text: str) -> CalendarChanges:
        rows = self._rows(text)
        columns = self._read_head(rows)
        years = self._years()
        named = [self._head_text("source"), self._head_text("act")]
        source = same_words(", ".join(named))
        days = [day for line, cells in rows if (day := self._read_day(line, cells, columns, years, source))]
        if columns and not days and not self.errors:
            self.refuse(1, "", NO_TABLE)
        return CalendarChanges(
            years=tuple(CalendarYear(year, DayStanding.PUBLISHED, source) for year in years),
            days=tuple(sorted(days, key=lambda day: day.day)),
            source=named[0],
            act=named[1],
            lines=MappingProxyType(self.lines),
        )

    def refuse(self, line: int, column: str, message: str, **values: object) -> None:
        self.errors.append(LineError(line, column, message, MappingProxyType(values)))

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Each row that is not empty with the line it begins in, up to the first that cannot be read."""
        beginning = _BEGINNING.match(text)
        if beginning is None:
            self.refuse(1, "year", N_("The first line must be “year” and the year, parted as in a CSV file."))
            return
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=beginning[1], strict=True)
        count = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = [cell.strip() for cell in next(reader)]
            except StopIteration:
                return
            except csv.Error:
                self.refuse(line, "", QUOTES)
                return
            if any(cells):
                count += 1
                if count > MOST_ROWS + len(HEAD) + 1:
                    self.refuse(line, "", N_("The table has more than %(most)s rows."), most=MOST_ROWS)
                    return
                yield line, cells

    def _read_head(self, rows: Iterator[tuple[int, list[str]]]) -> tuple[str, ...]:
        """The lines above the table; the columns of the table, none if it has no proper head."""
        for line, cells in rows:
            name, *values = cells
            if name.casefold() in COLUMNS:
                return self._read_columns(line, cells)
            if name.casefold() not in HEAD or name.casefold() in self.head or any(values[1:]):
                self.refuse(line, "", UNKNOWN_HEAD)
            else:
                self.head[name.casefold()] = values[0] if values else ""
                self.errors.extend(_cell_errors(line, name.casefold(), values[0] if values else ""))
        if not self.errors:
            self.refuse(1, "", NO_TABLE)
        return ()

    def _read_columns(self, line: int, cells: list[str]) -> tuple[str, ...]:
        names = tuple(cell.casefold() for cell in cells)
        while names and not names[-1]:
            names = names[:-1]
        if sorted(names) != sorted(COLUMNS):
            self.refuse(line, "", WRONG_COLUMNS, columns=", ".join(COLUMNS))
            return ()
        return names

    def _years(self) -> tuple[int, ...]:
        text = self.head.get("year", "")
        years = text.split()
        if not years or len(years) > MOST_YEARS or not all(_YEAR.fullmatch(year) for year in years):
            if text:
                self.refuse(1, "year", NO_YEARS)
            return ()
        return tuple(sorted({int(year) for year in years}))

    def _head_text(self, name: str) -> str:
        if name not in self.head and self.head:
            self.refuse(1, name, MISSING_HEAD, name=name)
        return self.head.get(name, "")

    def _read_day(
        self, line: int, cells: list[str], columns: tuple[str, ...], years: tuple[int, ...], source: Words
    ) -> CalendarDay | None:
        if not columns:
            return None
        if any(cells[len(columns) :]):
            self.refuse(line, "", TOO_MANY_CELLS)
            return None
        before = len(self.errors)
        row = dict(zip(columns, cells + [""] * len(columns), strict=False))
        day = self._day(line, "date", row["date"])
        moved_from = self._day(line, "moved_from", row["moved_from"]) if row["moved_from"] else None
        working = self._flag(line, row["working"])
        kind = KINDS.get(row["kind"].casefold())
        if kind is None:
            self.refuse(line, "kind", UNKNOWN_KIND, kinds=", ".join(KINDS))
        for language in LANGUAGES:
            self.errors.extend(_cell_errors(line, f"title_{language}", row[f"title_{language}"]))
        if day is not None:
            self._place(line, day, years)
        if len(self.errors) > before or day is None or kind is None:
            return None
        title = Words(*(clean_name(row[f"title_{language}"]) for language in LANGUAGES))
        return CalendarDay(day, working, kind, title, moved_from, DayStanding.PUBLISHED, source)

    def _place(self, line: int, day: date, years: tuple[int, ...]) -> None:
        if day in self.lines:
            self.refuse(line, "date", TWICE, other=self.lines[day])
        elif years and day.year not in years:
            self.refuse(line, "date", OTHER_YEAR)
        self.lines.setdefault(day, line)

    def _day(self, line: int, column: str, text: str) -> date | None:
        if not text:
            self.refuse(line, column, EMPTY_CELL)
            return None
        try:
            return parse_day(_LOCAL_DAY.sub(r"\3-\2-\1", text) if _LOCAL_DAY.fullmatch(text) else text)
        except DayMalformed:
            message = N_("“%(text)s” is no day of a calendar. Write it as 2027-05-31 or 31.05.2027.")
            self.refuse(line, column, message, text=text[:_SHOWN])
            return None

    def _flag(self, line: int, text: str) -> bool:
        word = text.casefold()
        if word not in YES | NO:
            self.refuse(line, "working", NOT_YES_OR_NO)
        return word in YES


def _cell_errors(line: int, column: str, text: str) -> Iterator[LineError]:
    """What is wrong with a cell of free text, if anything."""
    if not text:
        yield LineError(line, column, EMPTY_CELL)
    elif _FORMULA.match(text):
        yield LineError(line, column, FORMULA)
    else:
        try:
            clean_name(text)
        except TextRefused as refused:
            yield LineError(line, column, refused.message, MappingProxyType(refused.values))
