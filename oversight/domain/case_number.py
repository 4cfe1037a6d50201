"""The docket number ``YYYY-NNNNN``: one gap-free series per installation and year, kept for life."""

import re

_NUMBER = re.compile(r"(20[0-9]{2}|2100)-([0-9]{5,9})", re.ASCII)


def format_number(year: int, serial: int) -> str:
    """'2026-00148'; more than five digits when the year needs them."""
    return f"{year:04}-{serial:05}"


def parse_number(text: str) -> tuple[int, int] | None:
    """Year and serial, or None when *text* is not a number in its one canonical form (ASCII digits only)."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    year, serial = int(match[1]), int(match[2])
    return (year, serial) if serial and format_number(year, serial) == text else None


def position_of(year: int, serial: int) -> int:
    """One integer that orders all numbers of the installation; newest is greatest."""
    return year * 1_000_000_000 + serial
