"""Opinions of experts: by whom, in answer to what, once; and the paper both sides read."""

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.expert_opinion import ExpertOpinion
from oversight.domain.errors import InputRefused, NotPermitted, TransitionNotAllowed
from oversight.domain.terms import Action, DocumentKind, InterestStatement
from oversight.persistence.models import Docket, Event
from oversight.services import reviews
from oversight.services.context import Services
from oversight.services.opinions import Answered
from tests import cases
from tests.cases import acting
from tests.services.test_paper_intake import rows
from tests.world import World

OTHER = Answered("Жайылым қанша малға жетеді?", "312 га шамамен 40 ірі қараға жетеді.")


@pytest.fixture
def number(services: Services, world: World) -> str:
    """A control in progress whose expert has declared interests."""
    return cases.declare(services, cases.to_started(services, world), [world.expert])


def test_the_questions_of_the_programme_come_first(services: Services, world: World, number: str) -> None:
    assert cases.give_opinion(services, world, number, others=(OTHER,)) == 1
    (opinion,) = cases.view(services, world, number).opinions
    assert opinion.answers == (Answered("Конкурс өткізілді ме?", "Конкурс өткізілмеген."), OTHER)
    assert (opinion.expert, opinion.materials) == ("Сарапшы", ("№ 112 қаулы", "Жер балансы"))


def test_a_second_opinion_supplements_the_first(services: Services, world: World, number: str) -> None:
    cases.give_opinion(services, world, number)
    assert cases.give_opinion(services, world, number, answers=("",), others=(OTHER,)) == 2
    assert [len(one.answers) for one in cases.view(services, world, number).opinions] == [1, 1]


def test_the_paper_names_the_declaration_and_nothing_of_the_filer(
    services: Services, world: World, number: str
) -> None:
    cases.give_opinion(services, world, number)
    found = rows(services, number, DocumentKind.EXPERT_OPINION)
    paper = ExpertOpinion.from_json(found[0].context)
    with services.database.reading() as session:
        query = select(Event.sequence).join(Docket, Docket.id == Event.docket_id)
        query = query.where(Docket.number == number, Event.action == Action.DECLARE_INTEREST)
        last = max(session.scalars(query))
    assert [row.language for row in found] == ["kk", "ru"]
    assert missing_elements(DocumentKind.EXPERT_OPINION, paper, services.statute) == ()
    assert (paper.declaration_number, paper.expert.post.en) == (f"{number}/{last:02}", "Expert")
    assert (paper.frame.authentic, paper.answers[0].question.authentic) == (("kk",), "kk")
    assert not any(secret in str(found[0].context) for secret in (cases.FILER.full_name, cases.TEXT, "Абай көшесі"))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"qualification": " "}, "qualification"),
        ({"materials": "\n"}, "materials"),
        ({"method": ""}, "method"),
        ({"answers": ("",)}, "answers"),
        ({"others": (Answered("Жайылым қанша малға жетеді?", ""),)}, "others"),
        ({"limits": ""}, "limits"),
        ({"language": "en"}, "language"),
    ],
)
def test_what_an_opinion_must_say(
    services: Services, world: World, number: str, more: dict[str, object], field: str
) -> None:
    with pytest.raises(InputRefused) as refused:
        cases.give_opinion(services, world, number, **more)
    assert set(refused.value.fields) == {field}


def test_nobody_gives_one_before_the_declaration(services: Services, world: World) -> None:
    with pytest.raises(NotPermitted):
        cases.give_opinion(services, world, cases.to_started(services, world))


def test_a_recused_expert_gives_none(services: Services, world: World, number: str) -> None:
    cases.declare(services, number, [world.expert], InterestStatement.PRESENT)
    with pytest.raises(NotPermitted):
        cases.give_opinion(services, world, number)


def test_while_the_control_is_suspended_nothing_is_said(services: Services, world: World, number: str) -> None:
    with acting(services, world.chair) as ctx:
        command = reviews.Suspend(number, cases.seen_case(services, number), "Құжаттар күтілуде, кейін жалғасады.")
        reviews.suspend(ctx, command)
    with pytest.raises(TransitionNotAllowed):
        cases.give_opinion(services, world, number)
