"""The docket number has one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.domain.case_number import format_number, parse_number, position_of


@given(st.integers(2000, 2099), st.integers(1, 999_999_999))
def test_what_is_written_can_be_read(year, serial):
    assert parse_number(format_number(year, serial)) == (year, serial)


@given(st.integers(2000, 2099), st.integers(1, 10**8), st.integers(2000, 2099), st.integers(1, 10**8))
def test_positions_order_like_filing(year, serial, other_year, other_serial):
    assert (position_of(year, serial) < position_of(other_year, other_serial)) == (
        (year, serial) < (other_year, other_serial)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-1",
        "2026-00000",
        "2026-000001",
        "26-00001",
        "2026-٠٠٠٠١",
        "2026-00001 ",
        "2026-1e3",
        "-1",
        "9" * 24,
    ],
)
def test_other_forms_are_no_numbers(text):
    assert parse_number(text) is None
