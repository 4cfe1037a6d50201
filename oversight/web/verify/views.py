"""Is this file a paper that was issued here? For anybody, without an account and, with a script, without sending it."""

import re
from collections.abc import Iterator
from typing import Any

from flask import Blueprint, g, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from oversight.domain.corrections import Standing
from oversight.domain.errors import NotVisible
from oversight.domain.paper_number import parse_paper_number
from oversight.services import verification
from oversight.services.verification import Checked, Finding, Issued, SealState, SealView
from oversight.web.access import open_to_everyone
from oversight.web.context import Context, current
from oversight.web.language import current_language
from oversight.web.sanity import takes_files

bp = Blueprint("verify", __name__)

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHUNK = 64 * 1024

LANGUAGES = {"kk": _l("in Kazakh"), "ru": _l("in Russian"), "en": _l("in English")}
STANDINGS = {
    Standing.VALID: _l("valid"),
    Standing.CORRECTED: _l("corrected by another paper"),
    Standing.WITHDRAWN: _l("withdrawn"),
}


@bp.get("/verify")
@open_to_everyone
def index() -> str:
    """Where to choose the file."""
    return _page(current())


@bp.post("/verify")
@takes_files
@open_to_everyone
def check_upload() -> tuple[str, int] | str:
    """Check a file that was sent: it is read once and kept nowhere."""
    ctx, number = current(), request.form.get("number", "")
    file = request.files.get("file")
    if file is None or not file.filename:
        return _page(ctx, number=number, error=_("Choose the file first: the PDF as you received it.")), 422
    return _page(ctx, verification.check_file(ctx, _chunks(file.stream), number), number=number)


@bp.get("/verify/<string:digest>")
@open_to_everyone
def check_digest(digest: str) -> str:
    """Check a file by the digest that the browser computed; the number that stands in it may come along."""
    if _DIGEST.fullmatch(digest) is None:
        raise NotVisible
    ctx, number = current(), request.args.get("number", "")
    return _page(ctx, verification.check_digest(ctx, digest, number), number=number)


@bp.get("/verify/<string:docket>/<string:place>")
@open_to_everyone
def show_number(docket: str, place: str) -> str:
    """Where the code on a paper leads: choose the file that bears this number. Looks the same whether there is one."""
    number = f"{docket}/{place}"
    if parse_paper_number(number) is None:
        raise NotVisible
    ctx = current()
    return _page(ctx, number=number, known=verification.public_papers(ctx, number))


def _chunks(stream: Any) -> Iterator[bytes]:
    return iter(lambda: stream.read(_CHUNK), b"")


def _page(
    ctx: Context,
    checked: Checked | None = None,
    *,
    number: str = "",
    known: tuple[Issued, ...] = (),
    error: str | None = None,
) -> str:
    g.is_private = True  # no cache keeps who asked about which paper
    asked = parse_paper_number(number)
    return render_template(
        "verify/check.html",
        checked=checked,
        finding=checked.finding.value if checked else None,
        is_intact=checked is not None and checked.finding is Finding.INTACT,
        paper=_described(ctx, checked.paper) if checked and checked.paper else None,
        number=asked.text if asked else "",
        known=[_described(ctx, paper) for paper in known],
        error=error,
    )


def _described(ctx: Context, paper: Issued) -> dict[str, Any]:
    """What the page tells of a paper: no word of its text and nobody's name."""
    return {
        "number": paper.number,
        "case_number": paper.case_number,
        "title": ctx.statute.documents[paper.kind].name.of(current_language()),
        "language": LANGUAGES[paper.language],
        "issued_at": paper.issued_at,
        "standing": paper.standing.value,
        "standing_words": STANDINGS[paper.standing],
        "notes": paper.notes,
        "pages": paper.pages,
        "size": paper.size,
        "digest": paper.digest,
        "act": paper.act,
        "logged": paper.logged,
        "count": paper.count,
        "head": paper.head,
        "statute_revision": paper.statute_revision,
        "calendar_revision": paper.calendar_revision,
        "is_public": paper.is_public,
        "seal": _seal_words(paper.seal) if paper.seal else None,
        "certificate": paper.seal.certificate if paper.seal else None,
    }


def _seal_words(seal: SealView) -> str:
    """What the page says of the seal; no more than was looked at."""
    match seal.state:
        case SealState.WHOLE:
            return _("Sealed by %(name)s. The seal fits the whole file.", name=seal.subject)
        case SealState.BROKEN:
            return _("The seal does not fit the file as it is stored. Tell the administrator.")
        case SealState.UNCHECKED:
            return _("Sealed. This site cannot read seals now; a PDF reader shows whose it is.")
