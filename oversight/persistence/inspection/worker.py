"""A process of its own for looking into files: a parser that is led astray takes nothing with it.

`run` starts it; run as a program it looks into one file and prints what it found as JSON.
"""

import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from oversight.domain.attachments import DAMAGED, EMPTY_FILE, NOT_WHAT_IT_SAYS, TOO_COMPLEX, FileRefused, kind_of

MOST_MEMORY = 512 * 1024 * 1024  # address space; what the libraries take for themselves counts
MOST_CPU_SECONDS = 10
_MOST_WRITTEN = 64 * 1024  # its answer
_PATIENCE_SECONDS = 30
_TURNS = BoundedSemaphore(2)  # so many at once in one server process; the others wait
_ROOT = Path(__file__).resolve().parents[3]
_LEAST_BYTES = 2
_PDF, _PNG, _JPEG, _ZIP, _OLE = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_LONGEST_MARK = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is: a key of MEDIA_TYPES, and how many of its bytes belong to it."""

    kind: str
    size: int


def run(path: Path, claimed: str | None) -> Found:
    """Look into *path* in a process with limits. Raises FileRefused, also when the limits do not suffice.

    *claimed* is the extension of its name, None without one. Takes a tenth of a second, at worst half a minute.
    """
    command = [sys.executable, "-s", "-m", __name__, str(path.resolve()), claimed or ""]
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}  # no secret of ours
    try:
        with _TURNS:
            done = subprocess.run(  # noqa: S603 - our own module, no shell
                command,
                cwd=_ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_PATIENCE_SECONDS,
                check=False,
            )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise FileRefused(TOO_COMPLEX) from error
    if "refused" in answer:
        raise FileRefused(answer["refused"], **answer["values"])
    return Found(answer["kind"], answer["size"])


def inspect(path: Path, claimed: str | None) -> Found:
    """Look into *path* in this process: the kind is decided by the content, then the extension must agree.

    Raises FileRefused.
    """
    size = path.stat().st_size
    if size < _LEAST_BYTES:
        raise FileRefused(EMPTY_FILE)
    expected = None if claimed is None else kind_of(claimed)
    if claimed is not None and expected is None:
        raise FileRefused
    try:
        found = _look(path, size, expected)
    except FileRefused:
        raise
    except (MemoryError, RecursionError) as error:
        raise FileRefused(TOO_COMPLEX) from error
    except Exception as error:  # parsers fail in ways nobody foresaw
        raise FileRefused(DAMAGED) from error
    if expected not in {None, found.kind}:
        raise FileRefused(NOT_WHAT_IT_SAYS)
    return found


def _look(path: Path, size: int, expected: str | None) -> Found:
    """Choose the parser by the first bytes. Each parser is loaded only when it is needed."""
    with path.open("rb") as file:
        beginning = file.read(_LONGEST_MARK)
    if beginning.startswith(_PDF):
        from oversight.persistence.inspection import pdf  # noqa: PLC0415

        pdf.inspect(path)
        return Found("pdf", size)
    if beginning.startswith((_PNG, _JPEG)):
        from oversight.persistence.inspection import pictures  # noqa: PLC0415

        if beginning.startswith(_PNG):
            return Found("png", pictures.inspect_png(path))
        return Found("jpg", pictures.inspect_jpeg(path))
    if beginning.startswith((_ZIP, _OLE)):
        from oversight.persistence.inspection import office  # noqa: PLC0415

        return Found(office.inspect(path, is_ole=beginning.startswith(_OLE)), size)
    if expected == "p7s":
        from oversight.persistence.inspection import signatures  # noqa: PLC0415

        signatures.inspect(path)
        return Found("p7s", size)
    if expected not in {None, "txt", "csv"}:
        raise FileRefused(NOT_WHAT_IT_SAYS)
    from oversight.persistence.inspection import texts  # noqa: PLC0415

    texts.inspect(path, is_table=expected == "csv")
    return Found(expected or "txt", size)


def main() -> None:
    """Set the limits, look, and print the answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    path, claimed = sys.argv[1:]
    try:
        found = inspect(Path(path), claimed or None)
        answer: dict[str, object] = {"kind": found.kind, "size": found.size}
    except FileRefused as refused:
        answer = {"refused": refused.message, "values": refused.values}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
