"""A real server on a free port of this machine, over SQLite in a folder of its own, with a clock set by hand."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import waitress

from config import Settings
from oversight.app import create_app
from oversight.domain.policy import Actor
from oversight.persistence import migrate
from oversight.persistence.database import Database, open_engine
from oversight.persistence.models import Account, Body
from oversight.services import demonstration
from oversight.services.accounts import account_by_email
from oversight.services.context import Context, Services
from oversight.services.demonstration_cases.cast import AGENCIES, DOMAIN
from oversight.services.reference import load_reference
from oversight.services.sign_in import actor_of, begin_session
from oversight.statute.loader import load_statute
from tests.conftest import Clock
from tests.world import World

PASSWORD = demonstration.PASSWORD


@dataclass(frozen=True, slots=True)
class Site:
    """The running server, and the people and bodies of the demonstration as the small world of the tests."""

    address: str
    services: Services
    clock: Clock
    world: World


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Serve an empty site with the demonstration's people until the block ends."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        settings = Settings(
            database_url=f"sqlite:///{folder / 'oversight.sqlite'}",
            data_dir=folder,
            secret_key="k" * 40,
            base_url=address,
            is_testing=True,
        )
        engine = open_engine(settings.database_url)
        migrate.upgrade(engine)
        clock = Clock()
        services = Services(Database(engine), load_statute(), settings, clock)
        world = _people(services)
        app = create_app(settings, services)
        server = waitress.create_server(
            app, sockets=[listening], threads=4, ident=None, max_request_body_size=settings.limits.body_bytes
        )
        is_over = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, is_over))
        thread.start()
        try:
            yield Site(address, services, clock, world)
        finally:
            is_over.set()
            thread.join()
            engine.dispose()


def _serve(server: Any, is_over: threading.Event) -> None:
    """Serve until told otherwise; then end in order, from the thread that serves."""
    while not is_over.is_set():
        server.asyncore.loop(timeout=0.2, map=server._map, count=1)
    server.task_dispatcher.shutdown(timeout=5)
    server.close()
    server.asyncore.close_all(server._map, ignore_all=True)  # connections that browsers kept open


def email_of(name: str) -> str:
    """The mail address of one of the demonstration's people."""
    return f"{name}@{DOMAIN}"


def _people(services: Services) -> World:
    with services.context(writes=True) as ctx:
        load_reference(ctx.session)
        demonstration.load_people(ctx)
        ctx.commit()
        bodies = {body.key: body for body in ctx.session.query(Body) if body.key}
        people = {name: _actor(ctx, name) for name, *_more in demonstration.PEOPLE}
        ctx.session.expunge_all()
    return World(
        commission=bodies["zher-amanaty-sko"],
        second_commission=bodies["azamattyq-baqylau"],
        agency=bodies[AGENCIES[0]],
        second_agency=bodies[AGENCIES[1]],
        ngo=bodies["jaiylau"],
        second_ngo=bodies["ashyq-byudjet"],
        secretary=people["secretary"],
        chair=people["chair"],
        members=tuple(people[f"member{number}"] for number in range(1, 6)),
        expert=people["expert"],
        agency_head=people["agency-head"],
        agency_officer=people["agency-officer"],
        second_agency_head=people["agency2-head"],
        ngo_head=people["ngo"],
        ngo_member=people["ngo-member"],
        second_ngo_head=people["ngo2"],
        citizen=people["citizen"],
        other_citizen=people["citizen"],
        auditor=people["auditor"],
        administrator=people["admin"],
    )


def _actor(ctx: Context, name: str) -> Actor:
    account: Account | None = account_by_email(ctx, email_of(name))
    assert account is not None
    actor = actor_of(ctx, begin_session(ctx, account.id))
    assert actor is not None
    return actor
