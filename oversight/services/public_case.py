"""The allow-list: all that everyone may read of a docket, in plain values.

What is not named here is never public: no filer, no filer's words, no file, no member's vote, no hour.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """The agency's answer to one recommendation, and the commission's assessment of it. Dates are ISO texts."""

    position: str
    reasons: str
    measure: str
    measure_on: str | None
    legal_reference: str
    answered_on: str | None
    assessment: str | None
    assessment_reasons: str
    is_done: bool | None


@dataclass(frozen=True, slots=True)
class PublicRecommendation:
    """One recommendation as adopted; a missing translation is empty and shown as missing."""

    number: int
    text_kk: str
    text_ru: str
    authentic_language: str
    addressee: str
    ground: str
    suggested_term: str
    answer: PublicAnswer | None


@dataclass(frozen=True, slots=True)
class PublicLand:
    """A plot returned to the state: how large, where, in which year. Hectares are a decimal in plain digits.

    Neither the cadastral number nor the day and the document of the return: through the public cadastre they lead to
    the holder, and what identifies a third party is not published.
    """

    hectares: str
    region: str
    district: str
    language: str
    year: int


@dataclass(frozen=True, slots=True)
class PublicTerm:
    """A deadline that runs: enough to read it again by the same engine."""

    key: str
    from_on: str
    due_on: str
    is_modelled: bool
    length: int | None = None  # the commission's own, if it has set one
    pauses: tuple[tuple[str, str], ...] = ()  # first and last day of each


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """What happened on which day; never the hour, never who."""

    action: str
    on: str


@dataclass(frozen=True, slots=True)
class PublicCase:
    """The allow-list: everything that everyone may read of a docket."""

    number: str
    titles: dict[str, str]
    commission: dict[str, str]
    agency: dict[str, str] | None
    region: str
    topic: str
    form: str | None
    state: str
    station: str
    outcome: str | None
    filed_on: str
    registered_on: str
    closed_on: str | None
    texts_from: str | None  # the day on which the final document becomes public, if it is not yet
    answers_from: str | None
    authentic_language: str | None
    recommendations: tuple[PublicRecommendation, ...]
    recommendations_count: int
    answers_count: int
    terms: tuple[PublicTerm, ...]
    events: tuple[PublicEvent, ...]
    papers: tuple[dict[str, Any], ...]
    land: tuple[PublicLand, ...] = ()
