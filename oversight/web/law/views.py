"""The law as this system knows it, for everybody: acts, provisions, terms, grounds, papers, the working calendar."""

import re
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from oversight.domain.calendar_days import CalendarMissing
from oversight.domain.deadline_chain import STAGES
from oversight.domain.errors import NotVisible
from oversight.statute.schema import Basis, CalendarDay, DayKind, Deadline, Standing, Statute
from oversight.web.access import open_to_everyone
from oversight.web.context import current
from oversight.web.law import calculator_views, words
from oversight.web.law.blueprint import bp

__all__ = ["bp", "calculator_views"]

_YEAR = re.compile(r"[0-9]{4}")


@bp.get("/law")
@open_to_everyone
def index() -> str:
    """What is known and how well: the acts, the forms of control, who may be controlled."""
    law = current().statute
    return _page("index", 0, law, read=_read_by_act(law), data_url="/api/v1/statute")


@bp.get("/law/acts/<string:act>")
@open_to_everyone
def show_act(act: str) -> str:
    """The provisions of one act that were read, each under an address of its own."""
    law = current().statute
    row = law.acts.get(act)
    if row is None:
        raise NotVisible
    articles = [article for article in law.articles.values() if article.act == act and _is_read(article.standing)]
    return _page("act", 0, law, act=row, articles=articles, terms=_terms_by_article(law))


@bp.get("/law/deadlines")
@open_to_everyone
def list_deadlines() -> str:
    """Every term by the stage of the procedure: how long, from when, whom it binds, on what it rests."""
    law = current().statute
    stages = [(stage, [law.deadlines[key] for key in keys]) for stage, keys in STAGES.items()]
    return _page("deadlines", 1, law, stages=stages)


@bp.get("/law/deadlines/<string:key>")
@open_to_everyone
def show_deadline(key: str) -> str:
    """One term in all its versions, newest first."""
    law = current().statute
    versions = law.deadline_versions.get(key)
    if versions is None:
        raise NotVisible
    return _page("deadline", 1, law, versions=versions[::-1], row=versions[-1])


@bp.get("/law/calendar")
@open_to_everyone
def show_this_year() -> str:
    """The working calendar of the current year."""
    ctx = current()
    return _calendar(ctx.statute, ctx.today.year)


@bp.get("/law/calendar/<string:year>")
@open_to_everyone
def show_year(year: str) -> str:
    """The working calendar of a year: each day off with its reason and source, and who answers for the year."""
    law = current().statute
    if not _YEAR.fullmatch(year) or int(year) not in law.calendar.years:
        raise NotVisible
    return _calendar(law, int(year))


@bp.get("/law/grounds")
@open_to_everyone
def list_grounds() -> str:
    """Why a complaint may be returned, refused or ended, and the like."""
    law = current().statute
    uses = [(words.USES[use], law.grounds_for(use)) for use in words.USES]
    return _page("grounds", 3, law, uses=uses)


@bp.get("/law/papers")
@open_to_everyone
def list_papers() -> str:
    """Every kind of paper."""
    law = current().statute
    return _page("papers", 4, law, papers=law.documents.values())


@bp.get("/law/papers/<string:paper>")
@open_to_everyone
def show_paper(paper: str) -> str:
    """What one kind of paper must say, and why."""
    law = current().statute
    row = law.documents.get(paper)
    if row is None:
        raise NotVisible
    return _page("paper", 4, law, paper=row)


def _page(name: str, tab: int, law: Statute, **values: Any) -> str:
    tabs = [
        (_("Acts"), url_for("law.index")),
        (_("Terms"), url_for("law.list_deadlines")),
        (_("Calendar"), url_for("law.show_this_year")),
        (_("Grounds"), url_for("law.list_grounds")),
        (_("Papers"), url_for("law.list_papers")),
    ]
    look = {"is_house": _is_house, "is_read": _is_read, "said": words}
    return render_template(f"law/{name}.html", law=law, tab_rows=tabs, tab=tab, **look, **values)


def _calendar(law: Statute, year: int) -> str:
    calendar = law.calendar
    if year not in calendar.years:
        raise CalendarMissing(year=year)
    days = [(row, _reason(law, row)) for row in calendar.days_of(year)]
    years = sorted(calendar.years)
    place = years.index(year)
    return _page(
        "calendar",
        2,
        law,
        year=calendar.years[year],
        days=days,
        worked=sum(1 for day in calendar.working_days if day.year == year),
        years=years,
        before=years[place - 1] if place else None,
        after=years[place + 1] if place + 1 < len(years) else None,
        end_of_day=f"{calendar.end_of_day:%H:%M}",
    )


def _reason(law: Statute, row: CalendarDay) -> Any:
    off = law.calendar.days_off.get(row.day)
    if off is not None and off[0] is not DayKind.WEEKEND:
        return off[1]
    return law.calendar.special_working_days.get(row.day, row.title)


def _read_by_act(law: Statute) -> dict[str, int]:
    return {
        act: sum(1 for row in law.articles.values() if row.act == act and _is_read(row.standing)) for act in law.acts
    }


def _terms_by_article(law: Statute) -> dict[str, list[Deadline]]:
    found: dict[str, list[Deadline]] = {}
    for row in law.deadlines.values():
        if row.article and _is_read(row.standing):
            found.setdefault(row.article, []).append(row)
    return found


def _is_house(row: Any) -> bool:
    """Whether a row is nothing but a rule of the house: by its basis, or because no text behind it was read."""
    return row.basis is Basis.HOUSE or not _is_read(row.standing)


def _is_read(standing: Standing) -> bool:
    return standing is Standing.READ
