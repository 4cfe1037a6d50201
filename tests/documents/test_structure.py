"""What a screen reader and an archive find in a paper, read with another library than the one that wrote it."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from oversight.documents.finishing import Finisher, ForeignFont
from oversight.documents.fonts import FontSet
from oversight.documents.renderer import render_pdf
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.common import written_in
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.domain.terms import DocumentKind

RECEIPT, FINAL = DocumentKind.RECEIPT, DocumentKind.FINAL_DOCUMENT_RECOMMENDATION


@pytest.fixture(scope="module", params=[RECEIPT, FINAL])
def paper(request: pytest.FixtureRequest, fonts: FontSet) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(render_pdf(request.param, "ru", sample(request.param).as_json(), fonts))) as pdf:
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
        assert len(outline.root) == headings > 1


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


def test_the_receipt_of_another_language_names_it_in_the_letterhead(paper: pikepdf.Pdf) -> None:
    assert "kk" in {str(node.Lang) for node, _ in elements(paper) if "/Lang" in node}


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


def test_an_independent_reader_finds_no_fault(fonts: FontSet, tmp_path: Path) -> None:
    for kind in (RECEIPT, FINAL):
        path = tmp_path / f"{kind}.pdf"
        path.write_bytes(render_pdf(kind, "kk", sample(kind).as_json(), fonts))
        assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0


def test_a_foreign_font_stops_the_paper() -> None:
    class Pdf:
        objects = ({"Type": "/Font", "BaseFont": "/ABCDEF+DejaVu-Sans"},)
        pages = {"Count": 1}  # noqa: RUF012

    with pytest.raises(ForeignFont, match="DejaVu"):
        Finisher("kk")(None, Pdf())
