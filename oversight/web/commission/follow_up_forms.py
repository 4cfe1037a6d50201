"""Forms of what the commission makes of an answer. Each carries the version the person saw and ends in a command."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Optional

from oversight.domain.terms import Assessment, Outcome
from oversight.services.answer_values import RecommendationView
from oversight.services.closure import AskToComplete, Assess, Close, RecordImplementation, StartFollowUp
from oversight.services.hearings import WaiveHearing
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.state_tags import STATE_TAGS

_CHOOSE = _l("Choose one of the answers.")
_REASONS = _l("Give the reasons in at least 20 characters.")
ASSESSMENTS = (
    (Assessment.SATISFIED, _l("Satisfied")),
    (Assessment.PARTLY, _l("Partly satisfied")),
    (Assessment.NOT_SATISFIED, _l("Not satisfied")),
)


class AssessForm(CaseForm):
    """The assessment of one answer; several stand on one page, so each has a prefix."""

    assessment = RadioField(
        _l("Assessment"),
        choices=choices((value.value, label) for value, label in ASSESSMENTS),
        validate_choice=False,
        validators=[InputRequired(_CHOOSE), AnyOf([value.value for value in Assessment], _CHOOSE)],
    )
    reasons = TextAreaField(_l("Reasons"), validators=[InputRequired(_REASONS), Clean("text", 5_000)])

    def command(self, number: str, recommendation: int) -> Assess:
        """The act."""
        assessment = Assessment(self.assessment.data or "")
        return Assess(number, self.seen, recommendation, assessment, self.reasons.data or "")


class CompletionForm(CaseForm):
    recommendations = SelectMultipleField(
        _l("Which answers"),
        validate_choice=False,
        validators=[InputRequired(_l("Choose the answers that have to be completed."))],
    )
    reasons = TextAreaField(_l("What is missing"), validators=[InputRequired(_REASONS), Clean("text", 5_000)])

    def offer(self, numbers: Iterable[tuple[int, str]]) -> None:
        """The answers that can be returned."""
        self.recommendations.choices = choices((str(number), label) for number, label in numbers)

    def command(self, number: str) -> AskToComplete:
        """The act. What is no number of a recommendation is refused by it."""
        chosen = [text for text in self.recommendations.data or [] if text.isascii() and text.isdecimal()]
        return AskToComplete(number, self.seen, tuple(int(text[:6]) for text in chosen), self.reasons.data or "")


class FollowUpForm(CaseForm):
    """A day for each promised measure. Made by `follow_up_form`."""

    numbers: tuple[int, ...] = ()

    def day(self, number: int) -> Any:
        """The field of one measure."""
        return self[f"follow_up_on_{number}"]

    def command(self, number: str) -> StartFollowUp:
        """The act; it names the days that are missing."""
        days = {one: self.day(one).data for one in self.numbers if self.day(one).data}
        return StartFollowUp(number, self.seen, days)


def follow_up_form(rows: Iterable[RecommendationView], today: date) -> FollowUpForm:
    """The form for these measures; each is proposed to be checked on its own day, or today if that has passed."""
    measured = tuple(rows)
    fields = {
        f"follow_up_on_{row.number}": DayField(
            _l("Checked on"), validators=[Optional()], default=max(row.answer.measure_on or today, today)
        )
        for row in measured
    }
    numbers = tuple(row.number for row in measured)
    form: FollowUpForm = type("FollowUpForm", (FollowUpForm,), {**fields, "numbers": numbers})()
    return form


class CheckForm(CaseForm):
    result = RadioField(
        _l("What became of the measure"),
        choices=choices([("yes", _l("It is done")), ("no", _l("It is not done"))]),
        validate_choice=False,
        validators=[InputRequired(_CHOOSE), AnyOf(["yes", "no"], _CHOOSE)],
    )
    evidence = TextAreaField(
        _l("Evidence"),
        validators=[InputRequired(_l("Name the evidence in at least 20 characters.")), Clean("text", 5_000)],
    )
    next_on = DayField(_l("New day of the check, if it is not done"), validators=[Optional()])

    def command(self, number: str, recommendation: int) -> RecordImplementation:
        """The act."""
        is_done = self.result.data == "yes"
        return RecordImplementation(
            number, self.seen, recommendation, is_done, self.evidence.data or "", self.next_on.data
        )


class CloseForm(CaseForm):
    outcome = RadioField(_l("Outcome"), validate_choice=False, validators=[InputRequired(_l("Choose the outcome."))])
    reasons = TextAreaField(_l("Reasons"), validators=[InputRequired(_REASONS), Clean("text", 5_000)])

    def offer(self, outcomes: Iterable[Outcome], proposed: Outcome) -> None:
        """The outcomes that fit; the proposed one is chosen until somebody chooses otherwise."""
        self.outcome.choices = choices((one.value, _l(STATE_TAGS[f"outcome.{one}"].word)) for one in outcomes)
        if not self.is_submitted():
            self.outcome.data = proposed.value

    def command(self, number: str) -> Close:
        """The act; an outcome that does not fit is refused by it."""
        known = {one.value: one for one in Outcome}
        return Close(number, self.seen, known.get(self.outcome.data or "", Outcome.WITHDRAWN), self.reasons.data or "")


class WaiverForm(CaseForm):
    reasons = TextAreaField(
        _l("Why the commission gives up the hearing"),
        validators=[InputRequired(_l("Give the reasons in at least 80 characters.")), Clean("text", 5_000)],
    )

    def command(self, number: str) -> WaiveHearing:
        """The act."""
        return WaiveHearing(number, self.seen, self.reasons.data or "")
