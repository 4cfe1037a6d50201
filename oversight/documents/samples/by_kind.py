"""The sample context of any kind of paper: for tests, for the gallery, and for whoever wants to see one."""

from importlib import import_module

from oversight.documents.plain import Plain
from oversight.documents.registry import DOCUMENTS
from oversight.domain.terms import DocumentKind


def sample(kind: DocumentKind) -> Plain:
    """The sample of that kind, with texts in all three languages. Raises KeyError for a kind without a paper."""
    paper = DOCUMENTS[kind]
    module = import_module(f"oversight.documents.samples.{paper.name}")
    context: Plain = module.sample(kind.removeprefix(f"{paper.name}_")) if len(paper.kinds) > 1 else module.sample()
    return context
