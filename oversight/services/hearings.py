"""The agency hearing of Article 13(5)-(6): announced and held, waived in writing, or omitted with reasons.

Not to be confused with a public hearing, which is a form of control.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from oversight.domain.calendar_days import next_working_day
from oversight.domain.completeness import REASONS_LENGTH
from oversight.domain.deadlines import read_deadline
from oversight.domain.errors import InputRefused, TransitionNotAllowed
from oversight.domain.seals import seal
from oversight.domain.terms import Action, HearingMode, RecordKind
from oversight.domain.words import N_
from oversight.persistence.models import AgencyHearing, Docket
from oversight.services.answer_sheet import hearing_of
from oversight.services.casework import Seen, claim, decide, record, write
from oversight.services.context import LOCAL, Context
from oversight.statute.schema import Statute

ONE_DAY = timedelta(days=1)


class NoticeTooLate(InputRefused):
    """Fewer than 3 working days lie between the notice and the decision. ``values``: earliest_on."""

    message = N_("The notice comes too late for a decision on that day: the earliest lawful day is %(earliest_on)s.")


@dataclass(frozen=True, slots=True)
class NotifyHearing:
    """Invite the commission to the hearing. ``hearing_at`` is aware; ``place`` is an address or a video link."""

    number: str
    seen: Seen
    hearing_at: datetime
    place: str
    decision_on: date
    preliminary_position: str


@dataclass(frozen=True, slots=True)
class HoldHearing:
    """Record that the hearing was held, or that the commission did not come, and what was said (APPK 74, by analogy).

    The moments are aware and of one local day. *official* and *clerk* are «name, post»; *participants* are those of the
    commission, one a line; *record_text* is what was said, a statement a line. A remark needs a decision on it.
    """

    number: str
    seen: Seen
    began_at: datetime
    ended_at: datetime
    place: str
    official: str
    clerk: str
    participants: str
    is_commission_absent: bool
    question: str
    record_text: str
    remarks: str = ""
    remarks_decision: str = ""


@dataclass(frozen=True, slots=True)
class WaiveHearing:
    """The commission gives up the hearing in writing: a house rule."""

    number: str
    seen: Seen
    reasons: str


@dataclass(frozen=True, slots=True)
class OmitHearing:
    """The head omits the hearing because it would harm the rights, freedoms or lawful interests of others: 13(5)."""

    number: str
    seen: Seen
    reasons: str


def earliest_decision(statute: Statute, notice_on: date) -> date:
    """The first working day on which a decision is lawful after a notice given on *notice_on* (Article 13(6))."""
    day = next_working_day(statute.calendar, notice_on)
    while not _is_in_time(statute, notice_on, day):
        day = next_working_day(statute.calendar, day + ONE_DAY)
    return day


def latest_notice(statute: Statute, decision_on: date) -> date:
    """The last day on which notice is in time for a decision on *decision_on* (Article 13(6))."""
    return read_deadline(statute, "object_hearing_notice", decision_on).due_on


def _is_in_time(statute: Statute, notice_on: date, decision_on: date) -> bool:
    return notice_on <= latest_notice(statute, decision_on)


def notify_hearing(ctx: Context, command: NotifyHearing) -> None:
    """Give notice of the hearing today; a new notice replaces an earlier one and counts from its own day.

    The commission is told by mail and reads it at its desk the same day. Raises NoticeTooLate, naming the earliest
    lawful day of the decision, or InputRefused for a date in the past or out of order.
    """
    docket = claim(ctx, command.number, Action.NOTIFY_HEARING, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.NOTIFY_HEARING)
    hearing = _open_hearing(ctx, docket)
    _check_notice(ctx, command)
    ctx.session.add(hearing)
    hearing.mode = HearingMode.NOTICED
    hearing.notice_on, hearing.decision_on = ctx.today, command.decision_on
    hearing.hearing_at, hearing.place = command.hearing_at, command.place.strip()
    hearing.preliminary_position = command.preliminary_position.strip()
    hearing.held_on, hearing.record_text, hearing.reasons = None, "", ""
    data = {
        "notice_on": ctx.today.isoformat(),
        "hearing_on": command.hearing_at.astimezone(LOCAL).date().isoformat(),
        "decision_on": command.decision_on.isoformat(),
        "sealed": seal(hearing.place, hearing.preliminary_position),
    }
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


def _check_notice(ctx: Context, command: NotifyHearing) -> None:
    hearing_on = command.hearing_at.astimezone(LOCAL).date()
    wrong: dict[str, str] = {}
    if command.hearing_at <= ctx.now:
        wrong["hearing_on"] = N_("The hearing lies in the past.")
    elif hearing_on > command.decision_on:
        wrong["hearing_on"] = N_("The hearing comes before the decision, at the latest on the same day.")
    if command.decision_on < ctx.today:
        wrong["decision_on"] = N_("The decision lies in the past.")
    if not command.place.strip():
        wrong["place"] = N_("Name the place or give the link.")
    if wrong:
        raise InputRefused(wrong)
    if not _is_in_time(ctx.statute, ctx.today, command.decision_on):
        raise NoticeTooLate(None, None, earliest_on=earliest_decision(ctx.statute, ctx.today))


def hold_hearing(ctx: Context, command: HoldHearing) -> None:
    """Record the hearing. It cannot have been held before the day that was announced, nor in the future."""
    docket = claim(ctx, command.number, Action.HOLD_HEARING, command.seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, Action.HOLD_HEARING)
    hearing = _open_hearing(ctx, docket)
    if hearing.mode is not HearingMode.NOTICED or hearing.hearing_at is None:
        raise TransitionNotAllowed
    held_on = command.began_at.astimezone(LOCAL).date()
    if wrong := _wrong_hours(ctx, command, hearing.hearing_at) | _wrong_record(command):
        raise InputRefused(wrong)
    hearing.mode, hearing.held_on = HearingMode.HELD, held_on
    hearing.began_at, hearing.ended_at = command.began_at, command.ended_at
    kept = {name: getattr(command, name).strip() for name in _KEPT}
    for name, text in kept.items():
        setattr(hearing, name, text)
    hearing.held_place = command.place.strip()
    hours = (command.began_at.isoformat(), command.ended_at.isoformat())
    data = {"held_on": held_on.isoformat(), "sealed": seal(*hours, hearing.held_place, *kept.values())}
    write(ctx, docket, decision, data=data, seen=command.seen)
    record(ctx, docket)


_KEPT = ("official", "clerk", "participants", "question", "record_text", "remarks", "remarks_decision")


def _wrong_hours(ctx: Context, command: HoldHearing, announced: datetime) -> dict[str, str]:
    held_on = command.began_at.astimezone(LOCAL).date()
    if held_on > ctx.today:
        return {"held_on": N_("This day has not come yet.")}
    if held_on < announced.astimezone(LOCAL).date():
        return {"held_on": N_("The hearing cannot have been held before the day in the notice.")}
    if command.ended_at <= command.began_at:
        return {"ended_at": N_("The hearing ended after it began, on the same day.")}
    if command.ended_at > ctx.now:
        return {"ended_at": N_("The hearing is recorded when it is over.")}
    return {}


def _wrong_record(command: HoldHearing) -> dict[str, str]:
    wrong = {}
    if not command.place.strip():
        wrong["place"] = N_("Name the place or give the link.")
    for name in ("official", "clerk"):
        person, _, post = getattr(command, name).partition(",")
        if not (person.strip() and post.strip()):
            wrong[name] = N_("Write the name and, after a comma, the position.")
    if bool(command.participants.strip()) is command.is_commission_absent:
        wrong["participants"] = N_(
            "Name who came for the commission, one a line, or tick that nobody came: one of the two."
        )
    if not command.question.strip():
        wrong["question"] = N_("Say which question was heard.")
    if len(command.record_text.strip()) < REASONS_LENGTH:
        wrong["record_text"] = N_("Write in at least 80 characters what was said.")
    if bool(command.remarks.strip()) is not bool(command.remarks_decision.strip()):
        name = "remarks_decision" if command.remarks.strip() else "remarks"
        wrong[name] = N_("A remark on the protocol and the decision on it belong together.")
    return wrong


def waive_hearing(ctx: Context, command: WaiveHearing) -> None:
    """The commission's desk waives the hearing in writing, with reasons: a house rule, not law."""
    _go_without(ctx, Action.WAIVE_HEARING, HearingMode.WAIVED, command.number, command.seen, command.reasons)


def omit_hearing(ctx: Context, command: OmitHearing) -> None:
    """The agency's head omits the hearing and says whose rights or interests it would harm, and how (13(5))."""
    _go_without(ctx, Action.OMIT_HEARING, HearingMode.OMITTED, command.number, command.seen, command.reasons)


def _go_without(ctx: Context, action: Action, mode: HearingMode, number: str, seen: Seen, reasons: str) -> None:
    docket = claim(ctx, number, action, seen, RecordKind.RESPONSE)
    decision = decide(ctx, docket, RecordKind.RESPONSE, action)
    hearing = _open_hearing(ctx, docket)
    reasons = reasons.strip()
    if len(reasons) < REASONS_LENGTH:
        raise InputRefused({"reasons": N_("Give the reasons in at least 80 characters.")})
    ctx.session.add(hearing)
    hearing.mode, hearing.reasons = mode, reasons
    write(ctx, docket, decision, data={"sealed": seal(reasons)}, seen=seen)
    record(ctx, docket)


def _open_hearing(ctx: Context, docket: Docket) -> AgencyHearing:
    """The hearing's row; if there is none a new one, which the act adds. A held hearing stays as it was recorded."""
    if docket.response is None:
        raise TransitionNotAllowed
    hearing = hearing_of(ctx, docket.response)
    if hearing is None:
        hearing = AgencyHearing(response_id=docket.response.id)
    elif hearing.mode is HearingMode.HELD:
        raise TransitionNotAllowed
    return hearing
