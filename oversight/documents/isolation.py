"""Make a paper in a process of its own, with limits, without network and without files. The way jobs make papers.

One warm parent per calling process is started at the first paper (about a second) and ends with it; every paper is made
by a child forked from that parent. The caller itself never loads the typesetter.

Not multiprocessing's fork server: its children import the caller's main module again and inherit its whole environment,
secrets included. Here a child gets JSON and two folders.
"""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import NO_SYSTEM_FONTS, FontSet
from oversight.documents.protocol import DONE, HEAD, LIMITS
from oversight.documents.values import Language, Mark
from oversight.domain.terms import DocumentKind

PROJECT = Path(__file__).resolve().parents[2]

WALL_SECONDS = 20.0
CPU_SECONDS = 20
MEMORY_BYTES = 512 * 1024 * 1024

START_SECONDS = 60.0
"""How long the parent may take to answer on top of the paper's own time: it may just be starting on a busy machine."""

HANDED_DOWN = ("LANG", "LC_ALL", "PATH", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")
"""What the render processes learn of the caller's environment."""


def render_isolated(
    kind: DocumentKind | str,
    language: Language,
    context: Mapping[str, Any],
    *,
    fonts: FontSet,
    mark: Mark | None = None,
    wall_seconds: float = WALL_SECONDS,
    cpu_seconds: int = CPU_SECONDS,
    memory_bytes: int = MEMORY_BYTES,
) -> bytes:
    """The paper of that kind in that language, made by a child process within the limits.

    *context* is the JSON form of the kind's context type. May be called from any thread. Raises RenderFailed with a
    reason that quotes no text of the paper; whatever went wrong, the caller's process is untouched.
    """
    request = {"kind": DocumentKind(kind).value, "language": language, "context": context, "mark": mark}
    body = json.dumps(request, ensure_ascii=False).encode("utf-8", "surrogatepass")
    limits = (wall_seconds, cpu_seconds, memory_bytes)
    try:
        return _parent(fonts).make(body, limits)
    except _ParentGone:
        return _parent(fonts, is_replaced=True).make(body, limits)


class _ParentGone(RenderFailed):
    """The warm parent ended, for whatever reason; a new one is worth one try."""


class _WarmParent:
    """The caller's handle on its render server."""

    def __init__(self, fonts: FontSet) -> None:
        self.owner = os.getpid()
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = {name: os.environ[name] for name in HANDED_DOWN if name in os.environ}
        environment["PYTHONPATH"] = str(PROJECT)
        environment["FONTCONFIG_FILE"] = str(fonts.folder / NO_SYSTEM_FONTS)
        with theirs:
            command = [sys.executable, "-W", "ignore", "-m", "oversight.documents.render_server"]
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, str(theirs.fileno()), str(fonts.folder)],
                cwd=PROJECT,
                env=environment,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def make(self, body: bytes, limits: tuple[float, int, int]) -> bytes:
        """Hand one request to a child and wait for its answer."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs, self._lock:
                try:
                    socket.send_fds(self._control, [LIMITS.pack(*limits)], [theirs.fileno()])
                except OSError as error:
                    raise _ParentGone("The render server has ended") from error
            ours.settimeout(limits[0] + START_SECONDS)
            return _answer(ours, body)

    def close(self) -> None:
        """End the server and whatever it is making."""
        self._control.close()
        if self.owner == os.getpid():
            self._process.wait(timeout=10)


_parents: dict[Path, _WarmParent] = {}
_starting = threading.Lock()


def _parent(fonts: FontSet, *, is_replaced: bool = False) -> _WarmParent:
    """This process's warm parent for that font set; a forked copy of a caller starts its own."""
    with _starting:
        parent = _parents.get(fonts.folder)
        if parent is None or is_replaced or parent.owner != os.getpid():
            if parent is not None:
                parent.close()
            parent = _parents[fonts.folder] = _WarmParent(fonts)
        return parent


@atexit.register
def close_render_processes() -> None:
    """End every render process of this process. They are started again when a paper is wanted."""
    while _parents:
        _, parent = _parents.popitem()
        parent.close()


def _answer(connection: socket.socket, body: bytes) -> bytes:
    try:
        connection.sendall(body)
        connection.shutdown(socket.SHUT_WR)
    except BrokenPipeError:
        pass  # the child ended before it had read everything: it says why
    except OSError as error:
        raise _ParentGone("The render server has ended") from error
    try:
        verdict, length = HEAD.unpack(_receive(connection, HEAD.size))
        content = _receive(connection, length)
    except TimeoutError:
        raise RenderFailed("The render process did not answer") from None
    except (OSError, EOFError) as error:
        raise _ParentGone("The render server has ended") from error
    if verdict != DONE:
        raise RenderFailed(content.decode("utf-8", "replace"))
    return content


def _receive(connection: socket.socket, length: int) -> bytes:
    parts, missing = [], length
    while missing:
        part = connection.recv(min(missing, 1 << 16))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
