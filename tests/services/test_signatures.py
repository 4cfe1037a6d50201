"""An attached signature is not verified until somebody configures what verifies it."""

import sys
from collections.abc import Sequence
from io import BytesIO
from types import ModuleType
from uuid import uuid4

import pytest

from config import SettingsError
from oversight.domain.signatures import SignatureState
from oversight.persistence.models import Attachment
from oversight.services import attachments
from oversight.services.attachments import Upload
from oversight.services.context import Services
from oversight.services.signatures import KeptFile, open_verifier
from tests.conftest import MONDAY
from tests.persistence.corpus.signatures import detached


class Remembering:
    """Stands in for an adapter: keeps what it was asked and answers what the test wants."""

    def __init__(self, answer: SignatureState = SignatureState.GENUINE) -> None:
        self.answer = answer
        self.asked: list[tuple[bytes, list[bytes]]] = []

    def state_of(self, signature: KeptFile, beside: Sequence[KeptFile]) -> SignatureState:
        contents = []
        for one in (signature, *beside):
            with one.open() as stream:
                contents.append(stream.read())
        self.asked.append((contents[0], contents[1:]))
        return self.answer


@pytest.fixture
def rows(services: Services) -> list[Attachment]:
    """A text and the signature to it, as they lie in the store."""
    uploads = [Upload("шарт.txt", BytesIO(b"text\n")), Upload("шарт.txt.sig", BytesIO(detached()))]
    stored, _ = attachments.take(services, uploads)
    return [
        Attachment(
            id=uuid4(),
            name=one.name,
            media_type=one.media_type,
            size=one.size,
            digest=one.digest,
            store_key=one.key,
            created_at=MONDAY,
        )
        for one in stored
    ]


def states(services: Services, rows: list[Attachment]) -> list[SignatureState | None]:
    with services.context(writes=False) as ctx:
        return [view.signature for view in attachments.file_views(ctx, rows)]


def test_by_default_nothing_verifies_and_nothing_is_claimed(services: Services, rows: list[Attachment]) -> None:
    assert open_verifier(services.settings.signature_verifier) is None
    assert states(services, rows) == [None, SignatureState.NOT_VERIFIED]


@pytest.mark.parametrize("answer", SignatureState)
def test_a_verifier_gets_the_signature_and_what_lies_beside_it(
    services: Services, rows: list[Attachment], answer: SignatureState
) -> None:
    services.signature_verifier = verifier = Remembering(answer)
    assert states(services, rows) == [None, answer]
    assert verifier.asked == [(detached(), [b"text\n"])]


def test_a_verifier_is_named_by_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = ModuleType("adapter")
    adapter.Remembering = Remembering  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "adapter", adapter)
    assert isinstance(open_verifier("adapter:Remembering"), Remembering)


@pytest.mark.parametrize("name", ["", "nothing", "absent_module:Verifier", "config:Absent", "config:ROOT"])
def test_a_name_that_leads_nowhere_stops_the_start(name: str) -> None:
    with pytest.raises(SettingsError, match="OVERSIGHT_SIGNATURE_VERIFIER"):
        open_verifier(name)
