"""What the commission makes of the answer: assess, ask to complete, follow the measures, close with an outcome."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from oversight.domain.errors import Incomplete, InputRefused, TransitionNotAllowed
from oversight.domain.returned_land import Plot
from oversight.domain.seals import seal
from oversight.domain.terms import Action, Assessment, CaseState, Outcome, Position, RecordKind
from oversight.domain.words import N_
from oversight.domain.workflow import Decision
from oversight.persistence import cases
from oversight.persistence.models import Answer, Commitment, Docket, Response, Term
from oversight.services.answer_sheet import AnswerSheet, sheet_of
from oversight.services.casework import Seen, claim, conflict, decide, end, record, write
from oversight.services.context import Context
from oversight.services.returned_land import record_plots

SENTENCE_LENGTH = 20  # an assessment is public beside the answer: a sentence, not a word
MEASURED = frozenset({Position.ACCEPTED, Position.IN_PART})


@dataclass(frozen=True, slots=True)
class Assess:
    """The commission's view of one answer. ``seen.version`` is the answer's."""

    number: str
    seen: Seen
    recommendation: int
    assessment: Assessment
    reasons: str


@dataclass(frozen=True, slots=True)
class AskToComplete:
    """Ask the agency for what a recommendation's answer lacks: its own reply, or reasons (Article 13(4))."""

    number: str
    seen: Seen
    recommendations: tuple[int, ...]
    reasons: str


@dataclass(frozen=True, slots=True)
class StartFollowUp:
    """Give each accepted measure the day on which the commission looks at it. Keys are recommendation numbers."""

    number: str
    seen: Seen
    follow_up_on: Mapping[int, date]


@dataclass(frozen=True, slots=True)
class ReportImplementation:
    """The agency says what became of a measure and how that can be seen."""

    number: str
    seen: Seen
    recommendation: int
    is_done: bool
    report: str


@dataclass(frozen=True, slots=True)
class RecordImplementation:
    """The commission checked a measure. ``next_on`` moves the day of the check while it is not done.

    ``plots`` is the land that was returned to the state, in a case about land.
    """

    number: str
    seen: Seen
    recommendation: int
    is_done: bool
    evidence: str
    next_on: date | None = None
    plots: tuple[Plot, ...] = ()


@dataclass(frozen=True, slots=True)
class Close:
    """Close the case with the outcome chosen, whatever was proposed, and the reasons for it."""

    number: str
    seen: Seen
    outcome: Outcome
    reasons: str


def assess(ctx: Context, command: Assess) -> None:
    """Assess one sent answer, or change the assessment. Raises EditConflict when the answer changed meanwhile."""
    docket = claim(ctx, command.number, Action.ASSESS, command.seen)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.ASSESS)
    answer = sheet_of(ctx, docket).sent_answer(command.recommendation)
    if answer.version != command.seen.version:
        raise conflict(cases.events_of(ctx.session, docket.id, after=command.seen.sequence))
    reasons = _sentence(command.reasons)
    answer.assessment, answer.assessment_reasons, answer.assessed_on = command.assessment, reasons, ctx.today
    flag_modified(answer, "assessment")
    data = {
        "recommendation": command.recommendation,
        "assessment": command.assessment.value,
        "sealed": seal(reasons),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def ask_to_complete(ctx: Context, command: AskToComplete) -> date:
    """Return answers to the agency to be completed; returns the last day (house rule: 3 working days).

    The answers stay in the record as they were sent; the agency writes each of them again.
    """
    docket = claim(ctx, command.number, Action.ASK_TO_COMPLETE, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.ASK_TO_COMPLETE)
    if not command.recommendations:
        raise InputRefused({"recommendations": N_("Choose the answers that have to be completed.")})
    reasons = _sentence(command.reasons)
    sheet = sheet_of(ctx, docket)
    numbers = sorted(set(command.recommendations))
    for number in numbers:
        _take_back(sheet.sent_answer(number))
    _response(docket).completion_request = reasons
    data = {"recommendations": numbers, "sealed": seal(reasons)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)
    if decision.reading is None:
        raise TransitionNotAllowed
    return decision.reading.due_on


def _take_back(answer: Answer) -> None:
    kept = {
        "sent_on": answer.sent_on.isoformat() if answer.sent_on else None,
        "position": answer.position.value if answer.position else None,
        "reasons": answer.reasons,
        "measure": answer.measure,
        "measure_on": answer.measure_on.isoformat() if answer.measure_on else None,
        "responsible": answer.responsible,
        "legal_reference": answer.legal_reference,
        "assessment": answer.assessment.value if answer.assessment else None,
        "assessment_reasons": answer.assessment_reasons,
    }
    answer.earlier = [*answer.earlier, kept]
    answer.is_sent, answer.sent_on = False, None
    answer.assessment, answer.assessment_reasons, answer.assessed_on = None, "", None


def start_follow_up(ctx: Context, command: StartFollowUp) -> None:
    """Follow every accepted or partly accepted measure from now on. Raises InputRefused naming a missing or odd day."""
    docket = claim(ctx, command.number, Action.START_FOLLOW_UP, command.seen, RecordKind.RESPONSE)
    sheet = sheet_of(ctx, docket)
    measures = measures_of(sheet)
    missing = [] if measures else [N_("No measure was promised: there is nothing to follow.")]
    missing += missing_assessments(sheet) + missing_completion(ctx, docket)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.START_FOLLOW_UP, missing=missing)
    wrong: dict[str, str] = {}
    for number, answer in measures.items():
        day = command.follow_up_on.get(number)
        if day is None:
            wrong[f"follow_up_on_{number}"] = N_("Give the day on which the measure is checked.")
        elif day < ctx.today or (answer.measure_on and day < answer.measure_on):
            wrong[f"follow_up_on_{number}"] = N_("The check comes neither before today nor before the measure itself.")
    if wrong:
        raise InputRefused(wrong)
    for number, answer in measures.items():
        ctx.session.add(Commitment(answer_id=answer.id, follow_up_on=command.follow_up_on[number]))
    days = {str(number): command.follow_up_on[number].isoformat() for number in measures}
    write(ctx, docket, decision, data={"follow_up_on": days}, seen=command.seen)
    record(ctx, docket)


def report_implementation(ctx: Context, command: ReportImplementation) -> None:
    """Keep the agency's own report on a measure; only the commission's check says that it is done."""
    docket = claim(ctx, command.number, Action.REPORT_IMPLEMENTATION, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.REPORT_IMPLEMENTATION)
    commitment = _commitment(sheet_of(ctx, docket), command.recommendation)
    report = _sentence(
        command.report, "report", N_("Say in at least 20 characters what was done and how it can be seen.")
    )
    commitment.reported_on, commitment.is_reported_done, commitment.report = ctx.today, command.is_done, report
    _write_measure(ctx, docket, decision, command, report)


def record_implementation(ctx: Context, command: RecordImplementation) -> None:
    """Record the commission's check of a measure; neither "done" nor "not done" is taken without evidence."""
    docket = claim(ctx, command.number, Action.RECORD_IMPLEMENTATION, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.RECORD_IMPLEMENTATION)
    commitment = _commitment(sheet_of(ctx, docket), command.recommendation)
    evidence = _sentence(command.evidence, "evidence", N_("Name the evidence in at least 20 characters."))
    if command.next_on is not None and (command.is_done or command.next_on <= ctx.today):
        raise InputRefused({"next_on": N_("A new day of the check lies in the future and is for a measure not done.")})
    commitment.is_done, commitment.checked_on, commitment.evidence = command.is_done, ctx.today, evidence
    days = {"checked_on": ctx.today.isoformat(), "due_on": commitment.follow_up_on.isoformat()}
    if command.next_on is not None:  # the log keeps every day that slipped
        commitment.follow_up_on = command.next_on
        days["next_on"] = command.next_on.isoformat()
    land = {"land": record_plots(ctx, docket, commitment, command.plots)} if command.plots else {}
    _write_measure(ctx, docket, decision, command, evidence, {**days, **land})


def close(ctx: Context, command: Close) -> None:
    """Close the response, the case and the docket; every term stops.

    Every answer is assessed and every promised measure checked first; after silence there is nothing to assess.
    """
    docket = claim(ctx, command.number, Action.CLOSE, command.seen, RecordKind.RESPONSE)
    sheet = sheet_of(ctx, docket)
    step = decide(ctx, docket, RecordKind.CASE, Action.CLOSE)
    missing = missing_to_close(sheet) + missing_completion(ctx, docket)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.CLOSE, missing=missing)
    if command.outcome not in possible_outcomes(sheet):
        raise InputRefused({"outcome": N_("This outcome does not fit what the agency did.")})
    reasons = _sentence(command.reasons)
    if docket.case is None:
        raise TransitionNotAllowed
    docket.case.state, docket.case.reasons = CaseState(step.target), reasons
    end(docket, ctx, command.outcome)
    data = {
        "case": step.target,
        "outcome": command.outcome.value,
        "proposed": propose_outcome(sheet).value,
        "sealed": seal(reasons),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


# What an answer sheet amounts to


def sent_answers(sheet: AnswerSheet) -> dict[int, Answer]:
    """The sent answers by recommendation number."""
    found = {row.number: sheet.answers.get(row.id) for row in sheet.recommendations}
    return {number: answer for number, answer in found.items() if answer is not None and answer.is_sent}


def measures_of(sheet: AnswerSheet) -> dict[int, Answer]:
    """The sent answers that promise a measure, by recommendation number."""
    return {number: answer for number, answer in sent_answers(sheet).items() if answer.position in MEASURED}


def missing_assessments(sheet: AnswerSheet) -> list[str]:
    """A sentence while a sent answer is not assessed."""
    if all(answer.assessment for answer in sent_answers(sheet).values()):
        return []
    return [N_("Assess every answer first.")]


def missing_to_close(sheet: AnswerSheet) -> list[str]:
    """What stands between the commission and closing the case, one sentence each."""
    missing = missing_assessments(sheet)
    commitments = [answer.commitment for answer in measures_of(sheet).values()]
    if any(commitment is None for commitment in commitments):
        missing.append(N_("Measures were promised: give each the day on which it is checked, and start the follow-up."))
    elif any(commitment.is_done is None for commitment in commitments if commitment):
        missing.append(N_("Check every promised measure first."))
    return missing


def missing_completion(ctx: Context, docket: Docket) -> list[str]:
    """A sentence while the agency is still within the term in which it was asked to complete its answer."""
    query = select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None))
    return still_open(ctx.session.scalars(query), ctx.today)


def still_open(running: Iterable[Term], today: date) -> list[str]:
    """As `missing_completion`, from the running terms of the docket."""
    if any(term.key == "response_complete" and term.due_on >= today for term in running):
        return [N_("The agency was asked to complete its answer and still has time for it.")]
    return []


def possible_outcomes(sheet: AnswerSheet) -> tuple[Outcome, ...]:
    """The outcomes that can be chosen: silence leaves one; where a recommendation has no answer it is one of four."""
    answers = sheet.answers.values()
    if not any(answer.is_sent or answer.earlier for answer in answers):
        return (Outcome.NO_ANSWER,)
    outcomes = (Outcome.REMEDIED, Outcome.PARTLY_REMEDIED, Outcome.REFUSED)
    is_whole = len(sent_answers(sheet)) == len(sheet.recommendations)
    return outcomes if is_whole else (*outcomes, Outcome.NO_ANSWER)


def propose_outcome(sheet: AnswerSheet) -> Outcome:
    """Remedied when every recommendation was accepted and its measure done; partly when at least one measure was done;
    refused when none was; no answer after silence. A proposal: the chair or the secretary chooses, with reasons.
    """
    answers = sent_answers(sheet)
    if not answers:
        return Outcome.NO_ANSWER
    done = {number for number, answer in measures_of(sheet).items() if answer.commitment and answer.commitment.is_done}
    if not done:
        return Outcome.REFUSED
    whole = {number for number in done if answers[number].position is Position.ACCEPTED}
    return Outcome.REMEDIED if len(whole) == len(sheet.recommendations) else Outcome.PARTLY_REMEDIED


def _write_measure(
    ctx: Context,
    docket: Docket,
    decision: Decision,
    command: ReportImplementation | RecordImplementation,
    words: str,
    more: Mapping[str, Any] | None = None,
) -> None:
    data = {
        "recommendation": command.recommendation,
        "is_done": command.is_done,
        "sealed": seal(words),
        **(more or {}),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def _commitment(sheet: AnswerSheet, number: int) -> Commitment:
    commitment = sheet.sent_answer(number).commitment
    if commitment is None:
        raise Incomplete([N_("No measure is followed here.")])
    return commitment


def _sentence(
    text: str, field: str = "reasons", refusal: str = N_("Give the reasons in at least 20 characters.")
) -> str:
    text = text.strip()
    if len(text) < SENTENCE_LENGTH:
        raise InputRefused({field: refusal})
    return text


def _response(docket: Docket) -> Response:
    if docket.response is None:
        raise TransitionNotAllowed
    return docket.response
