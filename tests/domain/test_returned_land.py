"""What may be recorded of a plot of land, and what each mistake is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from oversight.domain.returned_land import (
    NO_AREA,
    NO_BASIS,
    NO_DAY,
    NO_DISTRICT,
    NO_LANGUAGE,
    NO_REGION,
    TOO_LARGE,
    Plot,
    district_key,
    plain_decimal,
    wrong_with,
)

FILED, TODAY = date(2026, 2, 2), date(2026, 6, 1)
PLOT = Plot(Decimal("312.5"), "590000000", "Тасқайың ауданы", "kk", date(2026, 5, 20), "20.05.2026 № 14 акт")


def wrong(**changes):
    return wrong_with(replace(PLOT, **changes), regions={"590000000"}, filed_on=FILED, today=TODAY)


@pytest.mark.parametrize("area", ["0.0001", "312.5", "312.50000", "1000000"])
@pytest.mark.parametrize("day", [FILED, TODAY])
def test_a_plot_is_taken(area, day):
    assert wrong(area=Decimal(area), returned_on=day) == {}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("area", None, NO_AREA),
        ("area", Decimal(0), NO_AREA),
        ("area", Decimal(-1), NO_AREA),
        ("area", Decimal("0.00001"), NO_AREA),
        ("area", Decimal("NaN"), NO_AREA),
        ("area", Decimal("1000000.0001"), TOO_LARGE),
        ("region", "990000000", NO_REGION),
        ("district", " ", NO_DISTRICT),
        ("language", "en", NO_LANGUAGE),
        ("returned_on", None, NO_DAY),
        ("returned_on", date(2026, 2, 1), NO_DAY),  # before the complaint
        ("returned_on", date(2026, 6, 2), NO_DAY),  # tomorrow
        ("basis", "", NO_BASIS),
    ],
)
def test_each_mistake_is_told_at_its_field(field, value, sentence):
    assert wrong(**{field: value}) == {field: sentence}


@pytest.mark.parametrize("written", ["Тасқайың  ауданы", "ТАСҚАЙЫҢ АУДАНЫ", " Тасқайың ауданы "])
def test_a_district_is_one_however_it_is_typed(written):
    assert district_key("590000000", written) == district_key("590000000", "Тасқайың ауданы")


def test_districts_of_two_regions_are_two():
    assert district_key("590000000", "Абай ауданы") != district_key("100000000", "Абай ауданы")


@pytest.mark.parametrize(("area", "plain"), [("312.5000", "312.5"), ("300", "300"), ("0", "0"), ("1E+3", "1000")])
def test_an_area_is_kept_in_plain_digits(area, plain):
    assert plain_decimal(Decimal(area)) == plain
