"""The headers of every answer: pages, refusals, files, static. Only what is said here reaches the browser."""

from flask import Flask, Response, current_app, g, request, session

from oversight.web import problems
from oversight.web.language import COOKIE as LANGUAGE_COOKIE

_YEAR = 365 * 24 * 3600
_HARMLESS_COOKIES = frozenset({LANGUAGE_COOKIE, "theme"})
_HARMLESS_IN_SESSION = frozenset({"csrf_token"})
_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "form-action": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_UNUSED_POWERS = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "usb",
    "xr-spatial-tracking",
)


def fixed_headers(*, is_https: bool) -> dict[str, str]:
    """What is the same on every answer; HSTS and the upgrade of insecure requests only where the base is https."""
    policy = "; ".join(f"{name} {sources}" for name, sources in _POLICY.items())
    headers = {
        "Content-Security-Policy": f"{policy}; upgrade-insecure-requests" if is_https else policy,
        "X-Content-Type-Options": "nosniff",
        # Not no-referrer: browsers would then send forms with an empty origin, and the check of it would refuse them.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{power}=()" for power in _UNUSED_POWERS),
        "X-Frame-Options": "DENY",
    }
    if is_https:
        headers["Strict-Transport-Security"] = f"max-age={_YEAR}; includeSubDomains"
    return headers


def init_app(app: Flask) -> None:
    """Set the headers after everything else has had its say. Reads the settings of `app.extensions["oversight"]`."""
    headers = fixed_headers(is_https=app.extensions["oversight"].settings.is_https)

    def complete(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)  # a download brings a stricter policy
        response.headers.pop("Server", None)
        if request.endpoint == "static" and response.status_code in {200, 304}:
            response.headers["Cache-Control"] = (
                f"public, max-age={_YEAR}, immutable" if "v" in request.args else "no-cache"
            )
            return response
        if problems.is_api():
            _open(response)
            return response
        response.vary.update(("Accept-Language", "Cookie"))
        if _is_private(response):
            response.headers["Cache-Control"] = "no-store"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    app.after_request_funcs.setdefault(None, []).insert(0, complete)  # the first registered runs last


def _open(response: Response) -> None:
    """Open data may be read from any site and kept by any cache; no cookie is looked at, a refusal is not kept."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "no-cache" if response.status_code < 400 else "no-store"  # noqa: PLR2004


def _is_private(response: Response) -> bool:
    """Whether a cache must not keep the answer.

    So it is when the view marked it (`g.is_private`), when it goes to somebody who is signed in or in the midst of a
    filing, when it answers an act, and when it is a refusal.
    """
    return (
        g.get("is_private", False)
        or request.method not in {"GET", "HEAD"}
        or response.status_code >= 400  # noqa: PLR2004
        or not _HARMLESS_IN_SESSION.issuperset(session)
        or not (_HARMLESS_COOKIES | {current_app.config["SESSION_COOKIE_NAME"]}).issuperset(request.cookies)
    )
