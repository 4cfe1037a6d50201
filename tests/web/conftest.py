"""An application with nothing but the templates, so that a part of a page is judged without a case.

Pages are drawn on SQLite by default: what they read comes from the services, which are tested on both databases. On
PostgreSQL they are drawn under ``-m long``, but for the counts of statements.
"""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import Babel
from jinja2 import StrictUndefined

from oversight.domain.deadlines import Reading, read_deadline
from oversight.statute.schema import Statute
from oversight.web import presentation
from tests.shares import ON_POSTGRESQL

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ON_BOTH = HERE / "test_costs.py"


@pytest.hookimpl(tryfirst=True)  # before the long ones are counted and left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE) and item.path != ON_BOTH and ON_POSTGRESQL.search(item.nodeid):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def frame_catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue of the frame, compiled."""
    folder = tmp_path_factory.mktemp("translations")
    for language in ("kk", "ru"):
        target = folder / language / "LC_MESSAGES" / "messages.mo"
        target.parent.mkdir(parents=True)
        source = ROOT / "oversight" / "translations" / language / "LC_MESSAGES" / "frame.po"
        with source.open("rb") as po, target.open("wb") as mo:
            write_mo(mo, read_po(po, locale=language))
    return folder


@pytest.fixture
def painter(frame_catalogue: Path, statute: Statute) -> Flask:
    """Draws templates strictly: a name nobody gave is an error. Its language is ``config["LANGUAGE"]``."""
    painter = Flask("painter", template_folder=str(ROOT / "templates"))
    painter.config.update(SECRET_KEY="k", BABEL_TRANSLATION_DIRECTORIES=str(frame_catalogue), LANGUAGE="kk")
    painter.jinja_env.undefined = StrictUndefined
    painter.jinja_env.globals |= {"csrf_token": lambda: "token", "asset": lambda name: f"/static/{name}"}
    Babel(painter, locale_selector=lambda: painter.config["LANGUAGE"])
    presentation.init_app(painter)
    painter.extensions["oversight"] = SimpleNamespace(statute=statute)
    return painter


@pytest.fixture
def answer(statute: Statute) -> Reading:
    """Ten working days from 24 April 2026: until 13 May."""
    return read_deadline(statute, "object_response", date(2026, 4, 24))
