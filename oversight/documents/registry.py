"""Every kind of paper: its title, its template and the type of its context."""

import functools
import hashlib
from dataclasses import dataclass
from pathlib import Path

from oversight.documents.final_document import FinalDocument
from oversight.documents.plain import Plain
from oversight.documents.receipt import Receipt
from oversight.documents.values import Words
from oversight.domain.terms import DocumentKind

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"

SHARED = ("base.html", "parts.html", "print.css", "labels/frame.toml")
"""What every paper is made of besides its own template and labels."""


@dataclass(frozen=True, slots=True)
class DocumentKindSpec:
    """One kind of paper."""

    title: Words
    template: str
    labels: str
    context_type: type[Plain]
    most_pages: int | None = None

    @property
    def template_revision(self) -> str:
        """Digest of everything the paper's look and fixed words come from; kept with each issued paper."""
        return _revision((*SHARED, self.template, self.labels))


DOCUMENTS: dict[DocumentKind, DocumentKindSpec] = {
    DocumentKind.RECEIPT: DocumentKindSpec(
        Words("Талон", "Талон", "Receipt"), "receipt.html", "labels/receipt.toml", Receipt, most_pages=1
    ),
    DocumentKind.FINAL_DOCUMENT_PROTOCOL: DocumentKindSpec(
        Words("Қорытынды құжат – хаттама", "Итоговый документ – протокол", "Final document – protocol"),
        "final_document.html",
        "labels/final_document.toml",
        FinalDocument,
    ),
    DocumentKind.FINAL_DOCUMENT_CONCLUSION: DocumentKindSpec(
        Words("Қорытынды құжат – қорытынды", "Итоговый документ – заключение", "Final document – conclusion"),
        "final_document.html",
        "labels/final_document.toml",
        FinalDocument,
    ),
    DocumentKind.FINAL_DOCUMENT_RECOMMENDATION: DocumentKindSpec(
        Words("Қорытынды құжат – ұсыным", "Итоговый документ – рекомендация", "Final document – recommendation"),
        "final_document.html",
        "labels/final_document.toml",
        FinalDocument,
    ),
}


@functools.cache
def _revision(names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        content = (TEMPLATES / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
