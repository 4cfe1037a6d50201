"""The public register and the public page of a case."""

from flask import Blueprint, render_template

from oversight.web.access import open_to_everyone

bp = Blueprint("register", __name__)


@bp.get("/register")
@open_to_everyone
def index() -> str:
    """The register, newest first."""
    return render_template("register/index.html")
