"""Pages of the final document: begun, written, its recommendations, what it lacks, how it reads."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from oversight.domain.policy import Actor
from oversight.domain.terms import MotionKind, VoteChoice
from oversight.services.context import Services
from tests import cases
from tests.web.commission.test_control import page
from tests.web.filling import fill, forms_of, send
from tests.world import World

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def member(world: World, signed_in: SignIn) -> FlaskClient:
    """Member 1, who writes."""
    return signed_in(world.members[0])


def test_the_document_is_begun_with_a_kind_the_form_ends_in(
    services: Services, world: World, member: FlaskClient
) -> None:
    number = cases.to_completed(services, world)
    opened = member.get(page(number, "final/begin"))
    assert 'value="conclusion"' in opened.text
    assert 'value="protocol"' not in opened.text

    for forged in ("protocol", "order", None):
        assert send(member, opened, kind=forged, key=f"key{forged}").status_code == 422
    answer = send(member, opened, kind="recommendation", authentic_language="ru")

    assert (answer.status_code, answer.location) == (302, page(number, "final"))
    final = cases.view(services, world, number).final
    assert final is not None
    assert (final.kind, final.authentic_language) == ("recommendation", "ru")


def test_the_list_of_what_is_missing_leads_to_the_places(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_draft(services, world)
    shown = member.get(page(number, "final")).text

    assert "The date, time and place of the control are missing (Article 13(1))." in shown
    sections = member.get(page(number, "final/sections")).text
    for part in ("held_text", "decision_text", "proposals_text", "subjects-section", "other_documents-section"):
        assert f'href="{page(number, "final/sections")}#{part}"' in shown
        assert f'id="{part}"' in sections


def test_sections_are_written_row_by_row(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_draft(services, world)
    answer = fill(
        member,
        page(number, "final/sections"),
        **{
            "decision_text": "№ 112 қаулы",
            "held_text": "2 ақпан, 10:00\n3 ақпан, 11:00",
            "proposals_text": "Тоқтату",
            "subjects-0-basis": "Жарғы",
            "subjects-0-conflict": "Жоқ",
            "subjects-1-name": "Азамат",
            "subjects-1-kind": "citizen",
            "subjects-1-basis": "ҚР азаматы",
            "subjects-1-conflict": "Жоқ",
            "other_documents-0-title": "Қаулы",
            "other_documents-0-sheets": "4",
        },
    )

    assert (answer.status_code, answer.location) == (302, page(number, "final"))
    seen = cases.view(services, world, number)
    assert seen.missing == ()
    assert seen.final is not None
    assert [one.kind for one in seen.final.subjects] == ["other", "citizen"]
    assert [(one.title, one.sheets) for one in seen.final.other_documents] == [("Қаулы", 4)]


def test_a_kept_row_left_empty_is_dropped(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world))
    answer = fill(
        member,
        page(number, "final/sections"),
        **{"other_documents-0-title": "", "other_documents-0-origin": "", "other_documents-0-sheets": ""},
        has_no_other_documents="y",
    )

    assert answer.status_code == 302
    final = cases.view(services, world, number).final
    assert final is not None
    assert (final.other_documents, final.has_no_other_documents) == ((), True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_text": "т" * 10_001}, "10001"),
        ({"subjects-1-basis": "Атауы жоқ"}, "Give each subject a name"),
        ({"other_documents-1-origin": "Атауы жоқ"}, "Give each document a title"),
        ({"other_documents-0-sheets": "٤"}, "Write a whole number"),
        ({"other_documents-0-sheets": "0"}, "Write a whole number"),
        ({"subjects-0-kind": "alien"}, "Give each subject a name"),
        ({"authentic_language": "en"}, "Choose the authentic language"),
    ],
)
def test_sections_come_back_with_their_text(
    services: Services, world: World, member: FlaskClient, typed: dict[str, str], sentence: str
) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world))
    answer = fill(member, page(number, "final/sections"), **{"facts_text": "Жаңа кіріспе", **typed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Жаңа кіріспе" in answer.text


def test_stale_sections_keep_the_text_and_may_be_sent_again(
    services: Services, world: World, member: FlaskClient
) -> None:
    number = cases.to_draft(services, world)
    opened = member.get(page(number, "final/sections"))
    cases.write_sections(services, world, number)
    answer = send(member, opened, held_text="Менің мәтінім")

    assert answer.status_code == 409
    assert "Менің мәтінім" in answer.text
    assert "The draft of the final document was edited" in answer.text
    assert send(member, answer).status_code == 302


def recommendation_fields(**more: object) -> dict[str, object]:
    return {
        "text_kk": "Қайтару",
        "text_ru": "Вернуть",
        "authentic_language": "ru",
        "addressee": "Бөлім",
        "ground": "1-факт",
        "suggested_term": "30 күн",
        "findings": ["1"],
        **more,
    }


def test_a_recommendation_is_added_and_changed(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_draft(services, world)
    assert fill(member, page(number, "final/recommendations/new"), **recommendation_fields()).status_code == 302
    answer = fill(member, page(number, "final/recommendations/1"), addressee="Әкім")

    assert answer.status_code == 302
    one = cases.view(services, world, number).recommendation(1)
    assert (one.text_kk, one.text_ru, one.authentic_language, one.addressee, one.findings) == (
        "Қайтару",
        "Вернуть",
        "ru",
        "Әкім",
        (1,),
    )


@pytest.mark.parametrize(
    ("forged", "sentence"),
    [
        ({"text_ru": ""}, "the language you marked as authentic"),
        ({"authentic_language": "en"}, "Choose the authentic language"),
        ({"findings": ["9"]}, "Choose among the recorded facts"),
        ({"addressee": ""}, "Name the unit"),
        ({"addressee": " "}, "This is empty"),
        ({"ground": ""}, "Give the ground"),
    ],
)
def test_an_unfit_recommendation_keeps_its_text(
    services: Services, world: World, member: FlaskClient, forged: dict[str, object], sentence: str
) -> None:
    number = cases.to_draft(services, world)
    answer = fill(member, page(number, "final/recommendations/new"), **recommendation_fields(**forged))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Қайтару" in answer.text


def test_a_missing_translation_is_shown(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_draft(services, world)
    fill(member, page(number, "final/recommendations/new"), **recommendation_fields(text_kk=""))

    assert "No Kazakh text yet" in member.get(page(number, "final/recommendations")).text


def test_the_arrows_change_the_numbers(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_draft(services, world)
    for addressee in "ABC":
        cases.recommend(services, world, number, addressee=addressee)
    listed = member.get(page(number, "final/recommendations"))
    assert not [one for one in forms_of(listed) if one["action"].endswith(("/1/move/0", "/3/move/4"))]

    assert send(member, listed, action="/3/move/2").status_code == 302
    assert [one.addressee for one in cases.view(services, world, number).recommendations] == ["A", "C", "B"]
    assert send(member, listed, action="/2/move/1").status_code == 409  # it is another one by now


def test_a_recommendation_is_removed_after_a_question(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_written(services, world)
    asked = member.get(page(number, "final/recommendations/1/remove"))
    assert len(cases.view(services, world, number).recommendations) == 2

    assert send(member, asked).status_code == 302
    assert [one.number for one in cases.view(services, world, number).recommendations] == [1]


def test_after_a_vote_the_list_offers_no_change(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_written(services, world)
    cases.vote_on_recommendation(services, world, number, 1, VoteChoice.AGAINST)
    listed = member.get(page(number, "final/recommendations")).text

    assert "the numbers stay as they are" in listed
    assert "Not adopted: left out of the document" in listed
    assert "/recommendations/1/remove" not in listed
    assert f'href="{page(number, "final/recommendations/2")}"' in listed


def test_a_recommendation_under_vote_is_refused_with_a_sentence(
    services: Services, world: World, member: FlaskClient
) -> None:
    number = cases.to_written(services, world)
    opened = member.get(page(number, "final/recommendations/1"))
    cases.open_vote(services, world, number, MotionKind.RECOMMENDATION)
    answer = send(member, opened, addressee="Әкім")

    assert answer.status_code == 409
    assert "This is being voted on" in answer.text


def test_the_preview_leaves_out_what_was_not_adopted(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world))
    for addressee in ("Бірінші бөлім", "Екінші бөлім"):
        cases.recommend(services, world, number, addressee=addressee)
    cases.vote_on_recommendation(services, world, number, 1, VoteChoice.AGAINST)
    cases.vote_on_recommendation(services, world, number, 2)
    shown = member.get(page(number, "final/preview")).text
    document, _, minutes = shown.partition("For the minutes only")

    assert "Екінші бөлім" in document
    assert "Бірінші бөлім" not in shown
    assert "Recommendation 2" in document
    assert "Recommendation 1" in minutes


def test_typed_markup_is_text(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.write_sections(
        services, world, cases.to_draft(services, world), held_text="<script>alert(1)</script> {{ 7 * 7 }}"
    )
    for name in ("final/preview", "final/sections"):
        shown = member.get(page(number, name)).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in shown


def test_without_a_document_there_is_nothing(services: Services, world: World, member: FlaskClient) -> None:
    number = cases.to_completed(services, world)

    for name in ("final", "final/preview", "final/recommendations"):
        assert member.get(page(number, name)).status_code == 404
    for name in ("final/sections", "final/recommendations/new"):
        assert member.get(page(number, name)).status_code == 409


@pytest.mark.parametrize("name", ["final", "final/preview", "final/recommendations"])
@pytest.mark.parametrize("who", ["agency_head", "citizen", "ngo_head"])
def test_doors_are_closed(services: Services, world: World, signed_in: SignIn, who: str, name: str) -> None:
    number = cases.to_written(services, world)

    assert signed_in(getattr(world, who)).get(page(number, name)).status_code == 404


def test_an_expert_reads_and_does_not_write(services: Services, world: World, signed_in: SignIn) -> None:
    number = cases.to_written(services, world)
    cases.declare(services, number, [world.expert])
    expert = signed_in(world.expert)

    assert expert.get(page(number, "final")).status_code == 200
    assert expert.get(page(number, "final/sections")).status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_every_language_and_stays_light(
    services: Services, world: World, member: FlaskClient, signed_in: SignIn, language: str
) -> None:
    number = cases.to_written(services, world)
    for name in (
        "final",
        "final/sections",
        "final/preview",
        "final/recommendations",
        "final/recommendations/new",
        "final/recommendations/1",
        "final/recommendations/1/remove",
    ):
        answer = member.get(page(number, name, language))
        assert answer.status_code == 200, name
        assert len(answer.data) < 100_000
