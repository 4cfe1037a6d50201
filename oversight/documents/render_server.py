"""The warm parent of the render processes: typesetter loaded and warmed, one forked child per paper.

Started by isolation.py as a process of its own with a bare environment; not to be used otherwise. It makes no paper for
anybody and keeps no fonts: Pango (from 1.52 on) ties a thread to every font map, and a thread does not survive a fork,
so each child loads the faces anew.

Over the control socket come messages of one kind: the limits, and with them the descriptor of the socket on which the
child reads its request and writes its answer. When the control socket closes, everything ends.
"""

import contextlib
import gc
import json
import os
import resource
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import SYSTEM_FONTS, FontSet, prepare_fonts
from oversight.documents.guard import Guard, library_folders
from oversight.documents.paper import TEMPLATES
from oversight.documents.protocol import DONE, FAILED, HEAD, LIMITS
from oversight.documents.renderer import render_pdf, warm_up

MOST_OPEN_FILES = 64
LARGEST_FILE = 16 * 1024 * 1024
GARBAGE_THRESHOLD = 50_000
"""New objects between two collections in a child: most papers end before the first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may use."""

    wall_seconds: float
    cpu_seconds: int
    memory_bytes: int


@dataclass(slots=True)
class Child:
    """A paper in the making, as the parent sees it."""

    connection: socket.socket
    folder: Path
    limits: Limits
    ends_at: float
    is_late: bool = False


def main(control_descriptor: int, font_folder: Path) -> None:
    """Serve until the control socket is closed at the other end."""
    fonts = prepare_fonts(SYSTEM_FONTS, font_folder)
    warm_up(fonts)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the caller, who closes the socket
    signal.signal(signal.SIGTERM, _end)
    with (
        socket.socket(fileno=control_descriptor) as control,
        tempfile.TemporaryDirectory(prefix="papers-") as folder,
    ):
        _Server(control, fonts, Path(folder)).serve()


def _end(*_: object) -> None:
    """Leave by the normal way, so that the folder goes too."""
    sys.exit(0)


class _Server:
    def __init__(self, control: socket.socket, fonts: FontSet, folder: Path) -> None:
        self._control = control
        self._fonts = fonts
        self._folder = folder
        self._children: dict[int, Child] = {}
        self._bell, self._ringer = socket.socketpair()
        for end in (self._bell, self._ringer):
            end.setblocking(False)

    def serve(self) -> None:
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(self._bell, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select(self._patience()):
                    if key.fileobj is self._control:
                        if not self._accept():
                            return self._stop()
                    else:
                        self._bell.recv(4096)
                self._kill_late()
                self._reap()

    def _patience(self) -> float | None:
        if not self._children:
            return None
        return max(0.0, min(child.ends_at for child in self._children.values()) - time.monotonic())

    def _accept(self) -> bool:
        """Fork a child for the next request; False when the caller has gone."""
        message, descriptors, _, _ = socket.recv_fds(self._control, LIMITS.size, 1)
        if not message:
            return False
        limits = Limits(*LIMITS.unpack(message))
        connection = socket.socket(fileno=descriptors[0])
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        pid = os.fork()
        if pid == 0:
            self._become_child(connection, folder, limits)
        self._children[pid] = Child(connection, folder, limits, time.monotonic() + limits.wall_seconds)
        return True

    def _become_child(self, connection: socket.socket, folder: Path, limits: Limits) -> None:
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            others = [child.connection for child in self._children.values()]
            for other in (self._control, self._bell, self._ringer, *others):
                other.close()
            confine(limits)
            _answer(connection, folder, self._fonts)
            code = 0
        finally:
            os._exit(code)

    def _kill_late(self) -> None:
        now = time.monotonic()
        for pid, child in self._children.items():
            if child.ends_at <= now and not child.is_late:
                child.is_late = True
                child.ends_at = now + 60
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        for pid in tuple(self._children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            child = self._children.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            with child.connection, contextlib.suppress(OSError):  # the caller may have given up
                if code != 0:
                    _send(child.connection, FAILED, _cause(child, code).encode())
            shutil.rmtree(child.folder, ignore_errors=True)

    def _stop(self) -> None:
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def confine(limits: Limits) -> None:
    """Put the limits on this process. Time on the wall ends it by a signal nothing handles."""
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES, MOST_OPEN_FILES),
        (resource.RLIMIT_FSIZE, LARGEST_FILE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, ceiling = resource.getrlimit(kind)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)  # noqa: PLW2901 - never above what is allowed
        resource.setrlimit(kind, (soft, hard))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)
    gc.set_threshold(GARBAGE_THRESHOLD, 20, 100)


def _answer(connection: socket.socket, folder: Path, fonts: FontSet) -> None:
    """Read the request, make the paper behind the guard, write the answer."""
    tempfile.tempdir = str(folder)
    guard = Guard((TEMPLATES, fonts.folder, Path(__file__).parents[1], *library_folders()), folder)
    try:
        request = json.loads(_receive(connection))
        guard.install()
        pdf = render_pdf(request["kind"], request["language"], request["context"], fonts, mark=request["mark"])
    except RenderFailed as error:
        _send(connection, FAILED, error.reason.encode())
    except Exception as error:  # noqa: BLE001 - whatever it is, the caller gets a reason and the child ends
        _send(connection, FAILED, type(error).__name__.encode())
    else:
        if guard.refused:
            _send(connection, FAILED, f"AccessRefused: {guard.refused[0]}".encode())
        else:
            _send(connection, DONE, pdf)


def _receive(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def _send(connection: socket.socket, verdict: bytes, content: bytes) -> None:
    connection.sendall(HEAD.pack(verdict, len(content)) + content)


def _cause(child: Child, code: int) -> str:
    if child.is_late or code == -signal.SIGALRM:
        return f"Too slow: more than {child.limits.wall_seconds:g} s"
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"Too dear: more than {child.limits.cpu_seconds} s of processor time"
    if code < 0:
        return f"Ended by {signal.Signals(-code).name}, perhaps beyond {child.limits.memory_bytes >> 20} MiB of memory"
    return f"Ended with code {code}, perhaps beyond {child.limits.memory_bytes >> 20} MiB of memory"


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
