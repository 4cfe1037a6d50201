"""Every kind of paper: what it has to say, why, and how one comes about."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from oversight.documents.elements import element_basis
from oversight.documents.registry import DOCUMENTS
from oversight.documents.values import Language
from oversight.domain.events import EVENTS
from oversight.domain.terms import Action, DocumentKind
from oversight.services import annual_report, case_archive, register_extract
from oversight.services.ordering import KINDS
from oversight.statute.schema import Statute


class Issued(StrEnum):
    """How a paper of a kind comes about."""

    BY_ACT = "by_act"  # an act of the procedure yields it: a row of EVENTS
    ON_DEMAND = "on_demand"  # somebody asks for it, by a command or on a page: a row of ON_DEMAND
    NOT_YET = "not_yet"  # it is complete and has a sample, but nothing here issues it


@dataclass(frozen=True, slots=True)
class Demand:
    """Which service writes a paper that no act yields, and where to ask for it: a command, or the address of a page."""

    write: Callable[..., object]
    where: str


ON_DEMAND: dict[DocumentKind, Demand] = {
    DocumentKind.ANNUAL_REPORT: Demand(annual_report.write_report, "flask papers annual"),
    DocumentKind.REGISTER_EXTRACT: Demand(register_extract.write_extract, "flask papers register"),
    DocumentKind.CASE_FILE: Demand(case_archive.write_archive, "flask papers archive"),
}
"""Whatever is typeset without an act has its row here."""

BY_ACT = frozenset(kind for row in EVENTS.values() for paper in row.papers for kind in KINDS[paper])
"""What the acts yield."""


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element of a paper: its key, its name, and why a commission that is no state body has to say it."""

    key: str
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of paper: the acts that yield it, or else where to ask for one that is made on demand."""

    kind: DocumentKind
    name: str
    issued: Issued
    acts: tuple[Action, ...]
    where: str
    template_revision: str
    elements: tuple[ElementLine, ...]

    @property
    def by_basis(self) -> dict[str, list[str]]:
        """The names of the elements by what they rest on, both in the order of the paper."""
        names: dict[str, list[str]] = {}
        for element in self.elements:
            names.setdefault(element.basis, []).append(element.name)
        return names


def how_issued(kind: DocumentKind) -> Issued:
    """How a paper of that kind comes about. An act goes before a demand."""
    if kind in BY_ACT:
        return Issued.BY_ACT
    return Issued.ON_DEMAND if kind in ON_DEMAND else Issued.NOT_YET


def acts_of(kind: DocumentKind) -> tuple[Action, ...]:
    """The acts that yield a paper of that kind, or several."""
    return tuple(action for action, row in EVENTS.items() if any(kind in KINDS[paper] for paper in row.papers))


def where_asked(kind: DocumentKind) -> str:
    """Where to ask for a paper of that kind; empty unless it is made on demand."""
    return ON_DEMAND[kind].where if how_issued(kind) is Issued.ON_DEMAND else ""


def list_kinds(statute: Statute, language: Language) -> tuple[KindLine, ...]:
    """Every kind of paper with its elements, in the order of the contract."""
    return tuple(
        KindLine(
            kind,
            statute.documents[kind].name.of(language),
            how_issued(kind),
            acts_of(kind),
            where_asked(kind),
            DOCUMENTS[kind].template_revision,
            tuple(
                ElementLine(
                    element.key,
                    element.name.of(language),
                    element_basis(element, statute, is_state_body=False).in_language(language),
                )
                for element in statute.documents[kind].elements
            ),
        )
        for kind in DocumentKind
    )
