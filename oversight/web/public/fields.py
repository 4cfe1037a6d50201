"""A field that reads an area as people write it."""

import re
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField
from wtforms.validators import ValidationError

from oversight.web.language import current_language
from oversight.web.presentation import format_number

_AREA = re.compile(r"[0-9]{1,8}(?:[.,][0-9]{1,4})?")
_SPACES = re.compile("[ \u00a0\u202f]")


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
