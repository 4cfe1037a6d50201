import json
from collections import Counter
from datetime import date

from sqlalchemy import select

from oversight.domain.calendar_days import registration_day
from oversight.domain.deadlines import read_deadline
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import ComplaintState, DocumentKind, ResponseState
from oversight.persistence import cases
from oversight.persistence.models import (
    Complaint,
    Docket,
    DocketCounter,
    Identity,
    IssuedDocument,
    PublishedCase,
    Response,
    Term,
)
from oversight.services import audit, register, tracking
from oversight.services.context import LOCAL
from oversight.services.demonstration_cases import load as loading
from oversight.services.demonstration_cases.load import load_cases
from oversight.services.demonstration_cases.texts import load_library
from oversight.services.register import Filters
from tests.demonstrated import fresh_copy, kept_copy, newest, told_after


def test_sixty_cases_leave_at_least_25_public(loaded, ctx):
    assert loaded.counts["cases"] == 60
    assert loaded.counts["public"] == len(ctx.session.scalars(select(PublishedCase.number)).all()) >= 25


def test_every_chain_holds(ctx):
    for number in ctx.session.scalars(select(Docket.number)):
        verdict = audit.verify(ctx, number)
        assert verdict.first_wrong is None
        assert verdict.count >= 2


def test_the_public_copies_are_those_an_act_would_make(aside):
    with aside.services.context(SYSTEM, writes=True) as ctx:
        for number in ctx.session.scalars(select(Docket.number)).all():
            docket = cases.docket_by_number(ctx.session, number)
            assert kept_copy(ctx, docket) == fresh_copy(ctx, docket)


def test_every_term_is_the_one_the_engine_computes(ctx):
    terms = ctx.session.scalars(select(Term)).all()
    assert len({term.key for term in terms}) >= 5
    for term in terms:
        reading = read_deadline(ctx.statute, term.key, term.from_on, modelled=True)
        assert (reading.due_on, reading.modelled_on is not None) == (term.due_on, term.is_modelled)


def test_the_term_of_an_answer_is_ten_working_days_from_receipt(ctx):
    for response in ctx.session.scalars(select(Response)):
        assert response.due_on == read_deadline(ctx.statute, "object_response", response.received_on).due_on


def test_day_0_is_the_day_of_receipt_or_the_next_working_day(ctx):
    rows = ctx.session.scalars(select(Complaint)).all()
    for complaint in rows:
        assert complaint.registered_on == registration_day(ctx.statute, complaint.received_at)
    assert any(row.received_at.astimezone(LOCAL).date() != row.registered_on for row in rows)


def test_the_next_date_is_the_earliest_running_term(ctx):
    for docket in ctx.session.scalars(select(Docket)):
        running = ctx.session.scalars(
            select(Term).where(Term.docket_id == docket.id, Term.ended_on.is_(None)).order_by(Term.due_on)
        ).first()
        assert (docket.next_due_on, docket.next_due_key) == ((running.due_on, running.key) if running else (None, None))


def test_numbers_follow_filing_without_a_gap(ctx):
    rows = ctx.session.execute(select(Docket.number, Docket.filed_at).order_by(Docket.position)).all()
    assert [at for _, at in rows] == sorted(at for _, at in rows)
    by_year = Counter(number[:4] for number, _ in rows)
    for year, count in by_year.items():
        assert [number for number, _ in rows if number.startswith(year)] == [
            f"{year}-{serial:05}" for serial in range(1, count + 1)
        ]
        assert ctx.session.get(DocketCounter, int(year)).last_serial == count


def test_everything_happened_in_order_and_before_now(ctx):
    for number in ctx.session.scalars(select(Docket.number)):
        docket = cases.docket_by_number(ctx.session, number)
        moments = [event.at for event in cases.events_of(ctx.session, docket.id)]
        assert moments == sorted(moments)
        assert moments[-1] <= ctx.now
        assert docket.filed_at.astimezone(LOCAL).date() >= date(2024, 4, 5)


def test_the_years_are_spread(ctx):
    years = Counter(number[:4] for number in ctx.session.scalars(select(Docket.number)))
    assert set(years) == {"2024", "2025", "2026"}


def test_cases_stand_in_every_state_a_desk_can_meet(ctx):
    complaints = set(ctx.session.scalars(select(Complaint.state)))
    assert complaints >= set(ComplaintState) - {
        ComplaintState.RECEIVED,  # never stays so
        ComplaintState.ANSWERED,  # no act leads there yet
    }
    responses_ = set(ctx.session.scalars(select(Response.state)))
    assert responses_ >= {
        ResponseState.RECEIVED,
        ResponseState.ASSIGNED,
        ResponseState.HEARING_NOTICED,
        ResponseState.HEARD,
        ResponseState.POSITIVE,
        ResponseState.OVERDUE,
        ResponseState.ANSWERED,
        ResponseState.INCOMPLETE,
        ResponseState.FOLLOW_UP,
        ResponseState.CLOSED,
    }


def test_a_recommendation_without_translation_and_long_complaints_are_among_them(ctx):
    contents = ctx.session.scalars(select(PublishedCase.content)).all()
    recommendations = [row for content in contents for row in content["recommendations"]]
    assert any(not row["text_ru"] or not row["text_kk"] for row in recommendations)
    assert all(row["text_ru"] or row["text_kk"] for row in recommendations)
    assert sum(len(text) > 2500 for text in ctx.session.scalars(select(Complaint.text))) >= 10


def test_no_person_is_in_what_is_published(ctx):
    people = load_library().common["people"]
    names = {*people["surnames"], *ctx.session.scalars(select(Identity.full_name)), *people["streets"]}
    shown = json.dumps(list(ctx.session.scalars(select(PublishedCase.content))), ensure_ascii=False)
    shown += " ".join(ctx.session.scalars(select(PublishedCase.search_text)))
    assert [name for name in names if name and name in shown] == []


def test_the_register_finds_them_by_word(ctx):
    page = register.page_of(ctx, Filters(q="жайылым"))
    assert page.total > 0
    assert all("айылым" in row.titles["kk"].casefold() or row.recommendations for row in page.rows)


def test_papers_of_a_few_recent_cases_are_ordered(ctx):
    kinds = Counter(ctx.session.scalars(select(IssuedDocument.kind)))
    of_the_control = {
        DocumentKind.MONITORING_RECORD,
        DocumentKind.INFORMATION_REQUEST,
        DocumentKind.AGENCY_HEARING_PROTOCOL,
        DocumentKind.SESSION_MINUTES,
        DocumentKind.EXPERT_OPINION,
        DocumentKind.PUBLIC_HEARING_PROTOCOL,
    }
    assert of_the_control <= set(kinds)
    assert 4 <= sum(kinds.values()) <= 56


def test_a_guest_can_follow_a_case(loaded):
    with loaded.services.context(writes=True) as ctx:
        opened = tracking.open_with_secret(ctx, loaded.counts["guest_case"], loaded.counts["guest_secret"])
        assert ctx.session.get_one(Docket, opened).number == loaded.counts["guest_case"]


def test_the_same_seed_gives_the_same_cases(aside):
    with aside.services.context(SYSTEM, writes=False) as ctx:
        first = newest(ctx)
        load_cases(aside.services, cases=9, seed=5)
        second = newest(ctx)
        told = told_after(ctx, first)[:9]
        load_cases(aside.services, cases=9, seed=5)
        again = told_after(ctx, second)
    assert told == again


def test_another_seed_gives_others(aside):
    with aside.services.context(SYSTEM, writes=False) as ctx:
        first = newest(ctx)
        load_cases(aside.services, cases=5, seed=5)
        second = newest(ctx)
        load_cases(aside.services, cases=5, seed=6)
        assert told_after(ctx, first)[:5] != told_after(ctx, second)


def test_cases_told_in_few_words_are_as_valid(aside, monkeypatch):
    monkeypatch.setattr(loading, "SHOWN", 2)
    with aside.services.context(SYSTEM, writes=True) as ctx:
        before = newest(ctx)
        load_cases(aside.services, cases=60, seed=3)
        numbers = ctx.session.scalars(select(Docket.number).where(Docket.position > before)).all()
        for number in numbers:
            docket = cases.docket_by_number(ctx.session, number)
            assert audit.verify(ctx, number).first_wrong is None
            assert kept_copy(ctx, docket) == fresh_copy(ctx, docket)
