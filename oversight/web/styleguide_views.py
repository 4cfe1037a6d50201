"""Every part in every state on one page: in demonstration mode only."""

from flask import Blueprint, render_template

from oversight.web.access import open_to_everyone
from oversight.web.session import services
from oversight.web.styleguide import build_sample

bp = Blueprint("styleguide", __name__)


@bp.get("/styleguide")
@open_to_everyone
def show() -> str:
    """The style guide."""
    return render_template("styleguide.html", **build_sample(services().statute))
