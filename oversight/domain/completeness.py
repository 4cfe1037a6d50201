"""Guards on an act: what is still missing, one sentence each. Pure; given values, never rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight.domain.deadlines import read_deadline
from oversight.domain.terms import HearingMode, Position
from oversight.domain.words import N_
from oversight.statute.schema import Statute

REASONS_LENGTH = 80  # features.md row 41: a reason is at least a sentence, not a word


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """The agency's answer to one recommendation, as far as it is written."""

    number: int
    position: Position | None
    reasons: str
    measure: str
    measure_on: date | None
    responsible: str
    legal_reference: str


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """What became of the agency hearing. ``notice_on`` and ``decision_on`` are local dates."""

    mode: HearingMode | None
    notice_on: date | None = None
    decision_on: date | None = None
    held_on: date | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: the sentence, its values, and the recommendation it concerns (None: the whole)."""

    sentence: str
    number: int | None = None


def unanswered(answer: AnswerFacts) -> tuple[Missing, ...]:
    """What the answer to one recommendation lacks: position and reasons always (Article 13(4)); measure, date and
    responsible person when accepted or in part; legal reference when refused or in part (house rules).
    """
    missing: list[str] = []
    if answer.position is None:
        missing.append(N_("Choose a position: accepted, in part or refused."))
    if len(answer.reasons.strip()) < REASONS_LENGTH:
        missing.append(N_("Give the reasons for this recommendation in at least 80 characters."))
    if answer.position in {Position.ACCEPTED, Position.IN_PART}:
        if not answer.measure.strip():
            missing.append(N_("Name the measure."))
        if answer.measure_on is None:
            missing.append(N_("Give the date of the measure."))
        if not answer.responsible.strip():
            missing.append(N_("Name the responsible person or post."))
    if answer.position in {Position.IN_PART, Position.REFUSED} and not answer.legal_reference.strip():
        missing.append(N_("Give the legal reference for the refusal."))
    return tuple(Missing(sentence, answer.number) for sentence in missing)


def missing_hearing(
    answers: Sequence[AnswerFacts], hearing: HearingFacts, decided_on: date, statute: Statute
) -> tuple[Missing, ...]:
    """What Article 13(5)-(6) still asks for before a refusal or a partial acceptance is sent on *decided_on*.

    The hearing must be held with notice at least 3 working days before the decision, or waived in writing (house
    rule), or omitted with reasons because it would harm the rights, freedoms or lawful interests of others (13(5)).
    Nothing is asked when every recommendation is accepted (13(6)).
    """
    if all(answer.position is Position.ACCEPTED for answer in answers):
        return ()
    if hearing.mode is HearingMode.HELD and hearing.notice_on and hearing.held_on:
        latest = read_deadline(statute, "object_hearing_notice", decided_on).due_on
        if hearing.notice_on > latest:
            return (Missing(N_("Notice of the hearing came later than 3 working days before the decision.")),)
        if hearing.held_on > decided_on:
            return (Missing(N_("The hearing has not been held yet.")),)
        return ()
    if hearing.mode in {HearingMode.WAIVED, HearingMode.OMITTED}:
        return () if hearing.reasons.strip() else (Missing(N_("Give the reasons why no hearing is held.")),)
    return (
        Missing(
            N_(
                "A refusal or a partial acceptance needs the agency hearing held with notice, waived in writing, "
                "or omitted with reasons."
            )
        ),
    )


def missing_from_answers(
    numbers: Sequence[int],
    answers: Sequence[AnswerFacts],
    hearing: HearingFacts,
    decided_on: date,
    statute: Statute,
) -> tuple[Missing, ...]:
    """Everything that stands between the agency and sending: a separate, reasoned answer to every number in
    *numbers*, and the hearing.
    """
    given = {answer.number: answer for answer in answers}
    missing: list[Missing] = []
    for number in numbers:
        if number in given:
            missing.extend(unanswered(given[number]))
        else:
            missing.append(Missing(N_("This recommendation has no answer yet."), number))
    if len(missing) == 0:
        missing.extend(missing_hearing(list(given.values()), hearing, decided_on, statute))
    return tuple(missing)
