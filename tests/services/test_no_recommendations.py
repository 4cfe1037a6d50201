"""A final document whose recommendations were all rejected asks for no answer: the case ends with its receipt."""

import pytest

from oversight.domain.terms import Action, Outcome, RecordKind, Role
from oversight.persistence.cases import events_of
from oversight.persistence.models import PublishedCase, Term
from oversight.services import deadline_watch, delivery
from oversight.services.agency_view import open_view
from tests import cases
from tests.cases import acting


@pytest.fixture
def number(services, world):
    """The document was sent; neither of its recommendations was carried."""
    return cases.to_sent(services, world, count=2, rejected={1, 2})


def docket_of(services, number):
    with acting(services, cases.SYSTEM) as ctx:
        return cases.load(ctx, number)


def test_confirming_receipt_starts_no_term_and_ends_the_case(services, world, session, number):
    with acting(services, world.agency_officer) as ctx:
        command = delivery.ConfirmReceipt(number, cases.seen(services, number, RecordKind.CASE))
        assert delivery.confirm_receipt(ctx, command) is None
    docket = docket_of(services, number)
    assert (docket.case.state, docket.response, docket.is_open) == ("closed", None, False)
    assert docket.outcome is Outcome.NO_RECOMMENDATIONS
    assert session.query(Term).filter_by(docket_id=docket.id, key="object_response").count() == 0
    with acting(services, cases.SYSTEM) as ctx:
        last = events_of(ctx.session, docket.id)[-2:]
    assert [(event.action, event.role) for event in last] == [
        (Action.CONFIRM_RECEIPT, Role.AGENCY_OFFICER),
        (Action.CLOSE, Role.SYSTEM),
    ]


def test_silence_ends_it_too_and_is_never_late(services, world, session, number, clock):
    clock.forward(days=30)
    assert deadline_watch.run(services)["deemed_received"] == 1
    assert deadline_watch.run(services)["marked_overdue"] == 0
    published = session.query(PublishedCase).filter_by(number=number).one()
    assert (published.state, published.is_late) == ("closed", False)


def test_the_agency_reads_that_nothing_is_asked(services, world, signed_in, number):
    client = signed_in(world.agency_head)
    page = client.get(f"/en/agency/cases/{number}")
    assert "It holds no recommendation, so no answer is asked of you" in page.text
    assert "10 working days" not in page.text
    with acting(services, world.agency_head) as ctx:
        delivery.confirm_receipt(ctx, delivery.ConfirmReceipt(number, cases.seen(services, number, RecordKind.CASE)))
        assert open_view(ctx, number).possible == frozenset()
    for person, address in (
        (world.agency_head, f"/en/agency/cases/{number}"),
        (world.secretary, f"/en/commission/cases/{number}"),
        (world.citizen, f"/en/cases/{number}"),
    ):
        assert signed_in(person).get(address).status_code == 200
