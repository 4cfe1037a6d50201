"""What waits for whom, by next date, in a few statements whatever there is."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from oversight.domain.terms import InterestStatement, MotionKind
from oversight.persistence.models import Docket
from oversight.services import duties as duties_module
from oversight.services import intake, worklists
from oversight.services.commission_file import open_page
from oversight.services.duties import duties
from oversight.services.worklists import View
from tests import cases


@contextmanager
def counted(services):
    """The statements sent meanwhile."""
    sent = []

    def note(_connection, _cursor, statement, *_more):
        if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            sent.append(statement)

    event.listen(services.database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(services.database.engine, "before_cursor_execute", note)


@contextmanager
def in_force(services, person):
    """A context that has already asked which rules count: once in an act, whatever it does."""
    with cases.acting(services, person) as ctx:
        assert ctx.statute
        yield ctx


def _queue(services, person, view=View.ALL, cursor=""):
    with cases.acting(services, person) as ctx:
        return worklists.queue(ctx, view, cursor)


def _numbers(page):
    return [row.number for row in page.rows]


def _counts(services, person):
    with cases.acting(services, person) as ctx:
        return worklists.counts(ctx)


def _duties(services, person):
    with cases.acting(services, person) as ctx:
        return duties(ctx)


# The queue


def test_next_date_first(services, world, clock):
    late = cases.file_complaint(services, world)
    clock.set(2026, 1, 20)
    early = cases.file_complaint(services, world)
    assert _numbers(_queue(services, world.secretary)) == [early, late]


def test_both_commissions_in_one_queue(services, world):
    one = cases.file_complaint(services, world)
    two = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    assert _numbers(_queue(services, world.secretary)) == [one, two]


def test_a_member_of_one_commission_sees_its_dockets(services, world):
    one = cases.file_complaint(services, world)
    cases.file_complaint(services, world, commission_id=world.second_commission.id)
    assert _numbers(_queue(services, world.members[4])) == [one]


def test_somebody_without_a_seat_has_no_queue(services, world):
    cases.file_complaint(services, world)
    assert _numbers(_queue(services, world.citizen)) == []


def test_from_what_one_is_recused_is_not_there(services, world):
    number = cases.file_complaint(services, world)
    cases.declare(services, number, [world.secretary], InterestStatement.PRESENT)
    assert _numbers(_queue(services, world.secretary)) == []


@pytest.mark.parametrize(("view", "expected"), [(View.MINE, [0]), (View.UNCLAIMED, [1]), (View.NEW, [0, 1])])
def test_views(services, world, view, expected):
    numbers = [
        cases.take(services, world, cases.file_complaint(services, world)),
        cases.file_complaint(services, world),
    ]
    cases.put_forward(services, world)
    if view is View.MINE:
        expected = [0, 2]
        numbers.append("2026-00003")
    assert _numbers(_queue(services, world.secretary, view)) == [numbers[index] for index in expected]


def test_without_a_term_it_stands_apart(services, world):
    number = cases.admit(services, world)
    assert _numbers(_queue(services, world.secretary)) == []
    assert _numbers(_queue(services, world.secretary, View.UNDATED)) == [number]


def test_pages_follow_each_other(services, world, monkeypatch):
    monkeypatch.setattr(worklists, "PAGE", 2)
    numbers = [cases.file_complaint(services, world) for _ in range(5)]
    seen, cursor = [], ""
    while cursor is not None:
        page = _queue(services, world.secretary, cursor=cursor)
        seen += _numbers(page)
        cursor = page.following
    assert seen == numbers


@pytest.mark.parametrize(
    "cursor", ["x", ".", "2026-02-02", "2026-02-30.1", ".5", "2026-02-02.x", "2026-02-02." + "9" * 40]
)
def test_a_cursor_of_somebody_elses_making_is_refused(services, world, cursor):
    with pytest.raises(worklists.WrongCursor):
        _queue(services, world.secretary, cursor=cursor)


def test_a_row_says_who_took_it(services, world):
    cases.take(services, world, cases.file_complaint(services, world))
    [row] = _queue(services, world.secretary).rows
    assert (row.claimant, row.claimed_by, row.days) == ("Сәуле Қайырбекқызы", world.secretary.account_id, 15)


@pytest.mark.parametrize(("day", "is_long"), [(3, False), (4, True)])
def test_what_nobody_took_for_more_than_a_working_day_stands_out(services, world, clock, day, is_long):
    cases.file_complaint(services, world)
    clock.set(2026, 2, day)
    [row] = _queue(services, world.secretary).rows
    assert row.is_long_unclaimed is is_long


def test_what_was_taken_does_not_stand_out(services, world, clock):
    cases.take(services, world, cases.file_complaint(services, world))
    clock.set(2026, 2, 20)
    [row] = _queue(services, world.secretary).rows
    assert not row.is_long_unclaimed


def test_late_is_counted_back_in_working_days(services, world, clock):
    cases.file_complaint(services, world)
    clock.set(2026, 2, 25)
    [row] = _queue(services, world.secretary).rows
    assert row.days == -2


@pytest.mark.parametrize("rows", [1, 25])
def test_the_desk_costs_the_same_for_one_and_for_many(services, world, rows):
    for _ in range(rows):
        cases.file_complaint(services, world)
    with in_force(services, world.secretary) as ctx, counted(services) as sent:
        worklists.queue(ctx)
        worklists.counts(ctx)
    assert len(sent) == 2


def test_counts(services, world, clock):
    cases.file_complaint(services, world)
    cases.take(services, world, cases.file_complaint(services, world))
    clock.set(2026, 2, 23)
    cases.file_complaint(services, world)
    figures = _counts(services, world.secretary)
    assert (figures.overdue, figures.soon, figures.unclaimed, figures.mine) == (0, 2, 2, 1)


def test_overdue_is_counted(services, world, clock):
    cases.file_complaint(services, world)
    clock.set(2026, 2, 24)
    assert _counts(services, world.secretary).overdue == 1


# What a member must do


def test_a_member_is_asked_to_declare_when_it_comes_to_the_commission(services, world):
    number = cases.file_complaint(services, world)
    assert _duties(services, world.members[0]).declarations == ()
    cases.put_forward(services, world, cases.take(services, world, number))
    assert [row.number for row in _duties(services, world.members[0]).declarations] == [number]


def test_the_row_to_declare_holds_nothing_of_the_papers(services, world):
    cases.put_forward(services, world)
    [row] = _duties(services, world.expert).declarations
    assert (row.agency["ru"], row.topic) == (world.agency.name_ru, "land_and_pasture")


def test_answered_is_done(services, world):
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.members[0]])
    assert _duties(services, world.members[0]).declarations == ()


def test_a_vote_waits_until_it_is_cast(services, world):
    number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    assert [row.motion_id for row in _duties(services, world.chair).votes] == [motion_id]
    cases.vote(services, number, motion_id, world.chair)
    assert _duties(services, world.chair).votes == ()


def test_a_vote_says_that_the_declaration_comes_first(services, world):
    number = cases.put_forward(services, world)
    cases.open_vote(services, world, number)
    [row] = _duties(services, world.members[0]).votes
    assert not row.is_declared


def test_over_is_over(services, world, clock):
    number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    cases.open_vote(services, world, number)
    clock.set(2026, 2, 5, 10)
    assert _duties(services, world.chair).votes == ()


def test_the_recused_have_no_vote_to_cast(services, world):
    number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    cases.open_vote(services, world, number)
    cases.declare(services, number, [world.chair], InterestStatement.PRESENT)
    assert _duties(services, world.chair).votes == ()


def test_an_expert_has_no_votes(services, world):
    number = cases.put_forward(services, world)
    cases.open_vote(services, world, number)
    assert _duties(services, world.expert).votes == ()


def test_the_chair_sees_every_control(services, world):
    number = cases.clear(services, world)
    assert [row.number for row in _duties(services, world.chair).controls] == [number]


def test_a_member_sees_the_controls_of_the_own_group(services, world):
    number = cases.plan(services, world, cases.clear(services, world))
    assert [row.number for row in _duties(services, world.members[0]).controls] == [number]
    assert _duties(services, world.members[1]).controls == ()


@pytest.mark.parametrize("rows", [1, 6])
def test_duties_cost_the_same_for_one_and_for_many(services, world, rows):
    for _ in range(rows):
        number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
        cases.open_vote(services, world, number, MotionKind.ADMIT)
        cases.put_forward(services, world)
    with cases.acting(services, world.chair) as ctx, counted(services) as sent:
        duties(ctx)
    assert len(sent) <= 4


def test_every_state_says_what_to_do_or_is_an_end():
    assert worklists.next_step("admitted", "draft", None) == "Collect the declarations of interest"
    assert worklists.next_step("returned", None, None) == ""
    assert worklists.next_step("case_opened", "received", "answered") == "Assess the answer"


# How the lists are read


def test_no_list_scans_a_table_or_sorts_in_the_database(services, world):
    if services.database.engine.dialect.name != "sqlite":
        return
    number = cases.declare(services, cases.put_forward(services, world), cases.voters(world))
    cases.open_vote(services, world, number)
    with explained(services) as plans:
        for person in (world.secretary, world.chair):
            with cases.acting(services, person) as ctx:
                for view in View:
                    worklists.queue(ctx, view)
                    worklists.queue(ctx, view, ".5" if view is View.UNDATED else "2026-02-01.5")
                worklists.counts(ctx)
                duties(ctx)
                open_page(ctx, number)
    slow = {line for plan in plans for line in plan if _is_slow(line)}
    assert slow <= {"USE TEMP B-TREE FOR ORDER BY"}  # the files of one complaint, and nothing else
    assert sum("USE TEMP B-TREE FOR ORDER BY" in plan for plan in plans) <= 2


def _is_slow(line):
    table = line.removeprefix("SCAN ")
    return "TEMP B-TREE" in line or (table != line and not table.startswith(("anon_", "CONSTANT ROW")))


@contextmanager
def explained(services):
    """The plans of the queries sent meanwhile."""
    plans = []

    def note(_connection, cursor, statement, parameters, *_more):
        if statement.startswith("SELECT"):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.append([row[3] for row in rows])

    event.listen(services.database.engine, "before_cursor_execute", note)
    yield plans
    event.remove(services.database.engine, "before_cursor_execute", note)


# However many there are


def test_duties_look_no_further_than_a_window(services, world, monkeypatch):
    """Whoever has answered the nearest thousand is not made to walk through tens of thousands."""
    numbers = [cases.put_forward(services, world) for _ in range(3)]
    cases.declare(services, numbers[0], [world.members[0]])
    assert [row.number for row in _duties(services, world.members[0]).declarations] == numbers[1:]
    monkeypatch.setattr(duties_module, "WINDOW", 2)
    assert [row.number for row in _duties(services, world.members[0]).declarations] == numbers[1:2]


def test_what_is_mine_is_read_from_its_own_index(services, world):
    if services.database.engine.dialect.name != "sqlite":
        return
    with in_force(services, world.secretary) as ctx, explained(services) as plans:
        worklists.queue(ctx, View.MINE)
        worklists.counts(ctx)
    assert any("ix_docket_claimed_queue (claimed_by_id=? AND is_open=?" in line for line in plans[0])
    assert any("ix_docket_claimed_queue" in line for line in plans[1])


def test_the_docket_repeats_who_took_it(services, world, session):
    number = cases.take(services, world, cases.file_complaint(services, world))
    docket = session.query(Docket).filter_by(number=number).one()
    assert docket.claimed_by_id == world.secretary.account_id
    with cases.acting(services, world.secretary) as ctx:
        intake.release_intake(ctx, intake.ReleaseIntake(number, cases.seen(services, number)))
    session.refresh(docket)
    assert docket.claimed_by_id is None
