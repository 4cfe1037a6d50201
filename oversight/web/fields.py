"""Fields that read typed figures strictly: plain digits only, and an error in the reader's language."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from wtforms import DateField, IntegerField, StringField
from wtforms.validators import ValidationError

from oversight.web.language import current_language
from oversight.web.presentation import format_number

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_DIGITS = re.compile(r"[0-9]{1,9}")
_AREA = re.compile(r"[0-9]{1,8}(?:[.,][0-9]{1,4})?")
_SPACES = re.compile("[ \u00a0\u202f]")


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


class HectaresField(StringField):
    """An area in hectares with a comma or a point; `data` stays what was typed, `area` is the number."""

    area: Decimal | None = None

    def show(self, area: Decimal | None) -> None:
        """Fill the field with a number as the reader writes it."""
        self.data = "" if area is None else format_number(area, current_language())

    def pre_validate(self, form: Any) -> None:
        """Read the number. Raises ValidationError with a sentence for the reader."""
        del form
        typed = _SPACES.sub("", self.data or "")
        self.area = None
        if not typed:
            return
        if not _AREA.fullmatch(typed):
            raise ValidationError(_("Write the area in hectares as a number, for example 312,5."))
        self.area = Decimal(typed.replace(",", "."))
        if not self.area:
            raise ValidationError(_("Write the area in hectares as a number, for example 312,5."))
