"""Charts say what their figures say, and take no word for markup."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from oversight.documents.charts import WIDTH, Figures, Tile


def drawn(figures: Figures, address: str) -> ET.Element:
    return ET.fromstring(figures.pictures[address])


def texts(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter() if element.tag.endswith("text")]


def widths(picture: ET.Element) -> list[float]:
    return [float(element.get("width", 0)) for element in picture.iter() if element.tag.endswith("rect")]


def test_each_figure_has_an_address_of_its_own() -> None:
    figures = Figures()
    assert [figures.bars([("a", 1)]), figures.bars([("b", 1)])] == ["asset:figure-1", "asset:figure-2"]


def test_bars_are_as_long_as_their_values() -> None:
    figures = Figures()
    picture = drawn(figures, figures.bars([("Жер", 30), ("Жол", 15), ("Су", 0)]))
    longest, half, nothing = widths(picture)
    assert (half, nothing) == (pytest.approx(longest / 2), 0)
    assert texts(picture) == ["Жер", "30", "Жол", "15", "Су", "0"]


def test_a_value_is_said_as_the_caller_says_it() -> None:
    figures = Figures()
    rows = [("Аудан", Decimal("1234567.0625"), "1 234 567,0625 га"), ("Ауыл", Decimal("0.0001"), "0,0001 га")]
    picture = drawn(figures, figures.bars(rows))
    assert texts(picture) == ["Аудан", "1 234 567,0625 га", "Ауыл", "0,0001 га"]
    assert max(widths(picture)) + 250 + 8 * len(rows[0][2]) <= WIDTH


def test_shares_fill_their_bar() -> None:
    figures = Figures()
    picture = drawn(figures, figures.shares([("I", (3, 1, 0), "75 %")], ("in time", "late", "none")))
    *_keys, on_time, late, none = widths(picture)
    assert (on_time, none) == (pytest.approx(3 * late), 0)


def test_only_nothing_is_white_on_the_map() -> None:
    figures = Figures()
    picture = drawn(figures, figures.tiles([Tile("A", 0, 0, 0), Tile("B", 1, 1, 0), Tile("C", 100, 2, 0)]))
    fills = [element.get("fill") for element in picture.iter() if element.tag.endswith("rect")]
    assert fills == ["#fff", "#f0f0f0", "#222"]


@pytest.mark.parametrize("rows", [[], [("none", 0)]])
def test_a_year_without_figures_is_drawn_too(rows: list[tuple[str, int]]) -> None:
    figures = Figures()
    addresses = [figures.bars(rows), figures.shares([("I", (0, 0, 0), "–")], ("a", "b", "c")), figures.tiles([])]
    assert all(drawn(figures, address) is not None for address in addresses)


def test_words_are_words() -> None:
    figures = Figures()
    address = figures.bars([("<script>alert(1)</script>&", 1)])
    assert not re.search("<script", figures.pictures[address])
    assert texts(drawn(figures, address))[0] == "<script>alert(1)</script>&"
