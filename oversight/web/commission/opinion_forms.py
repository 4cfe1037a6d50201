"""The form of an expert's opinion: an answer to each question of the programme, and room for further ones."""

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Optional

from oversight.domain.terms import TEXT_LANGUAGES
from oversight.services.opinions import MOST_OTHERS, Answered, GiveOpinion
from oversight.web.commission.control_forms import LANGUAGE_CHOICES, LONG, REASONS, text_of
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import current_language

MOST_QUESTIONS = 100  # more lines than a programme holds questions
_SPARE = 2


class OtherQuestionForm(Form):
    question = TextAreaField(_l("Question put"), validators=[Optional(), Clean("text", REASONS)])
    answer = TextAreaField(_l("Answer of the expert"), validators=[Optional(), Clean("text", LONG)])

    def read(self) -> Answered | None:
        """The row, or None when nothing was typed into it."""
        row = Answered(text_of(self.question), text_of(self.answer))
        return row if row.question or row.answer else None


class OpinionForm(CaseForm):
    language = RadioField(_l("Language of the text"), choices=choices(LANGUAGE_CHOICES), validate_choice=False)
    qualification = TextAreaField(
        _l("Your qualifications"),
        validators=[
            InputRequired(_l("Say by what training and experience you give this opinion.")),
            Clean("text", REASONS),
        ],
    )
    materials = TextAreaField(
        _l("Materials studied"),
        validators=[InputRequired(_l("Name what you studied, one thing a line.")), Clean("text", LONG)],
    )
    method = TextAreaField(_l("Method"), validators=[InputRequired(_l("Say how you proceeded.")), Clean("text", LONG)])
    answers = FieldList(
        TextAreaField(_l("Answer of the expert"), validators=[Optional(), Clean("text", LONG)]),
        label=_l("Questions of the programme"),
        max_entries=MOST_QUESTIONS,
    )
    others = FieldList(FormField(OtherQuestionForm), label=_l("Further questions"), max_entries=MOST_OTHERS)
    limits = TextAreaField(
        _l("Limits of the opinion"),
        validators=[
            InputRequired(_l("Say what the opinion does not cover, or that it has no further limits.")),
            Clean("text", LONG),
        ],
    )

    def begin(self, questions: int) -> None:
        """Propose the reader's language; room for an answer to each question and for further ones."""
        if not self.is_submitted():
            code = current_language()
            self.language.data = code if code in TEXT_LANGUAGES else TEXT_LANGUAGES[0]
        for _place in range(min(questions, MOST_QUESTIONS) - len(self.answers.entries)):
            self.answers.append_entry()
        empty = sum(row.form.read() is None for row in self.others)
        for _place in range(min(_SPARE - empty, MOST_OTHERS - len(self.others.entries))):
            self.others.append_entry()

    def command(self, number: str) -> GiveOpinion:
        """The opinion as typed; further questions left empty are dropped."""
        others = [row.form.read() for row in self.others]
        return GiveOpinion(
            number=number,
            seen=self.seen,
            language=self.language.data or "",
            qualification=text_of(self.qualification),
            materials=text_of(self.materials),
            method=text_of(self.method),
            answers=tuple(map(text_of, self.answers)),
            others=tuple(row for row in others if row),
            limits=text_of(self.limits),
        )
