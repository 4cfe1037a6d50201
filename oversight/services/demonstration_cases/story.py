"""One invented case from its plan to its rows: when it began, who is in it, and the chapters it goes through."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from oversight.domain.case_number import format_number, position_of
from oversight.services.context import LOCAL
from oversight.services.demonstration_cases import answer, control, intake
from oversight.services.demonstration_cases.cast import Cast, Office, Person
from oversight.services.demonstration_cases.docket import Frame, Sheet, TimeIsUp
from oversight.services.demonstration_cases.plan import Ending, Spec, Stage
from oversight.services.demonstration_cases.texts import Library, Matter, Telling

_MORNING, _EVENING = 9 * 3600 + 600, 17 * 3600
_LATE = 20 * 3600
_UNLIMITED = 1 << 30
_JUST_NOW = timedelta(minutes=15)
_CONFIRMED_OF_TEN = 6


@dataclass(frozen=True, slots=True)
class Plan:
    """A case before it is told. ``day`` is the place of day 0; ``seed`` makes everything else."""

    spec: Spec
    seed: int
    day: int
    second: int
    is_late: bool  # filed after hours or on a day off, registered on day 0
    is_brief: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What every telling needs: the frame, the words, the people, and the last day of the story."""

    frame: Frame
    library: Library
    cast: Cast
    until: int
    secret_digest: str | None = None


def planned(scene: Scene, spec: Spec, seed: int, first_day: int) -> Plan:
    """A plan whose last act lies *spec.lag* working days before the end of the story.

    The case is told once on a reference day to learn how long it takes: all its pauses are working days.
    """
    second, is_late = _hour(seed)
    told = tell(scene, Plan(spec, seed, first_day, second, is_late, is_brief=False), 0, 0, until=_UNLIMITED)
    took = told.day - first_day
    return Plan(spec, seed, max(first_day, scene.until - (spec.lag or 0) - took), second, is_late, is_brief=False)


def _hour(seed: int) -> tuple[int, bool]:
    rng = Random(f"hour {seed}")  # noqa: S311 - invented cases, the same for the same seed
    return rng.randint(_MORNING, _EVENING), rng.randint(1, 6) == 1


def filed_at(frame: Frame, plan: Plan) -> datetime:
    """When the complaint comes in."""
    day = frame.days[plan.day]
    if plan.is_late:
        return frame.moment(day - timedelta(days=1), _LATE + plan.second % 7200)
    return frame.moment(day, plan.second)


def tell(scene: Scene, plan: Plan, year: int, serial: int, *, until: int | None = None) -> Sheet:
    """Everything that happens, up to the stage of the plan or to the last day of the story."""
    rng = Random(plan.seed)  # noqa: S311
    frame, library, spec = scene.frame, scene.library, plan.spec
    came_at = filed_at(frame, plan)
    office, matter = _about(scene, spec, rng)
    filer, ngo_id = _filer(scene.cast, spec, rng)
    sheet = Sheet(
        frame=frame,
        rng=rng,
        bench=scene.cast.bench_for(office, matter.topic),
        office=office,
        telling=Telling(library, matter, office.place, rng, came_at.astimezone(LOCAL).date()),
        language="kk" if rng.randint(1, 5) > 2 else "ru",  # noqa: PLR2004 - three in five
        number=format_number(year, serial),
        day=plan.day,
        until=scene.until if until is None else until,
        second=plan.second,
    )
    pages = 0 if plan.is_brief else rng.choices((1, 2, 3), (5, 3, 2))[0]
    try:
        intake.file(
            sheet,
            library,
            filer,
            ngo_id,
            filed_at=came_at,
            position=position_of(year, serial),
            pages=pages,
            secret_digest=scene.secret_digest,
        )
        _go_on(sheet, scene, plan)
    except TimeIsUp:
        pass  # the story has come as far as it can
    return sheet


def _go_on(sheet: Sheet, scene: Scene, plan: Plan) -> None:
    library, spec, is_brief = scene.library, plan.spec, plan.is_brief
    if not (
        intake.at_the_desk(sheet, library, spec)
        and control.admit(sheet, library, spec, is_brief=is_brief)
        and control.open_control(sheet, library, spec, is_brief=is_brief)
        and control.carry_out(sheet, library, spec, is_brief=is_brief)
        and control.write_final(sheet, library, spec, is_brief=is_brief)
    ):
        return
    if spec.stage is Stage.SENT:
        sheet.exact = max(sheet.frame.now - _JUST_NOW, sheet.last + _JUST_NOW)
        control.send(sheet)
        return
    sheet.wait(1, 2)
    control.send(sheet)
    if not answer.receive(sheet, spec, is_confirmed=sheet.rng.randint(1, 10) <= _CONFIRMED_OF_TEN):
        return
    if spec.stage is Stage.OVERDUE or (spec.stage is Stage.CLOSED and spec.ending is Ending.NO_ANSWER):
        answer.keep_silent(sheet, library, spec)
    elif answer.answer(sheet, library, spec):
        answer.follow(sheet, library, spec)


def _about(scene: Scene, spec: Spec, rng: Random) -> tuple[Office, Matter]:
    """An agency and the matter of the plan, or one that fits: in three cases of four its favourite, if it has one."""
    offices = scene.cast.offices
    office = offices[spec.office % len(offices)] if spec.office is not None else rng.choice(offices)
    matters = scene.library.matters_for(office.kind, office.place)
    favourites = [matter for matter in matters if matter.topic in scene.cast.favoured(office)]
    drawn = rng.choice(favourites if favourites and rng.randint(1, 4) > 1 else matters)
    return office, next((matter for matter in matters if matter.key == spec.matter), drawn)


def _filer(cast: Cast, spec: Spec, rng: Random) -> tuple[Person | None, UUID | Any]:
    """The account and the organisation that file; a guest where the plan names nobody, or one of the organisations."""
    name = spec.filer
    if name is None and rng.randint(1, 12) == 1:
        name = rng.choice(("ngo2", "citizen", "ngo-member"))
    if name is None or name not in cast.filers:
        return None, None
    return cast.filers[name], cast.ngos.get(name)
