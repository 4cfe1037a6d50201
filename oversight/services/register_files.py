"""The public register as a table: the rows of the page under the same filters, newest first, every cell text.

Published copies only. Rows are read some hundred at a time by their place in the register, each time in a transaction
of its own: memory does not grow with the register, and a slow reader holds nothing. A case that changes meanwhile is
written as it stood when its turn came; one that is published meanwhile is not in the table.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from oversight.documents.tables import Column, CsvTable, XlsxTable
from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.errors import Busy
from oversight.domain.lateness import days_left
from oversight.domain.terms import PublicState
from oversight.domain.words import N_
from oversight.persistence.models import Body, PublishedCase
from oversight.services.context import Context, Services
from oversight.services.register import Filters, conditions_of
from oversight.services.words import translate
from oversight.statute.schema import Statute

MOST_ROWS = {"csv": 100_000, "xlsx": 10_000}
"""So many rows are written for whoever asks on the site: a spreadsheet takes ten times as long to make."""

LONG = 2_000
"""A table of more rows takes seconds; the site makes one of them at a time."""

STEP = 500
_END = 2**62
_CHUNK = 64 * 1024

CUT = N_(
    "The table ends here: it holds the first %(most)s rows, and there are more. Narrow the register by its filters, "
    "for example by year with from and to."
)
STATE_WORDS = {
    PublicState.ADMITTED: N_("Admitted"),
    PublicState.IN_REVIEW: N_("In review"),
    PublicState.FINAL_ADOPTED: N_("Final document adopted"),
    PublicState.AWAITING_RECEIPT: N_("Awaiting receipt"),
    PublicState.AWAITING_ANSWER: N_("Awaiting answer"),
    PublicState.OVERDUE: N_("Overdue"),
    PublicState.ANSWERED: N_("Answered"),
    PublicState.FOLLOW_UP: N_("Follow-up"),
    PublicState.CLOSED: N_("Closed"),
    PublicState.DISCONTINUED: N_("Discontinued"),
    PublicState.WITHDRAWN: N_("Withdrawn"),
}
"""What the register calls each state; the tags of the pages say the same."""

COLUMNS = (
    ("number", N_("Number"), 13),
    ("filed_on", N_("Filed"), 12),
    ("state", N_("State"), 22),
    ("state_key", N_("State, key"), 18),
    ("title", N_("Matter"), 60),
    ("agency", N_("Object of control"), 44),
    ("agency_id", N_("Object of control, key"), 38),
    ("commission", N_("Commission"), 44),
    ("commission_id", N_("Commission, key"), 38),
    ("region", N_("Region"), 24),
    ("region_key", N_("Region, code"), 14),
    ("topic", N_("Topic"), 28),
    ("topic_key", N_("Topic, key"), 22),
    ("form", N_("Form of control"), 26),
    ("form_key", N_("Form of control, key"), 22),
    ("next_due_on", N_("Next date"), 12),
    ("is_late", N_("Overdue (1: yes)"), 12),
    ("days_late", N_("Working days late"), 12),
    ("recommendations", N_("Recommendations"), 14),
    ("answers", N_("Answers"), 10),
    ("address", N_("Public page"), 46),
)
"""Key, heading, width. Keys are a promise to programs: never renamed, new ones come at the end."""


class FilesBusy(Busy):
    """Another long table is being made."""

    message = N_(
        "Another long table is being made just now. Ask again in a minute, or narrow the register by its filters."
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """One published case as the register lists it; names in kk, ru and en, agency empty while none is named."""

    number: str
    state: PublicState
    titles: tuple[str, str, str]
    agency: tuple[str, str, str] | None
    agency_id: str
    commission: tuple[str, str, str]
    commission_id: str
    region: str
    topic: str
    form: str | None
    filed_on: date
    next_due_on: date | None
    is_late: bool
    recommendations: int
    answers: int


_AGENCY, _COMMISSION = aliased(Body), aliased(Body)
_LIST = (
    select(
        PublishedCase.position,
        PublishedCase.number,
        PublishedCase.state,
        PublishedCase.title_kk,
        PublishedCase.title_ru,
        PublishedCase.title_en,
        _AGENCY.name_kk,
        _AGENCY.name_ru,
        _AGENCY.name_en,
        PublishedCase.agency_id,
        _COMMISSION.name_kk,
        _COMMISSION.name_ru,
        _COMMISSION.name_en,
        PublishedCase.commission_id,
        PublishedCase.region,
        PublishedCase.topic,
        PublishedCase.form,
        PublishedCase.filed_on,
        PublishedCase.next_due_on,
        PublishedCase.is_late,
        PublishedCase.recommendations,
        PublishedCase.answers,
    )
    .outerjoin(_AGENCY, _AGENCY.id == PublishedCase.agency_id)
    .outerjoin(_COMMISSION, _COMMISSION.id == PublishedCase.commission_id)
)


def walk(services: Services, filters: Filters) -> Iterator[Listed]:
    """Every case under *filters*, newest first, one statement for some hundred of them."""
    edge = _END
    while True:
        with services.context(writes=False) as ctx:
            conditions, values = conditions_of(ctx, filters)
            position = PublishedCase.position
            query = _LIST.where(*conditions, position < bindparam("edge", type_=position.type))
            found = ctx.session.execute(query.order_by(position.desc()).limit(STEP), {**values, "edge": edge}).all()
        for row in found:
            yield _listed(row)
        if len(found) < STEP:
            return
        edge = found[-1][0]


def _listed(row: Sequence[Any]) -> Listed:
    _position, number, state, *names, region, topic, form, filed_on, next_due_on, is_late, asked, answered = row
    kk, ru, en, agency_kk, agency_ru, agency_en, agency_id, *commission, commission_id = names
    return Listed(
        number,
        PublicState(state),
        (kk, ru, en),
        (agency_kk, agency_ru, agency_en) if agency_kk else None,
        str(agency_id) if agency_id else "",
        (commission[0] or "", commission[1] or "", commission[2] or ""),
        str(commission_id),
        region,
        topic,
        form,
        filed_on,
        next_due_on,
        is_late,
        asked,
        answered,
    )


def is_longer(ctx: Context, filters: Filters, rows: int) -> bool:
    """Whether there are more than so many cases under *filters*; looks no further."""
    conditions, values = conditions_of(ctx, filters)
    position = PublishedCase.position
    first = select(position).where(*conditions, position < _END).limit(rows + 1).subquery()
    return (ctx.session.scalar(select(func.count()).select_from(first), values) or 0) > rows


@dataclass(frozen=True, slots=True)
class Wording:
    """How the cases are written in one language on one day."""

    language: str
    statute: Statute
    today: date
    base_url: str

    @property
    def title(self) -> str:
        """What the table is called."""
        return translate(self.language, N_("Register of cases"))

    @property
    def columns(self) -> list[Column]:
        """The headings: a name for people, then the key for programs."""
        return [Column(f"{translate(self.language, name)} [{key}]", width) for key, name, width in COLUMNS]

    def cells(self, case: Listed) -> list[str]:
        """One case in the order of COLUMNS; what is not known or not named is empty."""
        language, law = self.language, self.statute
        place = ("kk", "ru", "en").index(language)
        late = days_late(law, self.today, case)
        return [
            case.number,
            case.filed_on.isoformat(),
            translate(language, STATE_WORDS[case.state]),
            case.state.value,
            case.titles[place] or case.titles[0] or case.titles[1],
            case.agency[place] if case.agency else "",
            case.agency_id,
            case.commission[place],
            case.commission_id,
            law.regions[case.region].name.of(language),
            case.region,
            law.topics[case.topic].name.of(language),
            case.topic,
            law.control_forms[case.form].name.of(language) if case.form else "",
            case.form or "",
            case.next_due_on.isoformat() if case.next_due_on else "",
            str(int(case.is_late)),
            "" if late is None else str(late),
            str(case.recommendations),
            str(case.answers),
            f"{self.base_url}/{language}/cases/{case.number}",
        ]

    def cut(self, most: int) -> list[str]:
        """The last row of a table that does not hold everything."""
        return [translate(self.language, CUT) % {"most": f"{most:,}".replace(",", " ")}, *[""] * (len(COLUMNS) - 1)]


def wording_of(ctx: Context, language: str) -> Wording:
    """The wording of a table that is made now."""
    return Wording(language, ctx.statute, ctx.today, ctx.settings.base_url)


def days_late(statute: Statute, today: date, case: Listed) -> int | None:
    """Working days since the last day of what is overdue, 0 where nothing is; None where nobody can count them."""
    if not case.is_late:
        return 0
    if case.next_due_on is None:
        return None
    try:
        return max(0, -days_left(statute.calendar, today, case.next_due_on))
    except CalendarMissing:
        return None


def stream_csv(services: Services, filters: Filters, wording: Wording) -> Generator[bytes, None, None]:
    """The table as CSV, piece after piece; the last row says so when it is cut."""
    table = CsvTable(wording.columns)
    for cells in _rows(services, filters, wording, MOST_ROWS["csv"]):
        table.add(cells)
        if piece := table.take(_CHUNK):
            yield piece
    yield table.take()


def write_xlsx(services: Services, filters: Filters, wording: Wording, out: IO[bytes]) -> None:
    """Write the table as a workbook to *out*; the last row says so when it is cut."""
    with XlsxTable(wording.title, wording.columns) as table:
        for cells in _rows(services, filters, wording, MOST_ROWS["xlsx"]):
            table.add(cells)
        table.finish(out)


def _rows(services: Services, filters: Filters, wording: Wording, most: int) -> Iterator[list[str]]:
    for count, case in enumerate(walk(services, filters)):
        if count == most:
            yield wording.cut(most)
            return
        yield wording.cells(case)
