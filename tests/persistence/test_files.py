"""The attachment store: what it keeps, what it gives back, what is left when something goes wrong."""

import errno
import hashlib
import json
import os
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from config import Limits, Settings
from oversight.domain import attachments
from oversight.domain.attachments import FileLost, FileRefused, FileTooLarge, NoRoom
from oversight.persistence.files import FileStore, StoredFile, open_store
from oversight.persistence.inspection import worker
from tests.persistence.corpus import office, pdf, pictures, texts

NOW = datetime(2026, 5, 13, 5, 0, tzinfo=UTC)
PYTHON = sys.executable
LIMITS = replace(Limits(), attachment_bytes=300_000)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files", LIMITS)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into files in this process, where starting another is not the point."""
    monkeypatch.setattr(worker, "run", worker.inspect)


def put(store: FileStore, content: bytes, name: str) -> StoredFile:
    return store.put(BytesIO(content), name)


def everything(store: FileStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def date_back(path: Path, moment: datetime) -> None:
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_a_file_comes_back_as_it_was(store: FileStore) -> None:
    content = pdf.pdf()
    stored = put(store, content, "Шарт №5.pdf")
    with store.open(stored.key, stored.digest) as file:
        assert file.read() == content


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("a.PDF", "pdf", pdf.pdf()),
        ("a.png", "png", pictures.picture()),
        ("a.jpeg", "jpg", pictures.picture("JPEG")),
        ("a.docx", "docx", office.word()),
        ("a.xlsx", "xlsx", office.excel()),
        ("a.csv", "csv", texts.table().encode()),
        ("a.txt", "txt", office.TEXT.encode()),
    ],
)
def test_every_kind_is_kept_through_a_process_of_its_own(
    store: FileStore,
    name: str,
    kind: str,
    content: bytes,
) -> None:
    stored = put(store, content, name)
    assert stored == StoredFile(
        stored.key, name.lower(), attachments.MEDIA_TYPES[kind], len(content), hashlib.sha256(content).hexdigest()
    )


def test_a_refusal_comes_back_from_the_other_process(store: FileStore) -> None:
    with pytest.raises(FileRefused) as caught:
        put(store, pdf.hostile_pdfs()["javascript on opening"], "a.pdf")
    assert caught.value.message == attachments.ACTIVE


def test_the_values_of_a_refusal_come_back_too(store: FileStore) -> None:
    wide = BytesIO()
    pictures.Image.new("L", (20_000, 2_600)).save(wide, "PNG")
    with pytest.raises(FileRefused, match="at most 50 megapixels"):
        put(store, wide.getvalue(), "a.png")


def test_what_follows_a_picture_is_not_kept(store: FileStore, quick: None) -> None:
    kind, content, tail = pictures.tailed_pictures()["png and zip"]
    stored = put(store, content + tail, f"a.{kind}")
    with store.open(stored.key, stored.digest) as file:
        assert file.read() == content


@pytest.mark.parametrize("size", [0, 1])
def test_nothing_is_no_file(store: FileStore, size: int) -> None:
    with pytest.raises(FileRefused) as caught:
        put(store, b"x" * size, "a.txt")
    assert caught.value.message == attachments.EMPTY_FILE


def test_a_file_of_just_the_limit_is_kept(store: FileStore, quick: None) -> None:
    assert put(store, b"x" * 300_000, "a.txt").size == 300_000


def test_a_larger_file_is_refused_and_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(FileTooLarge):
        put(store, b"x" * 300_001, "a.txt")
    assert everything(store) == []


def test_an_endless_stream_is_refused(store: FileStore) -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return b"x" * max(1, size or 1)

    with pytest.raises(FileTooLarge):
        store.put(Endless(), "a.txt")


def test_a_refused_file_leaves_nothing(store: FileStore, quick: None) -> None:
    with pytest.raises(FileRefused):
        put(store, texts.PAGE, "a.pdf")
    assert everything(store) == []


def test_an_upload_that_breaks_off_leaves_nothing(store: FileStore) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(Broken(), "a.pdf")
    assert everything(store) == []


@pytest.mark.parametrize("extension", texts.FOREIGN_EXTENSIONS.split())
def test_a_foreign_extension_is_refused_before_a_byte_is_read(store: FileStore, extension: str) -> None:
    stream = BytesIO(pdf.pdf())
    with pytest.raises(FileRefused) as caught:
        store.put(stream, f"a.{extension}")
    assert (caught.value.message, stream.tell()) == (attachments.WRONG_KIND, 0)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_full_disk_is_no_room_and_leaves_nothing(
    store: FileStore,
    quick: None,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom):
        put(store, b"text", "a.txt")
    assert everything(store) == []


def test_another_fault_of_the_disk_is_not_hidden(
    store: FileStore,
    quick: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_descriptor: int) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="no"):
        put(store, b"text", "a.txt")


def test_file_and_folders_are_synced_before_it_returns(
    store: FileStore,
    quick: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    synced: list[str] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    stored = put(store, b"text", "a.txt")
    folder = store.folder.resolve()
    assert synced == [str(folder / "incoming" / stored.key), str(folder), str(folder / stored.key[:2])]


def test_the_name_of_the_sender_is_nowhere_on_disk(store: FileStore, quick: None) -> None:
    put(store, b"text", "../../etc/passwd.txt")
    assert [path.name for path in everything(store) if "passwd" in str(path)] == []


def test_only_we_may_read(store: FileStore, quick: None) -> None:
    stored = put(store, b"text", "a.txt")
    assert (store.folder / stored.key[:2] / stored.key).stat().st_mode & 0o077 == 0


def test_the_same_bytes_twice_are_two_files(store: FileStore, quick: None) -> None:
    one, other = put(store, b"text", "a.txt"), put(store, b"text", "a.txt")
    assert (one.key != other.key, one.digest == other.digest) == (True, True)


def test_many_at_once_are_all_kept(store: FileStore, quick: None) -> None:
    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(lambda n: put(store, b"text %d" % n, "a.txt"), range(40)))
    assert len(everything(store)) == len({file.key for file in stored}) == 40


@pytest.mark.parametrize("changed", [b"some tex", b"some textx", b"Some text", b""])
def test_a_changed_file_is_not_given_out(store: FileStore, quick: None, changed: bytes) -> None:
    stored = put(store, b"some text", "a.txt")
    (store.folder / stored.key[:2] / stored.key).write_bytes(changed)
    with pytest.raises(FileLost):
        store.open(stored.key, stored.digest)


def test_a_missing_file_is_lost(store: FileStore) -> None:
    with pytest.raises(FileLost):
        store.open("0" * 40, "0" * 64)


@pytest.mark.parametrize(
    "key", ["", ".", "../../etc/passwd", "0" * 39, "0" * 41, "G" * 40, "/etc/passwd", "0" * 39 + "\n", "ab/" + "0" * 37]
)
def test_a_key_is_no_path(store: FileStore, key: str) -> None:
    with pytest.raises(FileLost):
        store.open(key, "0" * 64)


def test_a_removed_file_is_gone(store: FileStore, quick: None) -> None:
    stored = put(store, b"text", "a.txt")
    store.remove(stored.key)
    assert everything(store) == []


def test_removing_twice_is_no_error(store: FileStore) -> None:
    store.remove("0" * 40)
    assert everything(store) == []


def test_abandoned_uploads_are_swept_after_an_hour(store: FileStore) -> None:
    old, young = (store.folder / "incoming" / name for name in ("a" * 40, "b" * 40))
    for path, minutes in ((old, 61), (young, 59)):
        path.write_bytes(b"x")
        date_back(path, NOW - timedelta(minutes=minutes))
    assert (store.sweep(NOW), everything(store)) == (1, [young])


def test_stored_files_stay_when_nobody_says_which_are_in_use(store: FileStore, quick: None) -> None:
    stored = put(store, b"text", "a.txt")
    date_back(store.folder / stored.key[:2] / stored.key, NOW - timedelta(days=9))
    assert store.sweep(NOW) == 0


def test_stored_files_without_a_row_are_swept(store: FileStore, quick: None) -> None:
    kept, orphan = put(store, b"text", "a.txt"), put(store, b"text", "a.txt")
    for path in everything(store):
        date_back(path, NOW - timedelta(days=9))
    assert store.sweep(NOW, lambda _keys: {kept.key}) == 1
    assert [path.name for path in everything(store)] == [kept.key], orphan


def test_a_file_whose_row_is_still_being_written_stays(store: FileStore, quick: None) -> None:
    stored = put(store, b"text", "a.txt")
    date_back(store.folder / stored.key[:2] / stored.key, NOW - timedelta(minutes=5))
    assert store.sweep(NOW, lambda _keys: set()) == 0


def test_what_an_earlier_sweep_has_seen_is_not_asked_about(store: FileStore, quick: None) -> None:
    old, new = put(store, b"text", "a.txt"), put(store, b"text", "b.txt")
    for stored, hours in ((old, 30), (new, 3)):
        date_back(store.folder / stored.key[:2] / stored.key, NOW - timedelta(hours=hours))
    asked: list[str] = []
    store.sweep(NOW, lambda keys: asked.extend(keys) or keys, since=NOW - timedelta(hours=24))
    assert asked == [new.key]


def settings(tmp_path: Path, files_url: str | None) -> Settings:
    return Settings(
        database_url="sqlite://",
        data_dir=tmp_path,
        secret_key="k" * 40,
        base_url="http://localhost",
        files_url=files_url,
    )


def test_the_store_is_in_the_data_folder(tmp_path: Path) -> None:
    assert open_store(settings(tmp_path, None)).folder == tmp_path / "files"


@pytest.mark.parametrize("prefix", ["", "file://"])
def test_the_store_may_be_elsewhere(tmp_path: Path, prefix: str) -> None:
    assert open_store(settings(tmp_path, f"{prefix}{tmp_path}/other%20place")).folder == tmp_path / "other place"


def test_a_store_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only folders"):
        open_store(settings(tmp_path, "s3://bucket"))


# The process that looks into files


@pytest.fixture
def looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Run something else in place of the parsers."""

    def looking(program: str) -> Path:
        script = tmp_path / "parser"
        script.write_text(f"#!/bin/sh\n{program}\n")
        script.chmod(0o700)
        monkeypatch.setattr(worker.sys, "executable", str(script))
        path = tmp_path / "file"
        path.write_bytes(b"text")
        return path

    return looking


@pytest.mark.parametrize("program", ["exit 1", "kill -9 $$", "echo nonsense", "true"])
def test_a_process_that_dies_refuses_the_file(looking: Callable[[str], Path], program: str) -> None:
    with pytest.raises(FileRefused) as caught:
        worker.run(looking(program), "txt")
    assert caught.value.message == attachments.TOO_COMPLEX


def test_a_process_that_hangs_refuses_the_file(looking: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_PATIENCE_SECONDS", 0.2)
    with pytest.raises(FileRefused) as caught:
        worker.run(looking("exec tail -f /dev/null"), "txt")
    assert caught.value.message == attachments.TOO_COMPLEX


def test_the_process_gets_no_secret(looking: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERSIGHT_SECRET_KEY", "s" * 40)
    with pytest.raises(FileRefused, match="OVERSIGHT") as caught:
        worker.run(looking("""printf '{"refused": "OVERSIGHT %s", "values": {}}' "$OVERSIGHT_SECRET_KEY" """), "txt")
    assert str(caught.value) == "OVERSIGHT "


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + b"x" * 100, b"%PDF-1.7\n" + b"x" * 100 + b"%%EOF", b"\x89PNG\r\n\x1a\n" + b"x" * 100]
)
def test_a_parser_that_runs_out_of_memory_refuses_the_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
) -> None:
    def hungry(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(worker, "_look", hungry)
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as caught:
        worker.inspect(path, None)
    assert caught.value.message == attachments.TOO_COMPLEX


@pytest.mark.parametrize(("limit", "value"), [("MOST_MEMORY", 40 * 1024 * 1024), ("MOST_CPU_SECONDS", 1)])
def test_the_limits_hold_in_a_real_process(looking: Callable[[str], Path], limit: str, value: int) -> None:
    hungry = "[0] * 10**8" if limit == "MOST_MEMORY" else "[None for _ in iter(int, 1)]"
    program = f"worker.{limit} = {value}; worker._look = lambda *_: {hungry}; worker.main()"
    path = looking(f'exec {PYTHON} -c "from oversight.persistence.inspection import worker; {program}" "$4" "$5"')
    with pytest.raises(FileRefused) as caught:
        worker.run(path, "txt")
    assert caught.value.message == attachments.TOO_COMPLEX


@pytest.mark.parametrize(
    ("content", "answer"),
    [(b"text", {"kind": "txt", "size": 4}), (b"<html>", {"refused": attachments.NOT_WHAT_IT_SAYS, "values": {}})],
)
def test_the_process_prints_what_it_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes, answer: object
) -> None:
    limits: list[int] = []
    monkeypatch.setattr(worker.resource, "setrlimit", lambda limit, _values: limits.append(limit))
    path = tmp_path / "file"
    path.write_bytes(content)
    monkeypatch.setattr(worker.sys, "argv", ["worker", str(path), "txt"])
    worker.main()
    assert json.loads(capsys.readouterr().out) == answer
    assert set(limits) == {resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE}
