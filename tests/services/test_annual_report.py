"""The annual report counts what the register holds, as of a day, and the same way each time."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.papers.annual_report import AnnualReport, LandYear
from oversight.documents.region_tiles import TILES
from oversight.domain.errors import NotVisible
from oversight.domain.returned_land import Plot
from oversight.domain.terms import DocumentKind, Position
from oversight.persistence.models import Body
from oversight.services.annual_report import write_report
from oversight.services.context import Services
from oversight.statute.schema import Statute
from tests import answering
from tests.answering import answer, plot, receive
from tests.cases import file_complaint
from tests.conftest import Clock
from tests.world import World

REPORTS: list[AnnualReport] = []


def quickly(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
    assert kind is DocumentKind.ANNUAL_REPORT
    REPORTS.append(AnnualReport.from_json(context))
    return b"%PDF"


@pytest.fixture
def key(services: Services, world: World) -> str:
    with services.context(writes=True) as ctx:
        ctx.session.execute(update(Body).where(Body.id == world.commission.id).values(key="the-commission"))
        ctx.session.execute(update(Body).where(Body.id == world.agency.id).values(key="the-agency"))
        ctx.commit()
    return "the-commission"


def report_of(services: Services, key: str, folder: Path, year: int = 2026) -> AnnualReport:
    list(write_report(services, key, year, folder, render=quickly))
    return REPORTS[-1]


def followed(services: Services, world: World) -> str:
    number = answer(services, world, Position.ACCEPTED, Position.REFUSED, Position.REFUSED)
    answering.assess_all(services, world, number)
    return answering.follow(services, world, number, 1, on=date(2027, 3, 1))


def returned(services: Services, world: World, clock: Clock, *plots: Plot) -> str:
    number = answering.check(services, world, followed(services, world), 1, plots=plots)
    clock.forward(days=30)
    return number


def test_complaints_answers_and_positions_are_counted(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    file_complaint(services, world)
    answer(services, world, Position.ACCEPTED, Position.ACCEPTED, Position.ACCEPTED)
    clock.forward(days=60)
    report = report_of(services, key, tmp_path)
    assert (report.received, report.controls, report.positions) == (2, 1, (3, 0, 0, 0))
    assert report.answered == (1, 0, 0)
    assert sum(state.count for state in report.states) == 2


def test_silence_is_counted_once_the_term_has_ended(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    receive(services, world)
    clock.forward(days=60)
    report = report_of(services, key, tmp_path)
    assert (report.answered, report.positions) == ((0, 0, 1), (0, 0, 0, 3))


def test_an_agency_has_its_report_too(services: Services, world: World, key: str, clock: Clock, tmp_path: Path) -> None:
    answer(services, world, Position.ACCEPTED, Position.ACCEPTED, Position.ACCEPTED)
    clock.forward(days=60)
    report = report_of(services, "the-agency", tmp_path)
    assert (report.scope, report.controls) == ("agency", 1)


def test_the_figures_of_a_day_stay(services: Services, world: World, key: str, clock: Clock, tmp_path: Path) -> None:
    file_complaint(services, world)
    clock.set(2027, 1, 15)
    report_of(services, key, tmp_path / "a")
    file_complaint(services, world)  # another year
    clock.set(2027, 3, 1)
    report_of(services, key, tmp_path / "b")
    first, second = (tmp_path / folder / "annual_report-2026.json" for folder in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert json.loads(first.read_bytes())["received"] == 1


def test_land_is_counted_by_district_and_year_of_the_return(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    returned(services, world, clock, plot(area=Decimal("0.0001")), plot(district="Көлқамыс ауданы"), plot())
    for body in (key, "the-agency"):
        report = report_of(services, body, tmp_path)
        assert [(row.district.kk, row.years[-1]) for row in report.land] == [
            ("Көлқамыс ауданы", LandYear(2026, 1, "312.5")),
            ("Тасқайың ауданы", LandYear(2026, 2, "312.5001")),
        ]
        assert [year.plots for year in report.land[0].years] == [0, 0, 1]


def test_one_district_is_one_row_however_it_was_typed(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    returned(services, world, clock, plot(), plot(), plot(district="ТАСҚАЙЫҢ АУДАНЫ"))
    (row,) = report_of(services, key, tmp_path).land
    assert (row.district.kk, row.years[-1].plots) == ("Тасқайың ауданы", 3)


def test_land_struck_out_is_not_counted(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    number = returned(services, world, clock, plot())
    answering.strike_out(services, world, number, 1)
    report = report_of(services, key, tmp_path)
    assert report.land == ()


def test_land_recorded_after_the_year_belongs_to_the_year_of_its_return(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    clock.set(2026, 12, 28)
    number = followed(services, world)
    clock.set(2027, 1, 15)
    on = (date(2026, 12, 30), date(2027, 1, 14))
    answering.check(services, world, number, 1, plots=[plot(returned_on=day) for day in on])
    clock.set(2027, 2, 1)
    assert [report_of(services, key, tmp_path, year).land[0].years[-1].plots for year in (2026, 2027)] == [1, 1]


def test_the_figures_of_land_are_the_same_a_second_time(
    services: Services, world: World, key: str, clock: Clock, tmp_path: Path
) -> None:
    returned(services, world, clock, plot(), plot(district="Көлқамыс ауданы"))
    for folder in "ab":
        report_of(services, key, tmp_path / folder)
    first, second = (tmp_path / folder / "annual_report-2026.json" for folder in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert json.loads(first.read_bytes())["land"][0]["years"][-1] == {"year": 2026, "plots": 1, "hectares": "312.5"}


def test_a_year_without_land_says_so(services: Services, world: World, key: str, clock: Clock, tmp_path: Path) -> None:
    file_complaint(services, world)
    clock.forward(days=2)
    page = fill(DocumentKind.ANNUAL_REPORT, "en", report_of(services, key, tmp_path), characters=LETTERS)
    assert "No return of land after a control is recorded for this year." in page
    assert "by district" not in page


def test_nothing_is_written_of_whom_nobody_knows(services: Services, world: World, key: str, tmp_path: Path) -> None:
    for body, year in (("nobody", 2026), (key, 2031)):
        with pytest.raises(NotVisible):
            report_of(services, body, tmp_path, year)
    assert list(tmp_path.iterdir()) == []


def test_every_region_has_its_own_tile(statute: Statute) -> None:
    assert set(TILES) == set(statute.regions)
    assert len({(column, row) for _, column, row in TILES.values()}) == len(TILES)
