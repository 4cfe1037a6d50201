"""Dates, numbers, provisions and passages as one language writes them. Moments are shown in Kazakhstan time."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from oversight.documents.labels import Labels
from oversight.documents.reading import Reading
from oversight.documents.values import Language, Passage
from oversight.domain.terms import LANGUAGES

KAZAKHSTAN = ZoneInfo("Asia/Almaty")

LOCALES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en"}

_LONG: dict[Language, str] = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}

_LOCATIVE = ("да", "да", "да", "де", "да", "да", "де", "да", "те", "да", "да", "да")
"""What a Kazakh month takes when something happens on its day: 6 ақпанда, 1 қыркүйекте."""

_CITATION = re.compile(
    r"(?:(?P<act>Law|APPK) )?(?P<article>\d+(?:-\d+)?)(?:\((?P<point>\d+(?:-\d+)?)\))?(?:\((?P<item>\d+)\))?"
)


def long_date(iso: str, language: Language) -> str:
    """2026 жылғы 6 ақпан; 6 февраля 2026 года; 6 February 2026."""
    return babel_date(date.fromisoformat(iso), _LONG[language], locale=LOCALES[language])


def on_date(iso: str, language: Language) -> str:
    """The date of something that happens on it: 2026 жылғы 6 ақпанда. The same as long_date in ru and en."""
    text = long_date(iso, language)
    return text + _LOCATIVE[date.fromisoformat(iso).month - 1] if language == "kk" else text


def short_date(iso: str, language: Language) -> str:
    """6 ақпан; 6 февраля; 6 February."""
    return babel_date(date.fromisoformat(iso), "d MMMM", locale=LOCALES[language])


def day_month(iso: str) -> str:
    """06.02, in every language."""
    return f"{iso[8:10]}.{iso[5:7]}"


def weekday(iso: str, language: Language) -> str:
    """The name of the day of the week."""
    return babel_date(date.fromisoformat(iso), "EEEE", locale=LOCALES[language])


def local_date(moment: str) -> str:
    """The ISO date in Kazakhstan of an aware ISO moment."""
    return datetime.fromisoformat(moment).astimezone(KAZAKHSTAN).date().isoformat()


def local_time(moment: str) -> str:
    """11:42 in Kazakhstan, of an aware ISO moment."""
    return datetime.fromisoformat(moment).astimezone(KAZAKHSTAN).strftime("%H:%M")


def number(value: float, language: Language) -> str:
    """1 240,5 with no-break spaces; 1,240.5 in English."""
    return format_decimal(value, locale=LOCALES[language])


def area(value: Decimal, language: Language) -> str:
    """Hectares as they are printed, without the unit: 1 240,5. Up to four decimals, which are square metres."""
    return format_decimal(value, "#,##0.####", locale=LOCALES[language])


def hectares(value: Decimal, language: Language) -> str:
    """1 240,5 га; 1,240.5 ha."""
    return f"{area(value, language)}\N{NO-BREAK SPACE}{'ha' if language == 'en' else 'га'}"


def join_words(words: list[str]) -> str:
    """A list as it reads in all three languages."""
    return ", ".join(words)


def term_length(reading: Reading, language: Language, labels: Labels) -> str:
    """15 жұмыс күні; 15 рабочих дней; 15 working days."""
    return labels.text(language, f"length.{reading.unit.removesuffix('s')}", count=reading.length)


def provision(citation: str, basis: str, language: Language, labels: Labels) -> str:
    """«Law 13(2)», «APPK 76(1)» or «13(2)» with its basis, as the language cites it; unknown forms stay as they are."""
    match = _CITATION.fullmatch(citation)
    if match is None:
        return citation
    act = {"Law": "law", "APPK": "code", None: "code" if basis == "code" else "law"}[match["act"]]
    if match["point"] is None:
        return labels.text(language, f"provision.{act}", article=match["article"])
    numbers = {"article": match["article"], "point": match["point"]}
    if match["item"] is not None:
        return labels.text(language, f"provision.{act}_item", **numbers, item=match["item"])
    return labels.text(language, f"provision.{act}_point", **numbers)


def term_basis(reading: Reading, is_house_rule: bool, language: Language, labels: Labels) -> str:  # noqa: FBT001
    """The provision a term rests on, cited only where it was read; a house rule is called one, with its model."""
    cited = None
    if reading.article and reading.standing == "read":
        cited = provision(reading.article, reading.basis, language, labels)
    if is_house_rule or reading.basis == "house":
        return (
            labels.text(language, "house_rule_modelled", provision=cited)
            if cited
            else labels.text(language, "house_rule")
        )
    return cited or ""


def counting_rule(reading: Reading, is_house_rule: bool, language: Language, labels: Labels) -> str:  # noqa: FBT001
    """By which provision the days are counted; empty where it was not read. A house rule borrows the counting."""
    rule = reading.counting
    if rule.article is None or rule.standing != "read":
        return ""
    key = "counting_analogy" if rule.by_analogy or is_house_rule else "counting_rule"
    return labels.text(language, key, provision=provision(rule.article, "code", language, labels))


@dataclass(frozen=True, slots=True)
class Voice:
    """A passage as one paper says it: the text, and in which language when it is not the paper's own."""

    text: str
    language: Language
    is_foreign: bool  # the paper's language has no text: the prevailing one is quoted
    is_translation: bool  # the paper's language has a text, but another one prevails
    prevailing: Language


def voice(passage: Passage, language: Language) -> Voice | None:
    """What the paper in *language* prints of *passage*; None when nobody wrote anything."""
    prevailing = passage.prevailing
    if prevailing is None:
        return None
    own = passage.in_language(language)
    if own is not None:
        is_translation = passage.authentic is not None and passage.authentic != language
        return Voice(own, language, is_foreign=False, is_translation=is_translation, prevailing=prevailing)
    return Voice(
        passage.in_language(prevailing) or "", prevailing, is_foreign=True, is_translation=False, prevailing=prevailing
    )


def foreign_order(language: Language) -> tuple[str, ...]:
    """The other languages of a paper in *language*, in the order of the elements that carry them in the tag tree."""
    return tuple(code for code in LANGUAGES if code != language)
