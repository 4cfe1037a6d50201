"""The public register and the public page of a case: published copies only, open to everyone."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from oversight.domain.terms import LANGUAGES, PublicState
from oversight.services import register
from oversight.services.register import Filters
from oversight.services.register_files import MOST_ROWS
from oversight.web.access import open_to_everyone
from oversight.web.context import Context, current
from oversight.web.downloads import attachment_response
from oversight.web.language import current_language
from oversight.web.register import case_page
from oversight.web.register.lines import draw, icons_of, line_of
from oversight.web.state_tags import STATE_TAGS

bp = Blueprint("register", __name__)


@bp.get("/register")
@open_to_everyone
def index() -> str:
    """The register, newest first; every filter is in the address."""
    ctx = current()
    filters, cursor = register.filters_from(ctx, request.args.to_dict())
    page = register.page_of(ctx, filters, cursor)
    lines = [line_of(ctx, row) for row in page.rows]
    return render_template(
        "register/index.html",
        rows=[draw(line) for line in lines],
        stations=[line.station for line in lines],
        icons=[icon for line in lines for icon in icons_of(line)],
        page=page,
        filters=filters,
        total=f"{page.total:,}".replace(",", " ") + ("+" if page.is_capped else ""),
        facets=_facets(ctx, filters),
        chips=_chips(ctx, filters),
        files=_file_addresses(filters),
        most_rows=MOST_ROWS,
        next_url=_address(filters, cursor=page.next_cursor) if page.next_cursor else None,
        previous_url=_address(filters, cursor=page.previous_cursor) if page.previous_cursor else None,
    )


@bp.get("/cases/<string:number>")
@open_to_everyone
def show_case(number: str) -> str:
    """The public page of a case: allow-listed facts, each date with its reading, both sides side by side."""
    ctx = current()
    case = register.public_case(ctx, number)
    return render_template("register/show_case.html", **case_page.page_of(ctx, case, current_language()))


@bp.get("/cases/<string:number>/papers/<uuid:paper_id>")
@open_to_everyone
def paper(number: str, paper_id: Any) -> Response:
    """A public paper, as a download."""
    content, name = register.public_paper(current(), number, str(paper_id))
    return attachment_response(content, name, "application/pdf")


def _address(filters: Filters, **more: str | None) -> str:
    values: dict[str, Any] = {**filters.chosen(), **more}
    return url_for("register.index", **values)


def _file_addresses(filters: Filters) -> dict[str, str]:
    values: dict[str, Any] = filters.chosen()
    return {kind: url_for(f"register_files.{kind}_file", **values) for kind in MOST_ROWS}


def _facets(ctx: Context, filters: Filters) -> dict[str, Any]:
    return {
        **_choices(current_language()),
        "agency": _agency_choices(ctx, filters),
        "chosen": len(filters.chosen()) - bool(filters.q),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _choices(language: str) -> dict[str, list[tuple[str, str]]]:
    """The lists that are the same on every page; *language* is that of the request."""
    statute = current().statute
    return {
        "state": [("", _("All states")), *((state.value, _state_word(state.value)) for state in PublicState)],
        "region": [("", _("All regions")), *((r.key, r.name.of(language)) for r in statute.regions.values())],
        "topic": [("", _("All topics")), *((t.key, t.name.of(language)) for t in statute.topics.values())],
        "form": [
            ("", _("All forms of control")),
            *((f.key, f.name.of(language)) for f in statute.control_forms.values() if f.is_enabled),
        ],
    }


def _agency_choices(ctx: Context, filters: Filters) -> list[tuple[str, str]]:
    """The agencies of the chosen region, or the one that is chosen; all of them would outweigh the page."""
    if not (filters.region or filters.agency):
        return []
    found = register.agencies(ctx, filters.region, filters.agency)
    return [("", _("All agencies")), *((key, names[current_language()]) for key, names in found)]


def _state_word(state: str) -> str:
    return str(_(STATE_TAGS[state].word))


def _chips(ctx: Context, filters: Filters) -> list[dict[str, str]]:
    language = current_language()
    statute = ctx.statute
    named: dict[str, Callable[[str], str]] = {
        "state": _state_word,
        "region": lambda value: statute.regions[value].name.of(language),
        "topic": lambda value: statute.topics[value].name.of(language),
        "form": lambda value: statute.control_forms[value].name.of(language),
        "late": lambda _value: _("overdue"),
        "agency": lambda _value: _("one agency"),
        "commission": lambda _value: _("one commission"),
        "from": lambda value: _("from %(day)s", day=value),
        "to": lambda value: _("to %(day)s", day=value),
        "q": lambda value: f"“{value}”",
    }
    chosen = filters.chosen()
    return [
        {
            "label": named[name](value),
            "url": _address(filters, **{name: None}),
        }
        for name, value in chosen.items()
    ]
