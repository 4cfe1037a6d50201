"""The notice of what a filing lacks: APPK 64(6), for a commission that is no state body a rule modelled on it.

Sections: 1 what is missing; 2 the time to supply it; 3 how to supply it; 4 what follows otherwise.
"""

from dataclasses import dataclass

from oversight.documents.filing import Filer
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import CheckAddress, Frame, Officer, Passage, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Defect(Plain):
    """One thing that is missing. Its number is its place in the list."""

    text: Passage
    provision: str | None  # which text asks for it: "APPK 63"; None where the commission names none


@dataclass(frozen=True, slots=True)
class DefectNotice(Plain):
    """Everything templates/documents/defect_notice.html may mention."""

    frame: Frame
    filer: Filer
    subject: Passage  # of the complaint
    received_at: str
    registered_on: str
    missing: tuple[Defect, ...]
    term: Term  # complaint_fix
    is_guest: bool  # a guest answers with number and secret, an account in its own list
    online: CheckAddress  # where
    signatory: Officer

    def __post_init__(self) -> None:
        require_moment(self.received_at, "received_at")
        require_date(self.registered_on, "registered_on")


PAPER = Paper(
    kinds=(DocumentKind.DEFECT_NOTICE,),
    template="defect_notice.html",
    labels="labels/defect_notice.toml",
    context=DefectNotice,
    present={
        "missing": lambda paper: are_said(tuple(one.text for one in paper.missing)),
        "term": lambda paper: paper.term.reading.key == "complaint_fix",
    },
    fixed=frozenset({"consequence"}),
    sections={"missing": 1, "term": 2, "consequence": 4},
)
