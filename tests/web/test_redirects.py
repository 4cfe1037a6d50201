"""Where a person may be sent: paths of this site only, whatever dress the address wears."""

import pytest

from oversight.web.redirects import safe_next

FOREIGN = [
    None,
    "",
    " ",
    "evil.kz",
    "//evil.kz",
    "///evil.kz",
    "////evil.kz",
    "/\\evil.kz",
    "\\\\evil.kz",
    "\\/evil.kz",
    "/\t/evil.kz",
    "/\n/evil.kz",
    "/\r/evil.kz",
    "\t//evil.kz",
    " //evil.kz",
    "/ /evil.kz",
    "//evil.kz\\@site.kz",
    "https://evil.kz",
    "http://evil.kz",
    "HTTPS://evil.kz",
    "https:evil.kz",
    "https:/evil.kz",
    "https:///evil.kz",
    "http://site.kz@evil.kz",
    "//site.kz@evil.kz",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "/javascript:alert(1)//",
    "data:text/html,x",
    "vbscript:x",
    "mailto:a@evil.kz",
    "ftp://evil.kz",
    "file:///etc/passwd",
    "%2f%2fevil.kz",
    "/%2fevil.kz",
    "/%2F%2Fevil.kz",
    "/%5cevil.kz",
    "/%09/evil.kz",
    "/%0d%0aSet-Cookie:%20a=b",
    "/a\r\nSet-Cookie: a=b",
    "/a\0b",
    "/a%00b",
    "/.//evil.kz",
    "/..//evil.kz",
    "/../evil",
    "/%2e%2e/evil",
    "/a/./b",
    "/a//b",
    "/а",
    "/／evil.kz",
    "/。evil",
    "//[::1",
    "http://[",
    "?next=/a",
    "#top",
    "/a#top",
    "/a?",
    "/a\u202eb",
    "/" + "a" * 10_000,
    "//evil.kz/%2e%2e",
    "/\ud800",
    "/a b",
    ".",
    "..",
    "@evil.kz",
    ":evil",
]
OWN = [
    "/",
    "/kk/",
    "/register",
    "/ru/register?state=open&q=%D0%B6%D0%B5%D1%80",
    "/cases/2026-00148",
    "/a?next=//evil.kz",
    "/a?b=c:d@e",
]


def test_there_are_many_foreign_ones() -> None:
    assert len(FOREIGN) >= 60


@pytest.mark.parametrize("value", FOREIGN)
def test_a_foreign_or_doubtful_address_is_not_followed(value: str | None) -> None:
    assert safe_next(value) is None


@pytest.mark.parametrize("value", OWN)
def test_an_own_path_is_followed_unchanged(value: str) -> None:
    assert safe_next(value) == value
