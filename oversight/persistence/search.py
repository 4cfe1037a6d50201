"""Full-text search in published words: one condition, FTS5 or tsvector behind it. Newest first, never ranked."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, column, func, select, table, text
from sqlalchemy.orm import Session

from oversight.persistence.models import PublishedCase

_INDEX = table("published_case_text", column("rowid"), column("published_case_text"))


_REMOVE = text(
    "INSERT INTO published_case_text(published_case_text, rowid, search_text) VALUES ('delete', :position, :words)"
)
_ADD = text("INSERT INTO published_case_text(rowid, search_text) VALUES (:position, :words)")
_REBUILD = text("INSERT INTO published_case_text(published_case_text) VALUES ('rebuild')")


def index(session: Session, position: int, before: str | None, after: str) -> None:
    """Bring the index of one published case from the words *before* (None: it is new) to those *after*.

    SQLite only; PostgreSQL indexes the column itself. Part of the caller's transaction.
    """
    if before == after or session.get_bind().dialect.name != "sqlite":
        return
    if before is not None:
        session.execute(_REMOVE, {"position": position, "words": before})
    session.execute(_ADD, {"position": position, "words": after})


def rebuild(session: Session) -> None:
    """Index every published case anew, after a bulk load."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(_REBUILD)


def matching(session: Session, words: Sequence[str]) -> ColumnElement[bool]:
    """Published cases that hold a word beginning with each of *words* (already folded and split)."""
    if session.get_bind().dialect.name == "sqlite":
        query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
        return PublishedCase.position.in_(
            select(_INDEX.c.rowid).where(text("published_case_text MATCH :words").bindparams(words=query))
        )
    query = " & ".join("'" + word.replace("\\", "").replace("'", "''") + "':*" for word in words)
    return func.to_tsvector(text("'simple'"), PublishedCase.search_text).op("@@")(
        func.to_tsquery(text("'simple'"), query)
    )
