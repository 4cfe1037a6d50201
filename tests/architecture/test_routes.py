"""Every route declares who may reach it; the list of addresses changes on purpose only.

After a change that is meant, write the list anew and read its difference before committing it:

    python -m tests.architecture.test_routes
"""

from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask import Blueprint, Flask

from config import Settings
from oversight.app import create_app
from oversight.domain.terms import Role
from oversight.web import BLUEPRINTS, access

LIST = Path(__file__).parent / "routes.txt"
ADVICE = f"An address or its readers changed. If that is meant: python -m tests.architecture.{Path(__file__).stem}"
OPEN_TO_GUESTS = {"public", "register", "verify", "account", "health", "api", "law", "static"}
DEMONSTRATION_ONLY = {"styleguide"}


def build(folder: Path, *, is_demo: bool = False) -> Flask:
    """The application, as far as its addresses go: no database is asked."""
    settings = Settings(
        database_url="sqlite://", data_dir=folder, secret_key="k" * 40, base_url="http://localhost", is_demo=is_demo
    )
    return create_app(settings)


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Flask:
    return build(tmp_path_factory.mktemp("routes"))


def lines(app: Flask) -> list[str]:
    """One line a route: address, methods, who."""
    found = []
    for rule in app.url_map.iter_rules():
        roles = access.declared(app, rule.endpoint)
        methods = ",".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        found.append(f"{rule.rule} {methods} {','.join(sorted(roles)) if roles else 'everyone'}")
    return sorted(found)


def desk_of(app: Flask, endpoint: str) -> str:
    """The package of the web side in which the view is written."""
    package, layer, desk, *_ = app.view_functions[endpoint].__module__.split(".")
    assert (package, layer) == ("oversight", "web")
    return desk


def test_every_route_declares_its_access(app):
    assert [rule.rule for rule in app.url_map.iter_rules() if access.declared(app, rule.endpoint) is None] == []


def test_an_undeclared_route_stops_the_start():
    broken = Flask("broken")
    bp = Blueprint("bp", __name__)
    bp.add_url_rule("/x", "x", lambda: "x")
    broken.register_blueprint(bp)
    with pytest.raises(access.UndeclaredRoute, match=r"bp\.x \(/x\)"):
        access.init_app(broken)


def test_every_route_belongs_to_a_desk(app):
    desks = {name.split(".")[2] for name in BLUEPRINTS}
    assert {desk_of(app, rule.endpoint) for rule in app.url_map.iter_rules() if rule.endpoint != "static"} <= desks


def test_guests_reach_only_what_is_public(app):
    for rule in app.url_map.iter_rules():
        roles = access.declared(app, rule.endpoint)
        if not roles or Role.GUEST in roles:
            desk = "static" if rule.endpoint == "static" else desk_of(app, rule.endpoint)
            assert desk in OPEN_TO_GUESTS, rule.rule


def test_nobody_but_people_is_let_in(app):
    for rule in app.url_map.iter_rules():
        assert Role.SYSTEM not in (access.declared(app, rule.endpoint) or ()), rule.rule


@pytest.mark.parametrize(
    ("desk", "roles"),
    [
        ("commission", access.COMMISSION),
        ("agency", access.AGENCY),
        ("ngo", frozenset({Role.NGO_HEAD, Role.NGO_MEMBER})),
        ("admin", frozenset({Role.ADMINISTRATOR, Role.AUDITOR})),
    ],
)
def test_a_desk_is_open_to_its_own_people_only(app, desk, roles):
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static" and desk_of(app, rule.endpoint) == desk:
            declared = access.declared(app, rule.endpoint)
            assert declared, rule.rule
            assert declared <= roles, rule.rule


def test_an_act_is_never_a_get(app):
    """What acts and shows nothing takes POST alone."""
    acting = (
        "/claim",
        "/release",
        "/clear",
        "/receipt",
        "/executor",
        "/positive",
        "/end",
        "/disable",
        "/retry",
        "/logout",
    )
    for rule in app.url_map.iter_rules():
        if rule.rule.endswith(acting) and not rule.rule.startswith("/my/"):
            assert "GET" not in rule.methods, rule.rule


def test_a_demonstration_adds_the_page_of_parts_and_nothing_else(app, tmp_path):
    more = {rule.endpoint.split(".")[0] for rule in build(tmp_path, is_demo=True).url_map.iter_rules()}
    assert more - {rule.endpoint.split(".")[0] for rule in app.url_map.iter_rules()} == DEMONSTRATION_ONLY


def test_the_list_of_addresses(app):
    """Removing or opening an address is a promise broken on purpose: change routes.txt in the same commit."""
    kept, found = LIST.read_text().splitlines(), lines(app)
    if kept != found:
        difference = "\n".join(unified_diff(kept, found, "routes.txt", "the application", lineterm="", n=0))
        pytest.fail(f"{ADVICE}\n{difference}")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        LIST.write_text("\n".join(lines(build(Path(folder)))) + "\n")
