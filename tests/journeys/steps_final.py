"""Step 6: the final document is written, voted on recommendation by recommendation, adopted, frozen."""

from typing import Any

from tests.journeys.matters import Asked, Matter
from tests.journeys.reading import choice, words_of
from tests.journeys.steps_intake import case_of
from tests.journeys.steps_votes import close_vote, open_vote, vote
from tests.journeys.walk import Walk, require_says


def write(walk: Walk, matter: Matter) -> None:
    """A member begins it; the list says what Article 13(1) still asks for, until nothing lacks."""
    member = walk["member1"]
    page = member.follow(member.get(case_of(member, walk)), "/final/begin")
    page = member.fill(page, kind=choice(page, matter.kind), authentic_language=matter.language)
    page = member.follow(page, "/final/sections")
    page = member.fill(page, **_sections(matter))
    for one in matter.asked:
        page = member.follow(member.get(f"{case_of(member, walk)}/final/recommendations"), "/recommendations/new")
        page = member.fill(page, **_recommendation(one))
        require_says(page, one.text_ru if matter.language == "ru" else one.text_kk)
    member.get(f"{case_of(member, walk)}/final/preview")


def _sections(matter: Matter) -> dict[str, Any]:
    name, kind, basis, conflict = matter.subject
    title, origin, sheets = matter.document
    return {
        "decision_text": matter.decision,
        "held_text": matter.held,
        "tasks_text": matter.tasks,
        "subjects-0-name": name,
        "subjects-0-kind": kind,
        "subjects-0-basis": basis,
        "subjects-0-conflict": conflict,
        "subjects-1-name": "",  # proposed for an organisation that filed; but the document names no filer
        "forms_text": matter.how,
        "proposals_text": matter.proposals,
        "other_documents-0-title": title,
        "other_documents-0-origin": origin,
        "other_documents-0-sheets": sheets,
    }


def _recommendation(one: Asked) -> dict[str, Any]:
    return {
        "text_kk": one.text_kk,
        "text_ru": one.text_ru,
        "authentic_language": one.authentic_language,
        "addressee": one.addressee,
        "ground": one.ground,
        "suggested_term": one.suggested_term,
        "findings": [str(number) for number in one.findings],
    }


def vote_on_each(walk: Walk, matter: Matter, ends_on: str) -> None:
    """Three questions at once; on the third (land) or second (budget) somebody is against and says why."""
    open_vote(walk, "recommendation", ends_on)
    contested = 3 if matter.language == "kk" else 2
    for number in (1, 2, 3):
        is_contested = number == contested
        choices = {"chair": "for", "member1": "for", "member2": "for", "member3": "against" if is_contested else "for"}
        vote(walk, choices, dissent={"member3": matter.dissent} if is_contested else None)
    for _number in (1, 2, 3):
        close_vote(walk)


def adopt(walk: Walk, ends_on: str) -> None:
    """The whole is put to the vote and carried; from then on nobody can change a word."""
    open_vote(walk, "adopt_final", ends_on)
    vote(walk, {"chair": "for", "member1": "for", "member2": "for", "member3": "abstain"})
    close_vote(walk)
    assert not walk.deliver(), "the secretary, who would be told, did it"
    member = walk["member1"]
    for ending in ("sections", "recommendations/new", "recommendations/1"):
        assert member.ask(f"{case_of(member, walk)}/final/{ending}").status_code == 409
    assert "textarea" not in words_of(member.get(f"{case_of(member, walk)}/final"))
