"""Forms of the final document: its beginning, its sections, its recommendations."""

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from oversight.domain.errors import InputRefused
from oversight.domain.terms import TEXT_LANGUAGES, FinalDocumentKind
from oversight.domain.words import N_
from oversight.services.control_view import FindingView
from oversight.services.final_documents import (
    MOST_OTHER_DOCUMENTS,
    MOST_SUBJECTS,
    DraftFinal,
    EditSections,
    OtherDocument,
    SubjectOfControl,
)
from oversight.services.final_view import FinalView, RecommendationView
from oversight.services.recommendations import (
    NO_AUTHENTIC_TEXT,
    AddRecommendation,
    EditRecommendation,
    MoveRecommendation,
    RemoveRecommendation,
    Wording,
)
from oversight.web.commission.control_forms import LANGUAGE_CHOICES, text_of
from oversight.web.fields import CountField
from oversight.web.forms import CaseForm, Clean, choices
from oversight.web.language import current_language

KINDS = {
    FinalDocumentKind.PROTOCOL: _l("Protocol"),
    FinalDocumentKind.CONCLUSION: _l("Conclusion"),
    FinalDocumentKind.RECOMMENDATION: _l("Recommendation"),
}
SUBJECT_KINDS = (
    ("citizen", _l("A citizen")),
    ("non_profit", _l("A non-profit organisation")),
    ("other", _l("Another subject named by law")),
)
LONG = 10_000


def section(label: Any, longest: int = LONG) -> TextAreaField:
    """A section that may be saved unfinished."""
    return TextAreaField(label, validators=[Optional(), Clean("text", longest)])


class _KindForm(CaseForm):
    kind = RadioField(_l("Kind of document"), choices=[], validate_choice=False)
    authentic_language = RadioField(_l("Authentic language"), choices=choices(LANGUAGE_CHOICES), validate_choice=False)

    def offer_kinds(self, kinds: Iterable[FinalDocumentKind]) -> None:
        """Set the kinds that the form of control ends in."""
        self.kind.choices = choices((kind.value, KINDS[kind]) for kind in kinds)

    @property
    def chosen_kind(self) -> FinalDocumentKind:
        """The kind chosen. Raises InputRefused when it is none."""
        try:
            return FinalDocumentKind(self.kind.data or "")
        except ValueError:
            raise InputRefused({"kind": N_("Choose the kind of document.")}) from None


class DraftForm(_KindForm):
    def begin(self, kinds: Sequence[FinalDocumentKind]) -> None:
        """Propose the usual kind and the reader's language on a page that was not sent yet."""
        self.offer_kinds(kinds)
        if not self.is_submitted():
            self.kind.data = kinds[0].value if kinds else None
            code = current_language()
            self.authentic_language.data = code if code in TEXT_LANGUAGES else TEXT_LANGUAGES[0]

    def command(self, number: str) -> DraftFinal:
        """What was chosen."""
        return DraftFinal(number, self.seen, self.chosen_kind, self.authentic_language.data or "")


class SubjectForm(Form):
    name = StringField(_l("Name of the subject"), validators=[Optional(), Clean("line", 300)])
    kind = SelectField(_l("Who it is"), choices=choices(SUBJECT_KINDS), validate_choice=False, default="other")
    basis = TextAreaField(_l("How it meets the requirements of the Law"), validators=[Optional(), Clean("text", 2_000)])
    conflict = TextAreaField(
        _l("What was declared about conflicts of interest"), validators=[Optional(), Clean("text", 2_000)]
    )

    def read(self) -> SubjectOfControl | None:
        """The row, or None when nothing was typed into it."""
        row = SubjectOfControl(text_of(self.name), self.kind.data or "", text_of(self.basis), text_of(self.conflict))
        return row if row.name or row.basis or row.conflict else None


class OtherDocumentForm(Form):
    title = StringField(_l("Document"), validators=[Optional(), Clean("line", 300)])
    origin = StringField(_l("From whom"), validators=[Optional(), Clean("line", 300)])
    sheets = CountField(_l("Sheets"), validators=[Optional()])

    def read(self) -> OtherDocument | None:
        """The row, or None when nothing was typed into it."""
        row = OtherDocument(text_of(self.title), text_of(self.origin), self.sheets.data)
        return row if row.title or row.origin or row.sheets else None


class SectionsForm(_KindForm):
    decision_text = section(_l("Act or decision under control"), 2_000)
    held_text = section(_l("Date, time and place of the control"))
    tasks_text = section(_l("Tasks of the control"))
    subjects = FieldList(FormField(SubjectForm), label=_l("Subjects of control"), max_entries=MOST_SUBJECTS)
    forms_text = section(_l("How the form of control was used"))
    facts_text = section(_l("Introduction to the facts"))
    proposals_text = section(_l("Proposals to remove causes and conditions"))
    other_documents = FieldList(
        FormField(OtherDocumentForm), label=_l("Other documents obtained"), max_entries=MOST_OTHER_DOCUMENTS
    )
    has_no_other_documents = BooleanField(_l("No other documents were obtained"))

    def open(self, final: FinalView) -> None:
        """Show the document on a page that was not sent yet, with room for more rows."""
        self.offer_kinds(final.kinds)
        if not self.is_submitted():
            self.kind.data, self.authentic_language.data = final.kind.value, final.authentic_language
            for name in ("decision_text", "held_text", "tasks_text", "forms_text", "facts_text", "proposals_text"):
                self[name].data = getattr(final, name)
            self.has_no_other_documents.data = final.has_no_other_documents
            for subject in final.subjects:
                self.subjects.append_entry(subject)
            for document in final.other_documents:
                self.other_documents.append_entry(document)
        for rows, spare, most in ((self.subjects, 1, MOST_SUBJECTS), (self.other_documents, 2, MOST_OTHER_DOCUMENTS)):
            empty = sum(row.form.read() is None for row in rows)
            for _place in range(min(spare - empty, most - len(rows.entries))):
                rows.append_entry()

    def command(self, number: str) -> EditSections:
        """The sections as typed; rows left empty are dropped."""
        subjects = [row.form.read() for row in self.subjects]
        documents = [row.form.read() for row in self.other_documents]
        return EditSections(
            number=number,
            seen=self.seen,
            kind=self.chosen_kind,
            authentic_language=self.authentic_language.data or "",
            decision_text=text_of(self.decision_text),
            held_text=text_of(self.held_text),
            tasks_text=text_of(self.tasks_text),
            subjects=tuple(row for row in subjects if row),
            forms_text=text_of(self.forms_text),
            facts_text=text_of(self.facts_text),
            proposals_text=text_of(self.proposals_text),
            other_documents=tuple(row for row in documents if row),
            has_no_other_documents=bool(self.has_no_other_documents.data),
        )


class RecommendationForm(CaseForm):
    text_kk = TextAreaField(_l("Text in Kazakh"), validators=[Optional(), Clean("text", LONG)])
    text_ru = TextAreaField(_l("Text in Russian"), validators=[Optional(), Clean("text", LONG)])
    authentic_language = RadioField(_l("Authentic text"), choices=choices(LANGUAGE_CHOICES), validate_choice=False)
    addressee = StringField(
        _l("Unit or post of the agency"),
        validators=[InputRequired(_l("Name the unit or post of the agency")), Clean("line", 300)],
    )
    ground = TextAreaField(_l("Ground"), validators=[InputRequired(_l("Give the ground")), Clean("text", LONG)])
    findings = SelectMultipleField(_l("Facts it rests on"), choices=[], validate_choice=False, validators=[Optional()])
    suggested_term = StringField(
        _l("Suggested term"), validators=[InputRequired(_l("Suggest a term")), Clean("line", 200)]
    )

    def open(self, facts: Iterable[FindingView], one: RecommendationView | None, language: str) -> None:
        """Set the facts to choose from; show the recommendation on a page that was not sent yet."""
        self.findings.choices = choices((str(fact.number), f"{fact.number}. {_short(fact.text)}") for fact in facts)
        if self.is_submitted():
            return
        self.authentic_language.data = one.authentic_language if one else language
        if one is not None:
            for name in ("text_kk", "text_ru", "addressee", "ground", "suggested_term"):
                self[name].data = getattr(one, name)
            self.findings.data = [str(number) for number in one.findings]

    def validate(self, extra_validators: Any = None) -> bool:
        """As every form; the authentic text is asked for together with the rest."""
        is_valid = bool(super().validate(extra_validators))
        if self.authentic_language.data not in TEXT_LANGUAGES:
            return is_valid
        text = self[f"text_{self.authentic_language.data}"]
        if not text_of(text) and not text.errors:
            text.errors = [_(NO_AUTHENTIC_TEXT)]
            return False
        return is_valid

    @property
    def wording(self) -> Wording:
        """What was typed."""
        chosen = [number for number in self.findings.data or () if number.isascii() and number.isdecimal()]
        return Wording(
            text_kk=text_of(self.text_kk),
            text_ru=text_of(self.text_ru),
            authentic_language=self.authentic_language.data or "",
            addressee=text_of(self.addressee),
            ground=text_of(self.ground),
            suggested_term=text_of(self.suggested_term),
            findings=tuple(int(number[:6]) for number in chosen),
        )

    def add(self, number: str) -> AddRecommendation:
        """The command of the page that adds one."""
        return AddRecommendation(number, self.seen, self.wording)

    def edit(self, number: str, recommendation: int) -> EditRecommendation:
        """The command of the page that changes one."""
        return EditRecommendation(number, self.seen, recommendation, self.wording)


class OrderForm(CaseForm):
    """One button in the list of recommendations: up, down, remove."""

    def move(self, number: str, recommendation: int, to: int) -> MoveRecommendation:
        """The command of the arrows."""
        return MoveRecommendation(number, self.seen, recommendation, to)

    def remove(self, number: str, recommendation: int) -> RemoveRecommendation:
        """The command of the page that takes one out."""
        return RemoveRecommendation(number, self.seen, recommendation)


def _short(text: str, longest: int = 120) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
