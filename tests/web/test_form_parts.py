"""Forms as people meet them: what is asked, what came back, where to mend it."""

import pytest
from flask import Flask
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from oversight.web.presentation import FieldError, field_kind, list_errors
from tests.web.painting import draw


class Person(Form):
    name = StringField("Аты", validators=[InputRequired("Атыңызды жазыңыз")])


class Everything(Form):
    title = StringField("Атауы", validators=[InputRequired("Атауын жазыңыз"), Length(max=20)])
    decided_on = DateField("Күні", format=["%d.%m.%Y", "%Y-%m-%d"])
    heard_on = DateField("Тыңдау күні")
    area = DecimalField("Көлемі")
    choice = RadioField(
        "Ұстаным", choices=[SelectChoice("a", "Иә"), SelectChoice("b", "Жоқ")], validators=[InputRequired("Таңдаңыз")]
    )
    many = SelectMultipleField("Не туралы", choices=[SelectChoice("a", "Жауап"), SelectChoice("b", "Мерзім")])
    region = SelectField("Облыс", choices=[SelectChoice("1", "Абай")])
    what = TextAreaField("Не болды")
    files = MultipleFileField("Файлдар")
    agreed = BooleanField("Келісемін")
    version = HiddenField(default="3")
    people = FieldList(FormField(Person), min_entries=1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "line"),
        ("decided_on", "line"),
        ("choice", "choose_one"),
        ("many", "choose_many"),
        ("region", "select"),
        ("what", "area"),
        ("files", "file"),
        ("agreed", "yes"),
        ("version", "hidden"),
    ],
)
def test_each_field_is_asked_in_its_own_way(name: str, kind: str) -> None:
    assert field_kind(Everything()[name]) == kind


def test_errors_are_listed_in_order_with_where_to_mend_them() -> None:
    form = Everything(choice="")
    form.validate()
    listed = list_errors(form)
    assert listed[0] == FieldError("title", "Атауын жазыңыз")
    assert FieldError("choice-0", "Таңдаңыз") in listed
    assert listed[-1] == FieldError("people-0-name", "Атыңызды жазыңыз")


def test_a_list_of_fields_that_is_too_short_says_so_itself() -> None:
    form = Everything()
    form.people.errors = ["Кемінде бір адам керек"]
    assert FieldError("people", "Кемінде бір адам керек") in list_errors(form)


def test_the_summary_comes_with_focus_and_leads_to_each_field(painter: Flask) -> None:
    form = Everything()
    form.validate()
    text = draw(painter, "form", "error_summary(form)", form=form)
    assert "autofocus" in text
    assert 'href="#choice-0"' in text
    assert "жауапты түзету керек" in text


def test_no_summary_without_an_error(painter: Flask) -> None:
    assert draw(painter, "form", "error_summary(form)", form=Everything()) == ""


def test_a_refusal_says_what_changed_and_what_is_missing(painter: Flask) -> None:
    form = Everything()
    form.refusal, form.changes, form.missing = "Іс өзгерді", ["Хатшы алды"], ["Себебі жоқ"]  # type: ignore[attr-defined]
    text = draw(painter, "form", "error_summary(form)", form=form)
    assert [word in text for word in ("Іс өзгерді", "Хатшы алды", "Себебі жоқ")] == [True] * 3


def test_a_wrong_field_says_it_above_itself_for_eye_and_ear(painter: Flask) -> None:
    form = Everything()
    form.validate()
    text = draw(painter, "form", "field(form.title, hint='Қысқаша')", form=form)
    assert 'aria-invalid="true"' in text
    assert 'aria-describedby="title-hint title-error"' in text
    assert text.index("Атауын жазыңыз") < text.index("<input")


def test_what_was_typed_stays_even_when_it_is_no_date(painter: Flask) -> None:
    form = Everything()
    for name in ("decided_on", "heard_on", "area"):
        form[name].process(None)
        form[name].raw_data = ["31.02.2026"]
    texts = [draw(painter, "form", f"field(form.{name})", form=form) for name in ("decided_on", "heard_on", "area")]
    assert all('type="text"' in text and 'value="31.02.2026"' in text for text in texts)


def test_an_iso_date_field_uses_the_calendar_of_the_browser(painter: Flask) -> None:
    assert 'type="date"' in draw(painter, "form", "field(form.heard_on)", form=Everything())


def test_pasted_text_is_never_cut_silently(painter: Flask) -> None:
    assert "maxlength" not in draw(painter, "form", "field(form.title)", form=Everything())


def test_hidden_fields_go_with_the_form_and_have_no_id(painter: Flask) -> None:
    text = draw(painter, "form", "form_open('/x', form)", form=Everything())
    assert 'name="version"' in text
    assert 'name="csrf_token" value="token"' in text
    assert " id=" not in text


def test_typed_markup_is_shown_as_text(painter: Flask) -> None:
    text = draw(painter, "form", "field(form.what)", form=Everything(what="<script>alert(1)</script>"))
    assert "<script>" not in text


def test_an_unavailable_action_keeps_its_place_and_says_why(painter: Flask) -> None:
    text = draw(painter, "form", "unavailable('Жіберу', 'Әлі ерте')")
    assert 'aria-disabled="true" aria-describedby="why"' in text
    assert "disabled>" not in text.replace('aria-disabled="true"', "")
