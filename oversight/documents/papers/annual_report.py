"""The annual report of a commission or of an agency: our own form, every figure computed anew from the register.

On time is an answer sent on or before the day that was its term's last day when it was sent; receipt and requests to
complete do not count as answers. The report is made from frozen figures: the same figures give the same report.
"""

from dataclasses import dataclass
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class StateCount(Plain):
    """So many cases stood in that state at the end of the year."""

    state: Words
    count: int


@dataclass(frozen=True, slots=True)
class TopicCount(Plain):
    """The complaints of one topic: received, admitted, and ended at intake (returned, forwarded, withdrawn...)."""

    name: Words
    received: int
    admitted: int
    ended: int


@dataclass(frozen=True, slots=True)
class Quarter(Plain):
    """The final documents whose term of answer ended in that quarter: answered in time, late, or not at all."""

    number: int
    on_time: int
    late: int
    silent: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.on_time + self.late + self.silent


@dataclass(frozen=True, slots=True)
class RegionCount(Plain):
    """One region: controls that ended with a final document, and what became of their recommendations.

    ``column`` and ``row`` say where the region stands on the map of tiles.
    """

    name: Words
    short: Words
    column: int
    row: int
    controls: int
    accepted: int
    in_part: int
    refused: int
    silent: int

    @property
    def recommendations(self) -> int:
        """All of them."""
        return self.accepted + self.in_part + self.refused + self.silent


@dataclass(frozen=True, slots=True)
class LandCount(Plain):
    """Land returned to the state after a control: district as the case names it, whole hectares."""

    district: Passage
    region: Words
    hectares: int


@dataclass(frozen=True, slots=True)
class AnnualReport(Plain):
    """Everything templates/documents/annual_report.html may mention."""

    frame: Frame
    scope: Literal["commission", "agency"]
    subject: Words  # whose report it is
    year: int
    taken_on: str  # the figures are those of the end of this day
    received: int
    controls: int
    states: tuple[StateCount, ...]
    topics: tuple[TopicCount, ...]
    quarters: tuple[Quarter, ...]
    regions: tuple[RegionCount, ...]
    land: tuple[LandCount, ...]
    remarks: tuple[Passage, ...]  # what the body itself concludes
    data_name: str  # the file of figures
    data_digest: str  # its SHA-256, 64 hexadecimal signs
    signatories: tuple[Officer, ...]

    def __post_init__(self) -> None:
        require_date(self.taken_on, "taken_on")
        if sum(topic.received for topic in self.topics) != self.received:
            raise ContextInvalid("the topics do not add up to the complaints")
        if [quarter.number for quarter in self.quarters] != [1, 2, 3, 4]:
            raise ContextInvalid("a year has four quarters")

    @property
    def answered(self) -> tuple[int, int, int]:
        """Final documents answered in time, late, and not at all, in the whole year."""
        return (
            sum(quarter.on_time for quarter in self.quarters),
            sum(quarter.late for quarter in self.quarters),
            sum(quarter.silent for quarter in self.quarters),
        )

    @property
    def positions(self) -> tuple[int, int, int, int]:
        """Recommendations accepted, accepted in part, refused, and left without an answer."""
        return (
            sum(region.accepted for region in self.regions),
            sum(region.in_part for region in self.regions),
            sum(region.refused for region in self.regions),
            sum(region.silent for region in self.regions),
        )


PAPER = Paper(
    kinds=(DocumentKind.ANNUAL_REPORT,),
    template="annual_report.html",
    labels="labels/annual_report.toml",
    context=AnnualReport,
    present={
        "figures": lambda paper: bool(paper.states) and bool(paper.topics) and bool(paper.quarters),
        "period": lambda paper: bool(paper.taken_on),
        "data": lambda paper: bool(paper.data_digest.strip()),
        "signatures": lambda paper: bool(paper.signatories),
    },
    sections={"period": 0, "figures": 2, "data": 7, "signatures": 8},
)
