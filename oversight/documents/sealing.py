"""The seal of the operator on a paper: a PAdES signature (B-B) with the operator's own certificate, unseen on the page.

It says who runs the site and that the file was not changed since. It is no qualified electronic signature (EDS) of
Kazakhstan, and it bears no time stamp of an authority: nothing is fetched while a paper is made, so its moment is that
of our own clock. Not to be mixed up with domain/seals.py, by which the log proves a text.

The key is held by the process that makes papers and never reaches the children that typeset them. The library that
seals is an optional extra; nothing else needs it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from oversight.documents.errors import RenderFailed


class SealUnusable(RuntimeError):
    """Papers are to be sealed and cannot be; the sentence tells the operator what to do and quotes no secret."""


class SealFailed(RenderFailed):
    """This paper was not sealed. ``reason`` is fit for the record of the paper."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The operator's certificate with its key, opened. It is never printed with the key."""

    subject: str
    fingerprint: str  # SHA-256 of the certificate, 64 hexadecimal digits
    valid_from: datetime
    valid_until: datetime
    signer: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealReading:
    """What the seal in a file says. ``is_whole``: it is sound, and covers the file from the first byte to the last.

    Whether the certificate is trusted by anybody is not asked.
    """

    subject: str
    fingerprint: str
    is_whole: bool


def open_seal(file: Path, password: str) -> Seal:
    """The certificate and its key from a PKCS#12 file. Raises SealUnusable."""
    pades = _library()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise SealUnusable(
            f"The certificate of the seal, {file}, cannot be read. Put the PKCS#12 file there, readable by the worker "
            "only, or unset OVERSIGHT_SEAL_FILE: then papers are not sealed."
        ) from error
    opened: Seal | None = pades.open_pkcs12(content, password)
    if opened is None:
        raise SealUnusable(
            f"The certificate of the seal, {file}, cannot be opened. Either the password (OVERSIGHT_SEAL_PASSWORD_FILE "
            "or OVERSIGHT_SEAL_PASSWORD) is wrong, or it is no PKCS#12 file with an RSA or elliptic-curve key and the "
            "certificate that belongs to it; keys of the GOST algorithms are not supported."
        )
    return opened


def seal(pdf: bytes, held: Seal, at: datetime) -> bytes:
    """*pdf* with the seal appended: its own bytes stay as they are. Raises SealFailed."""
    if not held.valid_from <= at <= held.valid_until:
        raise SealFailed(
            f"The certificate of the seal is valid from {held.valid_from:%Y-%m-%d} to {held.valid_until:%Y-%m-%d}. "
            "Put a valid one in its place and have the paper made again"
        )
    try:
        sealed: bytes = _library().seal(pdf, held, at)
    except Exception as error:  # whatever the library could not do: the paper is not issued without its seal
        raise SealFailed(f"The paper could not be sealed ({type(error).__name__})") from error
    return sealed


def read_seal(pdf: bytes) -> SealReading | None:
    """What the seal in *pdf* says; None when there is none that can be read. Raises SealUnusable without the extra."""
    reading: SealReading | None = _library().read(pdf)
    return reading


def _library() -> ModuleType:
    try:
        from oversight.documents import pades  # noqa: PLC0415 - half a second, and it may not be installed
    except ImportError as error:
        raise SealUnusable(
            "The library that seals papers is not installed. Install pyhanko in the version of requirements.lock "
            '(the extra "sign" of pyproject.toml) and start again.'
        ) from error
    return pades
