"""Which invented cases there are: how far each has come, how long ago, and who is in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import TypeVar

Kind = TypeVar("Kind")

SHOWN = 300
"""So many cases are told in full; the rest of a larger load is told in few words."""


class Stage(StrEnum):
    """How far a case has come when its story stops."""

    QUEUED = "queued"
    TAKEN = "taken"
    NEEDS_FIX = "needs_fix"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    ESCALATED = "escalated"
    TERMINATED = "terminated"
    WITHDRAWN_EARLY = "withdrawn_early"
    PROPOSED = "proposed"
    DECLARING = "declaring"
    ADMISSION_VOTE = "admission_vote"
    INADMISSIBLE = "inadmissible"
    ADMITTED = "admitted"
    WITHDRAWN = "withdrawn"
    CLEARED = "cleared"
    OPENING_VOTE = "opening_vote"
    OPENED = "opened"
    NOTIFIED = "notified"
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    DISCONTINUED = "discontinued"
    NO_FINDINGS = "no_findings"
    COMPLETED = "completed"
    DRAFTED = "drafted"
    RECOMMENDATION_VOTE = "recommendation_vote"
    ADOPTION_VOTE = "adoption_vote"
    ADOPTED = "adopted"
    SENT = "sent"
    RECEIVED = "received"
    ASSIGNED = "assigned"
    HEARING_NOTICED = "hearing_noticed"
    HEARD = "heard"
    POSITIVE = "positive"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    INCOMPLETE = "incomplete"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Ending(StrEnum):
    """What the agency does in the end."""

    REMEDIED = "remedied"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


ENDED = frozenset(
    {
        Stage.RETURNED,
        Stage.FORWARDED,
        Stage.ESCALATED,
        Stage.TERMINATED,
        Stage.WITHDRAWN_EARLY,
        Stage.INADMISSIBLE,
        Stage.WITHDRAWN,
        Stage.DISCONTINUED,
        Stage.NO_FINDINGS,
        Stage.CLOSED,
    }
)


@dataclass(frozen=True, slots=True)
class Spec:
    """One case of the plan. ``lag`` is how many working days ago its last act was, None: drawn.

    ``office`` is the place of an agency in the cast (0 and 1 have logins), ``filer`` the short name of an account,
    ``matter`` the key of what the case is about, None: drawn.
    """

    stage: Stage
    office: int | None = None
    filer: str | None = None
    lag: int | None = None
    ending: Ending = Ending.REMEDIED
    matter: str | None = None


S, E = Stage, Ending
_LAND = "pasture_unused"  # so that land comes back in several districts and years
FIRST: tuple[Spec, ...] = (
    Spec(S.SENT, 0, "citizen", 0),
    Spec(S.CLOSED, 0, "citizen", 24, matter=_LAND),
    Spec(S.RECEIVED, 0, None, 8),
    Spec(S.QUEUED, None, None, 0),
    Spec(S.OVERDUE, 0, "ngo", 2),
    Spec(S.RECOMMENDATION_VOTE, None, None, 0),
    Spec(S.FOLLOW_UP, 1, "ngo", 3),
    Spec(S.TAKEN, None, "citizen", 1),
    Spec(S.IN_PROGRESS, 0, None, 2),
    Spec(S.CLOSED, 1, "ngo", 60, E.PARTLY),
    Spec(S.ADMISSION_VOTE, None, "ngo", 0),
    Spec(S.ANSWERED, 1, None, 2, E.PARTLY),
    Spec(S.DECLARING, None, None, 0),
    Spec(S.NEEDS_FIX, None, "citizen", 2),
    Spec(S.CLOSED, None, None, 190, E.REFUSED),
    Spec(S.QUEUED, None, "ngo", 1),
    Spec(S.ASSIGNED, 0, None, 5, E.PARTLY),
    Spec(S.OPENING_VOTE, None, None, 0),
    Spec(S.INADMISSIBLE, None, None, 30),
    Spec(S.CLOSED, 13, None, 75, matter=_LAND),
    Spec(S.ADMITTED, None, None, 1),
    Spec(S.HEARING_NOTICED, 1, "ngo2", 1, E.PARTLY),
    Spec(S.QUEUED, None, None, 0),
    Spec(S.ADOPTION_VOTE, None, None, 0),
    Spec(S.RETURNED, None, "citizen", 45),
    Spec(S.CLOSED, None, None, 290, E.NO_ANSWER),
    Spec(S.COMPLETED, None, None, 3),
    Spec(S.FOLLOW_UP, 0, "citizen", 5),
    Spec(S.PROPOSED, None, None, 0),
    Spec(S.FORWARDED, None, None, 12),
    Spec(S.CLOSED, None, "ngo2", 360, E.PARTLY),
    Spec(S.NOTIFIED, None, None, 1),
    Spec(S.WITHDRAWN, None, "citizen", 20),
    Spec(S.TAKEN, None, None, 0),
    Spec(S.ANSWERED, 0, None, 1),
    Spec(S.IN_PROGRESS, None, "ngo2", 4),
    Spec(S.CLOSED, 29, None, 420, matter=_LAND),
    Spec(S.SUSPENDED, None, None, 6),
    Spec(S.QUEUED, None, None, 6),
    Spec(S.HEARD, None, None, 0, E.PARTLY),
    Spec(S.DRAFTED, None, None, 1),
    Spec(S.INCOMPLETE, 1, None, 1, E.PARTLY),
    Spec(S.WITHDRAWN_EARLY, None, None, 15),
    Spec(S.NO_FINDINGS, None, None, 33),
    Spec(S.CLEARED, None, None, 0),
    Spec(S.OVERDUE, None, None, 3),
    Spec(S.CLOSED, None, "ngo2", 480),
    Spec(S.TERMINATED, None, None, 50),
    Spec(S.ADOPTED, None, None, 1),
    Spec(S.POSITIVE, 1, None, 1),
    Spec(S.OPENED, None, None, 0),
    Spec(S.QUEUED, None, None, 17),
    Spec(S.NO_FINDINGS, None, None, 40),
    Spec(S.SENT, 1, "ngo", 0),
    Spec(S.DISCONTINUED, None, None, 55),
    Spec(S.FOLLOW_UP, None, None, 9, E.PARTLY),
    Spec(S.ESCALATED, None, None, 65),
    Spec(S.CLOSED, None, None, 520, E.PARTLY),
    Spec(S.IN_PROGRESS, None, "ngo", 7),
    Spec(S.NEEDS_FIX, None, None, 7),
)
"""The first cases, in this order: each role of the demonstration has something to do from the first few on."""

_MORE: tuple[tuple[Stage, int], ...] = (
    (S.CLOSED, 46),
    (S.FOLLOW_UP, 7),
    (S.ANSWERED, 4),
    (S.IN_PROGRESS, 5),
    (S.INADMISSIBLE, 4),
    (S.RETURNED, 3),
    (S.FORWARDED, 3),
    (S.WITHDRAWN, 2),
    (S.WITHDRAWN_EARLY, 2),
    (S.NO_FINDINGS, 2),
    (S.DISCONTINUED, 2),
    (S.OVERDUE, 2),
    (S.ASSIGNED, 2),
    (S.QUEUED, 3),
    (S.TAKEN, 2),
    (S.ADMITTED, 2),
    (S.CLEARED, 1),
    (S.ADOPTED, 1),
    (S.DRAFTED, 1),
    (S.TERMINATED, 1),
)
_BRIEF: tuple[tuple[Stage, int], ...] = (
    (S.WITHDRAWN, 24),
    (S.DISCONTINUED, 22),
    (S.CLOSED, 12),
    (S.NO_FINDINGS, 8),
    (S.INADMISSIBLE, 5),
    (S.RETURNED, 12),
    (S.FORWARDED, 10),
    (S.WITHDRAWN_EARLY, 5),
    (S.TERMINATED, 2),
)
_ENDINGS: tuple[tuple[Ending, int], ...] = ((E.REMEDIED, 5), (E.PARTLY, 4), (E.REFUSED, 2), (E.NO_ANSWER, 1))
_LONGEST_LAG = 420
_OFFICES = 40  # agencies take turns, so that none comes up twice before all have


def shown_specs(rng: Random, cases: int) -> Iterator[Spec]:
    """The specs of the cases told in full: the first ones, then a mix in which most have ended."""
    offices = list(range(_OFFICES))
    for place in range(cases):
        if place % _OFFICES == 0:
            rng.shuffle(offices)
        spec = FIRST[place] if place < len(FIRST) else _more(rng)
        yield spec if spec.office is not None else replace(spec, office=offices[place % _OFFICES])


def _more(rng: Random) -> Spec:
    stage = _draw(rng, _MORE)
    lag = rng.randint(3, _LONGEST_LAG) if stage in ENDED else rng.randint(0, 5)
    return Spec(stage, lag=lag, ending=_draw(rng, _ENDINGS))


def brief_spec(rng: Random) -> Spec:
    """Where a case told in few words is bound for; it may not have got there yet."""
    return Spec(_draw(rng, _BRIEF), ending=_draw(rng, _ENDINGS))


def _draw(rng: Random, weighted: tuple[tuple[Kind, int], ...]) -> Kind:
    kinds, weights = zip(*weighted, strict=True)
    drawn: Kind = rng.choices(kinds, weights)[0]
    return drawn
