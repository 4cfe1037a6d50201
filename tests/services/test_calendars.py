"""A decree from the file to the moved dates: proposed by one person, approved by another, undone before."""

from datetime import date

import pytest
from sqlalchemy import select

from oversight.domain.calendar_import import CalendarFileRefused
from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, AdministrationAct, CalendarState
from oversight.persistence.models import (
    AdministrationEvent,
    CalendarRevision,
    Docket,
    Event,
    Notification,
    PublishedCase,
    Term,
)
from oversight.services import audit, calendar_walk, calendars
from oversight.services.case_file import open_file
from tests import answering, cases
from tests.decrees import SATURDAY_WORKED, approve, both, decree, propose
from tests.statements import counted


@pytest.fixture
def number(services, world):
    """A complaint registered on Monday 2 February 2026: to be decided by 23 February."""
    return cases.file_complaint(services, world)


@pytest.fixture
def proposal(services, world, statute):
    return propose(services, world.administrator, both(statute.calendar))


def preview(services, who, revision_id, after=None):
    with services.context(who, writes=False) as ctx:
        return calendars.open_revision(ctx, revision_id, after)


def moves(services, number):
    with cases.acting(services, SYSTEM) as ctx:
        query = select(Event).join(Docket, Docket.id == Event.docket_id)
        return list(ctx.session.scalars(query.where(Docket.number == number, Event.action == Action.MOVE_TERMS)))


def due(services, number):
    with cases.acting(services, SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        return docket.next_due_on


# The preview


def test_the_preview_says_which_dates_move_by_how_much_and_why(services, world, number, proposal):
    view = preview(services, world.auditor, proposal)
    assert [(one.day, one.is_working) for one in view.days] == [
        (date(2026, 2, 14), True),
        (date(2026, 2, 27), False),
        (date(2026, 5, 27), True),
        (date(2026, 5, 28), False),
    ]
    (moved,) = view.moved
    assert (moved.number, moved.key) == (number, "complaint_decide")
    assert (moved.due_on, moved.moves_to) == (date(2026, 2, 23), date(2026, 2, 20))
    assert [one.day for one in moved.because] == [date(2026, 2, 14)]
    assert (view.looked_at, view.moving, view.is_walked, view.after) == (1, 1, True, None)


def test_nothing_counts_before_the_approval(services, world, number, proposal, statute):
    calendar_walk.walk(services)
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.statute is statute
    assert due(services, number) == date(2026, 2, 23)


def test_the_preview_is_paged_and_costs_the_same_for_many(services, world, proposal, monkeypatch):
    monkeypatch.setattr(calendars, "PAGE", 2)
    costs = []
    for _ in range(2):
        for _ in range(3):
            cases.file_complaint(services, world)
        with counted(services.database.connection) as statements:
            first = preview(services, world.auditor, proposal)
        costs.append(len(statements))
    assert costs[0] == costs[1]
    seen = [*first.moved]
    while first.after is not None:
        first = preview(services, world.auditor, proposal, first.after)
        seen += first.moved
    assert len({one.number for one in seen}) == len(seen) == 6


# The approval


def test_approval_moves_the_date_writes_one_event_and_tells_the_parties(services, world, number, proposal):
    approve(services, world.auditor, proposal)
    assert due(services, number) == date(2026, 2, 20)
    (event,) = moves(services, number)
    assert event.data == {
        "calendar": "2026-9",
        "terms": [{"key": "complaint_decide", "from": "2026-02-02", "due_on": "2026-02-23", "moved_to": "2026-02-20"}],
    }
    with cases.acting(services, world.administrator) as ctx:
        told = ctx.session.scalars(select(Notification.account_id).where(Notification.message == "move_terms"))
        assert set(told) == {world.citizen.account_id, world.secretary.account_id}  # the agency is no party yet
        assert audit.verify(ctx, number).first_wrong is None


def test_the_reading_agrees_with_the_row_and_names_its_calendar(services, world, number, proposal):
    approve(services, world.auditor, proposal)
    with cases.acting(services, world.secretary) as ctx:
        (term,) = open_file(ctx, number).terms
    assert (term.due_on, term.reading.due_on, term.reading.calendar_revision) == (*[date(2026, 2, 20)] * 2, "2026-9")


def test_a_holiday_that_moves_inside_a_term_moves_nothing(services, world, clock, proposal):
    clock.set(2026, 5, 15)
    number = answering.receive(services, world, answering.sent_docket(services, world))
    with cases.acting(services, SYSTEM) as ctx:
        before = cases.load(ctx, number).response.due_on
    assert before == date(2026, 6, 1)  # ten working days without Kurban Ait on 27 May: still ten with it on 28 May
    clock.set(2026, 5, 27)
    approve(services, world.auditor, proposal)
    assert moves(services, number) == []


def test_the_day_an_answer_is_due_becomes_a_day_off(services, world, clock, proposal):
    clock.set(2026, 5, 13)
    number = answering.receive(services, world, answering.sent_docket(services, world))
    with cases.acting(services, SYSTEM) as ctx:
        assert cases.load(ctx, number).response.due_on == date(2026, 5, 28)
    approve(services, world.auditor, proposal)
    with cases.acting(services, SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        assert (docket.response.due_on, docket.next_due_on) == (date(2026, 5, 27),) * 2
        published = ctx.session.scalars(select(PublishedCase).where(PublishedCase.number == number)).one()
        assert (published.next_due_on, published.content["terms"][0]["due_on"]) == (date(2026, 5, 27), "2026-05-27")
        told = set(ctx.session.scalars(select(Notification.account_id).where(Notification.message == "move_terms")))
    assert {world.agency_head.account_id, world.agency_officer.account_id, world.citizen.account_id} <= told


def test_the_terms_of_the_next_act_are_counted_by_it(services, world, number, proposal):
    approve(services, world.auditor, proposal)
    second = cases.file_complaint(services, world)
    assert due(services, second) == date(2026, 2, 20)
    assert moves(services, second) == []


def test_closed_cases_and_ended_terms_stay(services, world, number, proposal):
    with cases.acting(services, SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        docket.is_open = False
        ctx.session.commit()
    ended = cases.file_complaint(services, world)
    with cases.acting(services, SYSTEM) as ctx:
        docket = cases.load(ctx, ended)
        ctx.session.query(Term).filter_by(docket_id=docket.id).one().ended_on = ctx.today
        ctx.session.commit()
    assert preview(services, world.auditor, proposal).moved == ()
    approve(services, world.auditor, proposal)
    assert (moves(services, number), moves(services, ended)) == ([], [])


def test_walking_again_moves_nothing_twice(services, world, number, proposal, clock):
    approve(services, world.auditor, proposal)
    clock.forward(minutes=1)
    calendar_walk.walk(services)
    calendar_walk.walk(services)
    assert len(moves(services, number)) == 1
    view = preview(services, world.auditor, proposal)
    assert (view.moving, view.is_walked) == (1, True)


def test_a_term_that_began_under_the_old_calendar_meanwhile_is_found(services, world, number, proposal, clock):
    """On a database with many writers an act may end after the walk has passed it."""
    approve(services, world.auditor, proposal)
    with cases.acting(services, SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        term = ctx.session.query(Term).filter_by(docket_id=docket.id).one()
        term.due_on = docket.next_due_on = date(2026, 2, 23)
        ctx.session.commit()
    clock.forward(seconds=31)
    calendar_walk.walk(services)
    assert due(services, number) == date(2026, 2, 20)


@pytest.mark.parametrize("cut_at", range(4))
def test_a_walk_cut_short_is_carried_on(services, world, proposal, monkeypatch, cut_at):
    numbers = [cases.file_complaint(services, world) for _ in range(3)]
    monkeypatch.setattr(calendar_walk, "STEP", 2)
    approve(services, world.auditor, proposal, walks=False)
    move, left = calendar_walk.move_terms, [cut_at]

    def cut(ctx, number):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return move(ctx, number)

    monkeypatch.setattr(calendar_walk, "move_terms", cut)
    if cut_at < 3:
        with pytest.raises(KeyboardInterrupt):
            calendar_walk.walk(services)
    monkeypatch.setattr(calendar_walk, "move_terms", move)
    calendar_walk.walk(services)
    assert [len(moves(services, number)) for number in numbers] == [1, 1, 1]
    assert {due(services, number) for number in numbers} == {date(2026, 2, 20)}


def test_two_decrees_one_after_the_other(services, world, number, proposal, statute):
    approve(services, world.auditor, proposal)
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.statute.calendar.revision == "2026-9"
    second = propose(services, world.administrator, decree(statute.calendar), "2026-10")
    approve(services, world.auditor, second)
    assert due(services, number) == date(2026, 2, 23)
    assert len(moves(services, number)) == 2


# Four eyes


def test_the_importer_cannot_approve(services, world, proposal):
    with pytest.raises(calendars.OwnProposal):
        approve(services, world.administrator, proposal)
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.session.get(CalendarRevision, proposal).state is CalendarState.PROPOSED


def test_of_two_approvals_the_first_counts(services, world, proposal):
    approve(services, world.auditor, proposal)
    with pytest.raises(calendars.AlreadyDecided):
        approve(services, world.auditor, proposal)


def test_what_was_seen_over_another_calendar_is_not_approved(services, world, proposal, statute):
    second = propose(services, world.administrator, decree(statute.calendar, more=SATURDAY_WORKED), "2026-10")
    approve(services, world.auditor, proposal)
    with services.context(world.auditor, writes=True) as ctx, pytest.raises(calendars.CalendarMovedOn):
        calendars.approve(ctx, second, 0)


@pytest.mark.parametrize("who", ["secretary", "chair", "agency_head", "citizen", "ngo_head"])
def test_nobody_else_finds_it(services, world, proposal, who):
    for act in (calendars.open_revision, calendars.discard, lambda ctx, key: calendars.approve(ctx, key, 0)):
        with services.context(getattr(world, who), writes=True) as ctx, pytest.raises(NotVisible):
            act(ctx, proposal)


def test_the_auditor_imports_nothing(services, world, statute):
    with pytest.raises(NotVisible):
        propose(services, world.auditor, both(statute.calendar))


# Undo


def test_a_discarded_proposal_leaves_a_line_in_the_log_and_nothing_else(services, world, number, proposal, statute):
    with services.context(world.administrator, writes=True) as ctx:
        calendars.discard(ctx, proposal)
    calendar_walk.walk(services)
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.statute is statute
        acts = ctx.session.scalars(select(AdministrationEvent.act).order_by(AdministrationEvent.at))
        assert set(acts) == {AdministrationAct.IMPORT_CALENDAR, AdministrationAct.DISCARD_CALENDAR}
    assert (due(services, number), moves(services, number)) == (date(2026, 2, 23), [])
    with pytest.raises(calendars.AlreadyDecided):
        approve(services, world.auditor, proposal)


# Files


def test_a_file_with_mistakes_is_taken_in_no_part(services, world, statute):
    content = decree(statute.calendar, more=["2026-13-01;no;holiday;A;B;C;", "2026-02-14;maybe;moved;A;B;C;"])
    with pytest.raises(CalendarFileRefused) as refusal:
        propose(services, world.administrator, content)
    assert len(refusal.value.lines) == 2
    with cases.acting(services, SYSTEM) as ctx:
        assert ctx.session.query(CalendarRevision).count() == 0


def test_a_hundred_thousand_rows_are_no_calendar(services, world, statute):
    content = decree(statute.calendar) + b"2026-01-01;no;holiday;A;B;C;\n" * 100_000
    with pytest.raises(CalendarFileRefused) as refusal:
        propose(services, world.administrator, content)
    assert [line.line for line in refusal.value.lines] == [1]


def test_a_name_is_given_once(services, world, proposal, statute):
    for label in ("2026-9", statute.calendar.revision):
        with pytest.raises(InputRefused) as refusal:
            propose(services, world.administrator, both(statute.calendar), label)
        assert list(refusal.value.fields) == ["label"]


def test_the_same_days_of_an_approved_year_are_no_change(services, world, statute):
    with pytest.raises(InputRefused) as refusal:
        propose(services, world.administrator, decree(statute.calendar, 2026))
    assert list(refusal.value.fields) == ["file"]


# A seeded year


def test_approving_a_computed_year_as_it_stands(services, world, statute, clock):
    clock.set(2026, 10, 1)
    with services.context(world.administrator, writes=False) as ctx:
        assert calendars.alarm_year(ctx) == 2027
    assert not statute.calendar.years[2027].is_approved
    revision_id = propose(services, world.administrator, decree(statute.calendar, 2027), "2027-1")
    view = preview(services, world.auditor, revision_id)
    assert (view.days, view.moved) == ((), ())
    approve(services, world.auditor, revision_id)
    with services.context(world.administrator, writes=True) as ctx:
        assert calendars.alarm_year(ctx) is None
        assert ctx.statute.calendar.years[2027].approved_by == world.auditor.name


def test_no_alarm_in_september(services, world, clock):
    clock.set(2026, 9, 30)
    with services.context(world.administrator, writes=False) as ctx:
        assert calendars.alarm_year(ctx) is None
