"""How values are said to a reader: dates, numbers, sizes, and what templates need to draw forms.

Pure functions take the language; the filters of the same meaning take it from the request. Time of day is always
Asia/Almaty. Kazakh and Russian follow kk_KZ and ru_KZ, English has the day before the month.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, current_app, request
from flask_babel import get_locale

from oversight.domain.addresses import address_of_article, address_of_count, address_of_term
from oversight.domain.deadlines import Reading
from oversight.statute.schema import Article, Lateness, Statute
from oversight.web.due import degree_rule, due_look, silence_of
from oversight.web.state_tags import STATE_TAGS, state_look
from oversight.web.term_strip import day_rows, draw_strip, draw_votes, working_days_until

__all__ = ["STATE_TAGS", "init_app"]

KAZAKHSTAN = ZoneInfo("Asia/Almaty")
LOCALES = {"kk": Locale("kk", "KZ"), "ru": Locale("ru", "KZ"), "en": Locale("en")}
NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"  # in the numbers of the library; many fonts have none
THOUSAND = 1_000
SIZE_UNITS = {"kk": ("Б", "кБ", "МБ"), "ru": ("Б", "кБ", "МБ"), "en": ("B", "kB", "MB")}


def current_language() -> str:
    """The language of the page being made; Kazakh where there is none."""
    locale = get_locale()
    return locale.language if locale is not None and locale.language in LOCALES else "kk"


# Dates and moments


def format_day(value: date, language: str, *, year: bool = True) -> str:
    """13 мамыр 2026, 13 мая 2026 г., 13 May 2026; without the year where the page has said it."""
    text = format_date(_local_day(value), "d MMMM y" if year else "d MMMM", locale=LOCALES[language])
    return f"{text}{NO_BREAK}г." if year and language == "ru" else text


def format_day_in_prose(value: date, language: str) -> str:
    """As a sentence says it: 2026 жылғы 13 мамыр; Russian and English as everywhere."""
    day = _local_day(value)
    return f"{day.year} жылғы {format_day(day, 'kk', year=False)}" if language == "kk" else format_day(day, language)


def format_days(first: date, last: date, language: str) -> str:
    """A run of days: 25–26 сәуір, 30 апреля – 2 мая, 4 May."""
    if first == last:
        return format_day(first, language, year=False)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_day(last, language, year=False)}"
    return f"{format_day(first, language, year=False)} – {format_day(last, language, year=False)}"


def format_weekday(value: date, language: str) -> str:
    """сәрсенбі, среда, Wednesday."""
    return format_date(_local_day(value), "EEEE", locale=LOCALES[language])


def format_moment(value: datetime, language: str) -> str:
    """Day and time in Kazakhstan: 13 мамыр 2026, 14:32. *value* is aware, or naive UTC as the database gives it."""
    local = local_moment(value)
    return f"{format_day(local.date(), language)}, {local:%H:%M}"


def format_clock(value: datetime) -> str:
    """Only the time in Kazakhstan: 14:32."""
    return f"{local_moment(value):%H:%M}"


def local_moment(value: datetime) -> datetime:
    """The same moment on the clocks of Kazakhstan."""
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(KAZAKHSTAN)


def _local_day(value: date) -> date:
    return local_moment(value).date() if isinstance(value, datetime) else value


# Numbers


def format_number(value: float | Decimal, language: str) -> str:
    """1 126 in Kazakh and Russian (no break inside), 1,126 in English; up to three decimals."""
    text: str = format_decimal(value, locale=LOCALES[language])
    return text.replace(NARROW, NO_BREAK)


def format_hectares(value: float | Decimal, language: str) -> str:
    """312 га, 312 ha; up to four decimals, which are square metres."""
    text: str = format_decimal(value, "#,##0.####", locale=LOCALES[language])
    return f"{text.replace(NARROW, NO_BREAK)}{NO_BREAK}{'ha' if language == 'en' else 'га'}"


def format_tenge(value: float | Decimal, language: str) -> str:
    """1 250 000 ₸."""
    return f"{format_number(value, language)}{NO_BREAK}₸"


def format_file_size(size: int, language: str) -> str:
    """*size* in bytes, said in decimal units: 214 кБ, 1,3 МБ."""
    small, thousand, million = SIZE_UNITS[language]
    if size < THOUSAND:
        return f"{size}{NO_BREAK}{small}"
    if round(size / THOUSAND) < THOUSAND:
        return f"{round(size / THOUSAND)}{NO_BREAK}{thousand}"
    return f"{format_number(round(size / THOUSAND**2, 1), language)}{NO_BREAK}{million}"


def short_digest(digest: str) -> str:
    """First groups and the last one, for reading aloud: 4be1 90d3 … c27a."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}"


def group_digest(digest: str) -> str:
    """The whole digest in groups of four."""
    return " ".join(digest[i : i + 4] for i in range(0, len(digest), 4))


def split_number(number: str) -> tuple[str, str]:
    """2026-00148 as the plate shows it: year and the number within the year."""
    year, _, serial = str(number).partition("-")
    return year, serial


def say(words: Any, language: str) -> str:
    """Statutory or bilingual words in *language*; plain text as it is; nothing for None."""
    return "" if words is None else words.of(language) if hasattr(words, "of") else str(words)


def name_article(article: Any, language: str, articles: Mapping[str, Article] | None = None) -> str:
    """A provision by its key or its citation, as sentences name it: Заң, 13-бап, 4-тармақ. Other words pass through."""
    known = articles or {}
    found = known.get(article) or next((row for row in known.values() if row.citation == article), None)
    return say(found.words if found else article, language)


def _statute() -> Statute | None:
    services = current_app.extensions.get("oversight")
    return services.statute if services else None


def _name_known_article(article: Any, language: str) -> str:
    statute = _statute()
    return name_article(article, language, statute.articles if statute else None)


def _name_region(key: str, language: str) -> str:
    """The name of a region by its key; a key that is not known stays as it is."""
    statute = _statute()
    region = statute.regions.get(key) if statute else None
    return region.name.of(language) if region else key


def law_url(article: str) -> str:
    """Where a provision, by its key or citation, stands among those that were read."""
    statute = _statute()
    return request.script_root + (address_of_article(statute, article) if statute else "/law")


def term_url(reading: Reading) -> str:
    """The permalink of a counted day, for everybody."""
    statute = _statute()
    return request.script_root + (address_of_term(statute, reading) if statute else "/deadlines")


def count_url(key: str, from_on: date) -> str:
    """The calculator's answer for a term from a day, as the row itself has it."""
    return request.script_root + address_of_count(key, from_on)


def paper_title(kind: str, language: str) -> str:
    """What a kind of paper is called: its name in the law's data."""
    name: str = current_app.extensions["oversight"].statute.documents[kind].name.of(language)
    return name


# Forms


class FieldError(NamedTuple):
    """One line of the error summary; ``target`` is the id of what to mend, empty for the form as a whole."""

    target: str
    message: str


def field_kind(field: Any) -> str:
    """How a WTForms field is asked: hidden, choose_one, choose_many, select, yes, file, area or line."""
    input_type = getattr(field.widget, "input_type", "")
    if input_type == "hidden":
        return "hidden"
    if hasattr(field, "iter_choices"):
        asks_many = getattr(field.widget, "multiple", False)
        asks_many = asks_many or getattr(getattr(field, "option_widget", None), "input_type", "") == "checkbox"
        is_open = hasattr(field, "option_widget") and getattr(field.option_widget, "input_type", "") == "radio"
        return "choose_many" if asks_many else "choose_one" if is_open else "select"
    if input_type == "checkbox":
        return "yes"
    if input_type == "file":
        return "file"
    return "line" if input_type else "area"


def own_errors(field: Any) -> list[str]:
    """The sentences about *field* itself, not about the fields inside it."""
    if isinstance(field.errors, dict):  # a form within the form: by field name
        return []
    return [
        str(error)
        for error in field.errors
        if isinstance(error, str) or hasattr(error, "__html__") or not _nests(error)
    ]


def list_errors(form: Any) -> list[FieldError]:
    """Every sentence about *form*, in the order of its fields, each with the place where it can be mended."""
    found = [FieldError("", str(error)) for error in getattr(form, "form_errors", ())]
    return found + list(_errors_in(form))


def _errors_in(fields: Any) -> Iterator[FieldError]:
    for field in fields:
        if hasattr(field, "entries") or hasattr(field, "form"):  # a list of fields, a form within the form
            yield from (FieldError(field.id, message) for message in own_errors(field))
            yield from _errors_in(getattr(field, "entries", None) or field)
            continue
        kind = field_kind(field)
        target = "" if kind == "hidden" else f"{field.id}-0" if kind.startswith("choose") else field.id
        yield from (FieldError(target, message) for message in own_errors(field))


def _nests(error: Any) -> bool:
    return isinstance(error, dict | list | tuple)


def is_refused(form: Any) -> bool:
    """The form came back: with errors, a refusal, or changes made by others."""
    return bool(
        list_errors(form)
        or getattr(form, "refusal", None)
        or getattr(form, "changes", None)
        or getattr(form, "missing", None)
    )


def described(
    field: Any,
    told: Sequence[str],
    attributes: dict[str, Any],
    *,
    short: bool = False,
    rows: int | None = None,
    lang: str | None = None,
) -> dict[str, Any]:
    """Attributes of a control: what describes it, whether it is wrong, and no silent cutting of pasted text."""
    given: dict[str, Any] = {**(field.render_kw or {}), **attributes}
    # A browser cuts pasted text at maxlength without a word; the hint and the error say the limit instead.
    given["maxlength"] = False
    if told:
        given["aria-describedby"] = " ".join(told)
    if field.errors:
        given["aria-invalid"] = "true"
    if lang:
        given["lang"] = lang
    if rows:
        given["rows"] = rows
    input_type = getattr(field.widget, "input_type", "")
    if input_type == "number" or (input_type == "date" and not _is_native_date(field)):
        # The browser's own number and date controls show nothing of what they do not understand: typed text is lost.
        given |= {"type": "text", "min": False, "max": False, "step": False}
        given.setdefault("inputmode", "decimal" if getattr(field.widget, "step", None) == "any" else "numeric")
        given.setdefault("autocomplete", "off")
    if short or input_type in ("date", "time", "number"):
        given["class"] = f"{given.get('class', '')} short".strip()
    return given


def _is_native_date(field: Any) -> bool:
    """The browser's own date control: only where the field speaks ISO and what was typed is a date."""
    return field.format[:1] == ["%Y-%m-%d"] and not (field.raw_data and field.data is None and any(field.raw_data))


def init_app(app: Flask) -> None:
    """Give the filters and globals to the templates of *app*."""
    in_language: dict[str, Callable[..., str]] = {
        "day": format_day,
        "day_in_prose": format_day_in_prose,
        "weekday": format_weekday,
        "moment": format_moment,
        "number": format_number,
        "hectares": format_hectares,
        "tenge": format_tenge,
        "file_size": format_file_size,
        "words": say,
        "article": _name_known_article,
        "paper_title": paper_title,
        "region_name": _name_region,
    }
    for name, function in in_language.items():
        app.jinja_env.filters[name] = _in_current_language(function)
    app.jinja_env.filters |= {
        "clock": format_clock,
        "digest_short": short_digest,
        "digest_groups": group_digest,
        "plate": split_number,
    }
    app.jinja_env.globals |= {
        "state_look": state_look,
        "field_kind": field_kind,
        "list_errors": list_errors,
        "own_errors": own_errors,
        "is_refused": is_refused,
        "described": described,
        "draw_strip": draw_strip,
        "draw_votes": draw_votes,
        "day_rows": day_rows,
        "law_url": law_url,
        "term_url": term_url,
        "count_url": count_url,
        "days_text": lambda first, last: format_days(first, last, current_language()),
        "working_days_until": working_days_until,
        "due_look": lambda days: due_look(_lateness(), days, current_language()),
        "silence_of": lambda reading, today: silence_of(reading, today, _in_current_language(_name_known_article)),
        "degree_rule": lambda: degree_rule(_lateness(), current_language()),
    }


def _lateness() -> Lateness:
    lateness: Lateness = current_app.extensions["oversight"].statute.lateness
    return lateness


def _in_current_language(function: Callable[..., str]) -> Callable[..., str]:
    def filter_value(value: Any, **options: Any) -> str:
        return "" if value is None else function(value, current_language(), **options)

    return filter_value
