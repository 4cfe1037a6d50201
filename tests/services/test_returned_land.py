"""Land that came back to the state is recorded with the check of a measure, and struck out where it was a mistake."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError

from oversight.domain.errors import InputRefused, NotPermitted, NotVisible
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, Outcome, Position
from oversight.persistence import cases as persisted
from oversight.persistence.models import Docket, PublishedCase, ReturnedLand
from oversight.services import audit, returned_land
from tests import answering
from tests.answering import acting, plot, seen

WHERE = {"region": "590000000", "district": "Тасқайың ауданы", "language": "kk", "year": 2026}


@pytest.fixture
def followed(services, world):
    """A case about land whose two measures are followed."""
    number = answering.answer(services, world, Position.ACCEPTED, Position.ACCEPTED, Position.REFUSED)
    answering.assess_all(services, world, number)
    return answering.follow(services, world, number, 1, 2)


def published(services, clock, number):
    """What everyone may read of the land once the texts are public."""
    clock.forward(days=3)
    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, number, lock=True)
        returned_land.record(ctx, docket)
        return ctx.session.scalars(select(PublishedCase)).one().content["land"]


def test_several_plots_come_with_one_check(services, world, followed, session):
    plots = (plot(cadastral_number="15-123-045-678"), plot(area=Decimal("0.0625"), district="Көлқамыс  ауданы"))
    answering.check(services, world, followed, 1, plots=plots)

    rows = session.scalars(select(ReturnedLand).order_by(ReturnedLand.number)).all()
    assert [(row.number, row.area_hectares, row.district) for row in rows] == [
        (1, Decimal("312.5"), "Тасқайың ауданы"),
        (2, Decimal("0.0625"), "Көлқамыс ауданы"),
    ]
    assert rows[0].recorded_by_id == world.secretary.account_id


def test_a_later_check_goes_on_counting(services, world, followed, session):
    for recommendation in (1, 2):
        answering.check(services, world, followed, recommendation, plots=(plot(),))

    assert session.scalars(select(ReturnedLand.number).order_by(ReturnedLand.number)).all() == [1, 2]


def test_the_log_tells_how_much_and_names_nothing(services, world, followed):
    answering.check(services, world, followed, 1, plots=(plot(cadastral_number="15-123-045-678"), plot()))

    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, followed)
        land = persisted.events_of(ctx.session, docket.id)[-1].data["land"]
        assert audit.verify(ctx, followed).first_wrong is None
    assert (land["plots"], land["hectares"], len(land["sealed"])) == (2, "625", 2)
    assert "Тасқайың" not in str(land)
    assert "15-123" not in str(land)


def test_the_public_copy_has_no_cadastral_number(services, world, clock, followed):
    answering.check(services, world, followed, 1, plots=(plot(cadastral_number="15-123-045-678"),))

    assert published(services, clock, followed) == [{"hectares": "312.5", **WHERE}]


@pytest.mark.parametrize(
    ("plots", "field"),
    [
        ((plot(), plot(area=None)), "plots-1-area"),
        ((plot(returned_on=date(2026, 2, 3)),), "plots-0-returned_on"),
        ((plot(cadastral_number="15-1"), plot(cadastral_number="15-1")), "plots-1-cadastral_number"),
        ((plot(),) * 11, "plots"),
    ],
)
def test_a_wrong_plot_leaves_nothing_behind(services, world, followed, session, plots, field):
    with pytest.raises(InputRefused) as refused:
        answering.check(services, world, followed, 1, plots=plots)

    assert list(refused.value.fields) == [field]
    assert session.scalars(select(ReturnedLand)).all() == []
    assert answering.answer_row(services, followed, 1).commitment.is_done is None


def test_a_plot_is_not_recorded_twice(services, world, followed):
    answering.check(services, world, followed, 1, plots=(plot(cadastral_number="15-123-045-678"),))

    with pytest.raises(InputRefused) as refused:
        answering.check(services, world, followed, 2, plots=(plot(cadastral_number="15-123-045-678"),))
    assert "plots-0-cadastral_number" in refused.value.fields


def test_land_belongs_to_cases_about_land(services, world, followed, session):
    session.execute(update(Docket).values(topic="roads"))
    session.commit()

    with pytest.raises(InputRefused) as refused:
        answering.check(services, world, followed, 1, plots=(plot(),))
    assert "plots" in refused.value.fields


# Striking out


@pytest.fixture
def recorded(services, world, followed):
    """The same with a plot."""
    return answering.check(services, world, followed, 1, plots=(plot(cadastral_number="15-123-045-678"),))


def test_a_plot_struck_out_is_kept_and_not_shown(services, world, clock, recorded, session):
    answering.strike_out(services, world, recorded, 1)

    row = session.scalars(select(ReturnedLand)).one()
    assert (row.is_standing, row.striking_reasons) == (False, "Алаңы қате жазылған, гектар емес.")
    assert published(services, clock, recorded) == []


def test_the_log_says_so(services, world, recorded):
    answering.strike_out(services, world, recorded, 1)

    with acting(services, SYSTEM) as ctx:
        event = persisted.events_of(ctx.session, persisted.docket_by_number(ctx.session, recorded).id)[-1]
    assert (event.action, event.data["plot"], event.data["hectares"]) == (Action.STRIKE_OUT_LAND, 1, "312.5")


def test_what_was_struck_out_may_be_recorded_anew(services, world, recorded, session):
    answering.strike_out(services, world, recorded, 1)
    answering.check(services, world, recorded, 2, plots=(plot(cadastral_number="15-123-045-678"),))

    assert session.scalars(select(ReturnedLand.number).order_by(ReturnedLand.number)).all() == [1, 2]


def test_a_mistake_is_mended_after_the_case_was_closed(services, world, recorded):
    answering.check(services, world, recorded, 2)
    answering.close(services, world, recorded, Outcome.PARTLY_REMEDIED)

    answering.strike_out(services, world, recorded, 1)

    assert answering.state(services, recorded) == ("closed", "closed")


def test_striking_out_gives_its_reasons(services, world, recorded):
    with pytest.raises(InputRefused):
        answering.strike_out(services, world, recorded, 1, reasons="Қате")


def test_nothing_is_struck_out_twice(services, world, recorded):
    answering.strike_out(services, world, recorded, 1)

    with pytest.raises(NotVisible):
        answering.strike_out(services, world, recorded, 1)


def test_the_agency_strikes_nothing_out(services, world, recorded):
    command = returned_land.StrikeOut(recorded, seen(services, recorded), 1, "Біз бұл жерді қайтарған жоқпыз.")
    with acting(services, world.agency_head) as ctx, pytest.raises(NotPermitted):
        returned_land.strike_out(ctx, command)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE returned_land SET area_hectares = 1",
        "UPDATE returned_land SET district = 'x'",
        "DELETE FROM returned_land",
    ],
)
def test_sql_alone_rewrites_no_plot(services, world, recorded, session, statement):
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(text(statement))
    session.rollback()
