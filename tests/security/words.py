"""What a page says to a Kazakh reader."""

import re

from oversight.services.words import translate

_TAGS = re.compile(r"<(script|style).*?</\1>|<[^>]+>", re.DOTALL)
_ENGLISH = re.compile(
    r"\b(?:the|this|is|not|must|field|required|valid|invalid|value|choice|please|of|and)\b", re.IGNORECASE
)


def said(sentence: str) -> str:
    """The sentence in Kazakh up to its first place for a value; fails when nobody has translated it."""
    kazakh = translate("kk", sentence)
    assert kazakh != sentence, f"not translated: {sentence}"
    return kazakh.partition("%(")[0].rstrip()


def english_in(page: str) -> set[str]:
    """English words a Kazakh page shows outside its fields; an untranslated sentence betrays itself by them."""
    shown = re.sub(r"<(textarea|blockquote|option)\b.*?</\1>|value=\"[^\"]*\"", " ", page, flags=re.DOTALL)
    return {word.lower() for word in _ENGLISH.findall(_TAGS.sub(" ", shown))}
