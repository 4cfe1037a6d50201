"""Pages of the control: each act through its form, refusals with the typed text, stale forms, closed doors."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from oversight.domain.policy import Actor
from oversight.domain.terms import InterestStatement, MotionKind
from oversight.services.context import Services
from tests import cases
from tests.conftest import Clock
from tests.persistence.corpus.pictures import picture
from tests.web.filling import fill, send
from tests.world import World

SignIn = Callable[[Actor], FlaskClient]
REASONS = "Объект құжаттарды ұсынбады, тексеру уақытша мүмкін емес."
PNG = picture(size=(1, 1))


def page(number: str, name: str = "", language: str = "en") -> str:
    return f"/{language}/commission/cases/{number}/{name}".rstrip("/")


def programme_fields(services: Services, world: World, number: str) -> dict[str, object]:
    with cases.acting(services, world.secretary) as ctx:
        people = cases.programme.candidates(ctx, cases.load(ctx, number))
    return {
        "form": "public_hearing",
        "tasks": "Тексеру",
        "starts_on": "16.02.2026",
        "ends_on": "2026-02-27",
        "place": "Тасқайың",
        "group": [str(people[0].seat_id), str(people[1].seat_id)],
    }


def test_the_programme_is_written(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.clear(services, world)
    client = signed_in(world.secretary)
    answer = fill(client, page(number, "programme"), **programme_fields(services, world, number))

    assert (answer.status_code, answer.location) == (302, f"{page(number)}#control")
    kept = cases.view(services, world, number).programme
    assert (kept.form_key, kept.starts_on, kept.ends_on) == ("public_hearing", date(2026, 2, 16), date(2026, 2, 27))
    assert kept.rapporteur is not None
    assert kept.rapporteur.name == "Мүше 1"


def test_the_programme_comes_back_as_kept(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    answer = fill(signed_in(world.secretary), page(number, "programme"), place="Петропавл")

    assert answer.status_code == 302
    kept = cases.view(services, world, number).programme
    assert (kept.place, kept.tasks, len(kept.group)) == ("Петропавл", cases.TASKS, 2)


def test_what_was_typed_stays_when_the_programme_is_refused(
    services: Services, world: World, signed_in: SignIn
) -> None:
    number = cases.clear(services, world)
    fields = {**programme_fields(services, world, number), "starts_on": "2024-02-30", "place": "Тасқайың ауылы"}
    answer = fill(signed_in(world.secretary), page(number, "programme"), **fields)

    assert answer.status_code == 422
    assert "There is no such day" in answer.text
    assert 'value="2024-02-30"' in answer.text
    assert "Тасқайың ауылы" in answer.text


@pytest.mark.parametrize("typed", ["2024-1-1", "20240301", "２０２６-02-16", "16/02/2026", "tomorrow", "2026-02-1x"])
def test_a_day_is_read_strictly(services: Services, world: World, signed_in: SignIn, typed: str) -> None:
    number = cases.clear(services, world)
    fields = {**programme_fields(services, world, number), "starts_on": typed}

    assert fill(signed_in(world.secretary), page(number, "programme"), **fields).status_code == 422


def test_another_rapporteur_is_asked_for_reasons(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.clear(services, world)
    fields = {**programme_fields(services, world, number), "rapporteur": str(world.members[2].account_id)}
    client = signed_in(world.secretary)
    answer = fill(client, page(number, "programme"), **fields)
    assert answer.status_code == 422
    assert "why not the member proposed" in answer.text

    assert send(client, answer, rapporteur_reasons="Жер құқығы бойынша маман.").status_code == 302


def test_a_stale_programme_says_what_changed_and_keeps_the_text(
    services: Services, world: World, signed_in: SignIn
) -> None:
    number = cases.clear(services, world)
    client = signed_in(world.secretary)
    opened = client.get(page(number, "programme"))
    cases.plan(services, world, number)
    fields = {**programme_fields(services, world, number), "place": "Менің орным"}
    answer = send(client, opened, **fields)

    assert answer.status_code == 409
    assert "The programme of the control was written" in answer.text
    assert "Менің орным" in answer.text
    assert send(client, answer).status_code == 302
    assert cases.view(services, world, number).programme.place == "Менің орным"


def test_a_double_click_keeps_one_programme(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.clear(services, world)
    client = signed_in(world.secretary)
    opened = client.get(page(number, "programme"))
    fields = programme_fields(services, world, number)

    assert [send(client, opened, **fields).status_code for _ in range(2)] == [302, 302]


@pytest.mark.parametrize(
    "forged",
    [
        {"group": ["not-an-id"]},
        {"group": None},
        {"form": "petition"},
        {"form": None},
        {"rapporteur": "not-an-id"},
        {"place": "\u202eТасқайың"},
        {"tasks": "т" * 5001},
        {"place": "\x07"},
    ],
)
def test_a_forged_programme_is_refused(
    services: Services, world: World, signed_in: SignIn, forged: dict[str, object]
) -> None:
    number = cases.clear(services, world)
    fields = {**programme_fields(services, world, number), **forged}

    assert fill(signed_in(world.secretary), page(number, "programme"), **fields).status_code == 422


def test_the_pages_lead_from_the_opening_to_the_completion(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_opened(services, world)
    secretary, member, chair = (signed_in(one) for one in (world.secretary, world.members[0], world.chair))

    assert fill(secretary, page(number, "notify")).status_code == 302
    assert fill(member, page(number, "start")).status_code == 302
    fact = {"text": "Жер бос жатыр", "language": "kk", "established_on": "02.02.2026", "evidence": "Фотосурет"}
    assert fill(member, page(number, "findings/new"), **fact).status_code == 302
    assert fill(chair, page(number, "suspend"), reasons=REASONS).status_code == 302
    assert fill(chair, page(number, "resume"), ends_on="20.02.2026").status_code == 302
    assert fill(chair, page(number, "complete")).status_code == 302

    assert cases.state_of(services, number) == ("case_opened", "completed")
    assert cases.view(services, world, number).programme.completed_on == date(2026, 2, 2)


def test_a_fact_is_refused_with_its_text(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_started(services, world)
    answer = fill(
        signed_in(world.members[0]),
        page(number, "findings/new"),
        text="Жер бос жатыр",
        language="en",
        established_on="03.02.2026",
        evidence="",
    )

    assert answer.status_code == 422
    assert "Name at least one piece of evidence" in answer.text
    assert "Жер бос жатыр" in answer.text


def fact_with(client: FlaskClient, number: str, *files: tuple[bytes, str]):
    return fill(
        client,
        page(number, "findings/new"),
        text="Жер бос жатыр",
        evidence="Фотосурет",
        files=[(BytesIO(content), name) for content, name in files],
    )


def test_a_photograph_is_kept_with_the_fact_and_given_out_as_a_download(
    services: Services, world: World, signed_in: SignIn
) -> None:
    number = cases.to_started(services, world)
    client = signed_in(world.members[0])
    assert fact_with(client, number, (PNG, "жер.png")).status_code == 302

    file = cases.view(services, world, number).findings[0].files[0]
    with client.get(page(number, f"findings/files/{file.id}")) as answer:
        assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert signed_in(world.agency_head).get(page(number, f"findings/files/{file.id}")).status_code == 404
    assert signed_in(world.expert).get(page(number, f"findings/files/{file.id}")).status_code == 403


def test_a_file_that_is_not_taken_is_named_and_nothing_is_recorded(
    services: Services, world: World, signed_in: SignIn, settings
) -> None:
    number = cases.to_started(services, world)
    answer = fact_with(signed_in(world.members[0]), number, (PNG, "жер.png"), (b"", "бос.pdf"))

    assert answer.status_code == 422
    assert "бос.pdf: The file is empty" in answer.text
    assert cases.view(services, world, number).findings == ()
    assert [one for one in (settings.data_dir / "files").rglob("*") if one.is_file()] == []


def test_a_fact_is_withdrawn_and_stays_on_the_page(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    client = signed_in(world.members[0])
    assert fill(client, page(number, "findings/1/withdraw"), reasons="қате").status_code == 422
    assert fill(client, page(number, "findings/1/withdraw"), reasons=REASONS).status_code == 302

    shown = client.get(page(number, "findings"))
    assert cases.FACT in shown.text
    assert REASONS in shown.text
    assert client.get(page(number, "findings/9/withdraw")).status_code == 404


def test_a_control_is_discontinued_with_a_ground(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_started(services, world)
    client = signed_in(world.chair)
    assert fill(client, page(number, "discontinue"), reasons=REASONS).status_code == 422

    answer = fill(client, page(number, "discontinue"), reasons=REASONS, ground="discontinuation_subject_lost")

    assert answer.status_code == 302
    assert cases.state_of(services, number)[1] == "discontinued"


def test_a_control_that_found_nothing_is_ended(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_started(services, world)

    assert fill(signed_in(world.chair), page(number, "close-without-findings"), reasons=REASONS).status_code == 302
    assert cases.state_of(services, number)[1] == "closed_no_findings"


def test_an_act_out_of_its_turn_is_refused_before_the_form(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_opened(services, world)
    chair = signed_in(world.chair)

    for name in ("complete", "suspend", "resume", "close-without-findings", "findings/new", "dispatch", "final/begin"):
        person = signed_in(world.secretary) if name == "dispatch" else chair
        assert person.get(page(number, name)).status_code == 409, name


def test_a_form_sent_after_the_case_moved_on_keeps_its_text(
    services: Services, world: World, signed_in: SignIn
) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    client = signed_in(world.members[0])
    opened = client.get(page(number, "findings/new"))
    with cases.acting(services, world.chair) as ctx:
        cases.reviews.complete(ctx, cases.reviews.Complete(number, cases.seen_case(services, number), ctx.today))
    answer = send(client, opened, text="Тағы бір факт", evidence="Хат")

    assert answer.status_code == 409
    assert "Тағы бір факт" in answer.text


@pytest.mark.parametrize(
    ("who", "name", "status"),
    [
        ("members", "programme", 404),
        ("members", "notify", 404),
        ("members", "complete", 404),
        ("secretary", "complete", 404),
        ("agency_head", "findings", 404),
        ("citizen", "findings", 404),
        ("auditor", "final", 404),
        ("expert", "findings", 403),
    ],
)
def test_doors_are_closed(
    services: Services, world: World, signed_in: SignIn, who: str, name: str, status: int
) -> None:
    number = cases.to_started(services, world)
    person = getattr(world, who)

    answer = signed_in(person[0] if isinstance(person, tuple) else person).get(page(number, name))
    assert answer.status_code == status


def test_somebody_recused_is_refused(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_started(services, world)
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)

    assert signed_in(world.members[0]).get(page(number, "findings")).status_code == 403


def test_a_guest_is_asked_to_sign_in(services: Services, world: World, client: FlaskClient) -> None:
    number = cases.clear(services, world)

    assert "/account/login" in client.get(page(number, "programme")).location


def test_an_unknown_number_is_not_there(world: World, signed_in: SignIn) -> None:
    for number in ("2026-99999", "0", "2026-00001'", "x" * 300):
        assert signed_in(world.secretary).get(page(number, "programme")).status_code == 404


def test_dispatch_is_confirmed_with_its_term_before_the_eyes(
    services: Services, world: World, signed_in: SignIn, clock: Clock
) -> None:
    number = cases.to_adopted(services, world)
    client = signed_in(world.secretary)
    assert "11 February 2026" in client.get(page(number, "dispatch")).text

    clock.set(2026, 2, 13)
    client = signed_in(world.secretary)
    late = client.get(page(number, "dispatch"))
    assert "The term has passed" in late.text

    assert send(client, late).status_code == 302
    assert cases.state_of(services, number)[1] == "sent"
    assert "2 working days late" in client.get(page(number)).text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_every_language(services: Services, world: World, signed_in: SignIn, language: str) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    chair = signed_in(world.chair)

    for name in (
        "findings",
        "findings/new",
        "findings/1/withdraw",
        "suspend",
        "complete",
        "close-without-findings",
        "discontinue",
    ):
        answer = chair.get(page(number, name, language))
        assert answer.status_code == 200, name
        assert f'lang="{language}"' in answer.text


def test_the_section_of_the_case_page_offers_what_may_be_done(
    services: Services, world: World, signed_in: SignIn
) -> None:
    number = cases.clear(services, world)
    assert "Write the programme" in signed_in(world.secretary).get(page(number)).text
    assert "The programme of the control is not written yet." in signed_in(world.secretary).get(page(number)).text
    cases.plan(services, world, number)
    cases.decide_by_vote(services, world, number, MotionKind.OPEN_CONTROL)

    assert "Tell the agency" in signed_in(world.secretary).get(page(number)).text
    assert "Tell the agency" not in signed_in(world.members[0]).get(page(number)).text
