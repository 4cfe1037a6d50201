"""The operator's seal on a paper: found sound by two readers, without taking anything from the paper."""

import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pdfua
import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from oversight.documents.binding import Bound, bind
from oversight.documents.isolation import HANDED_DOWN
from oversight.documents.sealing import Seal, SealFailed, SealUnusable, open_seal, read_seal, seal
from oversight.domain.paper_number import number_in_file
from oversight.domain.terms import DocumentKind
from tests.certificates import PASSWORD, SUBJECT, made_up, write_to
from tests.conftest import MONDAY
from tests.documents.conftest import SamplePath
from tests.documents.test_structure import elements

KIND = DocumentKind.RECEIPT


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Seal:
    settings = write_to(tmp_path_factory.mktemp("seal"))
    return open_seal(settings.file, settings.password)


@pytest.fixture(scope="module")
def unsealed(sample_path: SamplePath) -> bytes:
    return sample_path(KIND, "kk").read_bytes()


@pytest.fixture(scope="module")
def sealed(unsealed: bytes, held: Seal) -> bytes:
    return seal(unsealed, held, MONDAY)


def test_a_sealed_paper_is_whole(sealed: bytes, held: Seal) -> None:
    found = read_seal(sealed)
    assert found is not None
    assert found.is_whole
    assert (found.subject, found.fingerprint) == (SUBJECT, made_up().fingerprint) == (held.subject, held.fingerprint)


def test_another_reader_agrees(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    told = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False).stdout.decode()
    assert "Signature is Valid" in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert SUBJECT in told


def test_the_paper_itself_stays_byte_for_byte(sealed: bytes, unsealed: bytes) -> None:
    assert sealed.startswith(unsealed)
    assert number_in_file(sealed) == number_in_file(unsealed)


def test_its_marks_tags_and_record_stay(sealed: bytes, unsealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as paper, pikepdf.open(io.BytesIO(unsealed)) as before:
        assert paper.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        meta = paper.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
        assert len(paper.Root.OutputIntents) == len(paper.Root.AF) == 1
        assert [node.get("/S") for node, _ in elements(paper)] == [node.get("/S") for node, _ in elements(before)]
        record, as_it_was = (one.attachments["record.json"].get_file().read_bytes() for one in (paper, before))
        assert record == as_it_was
        assert paper.docinfo == before.docinfo


def test_checkers_find_no_new_fault(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
    assert [str(finding) for finding in pdfua.validate(path).findings] == []


def test_it_claims_its_moment_and_nothing_more(sealed: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as paper:
        (field,) = paper.Root.AcroForm.Fields
        assert str(field.V.M) == "D:20260202050000Z"
        assert {"/Reason", "/Location", "/ContactInfo"}.isdisjoint(field.V.keys())
        assert [float(edge) for edge in field.Rect] == [-9999] * 4  # beyond the page
        assert "/DSS" not in paper.Root


@pytest.mark.parametrize("place", [0.01, 0.5, 0.86])
def test_one_flipped_byte_breaks_it(sealed: bytes, place: float) -> None:
    at = int(len(sealed) * place)
    found = read_seal(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
    assert found is None or not found.is_whole


def test_a_later_revision_breaks_it(sealed: bytes) -> None:
    later = IncrementalPdfFileWriter(io.BytesIO(sealed))
    later.root["/Changed"] = later.root["/Lang"]
    later.update_root()
    changed = io.BytesIO()
    later.write(changed)
    found = read_seal(changed.getvalue())
    assert found is not None
    assert not found.is_whole


def test_a_paper_without_a_seal_has_none(unsealed: bytes) -> None:
    assert read_seal(unsealed) is None
    assert read_seal(b"no PDF at all") is None


def test_a_bound_file_does_not_bear_the_seals_of_its_parts(sealed: bytes) -> None:
    one = Bound("one", sealed)
    with pikepdf.open(io.BytesIO(bind(one, [one], title="both", language="kk"))) as both:
        assert not [note for page in both.pages for note in page.get("/Annots", []) if "/FT" in note]


@pytest.mark.parametrize("at", [datetime(2019, 12, 31, tzinfo=UTC), datetime(2040, 1, 2, tzinfo=UTC)])
def test_outside_its_validity_nothing_is_sealed(unsealed: bytes, held: Seal, at: datetime) -> None:
    with pytest.raises(SealFailed, match="valid from 2020-01-01 to 2040-01-01"):
        seal(unsealed, held, at)


def test_what_cannot_be_sealed_is_not_returned(held: Seal) -> None:
    with pytest.raises(SealFailed):
        seal(b"no PDF at all", held, MONDAY)


class TestTheCertificate:
    def test_its_key_is_not_printed(self, held: Seal, tmp_path: Path) -> None:
        assert "signer" not in repr(held)
        assert PASSWORD not in repr(write_to(tmp_path))

    def test_its_password_does_not_reach_the_typesetter(self) -> None:
        assert not [name for name in HANDED_DOWN if "SEAL" in name]

    def test_a_wrong_password_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(SealUnusable, match=r"password .* is wrong") as refused:
            open_seal(write_to(tmp_path).file, "another")
        assert "another" not in str(refused.value)

    def test_a_missing_file_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(SealUnusable, match="cannot be read"):
            open_seal(tmp_path / "absent.p12", PASSWORD)

    def test_a_missing_library_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr("oversight.documents.pades", raising=False)
        monkeypatch.setitem(sys.modules, "oversight.documents.pades", None)
        with pytest.raises(SealUnusable, match="is not installed"):
            open_seal(write_to(tmp_path).file, PASSWORD)
        with pytest.raises(SealUnusable, match="Install pyhanko"):
            read_seal(b"")
