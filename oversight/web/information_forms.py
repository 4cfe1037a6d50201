"""Forms of requests for information, of both desks: the request, the answer, what came on paper."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, MultipleFileField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.errors import DomainError
from oversight.services.attachments import Upload
from oversight.services.findings import FilesRefused
from oversight.services.information import AnswerInformation, RequestInformation
from oversight.web.context import sentence
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean

_LONG = 5_000


def _typed(field: Any) -> str:
    return (field.data or "").strip()


class RequestForm(CaseForm):
    items = TextAreaField(
        _l("What is asked for"),
        validators=[InputRequired(_l("Write what is asked for, an item a line.")), Clean("text", _LONG)],
    )
    wanted_form = StringField(
        _l("In which form"),
        validators=[
            InputRequired(_l("Say in which form it is wanted: copies, a table, an answer in writing.")),
            Clean("line", 500),
        ],
    )
    is_unrestricted = BooleanField(
        _l("No restricted information is asked for"),
        validators=[InputRequired(_l("Confirm that no restricted information is asked for, or take it out."))],
    )

    def command(self, number: str) -> RequestInformation:
        """The request as typed."""
        return RequestInformation(
            number, self.seen, _typed(self.items), _typed(self.wanted_form), bool(self.is_unrestricted.data)
        )


class InformationForm(CaseForm):
    """What came: words and files. The agency's own page has no other field."""

    text = TextAreaField(
        _l("The answer"),
        validators=[
            InputRequired(_l("Answer under the number of each item, or say what is attached.")),
            Clean("text"),
        ],
    )
    files = MultipleFileField(_l("Files"), validators=[Optional()])

    def refuse(self, error: DomainError) -> None:
        """As every form; the files not taken are named at their field."""
        super().refuse(error)
        if isinstance(error, FilesRefused):
            self.files.errors = [f"{one.name}: {sentence(one.error)}" for one in error.refusals]

    @property
    def uploads(self) -> list[Upload]:
        """The files that came with the form; an empty file control sends one without a name."""
        return [Upload(file.filename, file.stream) for file in self.files.data or () if file and file.filename]

    def command(self, number: str, request: int) -> AnswerInformation:
        """The answer as typed."""
        return AnswerInformation(number, self.seen, request, _typed(self.text))


class RecordedForm(InformationForm):
    came_on = DayField(_l("Day on which it came"), validators=[InputRequired(_l("Give the day on which it came."))])

    def begin(self, today: date) -> None:
        """Propose today on a page that was not sent yet."""
        if not self.is_submitted():
            self.came_on.data = today

    def command(self, number: str, request: int) -> AnswerInformation:
        """What came, as typed."""
        came_on: Any = self.came_on.data
        return AnswerInformation(number, self.seen, request, _typed(self.text), came_on)
