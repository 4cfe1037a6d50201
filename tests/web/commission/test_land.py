"""Land returned to the state: typed with the check of a measure, seen on the pages, struck out."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from oversight.domain.terms import Position
from oversight.persistence.models import Docket, ReturnedLand
from tests import answering
from tests.web.filling import fill, forms_of, told

EVIDENCE = "№ 34 келісімнің көшірмесі, жерді аралап көру актісі."
CHECK = {"result": "yes", "evidence": EVIDENCE}
PLOT = {
    "plots-0-area": "1 312,5",
    "plots-0-returned_on": "02.02.2026",
    "plots-0-district": "Тасқайың   ауданы",
    "plots-0-basis": "№ 14 акт",
    "plots-0-cadastral_number": "15-123-045-678",
}


def at(number, rest="/measures/1", language="en"):
    return f"/{language}/commission/cases/{number}{rest}"


@pytest.fixture
def followed(services, world):
    number = answering.answer(services, world, Position.ACCEPTED, Position.ACCEPTED, Position.ACCEPTED)
    return answering.follow(services, world, answering.assess_all(services, world, number))


@pytest.fixture
def recorded(services, world, followed):
    return answering.check(services, world, followed, 1, plots=(answering.plot(cadastral_number="15-123-045-678"),))


def test_a_plot_is_typed_with_the_check(world, signed_in, followed, session):
    answer = fill(signed_in(world.secretary), at(followed), action="/measures/1", language="kk", **CHECK, **PLOT)

    assert answer.status_code == 302
    row = session.scalars(select(ReturnedLand)).one()
    assert (row.area_hectares, row.region, row.district, row.language, row.returned_on) == (
        Decimal("1312.5"),
        "590000000",
        "Тасқайың ауданы",
        "kk",
        date(2026, 2, 2),
    )


def test_a_plot_left_empty_is_none(world, signed_in, followed, session):
    assert fill(signed_in(world.secretary), at(followed), action="/measures/1", **CHECK).status_code == 302
    assert session.scalars(select(ReturnedLand)).all() == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("plots-0-area", "12 соток", "Write the area in hectares as a number, for example 312,5."),
        ("plots-0-area", "", "Give the area in hectares, more than nothing and to four decimals at most."),
        ("plots-0-area", "1312500", "No plot is larger than 1,000,000 hectares."),
        ("plots-0-returned_on", "03.02.2026", "Give the day of the return: not before the complaint was filed"),
        ("plots-0-region", "1", "Choose the region in which the plot lies."),
        ("plots-0-district", "", "Write the district in which the plot lies."),
        ("plots-0-basis", "", "Name the document by which the land was returned"),
        ("language", None, "Choose the language in which the districts are written."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(world, signed_in, followed, session, field, value, sentence):
    typed = {"language": "kk", **CHECK, **PLOT, field: value}
    answer = fill(signed_in(world.secretary), at(followed), action="/measures/1", **typed)

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert EVIDENCE in answer.text
    assert "15-123-045-678" in answer.text
    assert session.scalars(select(ReturnedLand)).all() == []


def test_a_mistake_in_the_second_plot_stands_at_the_second(world, signed_in, followed):
    client = signed_in(world.secretary)
    again = fill(client, at(followed), action="/measures/1", another="1", **CHECK)
    assert "plots-1-area" in again.text
    assert EVIDENCE in again.text

    second = {name.replace("-0-", "-1-"): value for name, value in PLOT.items()} | {"plots-1-area": "0,0"}
    answer = client.post(at(followed), data={**_hidden(again), **CHECK, **second, "language": "kk"})

    assert 'id="plots-1-area-error"' in answer.text
    assert 'id="plots-0-area-error"' not in answer.text


def _hidden(page):
    return next(form for form in forms_of(page) if "/measures/" in form["action"])["data"].to_dict()


def test_other_cases_are_not_asked_about_land(world, signed_in, followed, session):
    session.execute(update(Docket).values(topic="roads"))
    session.commit()

    assert "Land returned" not in signed_in(world.secretary).get(at(followed)).text


def test_the_case_shows_the_land_and_what_was_struck_out(services, world, signed_in, recorded):
    client = signed_in(world.secretary)
    assert "312.5 ha · Тасқайың ауданы, North Kazakhstan Region" in told(client.get(at(recorded, "")))

    answer = fill(
        client, at(recorded, "/land/1/strike-out"), action="/strike-out", reasons="Алаңы қате жазылған, гектар емес."
    )

    assert answer.status_code == 302
    page = told(client.get(at(recorded, "")))
    assert "Struck out" in page
    assert "A record of returned land was struck out" in page


@pytest.mark.parametrize("rest", ["/land/2/strike-out", "/land/0/strike-out"])
def test_an_absent_plot_is_404(world, signed_in, recorded, rest):
    assert signed_in(world.secretary).get(at(recorded, rest)).status_code == 404


def test_everybody_reads_how_much_and_where(services, world, client, clock, recorded):
    clock.forward(days=3)
    answering.check(services, world, recorded, 2, plots=(answering.plot(district="<b>Көлқамыс</b> ауданы"),))

    page = client.get(f"/ru/cases/{recorded}")

    assert "всего 625 га" in told(page)
    assert '<span lang="kk">Тасқайың ауданы</span>' in page.text
    assert "&lt;b&gt;Көлқамыс&lt;/b&gt;" in page.text
    assert "15-123-045-678" not in page.text
    assert "№ 14" not in page.text
