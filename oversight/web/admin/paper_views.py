"""The papers in the administration: the gallery of all kinds with their samples; papers that failed, made again."""

from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as AnyResponse

from oversight.domain.events import EVENTS
from oversight.domain.terms import Role
from oversight.services import issuing
from oversight.services.paper_gallery import SampleBusy, SampleNotMade, list_papers, sample_file
from oversight.services.paper_kinds import Issued
from oversight.web.access import open_to
from oversight.web.context import current, say, sentence
from oversight.web.downloads import attachment_response
from oversight.web.language import NAMES, current_language

bp = Blueprint("paper_gallery", __name__, url_prefix="/admin/papers")

LOOKS = {
    Issued.BY_ACT: ("good", "done", _l("by a step of the case")),
    Issued.ON_DEMAND: ("go", "doc", _l("on demand")),
    Issued.NOT_YET: ("wait", "clock", _l("nothing issues it yet")),
}


@bp.get("")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def index() -> str:
    """Every kind in the order of the contract."""
    return render_template(
        "admin/papers.html",
        papers=list_papers(current(), current_language()),
        looks=LOOKS,
        events={action: kind.sentence for action, kind in EVENTS.items()},
        names=NAMES,
    )


@bp.get("/<string:paper>/<string:language>.pdf")
@open_to(Role.ADMINISTRATOR, Role.AUDITOR)
def sample(paper: str, language: str) -> Response:
    """The sample of a kind, marked as such; a page that says why and offers another try where it was not made."""
    try:
        content = sample_file(current(), paper, language)
    except (SampleBusy, SampleNotMade) as error:
        reason = error.reason if isinstance(error, SampleNotMade) else ""
        again = url_for("paper_gallery.sample", paper=paper, language=language)
        text = render_template("admin/sample_not_made.html", message=sentence(error), reason=reason, again=again)
        return Response(text, 503, {"Retry-After": "5"}, mimetype="text/html")
    return attachment_response(content, f"sample-{paper}.{language}.pdf", "application/pdf")


@bp.post("/<uuid:paper_id>/retry")
@open_to(Role.ADMINISTRATOR)
def retry(paper_id: UUID) -> AnyResponse:
    """Queue a paper again that could not be made."""
    issuing.retry(current(), paper_id)
    return _queued()


@bp.post("/retry")
@open_to(Role.ADMINISTRATOR)
def retry_all() -> AnyResponse:
    """Queue again all that could not be made."""
    issuing.retry_all(current())
    return _queued()


def _queued() -> AnyResponse:
    say("success", _("It is tried again now. What fails once more appears here."))
    return redirect(url_for("admin.desk"))
