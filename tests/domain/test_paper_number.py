"""The number of a paper, as it is printed and as it stands in a file."""

import pytest

from oversight.domain.paper_number import SAMPLE_MARK, number_in_file, parse_paper_number


@pytest.mark.parametrize(
    ("text", "docket", "sequence"),
    [("2026-00147/09", "2026-00147", 9), ("2026-00147/123-2", "2026-00147", 123), ("2026-100000/02", "2026-100000", 2)],
)
def test_a_number_is_taken_apart(text: str, docket: str, sequence: int) -> None:
    parsed = parse_paper_number(text)
    assert parsed is not None
    assert (parsed.text, parsed.docket, parsed.sequence) == (text, docket, sequence)


@pytest.mark.parametrize("text", ["", "2026-00147", "2026-00147/9", "2026-00147/09-0", "26-147/09", "2026-00147/09 "])
def test_anything_else_is_no_number(text: str) -> None:
    assert parse_paper_number(text) is None


def test_the_first_number_in_a_file_is_found() -> None:
    found = number_in_file(b"%PDF \x00\xff <dc:title>X 2026-00147/09-2</dc:title> 2026-00148/02")
    assert found is not None
    assert found.text == "2026-00147/09-2"


@pytest.mark.parametrize("content", [b"", b"12026-00147/09", b"2026-00147/09" + SAMPLE_MARK.encode()])
def test_a_file_without_number_or_a_sample_has_none(content: bytes) -> None:
    assert number_in_file(content) is None
