"""The control and its final document. Replaced by its owner; here is only what the votes ask of it."""

from collections.abc import Sequence
from uuid import UUID

from oversight.domain.errors import TransitionNotAllowed
from oversight.domain.terms import MotionKind
from oversight.persistence.models import Docket, Motion
from oversight.services.casework import Seen
from oversight.services.context import Context


def missing_for_motion(ctx: Context, docket: Docket, kind: MotionKind, recommendation_id: UUID | None) -> Sequence[str]:
    """What the programme or the final document still lacks before it can be voted on: sentences; empty when ready."""
    del ctx, docket, kind, recommendation_id
    return ()


def apply_opening(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    """The commission decided to open the control. Writes events, does not commit."""
    del ctx, docket, motion, seen
    raise TransitionNotAllowed


def apply_adoption(ctx: Context, docket: Docket, motion: Motion, seen: Seen | None) -> None:
    """The commission adopted the final document. Writes events, does not commit."""
    del ctx, docket, motion, seen
    raise TransitionNotAllowed
