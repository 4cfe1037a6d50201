"""Templates print what their context declares, escape everything, and reserve two elements for foreign passages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module

import jinja2
import pytest
from jinja2 import meta, nodes

from oversight.documents import papers, reading, values
from oversight.documents.filling import Untranslated, fill, templates
from oversight.documents.fonts import LETTERS
from oversight.documents.paper import TEMPLATES
from oversight.documents.plain import Plain
from oversight.documents.printable import NO_BREAK_SPACE
from oversight.documents.reading import CalendarDay
from oversight.documents.registry import DOCUMENTS, PAPERS, title_of
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.receipt import sample as sample_receipt
from oversight.documents.wording import Voice
from oversight.domain.terms import DocumentKind

GIVEN = {
    "paper", "frame", "kind", "kind_title", "language", "foreign", "check_url", "untranslated",
    "digest", "mark", "dense", "qr", "sample_mark", "t", "t_list", "figures", "tile",
}  # fmt: skip
CHARTS = {"bars", "shares", "tiles"}
JINJA = {"loop", "index", "index0", "first", "last", "namespace", "append", "caller", "self", "authentic", "all"}
NAMES = sorted(path.name for path in TEMPLATES.glob("*.html"))


def declared() -> set[str]:
    """Every field and property of everything a context may hold."""
    kinds = [
        kind
        for module in (values, reading, *(import_module(f"{papers.__name__}.{paper.name}") for paper in PAPERS))
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Plain) and kind is not Plain
    ]
    names = {field.name for kind in (*kinds, Voice, CalendarDay, Untranslated) for field in fields(kind)}
    return names | {name for kind in kinds for name, member in vars(kind).items() if isinstance(member, property)}


def tree(name: str) -> nodes.Template:
    return templates("kk", LETTERS).parse((TEMPLATES / name).read_text("utf-8"))


def mentioned(template: nodes.Template) -> Iterator[str]:
    for node in template.find_all(nodes.Getattr):
        yield node.attr
    for call in template.find_all(nodes.Filter):
        yield from (pair.value.value for pair in call.kwargs if pair.key == "attribute")


@pytest.mark.parametrize("name", NAMES)
def test_a_template_mentions_only_declared_fields(name: str) -> None:
    macros = {node.name for part in NAMES for node in tree(part).find_all(nodes.Macro)}
    assert set(mentioned(tree(name))) - declared() - JINJA - CHARTS - macros - {"value"} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_only_names_it_is_given(name: str) -> None:
    assert meta.find_undeclared_variables(tree(name)) - GIVEN <= {"parts", "namespace"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_marked_safe(name: str) -> None:
    assert not re.search(
        r"\|\s*safe\b|autoescape|<script|<link|<style|<object|<iframe|url\(", (TEMPLATES / name).read_text("utf-8")
    )


def test_span_and_a_carry_foreign_passages_only() -> None:
    lines = [
        line
        for name in NAMES
        for line in (TEMPLATES / name).read_text("utf-8").splitlines()
        if re.search(r"<(span|a)\b", line)
    ]
    assert [line for line in lines if "macro tongue" not in line and "In the tag tree" not in line] == []


def test_the_style_sheet_names_no_address() -> None:
    assert not re.search(r"url\(|@import|@font-face|@color-profile", (TEMPLATES / "print.css").read_text("utf-8"))


@pytest.mark.parametrize("name", ["x.html", "x.txt", "x.html.j2", "x.jinja", "x"])
def test_escaping_does_not_depend_on_the_name_of_the_file(name: str) -> None:
    environment = templates("kk", LETTERS).overlay(loader=jinja2.DictLoader({name: "{{ text }}"}))
    assert environment.get_template(name).render(text="<b>") == "&lt;b&gt;"


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        templates("kk", LETTERS).from_string("{{ paper.secret }}").render(paper=sample_receipt())


def test_an_unknown_variable_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        templates("kk", LETTERS).from_string("{{ secret }}").render()


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_template_fills_in_every_language(kind: DocumentKind, language: str) -> None:
    html = fill(kind, language, sample(kind), characters=LETTERS)
    assert f'<html lang="{language}">' in html
    assert title_of(kind).in_language(language) in html.replace(NO_BREAK_SPACE, " ")


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the sections, clauses and recommendations of a paper are called."""

    anchors: tuple[str, ...]
    figures: tuple[str, ...]


def numbering(kind: DocumentKind, language: str) -> Numbered:
    html = fill(kind, language, sample(kind), characters=LETTERS)
    return Numbered(tuple(re.findall(r'id="([^"]+)"', html)), tuple(re.findall(r'class="n">([\d.]+)<', html)))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_three_languages_are_numbered_alike(kind: DocumentKind) -> None:
    assert numbering(kind, "kk") == numbering(kind, "ru") == numbering(kind, "en")


def test_sections_run_from_one_to_thirteen() -> None:
    anchors = numbering(DocumentKind.FINAL_DOCUMENT_RECOMMENDATION, "kk").anchors
    assert [anchor for anchor in anchors if anchor.startswith("s")] == [f"s{number}" for number in range(1, 14)]
