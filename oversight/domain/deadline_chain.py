"""What hangs on a term: doing the act in time is the event from which the next terms run.

Pure. The tables are the order of the procedure as this system walks it: our own reading, not a text of law. The terms
themselves, their events and their standing come from the statute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from oversight.domain.calendar_days import registration_day
from oversight.domain.deadlines import DeadlineError, Reading, read_deadline
from oversight.domain.words import N_
from oversight.statute.schema import Statute

STAGES: Mapping[str, tuple[str, ...]] = {
    N_("Complaint"): (
        "complaint_register",
        "complaint_forward",
        "complaint_fix",
        "complaint_return",
        "complaint_decide",
        "complaint_extension",
        "extension_notice",
        "prelim_hearing_notice",
        "prelim_objection",
        "hearing_protocol",
        "protocol_remarks",
        "file_access",
        "correction",
        "termination_notice",
    ),
    N_("Control"): (
        "recusal_decide",
        "recusal_notice",
        "control_notice",
        "public_hearing_announcement",
        "control_max_length",
        "info_request_control",
        "info_request_401",
        "info_request_401_refusal",
        "final_doc_dispatch",
        "publication",
    ),
    N_("Answer of the agency"): ("receipt_deemed", "object_response", "object_hearing_notice", "response_complete"),
    N_("Challenge"): ("challenge_file", "challenge_file_no_remedy", "challenge_up", "challenge_decide"),
    N_("Petitions and personal data"): (
        "petition_central",
        "petition_local",
        "petition_publish",
        "pd_breach_notice",
    ),
}
"""Every term, by the stage of the procedure, in its order."""

BRINGS_ABOUT: Mapping[str, tuple[str, ...]] = {
    "complaint_register": ("complaint_registered",),
    "complaint_fix": ("return_ground_arose",),
    "complaint_decide": ("act_adopted", "decision_learned"),
    "complaint_extension": ("decision_learned",),
    "hearing_protocol": ("protocol_read",),
    "recusal_decide": ("recusal_decided",),
    "control_max_length": ("control_completed",),
    "final_doc_dispatch": ("final_document_dispatched", "final_document_delivered"),
    "receipt_deemed": ("final_document_received",),
    "object_response": ("response_decision", "decision_learned"),
    "challenge_file": ("challenge_received",),
    "challenge_up": ("challenge_registered",),
    "petition_central": ("petition_decided",),
    "petition_local": ("petition_decided",),
}
"""The events that happen, in the shortest case on the same day, when the act of a term is done."""

RECEIPTS = frozenset(
    {
        "complaint_received",
        "final_document_received",
        "final_document_delivered",
        "challenge_received",
        "information_request_received",
    }
)
"""The events that are a receipt: after hours they belong to the next working day."""


@dataclass(frozen=True, slots=True)
class Link:
    """One term of a chain. `after` is the term whose last day is the event of this one, None for the first.

    `reading` is None where it cannot be counted; `refusal` then says why.
    """

    key: str
    after: str | None
    reading: Reading | None
    refusal: DeadlineError | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt on the clocks of Kazakhstan and the day it counts for.

    `happened_twice` marks the hour of 29 February 2024 that the clocks went through two times.
    """

    received_on: date
    received_at: time
    counts_on: date
    happened_twice: bool

    @property
    def is_moved(self) -> bool:
        """Whether it belongs to a later day than it came in on."""
        return self.counts_on != self.received_on


def chain_from(
    statute: Statute, key: str, from_on: date, *, modelled: bool = False, length: int | None = None
) -> tuple[Link, ...]:
    """The term *key* from its event on *from_on*, then every term that follows if each act is done on its last day.

    In the order of the procedure, each term once. *length* is a commission's own length of the first, a house rule.
    Raises what `read_deadline` raises for the first; a later one that cannot be counted is there with the reason.
    """
    links = [Link(key, None, read_deadline(statute, key, from_on, modelled=modelled, length=length))]
    _follow(statute, links, {key}, modelled=modelled)
    return tuple(links)


def also_from(statute: Statute, key: str) -> tuple[str, ...]:
    """The other terms that run from the same event."""
    event = statute.deadlines[key].runs_from
    return tuple(other for other, row in statute.deadlines.items() if row.runs_from == event and other != key)


def receive(statute: Statute, day: date, clock: time) -> Receipt:
    """What came in on *day* at *clock*, local time. Raises CalendarMissing."""
    moment = datetime.combine(day, clock, statute.calendar.time_zone)
    twice = moment.utcoffset() != moment.replace(fold=1).utcoffset()
    return Receipt(day, clock, registration_day(statute, moment), twice)


def _follow(statute: Statute, links: list[Link], seen: set[str], *, modelled: bool) -> None:
    """Add what follows from the last link, and what follows from that."""
    link = links[-1]
    if link.reading is None:
        return
    for event in BRINGS_ABOUT.get(link.key, ()):
        for key, row in statute.deadlines.items():
            if row.runs_from != event or key in seen:
                continue
            seen.add(key)
            try:
                reading = read_deadline(statute, key, link.reading.due_on, modelled=modelled)
            except DeadlineError as error:
                links.append(Link(key, link.key, None, error))
            else:
                links.append(Link(key, link.key, reading))
            _follow(statute, links, seen, modelled=modelled)
