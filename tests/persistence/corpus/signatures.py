"""Signature files as programs write them, made with a key made up for the test."""

from functools import cache

from asn1crypto import cms
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7, pkcs12
from cryptography.x509 import Certificate

from tests.certificates import PASSWORD, made_up

SHA256_OID = bytes.fromhex("0609608648016503040201")
GOST_OID = bytes.fromhex("06092a8300010102030401")  # no library of ours knows it
DETACHED = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]


@cache
def detached(encoding: Encoding = Encoding.DER, *, signs: bytes = b"a document") -> bytes:
    return _builder(signs).sign(encoding, DETACHED)


@cache
def good_signatures() -> dict[str, bytes]:
    der, pem = detached(), detached(Encoding.PEM)
    return {
        "binary": der,
        "armoured as PKCS7": pem,
        "armoured as CMS": pem.replace(b"PKCS7", b"CMS").replace(b"\n", b"\r\n"),
        "by unknown algorithms": der.replace(SHA256_OID, GOST_OID),
        "of unknown length, as Java writes it": b"\x30\x80" + cms.ContentInfo.load(der).contents + b"\0\0",
        "without certificates": _builder(b"a document").sign(
            Encoding.DER, [*DETACHED, pkcs7.PKCS7Options.NoCerts, pkcs7.PKCS7Options.NoAttributes]
        ),
    }


@cache
def no_signatures() -> dict[str, bytes]:
    der, pem = detached(), detached(Encoding.PEM)
    return {
        "text": "қол қойылды".encode(),
        "a page": b"<html></html>",
        "cut short": der[:-1],
        "with something behind it": der + b"MZ",
        "armour with something behind it": pem + b"<script>",
        "two in one": pem + pem,
        "armour around nothing": b"-----BEGIN CMS-----\nAAAA\n-----END CMS-----\n",
        "certificates only": pkcs7.serialize_certificates([_parts()[1]], Encoding.DER),
        "a certificate": _parts()[1].public_bytes(Encoding.DER),
        "keys": made_up().pkcs12,
        "too large": _builder(b"x").add_certificate(_parts()[1]).sign(Encoding.DER, DETACHED) + b"\0" * 1024 * 1024,
        "encrypted": cms.ContentInfo({"content_type": "encrypted_data", "content": _encrypted()}).dump(),
    }


@cache
def holding_its_document() -> bytes:
    return _builder(b"a document").sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])


def _encrypted() -> cms.EncryptedData:
    info = {
        "content_type": "data",
        "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": b"0" * 16},
    }
    return cms.EncryptedData({"version": "v0", "encrypted_content_info": {**info, "encrypted_content": b"1" * 16}})


@cache
def _parts() -> tuple[object, Certificate]:
    key, certificate, _ = pkcs12.load_key_and_certificates(made_up().pkcs12, PASSWORD.encode())
    assert certificate is not None
    return key, certificate


def _builder(content: bytes) -> pkcs7.PKCS7SignatureBuilder:
    key, certificate = _parts()
    return pkcs7.PKCS7SignatureBuilder().set_data(content).add_signer(certificate, key, SHA256())  # type: ignore[arg-type]
