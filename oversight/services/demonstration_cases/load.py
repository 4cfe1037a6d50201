"""Invent cases and load them: the same seed gives the same cases on the same day. Sixty leave over forty public."""

from collections.abc import Iterator
from datetime import date, datetime
from heapq import merge
from random import Random

from sqlalchemy import func, select

from oversight.domain.calendar_days import require_known
from oversight.domain.terms import Action
from oversight.persistence import cases as dockets
from oversight.persistence import search
from oversight.persistence.models import Complaint, Docket, DocketCounter, Event, IssuedDocument, PublishedCase
from oversight.services import ordering
from oversight.services.context import LOCAL, Context, Services
from oversight.services.demonstration_cases.cast import Cast, cast_of
from oversight.services.demonstration_cases.docket import Frame
from oversight.services.demonstration_cases.plan import SHOWN, brief_spec, shown_specs
from oversight.services.demonstration_cases.rows import Ids
from oversight.services.demonstration_cases.story import Plan, Scene, filed_at, planned, tell
from oversight.services.demonstration_cases.texts import load_library
from oversight.services.demonstration_cases.writer import Writer
from oversight.services.tokens import digest, secret_from

FIRST_ON = date(2024, 4, 8)
"""The Law was in force by then, and the commissions sat."""

_PAPERS = 4
_OF_THE_CONTROL = (
    Action.RECORD_VISIT,
    Action.REQUEST_INFORMATION,
    Action.RECORD_PUBLIC_HEARING,
    Action.GIVE_OPINION,
)
_DAY = 8 * 3600 - 600  # seconds of a working day over which long loads are spread


def load_cases(services: Services, *, cases: int, seed: int) -> dict[str, int | str]:
    """Invent *cases* cases up to yesterday and load them; returns counts and the case of a guest with its secret.

    The people of the demonstration must be there. Up to 300 cases are told in full; of a larger load the rest is told
    in few words, with valid rows all the same. Papers are ordered for a handful of recent cases only. Memory does not
    grow with *cases*. Raises CalendarMissing when the calendar does not know today.
    """
    secret = secret_from("demonstration", str(seed))
    with services.context(writes=True) as ctx:
        require_known(ctx.statute.calendar, ctx.today)
        library = load_library()
        cast = cast_of(ctx, library)
        serials = {row.year: row.last_serial for row in ctx.session.scalars(select(DocketCounter))}
        ctx.session.commit()
        frame = Frame(ctx.statute, ctx.now, Ids())
    scene = Scene(frame, library, cast, frame.place_of(frame.today) - 1, digest(secret))
    writer = Writer(services, serials)
    for plan in _plans(scene, cases, seed):
        year = filed_at(frame, plan).astimezone(LOCAL).year
        serials[year] = serials.get(year, 0) + 1
        sheet = tell(scene, plan, year, serials[year])
        sheet.finish()
        writer.put(sheet.rows)
    writer.flush()
    with services.context(writes=True) as ctx:
        search.rebuild(ctx.session)
        _order_papers(ctx, cast)
        ctx.commit()
        return {"cases": cases, "public": _count_public(ctx), "rows": writer.written, **_to_track(ctx, secret)}


def _plans(scene: Scene, cases: int, seed: int) -> Iterator[Plan]:
    """Every case in the order in which they were filed."""
    frame, first_day = scene.frame, scene.frame.place_of(FIRST_ON)
    rng = Random(f"shown {seed}")  # noqa: S311 - invented cases, the same for the same seed
    specs = list(shown_specs(rng, min(cases, SHOWN)))
    shown = [planned(scene, spec, rng.getrandbits(48), first_day) for spec in specs]

    def came(plan: Plan) -> datetime:
        return filed_at(frame, plan)

    return merge(sorted(shown, key=came), _brief_plans(scene, cases - len(shown), seed, first_day), key=came)


def _brief_plans(scene: Scene, cases: int, seed: int, first_day: int) -> Iterator[Plan]:
    """The rest of a large load, evenly over the years; how far each has come is a matter of when it was filed."""
    rng = Random(f"brief {seed}")  # noqa: S311
    span = scene.until + 1 - first_day
    for place in range(cases):
        day, rest = divmod(place * span * _DAY // cases, _DAY)
        yield Plan(brief_spec(rng), rng.getrandbits(48), first_day + day, 9 * 3600 + rest, is_late=False, is_brief=True)


def _order_papers(ctx: Context, cast: Cast) -> None:
    """Receipts, papers of the control and of its end for a few recent cases, as their acts would have ordered them."""
    own = [person.account_id for person in cast.filers.values()]
    recent = (
        select(Event, Docket.number)
        .join(Docket, Docket.id == Event.docket_id)
        .join(Complaint, Complaint.docket_id == Docket.id)
        .where(Docket.id.not_in(select(IssuedDocument.docket_id)))
        .order_by(Docket.position.desc(), Event.sequence)
        .limit(_PAPERS)
    )
    for query in (
        recent.where(Event.action.in_((Action.ADOPT, Action.DISPATCH))).limit(2 * _PAPERS),
        recent.where(Event.action.in_(_OF_THE_CONTROL)).limit(2 * _PAPERS),
        recent.where(Event.action == Action.HOLD_HEARING).limit(1),
        recent.where(Event.action == Action.REGISTER, Complaint.filer_account_id.in_(own)),
    ):
        for event, number in ctx.session.execute(query).all():
            docket = dockets.docket_by_number(ctx.session, number)
            if docket is not None:
                ordering.queue_papers(ctx, docket, event)


def _count_public(ctx: Context) -> int:
    return ctx.session.scalar(select(func.count()).select_from(PublishedCase)) or 0


def _to_track(ctx: Context, secret: str) -> dict[str, str]:
    """A guest's case with the secret that opens it."""
    number = ctx.session.scalar(
        select(Docket.number)
        .where(Docket.secret_digest == digest(secret), Docket.is_open)
        .order_by(Docket.position.desc())
        .limit(1)
    )
    return {"guest_case": number, "guest_secret": secret} if number else {}
