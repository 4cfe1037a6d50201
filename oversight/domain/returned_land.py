"""Land returned to the state after a control: what may be recorded of one plot.

The district is written as text: the classifier of districts is not loaded, and a list that was typed would be a guess.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from oversight.domain.terms import TEXT_LANGUAGES
from oversight.domain.text import fold
from oversight.domain.words import N_

DECIMALS = 4  # a ten-thousandth of a hectare is a square metre
LARGEST = Decimal(1_000_000)
"""Hectares. No plot is larger; square metres typed into the field for hectares soon are."""

LONGEST_CADASTRAL_NUMBER = 30  # as in the complaint
LONGEST_DISTRICT = 120
LONGEST_BASIS = 300
MOST_PLOTS = 10  # of one check; a measure may be checked again

NO_AREA = N_("Give the area in hectares, more than nothing and to four decimals at most.")
TOO_LARGE = N_("No plot is larger than 1,000,000 hectares. Check whether the area is in hectares.")
NO_REGION = N_("Choose the region in which the plot lies.")
NO_DISTRICT = N_("Write the district in which the plot lies.")
NO_LANGUAGE = N_("Choose the language in which the districts are written.")
NO_DAY = N_("Give the day of the return: not before the complaint was filed, today at the latest.")
NO_BASIS = N_("Name the document by which the land was returned: its kind, number and date.")
ALREADY_RECORDED = N_("A plot with this cadastral number is recorded in this case already.")


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot as it was typed: area in hectares, region by its key in the statute, return on a local day."""

    area: Decimal | None
    region: str
    district: str
    language: str  # of the district's name: kk or ru
    returned_on: date | None
    basis: str
    cadastral_number: str = ""


def wrong_with(plot: Plot, *, regions: Container[str], filed_on: date, today: date) -> dict[str, str]:
    """What keeps *plot* from being recorded: a sentence by field; empty when nothing does."""
    wrong = {}
    if plot.area is None or not _is_measured(plot.area):
        wrong["area"] = NO_AREA
    elif plot.area > LARGEST:
        wrong["area"] = TOO_LARGE
    if plot.region not in regions:
        wrong["region"] = NO_REGION
    if not plot.district.strip():
        wrong["district"] = NO_DISTRICT
    if plot.language not in TEXT_LANGUAGES:
        wrong["language"] = NO_LANGUAGE
    if plot.returned_on is None or not filed_on <= plot.returned_on <= today:
        wrong["returned_on"] = NO_DAY
    if not plot.basis.strip():
        wrong["basis"] = NO_BASIS
    return wrong


def _is_measured(area: Decimal) -> bool:
    return area.is_finite() and area > 0 and area == round(area, DECIMALS)


def plain_decimal(hectares: Decimal) -> str:
    """An area as it is kept in data: 312.5, never 312.5000 or 3E+2."""
    return format(hectares.normalize(), "f")


def district_key(region: str, district: str) -> tuple[str, str]:
    """By what two plots are known to lie in one district: case and runs of space do not tell districts apart."""
    return region, " ".join(fold(district).split())
