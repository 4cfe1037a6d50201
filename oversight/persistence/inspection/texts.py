"""Plain text and CSV: readable in UTF-8 or in the Windows-1251 of older spreadsheets, and nothing in disguise."""

import csv
import re
from pathlib import Path

from oversight.domain.attachments import ACTIVE, DAMAGED, NOT_TEXT, NOT_WHAT_IT_SAYS, FileRefused

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # escape is refused below, with a better sentence
_DISGUISED = (b"<", b"{\\rtf", b"mime-version:", b"%!ps", b"#!", b"%pdf")
_TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"  # what scanners are tried with; a real scanner is not part of this
_BEGINNING = 4_096
_CYRILLIC = re.compile("[А-яЁёІіЇїЎўҐґЄєЈј№«»–—“”„…•\u00a0]")
_LEAST_CYRILLIC = 0.95


def inspect(path: Path, *, is_table: bool) -> None:
    """Raise FileRefused unless the file is such a text, or with *is_table* a CSV that can be read to its end."""
    content = path.read_bytes()
    beginning = content[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if beginning.startswith(_DISGUISED):
        raise FileRefused(NOT_WHAT_IT_SAYS)
    if _TEST_VIRUS in content[:_BEGINNING]:
        raise FileRefused(ACTIVE)
    if _BINARY.search(content) or b"\x1b" in content:
        raise FileRefused(NOT_TEXT)
    text = _decoded(content)
    if is_table:
        try:
            for _row in csv.reader(text.splitlines(keepends=True)):
                pass
        except csv.Error as error:
            raise FileRefused(DAMAGED) from error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError as error:
        raise FileRefused(NOT_TEXT) from error
    high = [character for character in text if not character.isascii()]
    if len(_CYRILLIC.findall("".join(high))) < _LEAST_CYRILLIC * len(high):
        raise FileRefused(NOT_TEXT)
    return text
