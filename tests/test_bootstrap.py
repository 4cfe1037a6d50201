"""bootstrap.sh on a machine where python3, apt-get, sudo and id are stand-ins that write down how they were called."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.patience import PATIENCE

ROOT = Path(__file__).parent.parent
TOOLS = ("bash", "cat", "cksum", "cp", "dirname", "env", "grep", "mkdir", "sleep", "tr")
STAND_IN = f"""#!{shutil.which("bash")}
echo "${{0##*/}} $*" >>"$CALLS"
case "${{0##*/}} $*" in
  "id -u") echo "$USER_ID" ;;
  "python3 - "*) cat >/dev/null; [ -z "$MISSING" ] || echo "$MISSING" ;;
  "python3 -m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
  sudo*) exec "$@" ;;
  *"jobs run" | *serve) echo "$$" >>"$STARTED"; exec sleep 600 ;;
esac
"""
TWO_TESTS = """
import pytest

def test_short(): pass

@pytest.mark.long
def test_long(): pass
"""


@dataclass
class Machine:
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def put(self, *programs: str) -> None:
        for program in programs:
            path = self.folder / "bin" / program
            path.write_text(STAND_IN)
            path.chmod(0o755)

    def command(self, *arguments: str) -> list[str]:
        return [str(self.folder / "home" / "bootstrap.sh"), *arguments]

    def call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    @property
    def calls(self) -> list[str]:
        return (self.folder / "calls").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine on which nothing is missing and root calls."""
    machine = Machine(tmp_path)
    machine.environment = {
        "PATH": str(tmp_path / "bin"),
        "CALLS": str(tmp_path / "calls"),
        "STARTED": str(tmp_path / "started"),
        "USER_ID": "0",
        "MISSING": "",
    }
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "calls").touch()
    os.mkfifo(tmp_path / "started")
    for name in ("bootstrap.sh", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / "home")
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    machine.put("python3", "apt-get", "id")
    return machine


def test_unknown_form_is_answered_with_the_known_ones(machine: Machine) -> None:
    done = machine.call("walk")
    assert (done.returncode, "./bootstrap.sh run" in done.stderr) == (2, True)


def test_machine_without_python_is_told(machine: Machine) -> None:
    (machine.folder / "bin" / "python3").unlink()
    done = machine.call("flask", "routes")
    assert (done.returncode, "Python 3.11" in done.stderr) == (1, True)


def test_nobody_but_root_or_sudo_can_install_packages(machine: Machine) -> None:
    machine.environment |= {"USER_ID": "1000", "MISSING": "libpango-1.0-0"}
    done = machine.call("run")
    assert (done.returncode, "libpango-1.0-0" in done.stderr) == (1, True)


def test_root_installs_missing_packages(machine: Machine) -> None:
    machine.environment |= {"MISSING": "libpango-1.0-0"}
    machine.call("flask", "routes")
    assert "apt-get install -y -qq --no-install-recommends libpango-1.0-0" in machine.calls


def test_others_install_them_through_sudo(machine: Machine) -> None:
    machine.put("sudo")
    machine.environment |= {"USER_ID": "1000", "MISSING": "libpango-1.0-0"}
    machine.call("flask", "routes")
    assert "sudo apt-get update -qq" in machine.calls


def test_failed_installation_names_the_packages(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").write_text("#!/bin/false\n")
    machine.environment |= {"MISSING": "libpango-1.0-0"}
    done = machine.call("run")
    assert (done.returncode, "apt-get install --no-install-recommends libpango-1.0-0" in done.stderr) == (1, True)


def test_tests_need_more_than_the_demonstration(machine: Machine) -> None:
    machine.call("test")
    installed = next(call for call in machine.calls if call.startswith("apt-get install"))
    assert {"chromium", "poppler-utils", "qpdf"} <= {name.removesuffix("-browser") for name in installed.split()}


def test_python_packages_are_installed_by_hash(machine: Machine) -> None:
    machine.call("flask", "routes")
    installs = [call for call in machine.calls if "pip install" in call]
    assert [("--require-hashes" in call, "requirements.lock" in call) for call in installs] == [(True, True)]


def test_nothing_is_installed_twice(machine: Machine) -> None:
    machine.call("flask", "routes")
    before = len(machine.calls)
    machine.call("flask", "routes")
    assert not [call for call in machine.calls[before:] if "pip" in call or "venv --clear" in call]


def test_changed_lock_is_installed(machine: Machine) -> None:
    machine.call("flask", "routes")
    with (machine.folder / "home" / "requirements.lock").open("a") as lock:
        lock.write("# another\n")
    before = len(machine.calls)
    machine.call("flask", "routes")
    assert [call for call in machine.calls[before:] if "pip install" in call]


def test_flask_is_given_the_rest(machine: Machine) -> None:
    machine.call("flask", "deadline", "explain", "object_response", "2026-03-05")
    assert machine.calls[-1] == "python -m flask --app wsgi deadline explain object_response 2026-03-05"


def test_pytest_is_given_the_rest(machine: Machine) -> None:
    machine.call("test", "-m", "long")
    assert machine.calls[-1] == "python -m pytest -p tests.long_tests -p tests.shares -n auto --dist loadfile -m long"


@pytest.fixture
def running(machine: Machine) -> Iterator[tuple[subprocess.Popen[bytes], tuple[int, int]]]:
    """The demonstration, once its worker and its server have started, with their process numbers."""
    with subprocess.Popen(machine.command("run"), env=machine.environment) as script:
        numbers: list[int] = []
        while len(numbers) < 2:
            numbers += map(int, Path(machine.environment["STARTED"]).read_text().split())  # a pipe: waits for a writer
        yield script, (numbers[0], numbers[1])
        script.kill()


def test_run_prepares_before_it_serves(machine: Machine, running: object) -> None:
    flask = [call.removeprefix("python -m flask --app wsgi ") for call in machine.calls if "--app wsgi" in call]
    assert flask[:2] == ["database upgrade", "demo load --if-empty --cases 60 --seed 1"]


def test_stopping_the_script_stops_both(running: tuple[subprocess.Popen[bytes], tuple[int, int]]) -> None:
    script, processes = running
    script.send_signal(signal.SIGTERM)
    script.wait(PATIENCE)
    assert [Path(f"/proc/{process}").exists() for process in processes] == [False, False]


def test_end_of_one_ends_the_other(running: tuple[subprocess.Popen[bytes], tuple[int, int]]) -> None:
    script, processes = running
    os.kill(processes[0], signal.SIGKILL)
    assert script.wait(PATIENCE) != 0
    assert not Path(f"/proc/{processes[1]}").exists()


@pytest.mark.parametrize(
    ("arguments", "name"),
    [([], "test_short"), (["-m", "long"], "test_long"), (["-n", "1"], "test_short")],
    ids=["by default", "when asked for", "by default, in parallel"],
)
def test_long_tests_are_counted_and_run_when_asked_for(tmp_path: Path, arguments: list[str], name: str) -> None:
    (tmp_path / "test_two.py").write_text(TWO_TESTS)
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "-rA"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.long_tests", *settings, str(tmp_path), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert re.findall(r"PASSED \S*::(\w+)", done.stdout) == [name]
    assert "Tests marked long: 1." in done.stdout
