"""A seal lets the log prove a text without holding it."""

import hashlib
import json

_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def seal(*parts: str) -> str:
    """SHA-256 (64 hexadecimal digits) over *parts* in order; where one ends and the next begins counts too."""
    return hashlib.sha256(_PLAIN.encode(parts).encode()).hexdigest()
