"""What the samples share: the frame of case 2026-00147, its holidays, terms counted over them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from oversight.documents import sample_texts as texts
from oversight.documents.plain import Plain
from oversight.documents.reading import CountedDay, CountingRule, Reading, Term
from oversight.documents.values import CheckAddress, Frame, Issuer, Language, Passage, Words, passage
from oversight.domain.deadlines import read_deadline
from oversight.statute.loader import load_statute

BASE_URL = "https://oversight.example"

_HOLIDAYS: Mapping[str, Words] = {
    "2026-03-09": Words(
        "8 наурыз жексенбіге тұспа-тұс келгендіктен", "перенос с воскресенья 8 марта", "moved from Sunday 8 March"
    ),
    "2026-05-01": Words("Қазақстан халқының бірлігі мерекесі", "Праздник единства народа Казахстана", "Unity Day"),
    "2026-05-07": Words("Отан қорғаушы күні", "День защитника Отечества", "Defender’s Day"),
    "2026-05-11": Words(
        "9 мамырдағы Жеңіс күнінен ауыстырылған демалыс",
        "выходной, перенесённый с субботы 9 мая – Дня Победы",
        "day off moved from Saturday 9 May, Victory Day",
    ),
}
_WORKING = Words("жұмыс күні", "рабочий день", "working day")
_WEEKEND = Words("демалыс күні", "выходной день", "weekend")


def written_in(context: Plain, language: Language) -> Any:
    """*context* as if every passage had been written in *language* only: a paper without translations."""
    if isinstance(context, Passage):
        return passage(context.in_language(language) or "", language)
    values = {}
    for field in fields(context):  # type: ignore[arg-type]
        value = getattr(context, field.name)
        if isinstance(value, tuple):
            values[field.name] = tuple(
                written_in(item, language) if isinstance(item, Plain) else item for item in value
            )
        elif isinstance(value, Plain):
            values[field.name] = written_in(value, language)
    return replace(context, **values)  # type: ignore[type-var]


def frame(
    number: str, issued_at: str, languages: tuple[Language, ...] = ("kk", "ru"), *, issuer: Issuer = texts.ISSUER
) -> Frame:
    """The frame of the paper 2026-00147/09, issued at an aware ISO moment; checked at its own address."""
    return Frame(
        number=number,
        case_number=number.partition("/")[0],
        version=1,
        issued_at=issued_at,
        place=texts.PLACE,
        languages=languages,
        authentic=languages,
        issuer=issuer,
        check=CheckAddress(BASE_URL, f"/verify/{number}", "verify"),
        statute_revision="2026-1",
        calendar_revision="2026-1",
    )


def reading(key: str, title: Words, span: tuple[str, int], article: str | None) -> Reading:
    """A term of the deadline table: *span* is day 0 and so many working days, counted over the sample holidays.

    *article* is the provision as papers cite it ("Law 13(4)"); without one the term is a rule of the commission.
    """
    start, length = span
    day, counted, days = date.fromisoformat(start), 0, []
    while counted < length:
        day += timedelta(1)
        iso = day.isoformat()
        is_off = day.isoweekday() > 5 or iso in _HOLIDAYS  # noqa: PLR2004 - Friday
        counted += not is_off
        days.append(CountedDay(iso, not is_off, _HOLIDAYS.get(iso, _WEEKEND) if is_off else _WORKING))
    return Reading(
        key=key,
        starts_on=start,
        due_on=day.isoformat(),
        length=length,
        unit="working_days",
        direction="after",
        article=article,
        basis="law" if article else "house",
        standing="read" if article else "design",
        counting=CountingRule("APPK 76", "read", by_analogy=True),
        calendar_revision="2026-1",
        days=tuple(days),
        title=title,
    )


def term(key: str, starts_on: str) -> Term:
    """A term of the deadline table from day 0, over the true calendar, as the commission of the samples counts it."""
    counted = read_deadline(load_statute(), key, date.fromisoformat(starts_on), modelled=not texts.ISSUER.is_state_body)
    return Term(Reading.from_json({**counted.as_json(), "title": counted.title.as_json()}))
