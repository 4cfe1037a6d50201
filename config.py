"""Settings: read once from the environment into a frozen value; no secret has a fallback outside demonstration mode."""

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent


class SettingsError(Exception):
    """A setting that the application must not start with; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Quotas and throttles; a benchmark raises and prints them."""

    sign_in_tries_per_account: int = 10  # in 15 minutes
    sign_in_tries_per_address: int = 30
    track_tries_per_number: int = 10
    token_requests_per_account: int = 5  # reset and confirmation mails in 15 minutes
    filings_per_address_per_hour: int = 20
    attachments_per_filing: int = 10
    attachment_bytes: int = 20 * 1024 * 1024
    body_bytes: int = 210 * 1024 * 1024  # ten attachments and the form around them
    form_bytes: int = 1024 * 1024  # a form without files


@dataclass(frozen=True, slots=True)
class SealSettings:
    """Where the operator's own certificate for sealing papers is, and what opens it."""

    file: Path  # PKCS#12
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the application is told from outside."""

    database_url: str
    data_dir: Path
    secret_key: str
    base_url: str
    mail_url: str | None = None
    queue_url: str | None = None
    files_url: str | None = None
    seal: SealSettings | None = None  # None: papers are not sealed, and nothing says that they are
    signature_verifier: str | None = None  # None: attached signatures are shown as not verified
    is_demo: bool = False
    is_testing: bool = False
    limits: Limits = Limits()
    fonts_source: Path = Path("/usr/share/fonts/truetype/noto")

    @property
    def is_https(self) -> bool:
        """Whether pages are served over https, so that cookies are Secure and HSTS is sent."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """Host (and port) of the base address: the only one that is trusted."""
        return urlsplit(self.base_url).netloc

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the OVERSIGHT_* variables. Raises SettingsError with a sentence that says what to set."""
        env = os.environ if environ is None else environ
        data_dir = Path(env.get("OVERSIGHT_DATA_DIR") or ROOT / "instance").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        is_demo = env.get("OVERSIGHT_DEMO", "") == "1"
        base_url = (env.get("OVERSIGHT_BASE_URL") or f"http://127.0.0.1:{env.get('PORT') or '8000'}").rstrip("/")
        _check_base(base_url)
        return cls(
            database_url=env.get("OVERSIGHT_DATABASE_URL") or f"sqlite:///{data_dir / 'oversight.sqlite'}",
            data_dir=data_dir,
            secret_key=_secret_key(env.get("OVERSIGHT_SECRET_KEY"), data_dir, is_demo=is_demo),
            base_url=base_url,
            mail_url=env.get("OVERSIGHT_MAIL_URL") or None,
            queue_url=env.get("OVERSIGHT_QUEUE_URL") or None,
            files_url=env.get("OVERSIGHT_FILES_URL") or None,
            seal=_seal(env),
            signature_verifier=env.get("OVERSIGHT_SIGNATURE_VERIFIER") or None,
            is_demo=is_demo,
        )


def _check_base(base_url: str) -> None:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        message = f"OVERSIGHT_BASE_URL must be https://host or http://loopback, not {base_url!r}"
        raise SettingsError(message)
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        message = "OVERSIGHT_BASE_URL: http is accepted for loopback only; use https"
        raise SettingsError(message)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _secret_key(given: str | None, data_dir: Path, *, is_demo: bool) -> str:
    """The key from the environment, or from the key file of mode 600; made up only in demonstration mode."""
    shortest = 32
    if given:
        if len(given) < shortest:
            message = f"OVERSIGHT_SECRET_KEY is too short: give at least {shortest} characters"
            raise SettingsError(message)
        return given
    path = data_dir / "secret.key"
    if not path.exists():
        if not is_demo:
            message = f"Set OVERSIGHT_SECRET_KEY, or put a key of 32 or more characters into {path} (mode 600)"
            raise SettingsError(message)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    _refuse_open_to_others(path)
    key = path.read_text().strip()
    if len(key) < shortest:
        message = f"{path} holds too short a key: put at least {shortest} characters into it"
        raise SettingsError(message)
    return key


def _seal(env: Mapping[str, str]) -> SealSettings | None:
    """The certificate and its password, from a file of mode 600 or from the environment; both or neither are given."""
    file, password = env.get("OVERSIGHT_SEAL_FILE"), env.get("OVERSIGHT_SEAL_PASSWORD")
    password_file = env.get("OVERSIGHT_SEAL_PASSWORD_FILE")
    if not file:
        if password or password_file:
            message = (
                "A password for the seal is set but no certificate: set OVERSIGHT_SEAL_FILE, or unset the password"
            )
            raise SettingsError(message)
        return None
    if bool(password) == bool(password_file):
        message = "Set either OVERSIGHT_SEAL_PASSWORD_FILE (a file of mode 600) or OVERSIGHT_SEAL_PASSWORD for the seal"
        raise SettingsError(message)
    certificate = _existing(file, "OVERSIGHT_SEAL_FILE")
    if password_file:
        password = _existing(password_file, "OVERSIGHT_SEAL_PASSWORD_FILE").read_text().strip()
    return SealSettings(certificate, password or "")


def _existing(name: str, setting: str) -> Path:
    path = Path(name).resolve()
    if not path.is_file():
        message = f"{setting}: there is no file {path}"
        raise SettingsError(message)
    _refuse_open_to_others(path)
    return path


def _refuse_open_to_others(path: Path) -> None:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        message = f"{path} can be read by others: chmod 600 it"
        raise SettingsError(message)
