"""What the commission may correct, and how a paper stands after its notes, also those that were withdrawn again."""

import pytest

from oversight.domain.corrections import (
    AUTHORS,
    Author,
    Note,
    NotIssuedYet,
    NotOurs,
    Standing,
    Stands,
    WithdrawnAlready,
    require_correctable,
    standings,
)
from oversight.domain.events import Audience, is_public, told
from oversight.domain.terms import Action, DocumentKind

K = DocumentKind
PAPER, FIRST, SECOND, THIRD = "2026-00147/09", "2026-00147/14", "2026-00147/17", "2026-00147/20"


def test_every_kind_has_an_author() -> None:
    assert set(AUTHORS) == set(DocumentKind)


@pytest.mark.parametrize(
    "kind", [K.AGENCY_RESPONSE, K.AGENCY_HEARING_NOTICE, K.WITHDRAWAL, K.CHALLENGE, K.CONFLICT_DECLARATION]
)
def test_what_others_wrote_is_not_the_commissions_to_correct(kind: DocumentKind) -> None:
    assert AUTHORS[kind] is not Author.COMMISSION
    with pytest.raises(NotOurs):
        require_correctable(kind, is_issued=True, standing=Standing.VALID)


def test_only_an_issued_paper_that_counts_is_corrected() -> None:
    with pytest.raises(NotIssuedYet):
        require_correctable(K.RECEIPT, is_issued=False, standing=Standing.VALID)
    with pytest.raises(WithdrawnAlready):
        require_correctable(K.RECEIPT, is_issued=True, standing=Standing.WITHDRAWN)
    require_correctable(K.RECEIPT, is_issued=True, standing=Standing.CORRECTED)


def corrects(number: str, about: str = PAPER) -> Note:
    return Note(number, about, is_withdrawal=False)


def withdraws(number: str, about: str = PAPER) -> Note:
    return Note(number, about, is_withdrawal=True)


def test_every_correction_is_read_with_the_paper() -> None:
    assert standings([corrects(FIRST), corrects(SECOND)])[PAPER] == Stands(Standing.CORRECTED, (FIRST, SECOND))


def test_a_withdrawal_outweighs_every_correction() -> None:
    assert standings([corrects(FIRST), withdraws(SECOND)])[PAPER] == Stands(Standing.WITHDRAWN, (SECOND,))


def test_a_withdrawn_note_says_nothing_any_more() -> None:
    found = standings([corrects(FIRST), withdraws(SECOND), withdraws(THIRD, about=SECOND)])
    assert found == {
        PAPER: Stands(Standing.CORRECTED, (FIRST,)),
        SECOND: Stands(Standing.WITHDRAWN, (THIRD,)),
    }


def test_of_a_correction_whoever_reads_the_paper_is_told() -> None:
    def audience(kind: DocumentKind) -> set[Audience]:
        return set(told(Action.CORRECT_PAPER, {"kind": kind.value}))

    assert audience(K.RETURN_NOTICE) == {Audience.FILER}
    assert audience(K.COVER_LETTER) == {Audience.AGENCY}
    assert audience(K.FINAL_DOCUMENT_CONCLUSION) == {Audience.FILER, Audience.AGENCY}
    assert audience(K.SESSION_MINUTES) == set()


def test_the_public_sees_what_was_said_of_a_public_paper_only() -> None:
    assert is_public(Action.WITHDRAW_PAPER, {"kind": K.FINAL_DOCUMENT_CONCLUSION.value})
    assert not is_public(Action.WITHDRAW_PAPER, {"kind": K.RETURN_NOTICE.value})
