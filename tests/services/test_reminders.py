"""Reminders of terms: to whoever must act, once a stage, never on a day off, made up for once after an outage."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from oversight.domain.calendar_days import CalendarMissing
from oversight.persistence.models import Notification, Term
from oversight.services import intake, outbox, reminders
from oversight.services.context import Services
from oversight.services.deadline_watch import run
from tests import answering, cases
from tests.conftest import Clock
from tests.postbox import Postbox
from tests.world import World

Reminders = Callable[[], list[Notification]]


@pytest.fixture
def reminded(services: Services) -> Reminders:
    """The reminders queued so far."""

    def rows() -> list[Notification]:
        with services.database.reading() as session:
            return list(session.scalars(select(Notification).where(Notification.message == "reminder")))

    return rows


@pytest.fixture
def filed(services: Services, world: World) -> str:
    """Registered on Monday 2 February 2026: to be decided by Monday 23 February."""
    return cases.file_complaint(services, world)


def receivers(rows: list[Notification]) -> Counter[UUID | None]:
    return Counter(row.account_id or row.identity_id for row in rows)


class TestStages:
    def test_each_stage_has_its_day(
        self, services: Services, world: World, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        """Ten in the morning of every day from 2 February to 13 March: mails for secretary and chair on four days."""
        told = {}
        for _ in range(40):
            if count := run(services)["reminded"]:
                told[f"{clock.now:%m-%d}"] = count
            clock.forward(days=1)
        assert told == {"02-16": 2, "02-19": 2, "02-23": 2, "02-24": 2}
        assert receivers(reminded()) == {world.secretary.account_id: 4, world.chair.account_id: 4}

    def test_a_mail_carries_the_permalink_of_its_date(
        self, services: Services, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        clock.set(2026, 2, 16)
        run(services)
        content = reminded()[0].content
        assert content["permalink"] == "/deadlines?key=complaint_decide&from=2026-02-02&commission=other"
        assert content["is_provisional"] is False

    def test_a_second_round_sends_nothing(self, services: Services, clock: Clock, filed: str) -> None:
        clock.set(2026, 2, 16)
        assert [run(services)["reminded"] for _ in range(3)] == [2, 0, 0]

    def test_whoever_took_the_complaint_is_reminded(
        self, services: Services, world: World, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        cases.take(services, world, filed)
        clock.set(2026, 2, 16)
        run(services)
        assert world.secretary.account_id in receivers(reminded())

    def test_after_an_outage_one_mail_says_how_late_it_is(
        self, services: Services, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        clock.set(2026, 2, 27)
        assert run(services)["reminded"] == 2
        assert {(row.content["days"], row.content["due_on"]) for row in reminded()} == {(-4, "2026-02-23")}
        clock.set(2026, 3, 2)
        assert run(services)["reminded"] == 0

    def test_a_shorter_outage_leaves_the_later_stages(self, services: Services, clock: Clock, filed: str) -> None:
        clock.set(2026, 2, 20)
        assert run(services)["reminded"] == 2
        clock.set(2026, 2, 23)
        assert run(services)["reminded"] == 2

    def test_on_days_off_nobody_is_reminded(self, services: Services, clock: Clock, filed: str) -> None:
        clock.set(2026, 2, 21)
        assert run(services)["reminded"] == 0
        clock.set(2026, 2, 23)
        assert run(services)["reminded"] == 2

    def test_before_the_morning_the_mail_waits(
        self, services: Services, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        clock.set(2026, 2, 16, 0, 7)
        run(services)
        assert {row.next_try_at for row in reminded()} == {datetime(2026, 2, 16, 4, 0, tzinfo=UTC)}

    def test_a_term_that_ended_is_silent(self, services: Services, world: World, clock: Clock) -> None:
        cases.admit(services, world)
        clock.set(2026, 2, 24)
        assert run(services)["reminded"] == 0

    def test_the_stages_a_short_term_begins_with_are_not_made_up_for(
        self, services: Services, world: World, reminded: Reminders
    ) -> None:
        answering.ask_to_complete(services, world, answering.answer(services, world), 1)
        with services.database.reading() as session:
            term = session.scalars(select(Term).where(Term.key == "response_complete")).one()
        assert term.reminded == 1
        assert run(services)["reminded"] == 0


def test_a_term_that_was_moved_is_told_anew(services: Services, clock: Clock, filed: str, reminded: Reminders) -> None:
    clock.set(2026, 2, 16)
    run(services)
    with services.database.open(writes=True) as session:
        term = session.scalars(select(Term)).one()
        term.due_on, term.reminded = date(2026, 2, 24), 0  # as an approved change of the calendar does
        session.commit()
    clock.set(2026, 2, 17)
    done = run(services)
    assert (done["reminded"], done["failed"]) == (2, 0)
    assert {row.content["due_on"] for row in reminded()} == {"2026-02-23", "2026-02-24"}
    assert max(len(row.once_key or "") for row in reminded()) <= 80


class TestReceivers:
    def test_the_agency_answers(self, services: Services, world: World, clock: Clock, reminded: Reminders) -> None:
        answering.receive(services, world)
        clock.set(2026, 2, 9)
        run(services)
        assert set(receivers(reminded())) == {world.agency_head.account_id, world.agency_officer.account_id}

    def test_the_filer_completes(
        self, services: Services, world: World, clock: Clock, filed: str, reminded: Reminders
    ) -> None:
        cases.take(services, world, filed)
        with cases.acting(services, world.secretary) as ctx:
            before = cases.seen(services, filed)
            intake.request_fix(ctx, intake.RequestFix(filed, "Қаулының көшірмесі керек.", before))
        clock.set(2026, 2, 9)  # the last day, asked on 2 February
        run(services)
        assert set(receivers(reminded())) == {world.citizen.account_id}
        assert {row.content["path"].partition("#")[0] for row in reminded()} == {f"/my/cases/{filed}"}


def test_the_same_is_refused_twice_by_the_database(services: Services, world: World) -> None:
    def mail() -> Notification:
        return Notification(
            message="reminder",
            once_key="a-term:last_day:somebody",
            account_id=world.citizen.account_id,
            language="kk",
            state="queued",
            queued_at=services.clock(),
            next_try_at=services.clock(),
        )

    with services.database.open(writes=True) as session:
        session.add(mail())
        session.flush()
        session.add(mail())
        with pytest.raises(IntegrityError):
            session.flush()


def test_the_mail_says_the_date_the_term_and_where_it_is_explained(
    services: Services, world: World, clock: Clock, filed: str
) -> None:
    clock.set(2026, 2, 16)
    run(services)
    with Postbox() as postbox:
        services.settings = replace(services.settings, mail_url=postbox.url)
        outbox.drain(services, outbox.open_mailer(services.settings))
        letters = [letter.get_body(("plain",)).get_content() for letter in postbox.letters]
    texts = [text for text in letters if "2026 жылғы 23 ақпан, дүйсенбі" in text]
    assert len(texts) == 2
    for text in texts:
        assert "Қалған жұмыс күндері: 5" in text
        assert "Бұл мерзім – комиссияның қағидасы, заң нормасы емес." in text
        assert "оны өшіруге болмайды" in text
        assert f"http://localhost/kk/commission/cases/{filed}#term-" in text


class TestTheCalendarOfTheNextYear:
    @pytest.fixture(autouse=True)
    def only_computed(self, world: World, clock: Clock) -> None:
        """2027 is computed in our calendar."""
        clock.set(2026, 10, 1)

    def run_for(self, services: Services, clock: Clock, days: int) -> list[int]:
        told = []
        for _ in range(days):
            told.append(run(services)["calendar_reminded"])
            clock.forward(days=1)
        return told

    def test_the_administrator_is_told_once_a_week(self, services: Services, clock: Clock) -> None:
        told = self.run_for(services, clock, 14)  # from Thursday 1 October
        assert told == [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]

    def test_not_before_october(self, services: Services, clock: Clock) -> None:
        clock.set(2026, 9, 30)
        assert run(services)["calendar_reminded"] == 0

    def test_not_when_it_is_approved(self, services: Services, clock: Clock) -> None:
        clock.set(2025, 10, 1)
        assert run(services)["calendar_reminded"] == 0

    def test_two_rounds_at_once_tell_once(self, services: Services) -> None:
        with services.context(writes=True) as ctx:
            (account,) = reminders.calendar_due(ctx)
            assert [reminders.remind_of_calendar(ctx, account) for _ in range(2)] == [1, 0]


def test_beyond_the_calendar_the_round_says_so_and_goes_on(services: Services, clock: Clock, filed: str) -> None:
    last_on = services.statute.calendar.last_on
    clock.set(last_on.year + 1, 1, 10)
    done = run(services)
    assert done["refused"] > 0
    assert done["failed"] == 0
    assert done["shown_late"] == 0
    with services.context(writes=True) as ctx, pytest.raises(CalendarMissing):
        reminders.due(ctx)
