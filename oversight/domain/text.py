"""What typed text may hold: names, short lines, long texts, search words.

All functions return text in NFC. Lengths are counted in code points; a text of n code points takes at most 4n bytes.
Nothing here makes text safe for HTML, CSV or a shell: that is done where it is written out.
"""

import re
import unicodedata
from itertools import pairwise

from oversight.domain.errors import DomainError
from oversight.domain.identifiers import has_iin_shape
from oversight.domain.words import N_

LONGEST_LINE = 200
LONGEST_TEXT = 20_000
MOST_LINES = 2_000
LONGEST_QUERY = 200
MOST_QUERY_WORDS = 10
_MOST_MARKS = 4
_BYTES_PER_CHARACTER = 4

_LINE_BREAKS = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{4,}")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f]")
_TAGS = re.compile("[\U000e0000-\U000e0fff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)) + "]"
)
# Takes no room on the page, so that two different texts look alike or a full one looks empty. The joiner of emoji is
# treated apart.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb]"
)
_TWELVE_DIGITS = re.compile(
    r"(?<!\d)(?:[0-9]{12}|[0-9]{6} [0-9]{6}|[0-9]{4}(?: [0-9]{4}){2}|[0-9]{3}(?: [0-9]{3}){3})(?!\d)"
)
_ORDINARY_CONTROLS = "\t\n\v\f\r\u0085"
_JOINER = "\u200d"
_PRESENTATION = "\ufe0e\ufe0f"
_SIGNS_IN_NAMES = "№°™©®"
_KEYCAPS = "#*0123456789"
_LAST_OF_BASIC_PLANE = "\uffff"

EMPTY = N_("This is empty: write it in letters.")
TOO_LONG = N_("This is too long: it has %(length)s characters, at most %(longest)s fit.")
TOO_MANY_LINES = N_("This has %(lines)s lines, at most %(most)s fit. Attach long lists as a file.")
CONTROLS = N_("This holds a character that is no letter, sign or space. Type the text anew instead of pasting it.")
DIRECTION = N_("This holds a hidden mark that turns the writing around. Type the text anew instead of pasting it.")
UNSEEN = N_("This holds characters that cannot be seen. Type the text anew instead of pasting it.")
MARKS = N_("This has too many accents on one letter. Type the text anew.")
NOT_IN_NAMES = N_("A name has no pictures or emoji. Write it in letters, digits and ordinary signs.")


class TextRefused(DomainError):
    """A text holds something that cannot be accepted; the sentence says what and fits beside the field."""

    message = CONTROLS


def clean_line(text: str, *, longest: int = LONGEST_LINE) -> str:
    """A short text of one line: outer spaces removed, inner runs of space made one. Raises TextRefused."""
    text = _checked(text, longest)
    if _BIDI.search(text):
        raise TextRefused(DIRECTION)
    if _is_blank(text):
        raise TextRefused(EMPTY)
    if _UNSEEN.search(text) or _has_loose_joiner(text):
        raise TextRefused(UNSEEN)
    _refuse_controls(text)
    return _short_enough(" ".join(unicodedata.normalize("NFC", text).split()), longest)


def clean_name(text: str, *, longest: int = LONGEST_LINE) -> str:
    """A name of a person or an organisation: as `clean_line`, without emoji. Raises TextRefused.

    Markup, quotation marks and words such as null are ordinary text. Letters of all scripts are accepted; whether one
    word mixes scripts is asked of `is_mixed_script`.
    """
    name = clean_line(text, longest=longest)
    if any(_is_pictorial(character) for character in name):
        raise TextRefused(NOT_IN_NAMES)
    return name


def clean_text(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """A long text: lines end in LF, marks that turn the direction or cannot be seen are taken out. Raises TextRefused.

    Emoji, Arabic and private signs of pasted bullets stay. Runs of empty lines become two empty lines. Whether marks
    were taken out can be asked beforehand with `has_hidden_marks`, to tell the author.
    """
    text = _UNSEEN.sub("", _BIDI.sub("", _LINE_BREAKS.sub("\n", _checked(text, longest))))
    if _is_blank(text):
        raise TextRefused(EMPTY)
    _refuse_controls(text)
    text = unicodedata.normalize("NFC", text)
    text = _EMPTY_LINES.sub("\n\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).strip()
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise TextRefused(TOO_MANY_LINES, lines=lines, most=MOST_LINES)
    return _short_enough(text, longest)


def has_hidden_marks(text: str) -> bool:
    """Whether `clean_text` would take out marks that turn the direction of writing or cannot be seen."""
    return bool(_BIDI.search(text) or _UNSEEN.search(text))


def is_mixed_script(text: str) -> bool:
    """Whether one word mixes letters of Latin, Cyrillic, Greek or Armenian: a slip, or a look-alike made on purpose."""
    return any(len({_script(letter) for letter in word} - {""}) > 1 for word in re.findall(r"[^\W\d_]+", _nfc(text)))


def look_of(text: str) -> str:
    """What *text* looks like, for telling accounts apart: case and look-alike letters of three scripts are folded.

    Two mail addresses or names with the same look must not both become accounts. Never shown to anyone.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(folded.translate(_LOOKS).split())


def fold(text: str) -> str:
    """*text* as it is searched: NFC, without case, ё as е. SQLite folds no Cyrillic, so both sides are folded here."""
    return _nfc(_nfc(text).casefold()).replace("ё", "е")


def search_words(query: str) -> list[str]:
    """The words of a query, folded: at most 10 of the first 200 characters. Operators and signs only part words."""
    return _words(query[:LONGEST_QUERY])[:MOST_QUERY_WORDS]


def indexed(text: str) -> str:
    """*text* as the search index holds it: folded, parted where a query is. PostgreSQL would read -00148 as a sign."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", _without_marks(fold(text))) if word]


def finds_identifier(text: str) -> bool:
    """Whether *text* holds 12 digits (also grouped by spaces) with the date and check digit of an IIN."""
    runs = _TWELVE_DIGITS.findall(unicodedata.normalize("NFKC", text))
    return any(has_iin_shape(run.replace(" ", "")) for run in runs)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _checked(text: str, longest: int) -> str:
    """What is refused in every text, before any work that grows with its length."""
    if len(text) > longest * _BYTES_PER_CHARACTER:
        raise TextRefused(TOO_LONG, length=len(text), longest=longest)
    if _SURROGATES.search(text) or _NONCHARACTERS.search(text) or "\0" in text:
        raise TextRefused(CONTROLS)
    if _TAGS.search(text):
        raise TextRefused(UNSEEN)
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character)[0] == "M" else 0
        if run > _MOST_MARKS:
            raise TextRefused(MARKS)
    return text


def _short_enough(text: str, longest: int) -> str:
    if len(text) > longest:
        raise TextRefused(TOO_LONG, length=len(text), longest=longest)
    return text


def _refuse_controls(text: str) -> None:
    if any(unicodedata.category(character) == "Cc" and character not in _ORDINARY_CONTROLS for character in text):
        raise TextRefused(CONTROLS)


def _is_blank(text: str) -> bool:
    return not _UNSEEN.sub("", text).translate({ord(mark): None for mark in _JOINER + _PRESENTATION}).strip()


def _has_loose_joiner(text: str) -> bool:
    """A joiner or presentation mark that stands between letters instead of inside an emoji."""
    return any(
        (mark == _JOINER and not _is_pictorial(before))
        or (mark in _PRESENTATION and not _is_pictorial(before) and before not in _KEYCAPS + _SIGNS_IN_NAMES)
        for before, mark in pairwise(f" {text}")
    )


def _is_pictorial(character: str) -> bool:
    """Emoji and what builds them, private and unassigned characters."""
    category = unicodedata.category(character)
    if category in {"So", "Co", "Cn", "Cf", "Me"} or (category == "Sk" and character > _LAST_OF_BASIC_PLANE):
        return character not in _SIGNS_IN_NAMES
    return character in _PRESENTATION


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"} else ""


def _without_marks(text: str) -> str:
    """Marks that have no composed letter do not part a word."""
    return "".join(character for character in text if unicodedata.category(character)[0] != "M")


# The letter first, then what looks like it after case folding: Cyrillic and Greek, whose capitals look alike too.
_SAME_LOOKING = "aаαɑ bвβ cс dԁ eеε hнһη iіιı jјȷ kкκ lӏ mмμ nν oоο pрρ qԛ sѕ tтτ wԝ xхχ yуүυ zζ əә æӕ"
_LOOKS = str.maketrans({look: group[0] for group in _SAME_LOOKING.split() for look in group[1:]})
