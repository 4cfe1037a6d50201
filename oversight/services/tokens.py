"""Random secrets and how they are kept: only their digest."""

import hashlib
import hmac
import secrets

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # no letters that look alike when read aloud or copied by hand
SECRET_LENGTH = 16


def new_token() -> str:
    """256 random bits for a cookie or a link."""
    return secrets.token_urlsafe(32)


def new_secret() -> str:
    """A tracking secret: 16 characters, about 79 random bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(SECRET_LENGTH))


def secret_from(key: str, token: str) -> str:
    """The tracking secret that belongs to a random *token*: the same for the same token, made anew only with both."""
    number = int.from_bytes(hmac.new(key.encode(), f"tracking secret\x00{token}".encode(), "sha512").digest())
    letters = []
    for _ in range(SECRET_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


def digest(token: str) -> str:
    """SHA-256 of a random token. Enough for random values of this length; passwords take argon2id."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_digest(key: str, purpose: str, value: str) -> str:
    """A digest that only somebody with the application's key can compute (mail addresses, network addresses)."""
    return hmac.new(key.encode(), f"{purpose}\x00{value}".encode(), hashlib.sha256).hexdigest()


def is_same(token: str, kept: str) -> bool:
    """Whether *token* is the one whose digest was kept, in constant time."""
    return hmac.compare_digest(digest(token), kept)
