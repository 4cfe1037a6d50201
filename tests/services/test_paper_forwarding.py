"""The letter that passes a complaint on and its notice: two papers of one kind from one act, each with its number."""

from datetime import date
from io import BytesIO

import pytest

from oversight.documents.papers.forwarding_letter import ForwardingLetter
from oversight.domain.errors import NotVisible
from oversight.domain.signatures import SignatureState
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import IssuedDocument
from oversight.services import filing_steps, intake, issued_papers, verification
from oversight.services.attachments import Upload
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from oversight.services.verification import Finding
from tests import cases, filing
from tests.cases import acting, seen
from tests.persistence.corpus.signatures import detached
from tests.services.test_issuing import quickly
from tests.services.test_paper_intake import rows
from tests.world import World

TO = "Петропавл қаласының әкімдігі"
NOTE = "Суды қала әкімдігі береді."
PART = "Су туралы бөлігі.\nЖол туралы бөлігі."


def forward(services: Services, world: World, language: str = "kk") -> str:
    number = cases.take(services, world, cases.file_complaint(services, world, language=language))
    with acting(services, world.secretary) as ctx:
        intake.forward(ctx, intake.Forward(number, TO, date(2026, 2, 2), NOTE, seen(services, number)))
    return number


def letters(services: Services, number: str) -> tuple[list[IssuedDocument], list[IssuedDocument]]:
    """The rows of the letter and of the notice."""
    found = rows(services, number, DocumentKind.FORWARDING_LETTER)
    return [row for row in found if row.place == 1], [row for row in found if row.place == 2]


def read(row: IssuedDocument) -> ForwardingLetter:
    return ForwardingLetter.from_json(row.context)


def test_the_letter_tells_the_body_whom_to_answer(services: Services, world: World) -> None:
    (row, _), _ = letters(services, forward(services, world))
    letter = read(row)
    assert (letter.reader, letter.new_body.kk, letter.filer.address) == ("body", TO, cases.FILER.postal_address)
    assert letter.is_whole
    assert (letter.reasons, letter.letter_number) == ((), None)


def test_the_notice_names_the_letter_and_holds_the_note(services: Services, world: World) -> None:
    (first, _), (second,) = letters(services, forward(services, world))
    notice = read(second)
    assert notice.reader == "filer"
    assert notice.letter_number == read(first).frame.number
    assert notice.frame.number == f"{notice.letter_number}-2"
    assert [one.kk for one in notice.reasons] == [NOTE]


def test_the_body_gets_two_languages_and_the_filer_the_own_ones(services: Services, world: World) -> None:
    letter, notice = letters(services, forward(services, world, language="en"))
    assert ([row.language for row in letter], [row.language for row in notice]) == (["kk", "ru"], ["en", "kk"])


@pytest.mark.parametrize("has_files", [True, False])
def test_a_part_is_told_clause_by_clause_with_or_without_the_files(
    services: Services,
    world: World,
    *,
    has_files: bool,
) -> None:
    with acting(services, world.citizen) as ctx:
        key = filing.ready_draft(ctx, world)
        filing_steps.add_files(ctx, key, [filing.note("тізім.txt")])
        number = cases.take(services, world, filing.send(ctx, key).number)
    before = seen(services, number)
    with acting(services, world.secretary) as ctx:
        intake.forward_part(ctx, intake.ForwardPart(number, TO, PART, date(2026, 2, 2), before, has_files))
    letter = read(letters(services, number)[0][0])
    assert [one.kk for one in letter.parts] == PART.split("\n")
    assert (letter.is_whole, letter.ground.key) == (False, "forwarding_part")
    assert [one.name.kk for one in letter.annexes] == (["тізім.txt"] if has_files else [])


def test_each_is_found_by_its_own_number_and_read_by_filer_and_secretary(services: Services, world: World) -> None:
    number = forward(services, world)
    render_queued(services, quickly)
    (first, _), (second,) = letters(services, number)
    with acting(services, world.citizen) as ctx:
        shown = issued_papers.list_papers(ctx, cases.load(ctx, number))
        told = {paper.id: paper.number for paper in shown if paper.kind is DocumentKind.FORWARDING_LETTER}
        asked = [told[first.id], told[second.id], f"{number}/04-3"]
        found = [verification.check_digest(ctx, "0" * 64, one).finding for one in asked]
    assert asked[:2] == [f"{number}/04", f"{number}/04-2"]
    assert found == [Finding.CHANGED, Finding.CHANGED, Finding.UNKNOWN]
    for person in (world.chair, world.members[0], world.agency_head):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            issued_papers.read_paper(ctx, number, second.id)


def test_a_signature_among_the_files_is_passed_on_as_not_verified(services: Services, world: World) -> None:
    with acting(services, world.citizen) as ctx:
        key = filing.ready_draft(ctx, world)
        filing_steps.add_files(ctx, key, [filing.note("тізім.txt"), Upload("тізім.txt.sig", BytesIO(detached()))])
        number = cases.take(services, world, filing.send(ctx, key).number)
    with acting(services, world.secretary) as ctx:
        intake.forward(ctx, intake.Forward(number, TO, date(2026, 2, 2), NOTE, seen(services, number)))
    letter = read(letters(services, number)[0][0])
    assert {one.name.kk: one.signature for one in letter.annexes} == {
        "тізім.txt": None,
        "тізім.txt.sig": SignatureState.NOT_VERIFIED,
    }
