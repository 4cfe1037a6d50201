"""Step 5: the control is planned, opened, told to the agency, carried out and completed."""

import re

from tests.journeys.matters import Matter
from tests.journeys.people import Side
from tests.journeys.reading import choice, links_of
from tests.journeys.steps_intake import case_of
from tests.journeys.uploads import File, scan
from tests.journeys.walk import Walk, receivers, require_says


def plan(walk: Walk, matter: Matter, starts_on: str, ends_on: str) -> None:
    """The programme: form, tasks, dates, place, group. Somebody recused cannot be chosen."""
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), "/programme")
    recused = [person for person in walk.members if person.is_shut_out]
    assert not [person for person in recused if person.name in page.text]
    page = secretary.fill(
        page,
        form=choice(page, matter.form),
        tasks=matter.tasks,
        questions=matter.questions,
        starts_on=starts_on,
        ends_on=ends_on,
        place=matter.place,
        group=[_in_group(page.text, walk[one].name) for one in ("member1", "member2")],
    )
    require_says(page, matter.form, walk["member1"].name, walk["member2"].name)


def _in_group(page: str, name: str) -> str:
    found = re.search(rf'name="group" value="([^"]+)"[^>]*><span>\s*<b>{name}</b>', page)
    assert found, name
    return found[1]


def the_agency_knows_nothing(walk: Walk) -> None:
    """Before it is told, the agency is no party: the case is not there for it."""
    for who in ("head", "officer"):
        person = walk[who]
        assert walk.number not in "".join(links_of(person.get("/agency/")))
        assert person.ask(f"/agency/cases/{walk.number}").status_code == 404


def tell_agency(walk: Walk) -> None:
    """The agency is told of the control, by mail in each one's language, and sees the case in its cabinet."""
    secretary = walk["secretary"]
    secretary.fill(secretary.follow(secretary.get(case_of(secretary, walk)), "/notify"))
    told = [person.email for person in walk.people.values() if person.side is Side.AGENCY]
    assert receivers(walk.deliver()) == sorted(told)
    for who in ("head", "officer"):
        walk[who].get(f"/agency/cases/{walk.number}")


def carry_out(walk: Walk, matter: Matter, days: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """A member begins and records two facts, each with its evidence; a fact without evidence is refused."""
    member = walk["member1"]
    walk.on(*days[0], 15)
    member.fill(member.follow(member.get(case_of(member, walk)), "/start"))
    for fact, day in zip(matter.facts, days, strict=True):
        walk.on(*day, 16)
        page = member.follow(member.get(case_of(member, walk)), "/findings/new")
        fields = {
            "text": fact.text,
            "language": matter.language,
            "established_on": fact.established_on,
            "place": fact.place,
        }
        member.is_refused(page, **fields, evidence="")
        page_of_letter = scan()
        page_of_letter.seek(0)
        page = member.fill(page, **fields, evidence=fact.evidence, files=[File(page_of_letter, "дәлел.pdf")])
        require_says(page, fact.text, fact.evidence, "дәлел.pdf")


def complete(walk: Walk, expected: str) -> None:
    """The chair records the day of completion; the seven working days end on *expected*."""
    chair = walk["chair"]
    page = chair.fill(chair.follow(chair.get(case_of(chair, walk)), "/complete"))
    require_says(page, expected)
    assert receivers(walk.deliver()) == [walk["secretary"].email]
