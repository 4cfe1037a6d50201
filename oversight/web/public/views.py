"""File a complaint, track it, withdraw it: for citizens, NGOs and guests."""

from flask import Blueprint, render_template

from oversight.web.access import open_to_everyone

bp = Blueprint("public", __name__)


@bp.get("/")
@open_to_everyone
def home() -> str:
    """Where everybody starts."""
    return render_template("public/home.html")
