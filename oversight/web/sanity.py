"""What every request must be before anyone looks at it: a known method, our own address, text that can be read.

A refusal is a werkzeug exception with a sentence; the error page says it in the reader's language. A view says what it
takes beyond a plain form with `takes_files` and `takes_many`.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    RequestHeaderFieldsTooLarge,
    RequestURITooLarge,
    UnprocessableEntity,
    UnsupportedMediaType,
)

from oversight.domain.words import N_
from oversight.web.form_parsing import DAMAGED, MOST_FIELDS, StrictRequest, is_plain_key, refusal

View = TypeVar("View", bound=Callable[..., Any])

METHODS = frozenset({"GET", "HEAD", "POST"})
FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
LONGEST_ADDRESS = 8 * 1024
LONGEST_COOKIES = 8 * 1024
MOST_PARAMETERS = 100
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_HOST = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

OTHER_HOST = N_("This request names another site. Open this service by its own address.")
OTHER_ORIGIN = N_("The form was sent from another site. Nothing was changed: open the page here and send it again.")
BAD_ADDRESS = N_("The address has a part that cannot be read. Go on from the front page or the register.")
REPEATED = N_("The address gives the same parameter twice. Give each of them once.")
SENT_TWICE = N_("One of the answers was sent twice. Nothing was changed: go back, reload the page and send it again.")
UNSTORABLE = N_("The text holds a character that cannot be stored. Go back and type that answer anew.")


def takes_files(view: View) -> View:
    """Declare that *view* is sent files: the larger limit of `Limits.body_bytes` counts."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def takes_many(*keys: str) -> Callable[[View], View]:
    """Declare the fields of *view* that may come more than once (check boxes, several files)."""

    def declare(view: View) -> View:
        view.multi_keys = frozenset(keys)  # type: ignore[attr-defined]
        return view

    return declare


def init_app(app: Flask) -> None:
    """Check every request before anything else. Reads the settings of `app.extensions["oversight"]`."""
    settings = app.extensions["oversight"].settings
    base = urlsplit(settings.base_url)
    scheme, host = base.scheme, _own_host(base)
    limits = settings.limits
    app.request_class = StrictRequest
    app.config.update(
        MAX_CONTENT_LENGTH=limits.form_bytes,
        MAX_FORM_MEMORY_SIZE=limits.form_bytes,
        MAX_FORM_PARTS=MOST_FIELDS,
        PROVIDE_AUTOMATIC_OPTIONS=False,
        # Checked here, with the port. Flask's own check leaves the page of the refusal without a router.
        TRUSTED_HOSTS=None,
    )

    def check() -> None:
        fault = _fault_of_address(host, scheme)
        if fault is not None:
            # The page of the refusal links to itself in other languages: not with these parameters.
            request.environ["QUERY_STRING"], request.query_string = "", b""
            raise fault
        if request.method == "POST" and request.url_rule is not None:
            view = current_app.view_functions[request.url_rule.endpoint]
            _check_sender(scheme, host)
            _check_body(limits.body_bytes if getattr(view, "takes_files", False) else limits.form_bytes)
            _check_fields(getattr(view, "multi_keys", frozenset()))

    app.before_request_funcs.setdefault(None, []).insert(0, check)


def _fault_of_address(host: str, scheme: str) -> HTTPException | None:
    """What is wrong with method, host, address or cookies, if anything."""
    environ = request.environ
    path: str = environ.get("PATH_INFO", "")  # as WSGI has it: bytes dressed as Latin-1
    if environ["REQUEST_METHOD"] not in METHODS:
        return MethodNotAllowed(sorted(METHODS))
    if _without_default_port(environ.get("HTTP_HOST", ""), scheme) != host:
        return refusal(OTHER_HOST)
    if len(quote(path, encoding="latin-1")) + len(request.query_string) > LONGEST_ADDRESS:
        return RequestURITooLarge()
    if len(environ.get("HTTP_COOKIE", "")) > LONGEST_COOKIES:
        return RequestHeaderFieldsTooLarge()
    if _CONTROL.search(path) or not _is_utf8(path.encode("latin-1")):
        return NotFound()
    wrong = _fault_of_query(request.query_string)
    if wrong is None and any("\0" in value for value in request.cookies.values()):
        wrong = BAD_ADDRESS
    return refusal(wrong) if wrong else None


def _fault_of_query(query: bytes) -> str | None:
    """Few parameters, each once, with names as ours, in UTF-8 and without NUL; else what is wrong with them."""
    if query.count(b"&") >= MOST_PARAMETERS:
        return BAD_ADDRESS
    try:
        pairs = parse_qsl(query.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return BAD_ADDRESS
    if not all(is_plain_key(name) and "\0" not in value for name, value in pairs):
        return BAD_ADDRESS
    return REPEATED if len({name for name, _ in pairs}) < len(pairs) else None


def _check_sender(scheme: str, host: str) -> None:
    """Forms come from our own pages; a browser says so in Origin. The token is checked elsewhere."""
    origin = request.headers.get("Origin")
    if origin is None:
        return
    sent_from, _, sender = origin.partition("://")
    if sent_from != scheme or _without_default_port(sender, scheme) != host:
        raise refusal(OTHER_ORIGIN)


def _check_body(most_bytes: int) -> None:
    if request.mimetype not in FORM_TYPES:
        raise UnsupportedMediaType
    length = request.content_length
    if length is None and not request.environ.get("wsgi.input_terminated"):
        raise refusal(DAMAGED)  # the end cannot be known, and would be taken for the beginning
    if length is not None and length > most_bytes:
        raise RequestEntityTooLarge
    request.max_content_length = most_bytes + 1  # read past the end without tripping over the limit


def _check_fields(multi_keys: frozenset[str]) -> None:
    """Read the form, and refuse names that none of ours has, one answer sent twice, and text that cannot be stored."""
    names = [name for parts in (request.form, request.files) for name, _ in parts.items(multi=True)]
    single = [name for name in names if name not in multi_keys]
    if len(set(single)) != len(single) or not all(is_plain_key(name) for name in names):
        raise refusal(SENT_TWICE)
    if any("\0" in value for _, value in request.form.items(multi=True)):
        raise UnprocessableEntity(f"oversight:{UNSTORABLE}")


def _own_host(base: SplitResult) -> str:
    """The host of the base address as browsers send it: names of other scripts in their ASCII form."""
    name = base.hostname or ""
    name = f"[{name}]" if ":" in name else name.encode("idna").decode()
    return _without_default_port(f"{name}:{base.port}" if base.port else name, base.scheme)


def _without_default_port(netloc: str, scheme: str) -> str:
    """The host in small letters, with the port if it is not the usual one; empty when it is no host."""
    found = _HOST.fullmatch(netloc)
    if found is None:
        return ""
    name, port = found[1].lower(), found[2]
    return name if port in {None, _DEFAULT_PORTS[scheme]} else f"{name}:{port}"


def _is_utf8(path: bytes) -> bool:
    try:
        path.decode()
    except UnicodeDecodeError:
        return False
    return True
