"""The record of one observation of public monitoring: our own form."""

from dataclasses import dataclass

from oversight.documents.paper import Paper
from oversight.documents.papers.final_document import ControlObject
from oversight.documents.plain import Plain
from oversight.documents.values import Frame, Officer, Passage, require_moment
from oversight.domain.terms import DocumentKind


@dataclass(frozen=True, slots=True)
class Observation(Plain):
    """What was seen, and what proves it. Its number is its place in the list."""

    text: Passage
    evidence: Passage


@dataclass(frozen=True, slots=True)
class MonitoringRecord(Plain):
    """Everything templates/documents/monitoring_record.html may mention."""

    frame: Frame
    control_object: ControlObject
    decision: Passage  # the act or decision under control
    started_at: str  # aware ISO moments
    ended_at: str
    place: Passage
    observers: tuple[Officer, ...]
    representative: Officer | None  # of the object; None: nobody came
    observations: tuple[Observation, ...]
    photographs: int
    remarks: Passage | None  # of the representative

    def __post_init__(self) -> None:
        require_moment(self.started_at, "started_at")
        require_moment(self.ended_at, "ended_at")


PAPER = Paper(
    kinds=(DocumentKind.MONITORING_RECORD,),
    template="monitoring_record.html",
    labels="labels/monitoring_record.toml",
    context=MonitoringRecord,
    present={
        "when_where": lambda paper: not paper.place.is_empty and bool(paper.started_at and paper.ended_at),
        "participants": lambda paper: bool(paper.observers),
        "observation": lambda paper: bool(paper.observations) and not any(o.text.is_empty for o in paper.observations),
        "evidence": lambda paper: not any(o.evidence.is_empty for o in paper.observations),
        "signatures": lambda paper: all(officer.name.strip() for officer in paper.observers),
    },
    sections={"when_where": 0, "participants": 1, "observation": 2, "evidence": 2, "signatures": 4},
)
