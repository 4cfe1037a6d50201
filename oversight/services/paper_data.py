"""What programs may know of the papers: the kinds with what each must say, and the shape of their embedded records."""

from typing import Any

from oversight.documents.elements import LAW
from oversight.documents.record_schema import record_schema, schema_address, schema_revision
from oversight.documents.registry import DOCUMENTS
from oversight.domain.errors import NotVisible
from oversight.domain.terms import DocumentKind
from oversight.services.paper_kinds import how_issued, where_asked
from oversight.statute.schema import Basis, Element, Mark, Standing, Statute

Row = dict[str, Any]


def papers_as_json(law: Statute) -> Row:
    """Every kind of paper in the order of the contract; names in kk, ru and en."""
    return {"revision": law.revision, "papers": [_paper(law, kind) for kind in DocumentKind]}


def schema_as_json(kind: str, base_url: str) -> Row:
    """The schema of the records embedded in papers of that kind. Raises NotVisible for a kind there is not."""
    try:
        return record_schema(DocumentKind(kind), base_url)
    except ValueError:
        raise NotVisible from None


def _paper(law: Statute, kind: DocumentKind) -> Row:
    document = law.documents[kind]
    return {
        "kind": kind.value,
        "name": document.name.as_json(),
        "issued": how_issued(kind).value,
        "where": where_asked(kind) or None,
        "template_revision": DOCUMENTS[kind].template_revision,
        "schema": {"address": schema_address(kind), "revision": schema_revision(kind)},
        "elements": [_element(law, element) for element in document.elements],
    }


def _element(law: Statute, element: Element) -> Row:
    """An article only where it was read and asks for the element; what follows it by analogy is modelled on it."""
    article = law.articles[element.provision] if element.provision else None
    row = {
        "key": element.key,
        "name": element.name.as_json(),
        "article": None,
        "basis": Basis.HOUSE.value,
        "standing": Standing.DESIGN.value,
        "modelled_on": article.citation if article else None,
    }
    if article is None or element.mark is not Mark.MANDATORY:
        return row
    basis = Basis.LAW if article.act == LAW else Basis.CODE
    return row | {
        "article": article.citation,
        "basis": basis.value,
        "standing": article.standing.value,
        "modelled_on": None,
    }
