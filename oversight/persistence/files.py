"""The attachment store: a folder that nobody else writes to. Names inside are random, names outside are for showing."""

import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from config import Limits, Settings
from oversight.domain.attachments import (
    EMPTY_FILE,
    MEDIA_TYPES,
    FileLost,
    FileRefused,
    FileTooLarge,
    NoRoom,
    kind_of,
    show_name,
    split_name,
)
from oversight.persistence.inspection import worker

ABANDONED_AFTER = timedelta(hours=1)
_ASKED_AT_ONCE = 500
_INCOMING = "incoming"
_CHUNK = 256 * 1024
_MEGABYTE = 1024 * 1024
_LEAST_BYTES = 2
_KEY = re.compile(r"[0-9a-f]{40}")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is safely on disk: its key in the store, and what the row about it needs to say."""

    key: str
    name: str  # cleaned, for showing; ends in the extension of the content
    media_type: str  # from the content
    size: int  # bytes
    digest: str  # SHA-256, hexadecimal


def open_store(settings: Settings) -> "FileStore":
    """The store of the settings: `files_url` (a folder or file://), else `files` in the data folder.

    Raises ValueError for any other kind of address.
    """
    if settings.files_url is None:
        return FileStore(settings.data_dir / "files", settings.limits)
    parts = urlsplit(settings.files_url)
    if parts.scheme not in {"", "file"}:
        message = f"OVERSIGHT_FILES_URL: only folders are supported, not {parts.scheme}"
        raise ValueError(message)
    return FileStore(Path(unquote(parts.path)), settings.limits)


class FileStore:
    """Keeps files under random names in *folder*, which is made when missing. Safe to use from many threads."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        (folder / _INCOMING).mkdir(mode=0o700, parents=True, exist_ok=True)

    def put(self, stream: BinaryIO, name: str) -> StoredFile:
        """Keep the rest of *stream*, called *name* by its sender. When this returns, the file survives a power cut.

        The content is read by the parser of its kind, in another process: this takes a tenth of a second or more, so
        call it before a transaction writes. What follows a picture in its file is cut off. Raises FileRefused (also
        FileTooLarge) or NoRoom; then nothing is kept.
        """
        claimed = split_name(name)[1]
        if claimed is not None and kind_of(claimed) is None:
            raise FileRefused
        key = secrets.token_hex(20)
        with self._incoming(key) as path:
            size = _copy(stream, path, self.limits.attachment_bytes)
            if size < _LEAST_BYTES:
                raise FileRefused(EMPTY_FILE)
            found = worker.run(path, claimed)
            with _room(), path.open("r+b") as file:
                file.truncate(found.size)
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
                self._settle(path, key)
        return StoredFile(key, show_name(name, found.kind), MEDIA_TYPES[found.kind], found.size, digest)

    def open(self, key: str, digest: str) -> BinaryIO:
        """The file, at its beginning, after its content was compared with *digest*. The caller closes it.

        Raises FileLost when it is missing or was changed.
        """
        try:
            file = self._path(key).open("rb")
        except OSError as error:
            raise FileLost from error
        if not secrets.compare_digest(hashlib.file_digest(file, "sha256").hexdigest(), digest):
            file.close()
            raise FileLost
        file.seek(0)
        return file

    def remove(self, key: str) -> None:
        """Remove the file for good. One that is gone already is no error."""
        path = self._path(key)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            _sync_folder(path.parent)

    def sweep(
        self,
        now: datetime,
        find_known: Callable[[list[str]], Container[str]] | None = None,
        *,
        since: datetime | None = None,
    ) -> int:
        """Remove what an upload that broke off left behind more than an hour before *now*; the number removed.

        With *find_known*, which says of some keys which of them have a row, also stored files that no row knows: their
        transaction was rolled back. Those that an earlier sweep has seen, stored before *since*, are not asked about.
        """
        before = (now - ABANDONED_AFTER).timestamp()
        abandoned = [path for path in (self.folder / _INCOMING).iterdir() if _is_stored(path, before)]
        if find_known is not None:
            after = (since - ABANDONED_AFTER).timestamp() if since else 0.0
            stored = (path for path in self.folder.glob("??/*") if _KEY.fullmatch(path.name))
            asked = [path for path in stored if _is_stored(path, before, after)]
            for start in range(0, len(asked), _ASKED_AT_ONCE):
                some = asked[start : start + _ASKED_AT_ONCE]
                known = find_known([path.name for path in some])
                abandoned += [path for path in some if path.name not in known]
        for path in abandoned:
            path.unlink(missing_ok=True)
        return len(abandoned)

    @contextmanager
    def _incoming(self, key: str) -> Iterator[Path]:
        """A path to write to; whatever is left there in the end is removed."""
        path = self.folder / _INCOMING / key
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def _settle(self, path: Path, key: str) -> None:
        """Move a synced file to its place and sync the folders that name it."""
        place = self._path(key)
        if not place.parent.exists():
            place.parent.mkdir(mode=0o700, exist_ok=True)
            _sync_folder(self.folder)
        path.rename(place)
        _sync_folder(place.parent)

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise FileLost
        return self.folder / key[:2] / key


def _copy(stream: BinaryIO, path: Path, most_bytes: int) -> int:
    """Write the rest of *stream* to *path*; the number of bytes. Raises FileTooLarge as soon as it is certain."""
    size = 0
    with _room():
        path.touch(mode=0o600, exist_ok=False)
    with _room(), path.open("wb") as file:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most_bytes:
                raise FileTooLarge(megabytes=most_bytes // _MEGABYTE)
            file.write(chunk)
    return size


@contextmanager
def _room() -> Iterator[None]:
    """Turn a full or read-only disk into NoRoom."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom from error
        raise


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_stored(path: Path, before: float, after: float = 0.0) -> bool:
    """Whether *path* is a file written between two moments; one that somebody removes meanwhile is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    return stat.S_ISREG(status.st_mode) and after <= status.st_mtime < before
