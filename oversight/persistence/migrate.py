"""Run the migrations from inside the application."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine

ROOT = Path(__file__).resolve().parents[2]


def configuration(engine: Engine) -> Config:
    """Alembic's configuration (kept in pyproject.toml) for this engine."""
    config = Config(toml_file=str(ROOT / "pyproject.toml"))
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> str:
    """Migrate up to *revision*; returns the revision reached."""
    command.upgrade(configuration(engine), revision)
    return current_revision(engine)


def downgrade(engine: Engine, revision: str) -> str:
    """Migrate down to *revision*; returns the revision reached ('' for none)."""
    command.downgrade(configuration(engine), revision)
    return current_revision(engine)


def current_revision(engine: Engine) -> str:
    """The revision of the database; '' when it has none."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""
