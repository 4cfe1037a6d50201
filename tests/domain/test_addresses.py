"""The address of a reading asks for exactly that reading."""

from datetime import date

import pytest

from oversight.domain.addresses import address_of_article, address_of_term
from oversight.domain.deadlines import read_deadline


@pytest.mark.parametrize(
    ("key", "options", "address"),
    [
        ("object_response", {}, "/deadlines?key=object_response&from=2026-04-24"),
        ("object_response", {"modelled": True}, "/deadlines?key=object_response&from=2026-04-24"),
        ("complaint_decide", {}, "/deadlines?key=complaint_decide&from=2026-04-24"),
        ("complaint_decide", {"modelled": True}, "/deadlines?key=complaint_decide&from=2026-04-24&commission=other"),
        ("complaint_fix", {"length": 8}, "/deadlines?key=complaint_fix&from=2026-04-24&length=8"),
    ],
)
def test_of_a_term(statute, key, options, address):
    assert address_of_term(statute, read_deadline(statute, key, date(2026, 4, 24), **options)) == address


@pytest.mark.parametrize(
    ("article", "address"),
    [
        ("Law 13(4)", "/law/acts/law#law-13-4"),
        ("law-13-4", "/law/acts/law#law-13-4"),
        ("APPK 76(1)", "/law/acts/appk#appk-76-1"),
        ("Constitution 21", "/law"),
    ],
)
def test_of_a_provision(statute, article, address):
    assert address_of_article(statute, article) == address
