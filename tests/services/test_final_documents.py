"""The final document: drafted, written, complete, voted on, adopted, frozen."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from oversight.domain.errors import AlreadyDone, EditConflict, Incomplete, InputRefused, NotPermitted, NotVisible
from oversight.domain.terms import FinalDocumentKind, MotionKind, MotionOutcome, VoteChoice
from oversight.persistence.cases import events_of
from oversight.services import final_documents, recommendations
from oversight.services.context import Services
from oversight.services.programme import UnderVote
from tests import cases
from tests.world import World


def refused_fields(act: Callable[[], object]) -> set[str]:
    with pytest.raises(InputRefused) as refused:
        act()
    return set(refused.value.fields)


def last_data(services: Services, number: str) -> dict[str, Any]:
    with cases.acting(services, cases.SYSTEM) as ctx:
        return events_of(ctx.session, cases.load(ctx, number).id)[-1].data


# The draft


def test_the_draft_begins_with_what_the_record_knows(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)

    final = cases.view(services, world, number).final
    assert final is not None
    assert (final.kind, final.tasks_text) == (FinalDocumentKind.CONCLUSION, cases.TASKS)
    assert [one.name for one in final.subjects] == [world.commission.name_kk]
    assert final.held_text == final.proposals_text == ""


def test_the_draft_never_names_the_filer(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)

    assert "Айгүл" not in str(cases.view(services, world, number).final)


@pytest.mark.parametrize(("field", "value"), [("kind", FinalDocumentKind.PROTOCOL), ("authentic_language", "en")])
def test_a_kind_or_language_that_does_not_fit_is_refused(
    services: Services, world: World, field: str, value: str
) -> None:
    number = cases.to_completed(services, world)

    assert refused_fields(lambda: cases.draft(services, world, number, **{field: value})) == {field}


def test_sections_are_kept(services: Services, world: World) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world))

    final = cases.view(services, world, number).final
    assert final is not None
    assert {name: getattr(final, name) for name in cases.SECTIONS} == cases.SECTIONS


def test_an_unfinished_section_may_be_saved(services: Services, world: World) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world), proposals_text="", held_text="")

    assert {one.key for one in cases.view(services, world, number).missing} == {"when_where", "proposals"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", FinalDocumentKind.PROTOCOL),
        ("authentic_language", "en"),
        ("subjects", (final_documents.SubjectOfControl("", "citizen", "", ""),)),
        ("subjects", (final_documents.SubjectOfControl("Азамат", "alien", "", ""),)),
        ("subjects", (final_documents.SubjectOfControl("Азамат", "citizen", "", ""),) * 21),
        ("other_documents", (final_documents.OtherDocument(" "),)),
        ("other_documents", (final_documents.OtherDocument("Хат"),) * 41),
    ],
)
def test_unfit_sections_are_refused_at_their_field(services: Services, world: World, field: str, value: Any) -> None:
    number = cases.to_draft(services, world)

    assert refused_fields(lambda: cases.write_sections(services, world, number, **{field: value})) == {field}


def test_stale_sections_are_a_conflict_that_says_what_changed(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)
    final = cases.view(services, world, number).final
    assert final is not None
    before = cases.seen_version(services, number, final.version)
    cases.write_sections(services, world, number)

    with pytest.raises(EditConflict) as conflict:
        cases.write_sections(services, world, number, seen=before.__class__(before.version, before.sequence, "other"))
    assert conflict.value.changes == ("edit_final",)


def test_the_same_sections_sent_twice_are_one(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)
    final = cases.view(services, world, number).final
    assert final is not None
    before = cases.seen_version(services, number, final.version)
    cases.write_sections(services, world, number, seen=before)

    with pytest.raises(AlreadyDone):
        cases.write_sections(services, world, number, seen=before)


def test_a_new_recommendation_does_not_make_open_sections_stale(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)
    final = cases.view(services, world, number).final
    assert final is not None
    before = cases.seen_version(services, number, final.version)
    cases.recommend(services, world, number)

    cases.write_sections(services, world, number, seen=before)


@pytest.mark.parametrize("who", ["expert", "agency_head", "citizen"])
def test_only_the_group_writes(services: Services, world: World, who: str) -> None:
    number = cases.to_draft(services, world)
    cases.declare(services, number, [world.expert])
    command = recommendations.AddRecommendation(number, cases.seen_version(services, number, 0), cases.WORDING)

    with cases.acting(services, getattr(world, who)) as ctx, pytest.raises((NotPermitted, NotVisible)):
        recommendations.add_recommendation(ctx, command)


# Recommendations


def test_a_recommendation_is_a_record_of_its_own(services: Services, world: World) -> None:
    number = cases.to_draft(services, world)

    assert [cases.recommend(services, world, number) for _ in range(2)] == [1, 2]
    one = cases.view(services, world, number).recommendation(1)
    assert (one.text_kk, one.authentic_language, one.addressee, one.findings) == (
        cases.WORDING.text_kk,
        "kk",
        "Жер қатынастары бөлімі",
        (1,),
    )


def test_the_wanted_translation_is_shown_as_missing_and_asks_for_nothing(services: Services, world: World) -> None:
    number = cases.write_sections(services, world, cases.to_draft(services, world))
    cases.recommend(services, world, number, text_ru="")

    seen = cases.view(services, world, number)
    assert seen.recommendation(1).missing_language == "ru"
    assert seen.recommendation(1).says("ru") == (cases.WORDING.text_kk, "kk")
    assert seen.missing == ()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"text_kk": " "}, "text_kk"),
        ({"authentic_language": "ru", "text_ru": ""}, "text_ru"),
        ({"authentic_language": "en"}, "authentic_language"),
        ({"addressee": ""}, "addressee"),
        ({"ground": ""}, "ground"),
        ({"suggested_term": ""}, "suggested_term"),
        ({"findings": (1, 9)}, "findings"),
    ],
)
def test_an_unfit_recommendation_is_refused_at_its_field(
    services: Services, world: World, more: dict[str, Any], field: str
) -> None:
    number = cases.to_draft(services, world)

    assert refused_fields(lambda: cases.recommend(services, world, number, **more)) == {field}


def test_a_final_document_has_room_for_fifty(services: Services, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recommendations, "MOST_RECOMMENDATIONS", 1)
    number = cases.to_draft(services, world)
    cases.recommend(services, world, number)

    assert refused_fields(lambda: cases.recommend(services, world, number)) == {"text_kk"}


def edit(services: Services, world: World, number: str, recommendation: int, version: int | None = None, **more: Any):
    version = version or cases.view(services, world, number).recommendation(recommendation).version
    with cases.acting(services, world.members[0]) as ctx:
        recommendations.edit_recommendation(
            ctx,
            recommendations.EditRecommendation(
                number, cases.seen_version(services, number, version), recommendation, replace(cases.WORDING, **more)
            ),
        )


def remove(services: Services, world: World, number: str, recommendation: int) -> None:
    version = cases.view(services, world, number).recommendation(recommendation).version
    with cases.acting(services, world.members[0]) as ctx:
        recommendations.remove_recommendation(
            ctx,
            recommendations.RemoveRecommendation(number, cases.seen_version(services, number, version), recommendation),
        )


def move(services: Services, world: World, number: str, recommendation: int, to: int) -> None:
    version = cases.view(services, world, number).recommendation(recommendation).version
    with cases.acting(services, world.members[0]) as ctx:
        recommendations.move_recommendation(
            ctx,
            recommendations.MoveRecommendation(
                number, cases.seen_version(services, number, version), recommendation, to
            ),
        )


def order(services: Services, world: World, number: str) -> list[tuple[int, str]]:
    return [(one.number, one.addressee) for one in cases.view(services, world, number).recommendations]


@pytest.fixture
def abc(services: Services, world: World) -> str:
    """A draft with three recommendations to A, B and C."""
    number = cases.to_draft(services, world)
    for addressee in "ABC":
        cases.recommend(services, world, number, addressee=addressee)
    return number


def test_words_are_changed(services: Services, world: World, abc: str) -> None:
    edit(services, world, abc, 2, addressee="Әкім")

    assert order(services, world, abc) == [(1, "A"), (2, "Әкім"), (3, "C")]


def test_a_stale_recommendation_is_a_conflict(services: Services, world: World, abc: str) -> None:
    version = cases.view(services, world, abc).recommendation(2).version
    edit(services, world, abc, 2, addressee="Әкім")

    with pytest.raises(EditConflict):
        edit(services, world, abc, 2, version, addressee="Бөлім")


def test_others_move_up_when_one_is_removed(services: Services, world: World, abc: str) -> None:
    remove(services, world, abc, 1)

    assert order(services, world, abc) == [(1, "B"), (2, "C")]


@pytest.mark.parametrize(("which", "to", "result"), [(3, 1, "CAB"), (1, 3, "BCA"), (2, 1, "BAC"), (2, 2, "ABC")])
def test_a_recommendation_gets_another_number(
    services: Services, world: World, abc: str, which: int, to: int, result: str
) -> None:
    move(services, world, abc, which, to)

    assert "".join(name for _, name in order(services, world, abc)) == result


def test_there_is_no_number_beyond_the_last(services: Services, world: World, abc: str) -> None:
    assert refused_fields(lambda: move(services, world, abc, 1, 4)) == {"to"}


def test_an_unknown_recommendation_is_not_there(services: Services, world: World, abc: str) -> None:
    with pytest.raises(NotVisible):
        edit(services, world, abc, 9, version=1)


# What is missing


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_text": ""}, "The date, time and place of the control are missing (Article 13(1))."),
        ({"tasks_text": ""}, "The tasks of the control are missing (Article 13(1))."),
        ({"subjects": ()}, "The list of subjects of control is missing (Article 13(1))."),
        (
            {"proposals_text": ""},
            "The proposals to remove the causes and conditions of the violations are missing (Article 13(1)).",
        ),
        (
            {"other_documents": ()},
            "The other documents obtained are neither listed nor said to be none (Article 13(1)).",
        ),
        ({"decision_text": ""}, "The act or decision under control is not named."),
    ],
)
@pytest.mark.parametrize("kind", [MotionKind.RECOMMENDATION, MotionKind.ADOPT_FINAL])
def test_no_vote_is_opened_while_an_element_is_missing(
    services: Services, world: World, kind: MotionKind, more: dict[str, Any], sentence: str
) -> None:
    number = cases.to_written(services, world, count=1)
    cases.write_sections(services, world, number, **more)

    with pytest.raises(Incomplete) as refused:
        cases.open_vote(services, world, number, kind)
    assert refused.value.missing[0] == sentence


def test_the_whole_comes_after_its_recommendations(services: Services, world: World) -> None:
    number = cases.to_written(services, world)
    cases.vote_on_recommendation(services, world, number, 1)

    with pytest.raises(Incomplete) as refused:
        cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)
    assert "has not been voted on yet" in refused.value.missing[0]
    assert [one.number for one in cases.view(services, world, number).unvoted] == [2]


def test_a_document_with_proposals_needs_no_recommendation(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world, count=0)

    assert cases.state_of(services, number)[1] == "adopted"


def test_a_recommendation_document_needs_one(services: Services, world: World) -> None:
    number = cases.to_draft(services, world, kind=FinalDocumentKind.RECOMMENDATION)
    cases.write_sections(services, world, number)

    with pytest.raises(Incomplete) as refused:
        cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)
    assert "at least one recommendation" in refused.value.missing[0]


# The votes


def test_a_recommendation_stands_still_while_it_is_voted_on(services: Services, world: World) -> None:
    number = cases.to_written(services, world)
    one = cases.view(services, world, number).recommendation(1)
    cases.open_vote(services, world, number, MotionKind.RECOMMENDATION, recommendation_ids=(one.id,))

    with pytest.raises(UnderVote):
        edit(services, world, number, 1)
    edit(services, world, number, 2, addressee="Әкім")  # the other one is free
    assert not cases.view(services, world, number).recommendation(1).is_free


def test_the_numbers_stand_from_the_first_vote_on(services: Services, world: World) -> None:
    number = cases.to_written(services, world)
    cases.vote_on_recommendation(services, world, number, 1)

    for act in (remove, lambda *given: move(*given, 1)):
        with pytest.raises(recommendations.NumbersStand):
            act(services, world, number, 2)


def test_what_was_voted_on_is_not_changed(services: Services, world: World) -> None:
    number = cases.to_written(services, world)
    cases.vote_on_recommendation(services, world, number, 1)

    with pytest.raises(recommendations.AlreadyDecided):
        edit(services, world, number, 1)


def test_without_a_quorum_the_words_are_free_again(services: Services, world: World, clock: Any) -> None:
    number = cases.to_written(services, world, count=1)
    motion_id = cases.open_vote(services, world, number, MotionKind.RECOMMENDATION)
    clock.forward(days=4)
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.NO_QUORUM

    edit(services, world, number, 1, addressee="Әкім")

    assert cases.view(services, world, number).recommendation(1).is_adopted is None


def test_a_rejected_recommendation_is_left_out_and_the_others_keep_their_numbers(
    services: Services, world: World
) -> None:
    number = cases.to_adopted(services, world, count=3, rejected={2})

    seen = cases.view(services, world, number)
    assert [one.number for one in seen.printed] == [1, 3]
    assert seen.recommendation(2).is_adopted is False
    assert last_data(services, number)["recommendations"] == [1, 3]


def test_figures_of_a_vote_are_hidden_until_it_is_closed(services: Services, world: World) -> None:
    number = cases.to_written(services, world, count=1)
    motion_id = cases.open_vote(services, world, number, MotionKind.RECOMMENDATION)
    cases.vote(services, number, motion_id, world.chair)

    running = cases.view(services, world, number).recommendation(1).motions[0]
    assert (running.has_figures, running.voted, running.votes_for) == (False, None, None)
    for person in world.members:
        cases.vote(services, number, motion_id, person)
    cases.close_vote(services, world, number, motion_id)
    closed = cases.view(services, world, number).recommendation(1).motions[0]
    assert (closed.has_figures, closed.voted, closed.votes_for, closed.tag) == (True, 6, 6, "motion.carried")


def test_the_document_stands_still_while_its_adoption_is_voted_on(services: Services, world: World) -> None:
    number = cases.to_written(services, world, count=1)
    cases.vote_on_recommendation(services, world, number, 1)
    cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)

    with pytest.raises(UnderVote):
        cases.write_sections(services, world, number)
    with pytest.raises(UnderVote):
        cases.recommend(services, world, number)
    assert cases.view(services, world, number).is_under_adoption


def test_a_document_voted_down_stays_a_draft(services: Services, world: World) -> None:
    number = cases.to_written(services, world, count=0)
    motion_id = cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)
    for person in cases.voters(world):
        cases.vote(services, number, motion_id, person, VoteChoice.AGAINST)
    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.REJECTED

    cases.write_sections(services, world, number, facts_text="Толықтырылды")

    assert cases.state_of(services, number)[1] == "draft_final"


# Frozen


def test_adoption_seals_every_word(services: Services, world: World) -> None:
    number = cases.to_adopted(services, world)

    with cases.acting(services, cases.SYSTEM) as ctx:
        final = final_documents.final_of(ctx, cases.load(ctx, number))
        assert final.adopted_on == ctx.today
        assert final_documents.seal_of(final) == last_data(services, number)["sealed"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE final_document SET held_text = 'x'",
        "UPDATE final_document SET proposals_text = 'x'",
        "UPDATE final_document SET subjects = '[]'",
        "UPDATE final_document SET kind = 'protocol'",
        "UPDATE final_document SET authentic_language = 'ru'",
        "UPDATE final_document SET adopted_on = NULL",
        "DELETE FROM final_document",
        "UPDATE recommendation SET text_kk = 'x'",
        "UPDATE recommendation SET is_adopted = NULL",
        "DELETE FROM recommendation",
        (
            "INSERT INTO recommendation (id, final_document_id, number, text_kk, text_ru, authentic_language,"
            " addressee, ground, findings, suggested_term, version)"
            " SELECT case_id, id, 9, 'x', '', 'kk', 'x', 'x', '[]', 'x', 1 FROM final_document"
        ),
    ],
)
def test_the_tables_refuse_a_change_after_adoption(services: Services, world: World, statement: str) -> None:
    cases.to_adopted(services, world)

    with cases.acting(services, cases.SYSTEM) as ctx, pytest.raises(DatabaseError, match="append-only"):
        ctx.session.execute(text(statement))


def test_before_adoption_the_tables_take_a_change(services: Services, world: World) -> None:
    cases.to_written(services, world)

    with cases.acting(services, cases.SYSTEM) as ctx:
        ctx.session.execute(text("UPDATE final_document SET held_text = 'x'"))
        ctx.session.execute(text("UPDATE recommendation SET text_kk = 'x'"))
        ctx.session.rollback()
