"""The annual report of a commission or an agency: figures counted from the register as of a day, then typeset.

The figures of a past day do not change, so the same year and day give the same file of figures, byte for byte. Land is
the exception: a plot belongs to the year of its return, so one recorded, or struck out, later corrects that year.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

from sqlalchemy import ColumnElement, extract, func, select

from oversight.documents.labels import labels
from oversight.documents.papers.annual_report import (
    EARLIER_YEARS,
    AnnualReport,
    LandCount,
    LandYear,
    Quarter,
    RegionCount,
    StateCount,
    TopicCount,
)
from oversight.documents.region_tiles import TILES
from oversight.documents.values import CheckAddress, Frame, Language, Officer, Words, passage
from oversight.domain.errors import NotVisible
from oversight.domain.returned_land import district_key, plain_decimal
from oversight.domain.terms import (
    Action,
    BodyKind,
    CaseState,
    ComplaintState,
    DocumentKind,
    Position,
    Station,
)
from oversight.persistence.models import (
    Answer,
    Body,
    Case,
    Complaint,
    Docket,
    Event,
    FinalDocument,
    Recommendation,
    Response,
    ReturnedLand,
)
from oversight.services.context import LOCAL, Context, Services
from oversight.services.paper_parts import issuer_of, local_moment, name_of, place_of, words_of
from oversight.services.typesetting import Render, typesetter

_LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")

_ADMITTED = frozenset({ComplaintState.ADMITTED, ComplaintState.ANSWERED, ComplaintState.CASE_OPENED})
_ENDED_AT_INTAKE = frozenset(
    {
        ComplaintState.RETURNED,
        ComplaintState.FORWARDED,
        ComplaintState.ESCALATED,
        ComplaintState.WITHDRAWN,
        ComplaintState.TERMINATED,
        ComplaintState.INADMISSIBLE,
    }
)


@dataclass(frozen=True, slots=True)
class _Answered:
    """One final document whose term of answer is known: its last day, and the day of the first answer."""

    due_on: date
    sent_on: date | None


def write_report(
    services: Services, body_key: str, year: int, folder: Path, *, render: Render | None = None
) -> Iterator[Path]:
    """Write the figures of *year* as JSON, then the report in three languages; yields each file when it is written.

    *body_key* is the key of a commission or an agency. The figures are those of the end of the year, or of yesterday
    while the year runs. Raises NotVisible for an unknown body or a year that has not begun, FontsMissing, RenderFailed.
    """
    with services.context(writes=False) as ctx:
        body = ctx.session.scalar(select(Body).where(Body.key == body_key))
        if body is None or body.kind is BodyKind.NGO or date(year, 1, 1) >= ctx.today:
            raise NotVisible
        taken_on = min(date(year, 12, 31), date.fromordinal(ctx.today.toordinal() - 1))
        report = figures_of(ctx, body, year, taken_on)
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / report.data_name
    data.write_bytes(data_of(report))
    yield data
    draw = render or typesetter(services)
    for language in _LANGUAGES:
        path = folder / f"annual_report-{year}.{language}.pdf"
        path.write_bytes(draw(DocumentKind.ANNUAL_REPORT, language, report.as_json()))
        yield path


def data_of(report: AnnualReport) -> bytes:
    """The file of figures: what the report counts, and nothing of its frame, where its digest stands."""
    figures = {
        name: value
        for name, value in report.as_json().items()
        if name not in {"frame", "data_name", "data_digest", "signatories", "remarks"}
    }
    return (json.dumps(figures, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def figures_of(ctx: Context, body: Body, year: int, taken_on: date) -> AnnualReport:
    """Count the year of *body* as of the end of *taken_on*, a local day. The number of statements does not grow."""
    scope = "commission" if body.kind is BodyKind.COMMISSION else "agency"
    mine = Docket.commission_id == body.id if scope == "commission" else Docket.agency_id == body.id
    begins, ends = _moment(date(year, 1, 1)), _moment(date.fromordinal(taken_on.toordinal() + 1))
    filed = (Docket.filed_at >= begins) & (Docket.filed_at < ends) & mine
    topics = _topics(ctx, filed)
    answered = _answered(ctx, mine, year, taken_on)
    regions = _regions(ctx, mine, begins, ends)
    report = AnnualReport(
        frame=Frame(
            number=f"{year}/{'R' if scope == 'commission' else 'A'}",
            case_number="",
            version=1,
            issued_at=local_moment(ends),
            place=place_of(ctx, body),
            languages=("kk", "ru"),
            authentic=("kk", "ru"),
            issuer=issuer_of(body),
            check=CheckAddress(ctx.settings.base_url, "/register", "case"),
            statute_revision=ctx.statute.revision,
            calendar_revision=ctx.statute.calendar.revision,
        ),
        scope="commission" if scope == "commission" else "agency",
        subject=name_of(body),
        year=year,
        taken_on=taken_on.isoformat(),
        received=sum(topic.received for topic in topics),
        controls=sum(region.controls for region in regions),
        states=_states(ctx, filed),
        topics=topics,
        quarters=tuple(_quarter(number, answered, taken_on) for number in (1, 2, 3, 4)),
        regions=regions,
        land=_land(ctx, mine, year, taken_on),
        remarks=(),
        data_name=f"annual_report-{year}.json",
        data_digest="",
        signatories=(Officer("____________________", _HEAD),),
    )
    return replace(report, data_digest=hashlib.sha256(data_of(report)).hexdigest())


_HEAD = Words("Басшы", "Руководитель", "Head")


def _moment(day: date) -> datetime:
    """The beginning of a local day, in UTC."""
    return datetime.combine(day, time(), LOCAL).astimezone(UTC)


def _states(ctx: Context, filed: ColumnElement[bool]) -> tuple[StateCount, ...]:
    rows = ctx.session.execute(
        select(Docket.station, Docket.is_open, func.count()).where(filed).group_by(Docket.station, Docket.is_open)
    ).all()
    counts: Counter[str] = Counter()
    for station, is_open, count in rows:
        counts[station.value if is_open else "closed"] += count
    keys = [*(station.value for station in Station), "closed"]
    return tuple(StateCount(_said(f"annual_report.station.{key}"), counts[key]) for key in keys)


def _said(key: str) -> Words:
    words = labels()
    return Words(words.text("kk", key), words.text("ru", key), words.text("en", key))


def _topics(ctx: Context, filed: ColumnElement[bool]) -> tuple[TopicCount, ...]:
    rows = ctx.session.execute(
        select(Docket.topic, Complaint.state, func.count())
        .join(Complaint, Complaint.docket_id == Docket.id)
        .where(filed)
        .group_by(Docket.topic, Complaint.state)
    ).all()
    received: Counter[str] = Counter()
    admitted: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for topic, state, count in rows:
        received[topic] += count
        admitted[topic] += count if state in _ADMITTED else 0
        ended[topic] += count if state in _ENDED_AT_INTAKE else 0
    return tuple(
        TopicCount(words_of(topic.name), received[key], admitted[key], ended[key])
        for key, topic in ctx.statute.topics.items()
    )


def _answered(ctx: Context, mine: ColumnElement[bool], year: int, taken_on: date) -> list[_Answered]:
    """Final documents whose term of answer ended in the year, up to the day of the figures, with their first answer."""
    first = (
        select(Event.docket_id, func.min(Event.at).label("at"))
        .where(Event.action == Action.SEND_ANSWER)
        .group_by(Event.docket_id)
        .subquery()
    )
    rows = ctx.session.execute(
        select(Response.due_on, first.c.at)
        .join(Docket, Docket.id == Response.docket_id)
        .outerjoin(first, first.c.docket_id == Docket.id)
        .where(mine, Response.due_on >= date(year, 1, 1), Response.due_on <= taken_on)
    ).all()
    return [_Answered(due_on, _local_day(at)) for due_on, at in rows]


def _local_day(at: datetime | None) -> date | None:
    if at is None:
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(LOCAL).date()


def _quarter(number: int, answered: list[_Answered], taken_on: date) -> Quarter:
    mine = [one for one in answered if (one.due_on.month + 2) // 3 == number]
    sent = [one for one in mine if one.sent_on is not None and one.sent_on <= taken_on]
    on_time = sum(one.sent_on is not None and one.sent_on <= one.due_on for one in sent)
    return Quarter(number, on_time, len(sent) - on_time, len(mine) - len(sent))


def _regions(ctx: Context, mine: ColumnElement[bool], begins: datetime, ends: datetime) -> tuple[RegionCount, ...]:
    """Controls whose final document was sent in the year, by region, and the positions on their recommendations."""
    sent = mine & (FinalDocument.dispatched_at >= begins) & (FinalDocument.dispatched_at < ends)
    found = ctx.session.execute(
        select(Docket.region, func.count())
        .join(Case, Case.docket_id == Docket.id)
        .join(FinalDocument, FinalDocument.case_id == Case.id)
        .where(sent, Case.state != CaseState.DISCONTINUED)
        .group_by(Docket.region)
    )
    controls = dict(found.all())
    rows = ctx.session.execute(
        select(Docket.region, Answer.position, Answer.is_sent, func.count())
        .join(Case, Case.docket_id == Docket.id)
        .join(FinalDocument, FinalDocument.case_id == Case.id)
        .join(Recommendation, Recommendation.final_document_id == FinalDocument.id)
        .outerjoin(Answer, Answer.recommendation_id == Recommendation.id)
        .where(sent, Case.state != CaseState.DISCONTINUED, Recommendation.is_adopted.is_(True))
        .group_by(Docket.region, Answer.position, Answer.is_sent)
    ).all()
    positions: Counter[tuple[str, Position | None]] = Counter()
    for region, position, is_sent, count in rows:
        positions[region, position if is_sent else None] += count
    return tuple(
        RegionCount(
            words_of(region.name),
            *TILES[key],
            controls.get(key, 0),
            positions[key, Position.ACCEPTED],
            positions[key, Position.IN_PART],
            positions[key, Position.REFUSED],
            positions[key, None],
        )
        for key, region in ctx.statute.regions.items()
    )


def _land(ctx: Context, mine: ColumnElement[bool], year: int, taken_on: date) -> tuple[LandCount, ...]:
    """Land returned up to the day of the figures, by district and year of the return, whenever it was recorded.

    A district is named as most of its plots are; the regions come in the order of the statute.
    """
    years = range(year - EARLIER_YEARS, year + 1)
    returned_in = extract("year", ReturnedLand.returned_on)
    place = (ReturnedLand.region, ReturnedLand.district, ReturnedLand.language)
    rows = ctx.session.execute(
        select(*place, returned_in, func.count(), func.sum(ReturnedLand.area_hectares))
        .join(Docket, Docket.id == ReturnedLand.docket_id)
        .where(
            mine,
            ReturnedLand.returned_on >= date(years[0], 1, 1),
            ReturnedLand.returned_on <= taken_on,
            ReturnedLand.struck_at.is_(None),
        )
        .group_by(*place, returned_in)
    ).all()
    plots: Counter[tuple[tuple[str, str], int]] = Counter()
    areas: defaultdict[tuple[tuple[str, str], int], Decimal] = defaultdict(Decimal)
    names: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for region, district, language, returned, count, area in rows:
        where = district_key(region, district)
        plots[where, int(returned)] += count
        areas[where, int(returned)] += area
        names[where][district, language] += count
    order = {key: number for number, key in enumerate(ctx.statute.regions)}
    return tuple(
        LandCount(
            passage(*_usual_name(names[where])),
            words_of(ctx.statute.regions[where[0]].name),
            tuple(LandYear(one, plots[where, one], plain_decimal(areas[where, one])) for one in years),
        )
        for where in sorted(names, key=lambda where: (order[where[0]], where[1]))
    )


def _usual_name(spellings: Counter[tuple[str, str]]) -> tuple[str, Language]:
    """The spelling of most plots, the first by the alphabet among equals; and its language."""
    district, language = min(spellings, key=lambda name: (-spellings[name], name))
    return district, "ru" if language == "ru" else "kk"
