"""Tables as files, CSV and XLSX: every cell is text, and no cell is ever a formula.

CSV follows RFC 4180: commas, every cell in quotes, lines end in CR LF; UTF-8 begins with a byte order mark, without
which spreadsheets take Kazakh for something else. What a spreadsheet would run is made text as OWASP advises (CSV
injection): a cell that begins with = + - @ (also full-width), TAB or CR, at once or after quotes, spaces and
separators, gets an apostrophe before it; so does what follows a semicolon, where spreadsheets of this country part
cells. XLSX needs no apostrophe: each cell is typed and formatted as text, and holds exactly what was written.
"""

import csv
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from tempfile import TemporaryFile
from typing import IO, Self

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

BYTE_ORDER_MARK = "\ufeff"
MOST_SHEET_ROWS = 1_000_000
"""So many rows fit into one sheet of a spreadsheet, and some more."""

_LONGEST_CELL = 32_767  # of a spreadsheet
_TEXT = "@"
_COPY = 64 * 1024
_BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001 - the first moment an archive knows, in no zone
_STARTS = "[\\s\x00-\x1f\x7f-\x9f\"'`,;\u200b-\u200f\ufeff]*[=+\\-@＝＋－＠]"
_BEGINS = re.compile(f"[\t\r\n]|{_STARTS}")
_PARTED = re.compile(f";(?={_STARTS})")
_NOT_IN_CELLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and how many letters wide it is shown."""

    heading: str
    width: int


def one_line(text: str) -> str:
    """*text* as one line: line breaks and what no file may hold become spaces."""
    return text if text.isprintable() else _NOT_IN_CELLS.sub(" ", text)


def harmless(text: str) -> str:
    """*text* as one line that no spreadsheet takes for a formula."""
    if _BEGINS.match(text):
        text = f"'{text}"
    return one_line(_PARTED.sub(";'", text) if ";" in text else text)


class CsvTable:
    """A table as CSV, row after row; what has been written so far is taken out with `take`."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._text = StringIO(BYTE_ORDER_MARK, newline="")
        self._text.seek(0, 2)
        self._writer = csv.writer(self._text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        self.add([column.heading for column in columns])

    def add(self, cells: Sequence[str]) -> None:
        """Write one row."""
        self._writer.writerow([harmless(cell) for cell in cells])

    def take(self, at_least: int = 1) -> bytes:
        """What was written since the last time, in UTF-8; nothing while it is less than *at_least* characters."""
        if self._text.tell() < at_least:
            return b""
        taken = self._text.getvalue().encode()
        self._text.seek(0)
        self._text.truncate()
        return taken


class XlsxTable:
    """A table as the one sheet of a workbook, row after row. Rows go to a file at once: memory does not grow.

    Leaving its block removes that file, whether the table was finished or not.
    """

    def __init__(self, title: str, columns: Sequence[Column]) -> None:
        self._book = Workbook(write_only=True)
        self._book.properties.creator = ""
        self._book.properties.created = self._book.properties.modified = _BEGINNING
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "A2"
        self._width = len(columns)
        for place, column in enumerate(columns, 1):
            self._sheet.column_dimensions[get_column_letter(place)].width = column.width
        self._write(self._row_of_cells(Font(bold=True)), [column.heading for column in columns])
        self._cells = self._row_of_cells(Font())  # written again and again: a cell each would take twice the time

    def add(self, cells: Sequence[str]) -> None:
        """Write one row."""
        self._write(self._cells, cells)

    def _row_of_cells(self, font: Font) -> list[Cell]:
        cells = [WriteOnlyCell(self._sheet, "") for _ in range(self._width)]
        for cell in cells:
            cell.number_format = _TEXT
            cell.font = font
        return cells

    def _write(self, row: list[Cell], texts: Sequence[str]) -> None:
        for cell, text in zip(row, texts, strict=True):
            cell.value = one_line(text)[:_LONGEST_CELL]
            cell.data_type = "s"  # the library would make a formula of =
        self._sheet.append(row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._sheet.closed:  # given up before the end
            self._sheet.close()
            self._sheet._writer.cleanup()  # noqa: SLF001 - the library has no other way to give up a sheet

    def finish(self, out: IO[bytes]) -> None:
        """Write the workbook to *out*. The same rows give the same bytes: no part says when it was made."""
        with TemporaryFile() as made:
            with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
                ExcelWriter(self._book, archive).save()  # not Workbook.save, which sets the moment
            with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
                for name in parts.namelist():
                    entry = zipfile.ZipInfo(name, _BEGINNING.timetuple()[:6])
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    with parts.open(name) as part, archive.open(entry, "w") as kept:
                        while content := part.read(_COPY):
                            kept.write(content)
