"""The frame of every page: whole in each language, clean under the content policy, light."""

import re
from pathlib import Path

import pytest
from flask import Flask

from oversight.statute.schema import Statute
from oversight.web.styleguide import build_sample
from tests.web.painting import draw_page

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "oversight" / "web" / "static"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_of_parts_holds_in_every_language(painter: Flask, statute: Statute, language: str) -> None:
    page = draw_page(painter, "styleguide.html", language, **build_sample(statute))
    assert f'<html lang="{language}">' in page
    assert len(page.encode()) < 100_000


def test_no_page_carries_inline_style_or_script(painter: Flask, statute: Statute) -> None:
    page = draw_page(painter, "styleguide.html", **build_sample(statute))
    assert re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?! src=)", page) is None


def test_every_id_stands_once_and_every_reference_leads_somewhere(painter: Flask, statute: Statute) -> None:
    page = draw_page(painter, "styleguide.html", **build_sample(statute))
    ids = re.findall(r'\sid="([^"]+)"', page)
    named = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {word for value in named for word in value.split()} <= set(ids)


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 429, 500, 503])
def test_a_refusal_has_a_page(painter: Flask, status: int) -> None:
    page = draw_page(
        painter, "errors/refused.html", status=status, message="Болмайды.", missing=["Себебі"], reference="a1b2"
    )
    assert "Болмайды." in page
    assert str(status) in page


def test_the_last_resort_looks_nothing_up() -> None:
    text = (ROOT / "templates" / "errors" / "last_resort.html").read_text(encoding="utf-8")
    assert "{" not in text


def test_style_and_script_stay_light() -> None:
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < 40_000


def test_old_browsers_get_the_light_colours() -> None:
    """Browsers without light-dark() have the light half of each pair."""
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    head, tail = text.split("@supports not", 1)
    pairs = dict(re.findall(r"(--[\w-]+): light-dark\((#\w+),", head))
    plain = dict(re.findall(r"(--[\w-]+): (#\w{6});", tail))
    assert plain
    assert {name: pairs[name] for name in plain} == plain
