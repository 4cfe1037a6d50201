"""Read the final document, its recommendations and the questions put about them, as frozen values. No act here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from oversight.domain.terms import FinalDocumentKind, MotionKind, MotionOutcome, MotionState
from oversight.persistence.models import Case, FinalDocument, Motion, Recommendation
from oversight.services.context import Context
from oversight.services.final_documents import OtherDocument, SubjectOfControl, kinds_for


@dataclass(frozen=True, slots=True)
class MotionView:
    """A question of the control. The figures are None until the vote is closed: nobody sees them before."""

    id: UUID
    kind: MotionKind
    round: int
    recommendation_id: UUID | None
    state: MotionState
    outcome: MotionOutcome | None
    is_chair_decision: bool
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    members: int | None
    recused: int | None
    needed: int | None
    voted: int | None
    votes_for: int | None
    votes_against: int | None
    abstained: int | None
    cast_by_chair: bool

    @property
    def has_figures(self) -> bool:
        """Whether the votes of members were counted."""
        is_counted = self.state is MotionState.CLOSED and self.outcome is not MotionOutcome.VOID
        return is_counted and not self.is_chair_decision

    @property
    def tag(self) -> str:
        """The state as the tags know it."""
        return f"motion.{self.outcome or self.state}"


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation with its votes, newest last. ``missing_language`` is the translation still wanted."""

    id: UUID
    number: int
    version: int
    text_kk: str
    text_ru: str
    authentic_language: str
    addressee: str
    ground: str
    findings: tuple[int, ...]
    suggested_term: str
    is_adopted: bool | None
    motions: tuple[MotionView, ...]

    @property
    def authentic_text(self) -> str:
        """The text that prevails."""
        return self.text_kk if self.authentic_language == "kk" else self.text_ru

    @property
    def missing_language(self) -> str | None:
        """The language in which there is no text yet."""
        return "kk" if not self.text_kk else "ru" if not self.text_ru else None

    @property
    def is_free(self) -> bool:
        """Whether the words may still be changed: nobody has voted or is voting."""
        return self.is_adopted is None and not any(one.state is MotionState.OPEN for one in self.motions)

    def says(self, language: str) -> tuple[str, str]:
        """The text for a reader of *language* and the language it is in: the authentic one where there is no other."""
        texts = {"kk": self.text_kk, "ru": self.text_ru}
        chosen = language if texts.get(language) else self.authentic_language
        return texts[chosen], chosen


@dataclass(frozen=True, slots=True)
class FinalView:
    """The final document as it stands."""

    version: int
    kind: FinalDocumentKind
    kinds: tuple[FinalDocumentKind, ...]  # what the form of control may end in
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
    adopted_on: date | None
    dispatched_at: datetime | None
    delivered_at: datetime | None


def motion_view(row: Motion) -> MotionView:
    """One question as the pages of the control show it."""
    is_counted = row.state is MotionState.CLOSED
    return MotionView(
        row.id,
        row.kind,
        row.round,
        row.recommendation_id,
        row.state,
        row.outcome,
        row.is_chair_decision,
        row.opened_at,
        row.closes_at,
        row.closed_at,
        row.members,
        row.recused,
        row.needed,
        *((row.voted, row.votes_for, row.votes_against, row.abstained) if is_counted else (None,) * 4),
        cast_by_chair=row.cast_by_chair,
    )


def final_view(ctx: Context, case: Case, final: FinalDocument) -> FinalView:
    """The document as it stands."""
    return FinalView(
        version=final.version,
        kind=final.kind,
        kinds=kinds_for(ctx, case.form),
        authentic_language=final.authentic_language,
        decision_text=final.decision_text,
        held_text=final.held_text,
        tasks_text=final.tasks_text,
        subjects=tuple(SubjectOfControl(**row) for row in final.subjects),
        forms_text=final.forms_text,
        facts_text=final.facts_text,
        proposals_text=final.proposals_text,
        other_documents=tuple(OtherDocument(**row) for row in final.other_documents),
        has_no_other_documents=final.has_no_other_documents,
        adopted_on=final.adopted_on,
        dispatched_at=final.dispatched_at,
        delivered_at=final.delivered_at,
    )


def recommendation_views(
    rows: Sequence[Recommendation], motions: Sequence[MotionView]
) -> tuple[RecommendationView, ...]:
    """The recommendations by number, each with its votes."""
    return tuple(
        RecommendationView(
            row.id,
            row.number,
            row.version,
            row.text_kk,
            row.text_ru,
            row.authentic_language,
            row.addressee,
            row.ground,
            tuple(row.findings),
            row.suggested_term,
            row.is_adopted,
            tuple(one for one in motions if one.recommendation_id == row.id),
        )
        for row in rows
    )
