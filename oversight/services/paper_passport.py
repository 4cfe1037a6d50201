"""The passport of a case, from the log and the tables, as of the act that ends it: for the commission's own shelf.

It tells what happened in which capacity, never who and nothing of what the filer said.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from oversight.documents import wording
from oversight.documents.labels import labels
from oversight.documents.papers.case_passport import CasePassport, Fact, LogLine, PaperLine, TermLine
from oversight.documents.registry import title_of as kind_title
from oversight.documents.values import Language, Words
from oversight.domain.events import EVENTS, ONLY_IN_THE_LOG
from oversight.domain.terms import DocumentKind
from oversight.notifications.catalogues import translate
from oversight.persistence import cases
from oversight.persistence.models import Docket, Event, IssuedDocument, Term
from oversight.services.context import LOCAL, Context
from oversight.services.paper_control import LANGUAGES
from oversight.services.paper_final import object_of
from oversight.services.paper_parts import frame_of, local_moment, term_of, title_of, words_of
from oversight.services.pausing import reading_of


def passport_of(ctx: Context, docket: Docket, event: Event) -> CasePassport:
    """The full passport of a case that *event* has just ended: every term has ended with it at the latest."""
    events = cases.events_of(ctx.session, docket.id)
    told = [one for one in events if one.action not in ONLY_IN_THE_LOG]
    return CasePassport(
        frame=frame_of(ctx, docket, event, LANGUAGES),
        title=title_of(docket),
        control_object=object_of(ctx, docket.agency) if docket.agency else None,
        state=_said(f"state_is.{docket.case.state}") if docket.case else Words("", "", ""),
        facts=_facts(ctx, docket, event),
        terms=_terms(ctx, docket),
        log=tuple(_line(one) for one in told),
        hidden=len(events) - len(told),
        papers=_papers(ctx, docket),
        head_digest=event.digest,
        is_public=False,
    )


def _said(key: str) -> Words:
    text = labels().text
    return Words(*(text(language, f"case_passport.{key}") for language in ("kk", "ru", "en")))


def _facts(ctx: Context, docket: Docket, event: Event) -> tuple[Fact, ...]:
    """What the first page tells beside title and body under control; what a case never had is left out."""
    statute, case = ctx.statute, docket.case
    form = statute.control_forms.get(case.form or "") if case else None
    region, topic = statute.regions.get(docket.region), statute.topics.get(docket.topic)
    ground = statute.grounds.get(case.ground or "") if case else None
    outcome = event.data.get("outcome")
    told = {
        "region": words_of(region.name) if region else None,
        "topic": words_of(topic.name) if topic else None,
        "filed": _day(docket.filed_at),
        "form": words_of(form.name) if form else None,
        "ground": words_of(ground.name) if ground else None,
        "outcome": _said(f"outcome_is.{outcome}") if outcome else None,
    }
    return tuple(Fact(_said(f"fact.{key}"), value) for key, value in told.items() if value is not None)


def _day(at: datetime) -> Words:
    on = at.astimezone(LOCAL).date().isoformat()
    return Words(*(wording.long_date(on, language) for language in ("kk", "ru", "en")))


def _terms(ctx: Context, docket: Docket) -> tuple[TermLine, ...]:
    rows = ctx.session.scalars(select(Term).where(Term.docket_id == docket.id))
    is_house = not docket.commission.is_state_body
    return tuple(
        _term(ctx, row, is_house=is_house) for row in sorted(rows, key=lambda row: (row.started_by, row.from_on))
    )


def _term(ctx: Context, row: Term, *, is_house: bool) -> TermLine:
    reading = term_of(reading_of(ctx.statute, row)).reading
    words = labels()

    def basis(language: Language) -> str:
        return wording.term_basis(reading, is_house and reading.basis == "code", language, words)

    return TermLine(
        reading.title,
        row.from_on.isoformat(),
        row.due_on.isoformat(),
        (row.ended_on or ctx.today).isoformat(),
        Words(basis("kk"), basis("ru"), basis("en")),
    )


def _line(event: Event) -> LogLine:
    sentence = EVENTS[event.action].sentence
    return LogLine(
        event.sequence,
        local_moment(event.at),
        Words(translate("kk", sentence), translate("ru", sentence), sentence),
        _said(f"role.{event.role}"),
        event.digest,
    )


def _papers(ctx: Context, docket: Docket) -> tuple[PaperLine, ...]:
    """The papers ordered before this one, a line a set; one that is still being made counts too."""
    number_of = IssuedDocument.context["frame"]["number"].as_string()
    rows = ctx.session.execute(
        select(number_of, IssuedDocument.kind, IssuedDocument.language, IssuedDocument.queued_at)
        .where(IssuedDocument.docket_id == docket.id)
        .order_by(IssuedDocument.sequence, number_of)
    ).all()
    sets: dict[tuple[str, DocumentKind], list[tuple[str, datetime]]] = {}
    for number, kind, language, queued_at in rows:
        sets.setdefault((number, kind), []).append((language, queued_at))
    return tuple(_paper(number, kind, copies) for (number, kind), copies in sets.items())


def _paper(number: str, kind: DocumentKind, copies: Sequence[tuple[str, datetime]]) -> PaperLine:
    issued_on = min(queued_at for _, queued_at in copies).astimezone(LOCAL).date().isoformat()
    written = {language for language, _ in copies}
    return PaperLine(number, kind_title(kind), issued_on, tuple(code for code in ("kk", "ru", "en") if code in written))
