"""What the calculator asks: which term, from which day, at which hour, before which commission."""

import re
from datetime import date, time
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectChoice, SelectField, StringField  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Optional, ValidationError

from oversight.domain.deadline_chain import RECEIPTS, STAGES
from oversight.domain.deadlines import may_be_length
from oversight.statute.schema import Basis, Statute
from oversight.web.fields import CountField, DayField
from oversight.web.forms import Form, choices
from oversight.web.language import current_language

STATE_BODY, OTHER = "state_body", "other"
PARAMETERS = frozenset({"key", "from", "time", "commission", "length"})
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


class CalculatorForm(Form):
    """A question to the calendar. It stands in the address, so that its answer can be sent on."""

    class Meta(Form.Meta):
        """Asking changes nothing."""

        csrf = False

    key = SelectField(_l("What has to be done"), [InputRequired(_l("Choose a term."))], validate_choice=False)
    from_on = DayField(_l("Day of the event"), [InputRequired(_l("Write the day of the event."))], name="from")
    at = StringField(_l("Hour of receipt"), [Optional()], name="time")
    commission = RadioField(
        _l("Whose rules"),
        choices=choices(
            [
                (STATE_BODY, _l("The commission is a state body")),
                (OTHER, _l("The commission is not a state body")),
            ]
        ),
        default=STATE_BODY,
        validate_choice=False,
    )

    length = CountField(_l("Length the commission has set"), [Optional()])

    def __init__(self, statute: Statute, given: Any) -> None:
        super().__init__(given or None)
        self.statute = statute
        language = current_language()
        self.key.choices = [
            SelectChoice("", _("Choose")),
            *(
                SelectChoice(key, _option(statute, key, language), optgroup=_(stage))
                for stage, keys in STAGES.items()
                for key in keys
            ),
        ]
        if self.commission.data is None:
            self.commission.data = STATE_BODY

    def validate_key(self, field: Any) -> None:
        """Only a term of the statute."""
        if field.data not in self.statute.deadlines:
            raise ValidationError(_("There is no such term. Choose one from the list."))

    def validate_commission(self, field: Any) -> None:
        """One of the two."""
        if field.data not in {STATE_BODY, OTHER}:
            raise ValidationError(_("Say whether the commission is a state body."))

    def validate_at(self, field: Any) -> None:
        """An hour of the day, and only of a receipt."""
        if field.data and not _CLOCK.fullmatch(field.data.strip()):
            raise ValidationError(_("Write the hour like 18:30."))

    def validate_length(self, field: Any) -> None:
        """Only a house rule has another length than the statute's, and only one that it may have."""
        row = self.statute.deadlines.get(self.key.data or "")
        if field.data is None or row is None:
            return
        is_house = row.basis is Basis.HOUSE or (self.modelled and row.basis is Basis.CODE)
        if not is_house:
            raise ValidationError(_("This term is set by law: no commission has a length of its own for it."))
        if not may_be_length(row, field.data):
            raise ValidationError(_("The term cannot have this length."))

    @property
    def clock(self) -> time | None:
        """The hour, where it was given and the event is a receipt; the hour of any other event decides nothing."""
        found = _CLOCK.fullmatch((self.at.data or "").strip())
        if found is None or self.statute.deadlines[self.key.data].runs_from not in RECEIPTS:
            return None
        return time(int(found[1]), int(found[2]))

    @property
    def modelled(self) -> bool:
        """Whether the commission is no state body, so that the code is only its model."""
        return bool(self.commission.data == OTHER)

    @property
    def day(self) -> date:
        """The day of the event, once the form is valid."""
        return cast(date, self.from_on.data)

    def address(self, key: str | None = None, from_on: date | None = None) -> dict[str, Any]:
        """The parameters of this question, or of the same about another term and day."""
        is_same = key is None or key == self.key.data
        given = {"key": key or self.key.data, "from": (from_on or self.day).isoformat()}
        if is_same and from_on is None and self.at.data:
            given["time"] = self.at.data.strip()
        if is_same and self.length.data is not None:
            given["length"] = str(self.length.data)
        if self.modelled:
            given["commission"] = OTHER
        return given


def _option(statute: Statute, key: str, language: str) -> str:
    row = statute.deadlines[key]
    return f"{row.title.of(language)} ← {statute.triggers[row.runs_from].of(language)}"
