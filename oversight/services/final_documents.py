"""The final document of Article 13: drafted, written, found complete, adopted. See `recommendations.py` for those.

Texts of several clauses are written a line each. Adoption freezes everything; the tables themselves refuse a change.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from oversight.domain.errors import InputRefused, NotVisible, TransitionNotAllowed
from oversight.domain.final_elements import (
    FinalFacts,
    MissingElement,
    RecommendationFacts,
    SubjectFacts,
    missing_elements,
    missing_votes,
)
from oversight.domain.seals import seal
from oversight.domain.terms import (
    TEXT_LANGUAGES,
    Action,
    ComplaintKind,
    FinalDocumentKind,
    MotionKind,
    RecordKind,
    SeenAs,
)
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Body, Docket, FinalDocument, Finding, Motion, Recommendation
from oversight.services.casework import Seen, claim, conflict, decide, record, write
from oversight.services.context import Context
from oversight.services.programme import case_of, require_no_vote

MOST_SUBJECTS = 20
MOST_OTHER_DOCUMENTS = 40
SUBJECT_KINDS = ("citizen", "non_profit", "other")


@dataclass(frozen=True, slots=True)
class SubjectOfControl:
    """A subject and how it meets the Law's requirements. A filer known to the secretary only is not named here."""

    name: str
    kind: str  # citizen, non_profit, other
    basis: str
    conflict: str


@dataclass(frozen=True, slots=True)
class OtherDocument:
    """Another document obtained."""

    title: str
    origin: str = ""
    sheets: int | None = None


@dataclass(frozen=True, slots=True)
class DraftFinal:
    """Begin the final document. *authentic_language* is kk or ru."""

    number: str
    seen: Seen
    kind: FinalDocumentKind
    authentic_language: str


@dataclass(frozen=True, slots=True)
class EditSections:
    """The sections of the document as they now read; an unfinished one may be empty. ``seen`` is of the document."""

    number: str
    seen: Seen
    kind: FinalDocumentKind
    authentic_language: str
    decision_text: str
    held_text: str
    tasks_text: str
    subjects: tuple[SubjectOfControl, ...]
    forms_text: str
    facts_text: str
    proposals_text: str
    other_documents: tuple[OtherDocument, ...]
    has_no_other_documents: bool


def draft_final(ctx: Context, command: DraftFinal) -> None:
    """Begin the document with what the record already knows: the tasks, and the subjects to be described.

    Raises InputRefused for a kind that the form of control does not end in.
    """
    docket = claim(ctx, command.number, Action.DRAFT_FINAL, command.seen, RecordKind.CASE)
    decision = decide(ctx, docket, RecordKind.CASE, Action.DRAFT_FINAL)
    _require_kind(ctx, docket, command.kind, command.authentic_language)
    case = case_of(docket)
    ctx.session.add(
        FinalDocument(
            case_id=case.id,
            kind=command.kind,
            authentic_language=command.authentic_language,
            tasks_text=case.tasks,
            subjects=_known_subjects(ctx, docket, command.authentic_language),
        )
    )
    data = {"kind": command.kind.value, "authentic_language": command.authentic_language}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def edit_sections(ctx: Context, command: EditSections) -> None:
    """Keep the sections. Raises EditConflict when somebody else saved them meanwhile, UnderVote during the adoption."""
    docket = claim(ctx, command.number, Action.EDIT_FINAL, command.seen)
    decision = decide(ctx, docket, RecordKind.CASE, Action.EDIT_FINAL)
    require_no_vote(ctx, docket, MotionKind.ADOPT_FINAL)
    final = final_of(ctx, docket)
    if final.version != command.seen.version:
        raise conflict(cases.events_of(ctx.session, docket.id, after=command.seen.sequence))
    _require_kind(ctx, docket, command.kind, command.authentic_language)
    _require_lists(command)
    final.kind, final.authentic_language = command.kind, command.authentic_language
    final.decision_text, final.held_text = command.decision_text, command.held_text
    final.tasks_text, final.forms_text = command.tasks_text, command.forms_text
    final.facts_text, final.proposals_text = command.facts_text, command.proposals_text
    final.subjects = [asdict(subject) for subject in command.subjects]
    final.other_documents = [asdict(document) for document in command.other_documents]
    final.has_no_other_documents = command.has_no_other_documents
    data = {"part": "sections", "sealed": seal_of(final)}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def apply_adoption(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    """The commission adopted the document: from today it stands as it is. Does not commit.

    The log keeps a seal of every word; a recommendation that was not carried is no part of the document and keeps its
    number in the minutes.
    """
    decision = decide(ctx, docket, RecordKind.CASE, Action.ADOPT, missing=missing_for_adoption(ctx, docket))
    final = final_of(ctx, docket)
    final.adopted_on = ctx.today
    carried = [one.number for one in final.recommendations if one.is_adopted]
    data = {"motion": str(motion.id), "recommendations": carried, "sealed": seal_of(final)}
    write(ctx, docket, decision, data=data, seen=seen)


def missing_for_recommendation(ctx: Context, docket: Docket, recommendation_id: UUID | None) -> list[str]:
    """What must be mended before a recommendation is voted on: sentences; empty when nothing mandatory is missing."""
    del recommendation_id  # a vote on one asks for a whole document, so that nobody votes on a fragment
    return _sentences(missing_elements(_facts(ctx, docket)))


def missing_for_adoption(ctx: Context, docket: Docket) -> list[str]:
    """What must be mended before the document as a whole is voted on, its recommendations' votes among it."""
    facts = _facts(ctx, docket)
    return _sentences((*missing_elements(facts), *missing_votes(facts.recommendations)))


def final_of(ctx: Context, docket: Docket) -> FinalDocument:
    """The document with its recommendations. Raises TransitionNotAllowed where there is none yet."""
    final = find_final(ctx, docket)
    if final is None:
        raise TransitionNotAllowed
    return final


def find_final(ctx: Context, docket: Docket) -> FinalDocument | None:
    """The document with its recommendations, fresh from the tables, or None."""
    query = (
        select(FinalDocument)
        .where(FinalDocument.case_id == case_of(docket).id)
        .options(selectinload(FinalDocument.recommendations))
        .execution_options(populate_existing=True)
    )
    return ctx.session.scalars(query).one_or_none()


def facts_of(final: FinalDocument, form: str | None, facts: int) -> FinalFacts:
    """The document as the rules of completeness look at it; *facts* counts those that were not withdrawn."""
    return FinalFacts(
        kind=final.kind,
        form=form,
        decision_text=final.decision_text,
        held_text=final.held_text,
        tasks_text=final.tasks_text,
        subjects=[SubjectFacts(row["name"], row["basis"], row["conflict"]) for row in final.subjects],
        facts=facts,
        proposals_text=final.proposals_text,
        other_documents=len(final.other_documents),
        has_no_other_documents=final.has_no_other_documents,
        recommendations=[_recommendation_facts(one) for one in final.recommendations],
    )


def seal_of(final: FinalDocument) -> str:
    """A seal over every word of the document as it stands, its adopted and undecided recommendations included."""
    return seal(
        final.kind.value,
        final.authentic_language,
        final.decision_text,
        final.held_text,
        final.tasks_text,
        *(str(sorted(row.items())) for row in final.subjects),
        final.forms_text,
        final.facts_text,
        final.proposals_text,
        *(str(sorted(row.items())) for row in final.other_documents),
        *(seal_of_recommendation(one) for one in final.recommendations if one.is_adopted is not False),
    )


def seal_of_recommendation(one: Recommendation) -> str:
    """A seal over the words of one recommendation."""
    return seal(
        str(one.number),
        one.text_kk,
        one.text_ru,
        one.authentic_language,
        one.addressee,
        one.ground,
        *(str(number) for number in one.findings),
        one.suggested_term,
    )


def kinds_for(ctx: Context, form: str | None) -> tuple[FinalDocumentKind, ...]:
    """The kinds of final document a form of control ends in, the usual one first."""
    known = ctx.statute.control_forms.get(form or "")
    return tuple(FinalDocumentKind(kind) for kind in known.final_documents) if known else ()


def _require_kind(ctx: Context, docket: Docket, kind: FinalDocumentKind, language: str) -> None:
    wrong = {}
    if kind not in kinds_for(ctx, case_of(docket).form):
        wrong["kind"] = N_("The form of this control does not end in a document of this kind.")
    if language not in TEXT_LANGUAGES:
        wrong["authentic_language"] = N_("Choose the authentic language: Kazakh or Russian.")
    if wrong:
        raise InputRefused(wrong)


def _require_lists(command: EditSections) -> None:
    wrong = {}
    if len(command.subjects) > MOST_SUBJECTS or any(
        not subject.name.strip() or subject.kind not in SUBJECT_KINDS for subject in command.subjects
    ):
        wrong["subjects"] = N_("Give each subject a name and a kind; at most 20 fit.")
    if len(command.other_documents) > MOST_OTHER_DOCUMENTS or any(
        not document.title.strip() for document in command.other_documents
    ):
        wrong["other_documents"] = N_("Give each document a title; at most 40 fit.")
    if wrong:
        raise InputRefused(wrong)


def _known_subjects(ctx: Context, docket: Docket, language: str) -> list[dict[str, str]]:
    """The commission, and the organisation that filed if it wants to be seen; never a person."""
    known = [SubjectOfControl(docket.commission.name(language), "other", "", "")]
    complaint = docket.complaint
    if complaint.kind is ComplaintKind.OVERSIGHT_REQUEST and complaint.seen_as is SeenAs.PUBLIC_NAME:
        body = ctx.session.get(Body, complaint.filer_body_id) if complaint.filer_body_id else None
        if body is not None:
            known.append(SubjectOfControl(body.name(language), "non_profit", "", ""))
    return [asdict(subject) for subject in known]


def _recommendation_facts(one: Recommendation) -> RecommendationFacts:
    return RecommendationFacts(
        one.number,
        one.text(one.authentic_language),
        one.addressee,
        one.ground,
        one.suggested_term,
        one.is_adopted,
    )


def _facts(ctx: Context, docket: Docket) -> FinalFacts:
    case = case_of(docket)
    standing = select(func.count()).where(Finding.case_id == case.id, Finding.withdrawn_at.is_(None))
    return facts_of(final_of(ctx, docket), case.form, ctx.session.scalar(standing) or 0)


def _sentences(missing: Sequence[MissingElement]) -> list[str]:
    return list(dict.fromkeys(element.sentence for element in missing))


def recommendation_of(final: FinalDocument, number: int) -> Recommendation:
    """The recommendation of that number. Raises NotVisible."""
    found = next((one for one in final.recommendations if one.number == number), None)
    if found is None:
        raise NotVisible
    return found
