"""One case from the complaint to its end by acts alone, and what the rows of `answering.sent_docket` share with it."""

from datetime import date

from oversight.domain.chain import Link, first_wrong
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import Action, Outcome, Position
from oversight.persistence.cases import events_of
from oversight.persistence.models import Notification, PublishedCase
from oversight.services import agency_view, reminders
from tests import answering, cases

ACCEPTED, IN_PART = Position.ACCEPTED, Position.IN_PART


def log(services, number):
    with answering.acting(services, SYSTEM) as ctx:
        return events_of(ctx.session, answering.load(ctx, number).id)


def walk(services, world, clock):
    number = cases.to_sent(services, world)
    answering.assign(services, world, answering.receive(services, world, number))
    answering.draft_all(services, world, number, ACCEPTED, IN_PART)
    answering.notify_hearing(services, world, number)
    clock.forward(days=3)
    answering.hold_hearing(services, world, number)
    answering.send(services, world, number)
    for one in (1, 2):
        answering.assess(services, world, number, one)
    answering.follow(services, world, number, 1, 2)
    answering.report(services, world, number, 1)
    for one in (1, 2):
        answering.check(services, world, number, one)
    return answering.close(services, world, number, Outcome.PARTLY_REMEDIED)


def test_a_case_walks_from_complaint_to_closure(services, world, clock):
    number = walk(services, world, clock)

    assert answering.state(services, number) == ("closed", "closed")


def test_the_log_of_the_whole_walk_proves_itself(services, world, clock):
    number = walk(services, world, clock)

    links = [
        (
            Link(
                number,
                event.sequence,
                event.action.value,
                str(event.actor_id) if event.actor_id else event.role.value,
                event.role.value,
                event.at,
                event.source,
                event.target,
                event.data,
            ),
            event.digest,
        )
        for event in log(services, number)
    ]
    assert first_wrong(links) is None


def test_the_log_holds_no_word_of_the_answer(services, world, clock):
    number = walk(services, world, clock)

    text = str([event.data for event in log(services, number)])
    for words in (answering.REASONS, answering.RECORD, "Бөлім басшысы", "Басшы"):
        assert words not in text


def test_the_answers_are_public_one_working_day_later(services, world, clock, session):
    number = cases.to_sent(services, world)
    answering.assign(services, world, answering.receive(services, world, number))
    answering.draft_all(services, world, number, ACCEPTED, ACCEPTED)
    clock.forward(days=1)
    answering.send(services, world, number)
    content = session.query(PublishedCase).filter_by(number=number).one().content
    assert (content["state"], content["answers_from"]) == ("answered", "2026-02-04")
    assert all(row["answer"] is None for row in content["recommendations"])

    clock.set(2026, 2, 4)
    answering.assess(services, world, number, 1)

    session.expire_all()
    content = session.query(PublishedCase).filter_by(number=number).one().content
    assert [row["answer"]["position"] for row in content["recommendations"]] == ["accepted", "accepted"]


def test_a_completed_answer_is_public_one_working_day_after_it_came(services, world, clock, session):
    clock.set(2026, 2, 2)
    number = answering.answer(services, world, ACCEPTED, ACCEPTED, ACCEPTED)
    clock.set(2026, 2, 4)
    answering.ask_to_complete(services, world, number, 2)
    clock.set(2026, 2, 5)
    answering.send(services, world, number)

    def positions():
        session.expire_all()
        content = session.query(PublishedCase).filter_by(number=number).one().content
        answers = [row["answer"] and row["answer"]["answered_on"] for row in content["recommendations"]]
        return answers, content["answers_from"]

    assert positions() == (["2026-02-02", None, "2026-02-02"], "2026-02-06")
    clock.set(2026, 2, 6)
    answering.assess(services, world, number, 2)
    assert positions() == (["2026-02-02", "2026-02-05", "2026-02-02"], None)


def test_everybody_is_told_of_silence_once(services, world, clock, session):
    number = cases.to_sent(services, world)
    answering.receive(services, world, number)
    clock.set(2026, 2, 17)
    with answering.acting(services, SYSTEM) as ctx:
        answering.responses.mark_overdue(ctx, number)
        reminders.remind(ctx, number)

    told = [row.account_id for row in session.query(Notification).filter(Notification.queued_at == clock.now)]
    agency = [world.agency_head.account_id, world.agency_officer.account_id]
    assert sorted(told) == sorted([world.secretary.account_id, world.chair.account_id, *agency])


def test_dispatched_by_acts_or_written_as_rows_the_agency_sees_the_same_kind_of_thing(services, world):
    walked, written = cases.to_sent(services, world), answering.sent_docket(services, world, 2)

    with answering.acting(services, world.agency_head) as ctx:
        views = [agency_view.open_view(ctx, number) for number in (walked, written)]

    assert (
        len(
            {
                (
                    view.case_state,
                    view.response_state,
                    view.receipt.received_on,
                    view.receipt.answer.due_on,
                    view.possible,
                )
                for view in views
            }
        )
        == 1
    )
    assert views[0].possible == {Action.CONFIRM_RECEIPT}
    assert [len(view.recommendations) for view in views] == [2, 2]
    assert views[0].dispatched_on == date(2026, 2, 2)
