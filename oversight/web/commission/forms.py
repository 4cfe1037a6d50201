"""Forms of the desk: take and put back, declare, clear."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.terms import InterestMeasure, InterestStatement
from oversight.services.declarations import Clear, DeclareInterest
from oversight.services.intake import ClaimIntake, ReleaseIntake
from oversight.web.forms import CaseForm, Clean, choices

_NATURE = 2_000


class ClaimForm(CaseForm):
    """One button of the queue."""

    def claim(self, number: str) -> ClaimIntake:
        """Take the complaint."""
        return ClaimIntake(number, self.seen)

    def release(self, number: str) -> ReleaseIntake:
        """Put it back."""
        return ReleaseIntake(number, self.seen)

    def clear(self, number: str) -> Clear:
        """Say that the declarations are complete."""
        return Clear(number, self.seen)


class DeclareForm(CaseForm):
    statement = RadioField(
        _l("Do you have a personal interest in this matter?"),
        choices=choices(
            [
                (InterestStatement.NONE.value, _l("No")),
                (InterestStatement.MAY_ARISE.value, _l("It may arise")),
                (InterestStatement.PRESENT.value, _l("Yes")),
            ]
        ),
        validators=[InputRequired(_l("Choose one of the three answers."))],
    )
    measure = RadioField(
        _l("If it may arise: how do you go on?"),
        choices=choices(
            [
                (InterestMeasure.CONTINUE.value, _l("I continue and disclose the interest to the commission")),
                (InterestMeasure.RECUSE.value, _l("I recuse myself")),
            ]
        ),
        validators=[Optional()],
    )
    nature = TextAreaField(_l("What is the interest?"), validators=[Optional(), Clean("text", _NATURE)])

    def command(self, number: str) -> DeclareInterest:
        """The answer as chosen."""
        return DeclareInterest(
            number,
            InterestStatement(self.statement.data),
            InterestMeasure(self.measure.data) if self.measure.data else None,
            (self.nature.data or "").strip(),
            self.seen,
        )
