"""The intake slip (талон): APPK 64(2), for a commission that is not a state body a house rule modelled on it.

It names no filer and holds no tracking secret: whoever finds the slip learns nothing about the person.
"""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import CheckAddress, Frame, Language, Officer, Words, require_date, require_moment
from oversight.domain.terms import Channel, DocumentKind


@dataclass(frozen=True, slots=True)
class Receipt(Plain):
    """Everything templates/documents/receipt.html may mention."""

    frame: Frame
    received_at: str  # the real receipt, aware ISO moment
    recorded_at: str | None  # when the secretary typed in a filing made on paper, by telephone or at the reception
    registered_on: str  # day 0: the day of receipt or the next working day
    receiver: Officer
    addressee: Words  # the commission the complaint is addressed to
    complaint_kind: Words
    complaint_language: Language
    channel: Channel
    attachments: int  # how many files were taken in
    is_guest: bool  # a guest follows the case by number and secret, an account in its own list
    follow: CheckAddress  # where the filer follows the case
    term: Term  # complaint_decide

    def __post_init__(self) -> None:
        require_moment(self.received_at, "received_at")
        require_moment(self.recorded_at, "recorded_at")
        require_date(self.registered_on, "registered_on")


PAPER = Paper(
    kinds=(DocumentKind.RECEIPT,),
    template="receipt.html",
    labels="labels/receipt.toml",
    context=Receipt,
    present={
        "number": lambda paper: bool(paper.frame.case_number.strip()),
        "received_at": lambda paper: bool(paper.received_at),
        "receiver": lambda paper: bool(paper.receiver.name.strip()) and bool(paper.receiver.post.kk.strip()),
        "addressee": lambda paper: bool(paper.addressee.kk.strip()),
        "term_end": lambda paper: paper.term.reading.key == "complaint_decide",
    },
    sections={"number": 0, "received_at": 0, "receiver": 0, "addressee": 0, "term_end": 1},
    most_pages=1,
)
