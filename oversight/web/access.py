"""Who may reach a route at all. Every view declares it, or the application does not start.

This is the outer door; what may be done to a case is asked of the policy inside the services.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, NGO_ROLES, Role
from oversight.web import session

View = TypeVar("View", bound=Callable[..., Any])
_DECLARED = "__access__"
EVERYONE: frozenset[Role] = frozenset()
SIGNED_IN = frozenset(Role) - {Role.GUEST, Role.SYSTEM}
FILERS = frozenset({Role.CITIZEN}) | NGO_ROLES


class UndeclaredRoute(Exception):
    """A route without a declared policy: the application must not start."""


def open_to_everyone(view: View) -> View:
    """Declare a view that anybody may reach."""
    setattr(view, _DECLARED, EVERYONE)
    return view


def open_to(*roles: Role | frozenset[Role]) -> Callable[[View], View]:
    """Declare a view for people who hold one of *roles* (roles or sets of roles)."""
    allowed = frozenset[Role]().union(*(role if isinstance(role, frozenset) else {role} for role in roles))

    def declare(view: View) -> View:
        setattr(view, _DECLARED, allowed)
        return view

    return declare


def declared(app: Flask, endpoint: str) -> frozenset[Role] | None:
    """The roles a route is open to; empty means everyone, None means nobody said."""
    return getattr(app.view_functions[endpoint], _DECLARED, None)


def init_app(app: Flask) -> None:
    """Refuse to start with an undeclared route; check each request."""
    open_to_everyone(app.view_functions["static"])
    for rule in app.url_map.iter_rules():
        if declared(app, rule.endpoint) is None:
            message = f"{rule.endpoint} ({rule.rule}) declares no access"
            raise UndeclaredRoute(message)
    app.before_request(_check)


def _check() -> Response | None:
    if request.endpoint is None:
        return None
    allowed = declared(current_app, request.endpoint)
    if not allowed:
        return None
    actor = session.actor()
    if actor.roles & allowed:
        return None
    if actor.account_id is None and request.method == "POST":
        return abort(401)  # not sent on: what was typed comes back on the page
    if actor.account_id is None:
        return redirect(url_for("account.login", next=request.full_path.rstrip("?")))
    return abort(404)


COMMISSION = COMMISSION_ROLES
AGENCY = AGENCY_ROLES
