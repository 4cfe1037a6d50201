"""Walk a docket to a state by acts, one function a step: each takes the services, the world and the number.

People act in their own contexts, as in life. Steps build on each other: `admit` files, takes, puts forward and votes
unless it is given a number.
"""

from collections.abc import Collection, Iterable
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from oversight.domain.admissibility import Check, CheckAnswer
from oversight.domain.hearing_lines import Exchange, Group, Poll, Speech
from oversight.domain.policy import SYSTEM, Actor
from oversight.domain.terms import (
    NGO_ROLES,
    Channel,
    FinalDocumentKind,
    InterestMeasure,
    InterestStatement,
    MotionKind,
    MotionOutcome,
    RecordKind,
    SeenAs,
    VoteChoice,
)
from oversight.persistence.cases import docket_by_number
from oversight.persistence.models import Docket
from oversight.services import (
    casework,
    complaints,
    declarations,
    dispatch,
    final_documents,
    findings,
    information,
    intake,
    motions,
    opinions,
    programme,
    public_hearings,
    recommendations,
    reviews,
    visits,
)
from oversight.services.answers import Answers
from oversight.services.casework import Seen
from oversight.services.context import Context, Services
from oversight.services.control_view import ControlView, open_control
from oversight.services.identity import IdentityData
from tests import filing
from tests.world import World

TEXT = (
    "Аудан әкімдігі 2025 жылғы 14 наурыздағы № 112 қаулысымен ауыл жайылымының 312 гектарын жалға берген. "
    "Жер пайдаланылмайды, ауыл тұрғындарының малы жайылымсыз қалды."
)
FILER = IdentityData(full_name="Айгүл Серікқызы", postal_address="Тасқайың ауылы, Абай көшесі, 5", email="a@example.kz")
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

    *more*: filer (an actor), commission_id, agency_id, region, topic, seen_as, language, address (of the sender).
    """
    filer = more.pop("filer", world.citizen)
    language, address = more.pop("language", "kk"), more.pop("address", uuid4().hex)
    organisation = next(iter(filer.bodies(NGO_ROLES)), None)
    with acting(services, filer) as ctx:
        key = filing.copied_draft(
            ctx,
            world,
            who={**asdict(FILER), "is_citizen": organisation is None, "organisation_id": organisation},
            place={name: more.pop(name) for name in ("region", "topic") if name in more},
            body={name: more.pop(name) for name in ("commission_id", "agency_id") if name in more},
            what={"subject": "Жайылым жалға берілген", "text": TEXT},
            **more,
        )
        return filing.send(ctx, key, language, address).number


def record_on_paper(services: Services, world: World, *, by: Actor, received_at: datetime) -> str:
    """A complaint to the first commission that came on paper and was typed in by a secretary."""
    answers = Answers(
        is_citizen=True,
        region=filing.REGION,
        topic=filing.TOPIC,
        commission_id=world.commission.id,
        agency_id=world.agency.id,
        subject="Жайылым жалға берілген",
        text=TEXT,
        seen_as=SeenAs.SECRETARY_ONLY,
    )
    with acting(services, by) as ctx:
        command = complaints.RecordOnBehalf(uuid4().hex, Channel.PAPER, received_at, "kk", FILER, answers)
        return complaints.record_on_behalf(ctx, command).number


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
    services: Services,
    number: str,
    motion_id: UUID,
    person: Actor,
    choice: VoteChoice = VoteChoice.FOR,
    dissent: str = "",
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


# The control, from the programme to the dispatch of the final document.

TASKS = "Жайылым жерін жалға беру заңдылығын тексеру\nЖалға алушының жерді пайдалануын анықтау"
FACT = "312 гектар жайылым конкурссыз жалға берілген, жер екі жыл бойы пайдаланылмаған."
SECTIONS: dict[str, Any] = {
    "decision_text": "Аудан әкімдігінің 2025 жылғы 14 наурыздағы № 112 қаулысы",
    "held_text": "2026 жылғы 2 ақпан, 10:00, Тасқайың ауылы: жерді аралап көру",
    "tasks_text": TASKS,
    "subjects": (
        final_documents.SubjectOfControl(
            "«Жер аманаты» комиссиясы", "other", "Қоғамдастық жарғысының 3-тармағы", "Мүдделер қақтығысы жоқ"
        ),
    ),
    "forms_text": "Жер аралап көрілді, шарттар зерделенді.",
    "facts_text": "",
    "proposals_text": "Жайылымды конкурссыз жалға беру тәжірибесін тоқтату",
    "other_documents": (final_documents.OtherDocument("№ 112 қаулының көшірмесі", "Аудан әкімдігі", 4),),
    "has_no_other_documents": False,
}
WORDING = recommendations.Wording(
    text_kk="Жалға беру шартын бұзып, жайылымды ауылға қайтару.",
    text_ru="Расторгнуть договор аренды и вернуть пастбище селу.",
    authentic_language="kk",
    addressee="Жер қатынастары бөлімі",
    ground="1-факт; Жер кодексі",
    suggested_term="60 жұмыс күні",
    findings=(1,),
)


def seen_case(services: Services, number: str) -> Seen:
    """What somebody sees of the control who opens the page now."""
    return seen(services, number, RecordKind.CASE)


def seen_version(services: Services, number: str, version: int) -> Seen:
    """The same for a record with a version of its own: the final document, a recommendation."""
    return Seen(version, seen_case(services, number).sequence, uuid4().hex)


def view(services: Services, world: World, number: str) -> ControlView:
    """The control as the secretary reads it."""
    with acting(services, world.secretary) as ctx:
        return open_control(ctx, number)


def plan(services: Services, world: World, number: str, **more: Any) -> str:
    """The secretary writes the programme: from today, ten days long, chair and member 1 in the group."""
    before = seen_case(services, number)  # not inside the act: two writers on one file wait for each other
    with acting(services, world.secretary) as ctx:
        people = programme.candidates(ctx, load(ctx, number))
        chosen = {world.chair.account_id, world.members[0].account_id}
        command = programme.ProposeOpening(
            **{
                "number": number,
                "seen": before,
                "form": "public_monitoring",
                "tasks": TASKS,
                "questions": "Конкурс өткізілді ме?",
                "starts_on": ctx.today,
                "ends_on": ctx.today + timedelta(days=10),
                "place": "Тасқайың ауылы",
                "group": tuple(one.seat_id for one in people if one.account_id in chosen),
                **more,
            }
        )
        programme.propose_opening(ctx, command)
    return number


def to_opened(services: Services, world: World, number: str | None = None, **more: Any) -> str:
    """A control opened by the vote of the whole commission: complaint CASE_OPENED, case OPENED."""
    number = plan(services, world, clear(services, world, number), **more)
    assert decide_by_vote(services, world, number, MotionKind.OPEN_CONTROL) is MotionOutcome.CARRIED
    return number


def to_started(services: Services, world: World, number: str | None = None, **more: Any) -> str:
    """The agency was told and the control began: case IN_PROGRESS."""
    number = to_opened(services, world, number, **more)
    with acting(services, world.secretary) as ctx:
        reviews.notify_object(ctx, reviews.NotifyObject(number, seen_case(services, number)))
    with acting(services, world.members[0]) as ctx:
        reviews.start_control(ctx, reviews.StartControl(number, seen_case(services, number)))
    return number


def find(services: Services, world: World, number: str, **more: Any) -> int:
    """Member 1 records a fact; its number."""
    with acting(services, world.members[0]) as ctx:
        command = findings.RecordFinding(
            **{
                "number": number,
                "seen": seen_case(services, number),
                "text": FACT,
                "language": "kk",
                "established_on": ctx.today,
                "place": "Тасқайың ауылы",
                "evidence": "№ 112 қаулы, фотосурет",
                **more,
            }
        )
        return findings.record_finding(ctx, command)


def ask(services: Services, world: World, number: str, **more: Any) -> date:
    """Member 1 asks the agency for two things; the last day to answer."""
    with acting(services, world.members[0]) as ctx:
        command = information.RequestInformation(
            **{
                "number": number,
                "seen": seen_case(services, number),
                "items": "№ 112 қаулының көшірмесі\nЖалға алу шартының көшірмесі",
                "wanted_form": "Куәландырылған көшірмелер",
                "is_unrestricted": True,
                **more,
            }
        )
        return information.request_information(ctx, command)


def give_opinion(services: Services, world: World, number: str, **more: Any) -> int:
    """The expert, who has declared, answers the question of the programme; the number of the opinion."""
    with acting(services, world.expert) as ctx:
        command = opinions.GiveOpinion(
            **{
                "number": number,
                "seen": seen_case(services, number),
                "language": "kk",
                "qualification": "Жерге орналастыру инженері, 15 жыл өтілі бар.",
                "materials": "№ 112 қаулы\nЖер балансы",
                "method": "Құжаттарды салыстыру",
                "answers": ("Конкурс өткізілмеген.",),
                "others": (),
                "limits": "Жер өлшенген жоқ.",
                **more,
            }
        )
        return opinions.give_opinion(ctx, command)


def visit(services: Services, world: World, number: str, **more: Any) -> int:
    """Member 1 records a visit of the hour before, by the whole group; its number."""
    group = tuple(one.seat_id for one in view(services, world, number).programme.group)
    with acting(services, world.members[0]) as ctx:
        command = visits.RecordVisit(
            **{
                "number": number,
                "seen": seen_case(services, number),
                "began_at": ctx.now - timedelta(hours=1),
                "ended_at": ctx.now - timedelta(minutes=10),
                "place": "Тасқайың ауылының жайылымы",
                "observers": group,
                "representative": "Б. Т. Сақтапберген, бас маман",
                "observations": (
                    visits.Observation("Учаскеде мал жоқ, шөп шабылмаған.", "1–6-фотосуреттер"),
                    visits.Observation("Батыс шекарада қоршау жоқ.", "7-фотосурет, өлшем"),
                ),
                "photographs": 7,
                "remarks": "Мал күзде әкелінеді.",
                **more,
            }
        )
        return visits.record_visit(ctx, command)


def hold_public_hearing(services: Services, world: World, number: str, **more: Any) -> int:
    """The secretary records a hearing of this morning, in a control of that form; its number."""
    before = seen_case(services, number)
    with acting(services, world.secretary) as ctx:
        command = public_hearings.RecordPublicHearing(
            **{
                "number": number,
                "seen": before,
                "language": "kk",
                "announced_on": ctx.today,
                "started_at": ctx.now - timedelta(hours=2),
                "ended_at": ctx.now - timedelta(hours=1),
                "place": "Тасқайың ауылының мәдениет үйі",
                "chair": world.chair.account_id,
                "secretary": world.secretary.account_id,
                "attendance": (Group("ауыл тұрғындары", 57), Group("объектінің өкілдері", 2)),
                "agenda": ("Жайылымды жалға берудің салдары",),
                "speeches": (Speech("аудан әкімінің орынбасары", "Рәсім сақталды деп мәлімдеді."),),
                "exchanges": (
                    Exchange("тұрғын", "Мал қайда жайылады?", "орынбасар", "Көршілес округте."),
                    Exchange("тұрғын", "Хаттама неге жарияланбады?", "", ""),
                ),
                "polls": (Poll("Пайдаланылмайтын жерді қайтаруды сұрау", 51, 2, 4),),
                "recommendations": ("Жерді ауылға қайтару мәселесін қарау",),
                "is_named_rightly": True,
                **more,
            }
        )
        return public_hearings.record_public_hearing(ctx, command)


def to_completed(services: Services, world: World, number: str | None = None) -> str:
    """One fact is established and the chair recorded the completion: case COMPLETED."""
    number = to_started(services, world, number)
    find(services, world, number)
    with acting(services, world.chair) as ctx:
        reviews.complete(ctx, reviews.Complete(number, seen_case(services, number), ctx.today))
    return number


def to_draft(services: Services, world: World, number: str | None = None, **more: Any) -> str:
    """The final document is begun, nothing written: case DRAFT_FINAL."""
    return draft(services, world, to_completed(services, world, number), **more)


def draft(services: Services, world: World, number: str, **more: Any) -> str:
    """Member 1 begins the final document of a completed control."""
    with acting(services, world.members[0]) as ctx:
        command = final_documents.DraftFinal(
            **{
                "number": number,
                "seen": seen_case(services, number),
                "kind": FinalDocumentKind.CONCLUSION,
                "authentic_language": "kk",
                **more,
            }
        )
        final_documents.draft_final(ctx, command)
    return number


def write_sections(services: Services, world: World, number: str, **more: Any) -> str:
    """Member 1 writes every section; *more* overrides."""
    final = view(services, world, number).final
    assert final is not None
    with acting(services, world.members[0]) as ctx:
        command = final_documents.EditSections(
            **{
                "number": number,
                "seen": seen_version(services, number, final.version),
                "kind": final.kind,
                "authentic_language": final.authentic_language,
                **SECTIONS,
                **more,
            }
        )
        final_documents.edit_sections(ctx, command)
    return number


def recommend(services: Services, world: World, number: str, **more: Any) -> int:
    """Member 1 adds a recommendation; its number."""
    with acting(services, world.members[0]) as ctx:
        command = recommendations.AddRecommendation(number, seen_version(services, number, 0), replace(WORDING, **more))
        return recommendations.add_recommendation(ctx, command)


def to_written(services: Services, world: World, number: str | None = None, *, count: int = 2) -> str:
    """A complete draft with *count* recommendations, not voted on: case DRAFT_FINAL."""
    number = write_sections(services, world, to_draft(services, world, number))
    for _ in range(count):
        recommend(services, world, number)
    return number


def vote_on_recommendation(
    services: Services, world: World, number: str, recommendation: int, choice: VoteChoice = VoteChoice.FOR
) -> MotionOutcome:
    """The whole commission votes on one recommendation in the same way."""
    one = view(services, world, number).recommendation(recommendation)
    motion_id = open_vote(services, world, number, MotionKind.RECOMMENDATION, recommendation_ids=(one.id,))
    for person in voters(world):
        vote(services, number, motion_id, person, choice)
    return close_vote(services, world, number, motion_id)


def to_adopted(
    services: Services, world: World, number: str | None = None, *, count: int = 2, rejected: Collection[int] = ()
) -> str:
    """A final document adopted with its recommendations, those in *rejected* voted down: case ADOPTED."""
    number = to_written(services, world, number, count=count)
    for one in range(1, count + 1):
        vote_on_recommendation(services, world, number, one, VoteChoice.AGAINST if one in rejected else VoteChoice.FOR)
    assert decide_by_vote(services, world, number, MotionKind.ADOPT_FINAL) is MotionOutcome.CARRIED
    return number


def to_sent(services: Services, world: World, number: str | None = None, **more: Any) -> str:
    """A final document sent to the agency: case SENT."""
    number = to_adopted(services, world, number, **more)
    with acting(services, world.secretary) as ctx:
        dispatch.dispatch(ctx, dispatch.Dispatch(number, seen_case(services, number)))
    return number
