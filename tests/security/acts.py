"""Every act that a page offers: who may do it, on which case, after which steps, with what typed into the form.

The table is the control of the tests that refuse: each form here is one that really acts when the right person sends it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from oversight.domain.policy import Actor
from oversight.domain.terms import MotionKind, Position, VoteChoice
from oversight.persistence.models import CommissionRules, LoginSession, Motion
from oversight.services import intake, reviews
from tests import answering, cases
from tests.security.stage import Stage

LONG = "Құжаттар бойынша тексерілді, оның ішінде шарттың 4-тармағы мен 2025 жылғы 14 наурыздағы № 112 қаулы да бар."
DAY = "03.02.2026"  # the day of the stage


@dataclass(frozen=True, slots=True)
class Act:
    """One form. ``may`` are the people of the stage who may send it; ``args`` fill the address beside the number."""

    may: str
    state: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    before: Callable[[Stage, str], None] | None = None
    page: str = ""  # where the form stands, if not at its own address
    args: Mapping[str, object] = field(default_factory=dict)
    motion: bool = False  # the address names the newest motion of the case
    paper: bool = False  # the address names the final document of the case, or its receipt
    text: str = ""  # the field whose words must come back when the form is refused
    is_versioned: bool = True  # a form made before somebody else's act is refused; not where nothing is written over
    aside: str = ""  # people whom the steps before put in a position to act, too

    @property
    def who(self) -> str:
        """The first of those who may."""
        return self.may.split()[0]


def _panel(stage: Stage) -> tuple[Actor, ...]:
    """Everybody who has a vote now: member 4 is recused, one came later."""
    return (stage.world.chair, *stage.world.members[:3], stage.world.members[4], stage.people["undeclared"])


def _walk(*steps: Callable[..., object]) -> Callable[[Stage, str], None]:
    """Steps of tests.cases and tests.answering one after the other."""

    def before(stage: Stage, number: str) -> None:
        for step in steps:
            step(stage.services, stage.world, number)

    return before


def _joined(stage: Stage, number: str) -> None:
    """The member who came later declares too, so that the declarations are complete."""
    cases.declare(stage.services, number, (stage.people["undeclared"],))


def _cleared(stage: Stage, number: str) -> None:
    _joined(stage, number)
    cases.clear(stage.services, stage.world, number)


def _planned_and_opened(stage: Stage, number: str) -> None:
    _cleared(stage, number)
    cases.plan(stage.services, stage.world, number)
    _decide(stage, number, MotionKind.OPEN_CONTROL)


def _notified(stage: Stage, number: str) -> None:
    _planned_and_opened(stage, number)
    with cases.acting(stage.services, stage.world.secretary) as ctx:
        reviews.notify_object(ctx, reviews.NotifyObject(number, cases.seen_case(stage.services, number)))


def _decide(stage: Stage, number: str, kind: MotionKind, **more: Any) -> None:
    motion_id = cases.open_vote(stage.services, stage.world, number, kind, **more)
    for person in _panel(stage):
        cases.vote(stage.services, number, motion_id, person)
    cases.close_vote(stage.services, stage.world, number, motion_id)


def _adopted(stage: Stage, number: str) -> None:
    _joined(stage, number)
    for one in cases.view(stage.services, stage.world, number).recommendations:
        _decide(stage, number, MotionKind.RECOMMENDATION, recommendation_ids=(one.id,))
    _decide(stage, number, MotionKind.ADOPT_FINAL)


def _found(stage: Stage, number: str) -> None:
    cases.find(stage.services, stage.world, number)


def _to_hearing(stage: Stage, number: str) -> None:
    """A control in progress whose form is the public hearing."""
    _cleared(stage, number)
    cases.plan(stage.services, stage.world, number, form="public_hearing")
    _decide(stage, number, MotionKind.OPEN_CONTROL)
    with cases.acting(stage.services, stage.world.secretary) as ctx:
        reviews.notify_object(ctx, reviews.NotifyObject(number, cases.seen_case(stage.services, number)))
    with cases.acting(stage.services, stage.world.members[0]) as ctx:
        reviews.start_control(ctx, reviews.StartControl(number, cases.seen_case(stage.services, number)))


def _expert_declared(stage: Stage, number: str) -> None:
    cases.declare(stage.services, number, (stage.world.expert,))


def _completed(stage: Stage, number: str) -> None:
    _found(stage, number)
    seen = cases.seen_case(stage.services, number)
    with cases.acting(stage.services, stage.world.chair) as ctx:
        reviews.complete(ctx, reviews.Complete(number, seen, ctx.today))


def _suspended(stage: Stage, number: str) -> None:
    seen = cases.seen_case(stage.services, number)
    with cases.acting(stage.services, stage.world.chair) as ctx:
        reviews.suspend(ctx, reviews.Suspend(number, seen, LONG))


def _released(stage: Stage, number: str) -> None:
    seen = cases.seen(stage.services, number)
    with cases.acting(stage.services, stage.world.secretary) as ctx:
        intake.release_intake(ctx, intake.ReleaseIntake(number, seen))


def _voted(stage: Stage, number: str) -> None:
    motion_id = newest_motion(stage, number)
    _joined(stage, number)
    for person in _panel(stage):
        cases.vote(stage.services, number, motion_id, person, VoteChoice.FOR)


def _chair_may_admit(stage: Stage, number: str) -> None:
    with stage.services.database.writing() as session:
        session.execute(update(CommissionRules).values(chair_decides=["admit"]))
        session.commit()
    cases.put_forward(stage.services, stage.world, number)


def _drafted_all(*positions: Position) -> Callable[[Stage, str], None]:
    def before(stage: Stage, number: str) -> None:
        answering.draft_all(stage.services, stage.world, number, *positions)

    return before


def _noticed(stage: Stage, number: str) -> None:
    answering.draft_all(stage.services, stage.world, number, Position.REFUSED, Position.ACCEPTED)
    answering.notify_hearing(stage.services, stage.world, number)
    stage.clock.forward(days=6)
    with stage.services.database.writing() as session:  # those who were signed in all the while still are
        session.execute(
            update(LoginSession).values(seen_at=stage.clock.now, ends_at=stage.clock.now + timedelta(hours=1))
        )
        session.commit()


def _checked(stage: Stage, number: str) -> None:
    for one in (1, 2):
        answering.check(stage.services, stage.world, number, one)


def _returned(stage: Stage, number: str) -> None:
    answering.check(stage.services, stage.world, number, 1, plots=(answering.plot(returned_on=stage.clock().date()),))


def _assessed(stage: Stage, number: str) -> None:
    answering.assess_all(stage.services, stage.world, number, 2)


def newest_motion(stage: Stage, number: str) -> Any:
    """The motion of the case that was opened last."""
    docket_id = stage.docket_id(number)
    with stage.services.database.reading() as session:
        return session.scalars(
            select(Motion.id).where(Motion.docket_id == docket_id).order_by(Motion.opened_at.desc())
        ).first()


AGENCY = "agency_officer agency_head"
PUT_FORWARD = {
    **{f"{check.value}_met": "yes" for check in cases.Check},
    **{f"{check.value}_note": cases.NOTE for check in cases.Check},
    "title_kk": "Ауыл жайылымын жалға беру туралы",
    "title_ru": "Об аренде сельских пастбищ",
}
WORDING = {
    "text_kk": "Жалға беру шартын бұзып, жайылымды ауылға қайтару.",
    "text_ru": "Расторгнуть договор аренды и вернуть пастбище селу.",
    "authentic_language": "kk",
    "addressee": "Жер қатынастары бөлімі",
    "ground": "1-факт; Жер кодексі",
    "suggested_term": "60 жұмыс күні",
}

ACTS: dict[str, Act] = {
    # intake
    "commission.claim": Act("secretary", "registered", before=_released, page="/commission/?view=unclaimed"),
    "commission.release": Act("secretary", "registered", page="/commission/cases/{number}"),
    "commission.clear": Act("secretary chair", "admitted", before=_joined, page="/commission/cases/{number}"),
    "commission.declare": Act(
        "undeclared secretary chair member expert",
        "registered",
        {"statement": "none", "measure": None},
        is_versioned=False,
    ),
    "intake.request_fix": Act("secretary", "registered", {"text": LONG}, text="text"),
    "intake.return_complaint": Act(
        "secretary", "registered", {"ground": "return_insulting", "reasons": LONG}, text="reasons"
    ),
    "intake.terminate": Act(
        "chair", "registered", {"ground": "termination_no_substance", "reasons": LONG}, text="reasons"
    ),
    "intake.forward": Act(
        "secretary", "registered", {"to": "Прокуратура", "sent_on": DAY, "reasons": LONG}, text="reasons"
    ),
    "intake.forward_part": Act(
        "secretary", "registered", {"to": "Прокуратура", "sent_on": DAY, "part": LONG}, text="part"
    ),
    "intake.escalate": Act("secretary chair member", "registered", {"to": "Полиция", "reasons": LONG}, text="reasons"),
    "intake.put_forward": Act("secretary", "registered", PUT_FORWARD, text="title_kk"),
    # votes
    "votes.open_vote": Act(
        "secretary chair",
        "registered",
        {"text": LONG, "ends_on": "06.02.2026", "ends_at": "18:00"},
        before=_walk(cases.put_forward),
        args={"kind": "admit"},
        text="text",
    ),
    "votes.show_vote": Act(
        "member chair", "proposed", {"vote": "for", "dissent": ""}, motion=True, text="dissent", is_versioned=False
    ),
    "votes.close": Act("secretary chair", "proposed", before=_voted, motion=True, is_versioned=False),
    "votes.decide": Act(
        "chair",
        "registered",
        {"decision": "yes", "text": LONG},
        before=_chair_may_admit,
        args={"kind": "admit"},
        text="text",
    ),
    # the control
    "control.plan": Act(
        "secretary chair",
        "admitted",
        {
            "form": "public_monitoring",
            "tasks": cases.TASKS,
            "starts_on": DAY,
            "ends_on": "13.02.2026",
            "place": "Тасқайың ауылы",
            "group": "CANDIDATE",
        },
        before=_cleared,
        text="tasks",
    ),
    "control.notify": Act("secretary", "admitted", before=_planned_and_opened),
    "control.start": Act("member secretary chair", "admitted", before=_notified, aside="undeclared"),
    "control.record_finding": Act(
        "member secretary chair",
        "started",
        {"text": cases.FACT, "language": "kk", "established_on": DAY, "place": "Тасқайың", "evidence": LONG},
        text="text",
        is_versioned=False,
    ),
    "control.withdraw_finding": Act(
        "member secretary chair", "started", {"reasons": LONG}, before=_found, args={"finding": 1}, text="reasons"
    ),
    "control.suspend": Act("chair", "started", {"reasons": LONG}, text="reasons"),
    "control.resume": Act("chair", "started", {"ends_on": "20.02.2026"}, before=_suspended),
    "control.complete": Act("chair", "started", {"completed_on": DAY}, before=_found),
    "control.close_no_findings": Act("chair", "started", {"reasons": LONG}, text="reasons"),
    "control.discontinue": Act("chair", "started", {"ground": "FIRST", "reasons": LONG}, text="reasons"),
    "control.dispatch": Act("secretary", "drafted", before=_adopted),
    "information.ask": Act(
        "member secretary chair",
        "started",
        {"items": LONG, "wanted_form": "Көшірмелер", "is_unrestricted": "y"},
        text="items",
        is_versioned=False,
    ),
    "information.record_answer": Act(
        "member secretary chair",
        "started",
        {"text": LONG, "came_on": DAY},
        before=_walk(cases.ask),
        args={"request": 1},
        text="text",
        is_versioned=False,
        aside=AGENCY,
    ),
    "public_hearings.record": Act(
        "secretary chair",
        "admitted",
        {
            "language": "kk",
            "announced_on": DAY,
            "held_on": DAY,
            "started_at": "00:10",
            "ended_at": "00:40",
            "place": "Тасқайың ауылының мәдениет үйі",
            "attendance": "ауыл тұрғындары – 57",
            "agenda": LONG,
            "speeches": f"комиссия мүшесі: {LONG}",
            "recommendations": LONG,
            "is_named_rightly": "y",
        },
        before=_to_hearing,
        text="agenda",
        is_versioned=False,
    ),
    "opinions.give": Act(
        "expert",
        "started",
        {"language": "kk", "qualification": LONG, "materials": LONG, "method": LONG, "answers-0": LONG, "limits": LONG},
        before=_expert_declared,
        text="method",
        is_versioned=False,
    ),
    "visits.record": Act(
        "member secretary chair",
        "started",
        {
            "held_on": DAY,
            "began_at": "08:00",
            "ended_at": "08:30",
            "observers": "CANDIDATE",
            "observations-0-text": LONG,
            "observations-0-evidence": "1–3-фотосуреттер",
            "photographs": "3",
        },
        text="observations-0-text",
        is_versioned=False,
    ),
    # the final document
    "final.draft": Act(
        "member secretary chair", "started", {"kind": "conclusion", "authentic_language": "kk"}, before=_completed
    ),
    "final.sections": Act("member secretary chair", "drafted", {"proposals_text": LONG}, text="proposals_text"),
    "final.add_recommendation": Act("member secretary chair", "drafted", WORDING, text="text_kk", is_versioned=False),
    "final.edit_recommendation": Act(
        "member secretary chair", "drafted", WORDING | {"text_kk": LONG}, args={"recommendation": 1}, text="text_kk"
    ),
    "final.remove_recommendation": Act("member secretary chair", "drafted", args={"recommendation": 1}),
    "final.move_recommendation": Act(
        "member secretary chair",
        "drafted",
        args={"recommendation": 1, "to": 2},
        page="/commission/cases/{number}/final/recommendations",
    ),
    # the agency
    "agency.confirm_receipt": Act(AGENCY, "sent", page="/agency/cases/{number}"),
    "agency.assign": Act(
        AGENCY, "sent", {"executor": "OFFICER"}, before=_walk(answering.receive), page="/agency/cases/{number}"
    ),
    "answers.write": Act(
        AGENCY,
        "received",
        {
            "r1-position": "refused",
            "r1-reasons": LONG,
            "r1-measure": "",
            "r1-measure_on": "",
            "r1-responsible": "",
            "r1-legal_reference": "Жер кодексі, 92-бап",
        },
        before=_drafted_all(Position.ACCEPTED, Position.ACCEPTED),
        text="r1-reasons",
    ),
    "answers.decide_positive": Act(
        "agency_head",
        "received",
        before=_drafted_all(Position.ACCEPTED, Position.ACCEPTED),
        page="/agency/cases/{number}/answer/send",
    ),
    "answers.send": Act(
        "agency_head",
        "received",
        {"language": "kk", "remedy_text": answering.REMEDY},
        before=_drafted_all(Position.ACCEPTED, Position.ACCEPTED),
        text="remedy_text",
    ),
    "agency_hearings.notify": Act(
        AGENCY,
        "received",
        {
            "hearing_on": "11.02.2026",
            "hearing_time": "10:00",
            "place": "Әкімдік",
            "decision_on": "13.02.2026",
            "preliminary_position": LONG,
        },
        before=_drafted_all(Position.REFUSED, Position.ACCEPTED),
        text="preliminary_position",
    ),
    "agency_hearings.hold": Act(
        AGENCY,
        "received",
        answering.HEARING | {"held_on": "09.02.2026", "began_at": "09:30", "ended_at": "09:45"},
        before=_noticed,
        text="record_text",
    ),
    "agency_hearings.omit": Act(
        "agency_head",
        "received",
        {"reasons": answering.WHY_NOT},
        before=_drafted_all(Position.REFUSED, Position.ACCEPTED),
        text="reasons",
    ),
    "agency_information.answer": Act(
        AGENCY,
        "started",
        {"text": LONG},
        before=_walk(cases.ask),
        args={"request": 1},
        text="text",
        is_versioned=False,
    ),
    "agency.report_measure": Act(
        AGENCY, "followed", {"result": "yes", "report": LONG}, args={"recommendation": 1}, text="report"
    ),
    # what the commission makes of the answer
    "follow_up.assess": Act(
        "member secretary chair",
        "answered",
        {"r1-assessment": "satisfied", "r1-reasons": LONG},
        args={"recommendation": 1},
        page="/commission/cases/{number}/answers",
        text="r1-reasons",
    ),
    "follow_up.ask_to_complete": Act(
        "secretary", "answered", {"recommendations": "1", "reasons": LONG}, text="reasons"
    ),
    "follow_up.start_follow_up": Act("secretary chair", "answered", before=_assessed),
    "follow_up.record_implementation": Act(
        "secretary chair", "followed", {"result": "yes", "evidence": LONG}, args={"recommendation": 1}, text="evidence"
    ),
    "follow_up.strike_out_land": Act(
        "secretary chair", "followed", {"reasons": LONG}, before=_returned, args={"plot": 1}, text="reasons"
    ),
    "follow_up.waive_hearing": Act("secretary chair", "received", {"reasons": answering.WHY_NOT}, text="reasons"),
    "follow_up.close": Act(
        "secretary chair", "followed", {"outcome": "remedied", "reasons": LONG}, before=_checked, text="reasons"
    ),
    # an issued paper
    "corrections.correct": Act(
        "secretary chair",
        "sent",
        {"places-0-place": "7-бөлім", "places-0-was": "60 күн", "places-0-now": "30 күн", "reasons": LONG},
        paper=True,
        text="reasons",
    ),
    "corrections.withdraw": Act("secretary chair", "sent", {"reasons": LONG}, paper=True, text="reasons"),
    # the filer
    "public.supply_fix": Act("citizen", "fixing", {"text": LONG}, text="text"),
    "public.withdraw": Act("citizen", "registered", {"is_sure": "y", "reasons": LONG}, text="reasons"),
}
