"""Forms of the public pages: each checks shape and ends in a command."""

from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, EmailField, HiddenField, RadioField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.terms import ComplaintCategory, SeenAs
from oversight.services import complaints, filer_acts, filing_steps
from oversight.services.answers import Answers
from oversight.services.drafts import DraftKey, DraftView
from oversight.web.fields import DayField, HectaresField
from oversight.web.forms import CaseForm, Clean, Form, choices

WISH, DECISION = 5_000, 2_000


def typed(field: Any) -> str:
    """What stands in a field, without outer spaces."""
    return (field.data or "").strip()


def chosen_id(field: Any) -> UUID | None:
    """The id chosen in a field; None when nothing (or nothing of ours) was."""
    try:
        return UUID(typed(field))
    except ValueError:
        return None


class StepForm(Form):
    """One page of the filing. It carries the version of the draft that the writer saw."""

    version = HiddenField()

    def show(self, draft: DraftView) -> None:
        """Fill the page from the draft; after a conflict the typed text stays and only the version is renewed."""
        if not self.is_submitted():
            self.recall(draft)
        if not self.is_submitted() or self.status == 409:  # noqa: PLR2004
            self.version.data = str(draft.version)

    def recall(self, draft: DraftView) -> None:
        """Fill the fields with what was answered before."""
        for name in self._fields.keys() & Answers.__dataclass_fields__.keys():
            value = getattr(draft.answers, name)
            self[name].data = value.value if isinstance(value, ComplaintCategory) else value

    @property
    def seen_version(self) -> int:
        """The version the writer saw; one that cannot be read counts as older than everything."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004


class WhoForm(StepForm):
    organisation = RadioField(_l("On whose behalf do you file?"), validators=[Optional()])
    full_name = StringField(
        _l("Surname, name, patronymic"),
        validators=[InputRequired(_l("Write your name.")), Clean("name")],
        render_kw={"autocomplete": "name"},
    )
    postal_address = TextAreaField(
        _l("Postal address"),
        validators=[InputRequired(_l("Write your postal address.")), Clean("line", 500)],
        render_kw={"autocomplete": "street-address"},
    )
    email = EmailField(_l("E-mail address"), validators=[Optional()], render_kw={"autocomplete": "email"})
    phone = TelField(_l("Phone"), validators=[Optional()], render_kw={"autocomplete": "tel"})
    iin = StringField(_l("IIN"), validators=[Optional()], render_kw={"inputmode": "numeric", "autocomplete": "off"})
    birth_on = DayField(_l("Date of birth"), validators=[Optional()], render_kw={"autocomplete": "bday"})
    is_citizen = BooleanField(_l("I am a citizen of the Republic of Kazakhstan"))

    def ask_no_citizenship(self) -> None:
        """For somebody who files for an organisation only."""
        for name in ("is_citizen", "iin", "birth_on"):
            del self[name]

    def recall(self, draft: DraftView) -> None:
        for name in ("full_name", "postal_address", "email", "phone", "iin", "birth_on"):
            if name in self:
                self[name].data = getattr(draft.person, name)
        if "is_citizen" in self:
            self.is_citizen.data = draft.answers.is_citizen
        if "organisation" in self:
            self.organisation.data = str(draft.organisation_id or "")

    def command(self, key: DraftKey) -> filing_steps.SaveWho:
        return filing_steps.SaveWho(
            key=key,
            version=self.seen_version,
            organisation_id=chosen_id(self.organisation) if "organisation" in self else None,
            full_name=typed(self.full_name),
            postal_address=typed(self.postal_address),
            email=typed(self.email),
            phone=typed(self.phone),
            iin=typed(self.iin) if "iin" in self else "",
            birth_on=self.birth_on.data if "birth_on" in self else None,
            is_citizen=bool("is_citizen" in self and self.is_citizen.data),
        )


class PlaceForm(StepForm):
    region = SelectField(_l("Region"), validators=[InputRequired(_l("Choose the region."))])
    topic = RadioField(_l("What is it about?"), validators=[InputRequired(_l("Choose what it is about."))])

    def command(self, key: DraftKey) -> filing_steps.SavePlace:
        return filing_steps.SavePlace(key, self.seen_version, typed(self.region), typed(self.topic))


class BodyForm(StepForm):
    commission = RadioField(_l("Commission"), validators=[InputRequired(_l("Choose the commission."))])
    agency = SelectField(_l("Which body acted or decided?"), validators=[Optional()])
    agency_text = StringField(_l("Its name, if it is not in the list"), validators=[Optional(), Clean("line", 300)])

    def recall(self, draft: DraftView) -> None:
        self.commission.data = str(draft.answers.commission_id or "")
        self.agency.data = str(draft.answers.agency_id or "")
        self.agency_text.data = draft.answers.agency_text

    def command(self, key: DraftKey) -> filing_steps.SaveBody:
        commission_id = chosen_id(self.commission)
        assert commission_id is not None  # noqa: S101 - one of the choices, checked by the field
        return filing_steps.SaveBody(
            key, self.seen_version, commission_id, chosen_id(self.agency), typed(self.agency_text)
        )


CATEGORIES = {
    ComplaintCategory.APPLICATION: _l("Application: I ask for help or for a decision"),
    ComplaintCategory.COMPLAINT: _l("Complaint: rights or interests were violated"),
    ComplaintCategory.MESSAGE: _l("Message: I report a violation or a shortcoming"),
    ComplaintCategory.PROPOSAL: _l("Proposal: I say how something could be better"),
    ComplaintCategory.RESPONSE: _l("Response: I say what I think of what is going on"),
    ComplaintCategory.REQUEST: _l("Request: I ask for information"),
}


class WhatForm(StepForm):
    category = RadioField(
        _l("What kind of filing is it?"),
        choices=choices((one.value, name) for one, name in CATEGORIES.items()),
        validators=[InputRequired(_l("Choose what kind of filing it is."))],
    )
    subject = StringField(
        _l("In one line: what is it about?"),
        validators=[InputRequired(_l("Say in one line what it is about.")), Clean("line")],
    )
    decision_text = TextAreaField(_l("Act, decision or inaction"), validators=[Optional(), Clean("text", DECISION)])
    text = TextAreaField(
        _l("What happened and why it matters"), validators=[InputRequired(_l("Describe what happened.")), Clean("text")]
    )
    wish = TextAreaField(_l("What do you ask the commission to do?"), validators=[Optional(), Clean("text", WISH)])

    def command(self, key: DraftKey) -> filing_steps.SaveWhat:
        return filing_steps.SaveWhat(
            key,
            self.seen_version,
            ComplaintCategory(self.category.data),
            typed(self.subject),
            typed(self.decision_text),
            typed(self.text),
            typed(self.wish),
        )


class WhenForm(StepForm):
    happened_on = DayField(_l("Date"), validators=[Optional()])
    happened_text = StringField(_l("Or in words"), validators=[Optional(), Clean("line", 300)])
    locality = StringField(
        _l("Place"),
        validators=[InputRequired(_l("Name the place.")), Clean("line", 300)],
    )
    cadastral_number = StringField(
        _l("Cadastral number"), validators=[Optional(), Clean("line", 30)], render_kw={"autocomplete": "off"}
    )
    area_hectares = HectaresField(
        _l("Area, hectares"), validators=[Optional()], render_kw={"inputmode": "decimal", "autocomplete": "off"}
    )

    def recall(self, draft: DraftView) -> None:
        super().recall(draft)
        if "area_hectares" in self:
            self.area_hectares.show(draft.answers.area_hectares)

    def command(self, key: DraftKey) -> filing_steps.SaveWhen:
        is_land = "area_hectares" in self
        return filing_steps.SaveWhen(
            key=key,
            version=self.seen_version,
            happened_on=self.happened_on.data,
            happened_text=typed(self.happened_text),
            locality=typed(self.locality),
            cadastral_number=typed(self.cadastral_number) if is_land else "",
            area_hectares=self.area_hectares.area if is_land else None,
        )


class FilesForm(Form):
    files = MultipleFileField(_l("Add files"), validators=[Optional()])


class SeenForm(StepForm):
    seen_as = RadioField(
        _l("How do you want to be seen?"),
        choices=choices(
            [
                (SeenAs.SECRETARY_ONLY.value, _l("My name is known to the secretary only")),
                (SeenAs.PUBLIC_NAME.value, _l("My name may be shown to the commission")),
            ]
        ),
        validators=[InputRequired(_l("Choose how you want to be seen."))],
    )

    def recall(self, draft: DraftView) -> None:
        self.seen_as.data = draft.answers.seen_as.value if draft.answers.seen_as else None

    def command(self, key: DraftKey) -> filing_steps.SaveSeen:
        return filing_steps.SaveSeen(key, self.seen_version, SeenAs(self.seen_as.data))


class SendForm(Form):
    agrees = BooleanField(
        _l("I agree that the commission collects and uses my name, address and contacts to consider this complaint"),
        validators=[
            InputRequired(_l("Without your consent the commission may not keep your complaint: tick the box."))
        ],
    )
    confirms = BooleanField(
        _l("The address and the contacts above are right; notice sent there is proper notice to me"),
        validators=[InputRequired(_l("Confirm the address and the contacts above, or change them."))],
    )

    def command(self, key: DraftKey, language: str, address: str) -> complaints.SubmitComplaint:
        return complaints.SubmitComplaint(
            key,
            language,
            address,
            agrees_to_processing=bool(self.agrees.data),
            confirms_contacts=bool(self.confirms.data),
        )


class ActionForm(Form):
    """A page that only asks for the button: send, begin, delete."""


class TrackForm(Form):
    number = StringField(
        _l("Number of the case"),
        validators=[InputRequired(_l("Write the number of the case."))],
        render_kw={"autocomplete": "off", "inputmode": "numeric"},
    )
    secret = StringField(
        _l("Tracking code"),
        validators=[InputRequired(_l("Write the tracking code."))],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class FixForm(CaseForm):
    text = TextAreaField(_l("Your answer"), validators=[Optional(), Clean("text")])
    postal_address = TextAreaField(
        _l("Postal address, if it was asked for"),
        validators=[Optional(), Clean("line", 500)],
        render_kw={"autocomplete": "street-address"},
    )
    files = MultipleFileField(_l("Files"), validators=[Optional()])

    def command(self, number: str, files: tuple[Any, ...]) -> filer_acts.SupplyFix:
        return filer_acts.SupplyFix(number, self.seen, typed(self.text), typed(self.postal_address), files)


class WithdrawForm(CaseForm):
    reasons = TextAreaField(_l("Why do you withdraw it?"), validators=[Optional(), Clean("text", WISH)])
    is_sure = BooleanField(
        _l("I withdraw this complaint"), validators=[InputRequired(_l("Confirm that you withdraw the complaint."))]
    )

    def command(self, number: str) -> filer_acts.Withdraw:
        return filer_acts.Withdraw(number, self.seen, typed(self.reasons))
