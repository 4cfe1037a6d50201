"""The working calendar in the administration: import a changed one, see what it moves, approve it as a second person.

Nothing counts before the approval, and a proposal that is discarded leaves a line in the log and nothing else. What an
approval moves is moved by the walk (`calendar_walk`), docket by docket.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.exc import IntegrityError

from oversight.domain.calendar_days import is_approved
from oversight.domain.calendar_impact import ChangedDay
from oversight.domain.calendar_import import (
    CalendarChanges,
    CalendarFileRefused,
    read_calendar_changes,
    write_calendar_file,
)
from oversight.domain.errors import InputRefused, NotVisible, TransitionNotAllowed
from oversight.domain.terms import AdministrationAct, CalendarState, Role
from oversight.domain.words import N_
from oversight.persistence.models import CalendarRevision
from oversight.services import calendar_walk
from oversight.services.administration_log import note
from oversight.services.calendar_walk import MovedDate, Place, change_of, look_ahead
from oversight.services.context import Context
from oversight.services.organisations import names_of
from oversight.services.reminders import CALENDAR_MONTH
from oversight.services.rulebook import lay_over
from oversight.statute.schema import Calendar, CalendarYear

LONGEST_SOURCE = 300
PAGE = 25
MOST_LOOKED_AT = 2_000  # terms, for one page of dates
_LABEL = re.compile(r"[0-9]{4}-[0-9]{1,3}")
_READERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})


class OwnProposal(TransitionNotAllowed):
    """The importer cannot approve: two people answer for a calendar."""

    message = N_("You imported this calendar yourself: somebody else has to approve it.")


class AlreadyDecided(TransitionNotAllowed):
    """Somebody else approved or discarded it first."""

    message = N_("This calendar has already been approved or discarded.")


class CalendarMovedOn(TransitionNotAllowed):
    """Another change was approved since the page was opened, so what it showed is not what would happen."""

    message = N_("Another calendar was approved meanwhile. Look at what this one changes now, then decide.")


class NoLongerFits(TransitionNotAllowed):
    """Another change was approved, and this one contradicts it."""

    message = N_("This calendar does not fit the one that counts by now: discard it and import it anew.")


@dataclass(frozen=True, slots=True)
class ImportCalendar:
    """A file of days off, which names the act it rests on. ``label`` is what readings will call the calendar."""

    content: bytes
    label: str


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One change of the calendar, as lists show it."""

    id: UUID
    label: str
    source: str
    state: CalendarState
    imported_by: str
    imported_at: datetime
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class CalendarsView:
    """The calendar that counts, year by year, and what was imported, the newest first."""

    revision: str
    years: tuple[CalendarYear, ...]
    this_year: int
    alarm_year: int | None
    lines: tuple[RevisionLine, ...]
    may_import: bool


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One change: what it does to the calendar and to open cases.

    ``position`` is that of the calendar it would be laid over; a decision carries it. ``looked_at`` and ``moving`` are
    how far the counting is: terms, and dates that would move; after the approval, cases that were moved.
    """

    line: RevisionLine
    years: tuple[int, ...]
    days: tuple[ChangedDay, ...]
    fits: bool
    position: int
    looked_at: int
    moving: int
    is_walked: bool
    moved: tuple[MovedDate, ...]
    after: Place | None  # where the next page of dates begins
    may_approve: bool
    may_discard: bool
    is_own: bool


def alarm_year(ctx: Context) -> int | None:
    """The coming year, if it is October or later and nobody has approved its calendar yet."""
    year = ctx.today.year + 1
    is_late = ctx.today.month >= CALENDAR_MONTH and not is_approved(ctx.statute.calendar, year)
    return year if is_late else None


def list_calendars(ctx: Context) -> CalendarsView:
    """The calendar that counts and every import. Raises NotVisible."""
    _require_reader(ctx)
    rows = ctx.session.scalars(select(CalendarRevision).order_by(CalendarRevision.imported_at.desc()).limit(50)).all()
    names = names_of(ctx, {row.imported_by_id for row in rows})
    calendar = ctx.statute.calendar
    return CalendarsView(
        calendar.revision,
        tuple(calendar.years.values()),
        ctx.today.year,
        alarm_year(ctx),
        tuple(_line(row, names) for row in rows),
        Role.ADMINISTRATOR in ctx.actor.roles,
    )


def import_calendar(ctx: Context, command: ImportCalendar) -> UUID:
    """Propose a change of the calendar; it counts only when somebody else approves it. Returns its id.

    Raises NotVisible, InputRefused at the fields, CalendarFileRefused with every mistake of the file.
    """
    if Role.ADMINISTRATOR not in ctx.actor.roles or ctx.actor.account_id is None:
        raise NotVisible
    label = _checked_label(ctx, command)
    changes = read_calendar_changes(command.content)
    row = CalendarRevision(
        label=label,
        source=f"{changes.source}, {changes.act}"[:LONGEST_SOURCE],
        content=command.content.decode("utf-8-sig"),
        state=CalendarState.PROPOSED,
        imported_by_id=ctx.actor.account_id,
        imported_at=ctx.now,
        decided_by="",
    )
    _require_news(ctx, row, changes)
    ctx.session.add(row)
    note(ctx, AdministrationAct.IMPORT_CALENDAR, label, after={"source": row.source})
    ctx.has_work = True
    try:
        ctx.commit()
    except IntegrityError as error:
        ctx.session.rollback()
        raise InputRefused({"label": _TAKEN}) from error
    calendar_walk.begin(ctx.services, row.id)
    return row.id


_TAKEN = N_("There is a calendar of this name already.")


def _checked_label(ctx: Context, command: ImportCalendar) -> str:
    wrong: dict[str, str] = {}
    label = command.label.strip()
    if not _LABEL.fullmatch(label):
        wrong["label"] = N_("Name it by the year and a number, for example 2027-1.")
    elif label == ctx.services.statute.calendar.revision or _is_taken(ctx, label):
        wrong["label"] = _TAKEN
    if not command.content:
        wrong["file"] = N_("Choose the file with the calendar.")
    if wrong:
        raise InputRefused(wrong)
    return label


def _is_taken(ctx: Context, label: str) -> bool:
    return ctx.session.scalar(select(CalendarRevision.id).where(CalendarRevision.label == label)) is not None


def _require_news(ctx: Context, row: CalendarRevision, changes: CalendarChanges) -> None:
    """Refuse a file that does not fit the calendar that counts, or that would change nothing of it."""
    old = ctx.statute.calendar
    new = lay_over(old, row)
    for year in (row.year for row in changes.years):
        before = old.years.get(year)
        if before is None or not before.is_approved or _plain(old, year) != _plain(new, year):
            return
    raise InputRefused({"file": N_("The file changes nothing: its years are approved and have these days already.")})


def _plain(calendar: Calendar, year: int) -> list[tuple[object, ...]]:
    """The days of a year without how well they are known."""
    return [(day.day, day.working, day.kind, day.title, day.moved_from) for day in calendar.days_of(year)]


def export_year(ctx: Context, year: int) -> bytes:
    """A year as it counts, as a file to be mended and imported; the act it will rest on is left to be named.

    Raises NotVisible, also for an unknown year.
    """
    _require_reader(ctx)
    calendar = ctx.statute.calendar
    if year not in calendar.years:
        raise NotVisible
    return write_calendar_file(calendar, [year], source="", act="")


def open_revision(ctx: Context, revision_id: UUID, after: Place | None = None) -> RevisionView:
    """A change with a page of the dates it moves, from *after* on. Raises NotVisible."""
    _require_reader(ctx)
    row = ctx.session.get(CalendarRevision, revision_id)
    if row is None:
        raise NotVisible
    is_proposed = row.state is CalendarState.PROPOSED
    changes = read_calendar_changes(row.content.encode())
    moved: tuple[MovedDate, ...] = ()
    days: tuple[ChangedDay, ...] = ()
    place, fits = None, True
    if row.state is not CalendarState.DISCARDED:
        try:
            change = change_of(ctx, row)
        except CalendarFileRefused:
            fits = False
        else:
            days = change.days
            if is_proposed:
                stretch = look_ahead(ctx, change, after, most=MOST_LOOKED_AT, shown=PAGE)
                moved, place = stretch.moved, stretch.place
    is_own = row.imported_by_id == ctx.actor.account_id
    return RevisionView(
        _line(row, names_of(ctx, {row.imported_by_id})),
        tuple(year.year for year in changes.years),
        days,
        fits,
        _newest_position(ctx),
        row.looked_at,
        row.moving,
        row.is_walked,
        moved,
        place,
        may_approve=is_proposed and fits and not is_own,
        may_discard=is_proposed,
        is_own=is_own,
    )


def approve(ctx: Context, revision_id: UUID, position: int) -> None:
    """Let the change count from now on and begin to move the dates of open cases.

    *position* is that of the calendar the person saw it laid over. Raises NotVisible, AlreadyDecided, OwnProposal,
    CalendarMovedOn, NoLongerFits.
    """
    row = _claim(ctx, revision_id)
    if row.imported_by_id == ctx.actor.account_id:
        raise OwnProposal
    newest, before = _newest_position(ctx), ctx.statute.calendar.revision
    if newest != position:
        raise CalendarMovedOn
    try:
        change_of(ctx, row)
    except CalendarFileRefused as error:
        raise NoLongerFits from error
    after = {"calendar": row.label, "source": row.source}
    note(ctx, AdministrationAct.APPROVE_CALENDAR, row.label, before={"calendar": before}, after=after)
    try:
        _decide(ctx, row, CalendarState.APPROVED)
        row.position = newest + 1
        ctx.session.execute(  # the others were counted against a calendar that counts no more
            update(CalendarRevision)
            .where(or_(CalendarRevision.state == CalendarState.PROPOSED, CalendarRevision.id == row.id))
            .values(is_walked=False, walk_began_at=None, walked_on=None, walked_id=None, looked_at=0, moving=0)
        )
        ctx.has_work = True
        ctx.commit()
    except IntegrityError as error:  # another change took the place in the same instant
        ctx.session.rollback()
        raise CalendarMovedOn from error


def discard(ctx: Context, revision_id: UUID) -> None:
    """Give the proposal up: nothing of it counts, no case knows of it. Raises NotVisible, AlreadyDecided."""
    row = _claim(ctx, revision_id)
    _decide(ctx, row, CalendarState.DISCARDED)
    note(ctx, AdministrationAct.DISCARD_CALENDAR, row.label, before={"source": row.source})
    ctx.commit()


def _claim(ctx: Context, revision_id: UUID) -> CalendarRevision:
    """The proposal, locked: of two who decide at once one comes second and finds it decided."""
    _require_reader(ctx)
    query = select(CalendarRevision).where(CalendarRevision.id == revision_id).with_for_update()
    row = ctx.session.scalars(query.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise NotVisible
    if row.state is not CalendarState.PROPOSED:
        raise AlreadyDecided
    return row


def _decide(ctx: Context, row: CalendarRevision, state: CalendarState) -> None:
    row.state, row.decided_at = state, ctx.now
    row.decided_by_id, row.decided_by = ctx.actor.account_id, ctx.actor.name


def _newest_position(ctx: Context) -> int:
    return ctx.session.scalar(select(func.max(CalendarRevision.position))) or 0


def _line(row: CalendarRevision, names: dict[UUID, str]) -> RevisionLine:
    return RevisionLine(
        row.id,
        row.label,
        row.source,
        row.state,
        names.get(row.imported_by_id, ""),
        row.imported_at,
        row.decided_by,
        row.decided_at,
    )


def _require_reader(ctx: Context) -> None:
    if not ctx.actor.roles & _READERS:
        raise NotVisible
