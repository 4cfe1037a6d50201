"""A day and a time of day typed in two fields: one moment on the clocks of Kazakhstan."""

from collections.abc import Sequence
from datetime import date, datetime, time
from re import compile as pattern
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField

from oversight.domain.wall_clock import moment_of_clock
from oversight.services.context import LOCAL

_TIME = pattern(r"([01][0-9]|2[0-3])[:.]([0-5][0-9])")


class ClockField(StringField):
    """A time of day in plain digits, 09:30 or 9.30; `clock` is what was read."""

    clock: time | None = None

    def __init__(self, label: Any = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, render_kw={"inputmode": "numeric", "autocomplete": "off"}, **options)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the time; an empty field is None."""
        self.data = valuelist[0].strip() if valuelist else ""
        self.clock = None
        if not self.data:
            return
        match = _TIME.fullmatch(self.data.zfill(5))
        if match is None:
            raise ValueError(_("Write the time like 09:30."))
        self.clock = time(int(match[1]), int(match[2]))


def moment(day: date | None, clock: time | None) -> datetime:
    """The aware moment of a local day and time, both required by their fields. Raises ValueError without them.

    Raises HourImpossible for a time in the hour of 2024 that came twice.
    """
    if day is None or clock is None:
        raise ValueError("a moment needs a day and a time")
    return moment_of_clock(datetime.combine(day, clock), LOCAL)
