"""Fonts cut once per run, and readers that are not the typesetter's own."""

import subprocess
from pathlib import Path

import pytest

from oversight.documents.fonts import SYSTEM_FONTS, FontSet, prepare_fonts


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontSet:
    return prepare_fonts(SYSTEM_FONTS, tmp_path_factory.mktemp("faces"))


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
