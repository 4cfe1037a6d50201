"""The faces are cut once, whole, under private names; what is missing is said in a sentence."""

import time
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from oversight.documents.fonts import INDISPENSABLE, MANIFEST, SYSTEM_FONTS, FontSet, FontsMissing, prepare_fonts


def test_eight_faces_have_every_kazakh_letter(fonts: FontSet) -> None:
    for face in fonts.faces:
        with TTFont(face.path) as font:
            assert set(font.getBestCmap()) >= INDISPENSABLE


def test_faces_carry_only_private_names(fonts: FontSet) -> None:
    for face in fonts.faces:
        with TTFont(face.path) as font:
            assert {str(name) for name in font["name"].names if name.nameID == 1} == {face.family}


def test_all_cyrillic_of_the_block_is_there(fonts: FontSet) -> None:
    assert set(range(0x400, 0x500)) <= fonts.characters


def test_the_faces_together_are_small(fonts: FontSet) -> None:
    assert sum(face.path.stat().st_size for face in fonts.faces) < 900_000


def test_a_second_call_only_looks(fonts: FontSet) -> None:
    before = {face.path: face.path.stat().st_mtime_ns for face in fonts.faces}
    started = time.process_time()
    assert prepare_fonts(SYSTEM_FONTS, fonts.folder) == fonts
    assert time.process_time() - started < 0.1
    assert {face.path: face.path.stat().st_mtime_ns for face in fonts.faces} == before


def test_a_damaged_face_is_cut_anew(fonts: FontSet, tmp_path: Path) -> None:
    copy = tmp_path / "faces"
    copy.mkdir()
    for file in fonts.folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    (copy / "CaseSans-Bold.ttf").write_bytes(b"")
    assert prepare_fonts(SYSTEM_FONTS, copy).characters == fonts.characters
    assert (copy / "CaseSans-Bold.ttf").stat().st_size > 0


def test_a_missing_font_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing, match="Install the package fonts-noto-core"):
        prepare_fonts(tmp_path, tmp_path / "faces")


def test_an_unreadable_font_says_what_to_install(fonts: FontSet, tmp_path: Path) -> None:
    for face in fonts.faces:
        (tmp_path / face.source).write_bytes(b"not a font")
    with pytest.raises(FontsMissing, match="cannot be read"):
        prepare_fonts(tmp_path, tmp_path / "faces")


def test_an_incomplete_font_is_named(fonts: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oversight.documents.fonts.LETTERS", frozenset(range(0x20, 0x7F)))
    with pytest.raises(FontsMissing, match="have no"):
        prepare_fonts(SYSTEM_FONTS, tmp_path / "faces")
    assert not (tmp_path / "faces" / MANIFEST).exists()
