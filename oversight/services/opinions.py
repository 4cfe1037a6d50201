"""What experts of the commission say in a control: question by question, once, with the limits of the opinion.

The group's questions are those of the programme; what was asked of the expert besides is written down with its answer.
An opinion is read by the agency too, so nothing of the filer belongs into it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from oversight.domain.errors import InputRefused
from oversight.domain.seals import seal
from oversight.domain.terms import TEXT_LANGUAGES, Action, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import Case, Event, ExpertOpinion
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import Context
from oversight.services.programme import case_of

MOST_OTHERS = 10


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and what the expert answers."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """An opinion. *answers* are to the questions of the programme in their order; an empty one: not for this expert.

    *language* is that of all texts (kk or ru); materials and limits are written a line each.
    """

    number: str
    seen: Seen
    language: str
    qualification: str
    materials: str
    method: str
    answers: tuple[str, ...]
    others: tuple[Answered, ...]
    limits: str


@dataclass(frozen=True, slots=True)
class OpinionView:
    """An opinion as the commission reads it. ``expert`` is empty when there is no seat of that person any more."""

    number: int
    expert: str
    language: str
    qualification: str
    materials: tuple[str, ...]
    method: str
    answers: tuple[Answered, ...]
    limits: tuple[str, ...]
    given_on: date


def questions_of(case: Case) -> tuple[str, ...]:
    """The questions of the programme, a line each."""
    return lines_of(case.questions)


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed a line each, without empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def give_opinion(ctx: Context, command: GiveOpinion) -> int:
    """Keep the opinion and return its number. Several experts may do so at once: opinions do not conflict.

    Raises InputRefused without an answer, qualification, materials, method or limits.
    """
    docket = claim(ctx, command.number, Action.GIVE_OPINION, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.GIVE_OPINION)
    case = case_of(docket)
    asked = zip(questions_of(case), command.answers, strict=False)
    answers = [Answered(question, answer.strip()) for question, answer in asked if answer.strip()]
    answers.extend(command.others)
    if wrong := _wrong(command, answers):
        raise InputRefused(wrong)
    query = select(func.max(ExpertOpinion.number)).where(ExpertOpinion.case_id == case.id)
    row = ExpertOpinion(
        case_id=case.id,
        number=(ctx.session.scalar(query) or 0) + 1,
        expert_id=ctx.actor.account_id,
        language=command.language,
        qualification=command.qualification.strip(),
        materials="\n".join(lines_of(command.materials)),
        method=command.method.strip(),
        answers=[{"question": one.question, "answer": one.answer} for one in answers],
        limits="\n".join(lines_of(command.limits)),
        given_at=ctx.now,
        given_on=ctx.today,
    )
    ctx.session.add(row)
    ctx.session.flush()  # the paper is made of the row
    texts = (row.language, row.qualification, row.materials, row.method, row.limits)
    said = [text for one in answers for text in (one.question, one.answer)]
    data = {"opinion": row.number, "answers": len(answers), "sealed": seal(*texts, *said)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    return row.number


def _wrong(command: GiveOpinion, answers: Sequence[Answered]) -> dict[str, str]:
    wrong = {}
    if command.language not in TEXT_LANGUAGES:
        wrong["language"] = N_("Choose the language of the text.")
    if not command.qualification.strip():
        wrong["qualification"] = N_("Say by what training and experience you give this opinion.")
    if not lines_of(command.materials):
        wrong["materials"] = N_("Name what you studied, one thing a line.")
    if not command.method.strip():
        wrong["method"] = N_("Say how you proceeded.")
    if not answers:
        wrong["answers"] = N_("Answer at least one question.")
    if len(command.others) > MOST_OTHERS or any(
        not one.question.strip() or not one.answer.strip() for one in command.others
    ):
        wrong["others"] = N_("Write both the question and its answer; at most 10 fit.")
    if not lines_of(command.limits):
        wrong["limits"] = N_("Say what the opinion does not cover, or that it has no further limits.")
    return wrong


def opinions_of(
    ctx: Context, case_id: UUID, events: Iterable[Event], names: Mapping[UUID, str]
) -> tuple[OpinionView, ...]:
    """The opinions of a case, oldest first; no statement where its *events* tell of none.

    *names* are those of the commission's people. Whether the actor may see them is asked by whoever loaded the case.
    """
    if all(event.action is not Action.GIVE_OPINION for event in events):
        return ()
    query = select(ExpertOpinion).where(ExpertOpinion.case_id == case_id).order_by(ExpertOpinion.number)
    return tuple(
        OpinionView(
            number=row.number,
            expert=names.get(row.expert_id, ""),
            language=row.language,
            qualification=row.qualification,
            materials=lines_of(row.materials),
            method=row.method,
            answers=tuple(Answered(one["question"], one["answer"]) for one in row.answers),
            limits=lines_of(row.limits),
            given_on=row.given_on,
        )
        for row in ctx.session.scalars(query)
    )
