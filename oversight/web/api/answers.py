"""How open data is asked for and answered: no parameter that is not known, and a tag that tells whether it changed."""

import hashlib
import json

from flask import Response, request

from oversight.domain.words import N_
from oversight.web.form_parsing import refusal

ONLY_FROM = N_("This address takes one parameter: from.")
NO_PARAMETER = N_("This address takes no parameters.")


def take(*known: str) -> None:
    """Refuse every parameter that is not *known*; a repeated one was refused before."""
    if not set(request.args) <= set(known):
        raise refusal(ONLY_FROM if known else NO_PARAMETER)


def as_text(data: object) -> str:
    """*data* as JSON, its letters as they are."""
    return json.dumps(data, ensure_ascii=False)


def answer(text: str, revision: str) -> Response:
    """*text* with a tag that changes exactly when *revision* does."""
    response = Response(text, content_type="application/json")
    response.set_etag(hashlib.sha256(revision.encode()).hexdigest()[:16])
    return response.make_conditional(request)  # type: ignore[return-value]
