"""Walk a docket to a state by acts, one function a step: each takes the services, the world and the number.

People act in their own contexts, as in life. Steps build on each other: `admit` files, takes, puts forward and votes
unless it is given a number.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from oversight.domain.admissibility import Check, CheckAnswer
from oversight.domain.calendar_days import registration_day
from oversight.domain.chain import GENESIS
from oversight.domain.policy import SYSTEM, Actor
from oversight.domain.terms import (
    Action,
    Channel,
    ComplaintKind,
    ComplaintState,
    InterestMeasure,
    InterestStatement,
    MotionKind,
    MotionOutcome,
    RecordKind,
    SeenAs,
    Station,
    VoteChoice,
)
from oversight.persistence.cases import docket_by_number, next_number
from oversight.persistence.models import Complaint, Docket
from oversight.services import casework, declarations, intake, motions
from oversight.services.casework import Seen
from oversight.services.context import LOCAL, Context, Services
from oversight.services.identity import IdentityData, store_identity
from tests.world import World

TEXT = (
    "Аудан әкімдігі 2025 жылғы 14 наурыздағы № 112 қаулысымен ауыл жайылымының 312 гектарын жалға берген. "
    "Жер пайдаланылмайды, ауыл тұрғындарының малы жайылымсыз қалды."
)
NOTE = "Құжаттар бойынша тексерілді."
REASONS = "Жолданымда сол органның шешімі бар мәселе қайталанған, жаңа дәлел келтірілмеген, сондықтан қайтарылады."
NATURE = "Туысым осы бөлімде 2025 жылға дейін жұмыс істеген."


@contextmanager
def acting(services: Services, actor: Actor):
    """A writing context of one person, closed afterwards."""
    with services.context(actor, writes=True) as ctx:
        yield ctx


def load(ctx: Context, number: str) -> Docket:
    """The docket as it is now."""
    ctx.session.expire_all()
    docket = docket_by_number(ctx.session, number)
    assert docket is not None
    return docket


def state_of(services: Services, number: str) -> tuple[str, str | None]:
    """The states of complaint and case."""
    with acting(services, SYSTEM) as ctx:
        docket = load(ctx, number)
        return docket.complaint.state, docket.case.state if docket.case else None


def seen(services: Services, number: str, kind: RecordKind = RecordKind.COMPLAINT) -> Seen:
    """What somebody sees who opens the page now, with a key of its own."""
    with acting(services, SYSTEM) as ctx:
        docket = load(ctx, number)
        return Seen(casework.record_of(docket, kind).version, docket.last_sequence, uuid4().hex)


def file_complaint(services: Services, world: World, **more: Any) -> str:
    """A registered complaint of a citizen to the first commission about the first agency; the number.

    *more* overrides columns of the docket (commission_id, agency_id, topic, region ...) and of the complaint.
    """
    with acting(services, more.pop("filer", world.citizen)) as ctx:
        number, position = next_number(ctx.session, ctx.now.astimezone(LOCAL).year)
        identity = store_identity(ctx, IdentityData("Айгүл Серікқызы", "Тасқайың ауылы, Абай көшесі, 5", "a@example.kz"))
        of_complaint = {name: more.pop(name) for name in tuple(more) if hasattr(Complaint, name)}
        docket = Docket(
            number=number,
            position=position,
            filed_at=ctx.now,
            station=Station.COMPLAINT,
            head_digest=GENESIS,
            changed_at=ctx.now,
            last_sequence=0,
            **{
                "commission_id": world.commission.id,
                "agency_id": world.agency.id,
                "region": "590000000",
                "topic": "land_and_pasture",
                **more,
            },
        )
        docket.declarations = []
        docket.complaint = Complaint(
            **{
                "state": ComplaintState.RECEIVED,
                "kind": ComplaintKind.CITIZEN_COMPLAINT,
                "channel": Channel.ONLINE,
                "language": "kk",
                "seen_as": SeenAs.SECRETARY_ONLY,
                "identity_id": identity.id,
                "filer_account_id": ctx.actor.account_id,
                "is_citizen_by_statement": True,
                "subject": "Жайылым жалға берілген",
                "decision_text": "2025 жылғы 14 наурыздағы № 112 қаулы",
                "text": TEXT,
                "wish": "Жер ауылға қайтарылсын.",
                "received_at": ctx.now,
                "registered_on": registration_day(ctx.statute, ctx.now),
                **of_complaint,
            }
        )
        ctx.session.add(docket)
        ctx.session.flush()
        docket = load(ctx, number)
        casework.append_event(ctx, docket, Action.SUBMIT, RecordKind.COMPLAINT, target=ComplaintState.RECEIVED)
        decision = casework.decide(
            ctx, docket, RecordKind.COMPLAINT, Action.REGISTER, from_on=docket.complaint.registered_on
        )
        casework.write(ctx, docket, decision, actor=SYSTEM)
        casework.record(ctx, docket)
    return number


def take(services: Services, world: World, number: str) -> str:
    """The secretary takes the complaint."""
    with acting(services, world.secretary) as ctx:
        intake.claim_intake(ctx, intake.ClaimIntake(number, seen(services, number)))
    return number


def checklist(**met: bool) -> dict[Check, CheckAnswer]:
    """Every question answered with yes unless told otherwise (object=False)."""
    return {check: CheckAnswer(met.get(check.value, True), NOTE) for check in Check}


def put_forward(services: Services, world: World, number: str | None = None, **more: Any) -> str:
    """The secretary puts a (new) complaint to the commission."""
    number = number or take(services, world, file_complaint(services, world))
    with acting(services, world.secretary) as ctx:
        intake.put_forward(
            ctx,
            intake.PutForward(
                **{
                    "number": number,
                    "answers": checklist(),
                    "agency_id": world.agency.id,
                    "topic": "land_and_pasture",
                    "region": "590000000",
                    "title_kk": "Ауыл жайылымын жалға беру туралы",
                    "title_ru": "Об аренде сельских пастбищ",
                    "title_en": "",
                    "proposed_ground": None,
                    "seen": seen(services, number),
                    **more,
                }
            ),
        )
    return number


def declare(
    services: Services,
    number: str,
    people: Iterable[Actor],
    statement: InterestStatement = InterestStatement.NONE,
    measure: InterestMeasure | None = None,
) -> str:
    """Each of *people* answers the declaration."""
    for person in people:
        with acting(services, person) as ctx:
            nature = "" if statement is InterestStatement.NONE else NATURE
            declarations.declare_interest(
                ctx, declarations.DeclareInterest(number, statement, measure, nature, seen(services, number))
            )
    return number


def voters(world: World) -> tuple[Actor, ...]:
    """Chair and members of the first commission."""
    return (world.chair, *world.members)


def open_vote(services: Services, world: World, number: str, kind: MotionKind = MotionKind.ADMIT, **more: Any) -> UUID:
    """The secretary puts a question to the vote for three days; the (first) motion."""
    record = motions.ASKS[kind][0]
    with acting(services, world.secretary) as ctx:
        command = motions.OpenMotion(
            **{
                "number": number,
                "kind": kind,
                "text": "Жолданымды қарауға қабылдау туралы",
                "closes_at": ctx.now + timedelta(days=3),
                "seen": seen(services, number, record),
                **more,
            }
        )
        return motions.open_motion(ctx, command)[0]


def vote(
    services: Services, number: str, motion_id: UUID, person: Actor, choice: VoteChoice = VoteChoice.FOR, dissent: str = ""
) -> None:
    """One person votes."""
    with acting(services, person) as ctx:
        motions.cast_vote(ctx, motions.CastVote(number, motion_id, choice, dissent, seen(services, number)))


def close_vote(services: Services, world: World, number: str, motion_id: UUID, **more: Any) -> MotionOutcome:
    """The secretary closes the vote."""
    with acting(services, world.secretary) as ctx:
        return motions.close_motion(ctx, motions.CloseMotion(number, motion_id, seen(services, number), **more))


def decide_by_vote(services: Services, world: World, number: str, kind: MotionKind, **more: Any) -> MotionOutcome:
    """Open, everybody who has a vote votes for it, close. The members must have declared."""
    motion_id = open_vote(services, world, number, kind, **more)
    for person in voters(world):
        vote(services, number, motion_id, person)
    return close_vote(services, world, number, motion_id)


def admit(services: Services, world: World, number: str | None = None) -> str:
    """A complaint admitted by the vote of the whole first commission: complaint ADMITTED, case DRAFT."""
    number = put_forward(services, world, number)
    declare(services, number, voters(world))
    assert decide_by_vote(services, world, number, MotionKind.ADMIT) is MotionOutcome.CARRIED
    return number


def clear(services: Services, world: World, number: str | None = None) -> str:
    """An admitted case whose declarations are complete: case CLEARED."""
    number = number or admit(services, world)
    with acting(services, world.secretary) as ctx:
        declarations.clear(ctx, declarations.Clear(number, seen(services, number, RecordKind.CASE)))
    return number
