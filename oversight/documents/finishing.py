"""What the typesetter leaves out of a tagged PDF/A-3a, added before the file is written.

Scope of header cells, language of passages, running heads and feet as artifacts, one entry per attachment, streams
packed once. A foreign font stops the paper: it would mean that a sign was printed with letters nobody chose.

It works on the typesetter's objects, not on the finished file: parsing and writing the file a second time would cost an
eighth of the whole. References are bytes of the form b"12 0 R".
"""

import zlib
from collections.abc import Iterator
from typing import Any

from oversight.documents.values import Language
from oversight.documents.wording import foreign_order

OUR_FONTS = "+Case-"

UNIVERSAL_ACCESS_MARK = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b"</rdf:RDF>"
)


class ForeignFont(RuntimeError):
    """A sign is missing from our fonts and another font stepped in."""


class Finisher:
    """The typesetter's hook: called with the laid-out document and the unwritten PDF."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.pages = 0
        self._objects: list[Any] = []

    def __call__(self, _document: object, pdf: Any) -> None:
        self._objects = pdf.objects
        self.pages = pdf.pages["Count"]
        self._refuse_foreign_fonts()
        root = self._resolve(pdf.catalog["StructTreeRoot"])
        reached = self._mend_tags(root["K"][0])
        numbers = self._resolve(root["ParentTree"])["Nums"]
        pages = (self._objects[number] for number in pdf.pages["Kids"][::3])
        for page, parents in zip(pages, numbers[1 : 2 * self.pages : 2], strict=True):
            stray = {index for index, parent in enumerate(parents) if _number(parent) not in reached}
            self._set_aside(self._resolve(page["Contents"]), stray)
            for index in stray:
                parents[index] = b"null"
        for item in self._objects:
            if isinstance(item, dict) and item.get("Type") == "/StructElem" and item.number not in reached:  # type: ignore[attr-defined]
                item.clear()
        del pdf.catalog["AF"][1:]  # the same attachment is listed twice
        if "Outlines" in pdf.catalog:
            pdf.catalog["PageMode"] = "/UseOutlines"
        self._pack_streams()

    def _resolve(self, reference: bytes) -> Any:
        return self._objects[_number(reference)]

    def _refuse_foreign_fonts(self) -> None:
        for item in self._objects:
            if isinstance(item, dict) and item.get("Type") == "/Font" and OUR_FONTS not in str(item["BaseFont"]):
                raise ForeignFont(f"{item['BaseFont']}: a sign is missing from our fonts and another font stepped in")

    def _mend_tags(self, document: bytes) -> set[int]:
        """Scope and language for every element under *document*; returns the numbers of all of them."""
        reached: set[int] = set()
        waiting = [(_number(document), False)]
        while waiting:
            number, in_head = waiting.pop()
            reached.add(number)
            element = self._objects[number]
            kind = element["S"]
            if kind == "/TH":
                element["A"]["Scope"] = "/Column" if in_head else "/Row"
            elif kind == "/Span":
                if not any(isinstance(kid, int) for kid in element["K"]):  # text itself is a Span with a number
                    element["Lang"] = f"({foreign_order(self._language)[0]})"
            elif kind == "/Link" and not self._has_annotation(element):
                element["S"] = "/Span"
                element["Lang"] = f"({foreign_order(self._language)[1]})"
            waiting.extend((kid, in_head or kind == "/THead") for kid in self._kids(element))
        return reached

    def _kids(self, element: Any) -> Iterator[int]:
        for kid in element["K"]:
            if not isinstance(kid, int) and "S" in self._resolve(kid):
                yield _number(kid)

    def _has_annotation(self, element: Any) -> bool:
        return any(not isinstance(kid, int) and self._resolve(kid).get("Type") == "/OBJR" for kid in element["K"])

    @staticmethod
    def _set_aside(stream: Any, stray: set[int]) -> None:
        """Marked content of running heads and feet hangs outside the tag tree: mark it as Artifact."""
        parts = stream.stream
        for index, part in enumerate(parts):
            if part == b"BDC" and parts[index - 1].get("MCID") in stray:
                parts[index - 2 : index + 1] = [b"/Artifact", b"", b"BMC"]

    def _pack_streams(self) -> None:
        """Compress now: the writer would do it twice, once for the file's identifier.

        The metadata stay in the open: any reader, and our own check, finds the paper's number without parsing the file.
        """
        for item in self._objects:
            if getattr(item, "compress", False) and item.extra.get("Type") == "/Metadata":
                item.compress = False
            elif getattr(item, "compress", False):
                raw = b"\n".join(part if isinstance(part, bytes) else _bytes(part) for part in item.stream)
                item.stream = [zlib.compress(raw, 6)]
                item.extra = {**item.extra, "Filter": "/FlateDecode"}
                item.compress = False


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _bytes(part: Any) -> bytes:
    return part.data if hasattr(part, "data") else str(part).encode("ascii")
