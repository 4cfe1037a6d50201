"""The whole text of every sample paper, kept so that no word changes unseen.

python -m tests.documents.golden [NAME ...]     writes the texts anew: read the difference before you commit it
"""

import sys
from html.parser import HTMLParser
from pathlib import Path

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.registry import PAPERS
from oversight.documents.samples.by_kind import sample
from oversight.documents.values import Language
from oversight.domain.terms import LANGUAGES, DocumentKind

FOLDER = Path(__file__).parent / "golden_texts"
BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "tr", "table", "section", "ul", "ol", "li", "title", "figcaption"})
CELLS = frozenset({"td", "th"})


class _Reader(HTMLParser):
    """A line per block, cells apart by a bar; what stands in another language keeps its mark."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._is_foot = False  # the foot of the other pages, of which a short paper has none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._is_foot = self._is_foot or values.get("class") == "seal"
        if self._is_foot:
            return
        if tag == "body":
            self.lines += [values["data-kind"] or "", values["data-docket"] or "", ""]
        elif tag in BLOCKS:
            self.lines.append("")
        elif tag == "i" and self.lines[-1][-1:].isalnum():
            self.lines[-1] += " "
        elif tag == "img":
            self.lines.append(f"[{values['alt']}]")
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._is_foot:
            self._is_foot = tag != "div"
        elif tag in BLOCKS:
            self.lines.append("")
        elif tag in CELLS:
            while not self.lines[-1].strip():
                self.lines.pop()
            self.lines[-1] += " | "
        elif tag == "b":
            self.lines[-1] += " "

    def handle_data(self, data: str) -> None:
        self.lines[-1] += "" if self._is_foot else data


def text_of(html: str) -> str:
    """The words of a filled template, one block a line."""
    reader = _Reader()
    reader.feed(html)
    lines = (" ".join(line.replace("\u200b", "").split()).removesuffix(" |") for line in reader.lines)
    return "\n".join(line for line in lines if line) + "\n"


def written(kind: DocumentKind, language: Language) -> str:
    """The text of the sample of that kind."""
    return text_of(fill(kind, language, sample(kind), characters=LETTERS))


def path_of(kind: DocumentKind, language: Language) -> Path:
    """Where the text is kept."""
    return FOLDER / f"{kind}.{language}.txt"


def main(names: list[str]) -> None:
    """Write the texts of the papers named, or of all."""
    for paper in PAPERS:
        if not names or paper.name in names:
            for language in LANGUAGES:
                path_of(paper.kinds[-1], language).write_text(written(paper.kinds[-1], language), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
