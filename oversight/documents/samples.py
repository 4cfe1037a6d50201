"""Contexts of sample papers: for tests, for the gallery, and for whoever builds the real ones."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, Literal, cast

from oversight.documents import sample_texts as texts
from oversight.documents.final_document import FinalDocument, Vote, VotingRule
from oversight.documents.plain import Plain
from oversight.documents.reading import CountedDay, CountingRule, Reading, Term
from oversight.documents.receipt import Receipt
from oversight.documents.values import CheckAddress, Frame, Language, Passage, Words, passage
from oversight.domain.terms import Channel, DocumentKind

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


def sample(kind: DocumentKind) -> Plain:
    """The sample context of that kind, with texts in all three languages."""
    if kind is DocumentKind.RECEIPT:
        return sample_receipt()
    name = kind.value.removeprefix("final_document_")
    return sample_final_document(cast(Literal["protocol", "conclusion", "recommendation"], name))


def sample_receipt() -> Receipt:
    """A complaint filed by a guest on a Friday evening: its day 0 is the Monday after."""
    return Receipt(
        frame=_frame(
            "2026-00147/01",
            "2026-02-06T19:42:10+05:00",
            ("kk", "ru"),
            CheckAddress("https://oversight.example", "/track", "track"),
        ),
        received_at="2026-02-06T19:42:10+05:00",
        recorded_at=None,
        registered_on="2026-02-09",
        receiver=texts.SECRETARY,
        addressee=texts.ISSUER.name,
        complaint_kind=Words("Азаматтың шағымы", "Жалоба гражданина", "Complaint of a citizen"),
        complaint_language="kk",
        channel=Channel.ONLINE,
        attachments=3,
        is_guest=True,
        term=Term(
            _reading(
                "complaint_decide",
                Words("Жолданымды қарау", "Рассмотрение обращения", "Deciding the complaint"),
                ("2026-02-09", 15),
                None,
            )
        ),
    )


def sample_final_document(
    kind: Literal["protocol", "conclusion", "recommendation"] = "recommendation",
) -> FinalDocument:
    """The final document on a lease of village pasture, four pages long."""
    return FinalDocument(
        frame=_frame(
            "2026-00147/09",
            "2026-04-22T16:05:00+05:00",
            ("kk", "ru"),
            CheckAddress("https://oversight.example", "/cases/2026-00147", "case"),
        ),
        document_kind=kind,
        title=texts.TITLE,
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        particulars=texts.PARTICULARS,
        period=texts.PERIOD,
        tasks=texts.TASKS,
        subjects=texts.SUBJECTS,
        forms=texts.FORMS,
        facts_introduction=(),
        findings=texts.FINDINGS,
        proposals=texts.PROPOSALS,
        has_no_violations=False,
        recommendations=texts.RECOMMENDATIONS,
        dispatch_term=Term(
            _reading(
                "final_doc_dispatch",
                Words(
                    "Қорытынды құжатты объектіге жіберу",
                    "Направление итогового документа объекту",
                    "Sending the final document to the object",
                ),
                ("2026-04-15", 7),
                "Law 13(2)",
            )
        ),
        response_term=Term(
            _reading(
                "object_response",
                Words(
                    "Объектінің әр ұсыным бойынша жауабы",
                    "Ответ объекта по каждой рекомендации",
                    "The object’s response to each recommendation",
                ),
                ("2026-04-24", 10),
                "Law 13(4)",
            ),
            is_assumed=True,
        ),
        dispatched_on=None,
        voting_rule=VotingRule(1, 2, "simple", has_casting_vote=True),
        votes=(_vote(1, 6, 0, 0), _vote(2, 5, 1, 0), _vote(3, 5, 0, 1), _vote(None, 5, 1, 0)),
        dissents=texts.DISSENTS,
        annexes=texts.ANNEXES,
        has_no_annexes=False,
        adopted_at="2026-04-22T16:05:00+05:00",
        signatories=(texts.CHAIR, texts.CITIZEN, texts.SECRETARY),
    )


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


def _frame(number: str, issued_at: str, languages: tuple[Language, ...], check: CheckAddress) -> Frame:
    return Frame(
        number=number,
        case_number=number[:10],
        version=1,
        issued_at=issued_at,
        place=texts.PLACE,
        languages=languages,
        authentic=languages,
        issuer=texts.ISSUER,
        check=check,
        statute_revision="2026-1",
        calendar_revision="2026-1",
    )


def _reading(key: str, title: Words, span: tuple[str, int], article: str | None) -> Reading:
    """A term counted over the sample holidays, for the deadline function; without an article it is a house rule."""
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


def _vote(recommendation: int | None, votes_for: int, votes_against: int, abstained: int) -> Vote:
    return Vote(
        recommendation=recommendation,
        is_chair_decision=False,
        opened_on="2026-04-20",
        closed_on="2026-04-22",
        members=9,
        recused=1,
        eligible=8,
        needed=5,
        voted=votes_for + votes_against + abstained,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        cast_by_chair=False,
        is_carried=True,
    )
