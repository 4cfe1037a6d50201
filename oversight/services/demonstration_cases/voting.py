"""The commission decides: declarations of interest, votes circulated and counted, decisions of the chair."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import cast

from oversight.domain import voting
from oversight.domain.seals import seal
from oversight.domain.terms import (
    Action,
    InterestMeasure,
    InterestStatement,
    MotionKind,
    MotionOutcome,
    MotionState,
    RecordKind,
    VoteChoice,
)
from oversight.persistence import models
from oversight.persistence.models import Motion, Vote
from oversight.services.ballots import ballot_seal, named, opened_ballots
from oversight.services.context import LOCAL
from oversight.services.demonstration_cases.cast import Person
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.rows import Row
from oversight.services.demonstration_cases.texts import Library

MOTION = RecordKind.MOTION
_OPEN_FOR = timedelta(days=3)
_END_OF_DAY = time(18)


def declare(sheet: Sheet, who: Person, statement: InterestStatement = InterestStatement.NONE, nature: str = "") -> None:
    """One person answers the declaration; a present interest recuses."""
    is_recused = statement is InterestStatement.PRESENT
    measure = InterestMeasure.RECUSE if is_recused else InterestMeasure.CONTINUE
    kind = RecordKind.CASE if sheet.case else RecordKind.COMPLAINT
    data = {
        "statement": statement.value,
        "measure": measure.value,
        "sealed": seal(sheet.number, str(who.account_id), statement.value, nature),
        "is_first": True,
    }
    sheet.append(Action.DECLARE_INTEREST, kind, who, data)
    if is_recused:
        sheet.append(Action.RECUSE, kind, who, {"votes_set_aside": [], "votes_already_counted": 0})
    sheet.declared[who] = sheet.add(
        models.Declaration,
        docket_id=sheet.docket["id"],
        account_id=who.account_id,
        role=who.role,
        statement=statement,
        measure=measure,
        nature=nature,
        declared_at=sheet.at,
        recused_at=sheet.at if is_recused else None,
    )


def declare_all(sheet: Sheet, library: Library, *, fewest: bool, most: int | None = None) -> None:
    """The voters answer, one in a while with something to say: as few as a quorum, or all, or the first *most*."""
    voters = sheet.bench.voters
    if fewest:
        voters = voters[: sheet.bench.rules.needed(len(voters))]
    for place, person in enumerate(voters[:most]):
        sheet.wait(0)
        statement, nature = InterestStatement.NONE, ""
        if not fewest and place:
            drawn = sheet.rng.randint(1, 40)
            if drawn == 1 and not recused(sheet):
                statement = InterestStatement.PRESENT
                nature = sheet.say(library.phrase(sheet.rng, "commission", "nature_present"), "kk")
            elif drawn == 2:  # noqa: PLR2004 - one in forty
                statement = InterestStatement.MAY_ARISE
                nature = sheet.say(library.phrase(sheet.rng, "commission", "nature"), "kk")
        declare(sheet, person, statement, nature)


def recused(sheet: Sheet) -> list[Person]:
    """The voters who lost their vote."""
    return [person for person, row in sheet.declared.items() if row["recused_at"] and person in sheet.bench.voters]


def ready(sheet: Sheet) -> list[Person]:
    """The voters who answered and may vote."""
    return [person for person in sheet.bench.voters if person in sheet.declared and person not in recused(sheet)]


def put_to_vote(
    sheet: Sheet,
    library: Library,
    kind: MotionKind,
    subjects: Sequence[Row | None] = (None,),
    *,
    is_left_open: bool = False,
    is_carried: bool = True,
) -> list[Row]:
    """The secretary opens a motion for each subject and the members vote; the motions, ready to be counted.

    Left open, about half have voted and the end lies ahead of the moment of the load.
    """
    text = library.phrase(sheet.rng, "commission", f"motion_{kind.value}")["kk"]
    last_day = sheet.day + 1
    motions = [_open(sheet, kind, text, subject, is_left_open=is_left_open) for subject in subjects]
    voters = ready(sheet)
    for person in voters[1 : 1 + len(voters) // 2] if is_left_open else voters:
        sheet.wait(0)
        for motion in motions:
            _vote(sheet, library, motion, person, is_carried=is_carried)
    if not is_left_open:
        everybody = len(sheet.bench.voters) - len(recused(sheet))
        sheet.wait(0 if len(voters) == everybody else last_day + 1 - sheet.day)
    return motions


def count(sheet: Sheet, motion: Row) -> bool:
    """Close one motion after its time or after the last vote; whether it was carried."""
    votes = [row for row in sheet.rows.get(models.Vote, ()) if row["motion_id"] == motion["id"]]
    rules = sheet.bench.rules.voting
    voters, set_aside = sheet.bench.voters, recused(sheet)
    tally = voting.tally(
        rules,
        members=len(voters),
        recused=len(set_aside),
        votes={row["account_id"]: row["choice"] for row in votes},
        chair=sheet.bench.chair.account_id,
    )
    motion.update(
        state=MotionState.CLOSED,
        closed_at=sheet.at,
        members=tally.members,
        recused=tally.recused,
        eligible=tally.eligible,
        needed=tally.needed,
        voted=tally.voted,
        votes_for=tally.votes_for,
        votes_against=tally.votes_against,
        abstained=tally.abstained,
        cast_by_chair=tally.cast_by_chair,
        outcome=tally.outcome,
    )
    data = opened_ballots(cast(Motion, motion), cast("list[Vote]", votes), {row["account_id"] for row in votes})
    sheet.append(Action.CLOSE_MOTION, MOTION, sheet.bench.secretary, data)
    return tally.outcome is MotionOutcome.CARRIED


def decide_alone(sheet: Sheet, library: Library, kind: MotionKind) -> Row:
    """The chair decides what the rules leave to the chair; the closed motion."""
    text = library.phrase(sheet.rng, "commission", f"motion_{kind.value}")["kk"]
    voters, set_aside = sheet.bench.voters, recused(sheet)
    motion = sheet.add(
        models.Motion,
        docket_id=sheet.docket["id"],
        kind=kind,
        text=text,
        state=MotionState.CLOSED,
        is_chair_decision=True,
        opened_at=sheet.at,
        closes_at=sheet.at,
        closed_at=sheet.at,
        members=len(voters),
        recused=len(set_aside),
        eligible=len(voters) - len(set_aside),
        majority=sheet.bench.rules.voting.majority.value,
        outcome=MotionOutcome.CARRIED,
    )
    data = {**named(cast(Motion, motion)), "outcome": MotionOutcome.CARRIED.value, "sealed": seal(text)}
    sheet.append(Action.DECIDE_AS_CHAIR, MOTION, sheet.bench.chair, data)
    return motion


def may_decide_alone(sheet: Sheet, kind: MotionKind) -> bool:
    """Whether the commission's rules leave a question to the chair, and the chair is not recused."""
    return kind.value in sheet.bench.rules.chair_decides and sheet.bench.chair in ready(sheet)


def _open(sheet: Sheet, kind: MotionKind, text: str, subject: Row | None, *, is_left_open: bool) -> Row:
    voters, set_aside = sheet.bench.voters, recused(sheet)
    eligible = len(voters) - len(set_aside)
    motion = sheet.add(
        models.Motion,
        docket_id=sheet.docket["id"],
        kind=kind,
        recommendation_id=subject["id"] if subject else None,
        text=text,
        state=MotionState.OPEN,
        opened_at=sheet.at,
        closes_at=_end_of_day(
            (sheet.frame.now + _OPEN_FOR).astimezone(LOCAL).date() if is_left_open else sheet.day_after(1)
        ),
        members=len(voters),
        recused=len(set_aside),
        eligible=eligible,
        needed=sheet.bench.rules.needed(eligible),
        majority=sheet.bench.rules.voting.majority.value,
    )
    data = {**named(cast(Motion, motion)), "closes_at": motion["closes_at"].isoformat(), "sealed": seal(text)}
    sheet.append(Action.OPEN_MOTION, MOTION, sheet.bench.secretary, data)
    return motion


def _end_of_day(day: date) -> datetime:
    return datetime.combine(day, _END_OF_DAY, LOCAL).astimezone(UTC)


def _vote(sheet: Sheet, library: Library, motion: Row, person: Person, *, is_carried: bool) -> None:
    choice, dissent = (VoteChoice.FOR if is_carried else VoteChoice.AGAINST), ""
    if is_carried and person in sheet.bench.members[-1:] and sheet.rng.randint(1, 8) == 1:
        choice = sheet.rng.choice((VoteChoice.AGAINST, VoteChoice.ABSTAIN))
        dissent = sheet.say(library.phrase(sheet.rng, "commission", "dissent"), "kk")
    vote = sheet.add(
        models.Vote,
        motion_id=motion["id"],
        account_id=person.account_id,
        choice=choice,
        dissent=dissent,
        cast_at=sheet.at,
    )
    data = {"motion": str(motion["id"]), "sealed": ballot_seal(cast(Vote, vote))}
    sheet.append(Action.CAST_VOTE, MOTION, person, data)
