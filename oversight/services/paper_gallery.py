"""The samples of the papers for whoever runs or audits this installation: made when first asked for, then kept.

Typesetting takes a second of a processor, so a page may have one sample made at a time; the file is kept until what it
is made of changes.
"""

import contextlib
import hashlib
import logging
import os
import threading
from pathlib import Path

from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import FontsMissing
from oversight.documents.record import record_bytes
from oversight.documents.samples.by_kind import sample
from oversight.domain.errors import Busy, DomainError, NotVisible
from oversight.domain.terms import LANGUAGES, DocumentKind, Role
from oversight.domain.words import N_
from oversight.services.context import Context
from oversight.services.paper_files import languages_of, sample_pdf
from oversight.services.paper_kinds import KindLine, list_kinds

FOLDER = "samples"
"""Inside the data folder; may be deleted at any time."""

_READERS = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
_log = logging.getLogger(__name__)
_making = threading.Lock()


class SampleNotMade(DomainError):
    """The typesetter gave up; ``reason`` is for the operator and quotes no text of the paper."""

    message = N_("The sample could not be made. Try again; if it happens again, the reason below helps the operator.")

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class SampleBusy(Busy):
    """Another sample is being made by this process."""

    message = N_("Another sample is being made just now. Try again in a few seconds.")


def list_papers(ctx: Context, language: str) -> tuple[KindLine, ...]:
    """Every kind of paper in the order of the contract. Raises NotVisible for other roles."""
    _require_reader(ctx)
    (checked,) = languages_of(language)
    return list_kinds(ctx.statute, checked)


def sample_file(ctx: Context, kind: str, language: str) -> bytes:
    """The sample of that kind in that language, marked as such on each page.

    Raises NotVisible for other roles and for what there is not, SampleBusy, SampleNotMade.
    """
    _require_reader(ctx)
    if kind not in set(DocumentKind) or language not in LANGUAGES:
        raise NotVisible
    path = _path(ctx, DocumentKind(kind), language)
    with contextlib.suppress(OSError):
        return path.read_bytes()
    if not _making.acquire(blocking=False):
        raise SampleBusy
    try:
        (checked,) = languages_of(language)
        pdf = sample_pdf(ctx.services, DocumentKind(kind), checked)
    except (RenderFailed, FontsMissing) as error:
        _log.warning("sample not made", extra={"kind": kind, "language": language, "why": str(error)})
        raise SampleNotMade(str(error)) from error
    finally:
        _making.release()
    _keep(path, pdf)
    return pdf


def _require_reader(ctx: Context) -> None:
    if not ctx.actor.roles & _READERS:
        raise NotVisible


def _path(ctx: Context, kind: DocumentKind, language: str) -> Path:
    """Where the sample is kept, under a name that changes with its template and with what it says."""
    made_of = hashlib.sha256(record_bytes(kind, sample(kind).as_json())).hexdigest()
    return ctx.settings.data_dir / FOLDER / f"{kind}.{language}.{made_of[:16]}.pdf"


def _keep(path: Path, pdf: bytes) -> None:
    """Keep the sample instead of an older one. A full disk costs only the next reader's second."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(pdf)
        for older in path.parent.glob(f"{path.name.rsplit('.', 2)[0]}.*.pdf"):
            older.unlink(missing_ok=True)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        _log.warning("sample not kept", extra={"why": str(error)})
