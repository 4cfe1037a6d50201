"""Read the public register: a keyset page, a capped count, one public case. Reads published copies only."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, false, func, select

from oversight.domain.days import DayMalformed, parse_day
from oversight.domain.errors import NotVisible, UnknownFilter
from oversight.domain.terms import BodyKind, PublicState
from oversight.domain.text import search_words
from oversight.persistence.models import Body, IssuedDocument, PublishedCase
from oversight.persistence.search import matching
from oversight.services.context import Context
from oversight.services.tokens import keyed_digest

PAGE = 25
COUNT_CAP = 1000
_END = 2**62
FILTERS = ("q", "state", "agency", "region", "commission", "form", "topic", "late", "from", "to", "cursor")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader chose; every filter is in the address."""

    q: str = ""
    state: str = ""
    agency: str = ""
    region: str = ""
    commission: str = ""
    form: str = ""
    topic: str = ""
    late: str = ""
    from_on: str = ""
    to_on: str = ""

    def chosen(self) -> dict[str, str]:
        """The filters that are set, by their names in the address."""
        values = {
            "q": self.q,
            "state": self.state,
            "agency": self.agency,
            "region": self.region,
            "commission": self.commission,
            "form": self.form,
            "topic": self.topic,
            "late": self.late,
            "from": self.from_on,
            "to": self.to_on,
        }
        return {name: value for name, value in values.items() if value}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the register."""

    number: str
    state: str
    station: str
    titles: dict[str, str]
    agency: dict[str, str]
    region: str
    topic: str
    filed_on: date
    next_due_on: date | None
    is_late: bool
    recommendations: int
    answers: int


@dataclass(frozen=True, slots=True)
class Page:
    """A keyset page: rows newest first, the capped count, and cursors to its neighbours (None: there is none)."""

    rows: tuple[Row, ...]
    total: int
    is_capped: bool
    next_cursor: str | None
    previous_cursor: str | None


def filters_from(ctx: Context, given: Mapping[str, str]) -> tuple[Filters, str]:
    """Check the address's parameters. Raises UnknownFilter; returns the filters and the cursor ('' for none)."""
    if not set(given) <= set(FILTERS):
        raise UnknownFilter
    statute = ctx.statute
    closed = {
        "state": {state.value for state in PublicState},
        "region": set(statute.regions),
        "form": set(statute.control_forms),
        "topic": set(statute.topics),
        "late": {"1"},
    }
    for name, allowed in closed.items():
        if given.get(name) and given[name] not in allowed:
            raise UnknownFilter
    for name in ("agency", "commission"):
        if given.get(name) and _uuid(given[name]) is None:
            raise UnknownFilter
    for name in ("from", "to"):
        if given.get(name) and _day(given[name]) is None:
            raise UnknownFilter
    filters = Filters(
        **{name: given.get(name, "") for name in FILTERS[:8]}, from_on=given.get("from", ""), to_on=given.get("to", "")
    )
    return filters, given.get("cursor", "")


def _uuid(value: str) -> UUID | None:
    try:
        found = UUID(value)
    except ValueError:
        return None
    return found if str(found) == value else None


def _day(value: str) -> date | None:
    try:
        return parse_day(value)
    except DayMalformed:
        return None


_ROW = (
    PublishedCase.position,
    PublishedCase.number,
    PublishedCase.state,
    PublishedCase.station,
    PublishedCase.title_kk,
    PublishedCase.title_ru,
    PublishedCase.title_en,
    Body.name_kk,
    Body.name_ru,
    Body.name_en,
    PublishedCase.region,
    PublishedCase.topic,
    PublishedCase.filed_on,
    PublishedCase.next_due_on,
    PublishedCase.is_late,
    PublishedCase.recommendations,
    PublishedCase.answers,
)
_LIST = select(*_ROW).outerjoin(Body, Body.id == PublishedCase.agency_id)
_CONDITIONS: dict[str, ColumnElement[bool]] = {
    "state": PublishedCase.state == bindparam("state"),
    "region": PublishedCase.region == bindparam("region"),
    "form": PublishedCase.form == bindparam("form"),
    "topic": PublishedCase.topic == bindparam("topic"),
    "agency": PublishedCase.agency_id == bindparam("agency"),
    "commission": PublishedCase.commission_id == bindparam("commission"),
    "late": PublishedCase.is_late.is_(True),
    "from": PublishedCase.filed_on >= bindparam("from"),
    "to": PublishedCase.filed_on <= bindparam("to"),
}
_READ_AS: dict[str, Callable[[str], Any]] = {
    "agency": UUID,
    "commission": UUID,
    "from": date.fromisoformat,
    "to": date.fromisoformat,
}


def page_of(ctx: Context, filters: Filters, cursor: str = "") -> Page:
    """One page of the register with its capped count, in one statement. Raises UnknownFilter for a foreign cursor.

    Where nothing is left behind a cursor it is the first page.
    """
    is_back, edge = _read_cursor(ctx, filters, cursor)
    conditions, values = conditions_of(ctx, filters)
    has_words = len(conditions) > len(values)
    query = _statement(conditions, is_back=is_back) if has_words else _prepared(tuple(values), is_back=is_back)
    found = ctx.session.execute(query, {**values, "edge": edge}).all()
    if cursor and not found:
        return page_of(ctx, filters)
    total = found[0].total if found else 0
    has_more = len(found) > PAGE
    found = found[:PAGE][::-1] if is_back else found[:PAGE]
    has_next, has_previous = (True, has_more) if is_back else (has_more, bool(cursor))
    return Page(
        tuple(_as_row(row) for row in found),
        min(total, COUNT_CAP),
        total > COUNT_CAP,
        _write_cursor(ctx, filters, "n", found[-1][0]) if found and has_next else None,
        _write_cursor(ctx, filters, "p", found[0][0]) if found and has_previous else None,
    )


def conditions_of(ctx: Context, filters: Filters) -> tuple[list[ColumnElement[bool]], dict[str, Any]]:
    """What *filters* ask of a published case, and the values bound to it: the same for the page and for its files."""
    values = {name: _READ_AS.get(name, str)(value) for name, value in filters.chosen().items() if name != "q"}
    conditions = [_CONDITIONS[name] for name in values]
    words = search_words(filters.q)
    return [*conditions, matching(ctx.session, words)] if words else conditions, values


@lru_cache(maxsize=1024)
def _prepared(names: tuple[str, ...], *, is_back: bool) -> Select[Any]:
    """The statement of a page under filters of these names, built once; their values are bound at each request."""
    return _statement([_CONDITIONS[name] for name in names], is_back=is_back)


def _statement(conditions: Sequence[ColumnElement[bool]], *, is_back: bool) -> Select[Any]:
    position = PublishedCase.position
    counted = select(position).where(*conditions, position < _END).limit(COUNT_CAP + 1).subquery()
    total = select(func.count()).select_from(counted).scalar_subquery().label("total")
    edge = bindparam("edge", type_=position.type)
    query = _LIST.add_columns(total).where(*conditions, position > edge if is_back else position < edge)
    return query.order_by(position if is_back else position.desc()).limit(PAGE + 1)


def _as_row(row: tuple[object, ...]) -> Row:
    _position, number, state, station, kk, ru, en, agency_kk, agency_ru, agency_en, *rest, _total = row
    return Row(
        number,  # type: ignore[arg-type]
        state,  # type: ignore[arg-type]
        station,  # type: ignore[arg-type]
        {"kk": kk, "ru": ru, "en": en},  # type: ignore[dict-item]
        {"kk": agency_kk or "", "ru": agency_ru or "", "en": agency_en or ""},  # type: ignore[dict-item]
        *rest,  # type: ignore[arg-type]
    )


def _seal(ctx: Context, filters: Filters, body: str) -> str:
    chosen = "&".join(f"{name}={value}" for name, value in sorted(filters.chosen().items()))
    return keyed_digest(ctx.settings.secret_key, "cursor", f"{body}|{chosen}")[:12]


def _write_cursor(ctx: Context, filters: Filters, direction: str, position: int) -> str:
    body = f"{direction}{position}"
    return f"{body}.{_seal(ctx, filters, body)}"


def _read_cursor(ctx: Context, filters: Filters, cursor: str) -> tuple[bool, int]:
    if not cursor:
        return False, _END
    body, _, seal = cursor.partition(".")
    digits = body[1:]
    longest = 19
    if (
        body[:1] not in {"n", "p"}
        or not (digits.isascii() and digits.isdecimal())
        or len(digits) > longest
        or not hmac.compare_digest(seal.encode(), _seal(ctx, filters, body).encode())
    ):
        raise UnknownFilter
    return body[0] == "p", int(digits)


def public_case(ctx: Context, number: str) -> Mapping[str, object]:
    """The public content of one case: the fields of `public_case.PublicCase` as plain data. Raises NotVisible."""
    content: Mapping[str, object] | None = ctx.session.scalar(
        select(PublishedCase.content).where(PublishedCase.number == number)
    )
    if content is None:
        raise NotVisible
    return content


def public_paper(ctx: Context, number: str, paper_id: str) -> tuple[bytes, str]:
    """The bytes and file name of a public paper of a public case. Raises NotVisible."""
    papers = public_case(ctx, number)["papers"]
    chosen = next((paper for paper in papers if paper["id"] == paper_id), None)  # type: ignore[attr-defined]
    if chosen is None:
        raise NotVisible
    content = ctx.session.scalar(select(IssuedDocument.content).where(IssuedDocument.id == UUID(paper_id)))
    if content is None:
        raise NotVisible
    return content, f"{number}-{chosen['kind']}-{chosen['language']}.pdf"


def agencies(ctx: Context, region: str, agency: str) -> list[tuple[str, dict[str, str]]]:
    """The agencies of a region, and the chosen one wherever it is: id and names, for the filter. One statement."""
    wanted = Body.id == UUID(agency) if agency else false()
    rows = ctx.session.execute(
        select(Body.id, Body.name_kk, Body.name_ru, Body.name_en)
        .where(Body.kind == BodyKind.AGENCY, Body.is_active, (Body.region == region) | wanted)
        .order_by(Body.name_kk)
    )
    return [(str(key), {"kk": kk, "ru": ru, "en": en}) for key, kk, ru, en in rows]
