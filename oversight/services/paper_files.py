"""Papers as files in a folder, for the operator: the samples of every kind, and what was issued in a case."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import undefer

from oversight.documents.samples.by_kind import sample
from oversight.documents.values import Language
from oversight.domain.errors import NotVisible
from oversight.domain.terms import LANGUAGES, DocumentKind
from oversight.persistence import cases
from oversight.persistence.models import IssuedDocument
from oversight.services.context import Services
from oversight.services.issued_papers import PaperDamaged
from oversight.services.typesetting import typesetter

_log = logging.getLogger(__name__)


def write_samples(
    services: Services, folder: Path, kinds: Iterable[DocumentKind], languages: Iterable[Language]
) -> Iterator[Path]:
    """Typeset the samples into `folder/<kind>.<language>.pdf`, with SAMPLE on each page; yields each file when written.

    Raises FontsMissing, RenderFailed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(languages)
    for kind in kinds:
        for language in wanted:
            path = folder / f"{kind}.{language}.pdf"
            path.write_bytes(sample_pdf(services, kind, language))
            yield path


def sample_pdf(services: Services, kind: DocumentKind, language: Language) -> bytes:
    """The sample of a kind, marked as such on each page. Raises FontsMissing, RenderFailed."""
    return typesetter(services, mark="sample")(kind, language, sample(kind).as_json())


def export_papers(services: Services, number: str, folder: Path) -> tuple[Path, ...]:
    """Write the issued papers of a docket into *folder*, byte for byte, named by number, kind and language.

    Raises NotVisible when there is no such docket, PaperDamaged when stored bytes are not those that were issued.
    """
    with services.context(writes=False) as ctx:
        docket = cases.docket_by_number(ctx.session, number)
        if docket is None:
            raise NotVisible
        rows = ctx.session.scalars(
            select(IssuedDocument)
            .where(IssuedDocument.docket_id == docket.id, IssuedDocument.state == "issued")
            .options(undefer(IssuedDocument.content))
            .order_by(IssuedDocument.sequence, IssuedDocument.kind, IssuedDocument.place, IssuedDocument.language)
        )
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_export(row, folder) for row in rows)


def _export(row: IssuedDocument, folder: Path) -> Path:
    content = row.content or b""
    if hashlib.sha256(content).hexdigest() != row.digest:
        _log.critical("paper damaged", extra={"paper": str(row.id)})
        raise PaperDamaged
    name = f"{row.context['frame']['number'].replace('/', '-')}-{row.kind.value}.{row.language}.pdf"
    path = folder / name
    path.write_bytes(content)
    return path


def languages_of(language: str | None) -> tuple[Language, ...]:
    """The language asked for, or all three."""
    return tuple(cast(Language, code) for code in ((language,) if language else LANGUAGES))
