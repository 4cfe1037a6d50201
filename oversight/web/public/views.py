"""Where everybody starts; the other pages of citizens, NGOs and guests register themselves on the same blueprint."""

from flask import Response, render_template, url_for

from oversight.services import register
from oversight.services.register import Filters
from oversight.web.access import open_to_everyone
from oversight.web.context import current
from oversight.web.due import due_note
from oversight.web.language import current_language
from oversight.web.public import filing_views, sending_views, tracking_views
from oversight.web.public.blueprint import Answer, bp

__all__ = ["bp", "filing_views", "sending_views", "tracking_views"]
NEWEST = 5


@bp.get("/robots.txt")
@open_to_everyone
def robots() -> Response:
    """What search engines leave alone: the endless answers of calculator and files, and what is for one reader only."""
    closed = ("deadlines?", "deadlines.ics", "register.csv", "register.xlsx", "track", "account/", "my/", "complaints/")
    lines = [f"Disallow: {prefix}{path}" for path in closed for prefix in ("/", "/*/")]
    return Response("\n".join(("User-agent: *", *lines, "")), mimetype="text/plain")


@bp.get("/")
@open_to_everyone
def home() -> Answer:
    """What this is, how it goes, the three things to do; the newest public cases."""
    ctx, language = current(), current_language()
    rows = register.page_of(ctx, Filters(), "").rows[:NEWEST]
    newest = [
        {
            "number": row.number,
            "url": url_for("register.show_case", number=row.number),
            "title": row.titles[language] or row.titles["kk"] or row.titles["ru"],
            "agency": row.agency.get(language),
            "state": row.state,
            "due_on": row.next_due_on,
            "due_note": due_note(ctx.statute.calendar, ctx.today, row.next_due_on) if row.next_due_on else None,
            "station": row.station,
        }
        for row in rows
    ]
    return render_template("public/home.html", newest=newest)
