"""The settings of the seal: both parts or none, and secrets that only their owner reads."""

from pathlib import Path

import pytest

from config import Settings, SettingsError
from tests.certificates import PASSWORD, write_to


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment in which the seal is set."""
    return {
        "OVERSIGHT_DATA_DIR": str(tmp_path / "data"),
        "OVERSIGHT_SECRET_KEY": "k" * 40,
        "OVERSIGHT_SEAL_FILE": str(write_to(tmp_path).file),
        "OVERSIGHT_SEAL_PASSWORD": PASSWORD,
    }


def put_password(folder: Path, mode: int) -> str:
    path = folder / "password"
    path.touch(mode=mode)
    path.write_text(f"{PASSWORD}\n")
    return str(path)


def test_without_settings_there_is_no_seal(environ: dict[str, str]) -> None:
    del environ["OVERSIGHT_SEAL_FILE"], environ["OVERSIGHT_SEAL_PASSWORD"]
    assert Settings.from_environ(environ).seal is None


def test_the_password_stands_in_the_environment_or_in_a_file(environ: dict[str, str], tmp_path: Path) -> None:
    given = Settings.from_environ(environ).seal
    del environ["OVERSIGHT_SEAL_PASSWORD"]
    environ["OVERSIGHT_SEAL_PASSWORD_FILE"] = put_password(tmp_path, 0o600)
    assert Settings.from_environ(environ).seal == given
    assert given is not None
    assert given.password == PASSWORD


@pytest.mark.parametrize(
    ("without", "sentence"),
    [("OVERSIGHT_SEAL_FILE", "set OVERSIGHT_SEAL_FILE"), ("OVERSIGHT_SEAL_PASSWORD", "Set either")],
)
def test_half_of_it_is_refused(environ: dict[str, str], without: str, sentence: str) -> None:
    del environ[without]
    with pytest.raises(SettingsError, match=sentence):
        Settings.from_environ(environ)


def test_a_certificate_that_is_not_there_is_refused(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"there is no file .*absent\.p12"):
        Settings.from_environ(environ | {"OVERSIGHT_SEAL_FILE": str(tmp_path / "absent.p12")})


def test_what_others_can_read_is_refused(environ: dict[str, str], tmp_path: Path) -> None:
    del environ["OVERSIGHT_SEAL_PASSWORD"]
    with pytest.raises(SettingsError, match="password can be read by others: chmod 600"):
        Settings.from_environ(environ | {"OVERSIGHT_SEAL_PASSWORD_FILE": put_password(tmp_path, 0o640)})
    Path(environ["OVERSIGHT_SEAL_FILE"]).chmod(0o644)
    with pytest.raises(SettingsError, match=r"seal\.p12 can be read by others: chmod 600"):
        Settings.from_environ(environ | {"OVERSIGHT_SEAL_PASSWORD": PASSWORD})
