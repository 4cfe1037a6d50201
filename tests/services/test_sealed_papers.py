"""With a certificate set no paper is issued unsealed; without one none is sealed. Whoever asks is told which."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config import SealSettings
from oversight.documents.sealing import SealUnusable, read_seal
from oversight.services import issuing, verification
from oversight.services.context import Services
from oversight.services.issuing import MOST_ATTEMPTS, Round
from oversight.services.verification import Finding, SealState, SealView
from tests.cases import file_complaint
from tests.certificates import PASSWORD, SUBJECT, made_up, write_to
from tests.services.test_issuing import PDF, queued, quickly
from tests.world import World

pytestmark = pytest.mark.usefixtures("receipts_only")

PAST = datetime(2025, 12, 31, tzinfo=UTC)


def set_seal(services: Services, seal: SealSettings) -> None:
    services.settings = replace(services.settings, seal=seal)


@pytest.fixture
def sealing(services: Services, tmp_path: Path) -> Services:
    set_seal(services, write_to(tmp_path))
    return services


def seen(services: Services, content: bytes) -> SealView | None:
    with services.context(writes=False) as ctx:
        checked = verification.check_file(ctx, [content])
    assert checked.finding is Finding.INTACT
    assert checked.paper is not None
    return checked.paper.seal


def test_the_digest_is_that_of_the_sealed_bytes(sealing: Services, world: World) -> None:
    number = file_complaint(sealing, world)
    assert issuing.render_queued(sealing, quickly) == Round(issued=1)
    (paper,) = queued(sealing, number)
    found = read_seal(paper.content or b"")
    assert found is not None
    assert found.is_whole
    assert paper.seal == found.fingerprint == made_up().fingerprint
    assert seen(sealing, paper.content or b"") == SealView(SealState.WHOLE, made_up().fingerprint, SUBJECT)


def test_without_a_certificate_the_bytes_are_those_of_the_typesetter(services: Services, world: World) -> None:
    number = file_complaint(services, world)
    issuing.render_queued(services, quickly)
    (paper,) = queued(services, number)
    assert (paper.content, paper.seal) == (PDF, None)
    assert seen(services, PDF) is None


def test_an_issued_paper_is_not_sealed_afterwards(services: Services, world: World, tmp_path: Path) -> None:
    number = file_complaint(services, world)
    issuing.render_queued(services, quickly)
    set_seal(services, write_to(tmp_path))
    assert issuing.render_queued(services, quickly) == Round()
    assert queued(services, number)[0].content == PDF


def test_with_an_expired_certificate_the_paper_fails_until_it_is_renewed(
    services: Services, world: World, acting: Callable, tmp_path: Path
) -> None:
    set_seal(services, write_to(tmp_path, until=PAST))
    number = file_complaint(services, world)
    for _ in range(MOST_ATTEMPTS):
        issuing.render_queued(services, quickly)
    (paper,) = queued(services, number)
    assert (paper.state, paper.content) == ("failed", None)
    assert "valid from 2020-01-01 to 2025-12-31" in paper.failure
    write_to(tmp_path)
    issuing.retry(acting(world.administrator), paper.id)
    assert issuing.render_queued(services, quickly) == Round(issued=1)


def test_while_nothing_can_be_sealed_papers_wait(sealing: Services, world: World, tmp_path: Path) -> None:
    number = file_complaint(sealing, world)
    set_seal(sealing, SealSettings(tmp_path / "absent.p12", PASSWORD))
    with pytest.raises(SealUnusable):
        issuing.render_queued(sealing, quickly)
    (paper,) = queued(sealing, number)
    assert (paper.state, paper.attempts) == ("queued", 0)


def test_a_seal_of_another_certificate_is_not_told_as_ours(sealing: Services, world: World) -> None:
    number = file_complaint(sealing, world)
    issuing.render_queued(sealing, quickly)
    (paper,) = queued(sealing, number)
    paper.seal = "0" * 64
    assert verification._seal_of(paper) == SealView(SealState.BROKEN, "0" * 64)


def test_where_seals_cannot_be_read_none_is_called_sound(
    sealing: Services, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = file_complaint(sealing, world)
    issuing.render_queued(sealing, quickly)
    content = queued(sealing, number)[0].content or b""
    monkeypatch.delattr("oversight.documents.pades", raising=False)
    monkeypatch.setitem(sys.modules, "oversight.documents.pades", None)
    assert seen(sealing, content) == SealView(SealState.UNCHECKED, made_up().fingerprint)
