"""What the public page of a case shows, from its published content; computes words, decides nothing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from markupsafe import Markup

from oversight.domain.deadlines import Reading, read_deadline
from oversight.domain.events import EVENTS
from oversight.domain.terms import Action, Station
from oversight.domain.words import N_
from oversight.services.pausing import kept_pauses
from oversight.web.context import Context
from oversight.web.due import due_note
from oversight.web.paper_lines import marks, note_title
from oversight.web.presentation import format_hectares

_STATIONS = tuple(Station)
_PAPERS = {
    "final_document_protocol": N_("Protocol (final document)"),
    "final_document_conclusion": N_("Conclusion (final document)"),
    "final_document_recommendation": N_("Recommendation (final document)"),
}


def page_of(ctx: Context, case: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The template's values for one published case."""
    return {
        "case": case,
        "title": case["titles"][language] or case["titles"]["kk"] or case["titles"]["ru"],
        "title_lang": None if case["titles"][language] else "kk",
        "topic": ctx.statute.topics[case["topic"]].name.of(language),
        "region": ctx.statute.regions[case["region"]].name.of(language),
        "form_name": ctx.statute.control_forms[case["form"]].name.of(language) if case["form"] else None,
        "stations": _stations(case),
        "terms": [_term(ctx, term) for term in case["terms"]],
        "recommendations": [_recommendation(row, case, language) for row in case["recommendations"]],
        "texts_from": _publication(ctx, case, Action.DISPATCH) if case["texts_from"] else None,
        "answers_from": _publication(ctx, case, Action.SEND_ANSWER) if case["answers_from"] else None,
        "timeline": [_event(event) for event in reversed(case["events"])],
        "land": [_plot(ctx, plot, language) for plot in _land(case)],
        "land_area": sum((Decimal(plot["hectares"]) for plot in _land(case)), Decimal(0)),
        "papers": [_paper(case["number"], paper) for paper in case["papers"]],
        "remark": _remark(case),
        "filed_on": _day(case["filed_on"]),
        "registered_on": _day(case["registered_on"]),
        "closed_on": _day(case["closed_on"]),
    }


def _land(case: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(case.get("land", ()))  # copies made before land was recorded have none


def _plot(ctx: Context, plot: Mapping[str, Any], language: str) -> list[Any]:
    """The cells of one plot: area, district in the language it was written in, region, year."""
    return [
        format_hectares(Decimal(plot["hectares"]), language),
        Markup('<span lang="{}">{}</span>').format(plot["language"], plot["district"]),
        ctx.statute.regions[plot["region"]].name.of(language),
        str(plot["year"]),
    ]


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _stations(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    labels = {
        Station.COMPLAINT: _("Complaint"),
        Station.COMMISSION: _("Commission"),
        Station.AGENCY: _("Agency"),
        Station.FOLLOW_UP: _("Follow-up"),
    }
    is_over = case["state"] in {"closed", "discontinued", "withdrawn"}
    here = _STATIONS.index(Station(case["station"]))
    stations = []
    for place, station in enumerate(_STATIONS):
        at = "done" if place < here or (is_over and place == here) else "now" if place == here else "ahead"
        stations.append({"label": labels[station], "at": "skipped" if is_over and place > here else at})
    return stations


def _term(ctx: Context, term: Mapping[str, Any]) -> dict[str, Any]:
    reading = read_deadline(
        ctx.statute,
        term["key"],
        date.fromisoformat(term["from_on"]),
        modelled=term["is_modelled"],
        length=term.get("length"),  # copies made before commissions could set one have none
        pauses=kept_pauses(term.get("pauses", ())),
    )
    return {"reading": reading, "note": due_note(ctx.statute.calendar, ctx.today, reading.due_on)}


def _publication(ctx: Context, case: Mapping[str, Any], action: Action) -> Reading:
    """The term after which what *action* sent is public, counted from the last day on which it was sent."""
    sent_on = max(_days_of(case, action), default=ctx.today)
    return read_deadline(ctx.statute, "publication", sent_on)


def _days_of(case: Mapping[str, Any], action: Action) -> list[date]:
    return [date.fromisoformat(event["on"]) for event in case["events"] if event["action"] == action.value]


def _recommendation(row: Mapping[str, Any], case: Mapping[str, Any], language: str) -> dict[str, Any]:
    wanted = language if language in {"kk", "ru"} else row["authentic_language"]
    text = row[f"text_{wanted}"]
    shown = wanted if text else row["authentic_language"]
    return {
        **row,
        "asked": {
            "by": _("The commission recommended"),
            "text": text or row[f"text_{shown}"],
            "lang": shown,
            "authentic": shown == row["authentic_language"],
            "missing": None if text else wanted,
        },
        "answered": _answered(row["answer"], case, language),
        "facts": _facts(row["answer"]),
        "verdict": _verdict(row["answer"]),
    }


def _answered(answer: Mapping[str, Any] | None, case: Mapping[str, Any], language: str) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {"by": case["agency"][language] if case["agency"] else _("The agency"), "text": answer["reasons"]}


def _facts(answer: Mapping[str, Any] | None) -> list[tuple[str, Any]]:
    if answer is None:
        return []
    facts: list[tuple[str, Any]] = []
    if answer["measure"]:
        facts.append((_("Measure"), answer["measure"]))
    if answer["measure_on"]:
        facts.append((_("Date of the measure"), _day(answer["measure_on"])))
    if answer["legal_reference"]:
        facts.append((_("Legal reference"), answer["legal_reference"]))
    return facts


def _verdict(answer: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if answer is None or not answer["assessment"]:
        return None
    return {
        "by": _("Assessment of the commission:"),
        "text": answer["assessment_reasons"],
        "state": f"assessment.{answer['assessment']}",
    }


def _event(event: Mapping[str, Any]) -> dict[str, Any]:
    return {"on": _day(event["on"]), "title": _(EVENTS[Action(event["action"])].sentence)}


def _paper(number: str, paper: Mapping[str, Any]) -> dict[str, Any]:
    name = _PAPERS.get(paper["kind"])
    return {
        "title": _(name) if name else note_title(is_withdrawal=paper["is_withdrawal"]),
        "url": url_for("register.paper", number=number, paper_id=paper["id"]),
        "format": "PDF",
        "language": paper["language"],
        "pages": paper["pages"],
        "size": paper["size"],
        "digest": paper["digest"],
        "number": paper.get("number"),
        **_marks(paper),
    }


def _marks(paper: Mapping[str, Any]) -> dict[str, Any]:
    """How a paper stands; copies made before papers could be corrected do not say it."""
    standing, notes, about = paper.get("standing", "valid"), paper.get("notes", ()), paper.get("about")
    return marks(standing, notes, about, is_withdrawal=paper.get("is_withdrawal", False))


def _remark(case: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was said since of the final document that the recommendations are from."""
    found = (_marks(paper) for paper in case["papers"] if paper["kind"] in _PAPERS)
    return next((one for one in found if one["state"]), None)
