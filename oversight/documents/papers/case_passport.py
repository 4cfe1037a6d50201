"""The passport of a case: what it is about, where it stands, its terms, its papers and its log, each event with its
place in the chain. The public one holds what the public register shows.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Passage, Words, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Fact(Plain):
    """One row of the first page."""

    name: Words
    value: Words


@dataclass(frozen=True, slots=True)
class TermLine(Plain):
    """A term that runs or ran. ``ended_on`` is None while it runs."""

    title: Words
    starts_on: str
    due_on: str
    ended_on: str | None
    basis: Words

    def __post_init__(self) -> None:
        require_date(self.starts_on, "starts_on")
        require_date(self.due_on, "due_on")
        require_date(self.ended_on, "ended_on")


@dataclass(frozen=True, slots=True)
class LogLine(Plain):
    """One event: its place in the log, when, what, in which capacity, and the beginning of its digest."""

    sequence: int
    at: str  # aware ISO moment
    sentence: Words
    role: Words
    digest: str

    def __post_init__(self) -> None:
        require_moment(self.at, "at")


@dataclass(frozen=True, slots=True)
class PaperLine(Plain):
    """One issued paper of the case."""

    number: str
    title: Words
    issued_on: str
    languages: tuple[str, ...]

    def __post_init__(self) -> None:
        require_date(self.issued_on, "issued_on")


@dataclass(frozen=True, slots=True)
class CasePassport(Plain):
    """Everything templates/documents/case_passport.html may mention."""

    frame: Frame
    title: Passage
    control_object: ControlObject | None
    state: Words
    facts: tuple[Fact, ...]
    terms: tuple[TermLine, ...]
    log: tuple[LogLine, ...]
    hidden: int  # events that the reader of this passport may not see
    papers: tuple[PaperLine, ...]
    head_digest: str  # of the last event, 64 hexadecimal signs
    is_public: bool


PAPER = Paper(
    kinds=(DocumentKind.CASE_PASSPORT,),
    template="case_passport.html",
    labels="labels/case_passport.toml",
    context=CasePassport,
    present={
        "timeline": lambda paper: bool(paper.log) and bool(paper.head_digest),
        "state": lambda paper: bool(paper.state.kk.strip()),
    },
    sections={"timeline": 2, "state": 0},
)
