"""From a refusal to a status and a page: one place, three languages, the same look for absent and not yours."""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from flask import Flask, Response, g, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from oversight.domain.attachments import FileLost, FileTooLarge, NoRoom
from oversight.domain.deadlines import UnknownDeadline
from oversight.domain.errors import (
    Busy,
    DomainError,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    TooManyTries,
    TransitionNotAllowed,
    UnknownFilter,
)
from oversight.domain.words import N_
from oversight.statute.words import Words
from oversight.web import problems
from oversight.web.language import current_language

log = structlog.get_logger(__name__)

HTTP_STATUS: dict[type[DomainError], int] = {
    NotVisible: 404,
    NotPermitted: 403,
    TransitionNotAllowed: 409,
    EditConflict: 409,
    Incomplete: 422,
    InputRefused: 422,
    UnknownFilter: 400,
    UnknownDeadline: 404,
    TooManyTries: 429,
    Busy: 503,
    FileTooLarge: 413,
    FileLost: 500,
    NoRoom: 507,
}
SENTENCES: dict[int, str] = {
    400: N_("The request could not be read. Go back, check your text and send it again."),
    401: N_("You are not signed in any more. Nothing was changed: sign in and send it once more."),
    403: N_("Your role does not allow this step."),
    404: NotVisible.message,
    405: N_("This address does not take that kind of request."),
    408: N_("The request took too long. Send it again."),
    409: TransitionNotAllowed.message,
    410: N_("This page is no longer public."),
    413: N_("What you sent is too large: a file may have 20 MB, ten files together 200 MB, a text 20,000 characters."),
    414: N_("The address is too long."),
    415: N_("Forms are sent from our pages; this format is not accepted here."),
    429: N_("Too many tries. Wait a few minutes and try again."),
    431: N_("The browser sent too many cookies. Delete the cookies of this site and try again."),
    500: N_(
        "Something went wrong on our side. Nothing was changed. Try again; if it happens again, tell us the code below."
    ),
    503: Busy.message,
    507: N_("There is no room to store this now. Nothing was changed; keep your text and try later."),
}
EXPIRED = N_("The form is too old or was opened elsewhere. Open the page again and send it once more.")
LAST_RESORT = Path(__file__).resolve().parents[2] / "templates" / "errors" / "last_resort.html"
_SERVER_ERROR = 500
_NOT_SHOWN = frozenset({"csrf_token", "key", "version", "sequence", "next", "present", "secret"})


def status_of(error: DomainError) -> int:
    """The HTTP status of a refusal; 422 for kinds that have none of their own."""
    for kind in type(error).__mro__:
        if kind in HTTP_STATUS:
            return HTTP_STATUS[kind]
    return 422


def _page(status: int, message: str, values: dict[str, object] | None = None, **more: Any) -> Response:
    """The page of a refusal. Where even that cannot be drawn, one that looks nothing up."""
    try:
        said = _(message) % values if values else _(message)
        if problems.is_api():
            return problems.problem(status, f"{said} ({more['reference']})" if "reference" in more else said)
        text = render_template("errors/refused.html", status=status, message=said, typed=_typed(), **more)
    except Exception as error:
        reference = more.get("reference") or secrets.token_hex(4)
        log.exception("no error page", reference=reference, kind=type(error).__name__, endpoint=request.endpoint)
        text = LAST_RESORT.read_text(encoding="utf-8").replace("</main>", f"<p><code>{reference}</code></p>\n</main>")
    return Response(text, status, mimetype="text/html")


def _typed() -> list[str]:
    """What was written into a form that does not come back as itself, so that nobody has to write it twice.

    Only of a form that was read, and only what is more than one word.
    """
    form = vars(request).get("form")
    if request.method != "POST" or form is None:
        return []
    shown = [(name, text.strip()) for name, text in form.items(multi=True) if name not in _NOT_SHOWN]
    return [text for name, text in shown if "password" not in name and any(map(str.isspace, text))]


def _told(sentence: str | Words) -> str:
    """A sentence of ours by its translation, one of the statute or a paper by its own three languages."""
    return sentence.of(current_language()) if isinstance(sentence, Words) else _(sentence)


def refuse(error: DomainError) -> Response:
    """The page for a refusal that no form caught."""
    response = _page(
        status_of(error),
        error.message,
        error.values,
        missing=[_told(sentence) for sentence in error.missing] if isinstance(error, Incomplete) else [],
    )
    if isinstance(error, TooManyTries):
        response.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = "5"
    return response


def _http(error: HTTPException) -> Response:
    status = error.code or _SERVER_ERROR
    if status < 400 and error.response is not None:  # noqa: PLR2004 - a redirect raised by the router
        return error.get_response()  # type: ignore[return-value]
    message = EXPIRED if isinstance(error, CSRFError) else SENTENCES.get(status, SENTENCES[400])
    if isinstance(error.description, str) and error.description.startswith("oversight:"):
        message = error.description.removeprefix("oversight:")
    response = _page(status, message)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def unexpected(error: Exception) -> Response:
    """The page for a mistake of ours: logged under a code, told without detail."""
    reference = secrets.token_hex(4)
    log.error("unexpected", reference=reference, kind=type(error).__name__, endpoint=request.endpoint, exc_info=error)
    context = g.pop("context", None)
    if context is not None:
        with suppress(Exception):  # what is broken need not close; a lock it held is free again either way
            context.session.close()
    return _page(_SERVER_ERROR, SENTENCES[_SERVER_ERROR], reference=reference)


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(DomainError, refuse)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, unexpected)
