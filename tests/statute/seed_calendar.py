"""Writes oversight/statute/calendar_seed.toml from the library holidays: ``python -m tests.statute.seed_calendar``.

For developers only, when the library learned something new; the system never asks the library. What it writes is
computed, not approved: a person approves a year by moving its rows to calendar.toml with a source, or in the
administration. The library gives names in the languages it has, so names are looked up in the titles of calendar.toml.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import holidays

from oversight.statute.loader import FOLDER

SEED = FOLDER / "calendar_seed.toml"
FIRST_YEAR, LAST_YEAR = 2015, 2035
TITLES = {
    "New Year's Day": "new_year",
    "Orthodox Christmas": "christmas",
    "International Women's Day": "womens_day",
    "Constitution Day": "constitution",
    "Nowruz Holiday": "nauryz",
    "Kazakhstan's People Solidarity Holiday": "unity",
    "Defender of the Fatherland Day": "defender",
    "Victory Day": "victory",
    "Eid al-Adha": "kurban_ait",
    "Capital Day": "capital",
    "Republic Day": "republic",
    "First President Day": "first_president",
    "Independence Day": "independence",
}
RELIGIOUS = {"christmas", "kurban_ait"}
SWAP = re.compile(r"Day off \(substituted from (\d\d/\d\d/\d{4})\)")
LABEL = re.compile(r"(?P<name>[^(]+?)(?: \((?P<label>observed|estimated)\))?")
HEAD = """\
# The working calendar as a library computes it: for the years that calendar.toml does not hold.
# Written by tests/statute/seed_calendar.py; do not edit: copy the rows of a year to calendar.toml and correct them there.

[seed]
source = { kk = "holidays кітапханасы бойынша есептелген", ru = "вычислено по библиотеке holidays", en = "computed by the library holidays" }
"""


@dataclass(frozen=True)
class Seed:
    """One row: a day that departs from the plain week."""

    day: date
    kind: str
    title: str
    moved_from: date | None = None
    is_working: bool = False
    is_estimated: bool = False

    def written(self) -> str:
        lines = [
            f"date = {self.day}",
            f"working = {str(self.is_working).lower()}",
            f'kind = "{self.kind}"',
            f'title = "{self.title}"',
            *([f"moved_from = {self.moved_from}"] if self.moved_from else []),
            f'standing = "{"estimated" if self.is_estimated else "computed"}"',
        ]
        return "\n".join(["[[day]]", *lines]) + "\n"


def seeds_of(year: int) -> list[Seed]:
    """The rows of one year, in order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names that the library has not in every language
        known = holidays.country_holidays("KZ", years=year, language="en_US")
    rows: dict[date, Seed] = {}
    for day in sorted(known):
        names = known.get_list(day)
        swap = SWAP.fullmatch(names[0])
        if swap:
            other = datetime.strptime(swap[1], "%m/%d/%Y").date()  # noqa: DTZ007 - a date
            rows[day] = Seed(day, "moved", "swap", other)
            rows[other] = Seed(other, "moved", "swap", day, is_working=True)
        elif not any(name.endswith("(observed)") for name in names):
            rows[day] = min((_holiday(day, name) for name in names), key=lambda seed: seed.kind)  # a holiday goes first
    for day in sorted(known):
        if known[day].endswith("(observed)"):
            rows[day] = _transfer(day, known[day], rows)
    return [rows[day] for day in sorted(rows)]


def _holiday(day: date, name: str) -> Seed:
    found = LABEL.fullmatch(name)
    assert found is not None, name
    title = TITLES[found["name"]]
    kind = "religious" if title in RELIGIOUS else "holiday"
    return Seed(day, kind, title, is_estimated=found["label"] == "estimated")


def _transfer(day: date, name: str, rows: dict[date, Seed]) -> Seed:
    """The oldest holiday of this name on a weekend that has no day off yet."""
    title = TITLES[name.removesuffix(" (observed)")]
    given = {seed.moved_from for seed in rows.values()}
    origin = next(
        seed.day
        for seed in rows.values()
        if seed.title == title and seed.kind == "holiday" and seed.day.weekday() > 4 and seed.day not in given
    )
    return Seed(day, "transferred", title, origin)


def written() -> str:
    """The whole file."""
    return HEAD + "".join(part for year in range(FIRST_YEAR, LAST_YEAR + 1) for part in _written_year(year))


def _written_year(year: int) -> Iterator[str]:
    rows = seeds_of(year)
    off = sum(not row.is_working and row.day.weekday() < 5 for row in rows)
    worked = sum(row.is_working and row.day.weekday() > 4 for row in rows)
    counts = f"weekdays_off = {off}\nweekend_days_worked = {worked}\n"
    yield f'\n# {year}\n\n[[year]]\nyear = {year}\nstanding = "computed"\n{counts}'
    for row in rows:
        yield f"\n{row.written()}"


if __name__ == "__main__":
    SEED.write_text(written(), encoding="utf-8")
