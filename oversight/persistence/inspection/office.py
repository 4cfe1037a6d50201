"""DOCX and XLSX: an archive of bounded size, its parts plain and well-formed XML, reaching for nothing outside.

The sizes are read from the directory of the archive, before anything is unpacked; the archive reader never gives out
more than the directory says.
"""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

import docx
import openpyxl
from defusedxml import ElementTree

from oversight.domain.attachments import ACTIVE, DAMAGED, LOCKED, NOT_WHAT_IT_SAYS, TOO_COMPLEX, FileRefused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 150 * 1024 * 1024
MOST_IN_PART = 40 * 1024 * 1024
MOST_SHARED_STRINGS = 12 * 1024 * 1024  # each becomes an object of its own
MOST_RATIO = 200
_SMALL = 1024 * 1024  # below this no ratio is harmful
_CHUNK = 256 * 1024
_LOCAL_HEADER = 30
_END_RECORD, _END_MARK = 22, b"PK\x05\x06"
_ENCRYPTED_FLAG = 0x1
_FILE_TYPES = frozenset({0, 0o100000, 0o040000})  # of the Unix mode: unset, file, folder; no links or devices
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TYPES = "[Content_Types].xml"
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MAIN_PARTS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_ACTIVE_TYPES = re.compile("macroenabled|vbaproject|vbadata|activex|oleobject|externallink|macrosheet|dialogsheet")
_ACTIVE_PARTS = re.compile(
    r"vbaproject|vbadata|activex/|embeddings/|externallinks/|macrosheets/|dialogsheets/|afchunk|connections\.xml"
    r"|querytables/|\.(?:zip|jar|exe|com|bat|js|html?|mht|docx|docm|xlsx|xlsm)$"
)
_FETCHING_FIELDS = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:PICTURE|TEXT)\b")
_SAFE_LINKS = ("http://", "https://", "mailto:", "#")


def inspect(path: Path, *, is_ole: bool) -> str:
    """'docx' or 'xlsx'. Raises FileRefused.

    *is_ole* says that it is no archive but the older container: either locked with a password or of the old format.
    """
    if is_ole:
        raise FileRefused(LOCKED if _LOCKED_PACKAGE in path.read_bytes() else NOT_WHAT_IT_SAYS)
    size = path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        _refuse_bomb(archive, size)
        if not _ends_as_archive(path, size):
            raise FileRefused(NOT_WHAT_IT_SAYS)
        kind = _kind(archive)
        for entry in archive.infolist():
            _refuse_active(archive, entry)
    _open(path, kind)
    return kind


def _ends_as_archive(path: Path, size: int) -> bool:
    with path.open("rb") as file:
        file.seek(size - _END_RECORD)
        return file.read(len(_END_MARK)) == _END_MARK


def _refuse_bomb(archive: zipfile.ZipFile, size: int) -> None:
    """Judge by the directory alone: number, sizes, names and places of the entries."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    if not entries or len(entries) > MOST_ENTRIES:
        raise FileRefused(TOO_COMPLEX)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > MOST_RATIO * size):
        raise FileRefused(TOO_COMPLEX)
    if entries[0].header_offset != 0:
        raise FileRefused(NOT_WHAT_IT_SAYS)
    ends = [entry.header_offset + _LOCAL_HEADER + entry.compress_size for entry in entries]
    starts = [*(entry.header_offset for entry in entries[1:]), archive.start_dir]
    share_bytes = any(end > start for end, start in zip(ends, starts, strict=True))
    if share_bytes or len({entry.filename.lower() for entry in entries}) != len(entries):
        raise FileRefused(DAMAGED)
    for entry in entries:
        _refuse_entry(entry)


def _refuse_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise FileRefused(LOCKED)
    is_misplaced = name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name
    file_type = (entry.external_attr >> 16) & 0o170000
    if is_misplaced or file_type not in _FILE_TYPES or entry.compress_type not in _METHODS:
        raise FileRefused(DAMAGED)
    is_bomb = entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
    most = MOST_SHARED_STRINGS if name.lower().endswith("sharedstrings.xml") else MOST_IN_PART
    if is_bomb or (_is_xml(name) and entry.file_size > most):
        raise FileRefused(TOO_COMPLEX)


def _kind(archive: zipfile.ZipFile) -> str:
    """The kind by the list of content types. Raises FileRefused for any other archive and for macros."""
    if _TYPES not in archive.namelist():
        raise FileRefused(NOT_WHAT_IT_SAYS)
    listed = ElementTree.fromstring(archive.read(_TYPES), forbid_dtd=True)
    types = [element.get("ContentType", "") for element in listed]
    if any(_ACTIVE_TYPES.search(content_type.lower()) for content_type in types):
        raise FileRefused(ACTIVE)
    kinds = {_MAIN_PARTS[content_type] for content_type in types if content_type in _MAIN_PARTS}
    if len(kinds) != 1:
        raise FileRefused(NOT_WHAT_IT_SAYS)
    return kinds.pop()


def _refuse_active(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    name = entry.filename.lower()
    if _ACTIVE_PARTS.search(name):
        raise FileRefused(ACTIVE)
    if _is_xml(name):
        _walk(archive, entry, has_fields=name.startswith("word/"))
    if name.endswith(".rels"):
        _refuse_outside(archive.read(entry))


def _walk(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, has_fields: bool) -> None:
    """Read one part to its end, a piece at a time. A document type, and with it every entity, is refused.

    With *has_fields* the instructions of Word's fields are collected, however many runs they are split into.
    """
    instructions: list[str] = []
    inside: list[bool] = []

    def refuse(*_: object) -> None:
        raise FileRefused(ACTIVE)

    def begin(name: str, attributes: dict[str, str]) -> None:
        inside.append(name.endswith("instrText"))
        instructions.extend(f" {value} " for key, value in attributes.items() if key.endswith(":instr"))

    def read(text: str) -> None:
        if inside[-1]:
            instructions.append(text)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    if has_fields:
        parser.StartElementHandler = begin
        parser.EndElementHandler = lambda _name: inside.pop()
        parser.CharacterDataHandler = read
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
    if _FETCHING_FIELDS.search("".join(instructions).upper()):
        raise FileRefused(ACTIVE)


def _refuse_outside(relations: bytes) -> None:
    """Links a reader may click are allowed; whatever the program would fetch by itself is not."""
    for relation in ElementTree.fromstring(relations, forbid_dtd=True):
        is_outside = relation.get("TargetMode", "").lower() == "external"
        is_link = relation.get("Type", "").endswith("/hyperlink")
        if is_outside and not (is_link and relation.get("Target", "").lower().startswith(_SAFE_LINKS)):
            raise FileRefused(ACTIVE)


def _open(path: Path, kind: str) -> None:
    """The real parser has the last word. It gets the bytes: a path in the store has no extension to go by."""
    with path.open("rb") as file:
        if kind == "docx":
            docx.Document(file)
            return
        workbook = openpyxl.load_workbook(file, read_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            next(iter(sheet.iter_rows(max_row=1)), None)
        workbook.close()


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
