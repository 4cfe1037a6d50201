"""What the commission's page of a docket shows, from its read view; computes words and addresses, decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from oversight.domain.terms import Action, ComplaintState, MotionKind, Station
from oversight.domain.words import N_
from oversight.services.case_file import CaseFile, Happened
from oversight.services.commission_file import CommissionFile
from oversight.web.commission.wording import ASKED, DECIDED, question
from oversight.web.language import current_language
from oversight.web.presentation import format_day


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page another module brings: its template, and which part of what was read it shows.

    ``part`` returns None when there is nothing to show; what it returns is ``section`` in the template, beside
    ``page``.
    """

    template: str
    part: Callable[[CommissionFile], Any]


SECTIONS: list[Section] = []
"""Parts of the page brought by other modules, in the order of the procedure."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done now: a page to go to."""

    label: str
    url: str
    kind: str = "quiet"


# While the complaint is in the secretary's own hands.
_OF_INTAKE: tuple[tuple[Action, str, str], ...] = (
    (Action.PUT_FORWARD, "intake.put_forward", N_("Put forward for admission")),
    (Action.REQUEST_FIX, "intake.request_fix", N_("Ask for missing parts")),
    (Action.FORWARD, "intake.forward", N_("Forward to another body")),
    (Action.FORWARD_PART, "intake.forward_part", N_("Forward a part")),
    (Action.RETURN, "intake.return_complaint", N_("Return with reasons")),
)
_OF_ANYBODY: tuple[tuple[Action, str, str], ...] = (
    (Action.TERMINATE, "intake.terminate", N_("Terminate the procedure")),
    (Action.ESCALATE, "intake.escalate", N_("Pass on at once: a crime or a danger")),
)
_ENDED = {"closed", "closed_no_findings", "discontinued"}
_STATIONS = tuple(Station)


def acts_of(page: CommissionFile) -> list[Act]:
    """What the reader can do now, the main thing first."""
    number = page.number
    found = []
    for motion in page.motions:
        name = question(motion.kind, motion.recommendation)
        if motion.may_vote:
            address = url_for("votes.show_vote", number=number, motion_id=motion.id)
            found.append(Act(_("Vote: %(question)s", question=name), address, "main"))
        elif motion.may_close:
            address = url_for("votes.close", number=number, motion_id=motion.id)
            found.append(Act(_("Close the vote: %(question)s", question=name), address, "main"))
    found += [
        Act(_(DECIDED[kind]), url_for("votes.decide", number=number, kind=kind), "main") for kind in page.decidable
    ]
    found += [
        Act(_(ASKED[kind]), url_for("votes.open_vote", number=number, kind=kind), "main") for kind in page.askable
    ]
    if page.is_mine:
        found += [_act(number, *row) for row in _OF_INTAKE if page.may(row[0])]
    if page.may(Action.DECLARE_INTEREST) and page.own is None:
        found.append(Act(_("Answer the declaration of interest"), url_for("commission.declare", number=number)))
    found += [_act(number, *row) for row in _OF_ANYBODY if page.may(row[0])]
    return [Act(act.label, act.url, act.kind if place == 0 else "quiet") for place, act in enumerate(found)]


def _act(number: str, action: Action, endpoint: str, label: str) -> Act:
    return Act(_(label), url_for(endpoint, number=number), "main" if action is Action.PUT_FORWARD else "quiet")


def may_claim(page: CommissionFile) -> bool:
    """Whether the complaint waits for somebody to take it."""
    return page.may(Action.CLAIM_INTAKE) and not page.is_claimed


def stations_of(file: CaseFile) -> list[dict[str, Any]]:
    """The four stations of the line with what each saw."""
    labels = {
        Station.COMPLAINT: _("Complaint"),
        Station.COMMISSION: _("Commission"),
        Station.AGENCY: _("Agency"),
        Station.FOLLOW_UP: _("Follow-up"),
    }
    here = _STATIONS.index(Station(file.station))
    is_over = not file.is_open
    stations = []
    for place, station in enumerate(_STATIONS):
        if is_over:
            at = "done" if place <= here else "skipped"
        else:
            at = "done" if place < here else "now" if place == here else "ahead"
        stations.append({"label": labels[station], "at": at})
    return stations


def state_keys(file: CaseFile) -> list[str]:
    """The tags of the records that stand behind the docket, the furthest last."""
    keys = [f"complaint.{file.complaint_state}"]
    if file.case_state:
        keys = [f"case.{file.case_state}"]
        if file.complaint_state in {ComplaintState.WITHDRAWN, ComplaintState.ESCALATED}:
            keys.insert(0, f"complaint.{file.complaint_state}")
    if file.response_state and file.case_state not in _ENDED:
        keys.append(f"response.{file.response_state}")
    return keys


def happenings(events: tuple[Happened, ...]) -> list[dict[str, Any]]:
    """The timeline, newest first: what and when and in which role, never who by name and never a vote."""
    return [
        {"at": event.at, "title": _(event.sentence), "role": event.role, "text": _moved_dates(event)}
        for event in reversed(events)
    ]


def _moved_dates(event: Happened) -> str:
    """From which day to which a changed calendar moved each date; empty for other events."""
    terms: Any = event.data.get("terms") if event.action is Action.MOVE_TERMS else None
    if not terms:
        return ""
    language = current_language()
    days = [[format_day(date.fromisoformat(term[name]), language) for name in ("due_on", "moved_to")] for term in terms]
    moves = "; ".join(f"{was} → {now}" for was, now in days)
    return f"{moves}. {_('Calendar: %(revision)s.', revision=event.data.get('calendar'))}"


def usual_question(page: CommissionFile, kind: MotionKind) -> str:
    """The text proposed for a question, in the reader's language."""
    if kind is MotionKind.ADMIT:
        return str(_("Admit complaint %(number)s to consideration.", number=page.number))
    if kind is MotionKind.OPEN_CONTROL:
        return str(_("Open the control in case %(number)s by the programme kept in it.", number=page.number))
    if kind is MotionKind.RECOMMENDATION:
        return str(_("Adopt the recommendation as worded in the draft of the final document."))
    return str(_("Adopt the final document in case %(number)s.", number=page.number))
