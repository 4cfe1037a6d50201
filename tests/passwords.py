"""One password for all test accounts, hashed once."""

from functools import cache

PASSWORD = "qara-topyraq-2026"


@cache
def _hash() -> str:
    from oversight.services.passwords import hash_password

    return hash_password(PASSWORD)


HASH = _hash()
