"""What templates may ask of the request: actor, menus, language, flashes; and `current()` for the views."""

from typing import Any

from flask import Flask, current_app, flash, get_flashed_messages, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import generate_csrf

from oversight.domain.errors import DomainError
from oversight.domain.policy import Actor
from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, NGO_ROLES, Role
from oversight.services.context import LOCAL, Context
from oversight.web import language, session
from oversight.web.assets import asset

__all__ = ["Context", "current", "say", "sentence"]

current = session.current

_MENU = (
    ("register.index", _l("Register")),
    ("public.start", _l("File a complaint")),
    ("public.track", _l("Track a case")),
    ("verify.index", _l("Check a paper")),
)
_FOOTER = (
    ("law.index", _l("Law and terms")),
    ("law.calculator", _l("Term calculator")),
)
_DESKS: tuple[tuple[frozenset[Role], str, Any], ...] = (
    (COMMISSION_ROLES, "commission.desk", _l("Commission")),
    (AGENCY_ROLES, "agency.desk", _l("Agency")),
    (NGO_ROLES, "ngo.organisation", _l("Organisation")),
    (NGO_ROLES | {Role.CITIZEN}, "public.my_cases", _l("My cases")),
    (NGO_ROLES | {Role.CITIZEN}, "public.start", _l("File a complaint")),
    (frozenset({Role.ADMINISTRATOR}), "admin.desk", _l("Administration")),
    (frozenset({Role.AUDITOR}), "admin.log", _l("Log")),
)


class Person:
    """What the page frame shows of who is signed in."""

    def __init__(self, actor: Actor) -> None:
        self.name = actor.name
        self.roles = actor.roles
        self.account_id = actor.account_id
        self.desks = [
            _link(endpoint, label) for roles, endpoint, label in _DESKS if actor.roles & roles and _exists(endpoint)
        ]
        self.desks.append(_link("register.index", _l("Register")))


def say(category: str, text: str) -> None:
    """Show a sentence on the next page. *category*: success, info, warning or error."""
    flash(text, category)


def sentence(error: DomainError) -> str:
    """The error's sentence in the reader's language, values filled in."""
    text = _(error.message)
    return text % error.values if error.values else text


def _exists(endpoint: str) -> bool:
    return endpoint in current_app.view_functions


def _link(endpoint: str, label: Any) -> tuple[str, str, bool]:
    return str(label), url_for(endpoint), request.endpoint == endpoint or _is_inside(endpoint)


def _is_inside(endpoint: str) -> bool:
    """Whether the page belongs to the actor whose desk *endpoint* is, in whichever of the actor's blueprints."""
    return endpoint.endswith(".desk") and _package(request.endpoint or "") == _package(endpoint)


def _package(endpoint: str) -> str:
    view = current_app.view_functions.get(endpoint)
    return view.__module__.rpartition(".")[0] if view is not None else ""


def _frame() -> dict[str, Any]:
    actor = session.actor()
    is_signed_in = actor.account_id is not None
    settings = session.services().settings
    return {
        "language": language.current_language(),
        "languages": language.switches(),
        "actor": Person(actor) if is_signed_in else None,
        "menu": [_link(endpoint, label) for endpoint, label in _MENU if _exists(endpoint)],
        "footer_links": [(str(label), url_for(endpoint)) for endpoint, label in _FOOTER],
        "sign_in_url": url_for("account.login"),
        "sign_out_url": url_for("account.logout"),
        "home_url": url_for("public.home"),
        "theme_url": url_for("account.theme") if _exists("account.theme") else None,
        "is_demo": settings.is_demo,
        "base_url": settings.base_url,
        "theme": request.cookies.get("theme", "") if request.cookies.get("theme") in {"light", "dark"} else "",
        "flashes": lambda: get_flashed_messages(with_categories=True),
        "csrf_token": generate_csrf,
        "today": session.services().clock().astimezone(LOCAL).date(),
        "asset": asset,
    }


def init_app(app: Flask) -> None:
    """Give every template the frame."""
    app.context_processor(_frame)
