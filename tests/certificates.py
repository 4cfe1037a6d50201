"""A certificate made up for the test, as an operator would have one: with its key in a PKCS#12 file."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from config import SealSettings

SUBJECT = "Қоғамдық бақылау порталы"
PASSWORD = "оператордың құпиясөзі"


@dataclass(frozen=True)
class MadeUp:
    pkcs12: bytes
    fingerprint: str


@cache
def made_up(until: datetime = datetime(2040, 1, 1, tzinfo=UTC)) -> MadeUp:
    """Self-signed, RSA, valid from 2020 on."""
    key, name = _key(), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SUBJECT)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(until)
        .sign(key, hashes.SHA256())
    )
    encryption = BestAvailableEncryption(PASSWORD.encode())
    content = pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, encryption)
    return MadeUp(content, certificate.fingerprint(hashes.SHA256()).hex())


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def write_to(folder: Path, *, until: datetime = datetime(2040, 1, 1, tzinfo=UTC)) -> SealSettings:
    """Put one into *folder*, readable by its owner only; returns the settings that name it."""
    path = folder / "seal.p12"
    path.touch(mode=0o600)
    path.write_bytes(made_up(until).pkcs12)
    return SealSettings(path, PASSWORD)
