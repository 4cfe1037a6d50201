"""Pages about an issued paper, as the desk fills them in; and what everybody sees beside the paper afterwards."""

import hashlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from oversight.domain.policy import Actor
from oversight.domain.terms import DocumentKind
from oversight.services.context import Services
from tests import cases
from tests.conftest import Clock
from tests.services.test_corrections import DATE, FINAL, REASONS, correct, issue, number_of
from tests.services.test_issuing import PDF
from tests.web.filling import fill, send
from tests.world import World

SignIn = Callable[[Actor], FlaskClient]
TYPED = {
    "places-0-place": "7-бөлім, 1-ұсыным",
    "places-0-was": "60 жұмыс күні",
    "places-0-now": "30 жұмыс күні",
    "reasons": REASONS,
}


@pytest.fixture
def final(services: Services, world: World, clock: Clock) -> str:
    """The number of a final document that is public."""
    number = cases.to_sent(services, world)
    issue(services)
    clock.forward(days=1)
    return number_of(services, number, *FINAL)


@pytest.fixture
def desk(world: World, signed_in: SignIn, final: str) -> FlaskClient:
    """The secretary, who signed in after it became so."""
    del final
    return signed_in(world.secretary)


def page(paper: str, act: str = "correct") -> str:
    docket, _slash, place = paper.partition("/")
    return f"/en/commission/cases/{docket}/papers/{place}/{act}"


def case(paper: str, of: str = "commission/") -> str:
    return f"/en/{of}cases/{paper.partition('/')[0]}"


def checked(client: FlaskClient, paper: str) -> str:
    return client.get(f"/en/verify/{hashlib.sha256(PDF + f'{chr(10)}% kk {paper}'.encode()).hexdigest()}").text


def test_a_correction_from_the_case_to_everybodys_page(
    services: Services, desk: FlaskClient, client: FlaskClient, final: str
) -> None:
    assert f'href="{page(final)}"' in desk.get(case(final)).text
    assert "The paper is valid." in checked(client, final)

    answer = fill(desk, page(final), **TYPED)

    assert (answer.status_code, answer.location) == (302, f"{case(final)}#issued")
    note = number_of(services, final.partition("/")[0], DocumentKind.CORRECTION_NOTE)
    said = f"Corrected by: № {note}"
    assert said in desk.get(case(final)).text
    assert client.get(case(final, of="")).text.count(said) == 4  # at each file, and above the recommendations
    assert f"Read it together with: {note}" in checked(client, final)
    issue(services)
    assert f"Corrects paper № {final}" in client.get(case(final, of="")).text


def test_a_withdrawn_paper_stays_and_is_marked(desk: FlaskClient, client: FlaskClient, final: str) -> None:
    assert fill(desk, page(final, "withdraw"), reasons=REASONS).status_code == 302
    public = client.get(case(final, of="")).text
    assert "It counts no more." in public
    assert "A paper was withdrawn" in public
    assert "This paper was withdrawn" in checked(client, final)
    assert f'href="{page(final)}"' not in desk.get(case(final)).text
    assert desk.get(page(final)).status_code == 409


def test_another_place_is_given_without_doing_anything(desk: FlaskClient, final: str) -> None:
    opened = desk.get(page(final))
    more = send(desk, opened, **TYPED, more="1")
    assert more.status_code == 200
    assert TYPED["places-0-now"] in more.text
    second = {"places-1-place": "2-бөлім", "places-1-was": "14.03.2025", "places-1-now": "15.03.2025"}
    assert send(desk, more, **second).status_code == 302


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: FlaskClient, final: str) -> None:
    wrong: dict[str, dict[str, str]] = {
        "The old and the new text are the same": {"places-0-now": "60 жұмыс күні"},
        "Fill in all three": {"places-0-place": ""},
        "Name at least one place": {"places-0-place": "", "places-0-was": "", "places-0-now": ""},
        "This holds a word of the filer&#39;s name": {"places-0-was": "Айгүл Серікқызының жері"},
    }
    for sentence, typed in wrong.items():
        answer = fill(desk, page(final), **(TYPED | typed))
        assert answer.status_code == 422
        assert sentence in answer.text
        assert REASONS in answer.text
    answer = fill(desk, page(final), **(TYPED | {"reasons": ""}))
    assert answer.status_code == 422
    assert "Give the reasons" in answer.text
    assert TYPED["places-0-was"] in answer.text


def test_from_an_old_page_nothing_is_issued(services: Services, world: World, desk: FlaskClient, final: str) -> None:
    opened = desk.get(page(final))
    correct(services, world, final, DATE)
    answer = send(desk, opened, **TYPED)
    assert answer.status_code == 409
    assert "A paper was corrected" in answer.text
    assert TYPED["places-0-was"] in answer.text
    assert send(desk, answer).status_code == 302


def test_what_belongs_to_others_has_no_such_page(services: Services, desk: FlaskClient, final: str) -> None:
    docket = final.partition("/")[0]
    declaration = number_of(services, docket, DocumentKind.CONFLICT_DECLARATION)
    assert desk.get(page(declaration)).status_code == 409
    assert f'href="{page(declaration)}"' not in desk.get(case(final)).text
    assert desk.get(page(f"{docket}/98")).status_code == desk.get(page(f"{docket}/x")).status_code == 404
