"""Which language a page is in: the prefix of the address, else the reader's choice, else Accept-Language, else Kazakh.

The prefix is moved from the path to SCRIPT_NAME before Flask sees the request, so that routes know nothing of it and
every link built by `url_for` carries it.
"""

from collections.abc import Iterable
from gettext import NullTranslations
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Flask, Request, has_request_context, request
from flask_babel import Babel, Domain
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from oversight.domain.terms import LANGUAGES
from oversight.services.words import load_translations

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en"}
COOKIE = "language"
WITHOUT_PREFIX = ("/static/", "/api/", "/healthz", "/readyz", "/metrics")
_LONGEST_ACCEPT = 200


class LanguagePrefix:
    """WSGI middleware that takes the language from the address or chooses it."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Set ``oversight.language``; for pages also SCRIPT_NAME."""
        path = environ.get("PATH_INFO", "") or "/"
        head, _, tail = path[1:].partition("/")
        if head in LANGUAGES and not f"/{tail}".startswith(WITHOUT_PREFIX):
            environ["oversight.language"] = head
            environ["SCRIPT_NAME"] = f"/{head}"
            environ["PATH_INFO"] = f"/{tail}"
        else:
            environ["oversight.language"] = _chosen(environ)
            if not path.startswith(WITHOUT_PREFIX):
                environ["SCRIPT_NAME"] = f"/{environ['oversight.language']}"
        return self.application(environ, start_response)


def _chosen(environ: "WSGIEnvironment") -> str:
    is_open_data = environ.get("PATH_INFO", "").startswith("/api/")  # answers everyone alike, whatever their cookies
    cookie = "" if is_open_data else Request(environ).cookies.get(COOKIE, "")
    if cookie in LANGUAGES:
        return cookie
    header = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    if header and len(header) <= _LONGEST_ACCEPT:
        accepted = parse_accept_header(header, LanguageAccept).best_match(LANGUAGES)
        if accepted:
            return accepted
    return LANGUAGES[0]


def current_language() -> str:
    """The language of this request (kk, ru or en)."""
    return str(request.environ.get("oversight.language", LANGUAGES[0])) if has_request_context() else LANGUAGES[0]


def switches() -> list[tuple[str, str, str]]:
    """(code, native name, address of this same page) for each language."""
    query = request.query_string.decode("ascii", "ignore")
    path = quote(request.path) + (f"?{query}" if query and request.method == "GET" else "")
    return [(code, NAMES[code], f"/{code}{path}") for code in LANGUAGES]


class Catalogues(Domain):
    """Every .po file of a language as one, shared with mail; nothing is compiled beforehand."""

    def get_translations(self) -> NullTranslations:
        """The translations of this request's language: a page asks for them at every sentence."""
        return load_translations(current_language())


class InterfaceBabel(Babel):
    """Flask-Babel over our catalogues, also where a request is refused before any view."""

    domain_instance = Catalogues()


def init_app(app: Flask) -> None:
    """Wrap the application and set up translations."""
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    InterfaceBabel(app, locale_selector=lambda: LOCALES[current_language()], default_locale="kk_KZ")
