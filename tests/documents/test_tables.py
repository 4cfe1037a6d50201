"""Tables as files: read back by two readers, every cell is the text it was, and none is a formula (G36, B115, B116)."""

import csv
import io
from itertools import product

import openpyxl
import pytest

from oversight.documents.tables import BYTE_ORDER_MARK, Column, CsvTable, XlsxTable, harmless

COLUMNS = [Column("Нөмірі [number]", 12), Column("Мәселе мәні [title]", 40)]
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі «жайылым» – №5"
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]
BEFORE = ["", " ", "\t", "\r", "\n", "\0", "\u00a0", '"', "'", '""', "`", ";", ",", "\u200b", "\ufeff", '" ', ";'"]
FORMULAS = [f"{before}{sign}{body}" for before, sign, body in product(BEFORE, SIGNS, ["1+1", "cmd|' /C calc'!A0"])]


def as_csv(*rows):
    table = CsvTable(COLUMNS)
    for row in rows:
        table.add(row)
    return table.take()


def as_xlsx(*rows):
    table, out = XlsxTable("Тізілім", COLUMNS), io.BytesIO()
    for row in rows:
        table.add(row)
    table.finish(out)
    return out.getvalue()


def read_csv(content, delimiter=","):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_csv_begins_with_the_mark_that_spreadsheets_need():
    assert as_csv().decode().startswith(f'{BYTE_ORDER_MARK}"Нөмірі [number]","Мәселе мәні [title]"\r\n')


def test_what_a_spreadsheet_would_run_gets_an_apostrophe():
    assert len(FORMULAS) >= 200
    rows = read_csv(as_csv(*[("1", formula) for formula in FORMULAS]))
    assert [row[1] for row in rows[1:] if not row[1].startswith("'")] == []


def test_no_cell_is_a_formula_where_semicolons_part_cells():
    """A spreadsheet of this country parts the same file by semicolons, and finds other cells."""
    formulas = ["жер;=1+1", 'жер;"=1+1', "жер; ;\t@x", "а;б;－2"]
    cells = [cell for row in read_csv(as_csv(*[("1", one) for one in formulas]), ";") for cell in row]
    live = [cell for cell in cells if cell.lstrip(" \"',;").startswith(tuple(SIGNS))]
    assert len(live) == len(formulas)
    assert [cell for cell in live if not cell.startswith("'")] == []


@pytest.mark.parametrize("text", [KAZAKH, "2026-00147", "2026-02-03", "а - б = в", "a; b", 'он айтты: "иә"', ""])
def test_ordinary_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_a_row_stays_one_record():
    rows = read_csv(as_csv(("1", "а\r\nб\u2028в\u0085г\0д"), ("2", "ж" * 40_000)))
    assert rows[1:] == [["1", "а  б в г д"], ["2", "ж" * 40_000]]


def test_every_cell_of_a_workbook_is_the_text_it_was():
    given = [("2026-00147", KAZAKH), ("007", "=1+1"), ("1", "-5"), ("0", "+7 701"), ("1e5", "2026-02-03")]
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(*given))).active
    assert list(sheet.values)[1:] == given
    cells = [cell for row in sheet.rows for cell in row]
    assert all(isinstance(cell.value, str) and cell.data_type != "f" for cell in cells)
    assert {cell.number_format for cell in cells} == {"@"}


def test_no_formula_stands_in_a_workbook():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(*[("=1", formula) for formula in FORMULAS]))).active
    assert sheet.max_row == len(FORMULAS) + 1
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "inlineStr"}


def test_the_headings_of_a_workbook_stay_in_sight():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(("1", "а")))).active
    assert (sheet.freeze_panes, sheet.column_dimensions["B"].width) == ("A2", 40)
    assert [bool(sheet[cell].font.b) for cell in ("A1", "A2")] == [True, False]


def test_the_same_rows_give_the_same_bytes():
    assert as_csv(("1", KAZAKH)) == as_csv(("1", KAZAKH))
    assert as_xlsx(("1", KAZAKH)) == as_xlsx(("1", KAZAKH))


def test_a_cell_too_long_for_a_spreadsheet_is_cut_there():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(("1", "ж" * 40_000)))).active
    assert len(sheet["B2"].value) == 32_767
