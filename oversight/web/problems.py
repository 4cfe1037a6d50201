"""Refusals where programs read: problem details (RFC 9457) with a sentence in the reader's language."""

import json
from http import HTTPStatus

from flask import Response, request

PREFIX = "/api/"


def is_api() -> bool:
    """Whether this request is for the open data and not for a page."""
    return request.path.startswith(PREFIX)


def problem(status: int, sentence: str) -> Response:
    """The details of a refusal: *sentence* says why and what to do."""
    details = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": sentence}
    return Response(json.dumps(details, ensure_ascii=False), status, content_type="application/problem+json")
