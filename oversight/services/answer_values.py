"""Recommendations, answers, measures and the agency hearing as pages see them: frozen values, no rows."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from oversight.domain.terms import Assessment, HearingMode, Position
from oversight.persistence.models import AgencyHearing, Answer, Commitment, Recommendation, ReturnedLand
from oversight.services.context import LOCAL


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The agency's answer to one recommendation, and the commission's assessment once there is one.

    ``version`` is 0 and everything else empty while there is no answer.
    """

    version: int = 0
    position: Position | None = None
    reasons: str = ""
    measure: str = ""
    measure_on: date | None = None
    responsible: str = ""
    legal_reference: str = ""
    is_sent: bool = False
    sent_on: date | None = None
    was_sent_before: bool = False  # the commission asked to complete it
    assessment: Assessment | None = None
    assessment_reasons: str = ""

    @classmethod
    def of(cls, row: Answer) -> "AnswerView":
        """From the table's row."""
        return cls(
            row.version,
            row.position,
            row.reasons,
            row.measure,
            row.measure_on,
            row.responsible,
            row.legal_reference,
            row.is_sent,
            row.sent_on,
            bool(row.earlier),
            row.assessment,
            row.assessment_reasons,
        )


@dataclass(frozen=True, slots=True)
class PlotView:
    """One plot of land returned to the state. Recorded by mistake it has ``struck_at``, and does not count."""

    number: int
    area: Decimal  # hectares
    cadastral_number: str
    region: str
    district: str
    language: str
    returned_on: date
    basis: str
    recorded_at: datetime
    struck_at: datetime | None
    striking_reasons: str

    @classmethod
    def of(cls, row: ReturnedLand) -> "PlotView":
        """From the table's row."""
        return cls(
            row.number,
            row.area_hectares,
            row.cadastral_number,
            row.region,
            row.district,
            row.language,
            row.returned_on,
            row.basis,
            row.recorded_at,
            row.struck_at,
            row.striking_reasons,
        )


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A promised measure that is followed. The report is the agency's word, ``is_done`` the commission's."""

    follow_up_on: date
    reported_on: date | None
    is_reported_done: bool | None
    report: str
    is_done: bool | None
    checked_on: date | None
    evidence: str
    plots: tuple[PlotView, ...]

    @classmethod
    def of(cls, row: Commitment) -> "MeasureView":
        """From the table's row."""
        return cls(
            row.follow_up_on,
            row.reported_on,
            row.is_reported_done,
            row.report,
            row.is_done,
            row.checked_on,
            row.evidence,
            tuple(PlotView.of(plot) for plot in row.plots),
        )

    def state(self, today: date) -> str:
        """The key of its tag: open, done or overdue."""
        if self.is_done:
            return "done"
        return "overdue" if self.follow_up_on < today else "open"


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation as adopted, with the answer to it and what that still lacks (sentences to translate)."""

    number: int
    text_kk: str
    text_ru: str
    authentic_language: str
    addressee: str
    ground: str
    suggested_term: str
    answer: AnswerView
    measure: MeasureView | None
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: Recommendation, answer: Answer | None, missing: tuple[str, ...] = ()) -> "RecommendationView":
        """From the tables' rows; without *answer* nothing is known of one."""
        return cls(
            row.number,
            row.text_kk,
            row.text_ru,
            row.authentic_language,
            row.addressee,
            row.ground,
            row.suggested_term,
            AnswerView.of(answer) if answer else AnswerView(),
            MeasureView.of(answer.commitment) if answer and answer.commitment else None,
            missing,
        )

    def text(self, language: str) -> tuple[str, str]:
        """The text and its language: the reader's where there is one, else the authentic one."""
        texts = {"kk": self.text_kk, "ru": self.text_ru}
        shown = language if texts.get(language) else self.authentic_language
        return texts[shown], shown


def _hours(row: AgencyHearing) -> str:
    if row.began_at is None or row.ended_at is None:
        return ""
    return f"{row.began_at.astimezone(LOCAL):%H:%M} – {row.ended_at.astimezone(LOCAL):%H:%M}"


@dataclass(frozen=True, slots=True)
class HearingView:
    """The agency hearing as it stands. ``hearing_at`` is aware."""

    mode: HearingMode
    notice_on: date | None
    decision_on: date | None
    hearing_at: datetime | None
    place: str
    preliminary_position: str
    held_on: date | None
    record_text: str
    reasons: str
    hours: str  # «11:00 – 12:25»; empty for a hearing recorded without
    official: str
    participants: tuple[str, ...]

    @classmethod
    def of(cls, row: AgencyHearing) -> "HearingView":
        """From the table's row."""
        return cls(
            row.mode,
            row.notice_on,
            row.decision_on,
            row.hearing_at,
            row.place,
            row.preliminary_position,
            row.held_on,
            row.record_text,
            row.reasons,
            _hours(row),
            row.official,
            tuple(line for line in row.participants.splitlines() if line.strip()),
        )
