"""Detached signatures: CMS SignedData, binary or in text armour. What is looked at is the form, never who signed."""

import base64
import re
from pathlib import Path

from asn1crypto import cms, core

from oversight.domain.attachments import NO_SIGNATURE, SIGNS_INSIDE, FileRefused

MOST_BYTES = 1024 * 1024
MOST_SIGNERS = 100
_ARMOUR = re.compile(
    rb"\s*-----BEGIN (CMS|PKCS7|PKCS #7 SIGNED DATA)-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END \1-----\s*", re.ASCII
)


def inspect(path: Path) -> None:
    """Raise FileRefused unless the file is one such signature, whole, small and without a document inside it."""
    if path.stat().st_size > MOST_BYTES:
        raise FileRefused(NO_SIGNATURE)
    try:
        signed = _signed_data(path.read_bytes())
        is_signed = 1 <= len(signed["signer_infos"]) <= MOST_SIGNERS and all(
            map(_has_signature, signed["signer_infos"])
        )
        holds_content = not isinstance(signed["encap_content_info"]["content"], core.Void)
    except (ValueError, TypeError, KeyError) as error:  # what the parser says of anything else
        raise FileRefused(NO_SIGNATURE) from error
    if not is_signed:
        raise FileRefused(NO_SIGNATURE)
    if holds_content:
        raise FileRefused(SIGNS_INSIDE)


def _signed_data(content: bytes) -> cms.SignedData:
    armoured = _ARMOUR.fullmatch(content)
    if armoured is not None:
        content = base64.b64decode(b"".join(armoured[2].split()), validate=True)
    outer = cms.ContentInfo.load(content, strict=True)
    if outer["content_type"].native != "signed_data":
        raise FileRefused(NO_SIGNATURE)
    return outer["content"]


def _has_signature(signer: cms.SignerInfo) -> bool:
    return bool(signer["digest_algorithm"]["algorithm"].dotted and signer["sid"].chosen and signer["signature"].native)
