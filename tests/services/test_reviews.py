"""The control: its programme, the notice, the facts, its ends; and that nothing else is possible."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import Actor
from oversight.domain.terms import (
    Action,
    FinalDocumentKind,
    InterestStatement,
    MotionKind,
    MotionOutcome,
    Outcome,
    RecordKind,
)
from oversight.domain.workflow import is_possible
from oversight.persistence.cases import events_of
from oversight.persistence.models import CommissionRules, Term
from oversight.services import dispatch, final_documents, findings, motions, programme, recommendations, reviews
from oversight.services.case_file import open_file
from oversight.services.context import Services
from oversight.services.control_view import open_control
from tests import cases
from tests.conftest import Clock
from tests.world import World

REASONS = "Объект құжаттарды ұсынбады, тексеру уақытша мүмкін емес."


def last_event(services: Services, number: str):
    with cases.acting(services, cases.SYSTEM) as ctx:
        return events_of(ctx.session, cases.load(ctx, number).id)[-1]


def notify(services: Services, world: World, number: str, person: Actor | None = None) -> None:
    with cases.acting(services, person or world.secretary) as ctx:
        reviews.notify_object(ctx, reviews.NotifyObject(number, cases.seen_case(services, number)))


def start(services: Services, world: World, number: str, person: Actor | None = None) -> None:
    with cases.acting(services, person or world.members[0]) as ctx:
        reviews.start_control(ctx, reviews.StartControl(number, cases.seen_case(services, number)))


def complete(services: Services, world: World, number: str, on: date | None, person: Actor | None = None) -> None:
    with cases.acting(services, person or world.chair) as ctx:
        reviews.complete(ctx, reviews.Complete(number, cases.seen_case(services, number), on))


def refused_fields(act: Callable[[], object]) -> set[str]:
    with pytest.raises(InputRefused) as refused:
        act()
    return set(refused.value.fields)


# The programme


def test_the_programme_is_kept_and_read(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))

    kept = cases.view(services, world, number).programme
    assert (kept.form.en, kept.tasks, kept.place) == ("Public monitoring", cases.TASKS, "Тасқайың ауылы")
    assert {one.name for one in kept.group} == {"Ерлан Төлегенұлы", "Мүше 1"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("form", "report_hearing"),  # switched off in the statute
        ("form", "no_such_form"),
        ("tasks", "  "),
        ("place", ""),
        ("starts_on", None),
        ("starts_on", date(2026, 2, 1)),
        ("ends_on", None),
        ("ends_on", date(2026, 2, 1)),
        ("group", ()),
        ("group", (uuid4(),)),
    ],
)
def test_an_unfit_programme_is_refused_at_its_field(services: Services, world: World, field: str, value) -> None:
    number = cases.clear(services, world)

    assert refused_fields(lambda: cases.plan(services, world, number, **{field: value})) == {field}


def test_the_least_loaded_member_is_proposed_as_rapporteur(services: Services, world: World) -> None:
    first = cases.plan(services, world, cases.clear(services, world))
    second = cases.plan(services, world, cases.clear(services, world))

    assert cases.view(services, world, first).programme.rapporteur.name == "Мүше 1"
    assert cases.view(services, world, second).programme.rapporteur.name == "Мүше 2"


def test_another_rapporteur_needs_a_reason(services: Services, world: World) -> None:
    number = cases.clear(services, world)
    other = world.members[3].account_id

    assert refused_fields(lambda: cases.plan(services, world, number, rapporteur_id=other)) == {"rapporteur_reasons"}
    cases.plan(services, world, number, rapporteur_id=other, rapporteur_reasons="Жер құқығы бойынша маман.")
    assert cases.view(services, world, number).programme.rapporteur.name == "Мүше 4"


def test_the_rapporteur_is_always_in_the_group(services: Services, world: World) -> None:
    number = cases.plan(
        services,
        world,
        cases.clear(services, world),
        rapporteur_id=world.members[3].account_id,
        rapporteur_reasons="Жер құқығы бойынша маман.",
    )

    assert "Мүше 4" in {one.name for one in cases.view(services, world, number).programme.group}


def test_somebody_recused_can_neither_report_nor_join(services: Services, world: World) -> None:
    number = cases.clear(services, world)
    recused = world.members[0]
    with cases.acting(services, world.secretary) as ctx:
        seat = next(
            one.seat_id
            for one in programme.candidates(ctx, cases.load(ctx, number))
            if one.account_id == recused.account_id
        )
    cases.declare(services, number, [recused], InterestStatement.PRESENT)

    assert refused_fields(lambda: cases.plan(services, world, number, group=(seat,))) == {"group"}
    assert refused_fields(lambda: cases.plan(services, world, number, rapporteur_id=recused.account_id)) == {
        "rapporteur"
    }


def test_an_expert_who_declared_may_join_but_not_report(services: Services, world: World) -> None:
    number = cases.clear(services, world)
    cases.declare(services, number, [world.expert])
    with cases.acting(services, world.secretary) as ctx:
        seats = [one for one in programme.candidates(ctx, cases.load(ctx, number)) if one.role == "expert"]

    cases.plan(services, world, number, group=(seats[0].seat_id,))

    assert "Сарапшы" in {one.name for one in cases.view(services, world, number).programme.group}
    assert refused_fields(lambda: cases.plan(services, world, number, rapporteur_id=world.expert.account_id)) == {
        "rapporteur"
    }


def test_a_long_control_and_a_late_notice_are_only_warned_of(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world), ends_on=date(2026, 3, 31))

    kept = cases.view(services, world, number).programme
    assert (kept.longest.due_on, kept.is_over_length) == (date(2026, 3, 17), True)
    assert kept.longest.article is None  # a rule of the commission
    assert kept.is_notice_late


def test_a_fitting_programme_warns_of_nothing(services: Services, world: World) -> None:
    start_on = date(2026, 2, 16)
    number = cases.plan(
        services, world, cases.clear(services, world), starts_on=start_on, ends_on=start_on + timedelta(days=10)
    )

    kept = cases.view(services, world, number).programme
    assert (kept.is_over_length, kept.is_notice_late, kept.notice.due_on) == (False, False, date(2026, 2, 9))


def test_a_stale_programme_is_a_conflict_that_says_what_changed(services: Services, world: World) -> None:
    number = cases.clear(services, world)
    before = cases.seen_case(services, number)
    cases.plan(services, world, number)

    with pytest.raises(EditConflict) as conflict:
        cases.plan(services, world, number, seen=before)
    assert conflict.value.changes == ("plan_control",)


def test_the_same_programme_sent_twice_is_one(services: Services, world: World) -> None:
    number = cases.clear(services, world)
    before = cases.seen_case(services, number)
    cases.plan(services, world, number, seen=before)

    with pytest.raises(AlreadyDone):
        cases.plan(services, world, number, seen=before)


@pytest.mark.parametrize("who", ["member", "expert", "agency"])
def test_only_secretary_and_chair_write_the_programme(services: Services, world: World, who: str) -> None:
    number = cases.clear(services, world)
    person = {"member": world.members[0], "expert": world.expert, "agency": world.agency_head}[who]
    command = programme.ProposeOpening(
        number, cases.seen_case(services, number), "public_monitoring", "т", "", None, None, "ж", ()
    )

    with cases.acting(services, person) as ctx, pytest.raises(NotVisible if who == "agency" else NotPermitted):
        programme.propose_opening(ctx, command)


# The opening


def test_the_opening_cannot_be_voted_on_without_a_programme(services: Services, world: World) -> None:
    number = cases.clear(services, world)

    with pytest.raises(Incomplete) as refused:
        cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    assert refused.value.missing == ("The programme of the control is not written yet.",)


def test_the_opening_needs_an_agency(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    with cases.acting(services, world.secretary) as ctx:
        cases.load(ctx, number).agency_id = None
        ctx.commit()

    with pytest.raises(Incomplete) as refused:
        cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    assert "agency" in refused.value.missing[0]


def test_the_programme_stands_still_while_it_is_voted_on(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)

    with pytest.raises(programme.UnderVote):
        cases.plan(services, world, number, place="Петропавл")


def test_the_vote_opens_complaint_and_case_and_starts_the_house_clock(services: Services, world: World) -> None:
    number = cases.to_opened(services, world)

    assert cases.state_of(services, number) == ("case_opened", "opened")
    with cases.acting(services, world.secretary) as ctx:
        assert [(term.key, term.due_on) for term in open_file(ctx, number).terms] == [
            ("control_max_length", date(2026, 3, 17))
        ]


def test_a_rejected_opening_leaves_the_case_cleared(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    motion_id = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    for person in cases.voters(world):
        cases.vote(services, number, motion_id, person, cases.VoteChoice.AGAINST)

    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.REJECTED
    assert cases.state_of(services, number) == ("admitted", "cleared")


def test_a_rapporteur_recused_during_the_vote_is_replaced(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    motion_id = cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL)
    cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
    for person in (world.chair, *world.members[1:]):
        cases.vote(services, number, motion_id, person)

    assert cases.close_vote(services, world, number, motion_id) is MotionOutcome.CARRIED
    assert cases.view(services, world, number).programme.rapporteur.name == "Мүше 2"


def test_the_chair_opens_alone_where_the_rules_say_so(services: Services, world: World) -> None:
    number = cases.plan(services, world, cases.clear(services, world))
    command = motions.DecideAsChair(
        number, MotionKind.OPEN_CONTROL, is_carried=True, text="", seen=cases.seen_case(services, number)
    )
    with cases.acting(services, world.chair) as ctx:
        with pytest.raises(motions.ChairMayNotDecide):
            motions.decide_as_chair(ctx, command)
        rules = ctx.session.query(CommissionRules).filter_by(body_id=world.commission.id).one()
        rules.chair_decides = ["open_control"]
        ctx.commit()
        motions.decide_as_chair(ctx, command)

    assert cases.state_of(services, number) == ("case_opened", "opened")


# The notice and the start


def test_the_agency_becomes_a_party_by_the_notice(services: Services, world: World) -> None:
    number = cases.to_opened(services, world)
    with cases.acting(services, world.agency_head) as ctx, pytest.raises(NotVisible):
        open_file(ctx, number)

    notify(services, world, number)

    with cases.acting(services, world.agency_head) as ctx:
        assert open_file(ctx, number).case_state == "notified"
    assert last_event(services, number).data == {"starts_on": "2026-02-02", "is_late": True}


def test_the_agency_does_not_read_the_control(services: Services, world: World) -> None:
    number = cases.to_started(services, world)

    with cases.acting(services, world.agency_head) as ctx, pytest.raises(NotVisible):
        open_control(ctx, number)


def test_the_filer_does_not_read_the_control(services: Services, world: World) -> None:
    number = cases.to_started(services, world)

    with cases.acting(services, world.citizen) as ctx, pytest.raises(NotVisible):
        open_control(ctx, number)


def test_a_member_reads_the_control_only_after_declaring(services: Services, world: World) -> None:
    number = cases.to_opened(services, world)

    with cases.acting(services, world.expert) as ctx, pytest.raises(NotPermitted):
        open_control(ctx, number)
    cases.declare(services, number, [world.expert])
    with cases.acting(services, world.expert) as ctx:
        assert open_control(ctx, number).number == number


def test_the_control_cannot_start_before_its_day(services: Services, world: World, clock: Clock) -> None:
    start_on = date(2026, 2, 16)
    number = cases.to_opened(services, world, starts_on=start_on, ends_on=date(2026, 2, 27))
    notify(services, world, number)
    with pytest.raises(Incomplete):
        start(services, world, number)

    clock.set(2026, 2, 16)
    start(services, world, number)

    assert cases.view(services, world, number).programme.started_on == start_on


# Facts


def test_facts_are_numbered_and_keep_their_evidence(services: Services, world: World) -> None:
    number = cases.to_started(services, world)

    assert [cases.find(services, world, number) for _ in range(2)] == [1, 2]
    first = cases.view(services, world, number).findings[0]
    assert (first.text, first.evidence, first.recorded_by.name) == (cases.FACT, "№ 112 қаулы, фотосурет", "Мүше 1")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", " "),
        ("language", "en"),
        ("established_on", None),
        ("established_on", date(2026, 2, 3)),
        ("evidence", ""),
    ],
)
def test_an_unfit_fact_is_refused_at_its_field(services: Services, world: World, field: str, value) -> None:
    number = cases.to_started(services, world)

    assert refused_fields(lambda: cases.find(services, world, number, **{field: value})) == {field}


def test_two_people_may_record_facts_at_once(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    one, other = cases.seen_case(services, number), cases.seen_case(services, number)
    cases.find(services, world, number, seen=one)

    assert cases.find(services, world, number, seen=other) == 2


def test_the_log_holds_no_word_of_a_fact(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)

    data = last_event(services, number).data
    assert set(data) == {"finding", "files", "established_on", "sealed"}
    assert data["files"] == []
    assert len(data["sealed"]) == 64


def withdraw(services: Services, world: World, number: str, finding: int, reasons: str = REASONS) -> None:
    with cases.acting(services, world.members[0]) as ctx:
        findings.withdraw_finding(
            ctx, findings.WithdrawFinding(number, cases.seen_case(services, number), finding, reasons)
        )


def test_a_withdrawn_fact_is_kept_and_marked(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    withdraw(services, world, number, 1)

    assert cases.find(services, world, number) == 2
    seen = cases.view(services, world, number)
    assert [one.number for one in seen.findings] == [1, 2]
    assert [one.number for one in seen.standing_findings] == [2]
    assert seen.findings[0].withdrawal_reasons == REASONS


def test_a_fact_is_withdrawn_once_and_with_reasons(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)

    assert refused_fields(lambda: withdraw(services, world, number, 1, "қате")) == {"reasons"}
    withdraw(services, world, number, 1)
    with pytest.raises(NotVisible):
        withdraw(services, world, number, 1)
    with pytest.raises(NotVisible):
        withdraw(services, world, number, 7)


# The ends


def test_completion_starts_the_seven_working_days(services: Services, world: World) -> None:
    number = cases.to_completed(services, world)

    with cases.acting(services, world.secretary) as ctx:
        term = open_file(ctx, number).terms[0]
    assert (term.key, term.due_on, term.reading.article) == ("final_doc_dispatch", date(2026, 2, 11), "Law 13(2)")


def test_the_term_runs_from_the_recorded_day_not_from_today(services: Services, world: World, clock: Clock) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    clock.set(2026, 2, 6)
    complete(services, world, number, date(2026, 2, 4))

    with cases.acting(services, world.secretary) as ctx:
        assert open_file(ctx, number).terms[0].due_on == date(2026, 2, 13)


@pytest.mark.parametrize("on", [None, date(2026, 2, 3), date(2026, 2, 1)], ids=["none", "future", "before the start"])
def test_an_unfit_day_of_completion_is_refused(services: Services, world: World, on: date | None) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)

    assert refused_fields(lambda: complete(services, world, number, on)) == {"completed_on"}


def test_nothing_is_completed_without_a_standing_fact(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)
    withdraw(services, world, number, 1)

    with pytest.raises(Incomplete) as refused:
        complete(services, world, number, date(2026, 2, 2))
    assert "Article 13(1)" in refused.value.missing[0]


def test_only_the_chair_completes(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)

    for person in (world.secretary, world.members[0]):
        with pytest.raises(NotPermitted):
            complete(services, world, number, date(2026, 2, 2), person)


def suspend(services: Services, world: World, number: str, reasons: str = REASONS) -> None:
    with cases.acting(services, world.chair) as ctx:
        reviews.suspend(ctx, reviews.Suspend(number, cases.seen_case(services, number), reasons))


def resume(services: Services, world: World, number: str, ends_on: date | None = None) -> None:
    with cases.acting(services, world.chair) as ctx:
        reviews.resume(ctx, reviews.Resume(number, cases.seen_case(services, number), ends_on))


def test_a_control_is_suspended_and_taken_up_again(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    assert refused_fields(lambda: suspend(services, world, number, "себеп")) == {"reasons"}
    suspend(services, world, number)
    assert cases.state_of(services, number)[1] == "suspended"
    assert refused_fields(lambda: resume(services, world, number, date(2026, 2, 1))) == {"ends_on"}

    resume(services, world, number, date(2026, 2, 20))

    assert cases.state_of(services, number)[1] == "in_progress"
    assert cases.view(services, world, number).programme.ends_on == date(2026, 2, 20)


def close_no_findings(services: Services, world: World, number: str, reasons: str = REASONS) -> None:
    with cases.acting(services, world.chair) as ctx:
        reviews.close_no_findings(ctx, reviews.CloseNoFindings(number, cases.seen_case(services, number), reasons))


def test_a_control_that_found_nothing_ends_the_docket(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    close_no_findings(services, world, number)

    with cases.acting(services, cases.SYSTEM) as ctx:
        docket = cases.load(ctx, number)
        assert (docket.is_open, docket.outcome, docket.next_due_on) == (False, Outcome.NO_FINDINGS, None)
        assert ctx.session.query(Term).filter_by(docket_id=docket.id, ended_on=None).count() == 0


def test_nothing_found_contradicts_a_standing_fact(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    cases.find(services, world, number)

    with pytest.raises(Incomplete):
        close_no_findings(services, world, number)


def discontinue(services: Services, world: World, number: str, ground: str, reasons: str = REASONS) -> None:
    with cases.acting(services, world.chair) as ctx:
        reviews.discontinue(ctx, reviews.Discontinue(number, cases.seen_case(services, number), ground, reasons))


def test_a_control_is_discontinued_on_a_ground_of_the_list(services: Services, world: World) -> None:
    number = cases.to_started(services, world)
    assert refused_fields(lambda: discontinue(services, world, number, "return_identical")) == {"ground"}
    assert refused_fields(lambda: discontinue(services, world, number, "discontinuation_object_excluded", "иә")) == {
        "reasons"
    }

    discontinue(services, world, number, "discontinuation_object_excluded")

    assert cases.state_of(services, number)[1] == "discontinued"
    assert last_event(services, number).data["ground"] == "discontinuation_object_excluded"


# Whole tables: in every state, every act that has no row is refused.


def _acts(services: Services, world: World, number: str) -> dict[Action, Callable[[], object]]:
    def by(person: Actor, act: Callable, command: Callable) -> Callable[[], object]:
        def do() -> object:
            with cases.acting(services, person) as ctx:
                return act(ctx, command(cases.seen_case(services, number)))

        return do

    today = date(2026, 2, 2)
    return {
        Action.PLAN_CONTROL: lambda: cases.plan(services, world, number),
        Action.NOTIFY_OBJECT: lambda: notify(services, world, number),
        Action.START_CONTROL: lambda: start(services, world, number),
        Action.RECORD_FINDING: lambda: cases.find(services, world, number),
        Action.WITHDRAW_FINDING: lambda: withdraw(services, world, number, 1),
        Action.SUSPEND: lambda: suspend(services, world, number),
        Action.RESUME: lambda: resume(services, world, number),
        Action.COMPLETE: lambda: complete(services, world, number, today),
        Action.CLOSE_NO_FINDINGS: lambda: close_no_findings(services, world, number),
        Action.DISCONTINUE: lambda: discontinue(services, world, number, "discontinuation_subject_lost"),
        Action.DRAFT_FINAL: by(
            world.members[0],
            final_documents.draft_final,
            lambda seen: final_documents.DraftFinal(number, seen, FinalDocumentKind.CONCLUSION, "kk"),
        ),
        Action.EDIT_FINAL: by(
            world.members[0],
            recommendations.add_recommendation,
            lambda seen: recommendations.AddRecommendation(number, seen, cases.WORDING),
        ),
        Action.DISPATCH: by(world.secretary, dispatch.dispatch, lambda seen: dispatch.Dispatch(number, seen)),
        Action.OPEN_CONTROL: lambda: cases.open_vote(services, world, number, MotionKind.OPEN_CONTROL),
        Action.ADOPT: lambda: cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL),
    }


def _to_notified(services: Services, world: World) -> str:
    number = cases.to_opened(services, world)
    notify(services, world, number)
    return number


def _to_suspended(services: Services, world: World) -> str:
    number = cases.to_started(services, world)
    suspend(services, world, number)
    return number


def _to_no_findings(services: Services, world: World) -> str:
    number = cases.to_started(services, world)
    close_no_findings(services, world, number)
    return number


def _to_discontinued(services: Services, world: World) -> str:
    number = cases.clear(services, world)
    discontinue(services, world, number, "discontinuation_withdrawn")
    return number


WALKS: dict[str, Callable[[Services, World], str]] = {
    "draft": cases.admit,
    "cleared": cases.clear,
    "opened": cases.to_opened,
    "notified": _to_notified,
    "in_progress": cases.to_started,
    "suspended": _to_suspended,
    "completed": cases.to_completed,
    "draft_final": cases.to_draft,
    "adopted": cases.to_adopted,
    "sent": cases.to_sent,
    "closed_no_findings": _to_no_findings,
    "discontinued": _to_discontinued,
}


@pytest.mark.parametrize("state", WALKS)
def test_an_act_without_a_row_is_refused(services: Services, world: World, state: str) -> None:
    number = WALKS[state](services, world)
    assert cases.state_of(services, number)[1] == state
    taken = {}
    for action, act in _acts(services, world, number).items():
        if not is_possible(RecordKind.CASE, state, action):
            try:
                act()
            except TransitionNotAllowed:
                continue
            taken[action] = "done"
    assert taken == {}
    assert cases.state_of(services, number)[1] == state


def test_before_admission_there_is_no_control(services: Services, world: World) -> None:
    number = cases.put_forward(services, world)
    cases.declare(services, number, [world.chair])

    with cases.acting(services, world.chair) as ctx, pytest.raises(NotVisible):
        reviews.complete(ctx, reviews.Complete(number, cases.seen(services, number), date(2026, 2, 2)))
