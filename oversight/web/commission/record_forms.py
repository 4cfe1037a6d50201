"""The form of a complaint that came on paper, by telephone or at the reception."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    MultipleFileField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional, ValidationError

from oversight.domain.errors import DomainError, InputRefused
from oversight.domain.identifiers import check_iin, clean_email, clean_phone, iin_birth_on
from oversight.domain.terms import LANGUAGES, Channel, ComplaintCategory, SeenAs, Signing
from oversight.domain.words import N_
from oversight.services.answers import Answers
from oversight.services.attachments import Refusal, Upload
from oversight.services.choices import BodyChoice, CommissionChoice
from oversight.services.complaints import RecordOnBehalf, TakenDown
from oversight.services.context import Context
from oversight.services.identity import IdentityData
from oversight.statute.schema import Statute
from oversight.web.commission.intake_forms import chosen_id, typed
from oversight.web.commission.wording import CATEGORIES, CHANNELS, SEEN, SIGNINGS
from oversight.web.context import current, sentence
from oversight.web.fields import DayField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import NAMES, current_language
from oversight.web.moments import ClockField, moment

_AREA = re.compile(r"[0-9]{1,8}(?:[.,][0-9]{1,4})?")


class Checked:
    """A validator that keeps what *check* of the domain makes of the text, or shows its sentence."""

    def __init__(self, check: Callable[[str], str]) -> None:
        self.check = check

    def __call__(self, form: Any, field: Any) -> None:
        """Replace the field's data by its checked form."""
        del form
        try:
            field.data = self.check(typed(field))
        except DomainError as error:
            raise ValidationError(sentence(error)) from error


class RecordForm(CaseForm):
    channel = RadioField(
        _l("How it came in"), choices=[], validators=[InputRequired(_l("Choose how the complaint came in."))]
    )
    received_on = DayField(
        _l("Day of receipt"), validators=[InputRequired(_l("Give the day on which it was received."))]
    )
    received_at = ClockField(
        _l("Time of receipt"), validators=[InputRequired(_l("Give the time at which it was received."))]
    )
    language = RadioField(
        _l("Language of the complaint"),
        choices=choices([(code, NAMES[code]) for code in LANGUAGES]),
        validators=[InputRequired(_l("Choose the language."))],
    )
    category = RadioField(
        _l("Kind of filing"), choices=[], validators=[InputRequired(_l("Choose what kind of filing it is."))]
    )
    signing = RadioField(_l("How the filer stands for it"), choices=[], default="")
    spoken_place = StringField(_l("Where it was taken down"), validators=[Clean("line", 300)])
    ended_at = ClockField(_l("When the talk ended"))
    is_read_back = BooleanField(_l("The record was read to the filer, who confirmed it"))
    remarks = StringField(_l("Remarks of the filer on the record"), validators=[Optional(), Clean("line", 500)])
    scans = MultipleFileField(_l("Scans and annexes"), validators=[Optional()])

    full_name = StringField(
        _l("Surname, name, patronymic"), validators=[InputRequired(_l("Write the name.")), Clean("name")]
    )
    postal_address = TextAreaField(_l("Postal address"), validators=[Optional(), Clean("line", 500)])
    email = EmailField(_l("Mail address"), validators=[Optional(), Checked(clean_email)])
    phone = TelField(_l("Phone"), validators=[Optional(), Checked(clean_phone)])
    iin = StringField(
        _l("IIN"),
        validators=[Optional(), Checked(lambda text: check_iin(text, current().today))],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    birth_on = DayField(_l("Date of birth"), validators=[Optional()])
    is_citizen = BooleanField(_l("The filer states to be a citizen of the Republic of Kazakhstan"))
    agrees = BooleanField(_l("The filer agrees that personal data are collected and used to consider this complaint"))
    confirms = BooleanField(_l("The filer confirmed that the contacts are right and that notice there is proper"))
    seen_as = RadioField(_l("How the filer wants to be seen"), choices=[], default=SeenAs.SECRETARY_ONLY.value)

    commission = RadioField(_l("Commission"), choices=[], validators=[InputRequired(_l("Choose the commission."))])
    agency = SelectField(_l("Which body acted or decided?"), choices=[], validators=[Optional()])
    agency_text = StringField(_l("Its name, if it is not in the list"), validators=[Optional(), Clean("line", 300)])
    region = SelectField(_l("Region"), choices=[], validators=[InputRequired(_l("Choose the region."))])
    topic = SelectField(_l("Topic"), choices=[], validators=[InputRequired(_l("Choose what it is about."))])

    subject = StringField(
        _l("In one line: what is it about?"),
        validators=[InputRequired(_l("Say in one line what it is about.")), Clean("line")],
    )
    decision_text = TextAreaField(_l("Act, decision or inaction"), validators=[Optional(), Clean("text", 2_000)])
    text = TextAreaField(
        _l("What happened, in the filer's words"),
        validators=[InputRequired(_l("Describe what happened.")), Clean("text")],
    )
    wish = TextAreaField(_l("What the filer asks for"), validators=[Optional(), Clean("text", 5_000)])
    happened_on = DayField(_l("Date"), validators=[Optional()])
    happened_text = StringField(_l("Or in words"), validators=[Optional(), Clean("line", 300)])
    locality = StringField(_l("Place"), validators=[Optional(), Clean("line", 300)])
    cadastral_number = StringField(_l("Cadastral number"), validators=[Optional(), Clean("line", 30)])
    area_hectares = StringField(_l("Area, hectares"), validators=[Optional()], render_kw={"inputmode": "decimal"})

    def offer(
        self, statute: Statute, commissions: Iterable[CommissionChoice], agencies: Iterable[BodyChoice], ctx: Context
    ) -> None:
        """Set what may be chosen; must come before the form is checked."""
        language = current_language()
        self.channel.choices = choices(
            (one.value, _(name)) for one, name in CHANNELS.items() if one is not Channel.ONLINE
        )
        self.category.choices = choices((one.value, _(name)) for one, name in CATEGORIES.items())
        self.signing.choices = choices(
            [*((one.value, _(name)) for one, name in SIGNINGS.items()), ("", _("Not signed"))]
        )
        self.seen_as.choices = choices((one.value, _(name)) for one, name in SEEN.items())
        self.commission.choices = choices((str(one.id), one.names[language]) for one in commissions)
        named = sorted((one.names[language], str(one.id)) for one in agencies)
        self.agency.choices = choices([("", _("Not in the list")), *((key, name) for name, key in named)])
        regions = [(one.key, one.name.of(language)) for one in statute.regions.values()]
        topics = [(one.key, one.name.of(language)) for one in statute.topics.values()]
        self.region.choices = choices([("", _("Choose the region")), *regions])
        self.topic.choices = choices([("", _("Choose the topic")), *topics])
        if not self.is_submitted():
            self.received_on.data, self.language.data = ctx.today, language
            if len(self.commission.choices) == 1:
                self.commission.data = self.commission.choices[0].value

    def validate_area_hectares(self, field: Any) -> None:
        """A number with a comma or a point."""
        if typed(field) and not _AREA.fullmatch(typed(field)):
            raise ValidationError(_("Write the area in hectares as a number, for example 312,5."))

    def validate_spoken_place(self, field: Any) -> None:
        """What was said needs its place and its end, for its record."""
        if self.is_spoken and not typed(field):
            raise ValidationError(_("Say where it was taken down."))

    def validate_ended_at(self, field: Any) -> None:
        """As the place."""
        if self.is_spoken and field.clock is None:
            raise ValidationError(_("Give the time at which the talk ended."))

    @property
    def is_spoken(self) -> bool:
        """Whether it was said and not written."""
        return self.channel.data in {Channel.RECEPTION.value, Channel.PHONE.value}

    @property
    def uploads(self) -> list[Upload]:
        """The files that came with the form; an empty file control sends one without a name."""
        return [Upload(file.filename, file.stream) for file in self.scans.data or () if file and file.filename]

    def refuse_files(self, refusals: Iterable[Refusal]) -> None:
        """Name the files that were not taken, with the reason."""
        self.scans.errors = [f"{one.name}: {sentence(one.error)}" for one in refusals]
        self.status = 422

    def command(self, scans: Iterable[Any]) -> RecordOnBehalf:
        """The filing as typed; *scans* are the stored files."""
        iin = typed(self.iin) or None
        born_on = iin_birth_on(iin) if iin else None
        person = IdentityData(
            full_name=typed(self.full_name),
            postal_address=typed(self.postal_address),
            email=typed(self.email) or None,
            phone=typed(self.phone) or None,
            iin=iin,
            birth_on=self.birth_on.data,
        )
        area = typed(self.area_hectares).replace(",", ".")
        answers = Answers(
            is_citizen=bool(self.is_citizen.data),
            has_iin_warning=born_on is not None and person.birth_on is not None and born_on != person.birth_on,
            region=typed(self.region),
            topic=typed(self.topic),
            category=ComplaintCategory(self.category.data),
            commission_id=chosen_id(self.commission),
            agency_id=chosen_id(self.agency),
            agency_text=typed(self.agency_text),
            subject=typed(self.subject),
            decision_text=typed(self.decision_text),
            text=typed(self.text),
            wish=typed(self.wish),
            happened_on=self.happened_on.data,
            happened_text=typed(self.happened_text),
            locality=typed(self.locality),
            cadastral_number=typed(self.cadastral_number),
            area_hectares=Decimal(area) if area else None,
            seen_as=SeenAs(self.seen_as.data or SeenAs.SECRETARY_ONLY),
        )
        if self.received_on.data is None or self.received_at.clock is None:
            raise InputRefused({"received_at": N_("Give the time at which it was received.")})
        return RecordOnBehalf(
            key=self.seen.key,
            channel=Channel(self.channel.data),
            received_at=moment(self.received_on.data, self.received_at.clock),
            language=self.language.data,
            person=person,
            answers=answers,
            scans=tuple(scans),
            signing=Signing(self.signing.data) if self.signing.data else None,
            agrees_to_processing=bool(self.agrees.data),
            confirms_contacts=bool(self.confirms.data),
            taken_down=self._taken_down(),
        )

    def _taken_down(self) -> TakenDown | None:
        if not self.is_spoken or self.received_on.data is None or self.ended_at.clock is None:
            return None
        return TakenDown(
            place=typed(self.spoken_place),
            ended_at=moment(self.received_on.data, self.ended_at.clock),
            is_read_back=bool(self.is_read_back.data),
            remarks=typed(self.remarks),
        )
