"""How late something is, who is reminded of a term, and what may be said of silence. Pure: today is an argument.

All thresholds are house rules of the statute (`lateness.toml`), in working days after the last day of a term.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from oversight.domain.calendar_days import next_working_day, require_known, working_day_at, working_days_between
from oversight.domain.events import Audience
from oversight.domain.words import N_
from oversight.statute.schema import Calendar, Lateness, Threshold

ONE_DAY = timedelta(days=1)
MORNING = time(9)
"""What time does by itself is told from this hour of a working day on (house rule)."""


class Degree(StrEnum):
    """How a term stands with time. The last three are keys of the statute's degrees."""

    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    SERIOUSLY_OVERDUE = "seriously_overdue"


MUST_ACT: dict[str, tuple[Audience, ...]] = {
    "complaint_decide": (Audience.SECRETARY, Audience.CHAIR),
    "complaint_fix": (Audience.FILER,),
    "control_max_length": (Audience.SECRETARY, Audience.CHAIR),
    "info_request_control": (Audience.AGENCY,),
    "final_doc_dispatch": (Audience.SECRETARY, Audience.CHAIR),
    "object_response": (Audience.AGENCY,),
    "response_complete": (Audience.AGENCY,),
}
"""Who is reminded of each term that an act starts: whoever must act before it ends."""

ANSWER_TERM = "object_response"
DECISION_TERM = "complaint_decide"

MARKED, LETTER_DRAFTED, LISTED = 1, 2, 3
"""How far the ladder that follows silence has been climbed: `Term.rung`. A complaint has the first rung only."""

NO_ANSWER = N_("No answer came in time. That is a fact, not a refusal; the agency's inaction may be challenged.")
DEEMED_REFUSED = N_(
    "No decision was made in time. For a state body this counts as a refusal, which may be challenged: %(article)s."
)
UNDECIDED = N_("No decision was made in the time that the commission has set itself.")


def days_left(calendar: Calendar, today: date, due_on: date) -> int:
    """Working days from *today* to a last day: 0 on it, at most -1 once it has passed. Raises CalendarMissing."""
    days = working_days_between(calendar, today, due_on)
    return min(days, -1) if due_on < today else days


def degree_of(lateness: Lateness, days: int) -> Degree:
    """How a term stands with *days* working days until its last day (negative: late)."""
    come = [threshold.key for threshold in lateness.degrees if -days >= threshold.days]
    return Degree(come[-1]) if come else Degree.IN_TIME


def latest_last_day(calendar: Calendar, today: date, days: int) -> date:
    """The latest last day of a term for which the stage of *days* has come on *today*.

    *days* are working days after the last day, negative before it. Raises CalendarMissing.
    """
    require_known(calendar, today)
    return working_day_at(calendar, bisect_right(calendar.working_days, today) - days) - ONE_DAY


def stages_come(calendar: Calendar, stages: Iterable[Threshold], due_on: date, today: date) -> int:
    """How many of *stages* have come on *today* for a term whose last day is *due_on*. Raises CalendarMissing."""
    return sum(due_on <= latest_last_day(calendar, today, stage.days) for stage in stages)


def told_at(calendar: Calendar, now: datetime) -> datetime:
    """When people may be told of what time did by itself at *now* (aware): at once, or the next working morning."""
    local = now.astimezone(calendar.time_zone)
    day = next_working_day(calendar, local.date())
    return max(now, datetime.combine(day, MORNING, calendar.time_zone))


def silence_sentence(key: str, *, is_state_body: bool) -> tuple[str, str | None] | None:
    """What may be said when the term *key* has passed without the act: a sentence to translate, and an article key.

    *is_state_body* is said of whoever had to act. That silence counts as a refusal is said only of a complaint before
    a state body, whom the code binds (APPK 91(2)); of Article 13 nothing of the kind was read. None: nothing is said.
    """
    if key == ANSWER_TERM:
        return NO_ANSWER, None
    if key == DECISION_TERM:
        return (DEEMED_REFUSED, "appk-91-2") if is_state_body else (UNDECIDED, None)
    return None
