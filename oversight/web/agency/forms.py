"""Forms of the agency desk. Each carries the version the person saw and ends in a command."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form as PlainForm
from wtforms import FormField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Optional, ValidationError

from oversight.domain.errors import DomainError, InputRefused
from oversight.domain.seals import seal
from oversight.domain.terms import TEXT_LANGUAGES, Position
from oversight.domain.words import N_
from oversight.services.answer_values import RecommendationView
from oversight.services.closure import ReportImplementation
from oversight.services.context import LOCAL
from oversight.services.delivery import ConfirmReceipt
from oversight.services.hearings import NoticeTooLate, NotifyHearing, OmitHearing
from oversight.services.responses import (
    Assign,
    Colleague,
    DecidePositive,
    DraftAnswers,
    DraftedAnswer,
    SendAnswer,
)
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import NAMES, current_language
from oversight.web.presentation import format_day_in_prose

_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_CONFLICT = 409
POSITIONS = (
    (Position.ACCEPTED, _l("We accept it in full")),
    (Position.IN_PART, _l("We accept it in part")),
    (Position.REFUSED, _l("We refuse")),
)


class SensibleDay:
    """A day within the years in which such a thing can lie; catches 0202 and 20226 typed in haste."""

    def __init__(self, first: int = 2023, last: int = 2040) -> None:
        self.first, self.last = first, last

    def __call__(self, form: Any, field: Any) -> None:
        """Refuse a year outside."""
        del form
        if field.data and not self.first <= field.data.year <= self.last:
            raise ValidationError(_("Check the year."))


def given(field: DayField) -> date:
    """The day of a field that validation has required."""
    if field.data is None:
        raise InputRefused({field.short_name: N_("Give the day.")})
    return field.data


def _unblank(text: str | None) -> str:
    """What holds nothing but blanks is empty: in a draft every field may be."""
    return text if text and text.strip() else ""


class ReceiptForm(CaseForm):
    """One button: the agency has the final document."""

    def command(self, number: str) -> ConfirmReceipt:
        """The act."""
        return ConfirmReceipt(number, self.seen)


class AssignForm(CaseForm):
    executor = SelectField(_l("Executor"), validators=[InputRequired(_l("Choose a colleague of your body."))])

    def offer(self, colleagues: Iterable[Colleague], chosen: UUID | None) -> None:
        """Fill the list with the people of the agency."""
        named = [(str(one.account_id), ", ".join(filter(None, (one.name, one.position)))) for one in colleagues]
        self.executor.choices = choices(named)
        if not self.is_submitted() and chosen:
            self.executor.data = str(chosen)

    def command(self, number: str) -> Assign:
        """The act; an unknown person is refused by it."""
        try:
            executor_id = UUID(self.executor.data or "")
        except ValueError:
            executor_id = UUID(int=0)
        return Assign(number, self.seen, executor_id)


class AnswerFields(PlainForm):
    """The answer to one recommendation, as a part of the page with all of them.

    ``shown`` is the seal of what the page showed: what nobody touched is not sent on, so that a colleague's words on
    another recommendation are never overwritten.
    """

    version = HiddenField()
    shown = HiddenField()
    position = RadioField(
        _l("Your position"),
        choices=choices((value.value, label) for value, label in POSITIONS),
        validate_choice=False,
        validators=[
            Optional(),
            AnyOf([value.value for value in Position], message=_l("Choose a position: accepted, in part or refused.")),
        ],
    )
    reasons = TextAreaField(_l("Reasons"), filters=[_unblank], validators=[Clean("text")])
    measure = TextAreaField(_l("Measure"), filters=[_unblank], validators=[Clean("text", 2_000)])
    measure_on = DayField(_l("By which day"), validators=[Optional(), SensibleDay()])
    responsible = StringField(_l("Responsible person or post"), filters=[_unblank], validators=[Clean("line", 300)])
    legal_reference = StringField(_l("Legal reference"), filters=[_unblank], validators=[Clean("line", 500)])

    @property
    def values(self) -> tuple[Position | None, str, str, date | None, str, str]:
        """What is written, in the order of the stored answer."""
        return (
            Position(self.position.data) if self.position.data else None,
            self.reasons.data or "",
            self.measure.data or "",
            self.measure_on.data,
            self.responsible.data or "",
            self.legal_reference.data or "",
        )

    @property
    def is_touched(self) -> bool:
        """Whether something differs from what the page showed."""
        return _seal(*self.values) != self.shown.data

    def show(self, row: RecommendationView) -> None:
        """Show the stored answer."""
        answer = row.answer
        self.position.data = answer.position.value if answer.position else None
        self.reasons.data, self.measure.data = answer.reasons, answer.measure
        self.measure_on.data, self.measure_on.raw_data = answer.measure_on, None
        self.responsible.data, self.legal_reference.data = answer.responsible, answer.legal_reference
        self.stand_on(row)

    def stand_on(self, row: RecommendationView) -> None:
        """Let the next sending be made against the stored answer, whatever is typed."""
        answer = row.answer
        self.version.data = str(answer.version)
        self.shown.data = _seal(
            answer.position,
            answer.reasons,
            answer.measure,
            answer.measure_on,
            answer.responsible,
            answer.legal_reference,
        )


def _seal(
    position: Position | None, reasons: str, measure: str, measure_on: date | None, responsible: str, reference: str
) -> str:
    day = measure_on.isoformat() if measure_on else ""
    return seal(position.value if position else "", reasons, measure, day, responsible, reference)


class AnswersForm(CaseForm):
    """Every recommendation that is still to be answered, on one page. Made by `answers_form`."""

    numbers: tuple[int, ...] = ()
    overtaken: frozenset[int] = frozenset()  # changed by a colleague while this person was typing

    def part(self, number: int) -> Any:
        """The field that holds one recommendation's answer."""
        return self[f"r{number}"]

    def parts(self) -> Iterator[tuple[int, AnswerFields]]:
        """The answers by recommendation number."""
        for number in self.numbers:
            yield number, self.part(number).form

    def command(self, number: str) -> DraftAnswers:
        """The answers that were touched."""
        given = [
            DraftedAnswer(one, _version(part.version.data), *part.values)
            for one, part in self.parts()
            if part.is_touched
        ]
        return DraftAnswers(number, self.seen, tuple(given))

    def show_answers(self, rows: Iterable[RecommendationView]) -> None:
        """Fill the page; after a conflict keep what was typed and show what nobody touched as it is stored now."""
        stored = {row.number: row for row in rows}
        if not self.is_submitted():
            for number, part in self.parts():
                part.show(stored[number])
        elif self.status == _CONFLICT:
            overtaken = set()
            for number, part in self.parts():
                if not part.is_touched:
                    part.show(stored[number])
                    continue
                if _version(part.version.data) != stored[number].answer.version:
                    overtaken.add(number)
                part.stand_on(stored[number])
            self.overtaken = frozenset(overtaken)


def _version(text: str | None) -> int:
    return int(text[:9]) if text and text.isascii() and text.isdecimal() else 0


def answers_form(numbers: Iterable[int]) -> AnswersForm:
    """The form for these recommendations."""
    asked = tuple(numbers)
    parts = {f"r{number}": FormField(AnswerFields, separator="-") for number in asked}
    form: AnswersForm = type("AnswersForm", (AnswersForm,), {**parts, "numbers": asked})()
    return form


class PositiveForm(CaseForm):
    """One button: every recommendation is accepted."""

    def command(self, number: str) -> DecidePositive:
        """The act."""
        return DecidePositive(number, self.seen)


class SendForm(CaseForm):
    language = RadioField(
        _l("Language of the answer"),
        choices=choices((code, NAMES[code]) for code in TEXT_LANGUAGES),
        validate_choice=False,
        validators=[InputRequired(_l("Choose the language of the answer: Kazakh or Russian."))],
    )
    remedy_text = TextAreaField(
        _l("How the answer can be challenged"),
        validators=[InputRequired(_l("Say how the answer can be challenged.")), Clean("text", 2_000)],
    )

    def command(self, number: str) -> SendAnswer:
        """The act."""
        return SendAnswer(number, self.seen, self.language.data or "", self.remedy_text.data or "")


class NoticeForm(CaseForm):
    hearing_on = DayField(
        _l("Day of the hearing"), validators=[InputRequired(_l("Give the day of the hearing.")), SensibleDay()]
    )
    hearing_time = StringField(
        _l("Time"), validators=[InputRequired(_l("Give the time, like 10:30."))], render_kw={"autocomplete": "off"}
    )
    place = StringField(
        _l("Place or link"), validators=[InputRequired(_l("Name the place or give the link.")), Clean("line", 300)]
    )
    decision_on = DayField(
        _l("Day on which you will decide"),
        validators=[InputRequired(_l("Give the day on which you will decide.")), SensibleDay()],
    )
    preliminary_position = TextAreaField(
        _l("Your preliminary position"),
        validators=[
            InputRequired(_l("Say what you intend to refuse or accept in part, and why.")),
            Clean("text", 5_000),
        ],
    )
    _clock: time | None = None

    def validate_hearing_time(self, field: Any) -> None:
        """Read 10:30 or 10.30."""
        match = _TIME.fullmatch((field.data or "").strip())
        try:
            self._clock = time(int(match[1]), int(match[2])) if match else None
        except ValueError:
            self._clock = None
        if self._clock is None:
            raise ValidationError(_("Give the time, like 10:30."))

    def refuse(self, error: DomainError) -> None:
        """Name the earliest lawful day at the field it concerns."""
        super().refuse(error)
        if isinstance(error, NoticeTooLate):
            earliest_on = error.values["earliest_on"]
            day = format_day_in_prose(earliest_on, current_language()) if isinstance(earliest_on, date) else ""
            self.decision_on.errors = [_(error.message) % {"earliest_on": day}]
            self.refusal = None

    def command(self, number: str) -> NotifyHearing:
        """The act."""
        hearing_at = datetime.combine(given(self.hearing_on), self._clock or time(), tzinfo=LOCAL)
        return NotifyHearing(
            number,
            self.seen,
            hearing_at,
            self.place.data or "",
            given(self.decision_on),
            self.preliminary_position.data or "",
        )


class OmitForm(CaseForm):
    reasons = TextAreaField(
        _l("Whose rights, freedoms or lawful interests the hearing would harm, and how"),
        validators=[InputRequired(_l("Give the reasons in at least 80 characters.")), Clean("text", 5_000)],
    )

    def command(self, number: str) -> OmitHearing:
        """The act."""
        return OmitHearing(number, self.seen, self.reasons.data or "")


class ReportForm(CaseForm):
    result = RadioField(
        _l("What became of the measure"),
        choices=choices([("yes", _l("It is done")), ("no", _l("It is not done yet"))]),
        validate_choice=False,
        validators=[
            InputRequired(_l("Choose one of the answers.")),
            AnyOf(["yes", "no"], _l("Choose one of the answers.")),
        ],
    )
    report = TextAreaField(
        _l("What was done, and how it can be seen"),
        validators=[
            InputRequired(_l("Say in at least 20 characters what was done and how it can be seen.")),
            Clean("text", 5_000),
        ],
    )

    def command(self, number: str, recommendation: int) -> ReportImplementation:
        """The act."""
        is_done = self.result.data == "yes"
        return ReportImplementation(number, self.seen, recommendation, is_done, self.report.data or "")
