"""Receipt of the final document: what starts the ten working days."""

from datetime import date

import pytest

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    NotPermitted,
    NotVisible,
)
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, RecordKind
from oversight.persistence import cases as persisted
from oversight.persistence.models import FinalDocument, Term
from oversight.services import agency_view, case_file, delivery
from tests import answering
from tests.answering import acting, seen, state


def events(services, number):
    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, number)
        return persisted.events_of(ctx.session, docket.id)


def confirm(services, world, number, by=None, with_seen=None):
    with acting(services, by or world.agency_officer) as ctx:
        command = delivery.ConfirmReceipt(number, with_seen or seen(services, number, RecordKind.CASE))
        return delivery.confirm_receipt(ctx, command)


def test_confirming_receipt_starts_ten_working_days(services, world, clock):
    clock.set(2026, 4, 24, 11, 20)
    number = answering.sent_docket(services, world)

    due_on = confirm(services, world, number)

    assert (due_on, state(services, number)) == (date(2026, 5, 13), ("received", "received"))


def test_the_term_is_kept_with_its_day_of_receipt(services, world, session):
    number = answering.receive(services, world)

    term = session.query(Term).filter_by(key="object_response").one()
    assert (term.from_on, term.due_on, term.ended_on) == (date(2026, 2, 2), date(2026, 2, 16), None)
    assert answering.response_row(services, number).due_on == term.due_on


@pytest.mark.parametrize(
    ("moment", "received_on", "due_on"),
    [
        ((2026, 2, 2, 17, 59), date(2026, 2, 2), date(2026, 2, 16)),
        ((2026, 2, 2, 18, 0), date(2026, 2, 3), date(2026, 2, 17)),
        ((2026, 2, 2, 23, 59), date(2026, 2, 3), date(2026, 2, 17)),
    ],
)
def test_after_working_hours_the_next_working_day_counts(services, world, clock, moment, received_on, due_on):
    number = answering.sent_docket(services, world)
    clock.set(*moment)

    assert confirm(services, world, number) == due_on
    assert answering.response_row(services, number).received_on == received_on


def test_a_confirmation_never_counts_later_than_the_deemed_day(services, world, clock):
    """The watch may be late; the day on which receipt is deemed is not."""
    number = answering.sent_docket(services, world)
    clock.set(2026, 2, 5, 10, 0)

    confirm(services, world, number)

    assert answering.response_row(services, number).received_on == date(2026, 2, 3)


def test_receipt_is_one_event_that_names_both_records(services, world):
    number = answering.receive(services, world)

    last = events(services, number)[-1]
    assert (last.action, last.record_kind, last.target) == (Action.CONFIRM_RECEIPT, "response", "received")
    assert last.data == {
        "case": "received",
        "receipt": "confirmed",
        "received_on": "2026-02-02",
        "due_on": "2026-02-16",
    }


def test_the_head_may_confirm_too(services, world):
    number = answering.sent_docket(services, world)

    confirm(services, world, number, by=world.agency_head)

    assert state(services, number) == ("received", "received")


@pytest.mark.parametrize("who", ["secretary", "chair", "auditor"])
def test_who_reads_but_is_not_the_agency_cannot_confirm(services, world, who):
    number = answering.sent_docket(services, world)

    with pytest.raises(NotPermitted):
        confirm(services, world, number, by=getattr(world, who))


@pytest.mark.parametrize("who", ["second_agency_head", "administrator", "other_citizen"])
def test_for_others_the_docket_is_absent(services, world, who):
    number = answering.sent_docket(services, world)

    with pytest.raises(NotVisible):
        confirm(services, world, number, by=getattr(world, who))


def test_a_double_click_is_one_receipt(services, world):
    number = answering.sent_docket(services, world)
    form = seen(services, number, RecordKind.CASE)
    confirm(services, world, number, with_seen=form)

    with pytest.raises(AlreadyDone):
        confirm(services, world, number, with_seen=form)
    assert [event.action for event in events(services, number)].count(Action.CONFIRM_RECEIPT) == 1


def test_two_colleagues_confirm_once(services, world):
    number = answering.sent_docket(services, world)
    form = seen(services, number, RecordKind.CASE)
    confirm(services, world, number)

    with pytest.raises(EditConflict):
        confirm(services, world, number, with_seen=form, by=world.agency_head)


def test_reading_the_page_is_no_receipt(services, world):
    number = answering.sent_docket(services, world)

    with acting(services, world.agency_head) as ctx:
        agency_view.open_view(ctx, number)
        case_file.open_file(ctx, number)

    assert state(services, number) == ("sent", None)


def test_the_preview_says_what_confirming_now_starts(services, world, clock):
    number = answering.sent_docket(services, world)
    clock.set(2026, 2, 2, 19, 0)

    with acting(services, world.agency_officer) as ctx:
        receipt = agency_view.open_view(ctx, number).receipt

    assert (receipt.received_on, receipt.answer.due_on, receipt.is_next_day) == (
        date(2026, 2, 3),
        date(2026, 2, 17),
        True,
    )


# Deemed receipt


def deem(services, number):
    with acting(services, SYSTEM) as ctx:
        return delivery.deem_received(ctx, number)


def test_receipt_is_not_deemed_on_the_day_of_delivery(services, world):
    number = answering.sent_docket(services, world)

    assert deem(services, number) is False
    assert state(services, number) == ("sent", None)


@pytest.mark.parametrize(
    ("sent", "looked", "deemed_on"),
    [
        ((2026, 2, 2), (2026, 2, 3, 0, 5), date(2026, 2, 3)),
        ((2026, 2, 6, 17, 0), (2026, 2, 9, 0, 5), date(2026, 2, 9)),  # Friday: Monday
        ((2026, 2, 2), (2026, 2, 20, 9, 0), date(2026, 2, 3)),  # a late watch does not move the day
        ((2026, 3, 20), (2026, 3, 26), date(2026, 3, 26)),  # Nauryz and the days moved to after it
    ],
)
def test_receipt_is_deemed_on_the_next_working_day(services, world, clock, session, sent, looked, deemed_on):
    clock.set(*sent)
    number = answering.sent_docket(services, world)
    clock.set(*looked)

    assert deem(services, number) is True

    final = session.query(FinalDocument).one()
    assert (final.received_on, final.receipt_kind) == (deemed_on, "deemed")


def test_deeming_twice_is_once(services, world, clock):
    number = answering.sent_docket(services, world)
    clock.set(2026, 2, 3)

    assert [deem(services, number), deem(services, number)] == [True, False]
    assert [event.action for event in events(services, number)].count(Action.DEEM_RECEIVED) == 1


def test_a_confirmed_receipt_is_not_deemed(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 2, 9)

    assert deem(services, number) is False


def test_only_the_clock_deems(services, world):
    number = answering.sent_docket(services, world)

    with acting(services, world.secretary) as ctx, pytest.raises(NotPermitted):
        delivery.deem_received(ctx, number)
