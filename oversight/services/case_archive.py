"""The whole file of a case: one archive with every issued paper, a list, the timeline and the digest of each file.

It is made of frozen things only, so the same case gives the same archive, byte for byte. The public archive holds what
the public copy of the case lists; the full one is for the operator, who hands it to the commission or to a court.
"""

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from oversight.documents.binding import Bound, bind, count_pages
from oversight.documents.papers.case_file import CaseFile, Content
from oversight.documents.registry import title_of
from oversight.documents.values import CheckAddress, Frame, Language, Passage
from oversight.domain.errors import DomainError, NotVisible
from oversight.domain.terms import DocumentKind, Station
from oversight.domain.words import N_
from oversight.persistence import cases
from oversight.persistence.models import Docket, Event, IssuedDocument, PublishedCase
from oversight.services.context import LOCAL, Context, Services
from oversight.services.issued_papers import PaperDamaged
from oversight.services.paper_parts import issuer_of, local_moment, name_of, place_of
from oversight.services.typesetting import Render, typesetter

_LANGUAGES: tuple[Language, ...] = ("kk", "ru")


class NothingIssued(DomainError):
    """There is no paper to put into the file."""

    message = N_("No paper of this case has been issued yet.")


@dataclass(frozen=True, slots=True)
class _File:
    """One paper: its name in the archive, what it is, its bytes."""

    name: str
    row: IssuedDocument
    number: str
    content: bytes


def write_archive(
    services: Services,
    number: str,
    folder: Path,
    *,
    language: Language = "kk",
    is_public: bool = False,
    render: Render | None = None,
) -> Path:
    """Write `<number>.zip` into *folder* and return its path; an archive of that name is replaced.

    It holds `case_file.pdf` (a list in *language*, then every paper, with common page numbers), `papers/`,
    `timeline.json` and `manifest.json` with the SHA-256 and size of each file. Raises NotVisible when there is no such
    docket (for the public archive: no public copy), NothingIssued, PaperDamaged, FontsMissing, RenderFailed.
    """
    with services.context(writes=False) as ctx:
        docket = cases.docket_by_number(ctx.session, number)
        published = ctx.session.scalar(select(PublishedCase).where(PublishedCase.number == number))
        if docket is None or (is_public and published is None):
            raise NotVisible
        events = list(cases.events_of(ctx.session, docket.id, after=0))
        listed = {paper["id"] for paper in published.content["papers"]} if is_public and published else None
        files = _files(ctx, docket, listed)
        if not files:
            raise NothingIssued
        draw = render or typesetter(services)
        bound = _bind(ctx, docket, events[-1], files, language, draw, is_public=is_public)
        timeline = published.content["events"] if is_public and published else [_line(event) for event in events]
    members = {
        "case_file.pdf": bound,
        **{file.name: file.content for file in files},
        "timeline.json": _json({"case": number, "is_public": is_public, "events": timeline}),
    }
    members["manifest.json"] = _json(_manifest(number, members, files, is_public=is_public))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}.zip"
    _write_zip(path, members, _dated(events[-1], is_public=is_public))
    return path


def _files(ctx: Context, docket: Docket, listed: set[str] | None) -> list[_File]:
    """The issued papers in the order of the acts; of those *listed* only, where a list is given. One statement."""
    rows = ctx.session.scalars(
        select(IssuedDocument)
        .where(IssuedDocument.docket_id == docket.id, IssuedDocument.state == "issued")
        .options(undefer(IssuedDocument.content))
        .order_by(IssuedDocument.sequence, IssuedDocument.kind, IssuedDocument.place, IssuedDocument.language)
    )
    files = []
    for row in rows:
        if listed is not None and str(row.id) not in listed:
            continue
        content = row.content or b""
        if hashlib.sha256(content).hexdigest() != row.digest:
            raise PaperDamaged
        number = row.context["frame"]["number"]
        name = f"papers/{number.replace('/', '-')}-{row.kind.value}.{row.language}.pdf"
        files.append(_File(name, row, number, content))
    return files


def _bind(
    ctx: Context,
    docket: Docket,
    last: Event,
    files: Sequence[_File],
    language: Language,
    draw: Render,
    *,
    is_public: bool,
) -> bytes:
    """The list and the papers as one file. The list says on which page each begins, and takes pages itself."""
    cover_pages, cover = 0, b""
    for guess in (1, 2, 3):
        context = _list_of(ctx, docket, last, files, guess, is_public=is_public)
        cover = draw(DocumentKind.CASE_FILE, language, context.as_json())
        cover_pages = count_pages(cover)
        if cover_pages == guess:
            break
    title = f"{title_of(DocumentKind.CASE_FILE).in_language(language)} {docket.number}"
    papers = [
        Bound(f"{title_of(f.row.kind).in_language(language)} {f.number} ({f.row.language})", f.content) for f in files
    ]
    return bind(Bound(title, cover), papers, title=title, language=language)


def _list_of(
    ctx: Context, docket: Docket, last: Event, files: Sequence[_File], cover_pages: int, *, is_public: bool
) -> CaseFile:
    contents, page = [], cover_pages + 1
    for file in files:
        row = file.row
        pages = row.pages or 0
        issued_on = (row.issued_at or row.queued_at).astimezone(LOCAL).date().isoformat()
        title = title_of(row.kind)
        contents.append(Content(file.number, title, issued_on, row.language, page, pages, row.digest or ""))
        page += pages
    return CaseFile(
        frame=Frame(
            number=f"{docket.number}/F{last.sequence}",
            case_number=docket.number,
            version=1,
            issued_at=local_moment(_dated(last, is_public=is_public)),
            place=place_of(ctx, docket.commission),
            languages=_LANGUAGES,
            authentic=_LANGUAGES,
            issuer=issuer_of(docket.commission),
            check=CheckAddress(ctx.settings.base_url, f"/cases/{docket.number}", "case"),
            statute_revision=ctx.statute.revision,
            calendar_revision=ctx.statute.calendar.revision,
        ),
        title=Passage(kk=docket.title_kk or None, ru=docket.title_ru or None),
        body=name_of(docket.agency) if docket.agency else None,
        station=Station(docket.station),
        is_public=is_public,
        contents=tuple(contents),
        total_pages=page - 1,
        events=last.sequence,
        head_digest=docket.head_digest,
    )


def _dated(last: Event, *, is_public: bool) -> datetime:
    """When the file is of: the last event; of the public one only its day, because no hour of the log is public."""
    at = last.at.astimezone(LOCAL)
    return at.replace(hour=0, minute=0, second=0, microsecond=0) if is_public else at


def _line(event: Event) -> dict[str, Any]:
    """One event as the chain covers it: enough to compute every digest anew without this system."""
    return {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "action": event.action.value,
        "actor": str(event.actor_id) if event.actor_id else event.role.value,
        "role": event.role.value,
        "source": event.source,
        "target": event.target,
        "data": event.data,
        "digest": event.digest,
    }


def _manifest(number: str, members: Mapping[str, bytes], files: Sequence[_File], *, is_public: bool) -> dict[str, Any]:
    papers = {file.name: file for file in files}
    listed = []
    for name, content in sorted(members.items()):
        entry: dict[str, Any] = {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        if name in papers:
            entry |= {"number": papers[name].number, "kind": papers[name].row.kind.value}
        listed.append(entry)
    return {"case": number, "is_public": is_public, "files": listed}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _write_zip(path: Path, members: Mapping[str, bytes], at: datetime) -> None:
    """The members in their order, all dated *at*: nothing in the archive tells when or where it was made."""
    unfinished = path.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    unfinished.replace(path)
