"""Passwords: argon2id with the parameters the law of small servers allows (t=2, 19 MiB, p=1)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LONGEST = 128  # characters; longer input is refused before it costs a hash
SHORTEST = 8
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY = _HASHER.hash("nobody has this password")


def hash_password(password: str) -> str:
    """An argon2id hash with its parameters."""
    return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether *password* is the one behind *kept*. Takes the same time when there is no account (None)."""
    try:
        _HASHER.verify(kept or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


FEWEST_LETTERS = 4
COMMON = frozenset({
    "12345678", "123456789", "1234567890", "qwertyui", "qwerty123", "qwertyuiop", "password", "password1",
    "password123", "1q2w3e4r", "1q2w3e4r5t", "zaq12wsx", "asdfghjkl", "йцукенгш", "йцукен123", "пароль123",
    "қазақстан", "казахстан", "kazakhstan", "kazakhstan1", "qazaqstan", "астана123", "astana123", "almaty123",
    "алматы123", "oversight", "oversight1", "демо1234", "жайылым12", "әкімдік1", "akimat123", "letmein1",
    "iloveyou", "sunshine", "princess", "football", "baseball", "dragon123", "monkey123", "welcome1",
    "admin123", "administrator", "superman", "trustno1", "whatever", "starwars",
})  # fmt: skip
"""The passwords every guesser tries first here; longer lists belong to a later release."""
