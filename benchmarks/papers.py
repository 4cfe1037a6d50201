"""What papers cost: one page, four, a whole file of fifty, two hundred at once, and text that means harm.

    .venv/bin/python -m benchmarks.papers [--runs 15] [--receipts 200] [--only pages file memory batch hostile]

Every paper is made the way jobs make it: tagged, with its embedded data, by a child forked from the warm parent.
"""

import argparse
import io
import os
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pikepdf
from sqlalchemy import func, select

from benchmarks import data
from benchmarks.server import HOST, settings_for, start
from oversight.app import create_services
from oversight.documents.binding import Bound, bind, count_pages
from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import SYSTEM_FONTS, FontSet, prepare_fonts
from oversight.documents.isolation import MEMORY_BYTES, WALL_SECONDS, render_isolated
from oversight.documents.plain import LONGEST_RECORD, LONGEST_TEXT
from oversight.documents.renderer import render_pdf, warm_up
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.final_document import of_four_pages
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.values import Language, passage
from oversight.domain.policy import GUEST
from oversight.domain.terms import DocumentKind
from oversight.persistence import migrate
from oversight.persistence.models import IssuedDocument
from oversight.services import complaints, demonstration, drafts, issuing
from oversight.services.context import Services

RECEIPT, FINAL, FILE = DocumentKind.RECEIPT, DocumentKind.FINAL_DOCUMENT_RECOMMENDATION, DocumentKind.CASE_FILE
PAGES_OF_A_FILE = 50
_PORT = 8393
_MEGABYTE = 1024 * 1024

HOSTILE = {
    "one word": "ә" * LONGEST_TEXT,
    "lines": "ә\n" * (LONGEST_TEXT // 2),
    "tags": "<div><table>" * (LONGEST_TEXT // 12),
    "marks": "а" + "\u0301" * (LONGEST_TEXT - 1),
}
"""Each fills every passage of a final document that takes a list."""


def main() -> None:
    """Measure what is asked for and print it."""
    given = _arguments()
    print(f"python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = prepare_fonts(SYSTEM_FONTS, folder / "fonts")
        parts = {
            "pages": lambda: _pages(fonts, given.runs),
            "file": lambda: _whole_file(fonts),
            "memory": lambda: _memory(fonts),
            "batch": lambda: _batch(folder, given.receipts),
            "hostile": lambda: _hostile(fonts, folder),
        }
        for part in given.only or parts:
            for line in parts[part]():
                print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.papers", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="papers made of each length")
    parser.add_argument("--receipts", type=int, default=200, help="receipts in the batch")
    parser.add_argument("--only", nargs="+", choices=("pages", "file", "memory", "batch", "hostile"))
    return parser.parse_args()


def _pages(fonts: FontSet, runs: int) -> Iterator[str]:
    papers: tuple[tuple[DocumentKind, Language, dict[str, Any]], ...] = (
        (RECEIPT, "kk", sample(RECEIPT).as_json()),
        (FINAL, "ru", of_four_pages().as_json()),
    )
    for kind, language, context in papers:
        began = time.perf_counter()
        pages = count_pages(render_isolated(kind, language, context, fonts=fonts))
        first, taken = time.perf_counter() - began, []
        for _ in range(runs):
            began = time.perf_counter()
            render_isolated(kind, language, context, fonts=fonts)
            taken.append(time.perf_counter() - began)
        yield (
            f"{pages} page(s), {kind}: median {statistics.median(taken):.3f} s wall, {min(taken):.3f} to "
            f"{max(taken):.3f} of {runs}; first {first:.2f} s; in one process {_alone(fonts, kind, language, context)}"
        )


def _alone(fonts: FontSet, kind: DocumentKind, language: Language, context: dict[str, Any]) -> str:
    """The processor's time without fork and socket, warm."""
    used = []
    for _ in range(6):
        began = time.process_time()
        render_pdf(kind, language, context, fonts)
        used.append(time.process_time() - began)
    return f"{statistics.median(used[1:]):.3f} s CPU"


def _whole_file(fonts: FontSet) -> Iterator[str]:
    """Its cover typeset and the issued files bound behind it, page numbers and bookmarks over all."""
    issued = render_isolated(FINAL, "ru", of_four_pages().as_json(), fonts=fonts)
    papers = [Bound(f"№ {number}", issued) for number in range((PAGES_OF_A_FILE + 3) // 4)]
    began = time.perf_counter()
    cover = render_isolated(FILE, "kk", sample(FILE).as_json(), fonts=fonts)
    whole = bind(Bound("cover", cover), papers, title="2026-00147", language="kk")
    taken = time.perf_counter() - began
    with pikepdf.open(io.BytesIO(whole)) as document:
        yield f"case file of {len(document.pages)} pages, {len(whole) / _MEGABYTE:.1f} MB: {taken:.2f} s wall"
    began = time.perf_counter()
    pdf = render_isolated(FINAL, "kk", of_fifty_pages(), fonts=fonts)
    yield f"one document of {count_pages(pdf)} pages, typeset: {time.perf_counter() - began:.2f} s wall"


def of_fifty_pages() -> dict[str, Any]:
    """A final document with ordinary words on about fifty pages."""
    return _with(passage_of("қоғамдық бақылау " * 700), 15)


def passage_of(text: str) -> Any:
    """A Kazakh passage, cut to what a field takes."""
    return passage(text[:LONGEST_TEXT], "kk")


def _with(text: Any, many: int) -> dict[str, Any]:
    """A final document that says *text* so many times."""
    context = sample_final_document()
    return replace(context, tasks=(text,) * many, votes=context.votes[:1], dissents=()).as_json()


def _memory(fonts: FontSet) -> Iterator[str]:
    """The most a child holds, the pages it shares with its parent included."""
    for words, kind, context in (
        ("1 page", RECEIPT, sample(RECEIPT).as_json()),
        ("5 pages", FINAL, sample(FINAL).as_json()),
        ("50 pages", FINAL, of_fifty_pages()),
    ):
        yield f"peak memory of the renderer, {words}: {_peak(fonts, kind, context):.0f} MB"


def _peak(fonts: FontSet, kind: DocumentKind, context: dict[str, Any]) -> float:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:  # a parent of its own: what this process holds must not count
        os.close(reading)
        warm_up(fonts)
        child = os.fork()
        if child == 0:
            render_pdf(kind, "kk", context, fonts)
            os.write(writing, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss).encode())
            os._exit(0)
        os.waitpid(child, 0)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        kilobytes = int(pipe.read())
    os.waitpid(pid, 0)
    return kilobytes / 1024


def _batch(folder: Path, receipts: int) -> Iterator[str]:
    """Complaints filed one after another, then all their receipts made and kept, as the worker does it."""
    services = _small_site(folder / "batch")
    issuing.render_queued(services)  # those of the invented cases; the warm parent is there now
    for draft in data.prepared_drafts(services, receipts):
        key = drafts.DraftKey(drafts.UUID(draft.id), draft.token)
        with services.context(GUEST, writes=True) as ctx:
            complaints.submit(ctx, complaints.SubmitComplaint(key, "kk", "127.0.0.1", True, True))
    with services.context(writes=False) as ctx:
        waiting = ctx.session.scalar(select(func.count()).where(IssuedDocument.state == "queued"))
    began = time.perf_counter()
    done = issuing.render_queued(services)
    yield f"{done.issued} of {waiting} papers in a batch: {time.perf_counter() - began:.1f} s wall"


def _small_site(folder: Path) -> Services:
    """The application over a new folder with sixty invented cases."""
    folder.mkdir()
    services = create_services(settings_for(folder))
    migrate.upgrade(services.database.engine)
    demonstration.load(services, cases=60, seed=1)
    return services


@dataclass(slots=True)
class Reader:
    """Somebody who reads a page of the site again and again."""

    slowest: float = 0.0
    answers: int = 0
    has_ended: bool = False

    def read(self) -> None:
        """Until told to end."""
        while not self.has_ended:
            began = time.perf_counter()
            connection = HTTPConnection(HOST, _PORT, timeout=30)
            connection.request("GET", "/kk/register")
            connection.getresponse().read()
            connection.close()
            self.slowest = max(self.slowest, time.perf_counter() - began)
            self.answers += 1
            time.sleep(0.05)


def _hostile(fonts: FontSet, folder: Path) -> Iterator[str]:
    """Each ends in a paper or a refusal, while the site goes on answering."""
    site = folder / "site"
    _small_site(site).database.engine.dispose()
    limits = f"limits {WALL_SECONDS:g} s and {MEMORY_BYTES // _MEGABYTE} MB"
    render_isolated(RECEIPT, "kk", sample(RECEIPT).as_json(), fonts=fonts)  # the warm parent is there
    with start("oversight", _PORT, 4, site, "/kk/register"):
        for name, text in HOSTILE.items():
            reader = Reader()
            thread = threading.Thread(target=reader.read)
            thread.start()
            began = time.perf_counter()
            try:
                pdf = render_isolated(
                    FINAL, "kk", _with(passage_of(text), LONGEST_RECORD // LONGEST_TEXT - 2), fonts=fonts
                )
                end = f"{count_pages(pdf)} pages"
            except RenderFailed as error:
                end = f"refused ({error.reason})"
            taken = time.perf_counter() - began
            reader.has_ended = True
            thread.join()
            yield (
                f"hostile, {name}: {end} after {taken:.1f} s, {limits};"
                f" slowest of {reader.answers} answers of the site {reader.slowest:.2f} s"
            )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
