"""What is known of a file that holds an electronic signature."""

from enum import StrEnum


class SignatureState(StrEnum):
    """Whether the signature was verified. Without a verifier nothing is claimed, not even whose it is."""

    NOT_VERIFIED = "not_verified"
    GENUINE = "genuine"  # only a configured verifier says so
    WRONG = "wrong"
