"""Which signature files are kept. Their form is looked at; nobody asks here who signed, or whether it is true."""

from io import BytesIO
from pathlib import Path

import pytest

from config import Limits
from oversight.domain.attachments import NO_SIGNATURE, NOT_WHAT_IT_SAYS, SIGNS_INSIDE, FileRefused
from oversight.persistence.files import FileStore
from oversight.persistence.inspection.worker import Found, inspect
from tests.persistence.corpus import pdf, signatures


def look(folder: Path, content: bytes, extension: str) -> Found:
    path = folder / "file"
    path.write_bytes(content)
    return inspect(path, extension)


@pytest.mark.parametrize("name", signatures.good_signatures())
def test_a_detached_signature_is_taken_whole(tmp_path: Path, name: str) -> None:
    content = signatures.good_signatures()[name]
    assert look(tmp_path, content, "sig") == Found("p7s", len(content))


@pytest.mark.parametrize("name", signatures.no_signatures())
def test_anything_else_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused) as refused:
        look(tmp_path, signatures.no_signatures()[name], "p7s")
    assert refused.value.message == NO_SIGNATURE


def test_what_is_signed_must_lie_beside_it(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        look(tmp_path, signatures.holding_its_document(), "cms")
    assert refused.value.message == SIGNS_INSIDE


@pytest.mark.parametrize("extension", ["pdf", "txt", "png"])
def test_a_signature_under_another_name_is_refused(tmp_path: Path, extension: str) -> None:
    with pytest.raises(FileRefused):
        look(tmp_path, signatures.detached(), extension)


def test_another_file_under_its_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        look(tmp_path, pdf.pdf(), "p7s")
    assert refused.value.message == NOT_WHAT_IT_SAYS


def test_it_is_kept_under_the_name_by_which_it_belongs_to_its_document(tmp_path: Path) -> None:
    stored = FileStore(tmp_path, Limits()).put(BytesIO(signatures.detached()), "шарт.pdf.SIG")
    assert (stored.name, stored.media_type) == ("шарт.pdf.sig", "application/pkcs7-signature")
