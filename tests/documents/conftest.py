"""Fonts cut once per run, and readers that are not the typesetter's own."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from oversight.documents.fonts import SYSTEM_FONTS, FontSet, prepare_fonts
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.documents.values import Language
from oversight.domain.terms import DocumentKind

SamplePath = Callable[[DocumentKind, Language], Path]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return prepare_fonts(SYSTEM_FONTS, tmp_path_factory.mktemp("faces"))


@pytest.fixture(scope="session")
def sample_path(fonts: FontSet, tmp_path_factory: pytest.TempPathFactory) -> SamplePath:
    """Where the PDF of a sample stands. Typeset once per run, whoever asks first, also among parallel workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    folder.mkdir(exist_ok=True)

    def find(kind: DocumentKind, language: Language) -> Path:
        path = folder / f"{kind}.{language}.pdf"
        if not path.exists():
            part = folder / f"{path.name}.{os.getpid()}"
            part.write_bytes(render_pdf(kind, language, sample(kind).as_json(), fonts))
            part.replace(path)
        return path

    return find


@pytest.fixture
def read_text(tmp_path: Path):
    """The text of a PDF as poppler extracts it, white space collapsed."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
        return " ".join(text.split())

    return read


@pytest.fixture
def list_fonts(tmp_path: Path):
    """The fonts of a PDF as poppler lists them: (name, embedded, subset, unicode)."""

    def read(pdf: bytes) -> list[tuple[str, str, str, str]]:
        path = tmp_path / "fonts.pdf"
        path.write_bytes(pdf)
        lines = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
        return [(line.split()[0], *line.split()[-5:-2]) for line in lines]

    return read
