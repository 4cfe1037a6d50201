"""Typeset what was ordered, once and then never again; the digest of the bytes goes into the log of the case.

What the paper says was fixed when the act was done (ordering.py); when it is typeset does not matter. The first bytes
that are stored are the paper: a second process that typesets the same row changes nothing. Where the operator has set a
certificate the paper is sealed with it first, so that the digest is that of the sealed file; a paper that cannot be
sealed is not issued.
"""

import contextlib
import hashlib
import logging
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true, update

from oversight.documents.binding import count_pages
from oversight.documents.errors import RenderFailed
from oversight.documents.registry import DOCUMENTS
from oversight.documents.samples.by_kind import sample
from oversight.documents.sealing import Seal, seal
from oversight.documents.values import Language
from oversight.domain.errors import NotVisible
from oversight.domain.terms import Action, DocumentKind, Role
from oversight.persistence import cases
from oversight.persistence.models import Docket, Event, IssuedDocument
from oversight.services import publishing
from oversight.services.casework import append_event
from oversight.services.context import Context, Services
from oversight.services.typesetting import Render, seal_of, typesetter

MOST_ATTEMPTS = 5
MOST_LISTED = 50
MOST_STARTS = 10  # of these some may have been cut short by a worker that was stopped, which is no fault of the paper
AT_ONCE = 2
"""Papers made side by side: what a small machine bears while it answers readers."""

INTERRUPTED = "making it was interrupted too often"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """What one call of `render_queued` did."""

    issued: int = 0
    delayed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class FailedPaper:
    """A paper that could not be typeset, for the administrator. ``failure`` quotes no text of the paper."""

    id: UUID
    number: str
    kind: str
    language: str
    attempts: int
    failure: str
    queued_at: datetime


def render_queued(services: Services, render: Render | None = None) -> Round:
    """Typeset every queued paper, each in a process of its own and outside any transaction. Never raises for a paper.

    Two are made side by side; they are stored, and enter the log, in the order in which they were queued. One round at
    a time in a process: a call while another runs makes that one look again, and returns at once. Raises FontsMissing
    or SealUnusable while no paper can be made at all: they stay queued.
    """
    issued = delayed = failed = 0
    _wanted.set()
    while _wanted.is_set() and _rendering.acquire(blocking=False):
        try:
            _wanted.clear()
            queued = _queued(services)
            if not queued:
                continue
            render, held = render or typesetter(services), seal_of(services)
            for state in _make_all(services, queued, render, held):
                match state:
                    case "issued":
                        issued += 1
                    case "queued":
                        delayed += 1
                    case "failed":
                        failed += 1
        finally:
            _rendering.release()
    return Round(issued, delayed, failed)


def warm_up(services: Services) -> None:
    """Prepare fonts and typesetter by making a sample nobody sees, so that the first paper comes as fast as the next.

    Raises FontsMissing with a sentence for the operator; a typesetter that does not work shows at the first paper.
    """
    render = typesetter(services)
    with contextlib.suppress(RenderFailed):
        render(DocumentKind.RECEIPT, "kk", sample(DocumentKind.RECEIPT).as_json())


def check_seal(services: Services) -> None:
    """Say how papers will be sealed. Raises SealUnusable when they are to be and cannot."""
    held = seal_of(services)
    if held is not None:
        until = held.valid_until.date().isoformat()
        _log.info("papers are sealed", extra={"certificate": held.fingerprint, "until": until})


_wanted = threading.Event()
_rendering = threading.Lock()


def list_failed(ctx: Context) -> tuple[FailedPaper, ...]:
    """The newest papers that could not be made, for the administrator. Raises NotVisible for anybody else."""
    _require_administrator(ctx)
    rows = ctx.session.execute(
        select(
            IssuedDocument.id,
            Docket.number,
            IssuedDocument.kind,
            IssuedDocument.language,
            IssuedDocument.attempts,
            IssuedDocument.failure,
            IssuedDocument.queued_at,
        )
        .join(Docket, Docket.id == IssuedDocument.docket_id)
        .where(IssuedDocument.state == "failed")
        .order_by(IssuedDocument.queued_at.desc())
        .limit(MOST_LISTED)
    )
    return tuple(FailedPaper(*row) for row in rows)


def retry(ctx: Context, paper_id: UUID) -> None:
    """Queue a failed paper again and commit; nothing happens to one that has not failed. For the administrator."""
    _queue_again(ctx, IssuedDocument.id == paper_id)


def retry_all(ctx: Context) -> None:
    """Queue every failed paper again and commit: when what failed them all is mended. For the administrator."""
    _queue_again(ctx, true())


def _queue_again(ctx: Context, which: ColumnElement[bool]) -> None:
    _require_administrator(ctx)
    ctx.session.execute(
        update(IssuedDocument).where(which, IssuedDocument.state == "failed").values(state="queued", attempts=0)
    )
    ctx.has_work = True
    ctx.commit()


def _queued(services: Services) -> list[UUID]:
    with services.context(writes=False) as ctx:
        query = select(IssuedDocument.id).where(IssuedDocument.state == "queued")
        return list(ctx.session.scalars(query.order_by(IssuedDocument.queued_at, IssuedDocument.id)))


@dataclass(frozen=True, slots=True)
class _Made:
    pdf: bytes
    pages: int
    seal: str | None


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: UUID
    number: str
    kind: DocumentKind
    language: Language
    sequence: int
    context: dict[str, Any]
    attempt: int


def _make_all(services: Services, queued: Iterable[UUID], render: Render, held: Seal | None) -> Iterator[str]:
    """Try each paper; yields the state it is in afterwards. Only the making itself runs beside this thread."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="papers") as pool:
        waiting: deque[tuple[_Claimed, Future[_Made]]] = deque()
        for paper_id in queued:
            if claimed := _claim(services, paper_id):
                waiting.append((claimed, pool.submit(_make, services, claimed, render, held)))
            if len(waiting) == AT_ONCE:
                yield _settle(services, *waiting.popleft())
        while waiting:
            yield _settle(services, *waiting.popleft())


def _settle(services: Services, claimed: _Claimed, made: Future[_Made]) -> str:
    """Wait for a paper and keep what came of it; returns the state it is in afterwards."""
    try:
        return _store(services, claimed, made.result())
    except RenderFailed as error:
        return _give_back(services, claimed, error.reason)


def _make(services: Services, claimed: _Claimed, render: Render, held: Seal | None) -> _Made:
    """Typeset, and seal with the certificate that was opened for this round."""
    pdf = render(claimed.kind, claimed.language, claimed.context)
    pages = count_pages(pdf)
    if held is None:
        return _Made(pdf, pages, None)
    return _Made(seal(pdf, held, services.clock()), pages, held.fingerprint)


def _claim(services: Services, paper_id: UUID) -> _Claimed | None:
    """Count the attempt before it is made, so that a paper that kills its worker is given up some day."""
    with services.context(writes=True) as ctx:
        row = ctx.session.get(IssuedDocument, paper_id, with_for_update=True)
        if row is None or row.state != "queued":
            return None
        if row.attempts >= MOST_STARTS:
            row.state, row.failure = "failed", INTERRUPTED
            ctx.session.commit()
            return None
        row.attempts += 1
        number = ctx.session.scalars(select(Docket.number).where(Docket.id == row.docket_id)).one()
        language: Any = row.language
        claimed = _Claimed(row.id, number, row.kind, language, row.sequence, row.context, row.attempts)
        ctx.session.commit()
        return claimed


def _give_back(services: Services, claimed: _Claimed, reason: str) -> str:
    state = "failed" if claimed.attempt >= MOST_ATTEMPTS else "queued"
    with services.context(writes=True) as ctx:
        ctx.session.execute(
            update(IssuedDocument)
            .where(IssuedDocument.id == claimed.id, IssuedDocument.state == "queued")
            .values(state=state, failure=reason)
        )
        ctx.session.commit()
    _log.warning("paper not made", extra={"docket": claimed.number, "kind": claimed.kind, "why": reason, "now": state})
    return state


def _store(services: Services, claimed: _Claimed, made: _Made) -> str:
    """Keep the bytes unless somebody else's came first, and their digest in the log; show what is public already."""
    digest = hashlib.sha256(made.pdf).hexdigest()
    with services.context(writes=True) as ctx:
        docket = cases.docket_by_number(ctx.session, claimed.number, lock=True)
        changed = ctx.session.execute(
            update(IssuedDocument)
            .where(IssuedDocument.id == claimed.id, IssuedDocument.state == "queued")
            .values(
                state="issued",
                content=made.pdf,
                digest=digest,
                seal=made.seal,
                size=len(made.pdf),
                pages=made.pages,
                issued_at=ctx.now,
                template_revision=DOCUMENTS[claimed.kind].template_revision,
                failure="",
            )
            .returning(IssuedDocument.id)
        ).all()
        if changed and docket is not None:
            _log_paper(ctx, docket, claimed, digest)
            if claimed.kind in publishing.PUBLISHED:
                publishing.refresh(ctx, docket)
        ctx.session.commit()
    return "issued" if changed else "taken"


def _log_paper(ctx: Context, docket: Docket, claimed: _Claimed, digest: str) -> None:
    """The event by which anybody can see later that these bytes were issued, and when."""
    kind = ctx.session.scalars(
        select(Event.record_kind).where(Event.docket_id == docket.id, Event.sequence == claimed.sequence)
    ).one()
    data = {
        "paper": claimed.context["frame"]["number"],
        "kind": claimed.kind.value,
        "language": claimed.language,
        "sha256": digest,
    }
    append_event(ctx, docket, Action.ISSUE_PAPER, kind, data=data)


def _require_administrator(ctx: Context) -> None:
    if Role.ADMINISTRATOR not in ctx.actor.roles:
        raise NotVisible
