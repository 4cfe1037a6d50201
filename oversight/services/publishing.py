"""The public copy of a docket, made through an allow-list in the act's own transaction.

What is not named here is never public: no filer, no filer's words, no file, no member's vote, no hour. The page and the
open data read this copy only, never the private rows.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from oversight.domain.deadlines import is_overdue, read_deadline
from oversight.domain.events import EVENTS
from oversight.domain.terms import DocumentKind, PublicState, ResponseState
from oversight.domain.text import fold
from oversight.domain.workflow import public_state
from oversight.persistence import cases, search
from oversight.persistence.models import (
    Answer,
    Body,
    Docket,
    FinalDocument,
    IssuedDocument,
    PublishedCase,
    Recommendation,
    Response,
    Term,
)
from oversight.services.context import LOCAL, Context

PUBLIC_PAPERS = frozenset(
    {
        DocumentKind.FINAL_DOCUMENT_PROTOCOL,
        DocumentKind.FINAL_DOCUMENT_CONCLUSION,
        DocumentKind.FINAL_DOCUMENT_RECOMMENDATION,
    }
)


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
class PublicTerm:
    """A deadline that runs: enough to read it again by the same engine."""

    key: str
    from_on: str
    due_on: str
    is_modelled: bool


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


def refresh(ctx: Context, docket: Docket) -> None:
    """Renew the docket's public copy, if it is public; part of the act's own transaction."""
    state = public_state(
        docket.complaint.state,
        docket.case.state if docket.case else None,
        docket.response.state if docket.response else None,
    )
    if state is None:
        return
    final = _final_document(ctx, docket)
    texts_from = _public_from(ctx, final.dispatched_at.astimezone(LOCAL).date()) if _is_sent(final) else None
    answered = docket.response.sent_at if docket.response else None
    answers_from = _public_from(ctx, answered.astimezone(LOCAL).date()) if answered else None
    public = _build(ctx, docket, state, final, texts_from, answers_from)
    _store(ctx, docket, public, later=[day for day in (texts_from, answers_from) if day and day > ctx.today])


def _is_sent(final: FinalDocument | None) -> bool:
    return final is not None and final.dispatched_at is not None


def _public_from(ctx: Context, sent_on: date) -> date:
    """One working day after dispatch: a house rule of the commission."""
    return read_deadline(ctx.statute, "publication", sent_on).due_on


def _final_document(ctx: Context, docket: Docket) -> FinalDocument | None:
    if docket.case is None:
        return None
    return ctx.session.scalars(
        select(FinalDocument)
        .where(FinalDocument.case_id == docket.case.id)
        .options(selectinload(FinalDocument.recommendations))
    ).one_or_none()


def _build(  # noqa: PLR0913 - one value per source
    ctx: Context,
    docket: Docket,
    state: PublicState,
    final: FinalDocument | None,
    texts_from: date | None,
    answers_from: date | None,
) -> PublicCase:
    are_texts_public = texts_from is not None and texts_from <= ctx.today
    are_answers_public = answers_from is not None and answers_from <= ctx.today
    adopted = [r for r in final.recommendations if r.is_adopted] if final and final.adopted_on else []
    answers = _answers(ctx, docket.response) if docket.response and docket.response.sent_at else {}
    return PublicCase(
        number=docket.number,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        commission=_named(docket.commission),
        agency=_named(docket.agency) if docket.agency else None,
        region=docket.region,
        topic=docket.topic,
        form=docket.case.form if docket.case else None,
        state=state.value,
        station=docket.station.value,
        outcome=docket.outcome.value if docket.outcome else None,
        filed_on=docket.filed_at.astimezone(LOCAL).date().isoformat(),
        registered_on=docket.complaint.registered_on.isoformat(),
        closed_on=docket.closed_on.isoformat() if docket.closed_on else None,
        texts_from=texts_from.isoformat() if texts_from and not are_texts_public else None,
        answers_from=answers_from.isoformat() if answers_from and not are_answers_public else None,
        authentic_language=final.authentic_language if final else None,
        recommendations=tuple(
            _recommendation(row, answers.get(row.id) if are_answers_public else None, docket.response)
            for row in adopted
        )
        if are_texts_public
        else (),
        recommendations_count=len(adopted) if _is_sent(final) else 0,
        answers_count=len(answers),
        terms=_terms(ctx, docket),
        events=tuple(
            PublicEvent(event.action.value, event.at.astimezone(LOCAL).date().isoformat())
            for event in cases.events_of(ctx.session, docket.id)
            if EVENTS[event.action].is_public
        ),
        papers=_papers(ctx, docket) if are_texts_public else (),
    )


def _named(body: Body) -> dict[str, str]:
    return {"id": str(body.id), "kk": body.name_kk, "ru": body.name_ru, "en": body.name_en}


def _recommendation(row: Recommendation, answer: Answer | None, response: Response | None) -> PublicRecommendation:
    return PublicRecommendation(
        row.number,
        row.text_kk,
        row.text_ru,
        row.authentic_language,
        row.addressee,
        row.ground,
        row.suggested_term,
        _answer(answer, response) if answer and response else None,
    )


def _answer(row: Answer, response: Response) -> PublicAnswer | None:
    if row.position is None:
        return None
    return PublicAnswer(
        row.position.value,
        row.reasons,
        row.measure,
        row.measure_on.isoformat() if row.measure_on else None,
        row.legal_reference,
        response.sent_at.astimezone(LOCAL).date().isoformat() if response.sent_at else None,
        row.assessment.value if row.assessment else None,
        row.assessment_reasons,
        row.commitment.is_done if row.commitment else None,
    )


def _answers(ctx: Context, response: Response) -> dict[Any, Answer]:
    rows: Sequence[Answer] = ctx.session.scalars(
        select(Answer).where(Answer.response_id == response.id, Answer.is_sent).options(joinedload(Answer.commitment))
    ).all()
    return {row.recommendation_id: row for row in rows}


def _terms(ctx: Context, docket: Docket) -> tuple[PublicTerm, ...]:
    rows = ctx.session.scalars(
        select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)).order_by(Term.due_on)
    )
    return tuple(PublicTerm(row.key, row.from_on.isoformat(), row.due_on.isoformat(), row.is_modelled) for row in rows)


def _papers(ctx: Context, docket: Docket) -> tuple[dict[str, Any], ...]:
    rows = ctx.session.execute(
        select(
            IssuedDocument.id,
            IssuedDocument.kind,
            IssuedDocument.language,
            IssuedDocument.size,
            IssuedDocument.pages,
            IssuedDocument.digest,
        )
        .where(
            IssuedDocument.docket_id == docket.id,
            IssuedDocument.kind.in_(PUBLIC_PAPERS),
            IssuedDocument.state == "issued",
        )
        .order_by(IssuedDocument.sequence, IssuedDocument.language)
    )
    return tuple(
        {"id": str(key), "kind": kind.value, "language": language, "size": size, "pages": pages, "digest": digest}
        for key, kind, language, size, pages, digest in rows
    )


def _store(ctx: Context, docket: Docket, public: PublicCase, later: list[date]) -> None:
    row = ctx.session.get(PublishedCase, docket.position)
    if row is None:
        row = PublishedCase(position=docket.position, docket_id=docket.id, number=docket.number, published_at=ctx.now)
        ctx.session.add(row)
    row.state = public.state
    row.agency_id, row.commission_id = docket.agency_id, docket.commission_id
    row.region, row.topic, row.form, row.station = public.region, public.topic, public.form, public.station
    row.title_kk, row.title_ru, row.title_en = (public.titles[code] for code in ("kk", "ru", "en"))
    row.filed_on = date.fromisoformat(public.filed_on)
    row.next_due_on = docket.next_due_on
    row.is_late = (docket.response is not None and docket.response.state is ResponseState.OVERDUE) or (
        docket.next_due_on is not None and docket.is_open and is_overdue(docket.next_due_on, ctx.today)
    )
    row.recommendations, row.answers = public.recommendations_count, public.answers_count
    row.content = asdict(public)
    words = _words(public)
    search.index(ctx.session, docket.position, row.search_text, words)
    row.search_text = words
    row.texts_from = min(later, default=None)
    row.changed_at = ctx.now


def _words(public: PublicCase) -> str:
    """The published words, folded for search."""
    names = [*public.titles.values(), *_names(public.commission), *_names(public.agency)]
    texts = [text for row in public.recommendations for text in (row.text_kk, row.text_ru, row.ground)]
    return fold(" ".join([public.number, *names, *texts]))


def _names(body: dict[str, str] | None) -> list[str]:
    return [body[code] for code in ("kk", "ru", "en")] if body else []
