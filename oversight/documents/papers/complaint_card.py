# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The card of a filing with everything APPK 63 asks for. It holds personal data and never leaves the commission's desk.

Sections: 1 the filer; 2 what was filed and how; 3 the substance; 4 annexes; 5 what the filer confirmed.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.filing import Applicant, FiledAnnex, Matter, Signed
from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Language, Officer, Words, require_date, require_moment
from oversight.domain.terms import Channel, ComplaintKind, DocumentKind

Category = Literal["application", "complaint", "message", "proposal", "response", "request"]
"""What the code calls a filing."""


@dataclass(frozen=True, slots=True)
class ComplaintCard(Plain):
    """Everything templates/documents/complaint_card.html may mention."""

    frame: Frame
    applicant: Applicant
    addressee: Words
    category: Category | None
    complaint_kind: ComplaintKind
    complaint_language: Language
    channel: Channel
    received_at: str
    registered_on: str
    matter: Matter
    annexes: tuple[FiledAnnex, ...]
    has_no_annexes: bool  # said openly, so that an empty list is never an oversight
    agrees_to_processing: bool  # of personal data
    confirms_contacts: bool  # that notice to the contacts given is proper
    signed: Signed
    compiler: Officer | None  # None: made from what the filer typed

    def __post_init__(self) -> None:
        require_moment(self.received_at, "received_at")
        require_date(self.registered_on, "registered_on")

    @property
    def is_signed(self) -> bool:
        """Whether the filer stood for the text as this commission must ask."""
        return self.signed.is_enough(for_state_body=self.frame.issuer.is_state_body)


PAPER = Paper(
    kinds=(DocumentKind.COMPLAINT_CARD,),
    template="complaint_card.html",
    labels="labels/complaint_card.toml",
    context=ComplaintCard,
    present={
        "applicant": lambda paper: bool(paper.applicant.filer.name.strip()),
        "address": lambda paper: bool(paper.applicant.filer.address.strip()),
        "identifier": lambda paper: paper.applicant.is_told,
        "addressee": lambda paper: bool(paper.addressee.kk.strip()),
        "substance": lambda paper: paper.matter.is_told,
        "filed_on": lambda paper: bool(paper.received_at),
        "signature": lambda paper: paper.is_signed,
        "category": lambda paper: paper.category is not None,
        "contact_confirmation": lambda paper: paper.confirms_contacts,
        "representative": lambda paper: paper.applicant.is_represented_lawfully,
        "annexes": lambda paper: paper.has_no_annexes != bool(paper.annexes),
        "language": lambda paper: bool(paper.complaint_language),
        "channel": lambda paper: bool(paper.channel),
        "region": lambda paper: paper.matter.region is not None,
        "consent": lambda paper: paper.agrees_to_processing,
    },
    sections={
        "applicant": 1, "address": 1, "identifier": 1, "representative": 1, "addressee": 2, "category": 2, "filed_on": 2,
        "language": 2, "channel": 2, "region": 2, "substance": 3, "annexes": 4, "contact_confirmation": 5, "consent": 5,
        "signature": 5,
    },
)  # fmt: skip
