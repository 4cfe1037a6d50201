"""Each act yields its papers, whole and frozen; who is no party to a paper does not see that there is one."""

import pytest
from sqlalchemy import select

from oversight.documents.registry import DOCUMENTS
from oversight.domain import policy
from oversight.domain.policy import PAPERS
from oversight.domain.terms import AGENCY_ROLES, DocumentKind, Role
from oversight.persistence.models import Docket, IssuedDocument
from oversight.services.context import Services
from tests import cases
from tests.world import World

K = DocumentKind
NAMES_THE_FILER = {kind for kind, row in PAPERS.items() if row is policy.POLICY[policy.Action.READ_IDENTITY]}


def papers_of(services: Services, number: str) -> dict[DocumentKind, IssuedDocument]:
    """The newest Kazakh paper of each kind."""
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        rows = session.scalars(query.where(Docket.number == number, IssuedDocument.language == "kk"))
        return {row.kind: row for row in rows.all()}


def context_of(row: IssuedDocument):
    return DOCUMENTS[row.kind].context.from_json(row.context)


@pytest.fixture
def draft(services: Services, world: World) -> str:
    """A case whose final document is being written."""
    return cases.to_draft(services, world)


def test_every_kind_of_paper_has_its_readers() -> None:
    assert set(PAPERS) == set(DocumentKind)


def test_no_agency_reads_what_names_the_filer() -> None:
    assert NAMES_THE_FILER
    assert all(not AGENCY_ROLES & set(PAPERS[kind]) for kind in NAMES_THE_FILER)


def test_what_is_said_within_the_commission_stays_there() -> None:
    within = (K.CONFLICT_DECLARATION, K.RECUSAL_DECISION, K.SESSION_MINUTES)
    assert all(set(PAPERS[kind]) <= {Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.EXPERT} for kind in within)


def test_a_control_yields_its_papers(services: Services, draft: str) -> None:
    found = papers_of(services, draft)
    assert {K.RECEIPT, K.CONFLICT_DECLARATION, K.CONTROL_DECISION, K.CONTROL_NOTICE} <= set(found)


def test_the_notice_names_the_decision_and_the_agency(services: Services, world: World, draft: str) -> None:
    found = papers_of(services, draft)
    notice, decision = context_of(found[K.CONTROL_NOTICE]), context_of(found[K.CONTROL_DECISION])
    assert notice.decision_number == decision.frame.number
    assert notice.programme == decision.programme
    assert notice.control_object.name.ru == world.agency.name_ru


def test_no_paper_of_the_control_holds_a_word_of_the_filer(services: Services, draft: str) -> None:
    found = papers_of(services, draft)
    for kind in (K.CONTROL_DECISION, K.CONTROL_NOTICE, K.CONFLICT_DECLARATION):
        said = str(found[kind].context)
        for secret in ("Айгүл", "a@example.kz", "№ 112"):
            assert secret not in said, kind


def test_two_papers_of_one_act_have_numbers_of_their_own(services: Services, world: World) -> None:
    found = papers_of(services, cases.to_sent(services, world))
    letter = found[K.COVER_LETTER]
    (final,) = [row for kind, row in found.items() if kind.startswith("final_document")]
    assert letter.sequence == final.sequence
    assert letter.context["frame"]["number"] == f"{final.context['frame']['number']}-2"
    assert letter.context["frame"]["check"]["path"] == f"/verify/{letter.context['frame']['number']}"
