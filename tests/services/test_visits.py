"""Visits: who, where, when, what was seen and what proves it; a paper that the agency reads too."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.monitoring_record import MonitoringRecord
from oversight.domain.errors import InputRefused
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import IssuedDocument
from oversight.services import issued_papers
from oversight.services.context import LOCAL
from oversight.services.visits import Observation
from tests import cases
from tests.cases import acting

AT = datetime(2026, 2, 2, 10, tzinfo=LOCAL)


@pytest.fixture
def number(services, world):
    return cases.to_started(services, world)


def test_a_visit_yields_its_record(services, world, number):
    assert [cases.visit(services, world, number) for _ in range(2)] == [1, 2]

    with services.database.reading() as session:
        query = select(IssuedDocument).where(IssuedDocument.kind == DocumentKind.MONITORING_RECORD)
        rows = session.scalars(query.order_by(IssuedDocument.sequence, IssuedDocument.language)).all()
    assert [row.language for row in rows] == ["kk", "ru", "kk", "ru"]
    paper = MonitoringRecord.from_json(rows[0].context)
    assert missing_elements(DocumentKind.MONITORING_RECORD, paper, services.statute) == ()
    assert (len(paper.observers), paper.representative.name, paper.photographs) == (2, "Б. Т. Сақтапберген", 7)
    assert [one.evidence.kk for one in paper.observations] == ["1–6-фотосуреттер", "7-фотосурет, өлшем"]
    assert "Айгүл" not in str(rows[0].context)


def test_both_sides_read_it_and_the_filer_does_not(services, world, number):
    cases.visit(services, world, number)
    for who, is_reader in ((world.members[0], True), (world.agency_officer, True), (world.citizen, False)):
        with acting(services, who) as ctx:
            papers = issued_papers.list_papers(ctx, cases.load(ctx, number))
        assert (DocumentKind.MONITORING_RECORD in {paper.kind for paper in papers}) is is_reader


def test_the_page_of_the_case_tells_it(services, world, number):
    cases.visit(services, world, number)
    (visit,) = cases.view(services, world, number).visits
    assert (visit.hours, len(visit.observers), len(visit.observations)) == ("09:00 – 09:50", 2, 2)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"ended_at": AT + timedelta(minutes=1)}, "ended_at"),
        ({"began_at": AT}, "ended_at"),
        ({"place": " "}, "place"),
        ({"observers": ()}, "observers"),
        ({"observers": (uuid4(),)}, "observers"),  # nobody of the group
        ({"observations": ()}, "observations"),
        ({"observations": (Observation("Мал жоқ.", " "),)}, "observations"),
        ({"photographs": -1}, "photographs"),
        ({"representative": ""}, "representative"),  # whose remarks, then?
    ],
)
def test_a_visit_that_cannot_have_been_is_refused(services, world, number, more, field):
    with pytest.raises(InputRefused) as refused:
        cases.visit(services, world, number, **more)
    assert set(refused.value.fields) == {field}
