"""Text and tables in the codes that are really used, and content of kinds that are never taken."""

import csv
import io
from functools import cache

from tests.persistence.corpus import office, pictures

RUSSIAN = "Жалоба на решение акимата; № 5 от 12.05.2026 «О земле»"


def table(delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([["Жер", "га"], [office.TEXT, 'екі "сөз"\nекі жол']])
    return out.getvalue()


@cache
def good_texts() -> dict[str, tuple[str, bytes]]:
    return {
        "utf-8": ("txt", office.TEXT.encode()),
        "utf-8 with mark": ("txt", ("\ufeff" + office.TEXT).encode()),
        "windows-1251": ("txt", RUSSIAN.encode("cp1251")),
        "ascii": ("txt", b"plain text\r\n\twith a tab\f"),
        "two bytes": ("txt", b"ok"),
        "table": ("csv", table().encode()),
        "table with semicolons": ("csv", table(";").encode()),
        "table of windows": ("csv", "Участок;Площадь\r\nПастбище;312\r\n".encode("cp1251")),
        "comparison": ("txt", b"2 < 3"),
    }


PAGE = b"<!doctype html><script>alert(1)</script>"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@cache
def foreign() -> dict[str, bytes]:
    """Content of kinds that are never taken, whatever the name says."""
    return {
        "html": PAGE,
        "html after spaces": b"\r\n\t  " + PAGE,
        "html with mark": b"\xef\xbb\xbf" + PAGE,
        "html in utf-16": PAGE.decode().encode("utf-16"),
        "svg": DRAWING,
        "svg with mark": b"\xef\xbb\xbf\n" + DRAWING,
        "xml": b'<?xml version="1.0"?><a/>',
        "xhtml": b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
        "web archive": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
        "hta": b"<hta:application><script language=vbscript>x</script>",
        "shell script": b"#!/bin/sh\nrm -rf /\n",
        "rich text": rb"{\rtf1\ansi{\object\objdata 0105}}",
        "postscript": b"%!PS-Adobe-3.0\n(r) file\n",
        "windows program": b"MZ\x90\0\x03\0\0\0" + b"\0" * 200,
        "linux program": b"\x7fELF\x02\x01\x01\0" + b"\0" * 200,
        "java class": b"\xca\xfe\xba\xbe\0\0\0\x34",
        "shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 100,
        "old word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "gif": pictures.picture("GIF", "P"),
        "gif and script": b"GIF89a/*\0\0*/=1;alert(1)",
        "bitmap": pictures.picture("BMP"),
        "tiff": pictures.picture("TIFF", "I;16"),
        "webp": pictures.picture("WEBP"),
        "icon": b"\0\0\x01\0\x01\0\x10\x10\0\0",
        "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + b"\0" * 20,
        "seven zip": b"7z\xbc\xaf\x27\x1c\0\x04" + b"\0" * 20,
        "rar": b"Rar!\x1a\x07\x01\0" + b"\0" * 20,
        "tar": b"a.txt" + b"\0" * 507,
        "disk image": b"\0" * 32_769 + b"CD001" + b"\0" * 100,
        "film": b"\0\0\0\x18ftypmp42" + b"\0" * 50,
        "flash": b"FWS\x0a\0\0\0\0",
        "plain archive": office.zip_of({"a.txt": b"x"}),
        "noise": bytes(range(256)) * 4,
        "nul in text": b"text\0text",
        "terminal commands": b"text \x1b]0;title\x07 text",
        "a byte of no letter": "текст ".encode("cp1251") + b"\x98",
        "letters of no known code": bytes([0x80, 0x81, 0x9D, 0xA6, 0xAC]) * 100,
        "test virus": rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
        "test virus in an archive": office.zip_of(
            {"eicar.com": rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"}
        ),
    }


LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
FOREIGN_EXTENSIONS = """
    html htm svg svgz xml xhtml mht mhtml js mjs hta lnk bat cmd com ps1 vbs exe dll elf so jar class iso zip 7z rar gz
    tar doc docm dot dotm xls xlsm xlsb ppt pptx rtf odt ods gif bmp tif tiff webp heic ico swf php asp jsp py sh msi
    scr url
"""
