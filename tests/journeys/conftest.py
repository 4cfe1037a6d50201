"""A walk: the application, a clock that is set by hand, a real mail server, the real typesetter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from config import Settings
from oversight.documents.fonts import SYSTEM_FONTS, prepare_fonts
from oversight.documents.isolation import close_render_processes
from oversight.services.context import Services
from tests.conftest import Clock
from tests.journeys.stories import Story
from tests.journeys.walk import Walk
from tests.postbox import Postbox


@pytest.fixture(scope="session")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cut fonts of the papers, made once."""
    folder = tmp_path_factory.mktemp("faces")
    prepare_fonts(SYSTEM_FONTS, folder)
    return folder


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with Postbox() as box:
        yield box


@pytest.fixture
def settings(tmp_path: Path, faces: Path, postbox: Postbox) -> Settings:
    (tmp_path / "fonts").symlink_to(faces)
    return Settings(
        database_url="sqlite://",
        data_dir=tmp_path,
        secret_key="k" * 40,
        base_url="http://localhost",
        mail_url=postbox.url,
        is_testing=True,
    )


@pytest.fixture(scope="module", autouse=True)
def _no_typesetter_left() -> Iterator[None]:
    yield
    close_render_processes()


@pytest.fixture
def begin(app: Flask, services: Services, clock: Clock, postbox: Postbox) -> Callable[[Story], Walk]:
    """`begin(story)` gives a walk on an empty database."""
    return lambda story: Walk(app, services, clock, postbox, story)
