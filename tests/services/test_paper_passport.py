"""The passport of a case that has ended: its log, its terms and its papers, and nobody's name."""

from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.case_passport import CasePassport
from oversight.domain.terms import DocumentKind, Outcome, Position
from oversight.persistence.models import Docket, IssuedDocument
from oversight.services import issued_papers, reviews
from oversight.services.context import Services
from tests import answering, cases
from tests.cases import acting
from tests.world import World


def passport_of(services: Services, number: str) -> CasePassport:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        query = query.where(Docket.number == number, IssuedDocument.kind == DocumentKind.CASE_PASSPORT)
        rows = session.scalars(query.order_by(IssuedDocument.language)).all()
    assert [row.language for row in rows] == ["kk", "ru"]
    assert "Айгүл" not in str(rows[0].context)
    return CasePassport.from_json(rows[0].context)


def test_a_closed_case_has_its_passport(services: Services, world: World) -> None:
    number = answering.receive(services, world, cases.to_sent(services, world))
    answering.assign(services, world, number)
    answering.draft_all(services, world, number, Position.ACCEPTED, Position.ACCEPTED)
    answering.send(services, world, number)
    answering.assess_all(services, world, number, 2)
    answering.follow(services, world, number, 1, 2)
    answering.check(services, world, number, 1)
    answering.check(services, world, number, 2)
    answering.close(services, world, number, Outcome.REMEDIED)

    passport = passport_of(services, number)
    assert missing_elements(DocumentKind.CASE_PASSPORT, passport, services.statute) == ()
    assert (passport.state.ru, passport.log[-1].sentence.en) == ("Закрыто", "The case was closed")
    assert passport.log[-1].digest == passport.head_digest
    assert passport.papers[0].number == f"{number}/02"
    assert {line.title.en for line in passport.papers} >= {"Receipt", "Decision and programme of control"}
    assert all(term.ended_on for term in passport.terms)
    assert [term.due_on for term in passport.terms if term.basis.en == "Law, Article 13(4)"]

    with acting(services, world.chair) as ctx:
        papers = issued_papers.list_papers(ctx, cases.load(ctx, number))
    assert DocumentKind.CASE_PASSPORT in {paper.kind for paper in papers}
    with acting(services, world.agency_head) as ctx:
        papers = issued_papers.list_papers(ctx, cases.load(ctx, number))
    assert DocumentKind.CASE_PASSPORT not in {paper.kind for paper in papers}


def test_a_control_that_ends_before_its_time_has_one_too(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    with acting(services, world.chair) as ctx:
        command = reviews.Discontinue(
            number, cases.seen_case(services, number), "discontinuation_withdrawn", "Барлық субъект бас тартты."
        )
        reviews.discontinue(ctx, command)

    passport = passport_of(services, number)
    facts = {fact.name.en: fact.value.en for fact in passport.facts}
    assert passport.state.en == "Discontinued"
    assert "Ground of discontinuing" in facts
