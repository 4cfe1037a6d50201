"""How far a date is, in working days, as one phrase."""

from datetime import date

from flask_babel import ngettext

from oversight.domain.calendar_days import CalendarMissing, working_days_between
from oversight.statute.calendar import Calendar


def due_note(calendar: Calendar, today: date, due_on: date) -> str:
    """'4 working days left', 'today is the last day' or '2 working days late', in the reader's language."""
    try:
        days = working_days_between(calendar, today, due_on)
    except CalendarMissing:
        return ""
    if due_on < today:
        return ngettext("%(num)s working day late", "%(num)s working days late", max(1, -days))
    return ngettext("%(num)s working day left", "%(num)s working days left", days)
