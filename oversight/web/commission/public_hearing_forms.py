"""The form of the protocol of a public hearing: lists are typed one entry a line."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from oversight.domain import hearing_lines
from oversight.domain.errors import DomainError, InputRefused
from oversight.domain.terms import TEXT_LANGUAGES, Role
from oversight.domain.words import N_
from oversight.services.panel import Person
from oversight.services.public_hearings import RecordPublicHearing
from oversight.web.commission.control_forms import LANGUAGE_CHOICES, LONG, as_id, text_of
from oversight.web.context import sentence
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import current_language
from oversight.web.moments import ClockField, moment

_TIME = _l("Give the time, like 10:30.")


class Entries:
    """A validator that says which entry has not the form that *read* asks for."""

    def __init__(self, read: Callable[[str], object]) -> None:
        self.read = read

    def __call__(self, form: Any, field: Any) -> None:
        """Refuse the field with the sentence of the first entry that is not understood."""
        del form
        try:
            self.read(text_of(field))
        except DomainError as error:
            raise ValidationError(sentence(error)) from error


def _typed(label: Any, read: Callable[[str], object], needed: Any = None) -> TextAreaField:
    asked = InputRequired(needed) if needed else Optional()
    return TextAreaField(label, validators=[asked, Clean("text"), Entries(read)])


class PublicHearingForm(CaseForm):
    language = RadioField(_l("Language of the text"), choices=choices(LANGUAGE_CHOICES), validate_choice=False)
    announced_on = DayField(
        _l("Announced on"), validators=[InputRequired(_l("Give the day on which the hearing was announced."))]
    )
    held_on = DayField(
        _l("Day of the hearing"), validators=[InputRequired(_l("Give the day on which the hearing was held."))]
    )
    started_at = ClockField(_l("It began at"), validators=[InputRequired(_TIME)])
    ended_at = ClockField(_l("It ended at"), validators=[InputRequired(_TIME)])
    place = StringField(
        _l("Place"), validators=[InputRequired(_l("Say where the hearing was held.")), Clean("line", 500)]
    )
    chair = SelectField(_l("Who chaired it"), choices=[], validate_choice=False)
    secretary = SelectField(_l("Who kept the minutes"), choices=[], validate_choice=False)
    attendance = _typed(
        _l("Participants"), hearing_lines.read_groups, _l("Say who took part, by groups with their numbers.")
    )
    agenda = TextAreaField(
        _l("Agenda"),
        validators=[
            InputRequired(_l("Write the agenda, an item a line.")),
            Clean("text", LONG),
            Entries(hearing_lines.read_lines),
        ],
    )
    speeches = _typed(_l("Speeches"), hearing_lines.read_speeches, _l("Write what was said, a speech a line."))
    exchanges = _typed(_l("Questions and answers"), hearing_lines.read_exchanges)
    polls = _typed(_l("Proposals put to the vote"), hearing_lines.read_polls)
    recommendations = _typed(
        _l("Recommendations of the hearing"),
        hearing_lines.read_lines,
        _l("Write the recommendations, one a line; if none was made, say so."),
    )
    is_named_rightly = BooleanField(_l("Whoever is named here acts in an official capacity or has agreed to be named"))

    def offer(self, people: Sequence[Person]) -> None:
        """Set who may be chosen; propose the chair, the secretary and the reader's language at first."""
        named = choices((str(one.account_id), one.name) for one in people)
        self.chair.choices = self.secretary.choices = named
        if not self.is_submitted():
            code = current_language()
            self.language.data = code if code in TEXT_LANGUAGES else TEXT_LANGUAGES[0]
            self.chair.data = _first(people, Role.CHAIR)
            self.secretary.data = _first(people, Role.SECRETARY)

    def command(self, number: str) -> RecordPublicHearing:
        """The hearing as typed. Raises InputRefused without its day and hours."""
        if self.held_on.data is None or self.started_at.clock is None or self.ended_at.clock is None:
            raise InputRefused({"held_on": N_("Give the day on which the hearing was held.")})
        return RecordPublicHearing(
            number=number,
            seen=self.seen,
            language=self.language.data or "",
            announced_on=self.announced_on.data,
            started_at=moment(self.held_on.data, self.started_at.clock),
            ended_at=moment(self.held_on.data, self.ended_at.clock),
            place=text_of(self.place),
            chair=as_id(self.chair.data),
            secretary=as_id(self.secretary.data),
            attendance=hearing_lines.read_groups(text_of(self.attendance)),
            agenda=hearing_lines.read_lines(text_of(self.agenda)),
            speeches=hearing_lines.read_speeches(text_of(self.speeches)),
            exchanges=hearing_lines.read_exchanges(text_of(self.exchanges)),
            polls=hearing_lines.read_polls(text_of(self.polls)),
            recommendations=hearing_lines.read_lines(text_of(self.recommendations)),
            is_named_rightly=bool(self.is_named_rightly.data),
        )


def _first(people: Sequence[Person], role: Role) -> str:
    return next((str(one.account_id) for one in people if one.role is role), "")
