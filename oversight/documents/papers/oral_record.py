# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The record of what was said at the reception or by telephone: APPK 63(1), the card's content and who took it down.

Sections: 1 who spoke; 2 when, where and how; 3 what was said; 4 annexes; 5 what the speaker confirmed; 6 signatures.
"""

from dataclasses import dataclass

from oversight.documents.filing import Applicant, FiledAnnex, Matter, Signed
from oversight.documents.paper import Paper
from oversight.documents.papers.complaint_card import Category
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Language, Officer, Passage, Words, require_date, require_moment
from oversight.domain.terms import Channel, DocumentKind


@dataclass(frozen=True, slots=True)
class OralRecord(Plain):
    """Everything templates/documents/oral_record.html may mention."""

    frame: Frame
    applicant: Applicant
    addressee: Words
    category: Category | None
    spoken_language: Language
    channel: Channel
    place: Passage
    began_at: str
    ended_at: str
    registered_on: str
    matter: Matter
    annexes: tuple[FiledAnnex, ...]
    has_no_annexes: bool
    is_read_back: bool  # the record was read to the speaker
    remarks: Passage | None  # of the speaker on the record
    agrees_to_processing: bool
    confirms_contacts: bool
    signed: Signed
    recorder: Officer

    def __post_init__(self) -> None:
        require_moment(self.began_at, "began_at")
        require_moment(self.ended_at, "ended_at")
        require_date(self.registered_on, "registered_on")
        if self.channel not in (Channel.RECEPTION, Channel.PHONE):
            raise ContextInvalid("what was said is taken down at the reception or by telephone")

    @property
    def is_signed(self) -> bool:
        """Whether the speaker stood for the record as this commission must ask."""
        return self.is_read_back and self.signed.is_enough(for_state_body=self.frame.issuer.is_state_body)


PAPER = Paper(
    kinds=(DocumentKind.ORAL_RECORD,),
    template="oral_record.html",
    labels="labels/oral_record.toml",
    context=OralRecord,
    present={
        "applicant": lambda paper: bool(paper.applicant.filer.name.strip()),
        "address": lambda paper: bool(paper.applicant.filer.address.strip()),
        "identifier": lambda paper: paper.applicant.is_told,
        "addressee": lambda paper: bool(paper.addressee.kk.strip()),
        "substance": lambda paper: paper.matter.is_told,
        "filed_on": lambda paper: bool(paper.began_at),
        "signature": lambda paper: paper.is_signed,
        "category": lambda paper: paper.category is not None,
        "contact_confirmation": lambda paper: paper.confirms_contacts,
        "recorder": lambda paper: bool(paper.recorder.name.strip()),
        "representative": lambda paper: paper.applicant.is_represented_lawfully,
        "annexes": lambda paper: paper.has_no_annexes != bool(paper.annexes),
        "language": lambda paper: bool(paper.spoken_language),
        "channel": lambda paper: bool(paper.channel),
        "region": lambda paper: paper.matter.region is not None,
        "consent": lambda paper: paper.agrees_to_processing,
    },
    sections={
        "applicant": 1, "address": 1, "identifier": 1, "representative": 1, "addressee": 2, "category": 2, "filed_on": 2,
        "language": 2, "channel": 2, "region": 2, "substance": 3, "annexes": 4, "contact_confirmation": 5, "consent": 5,
        "signature": 6, "recorder": 6,
    },
)  # fmt: skip
