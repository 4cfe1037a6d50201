"""Charts of reports: black, white and hatching, so that a photocopy loses nothing. Each has its table on the paper.

A chart is a picture with an address of its own; the typesetter finds it there and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from markupsafe import Markup, escape

WIDTH = 640
_LABELS = 250  # what the names of bars may take
_SAID, _LETTER = 60, 8  # what the value behind a bar takes at least, and by its length
_BAR, _ROW = 17, 26
_SHARE_LABELS, _SHARE_BAR, _SHARE_ROW, _SHARE_WIDTH = 110, 22, 32, 440
_TILE_WIDTH, _TILE_HEIGHT, _TILE_ACROSS, _TILE_DOWN = 87, 54, 91, 58
_GREYS = ("#fff", "#f0f0f0", "#cfcfcf", "#6a6a6a", "#222")
_DARK = 3  # from this grey on the words are white
_HATCH = Markup(
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<path d="M-1 1 1 -1M0 5 5 0M4 6 6 4" stroke="#000" stroke-width="0.9"/></pattern></defs>'
)
_FILLS = (
    Markup('fill="#333"'),
    Markup('fill="url(#hatch)" stroke="#000" stroke-width="0.8"'),
    Markup('fill="#fff" stroke="#000" stroke-width="0.8"'),
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One region on the grid: its short name, its figure, and where it stands, from 0."""

    name: str
    value: int
    column: int
    row: int


@dataclass(slots=True)
class Figures:
    """The charts of one paper as its template draws them; ``pictures`` maps their addresses to SVG."""

    pictures: dict[str, str] = field(default_factory=dict)

    def bars(self, rows: Sequence[tuple[str, int] | tuple[str, Decimal, str]]) -> str:
        """A bar for each (name, value), one under the other; a third part says the value. Returns its address."""
        top = max((row[1] for row in rows), default=0) or 1
        said = [str(row[-1]) for row in rows]
        length = WIDTH - _LABELS - max(_SAID, *(_LETTER * len(text) for text in said), 0)
        drawn = Markup()
        for number, (name, value, *_) in enumerate(rows):
            y, width = number * _ROW + 4, round(float(value) / float(top) * length, 1)
            drawn += Markup('<text x="0" y="{}">{}</text>').format(y + 13, name)
            drawn += Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="#333"/>').format(_LABELS, y, width, _BAR)
            drawn += Markup('<text x="{}" y="{}" font-weight="700">{}</text>').format(
                _LABELS + 6 + width, y + 13, said[number]
            )
        height = len(rows) * _ROW + 6
        drawn += Markup('<path d="M{} 0V{}" stroke="#000" stroke-width="0.8"/>').format(_LABELS, height - 4)
        return self._keep(height, 12, drawn)

    def shares(self, rows: Sequence[tuple[str, tuple[int, int, int], str]], legend: tuple[str, str, str]) -> str:
        """A bar of three parts for each (name, parts, what is written behind it). Returns its address."""
        drawn = _HATCH
        for number, key in enumerate(legend):
            left = _SHARE_LABELS + 150 * number
            drawn += Markup('<rect x="{}" y="2" width="13" height="13" {}/>').format(left, _FILLS[number])
            drawn += Markup('<text x="{}" y="13">{}</text>').format(left + 18, key)
        for number, (name, parts, note) in enumerate(rows):
            y, x = number * _SHARE_ROW + 28, float(_SHARE_LABELS)
            unit = _SHARE_WIDTH / (sum(parts) or 1)
            drawn += Markup('<text x="0" y="{}">{}</text>').format(y + 16, name)
            for fill, part in zip(_FILLS, parts, strict=True):
                drawn += Markup('<rect x="{}" y="{}" width="{}" height="{}" {}/>').format(
                    round(x, 1), y, round(part * unit, 1), _SHARE_BAR, fill
                )
                x += part * unit
            if parts[0]:
                drawn += Markup('<text x="{}" y="{}" fill="#fff" font-weight="700">{}</text>').format(
                    _SHARE_LABELS + 7, y + 16, parts[0]
                )
            drawn += Markup('<text x="{}" y="{}" font-weight="700">{}</text>').format(
                _SHARE_LABELS + _SHARE_WIDTH + 10, y + 16, note
            )
        return self._keep(len(rows) * _SHARE_ROW + 30, 12, drawn)

    def tiles(self, tiles: Sequence[Tile]) -> str:
        """A square for each region, roughly where it lies; the darker, the more. Returns its address."""
        top = max((tile.value for tile in tiles), default=0) or 1
        drawn = Markup()
        for tile in tiles:
            x, y = tile.column * _TILE_ACROSS + 0.5, tile.row * _TILE_DOWN + 2
            level = -(-tile.value * (len(_GREYS) - 1) // top)  # rounded up: only nothing is white
            ink = "#fff" if level >= _DARK else "#000"
            drawn += Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#000"/>').format(
                x, y, _TILE_WIDTH, _TILE_HEIGHT, _GREYS[level]
            )
            drawn += Markup('<text x="{}" y="{}" fill="{}">{}</text>').format(x + 6, y + 14, ink, tile.name)
            drawn += Markup('<text x="{}" y="{}" font-size="21" font-weight="700" fill="{}">{}</text>').format(
                x + 6, y + 43, ink, tile.value
            )
        rows = max((tile.row for tile in tiles), default=0) + 1
        return self._keep(rows * _TILE_DOWN, 9, drawn)

    def _keep(self, height: int, size: int, drawn: Markup) -> str:
        address = f"asset:figure-{len(self.pictures) + 1}"
        self.pictures[address] = str(
            Markup(
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="Case Sans" '
                'font-size="{}">{}</svg>'
            ).format(WIDTH, height, size, escape(drawn))
        )
        return address
