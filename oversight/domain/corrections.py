"""Which issued papers a commission may correct or withdraw, and how a paper stands after its notes.

A paper is never changed: a note of its own names it and says what is to be read instead, or that it counts no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import DocumentKind as K
from oversight.domain.words import N_


class Author(StrEnum):
    """Whose word a paper is."""

    COMMISSION = "commission"
    FILER = "filer"
    AGENCY = "agency"
    PERSON = "person"  # a member's or an expert's own
    REGISTER = "register"  # drawn anew from the records whenever it is asked for


AUTHORS: dict[K, Author] = {
    K.RECEIPT: Author.COMMISSION,
    K.COMPLAINT_CARD: Author.FILER,
    K.ORAL_RECORD: Author.COMMISSION,
    K.DEFECT_NOTICE: Author.COMMISSION,
    K.RETURN_NOTICE: Author.COMMISSION,
    K.FORWARDING_LETTER: Author.COMMISSION,
    K.ADMISSIBILITY_SHEET: Author.COMMISSION,
    K.CONFLICT_DECLARATION: Author.PERSON,
    K.RECUSAL_DECISION: Author.COMMISSION,
    K.CONTROL_DECISION: Author.COMMISSION,
    K.CONTROL_NOTICE: Author.COMMISSION,
    K.INFORMATION_REQUEST: Author.COMMISSION,
    K.MONITORING_RECORD: Author.COMMISSION,
    K.PUBLIC_HEARING_PROTOCOL: Author.COMMISSION,
    K.EXPERT_OPINION: Author.PERSON,
    K.FINAL_DOCUMENT_PROTOCOL: Author.COMMISSION,
    K.FINAL_DOCUMENT_CONCLUSION: Author.COMMISSION,
    K.FINAL_DOCUMENT_RECOMMENDATION: Author.COMMISSION,
    K.COVER_LETTER: Author.COMMISSION,
    K.AGENCY_RESPONSE: Author.AGENCY,
    K.AGENCY_HEARING_NOTICE: Author.AGENCY,
    K.AGENCY_HEARING_PROTOCOL: Author.AGENCY,
    K.HEARING_WAIVER: Author.COMMISSION,
    K.EXTENSION_DECISION: Author.COMMISSION,
    K.WITHDRAWAL: Author.FILER,
    K.TERMINATION_DECISION: Author.COMMISSION,
    K.CHALLENGE: Author.FILER,
    K.OVERDUE_NOTICE: Author.COMMISSION,
    K.REGISTER_EXTRACT: Author.REGISTER,
    K.CASE_PASSPORT: Author.COMMISSION,
    K.SESSION_MINUTES: Author.COMMISSION,
    K.CORRECTION_NOTE: Author.COMMISSION,
    K.ANNUAL_REPORT: Author.REGISTER,
    K.CASE_FILE: Author.REGISTER,
}
"""The commission corrects and withdraws its own papers only."""


class NotOurs(TransitionNotAllowed):
    """The paper is somebody else's word."""

    message = N_("This paper is not the commission's own: only who wrote it can correct or withdraw it.")


class NotIssuedYet(TransitionNotAllowed):
    """The paper waits to be typeset, or could not be."""

    message = N_("This paper is not issued yet. Wait until it can be downloaded.")


class WithdrawnAlready(TransitionNotAllowed):
    """Nothing is left to correct."""

    message = N_("This paper is already withdrawn: it counts no more, and nothing in it can be corrected.")


class Standing(StrEnum):
    """How an issued paper stands today."""

    VALID = "valid"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Note:
    """What one note says of one paper: the number of the note, that of the paper, and whether it withdraws it."""

    number: str
    about: str
    is_withdrawal: bool


@dataclass(frozen=True, slots=True)
class Stands:
    """How a paper stands and the numbers of the notes that say so, oldest first."""

    standing: Standing
    notes: tuple[str, ...]


VALID = Stands(Standing.VALID, ())


def standings(notes: Iterable[Note]) -> dict[str, Stands]:
    """How each paper stands that one of *notes* is about; every other paper is VALID. *notes* come in order of time.

    A withdrawal outweighs every correction. A note that was withdrawn itself says nothing any more, so the paper it was
    about stands as it did before: whatever comes later is judged first.
    """
    in_force: list[Note] = []
    ended: set[str] = set()
    for note in reversed(tuple(notes)):
        if note.number not in ended:
            in_force.insert(0, note)
            if note.is_withdrawal:
                ended.add(note.about)
    return {about: _stands([note for note in in_force if note.about == about]) for about in {n.about for n in in_force}}


def _stands(notes: list[Note]) -> Stands:
    is_withdrawn = any(note.is_withdrawal for note in notes)
    return Stands(
        Standing.WITHDRAWN if is_withdrawn else Standing.CORRECTED,
        tuple(note.number for note in notes if note.is_withdrawal or not is_withdrawn),
    )


def is_correctable(kind: K, *, is_issued: bool, standing: Standing) -> bool:
    """Whether the commission may correct or withdraw a paper of that kind that stands so."""
    return AUTHORS[kind] is Author.COMMISSION and is_issued and standing is not Standing.WITHDRAWN


def require_correctable(kind: K, *, is_issued: bool, standing: Standing) -> None:
    """As `is_correctable`, with the reason of the refusal.

    Raises NotOurs, NotIssuedYet or WithdrawnAlready.
    """
    if AUTHORS[kind] is not Author.COMMISSION:
        raise NotOurs
    if not is_issued:
        raise NotIssuedYet
    if standing is Standing.WITHDRAWN:
        raise WithdrawnAlready
