"""The state machines as three tables of one shape, and the one function that reads them.

Read a row aloud: in this state, this act leads there, under this provision, starts this clock and ends those.
What is not in a table is refused; there is no wildcard. `provision` names an article key of the statute; None is
a house rule. A provision of the code (APPK) binds state bodies; for a commission that is not one, the same row is a
house rule modelled on it, and pages say so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from oversight.domain.deadlines import Reading
from oversight.domain.errors import Incomplete, TransitionNotAllowed
from oversight.domain.house_rules import read_term
from oversight.domain.terms import (
    Action as A,
)
from oversight.domain.terms import (
    CaseState as C,
)
from oversight.domain.terms import (
    ComplaintState as P,
)
from oversight.domain.terms import (
    PublicState,
    RecordKind,
    Station,
)
from oversight.domain.terms import (
    ResponseState as R,
)
from oversight.statute.schema import Statute


@dataclass(frozen=True, slots=True)
class Transition:
    """One lawful step."""

    source: str | None  # None: the record does not exist yet
    action: A
    target: str
    provision: str | None = None
    starts: str | None = None
    stops: tuple[str, ...] = ()


ALL_CLOCKS = ("*",)
T = Transition

# fmt: off
COMPLAINT_TRANSITIONS: tuple[Transition, ...] = (
    # in this state          this act                leads to           under            starts                stops
    T(None,                  A.SUBMIT,               P.RECEIVED,        "appk-63"),
    T(None,                  A.RECORD_ON_BEHALF,     P.RECEIVED,        "appk-63-1"),
    T(P.RECEIVED,            A.REGISTER,             P.REGISTERED,      "appk-64-3",     "complaint_decide"),
    T(P.REGISTERED,          A.CLAIM_INTAKE,         P.REGISTERED),
    T(P.REGISTERED,          A.RELEASE_INTAKE,       P.REGISTERED),
    T(P.REGISTERED,          A.REQUEST_FIX,          P.NEEDS_FIX,       "appk-64-6",     "complaint_fix"),
    T(P.NEEDS_FIX,           A.SUPPLY_FIX,           P.REGISTERED,      "appk-64-6",     None,                 ("complaint_fix",)),
    T(P.NEEDS_FIX,           A.RETURN,               P.RETURNED,        "appk-64-7",     None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.RETURN,               P.RETURNED,        "appk-64-7",     None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.FORWARD,              P.FORWARDED,       "appk-65",       None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.FORWARD_PART,         P.REGISTERED,      "appk-65"),
    T(P.REGISTERED,          A.ESCALATE,             P.ESCALATED,       "appk-64-7-2",   None,                 ALL_CLOCKS),
    T(P.NEEDS_FIX,           A.ESCALATE,             P.ESCALATED,       "appk-64-7-2",   None,                 ALL_CLOCKS),
    T(P.PROPOSED,            A.ESCALATE,             P.ESCALATED,       "appk-64-7-2",   None,                 ALL_CLOCKS),
    T(P.ADMITTED,            A.ESCALATE,             P.ESCALATED,       "appk-64-7-2",   None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.WITHDRAW,             P.WITHDRAWN,       "appk-64-9",     None,                 ALL_CLOCKS),
    T(P.NEEDS_FIX,           A.WITHDRAW,             P.WITHDRAWN,       "appk-64-9",     None,                 ALL_CLOCKS),
    T(P.PROPOSED,            A.WITHDRAW,             P.WITHDRAWN,       "appk-64-9",     None,                 ALL_CLOCKS),
    T(P.ADMITTED,            A.WITHDRAW,             P.WITHDRAWN,       "appk-64-9",     None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.TERMINATE,            P.TERMINATED,      "appk-88",       None,                 ALL_CLOCKS),
    T(P.REGISTERED,          A.PUT_FORWARD,          P.PROPOSED,        "law-1-1"),
    T(P.PROPOSED,            A.ADMIT,                P.ADMITTED,        "law-1-1",       None,                 ("complaint_decide",)),
    T(P.PROPOSED,            A.DECLARE_INADMISSIBLE, P.INADMISSIBLE,    "law-1-1",       None,                 ALL_CLOCKS),
    T(P.ADMITTED,            A.ANSWER_DIRECTLY,      P.ANSWERED,        "appk-89-2",     None,                 ALL_CLOCKS),
    T(P.ADMITTED,            A.OPEN_CASE,            P.CASE_OPENED),
)

CASE_TRANSITIONS: tuple[Transition, ...] = (
    T(None,                  A.ADMIT,                C.DRAFT),
    T(C.DRAFT,               A.CLEAR,                C.CLEARED,         "law-1-2"),
    T(C.CLEARED,             A.PLAN_CONTROL,         C.CLEARED),
    T(C.CLEARED,             A.OPEN_CONTROL,         C.OPENED,          None,            "control_max_length"),
    T(C.OPENED,              A.NOTIFY_OBJECT,        C.NOTIFIED),
    T(C.NOTIFIED,            A.START_CONTROL,        C.IN_PROGRESS),
    T(C.IN_PROGRESS,         A.REQUEST_INFORMATION,  C.IN_PROGRESS,     None,            "info_request_control"),
    T(C.IN_PROGRESS,         A.ANSWER_INFORMATION,   C.IN_PROGRESS),  # ends the term of that request alone
    T(C.IN_PROGRESS,         A.RECORD_VISIT,         C.IN_PROGRESS),
    T(C.IN_PROGRESS,         A.RECORD_FINDING,       C.IN_PROGRESS,     "law-13-1"),
    T(C.IN_PROGRESS,         A.WITHDRAW_FINDING,     C.IN_PROGRESS),
    T(C.IN_PROGRESS,         A.RECORD_PUBLIC_HEARING, C.IN_PROGRESS),  # where the form of the control is the hearing
    T(C.IN_PROGRESS,         A.GIVE_OPINION,         C.IN_PROGRESS),
    T(C.IN_PROGRESS,         A.SUSPEND,              C.SUSPENDED,       None,            None,                  ("control_max_length", "info_request_control")),
    T(C.SUSPENDED,           A.RESUME,               C.IN_PROGRESS),
    T(C.IN_PROGRESS,         A.COMPLETE,             C.COMPLETED,       "law-13-2",      "final_doc_dispatch",  ("control_max_length", "info_request_control")),
    T(C.COMPLETED,           A.DRAFT_FINAL,          C.DRAFT_FINAL,     "law-13-1"),
    T(C.DRAFT_FINAL,         A.EDIT_FINAL,           C.DRAFT_FINAL,     "law-13-1"),
    T(C.DRAFT_FINAL,         A.ADOPT,                C.ADOPTED,         "law-13-1"),
    T(C.ADOPTED,             A.DISPATCH,             C.SENT,            "law-13-2",      None,                 ("final_doc_dispatch",)),
    T(C.SENT,                A.CONFIRM_RECEIPT,      C.RECEIVED,        "law-13-4"),
    T(C.SENT,                A.DEEM_RECEIVED,        C.RECEIVED),
    T(C.RECEIVED,            A.CLOSE,                C.CLOSED,          None,            None,                 ALL_CLOCKS),
    T(C.IN_PROGRESS,         A.CLOSE_NO_FINDINGS,    C.CLOSED_NO_FINDINGS, "law-13-1",   None,                 ALL_CLOCKS),
    T(C.DRAFT,               A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.CLEARED,             A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.OPENED,              A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.NOTIFIED,            A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.IN_PROGRESS,         A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.SUSPENDED,           A.DISCONTINUE,          C.DISCONTINUED,    None,            None,                 ALL_CLOCKS),
    T(C.DRAFT,               A.WITHDRAW,             C.DISCONTINUED,    "appk-64-9",     None,                 ALL_CLOCKS),
    T(C.CLEARED,             A.WITHDRAW,             C.DISCONTINUED,    "appk-64-9",     None,                 ALL_CLOCKS),
    T(C.DRAFT,               A.ESCALATE,             C.DISCONTINUED,    "appk-64-7-2",   None,                 ALL_CLOCKS),
    T(C.CLEARED,             A.ESCALATE,             C.DISCONTINUED,    "appk-64-7-2",   None,                 ALL_CLOCKS),
)

RESPONSE_TRANSITIONS: tuple[Transition, ...] = (
    T(None,                  A.CONFIRM_RECEIPT,      R.RECEIVED,        "law-13-4",      "object_response"),
    T(None,                  A.DEEM_RECEIVED,        R.RECEIVED,        "law-13-4",      "object_response"),
    T(R.RECEIVED,            A.ASSIGN,               R.ASSIGNED),
    T(R.ASSIGNED,            A.ASSIGN,               R.ASSIGNED),
    T(R.ASSIGNED,            A.DRAFT_ANSWER,         R.ASSIGNED),
    T(R.HEARING_NOTICED,     A.DRAFT_ANSWER,         R.HEARING_NOTICED),
    T(R.HEARD,               A.DRAFT_ANSWER,         R.HEARD),
    T(R.HEARING_WAIVED,      A.DRAFT_ANSWER,         R.HEARING_WAIVED),
    T(R.HEARING_OMITTED,     A.DRAFT_ANSWER,         R.HEARING_OMITTED),
    T(R.POSITIVE,            A.DRAFT_ANSWER,         R.ASSIGNED),
    T(R.OVERDUE,             A.DRAFT_ANSWER,         R.OVERDUE),
    T(R.INCOMPLETE,          A.DRAFT_ANSWER,         R.INCOMPLETE),
    T(R.ASSIGNED,            A.NOTIFY_HEARING,       R.HEARING_NOTICED, "law-13-6"),
    T(R.HEARING_NOTICED,     A.NOTIFY_HEARING,       R.HEARING_NOTICED, "law-13-6"),
    T(R.OVERDUE,             A.NOTIFY_HEARING,       R.OVERDUE,         "law-13-6"),
    T(R.HEARING_NOTICED,     A.HOLD_HEARING,         R.HEARD,           "law-13-6"),
    T(R.OVERDUE,             A.HOLD_HEARING,         R.OVERDUE,         "law-13-6"),
    T(R.ASSIGNED,            A.WAIVE_HEARING,        R.HEARING_WAIVED),
    T(R.HEARING_NOTICED,     A.WAIVE_HEARING,        R.HEARING_WAIVED),
    T(R.OVERDUE,             A.WAIVE_HEARING,        R.OVERDUE),
    T(R.ASSIGNED,            A.OMIT_HEARING,         R.HEARING_OMITTED, "law-13-5"),
    T(R.HEARING_NOTICED,     A.OMIT_HEARING,         R.HEARING_OMITTED, "law-13-5"),
    T(R.OVERDUE,             A.OMIT_HEARING,         R.OVERDUE,         "law-13-5"),
    T(R.ASSIGNED,            A.DECIDE_POSITIVE,      R.POSITIVE,        "law-13-6"),
    T(R.ASSIGNED,            A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.POSITIVE,            A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.HEARING_NOTICED,     A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.HEARD,               A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.HEARING_WAIVED,      A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.HEARING_OMITTED,     A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.OVERDUE,             A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("object_response",)),
    T(R.INCOMPLETE,          A.SEND_ANSWER,          R.ANSWERED,        "law-13-4",      None,                 ("response_complete",)),
    T(R.RECEIVED,            A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.ASSIGNED,            A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.HEARING_NOTICED,     A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.HEARD,               A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.HEARING_WAIVED,      A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.HEARING_OMITTED,     A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.POSITIVE,            A.MARK_OVERDUE,         R.OVERDUE,         "law-13-4"),
    T(R.OVERDUE,             A.DRAFT_LETTER,         R.OVERDUE),
    T(R.OVERDUE,             A.LIST_FOR_SESSION,     R.OVERDUE),
    T(R.ANSWERED,            A.ASSESS,               R.ANSWERED),
    T(R.FOLLOW_UP,           A.ASSESS,               R.FOLLOW_UP),
    T(R.ANSWERED,            A.ASK_TO_COMPLETE,      R.INCOMPLETE,      "law-13-4",      "response_complete"),
    T(R.ANSWERED,            A.START_FOLLOW_UP,      R.FOLLOW_UP),
    T(R.FOLLOW_UP,           A.REPORT_IMPLEMENTATION, R.FOLLOW_UP),
    T(R.FOLLOW_UP,           A.RECORD_IMPLEMENTATION, R.FOLLOW_UP),
    T(R.FOLLOW_UP,           A.STRIKE_OUT_LAND,      R.FOLLOW_UP),
    T(R.CLOSED,              A.STRIKE_OUT_LAND,      R.CLOSED),
    T(R.INCOMPLETE,          A.ASSESS,               R.INCOMPLETE),
    T(R.INCOMPLETE,          A.START_FOLLOW_UP,      R.FOLLOW_UP,       None,            None,                 ("response_complete",)),
    T(R.ANSWERED,            A.CHALLENGE,            R.CHALLENGED),
    T(R.OVERDUE,             A.CHALLENGE,            R.CHALLENGED),
    T(R.ANSWERED,            A.CLOSE,                R.CLOSED,          None,            None,                 ALL_CLOCKS),
    T(R.INCOMPLETE,          A.CLOSE,                R.CLOSED,          None,            None,                 ALL_CLOCKS),
    T(R.FOLLOW_UP,           A.CLOSE,                R.CLOSED,          None,            None,                 ALL_CLOCKS),
    T(R.OVERDUE,             A.CLOSE,                R.CLOSED,          None,            None,                 ALL_CLOCKS),
    T(R.CHALLENGED,          A.CLOSE,                R.CLOSED,          None,            None,                 ALL_CLOCKS),
)
# fmt: on

TRANSITIONS: dict[RecordKind, tuple[Transition, ...]] = {
    RecordKind.COMPLAINT: COMPLAINT_TRANSITIONS,
    RecordKind.CASE: CASE_TRANSITIONS,
    RecordKind.RESPONSE: RESPONSE_TRANSITIONS,
}
_BY_STATE_AND_ACTION = {kind: {(row.source, row.action): row for row in table} for kind, table in TRANSITIONS.items()}


@dataclass(frozen=True, slots=True)
class Decision:
    """What the statute makes of an act: the step, its provision and the term it starts."""

    record_kind: RecordKind
    action: A
    source: str | None
    target: str
    provision: str | None
    reading: Reading | None
    stops: tuple[str, ...]


def is_possible(kind: RecordKind, state: str | None, action: A) -> bool:
    """Whether the table of *kind* has a row for *action* in *state*."""
    return (state, action) in _BY_STATE_AND_ACTION[kind]


def decide(
    kind: RecordKind,
    state: str | None,
    action: A,
    *,
    from_on: date,
    statute: Statute,
    modelled: bool,
    own: Mapping[str, int] | None = None,
    missing: Sequence[str] = (),
) -> Decision:
    """What the statute makes of *action* on a record in *state*, or why it is refused.

    *from_on* is day 0 of the term the step starts (a local date); *modelled* says that the commission is no state
    body, so that terms of the code are its house rules; *own* are the lengths it has given to house rules that begin
    on *from_on*. *missing* are sentences on what the act still lacks.

    Raises TransitionNotAllowed when the table has no such row, Incomplete when something is missing.
    """
    row = _BY_STATE_AND_ACTION[kind].get((state, action))
    if row is None:
        raise TransitionNotAllowed
    if missing:
        raise Incomplete(missing)
    reading = None
    if row.starts:
        reading = read_term(statute, row.starts, from_on, modelled=modelled, own=own or {})
    return Decision(kind, action, row.source, row.target, row.provision, reading, row.stops)


ENDED_COMPLAINT = frozenset(
    {P.RETURNED, P.FORWARDED, P.ESCALATED, P.WITHDRAWN, P.TERMINATED, P.INADMISSIBLE, P.ANSWERED}
)
PUBLISHED_COMPLAINT = frozenset({P.ADMITTED, P.CASE_OPENED, P.ANSWERED})

_PUBLIC_BY_CASE = {
    C.DRAFT: PublicState.ADMITTED,
    C.CLEARED: PublicState.ADMITTED,
    C.OPENED: PublicState.IN_REVIEW,
    C.NOTIFIED: PublicState.IN_REVIEW,
    C.IN_PROGRESS: PublicState.IN_REVIEW,
    C.SUSPENDED: PublicState.IN_REVIEW,
    C.COMPLETED: PublicState.IN_REVIEW,
    C.DRAFT_FINAL: PublicState.IN_REVIEW,
    C.ADOPTED: PublicState.FINAL_ADOPTED,
    C.SENT: PublicState.AWAITING_RECEIPT,
    C.CLOSED: PublicState.CLOSED,
    C.CLOSED_NO_FINDINGS: PublicState.CLOSED,
    C.DISCONTINUED: PublicState.DISCONTINUED,
}
_PUBLIC_BY_RESPONSE = {
    R.ANSWERED: PublicState.ANSWERED,
    R.INCOMPLETE: PublicState.ANSWERED,
    R.CHALLENGED: PublicState.ANSWERED,
    R.FOLLOW_UP: PublicState.FOLLOW_UP,
    R.OVERDUE: PublicState.OVERDUE,
    R.CLOSED: PublicState.CLOSED,
}


def public_state(complaint: str, case: str | None, response: str | None) -> PublicState | None:
    """What the register says of a docket in these three states; None before admission (nothing is public)."""
    if case is None:
        return PublicState.CLOSED if complaint == P.ANSWERED else None
    if complaint == P.WITHDRAWN:
        return PublicState.WITHDRAWN
    if case == C.RECEIVED:
        return (
            _PUBLIC_BY_RESPONSE.get(R(response), PublicState.AWAITING_ANSWER)
            if response
            else PublicState.AWAITING_ANSWER
        )
    return _PUBLIC_BY_CASE[C(case)]


def station(case: str | None, response: str | None) -> Station:
    """At which of the four stations the docket stands."""
    if response in {R.FOLLOW_UP, R.CLOSED}:
        return Station.FOLLOW_UP
    if case in {C.SENT, C.RECEIVED, C.CLOSED}:  # closed with no response: nothing was recommended
        return Station.AGENCY
    return Station.COMMISSION if case else Station.COMPLAINT


def actions_of(table: Iterable[Transition]) -> frozenset[A]:
    """Every act a table mentions."""
    return frozenset(row.action for row in table)
