"""A paper as a line of a list: what it is called, how it stands, which paper it corrects or withdraws."""

from collections.abc import Sequence
from typing import Any

from flask import Flask
from flask_babel import gettext as _

from oversight.services.issued_papers import PaperView
from oversight.web.language import current_language
from oversight.web.presentation import paper_title


def paper_line(paper: PaperView, url: str) -> dict[str, Any]:
    """What components/files.html shows of a paper that is fetched at *url*."""
    return {
        "title": note_title(is_withdrawal=paper.is_withdrawal)
        if paper.about
        else paper_title(paper.kind, current_language()),
        "url": url,
        "format": "PDF",
        "language": paper.language,
        "pages": paper.pages,
        "size": paper.size,
        "digest": paper.digest,
        "pending": paper.state == "queued",
        "withheld": _("could not be made; the administrator has been told") if paper.state == "failed" else None,
        "number": paper.number,
        **marks(paper.stands.standing, paper.stands.notes, paper.about, is_withdrawal=paper.is_withdrawal),
    }


def note_title(*, is_withdrawal: bool) -> str:
    """What a note is called where it is known what it does."""
    return str(_("Note of withdrawal") if is_withdrawal else _("Correction note"))


def init_app(app: Flask) -> None:
    """Let templates make such lines."""
    app.jinja_env.globals["paper_line"] = paper_line


def marks(standing: str, notes: Sequence[str], about: str | None, *, is_withdrawal: bool) -> dict[str, str | None]:
    """The tag of a paper that was corrected or withdrawn, and in words by which paper; of a note, what it is about."""
    said = []
    if about:
        said.append(
            _("Withdraws paper № %(number)s.", number=about)
            if is_withdrawal
            else _("Corrects paper № %(number)s.", number=about)
        )
    if standing == "corrected":
        said.append(_("Corrected by: № %(numbers)s. Read them together.", numbers=", ".join(notes)))
    elif standing == "withdrawn":
        said.append(_("Withdrawn by: № %(numbers)s. It counts no more.", numbers=", ".join(notes)))
    return {"state": f"paper.{standing}" if standing != "valid" else None, "note": " ".join(said) or None}
