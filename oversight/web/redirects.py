"""Where a person may be sent after signing in or choosing a colour: only to a path of this site."""

import re
from urllib.parse import unquote, urlsplit, urlunsplit

_LONGEST = 2_000
_PLAIN = re.compile(r"[!-\[\]-~]+")  # printable ASCII without space and backslash; browsers drop TAB, CR and LF


def safe_next(value: str | None) -> str | None:
    """*value* if it is a path of this site that every reader of addresses understands alike, else None.

    A fragment is not accepted: nothing of ours sends one.
    """
    if not value or len(value) > _LONGEST or not _PLAIN.fullmatch(value):
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or parts.fragment or urlunsplit(parts) != value:
        return None
    if not path.startswith("/") or "//" in path or not _PLAIN.fullmatch(path) or {".", ".."} & set(path.split("/")):
        return None
    return value
