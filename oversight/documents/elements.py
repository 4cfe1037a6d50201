"""What a paper lacks before it may be issued. The elements are rows of the statute; the paper tells which it holds."""

from dataclasses import dataclass

from oversight.documents.labels import labels
from oversight.documents.plain import Plain
from oversight.documents.registry import DOCUMENTS, title_of
from oversight.documents.values import Language, Words
from oversight.domain.terms import DocumentKind
from oversight.statute.schema import Element, Mark, Statute
from oversight.statute.words import Words as StatuteWords

LAW = "law"
"""The act whose provisions bind whoever exercises public control; the code binds state bodies only."""


@dataclass(frozen=True, slots=True)
class MissingElement:
    """An element a paper may not be issued without, and the sentence that says so in the three languages."""

    key: str
    sentence: StatuteWords


def missing_elements(kind: DocumentKind, context: Plain, statute: Statute) -> tuple[MissingElement, ...]:
    """The elements that *context* lacks, in the order of the statute. A paper is issued only when there is none."""
    present = DOCUMENTS[kind].present
    is_state_body: bool = context.frame.issuer.is_state_body  # type: ignore[attr-defined]
    return tuple(
        MissingElement(element.key, _sentence(kind, element, statute, is_state_body=is_state_body))
        for element in statute.documents[kind].elements
        if element.key in present and not present[element.key](context)
    )


def _sentence(kind: DocumentKind, element: Element, statute: Statute, *, is_state_body: bool) -> StatuteWords:
    def say(language: Language) -> str:
        return labels().text(
            language,
            "element_missing",
            paper=title_of(kind).in_language(language),
            element=element.name.of(language),
            basis=element_basis(element, statute, is_state_body=is_state_body).in_language(language),
        )

    return StatuteWords(say("kk"), say("ru"), say("en"))


def element_basis(element: Element, statute: Statute, *, is_state_body: bool) -> Words:
    """Why the element is there: a provision only where it binds this issuer by its own words, else a house rule."""
    article = statute.articles[element.provision] if element.provision else None

    def say(language: Language) -> str:
        if article is None:
            return labels().text(language, "house_rule")
        provision = article.words.of(language)
        if element.mark is Mark.MANDATORY and (article.act == LAW or is_state_body):
            return provision
        return labels().text(language, "house_rule_modelled", provision=provision)

    return Words(say("kk"), say("ru"), say("en"))
