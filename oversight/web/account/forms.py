"""Forms of the account pages."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, PasswordField, RadioField, StringField
from wtforms.validators import InputRequired, Optional

from oversight.web.forms import Clean, Form, choices
from oversight.web.language import NAMES

EMAIL = {"autocomplete": "email"}


class SignInForm(Form):
    email = EmailField(
        _l("Mail address"),
        validators=[InputRequired(_l("Write your mail address"))],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Write your password"))],
        render_kw={"autocomplete": "current-password"},
    )


class RegisterForm(Form):
    kind = RadioField(
        _l("Who are you?"),
        choices=choices([("citizen", _l("A citizen")), ("ngo", _l("A non-profit organisation"))]),
        default="citizen",
        validators=[InputRequired(_l("Choose who you are"))],
    )
    name = StringField(
        _l("Surname, name, patronymic"),
        validators=[InputRequired(_l("Write your name")), Clean("name")],
        render_kw={"autocomplete": "name"},
    )
    organisation = StringField(
        _l("Name of the organisation"),
        validators=[Optional(), Clean("line")],
        render_kw={"autocomplete": "organization"},
    )
    bin = StringField(_l("BIN of the organisation"), validators=[Optional()])
    email = EmailField(_l("Mail address"), validators=[InputRequired(_l("Write your mail address"))], render_kw=EMAIL)
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired(_l("Choose a password"))],
        render_kw={"autocomplete": "new-password"},
    )
    consent = BooleanField(
        _l("I agree that my name and address are kept to consider my complaints"),
        validators=[InputRequired(_l("Without your agreement an account cannot be kept"))],
    )


class ResetRequestForm(Form):
    email = EmailField(_l("Mail address"), validators=[InputRequired(_l("Write your mail address"))], render_kw=EMAIL)


class NewPasswordForm(Form):
    password = PasswordField(
        _l("New password"),
        validators=[InputRequired(_l("Choose a password"))],
        render_kw={"autocomplete": "new-password"},
    )


class ChangePasswordForm(NewPasswordForm):
    present = PasswordField(
        _l("Present password"),
        validators=[InputRequired(_l("Write your password"))],
        render_kw={"autocomplete": "current-password"},
    )


class LanguageForm(Form):
    language = RadioField(_l("Language of pages and mail"), choices=choices(NAMES.items()))


class ConfirmForm(Form):
    """A button: a link alone changes nothing."""
