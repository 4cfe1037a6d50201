"""PAdES by pyHanko, which is an optional extra: enter through sealing.py, which loads this module when it is needed."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from oversight.documents.sealing import Seal, SealReading

FIELD = "Seal"
DIGEST = "sha256"


class _Writer(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        """Leave the metadata alone: written anew they would lose a mark of the paper and name another maker."""


class _Signer(PdfSigner):
    def __init__(self, held: Seal, at: datetime) -> None:
        super().__init__(
            PdfSignatureMetadata(field_name=FIELD, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES),
            held.signer,
            # printable and outside the page, as the archival and the accessible form ask of a field nobody sees
            new_field_spec=SigFieldSpec(
                FIELD, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True), readable_field_name=held.subject
            ),
        )
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - as the library has it
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at  # the application has one clock
        return session


def open_pkcs12(content: bytes, password: str) -> Seal | None:
    """The seal in a PKCS#12 file; None when it cannot be opened or its key and certificate do not belong together."""
    try:
        signer = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=password.encode() or None)
        certificate = signer.signing_cert
        if certificate is None or not _belong_together(signer, certificate):
            return None
        validity = certificate["tbs_certificate"]["validity"]
        return Seal(
            subject=_name_of(certificate),
            fingerprint=certificate.sha256.hex(),
            valid_from=validity["not_before"].native,
            valid_until=validity["not_after"].native,
            signer=signer,
        )
    except Exception:  # noqa: BLE001 - the library fails in many ways, and its words may quote what it was given
        return None


def seal(pdf: bytes, held: Seal, at: datetime) -> bytes:
    """*pdf* and one more revision of it that holds the signature over all."""
    signer = _Signer(held, at)
    with ThreadPoolExecutor(1) as apart:  # the library starts an event loop, and the caller's thread may have its own
        sealed = apart.submit(signer.sign_pdf, _Writer(io.BytesIO(pdf))).result()
    return bytes(sealed.getbuffer())


def read(pdf: bytes) -> SealReading | None:
    """The last signature of the file. Any other one, or a revision after it, makes it a seal that is not whole."""
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if not signatures:
            return None
        last = signatures[-1]
        certificate = last.signer_cert
        return SealReading(_name_of(certificate), certificate.sha256.hex(), len(signatures) == 1 and _is_whole(last))
    except Exception:  # noqa: BLE001 - a file from outside that no longer is what we wrote
        return None


def _is_whole(signature: EmbeddedPdfSignature) -> bool:
    signature.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]  # published half typed
    intact, valid = validate_sig_integrity(
        signature.signer_info,
        signature.signer_cert,
        expected_content_type="data",
        actual_digest=signature.compute_digest(),
    )
    return intact and valid and signature.coverage is SignatureCoverageLevel.ENTIRE_FILE


def _belong_together(signer: SimpleSigner, certificate: Any) -> bool:
    key = load_der_private_key(signer.signing_key.dump(), None)
    public_key = load_der_x509_certificate(certificate.dump()).public_key()
    return isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey) and key.public_key() == public_key


def _name_of(certificate: Any) -> str:
    """The common name of whom the certificate is about, else all that it says of them."""
    name = certificate.subject.native.get("common_name")
    return name if isinstance(name, str) and name else certificate.subject.human_friendly
