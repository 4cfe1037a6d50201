"""The challenge (жалоба) against the agency's answer or silence: the list of APPK 93."""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.plain import Plain
from oversight.documents.reading import Term
from oversight.documents.values import Frame, Officer, Passage, Words, are_said, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Complainant(Plain):
    """Who challenges, as the code asks it to be named. ``identifier`` is an IIN or a BIN."""

    name: Words
    identifier: str
    address: Passage
    residence: Passage | None  # where the complainant actually lives or works, if elsewhere


@dataclass(frozen=True, slots=True)
class Challenge(Plain):
    """Everything templates/documents/challenge.html may mention."""

    frame: Frame
    body: Words  # that hears the challenge: the superior body
    filed_with: Words  # the body complained of, which sends it upward
    complainant: Complainant
    against: Words
    subject: Literal["refusal", "part", "silence"]
    title: Passage  # of the final document
    learned_on: str
    circumstances: tuple[Passage, ...]
    evidence: tuple[Passage, ...]
    asks: tuple[Passage, ...]
    file_term: Term  # challenge_file
    annexes: tuple[Passage, ...]
    signed_on: str
    signatory: Officer

    def __post_init__(self) -> None:
        require_date(self.learned_on, "learned_on")
        require_date(self.signed_on, "signed_on")


PAPER = Paper(
    kinds=(DocumentKind.CHALLENGE,),
    template="challenge.html",
    labels="labels/challenge.toml",
    context=Challenge,
    present={
        "body": lambda paper: bool(paper.body.kk.strip()),
        "complainant": lambda paper: (
            bool(paper.complainant.name.kk.strip() and paper.complainant.identifier.strip())
            and not paper.complainant.address.is_empty
        ),
        "against": lambda paper: bool(paper.against.kk.strip()),
        "circumstances": lambda paper: are_said(paper.circumstances) and are_said(paper.evidence),
        "signature": lambda paper: bool(paper.signed_on) and bool(paper.signatory.name.strip()),
        "annexes": lambda paper: are_said(paper.annexes),
    },
    sections={"body": 0, "complainant": 0, "against": 0, "circumstances": 1, "annexes": 5, "signature": 6},
)
