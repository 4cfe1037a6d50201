"""Words of the agency's pages: lines of the desk, stations, bands, check lists. Computes words, decides nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from oversight.domain.deadlines import Reading
from oversight.domain.terms import HearingMode, Station
from oversight.domain.words import N_
from oversight.domain.workflow import station
from oversight.services.agency_desk import Desk, Line, Task
from oversight.services.agency_view import AgencyView
from oversight.services.answer_values import RecommendationView
from oversight.web.context import Context
from oversight.web.due import due_look, due_note
from oversight.web.language import current_language
from oversight.web.paper_lines import paper_line
from oversight.web.presentation import format_day, format_day_in_prose, format_moment, format_weekday

# The field in which each thing that is missing can be written; keys are the sentences of domain/completeness.py.
PLACES = {
    "Choose a position: accepted, in part or refused.": "position-0",
    "Give the reasons for this recommendation in at least 80 characters.": "reasons",
    "Name the measure.": "measure",
    "Give the date of the measure.": "measure_on",
    "Name the responsible person or post.": "responsible",
    "Give the legal reference for the refusal.": "legal_reference",
}

REMEDY = {
    "kk": (
        "Осы жауаппен келіспеген жағдайда ол туралы белгілі болған күннен бастап үш ай ішінде жоғары тұрған органға "
        "шағым беруге болады (ӘРПК-нің 92-бабы, ұқсастығы бойынша)."
    ),
    "ru": (
        "При несогласии с этим ответом жалобу можно подать в вышестоящий орган в течение трёх месяцев со дня, когда "
        "о нём стало известно (статья 92 АППК, по аналогии)."
    ),
}
"""What the page suggests; the head changes it where another act applies."""


def title_of(titles: Mapping[str, str], language: str) -> tuple[str, str | None]:
    """The neutral title, and its language when that is not the reader's."""
    if titles.get(language):
        return titles[language], None
    shown = "kk" if titles.get("kk") else "ru"
    return titles.get(shown) or _("Case without a title"), shown if titles.get(shown) else None


# The desk


def lines_of(desk: Desk) -> list[dict[str, Any]]:
    """One row per thing to do; the address is built once."""
    address = url_for("agency.show_case", number="NUMBER")
    language = current_language()
    return [
        {
            "line": line,
            "title": title_of(line.titles, language)[0],
            "title_lang": title_of(line.titles, language)[1],
            "task": task_words(line, is_head=desk.is_head),
            "url": address.replace("NUMBER", line.number),
        }
        for line in desk.lines
    ]


_TASKS = {
    Task.CONFIRM_RECEIPT: N_("Confirm receipt of the final document"),
    Task.NAME_EXECUTOR: N_("Name an executor"),
    Task.COMPLETE_ANSWER: N_("Complete the answer: the commission asked for it"),
}


def task_words(line: Line, *, is_head: bool) -> str:
    """What there is to do, in one phrase."""
    if line.task in _TASKS:
        return _(_TASKS[line.task])
    if line.task is Task.HOLD_HEARING and line.hearing_at:
        moment = format_moment(line.hearing_at, current_language())
        if line.days_left < 0:
            return _("Record the agency hearing of %(moment)s", moment=moment)
        return _("Agency hearing, %(moment)s", moment=moment)
    if line.task is Task.REPORT_MEASURE:
        return _("Report on the measure for recommendation %(number)s", number=line.recommendation)
    if line.task is Task.GIVE_INFORMATION:
        return _("Give the information of request %(number)s", number=line.request)
    if line.task is Task.SEND_ANSWER:
        return _("Check and send the answer") if is_head else _("The answer is written: the head sends it")
    return _("Write the answer: %(written)s of %(asked)s recommendations", written=line.written, asked=line.asked)


# One case


def stations_of(view: AgencyView) -> list[dict[str, Any]]:
    """The four stations of the line."""
    labels = {
        Station.COMPLAINT: _("Complaint"),
        Station.COMMISSION: _("Commission"),
        Station.AGENCY: _("Agency"),
        Station.FOLLOW_UP: _("Follow-up"),
    }
    order = tuple(Station)
    here = order.index(station(view.case_state, view.response_state))
    found = []
    for place, one in enumerate(order):
        at = "done" if place < here or not view.is_open else "now" if place == here else "ahead"
        found.append({"label": labels[one], "at": at if place <= here else "ahead" if view.is_open else "skipped"})
    return found


def state_key(view: AgencyView) -> str:
    """The key of the tag: the response's state once there is one."""
    return f"response.{view.response_state}" if view.response_state else f"case.{view.case_state}"


def tone_of(ctx: Context, days_left: int) -> str:
    """The tone of a deadline band."""
    tone = due_look(ctx.statute.lateness, days_left, current_language()).tone
    return "go" if tone == "still" else tone


def band_of(ctx: Context, view: AgencyView) -> dict[str, Any] | None:
    """The wide band over everything the agency writes: the day, the days left, which of how many. None without term."""
    term = view.term("response_complete") or view.term("object_response")
    if term is None:
        return None
    reading = term.reading
    note = due_note(ctx.statute.calendar, ctx.today, reading.due_on)
    if reading.due_on == ctx.today:
        note = _("today is the last day")
    return {
        "tone": tone_of(ctx, term.days_left),
        "headline": f"{day_and_weekday(reading.due_on)}, {note}",
        "text": _passed(reading, ctx.today),
        "reading": reading,
        "is_late": ctx.today > reading.due_on,
        "started_by": term.started_by,
    }


def _passed(reading: Reading, today: date) -> str:
    """'Day 6 of 10.' while the term runs."""
    counted = [day.date for day in reading.days if day.counted]
    passed = sum(day <= today for day in counted)
    if not 0 < passed <= len(counted) or today > reading.due_on:
        return ngettext("%(num)s working day", "%(num)s working days", len(counted)) + "."
    return _("Day %(day)s of %(days)s.", day=passed, days=len(counted))


def day_and_weekday(day: date) -> str:
    """13 мамыр, сәрсенбі."""
    language = current_language()
    return f"{format_day(day, language, year=False)}, {format_weekday(day, language)}"


def asked_of(row: RecommendationView) -> dict[str, Any]:
    """The commission's side of a recommendation."""
    language = current_language()
    text, shown = row.text(language)
    wanted = language if language in {"kk", "ru"} else row.authentic_language
    return {
        "by": _("The commission recommended"),
        "text": text,
        "lang": shown,
        "authentic": shown == row.authentic_language,
        "missing": None if shown == wanted else wanted,
    }


def facts_of(row: RecommendationView) -> list[tuple[str, str]]:
    """What the answer names beside its reasons."""
    answer = row.answer
    facts = []
    if answer.measure:
        facts.append((_("Measure"), answer.measure))
    if answer.measure_on:
        facts.append((_("By which day"), format_day(answer.measure_on, current_language())))
    if answer.responsible:
        facts.append((_("Responsible person or post"), answer.responsible))
    if answer.legal_reference:
        facts.append((_("Legal reference"), answer.legal_reference))
    return facts


def checklist_of(view: AgencyView, *, page: str = "") -> list[dict[str, Any]]:
    """What must be there before sending; each row leads to its field. *page*: the address of the answer page."""
    rows: list[dict[str, Any]] = []
    for one in view.recommendations:
        if one.answer.was_sent_before and not one.answer.is_sent:
            rows.append(
                {"text": _("Recommendation %(number)s: the commission asked to complete it", number=one.number)}
            )
        elif not one.missing:
            text = _("Recommendation %(number)s: answered", number=one.number)
            rows.append({"text": text, "is_done": True})
        for sentence in one.missing:
            text = _("Recommendation %(number)s: %(what)s", number=one.number, what=_(sentence))
            rows.append({"text": text, "is_done": False, "url": f"{page}#{place_of(one.number, sentence)}"})
    if view.needs_hearing:
        rows += _hearing_rows(view)
    return rows


def _hearing_rows(view: AgencyView) -> list[dict[str, Any]]:
    if not view.missing_hearing:
        return [{"text": hearing_words(view), "is_done": True}]
    url = url_for("agency_hearings.show_hearing", number=view.number)
    return [{"text": _(one.sentence), "is_done": False, "url": url} for one in view.missing_hearing]


def place_of(number: int, sentence: str) -> str:
    """The id of the field in which something missing can be written."""
    place = PLACES.get(sentence)
    return f"r{number}-{place}" if place else f"recommendation-{number}"


def hearing_words(view: AgencyView) -> str:
    """What became of the agency hearing, in one phrase."""
    hearing = view.hearing
    if hearing is None:
        return _("No agency hearing has been announced.")
    if hearing.mode is HearingMode.NOTICED and hearing.hearing_at:
        return _(
            "Agency hearing announced for %(moment)s", moment=format_moment(hearing.hearing_at, current_language())
        )
    if hearing.mode is HearingMode.HELD and hearing.held_on:
        return _("Agency hearing held on %(day)s", day=format_day_in_prose(hearing.held_on, current_language()))
    if hearing.mode is HearingMode.WAIVED:
        return _("The commission waived the hearing in writing (commission rule, not law)")
    return _("Agency hearing omitted with reasons (Law 13(5))")


def papers_of(view: AgencyView) -> list[dict[str, Any]]:
    """The papers the agency may read, in their languages."""
    return [paper_line(paper, url_for("agency.paper", number=view.number, paper_id=paper.id)) for paper in view.papers]


def frame_of(ctx: Context, view: AgencyView) -> dict[str, Any]:
    """What every page of one case shows around its own matter."""
    title, title_lang = title_of(view.titles, current_language())
    return {
        "view": view,
        "title": title,
        "title_lang": title_lang,
        "state": state_key(view),
        "band": band_of(ctx, view),
        "case_url": url_for("agency.show_case", number=view.number),
    }


def same_reasons(view: AgencyView) -> str:
    """The numbers of unsent answers whose reasons are word for word the same: '1, 3'; empty when there are none."""
    by_reasons: dict[str, list[int]] = {}
    for row in view.recommendations:
        if row.answer.reasons and not row.answer.is_sent:
            by_reasons.setdefault(row.answer.reasons, []).append(row.number)
    found = sorted(number for numbers in by_reasons.values() if len(numbers) > 1 for number in numbers)
    return ", ".join(map(str, found))
