"""A correction is a new paper that names the old one; the old one stays, and says openly how it stands."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DatabaseError

from oversight.documents.registry import DOCUMENTS
from oversight.domain.corrections import NotIssuedYet, NotOurs, Standing, WithdrawnAlready
from oversight.domain.errors import EditConflict, InputRefused, NotPermitted, NotVisible
from oversight.domain.policy import Actor
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Docket, Event, IssuedDocument, Notification, PaperNote
from oversight.services import corrections, issued_papers, issuing, register, verification
from oversight.services.context import Services
from oversight.services.corrections import Change, CorrectPaper, WithdrawPaper
from tests import cases
from tests.cases import acting, load
from tests.conftest import Clock
from tests.services.test_issuing import PDF
from tests.world import World

K = DocumentKind
FINAL = frozenset({K.FINAL_DOCUMENT_CONCLUSION, K.FINAL_DOCUMENT_PROTOCOL, K.FINAL_DOCUMENT_RECOMMENDATION})
TERM = Change("7-бөлім, 1-ұсыным", "60 жұмыс күні", "30 жұмыс күні")
DATE = Change("2-бөлім", "14.03.2025", "15.03.2025")
REASONS = "Құжатты дайындау кезінде мерзім қате терілген."


def typeset(_kind: object, language: str, context: Mapping[str, Any]) -> bytes:
    """A file that bears the number of its paper in the open, as papers do."""
    return PDF + f"\n% {language} {context['frame']['number']}".encode()


def issue(services: Services) -> None:
    issuing.render_queued(services, typeset)


@pytest.fixture
def sent(services: Services, world: World, clock: Clock) -> str:
    """A case whose final document was sent on Monday and is public since Tuesday."""
    number = cases.to_sent(services, world)
    issue(services)
    clock.forward(days=1)
    return number


def rows_of(services: Services, number: str, *kinds: DocumentKind) -> list[IssuedDocument]:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        query = query.where(Docket.number == number, IssuedDocument.kind.in_(kinds))
        return list(session.scalars(query.order_by(IssuedDocument.sequence, IssuedDocument.language)))


def number_of(services: Services, number: str, *kinds: DocumentKind) -> str:
    return str(rows_of(services, number, *kinds)[-1].context["frame"]["number"])


def correct(services: Services, world: World, paper: str, *changes: Change, **more: Any) -> None:
    by: Actor = more.pop("by", world.secretary)
    docket = paper.partition("/")[0]
    seen = more.pop("seen", None) or cases.seen(services, docket)
    with acting(services, by) as ctx:
        command = CorrectPaper(docket, paper, changes, more.get("reasons", REASONS), seen)
        corrections.correct_paper(ctx, command)


def withdraw(services: Services, world: World, paper: str, reasons: str = REASONS) -> None:
    docket = paper.partition("/")[0]
    seen = cases.seen(services, docket)
    with acting(services, world.secretary) as ctx:
        corrections.withdraw_paper(ctx, WithdrawPaper(docket, paper, reasons, seen))


def standing(services: Services, paper: str, language: str = "kk") -> tuple[Standing, tuple[str, ...]]:
    """What anybody learns who checks the file of that paper."""
    with services.context(writes=False) as ctx:
        checked = verification.check_file(ctx, [PDF + f"\n% {language} {paper}".encode()])
    assert checked.paper is not None
    return checked.paper.standing, checked.paper.notes


def told(services: Services, number: str, message: str) -> set[str]:
    """To which desks the mail about an act leads."""
    with services.database.reading() as session:
        query = select(Notification).join(Docket, Docket.id == Notification.docket_id)
        rows = session.scalars(query.where(Docket.number == number, Notification.message == message))
        return {str(row.content["path"]).split("/")[1] for row in rows}


def listed(services: Services, number: str) -> dict[str, Mapping[str, Any]]:
    """The Kazakh papers of the public page by number."""
    with services.context(writes=False) as ctx:
        papers: Any = register.public_case(ctx, number)["papers"]
    return {paper["number"]: paper for paper in papers if paper["language"] == "kk"}


class TestACorrection:
    def test_is_a_paper_that_names_the_old_one(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        correct(services, world, final, TERM, DATE)
        notes, old = rows_of(services, sent, K.CORRECTION_NOTE), rows_of(services, sent, *FINAL)
        assert {row.language for row in notes} == {row.language for row in old}
        note = DOCUMENTS[K.CORRECTION_NOTE].context.from_json(notes[0].context)
        assert (note.paper_number, note.paper_on) == (final, "2026-02-02")
        assert {file.language: file.digest for file in note.paper_files} == {row.language: row.digest for row in old}
        assert note.corrections[0].was.kk == "60 жұмыс күні"
        assert note.corrections[1].now.ru == note.corrections[1].now.kk == "15.03.2025"

    def test_is_told_by_whoever_checks_the_old_one(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        assert standing(services, final) == (Standing.VALID, ())
        correct(services, world, final, TERM)
        note = number_of(services, sent, K.CORRECTION_NOTE)
        assert standing(services, final) == standing(services, final, "ru") == (Standing.CORRECTED, (note,))
        issue(services)
        assert standing(services, note) == (Standing.VALID, ())

    def test_leaves_its_digest_in_the_log_and_no_word(self, services: Services, world: World, sent: str) -> None:
        correct(services, world, number_of(services, sent, *FINAL), TERM)
        with services.database.writing() as session, pytest.raises(DatabaseError, match="append-only"):
            session.execute(update(PaperNote).values(reasons="Басқа"))
        with services.context(writes=False) as ctx:
            query = select(Event).where(Event.docket_id == load(ctx, sent).id).order_by(Event.sequence.desc())
            event = ctx.session.scalars(query).first()
        assert event is not None
        assert set(event.data) == {"paper", "kind", "places", "sealed"}
        assert len(event.data["sealed"]) == 64

    def test_stands_beside_a_public_paper(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        correct(services, world, final, TERM)
        note = number_of(services, sent, K.CORRECTION_NOTE)
        assert (listed(services, sent)[final]["standing"], listed(services, sent)[final]["notes"]) == (
            "corrected",
            [note],
        )
        issue(services)
        assert listed(services, sent)[note]["about"] == final
        with services.context(writes=False) as ctx:
            events: Any = register.public_case(ctx, sent)["events"]
        assert events[-1]["action"] == "correct_paper"

    def test_is_told_to_those_who_read_the_paper(self, services: Services, world: World, sent: str) -> None:
        correct(services, world, number_of(services, sent, *FINAL), TERM)
        assert told(services, sent, "correct_paper") == {"agency", "my"}

    def test_of_a_letter_is_read_where_the_letter_is(self, services: Services, world: World, sent: str) -> None:
        correct(services, world, number_of(services, sent, K.COVER_LETTER), TERM)
        assert told(services, sent, "correct_paper") == {"agency"}
        issue(services)
        (note,) = [row for row in rows_of(services, sent, K.CORRECTION_NOTE) if row.language == "kk"]
        assert note.context["frame"]["number"] not in listed(services, sent)
        with acting(services, world.agency_head) as ctx:
            assert issued_papers.read_paper(ctx, sent, note.id).content
        with acting(services, world.citizen) as ctx, pytest.raises(NotVisible):
            issued_papers.read_paper(ctx, sent, note.id)


class TestAWithdrawal:
    def test_leaves_the_paper_where_it_was_and_marks_it(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        withdraw(services, world, final)
        note = number_of(services, sent, K.CORRECTION_NOTE)
        assert standing(services, final) == (Standing.WITHDRAWN, (note,))
        assert listed(services, sent)[final]["standing"] == "withdrawn"
        assert (
            DOCUMENTS[K.CORRECTION_NOTE]
            .context.from_json(rows_of(services, sent, K.CORRECTION_NOTE)[0].context)
            .is_withdrawal
        )

    def test_of_a_note_makes_the_paper_stand_as_before(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        withdraw(services, world, final)
        note = number_of(services, sent, K.CORRECTION_NOTE)
        issue(services)
        withdraw(services, world, note)
        assert standing(services, final) == (Standing.VALID, ())
        assert standing(services, note)[0] is Standing.WITHDRAWN
        assert listed(services, sent)[note]["standing"] == "withdrawn"

    def test_is_the_end_of_a_paper(self, services: Services, world: World, sent: str) -> None:
        final = number_of(services, sent, *FINAL)
        withdraw(services, world, final)
        with pytest.raises(WithdrawnAlready):
            correct(services, world, final, TERM)


class TestRefused:
    def test_before_the_paper_is_issued(self, services: Services, world: World) -> None:
        number = cases.file_complaint(services, world)
        with pytest.raises(NotIssuedYet):
            correct(services, world, f"{number}/02", TERM)

    def test_what_is_somebody_elses(self, services: Services, world: World, sent: str) -> None:
        with pytest.raises(NotOurs):
            correct(services, world, number_of(services, sent, K.CONFLICT_DECLARATION), TERM)

    def test_under_the_number_of_another_case(self, services: Services, world: World, sent: str) -> None:
        other, seen = cases.file_complaint(services, world), cases.seen(services, sent)
        issue(services)
        with acting(services, world.secretary) as ctx, pytest.raises(NotVisible):
            corrections.correct_paper(ctx, CorrectPaper(sent, f"{other}/02", (TERM,), REASONS, seen))

    def test_of_what_the_person_may_not_read(self, services: Services, world: World) -> None:
        number = cases.take(services, world, cases.file_complaint(services, world))
        cases.declare(services, number, (world.chair,))
        with acting(services, world.secretary) as ctx:
            command = cases.intake.RequestFix(number, "Көшірмесі керек.", cases.seen(services, number))
            cases.intake.request_fix(ctx, command)
        issue(services)
        notice = number_of(services, number, K.DEFECT_NOTICE)
        with pytest.raises(NotVisible):
            correct(services, world, notice, TERM, by=world.chair)
        with pytest.raises(NotVisible):
            correct(services, world, notice, TERM, by=world.second_agency_head)
        with pytest.raises(NotPermitted):
            correct(services, world, notice, TERM, by=world.members[0])
        correct(services, world, notice, Change("Айгүл Серікқызы", "5-үй", "6-үй"))
        assert told(services, number, "correct_paper") == {"my"}

    def test_an_empty_change_and_one_that_names_the_filer(self, services: Services, world: World, sent: str) -> None:
        wrong: tuple[tuple[str, tuple[Change, ...]], ...] = (
            ("places", ()),
            ("places-0-was", (Change("7-бөлім", "", "30 күн"),)),
            ("places-1-now", (TERM, Change("7-бөлім", "60  күн", "60 күн"))),
            ("places-0-was", (Change("7-бөлім", "Айгүлдің жері", "жер"),)),
            ("places-0-now", (Change("7-бөлім", "жер", "990101500016 жері"),)),
        )
        for field, changes in wrong:
            with pytest.raises(InputRefused) as refused:
                correct(services, world, number_of(services, sent, *FINAL), *changes)
            assert set(refused.value.fields) == {field}
            assert "Айгүл" not in str(refused.value.fields)
        with services.database.reading() as session:
            assert session.scalars(select(PaperNote)).all() == []

    def test_from_a_page_that_did_not_show_the_last_note(self, services: Services, world: World, sent: str) -> None:
        final, before = number_of(services, sent, *FINAL), cases.seen(services, sent)
        correct(services, world, final, TERM)
        with pytest.raises(EditConflict) as refused:
            correct(services, world, final, DATE, seen=before)
        assert refused.value.changes == ("correct_paper",)
