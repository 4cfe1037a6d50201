"""What the letters of intake say of the rows, who may read them, and that an act yields them."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.defect_notice import DefectNotice
from oversight.documents.papers.return_notice import ReturnNotice
from oversight.documents.papers.withdrawal import Withdrawal
from oversight.documents.registry import PAPERS
from oversight.domain import policy
from oversight.domain.errors import Incomplete, NotVisible
from oversight.domain.terms import Action, DocumentKind
from oversight.persistence.models import Docket, IssuedDocument
from oversight.services import commission_terms, filer_acts, intake, issued_papers
from oversight.services.commission_terms import ChangeTerm
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from tests import cases
from tests.cases import REASONS, acting, seen
from tests.conftest import Clock
from tests.services.test_issuing import quickly
from tests.world import World

ASKED_FOR = "Шешімнің күнін көрсетіңіз.\n\nҚаулының көшірмесін қоса беріңіз."


def rows(services: Services, number: str, kind: DocumentKind) -> list[IssuedDocument]:
    with services.database.reading() as session:
        query = select(IssuedDocument).join(Docket, Docket.id == IssuedDocument.docket_id)
        query = query.where(Docket.number == number, IssuedDocument.kind == kind)
        return list(session.scalars(query.order_by(IssuedDocument.language)))


def ask(services: Services, world: World, text: str = ASKED_FOR, **more: Any) -> str:
    number = cases.take(services, world, cases.file_complaint(services, world, **more))
    with acting(services, world.secretary) as ctx:
        intake.request_fix(ctx, intake.RequestFix(number, text, seen(services, number)))
    return number


def send_back(services: Services, world: World) -> str:
    number = cases.take(services, world, cases.file_complaint(services, world))
    with acting(services, world.secretary) as ctx:
        command = intake.ReturnComplaint(number, "return_identical", REASONS, seen(services, number))
        intake.return_complaint(ctx, command)
    return number


def withdraw(services: Services, world: World, reasons: str = "") -> str:
    number = cases.file_complaint(services, world)
    with acting(services, world.citizen) as ctx:
        filer_acts.withdraw(ctx, filer_acts.Withdraw(number, seen(services, number), reasons))
    return number


class TestTheDefectNotice:
    def test_every_line_of_the_secretary_is_a_clause(self, services: Services, world: World) -> None:
        (row,) = rows(services, ask(services, world), DocumentKind.DEFECT_NOTICE)
        notice = DefectNotice.from_json(row.context)
        assert [one.text.kk for one in notice.missing] == [
            "Шешімнің күнін көрсетіңіз.",
            "Қаулының көшірмесін қоса беріңіз.",
        ]
        assert missing_elements(row.kind, notice, services.statute) == ()

    def test_the_time_to_answer_runs_from_the_day_of_asking(self, services: Services, world: World) -> None:
        (row,) = rows(services, ask(services, world), DocumentKind.DEFECT_NOTICE)
        reading = DefectNotice.from_json(row.context).term.reading
        assert (reading.starts_on, reading.due_on, reading.article) == ("2026-02-02", "2026-02-09", None)

    def test_it_is_as_long_as_the_commission_has_decided(self, services: Services, world: World, clock: Clock) -> None:
        with acting(services, world.administrator) as ctx:
            position = commission_terms.own_term(ctx, world.commission.id, "complaint_fix")[1].position
            change = ChangeTerm(world.commission.id, "complaint_fix", 9, date(2026, 2, 3), REASONS, position)
            commission_terms.change_term(ctx, change)
        clock.set(2026, 2, 3)
        (row,) = rows(services, ask(services, world), DocumentKind.DEFECT_NOTICE)
        assert DefectNotice.from_json(row.context).term.reading.due_on == "2026-02-16"

    def test_it_goes_to_the_filer_and_is_signed_by_who_asked(self, services: Services, world: World) -> None:
        (row,) = rows(services, ask(services, world), DocumentKind.DEFECT_NOTICE)
        notice = DefectNotice.from_json(row.context)
        assert (notice.filer.name, notice.filer.address) == ("Айгүл Серікқызы", "Тасқайың ауылы, Абай көшесі, 5")
        assert notice.signatory.name == "Сәуле Қайырбекқызы"

    def test_a_russian_complaint_gets_both_languages(self, services: Services, world: World) -> None:
        found = rows(services, ask(services, world, language="ru"), DocumentKind.DEFECT_NOTICE)
        assert [row.language for row in found] == ["kk", "ru"]
        assert DefectNotice.from_json(found[0].context).missing[0].text.authentic == "ru"

    def test_an_organisation_is_named_as_one(self, services: Services, world: World) -> None:
        (row,) = rows(services, ask(services, world, filer=world.ngo_head), DocumentKind.DEFECT_NOTICE)
        filer = DefectNotice.from_json(row.context).filer
        assert (filer.kind, filer.name) == ("organisation", world.ngo.name_kk)

    def test_nothing_asked_for_is_no_notice_and_no_act(self, services: Services, world: World) -> None:
        with pytest.raises(Incomplete):
            ask(services, world, text=" \n ")


class TestTheReturnNotice:
    def test_it_holds_ground_and_reasons(self, services: Services, world: World) -> None:
        (row,) = rows(services, send_back(services, world), DocumentKind.RETURN_NOTICE)
        notice = ReturnNotice.from_json(row.context)
        assert (notice.ground.key, notice.ground.provision) == ("return_identical", "APPK 64(7)")
        assert [one.kk for one in notice.reasons] == [REASONS]
        assert (notice.term.reading.starts_on, notice.term.reading.due_on) == ("2026-02-02", "2026-02-05")


class TestTheWithdrawal:
    def test_reasons_are_not_needed(self, services: Services, world: World) -> None:
        (row,) = rows(services, withdraw(services, world), DocumentKind.WITHDRAWAL)
        withdrawal = Withdrawal.from_json(row.context)
        assert withdrawal.reasons is None
        assert "кері қайтарып аламын" in (withdrawal.statement.kk or "")
        assert withdrawal.signed.by == "sent_online"

    def test_reasons_are_the_filers_words(self, services: Services, world: World) -> None:
        (row,) = rows(services, withdraw(services, world, "Мәселе шешілді."), DocumentKind.WITHDRAWAL)
        reasons = Withdrawal.from_json(row.context).reasons
        assert reasons is not None
        assert reasons.kk == "Мәселе шешілді."


def test_a_letter_is_read_by_the_filer_and_the_secretary_only(services: Services, world: World) -> None:
    number = ask(services, world)
    render_queued(services, quickly)
    (row,) = rows(services, number, DocumentKind.DEFECT_NOTICE)
    for person in (world.citizen, world.secretary):
        with acting(services, person) as ctx:
            assert issued_papers.read_paper(ctx, number, row.id).name == f"{number}-defect_notice-kk.pdf"
    for person in (world.chair, world.members[0], world.agency_head, world.other_citizen, world.administrator):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            issued_papers.read_paper(ctx, number, row.id)


def test_every_paper_that_names_a_filer_asks_for_the_right_to_know() -> None:
    naming = {kind for paper in PAPERS for kind in paper.kinds if {"filer", "applicant"} & set(paper.context.__slots__)}
    assert naming
    assert {kind for kind in naming if policy.PAPERS[kind] is not policy.POLICY[Action.READ_IDENTITY]} == set()
