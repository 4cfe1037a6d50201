"""The commands about papers and logs, with the exit codes that outsiders rely on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Docket
from oversight.services.issuing import render_queued
from oversight.statute.schema import Statute
from tests.cases import file_complaint
from tests.certificates import SUBJECT, made_up
from tests.certificates import write_to as write_certificate
from tests.services.test_issuing import quickly

pytestmark = pytest.mark.usefixtures("receipts_only")


@pytest.fixture
def run(app):
    return lambda *arguments: app.test_cli_runner().invoke(args=[str(one) for one in arguments])


@pytest.fixture
def exported(run, services, world, tmp_path: Path) -> Path:
    """The one paper of a case, written out by the command."""
    number = file_complaint(services, world)
    render_queued(services, quickly)
    done = run("papers", "export", number, tmp_path)
    assert done.exit_code == 0
    (path,) = tmp_path.iterdir()
    assert path.name == f"{number}-02-receipt.kk.pdf"
    return path


def test_every_kind_is_listed_with_its_elements(run, statute: Statute) -> None:
    lines = [json.loads(line) for line in run("papers", "list", "--format", "json").stdout.splitlines()]
    assert [line["kind"] for line in lines] == [kind.value for kind in DocumentKind]
    assert all(
        [one["key"] for one in line["elements"]] == [one.key for one in statute.documents[line["kind"]].elements]
        for line in lines
    )


def test_a_list_for_people_says_why_an_element_is_there(run) -> None:
    text = run("papers", "list", "--lang", "en").stdout
    assert "Numbered recommendations [Law, Article 13(4)]" in text
    assert "[rule of the commission]" in text


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # typeset for real, which no database has a part in
def test_a_sample_is_written_and_was_not_issued_here(run, tmp_path: Path) -> None:
    done = run("papers", "sample", tmp_path, "--kind", "receipt", "--lang", "ru")
    assert (done.exit_code, done.stdout.strip()) == (0, str(tmp_path / "receipt.ru.pdf"))
    verified = run("papers", "verify", tmp_path / "receipt.ru.pdf")
    assert verified.exit_code == 2
    assert "sample: True" in verified.stdout


def test_an_issued_paper_is_intact(run, exported: Path) -> None:
    done = run("papers", "verify", exported, "--format", "json")
    found = json.loads(done.stdout)
    assert (done.exit_code, found["finding"], found["standing"], found["logged"]) == (0, "intact", "valid", 3)


def test_a_seal_is_told_for_what_it_is(run, services, world, tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    services.settings = replace(services.settings, seal=write_certificate(tmp_path / "keys"))
    number = file_complaint(services, world)
    render_queued(services, quickly)
    run("papers", "export", number, tmp_path / "papers")
    (path,) = (tmp_path / "papers").iterdir()
    found = json.loads(run("papers", "verify", path, "--format", "json").stdout)
    assert (found["seal"], found["sealed_by"]) == ("whole", SUBJECT)
    assert found["certificate_sha256"] == made_up().fingerprint
    assert "not a qualified electronic signature" in found["seal_is"]


def test_one_flipped_byte_is_found(run, exported: Path) -> None:
    content = bytearray(exported.read_bytes())
    content[10] ^= 1
    exported.write_bytes(content + b"\n% 2026-00001/02")
    assert run("papers", "verify", exported).exit_code == 1


def test_another_file_was_not_issued_here(run, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    assert run("papers", "verify", tmp_path / "x.pdf").exit_code == 2


def test_a_case_that_is_not_there_has_no_papers(run, tmp_path: Path) -> None:
    assert run("papers", "export", "2031-00001", tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_log_that_holds_is_ok(run, services, world) -> None:
    number = file_complaint(services, world)
    assert "log: ok" in run("log", "verify").stdout
    one = run("log", "verify", "--case", number)
    assert (one.exit_code, "events: 2" in one.stdout) == (0, True)


def test_a_log_whose_head_was_changed_is_named(run, services, world) -> None:
    number = file_complaint(services, world)
    with services.context(writes=True) as ctx:
        ctx.session.execute(update(Docket).values(head_digest="0" * 64))
        ctx.session.commit()
    done = run("log", "verify")
    assert done.exit_code == 1
    assert f"case: {number}" in done.stdout


def test_an_extract_of_the_register_asks_for_filters_of_the_page_and_a_commission(run, world, tmp_path: Path) -> None:
    for arguments, sentence in (
        (("--filter", "state=x"), "a filter that is not known"),
        (("--filter", "state=closed", "--filter", "state=overdue"), "given twice"),
        ((), "which commission issues"),
    ):
        done = run("papers", "register", tmp_path / "out", *arguments)
        assert done.exit_code == 1
        assert sentence in done.stderr
    assert not (tmp_path / "out").exists()
