"""What a final document must hold before the commission may vote on it. Pure: facts in, what is missing out.

Article 13(1) names the elements; what the commission asks for beside them is its own rule, said without an article.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from oversight.domain.terms import FinalDocumentKind
from oversight.domain.words import N_


class Part(StrEnum):
    """Where an element is written, so that a list of what is missing can lead there."""

    CONTROL = "control"  # not in the document but in the record of the control
    DECISION = "decision_text"
    HELD = "held_text"
    TASKS = "tasks_text"
    SUBJECTS = "subjects"
    FACTS = "facts_text"
    PROPOSALS = "proposals_text"
    OTHER_DOCUMENTS = "other_documents"
    RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """A subject of control: how it meets the Law's requirements, and what it declared about conflicts of interest."""

    name: str
    basis: str
    conflict: str


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """One recommendation as far as it is written; ``is_adopted`` is None until its own vote."""

    number: int
    authentic_text: str
    addressee: str
    ground: str
    suggested_term: str
    is_adopted: bool | None


@dataclass(frozen=True, slots=True)
class FinalFacts:
    """A final document as far as it is written. ``facts`` counts the recorded facts that were not withdrawn."""

    kind: FinalDocumentKind
    form: str | None
    decision_text: str
    held_text: str
    tasks_text: str
    subjects: Sequence[SubjectFacts]
    facts: int
    proposals_text: str
    other_documents: int
    has_no_other_documents: bool
    recommendations: Sequence[RecommendationFacts]


@dataclass(frozen=True, slots=True)
class MissingElement:
    """One thing that stands between the draft and the vote.

    ``provision`` is an article key, None for a rule of the commission; ``number`` names the recommendation concerned.
    """

    key: str
    sentence: str
    provision: str | None
    part: Part
    number: int | None = None


LAW = "law-13-1"


def missing_elements(final: FinalFacts) -> tuple[MissingElement, ...]:
    """Everything mandatory that *final* lacks, in the order of the document. Empty: it may be voted on."""
    missing: list[MissingElement] = []

    def ask(is_there: object, key: str, sentence: str, part: Part, provision: str | None = LAW) -> None:
        if not is_there:
            missing.append(MissingElement(key, sentence, provision, part))

    ask(
        final.decision_text.strip(),
        "decision",
        N_("The act or decision under control is not named."),
        Part.DECISION,
        None,
    )
    ask(
        final.held_text.strip(),
        "when_where",
        N_("The date, time and place of the control are missing (Article 13(1))."),
        Part.HELD,
    )
    ask(final.tasks_text.strip(), "tasks", N_("The tasks of the control are missing (Article 13(1))."), Part.TASKS)
    ask(final.subjects, "subjects", N_("The list of subjects of control is missing (Article 13(1))."), Part.SUBJECTS)
    ask(
        all(subject.basis.strip() and subject.conflict.strip() for subject in final.subjects),
        "compliance",
        N_("For a subject it is not said how it meets the requirements of the Law (Article 13(1))."),
        Part.SUBJECTS,
    )
    ask(final.form, "forms", N_("The form of control is missing (Article 13(1))."), Part.CONTROL)
    ask(final.facts, "facts", N_("No fact or circumstance is established (Article 13(1))."), Part.CONTROL)
    ask(
        final.proposals_text.strip(),
        "proposals",
        N_("The proposals to remove the causes and conditions of the violations are missing (Article 13(1))."),
        Part.PROPOSALS,
    )
    ask(
        (final.other_documents > 0) != final.has_no_other_documents,
        "annexes",
        N_("The other documents obtained are neither listed nor said to be none (Article 13(1))."),
        Part.OTHER_DOCUMENTS,
    )
    missing.extend(_missing_from_recommendations(final))
    return tuple(missing)


def _missing_from_recommendations(final: FinalFacts) -> list[MissingElement]:
    missing = []
    standing = [one for one in final.recommendations if one.is_adopted is not False]
    if final.kind is FinalDocumentKind.RECOMMENDATION and not standing:
        sentence = N_("A final document of the kind “recommendation” needs at least one recommendation.")
        missing.append(MissingElement("kind", sentence, None, Part.RECOMMENDATIONS))
    for one in standing:
        if not all(text.strip() for text in (one.authentic_text, one.addressee, one.ground, one.suggested_term)):
            sentence = N_("A recommendation lacks its authentic text, its addressee, its ground or its term.")
            missing.append(MissingElement("recommendation_details", sentence, None, Part.RECOMMENDATIONS, one.number))
    return missing


def missing_votes(recommendations: Sequence[RecommendationFacts]) -> tuple[MissingElement, ...]:
    """The recommendations that have not been voted on: the document as a whole comes last."""
    return tuple(
        MissingElement(
            "vote",
            N_("A recommendation has not been voted on yet: the document as a whole comes last."),
            None,
            Part.RECOMMENDATIONS,
            one.number,
        )
        for one in recommendations
        if one.is_adopted is None
    )
