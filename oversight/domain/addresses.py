"""The public addresses of a term and of a provision: paths without the language, for pages, mail and papers."""

from datetime import date
from urllib.parse import urlencode

from oversight.domain.deadlines import Reading
from oversight.statute.schema import Article, Basis, Statute


def address_of_term(statute: Statute, reading: Reading) -> str:
    """The permalink under which everybody sees *reading* counted the same way, with what hangs on it."""
    more = {}
    row = statute.deadlines.get(reading.key)
    if row is not None and reading.basis is Basis.HOUSE:
        if row.basis is Basis.CODE:
            more["commission"] = "other"
        if row.length != reading.length:
            more["length"] = str(reading.length)
    return address_of_count(reading.key, reading.from_on, **more)


def address_of_count(key: str, from_on: date, **more: str) -> str:
    """The permalink of the term *key* counted from *from_on*, with *more* parameters of the calculator."""
    return f"/deadlines?{urlencode({'key': key, 'from': from_on.isoformat(), **more})}"


def address_of_article(statute: Statute, article: str) -> str:
    """Where the provision with this key or citation stands; the page of the law for one that is not known."""
    row = find_article(statute, article)
    return f"/law/acts/{row.act}#{row.key}" if row is not None else "/law"


def find_article(statute: Statute, article: str) -> Article | None:
    """The provision with this key or citation ("Law 13(4)")."""
    known = statute.articles
    return known.get(article) or next((row for row in known.values() if row.citation == article), None)
