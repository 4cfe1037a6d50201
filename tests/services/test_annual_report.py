"""The annual report counts what the register holds, as of a day, and the same way each time."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from oversight.documents.papers.annual_report import AnnualReport
from oversight.documents.region_tiles import TILES
from oversight.domain.errors import NotVisible
from oversight.domain.terms import DocumentKind, Position
from oversight.persistence.models import Body
from oversight.services.annual_report import write_report
from oversight.services.context import Services
from oversight.statute.schema import Statute
from tests.answering import answer, receive
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


def test_nothing_is_written_of_whom_nobody_knows(services: Services, world: World, key: str, tmp_path: Path) -> None:
    for body, year in (("nobody", 2026), (key, 2031)):
        with pytest.raises(NotVisible):
            report_of(services, body, tmp_path, year)
    assert list(tmp_path.iterdir()) == []


def test_every_region_has_its_own_tile(statute: Statute) -> None:
    assert set(TILES) == set(statute.regions)
    assert len({(column, row) for _, column, row in TILES.values()}) == len(TILES)
