"""Fields that read typed figures strictly: plain digits only, and an error in the reader's language."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, IntegerField

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_DIGITS = re.compile(r"[0-9]{1,9}")


class DayField(DateField):
    """A local date in plain digits, 13.05.2026 or 2026-05-13. Nothing else is guessed at."""

    def __init__(self, label: Any = None, validators: Any = None, **options: Any) -> None:
        super().__init__(label, validators, format=["%d.%m.%Y", "%Y-%m-%d"], **options)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the day; an empty field is None."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if not text:
            return
        if match := _ISO.fullmatch(text):
            year, month, day = match.groups()
        elif match := _LOCAL.fullmatch(text):
            day, month, year = match.groups()
        else:
            raise ValueError(_("Write the date like 14.03.2025."))
        try:
            self.data = date(int(year), int(month), int(day))
        except ValueError:
            raise ValueError(_("There is no such day. Write the date like 14.03.2025.")) from None


class CountField(IntegerField):
    """A whole number from 1 on, in plain digits."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the number; an empty field is None."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if not text:
            return
        if not _DIGITS.fullmatch(text) or int(text) == 0:
            raise ValueError(_("Write a whole number in digits."))
        self.data = int(text)


class LengthField(IntegerField):
    """A whole number from 0 on, in plain digits: the length of a term."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the number; an empty field is None."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if not text:
            return
        if not _DIGITS.fullmatch(text):
            raise ValueError(_("Write a whole number in digits."))
        self.data = int(text)
