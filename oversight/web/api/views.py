"""Open data: what programs read of the law and its terms."""

from functools import lru_cache

from flask import Response, request

from oversight.domain.words import N_
from oversight.services.explaining import explain
from oversight.statute.schema import Statute
from oversight.web.access import open_to_everyone
from oversight.web.api import paper_views
from oversight.web.api.answers import answer, as_text, take
from oversight.web.api.blueprint import bp
from oversight.web.api.statute_json import statute_as_json
from oversight.web.context import current
from oversight.web.form_parsing import refusal

__all__ = ["bp", "paper_views"]

NO_DAY = N_("Say from which day to count: add ?from=YYYY-MM-DD to the address.")


@bp.get("/statute")
@open_to_everyone
def statute() -> Response:
    """The law as data: every row with its basis and its standing, and the calendar with its sources."""
    take()
    law = current().statute
    return _answer(law, _statute_text(law))


@bp.get("/deadlines/<string:key>")
@open_to_everyone
def deadline(key: str) -> Response:
    """One term from a day: the date and how it came about, day by day."""
    take("from")
    ctx = current()
    if "from" not in request.args:
        raise refusal(NO_DAY)
    return _answer(ctx.statute, as_text(explain(ctx.statute, key, request.args["from"]).as_json()))


@lru_cache(maxsize=2)  # the statute is one object until its calendar changes
def _statute_text(law: Statute) -> str:
    return as_text(statute_as_json(law))


def _answer(law: Statute, text: str) -> Response:
    """*text*, which is new exactly when the law or its calendar is."""
    return answer(text, f"{law.revision}\0{law.calendar.revision}")
