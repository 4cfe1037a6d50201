"""The form in which the agency records its hearing: what the protocol tells (APPK 74, by analogy)."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.services.answer_values import HearingView
from oversight.services.context import LOCAL
from oversight.services.hearings import HoldHearing
from oversight.services.responses import Colleague
from oversight.web.agency.forms import SensibleDay, given
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean
from oversight.web.moments import ClockField, moment


class RecordForm(CaseForm):
    held_on = DayField(
        _l("Day on which the hearing was held"),
        validators=[InputRequired(_l("Give the day on which the hearing was held.")), SensibleDay()],
    )
    began_at = ClockField(_l("It began at"), validators=[InputRequired(_l("Give the time, like 10:30."))])
    ended_at = ClockField(_l("It ended at"), validators=[InputRequired(_l("Give the time, like 10:30."))])
    place = StringField(
        _l("Place or link"), validators=[InputRequired(_l("Name the place or give the link.")), Clean("line", 300)]
    )
    official = StringField(
        _l("Who held it"),
        validators=[InputRequired(_l("Write the name and, after a comma, the position.")), Clean("line", 300)],
    )
    clerk = StringField(
        _l("Who kept the minutes"),
        validators=[InputRequired(_l("Write the name and, after a comma, the position.")), Clean("line", 300)],
    )
    participants = TextAreaField(_l("Who came for the commission"), validators=[Optional(), Clean("text", 2_000)])
    is_commission_absent = BooleanField(_l("Nobody of the commission came, although it was told"))
    question = TextAreaField(
        _l("Question that was heard"),
        validators=[InputRequired(_l("Say which question was heard.")), Clean("text", 5_000)],
    )
    record_text = TextAreaField(
        _l("What was said"),
        validators=[InputRequired(_l("Write in at least 80 characters what was said.")), Clean("text")],
    )
    remarks = TextAreaField(_l("Remarks on the protocol"), validators=[Optional(), Clean("text", 5_000)])
    remarks_decision = TextAreaField(_l("Decision on the remarks"), validators=[Optional(), Clean("text", 2_000)])

    def begin(self, hearing: HearingView | None, clerk: Colleague | None, today: date) -> None:
        """Propose what the notice said and who is writing, on a page that was not sent yet."""
        if self.is_submitted():
            return
        self.held_on.data = today
        if hearing is not None and hearing.hearing_at is not None:
            self.began_at.data = f"{hearing.hearing_at.astimezone(LOCAL):%H:%M}"
            self.place.data, self.question.data = hearing.place, hearing.preliminary_position
        if clerk is not None:
            self.clerk.data = ", ".join(filter(None, (clerk.name, clerk.position)))

    def command(self, number: str) -> HoldHearing:
        """The act."""
        return HoldHearing(
            number=number,
            seen=self.seen,
            began_at=moment(given(self.held_on), self.began_at.clock),
            ended_at=moment(given(self.held_on), self.ended_at.clock),
            place=self.place.data or "",
            official=self.official.data or "",
            clerk=self.clerk.data or "",
            participants=self.participants.data or "",
            is_commission_absent=bool(self.is_commission_absent.data),
            question=self.question.data or "",
            record_text=self.record_text.data or "",
            remarks=self.remarks.data or "",
            remarks_decision=self.remarks_decision.data or "",
        )
