"""The fence around a render process, tried from inside. Each try runs in an interpreter of its own: a hook stays."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

REFUSED = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look up": "import socket; socket.getaddrinfo('oversight.example', 80)",
    "open a socket": "import socket; socket.socket()",
    "fetch": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "read a file": "open('/etc/passwd')",
    "read by bytes": "open(b'/etc/passwd')",
    "read low": "import os; os.open('/etc/passwd', os.O_RDONLY)",
    "climb out": "open(inside + '/../outside.txt')",
    "follow a link": "open(inside + '/link.txt')",
    "write beside": "open(readable + '/new.txt', 'w')",
    "append beside": "open(readable + '/known.txt', 'a')",
    "write low": "import os; os.open(readable + '/new.txt', os.O_CREAT | os.O_WRONLY)",
    "remove": "import os; os.remove(readable + '/known.txt')",
    "rename": "import os; os.rename(readable + '/known.txt', readable + '/other.txt')",
    "run a program": "import subprocess; subprocess.run(['true'])",
    "run a shell": "import os; os.system('true')",
    "replace itself": "import os; os.execv('/bin/true', ['true'])",
    "fork": "import os; os.fork()",
}

ALLOWED = {
    "read an asset": "open(readable + '/known.txt').read()",
    "write inside": "open(inside + '/new.txt', 'w').close()",
    "make a folder inside": "import tempfile; tempfile.mkdtemp(dir=inside)",
    "read late code": "import wsgiref.simple_server",
    "use an open descriptor": "import os; open(os.dup(1), 'w', closefd=False)",
}


def try_inside(tmp_path: Path, act: str) -> str:
    """Run *act* behind the guard; "done", or what was refused, and what the guard remembers."""
    readable, inside = tmp_path / "assets", tmp_path / "own"
    readable.mkdir()
    inside.mkdir()
    (readable / "known.txt").write_text("known")
    (tmp_path / "outside.txt").write_text("outside")
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    program = f"""
        import sys
        from pathlib import Path
        from oversight.documents.guard import AccessRefused, Guard, library_folders
        readable, inside = {str(readable)!r}, {str(inside)!r}
        guard = Guard((Path(readable), *library_folders()), Path(inside))
        guard.install()
        try:
            {act}
        except AccessRefused as error:
            print("refused", *guard.refused)
        else:
            print("done", *guard.refused)
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_paper_never_needs_is_refused_and_remembered(name: str, tmp_path: Path) -> None:
    verdict, *remembered = try_inside(tmp_path, REFUSED[name]).split()
    assert verdict == "refused"
    assert remembered


@pytest.mark.parametrize("name", ALLOWED)
def test_what_a_paper_needs_is_allowed(name: str, tmp_path: Path) -> None:
    assert try_inside(tmp_path, ALLOWED[name]) == "done"


def test_a_swallowed_refusal_is_remembered(tmp_path: Path) -> None:
    act = "exec('try:\\n  open(\"/etc/passwd\")\\nexcept Exception:\\n  pass')"
    assert try_inside(tmp_path, act) == "done open"
