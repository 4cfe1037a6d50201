"""The notice that a filing is returned: APPK 64(7), for a commission that is no state body a rule modelled on it.

Sections: 1 ground; 2 reasons; 3 how the term was counted; 4 the right to file again.
"""

from dataclasses import dataclass

from oversight.documents.filing import Filer, Ground
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, are_said, require_date, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class ReturnNotice(Plain):
    """Everything templates/documents/return_notice.html may mention."""

    frame: Frame
    filer: Filer
    subject: Passage  # of the complaint
    received_at: str
    registered_on: str
    ground: Ground
    reasons: tuple[Passage, ...]
    term: Term  # complaint_return, from the day the ground arose
    enclosures: int  # sheets that go back with the notice
    signatory: Officer

    def __post_init__(self) -> None:
        require_moment(self.received_at, "received_at")
        require_date(self.registered_on, "registered_on")


PAPER = Paper(
    kinds=(DocumentKind.RETURN_NOTICE,),
    template="return_notice.html",
    labels="labels/return_notice.toml",
    context=ReturnNotice,
    present={
        "ground": lambda paper: bool(paper.ground.name.kk.strip()),
        "reasons": lambda paper: are_said(paper.reasons),
    },
    fixed=frozenset({"refiling"}),
    sections={"ground": 1, "reasons": 2, "refiling": 4},
)
