"""Open data: what programs read. No cookie, no prefix, no limit; what is published and nothing else."""

import hashlib
import json
from functools import lru_cache

from flask import Blueprint, Response, request

from oversight.domain.words import N_
from oversight.services.explaining import explain
from oversight.statute.schema import Statute
from oversight.web.access import open_to_everyone
from oversight.web.api.statute_json import statute_as_json
from oversight.web.context import current
from oversight.web.form_parsing import refusal

bp = Blueprint("api", __name__, url_prefix="/api/v1")

ONLY_FROM = N_("This address takes one parameter: from.")
NO_PARAMETER = N_("This address takes no parameters.")
NO_DAY = N_("Say from which day to count: add ?from=YYYY-MM-DD to the address.")


@bp.get("/statute")
@open_to_everyone
def statute() -> Response:
    """The law as data: every row with its basis and its standing, and the calendar with its sources."""
    _take()
    law = current().statute
    return _answer(law, _statute_text(law))


@bp.get("/deadlines/<string:key>")
@open_to_everyone
def deadline(key: str) -> Response:
    """One term from a day: the date and how it came about, day by day."""
    _take("from")
    ctx = current()
    if "from" not in request.args:
        raise refusal(NO_DAY)
    return _answer(ctx.statute, _text(explain(ctx.statute, key, request.args["from"]).as_json()))


def _take(*known: str) -> None:
    """Refuse every parameter that is not *known*; a repeated one was refused before."""
    if not set(request.args) <= set(known):
        raise refusal(ONLY_FROM if known else NO_PARAMETER)


@lru_cache(maxsize=2)  # the statute is one object until its calendar changes
def _statute_text(law: Statute) -> str:
    return _text(statute_as_json(law))


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _answer(law: Statute, text: str) -> Response:
    """*text* with a tag that changes exactly when the law or its calendar does."""
    response = Response(text, content_type="application/json")
    revisions = f"{law.revision}\0{law.calendar.revision}"
    response.set_etag(hashlib.sha256(revisions.encode()).hexdigest()[:16])
    return response.make_conditional(request)  # type: ignore[return-value]
