"""The words of the interface: every .po file of a language read into one set of translations, without compiled files.

The English sentence is the key; a language without a file, or a sentence without a translation, shows it as it is.
"""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"


def load_translations(language: str, root: Path = TRANSLATIONS) -> gettext.NullTranslations:
    """All catalogues of *language* (kk, ru, en) as one. Remembered until one of the files changes.

    Where two catalogues translate the same sentence, the one later in the alphabet counts.
    """
    paths = sorted((root / language / "LC_MESSAGES").glob("*.po"))
    return _merged(language, tuple((path, path.stat().st_mtime_ns) for path in paths))


def translate(language: str, sentence: str) -> str:
    """*sentence* (English, with its %(named)s places) in *language*."""
    return load_translations(language).gettext(sentence)


@lru_cache(maxsize=16)
def _merged(language: str, files: tuple[tuple[Path, int], ...]) -> gettext.NullTranslations:
    if not files:
        return NullTranslations()
    merged = _compiled(files[0][0], language)
    for path, _ in files[1:]:
        merged.merge(_compiled(path, language))
    return merged


def _compiled(path: Path, language: str) -> Translations:
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)
