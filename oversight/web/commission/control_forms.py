"""Forms of the control: programme, facts, ends."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import MultipleFileField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.errors import DomainError
from oversight.domain.terms import TEXT_LANGUAGES
from oversight.services.attachments import Upload
from oversight.services.findings import FilesRefused, RecordFinding, WithdrawFinding
from oversight.services.programme import ProgrammeDraft, ProposeOpening
from oversight.services.reviews import CloseNoFindings, Complete, Discontinue, Resume, Suspend
from oversight.statute.schema import Ground
from oversight.web.context import sentence
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import NAMES, current_language

LANGUAGE_CHOICES = [(code, NAMES[code]) for code in TEXT_LANGUAGES]
LONG = 5_000
REASONS = 2_000
_NOBODY = UUID(int=0)


def as_id(text: object) -> UUID:
    """The id a choice carries; one that nobody has when it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return _NOBODY


def text_of(field: Any) -> str:
    """What was typed, without outer spaces."""
    return (field.data or "").strip()


class ConfirmForm(CaseForm):
    """Nothing to fill in: one act to confirm."""


class ReasonsForm(CaseForm):
    reasons = TextAreaField(_l("Reasons"), validators=[InputRequired(_l("Give the reasons")), Clean("text", REASONS)])

    def suspend(self, number: str) -> Suspend:
        """The command of the page that interrupts a control."""
        return Suspend(number, self.seen, text_of(self.reasons))

    def close_no_findings(self, number: str) -> CloseNoFindings:
        """The command of the page that ends a control without findings."""
        return CloseNoFindings(number, self.seen, text_of(self.reasons))

    def withdraw(self, number: str, finding: int) -> WithdrawFinding:
        """The command of the page that takes back a fact."""
        return WithdrawFinding(number, self.seen, finding, text_of(self.reasons))


class ProgrammeForm(CaseForm):
    form = RadioField(
        _l("Form of control"),
        choices=[],
        validate_choice=False,
        validators=[InputRequired(_l("Choose the form of control"))],
    )
    tasks = TextAreaField(
        _l("Tasks of the control"),
        validators=[InputRequired(_l("Write the tasks of the control")), Clean("text", LONG)],
    )
    questions = TextAreaField(_l("Questions to be answered"), validators=[Optional(), Clean("text", LONG)])
    starts_on = DayField(_l("Starts on"), validators=[InputRequired(_l("Give the day on which the control starts"))])
    ends_on = DayField(_l("Should end on"), validators=[InputRequired(_l("Give the day on which it should end"))])
    place = StringField(
        _l("Place"), validators=[InputRequired(_l("Say where the control takes place")), Clean("line", 500)]
    )
    group = SelectMultipleField(
        _l("Group"), choices=[], validate_choice=False, validators=[InputRequired(_l("Choose the group"))]
    )
    rapporteur = RadioField(_l("Rapporteur"), choices=[], validate_choice=False, validators=[Optional()])
    rapporteur_reasons = TextAreaField(
        _l("Why another rapporteur than the one proposed"), validators=[Optional(), Clean("text", REASONS)]
    )

    def offer(self, forms: Iterable[tuple[str, str]], draft: ProgrammeDraft) -> None:
        """Set what may be chosen; show the programme kept so far on a page that was not sent yet."""
        self.form.choices = choices(forms)
        self.group.choices = choices((str(one.seat_id), one.name) for one in draft.candidates)
        self.rapporteur.choices = choices((str(one.account_id), one.name) for one in draft.able_to_report)
        if not self.is_submitted():
            self.form.data, self.tasks.data, self.questions.data = draft.form, draft.tasks, draft.questions
            self.starts_on.data, self.ends_on.data, self.place.data = draft.starts_on, draft.ends_on, draft.place
            self.group.data = [str(seat_id) for seat_id in draft.group]
            chosen = draft.rapporteur_id or (draft.proposed.account_id if draft.proposed else "")
            self.rapporteur.data = str(chosen)
            self.rapporteur_reasons.data = draft.rapporteur_reasons

    def command(self, number: str) -> ProposeOpening:
        """The programme as typed."""
        return ProposeOpening(
            number=number,
            seen=self.seen,
            form=self.form.data or "",
            tasks=text_of(self.tasks),
            questions=text_of(self.questions),
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            place=text_of(self.place),
            group=tuple(as_id(choice) for choice in self.group.data or ()),
            rapporteur_id=as_id(self.rapporteur.data) if self.rapporteur.data else None,
            rapporteur_reasons=text_of(self.rapporteur_reasons),
        )


class FindingForm(CaseForm):
    text = TextAreaField(
        _l("Fact or circumstance"),
        validators=[InputRequired(_l("Write the fact or circumstance")), Clean("text", LONG)],
    )
    language = RadioField(_l("Language of the text"), choices=choices(LANGUAGE_CHOICES), validate_choice=False)
    established_on = DayField(
        _l("Established on"), validators=[InputRequired(_l("Give the day on which it was established"))]
    )
    place = StringField(_l("Place"), validators=[Optional(), Clean("line", 300)])
    evidence = TextAreaField(
        _l("Evidence"), validators=[InputRequired(_l("Name at least one piece of evidence")), Clean("text", LONG)]
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

    def begin(self, today: date) -> None:
        """Propose today and the reader's language on a page that was not sent yet."""
        if not self.is_submitted():
            self.established_on.data = today
            code = current_language()
            self.language.data = code if code in TEXT_LANGUAGES else TEXT_LANGUAGES[0]

    def command(self, number: str) -> RecordFinding:
        """The fact as typed."""
        return RecordFinding(
            number=number,
            seen=self.seen,
            text=text_of(self.text),
            language=self.language.data or "",
            established_on=self.established_on.data,
            place=text_of(self.place),
            evidence=text_of(self.evidence),
        )


class CompleteForm(CaseForm):
    completed_on = DayField(
        _l("Day of completion"), validators=[InputRequired(_l("Give the day on which the control was completed"))]
    )

    def command(self, number: str) -> Complete:
        """The day as typed."""
        return Complete(number, self.seen, self.completed_on.data)


class ResumeForm(CaseForm):
    ends_on = DayField(_l("New planned end"), validators=[Optional()])

    def command(self, number: str) -> Resume:
        """The new end, if one was given."""
        return Resume(number, self.seen, self.ends_on.data)


class DiscontinueForm(ReasonsForm):
    ground = RadioField(
        _l("Ground"), choices=[], validate_choice=False, validators=[InputRequired(_l("Choose the ground"))]
    )

    def offer(self, grounds: Iterable[Ground]) -> None:
        """Set the grounds that may be chosen."""
        self.ground.choices = choices((ground.key, ground.name.of(current_language())) for ground in grounds)

    def command(self, number: str) -> Discontinue:
        """Ground and reasons as chosen and typed."""
        return Discontinue(number, self.seen, self.ground.data or "", text_of(self.reasons))
