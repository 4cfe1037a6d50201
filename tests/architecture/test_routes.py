"""Every route declares who may reach it; the list of addresses changes on purpose only."""

from pathlib import Path

import pytest
from flask import Blueprint, Flask

from oversight.domain.terms import Role
from oversight.web import BLUEPRINTS, access

LIST = Path(__file__).parent / "routes.txt"
OPEN_TO_GUESTS = {"public", "register", "account", "health", "static"}


def lines(app) -> list[str]:
    """One line a route: methods, address, who."""
    found = []
    for rule in app.url_map.iter_rules():
        roles = access.declared(app, rule.endpoint)
        methods = ",".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        found.append(f"{rule.rule} {methods} {','.join(sorted(roles)) if roles else 'everyone'}")
    return sorted(found)


def test_every_route_declares_its_access(app):
    assert [rule.rule for rule in app.url_map.iter_rules() if access.declared(app, rule.endpoint) is None] == []


def test_an_undeclared_route_stops_the_start(app):
    broken = Flask("broken")
    bp = Blueprint("bp", __name__)
    bp.add_url_rule("/x", "x", lambda: "x")
    broken.register_blueprint(bp)
    with pytest.raises(access.UndeclaredRoute):
        access.init_app(broken)


def test_every_route_belongs_to_a_desk(app):
    names = {name.split(".")[2] for name in BLUEPRINTS}
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            module = app.view_functions[rule.endpoint].__module__.split(".")
            assert module[:2] == ["oversight", "web"]
            assert module[2] in names


def test_guests_reach_only_what_is_public(app):
    for rule in app.url_map.iter_rules():
        roles = access.declared(app, rule.endpoint)
        if not roles or Role.GUEST in roles:
            assert rule.endpoint.split(".")[0] in OPEN_TO_GUESTS, rule.rule


def test_nobody_but_people_is_let_in(app):
    for rule in app.url_map.iter_rules():
        assert Role.SYSTEM not in (access.declared(app, rule.endpoint) or ())


def test_the_list_of_addresses(app):
    """Removing or opening an address is a promise broken on purpose: change routes.txt in the same commit."""
    assert lines(app) == LIST.read_text().splitlines()
