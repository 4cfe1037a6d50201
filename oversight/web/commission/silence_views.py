"""What the commission makes of an agency's silence: the letter to the body above it."""

from flask import Blueprint, render_template, request, url_for

from oversight.domain.terms import Role
from oversight.services.superior_letter import letter_of
from oversight.web.access import open_to
from oversight.web.context import current

bp = Blueprint("silence", __name__, url_prefix="/commission")


@bp.get("/cases/<string:number>/letter")
@open_to(Role.SECRETARY, Role.CHAIR)
def show_letter(number: str) -> str:
    """The draft letter to the superior body, in Kazakh and Russian, addressed to whom the reader names."""
    superior = " ".join(request.args.get("to", "").split())
    return render_template(
        "commission/letter.html",
        letter=letter_of(current(), number, superior),
        superior=superior,
        case_url=url_for("commission.show_case", number=number),
    )
