"""What a person sees of an answer: the words of a page, its links, the text of a PDF."""

import html
import io
import re
import subprocess
import tempfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
from werkzeug.test import TestResponse

_UNSEEN = frozenset({"script", "style", "head", "svg"})


class _Page(HTMLParser):
    """Collects visible words, links and headings."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.language = ""
        self.headings = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag == "form" and given.get("action"):
            self.links.append(given["action"] or "")
        self.headings += tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def read_page(page: TestResponse) -> _Page:
    """The page, parsed."""
    parser = _Page()
    parser.feed(page.text)
    return parser


def flat(text: str) -> str:
    """One space between words, whatever stood there: no-break spaces and line ends differ between page and paper."""
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split())


def words_of(page: TestResponse) -> str:
    """What stands on the page, as one line."""
    return flat(" ".join(read_page(page).words))


def links_of(page: TestResponse) -> list[str]:
    """Where the links and the forms of the page lead, in their order."""
    return read_page(page).links


@lru_cache(maxsize=256)
def text_of_pdf(pdf: bytes) -> str:
    """The text as poppler extracts it in reading order, words broken at line ends mended, as one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    return flat(re.sub(r"(?<=\w)[-\N{HYPHEN}\N{SOFT HYPHEN}]\n(?=\w)", "", done.stdout.decode()))


def everything_in(answer: TestResponse) -> str:
    """All an answer carries: the source of a page, or text, data about itself and embedded files of a PDF."""
    if answer.mimetype != "application/pdf":
        return html.unescape(answer.data.decode("utf-8", "replace"))
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        about = [str(value) for value in pdf.docinfo.values()] if pdf.docinfo else []
        embedded = [file.get_file().read_bytes().decode("utf-8", "replace") for file in pdf.attachments.values()]
    return " ".join([text_of_pdf(answer.data), *about, *embedded])


_CHOICES = (
    re.compile(r'<option(?=[^>]*\bvalue="(?P<value>[^"]*)")[^>]*>(?P<label>[^<]*)</option>'),
    re.compile(
        r'<input type="(?:radio|checkbox)"(?=[^>]*\bvalue="(?P<value>[^"]*)")[^>]*><span>\s*<b>(?P<label>[^<]*)</b>'
    ),
)


def choice(page: TestResponse, label: str) -> str:
    """The value behind the choice a person reads as *label*, in a list or beside a button."""
    found = {
        match["value"]
        for pattern in _CHOICES
        for match in pattern.finditer(page.text)
        if flat(html.unescape(match["label"])) == label
    }
    assert len(found) == 1, f"{label!r} can be chosen {len(found)} times on {page.request.path}"
    return found.pop()
