"""Forms of intake: each checks shape and ends in a command."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.admissibility import CHECKS, Check, CheckAnswer
from oversight.domain.errors import InputRefused
from oversight.domain.grounds import GroundReading
from oversight.domain.words import N_
from oversight.services.choices import BodyChoice
from oversight.services.commission_file import CommissionFile
from oversight.services.intake import (
    Escalate,
    Forward,
    ForwardPart,
    PutForward,
    RequestFix,
    ReturnComplaint,
    Terminate,
)
from oversight.statute.schema import Statute
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import current_language

REASONS = 5_000
TITLE = 200
NOTE = 1_000
_TITLES = _l("Write the public title in Kazakh and in Russian.")


def typed(field: Any) -> str:
    """What stands in a field, without outer spaces."""
    return (field.data or "").strip()


def chosen_id(field: Any) -> UUID | None:
    """The id a choice carries; None when it is none."""
    try:
        return UUID(typed(field))
    except ValueError:
        return None


def day_of(field: DayField) -> date:
    """The day typed in a field that requires one. Raises InputRefused."""
    if field.data is None:
        raise InputRefused({str(field.short_name): N_("Give the day of the letter.")})
    return field.data


class FixForm(CaseForm):
    text = TextAreaField(
        _l("What is missing"),
        validators=[InputRequired(_l("Say what is missing.")), Clean("text", REASONS)],
        description=_l("The filer reads these words as they stand. One thing on each line."),
    )

    def command(self, number: str) -> RequestFix:
        """Ask for it."""
        return RequestFix(number, typed(self.text), self.seen)


class GroundForm(CaseForm):
    """A coded ground with reasons: to return, to terminate."""

    ground = RadioField(
        _l("Ground"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(_l("Choose a ground from the list."))],
    )
    reasons = TextAreaField(
        _l("Reasons"),
        validators=[InputRequired(_l("Give the reasons in at least 50 characters.")), Clean("text", REASONS)],
        description=_l("At least 50 characters. The filer reads them."),
    )

    def offer(self, grounds: Iterable[GroundReading]) -> None:
        """Set the grounds to choose from."""
        self.ground.choices = choices((ground.key, ground.name.of(current_language())) for ground in grounds)

    def give_back(self, number: str) -> ReturnComplaint:
        """Return the complaint."""
        return ReturnComplaint(number, typed(self.ground), typed(self.reasons), self.seen)

    def terminate(self, number: str) -> Terminate:
        """End the procedure."""
        return Terminate(number, typed(self.ground), typed(self.reasons), self.seen)


class SendingForm(CaseForm):
    """What both ways of forwarding ask."""

    to = StringField(
        _l("To which body"), validators=[InputRequired(_l("Name the body it is sent to.")), Clean("line", 300)]
    )
    sent_on = DayField(_l("Day of the letter"), validators=[InputRequired(_l("Give the day of the letter."))])

    def begin(self, today: date) -> None:
        """Propose today on a page that was not sent yet."""
        if not self.is_submitted():
            self.sent_on.data = today


class ForwardForm(SendingForm):
    reasons = TextAreaField(_l("Note to the filer"), validators=[Optional(), Clean("text", REASONS)])

    def command(self, number: str) -> Forward:
        """Forward the whole."""
        return Forward(number, typed(self.to), day_of(self.sent_on), typed(self.reasons), self.seen)


class ForwardPartForm(SendingForm):
    part = TextAreaField(
        _l("Which part"), validators=[InputRequired(_l("Say which part is forwarded.")), Clean("text", REASONS)]
    )

    has_files = BooleanField(_l("The filer's files go along with the letter"))

    def command(self, number: str) -> ForwardPart:
        """Forward the part."""
        has_files = bool(self.has_files.data)
        return ForwardPart(number, typed(self.to), typed(self.part), day_of(self.sent_on), self.seen, has_files)


class EscalateForm(CaseForm):
    to = StringField(
        _l("To which body"), validators=[InputRequired(_l("Name the body it is sent to.")), Clean("line", 300)]
    )
    reasons = TextAreaField(
        _l("What is reported"),
        validators=[InputRequired(_l("Give the reasons in at least 50 characters.")), Clean("text", REASONS)],
        description=_l("At least 50 characters."),
    )

    def command(self, number: str) -> Escalate:
        """Pass it on at once."""
        return Escalate(number, typed(self.to), typed(self.reasons), self.seen)


class PutForwardForm(CaseForm):
    agency_id = SelectField(_l("Agency"), choices=[], validate_choice=False)
    topic = SelectField(_l("Topic"), choices=[], validate_choice=False)
    region = SelectField(_l("Region"), choices=[], validate_choice=False)
    title_kk = StringField(_l("Title in Kazakh"), validators=[InputRequired(_TITLES), Clean("line", TITLE)])
    title_ru = StringField(_l("Title in Russian"), validators=[InputRequired(_TITLES), Clean("line", TITLE)])
    title_en = StringField(_l("Title in English"), validators=[Optional(), Clean("line", TITLE)])
    proposed_ground = RadioField(
        _l("If an answer is no: the ground of inadmissibility you propose"), choices=[], validate_choice=False
    )

    def offer(
        self,
        statute: Statute,
        agencies: Iterable[BodyChoice],
        grounds: Iterable[GroundReading],
        page: CommissionFile,
    ) -> None:
        """Set what may be chosen; show what the filer chose on a page that was not sent yet."""
        language = current_language()
        named = sorted((one.names[language], str(one.id)) for one in agencies)
        self.agency_id.choices = choices([("", _("Choose the agency")), *((key, name) for name, key in named)])
        self.topic.choices = choices((one.key, one.name.of(language)) for one in statute.topics.values())
        self.region.choices = choices((one.key, one.name.of(language)) for one in statute.regions.values())
        self.proposed_ground.choices = choices((one.key, one.name.of(language)) for one in grounds)
        for check, row in CHECKS.items():
            self[f"{check}_met"].label.text = _(row.question)
        if not self.is_submitted():
            self.agency_id.data = str(page.agency_id or "")
            self.topic.data, self.region.data = page.file.topic, page.file.region
            for code in ("kk", "ru", "en"):
                self[f"title_{code}"].data = page.file.titles[code]

    @property
    def checks(self) -> list[tuple[Check, Any, Any]]:
        """Each question with its two fields."""
        return [(check, self[f"{check}_met"], self[f"{check}_note"]) for check in Check]

    def command(self, number: str) -> PutForward:
        """Put it to the commission; questions not answered are left out."""
        answers = {check: CheckAnswer(met.data == "yes", typed(note)) for check, met, note in self.checks if met.data}
        return PutForward(
            number=number,
            answers=answers,
            agency_id=chosen_id(self.agency_id),
            topic=typed(self.topic),
            region=typed(self.region),
            title_kk=typed(self.title_kk),
            title_ru=typed(self.title_ru),
            title_en=typed(self.title_en),
            proposed_ground=typed(self.proposed_ground) or None,
            seen=self.seen,
        )


for _check in Check:  # one pair of fields a question, so that a new question needs no new form
    setattr(
        PutForwardForm,
        f"{_check}_met",
        RadioField(
            choices=choices([("yes", _l("Yes")), ("no", _l("No"))]),
            validators=[InputRequired(_l("Answer yes or no."))],
        ),
    )
    setattr(
        PutForwardForm,
        f"{_check}_note",
        StringField(_l("Note"), validators=[InputRequired(_l("Write a note.")), Clean("line", NOTE)]),
    )
