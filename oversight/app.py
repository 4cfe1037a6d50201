"""The application, assembled in one short function from settings that are passed in."""

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from flask import Flask

from config import Settings
from oversight import cli, jobs, web
from oversight.persistence.database import Database, open_engine
from oversight.services.context import Services
from oversight.services.signatures import open_verifier
from oversight.statute.loader import load_statute

LOGGERS = ("oversight", "huey", "waitress")
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def utc_now() -> datetime:
    """The one clock of the application."""
    return datetime.now(UTC)


def create_services(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Services:
    """What lives as long as the process. Raises StatuteError when the law's files contradict each other."""
    database = Database(open_engine(settings.database_url))
    verifier = open_verifier(settings.signature_verifier)
    services = Services(database, load_statute(), settings, clock, signature_verifier=verifier)
    services.wake_jobs = jobs.waker(services)
    return services


def where_it_broke(exc_info: Any) -> str:
    """The kinds of the errors and the lines they passed; never what they say, because messages quote what was typed."""
    error: BaseException | None = exc_info[1]
    lines: list[str] = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines += [type(error).__name__, *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines)


def configure_log() -> None:
    """One JSON line per event on standard error: ids and codes, never names, texts, addresses or local variables."""
    shared: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(where_it_broke),
    ]
    to_json = structlog.processors.JSONRenderer(ensure_ascii=True)
    structlog.configure(
        processors=[*shared, to_json],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, to_json],
        )
    )
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(logging.INFO)


def create_app(settings: Settings, services: Services | None = None) -> Flask:
    """The WSGI application. Nothing is read from the environment after this."""
    configure_log()
    services = services or create_services(settings)
    app = Flask(
        "oversight", template_folder=str(TEMPLATES), static_folder=str(Path(__file__).parent / "web" / "static")
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-session" if settings.is_https else "session",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        APPLICATION_ROOT="/",
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        WTF_CSRF_SSL_STRICT=settings.is_https,
        SEND_FILE_MAX_AGE_DEFAULT=None,
    )
    app.extensions["oversight"] = services
    web.init_app(app)
    cli.init_app(app)
    return app
