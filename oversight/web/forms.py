"""The base of all forms: what they carry beside the fields, and how a refusal comes back to them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectChoice  # type: ignore[attr-defined]  # the stubs are of 3.2
from wtforms.validators import ValidationError

from oversight.domain.attachments import NoRoom
from oversight.domain.errors import AlreadyDone, Busy, DomainError, EditConflict, Incomplete, InputRefused, NotVisible
from oversight.domain.events import EVENTS
from oversight.domain.terms import Action
from oversight.domain.text import clean_line, clean_name, clean_text
from oversight.services.casework import Seen
from oversight.web import language, session
from oversight.web.context import sentence
from oversight.web.errors import status_of


class Form(FlaskForm):
    """A form without a case. After `submitted()` it knows the refusal, if any, and the status to answer with."""

    refusal: str | None = None
    changes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    status = 200
    is_done = False

    class Meta(FlaskForm.Meta):
        """WTForms' own sentences come in the reader's language."""

        locales: Any = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        locale = {"kk": ["kk"], "ru": ["ru"], "en": ["en"]}[language.current_language()]
        kwargs.setdefault("meta", {})["locales"] = locale
        super().__init__(*args, **kwargs)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """As Flask-WTF's; a form with errors answers 422."""
        if not self.is_submitted():
            return False
        is_valid = bool(self.validate(extra_validators))
        if not is_valid:
            self.status = 422
        return is_valid

    @contextmanager
    def submitted(self) -> Iterator[None]:
        """Run an act. A refusal is kept on the form (typed text stays); afterwards `is_done` says whether it counts.

        A double submit counts as done. NotVisible goes on to the page that looks like absence.
        """
        try:
            yield
            self.is_done = True
        except AlreadyDone:
            session.current().session.rollback()
            self.is_done = True
        except NotVisible:
            raise
        except (Busy, NoRoom) as error:
            session.read_on()  # the form is shown again, though nobody can write now
            self.refuse(error)
        except DomainError as error:
            session.current().session.rollback()
            self.refuse(error)

    def refuse(self, error: DomainError) -> None:
        """Show *error* on the form: at its fields where it names them, else above."""
        self.status = status_of(error)
        self.refusal = sentence(error)
        if isinstance(error, InputRefused):
            for name, message in error.fields.items():
                if name in self:
                    self[name].errors = [*self[name].errors, _(message)]
            if any(name in self for name in error.fields):
                self.refusal = None
        if isinstance(error, Incomplete):
            self.missing = tuple(_(message) for message in error.missing)
        if isinstance(error, EditConflict):
            self.changes = tuple(_(EVENTS[Action(change)].sentence) for change in error.changes)


class CaseForm(Form):
    """A form about a docket: it carries the record version and last event the person saw, and a key of its own."""

    version = HiddenField()
    sequence = HiddenField()
    key = HiddenField()

    def show(self, version: int, sequence: int) -> None:
        """Set what the person sees now; on a refused post the fresh values replace the stale ones, so that the next
        sending is made against what the page now shows.
        """
        if not self.is_submitted() or self.status == 409:  # noqa: PLR2004
            self.version.data = str(version)
            self.sequence.data = str(sequence)
        if not self.key.data or self.status == 409:  # noqa: PLR2004
            self.key.data = uuid4().hex

    @property
    def seen(self) -> Seen:
        """What the person had before their eyes."""
        version, sequence = (self.version.data or "", self.sequence.data or "")
        if not (version.isascii() and version.isdecimal() and sequence.isascii() and sequence.isdecimal()):
            raise EditConflict
        return Seen(int(version[:12]), int(sequence[:12]), (self.key.data or "")[:64] or uuid4().hex)


class Clean:
    """A validator that cleans a text field by the rules of `domain.text` and shows their sentence."""

    def __init__(self, kind: str = "text", longest: int | None = None) -> None:
        self.kind, self.longest = kind, longest

    def __call__(self, _form: FlaskForm, field: Any) -> None:
        """Replace the field's data by its clean form."""
        if not field.data:
            return
        clean = {"text": clean_text, "line": clean_line, "name": clean_name}[self.kind]
        try:
            field.data = clean(field.data, longest=self.longest) if self.longest else clean(field.data)
        except DomainError as error:
            raise ValidationError(sentence(error)) from error


def choices(pairs: Iterable[tuple[str, object]]) -> list[SelectChoice]:
    """Choices of a select or radio field from (value, label) pairs."""
    return [SelectChoice(value, label) for value, label in pairs]
