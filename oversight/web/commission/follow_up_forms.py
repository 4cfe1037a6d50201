"""Forms of what the commission makes of an answer. Each carries the version the person saw and ends in a command."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    FieldList,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import AnyOf, InputRequired, Optional

from oversight.domain.errors import DomainError, InputRefused
from oversight.domain.returned_land import (
    LONGEST_BASIS,
    LONGEST_CADASTRAL_NUMBER,
    LONGEST_DISTRICT,
    MOST_PLOTS,
    Plot,
)
from oversight.domain.terms import TEXT_LANGUAGES, Assessment, Outcome
from oversight.services.answer_values import RecommendationView
from oversight.services.closure import AskToComplete, Assess, Close, RecordImplementation, StartFollowUp
from oversight.services.hearings import WaiveHearing
from oversight.services.returned_land import StrikeOut
from oversight.web.commission.control_forms import LANGUAGE_CHOICES, text_of
from oversight.web.fields import DayField, HectaresField
from oversight.web.forms import CaseForm, Clean, Form, choices
from oversight.web.language import current_language
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


class PlotForm(Form):
    """One plot of land; a form within the form. What is missing is said by the act."""

    area = HectaresField(_l("Area of the plot, hectares"), validators=[Optional()], render_kw={"inputmode": "decimal"})
    cadastral_number = StringField(
        _l("Cadastral number"),
        validators=[Optional(), Clean("line", LONGEST_CADASTRAL_NUMBER)],
        render_kw={"autocomplete": "off"},
    )
    region = SelectField(_l("Region"), choices=[], validate_choice=False)
    district = StringField(_l("District"), validators=[Optional(), Clean("line", LONGEST_DISTRICT)])
    returned_on = DayField(_l("Day of the return"), validators=[Optional()])
    basis = StringField(_l("Document"), validators=[Optional(), Clean("line", LONGEST_BASIS)])

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; the region is chosen beforehand."""
        return not any((one.data or "") for one in self if one.short_name not in {"region", "csrf_token"})

    def plot(self, language: str) -> Plot:
        """The plot as typed."""
        return Plot(
            self.area.area,
            self.region.data or "",
            text_of(self.district),
            language,
            self.returned_on.data,
            text_of(self.basis),
            text_of(self.cadastral_number),
        )


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
    plots = FieldList(FormField(PlotForm), label=_l("Land returned to the state"), max_entries=MOST_PLOTS)
    language = RadioField(
        _l("Language of the districts' names"), choices=choices(LANGUAGE_CHOICES), validate_choice=False
    )

    @property
    def given(self) -> list[PlotForm]:
        """The plots into which something was typed."""
        return [row.form for row in self.plots if not row.form.is_empty]

    def open_land(self, regions: Iterable[tuple[str, str]], region: str) -> None:
        """Offer room for a plot in the case's own region, in the reader's language; one more if it was asked for."""
        if not self.is_submitted():
            code = current_language()
            self.language.data = code if code in TEXT_LANGUAGES else TEXT_LANGUAGES[0]
        if (not self.plots.entries or self.asks_for_another) and len(self.plots.entries) < MOST_PLOTS:
            self.plots.append_entry({"region": region})
        offered = choices(regions)
        for row in self.plots:
            row.form.region.choices = offered

    @property
    def asks_for_another(self) -> bool:
        """Whether the button was pressed that keeps nothing and makes room for one more plot."""
        return "another" in request.form

    def refuse(self, error: DomainError) -> None:
        """As every form; what is wrong with a plot stands at its own field."""
        super().refuse(error)
        fields = error.fields if isinstance(error, InputRefused) else {}
        for name, message in fields.items():
            part, _dash, rest = name.partition("-")
            if part == "plots" and rest:
                place, _dash, inner = rest.partition("-")
                field = self.language if inner == "language" else self.given[int(place)][inner]
                field.errors = [*field.errors, _(message)] if _(message) not in field.errors else field.errors
                self.refusal = None

    def command(self, number: str, recommendation: int) -> RecordImplementation:
        """The act. Plots left empty are dropped."""
        language = self.language.data or ""
        return RecordImplementation(
            number,
            self.seen,
            recommendation,
            self.result.data == "yes",
            self.evidence.data or "",
            self.next_on.data,
            tuple(form.plot(language) for form in self.given),
        )


class StrikeOutForm(CaseForm):
    reasons = TextAreaField(_l("Reasons"), validators=[InputRequired(_REASONS), Clean("text", 2_000)])

    def command(self, number: str, plot: int) -> StrikeOut:
        """The act."""
        return StrikeOut(number, self.seen, plot, self.reasons.data or "")


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
