"""Whoever holds the bytes of a paper learns what they are; whoever has only a number learns what is public."""

from collections.abc import Mapping
from typing import Any

import pytest

from oversight.domain.corrections import Standing
from oversight.domain.paper_number import SAMPLE_MARK
from oversight.services import issuing, verification
from oversight.services.context import Services
from oversight.services.verification import Finding
from tests.cases import file_complaint, load
from tests.services.test_issuing import PDF
from tests.world import World

pytestmark = pytest.mark.usefixtures("receipts_only")


@pytest.fixture
def issued(services: Services, world: World) -> tuple[str, bytes]:
    """A receipt in Kazakh: its number and its bytes, which bear it in the open."""
    number = file_complaint(services, world)

    def typeset(_kind: object, language: str, context: Mapping[str, Any]) -> bytes:
        return PDF + f"\n% {language} {context['frame']['number']}".encode()

    issuing.render_queued(services, typeset)
    return f"{number}/02", PDF + f"\n% kk {number}/02".encode()


def check(services: Services, content: bytes, number: str | None = None) -> verification.Checked:
    with services.context(writes=False) as ctx:
        return verification.check_file(ctx, [content[:7], content[7:]], number)


def test_an_issued_paper_is_intact(services: Services, issued: tuple[str, bytes]) -> None:
    number, content = issued
    checked = check(services, content)
    assert checked.finding is Finding.INTACT
    assert checked.paper is not None
    assert (checked.paper.number, checked.paper.kind, checked.paper.language) == (number, "receipt", "kk")
    assert (checked.paper.act, checked.paper.logged, checked.paper.standing) == (2, 3, Standing.VALID)


def test_its_place_is_that_of_the_chain(services: Services, issued: tuple[str, bytes]) -> None:
    paper = check(services, issued[1]).paper
    assert paper is not None
    with services.context(writes=False) as ctx:
        docket = load(ctx, paper.case_number)
        assert (paper.count, paper.head) == (docket.last_sequence, docket.head_digest)


def test_one_flipped_byte_is_found(services: Services, issued: tuple[str, bytes]) -> None:
    number, content = issued
    checked = check(services, bytes([content[0] ^ 1]) + content[1:])
    assert (checked.finding, checked.number, checked.paper) == (Finding.CHANGED, number, None)


def test_a_file_without_its_number_is_compared_with_the_printed_one(
    services: Services, issued: tuple[str, bytes]
) -> None:
    assert check(services, PDF + b" ", issued[0]).finding is Finding.CHANGED
    assert check(services, PDF + b" ").finding is Finding.UNKNOWN


@pytest.mark.parametrize("content", [b"", b"something else", b"% 2031-00009/02", b"% 2026-00001/77"])
def test_what_was_not_issued_is_unknown(services: Services, issued: tuple[str, bytes], content: bytes) -> None:
    assert check(services, content).finding is Finding.UNKNOWN


def test_a_sample_is_never_a_paper_that_was_changed(services: Services, issued: tuple[str, bytes]) -> None:
    checked = check(services, issued[1] + SAMPLE_MARK.encode(), issued[0])
    assert (checked.finding, checked.number, checked.is_sample) == (Finding.UNKNOWN, None, True)


def test_a_number_alone_tells_nothing_of_a_private_case(services: Services, issued: tuple[str, bytes]) -> None:
    with services.context(writes=False) as ctx:
        assert verification.public_papers(ctx, issued[0]) == verification.public_papers(ctx, "2031-00001/02") == ()


def test_a_paper_that_waits_is_not_issued(services: Services, world: World) -> None:
    number = file_complaint(services, world)
    assert check(services, f"% {number}/02".encode()).finding is Finding.UNKNOWN
