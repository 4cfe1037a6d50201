"""Data folders with so many invented cases, made once and kept; each run works on a copy."""

import json
import shutil
import time
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, insert, select

from benchmarks.server import settings_for
from oversight.app import create_services
from oversight.domain.policy import GUEST
from oversight.domain.terms import BodyKind, ComplaintCategory, SeenAs
from oversight.persistence import migrate
from oversight.persistence.models import Body, Draft, Event, Identity, PublishedCase
from oversight.services import demonstration, drafts
from oversight.services import filing_steps as steps
from oversight.services.context import Services
from oversight.services.tokens import digest, new_token

_DATABASE = "oversight.sqlite"
_TEXT = (
    "2025 жылғы 14 наурызда аудан әкімдігі ауыл жайылымының 312 гектарын бәсекесіз жалға берді.\n\n"
    "Жалға алушы жерді пайдаланбайды: мал жоқ, шөп шабылмаған. Ауылдың 46 отбасының малы жайылымсыз қалды.\n\n"
) * 8


@dataclass(frozen=True, slots=True)
class Addresses:
    """What is asked of a register: addresses for each kind of reading."""

    filters: list[str]
    searches: list[str]
    cases: list[str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft that only waits to be sent, with the cookie of its browser."""

    id: str
    token: str


def prepare(root: Path, cases: int) -> Path:
    """The folder with that many cases, made if it is not there or is of another revision; prints how long it took."""
    folder = root / f"{cases}-cases"
    services_of_folder = settings_for(folder)
    mark = folder / "made.json"
    folder.mkdir(parents=True, exist_ok=True)
    services = create_services(services_of_folder)
    revision = migrate.upgrade(services.database.engine)
    if not mark.exists() or json.loads(mark.read_text(encoding="utf-8"))["revision"] != revision:
        services.database.engine.dispose()
        shutil.rmtree(folder)
        folder.mkdir(parents=True)
        services = create_services(services_of_folder)
        migrate.upgrade(services.database.engine)
        began, cpu = time.perf_counter(), time.process_time()
        counts = demonstration.load(services, cases=cases, seed=1)
        took = {"seconds": round(time.perf_counter() - began, 1), "cpu_seconds": round(time.process_time() - cpu, 1)}
        mark.write_text(json.dumps({"revision": revision, **counts, **took}), encoding="utf-8")
    services.database.engine.dispose()
    return folder


def copy(folder: Path) -> Path:
    """A copy of the database to work on, which replaces the one of the last run."""
    work = folder.parent / "run"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    shutil.copyfile(folder / _DATABASE, work / _DATABASE)
    return work


def open_services(folder: Path) -> Services:
    """The services of the application over a folder."""
    return create_services(settings_for(folder))


def addresses_of(services: Services) -> Addresses:
    """Pairs of state and agency that have cases, words of about one case in a hundred, cases with much history."""
    with services.context(writes=False) as ctx:
        pairs = ctx.session.execute(
            select(PublishedCase.state, PublishedCase.agency_id)
            .group_by(PublishedCase.state, PublishedCase.agency_id)
            .order_by(func.count().desc())
            .limit(60)
        ).all()
        longest = ctx.session.scalars(
            select(PublishedCase.number)
            .join(Event, Event.docket_id == PublishedCase.docket_id)
            .where(PublishedCase.recommendations > 0)
            .group_by(PublishedCase.number)
            .having(func.count() >= 20)  # noqa: PLR2004 - as in the goals: a case with 20 events
            .order_by(PublishedCase.number.desc())
            .limit(200)
        ).all()
    words = ("Бозшабақ", "Талдыжар", "Тобылжар", "Шиебұлақ", "Қамысарал", "Құмшағыл", "Жарқұдық", "Кеншісай")
    return Addresses(
        [f"/kk/register?state={state}&agency={agency_id}" for state, agency_id in pairs],
        [f"/kk/register?q={_quoted(word)}" for word in words],
        [f"/kk/cases/{number}" for number in longest],
    )


def _quoted(word: str) -> str:
    return "".join(f"%{byte:02X}" for byte in word.encode())


def prepared_drafts(services: Services, many: int) -> list[Prepared]:
    """So many finished filings of guests: one is filled in by its services, the others are its like."""
    first = _filled(services)
    made = [Prepared(str(uuid4()), new_token()) for _ in range(many)]
    with services.context(writes=True) as ctx:
        draft = ctx.session.get_one(Draft, first.id)
        person = ctx.session.get_one(Identity, draft.identity_id)
        kept = {column.key: getattr(draft, column.key) for column in Draft.__table__.columns}
        known = {column.key: getattr(person, column.key) for column in Identity.__table__.columns}
        identities = [uuid4() for _ in made]
        ctx.session.execute(insert(Identity), [{**known, "id": key} for key in identities])
        ctx.session.execute(
            insert(Draft),
            [
                {**kept, "id": drafts.UUID(one.id), "cookie_digest": digest(one.token), "identity_id": key}
                for one, key in zip(made, identities, strict=True)
            ],
        )
        ctx.session.commit()
    return made


def _filled(services: Services) -> drafts.DraftKey:
    with services.context(GUEST, writes=True) as ctx:
        key = drafts.start(ctx)
        commission = ctx.session.scalars(
            select(Body).where(Body.kind == BodyKind.COMMISSION, Body.region == "590000000")
        ).one()
        agency = ctx.session.scalars(select(Body).where(Body.key == demonstration.AGENCIES[0])).one()
    who = steps.SaveWho(
        key, 99, None, "Әлия Ғабитқызы", "Тасқайың ауылы, Достық көшесі, 5", "", "", "", None, is_citizen=True
    )
    pages = (
        lambda ctx: steps.save_who(ctx, who),
        lambda ctx: steps.save_place(ctx, steps.SavePlace(key, 99, "590000000", "land_and_pasture")),
        lambda ctx: steps.save_body(ctx, steps.SaveBody(key, 99, commission.id, agency.id, "")),
        lambda ctx: steps.save_what(
            ctx,
            steps.SaveWhat(
                key, 99, ComplaintCategory.COMPLAINT, "Ауыл жайылымы туралы", "№ 112 қаулы", _TEXT, "Жер қайтарылсын."
            ),
        ),
        lambda ctx: steps.save_when(
            ctx, steps.SaveWhen(key, 99, date(2025, 3, 14), "", "Жаңажол ауылы", "15-123-045-678", Decimal("312.5"))
        ),
        lambda ctx: steps.save_files(ctx, key),
        lambda ctx: steps.save_seen(ctx, steps.SaveSeen(key, 99, SeenAs.SECRETARY_ONLY)),
    )
    for save in pages:
        with services.context(GUEST, writes=True) as ctx:
            save(ctx)
    return replace(key)
