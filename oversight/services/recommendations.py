"""The recommendations of a final document while it is drafted: each a record of its own, in Kazakh and in Russian.

A number is given once a vote has been asked for: from then on it stays, also when another one falls.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.terms import TEXT_LANGUAGES, Action, MotionKind, RecordKind
from oversight.domain.words import N_
from oversight.domain.workflow import Decision
from oversight.persistence import cases
from oversight.persistence.models import Docket, FinalDocument, Finding, Motion, Recommendation
from oversight.services.casework import Seen, claim, conflict, decide, record, write
from oversight.services.context import Context
from oversight.services.final_documents import final_of, recommendation_of, seal_of_recommendation
from oversight.services.programme import case_of, require_no_vote

MOST_RECOMMENDATIONS = 50
NO_AUTHENTIC_TEXT = N_("Write the text in the language you marked as authentic.")


class NumbersStand(TransitionNotAllowed):
    """A vote was asked for: the numbers stay as they are."""

    message = N_("A vote on a recommendation was already opened: the numbers stay as they are.")


class AlreadyDecided(TransitionNotAllowed):
    """The commission has voted on this recommendation."""

    message = N_("The commission has voted on this recommendation: it cannot be changed any more.")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a recommendation says. The authentic text is a must, the other wanted; *findings* are numbers of facts."""

    text_kk: str
    text_ru: str
    authentic_language: str
    addressee: str  # unit or post at the agency
    ground: str
    suggested_term: str
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AddRecommendation:
    """One more recommendation, at the end."""

    number: str
    seen: Seen
    wording: Wording


@dataclass(frozen=True, slots=True)
class EditRecommendation:
    """The same recommendation in other words. ``seen`` is of the recommendation."""

    number: str
    seen: Seen
    recommendation: int
    wording: Wording


@dataclass(frozen=True, slots=True)
class RemoveRecommendation:
    """Take a recommendation out of the draft."""

    number: str
    seen: Seen
    recommendation: int


@dataclass(frozen=True, slots=True)
class MoveRecommendation:
    """Give a recommendation another number; those between move up or down."""

    number: str
    seen: Seen
    recommendation: int
    to: int


def add_recommendation(ctx: Context, command: AddRecommendation) -> int:
    """Add a recommendation and return its number. Two people may do so at once. Raises InputRefused, UnderVote."""
    docket, final, decision = _claim(ctx, command.number, command.seen)
    _require_words(ctx, docket, command.wording)
    number = max((one.number for one in final.recommendations), default=0) + 1
    if number > MOST_RECOMMENDATIONS:
        raise InputRefused({"text_kk": N_("A final document holds at most 50 recommendations.")})
    one = Recommendation(final_document_id=final.id, number=number)
    _put(one, command.wording)
    final.recommendations.append(one)
    _keep(ctx, docket, decision, command.seen, {"recommendation": number, "sealed": seal_of_recommendation(one)})
    return number


def edit_recommendation(ctx: Context, command: EditRecommendation) -> None:
    """Change the words. Raises EditConflict when somebody else did so meanwhile, UnderVote, AlreadyDecided."""
    docket, final, decision = _claim(ctx, command.number, command.seen)
    one = _free(ctx, docket, final, command.recommendation, command.seen)
    _require_words(ctx, docket, command.wording)
    _put(one, command.wording)
    data = {"recommendation": one.number, "sealed": seal_of_recommendation(one)}
    _keep(ctx, docket, decision, command.seen, data)


def remove_recommendation(ctx: Context, command: RemoveRecommendation) -> None:
    """Take one out; the later ones move up. Raises NumbersStand once a vote on any of them was opened."""
    docket, final, decision = _claim(ctx, command.number, command.seen)
    one = _free(ctx, docket, final, command.recommendation, command.seen)
    _require_no_motion(ctx, docket)
    ctx.session.delete(one)
    ctx.session.flush()
    _number(ctx, [other for other in final.recommendations if other is not one])
    _keep(ctx, docket, decision, command.seen, {"recommendation": command.recommendation, "change": "removed"})


def move_recommendation(ctx: Context, command: MoveRecommendation) -> None:
    """Give one another number. Raises NumbersStand once a vote on any of them was opened."""
    docket, final, decision = _claim(ctx, command.number, command.seen)
    one = _free(ctx, docket, final, command.recommendation, command.seen)
    _require_no_motion(ctx, docket)
    if not 1 <= command.to <= len(final.recommendations):
        raise InputRefused({"to": N_("There is no such number to move it to.")})
    order = [other for other in final.recommendations if other is not one]
    order.insert(command.to - 1, one)
    _number(ctx, order)
    data = {"recommendation": command.recommendation, "change": "moved", "to": command.to}
    _keep(ctx, docket, decision, command.seen, data)


def _claim(ctx: Context, number: str, seen: Seen) -> tuple[Docket, FinalDocument, Decision]:
    docket = claim(ctx, number, Action.EDIT_FINAL, seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.EDIT_FINAL)
    require_no_vote(ctx, docket, MotionKind.ADOPT_FINAL)
    return docket, final_of(ctx, docket), decision


def _keep(ctx: Context, docket: Docket, decision: Decision, seen: Seen, data: Mapping[str, object]) -> None:
    write(ctx, docket, decision, data={"part": "recommendation", **data}, seen=seen)
    record(ctx, docket)


def _free(ctx: Context, docket: Docket, final: FinalDocument, number: int, seen: Seen) -> Recommendation:
    """The recommendation, if it is as the person saw it and nobody has voted or is voting on it."""
    one = recommendation_of(final, number)
    if one.version != seen.version:
        raise conflict(cases.events_of(ctx.session, docket.id, after=seen.sequence))
    if one.is_adopted is not None:
        raise AlreadyDecided
    require_no_vote(ctx, docket, MotionKind.RECOMMENDATION, one.id)
    return one


def _require_no_motion(ctx: Context, docket: Docket) -> None:
    query = select(Motion.id).where(Motion.docket_id == docket.id, Motion.kind == MotionKind.RECOMMENDATION)
    if ctx.session.scalar(query.limit(1)) is not None:
        raise NumbersStand


def _number(ctx: Context, order: list[Recommendation]) -> None:
    """Number in this order. Two numbers are never the same, not even between two statements."""
    changed = [(place, one) for place, one in enumerate(order, 1) if one.number != place]
    for place, one in changed:
        one.number = -place
    ctx.session.flush()
    for place, one in changed:
        one.number = place


def _put(one: Recommendation, wording: Wording) -> None:
    one.text_kk, one.text_ru = wording.text_kk.strip(), wording.text_ru.strip()
    one.authentic_language = wording.authentic_language
    one.addressee, one.ground = wording.addressee.strip(), wording.ground.strip()
    one.suggested_term, one.findings = wording.suggested_term.strip(), sorted(set(wording.findings))


def _require_words(ctx: Context, docket: Docket, wording: Wording) -> None:
    wrong = {}
    if wording.authentic_language not in TEXT_LANGUAGES:
        wrong["authentic_language"] = N_("Choose the authentic language: Kazakh or Russian.")
    elif not {"kk": wording.text_kk, "ru": wording.text_ru}[wording.authentic_language].strip():
        wrong[f"text_{wording.authentic_language}"] = NO_AUTHENTIC_TEXT
    if not wording.addressee.strip():
        wrong["addressee"] = N_("Name the unit or post of the agency that is to act.")
    if not wording.ground.strip():
        wrong["ground"] = N_("Give the ground: the facts and the rule it rests on.")
    if not wording.suggested_term.strip():
        wrong["suggested_term"] = N_("Suggest a term.")
    if not _standing(ctx, docket).issuperset(wording.findings):
        wrong["findings"] = N_("Choose among the recorded facts.")
    if wrong:
        raise InputRefused(wrong)


def _standing(ctx: Context, docket: Docket) -> set[int]:
    query = select(Finding.number).where(Finding.case_id == case_of(docket).id, Finding.withdrawn_at.is_(None))
    return set(ctx.session.scalars(query))
