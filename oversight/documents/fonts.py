"""The eight faces of the papers: cut once from the system's Noto fonts, under names no system font carries.

One whole file per face, never unicode-range: a family split by range makes the typesetter write wrong Kazakh letters,
in the extracted text too.
"""

import contextlib
import io
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SYSTEM_FONTS = Path("/usr/share/fonts/truetype/noto")
"""Where Debian and Ubuntu put the package fonts-noto-core."""

RECIPE = 1
"""Stepped when what is cut changes, so that faces cut by an older release are cut anew."""

MANIFEST = "faces.json"

NO_SYSTEM_FONTS = "fonts.conf"
"""A fontconfig file that knows no folder of fonts: a process started with it has none but the papers' own."""

_FONTCONFIG = (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
    "<fontconfig><cachedir>{cache}</cachedir></fontconfig>\n"
)

LETTERS = frozenset(
    {
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),  # Latin-1, Latin Extended-A
        *range(0x300, 0x370),  # combining marks: stress in Russian
        *range(0x400, 0x500),  # all Cyrillic of the two languages
        0x200B,  # a place where a long word may break
        *range(0x2010, 0x2028),  # hyphens, dashes, quotes, bullets, ellipsis
        *(0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x20B8, 0x20BD, 0x2116, 0x2122, 0xFFFD),
    }
) - {0xAD}  # a soft hyphen would hyphenate one language only

INDISPENSABLE = frozenset(map(ord, "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸₽№«»–—\ufffd"))
"""A face without these is not used: papers would be printed with another font's letters."""

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"]


class FontsMissing(RuntimeError):
    """The fonts of the papers cannot be prepared; the sentence says what to install."""


@dataclass(frozen=True, slots=True)
class FontFace:
    """One face as the style sheet names it."""

    family: str
    weight: int
    style: str
    source: str  # file name in the system's folder
    path: Path


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces ready for use, and the characters every one of them has."""

    folder: Path
    faces: tuple[FontFace, ...]
    characters: frozenset[int]

    def css(self) -> str:
        """The @font-face rules."""
        return "\n".join(
            f'@font-face{{font-family:"{face.family}";src:url("{face.path.as_uri()}");'
            f"font-weight:{face.weight};font-style:{face.style}}}"
            for face in self.faces
        )


def prepare_fonts(source: Path, target: Path) -> FontSet:
    """The faces in *target*, cut from those in *source* when they are not there yet.

    Safe to call from several processes at once. Raises FontsMissing with a sentence for the operator.
    """
    target = target.resolve()
    faces = _faces(target)
    characters = _read_manifest(target, faces)
    if characters is None:
        for face in faces:
            if not (source / face.source).is_file():
                raise FontsMissing(
                    f"The font {source / face.source} is missing. Install the package fonts-noto-core "
                    "(apt-get install fonts-noto-core) and start again."
                )
        characters = _cut_all(source, target, faces)
    return FontSet(target, faces, characters)


def _faces(target: Path) -> tuple[FontFace, ...]:
    return tuple(
        FontFace(f"Case {family}", weight, style, source := f"Noto{family}-{name}.ttf", target / f"Case{source[4:]}")
        for family in ("Serif", "Sans")
        for name, weight, style in (
            ("Regular", 400, "normal"),
            ("Bold", 700, "normal"),
            ("Italic", 400, "italic"),
            ("BoldItalic", 700, "italic"),
        )
    )


def _read_manifest(target: Path, faces: tuple[FontFace, ...]) -> frozenset[int] | None:
    """The characters of the faces that are there already; None when they are not, or not all, or of another recipe."""
    try:
        manifest = json.loads((target / MANIFEST).read_text("utf-8"))
        is_whole = (
            manifest["recipe"] == RECIPE
            and (target / NO_SYSTEM_FONTS).is_file()
            and all(face.path.stat().st_size == manifest["sizes"][face.path.name] for face in faces)
        )
        return frozenset(manifest["characters"]) if is_whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _cut_all(source: Path, target: Path, faces: tuple[FontFace, ...]) -> frozenset[int]:
    target.mkdir(parents=True, exist_ok=True)
    characters = LETTERS
    for face in faces:
        characters &= _cut(source / face.source, face)
    if missing := INDISPENSABLE - characters:
        raise FontsMissing(
            f"The fonts in {source} have no {' '.join(map(chr, sorted(missing)))}. "
            "Install the package fonts-noto-core in place of them."
        )
    manifest = {
        "recipe": RECIPE,
        "sizes": {face.path.name: face.path.stat().st_size for face in faces},
        "characters": sorted(characters),
    }
    _replace(target / NO_SYSTEM_FONTS, _FONTCONFIG.format(cache=target / "cache").encode())
    _replace(target / MANIFEST, json.dumps(manifest).encode())
    return characters


def _cut(source: Path, face: FontFace) -> frozenset[int]:
    """Write the face with LETTERS only and its private family name; returns the characters it has."""
    from fontTools import subset  # noqa: PLC0415 - a fifth of a second, needed once per installation

    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[1, 2, 4, 6])
    try:
        font = subset.load_font(io.BytesIO(source.read_bytes()), options)
    except Exception as error:
        raise FontsMissing(f"The font {source} cannot be read. Install the package fonts-noto-core anew.") from error
    with contextlib.closing(font):
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        _rename(font, face)
        with tempfile.NamedTemporaryFile(dir=face.path.parent, delete=False) as file:
            subset.save_font(font, file.name, options)
        os.replace(file.name, face.path)  # noqa: PTH105 - another process may be writing the same face
        return frozenset(font.getBestCmap())


def _rename(font: Any, face: FontFace) -> None:
    style = {(400, "normal"): "Regular", (700, "normal"): "Bold", (400, "italic"): "Italic"}.get(
        (face.weight, face.style), "Bold Italic"
    )
    postscript = f"{face.family}-{style}".replace(" ", "")
    names = font["name"]
    for name_id, text in ((1, face.family), (2, style), (4, f"{face.family} {style}"), (6, postscript)):
        names.setName(text, name_id, 3, 1, 0x409)


def _replace(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - as above
