"""Bind issued papers behind a list of them: one file, common page numbers, a bookmark for each paper.

The bound file is for reading. Binding cannot keep the tags and the archival marks of the papers, so it claims neither;
the files as issued lie beside it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oversight.documents.errors import RenderFailed

if TYPE_CHECKING:
    import pikepdf

_RIGHT, _TOP = 57, 24  # points from the corner: in the margin, above the running head
_SIZE = 8
_SIGN = 4.5  # what a digit takes at that size, generously


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper to bind: the words of its bookmark and its file."""

    title: str
    content: bytes


def count_pages(content: bytes) -> int:
    """The pages of a PDF. Raises RenderFailed for anything else: whoever counts has just had it made."""
    import pikepdf  # noqa: PLC0415 - no page needs it

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            return len(document.pages)
    except pikepdf.PdfError as error:
        raise RenderFailed("The typesetter returned no PDF") from error


def bind(cover: Bound, papers: Sequence[Bound], *, title: str, language: str) -> bytes:
    """The cover, then each paper, as one PDF whose page numbers run through. The same files give the same bytes.

    Raises pikepdf.PdfError when one of them is no PDF.
    """
    import pikepdf  # noqa: PLC0415 - no page needs it

    with pikepdf.new() as document:
        with document.open_outline() as outline:
            for one in (cover, *papers):
                first = len(document.pages)
                with pikepdf.open(io.BytesIO(one.content)) as source:
                    _leave_out_seals(source)
                    document.pages.extend(source.pages)
                outline.root.append(pikepdf.OutlineItem(one.title, first))
        _number(document)
        document.Root.Lang = pikepdf.String(language)
        document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        document.docinfo["/Title"] = title
        target = io.BytesIO()
        document.save(target, deterministic_id=True)
        return target.getvalue()


def _leave_out_seals(source: "pikepdf.Pdf") -> None:
    """A seal is over the file it came with, not over a bound one."""
    import pikepdf  # noqa: PLC0415 - no page needs it

    for page in source.pages:
        if "/Annots" in page:
            page.Annots = pikepdf.Array([one for one in page.Annots if one.get("/FT") != "/Sig"])


def _number(document: "pikepdf.Pdf") -> None:
    """Write «12 / 57» into the margin of every page; the papers' own page numbers stay."""
    import pikepdf  # noqa: PLC0415 - no page needs it

    font = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    total = len(document.pages)
    for number, page in enumerate(document.pages, start=1):
        name = page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/CommonPage"))
        text = f"{number} / {total}"
        _, _, right, top = (float(edge) for edge in page.mediabox.as_list())
        x, y = right - _RIGHT - len(text) * _SIGN, top - _TOP
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q q BT {name} {_SIZE} Tf {x:.1f} {y:.1f} Td ({text}) Tj ET Q".encode())
