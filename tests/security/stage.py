"""The stage of the crawls: people in every relation to a case, and cases in every kind of state, built by acts.

Every filing carries markers in its personal fields, so that each crawled page is also a test of what it must not show.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from io import StringIO
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from config import Settings
from oversight.app import create_app
from oversight.domain.policy import GUEST, Actor
from oversight.domain.terms import (
    InterestStatement,
    Position,
    Role,
    SeenAs,
)
from oversight.persistence.base import Base
from oversight.persistence.database import WRITES, Database
from oversight.persistence.models import Docket, Event
from oversight.services import complaints, deadline_watch, drafts, filing_steps
from oversight.services.attachments import Upload
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from oversight.services.sign_in import begin_session
from oversight.statute.schema import Statute
from tests import answering, cases, filing
from tests.conftest import Clock, OneConnection
from tests.factories import write_to
from tests.security.markers import HIDDEN, NAMED, Markers
from tests.services.test_issuing import quickly
from tests.world import World, _person, make_world


@dataclass
class Stage:
    """Everything a crawl needs. ``people`` by relation to the cases, ``numbers`` and ``markers`` by state."""

    app: Flask
    services: Services
    clock: Clock
    world: World
    people: dict[str, Actor]
    log: StringIO
    numbers: dict[str, str] = field(default_factory=dict)
    markers: dict[str, Markers] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    def client(self, who: str) -> FlaskClient:
        """A browser in which *who* is signed in; "tracker" showed number and code of the guest's case."""
        client = self.app.test_client()
        if who == "tracker":
            with client.session_transaction() as cookie:
                until = self.clock().replace(year=2027).isoformat()
                cookie["tracked"] = {"docket": str(self.docket_id(self.numbers["guest filed"])), "until": until}
        elif who != "guest":
            with client.session_transaction() as cookie:
                cookie["_user_id"], cookie["_fresh"] = self._tokens[who], True
        return client

    def sign_in_everybody(self) -> None:
        """A login session for everyone who has an account."""
        with self.services.context(writes=True) as ctx:
            for who, actor in self.people.items():
                if actor.account_id is not None:
                    self._tokens[who] = begin_session(ctx, actor.account_id)
            ctx.session.commit()

    def docket_id(self, number: str) -> UUID:
        """The id behind a number."""
        with self.services.database.reading() as session:
            return session.scalars(select(Docket.id).where(Docket.number == number)).one()

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Let acts happen, and nothing of them stay: everything runs in one transaction that is rolled back."""
        kept, moment = self.services.database, self.clock.now
        with kept.engine.execution_options(**{WRITES: True}).connect() as connection:
            outer = connection.begin()
            database = OneConnection(kept.engine)
            object.__setattr__(database, "connection", connection)
            self.services.database = database
            try:
                yield
            finally:
                self.services.database, self.clock.now = kept, moment
                outer.rollback()

    def digest(self, *, without: frozenset[str] = frozenset()) -> str:
        """One digest over every row of every table, apart from the tables named."""
        found = sha256()
        with self.services.database.reading() as session:
            for table in Base.metadata.sorted_tables:
                if table.name not in without:
                    rows = session.execute(select(table)).all()
                    found.update("\n".join(sorted(map(repr, rows))).encode())
        return found.hexdigest()

    def count_events(self) -> int:
        """How many events all logs hold."""
        with self.services.database.reading() as session:
            return session.scalar(select(func.count()).select_from(Event)) or 0


def set_stage(engine: Engine, folder: Path, statute: Statute) -> Stage:
    """People and cases in an empty, migrated database; files and logs in *folder*."""
    settings = Settings(
        database_url=engine.url.render_as_string(hide_password=False),
        data_dir=folder,
        secret_key="k" * 40,
        base_url="http://localhost",
        is_testing=True,
    )
    clock = Clock()
    services = Services(Database(engine), statute, settings, clock)
    with services.database.writing() as session:
        write_to(session)
        world = make_world(session)
        people = _people(session, world)
        session.commit()
    stage = Stage(create_app(settings, services), services, clock, world, people, StringIO())
    _play(stage)
    with services.database.writing() as session:
        write_to(session)
        people["undeclared"] = _person(session, "Жаңа мүше", (Role.MEMBER, world.commission))  # came after the votes
        session.commit()
    stage.sign_in_everybody()
    return stage


def _people(session: Session, world: World) -> dict[str, Actor]:
    return {
        "guest": GUEST,
        "tracker": GUEST,
        "citizen": world.citizen,
        "other_citizen": world.other_citizen,
        "ngo_head": world.ngo_head,
        "ngo_member": world.ngo_member,
        "other_ngo": world.second_ngo_head,
        "secretary": world.secretary,
        "chair": world.chair,
        "member": world.members[0],
        "recused": world.members[3],
        "expert": world.expert,
        "other_commission": _person(session, "Бөтен мүше", (Role.MEMBER, world.second_commission)),
        "agency_head": world.agency_head,
        "agency_officer": world.agency_officer,
        "other_agency": world.second_agency_head,
        "auditor": world.auditor,
        "administrator": world.administrator,
    }


def _play(stage: Stage) -> None:
    """Walk the cases. Member 4 is recused from all of them."""
    services, world = stage.services, stage.world
    panel = tuple(person for person in cases.voters(world) if person is not world.members[3])
    kept, cases.voters = cases.voters, lambda _world: panel
    try:
        for state, walk in WALKS.items():
            if state == FIRST_OF_TODAY:  # what was sent yesterday is public by now
                render_queued(services, quickly)
                stage.clock.set(2026, 2, 3)
                deadline_watch.run(services)
            number = _file(stage, state)
            cases.declare(services, number, (world.members[3],), InterestStatement.PRESENT)
            walk(services, world, number)
            stage.numbers[state] = number
    finally:
        cases.voters = kept
    render_queued(services, quickly)


def _file(stage: Stage, state: str) -> str:
    """File with markers, two attachments, as the person the state calls for."""
    services, world = stage.services, stage.world
    actor = {"guest filed": GUEST, "ngo filed": world.ngo_head}.get(state, world.citizen)
    markers, seen_as = (NAMED, SeenAs.PUBLIC_NAME) if state in SEEN_BY_NAME else (HIDDEN, SeenAs.SECRETARY_ONLY)
    who = markers.who | ({"organisation_id": world.ngo.id} if actor is world.ngo_head else {})
    with services.context(actor, writes=True) as ctx:
        key = drafts.start(ctx)
        filing.answer_all(ctx, key, world, who=who, what=markers.what, when=markers.when, seen_as=seen_as)
    uploads = [Upload(*markers.scan()), Upload(*markers.picture())] if state in WITH_FILES else []
    with services.context(actor, writes=True) as ctx:
        assert filing_steps.add_files(ctx, key, uploads) == []
        filed = complaints.submit(ctx, complaints.SubmitComplaint(key, "kk", "192.0.2.1", True, True))
    stage.markers[state] = markers
    return cases.take(services, world, filed.number)


def _declared(services, world, number) -> None:
    cases.declare(services, number, cases.voters(world))


def _proposed(services, world, number) -> None:
    cases.put_forward(services, world, number)
    cases.declare(services, number, (*cases.voters(world), world.expert))
    cases.open_vote(services, world, number)


def _fixing(services, world, number) -> None:
    _declared(services, world, number)
    with cases.acting(services, world.secretary) as ctx:
        cases.intake.request_fix(ctx, cases.intake.RequestFix(number, "Көшірмесі керек.", cases.seen(services, number)))


def _started(services, world, number) -> None:
    cases.to_started(services, world, cases.admit(services, world, number))


def _drafted(services, world, number) -> None:
    cases.to_written(services, world, cases.admit(services, world, number))


def _sent(services, world, number) -> None:
    cases.to_sent(services, world, cases.admit(services, world, number))


def _received(services, world, number) -> None:
    _sent(services, world, number)
    answering.assign(services, world, answering.receive(services, world, number))


def _answered(services, world, number) -> None:
    _received(services, world, number)
    answering.draft_all(services, world, number, Position.ACCEPTED, Position.ACCEPTED)
    answering.send(services, world, number)


def _followed(services, world, number) -> None:
    _answered(services, world, number)
    answering.assess_all(services, world, number, 2)
    answering.follow(services, world, number, 1, 2)


WALKS: dict[str, Callable[..., object]] = {
    "followed": _followed,
    "answered": _answered,
    "received": _received,
    "registered": _declared,
    "fixing": _fixing,
    "proposed": _proposed,
    "admitted": cases.admit,
    "started": _started,
    "drafted": _drafted,
    "sent": _sent,
    "guest filed": cases.admit,
    "ngo filed": cases.admit,
}
FIRST_OF_TODAY = "registered"
SEEN_BY_NAME = frozenset({"proposed", "started", "sent", "followed"})
WITH_FILES = frozenset({"registered", "sent"})
