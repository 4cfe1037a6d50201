"""Is the process up, and can it work: for load balancers and operators."""

from flask import Blueprint, Response

from oversight.services import health
from oversight.web.access import open_to_everyone
from oversight.web.session import services

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@open_to_everyone
def up() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@bp.get("/readyz")
@open_to_everyone
def ready() -> Response:
    """Database, queue and fonts answer; else 503 and which of them does not."""
    failing = health.failing(services())
    if failing:
        return Response("".join(f"{name}: failed\n" for name in failing), 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
