"""One invented docket in plain rows, written as the acts write it: decided by the tables, under the chain."""

from bisect import bisect_left
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, cast

from oversight.domain import workflow
from oversight.domain.chain import GENESIS, Link, digest_of
from oversight.domain.deadlines import read_deadline
from oversight.domain.lateness import stages_come
from oversight.domain.terms import Action, Outcome, RecordKind
from oversight.domain.workflow import Decision
from oversight.persistence import models
from oversight.persistence.base import Base
from oversight.persistence.models import Docket, FinalDocument
from oversight.services import publishing
from oversight.services.context import LOCAL
from oversight.services.demonstration_cases.cast import Bench, Office, Person
from oversight.services.demonstration_cases.rows import Ids, Row, new_row
from oversight.services.demonstration_cases.texts import Telling, Words
from oversight.statute.schema import Statute

_MORNING, _NOON, _EVENING = 9 * 3600 + 300, 12 * 3600, 17 * 3600 + 2700  # seconds of the local day


class TimeIsUp(Exception):
    """The next act would lie after the last day of the story."""


@dataclass(slots=True)
class Frame:
    """What all dockets of one load share. ``days`` are the working days; a day of a story is a place among them."""

    statute: Statute
    now: datetime  # aware, UTC
    ids: Ids
    days: tuple[date, ...] = field(init=False)
    today: date = field(init=False)
    _midnights: dict[date, datetime] = field(init=False, default_factory=dict)
    _decisions: dict[object, Decision] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.days = tuple(self.statute.calendar.working_days)
        self.today = self.now.astimezone(LOCAL).date()

    def place_of(self, day: date) -> int:
        """The place of a day among the working days; of the next one for a day off."""
        return bisect_left(self.days, day)

    def moment(self, day: date, second: int) -> datetime:
        """An aware moment: so many seconds after midnight of a local day."""
        midnight = self._midnights.get(day)
        if midnight is None:
            midnight = datetime.combine(day, time(0), LOCAL).astimezone(UTC)
            self._midnights[day] = midnight
        return midnight + timedelta(seconds=second)

    def decide(
        self, kind: RecordKind, source: str | None, action: Action, from_on: date, *, modelled: bool
    ) -> Decision:
        """`workflow.decide`, remembered: a long load asks the same questions again and again."""
        asked = (kind, source, action, from_on, modelled)
        known = self._decisions.get(asked)
        if known is None:
            known = self._decisions[asked] = workflow.decide(
                kind, source, action, from_on=from_on, statute=self.statute, modelled=modelled
            )
        return known


@dataclass(slots=True)
class Sheet:
    """Everything an invented docket has said and done so far; the acts of the story write into it.

    Time is a working day and a second of it; it only moves forward. ``until`` is the place of the last day.
    """

    frame: Frame
    rng: Random
    bench: Bench
    office: Office
    telling: Telling
    language: str  # of the filer
    number: str
    day: int
    until: int
    second: int = _MORNING
    rows: dict[type[Base], list[Row]] = field(default_factory=dict)
    last: datetime = field(init=False)
    docket: Row = field(init=False)
    complaint: Row = field(init=False)
    filer: Person = field(init=False)
    case: Row | None = None
    final: Row | None = None
    response: Row | None = None
    declared: dict[Person, Row] = field(default_factory=dict)
    exact: datetime | None = None  # set for an act at the very moment of the load

    # Time

    @property
    def on(self) -> date:
        """The local day of the next act."""
        return self.exact.astimezone(LOCAL).date() if self.exact else self.frame.days[self.day]

    @property
    def at(self) -> datetime:
        """The moment of the next act."""
        return self.exact or self.frame.moment(self.frame.days[self.day], self.second)

    def day_after(self, days: int) -> date:
        """The working day so many working days from now; the calendar's last where it ends."""
        return self.frame.days[min(self.day + days, len(self.frame.days) - 1)]

    def wait(self, fewest: int = 0, most: int | None = None) -> None:
        """Let working days pass, or some minutes of the same day. Raises TimeIsUp."""
        days = fewest if most is None else self.rng.randint(fewest, most)
        if days == 0:
            self.second += self.rng.randint(180, 1500)
            if self.second > _EVENING:
                days = 1
        if days:
            self.day += days
            self.second = self.rng.randint(_MORNING, _NOON)
        if self.day > self.until:
            raise TimeIsUp

    # Words

    def say(self, words: Words, language: str | None = None, **more: str) -> str:
        """*words* filled in, in the filer's language unless another is given."""
        return self.telling.say(words, language or self.language, **more)

    # Rows

    def add(self, model: type[Base], **values: Any) -> Row:
        """A new row of a table."""
        row = new_row(model, self.frame.ids, **values)
        self.rows.setdefault(model, []).append(row)
        return row

    def act(
        self,
        kind: RecordKind,
        action: Action,
        who: Person,
        data: Mapping[str, Any] | None = None,
        *,
        from_on: date | None = None,
    ) -> None:
        """One step of a record, as `casework.decide` and `write` take it. The complaint begins with its first."""
        known = {RecordKind.COMPLAINT: self.docket.complaint, RecordKind.CASE: self.case}.get(kind, self.response)
        record = known if self.docket["last_sequence"] else None
        decision = self.frame.decide(
            kind,
            record["state"] if record is not None else None,
            action,
            from_on or self.on,
            modelled=not self.bench.body.is_state_body,
        )
        if record is not None:
            record["state"] = decision.target
            record["version"] += 1
        self.append(action, kind, who, data, decision)
        self._keep_terms(decision)

    def append(
        self,
        action: Action,
        kind: RecordKind,
        who: Person,
        data: Mapping[str, Any] | None = None,
        decision: Decision | None = None,
    ) -> None:
        """One event under the chain, as `casework.append_event` appends it."""
        docket, moment = self.docket, self.at
        docket["last_sequence"] += 1
        source, target = (decision.source, decision.target) if decision else (None, None)
        content = dict(data or {})
        link = Link(
            self.number,
            docket["last_sequence"],
            action.value,
            who.word,
            who.role.value,
            moment,
            source,
            target,
            content,
        )
        digest = digest_of(link, docket["head_digest"])
        docket["head_digest"], docket["changed_at"] = digest, moment
        self.last = moment
        self.add(
            models.Event,
            docket_id=docket["id"],
            sequence=docket["last_sequence"],
            action=action,
            record_kind=kind,
            actor_id=who.account_id,
            role=who.role,
            at=moment,
            source=source,
            target=target,
            provision=decision.provision if decision else None,
            data=content,
            digest=digest,
        )

    def running(self, keys: Container[str]) -> list[int]:
        """Which terms of *keys* run, by the event that started each."""
        terms = self.rows.get(models.Term, ())
        return sorted(term["started_by"] for term in terms if term["ended_on"] is None and term["key"] in keys)

    def _keep_terms(self, decision: Decision) -> None:
        if not decision.stops and decision.reading is None:
            return
        for term in self.rows.get(models.Term, ()):
            if term["ended_on"] is None and ("*" in decision.stops or term["key"] in decision.stops):
                term["ended_on"] = self.on
        reading = decision.reading
        if reading is not None:
            self.add(
                models.Term,
                docket_id=self.docket["id"],
                key=reading.key,
                from_on=reading.from_on,
                due_on=reading.due_on,
                is_modelled=reading.modelled_on is not None,
                started_by=self.docket["last_sequence"],
                calendar_revision=reading.calendar_revision,
                statute_revision=self.frame.statute.revision,
            )

    def _shown_on(self, sent_on: date) -> date:
        return read_deadline(self.frame.statute, "publication", sent_on).due_on

    def end(self, outcome: Outcome | None) -> None:
        """The docket ends here, as `casework.end` has it."""
        self.docket.update(is_open=False, closed_on=self.on, outcome=outcome)

    # The end of the story

    def finish(self) -> None:
        """Place the docket on its line and make its public copy, as `casework.record` does, as of today."""
        docket = self.docket
        running = sorted(
            (term for term in self.rows.get(models.Term, ()) if term["ended_on"] is None),
            key=lambda term: term["due_on"],
        )
        for term in running:
            statute = self.frame.statute  # people of long ago are not reminded today
            term["reminded"] = stages_come(
                statute.calendar, statute.lateness.reminders, term["due_on"], self.frame.today
            )
        if running:
            docket["next_due_on"], docket["next_due_key"] = running[0]["due_on"], running[0]["key"]
        docket["station"] = workflow.station(
            self.case["state"] if self.case else None, self.response["state"] if self.response else None
        )
        docket["claimed_by_id"] = docket.complaint["claimed_by_id"]
        docket.relate(case=self.case, response=self.response)
        shown = cast(Docket, docket)
        if publishing.state_of(shown) is None:
            return
        sources = publishing.Sources(
            shown,
            cast(FinalDocument | None, self.final),
            self._sent_answers(),
            cast("list[models.Term]", running),
            cast("list[models.Event]", self.rows[models.Event]),
        )
        public = publishing.build(sources, self.frame.today, self._shown_on)
        self.add(
            models.PublishedCase,
            position=docket["position"],
            docket_id=docket["id"],
            number=self.number,
            published_at=self.last,
            changed_at=self.last,
            **publishing.columns_of(shown, public, self.frame.today),
        )

    def _sent_answers(self) -> dict[Any, Any]:
        if self.response is None or self.response["sent_at"] is None:
            return {}
        commitments = {row["answer_id"]: row for row in self.rows.get(models.Commitment, ())}
        for measure in commitments.values():
            plots = self.rows.get(models.ReturnedLand, ())
            measure.relate(plots=[plot for plot in plots if plot["commitment_id"] == measure["id"]])
        sent = [row for row in self.rows.get(models.Answer, ()) if row["is_sent"]]
        for row in sent:
            row.relate(commitment=commitments.get(row["id"]))
        return {row["recommendation_id"]: row for row in sent}

    def begin(self, position: int, **columns: Any) -> None:
        """The docket's own row, as `complaints` enters it."""
        self.docket = self.add(
            models.Docket,
            number=self.number,
            position=position,
            commission_id=self.bench.body.id,
            agency_id=self.office.body.id,
            region=self.office.body.region,
            topic=self.telling.matter.topic,
            head_digest=GENESIS,
            **columns,
        )
        self.docket.relate(commission=self.bench.body, agency=self.office.body)
