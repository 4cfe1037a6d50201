"""The blueprint of the public pages, and the two things a browser may hold: a draft's cookie, a tracked case."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, render_template, request, session
from werkzeug.wrappers import Response as BaseResponse

from oversight.domain.errors import NotVisible
from oversight.services import drafts
from oversight.services.drafts import DraftKey, DraftView
from oversight.web.session import current, services

Answer = str | tuple[str, int] | Response | BaseResponse
TRACKED_FOR = timedelta(minutes=30)
_TRACKED = "tracked"

bp = Blueprint("public", __name__)


@bp.before_request
def _recall_tracked() -> None:
    """Let a guest who showed number and secret go on reading that one case."""
    kept: Any = session.get(_TRACKED)
    if not isinstance(kept, dict):
        return
    try:
        docket_id, until = UUID(kept["docket"]), datetime.fromisoformat(kept["until"])
    except (KeyError, TypeError, ValueError):
        session.pop(_TRACKED, None)
        return
    if services().clock() < until:
        g.tracked_docket_id = docket_id
    else:
        session.pop(_TRACKED, None)


def track(docket_id: UUID) -> None:
    """Let this browser read the case for half an hour; the cookie is signed."""
    until = services().clock() + TRACKED_FOR
    session[_TRACKED] = {"docket": str(docket_id), "until": until.isoformat()}


def stop_tracking() -> None:
    """Forget the case on this browser."""
    session.pop(_TRACKED, None)


class DraftGone(Exception):
    """The draft is over, absent, or somebody else's: one page for all three, with what was just typed."""


def draft_token() -> str | None:
    """The token in the draft cookie, if there is one."""
    return request.cookies.get(_cookie_name()) or None


def key_of(draft_id: UUID) -> DraftKey:
    """How this browser names the draft."""
    return DraftKey(draft_id, draft_token())


def open_draft(key: DraftKey) -> DraftView:
    """The draft for its writer. Raises DraftGone."""
    try:
        return drafts.show(current(), key)
    except NotVisible as error:
        raise DraftGone from error


def keep_draft_cookie(response: BaseResponse, key: DraftKey) -> BaseResponse:
    """The same answer, keeping a guest's cookie alive for as long as the draft."""
    if key.token is not None:
        response.set_cookie(
            _cookie_name(),
            key.token,
            max_age=int(drafts.GUEST_LIFE.total_seconds()),
            path="/",
            secure=services().settings.is_https,
            httponly=True,
            samesite="Lax",
        )
    return response


def drop_draft_cookie(response: BaseResponse) -> BaseResponse:
    """The same answer, with the draft forgotten on this browser."""
    is_https = services().settings.is_https
    response.delete_cookie(_cookie_name(), path="/", secure=is_https, httponly=True, samesite="Lax")
    return response


def _cookie_name() -> str:
    return "__Host-draft" if services().settings.is_https else "draft"


_KEPT_TEXTS = ("full_name", "postal_address", "subject", "decision_text", "text", "wish", "happened_text", "locality")


@bp.errorhandler(DraftGone)
def _say_gone(_error: DraftGone) -> tuple[str, int]:
    typed = [request.form[name] for name in _KEPT_TEXTS if request.form.get(name, "").strip()]
    return render_template("public/draft_gone.html", typed=typed), 404
