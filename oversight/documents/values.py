"""What every paper is made of: words, passages, the commission, the frame around the text.

Values are raw: dates and moments are ISO strings, numbers are numbers. Formatting per language is wording.py's.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast

from oversight.documents.plain import ContextInvalid, Plain
from oversight.domain.terms import LANGUAGES

Language = Literal["kk", "ru", "en"]

Purpose = Literal["track", "case", "register", "verify"]

Mark = Literal["draft", "copy", "sample"]
"""What may stand in the margin of every page."""


@dataclass(frozen=True, slots=True)
class Words(Plain):
    """Words that exist in all three languages: names of bodies, forms, statute titles, posts."""

    kk: str
    ru: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in *language*."""
        return cast(str, getattr(self, language))


@dataclass(frozen=True, slots=True)
class Passage(Plain):
    """What somebody wrote, in the languages in which it was written; None where nobody wrote or translated it.

    ``authentic`` is the version that prevails; None means that all versions given are equally authentic.
    """

    kk: str | None = None
    ru: str | None = None
    en: str | None = None
    authentic: Language | None = None

    def __post_init__(self) -> None:
        if self.authentic is not None and not getattr(self, self.authentic):
            raise ContextInvalid(f"the authentic text ({self.authentic}) is empty")

    def in_language(self, language: Language) -> str | None:
        """The text in *language*, or None."""
        return getattr(self, language) or None

    @property
    def prevailing(self) -> Language | None:
        """The language of the text to quote where a translation is missing; None when there is no text at all."""
        if self.authentic is not None:
            return self.authentic
        return next((cast(Language, code) for code in LANGUAGES if getattr(self, code)), None)

    @property
    def is_empty(self) -> bool:
        """Whether there is no text in any language."""
        return not any((text or "").strip() for text in (self.kk, self.ru, self.en))


def passage(text: str, language: Language) -> Passage:
    """*text* as written in *language* only."""
    return Passage(**{language: text}, authentic=language)


def clauses(text: str, language: Language) -> tuple[Passage, ...]:
    """A text typed line by line as one passage per line that is not empty; each becomes a numbered clause."""
    return tuple(passage(line.strip(), language) for line in text.splitlines() if line.strip())


def are_said(passages: tuple[Passage, ...]) -> bool:
    """Whether there is at least one passage, and none of them is empty."""
    return bool(passages) and not any(one.is_empty for one in passages)


@dataclass(frozen=True, slots=True)
class Officer(Plain):
    """A named person in a post: surname and initials, never more."""

    name: str
    post: Words


@dataclass(frozen=True, slots=True)
class Issuer(Plain):
    """The commission whose paper it is."""

    name: Words
    details: Words  # address, BIN, contact on one line
    is_state_body: bool  # False: its intake terms are its own rules modelled on the code


@dataclass(frozen=True, slots=True)
class CheckAddress(Plain):
    """The address printed with the QR code. The language of the paper is put between base and path."""

    base_url: str  # https://oversight.example
    path: str  # /track, /cases/2026-00147, /verify/...
    purpose: Purpose

    def url(self, language: Language) -> str:
        """The address in the language of the paper."""
        return f"{self.base_url.rstrip('/')}/{language}{self.path}"


@dataclass(frozen=True, slots=True)
class Frame(Plain):
    """What every paper carries around its text."""

    number: str  # of this paper: 2026-00147/09
    case_number: str  # 2026-00147; empty for what belongs to no case
    version: int
    issued_at: str  # aware ISO moment; printed as a date in Kazakhstan time
    place: Words
    languages: tuple[Language, ...]  # in which the set is issued
    authentic: tuple[Language, ...]  # of these, the authentic ones
    issuer: Issuer
    check: CheckAddress
    statute_revision: str
    calendar_revision: str

    def __post_init__(self) -> None:
        require_moment(self.issued_at, "issued_at")


def require_date(text: str | None, name: str) -> None:
    """Refuse a text that is not YYYY-MM-DD; None passes."""
    if text is None:
        return
    try:
        is_date = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_date = False
    if not is_date:
        raise ContextInvalid(f"{name}: {text!r} is not a date")


def require_moment(text: str | None, name: str) -> None:
    """Refuse a text that is not an ISO moment with its offset from UTC; None passes."""
    if text is None:
        return
    try:
        is_aware = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        is_aware = False
    if not is_aware:
        raise ContextInvalid(f"{name}: {text!r} is not a moment with its offset")
