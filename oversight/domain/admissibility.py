"""Whether a complaint is a matter of public control: five questions of Article 1, each answered with a note. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from oversight.domain.words import N_
from oversight.statute.schema import Statute


class Check(StrEnum):
    """One question of the checklist."""

    OBJECT = "object"
    FACILITY = "facility"
    DECISION = "decision"
    INTEREST = "interest"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """How a question is put, and the article of the statute that asks it."""

    question: str
    provision: str


CHECKS: dict[Check, CheckRow] = {
    Check.OBJECT: CheckRow(N_("The body is in the list of objects of public control"), "law-1-4"),
    Check.FACILITY: CheckRow(N_("The body is not a special-regime or regime facility"), "law-1-4"),
    Check.DECISION: CheckRow(N_("An act or a decision to be controlled is named"), "law-1-1"),
    Check.INTEREST: CheckRow(N_("A public interest is stated: this is not only a private dispute"), "law-1-1"),
    Check.SUBJECT: CheckRow(
        N_("The filer may be a subject of public control: a citizen of Kazakhstan or a non-profit organisation"),
        "law-1-5",
    ),
}


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """The secretary's answer to one question."""

    is_met: bool
    note: str


def is_admissible(answers: Mapping[Check, CheckAnswer]) -> bool:
    """Whether every question was answered with yes."""
    return all(_is_met(answers, check) for check in Check)


def _is_met(answers: Mapping[Check, CheckAnswer], check: Check) -> bool:
    return check in answers and answers[check].is_met


def missing_from_checklist(
    statute: Statute,
    answers: Mapping[Check, CheckAnswer],
    *,
    object_class: str | None,
    is_excluded: bool,
    proposed_ground: str | None,
) -> list[str]:
    """What the checklist still lacks, one sentence each; empty when the complaint can go to the commission.

    *object_class* is the key of Article 1(4) the agency falls under (None: no agency or no class known). With a no
    somewhere the secretary must propose the ground of inadmissibility; the commission decides either way.
    """
    missing = []
    if any(check not in answers for check in Check):
        missing.append(N_("Answer every question of the checklist."))
    if any(not answer.note.strip() for answer in answers.values()):
        missing.append(N_("Write a note to every answer of the checklist."))
    listed = statute.object_classes.get(object_class or "")
    is_listed = listed is not None and not listed.is_excluded
    is_restricted = is_excluded or (listed is not None and listed.is_excluded)
    if (_is_met(answers, Check.OBJECT) and not is_listed) or (_is_met(answers, Check.FACILITY) and is_restricted):
        missing.append(
            N_("The agency chosen is not in the list of Article 1(4) or is excluded from it: the answer cannot be yes.")
        )
    if len(answers) == len(Check) and not is_admissible(answers) and not proposed_ground:
        missing.append(N_("With a no in the checklist, propose the ground of inadmissibility."))
    return missing
