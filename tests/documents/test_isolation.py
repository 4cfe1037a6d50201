"""A paper made in a child process: the same bytes, within limits, from any thread, whatever happens to the parent."""

import concurrent.futures
import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from oversight.documents import isolation
from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import FontSet
from oversight.documents.isolation import render_isolated
from oversight.documents.plain import LONGEST_TEXT
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.values import passage
from oversight.domain.terms import DocumentKind
from tests.patience import PATIENCE

RECEIPT, FINAL = DocumentKind.RECEIPT, DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
PROJECT = Path(__file__).resolve().parents[2]
RECEIPT_DATA = sample(RECEIPT).as_json()
FINAL_DATA = sample(FINAL).as_json()


@pytest.fixture(scope="module", autouse=True)
def _ended():
    yield
    isolation.close_render_processes()


def heavy() -> dict[str, object]:
    """A hundred thousand words, each field within its limit: seconds of work."""
    text = passage(("қоғамдық бақылау " * 2000)[:LONGEST_TEXT], "kk")
    return replace(sample_final_document(), tasks=(text,) * 15).as_json()


def test_a_child_makes_the_same_paper(fonts: FontSet) -> None:
    assert render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts) == render_pdf(RECEIPT, "kk", RECEIPT_DATA, fonts)


def test_threads_do_not_disturb_each_other(fonts: FontSet) -> None:
    with concurrent.futures.ThreadPoolExecutor(4) as threads:
        papers = list(
            threads.map(
                lambda language: render_isolated(RECEIPT, language, RECEIPT_DATA, fonts=fonts), ["kk", "ru", "en", "kk"]
            )
        )
    assert papers[0] == papers[3]
    assert len(set(papers)) == 3


def test_too_slow_is_a_reason(fonts: FontSet) -> None:
    render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts)
    started = time.monotonic()
    with pytest.raises(RenderFailed, match=r"Too slow: more than 0\.3 s"):
        render_isolated(FINAL, "kk", heavy(), fonts=fonts, wall_seconds=0.3)
    assert time.monotonic() - started < PATIENCE, "it was stopped, not waited for"


def test_too_dear_is_a_reason(fonts: FontSet) -> None:
    with pytest.raises(RenderFailed, match="Too dear: more than 1 s of processor time"):
        render_isolated(FINAL, "kk", heavy(), fonts=fonts, cpu_seconds=1)


def test_too_much_memory_is_a_reason(fonts: FontSet) -> None:
    with pytest.raises(RenderFailed, match=r"MiB of memory|MemoryError"):
        render_isolated(FINAL, "kk", heavy(), fonts=fonts, memory_bytes=150 * 1024 * 1024)


def test_after_failures_papers_are_made_again(fonts: FontSet) -> None:
    with pytest.raises(RenderFailed):
        render_isolated(FINAL, "kk", FINAL_DATA, fonts=fonts, wall_seconds=0.01)
    assert render_isolated(RECEIPT, "ru", RECEIPT_DATA, fonts=fonts).startswith(b"%PDF-1.7")


def test_a_wrong_context_comes_back_as_a_reason(fonts: FontSet) -> None:
    with pytest.raises(RenderFailed, match=r"ContextInvalid: Receipt\.frame is missing"):
        render_isolated(RECEIPT, "kk", {}, fonts=fonts)


def test_a_broken_text_comes_back_as_a_reason(fonts: FontSet) -> None:
    data = replace(sample_final_document(), tasks=(passage("\ud800", "kk"),)).as_json()
    with pytest.raises(RenderFailed):
        render_isolated(FINAL, "kk", data, fonts=fonts)


def test_a_mark_reaches_the_child(fonts: FontSet) -> None:
    expected = render_pdf(RECEIPT, "kk", RECEIPT_DATA, fonts, mark="sample")
    assert render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts, mark="sample") == expected


def test_a_dead_parent_is_replaced(fonts: FontSet) -> None:
    render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts)
    process = isolation._parents[fonts.folder]._process
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts).startswith(b"%PDF")


def test_nothing_is_left_behind(fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    isolation.close_render_processes()
    render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts)
    with pytest.raises(RenderFailed):
        render_isolated(FINAL, "kk", FINAL_DATA, fonts=fonts, wall_seconds=0.01)
    isolation.close_render_processes()
    assert list(tmp_path.iterdir()) == []


def test_a_parent_told_to_end_leaves_nothing_behind(
    fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    isolation.close_render_processes()
    render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts)
    process = isolation._parents[fonts.folder]._process
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert list(tmp_path.iterdir()) == []


def test_secrets_of_the_caller_stay_with_it(fonts: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_SECRET_KEY", "not for children")
    isolation.close_render_processes()
    render_isolated(RECEIPT, "kk", RECEIPT_DATA, fonts=fonts)
    pid = isolation._parents[fonts.folder]._process.pid
    assert b"not for children" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_the_caller_never_loads_the_typesetter() -> None:
    program = "import sys, oversight.documents.isolation; print('weasyprint' in sys.modules, 'jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


def test_the_parent_ends_with_its_caller(fonts: FontSet, tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from oversight.documents import isolation
from oversight.documents.fonts import SYSTEM_FONTS, prepare_fonts
from oversight.documents.samples.receipt import sample as sample_receipt
fonts = prepare_fonts(SYSTEM_FONTS, Path({str(fonts.folder)!r}))
isolation.render_isolated("receipt", "kk", sample_receipt().as_json(), fonts=fonts)
print(isolation._parents[fonts.folder]._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False)
    with contextlib.suppress(ProcessLookupError):  # it is gone already
        descriptor = os.pidfd_open(int(run.stdout))
        ended, _, _ = select.select([descriptor], [], [], PATIENCE)
        os.close(descriptor)
        assert ended, "the render server outlived its caller"
