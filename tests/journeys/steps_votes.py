"""Step 4: declarations of interest, and decisions by vote or by the chair."""

from re import search

from werkzeug.test import TestResponse

from tests.journeys.people import Person
from tests.journeys.reading import links_of, words_of
from tests.journeys.steps_intake import case_of
from tests.journeys.walk import Walk, receivers, require_none, require_says

Choices = dict[str, str]
"""Who votes how: for, against or abstain by the name of the seat."""


def declare(walk: Walk, *who: str) -> None:
    """The declaration comes before the papers: it names the agency and nothing of the complaint."""
    for one in who:
        person = walk[one]
        page = person.get(f"{case_of(person, walk)}/declaration")
        require_none(walk.story.markers, page.text, f"{person.name} at the declaration")
        person.is_shut_out = False
        page = person.fill(page, statement="none")
        require_says(page, walk.story.subject)


def declare_conflict(walk: Walk, who: str, nature: str) -> None:
    """A conflicted member loses access and weight in the same act; the secretary is told."""
    person = walk[who]
    page = person.get(f"{case_of(person, walk)}/declaration")
    person.is_refused(page, statement="present", nature="")
    person.fill(page, statement="present", nature=nature)
    require_recused(walk, who)
    assert receivers(walk.deliver()) == [walk["secretary"].email]
    page = walk["secretary"].get(case_of(walk["secretary"], walk))
    require_says(page, nature)


def require_recused(walk: Walk, who: str) -> None:
    """To a recused member the case is closed: its page, its votes, the declaration; the desk does not name it."""
    person = walk[who]
    person.is_shut_out = True
    for ending in ("", "/declaration", "/findings", "/final"):
        assert person.ask(case_of(person, walk) + ending).status_code == 403
    assert walk.number not in words_of(person.get("/commission/"))


def decide_as_chair(walk: Walk, kind: str, text: str) -> TestResponse:
    """The chair decides alone what the rules of this commission leave to the chair."""
    chair = walk["chair"]
    page = chair.follow(chair.get(case_of(chair, walk)), f"/chair-decision/{kind}")
    return chair.fill(page, decision="yes", text=text)


def may_not_decide_as_chair(walk: Walk, kind: str) -> None:
    """Where the rules do not say so, the chair has no such page."""
    chair = walk["chair"]
    page = chair.get(case_of(chair, walk))
    assert not [link for link in links_of(page) if "/chair-decision/" in link]
    assert chair.ask(f"{case_of(chair, walk)}/chair-decision/{kind}").status_code in {403, 409}


def open_vote(walk: Walk, kind: str, ends_on: str) -> TestResponse:
    """The secretary puts the question; those who may vote are told, the recused are not."""
    secretary = walk["secretary"]
    page = secretary.follow(secretary.get(case_of(secretary, walk)), f"/votes/new/{kind}")
    page = secretary.fill(page, ends_on=ends_on, ends_at="18:00")
    told = receivers(walk.deliver())
    assert set(told) == {person.email for person in _voters(walk)}
    return page


def _voters(walk: Walk) -> list[Person]:
    return [person for person in (walk["chair"], *walk.members) if not person.is_shut_out]


def vote(walk: Walk, choices: Choices, *, dissent: dict[str, str] | None = None) -> None:
    """Each opens the first question that waits and votes on it, once; an empty ballot is refused."""
    for who, choice in choices.items():
        person = walk[who]
        page = person.get(case_of(person, walk))
        ballot = next(link for link in links_of(page) if search(r"/votes/[0-9a-f-]{36}$", link))
        page = person.get(ballot)
        if who == "chair":
            person.is_refused(page)
        person.fill(page, vote=choice, dissent=(dissent or {}).get(who, ""))
        if who == "chair":
            assert 'name="vote"' not in person.get(ballot).text, "one vote, never changed"


def close_vote(walk: Walk, *expected: str) -> TestResponse:
    """The secretary counts the first question that can be counted."""
    secretary = walk["secretary"]
    page = secretary.get(case_of(secretary, walk))
    page = secretary.get(next(link for link in links_of(page) if link.endswith("/close")))
    page = secretary.fill(page)
    require_says(page, *expected)
    return page


def cannot_close_yet(walk: Walk) -> None:
    """While somebody who may vote has not voted and the time runs, the vote cannot be closed."""
    secretary = walk["secretary"]
    page = secretary.get(case_of(secretary, walk))
    assert not [link for link in links_of(page) if link.endswith("/close")]


def clear(walk: Walk) -> None:
    """The declarations are complete: the control can be prepared."""
    secretary = walk["secretary"]
    secretary.fill(secretary.get(case_of(secretary, walk)), action="/clear")
