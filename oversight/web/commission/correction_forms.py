"""Forms about an issued paper: correct places of it, withdraw it."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.errors import DomainError, InputRefused
from oversight.services.corrections import MOST_CHANGES, Change, CorrectPaper, WithdrawPaper
from oversight.web.commission.control_forms import REASONS, text_of
from oversight.web.forms import CaseForm, Clean

_TEXT = 2_000


class ChangeForm(Form):
    place = StringField(_l("Place in the paper"), validators=[Optional(), Clean("line", 200)])
    was = TextAreaField(_l("What stands there"), validators=[Optional(), Clean("text", _TEXT)])
    now = TextAreaField(_l("What is to be read instead"), validators=[Optional(), Clean("text", _TEXT)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into the row."""
        return not any(text_of(field) for field in self)

    def read(self) -> Change:
        """The row as typed."""
        return Change(text_of(self.place), text_of(self.was), text_of(self.now))


class _ReasonsForm(CaseForm):
    reasons = TextAreaField(_l("Reasons"), validators=[InputRequired(_l("Give the reasons")), Clean("text", REASONS)])


class CorrectForm(_ReasonsForm):
    places = FieldList(FormField(ChangeForm), label=_l("What is corrected"), max_entries=MOST_CHANGES)
    more = SubmitField(_l("One more place"))

    @property
    def wants_more(self) -> bool:
        """Whether the form was sent for another row only: nothing is done then."""
        return self.is_submitted() and bool(self.more.data)

    def open(self) -> None:
        """Give room for the first place, or for one more where it was asked for."""
        if not self.places.entries or (self.wants_more and len(self.places.entries) < MOST_CHANGES):
            self.places.append_entry()

    def refuse(self, error: DomainError) -> None:
        """As every form; what is wrong with a place is said at its own field."""
        super().refuse(error)
        if isinstance(error, InputRefused):
            for name, message in error.fields.items():
                _list, _dash, rest = name.partition("places-")
                place, _dash, part = rest.partition("-")
                if part:
                    field: Any = self._filled[int(place)].form[part]
                    field.errors = [*field.errors, _(message)]
                    self.refusal = None

    @property
    def _filled(self) -> list[Any]:
        """The rows into which something was typed; the others are dropped."""
        return [row for row in self.places if not row.form.is_empty]

    def command(self, number: str, paper: str) -> CorrectPaper:
        """The corrections as typed."""
        changes = tuple(row.form.read() for row in self._filled)
        return CorrectPaper(number, paper, changes, text_of(self.reasons), self.seen)


class WithdrawForm(_ReasonsForm):
    def command(self, number: str, paper: str) -> WithdrawPaper:
        """The reasons as typed."""
        return WithdrawPaper(number, paper, text_of(self.reasons), self.seen)
