"""Register, sign in and out, password, language and theme."""

from flask import Blueprint

from oversight.web.access import open_to_everyone

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("/login")
@open_to_everyone
def login() -> str:
    """The sign-in page."""
    return ""


@bp.post("/logout")
@open_to_everyone
def logout() -> str:
    """End this browser's session."""
    return ""
