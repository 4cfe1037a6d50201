"""Office files that are only paper, those that reach out or run, and archives made to harm whoever opens them."""

import io
import struct
import zipfile
from base64 import b64decode
from collections.abc import Callable, Mapping
from functools import cache

import docx
import openpyxl

TEXT = "Ауыл жайылымы туралы шағым: 312 гектар жер пайдаланылмай жатыр."
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"


def zip_of(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(
    base: bytes, add: Mapping[str, bytes] | None = None, edit: Mapping[str, tuple[bytes, bytes]] | None = None
) -> bytes:
    """*base* with entries added and places in entries replaced."""
    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for name, (old, new) in (edit or {}).items():
        assert old in entries[name], name
        entries[name] = entries[name].replace(old, new)
    return zip_of(entries | dict(add or {}))


@cache
def word() -> bytes:
    document = docx.Document()
    document.add_heading("Шағым")
    document.add_paragraph(TEXT)
    document.add_picture(io.BytesIO(b64decode(DOT)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def excel() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Жер", "га"])
    workbook.active.append([TEXT, 312])
    workbook.create_sheet("Екінші")["A1"] = "=1+1"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> tuple[bytes, bytes]:
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entry = f'<Relationship Id="rId99" Type="{address}/{kind}" Target="{target}"{mode}/></Relationships>'
    return b"</Relationships>", entry.encode()


def content_type(name: str, kind: str) -> tuple[bytes, bytes]:
    return b"</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()


def in_word(text: str) -> dict[str, tuple[bytes, bytes]]:
    return {"word/document.xml": (b"<w:body>", b"<w:body>" + text.encode())}


WORD_LINKS, EXCEL_LINKS = "word/_rels/document.xml.rels", "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_EXCEL = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:a>&b;</w:a>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'


@cache
def good_office() -> dict[str, tuple[str, bytes]]:
    return {
        "docx": ("docx", word()),
        "xlsx": ("xlsx", excel()),
        "docx with a link": ("docx", changed(word(), edit={WORD_LINKS: relation("hyperlink", "https://egov.kz")})),
        "docx with a mail link": ("docx", changed(word(), edit={WORD_LINKS: relation("hyperlink", "mailto:a@b.kz")})),
        "docx with a page field": (
            "docx",
            changed(word(), edit=in_word("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>")),
        ),
        "docx that is stored": ("docx", zip_of(entries_of(word()), zipfile.ZIP_STORED)),
    }


def entries_of(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@cache
def active_office() -> dict[str, tuple[str, bytes]]:
    split = (
        "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"
    )
    simple = '<w:p><w:fldSimple w:instr="INCLUDEPICTURE http://t/a.png"/></w:p>'
    return {
        "macro document": ("docx", changed(word(), edit={TYPES: (PLAIN_WORD.encode(), MACRO_WORD.encode())})),
        "macro part": ("docx", changed(word(), add={"word/vbaProject.bin": b"x"})),
        "macro type": (
            "docx",
            changed(word(), edit={TYPES: content_type("word/x.bin", "application/vnd.ms-office.vbaProject")}),
        ),
        "remote template": (
            "docx",
            changed(word(), edit={WORD_LINKS: relation("attachedTemplate", "http://t/a.dotm")}),
        ),
        "template on a disk": (
            "docx",
            changed(word(), edit={WORD_LINKS: relation("attachedTemplate", "file:///c:/a.dotm")}),
        ),
        "picture elsewhere": ("docx", changed(word(), edit={WORD_LINKS: relation("image", "http://t/a.png")})),
        "frame elsewhere": ("docx", changed(word(), edit={WORD_LINKS: relation("frame", "http://t")})),
        "object elsewhere": ("docx", changed(word(), edit={WORD_LINKS: relation("oleObject", "http://t/a.hta!x")})),
        "link to a share": ("docx", changed(word(), edit={WORD_LINKS: relation("hyperlink", "\\\\host\\share")})),
        "link to a file": ("docx", changed(word(), edit={WORD_LINKS: relation("hyperlink", "file:///c:/a.exe")})),
        "link to a script": ("docx", changed(word(), edit={WORD_LINKS: relation("hyperlink", "javascript:alert(1)")})),
        "relations elsewhere": (
            "docx",
            changed(word(), edit={WORD_LINKS: relation("image", "http://t", ' TargetMode="EXTERNAL"')}),
        ),
        "embedded object": ("docx", changed(word(), add={"word/embeddings/oleObject1.bin": b"x"})),
        "control": ("docx", changed(word(), add={"word/activeX/activeX1.xml": b"<a/>"})),
        "other format inside": ("docx", changed(word(), add={"word/afchunk.mht": b"x"})),
        "archive inside": ("docx", changed(word(), add={"word/media/a.zip": zip_of({"eicar.com": b"x"})})),
        "program inside": ("docx", changed(word(), add={"word/media/A.EXE": b"MZ"})),
        "data exchange field": ("docx", changed(word(), edit=in_word(split))),
        "picture field": ("docx", changed(word(), edit=in_word(simple))),
        "entities": ("docx", changed(word(), add={"word/footnotes.xml": LAUGHS})),
        "outside entity": ("docx", changed(word(), add={"customXml/item1.xml": OUTSIDE})),
        "entities in utf-16": (
            "docx",
            changed(
                word(), add={"word/x.xml": LAUGHS.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")}
            ),
        ),
        "macro table": ("xlsx", changed(excel(), edit={TYPES: (PLAIN_EXCEL.encode(), MACRO_EXCEL.encode())})),
        "macro part in a table": ("xlsx", changed(excel(), add={"xl/vbaProject.bin": b"x"})),
        "old macros": ("xlsx", changed(excel(), add={"xl/macrosheets/sheet1.xml": b"<a/>"})),
        "table elsewhere": ("xlsx", changed(excel(), add={"xl/externalLinks/externalLink1.xml": b"<a/>"})),
        "data elsewhere": ("xlsx", changed(excel(), add={"xl/connections.xml": b"<a/>"})),
        "object in a table": ("xlsx", changed(excel(), add={"xl/embeddings/oleObject1.bin": b"x"})),
        "relation of a table": (
            "xlsx",
            changed(excel(), edit={EXCEL_LINKS: relation("externalLinkPath", "http://t/a.xlsx")}),
        ),
    }


def with_directory(archive: bytes, change: Callable[[bytearray, int], None]) -> bytes:
    """*archive* with its directory changed by hand; the function gets all bytes and the place of the first entry."""
    out = bytearray(archive)
    change(out, struct.unpack("<I", archive[-6:-2])[0])
    return bytes(out)


def say_encrypted(out: bytearray, place: int) -> None:
    out[place + 8] |= 1


def say_link(out: bytearray, place: int) -> None:
    out[place + 38 : place + 42] = struct.pack("<I", 0o120777 << 16)


def say_smaller(out: bytearray, place: int) -> None:
    out[place + 24 : place + 28] = struct.pack("<I", 10)


def share_bytes(out: bytearray, place: int) -> None:
    """Let the second entry point into the first."""
    first = 46 + sum(struct.unpack("<HHH", out[place + 28 : place + 34]))
    out[place + first + 42 : place + first + 46] = struct.pack("<I", 1)


def harmful_archives() -> dict[str, Callable[[], bytes]]:
    """Bombs and broken archives under the name of a document; made when asked for, because some are large."""
    return {
        "bomb in one part": lambda: changed(word(), add={"word/media/a.bin": b"\0" * 160_000_000}),
        "bomb by ratio": lambda: changed(word(), add={"word/media/a.bin": b"\0" * 40_000_000}),
        "bomb in text": lambda: changed(word(), add={"word/a.xml": b"<a>" + b" " * 45_000_000 + b"</a>"}),
        "bomb of words": lambda: changed(
            excel(), add={"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 800_000 + b"</sst>"}
        ),
        "too many parts": lambda: changed(word(), add={f"word/media/{n}": b"" for n in range(2_000)}),
        "way out": lambda: changed(word(), add={"../../etc/cron.d/a": b"x"}),
        "way to the root": lambda: changed(word(), add={"/etc/cron.d/a": b"x"}),
        "way out with backslash": lambda: changed(word(), add={"..\\a": b"x"}),
        "drive": lambda: changed(word(), add={"C:/a": b"x"}),
        "two of one name": lambda: changed(word(), add={"WORD/document.xml": b"<a/>"}),
        "link": lambda: with_directory(zip_of(entries_of(word())), say_link),
        "locked part": lambda: with_directory(zip_of(entries_of(word())), say_encrypted),
        "false size": lambda: with_directory(zip_of(entries_of(word())), say_smaller),
        "shared bytes": lambda: with_directory(zip_of(entries_of(word())), share_bytes),
        "other packing": lambda: zip_of(entries_of(word()), zipfile.ZIP_BZIP2),
        "cut": lambda: word()[:-200],
        "start cut": lambda: b"PK\x03\x04" + word()[500:],
        "something behind": lambda: word() + b"<script>",
        "remark": lambda: word()[:-2] + struct.pack("<H", 5) + b"hello",
        "no types": lambda: zip_of({"word/document.xml": b"<a/>"}),
        "no document": lambda: zip_of({TYPES: entries_of(word())[TYPES]}),
        "types of nothing": lambda: changed(word(), edit={TYPES: (PLAIN_WORD.encode(), b"text/xml")}),
        "two documents": lambda: changed(word(), edit={TYPES: content_type("xl/workbook.xml", PLAIN_EXCEL)}),
        "broken text": lambda: changed(word(), edit={"word/document.xml": (b"</w:body>", b"")}),
        "deep text": lambda: changed(word(), edit=in_word("<w:p>" * 3_000 + "</w:p>" * 3_000)),
        "empty text": lambda: changed(word(), add={"word/x.xml": b""}),
        "plain archive": lambda: zip_of({"a.txt": b"x"}),
        "nested archive": lambda: zip_of({"a.zip": zip_of({"a.zip": zip_of({"a.txt": b"x"})})}),
        "java archive": lambda: zip_of({"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"}),
        "empty archive": lambda: b"PK\x05\x06" + b"\0" * 18,
    }
