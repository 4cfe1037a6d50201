"""The extract of the register: tables, paper and digests of one reading, in a folder."""

import csv
import hashlib
import io
import json

import openpyxl
import pytest
from sqlalchemy import update

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.papers.register_extract import MOST_ROWS, RegisterExtract
from oversight.domain.errors import UnknownFilter
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Body
from oversight.services import register_extract
from oversight.services.register_extract import IssuerUnclear, RegisterTooLong, write_extract
from tests.published import publish

TABLES = [f"register.{language}.{kind}" for language in ("en", "kk", "ru") for kind in ("csv", "xlsx")]
PAPERS = [f"register_extract.{language}.pdf" for language in ("kk", "ru", "en")]


@pytest.fixture
def key(session, world):
    session.execute(update(Body).where(Body.id == world.commission.id).values(key="the-commission"))
    session.commit()
    return "the-commission"


@pytest.fixture
def extract(services, key, tmp_path):
    """`extract(folder, **filters)`: the contexts of the papers by language, and the folder."""

    def write(name="a", **filters):
        contexts, folder = {}, tmp_path / name

        def note(kind, language, context):
            assert kind is DocumentKind.REGISTER_EXTRACT
            contexts[language] = RegisterExtract.from_json(context)
            return b"%PDF"

        written = list(write_extract(services, folder, filters, issuer=key, render=note))
        assert [path.name for path in written] == [*TABLES, *PAPERS, "manifest.json"]
        assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)
        return contexts, folder

    return write


@pytest.fixture
def three(session, world):
    publish(session, world, 1, state="closed", agency_id=None)
    publish(session, world, 2, state="overdue", is_late=True, recommendations=3, answers=1)
    publish(session, world, 3, state="overdue", is_late=True, title_ru="")
    session.commit()


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_short_register_is_printed_whole(extract, three, clock, world):
    clock.set(2026, 2, 24)
    contexts, _ = extract()
    paper = contexts["kk"]
    assert [entry.number for entry in paper.entries] == ["2026-00003", "2026-00002", "2026-00001"]
    assert [(entry.answered, entry.recommendations, entry.days_late) for entry in paper.entries] == [
        (0, 0, 2),
        (1, 3, 2),
        (0, 0, 0),
    ]
    assert (paper.entries[0].title.ru, paper.entries[2].agency, paper.table_files) == (None, None, ())
    assert (paper.total, paper.late, paper.taken_on) == (3, 2, "2026-02-24")
    assert {one.name.en: one.count for one in paper.sums} == {"Overdue": 2, "Closed": 1}
    assert [(one.name.en, one.count) for one in paper.regions] == [("North Kazakhstan Region", 3)]
    assert paper.frame.issuer.name.kk == world.commission.name_kk
    assert "2026-00003" in fill(DocumentKind.REGISTER_EXTRACT, "kk", paper, characters=LETTERS)


def test_the_filters_are_those_of_the_page_and_are_told(extract, three, world):
    contexts, _ = extract(state="overdue", late="1", agency=str(world.agency.id), **{"from": "2026-01-01"})
    paper = contexts["ru"]
    assert paper.total == 2
    assert [(one.name.ru, one.value.ru) for one in paper.conditions] == [
        ("Состояние", "Просрочено"),
        ("Государственный орган", world.agency.name_ru),
        ("Срок", "Только просроченные"),
        ("Подано с", "1 января 2026 года"),
    ]
    assert paper.frame.check.path.startswith("/register?state=overdue&agency=")


def test_a_long_register_is_summed_up_and_its_files_are_named(extract, session, world):
    for serial in range(1, MOST_ROWS + 2):
        publish(session, world, serial, is_late=serial % 3 == 0)
    session.commit()
    contexts, folder = extract()
    for language, paper in contexts.items():
        assert (paper.total, paper.late, paper.entries) == (501, 167, ())
        assert {file.name: (file.digest, file.size) for file in paper.table_files} == {
            name: (sha256(folder / name), (folder / name).stat().st_size)
            for name in (f"register.{language}.csv", f"register.{language}.xlsx")
        }
        html = fill(DocumentKind.REGISTER_EXTRACT, language, paper, characters=LETTERS)
        assert all(f'<i class="nb">{file.digest[32:]}</i>' in html for file in paper.table_files)
    rows = list(csv.reader(io.StringIO((folder / "register.kk.csv").read_text("utf-8-sig"), newline="")))
    sheet = openpyxl.load_workbook(folder / "register.kk.xlsx", read_only=True)
    assert [row[0] for row in rows[1:]] == [f"2026-{serial:05}" for serial in range(501, 0, -1)]
    assert [row[0] for row in sheet.active.values] == [row[0] for row in rows]
    sheet.close()


def test_the_manifest_has_the_digest_of_every_file(extract, three):
    contexts, folder = extract(state="overdue")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        path.name: sha256(path) for path in folder.iterdir() if path.name != "manifest.json"
    }
    assert (manifest["rows"], manifest["filters"]) == (2, {"state": "overdue"})
    assert manifest["number"] == contexts["kk"].frame.number


def test_the_same_register_gives_the_same_bytes(extract, three, session, world, clock):
    first, one = extract("a")
    clock.forward(hours=3)
    again, two = extract("b")
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in TABLES)
    assert first["kk"].frame.number == again["kk"].frame.number
    publish(session, world, 4)
    session.commit()
    assert extract("c")[0]["kk"].frame.number != first["kk"].frame.number


@pytest.mark.parametrize("given", [{"state": "x"}, {"colour": "red"}, {"cursor": "n5.abc"}, {"from": "1"}])
def test_an_unknown_filter_writes_nothing(services, key, tmp_path, given):
    with pytest.raises(UnknownFilter):
        list(write_extract(services, tmp_path / "out", given, issuer=key, render=None))
    assert not (tmp_path / "out").exists()


def test_who_issues_it_must_be_plain(services, key, world, tmp_path):
    for issuer in (None, "nobody"):
        with pytest.raises(IssuerUnclear, match="the-commission"):
            list(write_extract(services, tmp_path, {}, issuer=issuer))
    named = {"commission": str(world.commission.id)}
    assert list(write_extract(services, tmp_path, named, render=lambda *_: b"%PDF"))


def test_a_register_too_long_for_a_sheet_leaves_nothing_half_written(extract, three, tmp_path, monkeypatch):
    monkeypatch.setattr(register_extract, "MOST_SHEET_ROWS", 2)
    with pytest.raises(RegisterTooLong, match="narrow it"):
        extract("out")
    assert list((tmp_path / "out").iterdir()) == []
