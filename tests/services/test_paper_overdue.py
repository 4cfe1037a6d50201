"""The notice to a silent agency: what waits, since when, and nothing of the complaint."""

from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.overdue_notice import OverdueNotice
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Docket, IssuedDocument
from oversight.services import dispatch, issued_papers, responses
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from tests import answering, cases
from tests.cases import acting
from tests.conftest import Clock
from tests.services.test_issuing import quickly
from tests.world import World


def notices(services: Services, number: str) -> list[IssuedDocument]:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        query = query.where(Docket.number == number, IssuedDocument.kind == DocumentKind.OVERDUE_NOTICE)
        return list(session.scalars(query.order_by(IssuedDocument.language)))


def test_silence_orders_a_notice_that_the_agency_reads(services: Services, world: World, clock: Clock) -> None:
    """Received on Friday 6 February, due on Friday the 20th, marked on the Saturday: the first day late has begun."""
    number = cases.to_adopted(services, world, count=3, rejected={2})
    clock.set(2026, 2, 5, 11)
    with acting(services, world.secretary) as ctx:
        dispatch.dispatch(ctx, dispatch.Dispatch(number, cases.seen_case(services, number)))
    clock.set(2026, 2, 6, 11)
    answering.receive(services, world, number)
    clock.set(2026, 2, 21, 6)
    with acting(services, SYSTEM) as ctx:
        assert responses.mark_overdue(ctx, number)

    found = notices(services, number)
    assert [row.language for row in found] == ["en", "kk", "ru"]
    notice = OverdueNotice.from_json(found[0].context)
    assert missing_elements(DocumentKind.OVERDUE_NOTICE, notice, services.statute) == ()
    assert (notice.received_on, notice.term.reading.due_on, notice.days_late) == ("2026-02-06", "2026-02-20", 1)
    assert ([one.number for one in notice.unanswered], notice.recommendations) == ([1, 3], 2)
    assert notice.signatory.name == "Ерлан Төлегенұлы"
    for word in ("Айгүл", "Абай көшесі", "a@example.kz", "Жайылым жалға берілген"):
        assert word not in str(found[0].context)

    render_queued(services, quickly)
    with acting(services, world.agency_head) as ctx:
        file = issued_papers.read_paper(ctx, number, found[1].id)
    assert file.name == f"{number}-overdue_notice-kk.pdf"


def test_without_a_paper_that_was_sent_there_is_nothing_to_remind_of(
    services: Services, world: World, clock: Clock
) -> None:
    number = answering.receive(services, world)  # rows only: no act has sent the document
    clock.set(2026, 2, 17, 1)
    with acting(services, SYSTEM) as ctx:
        assert responses.mark_overdue(ctx, number)
    assert notices(services, number) == []
