"""Text made fit for paper: only letters our fonts have, no hidden controls, line breaks where a typographer wants them.

The record embedded in the paper keeps the text exactly as it was written; only the printed letters are treated here.
"""

import re
import unicodedata

from markupsafe import Markup

NO_BREAK_SPACE = "\u00a0"
REPLACEMENT = "\ufffd"
"""Printed for a sign our fonts lack, so that no other font can step in unseen."""

LONGEST_WORD = 40
"""Letters without a break opportunity after which one is offered (ordinary text never comes near it)."""

MOST_LINES = 200
"""Lines of one text that become paragraphs; more are run together with a pilcrow, so that lines do not become pages."""

MOST_MARKS = 4
"""Combining marks kept on one letter (B11)."""

MOST_ORDINALS = 60
"""Words of one text kept whole by an element of their own; beyond that a break after a hyphen does no harm."""

_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_COMBINING = re.compile(rf"([\u0300-\u036f]{{{MOST_MARKS}}})[\u0300-\u036f]+")
_LONG_WORD = re.compile(rf"([^\s\u200b/-]{{{LONGEST_WORD}}})(?=[^\s\u200b])")
_ORDINAL = re.compile(r"(?<![\w.-])(\d+(?:\.\d+)*-[а-яёәғқңөұүһі]+)")
_KAZAKH_AND_RUSSIAN = "А-ЯЁӘҒҚҢӨҰҮҺІ"

_BINDINGS = (
    (re.compile(r"№ (?=\w)"), f"№{NO_BREAK_SPACE}"),
    (re.compile(r"(?<=\d) (?=\d{3}\b|[%₸×a-zа-яёәғқңөұүһі])"), NO_BREAK_SPACE),
    (
        re.compile(r"\b(стать[яиюей]+|пункт[аеуы]?|част[ьи]|раздел[аеу]?|приложени[еяю]|ст\.|п\.) (?=\d)"),
        rf"\1{NO_BREAK_SPACE}",
    ),
    (re.compile(r"\b(Article|Articles|section|annex|No\.) (?=\d)"), rf"\1{NO_BREAK_SPACE}"),
    (re.compile(r"\b(БИН|БСН|ИИН|ЖСН|BIN|IIN) (?=\d)"), rf"\1{NO_BREAK_SPACE}"),
    (
        re.compile(rf"(\b(?:[{_KAZAKH_AND_RUSSIAN}]|[A-Z][a-z]?)\.) (?=[{_KAZAKH_AND_RUSSIAN}A-Z])"),
        rf"\1{NO_BREAK_SPACE}",
    ),
    (re.compile(r" (?=[–—·] )"), NO_BREAK_SPACE),
    (
        re.compile(r"(?<![\w-])(в|во|к|с|со|о|об|у|и|а|на|не|по|из|за|от|до|для|при|без) (?=\S)", re.IGNORECASE),
        rf"\1{NO_BREAK_SPACE}",
    ),
)


def clean(text: str, characters: frozenset[int]) -> str:
    """*text* in NFC with LF line ends and only *characters*: hidden and direction controls go, the rest is U+FFFD."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    if not characters.issuperset(map(ord, set(text) - {"\n"})):
        text = "".join(_printable(sign, characters) for sign in text)
    return _COMBINING.sub(r"\1", text)


def _printable(sign: str, characters: frozenset[int]) -> str:
    if sign == "\n":
        return sign
    if sign == "\t":
        return " "
    if ord(sign) in characters:
        return sign
    # Controls, direction marks, joiners, variation selectors and stray combining marks leave no box behind.
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Mn", "Me") else REPLACEMENT


def bind(text: str) -> str:
    """No-break spaces: number and its word, №, thousands, article words, initials, dashes, short Russian words."""
    for pattern, bound in _BINDINGS:
        text = pattern.sub(bound, text)
    return text


def offer_breaks(text: str) -> str:
    """A zero-width break in words longer than any real one, so that they stay on the page."""
    return _LONG_WORD.sub("\\1\u200b", text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of *text* that are not empty; beyond MOST_LINES they are run together."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(lines) > MOST_LINES:
        return (" ¶ ".join(lines),)
    return lines


def keep_ordinals(text: str) -> Markup:
    """*text* escaped, with «13-бап» kept whole by an element: a search for the plain hyphen still finds the word."""
    return Markup(_ORDINAL.sub(r'<i class="nb">\1</i>', str(Markup.escape(text)), count=MOST_ORDINALS))  # noqa: S704 - escaped in the same breath
