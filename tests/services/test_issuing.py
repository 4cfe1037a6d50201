"""An act orders its paper; the paper is made once and stays as it is."""

import hashlib
import io
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pikepdf
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, undefer

from oversight.documents.elements import MissingElement, missing_elements
from oversight.documents.errors import RenderFailed
from oversight.documents.papers.receipt import Receipt
from oversight.domain.errors import Incomplete, NotVisible
from oversight.domain.policy import GUEST, SYSTEM, Actor
from oversight.domain.policy import Seat as PolicySeat
from oversight.domain.terms import Action, Channel, DocumentKind, Role, SeenAs
from oversight.persistence import cases
from oversight.persistence.models import Docket, Event, IssuedDocument, Seat
from oversight.services import audit, issued_papers, issuing, ordering
from oversight.services.casework import conflict
from oversight.services.context import Context, Services
from oversight.services.issuing import MOST_ATTEMPTS, MOST_STARTS, Round, render_queued
from oversight.statute.words import Words
from tests.cases import file_complaint, load, record_on_paper
from tests.conftest import MONDAY, Clock
from tests.world import World

Acting = Callable[[Actor], Context]
FRIDAY_EVENING = datetime(2026, 2, 6, 14, 42, 10, tzinfo=UTC)  # 19:42:10 in Kazakhstan


pytestmark = pytest.mark.usefixtures("receipts_only")


def a_pdf() -> bytes:
    """The smallest thing with one page."""
    with pikepdf.new() as document:
        document.add_blank_page()
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()


PDF = a_pdf()


def quickly(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
    """In place of the typesetter, which has tests of its own."""
    return PDF


def failing(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
    raise RenderFailed("ran too long")


def queued(services: Services, number: str) -> list[IssuedDocument]:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        return list(
            session.scalars(
                query.where(Docket.number == number)
                .order_by(IssuedDocument.language)
                .options(undefer(IssuedDocument.content))
            )
        )


def receipt(services: Services, number: str) -> Receipt:
    return Receipt.from_json(queued(services, number)[0].context)


class TestTheReceipt:
    def test_a_kazakh_complaint_gets_one_in_kazakh(self, services: Services, world: World) -> None:
        number = file_complaint(services, world)
        (row,) = queued(services, number)
        assert (row.kind, row.language, row.state, row.sequence) == (DocumentKind.RECEIPT, "kk", "queued", 2)

    @pytest.mark.parametrize(("language", "expected"), [("ru", ["kk", "ru"]), ("en", ["en", "kk"])])
    def test_another_language_is_added_to_kazakh(
        self, services: Services, world: World, language: str, expected: list[str]
    ) -> None:
        number = file_complaint(services, world, language=language)
        assert [row.language for row in queued(services, number)] == expected
        assert receipt(services, number).complaint_language == language

    def test_it_lacks_nothing(self, services: Services, world: World) -> None:
        context = receipt(services, file_complaint(services, world))
        assert missing_elements(DocumentKind.RECEIPT, context, services.statute) == ()

    def test_it_has_number_receiver_and_addressee(self, services: Services, world: World) -> None:
        number = file_complaint(services, world)
        paper = receipt(services, number)
        assert paper.frame.case_number == number
        assert paper.frame.number == f"{number}/02"
        assert (paper.receiver.name, paper.receiver.post.ru) == ("Сәуле Қайырбекқызы", "Секретарь комиссии")
        assert paper.addressee.kk == world.commission.name_kk

    def test_the_moment_is_local(self, services: Services, world: World) -> None:
        paper = receipt(services, file_complaint(services, world))
        assert paper.received_at == "2026-02-02T10:00:00+05:00"
        assert paper.registered_on == "2026-02-02"

    def test_after_hours_both_moments_are_there(self, services: Services, world: World, clock: Clock) -> None:
        clock.now = FRIDAY_EVENING
        paper = receipt(services, file_complaint(services, world))
        assert paper.received_at == "2026-02-06T19:42:10+05:00"
        assert paper.registered_on == "2026-02-09"
        assert paper.term.reading.starts_on == "2026-02-09"

    def test_the_term_is_a_rule_of_the_house_for_a_commission_that_is_no_state_body(
        self, services: Services, world: World
    ) -> None:
        reading = receipt(services, file_complaint(services, world)).term.reading
        assert (reading.key, reading.due_on) == ("complaint_decide", "2026-02-23")
        assert (reading.basis, reading.article) == ("house", None)

    def test_a_guest_is_led_to_the_tracking_page(self, services: Services, world: World) -> None:
        paper = receipt(services, file_complaint(services, world, filer=GUEST))
        assert paper.is_guest
        assert paper.follow.url("kk") == "http://localhost/kk/track"

    def test_an_account_is_led_to_its_own_case(self, services: Services, world: World) -> None:
        number = file_complaint(services, world)
        paper = receipt(services, number)
        assert not paper.is_guest
        assert paper.follow.url("kk") == f"http://localhost/kk/my/cases/{number}"

    def test_an_organisation_files_a_request(self, services: Services, world: World) -> None:
        number = file_complaint(services, world, filer=world.ngo_head)
        paper = receipt(services, number)
        assert paper.complaint_kind.en == "Oversight request of an organisation"
        assert not paper.is_guest

    def test_on_behalf_it_names_who_typed_it_in_and_when(
        self, services: Services, session: Session, world: World
    ) -> None:
        session.query(Seat).filter_by(account_id=world.expert.account_id, body_id=world.commission.id).update(
            {"role": "secretary", "public_name": "Екінші хатшы"}
        )
        session.commit()
        expert = Actor(world.expert.account_id, (PolicySeat(Role.SECRETARY, world.commission.id),))
        number = record_on_paper(services, world, by=expert, received_at=MONDAY - timedelta(days=3))
        paper = receipt(services, number)
        assert paper.receiver.name == "Екінші хатшы"
        assert paper.received_at == "2026-01-30T10:00:00+05:00"
        assert paper.recorded_at == "2026-02-02T10:00:00+05:00"
        assert paper.channel is Channel.PAPER

    def test_without_a_secretary_the_complaint_is_taken_in_all_the_same(
        self, services: Services, session: Session, world: World
    ) -> None:
        session.query(Seat).filter_by(account_id=world.secretary.account_id).update({"ended_at": MONDAY})
        session.commit()
        assert receipt(services, file_complaint(services, world)).receiver.name == "–"

    @pytest.mark.parametrize("seen_as", list(SeenAs))
    def test_it_names_no_filer_and_repeats_no_word(self, services: Services, world: World, seen_as: SeenAs) -> None:
        number = file_complaint(services, world, seen_as=seen_as)
        said = str(queued(services, number)[0].context)
        for secret in ("Айгүл", "Тасқайың", "a@example.kz", "Жайылым", "312", "№ 112"):
            assert secret not in said


def test_an_act_whose_paper_would_lack_something_is_not_done(
    services: Services, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        ordering, "missing_elements", lambda *_: (MissingElement("term_end", Words("жоқ", "нет", "missing")),)
    )
    with pytest.raises(Incomplete):
        file_complaint(services, world)
    with services.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(IssuedDocument)) == 0


class TestMaking:
    def test_a_queued_paper_is_issued_with_its_digest(self, services: Services, world: World) -> None:
        number = file_complaint(services, world)
        assert render_queued(services, quickly) == Round(issued=1)
        (row,) = queued(services, number)
        assert (row.state, row.content, row.size, row.pages) == ("issued", PDF, len(PDF), 1)
        assert row.digest == hashlib.sha256(PDF).hexdigest()
        assert row.issued_at == MONDAY
        assert len(row.template_revision or "") == 64

    def test_an_issued_paper_is_not_made_again(self, services: Services, world: World) -> None:
        file_complaint(services, world)
        render_queued(services, quickly)
        assert render_queued(services, failing) == Round()

    def test_each_language_is_a_paper_of_its_own(self, services: Services, world: World) -> None:
        file_complaint(services, world, language="ru")
        made: list[str] = []

        def render(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
            made.append(language)
            return PDF

        assert render_queued(services, render) == Round(issued=2)
        assert sorted(made) == ["kk", "ru"]

    def test_a_paper_that_fails_is_tried_again_and_given_up_with_its_reason(
        self, services: Services, world: World
    ) -> None:
        number = file_complaint(services, world)
        rounds = [render_queued(services, failing) for _ in range(MOST_ATTEMPTS + 1)]
        assert rounds == [Round(delayed=1)] * (MOST_ATTEMPTS - 1) + [Round(failed=1), Round()]
        (row,) = queued(services, number)
        assert (row.state, row.attempts, row.failure) == ("failed", MOST_ATTEMPTS, "ran too long")

    def test_one_paper_that_fails_does_not_hold_up_the_next(self, services: Services, world: World) -> None:
        file_complaint(services, world, language="ru")

        def render(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
            return failing(kind, language, context) if language == "kk" else PDF

        assert render_queued(services, render) == Round(issued=1, delayed=1)

    def test_what_is_no_pdf_is_not_issued(self, services: Services, world: World) -> None:
        file_complaint(services, world)
        assert render_queued(services, lambda *_: b"oops") == Round(delayed=1)

    def test_the_first_bytes_win(self, services: Services, world: World) -> None:
        """Two processes make the same paper; the second one's bytes are thrown away."""
        number = file_complaint(services, world)
        other = PDF + b"\n% another"

        def render(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
            with services.context(writes=True) as ctx:
                ctx.session.execute(
                    update(IssuedDocument).values(
                        state="issued", content=other, digest="d" * 64, size=1, pages=1, issued_at=ctx.now
                    )
                )
                ctx.session.commit()
            return PDF

        assert render_queued(services, render) == Round()
        assert queued(services, number)[0].content == other

    def test_a_killed_worker_leaves_the_paper_queued(self, services: Services, world: World) -> None:
        class Killed(BaseException):
            pass

        def die(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
            raise Killed

        number = file_complaint(services, world)
        with pytest.raises(Killed):
            render_queued(services, die)
        assert queued(services, number)[0].state == "queued"
        assert render_queued(services, quickly) == Round(issued=1)

    def test_a_paper_that_kills_every_worker_is_given_up(self, services: Services, world: World) -> None:
        number = file_complaint(services, world)
        with services.context(writes=True) as ctx:
            ctx.session.execute(update(IssuedDocument).values(attempts=MOST_STARTS))
            ctx.session.commit()
        assert render_queued(services, quickly) == Round()
        (row,) = queued(services, number)
        assert (row.state, row.failure) == ("failed", issuing.INTERRUPTED)

    def test_a_call_during_a_round_makes_it_look_again(self, services: Services, world: World) -> None:
        file_complaint(services, world)
        calls: list[Round] = []

        def render(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
            if not calls:
                file_complaint(services, world)
                other = threading.Thread(target=lambda: calls.append(render_queued(services, failing)))
                other.start()
                other.join()
            return PDF

        assert render_queued(services, render) == Round(issued=2)
        assert calls == [Round()]

    def test_the_act_wakes_the_jobs(self, services: Services, world: World) -> None:
        woken: list[bool] = []
        services.wake_jobs = lambda: woken.append(True)
        file_complaint(services, world)
        assert woken


class TestTheAdministrator:
    @pytest.fixture
    def failed(self, services: Services, world: World) -> UUID:
        number = file_complaint(services, world)
        for _ in range(MOST_ATTEMPTS):
            render_queued(services, failing)
        return queued(services, number)[0].id

    def test_sees_what_failed_and_why(self, failed: UUID, world: World, acting: Acting) -> None:
        (paper,) = issuing.list_failed(acting(world.administrator))
        assert (paper.id, paper.kind, paper.failure) == (failed, "receipt", "ran too long")

    def test_has_it_made_again(self, services: Services, failed: UUID, world: World, acting: Acting) -> None:
        issuing.retry(acting(world.administrator), failed)
        assert render_queued(services, quickly) == Round(issued=1)

    @pytest.mark.parametrize("who", ["secretary", "chair", "citizen", "agency_head", "auditor"])
    def test_nobody_else_does(self, world: World, acting: Acting, who: str) -> None:
        ctx = acting(getattr(world, who))
        with pytest.raises(NotVisible):
            issuing.list_failed(ctx)
        with pytest.raises(NotVisible):
            issuing.retry(ctx, uuid4())


class TestReading:
    @pytest.fixture
    def number(self, services: Services, world: World) -> str:
        number = file_complaint(services, world, language="ru")
        render_queued(services, quickly)
        return number

    def test_the_filer_gets_the_bytes_that_were_issued(
        self, services: Services, number: str, world: World, acting: Acting
    ) -> None:
        paper_id = queued(services, number)[1].id
        file = issued_papers.read_paper(acting(world.citizen), number, paper_id)
        assert (file.name, file.content) == (f"{number}-receipt-ru.pdf", PDF)

    def test_the_secretary_reads_it_too(self, services: Services, number: str, world: World, acting: Acting) -> None:
        assert issued_papers.read_paper(acting(world.secretary), number, queued(services, number)[0].id).content == PDF

    @pytest.mark.parametrize("who", ["chair", "expert", "agency_head", "other_citizen", "ngo_head", "administrator"])
    def test_for_others_there_is_no_receipt(
        self, services: Services, number: str, world: World, acting: Acting, who: str
    ) -> None:
        with pytest.raises(NotVisible):
            issued_papers.read_paper(acting(getattr(world, who)), number, queued(services, number)[0].id)

    def test_a_paper_of_another_case_is_not_there(
        self, services: Services, number: str, world: World, acting: Acting
    ) -> None:
        another = file_complaint(services, world)
        with pytest.raises(NotVisible):
            issued_papers.read_paper(acting(world.citizen), another, queued(services, number)[0].id)

    def test_a_paper_that_is_not_ready_is_not_there(self, services: Services, world: World, acting: Acting) -> None:
        number = file_complaint(services, world)
        with pytest.raises(NotVisible):
            issued_papers.read_paper(acting(world.citizen), number, queued(services, number)[0].id)

    def test_bytes_that_are_not_those_issued_are_not_given_out(
        self, services: Services, world: World, acting: Acting
    ) -> None:
        number = file_complaint(services, world)
        with services.context(writes=True) as ctx:
            ctx.session.execute(
                update(IssuedDocument).values(state="issued", content=PDF + b"!", digest="d" * 64, issued_at=ctx.now)
            )
            ctx.session.commit()
        with pytest.raises(issued_papers.PaperDamaged):
            issued_papers.read_paper(acting(world.citizen), number, queued(services, number)[0].id)

    def test_the_public_gets_no_receipt(self, services: Services, number: str, world: World, acting: Acting) -> None:
        with pytest.raises(NotVisible):
            issued_papers.read_public_paper(acting(SYSTEM), number, queued(services, number)[0].id)

    def test_the_list_is_for_those_who_may_read(self, number: str, world: World, acting: Acting) -> None:
        lists = []
        for who in (world.citizen, world.chair):
            ctx = acting(who)
            lists.append([paper.language for paper in issued_papers.list_papers(ctx, load(ctx, number))])
            ctx.session.rollback()
        assert lists == [["kk", "ru"], []]

    @pytest.mark.parametrize(("wanted", "found"), [("ru", "ru"), ("kk", "kk"), ("en", "kk")])
    def test_one_paper_in_the_language_wanted_or_in_kazakh(
        self, number: str, world: World, acting: Acting, wanted: str, found: str
    ) -> None:
        ctx = acting(world.citizen)
        paper = issued_papers.paper_of(ctx, load(ctx, number), DocumentKind.RECEIPT, wanted)
        assert paper is not None
        assert (paper.language, paper.is_issued, paper.pages) == (found, True, 1)

    def test_a_paper_that_was_not_ordered_is_none(self, number: str, world: World, acting: Acting) -> None:
        ctx = acting(world.citizen)
        assert issued_papers.paper_of(ctx, load(ctx, number), DocumentKind.FINAL_DOCUMENT_PROTOCOL, "kk") is None


def test_the_digest_of_the_bytes_goes_into_the_log(services: Services, world: World) -> None:
    number = file_complaint(services, world)
    render_queued(services, quickly)
    with services.context(writes=False) as ctx:
        paper = ctx.session.scalars(select(IssuedDocument)).first()
        event = ctx.session.scalars(select(Event).where(Event.action == Action.ISSUE_PAPER)).first()
        assert (event.role, event.actor_id) == (Role.SYSTEM, None)
        assert event.data == {
            "paper": f"{number}/02",
            "kind": "receipt",
            "language": paper.language,
            "sha256": paper.digest,
        }
        assert audit.verify(ctx, number).first_wrong is None


def test_a_paper_typeset_twice_is_logged_once(services: Services, world: World) -> None:
    file_complaint(services, world)
    render_queued(services, quickly)
    render_queued(services, quickly)
    with services.database.reading() as session:
        query = select(func.count()).select_from(Event).where(Event.action == Action.ISSUE_PAPER)
        assert session.scalar(query) == session.scalar(select(func.count()).select_from(IssuedDocument))


def test_a_typeset_paper_is_no_reason_to_refuse_a_form(services: Services, world: World) -> None:
    number = file_complaint(services, world)
    with services.context(writes=False) as ctx:
        sequence = load(ctx, number).last_sequence
    render_queued(services, quickly)
    with services.context(writes=False) as ctx:
        meanwhile = cases.events_of(ctx.session, load(ctx, number).id, after=sequence)
        assert meanwhile
        assert conflict(meanwhile).changes == ()
