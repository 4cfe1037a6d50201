# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""What the papers of intake say of a filing: who filed it, what it says, how it was signed, on which ground it ended."""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.plain import Plain
from oversight.documents.values import Passage, Words, are_said, require_moment
from oversight.domain.signatures import SignatureState

Signing = Literal["own_hand", "e_signature", "sent_online", "by_telephone"]
"""How the filer stood for the text: a signature, an e-signature, or sending and saying without one."""


@dataclass(frozen=True, slots=True)
class Filer(Plain):
    """Who filed, spelled as the filer wrote it. Only in papers that cannot do without."""

    kind: Literal["citizen", "organisation"]
    name: str  # surname, name and patronymic, or the name of the organisation
    address: str  # postal
    contacts: tuple[str, ...]  # telephone, mail


@dataclass(frozen=True, slots=True)
class Applicant(Plain):
    """The filer as the card keeps it: with the number and with whoever acts for it."""

    filer: Filer
    identifier: str | None  # IIN or BIN
    has_no_identifier: bool  # given: said openly, so that an empty number is never an oversight
    representative: str | None
    authority: Passage | None  # what proves that the representative may act
    is_name_shown: bool

    @property
    def is_told(self) -> bool:
        """Whether the number is given, or said to be absent."""
        return bool(self.identifier) != self.has_no_identifier

    @property
    def is_represented_lawfully(self) -> bool:
        """Whether nobody acts for the filer, or somebody whose authority is named."""
        return self.representative is None or (self.authority is not None and not self.authority.is_empty)


@dataclass(frozen=True, slots=True)
class Matter(Plain):
    """What a filing is about, in the filer's words."""

    subject: Passage
    decision: Passage | None  # the act or decision complained of
    text: Passage
    wish: Passage | None
    region: Words | None
    locality: Passage | None

    @property
    def is_told(self) -> bool:
        """Whether the substance is stated."""
        return are_said((self.subject, self.text))


@dataclass(frozen=True, slots=True)
class FiledAnnex(Plain):
    """A file or a sheet handed in with a filing. Its number is its place in the list."""

    name: Passage
    sheets: int | None
    signature: SignatureState | None = None  # of a file that is an electronic signature: as it stood when issued


@dataclass(frozen=True, slots=True)
class Signed(Plain):
    """How and when the filer stood for the text."""

    by: Signing
    at: str  # aware ISO moment

    def __post_init__(self) -> None:
        require_moment(self.at, "at")

    def is_enough(self, *, for_state_body: bool) -> bool:
        """APPK 63 asks for a signature or an e-signature; a commission that is no state body may ask for less."""
        return self.by in ("own_hand", "e_signature") or not for_state_body


@dataclass(frozen=True, slots=True)
class Ground(Plain):
    """A coded ground of the statute data. Without a provision that was read it is a rule of the commission."""

    key: str
    name: Words
    provision: str | None  # as it is cited: "APPK 64(7)"
