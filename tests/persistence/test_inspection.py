"""What is taken from outside and what is not: several hundred files, each looked into by the real parser."""

import itertools
import resource
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from oversight.domain import attachments
from oversight.domain.attachments import FileRefused
from oversight.persistence.inspection.worker import Found, inspect
from tests.persistence.corpus import office, pdf, pictures, texts

NAMES = ("pdf", "png", "jpg", "docx", "xlsx", "csv", "txt")


@pytest.fixture
def look(tmp_path: Path) -> object:
    """Look at bytes under an extension."""

    def look(content: bytes, extension: str | None) -> Found:
        path = tmp_path / "file"
        path.write_bytes(content)
        return inspect(path, extension)

    return look


def refusal(look: object, content: bytes, extension: str | None) -> str:
    with pytest.raises(FileRefused) as caught:
        look(content, extension)  # type: ignore[operator]
    return caught.value.message


@pytest.mark.parametrize("name", pdf.good_pdfs())
def test_plain_pdfs_are_taken(look: object, name: str) -> None:
    content = pdf.good_pdfs()[name]
    assert look(content, "pdf") == Found("pdf", len(content))  # type: ignore[operator]


@pytest.mark.parametrize("name", pictures.good_pictures() | office.good_office() | texts.good_texts())
def test_plain_files_are_taken_whole(look: object, name: str) -> None:
    kind, content = (pictures.good_pictures() | office.good_office() | texts.good_texts())[name]
    assert look(content, kind) == Found(kind, len(content))  # type: ignore[operator]


@pytest.mark.parametrize("name", pictures.good_pictures() | office.good_office())
def test_the_kind_comes_from_the_content_where_the_name_is_silent(look: object, name: str) -> None:
    kind, content = (pictures.good_pictures() | office.good_office())[name]
    assert look(content, None).kind == kind  # type: ignore[operator]


def test_text_without_an_extension_is_plain_text(look: object) -> None:
    assert look(office.TEXT.encode(), None).kind == "txt"  # type: ignore[operator]


@pytest.mark.parametrize("extension", ["jpg", "jpeg", "jpe", "jfif"])
def test_a_jpeg_has_several_extensions(look: object, extension: str) -> None:
    assert look(pictures.picture("JPEG"), extension).kind == "jpg"  # type: ignore[operator]


@pytest.mark.parametrize("name", pictures.tailed_pictures())
def test_a_picture_ends_where_it_ends(look: object, name: str) -> None:
    kind, content, tail = pictures.tailed_pictures()[name]
    assert look(content + tail, kind) == Found(kind, len(content))  # type: ignore[operator]


@pytest.mark.parametrize(("kind", "extension"), list(itertools.permutations(NAMES[:5], 2)))
def test_content_and_extension_must_agree(look: object, kind: str, extension: str) -> None:
    content = {
        "pdf": pdf.pdf(),
        "png": pictures.picture(),
        "jpg": pictures.picture("JPEG"),
        "docx": office.word(),
        "xlsx": office.excel(),
    }[kind]
    assert refusal(look, content, extension) == attachments.NOT_WHAT_IT_SAYS


@pytest.mark.parametrize("kind", NAMES[:5])
@pytest.mark.parametrize("extension", ["txt", "csv"])
def test_other_kinds_are_no_text(look: object, kind: str, extension: str) -> None:
    content = {
        "pdf": pdf.pdf(),
        "png": pictures.picture(),
        "jpg": pictures.picture("JPEG"),
        "docx": office.word(),
        "xlsx": office.excel(),
    }[kind]
    assert refusal(look, content, extension) == attachments.NOT_WHAT_IT_SAYS


@pytest.mark.parametrize("extension", [*NAMES, None])
@pytest.mark.parametrize("name", texts.foreign())
def test_foreign_content_is_refused_under_every_name(look: object, name: str, extension: str | None) -> None:
    assert refusal(look, texts.foreign()[name], extension)


@pytest.mark.parametrize("extension", ["pdf", "png", "docx"])
def test_a_renamed_page_is_told_apart_from_its_name(look: object, extension: str) -> None:
    assert refusal(look, texts.PAGE, extension) == attachments.NOT_WHAT_IT_SAYS


@pytest.mark.parametrize("extension", texts.FOREIGN_EXTENSIONS.split())
def test_foreign_extensions_are_refused_whatever_is_inside(look: object, extension: str) -> None:
    assert refusal(look, pdf.pdf(), extension) == attachments.WRONG_KIND


@pytest.mark.parametrize("name", pdf.hostile_pdfs())
def test_a_pdf_that_does_something_is_refused(look: object, name: str) -> None:
    assert refusal(look, pdf.hostile_pdfs()[name], "pdf") == attachments.ACTIVE


@pytest.mark.parametrize("name", pdf.broken_pdfs())
def test_a_broken_pdf_is_refused(look: object, name: str) -> None:
    assert refusal(look, pdf.broken_pdfs()[name](), "pdf")


@pytest.mark.parametrize("name", ["locked", "locked for the owner"])
def test_a_locked_pdf_is_named_so(look: object, name: str) -> None:
    assert refusal(look, pdf.broken_pdfs()[name](), "pdf") == attachments.LOCKED


@pytest.mark.parametrize("name", pdf.disguised_pdfs())
def test_a_pdf_that_is_also_something_else_is_refused(look: object, name: str) -> None:
    assert refusal(look, pdf.disguised_pdfs()[name], "pdf") == attachments.NOT_WHAT_IT_SAYS


@pytest.mark.parametrize("name", pictures.broken_pictures())
def test_a_broken_or_moving_picture_is_refused(look: object, name: str) -> None:
    kind, content = pictures.broken_pictures()[name]
    assert refusal(look, content, kind) == (attachments.MOVING if "moves" in name else attachments.DAMAGED)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_too_many_pixels_is_refused_unseen(look: object, kind: str) -> None:
    wide = Image.new("L", (20_000, 2_600))
    content = BytesIO()
    wide.save(content, kind)
    assert refusal(look, content.getvalue(), kind.lower()) == attachments.TOO_MANY_PIXELS


@pytest.mark.parametrize("name", office.active_office())
def test_an_office_file_that_does_something_is_refused(look: object, name: str) -> None:
    kind, content = office.active_office()[name]
    assert refusal(look, content, kind) == attachments.ACTIVE


@pytest.mark.parametrize("name", office.harmful_archives())
def test_a_harmful_archive_is_refused(look: object, name: str) -> None:
    assert refusal(look, office.harmful_archives()[name](), "docx") != attachments.WRONG_KIND


@pytest.mark.parametrize("name", [name for name in office.harmful_archives() if name.startswith("bomb")])
def test_a_bomb_is_refused_without_unpacking(look: object, name: str) -> None:
    content = office.harmful_archives()[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(look, content, "docx") == attachments.TOO_COMPLEX
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB


def test_a_locked_document_is_named_so(look: object) -> None:
    assert refusal(look, texts.LOCKED_WORD, "docx") == attachments.LOCKED


@pytest.mark.parametrize("content", [b"", b"x"])
@pytest.mark.parametrize("extension", NAMES)
def test_nothing_is_no_file(look: object, content: bytes, extension: str) -> None:
    assert refusal(look, content, extension) == attachments.EMPTY_FILE


def test_a_table_that_cannot_be_read_is_refused(look: object) -> None:
    assert refusal(look, b'a,"' + b"x" * 200_000 + b'"', "csv") == attachments.DAMAGED


def test_there_are_hundreds_of_them() -> None:
    groups = (
        pdf.good_pdfs(),
        pictures.good_pictures(),
        office.good_office(),
        texts.good_texts(),
        pdf.hostile_pdfs(),
        pdf.broken_pdfs(),
        pdf.disguised_pdfs(),
        pictures.broken_pictures(),
        pictures.tailed_pictures(),
        office.active_office(),
        office.harmful_archives(),
    )
    assert (
        sum(map(len, groups)) + len(texts.foreign()) * (len(NAMES) + 1) + len(texts.FOREIGN_EXTENSIONS.split()) >= 300
    )
