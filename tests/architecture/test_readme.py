"""The README keeps its promises: every package is on the map, every command is named."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def test_every_package_is_on_the_map():
    packages = {path.name for path in (ROOT / "oversight").iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert {name for name in packages if f"oversight/{name}/" not in README} == set()


def test_every_desk_is_named():
    desks = {path.name for path in (ROOT / "oversight" / "web").iterdir() if (path / "views.py").exists()}
    assert {name for name in desks if f"`{name}`" not in README} == set()


def test_the_two_commands_stand_in_it():
    assert "./bootstrap.sh run" in README
    assert "./bootstrap.sh test" in README


def test_ci_calls_the_second():
    assert "./bootstrap.sh test" in (ROOT / ".ci" / "run").read_text()
