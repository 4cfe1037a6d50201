"""A text in the three languages of the interface."""

from dataclasses import dataclass
from functools import lru_cache

LANGUAGES = ("kk", "ru", "en")


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Return *text* unchanged; the extractor sees it, the web translates it when it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Kazakh, Russian and English. May hold {named} places that `fill` replaces."""

    kk: str
    ru: str
    en: str

    def of(self, language: str) -> str:
        """The text in *language* (kk, ru or en). Raises ValueError for any other language."""
        if language not in LANGUAGES:
            raise ValueError(f"No such language: {language!r}")
        text: str = getattr(self, language)
        return text

    def fill(self, **values: "Words | str | int") -> "Words":
        """The same text with every {name} replaced; a Words value gives each language its own text."""

        def filled(language: str) -> str:
            own = {name: value.of(language) if isinstance(value, Words) else value for name, value in values.items()}
            return self.of(language).format(**own)

        return Words(filled("kk"), filled("ru"), filled("en"))

    def as_json(self) -> dict[str, str]:
        """The three texts by language."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}


def same_words(text: str) -> Words:
    """*text* in every language: a number, a name, or what somebody typed in the language of their choice."""
    return Words(text, text, text)


@lru_cache(maxsize=4096)
def numbered(phrase: Words, number: int) -> Words:
    """*phrase* with {number} replaced. Remembered, because readings repeat the same few numbers."""
    return phrase.fill(number=number)
