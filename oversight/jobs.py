"""What happens after an act: mail goes out, papers are typeset, time passes.

The queue only wakes: outbox rows and queued papers in the database are the truth. A lost wake-up costs at most a
minute, a doubled one nothing. Tasks carry no data.
"""

import logging
import signal
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from huey import Huey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer

from config import Settings, SettingsError
from oversight.documents.fonts import FontsMissing
from oversight.services import calendar_walk, deadline_watch, issuing, outbox
from oversight.services.context import Services

WORKERS = 2
MOST_WAITING = 20  # a waiting task does the work of all that would wait behind it
_GRACE_SECONDS = 30
_HEALTH_SECONDS = 10

_log = logging.getLogger(__name__)


class Jobs:
    """The queue with its tasks, bound to the services of this process."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.queue = open_queue(services.settings)
        task, every = self.queue.task, self.queue.periodic_task
        self._tasks: list[Callable[[], Any]] = [
            task(name="deliver_mail")(self.deliver_mail),
            task(name="issue_papers")(self.issue_papers),
            task(name="move_terms")(self.move_terms),
        ]
        every(crontab(), name="deliver_mail_each_minute")(self.deliver_mail)
        every(crontab(), name="issue_papers_each_minute")(self.issue_papers)
        every(crontab(), name="move_terms_each_minute")(self.move_terms)
        every(crontab(minute="7"), name="watch_each_hour")(self.watch)

    def deliver_mail(self) -> None:
        """Send what is queued."""
        outbox.drain(self.services, outbox.open_mailer(self.services.settings))

    def issue_papers(self) -> None:
        """Typeset what is queued."""
        issuing.render_queued(self.services)

    def move_terms(self) -> None:
        """Count what imported calendars would move, and move what approved ones do."""
        calendar_walk.walk(self.services)

    def watch(self) -> None:
        """One round of the daily watch; it may run every hour."""
        tick(self.services)

    def wake(self) -> None:
        """Put one task of each kind into the queue, unless many wait there already."""
        if self.queue.pending_count() < MOST_WAITING:
            for task in self._tasks:
                task()


def open_queue(settings: Settings) -> Huey:
    """The queue the settings name: a file in the data folder, else sqlite:///, postgresql:// or redis://.

    Messages are signed with the secret key, because their format can run code. Raises SettingsError.
    """
    common = {"results": False, "serializer": SignedSerializer(secret=settings.secret_key, salt="oversight.jobs")}
    url = settings.queue_url or f"sqlite:///{settings.data_dir / 'queue.sqlite'}"
    match urlsplit(url).scheme.partition("+")[0]:
        case "sqlite":
            # No write-ahead log: its race in SQLite before 3.51.3 is shut out only for the main database.
            file = url.partition(":///")[2]
            return SqliteHuey("oversight", filename=file, journal_mode="truncate", fsync=False, **common)
        case "postgresql":
            return PostgresHuey("oversight", dsn=url.replace("+psycopg", "", 1), **common)
        case "redis" | "rediss":
            return RedisHuey("oversight", url=url, **common)
    message = "OVERSIGHT_QUEUE_URL is sqlite:///file, postgresql://... or redis://..."
    raise SettingsError(message)


def waker(services: Services) -> Callable[[], None]:
    """What a commit calls when it left work behind. The queue is opened at the first call.

    It never fails: the act it follows is already committed, and the worker looks each minute by itself.
    """

    @lru_cache(maxsize=1)
    def jobs() -> Jobs:
        return Jobs(services)

    def wake() -> None:
        try:
            jobs().wake()
        except Exception as error:  # noqa: BLE001 - whatever the queue is, its trouble is not the act's
            _log.warning("queue does not answer", extra={"error": type(error).__name__})

    return wake


def run_worker(services: Services) -> None:
    """Work until SIGTERM, SIGINT or SIGHUP; a task that has begun is finished first.

    Raises SealUnusable before anything is done: a worker that cannot seal must not look as if it could.
    """
    jobs = Jobs(services)
    outbox.open_mailer(services.settings)  # a wrong setting is said now and not at the first mail
    issuing.check_seal(services)  # nor at the first paper
    consumer = jobs.queue.create_consumer(
        workers=WORKERS, initial_delay=0.1, backoff=1.3, max_delay=0.5, shutdown_timeout=_GRACE_SECONDS
    )
    stop = threading.Event()
    consumer.start()
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, lambda *_: stop.set())
    jobs.wake()
    try:
        issuing.warm_up(services)
    except FontsMissing:
        _log.exception("no paper can be made")  # mail and the watch go on
    while not stop.wait(_HEALTH_SECONDS):
        consumer.check_worker_health()
    consumer.stop(graceful=True)


def tick(services: Services) -> dict[str, int]:
    """One round of the daily watch; safe to run twice. Returns how often each thing was done."""
    return deadline_watch.run(services)
