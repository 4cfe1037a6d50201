"""The public copy of a docket, made through the allow-list of `public_case` in the act's own transaction.

The page and the open data read this copy only, never the private rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from oversight.domain.corrections import VALID, Stands
from oversight.domain.deadlines import is_overdue
from oversight.domain.events import ABOUT_A_PAPER, is_public
from oversight.domain.paper_number import number_of
from oversight.domain.policy import PUBLIC_PAPERS
from oversight.domain.returned_land import plain_decimal
from oversight.domain.terms import DocumentKind, PublicState, ResponseState
from oversight.domain.text import indexed
from oversight.domain.workflow import public_state
from oversight.persistence import cases, search
from oversight.persistence.models import (
    Answer,
    Body,
    Docket,
    Event,
    FinalDocument,
    IssuedDocument,
    PaperNote,
    PublishedCase,
    Recommendation,
    Response,
    Term,
)
from oversight.services.answer_sheet import WITH_MEASURE
from oversight.services.context import LOCAL, Context
from oversight.services.public_case import (
    PublicAnswer,
    PublicCase,
    PublicEvent,
    PublicLand,
    PublicRecommendation,
    PublicTerm,
)
from oversight.services.standing import IS_NOTE, stands_of
from oversight.services.terms import read_term

PUBLISHED = PUBLIC_PAPERS | {DocumentKind.CORRECTION_NOTE}
"""Kinds that can be in a public copy: the notes that are about a public paper stand beside it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows one public copy is drawn from, however they were read.

    ``docket`` has its complaint, case, response and bodies; ``final`` its recommendations; ``answers`` are those sent,
    by recommendation, with their commitments and the land of each; ``terms`` those that run, soonest first; ``events``
    in order.
    """

    docket: Docket
    final: FinalDocument | None
    answers: Mapping[UUID, Answer]
    terms: Sequence[Term]
    events: Sequence[Event]
    papers: tuple[dict[str, Any], ...] = ()


def refresh(ctx: Context, docket: Docket) -> None:
    """Renew the docket's public copy, if it is public; part of the act's own transaction."""
    if state_of(docket) is None:
        return
    shown_on = _shown_on(ctx, docket)
    public = build(_read(ctx, docket, shown_on), ctx.today, shown_on)
    _store(ctx, docket, public)


def state_of(docket: Docket) -> PublicState | None:
    """What the register says of the docket; None while nothing of it is public."""
    return public_state(
        docket.complaint.state,
        docket.case.state if docket.case else None,
        docket.response.state if docket.response else None,
    )


ShownOn = Callable[[date], date]
"""From the day on which a text is sent to the day on which everyone may read it: a house rule of the commission."""


def _shown_on(ctx: Context, docket: Docket) -> ShownOn:
    return lambda sent_on: read_term(ctx, docket.commission_id, "publication", sent_on).due_on


def _texts_from(final: FinalDocument | None, shown_on: ShownOn) -> date | None:
    if final is None or final.dispatched_at is None:
        return None
    return shown_on(final.dispatched_at.astimezone(LOCAL).date())


def _answers_from(answers: Mapping[UUID, Answer], shown_on: ShownOn) -> dict[UUID, date]:
    """The day on which each sent answer becomes public; one that was completed has a day of its own."""
    days = {day: shown_on(day) for row in answers.values() if (day := row.sent_on)}
    return {key: days[row.sent_on] for key, row in answers.items() if row.sent_on}


def _read(ctx: Context, docket: Docket, shown_on: ShownOn) -> Sources:
    final = _final_document(ctx, docket)
    texts_from = _texts_from(final, shown_on)
    return Sources(
        docket,
        final,
        _answers(ctx, docket.response) if docket.response and docket.response.sent_at else {},
        _terms(ctx, docket),
        cases.events_of(ctx.session, docket.id),
        _papers(ctx, docket) if texts_from is not None and texts_from <= ctx.today else (),
    )


def _final_document(ctx: Context, docket: Docket) -> FinalDocument | None:
    if docket.case is None:
        return None
    return ctx.session.scalars(
        select(FinalDocument)
        .where(FinalDocument.case_id == docket.case.id)
        .options(selectinload(FinalDocument.recommendations))
    ).one_or_none()


def build(sources: Sources, today: date, shown_on: ShownOn) -> PublicCase:
    """The public copy of a public docket as of a local day. Pure: asks nothing but its sources."""
    docket, final = sources.docket, sources.final
    texts_from, public_on = _texts_from(final, shown_on), _answers_from(sources.answers, shown_on)
    are_texts_public = texts_from is not None and texts_from <= today
    answers = {key: row for key, row in sources.answers.items() if key in public_on and public_on[key] <= today}
    answers_from = min((day for day in public_on.values() if day > today), default=None)
    adopted = [r for r in final.recommendations if r.is_adopted] if final and final.adopted_on else []
    state = state_of(docket)
    return PublicCase(
        number=docket.number,
        titles={"kk": docket.title_kk, "ru": docket.title_ru, "en": docket.title_en},
        commission=_named(docket.commission),
        agency=_named(docket.agency) if docket.agency else None,
        region=docket.region,
        topic=docket.topic,
        form=docket.case.form if docket.case else None,
        state=state.value if state else "",
        station=docket.station.value,
        outcome=docket.outcome.value if docket.outcome else None,
        filed_on=docket.filed_at.astimezone(LOCAL).date().isoformat(),
        registered_on=docket.complaint.registered_on.isoformat(),
        closed_on=docket.closed_on.isoformat() if docket.closed_on else None,
        texts_from=texts_from.isoformat() if texts_from and not are_texts_public else None,
        answers_from=answers_from.isoformat() if answers_from else None,
        authentic_language=final.authentic_language if final else None,
        recommendations=tuple(_recommendation(row, answers.get(row.id)) for row in adopted) if are_texts_public else (),
        recommendations_count=len(adopted) if texts_from else 0,
        answers_count=len(sources.answers),
        terms=tuple(
            PublicTerm(
                row.key,
                row.from_on.isoformat(),
                row.due_on.isoformat(),
                row.is_modelled,
                row.length,
                tuple((first_on, last_on) for first_on, last_on in row.pauses or ()),
            )
            for row in sources.terms
        ),
        events=tuple(
            PublicEvent(event.action.value, event.at.astimezone(LOCAL).date().isoformat())
            for event in sources.events
            if is_public(event.action, event.data) and (are_texts_public or event.action not in ABOUT_A_PAPER)
        ),
        papers=sources.papers if are_texts_public else (),
        land=_land(answers.values()) if are_texts_public else (),
    )


def _land(answers: Iterable[Answer]) -> tuple[PublicLand, ...]:
    """The plots that count, in the order in which they were recorded."""
    plots = [plot for row in answers if row.commitment for plot in row.commitment.plots if plot.struck_at is None]
    return tuple(
        PublicLand(plain_decimal(row.area_hectares), row.region, row.district, row.language, row.returned_on.year)
        for row in sorted(plots, key=lambda row: row.number)
    )


def _named(body: Body) -> dict[str, str]:
    return {"id": str(body.id), "kk": body.name_kk, "ru": body.name_ru, "en": body.name_en}


def _recommendation(row: Recommendation, answer: Answer | None) -> PublicRecommendation:
    return PublicRecommendation(
        row.number,
        row.text_kk,
        row.text_ru,
        row.authentic_language,
        row.addressee,
        row.ground,
        row.suggested_term,
        _answer(answer) if answer else None,
    )


def _answer(row: Answer) -> PublicAnswer | None:
    if row.position is None:
        return None
    return PublicAnswer(
        row.position.value,
        row.reasons,
        row.measure,
        row.measure_on.isoformat() if row.measure_on else None,
        row.legal_reference,
        row.sent_on.isoformat() if row.sent_on else None,
        row.assessment.value if row.assessment else None,
        row.assessment_reasons,
        row.commitment.is_done if row.commitment else None,
    )


def _answers(ctx: Context, response: Response) -> dict[Any, Answer]:
    query = select(Answer).where(Answer.response_id == response.id, Answer.is_sent).options(WITH_MEASURE)
    return {row.recommendation_id: row for row in ctx.session.scalars(query).unique()}


def _terms(ctx: Context, docket: Docket) -> Sequence[Term]:
    return ctx.session.scalars(
        select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)).order_by(Term.due_on)
    ).all()


def _papers(ctx: Context, docket: Docket) -> tuple[dict[str, Any], ...]:
    """The public papers that can be downloaded. How they stand is told at once, though the note is typeset later."""
    rows = ctx.session.execute(
        select(
            IssuedDocument.id,
            IssuedDocument.kind,
            IssuedDocument.language,
            IssuedDocument.state,
            IssuedDocument.size,
            IssuedDocument.pages,
            IssuedDocument.digest,
            IssuedDocument.sequence,
            IssuedDocument.place,
            PaperNote,
        )
        .outerjoin(PaperNote, IS_NOTE)
        .where(
            IssuedDocument.docket_id == docket.id,
            IssuedDocument.kind.in_(PUBLIC_PAPERS) | PaperNote.kind.in_(PUBLIC_PAPERS),
        )
        .order_by(IssuedDocument.sequence, IssuedDocument.language)
    ).all()
    stands = stands_of(row.PaperNote for row in rows if row.PaperNote is not None)
    listed = []
    for row in rows:
        number = number_of(docket.number, row.sequence, row.place)
        if row.state == "issued":
            listed.append(_paper(row, number, row.PaperNote, stands.get(number, VALID)))
    return tuple(listed)


def _paper(row: Any, number: str, note: PaperNote | None, stands: Stands) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "number": number,
        "kind": row.kind.value,
        "language": row.language,
        "size": row.size,
        "pages": row.pages,
        "digest": row.digest,
        "standing": stands.standing.value,
        "notes": list(stands.notes),
        "about": note.about if note else None,
        "is_withdrawal": note is not None and note.is_withdrawal,
    }


def _store(ctx: Context, docket: Docket, public: PublicCase) -> None:
    row = ctx.session.get(PublishedCase, docket.position)
    if row is None:
        row = PublishedCase(position=docket.position, docket_id=docket.id, number=docket.number, published_at=ctx.now)
        ctx.session.add(row)
    before = row.search_text
    for name, value in columns_of(docket, public, ctx.today).items():
        setattr(row, name, value)
    row.changed_at = ctx.now
    search.index(ctx.session, docket.position, before, row.search_text)  # flushes the row: it must be whole by now


def columns_of(docket: Docket, public: PublicCase, today: date) -> dict[str, Any]:
    """The columns of the published row that follow from the docket and its public copy on a local day."""
    later = [day for day in (public.texts_from, public.answers_from) if day]
    is_overdue_answer = docket.response is not None and docket.response.state is ResponseState.OVERDUE
    return {
        "state": public.state,
        "agency_id": docket.agency_id,
        "commission_id": docket.commission_id,
        "region": public.region,
        "topic": public.topic,
        "form": public.form,
        "station": public.station,
        "title_kk": public.titles["kk"],
        "title_ru": public.titles["ru"],
        "title_en": public.titles["en"],
        "filed_on": date.fromisoformat(public.filed_on),
        "next_due_on": docket.next_due_on,
        "is_late": is_overdue_answer
        or (docket.next_due_on is not None and docket.is_open and is_overdue(docket.next_due_on, today)),
        "recommendations": public.recommendations_count,
        "answers": public.answers_count,
        "content": asdict(public),
        "texts_from": date.fromisoformat(min(later)) if later else None,
        "search_text": _words(public),
    }


def _words(public: PublicCase) -> str:
    """The published words, folded for search."""
    names = [*public.titles.values(), *_names(public.commission), *_names(public.agency)]
    texts = [text for row in public.recommendations for text in (row.text_kk, row.text_ru, row.ground)]
    return indexed(" ".join([public.number, *names, *texts]))


def _names(body: dict[str, str] | None) -> list[str]:
    return [body[code] for code in ("kk", "ru", "en")] if body else []
