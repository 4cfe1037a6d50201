"""What came on paper, by telephone or at the reception counts from its real receipt."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.errors import AlreadyDone, InputRefused, NotPermitted
from oversight.domain.terms import Action, Channel, ComplaintKind, ComplaintState
from oversight.persistence import cases
from oversight.persistence.models import IssuedDocument, Term
from oversight.services import attachments, complaints, tracking
from oversight.services.answers import Answers
from oversight.services.complaints import RecordOnBehalf
from oversight.services.identity import IdentityData
from tests.filing import REGION, TEXT, TOPIC, note

RECEIVED_AT = datetime(2026, 1, 28, 6, 30, tzinfo=UTC)  # Wednesday, 11:30 in Kazakhstan


def paper(world, **changes):
    command = RecordOnBehalf(
        key=uuid4().hex,
        channel=Channel.PAPER,
        received_at=RECEIVED_AT,
        language="kk",
        person=IdentityData("Болат Серікұлы", "150700, Жаңажол ауылы"),
        answers=Answers(
            region=REGION,
            topic=TOPIC,
            commission_id=world.commission.id,
            agency_id=world.agency.id,
            subject="Жайылым туралы",
            text=TEXT,
        ),
    )
    answers = {name: changes.pop(name) for name in tuple(changes) if hasattr(command.answers, name)}
    return replace(command, answers=replace(command.answers, **answers), **changes)


def recorded(ctx, world, **changes):
    filed = complaints.record_on_behalf(ctx, paper(world, **changes))
    return cases.docket_by_number(ctx.session, filed.number)


def test_the_number_is_of_the_present_series(acting, world, clock):
    clock.set(2027, 1, 5, 10, 0)
    assert recorded(acting(world.secretary), world).number == "2027-00001"


def test_the_clock_starts_from_the_receipt(acting, world):
    ctx = acting(world.secretary)
    docket = recorded(ctx, world)
    term = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id)).one()
    assert (docket.complaint.registered_on, term.from_on, term.due_on) == (
        date(2026, 1, 28),
        date(2026, 1, 28),
        date(2026, 2, 18),
    )


def test_the_receipt_after_hours_counts_as_the_next_working_day(acting, world):
    docket = recorded(acting(world.secretary), world, received_at=datetime(2026, 1, 30, 14, 0, tzinfo=UTC))
    assert docket.complaint.registered_on == date(2026, 2, 2)


def test_channel_and_clerk_are_kept(acting, world):
    complaint = recorded(acting(world.secretary), world, channel=Channel.PHONE).complaint
    assert (complaint.channel, complaint.recorded_by_id) == (Channel.PHONE, world.secretary.account_id)


def test_the_log_says_that_it_was_recorded(acting, world):
    ctx = acting(world.secretary)
    docket = recorded(ctx, world)
    assert [event.action for event in cases.events_of(ctx.session, docket.id)] == [
        Action.RECORD_ON_BEHALF,
        Action.REGISTER,
    ]


def test_the_log_has_the_moment_of_typing(acting, world, clock):
    ctx = acting(world.secretary)
    docket = recorded(ctx, world)
    assert cases.events_of(ctx.session, docket.id)[0].at == clock()


def test_the_slip_has_both_moments(acting, world):
    ctx = acting(world.secretary)
    recorded(ctx, world)
    context = ctx.session.scalars(select(IssuedDocument)).first().context
    assert (context["received_at"], context["recorded_at"]) == (
        "2026-01-28T11:30:00+05:00",
        "2026-02-02T10:00:00+05:00",
    )


def test_the_scan_is_attached(acting, services, world):
    stored, _ = attachments.take(services, [note("скан.txt")])
    ctx = acting(world.secretary)
    docket = recorded(ctx, world, scans=tuple(stored))
    assert [file.name for file in attachments.of_complaint(ctx, docket.complaint.id)] == ["скан.txt"]


def test_parts_may_be_missing(acting, world):
    docket = recorded(acting(world.secretary), world, person=IdentityData(), agency_id=None)
    assert docket.complaint.state is ComplaintState.REGISTERED


def test_the_filer_can_follow_it_with_the_secret(acting, world):
    filed = complaints.record_on_behalf(acting(world.secretary), paper(world))
    assert tracking.open_with_secret(acting(world.citizen), filed.number, filed.secret)


def test_the_same_form_again_gives_the_first_number(acting, world):
    ctx = acting(world.secretary)
    command = paper(world)
    number = complaints.record_on_behalf(ctx, command).number
    with pytest.raises(AlreadyDone) as done:
        complaints.record_on_behalf(ctx, command)
    assert done.value.result == number


def test_an_ngos_paper_belongs_to_the_ngo(acting, world):
    ctx = acting(world.secretary)
    docket = recorded(ctx, world, filer_body_id=world.ngo.id)
    assert (docket.complaint.kind, docket.complaint.filer_body_id, docket.secret_digest) == (
        ComplaintKind.OVERSIGHT_REQUEST,
        world.ngo.id,
        None,
    )


@pytest.mark.parametrize("who", ["chair", "citizen", "ngo_head", "agency_head", "auditor", "administrator"])
def test_only_a_secretary_records(acting, world, who):
    with pytest.raises(NotPermitted):
        complaints.record_on_behalf(acting(getattr(world, who)), paper(world))


def test_only_for_ones_own_commission(acting, world):
    stranger = replace(world.secretary, seats=world.secretary.seats[:1])
    with pytest.raises(NotPermitted):
        complaints.record_on_behalf(acting(stranger), paper(world, commission_id=world.second_commission.id))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_at": datetime(2026, 2, 2, 5, 1, tzinfo=UTC)}, "received_at"),
        ({"channel": Channel.ONLINE}, "channel"),
        ({"region": ""}, "region"),
        ({"topic": "gold"}, "topic"),
        ({"subject": ""}, "subject"),
        ({"text": ""}, "text"),
        ({"filer_body_id": uuid4()}, "organisation"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_refused(acting, world, changes, field):
    with pytest.raises(InputRefused) as refused:
        complaints.record_on_behalf(acting(world.secretary), paper(world, **changes))
    assert list(refused.value.fields) == [field]


def test_a_receipt_before_the_calendar_is_no_guess(acting, world):
    with pytest.raises(CalendarMissing):
        complaints.record_on_behalf(
            acting(world.secretary), paper(world, received_at=RECEIVED_AT - timedelta(days=5000))
        )
