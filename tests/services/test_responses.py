"""Executor, drafts, sending and silence: what may be sent."""

from datetime import date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from oversight.domain.errors import (
    AlreadyDone,
    EditConflict,
    Incomplete,
    InputRefused,
    NotPermitted,
    NotVisible,
    TransitionNotAllowed,
)
from oversight.domain.policy import GUEST, SYSTEM
from oversight.domain.terms import Position, ResponseState
from oversight.persistence import cases as persisted
from oversight.persistence.models import Term
from oversight.services import agency_view, responses
from oversight.services.casework import Seen
from oversight.services.context import LOCAL
from oversight.services.responses import DraftAnswers, SendAnswer
from tests import answering
from tests.answering import acting, drafted, seen, state

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED


def events(services, number):
    with acting(services, SYSTEM) as ctx:
        docket = persisted.docket_by_number(ctx.session, number)
        return persisted.events_of(ctx.session, docket.id)


# The executor


def test_the_executor_is_named(services, world):
    number = answering.assign(services, world)

    assert answering.response_row(services, number).executor_id == world.agency_officer.account_id


@pytest.mark.parametrize("who", ["second_agency_head", "secretary", "citizen"])
def test_only_a_colleague_can_be_executor(services, world, who):
    number = answering.receive(services, world)

    with acting(services, world.agency_head) as ctx, pytest.raises(InputRefused) as refused:
        responses.assign(ctx, responses.Assign(number, seen(services, number), getattr(world, who).account_id))
    assert "executor" in refused.value.fields


# Drafts


def test_a_draft_may_be_partial(services, world):
    number = answering.assign(services, world)

    changed = answering.draft(services, world, number, drafted(1, None, reasons="Әлі ойланудамыз", legal_reference=""))

    assert changed == (1,)
    assert answering.answer_row(services, number, 1).reasons == "Әлі ойланудамыз"


def test_what_did_not_change_is_no_event(services, world):
    number = answering.draft_all(services, world)
    before = len(events(services, number))

    assert answering.draft(services, world, number, drafted(1, ACCEPTED, version=1)) == ()
    assert len(events(services, number)) == before


def test_a_draft_names_what_changed_and_holds_no_word_of_it(services, world):
    number = answering.assign(services, world)
    answering.draft(services, world, number, drafted(2, ACCEPTED))

    assert events(services, number)[-1].data == {"recommendations": [2]}


def test_two_colleagues_may_write_on_different_recommendations(services, world):
    number = answering.assign(services, world)
    form = seen(services, number)
    answering.draft(services, world, number, drafted(1, ACCEPTED))

    with acting(services, world.agency_head) as ctx:
        assert responses.draft_answers(ctx, DraftAnswers(number, form, (drafted(2, ACCEPTED),))) == (2,)


def test_a_stale_draft_is_a_conflict_that_says_what_happened(services, world):
    number = answering.assign(services, world)
    form = seen(services, number)
    answering.draft(services, world, number, drafted(1, ACCEPTED))

    with acting(services, world.agency_head) as ctx, pytest.raises(EditConflict) as refused:
        responses.draft_answers(ctx, DraftAnswers(number, form, (drafted(1, ACCEPTED, reasons="Басқа"),)))
    assert refused.value.changes == ("draft_answer",)


def test_a_conflict_saves_nothing(services, world):
    number = answering.assign(services, world)
    form = seen(services, number)
    answering.draft(services, world, number, drafted(1, ACCEPTED))

    with acting(services, world.agency_head) as ctx, pytest.raises(EditConflict):
        responses.draft_answers(
            ctx, DraftAnswers(number, form, (drafted(2, ACCEPTED), drafted(1, ACCEPTED, reasons="Басқа")))
        )
    assert answering.answer_row(services, number, 2) is None


def test_a_draft_on_a_recommendation_that_was_not_adopted_is_refused(services, world):
    number = answering.receive(services, world, answering.sent_docket(services, world, 3, rejected=(2,)))
    answering.assign(services, world, number)

    with pytest.raises(NotVisible):
        answering.draft(services, world, number, drafted(2, ACCEPTED))


def test_a_double_click_saves_once(services, world):
    number = answering.assign(services, world)
    form = seen(services, number)
    with acting(services, world.agency_officer) as ctx:
        responses.draft_answers(ctx, DraftAnswers(number, form, (drafted(1, ACCEPTED),)))

    with acting(services, world.agency_officer) as ctx, pytest.raises(AlreadyDone):
        responses.draft_answers(ctx, DraftAnswers(number, form, (drafted(1, ACCEPTED),)))


def test_before_receipt_nothing_is_drafted(services, world):
    number = answering.sent_docket(services, world)

    with acting(services, world.agency_officer) as ctx, pytest.raises(TransitionNotAllowed):
        responses.draft_answers(ctx, DraftAnswers(number, Seen(1, 99, "k"), (drafted(1, ACCEPTED),)))


def test_the_preview_names_the_recommendation(services, world):
    number = answering.assign(services, world)
    answering.draft(services, world, number, drafted(1, ACCEPTED), drafted(2, ACCEPTED, measure_on=None))

    with acting(services, world.agency_officer) as ctx:
        missing = responses.preview_missing(ctx, number)
    assert [one.number for one in missing] == [2, 3]


# The positive decision


def test_a_positive_decision_needs_every_acceptance(services, world):
    number = answering.draft_all(services, world, None, ACCEPTED, ACCEPTED, REFUSED)

    with acting(services, world.agency_head) as ctx, pytest.raises(Incomplete):
        responses.decide_positive(ctx, responses.DecidePositive(number, seen(services, number)))


def test_a_positive_decision_needs_no_hearing(services, world):
    number = answering.draft_all(services, world)
    with acting(services, world.agency_head) as ctx:
        responses.decide_positive(ctx, responses.DecidePositive(number, seen(services, number)))
    assert state(services, number)[1] == "positive"

    answering.send(services, world, number)
    assert state(services, number)[1] == "answered"


def test_writing_again_takes_the_positive_decision_back(services, world):
    number = answering.draft_all(services, world)
    with acting(services, world.agency_head) as ctx:
        responses.decide_positive(ctx, responses.DecidePositive(number, seen(services, number)))

    answering.draft(services, world, number, drafted(1, REFUSED, version=1))

    assert state(services, number)[1] == "assigned"


# Sending: the table of cases


def no_hearing(services, world, number, clock):
    del services, world, number, clock


def held_in_time(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 11, 0)
    answering.hold_hearing(services, world, number)


def noticed_only(services, world, number, clock):
    answering.notify_hearing(services, world, number)
    clock.set(2026, 2, 5, 11, 0)


def held_but_decided_too_soon(services, world, number, clock):
    answering.notify_hearing(services, world, number, hearing_at=local(2026, 2, 3, 9, 0))
    clock.set(2026, 2, 4, 11, 0)  # two working days after the notice
    answering.hold_hearing(services, world, number)


def waived(services, world, number, clock):
    del clock
    answering.waive_hearing(services, world, number)


def omitted(services, world, number, clock):
    del clock
    answering.omit_hearing(services, world, number)


def local(year, month, day, hour, minute):
    return datetime(year, month, day, hour, minute, tzinfo=LOCAL)


LAWFUL = [
    ((ACCEPTED, ACCEPTED, ACCEPTED), no_hearing),
    ((ACCEPTED, ACCEPTED, ACCEPTED), noticed_only),
    ((ACCEPTED, IN_PART, ACCEPTED), held_in_time),
    ((REFUSED, REFUSED, REFUSED), held_in_time),
    ((ACCEPTED, IN_PART, ACCEPTED), waived),
    ((ACCEPTED, ACCEPTED, REFUSED), waived),
    ((ACCEPTED, IN_PART, REFUSED), omitted),
]
UNLAWFUL = [
    ((ACCEPTED, IN_PART, ACCEPTED), no_hearing),
    ((ACCEPTED, ACCEPTED, REFUSED), no_hearing),
    ((REFUSED, REFUSED, REFUSED), noticed_only),
    ((ACCEPTED, IN_PART, ACCEPTED), held_but_decided_too_soon),
]


@pytest.mark.parametrize(("positions", "hearing"), LAWFUL, ids=lambda value: getattr(value, "__name__", None))
def test_a_complete_answer_is_sent(services, world, clock, positions, hearing):
    number = answering.draft_all(services, world, None, *positions)
    hearing(services, world, number, clock)

    answering.send(services, world, number)

    assert state(services, number)[1] == "answered"


@pytest.mark.parametrize(("positions", "hearing"), UNLAWFUL, ids=lambda value: getattr(value, "__name__", None))
def test_a_refusal_without_a_lawful_hearing_is_not_sent(services, world, clock, positions, hearing):
    number = answering.draft_all(services, world, None, *positions)
    hearing(services, world, number, clock)

    with pytest.raises(Incomplete):
        answering.send(services, world, number)
    assert answering.answer_row(services, number, 1).is_sent is False


@pytest.mark.parametrize(
    "lacking",
    [
        drafted(3, None),
        drafted(3, ACCEPTED, reasons="Қысқа"),
        drafted(3, ACCEPTED, reasons=" " * 90),
        drafted(3, ACCEPTED, measure=""),
        drafted(3, ACCEPTED, measure_on=None),
        drafted(3, ACCEPTED, responsible=" "),
        drafted(3, REFUSED, legal_reference=""),
        drafted(3, IN_PART, legal_reference=""),
        None,
    ],
    ids=[
        "position",
        "reasons",
        "blank reasons",
        "measure",
        "date",
        "person",
        "reference of refusal",
        "reference of part",
        "whole answer",
    ],
)
def test_no_recommendation_goes_without_its_own_answer(services, world, lacking):
    number = answering.assign(services, world)
    answers = [drafted(1, ACCEPTED), drafted(2, ACCEPTED), *([lacking] if lacking else [])]
    answering.draft(services, world, number, *answers)

    with pytest.raises(Incomplete) as refused:
        answering.send(services, world, number)
    assert len(refused.value.missing) >= 1


def test_only_the_head_sends(services, world):
    number = answering.draft_all(services, world)

    with pytest.raises(NotPermitted):
        answering.send(services, world, number, by=world.agency_officer)


def test_the_answer_is_signed_from_the_seat(services, world):
    number = answering.send(services, world, answering.draft_all(services, world))

    response = answering.response_row(services, number)
    assert (response.signed_by, response.language, response.remedy_text) == ("Басшы, әкім", "kk", answering.REMEDY)


def test_sending_stops_the_term(services, world, session):
    answering.send(services, world, answering.draft_all(services, world))

    assert session.query(Term).filter_by(key="object_response").one().ended_on == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"remedy_text": "  "}, "Say how the answer can be challenged."),
        ({"language": "en"}, "Choose the language of the answer: Kazakh or Russian."),
    ],
)
def test_an_answer_without_remedy_or_language_is_not_sent(services, world, changes, sentence):
    number = answering.draft_all(services, world)

    with pytest.raises(Incomplete) as refused:
        answering.send(services, world, number, **changes)
    assert refused.value.missing == (sentence,)


def test_a_sent_answer_cannot_be_drafted_again(services, world):
    number = answering.send(services, world, answering.draft_all(services, world))

    with pytest.raises(TransitionNotAllowed):
        answering.draft(services, world, number, drafted(1, REFUSED, version=2))


def test_a_refusal_promises_nothing_typed_before(services, world):
    number = answering.draft_all(services, world, None, ACCEPTED, ACCEPTED, REFUSED)
    answering.draft(services, world, number, drafted(3, REFUSED, version=1, measure="Ертең", responsible="Мен"))
    answering.omit_hearing(services, world, number)
    answering.send(services, world, number)

    answer = answering.answer_row(services, number, 3)
    assert (answer.measure, answer.measure_on, answer.responsible) == ("", None, "")


def test_the_log_seals_the_answers_and_counts_the_positions(services, world):
    number = answering.answer(services, world, ACCEPTED, IN_PART, REFUSED)

    data = events(services, number)[-1].data
    assert data["positions"] == {"accepted": 1, "in_part": 1, "refused": 1}
    assert sorted(data["sealed"]) == ["1", "2", "3"]
    assert all(len(digest) == 64 for digest in data["sealed"].values())


def test_a_stale_sending_is_a_conflict(services, world):
    """Somebody drafts while the head reads: the head sees it before it leaves."""
    number = answering.draft_all(services, world)
    form = seen(services, number)
    answering.draft(services, world, number, drafted(1, ACCEPTED, version=1, measure="Басқа шара"))

    with acting(services, world.agency_head) as ctx, pytest.raises(EditConflict):
        responses.send_answer(ctx, SendAnswer(number, form, "kk", answering.REMEDY))


def test_sending_twice_is_once(services, world):
    number = answering.draft_all(services, world)
    command = SendAnswer(number, seen(services, number), "kk", answering.REMEDY)
    with acting(services, world.agency_head) as ctx:
        responses.send_answer(ctx, command)

    with acting(services, world.agency_head) as ctx, pytest.raises(AlreadyDone):
        responses.send_answer(ctx, command)


# Silence and lateness


def mark(services, number):
    with acting(services, SYSTEM) as ctx:
        return responses.mark_overdue(ctx, number)


def test_the_last_day_is_not_late(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 2, 16, 23, 59)

    assert mark(services, number) is False


def test_silence_is_recorded_once(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 2, 17, 0, 1)

    assert [mark(services, number), mark(services, number)] == [True, False]
    assert state(services, number) == ("received", "overdue")


@pytest.mark.parametrize("step", ["draft_all", "omit_hearing", "notify_hearing"])
def test_silence_is_recorded_whatever_was_prepared(services, world, clock, step):
    number = answering.draft_all(services, world)
    if step != "draft_all":
        getattr(answering, step)(services, world, number)
    clock.set(2026, 2, 17)

    assert mark(services, number) is True


def test_an_answer_in_time_is_never_overdue(services, world, clock):
    number = answering.send(services, world, answering.draft_all(services, world))
    clock.set(2026, 3, 2)

    assert mark(services, number) is False


def test_a_late_answer_is_taken_and_marked_late(services, world, clock):
    number = answering.draft_all(services, world)
    clock.set(2026, 2, 18)
    mark(services, number)

    answering.send(services, world, number)

    assert state(services, number)[1] == "answered"
    assert events(services, number)[-1].data["days_late"] == 2


def test_lateness_does_not_wait_for_the_watch(services, world, clock):
    number = answering.draft_all(services, world)
    clock.set(2026, 2, 18)

    answering.send(services, world, number)

    assert events(services, number)[-1].data["days_late"] == 2


def test_silence_then_a_hearing_then_the_answer(services, world, clock):
    number = answering.draft_all(services, world, None, ACCEPTED, REFUSED, ACCEPTED)
    clock.set(2026, 2, 18)
    mark(services, number)
    answering.notify_hearing(services, world, number)
    assert state(services, number)[1] == ResponseState.OVERDUE
    clock.set(2026, 2, 23, 15, 0)
    answering.hold_hearing(services, world, number)

    answering.send(services, world, number)

    assert state(services, number)[1] == "answered"


def test_silence_from_the_first_day_can_still_be_answered(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    mark(services, number)
    answering.draft_all(services, world, number)

    answering.send(services, world, number)

    assert state(services, number)[1] == "answered"


def test_only_the_clock_marks_silence(services, world, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)

    with acting(services, world.chair) as ctx, pytest.raises(NotPermitted):
        responses.mark_overdue(ctx, number)


# What the database itself refuses, whatever way it comes in


@pytest.mark.parametrize(
    "change",
    [
        "position = NULL",
        "reasons = 'Қысқа'",
        "reasons = '" + " " * 90 + "'",
        "measure = ''",
        "measure = '   '",
        "measure_on = NULL",
        "responsible = ''",
        "position = 'in_part', legal_reference = ''",
        "position = 'refused', legal_reference = ' '",
        "position = 'agreed'",
        "sent_on = NULL",
    ],
)
def test_a_blanket_answer_cannot_be_stored_by_sql(services, world, session, change):
    number = answering.send(services, world, answering.draft_all(services, world))
    row_id = answering.answer_row(services, number, 1).id

    with pytest.raises(IntegrityError):
        session.execute(
            text(f"UPDATE answer SET {change} WHERE id = :id"),
            {"id": row_id.hex if session.get_bind().dialect.name == "sqlite" else row_id},
        )
    session.rollback()


def test_one_recommendation_has_one_answer(services, world, session):
    number = answering.draft_all(services, world)
    first, second = (answering.answer_row(services, number, one) for one in (1, 2))
    is_sqlite = session.get_bind().dialect.name == "sqlite"

    with pytest.raises(IntegrityError):
        session.execute(
            text("UPDATE answer SET recommendation_id = :one WHERE id = :id"),
            {
                "one": first.recommendation_id.hex if is_sqlite else first.recommendation_id,
                "id": second.id.hex if is_sqlite else second.id,
            },
        )
    session.rollback()


# Others


@pytest.mark.parametrize("who", ["second_agency_head", "citizen", "other_citizen", "secretary"])
def test_nobody_else_drafts(services, world, who):
    number = answering.assign(services, world)

    with pytest.raises((NotVisible, NotPermitted)):
        answering.draft(services, world, number, drafted(1, ACCEPTED), by=getattr(world, who))


def test_a_guest_sees_nothing(services, world):
    number = answering.assign(services, world)

    with acting(services, GUEST) as ctx, pytest.raises(NotVisible):
        agency_view.open_view(ctx, number)
