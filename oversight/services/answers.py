"""What a filer has answered so far, without who the filer is: the content of a draft, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from oversight.domain.terms import ComplaintCategory, SeenAs
from oversight.domain.words import N_
from oversight.services.identity import IdentityData

LAND = "land_and_pasture"
"""The topic that asks for a cadastral number and an area."""


class Step(StrEnum):
    """One page of the filing, in order."""

    WHO = "who"
    PLACE = "place"  # region and topic
    BODY = "body"  # commission and agency
    WHAT = "what"
    WHEN = "when"
    FILES = "files"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is still needed, and the page that asks for it."""

    step: Step
    sentence: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything typed but name, address, contacts and IIN. Empty until answered."""

    is_citizen: bool = False  # by the filer's own statement
    has_iin_warning: bool = False
    region: str = ""
    topic: str = ""
    commission_id: UUID | None = None
    agency_id: UUID | None = None
    agency_text: str = ""
    category: ComplaintCategory | None = None
    subject: str = ""
    decision_text: str = ""
    text: str = ""
    wish: str = ""
    happened_on: date | None = None
    happened_text: str = ""
    locality: str = ""
    cadastral_number: str = ""
    area_hectares: Decimal | None = None
    files: int = 0
    seen_as: SeenAs | None = None
    saved: Mapping[str, int] = field(default_factory=dict)  # step -> version of the draft at which it was last saved

    def as_json(self) -> dict[str, Any]:
        """For the draft's JSON column; what is empty is left out."""
        content = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: _plain(value) for name, value in content.items() if value not in (None, "", False, 0, {})}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Self:
        """From the draft's JSON column."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: _READ.get(name, _same)(value) for name, value in content.items() if name in known})

    def with_step(self, step: Step, version: int, **changes: Any) -> Self:
        """The same with one step answered; *version* is the draft's after saving."""
        return replace(self, **changes, saved={**self.saved, step.value: version})

    @property
    def next_page(self) -> Step | None:
        """The first page that was not saved yet; None when only the check is left."""
        return next((step for step in Step if not self.is_saved(step)), None)

    def is_saved(self, step: Step) -> bool:
        """Whether the page was saved at least once."""
        return step.value in self.saved


def missing_answers(person: IdentityData, answers: Answers, *, is_ngo: bool) -> tuple[Missing, ...]:
    """What Article 63 of the code, taken over as a rule of the house, and our own form still ask for; in page order."""
    is_eligible = is_ngo or bool(person.iin) or answers.is_citizen
    required = (
        (Step.WHO, person.full_name, N_("Write your name.")),
        (Step.WHO, person.postal_address, N_("Write your postal address.")),
        (Step.WHO, is_eligible, N_("Without an IIN, state that you are a citizen of Kazakhstan.")),
        (Step.PLACE, answers.region, N_("Choose the region.")),
        (Step.PLACE, answers.topic, N_("Choose what it is about.")),
        (Step.BODY, answers.commission_id, N_("Choose the commission.")),
        (Step.BODY, answers.agency_id or answers.agency_text, N_("Choose the agency, or write its name.")),
        (Step.WHAT, answers.category, N_("Choose what kind of filing it is.")),
        (Step.WHAT, answers.subject, N_("Say in one line what it is about.")),
        (Step.WHAT, answers.text, N_("Describe what happened.")),
        (
            Step.WHEN,
            answers.happened_on or answers.happened_text,
            N_("Give the date, or say in words when it happened."),
        ),
        (Step.WHEN, answers.locality, N_("Name the place.")),
        (Step.SEEN, answers.seen_as, N_("Choose how you want to be seen.")),
    )
    return tuple(Missing(step, sentence) for step, given, sentence in required if not given)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return dict(value) if isinstance(value, Mapping) else value


def _same(value: Any) -> Any:
    return value


_READ: dict[str, Any] = {
    "commission_id": UUID,
    "agency_id": UUID,
    "happened_on": date.fromisoformat,
    "area_hectares": Decimal,
    "seen_as": SeenAs,
    "category": ComplaintCategory,
}
