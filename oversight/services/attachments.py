"""The filer's files: checked and stored before the database is touched, listed, removed, given out.

A file belongs to a draft, then to a complaint. Uploaded originals go to their filer and the commission only.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, select

from oversight.domain.attachments import FileRefused, clean_file_name
from oversight.domain.errors import DomainError, NotVisible
from oversight.domain.signatures import SignatureState
from oversight.domain.terms import Action
from oversight.domain.words import N_
from oversight.persistence.files import StoredFile, open_store
from oversight.persistence.models import Attachment
from oversight.services import casework
from oversight.services.context import Context, Services
from oversight.services.signatures import states_of


@dataclass(frozen=True, slots=True)
class Upload:
    """What came with a form: the name the sender gave, and the bytes."""

    name: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file that is not taken, and why."""

    name: str
    error: DomainError


@dataclass(frozen=True, slots=True)
class FileView:
    """One kept file as its filer and the commission see it."""

    id: UUID
    name: str
    media_type: str
    size: int
    digest: str
    created_at: datetime
    signature: SignatureState | None  # None: it is no signature


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way out. The stream is closed by whoever reads it."""

    name: str
    stream: BinaryIO


class TooManyFiles(FileRefused):
    """More files than a filing may have."""

    message = N_("A filing has room for %(most)s files. Remove one first, or put several pages into one file.")


def take(services: Services, uploads: Iterable[Upload]) -> tuple[list[StoredFile], list[Refusal]]:
    """Check and store each file; those refused are named with the reason. No database is touched: it takes long."""
    store = open_store(services.settings)
    stored, refused = [], []
    for upload in uploads:
        try:
            stored.append(store.put(upload.stream, upload.name))
        except DomainError as error:
            refused.append(Refusal(clean_file_name(upload.name), error))
    return stored, refused


def discard(services: Services, store_keys: Iterable[str]) -> None:
    """Delete stored bytes that no row names (any more)."""
    store = open_store(services.settings)
    for key in store_keys:
        store.remove(key)


def sweep(services: Services, since: datetime | None = None) -> int:
    """Remove files that no row knows and uploads that broke off, older than an hour; returns how many.

    *since* is when they were swept before: what was looked at then is not looked up again.
    """

    def find_known(keys: list[str]) -> frozenset[str]:
        with services.context(writes=False) as ctx:
            query = select(Attachment.store_key).where(Attachment.store_key.in_(keys))
            return frozenset(ctx.session.scalars(query))

    return open_store(services.settings).sweep(services.clock(), find_known, since=since)


def row_of(ctx: Context, stored: StoredFile) -> Attachment:
    """A new row for a stored file, added to the session; the caller binds it to its draft or complaint."""
    row = Attachment(
        id=uuid4(),
        name=stored.name,
        media_type=stored.media_type,
        size=stored.size,
        digest=stored.digest,
        store_key=stored.key,
        created_at=ctx.now,
    )
    ctx.session.add(row)
    return row


def rows_of_draft(ctx: Context, draft_id: UUID) -> tuple[Attachment, ...]:
    """The rows of a draft, in the order in which they came."""
    return _kept(ctx, Attachment.draft_id == draft_id)


def of_draft(ctx: Context, draft_id: UUID) -> tuple[FileView, ...]:
    """The files of a draft."""
    return file_views(ctx, rows_of_draft(ctx, draft_id))


def of_complaint(ctx: Context, complaint_id: UUID) -> tuple[FileView, ...]:
    """The files of a complaint. Whether the actor may see them is asked by whoever loaded the docket."""
    return file_views(ctx, _kept(ctx, Attachment.complaint_id == complaint_id))


def drop_of_drafts(ctx: Context, draft_ids: Collection[UUID]) -> list[str]:
    """Delete the rows of drafts; returns the store keys to `discard` after the commit."""
    statement = delete(Attachment).where(Attachment.draft_id.in_(draft_ids)).returning(Attachment.store_key)
    return list(ctx.session.scalars(statement))


def open_file(ctx: Context, number: str, attachment_id: UUID) -> Download:
    """A file of a complaint for its filer or the commission. Raises NotVisible for everybody else, and FileLost."""
    docket = casework.read(ctx, number, Action.READ_PAPERS)
    row = ctx.session.get(Attachment, attachment_id)
    if row is None or row.complaint_id != docket.complaint.id or row.removed_at is not None:
        raise NotVisible
    return _download(ctx, row)


def open_draft_file(ctx: Context, draft_id: UUID, attachment_id: UUID) -> Download:
    """A file of a draft that the caller has found to be the actor's own."""
    row = ctx.session.get(Attachment, attachment_id)
    if row is None or row.draft_id != draft_id:
        raise NotVisible
    return _download(ctx, row)


def _download(ctx: Context, row: Attachment) -> Download:
    return Download(row.name, open_store(ctx.settings).open(row.store_key, row.digest))


def _kept(ctx: Context, condition: ColumnElement[bool]) -> tuple[Attachment, ...]:
    rows = ctx.session.scalars(select(Attachment).where(condition, Attachment.removed_at.is_(None)))
    return tuple(sorted(rows, key=lambda row: (row.created_at, row.name)))


def file_views(ctx: Context, rows: Sequence[Attachment]) -> tuple[FileView, ...]:
    """The files that are kept together, as pages show them: a signature with what is known of it."""
    return tuple(
        FileView(row.id, row.name, row.media_type, row.size, row.digest, row.created_at, state)
        for row, state in zip(rows, states_of(ctx.services.signature_verifier, ctx.settings, rows), strict=True)
    )
