"""PDFs that are only paper, and PDFs that are more or less than that."""

import io
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.persistence.corpus import office as archive


def raw_pdf(objects: Mapping[int, bytes], *, before: bytes = b"", after: bytes = b"") -> bytes:
    """A PDF written out by hand, with a cross-reference table that is right; object 1 is the root."""
    out = io.BytesIO()
    out.write(before + b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for number in sorted(places):
        out.write(b"%010d 00000 n \n" % places[number])
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue() + after


ONE_PAGE = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
}


def pdf(change: Callable[[pikepdf.Pdf], Any] | None = None, pages: int = 1, **save: Any) -> bytes:
    """A PDF of blank pages, changed before it is saved."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(100, 100))
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **save)
    document.close()
    return out.getvalue()


def on_open(action: Dictionary) -> bytes:
    return pdf(lambda document: setattr(document.Root, "OpenAction", action))


def annotated(**entry: Any) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        annotation = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 10, 10]), **entry)
        document.pages[0].Annots = Array([document.make_indirect(annotation)])

    return pdf(change)


def with_file(document: pikepdf.Pdf) -> None:
    document.attachments["note.txt"] = b"hidden"


def with_form(**entries: Any) -> bytes:
    return pdf(lambda document: setattr(document.Root, "AcroForm", Dictionary(Fields=Array([]), **entries)))


def with_loose_object(document: pikepdf.Pdf) -> None:
    """An action that no page refers to is kept by writers that rewrite nothing."""
    document.Root.Loose = document.make_indirect(Array([Array([Dictionary(S=Name.JavaScript, JS=String("1"))])]))


JAVASCRIPT = {"S": Name.JavaScript, "JS": String("app.alert(1)")}


@cache
def hostile_pdfs() -> dict[str, bytes]:
    return {
        "javascript on opening": on_open(Dictionary(**JAVASCRIPT)),
        "launch on opening": on_open(Dictionary(S=Name.Launch, F=String("cmd.exe"))),
        "address called on opening": on_open(Dictionary(S=Name.URI, URI=String("http://t"))),
        "action on a page": pdf(
            lambda d: setattr(d.pages[0].obj, "AA", Dictionary(O=Dictionary(S=Name.URI, URI=String("http://t"))))
        ),
        "javascript by name": pdf(
            lambda d: setattr(
                d.Root, "Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(**JAVASCRIPT)])))
            )
        ),
        "javascript in a link": annotated(Subtype=Name.Link, A=Dictionary(**JAVASCRIPT)),
        "launch in a link": annotated(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a.exe"))),
        "form sent elsewhere": annotated(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("http://t"))),
        "other file opened": annotated(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("\\\\host\\a.pdf"))),
        "next action": annotated(
            Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("http://t"), Next=Dictionary(**JAVASCRIPT))
        ),
        "file pinned to a page": annotated(Subtype=Name.FileAttachment),
        "film": annotated(Subtype=Name.Screen),
        "rich media": annotated(Subtype=Name.RichMedia),
        "embedded file": pdf(with_file),
        "xfa form": with_form(XFA=Array([])),
        "loose javascript": pdf(with_loose_object),
        "javascript in an object stream": pdf(with_loose_object, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "content in another file": raw_pdf(ONE_PAGE | {4: b"<< /F (other.bin) /Length 0 >>\nstream\n\nendstream"}),
        "name written in hexadecimal": raw_pdf(ONE_PAGE | {4: b"<< /S /J#61vaScript /JS (1) >>"}),
    }


def broken_pdfs() -> dict[str, Callable[[], bytes]]:
    return {
        "cut": lambda: pdf()[:300],
        "no end mark": lambda: pdf().replace(b"%%EOF", b""),
        "header only": lambda: b"%PDF-1.7\n%%EOF",
        "wrong table": lambda: raw_pdf(ONE_PAGE).replace(b"0000000009", b"0000000010"),
        "no pages": lambda: raw_pdf(
            {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
        ),
        "page tree loop": lambda: raw_pdf(
            {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}
        ),
        "no catalogue": lambda: raw_pdf({1: b"null"}),
        "too many pages": lambda: pdf(pages=2_001),
        "locked": lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
        "locked for the owner": lambda: pdf(encryption=pikepdf.Encryption(owner="o", user="")),
    }


@cache
def disguised_pdfs() -> dict[str, bytes]:
    good = pdf()
    return {
        "header after 900 bytes": b" " * 900 + good,
        "html before header": b"<html><script>alert(1)</script>" + good,
        "zip tail": good + archive.zip_of({"a.txt": b"x"}),
        "html tail": good + b"<script>alert(1)</script>",
    }


@cache
def good_pdfs() -> dict[str, bytes]:
    return {
        "scan": pdf(pages=3),
        "by hand": raw_pdf(ONE_PAGE, after=b"\r\n\0\0"),
        "object streams": pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "opens at a page": pdf(lambda d: setattr(d.Root, "OpenAction", Array([d.pages[0].obj, Name.Fit]))),
        "jumps on opening": on_open(Dictionary(S=Name.GoTo, D=String("start"))),
        "link to a site": annotated(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://adilet.zan.kz"))),
        "font called AA": pdf(
            lambda d: setattr(
                d.pages[0].obj,
                "Resources",
                Dictionary(Font=Dictionary(AA=Dictionary(), EF=Dictionary(), JS=Dictionary())),
            )
        ),
        "plain form": with_form(),
    }
