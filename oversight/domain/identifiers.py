"""Numbers and addresses by which people and organisations are known: IIN, BIN, phone, mail.

A number that passes is well formed; it proves neither that its holder exists nor that the writer is the holder.
Refusals are the same for every wrong number, so that nobody learns from them which numbers are known here.
"""

import re
from datetime import date

from email_validator import EmailNotValidError, validate_email
from idnumbers.nationalid.kaz.business_id import BusinessIDNumber
from idnumbers.nationalid.kaz.individual_id import IndividualIDNumber

from oversight.domain.errors import DomainError
from oversight.domain.words import N_

LONGEST_MAIL = 254
_TWELVE = re.compile(r"[0-9]{12}")  # \d would take full-width and Arabic-Indic digits
_BIN_KINDS = "456"  # the fifth digit; in an IIN it is the tens of the day, 0 to 3
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_NO_CENTURY = "0"  # said to be given to some foreigners: accepted, the year of birth is unknown
_PHONE_SEPARATORS = re.compile("[ \u00a0().\u2010-\u2015-]")
_COUNTRY = "7"
_LAST_SYNTHETIC = 9_998

NOT_TWELVE_DIGITS = N_("Twelve digits are needed, without spaces, hyphens or letters.")
NOT_AN_IIN = N_("This is not a valid IIN. Check the digits.")
NOT_A_BIN = N_("This is not a valid BIN. Check the digits.")
BIN_FOR_IIN = N_("This is a BIN, the number of an organisation. Here the IIN of a person is asked for.")
IIN_FOR_BIN = N_("This is an IIN, the number of a person. Here the BIN of an organisation is asked for.")
NOT_A_PHONE = N_("This is not a phone number. Write it like +7 701 123 45 67.")
NOT_A_MAIL = N_("This is not a mail address. Write it like name@example.kz.")


class IdentifierRefused(DomainError):
    """A number or an address is not well formed; the sentence says what is expected and fits beside the field."""

    message = NOT_TWELVE_DIGITS


def check_iin(text: str, today: date) -> str:
    """The IIN in *text*, outer spaces removed. Raises IdentifierRefused.

    The birth date in it must exist and not lie after *today*. A seventh digit of 0 has no century and is accepted when
    the day exists in the twentieth or the twenty-first.
    """
    number = _twelve_digits(text)
    if _is_bin(number):
        raise IdentifierRefused(BIN_FOR_IIN)
    births = _possible_births(number) if _has_check_digit(number) else []
    if not any(born_on <= today for born_on in births):
        raise IdentifierRefused(NOT_AN_IIN)
    return number


def check_bin(text: str) -> str:
    """The BIN in *text*, outer spaces removed. Raises IdentifierRefused."""
    number = _twelve_digits(text)
    if has_iin_shape(number):
        raise IdentifierRefused(IIN_FOR_BIN)
    if not _is_bin(number):
        raise IdentifierRefused(NOT_A_BIN)
    return number


def iin_birth_on(iin: str) -> date | None:
    """The birth date in a well-formed IIN; None when it has no century."""
    return _possible_births(iin)[0] if iin[6] != _NO_CENTURY else None


def has_iin_shape(text: str) -> bool:
    """Whether *text* is twelve ASCII digits with an existing birth date and the right check digit."""
    return bool(_TWELVE.fullmatch(text)) and _has_check_digit(text) and bool(_possible_births(text))


def synthetic_bin(year: int, month: int, serial: int) -> str:
    """A well-formed BIN of an invented organisation: resident, head office. *serial* from 0 to 9998, one BIN for each.

    Counted down from the top of the range, where no registrar has arrived. Raises ValueError outside it.
    """
    if not (0 <= serial <= _LAST_SYNTHETIC and 1 <= month <= 12):  # noqa: PLR2004
        message = f"no invented BIN for month {month}, serial {serial}"
        raise ValueError(message)
    stems = (f"{year % 100:02}{month:02}40{99_999 - serial * 10 - step:05}" for step in range(10))
    return next(f"{stem}{digit}" for stem in stems if (digit := IndividualIDNumber.checksum(f"{stem}0")) is not None)


def clean_phone(text: str) -> str:
    """The phone number in *text* as +77011234567. Raises IdentifierRefused.

    8 and 7 in front mean Kazakhstan's +7; other countries are written with +.
    """
    digits = _PHONE_SEPARATORS.sub("", text.strip())
    if re.fullmatch(r"(?:\+7|8|7)[0-9]{10}", digits):
        return f"+{_COUNTRY}{digits[-10:]}"
    if re.fullmatch(r"7[0-9]{9}", digits):
        return f"+{_COUNTRY}{digits}"
    if re.fullmatch(r"\+(?!7)[1-9][0-9]{7,14}", digits):
        return digits
    raise IdentifierRefused(NOT_A_PHONE)


def clean_email(text: str) -> str:
    """The mail address in *text*, domain in small letters. Raises IdentifierRefused.

    Cyrillic addresses and a plus tag are accepted; quoted names, IP addresses and more than 254 characters are not.
    Whether the address exists is not asked of any server.
    """
    address = text.strip()
    if len(address) > LONGEST_MAIL:
        raise IdentifierRefused(NOT_A_MAIL)
    try:
        return validate_email(address, check_deliverability=False, strict=True).normalized
    except (EmailNotValidError, UnicodeError) as error:
        raise IdentifierRefused(NOT_A_MAIL) from error


def _twelve_digits(text: str) -> str:
    number = text.strip()
    if not _TWELVE.fullmatch(number):
        raise IdentifierRefused(NOT_TWELVE_DIGITS)
    return number


def _has_check_digit(number: str) -> bool:
    """The same rule for both numbers. The library gives None where the second weights leave 10 again."""
    digit = IndividualIDNumber.checksum(number)
    return digit is not None and int(digit) == int(number[-1])


def _is_bin(number: str) -> bool:
    return number[4] in _BIN_KINDS and BusinessIDNumber.validate(number)


def _possible_births(number: str) -> list[date]:
    """The birth dates the first seven digits can mean; the library knows no century 0."""
    century = number[6]
    bases = (1900, 2000) if century == _NO_CENTURY else (_CENTURIES[century],) if century in _CENTURIES else ()
    births = []
    for base in bases:
        try:
            births.append(date(base + int(number[:2]), int(number[2:4]), int(number[4:6])))
        except ValueError:
            continue
    return births
