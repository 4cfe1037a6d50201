"""The last fence around a render process: no connection, no foreign file, no other program; kept by the interpreter.

The fetcher already refuses every address; this refuses whatever a flaw in it, in the typesetter or in a template would
try. An audit hook cannot be taken out again, so it is installed in the child that makes one paper and then ends.
"""

import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_NEVER = ("socket.", "urllib.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "pty.")

_CHANGES = frozenset(
    f"os.{name}"
    for name in ["remove", "rename", "mkdir", "rmdir", "link", "symlink", "chmod", "chown", "truncate", "utime"]
)


class AccessRefused(RuntimeError):
    """The process tried something that typesetting a paper never needs."""


class Guard:
    """What was refused is remembered: a library may swallow the refusal, the paper is not issued all the same."""

    def __init__(self, readable: Iterable[Path], writable: Path) -> None:
        self.refused: list[str] = []
        self._writable = os.path.realpath(writable) + os.sep
        self._readable = tuple(os.path.realpath(folder) + os.sep for folder in readable)

    def install(self) -> None:
        """From now on, for the life of the process."""
        sys.addaudithook(self._watch)

    def _watch(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            self._watch_open(*details)
        elif event in _CHANGES:
            if not self._is_inside(details[0], (self._writable,)):
                self._refuse(event)
        elif event.startswith(_NEVER):
            self._refuse(event)

    def _watch_open(self, path: Any, mode: str | None, flags: int) -> None:
        if isinstance(path, int):  # a descriptor that is open already
            return
        is_writing = bool(flags & _WRITING) or (mode is not None and any(letter in mode for letter in "wax+"))
        if not self._is_inside(path, (self._writable,) if is_writing else (*self._readable, self._writable)):
            self._refuse("open for writing" if is_writing else "open")

    @staticmethod
    def _is_inside(path: Any, folders: tuple[str, ...]) -> bool:
        return isinstance(path, (str, bytes, os.PathLike)) and os.path.realpath(os.fsdecode(path)).startswith(folders)

    def _refuse(self, what: str) -> None:
        self.refused.append(what)
        raise AccessRefused(what)


def library_folders() -> tuple[Path, ...]:
    """Where the interpreter and the installed packages keep code and data that may be read late: locales, profiles."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    return tuple(dict.fromkeys(Path(sysconfig.get_path(name)) for name in names))
