"""What a screen reader and an archive find in a paper, read with another library than the one that wrote it."""

import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pdfua
import pikepdf
import pytest

from oversight.documents.filling import fill
from oversight.documents.finishing import Finisher, ForeignFont
from oversight.documents.fonts import LETTERS, FontSet
from oversight.documents.record import record_bytes
from oversight.documents.registry import DOCUMENTS, PAPERS, title_of
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.common import written_in
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.values import Language
from oversight.domain.terms import LANGUAGES, DocumentKind
from tests.documents import golden
from tests.documents.conftest import SamplePath

FINAL = DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
SAMPLES = [(paper.kinds[-1], language) for paper in PAPERS for language in LANGUAGES]


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda one: f"{one[0]}-{one[1]}")
def shown(request: pytest.FixtureRequest) -> tuple[DocumentKind, Language]:
    """Every paper there is, in every language."""
    return request.param


@pytest.fixture(scope="module")
def path(shown: tuple[DocumentKind, Language], sample_path: SamplePath) -> Path:
    return sample_path(*shown)


@pytest.fixture(scope="module")
def paper(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def untranslated(fonts: FontSet) -> Iterator[pikepdf.Pdf]:
    """In English, of a document written in Kazakh only: nearly every passage is foreign."""
    context = written_in(sample_final_document(), "kk").as_json()
    with pikepdf.open(io.BytesIO(render_pdf(FINAL, "en", context, fonts))) as pdf:
        yield pdf


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, tuple[str, ...]]]:
    """Every structure element with the kinds of those above it."""

    def walk(node: pikepdf.Object, above: tuple[str, ...]) -> Iterator[tuple[pikepdf.Object, tuple[str, ...]]]:
        yield node, above
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from walk(kid, (*above, str(node.get("/S", ""))))

    yield from walk(pdf.Root.StructTreeRoot.K[0], ())


def test_it_is_marked_as_archival_and_accessible(paper: pikepdf.Pdf) -> None:
    meta = paper.open_metadata()
    content = bytes(paper.Root.Metadata.read_bytes()).decode()
    assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
    assert 'pdfuaid:part="1"' in content
    assert paper.Root.MarkInfo.Marked
    assert len(paper.Root.OutputIntents) == 1


def test_every_header_cell_has_a_scope(paper: pikepdf.Pdf) -> None:
    cells = [(node, above) for node, above in elements(paper) if node.get("/S") == "/TH"]
    assert cells
    for cell, above in cells:
        assert cell.A.Scope == ("/Column" if "/THead" in above else "/Row")


def test_every_table_has_a_header(paper: pikepdf.Pdf) -> None:
    tables = [node for node, _ in elements(paper) if node.get("/S") == "/Table"]
    headed = {above.index("/Table") for node, above in elements(paper) if node.get("/S") == "/TH"}
    assert tables
    assert headed


def test_headings_are_headings_and_bookmarks(paper: pikepdf.Pdf) -> None:
    headings = sum(node.get("/S") == "/H2" for node, _ in elements(paper))
    with paper.open_outline() as outline:
        assert len(outline.root) == headings > 0


def test_running_heads_and_feet_are_artifacts(paper: pikepdf.Pdf) -> None:
    reached = {node.objgen for node, _ in elements(paper)}
    numbers = paper.Root.StructTreeRoot.ParentTree.Nums
    for page in paper.pages:
        parents = numbers[2 * int(page.StructParents) + 1]
        assert all(parent is None or parent.objgen in reached for parent in parents)
        operators = [(str(operator), operands) for operands, operator in pikepdf.parse_content_stream(page)]
        assert any(name == "BMC" and operands[0] == "/Artifact" for name, operands in operators)


def test_marks_of_content_open_and_close(paper: pikepdf.Pdf) -> None:
    for page in paper.pages:
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            assert depth >= 0
        assert depth == 0


def test_the_letterhead_names_the_languages_in_which_it_stands(
    shown: tuple[DocumentKind, Language], paper: pikepdf.Pdf
) -> None:
    others = {"kk", "ru"} - {shown[1]}
    assert others <= {str(node.Lang) for node, _ in elements(paper) if "/Lang" in node}


def test_foreign_passages_carry_their_language(untranslated: pikepdf.Pdf) -> None:
    languages = [str(node.Lang) for node, _ in elements(untranslated) if "/Lang" in node]
    assert languages.count("kk") > 40
    assert set(languages) == {"kk", "ru"}


def test_no_link_stands_where_nothing_is_linked(untranslated: pikepdf.Pdf) -> None:
    assert not [node for node, _ in elements(untranslated) if node.get("/S") == "/Link"]


def test_nothing_active_is_in_a_paper(paper: pikepdf.Pdf) -> None:
    assert "/OpenAction" not in paper.Root
    assert "/AA" not in paper.Root
    assert "/JavaScript" not in paper.Root.Names
    for item in paper.objects:
        if isinstance(item, pikepdf.Dictionary):
            assert item.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/GoToR")


def test_an_independent_reader_finds_no_fault(path: Path) -> None:
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


def test_a_checker_of_accessibility_finds_no_fault(path: Path) -> None:
    assert [str(finding) for finding in pdfua.validate(path).findings] == []


def test_only_our_fonts_are_used_and_embedded(path: Path) -> None:
    lines = subprocess.run(["pdffonts", path], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    found = {(line.split()[0].partition("+")[2].split("-")[1], *line.split()[-5:-2]) for line in lines}
    assert found
    assert found <= {("Sans", "yes", "yes", "yes"), ("Serif", "yes", "yes", "yes")}


def test_title_and_language_are_set(shown: tuple[DocumentKind, Language], paper: pikepdf.Pdf) -> None:
    kind, language = shown
    assert str(paper.Root.Lang) == language
    assert paper.Root.ViewerPreferences.DisplayDocTitle
    title = str(paper.docinfo["/Title"]).replace("\xa0", " ")
    assert title.startswith(f"{title_of(kind).in_language(language)} {sample(kind).frame.number}")


def test_the_record_is_embedded_whole(shown: tuple[DocumentKind, Language], paper: pikepdf.Pdf) -> None:
    kind, _ = shown
    assert list(paper.attachments) == ["record.json"]
    assert len(paper.Root.AF) == 1
    record = bytes(paper.attachments["record.json"].get_file().read_bytes())
    assert record == record_bytes(kind, sample(kind).as_json())  # and so the same in the three languages


def test_the_record_says_the_same_again(shown: tuple[DocumentKind, Language], paper: pikepdf.Pdf) -> None:
    kind, language = shown
    record = json.loads(paper.attachments["record.json"].get_file().read_bytes())
    again = DOCUMENTS[DocumentKind(record["kind"])].context.from_json(record["context"])
    html = fill(kind, language, again, characters=LETTERS)
    assert golden.text_of(html) == golden.written(kind, language)


def test_a_foreign_font_stops_the_paper() -> None:
    class Pdf:
        objects = ({"Type": "/Font", "BaseFont": "/ABCDEF+DejaVu-Sans"},)
        pages = {"Count": 1}  # noqa: RUF012

    with pytest.raises(ForeignFont, match="DejaVu"):
        Finisher("kk")(None, Pdf())
