"""The card of a complaint and the record of what was said: what they hold, whom they name it to, when there is none."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from oversight.documents.papers.complaint_card import ComplaintCard
from oversight.documents.papers.oral_record import OralRecord
from oversight.domain.errors import InputRefused, NotVisible
from oversight.domain.policy import GUEST
from oversight.domain.terms import Channel, ComplaintCategory, DocumentKind, Signing
from oversight.services import complaints, filing_steps, identity, issued_papers
from oversight.services.complaints import TakenDown
from oversight.services.context import Services
from oversight.services.issuing import render_queued
from tests import cases, filing
from tests.cases import acting
from tests.services.test_complaints_on_behalf import RECEIVED_AT, paper
from tests.services.test_issuing import quickly
from tests.services.test_paper_intake import rows
from tests.world import World

SAID = TakenDown("Тасқайың ауылы, мәдениет үйі", datetime(2026, 1, 28, 7, 5, tzinfo=UTC), is_read_back=True)
ASKED = {"category": ComplaintCategory.MESSAGE, "agrees_to_processing": True, "confirms_contacts": True}


def card_of(services: Services, number: str) -> ComplaintCard:
    (row,) = rows(services, number, DocumentKind.COMPLAINT_CARD)
    return ComplaintCard.from_json(row.context)


def record(services: Services, world: World, **changes: object) -> str:
    with acting(services, world.secretary) as ctx:
        return complaints.record_on_behalf(
            ctx, paper(world, **{"signing": Signing.OWN_HAND, **ASKED, **changes})
        ).number


def kinds(services: Services, number: str) -> set[DocumentKind]:
    return {kind for kind in DocumentKind if rows(services, number, kind)}


class TestTheCard:
    def test_it_holds_what_a_guest_was_asked(self, services: Services, world: World) -> None:
        with acting(services, GUEST) as ctx:
            key = filing.ready_draft(ctx, world, who={"iin": filing.IIN, "phone": "+77011234567"})
            filing_steps.add_files(ctx, key, [filing.note("тізім.txt")])
            number = filing.send(ctx, key).number
        card = card_of(services, number)
        assert (card.category, card.channel, card.signed.by) == ("complaint", "online", "sent_online")
        assert (card.applicant.identifier, card.applicant.filer.contacts) == (filing.IIN, ("+77011234567",))
        assert (card.agrees_to_processing, card.confirms_contacts) == (True, True)
        assert [one.name.kk for one in card.annexes] == ["тізім.txt"]
        assert card.frame.number == f"{number}/02-2"

    def test_an_organisation_is_named_with_the_person_who_acts_for_it(self, services: Services, world: World) -> None:
        applicant = card_of(services, cases.file_complaint(services, world, filer=world.ngo_head)).applicant
        assert (applicant.filer.name, applicant.identifier) == (world.ngo.name_kk, world.ngo.bin)
        assert applicant.representative == cases.FILER.full_name
        assert applicant.is_represented_lawfully

    def test_only_filer_and_secretary_read_it(self, services: Services, world: World) -> None:
        number = cases.file_complaint(services, world)
        render_queued(services, quickly)
        (row,) = rows(services, number, DocumentKind.COMPLAINT_CARD)
        for person in (world.citizen, world.secretary):
            with acting(services, person) as ctx:
                assert issued_papers.read_paper(ctx, number, row.id)
        for person in (world.chair, world.members[0], world.agency_head, world.other_citizen):
            with acting(services, person) as ctx, pytest.raises(NotVisible):
                issued_papers.read_paper(ctx, number, row.id)

    def test_a_letter_that_was_signed_has_one_too(self, services: Services, world: World) -> None:
        card = card_of(services, record(services, world))
        assert (card.channel, card.signed.by, card.applicant.filer.contacts) == ("paper", "own_hand", ())

    @pytest.mark.parametrize("missing", ["signing", "category", "agrees_to_processing", "confirms_contacts"])
    def test_what_was_not_asked_holds_up_no_registration(self, services: Services, world: World, missing: str) -> None:
        assert kinds(services, record(services, world, **{missing: None})) == {DocumentKind.RECEIPT}


class TestTheRecord:
    def test_what_was_said_has_a_record_and_no_card(self, services: Services, world: World) -> None:
        number = record(services, world, channel=Channel.RECEPTION, taken_down=SAID)
        (row,) = rows(services, number, DocumentKind.ORAL_RECORD)
        said = OralRecord.from_json(row.context)
        assert (said.began_at, said.ended_at) == ("2026-01-28T11:30:00+05:00", "2026-01-28T12:05:00+05:00")
        assert (said.place.kk, said.recorder.name, said.remarks) == (SAID.place, "Сәуле Қайырбекқызы", None)
        assert kinds(services, number) == {DocumentKind.RECEIPT, DocumentKind.ORAL_RECORD}

    def test_what_was_not_read_back_gets_the_card_only(self, services: Services, world: World) -> None:
        said = replace(SAID, is_read_back=False)
        number = record(services, world, channel=Channel.PHONE, signing=Signing.BY_TELEPHONE, taken_down=said)
        assert kinds(services, number) == {DocumentKind.RECEIPT, DocumentKind.COMPLAINT_CARD}

    def test_a_talk_does_not_end_before_it_began(self, services: Services, world: World) -> None:
        said = replace(SAID, ended_at=RECEIVED_AT.replace(hour=5))
        with pytest.raises(InputRefused) as refusal:
            record(services, world, channel=Channel.PHONE, taken_down=said)
        assert list(refusal.value.fields) == ["ended_at"]


@pytest.mark.parametrize("unticked", ["agrees", "confirms"])
def test_nothing_is_sent_without_consent_and_contacts(services: Services, world: World, unticked: str) -> None:
    ticked = {"agrees_to_processing": unticked != "agrees", "confirms_contacts": unticked != "confirms"}
    with acting(services, GUEST) as ctx, pytest.raises(InputRefused) as refusal:
        complaints.submit(ctx, complaints.SubmitComplaint(filing.ready_draft(ctx, world), "kk", "192.0.2.1", **ticked))
    assert list(refusal.value.fields) == [unticked]


def test_who_files_is_told_only_while_the_complaint_enters(services: Services, world: World) -> None:
    number = cases.take(services, world, cases.file_complaint(services, world))
    for person in (GUEST, world.chair, world.agency_head):
        with acting(services, person) as ctx, pytest.raises(NotVisible):
            identity.entering_identity(ctx, cases.load(ctx, number))
