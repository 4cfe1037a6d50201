"""Open data of the papers: their kinds, and the schema of the record that each of them carries."""

from functools import cache, lru_cache

from flask import Response

from oversight.services.paper_data import papers_as_json, schema_as_json
from oversight.statute.schema import Statute
from oversight.web.access import open_to_everyone
from oversight.web.api.answers import answer, as_text, take
from oversight.web.api.blueprint import bp
from oversight.web.context import current


@bp.get("/papers")
@open_to_everyone
def papers() -> Response:
    """Every kind of paper: its name, how it is issued, what it must say and why, and where its schema is."""
    take()
    text = _papers_text(current().statute)
    return answer(text, text)


@bp.get("/papers/<string:paper>/schema")
@open_to_everyone
def paper_schema(paper: str) -> Response:
    """The JSON Schema (2020-12) of the record embedded in papers of that kind."""
    take()
    text = _schema_text(paper, current().settings.base_url)
    return answer(text, text)


@lru_cache(maxsize=2)  # as for the statute
def _papers_text(law: Statute) -> str:
    return as_text(papers_as_json(law))


@cache  # of the kinds there are: for any other nothing comes back
def _schema_text(kind: str, base_url: str) -> str:
    return as_text(schema_as_json(kind, base_url))
