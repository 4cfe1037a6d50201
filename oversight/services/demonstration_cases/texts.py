"""The words of the invented cases: matters, places and common phrases from the data files, filled in for one case."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "reference" / "demonstration"
_MATTERS = ("land", "budget", "housing", "services")
_GENITIVE = {0, 5, 6, 7, 8, 9}  # last digits after which a Russian noun stands in the genitive plural
_AREAS = [number for number in range(24, 960) if number % 10 in _GENITIVE]
_COUNTS = [number for number in range(38, 420) if number % 10 in _GENITIVE]
_SUMS = range(3, 95)

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """An invented fact with its evidence."""

    text: Words
    evidence: Words


@dataclass(frozen=True, slots=True)
class Advice:
    """An invented recommendation: its text, to whom it goes, the measure that follows it; whether land comes back."""

    text: Words
    to: Words
    measure: Words
    returns_land: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """What a case can be about. ``bodies`` are kinds of agency, ``setting`` is rural, town or any."""

    key: str
    topic: str
    setting: str
    bodies: frozenset[str]
    forms: Sequence[str]
    titles: Sequence[Words]
    subject: Words
    decision: Words
    wish: Words
    tasks: Words
    questions: Words
    proposals: Words
    text: Sequence[Words]
    findings: Sequence[Finding]
    recommendations: Sequence[Advice]


@dataclass(frozen=True, slots=True)
class Place:
    """A district with its villages or quarters."""

    district: Words
    localities: Sequence[Words]

    @property
    def is_town(self) -> bool:
        """Whether it has quarters instead of villages."""
        return self.localities[0]["ru"].startswith("микрорайон")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the files say. ``common`` is read by section and list."""

    matters: Sequence[Matter]
    places: Mapping[str, Place]
    common: Mapping[str, Any]

    def matters_for(self, body: str, place: Place) -> list[Matter]:
        """The matters that fit a kind of agency in a place."""
        setting = "town" if place.is_town else "rural"
        return [row for row in self.matters if body in row.bodies and row.setting in {"any", setting}]

    def phrase(self, rng: Random, section: str, name: str) -> Words:
        """One of the common phrases of a list."""
        found: Words = rng.choice(self.common[section][name])
        return found


@cache
def load_library() -> Library:
    """Read the files once."""
    places = _read("places")["place"]
    return Library(
        [_matter(row) for name in _MATTERS for row in _read(name)["matter"]],
        {key: Place(row["district"], row["localities"]) for key, row in places.items()},
        _read("common"),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _matter(row: Mapping[str, Any]) -> Matter:
    plain = {name: row[name] for name in Matter.__slots__ if name in row}
    plain["bodies"] = frozenset(row["bodies"])
    return Matter(
        **plain,
        findings=[Finding(one, one["evidence"]) for one in row["finding"]],
        recommendations=[
            Advice(one, one["to"], one["measure"], one.get("returns_land", False)) for one in row["recommendation"]
        ],
    )


class Telling:
    """The words of one case: a matter in a place, with its numbers drawn once."""

    __slots__ = ("_decided_on", "_library", "area", "cadastre", "locality", "matter", "slots", "title")

    def __init__(self, library: Library, matter: Matter, place: Place, rng: Random, filed_on: date) -> None:
        self._library, self.matter = library, matter
        self.locality = rng.choice(place.localities)
        self.title = rng.choice(matter.titles)
        self.area = rng.choice(_AREAS)
        self.cadastre = f"{rng.randint(11, 79)}-99{rng.randint(0, 9)}-{rng.randint(1, 240):03}-{rng.randint(1, 999):03}"
        decided_on = self._decided_on = date.fromordinal(filed_on.toordinal() - rng.randint(60, 420))
        drawn = {
            "area": str(self.area),
            "count": str(rng.choice(_COUNTS)),
            "sum": f"{rng.choice(_SUMS)}.{rng.randint(1, 9)}",
            "number": str(rng.randint(12, 480)),
            "cadastre": self.cadastre,
            "year": str(decided_on.year),
        }
        self.slots = {
            language: {
                **drawn,
                "sum": drawn["sum"] if language == "en" else drawn["sum"].replace(".", ","),
                "place": self.locality[language],
                "place_in": self.locality.get(f"{language}_in", self.locality[language]),
                "district": place.district[language],
                "district_in": place.district.get(f"{language}_in", place.district[language]),
                "district_name": place.district.get(f"{language}_name", place.district[language]),
                "decided_on": self.day_of(decided_on, language) if language != "en" else "",
            }
            for language in ("kk", "ru", "en")
        }

    def say(self, words: Words, language: str, **more: str) -> str:
        """*words* in *language*, filled in."""
        slots = self.slots[language]
        return words[language].format_map({**slots, **more} if more else slots)

    def day_of(self, day: date, language: str) -> str:
        """A day as it stands before its noun: 2025 жылғы 14 наурыздағы, 14 марта 2025 года."""
        months = self._library.common["months"]
        if language == "kk":
            return f"{day.year} жылғы {day.day} {months['kk_of'][day.month - 1]}"
        return f"{day.day} {months['ru'][day.month - 1]} {day.year} года"

    def day(self, day: date, language: str) -> str:
        """A day by itself: 2025 жылғы 14 наурыз, 14 марта 2025 года."""
        months = self._library.common["months"]
        return (
            f"{day.year} жылғы {day.day} {months['kk'][day.month - 1]}" if language == "kk" else self.day_of(day, "ru")
        )

    def complaint(self, rng: Random, language: str, pages: int, *, is_ngo: bool) -> str:
        """The filer's text: 0 is one paragraph, 1 is most of a page, 3 is three pages."""
        matter = self.matter
        if pages == 0:
            return self.say(matter.text[0], language)
        common = self._library.common["complaint"]
        parts = [rng.choice(common["opening_ngo" if is_ngo else "opening"]), *matter.text]
        parts += rng.sample(common["detail"], (0, 1, 5, len(common["detail"]))[pages])
        said = [self.say(part, language) for part in parts]
        if pages > 1:
            said += [self._chronicle(rng, language), self._asked(language)]
        return "\n\n".join([*said, self.say(rng.choice(common["closing"]), language)])

    def _chronicle(self, rng: Random, language: str) -> str:
        common = self._library.common["complaint"]
        days = sorted(self._decided_on.toordinal() + rng.randint(5, 55) for _ in common["chronicle"])
        lines = [
            self.say(line, language, day=self.day(date.fromordinal(day), language))
            for line, day in zip(common["chronicle"], days, strict=True)
        ]
        return "\n".join([common["chronicle_title"][language], *lines])

    def _asked(self, language: str) -> str:
        common = self._library.common["complaint"]
        lines = [f"{number}. {line[language]}" for number, line in enumerate(common["asked"], start=1)]
        return "\n".join([common["asked_title"][language], *lines])
