"""Forms of the votes: each checks shape and ends in a command."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.grounds import GroundReading
from oversight.domain.terms import MotionKind, VoteChoice
from oversight.services.motions import CastVote, CloseMotion, DecideAsChair, OpenMotion
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import current_language
from oversight.web.moments import ClockField, moment

TEXT = 5_000
DISSENT = 10_000


def typed(field: Any) -> str:
    """What stands in a field, without outer spaces."""
    return (field.data or "").strip()


class OpenVoteForm(CaseForm):
    text = TextAreaField(
        _l("What is put to the vote"),
        validators=[InputRequired(_l("Write what is put to the vote.")), Clean("text", TEXT)],
    )
    ends_on = DayField(_l("Last day of the vote"), validators=[InputRequired(_l("Give the last day of the vote."))])
    ends_at = ClockField(_l("Until what time"), validators=[InputRequired(_l("Give the time at which the vote ends."))])

    def begin(self, ends_on: date, text: str) -> None:
        """Propose a last day and the usual question on a page that was not sent yet."""
        if not self.is_submitted():
            self.ends_on.data = ends_on
            self.ends_at.data = "18:00"
            self.text.data = text

    def command(self, number: str, kind: MotionKind) -> OpenMotion:
        """Put the question."""
        return OpenMotion(number, kind, typed(self.text), moment(self.ends_on.data, self.ends_at.clock), self.seen)


class BallotForm(CaseForm):
    vote = RadioField(
        _l("Your vote"),
        choices=choices(
            [
                (VoteChoice.FOR.value, _l("For")),
                (VoteChoice.AGAINST.value, _l("Against")),
                (VoteChoice.ABSTAIN.value, _l("Abstain")),
            ]
        ),
        validators=[InputRequired(_l("Choose one of the three."))],
    )
    dissent = TextAreaField(_l("Separate opinion"), validators=[Optional(), Clean("text", DISSENT)])

    def command(self, number: str, motion_id: UUID) -> CastVote:
        """The vote as chosen."""
        return CastVote(number, motion_id, VoteChoice(self.vote.data), typed(self.dissent), self.seen)


class InadmissibleForm(CaseForm):
    """A ground and reasons, asked only where admission is not carried."""

    ground = RadioField(_l("Ground of inadmissibility"), choices=[], validate_choice=False)
    reasons = TextAreaField(_l("Reasons"), validators=[Optional(), Clean("text", TEXT)])

    def offer(self, grounds: Iterable[GroundReading], proposed: str | None) -> None:
        """Set the grounds; the one the secretary proposed is chosen on a page that was not sent yet."""
        self.ground.choices = choices((ground.key, ground.name.of(current_language())) for ground in grounds)
        if not self.is_submitted():
            self.ground.data = proposed


class CloseForm(InadmissibleForm):
    def command(self, number: str, motion_id: UUID) -> CloseMotion:
        """Count and decide."""
        return CloseMotion(number, motion_id, self.seen, typed(self.ground), typed(self.reasons))


class ChairForm(InadmissibleForm):
    decision = RadioField(
        _l("Your decision"),
        choices=choices([("yes", _l("Yes")), ("no", _l("No"))]),
        validators=[InputRequired(_l("Answer yes or no."))],
    )
    text = TextAreaField(_l("Text of the decision"), validators=[Optional(), Clean("text", TEXT)])

    def command(self, number: str, kind: MotionKind) -> DecideAsChair:
        """The decision as chosen."""
        return DecideAsChair(
            number,
            kind,
            self.decision.data == "yes",
            typed(self.text),
            self.seen,
            typed(self.ground),
            typed(self.reasons),
        )
