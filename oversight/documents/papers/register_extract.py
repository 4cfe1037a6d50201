"""An extract of the public register: the rows under some filters on some day, or their sum and the digest of the file.

Long registers go out as a table file; the paper then holds their number, their sums and the digest of that file.
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
    agency: Words
    region: Words
    state: Words
    recommendations: int
    answered: int
    days_late: int

    def __post_init__(self) -> None:
        require_date(self.filed_on, "filed_on")


@dataclass(frozen=True, slots=True)
class Sum(Plain):
    """So many rows in one state."""

    state: Words
    count: int


@dataclass(frozen=True, slots=True)
class TableFile(Plain):
    """The table file that holds all rows: its name, SHA-256 (64 hexadecimal signs) and size in bytes."""

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
    sums: tuple[Sum, ...]
    entries: tuple[Entry, ...]  # empty where the rows stand in the table file
    table_file: TableFile | None
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.taken_on, "taken_on")
        if len(self.entries) > MOST_ROWS:
            raise ContextInvalid(f"more than {MOST_ROWS} rows belong in a table file")
        if sum(one.count for one in self.sums) != self.total:
            raise ContextInvalid("the sums do not add up")


PAPER = Paper(
    kinds=(DocumentKind.REGISTER_EXTRACT,),
    template="register_extract.html",
    labels="labels/register_extract.toml",
    context=RegisterExtract,
    present={
        "entry": lambda paper: len(paper.entries) == paper.total or paper.table_file is not None,
        "taken_on": lambda paper: bool(paper.taken_on),
    },
    sections={"entry": 2, "taken_on": 0},
)
