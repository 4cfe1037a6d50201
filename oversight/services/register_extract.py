"""An extract of the register in a folder: the table in both formats and the paper, in three languages, with digests.

The register is read once, so that the files, the sums and the paper agree. The same register on the same day gives the
same tables, byte for byte, and so the same number of the extract, which is made of their digests.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from oversight.documents.papers.register_extract import (
    MOST_ROWS,
    Condition,
    Entry,
    RegisterExtract,
    Sum,
    TableFile,
)
from oversight.documents.tables import MOST_SHEET_ROWS, CsvTable, XlsxTable
from oversight.documents.values import CheckAddress, Frame, Language, Officer, Passage, Words
from oversight.documents.wording import long_date
from oversight.domain.errors import DomainError, UnknownFilter
from oversight.domain.terms import BodyKind, DocumentKind, PublicState
from oversight.domain.words import N_
from oversight.persistence.models import Body
from oversight.services.context import Context, Services
from oversight.services.paper_parts import issuer_of, local_moment, name_of, place_of, words_of
from oversight.services.register import Filters, filters_from
from oversight.services.register_files import STATE_WORDS, Listed, Wording, days_late, walk, wording_of
from oversight.services.typesetting import Render, typesetter
from oversight.services.words import translate
from oversight.statute.schema import ControlForm, Region, Topic

_LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
_LONGEST_ADDRESS = 160  # more would make the code on the paper unreadable
_CHUNK = 64 * 1024
_SECRETARY = Words("Комиссия хатшысы", "Секретарь комиссии", "Secretary of the commission")
_NAMES = {
    "q": N_("Words searched for"),
    "state": N_("State"),
    "agency": N_("Agency"),
    "region": N_("Region"),
    "commission": N_("Commission"),
    "form": N_("Form of control"),
    "topic": N_("Topic"),
    "late": N_("Term"),
    "from": N_("Filed from"),
    "to": N_("Filed to"),
}


class IssuerUnclear(DomainError):
    """It is not plain which commission issues the extract."""

    message = N_("Say which commission issues the extract. Known: %(keys)s.")


class RegisterTooLong(DomainError):
    """There are more rows than one sheet holds."""

    message = N_("The register has more rows under these filters than a sheet holds (%(most)s): narrow it by years.")


@dataclass(slots=True)
class _Read:
    """What is kept of the rows that went by: their sums, and the first of them."""

    total: int = 0
    late: int = 0
    states: Counter[PublicState] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    first: list[Listed] = field(default_factory=list)

    def note(self, case: Listed) -> None:
        self.total += 1
        self.late += case.is_late
        self.states[case.state] += 1
        self.regions[case.region] += 1
        if self.total <= MOST_ROWS:
            self.first.append(case)


def write_extract(
    services: Services,
    folder: Path,
    given: Mapping[str, str],
    *,
    issuer: str | None = None,
    render: Render | None = None,
) -> Iterator[Path]:
    """Write the extract under the filters *given*, named as in the address of the register; yields each file.

    The tables (`register.<language>.csv`, `.xlsx`), the papers, then `manifest.json` with the digest of each.
    *issuer* is the key of the commission; it may be left out where the filters name one, or where there is only one.
    Raises UnknownFilter, IssuerUnclear, RegisterTooLong, FontsMissing before anything is written; RenderFailed.
    """
    if "cursor" in given:
        raise UnknownFilter
    with services.context(writes=False) as ctx:
        filters, _ = filters_from(ctx, given)
        body = _issuer(ctx, filters, issuer)
        draw = render or typesetter(services)
        read, tables = _write_tables(services, ctx, folder, filters)
        yield from (folder / table.name for table in tables)
        listing = "".join(f"{table.digest}  {table.name}\n" for table in tables)
        number = f"{ctx.today}/{hashlib.sha256(listing.encode()).hexdigest()[:8]}"
        papers = []
        for language in _LANGUAGES:
            mine = tuple(table for table in tables if f".{language}." in table.name) if read.total > MOST_ROWS else ()
            context = _context(ctx, body, filters, number, read, mine)
            path = folder / f"register_extract.{language}.pdf"
            path.write_bytes(draw(DocumentKind.REGISTER_EXTRACT, language, context.as_json()))
            papers.append(_file(path))
            yield path
        manifest = folder / "manifest.json"
        manifest.write_bytes(_manifest(ctx, number, filters, read, (*tables, *papers)))
        yield manifest


def _issuer(ctx: Context, filters: Filters, key: str | None) -> Body:
    commissions = ctx.session.scalars(
        select(Body).where(Body.kind == BodyKind.COMMISSION, Body.is_active).order_by(Body.key)
    ).all()
    wanted = [body for body in commissions if key is None or body.key == key]
    if key is None and filters.commission:
        wanted = [body for body in commissions if body.id == UUID(filters.commission)]
    if len(wanted) != 1:
        raise IssuerUnclear(keys=", ".join(body.key for body in commissions if body.key))
    return wanted[0]


class _Tables:
    """The two tables of one language, in a folder."""

    def __init__(self, folder: Path, wording: Wording, stack: ExitStack) -> None:
        self._wording = wording
        self._text = CsvTable(wording.columns)
        self._text_out = stack.enter_context((folder / f"register.{wording.language}.csv").open("wb"))
        self._sheet = stack.enter_context(XlsxTable(wording.title, wording.columns))
        self._sheet_out = stack.enter_context((folder / f"register.{wording.language}.xlsx").open("wb"))

    def add(self, case: Listed) -> None:
        cells = self._wording.cells(case)
        self._sheet.add(cells)
        self._text.add(cells)
        self._text_out.write(self._text.take(_CHUNK))

    def finish(self) -> None:
        self._text_out.write(self._text.take())
        self._sheet.finish(self._sheet_out)


def _write_tables(
    services: Services, ctx: Context, folder: Path, filters: Filters
) -> tuple[_Read, tuple[TableFile, ...]]:
    """Write every table; what was read, and the files. None is left half written."""
    read = _Read()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".part-") as unfinished:
        part = Path(unfinished)
        with ExitStack() as stack:
            tables = [_Tables(part, wording_of(ctx, language), stack) for language in _LANGUAGES]
            for case in walk(services, filters):
                read.note(case)
                if read.total > MOST_SHEET_ROWS:
                    raise RegisterTooLong(most=f"{MOST_SHEET_ROWS:,}".replace(",", " "))
                for one in tables:
                    one.add(case)
            for one in tables:
                one.finish()
        names = sorted(path.name for path in part.iterdir())
        files = tuple(_file(part / name) for name in names)
        for name in names:
            (part / name).replace(folder / name)
    return read, files


def _file(path: Path) -> TableFile:
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return TableFile(path.name, digest, path.stat().st_size)


def _manifest(ctx: Context, number: str, filters: Filters, read: _Read, files: tuple[TableFile, ...]) -> bytes:
    content = {
        "number": number,
        "taken_on": ctx.today.isoformat(),
        "filters": filters.chosen(),
        "rows": read.total,
        "calendar_revision": ctx.statute.calendar.revision,
        "files": [{"name": file.name, "size": file.size, "sha256": file.digest} for file in files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _context(
    ctx: Context, body: Body, filters: Filters, number: str, read: _Read, files: tuple[TableFile, ...]
) -> RegisterExtract:
    law = ctx.statute
    return RegisterExtract(
        frame=Frame(
            number=number,
            case_number="",
            version=1,
            issued_at=local_moment(ctx.now),
            place=place_of(ctx, body),
            languages=("kk", "ru"),
            authentic=("kk", "ru"),
            issuer=issuer_of(body),
            check=CheckAddress(ctx.settings.base_url, _address(filters), "register"),
            statute_revision=law.revision,
            calendar_revision=law.calendar.revision,
        ),
        taken_on=ctx.today.isoformat(),
        conditions=_conditions(ctx, filters),
        total=read.total,
        late=read.late,
        sums=tuple(Sum(_said(STATE_WORDS[state]), read.states[state]) for state in PublicState if read.states[state]),
        regions=tuple(
            Sum(words_of(region.name), read.regions[key]) for key, region in law.regions.items() if read.regions[key]
        ),
        entries=() if files else tuple(_entry(ctx, case) for case in read.first),
        table_files=files,
        signatory=Officer("____________________", _SECRETARY),
    )


def _address(filters: Filters) -> str:
    address = f"/register?{urlencode(filters.chosen())}" if filters.chosen() else "/register"
    return address if len(address) <= _LONGEST_ADDRESS else "/register"


def _said(sentence: str) -> Words:
    kk, ru, en = (translate(language, sentence) for language in _LANGUAGES)
    return Words(kk, ru, en)


def _conditions(ctx: Context, filters: Filters) -> tuple[Condition, ...]:
    return tuple(Condition(_said(_NAMES[name]), _value(ctx, name, value)) for name, value in filters.chosen().items())


def _value(ctx: Context, name: str, value: str) -> Words:
    """What was chosen, in the words of the register."""
    if name in {"agency", "commission"}:
        body = ctx.session.get(Body, UUID(value))
        return name_of(body) if body else Words(value, value, value)
    if name == "state":
        return _said(STATE_WORDS[PublicState(value)])
    if name == "late":
        return _said(N_("Overdue only"))
    if name in {"from", "to"}:
        return Words(*(long_date(value, language) for language in _LANGUAGES))
    names: dict[str, Mapping[str, Region | Topic | ControlForm]] = {
        "region": ctx.statute.regions,
        "topic": ctx.statute.topics,
        "form": ctx.statute.control_forms,
    }
    return words_of(names[name][value].name) if name in names else Words(value, value, value)


def _entry(ctx: Context, case: Listed) -> Entry:
    kk, ru, en = case.titles
    return Entry(
        number=case.number,
        filed_on=case.filed_on.isoformat(),
        title=Passage(kk=kk or None, ru=ru or None, en=en or None),
        agency=Words(*case.agency) if case.agency else None,
        region=words_of(ctx.statute.regions[case.region].name),
        state=_said(STATE_WORDS[case.state]),
        recommendations=case.recommendations,
        answered=case.answers,
        days_late=days_late(ctx.statute, ctx.today, case) or 0,
    )
