"""Fill a paper's template: strict about names, escaped whatever the file is called, cleaned of signs our fonts lack."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import jinja2
from markupsafe import Markup

from oversight.documents import printable, wording
from oversight.documents.charts import Figures, Tile
from oversight.documents.labels import labels
from oversight.documents.paper import TEMPLATES
from oversight.documents.plain import Plain
from oversight.documents.reading import Reading, calendar_weeks, skipped_holidays
from oversight.documents.registry import DOCUMENTS, title_of
from oversight.documents.values import CheckAddress, Language, Mark, Passage, Words
from oversight.domain.paper_number import SAMPLE_MARK
from oversight.domain.terms import LANGUAGES, DocumentKind

QR_ADDRESS = "asset:qr"
"""Under this address, and no other, the paper's picture is found."""


def fill(
    kind: DocumentKind,
    language: Language,
    context: Plain,
    *,
    characters: frozenset[int],
    digest: str = "",
    mark: Mark | None = None,
    dense: bool = False,
    figures: Figures | None = None,
) -> str:
    """The paper as HTML. *characters* are those the fonts have; *digest* is printed at its foot.

    *dense* is for papers that must keep to a number of pages and did not at the first try. *figures* takes the charts.
    """
    frame = context.frame  # type: ignore[attr-defined]
    return (
        templates(language, characters)
        .get_template(DOCUMENTS[kind].template)
        .render(
            paper=context,
            frame=frame,
            kind=kind.value,
            kind_title=title_of(kind),
            language=language,
            foreign=wording.foreign_order(language),
            check_url=frame.check.url(language),
            untranslated=untranslated(context, language),
            digest=digest,
            mark=mark,
            dense=dense,
            qr=QR_ADDRESS,
            figures=figures or Figures(),
            tile=Tile,
            sample_mark=SAMPLE_MARK,
        )
    )


@functools.lru_cache(maxsize=6)
def templates(language: Language, characters: frozenset[int]) -> jinja2.Environment:
    """The environment in which *language* fills its papers."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printer(characters),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(filters(language, characters))
    environment.globals.update(
        t=functools.partial(labels().text, language), t_list=functools.partial(labels().words, language)
    )
    return environment


def _printer(characters: frozenset[int]) -> Callable[[object], object]:
    def print_value(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Markup):
            return printable.offer_breaks(printable.bind(printable.clean(value, characters)))
        return value

    return print_value


def filters(language: Language, characters: frozenset[int]) -> dict[str, Callable[..., Any]]:
    """What templates may do with a value: say it in their language."""
    print_value = _printer(characters)

    def flow(text: str) -> Markup:
        return printable.keep_ordinals(str(print_value(" ".join(text.split()))))

    def paragraphs(text: str) -> tuple[str, ...]:
        return printable.paragraphs(printable.clean(text, characters))

    def words(value: Words) -> str:
        return value.in_language(language)

    def basis(reading: Reading, *, house: bool = False) -> str:
        return wording.term_basis(reading, house, language, labels())

    def counting(reading: Reading, *, house: bool = False) -> str:
        return wording.counting_rule(reading, house, language, labels())

    def address(value: CheckAddress) -> str:
        return value.url(language)

    return {
        "address": address,
        "area": functools.partial(wording.area, language=language),
        "basis": basis,
        "counting": counting,
        "day_month": wording.day_month,
        "flow": flow,
        "hectares": functools.partial(wording.hectares, language=language),
        "holidays": skipped_holidays,
        "local_date": wording.local_date,
        "local_time": wording.local_time,
        "long_date": functools.partial(wording.long_date, language=language),
        "number": functools.partial(wording.number, language=language),
        "on_date": functools.partial(wording.on_date, language=language),
        "paragraphs": paragraphs,
        "provision": functools.partial(wording.provision, basis="law", language=language, labels=labels()),
        "short_date": functools.partial(wording.short_date, language=language),
        "term_length": functools.partial(wording.term_length, language=language, labels=labels()),
        "voice": lambda passage: wording.voice(passage, language),
        "weekday": functools.partial(wording.weekday, language=language),
        "weeks": calendar_weeks,
        "words": words,
    }


@dataclass(frozen=True, slots=True)
class Untranslated:
    """How many passages of a paper have no text in its language, and in which languages they stand instead."""

    count: int
    languages: tuple[str, ...]


def untranslated(context: Plain, language: Language) -> Untranslated:
    """What the first page tells about passages without a translation into *language*."""
    instead = [
        passage.prevailing
        for passage in _passages(context)
        if passage.prevailing is not None and passage.in_language(language) is None
    ]
    return Untranslated(len(instead), tuple(code for code in LANGUAGES if code in instead))


def _passages(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, Plain):
        for field in fields(value):  # type: ignore[arg-type]
            yield from _passages(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _passages(item)
