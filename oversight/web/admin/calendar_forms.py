"""Forms of the working calendar and of the commissions' own terms."""

from contextlib import closing
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.calendar_import import MOST_BYTES, CalendarFileRefused, LineError
from oversight.domain.errors import DomainError
from oversight.services.calendars import ImportCalendar
from oversight.services.commission_terms import ChangeTerm
from oversight.web.fields import DayField, LengthField
from oversight.web.forms import Clean, Form
from oversight.web.language import current_language
from oversight.web.presentation import format_day

MOST_SHOWN = 100  # mistakes; whoever has more mends the first ones first


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of an imported file in the reader's language. Line 0 is what the file does not hold."""

    line: int
    column: str
    sentence: str


class ImportForm(Form):
    """A file of days off. After a refusal ``mistakes`` says what is wrong in it, and where."""

    label = StringField(
        _l("Name of the calendar"), validators=[InputRequired(_l("Name the calendar.")), Clean("line", 40)]
    )
    file = FileField(_l("Calendar file"), validators=[Optional()])
    mistakes: tuple[Mistake, ...] = ()
    more_mistakes = 0

    def command(self) -> ImportCalendar:
        """The act; of a file that is far too large no more is read than is needed to say so."""
        sent = self.file.data
        if not hasattr(sent, "read"):  # nothing was chosen, or text was sent in its place
            return ImportCalendar(b"", self.label.data or "")
        with closing(sent):
            return ImportCalendar(sent.read(MOST_BYTES + 1), self.label.data or "")

    def refuse(self, error: DomainError) -> None:
        """Keep the mistakes of the file beside what every form shows."""
        super().refuse(error)
        if isinstance(error, CalendarFileRefused):
            shown = error.lines[:MOST_SHOWN]
            self.mistakes = tuple(Mistake(one.line, one.column, _said(one)) for one in shown)
            self.more_mistakes = len(error.lines) - len(shown)


def _said(mistake: LineError) -> str:
    language = current_language()
    values = {
        name: format_day(value, language) if isinstance(value, date) else value
        for name, value in mistake.values.items()
    }
    sentence = str(_(mistake.message))
    return sentence % values if values else sentence


class DecideForm(Form):
    """Approve a change of the calendar: it carries the position of the calendar the page was drawn over."""

    position = HiddenField()

    def seen(self) -> int:
        """The position; one that is no number is that of no calendar."""
        text = self.position.data or ""
        return int(text[:9]) if text.isascii() and text.isdecimal() else -1


class LengthForm(Form):
    """Another length for one house rule."""

    position = HiddenField()
    length = LengthField(_l("New length"), validators=[InputRequired(_l("Write the new length."))])
    in_force_from = DayField(_l("Counts from"), validators=[InputRequired(_l("Give the day from which it counts."))])
    reasons = TextAreaField(
        _l("Reasons"),
        validators=[InputRequired(_l("Say in at least 20 characters why the rule is changed.")), Clean("text", 2_000)],
    )

    def command(self, commission_id: UUID, key: str) -> ChangeTerm:
        """The act."""
        text = self.position.data or ""
        position = int(text[:9]) if text.isascii() and text.isdecimal() else -1
        length, day = self.length.data, self.in_force_from.data
        return ChangeTerm(
            commission_id,
            key,
            -1 if length is None else length,
            day or date.min,
            self.reasons.data or "",
            position,
        )
