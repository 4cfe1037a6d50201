"""The form of a visit: hours, place, people, and up to eight observations with their evidence."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, SelectMultipleField, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Optional

from oversight.services.control_view import Official
from oversight.services.visits import Observation, RecordVisit
from oversight.web.commission.control_forms import LONG, as_id, text_of
from oversight.web.fields import DayField, LengthField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.moments import ClockField, moment

ROOM = 8  # observations of one record; a longer visit is told in two


class ObservationFields(PlainForm):
    """One observation, as a part of the record."""

    text = TextAreaField(_l("What was seen"), validators=[Optional(), Clean("text", LONG)])
    evidence = StringField(_l("Evidence"), validators=[Optional(), Clean("line", 500)])


class VisitForm(CaseForm):
    held_on = DayField(_l("Day of the visit"), validators=[InputRequired(_l("Give the day of the visit."))])
    began_at = ClockField(_l("It began at"), validators=[InputRequired(_l("Give the time, like 10:30."))])
    ended_at = ClockField(_l("It ended at"), validators=[InputRequired(_l("Give the time, like 10:30."))])
    place = StringField(_l("Place"), validators=[InputRequired(_l("Say where the visit was.")), Clean("line", 500)])
    observers = SelectMultipleField(
        _l("Who took part"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(_l("Choose who of the group took part."))],
    )
    representative = StringField(_l("Representative of the agency"), validators=[Optional(), Clean("line", 300)])
    observations = FieldList(FormField(ObservationFields), min_entries=ROOM, max_entries=ROOM)
    photographs = LengthField(
        _l("Photographs attached to the record"),
        validators=[InputRequired(_l("Say how many photographs are attached: a number, 0 if none."))],
    )
    remarks = TextAreaField(_l("Remarks of the representative"), validators=[Optional(), Clean("text", LONG)])

    def offer(self, group: Iterable[Official], place: str, today: date) -> None:
        """Set who may be chosen; propose today and the place of the programme on a page that was not sent yet."""
        self.observers.choices = choices((str(one.seat_id), one.name) for one in group)
        if not self.is_submitted():
            self.held_on.data, self.place.data = today, place

    def command(self, number: str) -> RecordVisit:
        """The visit as typed; lines left empty are no observations."""
        typed: list[Any] = [one.form for one in self.observations]
        return RecordVisit(
            number=number,
            seen=self.seen,
            began_at=moment(self.held_on.data, self.began_at.clock),
            ended_at=moment(self.held_on.data, self.ended_at.clock),
            place=text_of(self.place),
            observers=tuple(as_id(choice) for choice in self.observers.data or ()),
            representative=text_of(self.representative),
            observations=tuple(
                Observation(text_of(one.text), text_of(one.evidence))
                for one in typed
                if text_of(one.text) or text_of(one.evidence)
            ),
            photographs=self.photographs.data or 0,
            remarks=text_of(self.remarks),
        )
