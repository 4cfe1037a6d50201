"""The desks: a blueprint per actor, and what every request passes through."""

from importlib import import_module

from flask import Flask
from flask_wtf import CSRFProtect

from oversight.web import access, context, errors, headers, language, presentation, sanity, session

BLUEPRINTS = (
    "oversight.web.public",
    "oversight.web.register",
    "oversight.web.account",
    "oversight.web.ngo",
    "oversight.web.commission",
    "oversight.web.agency",
    "oversight.web.admin",
    "oversight.web.health",
)


def init_app(app: Flask) -> None:
    """Assemble the web side. Raises UndeclaredRoute when a route declares no access."""
    language.init_app(app)
    errors.init_app(app)
    sanity.init_app(app)
    headers.init_app(app)
    CSRFProtect(app)
    session.init_app(app)
    context.init_app(app)
    presentation.init_app(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(f"{name}.views").bp)
    access.init_app(app)
