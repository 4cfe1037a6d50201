"""The annual report of a commission or of an agency: our own form, every figure computed anew from the register.

On time is an answer sent on or before the day that was its term's last day when it was sent; receipt and requests to
complete do not count as answers. The report is made from frozen figures: the same figures give the same report.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from oversight.documents.paper import Paper
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.values import Frame, Officer, Passage, Words, require_date
from oversight.domain.terms import DocumentKind

EARLIER_YEARS = 2
"""So many years before that of the report stand beside it in the table of returned land."""

_HECTARES = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")


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
class LandYear(Plain):
    """What came back to the state in one district in one year. Hectares are a decimal in plain digits: 312.5."""

    year: int
    plots: int
    hectares: str

    def __post_init__(self) -> None:
        if not _HECTARES.fullmatch(self.hectares):
            raise ContextInvalid(f"{self.hectares!r} is no area in hectares")

    @property
    def area(self) -> Decimal:
        """The hectares as a number."""
        return Decimal(self.hectares)


@dataclass(frozen=True, slots=True)
class LandCount(Plain):
    """Land returned to the state after controls in one district, named as the cases name it: the year of the report
    last, the years before it first.
    """

    district: Passage
    region: Words
    years: tuple[LandYear, ...]


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
        if any([one.year for one in row.years] != list(self.land_years) for row in self.land):
            raise ContextInvalid("every district has the same years, the year of the report last")

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

    @property
    def land_years(self) -> tuple[int, ...]:
        """The years whose returned land is shown, the year of the report last."""
        return tuple(range(self.year - EARLIER_YEARS, self.year + 1))

    @property
    def land_of_the_year(self) -> tuple[LandCount, ...]:
        """The districts to which land came back in the year of the report, the largest area first."""
        found = [row for row in self.land if row.years[-1].plots]
        return tuple(sorted(found, key=lambda row: -row.years[-1].area))

    @property
    def land_totals(self) -> tuple[Decimal, ...]:
        """The hectares of all districts, in each of `land_years`."""
        return tuple(
            sum((row.years[place].area for row in self.land), Decimal(0)) for place in range(len(self.land_years))
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
