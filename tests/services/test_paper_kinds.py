"""How every kind of paper comes about, and that nothing but what is declared makes one."""

import ast
import inspect
from pathlib import Path

import pytest

import oversight
from oversight.domain.terms import DocumentKind as K
from oversight.services.paper_kinds import BY_ACT, ON_DEMAND, Issued, how_issued

SOURCES = Path(oversight.__file__).parent

NOT_ISSUED_YET = {
    K.EXTENSION_DECISION,
    K.CHALLENGE,
}


def modules_calling(*names: str) -> set[str]:
    """The modules of the package that call one of these names, but for the typesetter's own."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        called = {getattr(one, "id", getattr(one, "attr", "")) for one in calls}  # plain, or of a module
        if called & set(names):
            found.add(".".join(path.relative_to(SOURCES).with_suffix("").parts))
    return {name for name in found if not name.startswith("documents.")}


def test_what_nothing_issues_is_known() -> None:
    """The list may only shrink: a kind leaves it with the act or the demand that issues it, and none comes back."""
    assert {kind for kind in K if how_issued(kind) is Issued.NOT_YET} == NOT_ISSUED_YET


def test_no_kind_has_both_an_act_and_a_demand() -> None:
    assert not BY_ACT & set(ON_DEMAND)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # no table is asked
def test_where_to_ask_for_a_paper_is_there(app) -> None:
    commands = {f"flask papers {name}" for name in app.cli.commands["papers"].commands}
    pages = {rule.rule for rule in app.url_map.iter_rules()}
    assert {demand.where for demand in ON_DEMAND.values()} <= commands | pages


def test_what_is_asked_for_is_what_the_service_writes() -> None:
    for kind, demand in ON_DEMAND.items():
        assert f"DocumentKind.{kind.name}" in inspect.getsource(inspect.getmodule(demand.write)), kind


def test_no_page_offers_a_paper_that_nothing_issues() -> None:
    """Papers come about in two ways, whatever a page says: a row that an act orders, or a service of ON_DEMAND.

    Nobody else can have one typeset, but for the samples, which are marked on every page.
    """
    on_demand = {demand.write.__module__.removeprefix("oversight.") for demand in ON_DEMAND.values()}
    calling = modules_calling("typesetter", "render_isolated", "render_pdf") - {"services.typesetting"}
    assert calling == {"services.issuing", "services.paper_files"} | on_demand


def test_an_issued_paper_is_ordered_by_an_act() -> None:
    assert modules_calling("IssuedDocument") == {"services.ordering"}
