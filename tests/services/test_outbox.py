"""Mail goes out once, after the act, whatever the server does."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from config import Settings
from oversight.domain.errors import NotVisible
from oversight.domain.policy import Actor
from oversight.notifications.mailer import Failure, Mail, MailDelayed, MailServerAbsent, RecordingMailer, SmtpMailer
from oversight.notifications.messages import MessageUnfit
from oversight.persistence.database import Database
from oversight.persistence.models import Account, Identity, Notification
from oversight.services import outbox
from oversight.services.context import Context, Services
from oversight.services.outbox import BACK_OFF, BATCH, LEASE, Round, drain
from oversight.statute.schema import Statute
from tests.conftest import MONDAY, Clock
from tests.databases import Databases
from tests.patience import PATIENCE, waiting_for_locks
from tests.postbox import Postbox
from tests.world import World

Queue = Callable[..., UUID]


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as box:
        yield box


@pytest.fixture
def queue(services: Services, world: World) -> Queue:
    """`queue()` puts a mail to the citizen into the outbox and gives its id."""

    def put(message: str = "confirm", **values: Any) -> UUID:
        wanted = {"path": "/account/confirm/tok", "language": "kk", "account_id": world.citizen.account_id} | values
        with services.context(writes=True) as ctx:
            before = set(ctx.session.scalars(select(Notification.id)))
            outbox.queue_account_mail(ctx, message, **wanted)
            ctx.commit()
            (after,) = set(ctx.session.scalars(select(Notification.id))) - before
            return after

    return put


def row_of(services: Services, notification_id: UUID) -> Notification:
    with services.database.reading() as session:
        return session.get_one(Notification, notification_id)


def address_of(session: Session, actor: Actor) -> str:
    query = select(Identity.email).join(Account, Account.identity_id == Identity.id)
    address = session.scalars(query.where(Account.id == actor.account_id)).one()
    session.rollback()
    return address or ""


def change(services: Services, notification_id: UUID, **values: Any) -> None:
    with services.context(writes=True) as ctx:
        ctx.session.execute(update(Notification).where(Notification.id == notification_id).values(**values))
        ctx.session.commit()


def putting_off(_: Mail) -> None:
    raise MailDelayed(Failure.DELAYED, "451")


def being_away(_: Mail) -> None:
    raise MailServerAbsent(Failure.ABSENT, "TimeoutError")


def test_what_is_queued_reaches_its_receiver(
    services: Services, session: Session, world: World, queue: Queue, postbox: Postbox
) -> None:
    queue()
    assert drain(services, SmtpMailer(postbox.url)) == Round(sent=1)
    (letter,) = postbox.letters_to(address_of(session, world.citizen))
    assert letter["Subject"] == "Пошта мекенжайыңызды растаңыз"


def test_a_sent_row_says_when_and_keeps_no_link(services: Services, queue: Queue) -> None:
    sent = queue()
    drain(services, RecordingMailer())
    row = row_of(services, sent)
    assert (row.state, row.sent_at, row.content) == ("sent", MONDAY, {})


def test_a_second_drain_sends_nothing(services: Services, queue: Queue) -> None:
    queue()
    mailer = RecordingMailer()
    drain(services, mailer)
    assert drain(services, mailer) == Round()
    assert len(mailer.sent) == 1


def test_without_a_mailer_mail_stays_in_the_outbox(services: Services, queue: Queue) -> None:
    kept = queue()
    assert drain(services, None) == Round()
    assert row_of(services, kept).state == "queued"


def test_more_than_a_batch_goes_out_in_one_round(services: Services, queue: Queue) -> None:
    for _ in range(BATCH + 3):
        queue()
    assert drain(services, RecordingMailer()) == Round(sent=BATCH + 3)


def test_a_message_id_is_the_same_at_every_try(services: Services, clock: Clock, queue: Queue) -> None:
    tried = queue()
    keys = []

    def fail(mail: Mail) -> None:
        keys.append(mail.key)
        putting_off(mail)

    for pause in BACK_OFF[:2]:
        drain(services, RecordingMailer(fails=fail))
        clock.forward(seconds=pause.total_seconds())
    assert keys == [tried.hex, tried.hex]


def test_the_address_is_read_when_the_mail_is_sent(
    services: Services, session: Session, world: World, queue: Queue
) -> None:
    queue()
    account = session.get_one(Account, world.citizen.account_id)
    session.get_one(Identity, account.identity_id).email = "new@example.kz"
    session.commit()
    mailer = RecordingMailer()
    drain(services, mailer)
    assert [mail.to for mail in mailer.sent] == ["new@example.kz"]


def test_a_mail_put_off_is_tried_again_later(services: Services, clock: Clock, queue: Queue) -> None:
    tried = queue()
    assert drain(services, RecordingMailer(fails=putting_off)) == Round(delayed=1)
    row = row_of(services, tried)
    assert (row.state, row.attempts, row.failure) == ("queued", 1, "delayed 451")
    assert row.next_try_at == MONDAY + BACK_OFF[0]
    clock.forward(seconds=BACK_OFF[0].total_seconds())
    assert drain(services, RecordingMailer()) == Round(sent=1)
    assert row_of(services, tried).failure == ""


def test_a_mail_put_off_too_often_has_failed(services: Services, clock: Clock, queue: Queue) -> None:
    tried = queue()
    rounds = []
    for pause in (*BACK_OFF, timedelta(0)):
        rounds.append(drain(services, RecordingMailer(fails=putting_off)))
        clock.forward(seconds=pause.total_seconds())
    assert rounds == [Round(delayed=1)] * len(BACK_OFF) + [Round(failed=1)]
    assert row_of(services, tried).state == "failed"


def test_a_refused_mail_has_failed_at_once(services: Services, queue: Queue, postbox: Postbox) -> None:
    tried = queue()
    postbox.answer_to_recipient = "550 no such user here: person@example.kz"
    assert drain(services, SmtpMailer(postbox.url)) == Round(failed=1)
    assert row_of(services, tried).failure == "refused 550"  # and not what the server says of the receiver


def test_one_refused_mail_does_not_hold_up_the_next(services: Services, world: World, queue: Queue) -> None:
    queue(path="/account/confirm/bad", account_id=world.secretary.account_id)
    queue()
    mailer = RecordingMailer()
    mailer.fails = lambda mail: putting_off(mail) if "/bad" in mail.message.text else None
    assert drain(services, mailer) == Round(sent=1, delayed=1)


def test_an_absent_server_costs_no_attempt(services: Services, clock: Clock, queue: Queue) -> None:
    tried = [queue(), queue()]
    for _ in range(20):
        assert drain(services, RecordingMailer(fails=being_away)) == Round(delayed=2)
        clock.forward(minutes=1)
    assert [row_of(services, one).attempts for one in tried] == [0, 0]
    assert row_of(services, tried[0]).failure == "absent TimeoutError"
    assert drain(services, RecordingMailer()) == Round(sent=2)


def test_an_absent_server_is_asked_once_a_round(services: Services, queue: Queue) -> None:
    tries = []

    def fail(mail: Mail) -> None:
        tries.append(mail)
        being_away(mail)

    for _ in range(3):
        queue()
    drain(services, RecordingMailer(fails=fail))
    assert len(tries) == 1


def test_a_receiver_without_address_fails_with_a_reason(
    services: Services, session: Session, world: World, queue: Queue
) -> None:
    tried = queue()
    account = session.get_one(Account, world.citizen.account_id)
    session.get_one(Identity, account.identity_id).email = None
    session.commit()
    drain(services, RecordingMailer())
    assert row_of(services, tried).failure == "no_address"


def test_a_disabled_account_gets_no_mail(services: Services, session: Session, world: World, queue: Queue) -> None:
    queue()
    session.get_one(Account, world.citizen.account_id).is_disabled = True
    session.commit()
    mailer = RecordingMailer()
    assert drain(services, mailer) == Round(failed=1)
    assert mailer.sent == []


def test_an_address_with_two_receivers_is_never_used(
    services: Services, session: Session, world: World, queue: Queue
) -> None:
    tried = queue()
    account = session.get_one(Account, world.citizen.account_id)
    session.get_one(Identity, account.identity_id).email = "a@example.kz\r\nBcc: b@example.kz"
    session.commit()
    mailer = RecordingMailer()
    drain(services, mailer)
    assert mailer.sent == []
    assert row_of(services, tried).failure == "address_unfit"


def test_a_link_that_has_ended_is_not_sent(services: Services, clock: Clock, queue: Queue) -> None:
    tried = queue(until=MONDAY + timedelta(hours=1))
    clock.forward(hours=1)
    mailer = RecordingMailer()
    assert drain(services, mailer) == Round(failed=1)
    assert mailer.sent == []
    assert row_of(services, tried).failure == "link_ended"


def test_an_ended_link_leaves_the_outbox(services: Services, clock: Clock, queue: Queue) -> None:
    ended, running = queue(until=MONDAY + timedelta(hours=1)), queue(until=MONDAY + timedelta(hours=3))
    clock.forward(hours=2)
    with services.context(writes=True) as ctx:
        assert outbox.drop_ended_links(ctx) == 1
        ctx.commit()
    assert row_of(services, ended).content == {}
    assert "path" in row_of(services, running).content


def test_a_row_left_by_a_dead_process_is_taken_after_its_lease(services: Services, clock: Clock, queue: Queue) -> None:
    class Killed(BaseException):
        pass

    def die(_: Mail) -> None:
        raise Killed

    left = queue()
    with pytest.raises(Killed):
        drain(services, RecordingMailer(fails=die))
    assert row_of(services, left).state == "sending"
    assert drain(services, RecordingMailer()) == Round()
    clock.forward(seconds=LEASE.total_seconds())
    assert drain(services, RecordingMailer()) == Round(sent=1)


def test_a_mail_taken_over_just_before_the_end_comes_again_and_can_be_recognised(
    services: Services, clock: Clock, queue: Queue
) -> None:
    """Between the server's yes and our commit nothing can be promised but this: the same mail, the same Message-ID."""

    class Killed(BaseException):
        pass

    class LastGasp(RecordingMailer):
        def send(self, mail: Mail) -> None:
            super().send(mail)
            raise Killed

    taken = queue()
    dying, mailer = LastGasp(), RecordingMailer()
    with pytest.raises(Killed):
        drain(services, dying)
    clock.forward(seconds=LEASE.total_seconds())
    drain(services, mailer)
    assert [mail.key for mail in (*dying.sent, *mailer.sent)] == [taken.hex, taken.hex]


def test_a_row_that_kills_every_process_is_given_up(services: Services, queue: Queue) -> None:
    deadly = queue()
    change(services, deadly, attempts=len(BACK_OFF) + 1)
    assert drain(services, RecordingMailer()) == Round(failed=1)
    assert row_of(services, deadly).failure == "interrupted"


def test_a_late_result_does_not_undo_what_another_did(services: Services, clock: Clock, queue: Queue) -> None:
    """The first sender is so slow that its lease ends; a second one sends; then the first one fails."""
    shared = queue()

    def slow(mail: Mail) -> None:
        clock.forward(seconds=LEASE.total_seconds())
        assert drain(services, RecordingMailer()) == Round(sent=1)
        putting_off(mail)

    drain(services, RecordingMailer(fails=slow))
    assert row_of(services, shared).state == "sent"


def test_a_batch_is_not_sent_beyond_its_lease(services: Services, clock: Clock, queue: Queue) -> None:
    queue()
    queue()
    mailer = RecordingMailer()
    mailer.fails = lambda _: clock.forward(seconds=LEASE.total_seconds() - 30)
    assert drain(services, mailer) == Round(sent=1)


def test_a_queued_mail_wakes_the_jobs(services: Services, queue: Queue) -> None:
    woken: list[bool] = []
    services.wake_jobs = lambda: woken.append(True)
    queue()
    assert woken == [True]


def test_what_is_no_account_message_is_not_queued(services: Services, queue: Queue) -> None:
    with pytest.raises(MessageUnfit):
        queue("submit")


class TestTheAdministratorsList:
    def test_it_names_the_mail_and_no_receiver(
        self, services: Services, session: Session, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        queue()
        address = address_of(session, world.citizen)
        (kept,) = outbox.list_mail(acting(world.administrator))
        assert (kept.subject, kept.state) == ("Пошта мекенжайыңызды растаңыз", "queued")
        assert address not in repr(kept)

    def test_a_single_use_link_is_not_the_administrators(
        self, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        queue()
        (kept,) = outbox.list_mail(acting(world.administrator))
        assert kept.link is None

    def test_in_the_demonstration_it_is_shown(
        self, services: Services, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        queue()
        services.settings = replace(services.settings, is_demo=True)
        (kept,) = outbox.list_mail(acting(world.administrator))
        assert kept.link == "http://localhost/kk/account/confirm/tok"

    def test_it_says_why_a_mail_failed(
        self, services: Services, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        queue()
        drain(services, RecordingMailer(fails=putting_off))
        (kept,) = outbox.list_mail(acting(world.administrator))
        assert (kept.failure, kept.detail) == (Failure.DELAYED.sentence, "451")

    def test_it_can_be_narrowed_and_paged(
        self, services: Services, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        queue()
        drain(services, RecordingMailer())
        queue()
        queue()
        ctx = acting(world.administrator)
        assert len(outbox.list_mail(ctx, state="queued")) == 2
        assert len(outbox.list_mail(ctx, limit=2, offset=2)) == 1
        assert outbox.count_mail(ctx) == {"queued": 2, "sent": 1}

    def test_a_failed_mail_can_be_queued_again(
        self, services: Services, world: World, queue: Queue, acting: Callable[[Actor], Context]
    ) -> None:
        failed = queue()
        change(services, failed, state="failed", attempts=8, failure="refused 550")
        outbox.retry(acting(world.administrator), failed)
        assert drain(services, RecordingMailer()) == Round(sent=1)

    @pytest.mark.parametrize("who", ["secretary", "citizen", "agency_head", "auditor"])
    def test_nobody_else_sees_it(self, world: World, acting: Callable[[Actor], Context], who: str) -> None:
        ctx = acting(getattr(world, who))
        for look in (outbox.list_mail, outbox.count_mail, lambda ctx: outbox.retry(ctx, uuid4())):
            with pytest.raises(NotVisible):
                look(ctx)


@pytest.fixture
def shared(databases: Databases, kind: str) -> Iterator[Engine]:
    """A database of its own, because two threads need two connections."""
    engine = databases.new(kind)
    with waiting_for_locks(engine, PATIENCE):
        yield engine


def test_drains_at_once_send_each_mail_once(shared: Engine, settings: Settings, statute: Statute, clock: Clock) -> None:
    crowd = Services(Database(shared), statute, settings, clock)
    with crowd.context(writes=True) as ctx:
        for number in range(40):
            reader = Identity(full_name="", email=f"reader{number}@example.kz", created_at=MONDAY)
            ctx.session.add(reader)
            ctx.session.flush()
            outbox.queue_account_mail(ctx, "confirm", path="/x", language="ru", identity_id=reader.id)
        ctx.commit()
    mailers = [RecordingMailer() for _ in range(3)]
    together = threading.Barrier(len(mailers))

    def work(mailer: RecordingMailer) -> Round:
        together.wait()
        return drain(crowd, mailer)

    with ThreadPoolExecutor(len(mailers)) as pool:
        rounds = list(pool.map(work, mailers))
    receivers = [mail.to for mailer in mailers for mail in mailer.sent]
    assert sum(round_.sent for round_ in rounds) == 40
    assert sorted(receivers) == sorted(set(receivers))
