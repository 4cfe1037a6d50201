"""How long the final document takes: the sample, typeset in this process, cold once and then warm."""

import statistics
import time
from io import BytesIO
from pathlib import Path

import pikepdf

from oversight.documents.fonts import SYSTEM_FONTS, prepare_fonts
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.domain.terms import DocumentKind

KIND = DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
_WARM = 5


def time_final_document(folder: Path) -> str:
    """A line with pages, size and seconds."""
    fonts = prepare_fonts(SYSTEM_FONTS, folder / "fonts")
    context = sample(KIND).as_json()
    taken, used = [], []
    pdf = b""
    for _ in range(_WARM + 1):
        began, cpu = time.perf_counter(), time.process_time()
        pdf = render_pdf(KIND, "kk", context, fonts)
        taken.append(time.perf_counter() - began)
        used.append(time.process_time() - cpu)
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = len(document.pages)
    warm, cpu = statistics.median(taken[1:]), statistics.median(used[1:])
    four = warm * 4 / pages
    return (
        f"final document: {pages} pages, {len(pdf) / 1024:.0f} KB; first {taken[0]:.2f} s, warm {warm:.2f} s"
        f" ({min(taken[1:]):.2f}-{max(taken[1:]):.2f} of {_WARM}), CPU {cpu:.2f} s; for four pages {four:.2f} s"
    )
