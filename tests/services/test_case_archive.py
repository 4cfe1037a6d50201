"""The whole file of a case: complete, the same each time, and no more public than the register."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from oversight.documents.papers.case_file import CaseFile
from oversight.domain.chain import GENESIS, Link, digest_of
from oversight.domain.errors import NotVisible
from oversight.domain.terms import DocumentKind
from oversight.services import deadline_watch, issuing
from oversight.services.case_archive import NothingIssued, write_archive
from oversight.services.context import Services
from oversight.services.issued_papers import PaperDamaged
from tests.cases import file_complaint, to_sent
from tests.conftest import Clock
from tests.world import World


def pages(count: int) -> bytes:
    with pikepdf.new() as document:
        for _ in range(count):
            document.add_blank_page()
        target = io.BytesIO()
        document.save(target, deterministic_id=True)
        return target.getvalue()


COVERS: list[CaseFile] = []


def quickly(kind: DocumentKind, language: str, context: Mapping[str, Any]) -> bytes:
    """In place of the typesetter: two pages a paper, and a list that takes two pages itself."""
    if kind is DocumentKind.CASE_FILE:
        COVERS.append(CaseFile.from_json(context))
    return pages(2)


@pytest.fixture
def sent(services: Services, world: World) -> str:
    number = to_sent(services, world)
    issuing.render_queued(services, quickly)
    return number


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_every_issued_paper_and_their_digests(services: Services, sent: str, tmp_path: Path) -> None:
    found = members(write_archive(services, sent, tmp_path, render=quickly))
    manifest = json.loads(found.pop("manifest.json"))
    assert {entry["name"]: entry["sha256"] for entry in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in found.items()
    }
    assert any("final_document" in name for name in found)
    assert any("receipt" in name for name in found)


def test_the_list_says_on_which_page_each_paper_begins(services: Services, sent: str, tmp_path: Path) -> None:
    found = members(write_archive(services, sent, tmp_path, render=quickly))
    papers = sum(name.startswith("papers/") for name in found)
    assert [content.first_page for content in COVERS[-1].contents] == [3 + 2 * number for number in range(papers)]
    with pikepdf.open(io.BytesIO(found["case_file.pdf"])) as document, document.open_outline() as outline:
        assert len(document.pages) == COVERS[-1].total_pages == 2 + 2 * papers
        assert len(outline.root) == 1 + papers


def test_twice_is_the_same(services: Services, sent: str, clock: Clock, tmp_path: Path) -> None:
    first = write_archive(services, sent, tmp_path / "a", render=quickly).read_bytes()
    clock.forward(days=3)
    assert write_archive(services, sent, tmp_path / "b", render=quickly).read_bytes() == first


def test_the_timeline_proves_the_log_without_this_system(services: Services, sent: str, tmp_path: Path) -> None:
    timeline = json.loads(members(write_archive(services, sent, tmp_path, render=quickly))["timeline.json"])
    head = GENESIS
    for event in timeline["events"]:
        link = Link(
            timeline["case"],
            event["sequence"],
            event["action"],
            event["actor"],
            event["role"],
            datetime.fromisoformat(event["at"]),
            event["source"],
            event["target"],
            event["data"],
        )
        head = digest_of(link, head)
        assert head == event["digest"]


def test_the_public_one_holds_what_the_register_lists(
    services: Services, sent: str, clock: Clock, tmp_path: Path
) -> None:
    clock.set(2026, 2, 3, 10, 25)
    deadline_watch.run(services)
    path = write_archive(services, sent, tmp_path, is_public=True, render=quickly)
    found = members(path)
    papers = [name for name in found if name.startswith("papers/")]
    assert papers
    assert all("final_document" in name for name in papers)
    assert all("actor" not in event for event in json.loads(found["timeline.json"])["events"])
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time[3:] for entry in archive.infolist()} == {(0, 0, 0)}
    assert COVERS[-1].frame.issued_at.endswith("T00:00:00+05:00")


def test_there_is_no_public_one_before_the_texts_are_public(
    services: Services, world: World, sent: str, tmp_path: Path
) -> None:
    with pytest.raises(NothingIssued):  # before the texts are public
        write_archive(services, sent, tmp_path, is_public=True, render=quickly)


def test_a_case_that_is_not_public_has_no_public_file(services: Services, world: World, tmp_path: Path) -> None:
    number = file_complaint(services, world)
    issuing.render_queued(services, quickly)
    with pytest.raises(NotVisible):
        write_archive(services, number, tmp_path, is_public=True, render=quickly)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_case_is_not_visible(services: Services, tmp_path: Path) -> None:
    with pytest.raises(NotVisible):
        write_archive(services, "2026-99999", tmp_path, render=quickly)


def test_a_damaged_paper_stops_it(
    services: Services, sent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oversight.services.case_archive.hashlib.sha256", lambda _content: hashlib.sha1(b""))
    with pytest.raises(PaperDamaged):
        write_archive(services, sent, tmp_path, render=quickly)
    assert list(tmp_path.iterdir()) == []
