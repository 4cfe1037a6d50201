"""The law as programs read it: every row with what it rests on and how well it is known.

An article stands only where it was read; citations are those of the readings ("Law 13(4)").
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from oversight.statute.schema import (
    Act,
    Article,
    Basis,
    Calendar,
    CalendarDay,
    Deadline,
    Ground,
    Period,
    RequiredDocument,
    Standing,
    Statute,
    Threshold,
)

Row = dict[str, Any]


def statute_as_json(law: Statute) -> Row:
    """The whole statute in the order of its files; texts in kk, ru and en, dates as YYYY-MM-DD."""
    return {
        "revision": law.revision,
        "calendar_revision": law.calendar.revision,
        "acts": [_act(row) for row in law.acts.values()],
        "articles": [_article(row) for row in law.articles.values()],
        "triggers": [{"key": key, "name": name.as_json()} for key, name in law.triggers.items()],
        "deadlines": [_deadline(law, row) for versions in law.deadline_versions.values() for row in versions],
        "control_forms": [
            {
                "key": row.key,
                "name": row.name.as_json(),
                "basis": row.basis.value,
                "standing": row.standing.value,
                "is_enabled": row.is_enabled,
                "final_documents": list(row.final_documents),
            }
            for row in law.control_forms.values()
        ],
        "grounds": [_ground(law, row) for row in law.grounds.values()],
        "documents": [_document(law, row) for row in law.documents.values()],
        "object_classes": [
            {
                "key": row.key,
                "name": row.name.as_json(),
                "article": _citation(law, row.article),
                "is_excluded": row.is_excluded,
            }
            for row in law.object_classes.values()
        ],
        "topics": [{"key": row.key, "name": row.name.as_json()} for row in law.topics.values()],
        "regions": [{"key": row.key, "iso": row.iso, "name": row.name.as_json()} for row in law.regions.values()],
        "monthly_indexes": [
            {"year": row.year, "tenge": row.tenge, "standing": row.standing.value}
            for row in law.monthly_indexes.values()
        ],
        "lateness": {
            "reminders": _thresholds(law.lateness.reminders),
            "degrees": _thresholds(law.lateness.degrees),
            "rungs": _thresholds(law.lateness.rungs),
            "basis": Basis.HOUSE.value,
        },
        "calendar": _calendar(law.calendar),
    }


def _thresholds(rows: Iterable[Threshold]) -> list[Row]:
    """House rules on time: so many working days after the last day of a term."""
    return [{"key": row.key, "days": row.days, "name": row.name.as_json()} for row in rows]


def _act(row: Act) -> Row:
    return {
        "key": row.key,
        "cited_as": row.cited_as,
        "number": row.number,
        "name": row.name.as_json(),
        "short": row.short.as_json(),
        "in_force": _period(row.in_force),
        "in_force_standing": row.in_force_standing.value,
    }


def _article(row: Article) -> Row:
    return {
        "key": row.key,
        "act": row.act,
        "citation": row.citation,
        "words": row.words.as_json(),
        "summary": row.summary.as_json(),
        "standing": row.standing.value,
    }


def _deadline(law: Statute, row: Deadline) -> Row:
    return {
        "key": row.key,
        "title": row.title.as_json(),
        "length": row.length,
        "unit": row.unit.value,
        "direction": row.direction.value,
        "runs_from": row.runs_from,
        "article": _citation(law, row.article if row.standing is Standing.READ else None),
        "basis": row.basis.value,
        "standing": row.standing.value,
        "binds": row.binds.value,
        "modelled_on": _citation(law, row.modelled_on),
        "is_extendable": row.is_extendable,
        "counting": {
            "article": _citation(law, row.counting.article),
            "standing": row.counting.standing.value,
            "by_analogy": row.counting.by_analogy,
        },
        "in_force": _period(row.in_force),
    }


def _ground(law: Statute, row: Ground) -> Row:
    return {
        "key": row.key,
        "use": row.use.value,
        "name": row.name.as_json(),
        "article": _citation(law, row.article if row.standing is Standing.READ else None),
        "basis": row.basis.value,
        "standing": row.standing.value,
        "modelled_on": _citation(law, row.modelled_on),
    }


def _document(law: Statute, row: RequiredDocument) -> Row:
    return {
        "key": row.key,
        "name": row.name.as_json(),
        "elements": [
            {
                "key": element.key,
                "name": element.name.as_json(),
                "mark": element.mark.value,
                "provision": _citation(law, element.provision),
            }
            for element in row.elements
        ],
    }


def _calendar(calendar: Calendar) -> Row:
    return {
        "revision": calendar.revision,
        "time_zone": calendar.time_zone.key,
        "end_of_day": f"{calendar.end_of_day:%H:%M}",
        "from": calendar.first_on.isoformat(),
        "until": calendar.last_on.isoformat(),
        "years": [
            {
                "year": row.year,
                "standing": row.standing.value,
                "source": row.source.as_json(),
                "approved_by": row.approved_by or None,
                "days": [_day(calendar, day) for day in calendar.days_of(row.year)],
            }
            for row in calendar.years.values()
        ],
    }


def _day(calendar: Calendar, row: CalendarDay) -> Row:
    off = calendar.days_off.get(row.day)
    reason = off[1] if off is not None else calendar.special_working_days.get(row.day, row.title)
    return {
        "date": row.day.isoformat(),
        "is_working": row.working,
        "kind": row.kind.value,
        "reason": reason.as_json(),
        "moved_from": _iso(row.moved_from),
        "standing": row.standing.value,
        "source": row.source.as_json(),
    }


def _period(period: Period) -> Row:
    return {"from": period.from_on.isoformat(), "until": _iso(period.until_on)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _citation(law: Statute, article_key: str | None) -> str | None:
    return law.articles[article_key].citation if article_key else None
