"""A date and how it came about, day by day: the value that every page, mail, paper and the API show."""

from dataclasses import dataclass
from datetime import date

from oversight.statute.schema import Basis, DayKind, Direction, Standing, Unit, Words


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a reading: whether it counts, why, and what kind of day it is."""

    date: date
    counted: bool
    reason: Words
    kind: DayKind


@dataclass(frozen=True, slots=True)
class ReadingCounting:
    """The rule of counting as shown: `article` is a citation ("APPK 76"), None unless the rule was read."""

    article: str | None
    standing: Standing
    by_analogy: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A date and how it came about.

    `days` begins on the day after `from_on` (the day before it, for a term that counts back) and ends on `due_on`; it
    is empty for a term of length 0. For months it holds the nominal last day and any days it moved over. `article` and
    `modelled_on` are citations ("Law 13(4)"), `article_key` is a key of `Statute.articles`. `article` is None unless
    the row was read and binds by itself; then `modelled_on` may name the provision that the house rule copies.
    `is_provisional` says that some day it rests on lies in a year of the calendar that no person approved.
    """

    key: str
    title: Words
    from_on: date
    due_on: date
    length: int
    unit: Unit
    direction: Direction
    runs_from: str
    trigger: Words
    article: str | None
    article_key: str | None
    basis: Basis
    standing: Standing
    modelled_on: str | None
    counting: ReadingCounting
    calendar_revision: str
    is_provisional: bool
    days: tuple[Day, ...]

    def as_json(self) -> dict[str, object]:
        """The reading in the shape promised to outsiders: dates as YYYY-MM-DD, reasons in kk, ru and en."""
        return {
            "key": self.key,
            "from": self.from_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "length": self.length,
            "unit": self.unit.value,
            "direction": self.direction.value,
            "article": self.article,
            "basis": self.basis.value,
            "standing": self.standing.value,
            "counting": {
                "article": self.counting.article,
                "standing": self.counting.standing.value,
                "by_analogy": self.counting.by_analogy,
            },
            "calendar_revision": self.calendar_revision,
            "days": [
                {"date": day.date.isoformat(), "counted": day.counted, "reason": day.reason.as_json()}
                for day in self.days
            ],
        }
