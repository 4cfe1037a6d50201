"""An extract of the public register: the rows under some filters on some day, or their sums and the digests of files.

Long registers go out as table files; the paper then holds their number, their sums and the digest of each file.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind

MOST_ROWS = 500
"""So many rows are printed; a longer register goes out as a table file."""


@dataclass(frozen=True, slots=True)
class Condition(Plain):
    """One filter and its value, as the reader chose it."""

    name: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Entry(Plain):
    """One row of the public register: what everyone may read, and nothing else."""

    number: str
    filed_on: str
    title: Passage
    agency: Words | None  # None: no object of control is named yet
    region: Words
    state: Words
    recommendations: int
    answered: int
    days_late: int

    def __post_init__(self) -> None:
        require_date(self.filed_on, "filed_on")


@dataclass(frozen=True, slots=True)
class Sum(Plain):
    """So many rows of one kind: in one state, of one region."""

    name: Words
    count: int


@dataclass(frozen=True, slots=True)
class TableFile(Plain):
    """A table file that holds all rows: its name, SHA-256 (64 hexadecimal signs) and size in bytes."""

    name: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class RegisterExtract(Plain):
    """Everything templates/documents/register_extract.html may mention."""

    frame: Frame
    taken_on: str  # the day the register is shown as of
    conditions: tuple[Condition, ...]
    total: int
    late: int  # of these, past their term
    sums: tuple[Sum, ...]  # by state
    regions: tuple[Sum, ...]
    entries: tuple[Entry, ...]  # empty where the rows stand in the table files
    table_files: tuple[TableFile, ...]
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.taken_on, "taken_on")
        if len(self.entries) > MOST_ROWS:
            raise ContextInvalid(f"more than {MOST_ROWS} rows belong in a table file")
        if any(sum(one.count for one in sums) != self.total for sums in (self.sums, self.regions)):
            raise ContextInvalid("the sums do not add up")
        if not 0 <= self.late <= self.total:
            raise ContextInvalid("more rows are late than there are")

    @property
    def most(self) -> int:
        """So many rows would have been printed."""
        return MOST_ROWS


PAPER = Paper(
    kinds=(DocumentKind.REGISTER_EXTRACT,),
    template="register_extract.html",
    labels="labels/register_extract.toml",
    context=RegisterExtract,
    present={
        "entry": lambda paper: len(paper.entries) == paper.total or bool(paper.table_files),
        "taken_on": lambda paper: bool(paper.taken_on),
    },
    sections={"entry": 4, "taken_on": 0},
)
