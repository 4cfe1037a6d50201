"""Filing: one transaction gives number, log, first term and receipt; a second sending gives the same."""

from datetime import date

import pytest
from sqlalchemy import select

from oversight.domain.chain import Link, first_wrong
from oversight.domain.errors import Incomplete, NotPermitted, NotVisible, TooManyTries
from oversight.domain.policy import GUEST
from oversight.domain.terms import Action, ComplaintKind, ComplaintState, Role, SeenAs
from oversight.persistence import cases
from oversight.persistence.models import Complaint, Docket, Draft, Event, IssuedDocument, Notification, Term
from oversight.services import attachments, drafts
from oversight.services import filing_steps as steps
from oversight.services.tokens import digest
from tests.filing import IIN, file_one, note, ready_draft, send


def docket(ctx, number):
    return cases.docket_by_number(ctx.session, number)


def events(ctx, number):
    return cases.events_of(ctx.session, docket(ctx, number).id)


def test_a_number_of_the_year(acting, world):
    assert file_one(acting(GUEST), world).number == "2026-00001"


def test_numbers_follow_each_other(acting, world):
    ctx = acting(GUEST)
    assert [file_one(ctx, world).number for _ in range(3)] == ["2026-00001", "2026-00002", "2026-00003"]


def test_the_year_is_the_local_one(acting, world, clock):
    clock.set(2027, 1, 1, 0, 30)  # still 2026 in UTC
    assert file_one(acting(GUEST), world).number == "2027-00001"


def test_it_is_registered_at_once(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    assert docket(ctx, filed.number).complaint.state is ComplaintState.REGISTERED


def test_both_events_are_in_the_log(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    assert [(event.action, event.role) for event in events(ctx, filed.number)] == [
        (Action.SUBMIT, Role.GUEST),
        (Action.REGISTER, Role.SYSTEM),
    ]


def test_the_log_holds_no_word_of_the_filer(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    logged = " ".join(str(event.data) for event in events(ctx, filed.number))
    assert not any(word in logged for word in ("Әлия", "жайылым", "Жаңажол", "150700"))


def test_the_chain_holds(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    links = [
        (
            Link(
                filed.number,
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
        for event in events(ctx, filed.number)
    ]
    assert first_wrong(links) is None


def test_the_words_are_kept(acting, world):
    ctx = acting(GUEST)
    complaint = docket(ctx, file_one(ctx, world).number).complaint
    assert (complaint.subject, complaint.wish) == (
        "Ауыл жайылымы пайдаланбайтын адамға берілді",
        "Жер ауылға қайтарылсын.",
    )


def test_the_first_term_runs_from_registration(acting, world, clock):
    clock.set(2026, 2, 6, 10, 0)
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    term = ctx.session.scalars(select(Term).where(Term.docket_id == docket(ctx, filed.number).id)).one()
    assert (term.key, term.from_on, term.due_on) == ("complaint_decide", date(2026, 2, 6), date(2026, 2, 27))


def test_the_docket_knows_its_next_date(acting, world, clock):
    clock.set(2026, 2, 6, 10, 0)
    ctx = acting(GUEST)
    found = docket(ctx, file_one(ctx, world).number)
    assert (found.next_due_key, found.next_due_on) == ("complaint_decide", date(2026, 2, 27))


@pytest.mark.parametrize(
    ("received", "registered_on"),
    [
        ((2026, 2, 2, 17, 59), date(2026, 2, 2)),
        ((2026, 2, 2, 18, 0), date(2026, 2, 3)),
        ((2026, 2, 6, 23, 59), date(2026, 2, 9)),
        ((2026, 2, 7, 12, 0), date(2026, 2, 9)),
        ((2026, 3, 20, 18, 30), date(2026, 3, 26)),
        ((2026, 2, 2, 0, 1), date(2026, 2, 2)),
    ],
)
def test_after_hours_counts_as_the_next_working_day(acting, world, clock, received, registered_on):
    clock.set(*received)
    ctx = acting(GUEST)
    complaint = docket(ctx, file_one(ctx, world).number).complaint
    assert (complaint.received_at, complaint.registered_on) == (clock(), registered_on)


def test_the_receipt_and_the_card_are_queued(acting, world):
    ctx = acting(GUEST)
    file_one(ctx, world)
    kinds = ctx.session.scalars(select(IssuedDocument.kind)).all()
    assert set(kinds) == {"receipt", "complaint_card"}


def test_the_secretary_is_told(acting, world):
    ctx = acting(GUEST)
    file_one(ctx, world)
    assert world.secretary.account_id in set(ctx.session.scalars(select(Notification.account_id)))


def test_a_guest_with_mail_is_told(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world, who={"email": "aliya@example.kz"})
    told = ctx.session.scalars(select(Notification).where(Notification.identity_id.is_not(None))).one()
    assert told.content == {"number": filed.number, "path": "/track"}


def test_a_guest_gets_a_secret_of_16_characters(acting, world):
    assert len(file_one(acting(GUEST), world).secret) == 16


def test_only_the_digest_of_the_secret_is_kept(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world)
    assert docket(ctx, filed.number).secret_digest == digest(filed.secret)


def test_an_account_gets_no_secret(acting, world):
    ctx = acting(world.citizen)
    filed = file_one(ctx, world)
    assert (filed.secret, docket(ctx, filed.number).secret_digest) == (None, None)


def test_sending_twice_gives_the_same(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    assert send(ctx, key) == send(ctx, key)


def test_sending_twice_makes_one_docket(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    send(ctx, key)
    send(ctx, key)
    assert len(ctx.session.scalars(select(Docket.id)).all()) == 1


def test_what_was_typed_leaves_the_draft(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    send(ctx, key)
    assert ctx.session.get_one(Draft, key.id).content == {}


@pytest.mark.parametrize(
    "answers",
    [
        {"who": {"is_citizen": False, "iin": IIN}},
        {"body": {"agency_id": None, "agency_text": "Тасқайың ауданының әкімдігі"}},
        {"when": {"happened_on": None, "happened_text": "былтыр көктемде"}},
        {"what": {"decision_text": "", "wish": ""}},
    ],
)
def test_enough_is_enough(acting, world, answers):
    assert file_one(acting(GUEST), world, **answers).number


def test_an_empty_draft_is_refused_with_everything_missing(acting, world):
    ctx = acting(GUEST)
    with pytest.raises(Incomplete) as refused:
        send(ctx, drafts.start(ctx))
    assert len(refused.value.missing) == 13


def test_a_refused_sending_takes_no_number(acting, world):
    ctx = acting(GUEST)
    with pytest.raises(Incomplete):
        send(ctx, drafts.start(ctx))
    ctx.session.rollback()
    assert file_one(ctx, world).number == "2026-00001"


def test_a_closed_commission_takes_no_more(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    body = ctx.session.get_one(type(world.commission), world.commission.id)
    body.is_active = False
    ctx.session.commit()
    with pytest.raises(Incomplete):
        send(ctx, key)


def test_the_quota_of_an_address(acting, world):
    ctx = acting(GUEST)
    for _ in range(20):
        file_one(ctx, world)
    key = ready_draft(ctx, world)
    with pytest.raises(TooManyTries):
        send(ctx, key)


def test_another_address_is_not_concerned(acting, world):
    ctx = acting(GUEST)
    for _ in range(20):
        file_one(ctx, world)
    assert send(ctx, ready_draft(ctx, world), address="192.0.2.2").number == "2026-00021"


def test_the_quota_ends_after_an_hour(acting, world, clock):
    ctx = acting(GUEST)
    for _ in range(20):
        file_one(ctx, world)
    clock.forward(hours=1)
    later = acting(GUEST)
    assert file_one(later, world).number == "2026-00021"


def test_an_ngo_files_an_oversight_request(acting, world):
    ctx = acting(world.ngo_member)
    filed = file_one(ctx, world, who={"organisation_id": world.ngo.id, "is_citizen": False})
    complaint = docket(ctx, filed.number).complaint
    assert (complaint.kind, complaint.filer_body_id) == (ComplaintKind.OVERSIGHT_REQUEST, world.ngo.id)


def test_the_log_names_the_capacity(acting, world):
    ctx = acting(world.ngo_member)
    filed = file_one(ctx, world, who={"organisation_id": world.ngo.id})
    assert events(ctx, filed.number)[0].role is Role.NGO_MEMBER


def test_all_members_of_the_ngo_are_told(acting, world):
    ctx = acting(world.ngo_member)
    file_one(ctx, world, who={"organisation_id": world.ngo.id})
    assert world.ngo_head.account_id in set(ctx.session.scalars(select(Notification.account_id)))


@pytest.mark.parametrize("who", ["secretary", "chair", "agency_head", "auditor", "administrator"])
def test_officials_do_not_file(acting, world, who):
    with pytest.raises(NotPermitted):
        drafts.start(acting(getattr(world, who)))


def test_seen_as_is_kept(acting, world):
    ctx = acting(GUEST)
    filed = file_one(ctx, world, seen_as=SeenAs.PUBLIC_NAME)
    assert docket(ctx, filed.number).complaint.seen_as is SeenAs.PUBLIC_NAME


def test_files_move_to_the_complaint(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    steps.add_files(ctx, key, [note()])
    complaint = docket(ctx, send(ctx, key).number).complaint
    assert [file.name for file in attachments.of_complaint(ctx, complaint.id)] == ["тізім.txt"]


def test_the_receipt_counts_the_files(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    steps.add_files(ctx, key, [note("a.txt"), note("b.txt")])
    send(ctx, key)
    receipts = ctx.session.scalars(select(IssuedDocument).where(IssuedDocument.kind == "receipt"))
    assert {paper.context["attachments"] for paper in receipts} == {2}


def test_somebody_elses_draft_is_not_sent(acting, world):
    key = ready_draft(acting(world.citizen), world)
    with pytest.raises(NotVisible):
        send(acting(world.other_citizen), key)


def test_an_expired_draft_is_not_sent(acting, world, clock):
    key = ready_draft(acting(GUEST), world)
    clock.forward(hours=2)
    with pytest.raises(NotVisible):
        send(acting(GUEST), key)


def test_the_same_browser_sees_the_number_for_half_an_hour(acting, world, clock):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    filed = send(ctx, key)
    clock.forward(minutes=29)
    assert send(acting(GUEST), key) == filed


def test_and_then_no_more(acting, world, clock):
    key = ready_draft(acting(GUEST), world)
    send(acting(GUEST), key)
    clock.forward(minutes=30)
    with pytest.raises(NotVisible):
        send(acting(GUEST), key)


def test_a_citizen_without_iin_is_one_by_statement(acting, world):
    ctx = acting(GUEST)
    complaint = docket(ctx, file_one(ctx, world).number).complaint
    assert isinstance(complaint, Complaint)
    assert complaint.is_citizen_by_statement


def test_the_event_carries_the_draft_as_its_key(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    filed = send(ctx, key)
    assert ctx.session.scalar(select(Docket.number).join(Event).where(Event.key == key.id.hex)) == filed.number
