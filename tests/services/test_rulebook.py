"""Every process counts by the newest approved rules: an act exactly, a page some seconds later at most."""

from datetime import date

from oversight.domain.policy import SYSTEM
from oversight.services.context import Services
from tests import cases
from tests.decrees import approve, both, propose
from tests.statements import counted


def other_process(services):
    """The same database, nothing remembered."""
    return Services(services.database, services.statute, services.settings, services.clock)


def revision(services, *, writes):
    with services.context(SYSTEM, writes=writes) as ctx:
        return ctx.statute.calendar.revision


def approve_elsewhere(services, world, statute):
    elsewhere = other_process(services)
    approve(elsewhere, world.auditor, propose(elsewhere, world.administrator, both(statute.calendar)))


def test_an_act_counts_by_what_another_process_approved(services, world, statute):
    approve_elsewhere(services, world, statute)
    assert revision(services, writes=True) == "2026-9"


def test_a_page_is_some_seconds_behind_and_no_more(services, world, statute, clock):
    old = statute.calendar.revision
    approve_elsewhere(services, world, statute)
    assert revision(services, writes=False) == old
    clock.forward(seconds=6)
    assert revision(services, writes=False) == "2026-9"


def test_a_clock_that_is_set_back_does_not_keep_old_rules(services, world, statute, clock):
    approve_elsewhere(services, world, statute)
    clock.forward(hours=-1)
    assert revision(services, writes=False) == "2026-9"


def test_a_new_process_begins_with_what_was_approved(services, world, statute):
    approve_elsewhere(services, world, statute)
    assert revision(other_process(services), writes=False) == "2026-9"


def test_an_act_looks_once_by_an_index_and_a_page_not_at_all(services, session):
    connection = services.database.connection
    with counted(connection) as page, services.context(SYSTEM, writes=False) as ctx:
        assert ctx.statute.calendar is ctx.statute.calendar
    with counted(connection) as act, services.context(SYSTEM, writes=True) as ctx:
        assert (ctx.statute.calendar, ctx.own_lengths(SYSTEM.account_id, date(2026, 2, 2))) is not None
    assert (len(page), len(act)) == (0, 1)
    if session.get_bind().dialect.name == "sqlite":
        assert act.scans(session.connection()) == []


def test_what_was_approved_is_read_once(services, world, statute):
    approve(services, world.auditor, propose(services, world.administrator, both(statute.calendar)))
    first = cases.file_complaint(services, world)
    with services.context(SYSTEM, writes=True) as ctx:
        calendar = ctx.statute.calendar
    with counted(services.database.connection) as act, services.context(SYSTEM, writes=True) as ctx:
        assert ctx.statute.calendar is calendar
    assert (len(act), bool(first)) == (1, True)
