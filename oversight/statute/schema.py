"""The shape of the law as data: frozen values that the loader fills from the TOML files and nobody changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from oversight.statute.calendar import Calendar, CalendarDay, CalendarYear, DayKind, DayStanding
from oversight.statute.words import LANGUAGES, Words, numbered

__all__ = [
    "LANGUAGES",
    "Act",
    "Article",
    "Basis",
    "Binds",
    "Calendar",
    "CalendarDay",
    "CalendarYear",
    "ControlForm",
    "Counting",
    "DayKind",
    "DayStanding",
    "Deadline",
    "Direction",
    "Element",
    "Ground",
    "GroundUse",
    "Lateness",
    "Mark",
    "MonthlyIndex",
    "ObjectClass",
    "Period",
    "Region",
    "RequiredDocument",
    "Standing",
    "Statute",
    "Threshold",
    "Topic",
    "Unit",
    "Words",
    "numbered",
]


class Basis(StrEnum):
    """What a row rests on: a law, the administrative code, or a rule of the house."""

    LAW = "law"
    CODE = "code"
    HOUSE = "house"


class Standing(StrEnum):
    """How well the row is known. Only READ may be shown with an article."""

    READ = "read"
    FROM_MEMORY = "from_memory"
    UNKNOWN = "unknown"
    DESIGN = "design"


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


class Direction(StrEnum):
    """Whether the term runs after its event or counts back from it."""

    AFTER = "after"
    BEFORE = "before"


class Binds(StrEnum):
    """Whom a term binds."""

    STATE_BODY = "state_body"
    OBJECT = "object"
    SUBJECT = "subject"
    ANYONE = "anyone"


class GroundUse(StrEnum):
    """The act that a coded ground serves."""

    RETURN = "return"
    INADMISSIBLE = "inadmissible"
    TERMINATION = "termination"
    FORWARDING = "forwarding"
    DISCONTINUATION = "discontinuation"
    HEARING_OMISSION = "hearing_omission"


class Mark(StrEnum):
    """Why an element belongs on a paper: M by a text that was read, A by analogy with the code, D by our design."""

    MANDATORY = "M"
    ANALOGY = "A"
    DESIGN = "D"


@dataclass(frozen=True, slots=True)
class Period:
    """Local dates, both inclusive; an open end is None."""

    from_on: date
    until_on: date | None

    def holds(self, day: date) -> bool:
        """Whether *day* lies inside."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def overlaps(self, other: Self) -> bool:
        """Whether some day lies in both."""
        return self.holds(other.from_on) or other.holds(self.from_on)


@dataclass(frozen=True, slots=True)
class Act:
    """A law or code. `cited_as` is the neutral word of citations; when it entered into force was not read."""

    key: str
    cited_as: str
    number: str
    name: Words
    short: Words
    in_force: Period
    in_force_standing: Standing


@dataclass(frozen=True, slots=True)
class Article:
    """A provision that may be cited. `citation` is neutral ("APPK 64(7)"), `words` are for a sentence."""

    key: str
    act: str
    point: str
    citation: str
    words: Words
    summary: Words
    standing: Standing


@dataclass(frozen=True, slots=True)
class Counting:
    """The rule by which a term is counted. `article` is an article key, None unless the rule was read."""

    article: str | None
    standing: Standing
    by_analogy: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """One version of a term. `article` and `modelled_on` are article keys, `runs_from` a key of `Statute.triggers`.

    `extended_by` is the key of the term that an extension gives, counted from its decision, and `extension_notice`
    that of the term for telling of it; None where no such rule was read.
    """

    key: str
    title: Words
    article: str | None
    basis: Basis
    standing: Standing
    length: int
    unit: Unit
    direction: Direction
    runs_from: str
    counting: Counting
    is_extendable: bool
    binds: Binds
    modelled_on: str | None
    in_force: Period
    extended_by: str | None
    extension_notice: str | None


@dataclass(frozen=True, slots=True)
class ControlForm:
    """A form of public control. `final_documents` are protocol, conclusion or recommendation, the usual one first."""

    key: str
    name: Words
    basis: Basis
    standing: Standing
    is_enabled: bool
    final_documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A coded reason of an act. `article` and `modelled_on` are article keys."""

    key: str
    use: GroundUse
    name: Words
    article: str | None
    basis: Basis
    standing: Standing
    modelled_on: str | None


@dataclass(frozen=True, slots=True)
class Element:
    """Something a paper must say. `provision` is an article key, None for our own design."""

    key: str
    name: Words
    mark: Mark
    provision: str | None


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """A kind of paper and the elements it must hold."""

    key: str
    name: Words
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region by its nine-digit classifier code (`key`)."""

    key: str
    iso: str
    name: Words


@dataclass(frozen=True, slots=True)
class Topic:
    """What a case may be about."""

    key: str
    name: Words


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """A class of objects of public control, or one that is excluded from it."""

    key: str
    name: Words
    article: str
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """A day on which the clock speaks: `days` are working days after the last day of a term, negative before it."""

    key: str
    days: int
    name: Words


@dataclass(frozen=True, slots=True)
class Lateness:
    """House rules on time: each tuple in the order of its days.

    `reminders` go to whoever must act; `degrees` are due_soon, overdue, seriously_overdue; `rungs` follow the public
    mark of the agency's silence.
    """

    reminders: tuple[Threshold, ...]
    degrees: tuple[Threshold, ...]
    rungs: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class MonthlyIndex:
    """The monthly calculation index (MCI) of a calendar year, in whole tenge. Fines and ceilings are given in it."""

    year: int
    tenge: int
    standing: Standing


@dataclass(frozen=True, slots=True, eq=False)
class Statute:
    """Everything the files say, by key, in the order of the files. `revision` is a short digest of their contents.

    `deadlines` holds the newest version of each term, `deadline_versions` all of them, oldest first.
    """

    revision: str
    acts: Mapping[str, Act]
    articles: Mapping[str, Article]
    triggers: Mapping[str, Words]
    deadlines: Mapping[str, Deadline]
    deadline_versions: Mapping[str, tuple[Deadline, ...]]
    control_forms: Mapping[str, ControlForm]
    grounds: Mapping[str, Ground]
    documents: Mapping[str, RequiredDocument]
    topics: Mapping[str, Topic]
    object_classes: Mapping[str, ObjectClass]
    regions: Mapping[str, Region]
    monthly_indexes: Mapping[int, MonthlyIndex]
    calendar: Calendar
    lateness: Lateness

    def grounds_for(self, use: GroundUse) -> tuple[Ground, ...]:
        """The grounds of one act, in the order of the file."""
        return tuple(ground for ground in self.grounds.values() if ground.use is use)

    def with_calendar(self, calendar: Calendar) -> "Statute":
        """The same statute counted by another *calendar*. `revision` stays that of the files."""
        return replace(self, calendar=calendar)
