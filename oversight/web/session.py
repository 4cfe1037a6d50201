"""The database session of a request, and who is signed in.

Flask-Login keeps a random token in the signed cookie; the row behind it is looked up at every request, so that a
revoked session, a disabled account or an ended seat counts at the next one.
"""

from typing import cast

from flask import Flask, Request, current_app, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_login import LoginManager, UserMixin, current_user

from oversight.domain.policy import GUEST, Actor
from oversight.services import sign_in
from oversight.services.context import Context, Services
from oversight.web import problems

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class SignedIn(UserMixin):
    """What Flask-Login holds: the session token and the actor behind it."""

    def __init__(self, token: str, actor: Actor) -> None:
        self.token = token
        self.actor = actor

    def get_id(self) -> str:
        """The session token: what the cookie carries."""
        return self.token


class PagesOnly(SecureCookieSessionInterface):
    """A cookie for pages. Open data neither reads one nor sets one, whoever asks."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of the request; one that nothing can be kept in for open data."""
        return self.make_null_session(app) if problems.is_api() else super().open_session(app, request)


def services() -> Services:
    """The process-wide services."""
    return services_of(current_app)


def services_of(app: Flask) -> Services:
    """The services an application was assembled with."""
    return cast(Services, app.extensions["oversight"])


def actor() -> Actor:
    """Who makes this request; a guest when nobody is signed in."""
    if current_user.is_authenticated:
        return cast(SignedIn, current_user._get_current_object()).actor  # noqa: SLF001 - the documented way
    tracked = g.get("tracked_docket_id")
    return GUEST if tracked is None else Actor(None, GUEST.seats, tracked_docket_id=tracked)


def current() -> Context:
    """The context of this request: a reading session for GET, one writing transaction for an act."""
    if "context" not in g:
        g.context = services().context(actor(), writes=request.method not in SAFE_METHODS)
    return cast(Context, g.context)


def reading() -> Context:
    """A second, reading context, for what must not hold the write lock (checking a password). The caller closes it."""
    return services().context(actor(), writes=False)


def read_on() -> None:
    """Give up writing in this request: what follows only reads, and waits for nobody."""
    context = g.pop("context", None)
    if context is not None:
        context.session.close()
    g.context = reading()


def _load(token: str) -> SignedIn | None:
    with services().context(GUEST, writes=False) as ctx:
        found = sign_in.actor_of(ctx, token)
    return SignedIn(token, found) if found else None


def _close(_error: BaseException | None) -> None:
    context = g.pop("context", None)
    if context is not None:
        context.session.close()


def init_app(app: Flask) -> None:
    """Set up Flask-Login over our own table, and the session per request."""
    app.session_interface = PagesOnly()
    manager = LoginManager(app)
    manager.session_protection = None  # the token is bound to a row, not to an address or a browser string
    manager.user_loader(_load)
    app.teardown_appcontext(_close)
