"""The seam for a verifier of attached signatures. None is built in, and none is set by default.

Signatures by keys of the national certification centre need its own software (the GOST algorithms), which is no part of
this system. Until an operator plugs in an adapter, a signature is kept and shown as not verified.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import BinaryIO, Protocol

from config import Settings, SettingsError
from oversight.domain.attachments import is_signature
from oversight.domain.signatures import SignatureState
from oversight.persistence.files import open_store
from oversight.persistence.models import Attachment


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as a verifier is given it; it closes what it opens."""

    name: str
    digest: str  # SHA-256, hexadecimal
    open: Callable[[], BinaryIO]


class SignatureVerifier(Protocol):
    """What an adapter offers. It is asked whenever the file is listed: it answers quickly and never raises."""

    def state_of(self, signature: KeptFile, beside: Sequence[KeptFile]) -> SignatureState:
        """What is known of a detached signature; what it signs is among the files *beside* it, if anywhere."""


def states_of(
    verifier: SignatureVerifier | None, settings: Settings, rows: Sequence[Attachment]
) -> list[SignatureState | None]:
    """What is known of each file of those that are kept together; None for one that is no signature."""
    return [_state(verifier, settings, row, rows) if is_signature(row.media_type) else None for row in rows]


def _state(
    verifier: SignatureVerifier | None, settings: Settings, row: Attachment, rows: Sequence[Attachment]
) -> SignatureState:
    if verifier is None:
        return SignatureState.NOT_VERIFIED
    store = open_store(settings)
    signature, *beside = (
        KeptFile(one.name, one.digest, partial(store.open, one.store_key, one.digest))
        for one in (row, *(other for other in rows if other is not row))
    )
    return verifier.state_of(signature, beside)


def open_verifier(name: str | None) -> SignatureVerifier | None:
    """The verifier that the settings name as `module:callable`; None when they name none. Raises SettingsError."""
    if name is None:
        return None
    module, _, attribute = name.partition(":")
    try:
        verifier: SignatureVerifier = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        message = (
            f"OVERSIGHT_SIGNATURE_VERIFIER: {name!r} names nothing that can be called as module:callable; correct it, "
            "or unset it: then signatures are shown as not verified"
        )
        raise SettingsError(message) from error
    return verifier
