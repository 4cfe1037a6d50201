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


@lru_cache(maxsize=16)
def load_translations(language: str, root: Path = TRANSLATIONS) -> gettext.NullTranslations:
    """All catalogues of *language* (kk, ru, en) as one, read once in the life of the process.

    Where two catalogues translate the same sentence, the one later in the alphabet counts.
    """
    files = sorted((root / language / "LC_MESSAGES").glob("*.po"))
    if not files:
        return NullTranslations()
    merged = _compiled(files[0], language)
    for file in files[1:]:
        merged.merge(_compiled(file, language))
    return merged


def translate(language: str, sentence: str) -> str:
    """*sentence* (English, with its %(named)s places) in *language*."""
    return load_translations(language).gettext(sentence)


def _compiled(path: Path, language: str) -> Translations:
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)
