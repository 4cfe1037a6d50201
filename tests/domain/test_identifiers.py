"""IIN, BIN, phone and mail: published vectors, hostile digits, one neutral sentence for every wrong number."""

import itertools
from datetime import date

import pytest
from idnumbers.nationalid.kaz.business_id import BusinessIDNumber
from idnumbers.nationalid.kaz.individual_id import IndividualIDNumber

from oversight.domain import identifiers
from oversight.domain.identifiers import (
    IdentifierRefused,
    check_bin,
    check_iin,
    clean_email,
    clean_phone,
    has_iin_shape,
    iin_birth_on,
    synthetic_bin,
)

TODAY = date(2026, 5, 13)
FIRST_WEIGHTS = range(1, 12)
SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def refused_iin(text: str) -> str:
    with pytest.raises(IdentifierRefused) as caught:
        check_iin(text, TODAY)
    return caught.value.message


def refused_bin(text: str) -> str:
    with pytest.raises(IdentifierRefused) as caught:
        check_bin(text)
    return caught.value.message


def with_check_digit(eleven: str) -> str | None:
    """The rule of the published order, written out once more."""
    for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
        remainder = sum(int(digit) * weight for digit, weight in zip(eleven, weights, strict=True)) % 11
        if remainder < 10:
            return f"{eleven}{remainder}"
    return None


@pytest.mark.parametrize("number", ["061211600012", " 061211600012\t", "\u00a0061211600012"])
def test_the_published_sample_is_accepted_and_trimmed(number: str) -> None:
    assert check_iin(number, TODAY) == "061211600012"


def test_the_second_pass_is_computed() -> None:
    number = "990101500708"
    assert check_iin(number, date(2100, 1, 1)) == number


def test_a_birth_date_to_come_is_refused() -> None:
    assert refused_iin("990101500016") == identifiers.NOT_AN_IIN


def test_a_birth_date_of_today_is_accepted() -> None:
    number = "061211600012"
    assert check_iin(number, date(2006, 12, 11)) == number


@pytest.mark.parametrize("last", "0123456789")
def test_eleven_digits_that_leave_ten_twice_have_no_number(last: str) -> None:
    assert refused_iin(f"99010150071{last}") == identifiers.NOT_AN_IIN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "06121160001",
        "0612116000122",
        "06121160001a",
        "061211 600012",
        "061211-600012",
        "０６１２１１６０００１２",
        "٠٦١٢١١٦٠٠٠١٢",
        "061211600012\n1",
        "061211\x00600012",
        "+61211600012",
        "1e11",
        "²61211600012",
    ],
)
def test_anything_but_twelve_ascii_digits_is_refused(text: str) -> None:
    assert refused_iin(text) == identifiers.NOT_TWELVE_DIGITS


@pytest.mark.parametrize(
    "eleven",
    [
        "00000000000",  # zeros pass the check digit
        "06131160001",  # month 13
        "06023060001",  # 30 February
        "05022960001",  # 29 February of a common year
        "06003160001",  # month 0
        "06120060001",  # day 0
        "06121170001",
        "06121180001",
        "06121190001",
    ],
)
def test_impossible_dates_and_centuries_are_refused_alike(eleven: str) -> None:
    number = with_check_digit(eleven)
    assert number is not None
    assert refused_iin(number) == identifiers.NOT_AN_IIN


def test_a_wrong_check_digit_is_refused_with_the_same_sentence() -> None:
    assert refused_iin("061211600013") == identifiers.NOT_AN_IIN


def test_the_known_weakness_of_the_rule_is_kept() -> None:
    assert (has_iin_shape("990101500016"), has_iin_shape("990101500026")) == (True, True)


def test_a_seventh_digit_of_zero_is_accepted_without_a_birth_date() -> None:
    number = with_check_digit("85031400001")
    assert number is not None
    assert (check_iin(number, TODAY), iin_birth_on(number)) == (number, None)


@pytest.mark.parametrize(
    ("century", "year"), [("1", 1806), ("2", 1806), ("3", 1906), ("4", 1906), ("5", 2006), ("6", 2006)]
)
def test_the_seventh_digit_gives_the_century(century: str, year: int) -> None:
    assert iin_birth_on(f"061211{century}00012") == date(year, 12, 11)


def test_a_bin_in_place_of_an_iin_says_which_is_asked_for() -> None:
    assert refused_iin("991240000013") == identifiers.BIN_FOR_IIN


def test_an_iin_in_place_of_a_bin_says_which_is_asked_for() -> None:
    assert refused_bin("061211600012") == identifiers.IIN_FOR_BIN


def test_a_bin_is_accepted_and_trimmed() -> None:
    assert check_bin(" 991240000013 ") == "991240000013"


@pytest.mark.parametrize("eleven", ["99134000001", "99004000001", "99127000001", "99124400001"])
def test_impossible_bins_are_refused(eleven: str) -> None:
    number = with_check_digit(eleven)
    assert number is not None
    assert refused_bin(number) == identifiers.NOT_A_BIN


@pytest.mark.parametrize("text", ["991240000014", "000000000000"])
def test_a_wrong_bin_has_one_sentence(text: str) -> None:
    assert refused_bin(text) == identifiers.NOT_A_BIN


@pytest.mark.parametrize("text", ["99124000001", "99124000001O", "９９１２４００００００１３"])
def test_a_bin_is_twelve_ascii_digits(text: str) -> None:
    assert refused_bin(text) == identifiers.NOT_TWELVE_DIGITS


def test_the_library_and_the_written_out_rule_agree() -> None:
    stems = [
        f"{year:02}{month:02}{day:02}{century}{serial:04}"
        for year, month, day, century, serial in itertools.product(
            (0, 6, 45, 99), (1, 2, 12), (1, 9, 28), (3, 5), range(0, 10_000, 137)
        )
    ]
    for stem in stems:
        expected = with_check_digit(stem)
        found = [f"{stem}{last}" for last in range(10) if IndividualIDNumber.validate(f"{stem}{last}")]
        assert found == ([expected] if expected else [])


def test_no_number_is_both() -> None:
    numbers = [number for serial in range(3000) if (number := with_check_digit(f"0612{serial % 100:02}5{serial:04}"))]
    assert [number for number in numbers if has_iin_shape(number) and BusinessIDNumber.validate(number)] == []


def test_synthetic_bins_are_valid_and_distinct() -> None:
    numbers = {synthetic_bin(2026, 1 + serial % 12, serial) for serial in range(9_999)}
    assert len(numbers) == 9_999
    assert [number for number in numbers if check_bin(number) != number] == []


@pytest.mark.parametrize(("month", "serial"), [(0, 1), (13, 1), (1, -1), (1, 9_999)])
def test_there_are_no_synthetic_bins_outside_the_range(month: int, serial: int) -> None:
    with pytest.raises(ValueError, match="no invented BIN"):
        synthetic_bin(2026, month, serial)


def test_a_synthetic_bin_is_the_same_each_time() -> None:
    assert synthetic_bin(2026, 3, 7) == synthetic_bin(2026, 3, 7)


@pytest.mark.parametrize(
    "written",
    [
        "+77011234567",
        "87011234567",
        "8 (701) 123-45-67",
        "+7 701 123 45 67",
        "7 701 1234567",
        "7011234567",
        "+7\u00a0701\u2013123.45.67",
    ],
)
def test_one_phone_has_one_form(written: str) -> None:
    assert clean_phone(written) == "+77011234567"


def test_a_landline_is_accepted() -> None:
    assert clean_phone("8 (7172) 55-55-55") == "+77172555555"


def test_a_foreign_phone_is_accepted() -> None:
    assert clean_phone("+44 20 7946 0958") == "+442079460958"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "12",
        "701 12",
        "+7 701 123 45 6",
        "+7 701 123 45 678",
        "8-701-CALL-ME",
        "٨٧٠١١٢٣٤٥٦٧",
        "+",
        "+0123456789",
        "8701123456７",
    ],
)
def test_other_text_is_no_phone(written: str) -> None:
    with pytest.raises(IdentifierRefused, match="not a phone number"):
        clean_phone(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Aigul.S@Mail.KZ ", "Aigul.S@mail.kz"),
        ("name+tag@example.kz", "name+tag@example.kz"),
        ("secretary@demo.example", "secretary@demo.example"),
        ("иван@пример.қаз", "иван@пример.қаз"),
    ],
)
def test_mail_addresses_are_accepted(written: str, kept: str) -> None:
    assert clean_email(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a",
        "a@b",
        "a@x.kz\r\nBcc: b@x.kz",
        "a@x.kz\nb@x.kz",
        "a@x.kz, b@x.kz",
        '"a b"@x.kz',
        "a@[127.0.0.1]",
        "a@x.kz.",
        "a\u202e@x.kz",
        "a\0@x.kz",
        "a\ud800@x.kz",
        "a@x\u3002\u3002kz",
        "Name <a@x.kz>",
        "x" * 65 + "@mail.kz",
        "x" * 250 + "@a.kz",
        "@" * 10_000,
    ],
)
def test_other_text_is_no_mail_address(written: str) -> None:
    with pytest.raises(IdentifierRefused, match="not a mail address"):
        clean_email(written)
