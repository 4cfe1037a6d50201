"""PDF: whole, readable without a password, and only paper: nothing that runs, loads, sends or carries files."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from oversight.domain.attachments import ACTIVE, LOCKED, NOT_WHAT_IT_SAYS, TOO_COMPLEX, FileRefused

MOST_PAGES = 2_000
_MOST_OBJECTS = 100_000
_TAIL = 64 * 1024
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie", "/Sound"}
    | {"/RichMediaExecute", "/GoTo3DView"}
)
_ANNOTATIONS = frozenset({"/RichMedia", "/3D", "/Movie", "/Screen", "/Sound", "/FileAttachment"})
_EMBEDDED = frozenset({"/F", "/UF", "/DOS", "/Mac", "/Unix"})
_SUSPICIOUS = re.compile(
    b"(?:%s)(?![0-9A-Za-z])"
    % b"|".join(
        name.encode() for name in sorted(_ACTIONS | _ANNOTATIONS | {"/EmbeddedFile", "/AA", "/XFA", "/EF", "/F"})
    )
)
_JUMP = "/GoTo"


def inspect(path: Path) -> None:
    """Raise FileRefused unless the file is such a PDF. The header is at offset 0 and nothing follows the end."""
    if zipfile.is_zipfile(path) or not _ends_as_pdf(path):
        raise FileRefused(NOT_WHAT_IT_SAYS)
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as document:
            if document.is_encrypted:
                raise FileRefused(LOCKED)
            _refuse_active(document)
            if not 1 <= len(document.pages) <= MOST_PAGES:
                raise FileRefused(TOO_COMPLEX)
    except pikepdf.PasswordError as error:
        raise FileRefused(LOCKED) from error


def _ends_as_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        before, mark, after = file.read().rpartition(b"%%EOF")
    return bool(mark) and bool(before) and not after.strip(b"\r\n\t \0")


def _refuse_active(document: pikepdf.Pdf) -> None:
    root = document.Root
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != _JUMP:
        raise FileRefused(ACTIVE)
    if len(document.objects) > _MOST_OBJECTS:
        raise FileRefused(TOO_COMPLEX)
    # Every object of the file, also those no page refers to. Written out they are searched a hundred times faster than
    # they are walked; only what looks suspicious is walked.
    for top in document.objects:
        written = (top.stream_dict if isinstance(top, pikepdf.Stream) else top).unparse(resolved=True)
        if _SUSPICIOUS.search(written) and any(_is_active(entry) for entry in _dictionaries(top)):
            raise FileRefused(ACTIVE)


def _dictionaries(top: Any) -> Iterator[Any]:
    """An object and the dictionaries inside it that are no objects of their own."""
    waiting: list[Any] = [top]
    while waiting:
        entry = waiting.pop()
        inside: list[Any] = []
        if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
            yield entry
            inside = [value for _, value in entry.items()]
        elif isinstance(entry, pikepdf.Array):
            inside = list(entry)
        waiting += [
            value for value in inside if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
        ]


def _is_active(entry: Any) -> bool:
    """Whether a dictionary runs, sends, fetches or carries something; by what it is, whoever points to it."""
    keys = set(entry.keys())
    kind = str(entry["/Type"]) if "/Type" in keys else ""
    return (
        ("/S" in keys and str(entry["/S"]) in _ACTIONS)
        or ("/Subtype" in keys and str(entry["/Subtype"]) in _ANNOTATIONS)
        or kind == "/EmbeddedFile"
        or ("/AA" in keys and kind in {"/Page", "/Catalog"})
        or {"/XFA", "/Fields"} <= keys
        or (
            "/EF" in keys
            and isinstance(entry["/EF"], pikepdf.Dictionary)
            and bool(_EMBEDDED & set(entry["/EF"].keys()))
        )
        or (isinstance(entry, pikepdf.Stream) and "/F" in keys)  # its content lies in another file
    )
