"""The rules that count now: the files, the approved changes of the calendar, the commissions' own lengths.

The rows are the truth; each process keeps what it built from them. An act looks at each beginning whether something
newer was approved, in its own transaction; a page may be some seconds behind. The look is one statement on two indexes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from oversight.domain import calendar_import
from oversight.persistence.models import CalendarRevision, CommissionTerm
from oversight.statute.schema import Calendar, Statute

PAGES_MAY_LAG = timedelta(seconds=5)

_NEWEST = select(func.max(CalendarRevision.position), select(func.max(CommissionTerm.position)).scalar_subquery())


@dataclass(frozen=True, slots=True)
class OwnLength:
    """The length a commission gave to one of its own terms, from a day on."""

    from_on: date
    length: int


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The statute with the calendar that counts, and the commissions' own lengths by commission and key, in order."""

    calendar_position: int
    terms_position: int
    statute: Statute
    own: Mapping[UUID, Mapping[str, tuple[OwnLength, ...]]]

    def lengths(self, commission_id: UUID, on: date) -> dict[str, int]:
        """The lengths of its own that *commission_id* has in force on a local day, by key of the rule."""
        found = {}
        for key, rows in self.own.get(commission_id, {}).items():
            for row in rows:  # in the order of decision: what was decided later counts from its day on
                if row.from_on <= on:
                    found[key] = row.length
        return found

    def every_length(self, key: str) -> frozenset[int]:
        """Every length that some commission has ever given to this rule of its own."""
        return frozenset(row.length for rows in self.own.values() for row in rows.get(key, ()))


@dataclass(slots=True)
class Rulebooks:
    """The newest rulebook this process knows. Threads share it: a rulebook is never changed, only replaced."""

    files: Statute
    _held: Rulebook | None = None
    _looked_at: datetime | None = None

    def newest(self, session: Session, now: datetime, *, exactly: bool) -> Rulebook:
        """The rulebook that counts: exactly as *session* sees it, or one that was right less than PAGES_MAY_LAG ago.

        *now* is an aware moment; a clock that was set back does not keep an old rulebook alive.
        """
        held = self._held
        if held is not None and not exactly and self._looked_at and abs(now - self._looked_at) < PAGES_MAY_LAG:
            return held
        calendar_position, terms_position = (position or 0 for position in session.execute(_NEWEST).one())
        if held is not None and held.calendar_position == calendar_position:
            statute = held.statute
        else:
            statute = self._lay_over(session, calendar_position)
        is_same = held is not None and held.terms_position == terms_position
        own = held.own if held is not None and is_same else _read_lengths(session)
        book = Rulebook(calendar_position, terms_position, statute, own)
        self._held, self._looked_at = book, now
        return book

    def calendar_at(self, session: Session, position: int) -> Calendar:
        """The calendar as it was when the change at *position* had just been approved; 0 is that of the files."""
        rows = session.scalars(
            select(CalendarRevision).where(CalendarRevision.position <= position).order_by(CalendarRevision.position)
        )
        calendar = self.files.calendar
        for row in rows:
            calendar = lay_over(calendar, row)
        return calendar

    def _lay_over(self, session: Session, position: int) -> Statute:
        return self.files.with_calendar(self.calendar_at(session, position)) if position else self.files


def lay_over(calendar: Calendar, row: CalendarRevision) -> Calendar:
    """*calendar* with the years of one revision in place of its own, approved by whoever approved the revision.

    Raises CalendarFileRefused when the file cannot be read or does not fit *calendar*.
    """
    changes = calendar_import.read_calendar_changes(row.content.encode())
    years = tuple(replace(year, approved_by=row.decided_by) for year in changes.years)
    return calendar_import.lay_over(calendar, replace(changes, years=years), row.label)


def _read_lengths(session: Session) -> dict[UUID, dict[str, tuple[OwnLength, ...]]]:
    own: dict[UUID, dict[str, tuple[OwnLength, ...]]] = {}
    for row in session.scalars(select(CommissionTerm).order_by(CommissionTerm.position)):
        of_body = own.setdefault(row.body_id, {})
        of_body[row.key] = (*of_body.get(row.key, ()), OwnLength(row.in_force_from, row.length))
    return own
