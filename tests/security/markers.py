"""What must never be seen by the wrong reader: a marker in every personal field of a filing.

Each marker is a word that stands nowhere else, so that finding it anywhere is proof of a leak. Numbers are checksum-valid
and synthetic.
"""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image, PngImagePlugin


@dataclass(frozen=True, slots=True)
class Markers:
    """The markers of one filing. *tag* tells filings apart."""

    tag: str
    phone: str
    iin: str
    birth_on: date

    @property
    def who(self) -> dict[str, Any]:
        """The page about the person."""
        return {
            "full_name": f"Канарейка{self.tag} Шертпеқызы{self.tag} Жасырынова{self.tag}",
            "postal_address": f"Құпиякент{self.tag} ауылы, Елеусіз{self.tag} көшесі, 77",
            "email": f"kanarejka.{self.tag}@zhasyryn-{self.tag}.example",
            "phone": self.phone,
            "iin": self.iin,
            "birth_on": self.birth_on,
        }

    @property
    def what(self) -> dict[str, Any]:
        """The filer's own words."""
        return {
            "subject": f"Тақырыпмаркер{self.tag} жайылым",
            "decision_text": f"Шешіммаркер{self.tag} қаулысы",
            "text": f"Мәтінмаркер{self.tag}: көршім Куәмаркер{self.tag} да біледі.",
            "wish": f"Тілекмаркер{self.tag} қайтарылсын",
        }

    @property
    def when(self) -> dict[str, Any]:
        """When and where."""
        return {
            "happened_on": date(2025, 3, 13),
            "happened_text": f"Уақытмаркер{self.tag} күні",
            "locality": f"Жермаркер{self.tag} ауылы",
            "cadastral_number": f"77-{self.tag}-777-321",
        }

    @property
    def identity(self) -> frozenset[str]:
        """Who the filer is: known to the secretary and to the filer only."""
        who = self.who
        phone = who["phone"]
        spaced = f"{phone[2:5]} {phone[5:8]} {phone[8:10]} {phone[10:]}"
        parts = {*who["full_name"].split(), *who["postal_address"].replace(",", " ").split()[:1], "Елеусіз" + self.tag}
        mail = who["email"]
        return frozenset({*parts, mail, mail.partition("@")[0], phone, phone[1:], phone[2:], spaced, who["iin"]})

    @property
    def words(self) -> frozenset[str]:
        """What the filer wrote and attached: for the commission's declared members and the filer."""
        tag = self.tag
        typed = {text.split()[0].rstrip(":") for text in self.what.values()} | {f"Куәмаркер{tag}"}
        placed = {f"Уақытмаркер{tag}", f"Жермаркер{tag}", f"77-{tag}-777-321"}
        return frozenset(typed | placed | self.files)

    @property
    def files(self) -> frozenset[str]:
        """Names of attachments and what stands in their metadata."""
        tag = self.tag
        return frozenset({f"Файлмаркер{tag}", f"Суретмаркер{tag}", f"Автормаркер{tag}", f"kameramarker{tag}"})

    @property
    def all(self) -> frozenset[str]:
        """Every marker."""
        return self.identity | self.words

    def scan(self) -> tuple[str, BytesIO]:
        """A PDF whose metadata names its author."""
        out = BytesIO()
        with pikepdf.new() as document:
            document.add_blank_page(page_size=(200, 200))
            document.docinfo["/Author"] = f"Автормаркер{self.tag}"
            document.docinfo["/Title"] = f"Файлмаркер{self.tag}"
            document.save(out)
        out.seek(0)
        return f"Файлмаркер{self.tag} қаулы.pdf", out

    def picture(self) -> tuple[str, BytesIO]:
        """A photograph that says where and by whom it was taken."""
        out, about = BytesIO(), PngImagePlugin.PngInfo()
        about.add_text("Author", f"kameramarker{self.tag}")
        Image.new("RGB", (8, 8), "green").save(out, "PNG", pnginfo=about)
        out.seek(0)
        return f"Суретмаркер{self.tag}.png", out


HIDDEN = Markers("қхв", "+77015550177", "880412400018", date(1988, 4, 12))
NAMED = Markers("ғзф", "+77025550288", "910723300010", date(1991, 7, 23))
