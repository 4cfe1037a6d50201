"""Whether a public title gives somebody away: a number, a contact, or a name whatever case ending it wears."""

import re
import unicodedata

from oversight.domain.text import finds_identifier, fold

SHORTEST_PART = 3
_LONG_STEM = 5  # shorter names lose no last letter: what is left would be in too many words

# Kazakh letters as they are typed where no Kazakh keyboard is at hand; signs that are written or not.
_AS_TYPED = str.maketrans("әғқңөұүһі", "агкноуухи", "ьъ")
_TWELVE_DIGITS = re.compile(r"(?<!\d)(?:\d{6}[ -]?\d{6}|\d{4}(?:[ -]\d{4}){2}|\d{3}(?:[ -]\d{3}){3})(?!\d)")
_PHONE = re.compile(r"(?<![\d-])(?:\+?[78])?[ (-]{0,2}\d{3}[ )-]{0,2}\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d)")
_MAIL = re.compile(r"\S+@\S+")
_SOFT_ENDS = "аеиоуыэюяй"

# What follows a name in Kazakh (case, possession, plural of a family) and in Russian, as typed above.
_KAZAKH = (
    "нын нин дын дин тын тин ныки ники дыки дики тыки тики га ге ка ке на не ны ни ды ди ты ти н "
    "да де та те нда нде дан ден тан тен нан нен мен бен пен лар лер дар дер тар тер"
)
_RUSSIAN = "а у ю я е и ы о ом ем ой ей ою ею ов ев ых им ым ого его ому ему ая ую ины ова ева овой евой ову еву"
_ENDINGS = frozenset({"", *_KAZAKH.split(), *_RUSSIAN.split()})


def holds_contact(title: str) -> bool:
    """Whether *title* holds a run of digits like an IIN or BIN, a phone number or a mail address."""
    text = unicodedata.normalize("NFKC", title)
    return bool(finds_identifier(text) or _TWELVE_DIGITS.search(text) or _PHONE.search(text) or _MAIL.search(text))


def holds_name(title: str, name: str) -> bool:
    """Whether *title* holds a part of *name* of three letters or more, in any case ending, case or alphabet of typing.

    *name* is that of one person: surname, name, patronymic in whatever order.
    """
    words = _words(title)
    return any(_is_form_of(word, part) for part in _words(name) if len(part) >= SHORTEST_PART for word in words)


def holds_phrase(title: str, phrase: str) -> bool:
    """Whether the words of *phrase* (the name of an organisation) stand in *title* one after the other."""
    wanted, words = _words(phrase), _words(title)
    places = range(len(words) - len(wanted) + 1)
    return bool(wanted) and any(words[place : place + len(wanted)] == wanted for place in places)


def _words(text: str) -> list[str]:
    typed = fold(unicodedata.normalize("NFKC", text)).translate(_AS_TYPED)
    return [word for word in re.split(r"[\W\d_]+", typed) if word]


def _is_form_of(word: str, part: str) -> bool:
    stem = part.rstrip(_SOFT_ENDS) if len(part) >= _LONG_STEM else part
    return any(word.startswith(root) and word[len(root) :] in _ENDINGS for root in (part, stem) if len(root) > 2)  # noqa: PLR2004
