"""The decision to end the procedure: ground, reasons, and where it can be challenged without a rule shown as law."""

import pytest

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.papers.termination_decision import TerminationDecision
from oversight.domain.errors import NotVisible
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import DocumentKind
from oversight.services import intake, issued_papers
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from tests import cases
from tests.cases import REASONS, acting, seen
from tests.documents.golden import text_of
from tests.services.test_issuing import quickly
from tests.services.test_paper_intake import rows
from tests.world import World

GROUND = "termination_no_substance"


def terminate(services: Services, world: World) -> str:
    number = cases.take(services, world, cases.file_complaint(services, world))
    cases.declare(services, number, [world.chair])
    with acting(services, world.chair) as ctx:
        intake.terminate(ctx, intake.Terminate(number, GROUND, REASONS, seen(services, number)))
    return number


def decision_of(services: Services, number: str) -> TerminationDecision:
    (row,) = rows(services, number, DocumentKind.TERMINATION_DECISION)
    return TerminationDecision.from_json(row.context)


def test_it_holds_ground_reasons_and_terms(services: Services, world: World) -> None:
    decision = decision_of(services, terminate(services, world))
    assert (decision.ground.key, [one.kk for one in decision.reasons]) == (GROUND, [REASONS])
    assert (decision.decided_on, decision.notice_term.reading.due_on) == ("2026-02-02", "2026-02-05")
    assert decision.remedy.term is not None
    assert (decision.remedy.term.is_assumed, decision.remedy.term.reading.due_on) == (True, "2026-05-04")
    assert decision.signatory.post.en == "Chair of the commission"


def test_the_chair_writes_to_a_filer_whom_only_the_secretary_knows(services: Services, world: World) -> None:
    number = terminate(services, world)
    assert decision_of(services, number).filer.name == cases.FILER.full_name
    render_queued(services, quickly)
    (row,) = rows(services, number, DocumentKind.TERMINATION_DECISION)
    for person in (world.citizen, world.secretary):
        with acting(services, person) as ctx:
            assert issued_papers.read_paper(ctx, number, row.id)
    for person in (world.chair, world.agency_head, world.other_citizen):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            issued_papers.read_paper(ctx, number, row.id)


@pytest.mark.parametrize(("is_state_body", "body"), [(False, "внутреннему правилу"), (True, "вышестоящему органу")])
def test_only_a_state_body_has_somebody_above_it(
    services: Services,
    world: World,
    *,
    is_state_body: bool,
    body: str,
) -> None:
    with acting(services, SYSTEM) as ctx:
        ctx.session.merge(world.commission).is_state_body = is_state_body
        ctx.session.commit()
    decision = decision_of(services, terminate(services, world))
    said = text_of(fill(DocumentKind.TERMINATION_DECISION, "ru", decision, characters=LETTERS))
    assert body in said
