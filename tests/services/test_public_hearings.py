"""Public hearings: in a control of that form only; groups instead of names; a protocol every party reads."""

from datetime import timedelta

import pytest

from oversight.documents.elements import missing_elements
from oversight.documents.papers.public_hearing_protocol import PublicHearingProtocol
from oversight.domain.errors import InputRefused, NotPermitted, TransitionNotAllowed
from oversight.domain.hearing_lines import Group, Poll
from oversight.domain.policy import may_read_paper
from oversight.domain.terms import DocumentKind, InterestStatement
from oversight.services import public_hearings
from oversight.services.context import Services
from oversight.services.parties import parties_of
from tests import cases
from tests.cases import acting
from tests.conftest import MONDAY
from tests.services.test_paper_intake import rows
from tests.world import World


@pytest.fixture
def number(services: Services, world: World) -> str:
    """A public hearing that is being carried out."""
    return cases.to_started(services, world, form="public_hearing")


def test_the_page_of_the_case_tells_of_it(services: Services, world: World, number: str) -> None:
    assert cases.hold_public_hearing(services, world, number) == 1
    assert cases.hold_public_hearing(services, world, number) == 2
    first, _ = cases.view(services, world, number).hearings
    assert (first.participants, first.recommendations) == (59, ("Жерді ауылға қайтару мәселесін қарау",))


def test_the_protocol_lacks_nothing_and_says_nothing_of_the_filer(
    services: Services, world: World, number: str
) -> None:
    cases.hold_public_hearing(services, world, number)
    found = rows(services, number, DocumentKind.PUBLIC_HEARING_PROTOCOL)
    paper = PublicHearingProtocol.from_json(found[0].context)
    assert [row.language for row in found] == ["kk", "ru"]
    assert missing_elements(DocumentKind.PUBLIC_HEARING_PROTOCOL, paper, services.statute) == ()
    assert (paper.chair.name, paper.secretary.post.en) == ("Ерлан Төлегенұлы", "Secretary of the hearing")
    assert [(one.answer is None, one.answered_by is None) for one in paper.exchanges] == [(False, False), (True, True)]
    assert [(one.votes_for, one.votes_against, one.abstained) for one in paper.polls] == [(51, 2, 4)]
    assert not any(secret in str(found[0].context) for secret in (cases.FILER.full_name, cases.TEXT, "Абай көшесі"))


def test_every_party_reads_it(services: Services, world: World, number: str) -> None:
    cases.hold_public_hearing(services, world, number)
    with acting(services, world.secretary) as ctx:
        parties = parties_of(cases.load(ctx, number))
    readers = (world.citizen, world.agency_officer, world.secretary, world.auditor)
    assert all(may_read_paper(one, DocumentKind.PUBLIC_HEARING_PROTOCOL, parties) for one in readers)
    assert not may_read_paper(world.second_agency_head, DocumentKind.PUBLIC_HEARING_PROTOCOL, parties)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"started_at": MONDAY - timedelta(days=1), "ended_at": MONDAY - timedelta(hours=23)}, "held_on"),
        ({"ended_at": MONDAY + timedelta(hours=1)}, "held_on"),
        ({"ended_at": MONDAY - timedelta(hours=3)}, "ended_at"),
        ({"announced_on": None}, "announced_on"),
        ({"place": " "}, "place"),
        ({"attendance": ()}, "attendance"),
        ({"agenda": ()}, "agenda"),
        ({"speeches": ()}, "speeches"),
        ({"attendance": (Group("ауыл тұрғындары", 5),), "polls": (Poll("Жерді қайтару", 5, 1, 0),)}, "polls"),
        ({"recommendations": ()}, "recommendations"),
        ({"is_named_rightly": False}, "is_named_rightly"),
    ],
)
def test_what_a_protocol_must_say(
    services: Services, world: World, number: str, more: dict[str, object], field: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        cases.hold_public_hearing(services, world, number, **more)
    assert field in refused.value.fields


def test_nobody_recused_has_chaired_it(services: Services, world: World, number: str) -> None:
    recused = world.members[0]
    cases.declare(services, number, [recused], InterestStatement.PRESENT)
    with acting(services, world.secretary) as ctx:
        people = public_hearings.people_for(ctx, number)
    assert recused.account_id not in {person.account_id for person in people}
    with pytest.raises(InputRefused):
        cases.hold_public_hearing(services, world, number, chair=recused.account_id)


def test_a_control_of_another_form_has_none(services: Services, world: World) -> None:
    with pytest.raises(TransitionNotAllowed):
        cases.hold_public_hearing(services, world, cases.to_started(services, world))


def test_a_member_records_none(services: Services, world: World, number: str) -> None:
    with acting(services, world.members[1]) as ctx, pytest.raises(NotPermitted):
        public_hearings.people_for(ctx, number)
