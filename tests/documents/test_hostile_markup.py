"""Markup made to eat time and memory, were it ever let in, ends within the limits of a child and reaches nothing.

What gets in is text (test_hostile.py); this is the fence behind that.
"""

import os
import signal
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from oversight.documents.fonts import FontSet
from oversight.documents.guard import Guard, library_folders
from oversight.documents.isolation import CPU_SECONDS, MEMORY_BYTES, WALL_SECONDS
from oversight.documents.paper import TEMPLATES
from oversight.documents.render_server import Limits, confine
from oversight.documents.renderer import Press

_USES = "".join(
    f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * 10 + "</g>"
    if level
    else '<g id="g0"><path d="M0 0h1"/></g>'
    for level in range(7)
)
DEAR = {
    "twelve nested flex boxes": '<div style="display:flex">' * 12 + "x" + "</div>" * 12,
    "a table of five thousand rows": "<table>" + "<tr><td>ә<td>б<td>в" * 5000 + "</table>",
    "a drawing used a million times": f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{_USES}</defs><use href="#g6"/></svg>',
    "a cell over a million columns": '<table><tr><td colspan="1000000">x</table>',
    "two hundred thousand letters": f'<p style="overflow-wrap:anywhere">{"ә" * 200_000}</p>',
    "five hundred nested boxes": "<div>" * 500 + "x" + "</div>" * 500,
    "a letter of a billion pixels": '<p style="font-size:1000000000px">x</p>',
}
"""Seven that did not end in time, or ended in an error, when the typesetter was tried without limits."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: what it said last or the signal that ended it, processor seconds and memory."""

    word: str
    signal: int
    seconds: float
    megabytes: float


def in_a_child(body: str, fonts: FontSet, folder: Path, limits: Limits) -> Ended:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            confine(limits)
            guard = Guard(
                (TEMPLATES, fonts.folder, Path(TEMPLATES).parents[1] / "oversight", *library_folders()), folder
            )
            os.environ["TMPDIR"] = str(folder)
            press = Press(fonts)
            guard.install()
            try:
                html = f"<!doctype html><html lang=kk><title>x</title><body>{body}"
                press.typeset(html, "kk", {}, b"{}", datetime(2026, 4, 22, tzinfo=UTC))
                word = "made"
            except BaseException as error:  # noqa: BLE001 - whatever it is, it is an answer
                word = type(error).__name__
            os.write(writing, (f"reached {guard.refused[0]}" if guard.refused else word).encode())
        finally:
            os._exit(0)
    os.close(writing)
    _, status, used = os.wait4(pid, 0)
    with os.fdopen(reading) as pipe:
        word = pipe.read()
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return Ended(word, number, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@pytest.mark.parametrize(
    "seconds", [1, pytest.param(CPU_SECONDS, marks=pytest.mark.long)], ids=lambda number: f"{number} s"
)
@pytest.mark.parametrize("name", DEAR)
def test_it_ends_within_the_limits(name: str, seconds: int, fonts: FontSet, tmp_path: Path) -> None:
    wall = min(WALL_SECONDS, 2.0 * seconds)
    ended = in_a_child(DEAR[name], fonts, tmp_path, Limits(wall, seconds, MEMORY_BYTES))
    print(f"{name}: {ended}")
    assert ended.word or ended.signal in (signal.SIGALRM, signal.SIGXCPU, signal.SIGKILL)
    assert not ended.word.startswith("reached")
    assert ended.seconds <= seconds + 1.5  # the kernel looks once a second
    assert ended.megabytes <= MEMORY_BYTES / 1024 / 1024
