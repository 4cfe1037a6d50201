"""The first pages of a whole case file: what is in it, on which page, and the digest of each paper. Our own form."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Passage, Words, require_date
from oversight.domain.terms import DocumentKind, Station


@dataclass(frozen=True, slots=True)
class Content(Plain):
    """One issued paper in the file: where it begins, counted through the whole file, and its SHA-256."""

    number: str
    title: Words
    issued_on: str
    language: str
    first_page: int
    pages: int
    digest: str

    def __post_init__(self) -> None:
        require_date(self.issued_on, "issued_on")


@dataclass(frozen=True, slots=True)
class CaseFile(Plain):
    """Everything templates/documents/case_file.html may mention."""

    frame: Frame
    title: Passage
    body: Words | None  # under control; None where it is not named yet
    station: Station
    is_public: bool
    contents: tuple[Content, ...]
    total_pages: int
    events: int  # in the log of the case
    head_digest: str  # of the last of them, 64 hexadecimal signs

    def __post_init__(self) -> None:
        starts = [content.first_page for content in self.contents]
        if starts != sorted(starts):
            raise ContextInvalid("the papers are not in the order of their pages")


PAPER = Paper(
    kinds=(DocumentKind.CASE_FILE,),
    template="case_file.html",
    labels="labels/case_file.toml",
    context=CaseFile,
    present={
        "contents": lambda paper: bool(paper.contents),
        "log": lambda paper: bool(paper.head_digest.strip()),
    },
    sections={"contents": 1, "log": 2},
)
