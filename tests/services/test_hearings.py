"""The agency hearing: three working days of notice before the decision, held, waived or omitted with reasons."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.agency_hearing_protocol import AgencyHearingProtocol
from oversight.domain.calendar_days import previous_working_day
from oversight.domain.errors import (
    EditConflict,
    InputRefused,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, DocumentKind, HearingMode, Position
from oversight.persistence import cases as persisted
from oversight.persistence.models import IssuedDocument, Notification
from oversight.services import hearings
from oversight.services.context import LOCAL
from oversight.services.hearings import ONE_DAY, NoticeTooLate, earliest_decision, latest_notice
from tests import answering
from tests.answering import acting, seen, state

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED


def at(year, month, day, hour=9, minute=30):
    return datetime(year, month, day, hour, minute, tzinfo=LOCAL)


@pytest.fixture
def number(services, world):
    return answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED)


# The engine


@pytest.mark.parametrize(
    ("notice_on", "decision_on"),
    [
        (date(2026, 2, 2), date(2026, 2, 5)),  # Monday: Thursday
        (date(2026, 2, 6), date(2026, 2, 11)),  # over a weekend
        (date(2026, 2, 7), date(2026, 2, 12)),  # given on a Saturday: Monday is the first working day that can count
        (date(2026, 5, 6), date(2026, 5, 13)),  # over 7 and 11 May
        (date(2026, 3, 20), date(2026, 3, 30)),  # over Nauryz
    ],
)
def test_the_earliest_decision_after_a_notice(statute, notice_on, decision_on):
    assert earliest_decision(statute, notice_on) == decision_on


def test_the_latest_notice_for_the_last_day_of_the_answer(statute):
    assert latest_notice(statute, date(2026, 5, 13)) == date(2026, 5, 6)


def test_the_two_agree(statute):
    for day in range(1, 29):
        notice_on = date(2026, 5, day)
        earliest = earliest_decision(statute, notice_on)
        assert latest_notice(statute, earliest) >= notice_on
        assert latest_notice(statute, previous_working_day(statute.calendar, earliest - ONE_DAY)) < notice_on


# The notice


def test_notice_in_time(services, world, number):
    answering.notify_hearing(services, world, number)

    hearing = answering.hearing_row(services, number)
    assert (hearing.mode, hearing.notice_on, hearing.decision_on) == ("noticed", date(2026, 2, 2), date(2026, 2, 5))
    assert state(services, number)[1] == "hearing_noticed"


def test_notice_too_late_offers_the_earliest_lawful_day(services, world, number):
    with pytest.raises(NoticeTooLate) as refused:
        answering.notify_hearing(services, world, number, decision_on=date(2026, 2, 4))

    assert refused.value.values == {"earliest_on": date(2026, 2, 5)}
    assert answering.hearing_row(services, number) is None


def test_a_notice_that_makes_the_answer_late_is_still_lawful(services, world, number, clock):
    """Law 13(4) and 13(6) both bind: a late answer with a hearing is better than one without."""
    clock.set(2026, 2, 16)

    answering.notify_hearing(services, world, number)

    assert answering.hearing_row(services, number).decision_on == date(2026, 2, 19)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hearing_at": at(2026, 2, 2, 9, 0)}, "hearing_on"),
        ({"hearing_at": at(2026, 2, 6), "decision_on": date(2026, 2, 5)}, "hearing_on"),
        ({"decision_on": date(2026, 1, 30), "hearing_at": at(2026, 2, 3)}, "hearing_on"),
        ({"place": "  "}, "place"),
    ],
)
def test_a_notice_out_of_order_is_refused(services, world, number, changes, field):
    with pytest.raises(InputRefused) as refused:
        answering.notify_hearing(services, world, number, **changes)
    assert field in refused.value.fields


def test_a_new_notice_counts_from_its_own_day(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 4)

    with pytest.raises(NoticeTooLate):
        answering.notify_hearing(services, world, number, decision_on=date(2026, 2, 6))
    answering.notify_hearing(services, world, number, decision_on=date(2026, 2, 9))

    assert answering.hearing_row(services, number).notice_on == date(2026, 2, 4)


def test_the_commission_is_told(services, world, number, session):
    answering.notify_hearing(services, world, number)

    told = session.query(Notification).filter_by(message="notify_hearing").all()
    assert {row.account_id for row in told} == {world.chair.account_id, world.secretary.account_id}


def test_the_log_holds_days_and_a_seal_but_no_place(services, world, number):
    answering.notify_hearing(services, world, number)

    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, number)
        event = persisted.events_of(ctx.session, docket.id)[-1]
    assert set(event.data) == {"notice_on", "hearing_on", "decision_on", "sealed"}
    assert event.action is Action.NOTIFY_HEARING


def test_a_stale_notice_is_a_conflict(services, world, number):
    form = seen(services, number)
    answering.draft(services, world, number, answering.drafted(1, REFUSED, version=1))

    with pytest.raises(EditConflict):
        answering.notify_hearing(services, world, number, seen=form)


# Held


def test_a_hearing_is_recorded(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 12, 0)

    answering.hold_hearing(services, world, number)

    hearing = answering.hearing_row(services, number)
    assert (hearing.mode, hearing.held_on, state(services, number)[1]) == ("held", date(2026, 2, 5), "heard")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"began_at": at(2026, 2, 4)}, "held_on"),  # before the day in the notice
        ({"began_at": at(2026, 2, 6)}, "held_on"),  # not come yet
        ({"began_at": at(2026, 2, 5, 11)}, "ended_at"),  # ended before it began
        ({"ended_at": at(2026, 2, 5, 12, 1)}, "ended_at"),  # still going on
        ({"place": " "}, "place"),
        ({"official": "С. Ахметов"}, "official"),
        ({"participants": " "}, "participants"),
        ({"is_commission_absent": True}, "participants"),
        ({"question": " "}, "question"),
        ({"record_text": "Өтті."}, "record_text"),
        ({"remarks": "Қателік бар."}, "remarks_decision"),
    ],
)
def test_a_hearing_that_cannot_have_been_is_refused(services, world, number, clock, changes, field):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 12, 0)

    with pytest.raises(InputRefused) as refused:
        answering.hold_hearing(services, world, number, **changes)
    assert field in refused.value.fields


def test_a_recorded_hearing_yields_its_protocol(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 12, 0)
    remark = {"remarks": "300 га туралы сөз жоқ.", "remarks_decision": "Қабылданды, енгізілді."}
    answering.hold_hearing(services, world, number, **remark)

    with services.database.reading() as session:
        query = select(IssuedDocument).where(IssuedDocument.kind == DocumentKind.AGENCY_HEARING_PROTOCOL)
        rows = session.scalars(query.order_by(IssuedDocument.language)).all()
    assert [row.language for row in rows] == ["kk", "ru"]
    paper = AgencyHearingProtocol.from_json(rows[0].context)
    assert missing_elements(DocumentKind.AGENCY_HEARING_PROTOCOL, paper, services.statute) == ()
    assert (paper.started_at, paper.ended_at) == ("2026-02-05T10:00:00+05:00", "2026-02-05T11:00:00+05:00")
    assert (paper.official.name, paper.official.post.kk) == ("С. Ахметов", "бөлім басшысы")
    assert [one.speaker.name for one in paper.statements] == ["Ерлан Төлегенұлы", "С. Ахметов"]
    assert [one.decision.kk for one in paper.remarks] == ["Қабылданды, енгізілді."]
    assert paper.remarks_until == "2026-02-10"
    assert answering.FILER not in str(rows[0].context)


def test_a_hearing_to_which_nobody_came_says_so(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 12, 0)
    answering.hold_hearing(services, world, number, participants="", is_commission_absent=True)

    with services.database.reading() as session:
        query = select(IssuedDocument).where(IssuedDocument.kind == DocumentKind.AGENCY_HEARING_PROTOCOL)
        paper = AgencyHearingProtocol.from_json(session.scalars(query).first().context)
    assert (paper.is_subject_absent, paper.participants) == (True, ())


def test_without_notice_no_hearing(services, world, number):
    with pytest.raises(TransitionNotAllowed):
        answering.hold_hearing(services, world, number)


def test_a_held_hearing_is_not_replaced(services, world, number, clock):
    """Also after silence, where the state does not say whether a hearing was held."""
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 12, 0)
    answering.hold_hearing(services, world, number)
    clock.set(2026, 2, 20)
    with acting(services, SYSTEM) as ctx:
        answering.responses.mark_overdue(ctx, number)

    for step in (answering.notify_hearing, answering.omit_hearing, answering.waive_hearing):
        with pytest.raises(TransitionNotAllowed):
            step(services, world, number)
    assert answering.hearing_row(services, number).mode is HearingMode.HELD


# Without a hearing


def test_the_commission_waives_in_writing(services, world, number):
    answering.waive_hearing(services, world, number)

    assert state(services, number)[1] == "hearing_waived"
    assert answering.hearing_row(services, number).reasons == answering.WHY_NOT


def test_the_head_omits_with_reasons(services, world, number):
    answering.omit_hearing(services, world, number)

    assert state(services, number)[1] == "hearing_omitted"


@pytest.mark.parametrize("reasons", ["", "   ", "Уақыт жоқ", " " * 200])
@pytest.mark.parametrize("step", ["waive_hearing", "omit_hearing"])
def test_no_hearing_without_reasons(services, world, number, step, reasons):
    with pytest.raises(InputRefused):
        getattr(answering, step)(services, world, number, reasons)
    assert answering.hearing_row(services, number) is None


@pytest.mark.parametrize("who", ["agency_officer", "secretary", "chair"])
def test_only_the_head_omits(services, world, number, who):
    with acting(services, getattr(world, who)) as ctx, pytest.raises(NotPermitted):
        hearings.omit_hearing(ctx, hearings.OmitHearing(number, seen(services, number), answering.WHY_NOT))


@pytest.mark.parametrize("who", ["agency_officer", "agency_head", "expert"])
def test_only_the_commission_waives(services, world, number, who):
    with acting(services, getattr(world, who)) as ctx, pytest.raises(NotPermitted):
        hearings.waive_hearing(ctx, hearings.WaiveHearing(number, seen(services, number), answering.WHY_NOT))


def test_another_agency_finds_nothing(services, world, number):
    with acting(services, world.second_agency_head) as ctx, pytest.raises(NotVisible):
        hearings.omit_hearing(ctx, hearings.OmitHearing(number, seen(services, number), answering.WHY_NOT))


def test_a_hearing_that_was_announced_can_be_waived(services, world, number):
    answering.notify_hearing(services, world, number)
    answering.waive_hearing(services, world, number)

    answering.send(services, world, number)

    assert state(services, number)[1] == "answered"


def test_after_the_answer_no_hearing(services, world):
    number = answering.answer(services, world, ACCEPTED, IN_PART, ACCEPTED)

    for step in (answering.notify_hearing, answering.omit_hearing, answering.waive_hearing):
        with pytest.raises(TransitionNotAllowed):
            step(services, world, number)
