"""The final document says what was adopted, under the numbers that were voted on, and nothing of the complaint."""

from dataclasses import dataclass

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.final_document import FinalDocument
from oversight.domain.errors import NotVisible
from oversight.domain.terms import DocumentKind, FinalDocumentKind, InterestStatement, MotionKind, VoteChoice
from oversight.persistence.models import Docket, IssuedDocument
from oversight.services import deadline_watch, dispatch, final_documents, findings, issued_papers, reviews
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from tests import cases
from tests.cases import acting, seen_case
from tests.conftest import Clock
from tests.services.test_issuing import quickly
from tests.world import World


@dataclass(frozen=True, slots=True)
class Sent:
    """The papers of a final document that was sent: three recommendations, the second voted down."""

    rows: tuple[IssuedDocument, ...]
    paper: FinalDocument
    agency_ru: str

    @property
    def said(self) -> str:
        return str(self.rows[0].context)


_sent: dict[str, Sent] = {}  # the walk takes a second; what it leaves in memory is read by many tests


@pytest.fixture
def sent(services: Services, world: World) -> Sent:
    engine = services.database.engine.name
    if engine not in _sent:
        number = cases.to_sent(services, world, count=3, rejected={2})
        _sent[engine] = Sent(rows_of(services, number), paper_of(services, number), world.agency.name_ru)
    return _sent[engine]


def rows_of(services: Services, number: str) -> tuple[IssuedDocument, ...]:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        query = query.where(Docket.number == number, IssuedDocument.kind == DocumentKind.FINAL_DOCUMENT_CONCLUSION)
        return tuple(session.scalars(query.order_by(IssuedDocument.language)))


def paper_of(services: Services, number: str) -> FinalDocument:
    return FinalDocument.from_json(rows_of(services, number)[0].context)


def test_dispatch_orders_it_in_three_languages(sent: Sent) -> None:
    assert [row.language for row in sent.rows] == ["en", "kk", "ru"]
    assert {row.kind for row in sent.rows} == {DocumentKind.FINAL_DOCUMENT_CONCLUSION}
    assert len({str(row.context) for row in sent.rows}) == 1


def test_it_lacks_nothing(sent: Sent, services: Services) -> None:
    assert missing_elements(DocumentKind.FINAL_DOCUMENT_CONCLUSION, sent.paper, services.statute) == ()


def test_what_was_voted_down_is_not_printed_and_numbers_stay(sent: Sent) -> None:
    assert [one.number for one in sent.paper.recommendations] == [1, 3]
    assert [one.recommendation for one in sent.paper.votes] == [1, 3, None]


def test_where_nothing_was_carried_the_proposals_stand_and_no_breach_is_denied(
    services: Services, world: World
) -> None:
    paper = paper_of(services, cases.to_sent(services, world, count=2, rejected={1, 2}))
    assert (paper.recommendations, paper.has_no_violations, paper.response_term) == ((), False, None)
    assert paper.proposals
    assert missing_elements(DocumentKind.FINAL_DOCUMENT_CONCLUSION, paper, services.statute) == ()


def test_who_was_recused_is_printed_in_one_line_and_why_is_not(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world, count=1)
    cases.declare(services, number, [world.members[3]], InterestStatement.PRESENT)
    with acting(services, world.secretary) as ctx:
        dispatch.dispatch(ctx, dispatch.Dispatch(number, seen_case(services, number)))
    paper = paper_of(services, number)
    assert [(one.name, one.post.kk) for one in paper.recusals] == [("Мүше 4", "Комиссия мүшесі")]
    assert cases.NATURE not in str(paper)


def test_a_text_is_there_in_both_languages_and_the_authentic_one_is_marked(sent: Sent) -> None:
    text = sent.paper.recommendations[0].text
    assert (text.kk, text.authentic) == ("Жалға беру шартын бұзып, жайылымды ауылға қайтару.", "kk")
    assert text.ru == "Расторгнуть договор аренды и вернуть пастбище селу."


def test_the_set_has_one_authentic_language(sent: Sent) -> None:
    assert (sent.paper.frame.languages, sent.paper.frame.authentic) == (("kk", "ru", "en"), ("kk",))


def test_the_term_of_dispatch_runs_from_completion(sent: Sent) -> None:
    reading = sent.paper.dispatch_term.reading
    assert (reading.article, reading.starts_on, reading.due_on) == ("Law 13(2)", "2026-02-02", "2026-02-11")


def test_the_term_of_the_answer_is_assumed_from_the_deemed_receipt(sent: Sent) -> None:
    """Sent on Monday 2 February: deemed received on the 3rd if nobody confirms."""
    term = sent.paper.response_term
    assert term is not None
    assert term.is_assumed
    assert (term.reading.article, term.reading.starts_on, term.reading.due_on) == (
        "Law 13(4)",
        "2026-02-03",
        "2026-02-17",
    )


def test_the_votes_add_up_as_they_were_closed(sent: Sent) -> None:
    whole = sent.paper.votes[-1]
    assert (whole.members, whole.eligible, whole.voted, whole.votes_for, whole.is_carried) == (6, 6, 6, 6, True)


def test_it_is_signed_by_chair_and_secretary(sent: Sent) -> None:
    assert [one.name for one in sent.paper.signatories] == ["Ерлан Төлегенұлы", "Сәуле Қайырбекқызы"]


def test_it_is_addressed_to_the_agency_and_its_class(sent: Sent) -> None:
    assert sent.paper.control_object.name.ru == sent.agency_ru
    assert sent.paper.control_object.object_class is not None


def test_it_holds_no_word_of_the_complaint(sent: Sent) -> None:
    for word in ("Айгүл", "Абай көшесі", "a@example.kz", "Жайылым жалға берілген", "Жер ауылға қайтарылсын"):
        assert word not in sent.said


def test_once_made_it_is_read_by_both_sides(services: Services, world: World) -> None:
    number = cases.to_sent(services, world, count=1)
    assert render_queued(services, quickly).issued > len(rows_of(services, number))  # the receipt and others among them
    paper_id = rows_of(services, number)[1].id
    for person in (world.agency_head, world.agency_officer, world.citizen, world.secretary, world.chair):
        with acting(services, person) as ctx:
            file = issued_papers.read_paper(ctx, number, paper_id)
        assert file.name == f"{number}-final_document_conclusion-kk.pdf"
    for person in (world.second_agency_head, world.other_citizen):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            issued_papers.read_paper(ctx, number, paper_id)


def test_the_public_reads_it_from_the_next_working_day(services: Services, world: World, clock: Clock) -> None:
    number = cases.to_sent(services, world, count=1)
    render_queued(services, quickly)
    paper_id = rows_of(services, number)[1].id
    with acting(services, world.other_citizen) as ctx, pytest.raises(NotVisible):
        issued_papers.read_public_paper(ctx, number, paper_id)
    clock.set(2026, 2, 3, 0, 10)
    deadline_watch.run(services)
    with acting(services, world.other_citizen) as ctx:
        assert issued_papers.read_public_paper(ctx, number, paper_id).content


def test_a_paper_made_after_its_text_became_public_is_shown_at_once(
    services: Services, world: World, clock: Clock
) -> None:
    number = cases.to_sent(services, world, count=1)
    clock.set(2026, 2, 3, 10, 0)
    render_queued(services, quickly)
    with acting(services, world.other_citizen) as ctx:
        assert issued_papers.read_public_paper(ctx, number, rows_of(services, number)[1].id).content


def test_withdrawn_facts_and_separate_opinions(services: Services, world: World) -> None:
    """Facts are counted anew without the withdrawn one, and what rests on them follows; who dissents is named."""
    number = cases.to_started(services, world)
    cases.find(services, world, number, text="Қате жазылған факт")
    cases.find(services, world, number)
    with acting(services, world.members[0]) as ctx:
        command = findings.WithdrawFinding(number, seen_case(services, number), 1, "Қате жазылған, дәлелі расталмады.")
        findings.withdraw_finding(ctx, command)
    with acting(services, world.chair) as ctx:
        reviews.complete(ctx, reviews.Complete(number, seen_case(services, number), ctx.today))
    with acting(services, world.members[0]) as ctx:
        kind = FinalDocumentKind.CONCLUSION
        final_documents.draft_final(ctx, final_documents.DraftFinal(number, seen_case(services, number), kind, "kk"))
    cases.write_sections(services, world, number)
    cases.recommend(services, world, number, findings=(2,))
    cases.vote_on_recommendation(services, world, number, 1)
    motion_id = cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)
    for person in cases.voters(world)[:-1]:
        cases.vote(services, number, motion_id, person)
    cases.vote(services, number, motion_id, world.members[4], VoteChoice.AGAINST, "Дәлел жеткіліксіз деп санаймын.")
    cases.close_vote(services, world, number, motion_id)
    with acting(services, world.secretary) as ctx:
        dispatch.dispatch(ctx, dispatch.Dispatch(number, seen_case(services, number)))
    paper = paper_of(services, number)
    assert [one.text.kk for one in paper.findings] == [cases.FACT]
    assert paper.recommendations[0].findings == (1,)
    (dissent,) = paper.dissents
    assert (dissent.member.name, dissent.recommendations) == ("Мүше 5", ())
    assert dissent.text.kk == "Дәлел жеткіліксіз деп санаймын."
