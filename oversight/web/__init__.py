"""The desks: a blueprint per actor, and what every request passes through."""

from importlib import import_module

from flask import Flask
from flask_wtf import CSRFProtect

from oversight.web import access, context, errors, headers, language, paper_lines, presentation, roles, sanity, session

# Modules that hold a blueprint named `bp`; an actor may have several.
BLUEPRINTS = (
    "oversight.web.public.views",
    "oversight.web.register.views",
    "oversight.web.register.file_views",
    "oversight.web.verify.views",
    "oversight.web.account.views",
    "oversight.web.ngo.views",
    "oversight.web.commission.views",
    "oversight.web.commission.intake_views",
    "oversight.web.commission.record_views",
    "oversight.web.commission.vote_views",
    "oversight.web.commission.control_views",
    "oversight.web.commission.information_views",
    "oversight.web.commission.opinion_views",
    "oversight.web.commission.visit_views",
    "oversight.web.commission.public_hearing_views",
    "oversight.web.commission.final_views",
    "oversight.web.commission.follow_up_views",
    "oversight.web.commission.silence_views",
    "oversight.web.commission.correction_views",
    "oversight.web.agency.views",
    "oversight.web.agency.answer_views",
    "oversight.web.agency.hearing_views",
    "oversight.web.agency.information_views",
    "oversight.web.admin.views",
    "oversight.web.admin.calendar_views",
    "oversight.web.admin.rules_views",
    "oversight.web.admin.paper_views",
    "oversight.web.health.views",
    "oversight.web.api.views",
    "oversight.web.law.views",
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
    paper_lines.init_app(app)
    roles.init_app(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).bp)
    if session.services_of(app).settings.is_demo:
        app.register_blueprint(import_module("oversight.web.styleguide_views").bp)
    access.init_app(app)
