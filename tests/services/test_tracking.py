"""Number and secret open one case; the list and the page of a case are their filer's alone."""

from dataclasses import replace

import pytest

from oversight.domain.errors import NotVisible, TooManyTries
from oversight.domain.policy import GUEST, Actor
from oversight.domain.terms import Action, DocumentKind
from oversight.persistence import cases
from oversight.services import filing_steps as steps
from oversight.services import tracking
from oversight.services.tracking import TrackingRefused, open_with_secret, own_case, own_cases
from tests import cases as walk
from tests.filing import TEXT, file_one, note, ready_draft, send


@pytest.fixture
def filed(acting, world):
    return file_one(acting(GUEST), world)


def tracking_guest(acting, filed):
    docket_id = open_with_secret(acting(GUEST), filed.number, filed.secret)
    return Actor(None, GUEST.seats, tracked_docket_id=docket_id)


# the secret


def test_number_and_secret_open_the_case(acting, filed):
    ctx = acting(GUEST)
    docket_id = open_with_secret(ctx, filed.number, filed.secret)
    assert docket_id == cases.docket_by_number(ctx.session, filed.number).id


@pytest.mark.parametrize("number", [" 2026-00001 ", "№ 2026-00001", "2026–00001", "2026 00001", "2026/00001"])
def test_a_number_as_people_type_it(acting, filed, number):
    assert open_with_secret(acting(GUEST), number, filed.secret)


def test_a_secret_as_people_type_it(acting, filed):
    typed = " " + "-".join(filed.secret[i : i + 4] for i in range(0, 16, 4)).upper() + " "
    assert open_with_secret(acting(GUEST), filed.number, typed)


@pytest.mark.parametrize(
    ("number", "secret"),
    [
        ("2026-00001", "wrong"),
        ("2026-00002", "right"),
        ("2026-00001", ""),
        ("", ""),
        ("1" * 5000, "x" * 5000),
        ("2026-00001'; --", "' OR 1=1"),
        ("２０２６-00001", "right"),
    ],
    ids=["wrong", "unknown", "empty secret", "empty", "long", "quotes", "full-width"],
)
def test_everything_else_is_refused_alike(acting, filed, number, secret):
    with pytest.raises(TrackingRefused) as refused:
        open_with_secret(acting(GUEST), number, filed.secret if secret == "right" else secret)
    assert refused.value.message == TrackingRefused.message


def test_a_case_of_an_account_has_no_secret(acting, world):
    number = file_one(acting(world.citizen), world).number
    with pytest.raises(TrackingRefused):
        open_with_secret(acting(GUEST), number, "")


def wrong(acting, number, times):
    for _ in range(times):
        with pytest.raises(TrackingRefused):
            open_with_secret(acting(GUEST), number, "wrong")


def test_nine_wrong_tries_do_not_lock(acting, filed):
    wrong(acting, filed.number, 9)
    assert open_with_secret(acting(GUEST), filed.number, filed.secret)


def test_ten_wrong_tries_lock_the_number(acting, filed):
    wrong(acting, filed.number, 10)
    with pytest.raises(TooManyTries):
        open_with_secret(acting(GUEST), filed.number, filed.secret)


def test_an_unknown_number_locks_alike(acting, world):
    wrong(acting, "2026-04711", 10)
    with pytest.raises(TooManyTries):
        open_with_secret(acting(GUEST), "2026-04711", "wrong")


def test_another_number_is_not_locked(acting, filed):
    wrong(acting, "2026-04711", 10)
    assert open_with_secret(acting(GUEST), filed.number, filed.secret)


@pytest.mark.parametrize(("minutes", "is_open"), [(14, False), (15, True)])
def test_the_lock_lasts_fifteen_minutes(acting, filed, clock, minutes, is_open):
    wrong(acting, filed.number, 10)
    clock.forward(minutes=minutes)
    if is_open:
        assert open_with_secret(acting(GUEST), filed.number, filed.secret)
    else:
        with pytest.raises(TooManyTries):
            open_with_secret(acting(GUEST), filed.number, filed.secret)


# the page of one case


def test_a_guest_reads_the_case(acting, filed):
    assert own_case(acting(tracking_guest(acting, filed)), filed.number).words.text == TEXT


def test_and_no_other(acting, world, filed):
    other = file_one(acting(GUEST), world)
    with pytest.raises(NotVisible):
        own_case(acting(tracking_guest(acting, filed)), other.number)


@pytest.mark.parametrize(
    "reader",
    ["other_citizen", "ngo_head", "secretary", "chair", "expert", "agency_head", "auditor", "administrator"],
)
def test_the_page_is_the_filers_alone(acting, services, world, reader):
    number = walk.file_complaint(services, world)
    with pytest.raises(NotVisible):
        own_case(acting(getattr(world, reader)), number)


def test_absent_and_foreign_are_alike(acting, services, world):
    number = walk.file_complaint(services, world)
    refusals = []
    ctx = acting(world.other_citizen)
    for asked in (number, "2026-99999"):
        with pytest.raises(NotVisible) as refused:
            own_case(ctx, asked)
        refusals.append(str(refused.value))
    assert refusals[0] == refusals[1]


def test_every_member_of_the_ngo_reads_it(acting, world):
    filed = file_one(acting(world.ngo_member), world, who={"organisation_id": world.ngo.id})
    assert own_case(acting(world.ngo_head), filed.number).file.number == filed.number


def test_who_left_the_ngo_reads_it_no_more(acting, world):
    filed = file_one(acting(world.ngo_member), world, who={"organisation_id": world.ngo.id})
    with pytest.raises(NotVisible):
        own_case(acting(replace(world.ngo_member, seats=world.citizen.seats)), filed.number)


def test_the_timeline_is_newest_first(acting, filed):
    case = own_case(acting(tracking_guest(acting, filed)), filed.number)
    assert [event.action for event in case.timeline] == [Action.REGISTER, Action.SUBMIT]


def test_the_timeline_leaves_out_the_commissions_own_business(acting, services, world):
    number = walk.admit(services, world)
    shown = {event.action for event in own_case(acting(world.citizen), number).timeline}
    assert shown == {Action.SUBMIT, Action.REGISTER, Action.ADMIT}


def test_what_may_be_done(acting, services, world):
    number = walk.file_complaint(services, world)
    case = own_case(acting(world.citizen), number)
    assert (case.may(Action.WITHDRAW), case.may(Action.SUPPLY_FIX)) == (True, False)


def test_the_receipt_is_among_the_papers(acting, services, world):
    number = walk.file_complaint(services, world)
    papers = own_case(acting(world.citizen), number).papers
    assert (DocumentKind.RECEIPT, "queued") in {(paper.kind, paper.state) for paper in papers}


def test_ones_own_files_are_listed(acting, world):
    ctx = acting(world.citizen)
    key = ready_draft(ctx, world)
    steps.add_files(ctx, key, [note()])
    assert [file.name for file in own_case(ctx, send(ctx, key).number).files] == ["тізім.txt"]


def test_the_first_term_is_there(acting, services, world):
    number = walk.file_complaint(services, world)
    assert [term.key for term in own_case(acting(world.citizen), number).file.terms] == ["complaint_decide"]


# the list


def test_ones_own_cases_newest_first(acting, world, clock):
    numbers = []
    for _ in range(3):
        clock.forward(minutes=1)
        numbers.append(file_one(acting(world.citizen), world).number)
    assert [row.number for row in own_cases(acting(world.citizen)).rows] == numbers[::-1]


def test_nobody_elses(acting, world):
    file_one(acting(world.other_citizen), world)
    file_one(acting(GUEST), world)
    assert own_cases(acting(world.citizen)).rows == ()


def test_the_organisations_are_listed_for_its_members(acting, world):
    filed = file_one(acting(world.ngo_member), world, who={"organisation_id": world.ngo.id})
    assert [row.number for row in own_cases(acting(world.ngo_head)).rows] == [filed.number]


def test_a_person_with_two_capacities_sees_both(acting, world):
    both = replace(world.citizen, seats=(*world.citizen.seats, *world.ngo_member.seats))
    own = file_one(acting(both), world)
    ngo = file_one(acting(world.ngo_head), world, who={"organisation_id": world.ngo.id})
    assert {row.number for row in own_cases(acting(both)).rows} == {own.number, ngo.number}


def test_what_was_written_for_the_ngo_is_listed_once(acting, world):
    both = replace(world.citizen, seats=(*world.citizen.seats, *world.ngo_member.seats))
    file_one(acting(both), world, who={"organisation_id": world.ngo.id})
    assert len(own_cases(acting(both)).rows) == 1


def test_a_guest_has_no_list(acting, filed):
    assert own_cases(acting(tracking_guest(acting, filed))).rows == ()


def test_the_second_page_continues(acting, world, clock, monkeypatch):
    monkeypatch.setattr(tracking, "PAGE", 2)
    numbers = []
    for _ in range(3):
        clock.forward(minutes=1)
        numbers.append(file_one(acting(world.citizen), world).number)
    ctx = acting(world.citizen)
    first = own_cases(ctx)
    second = own_cases(ctx, first.next_before)
    assert [row.number for row in first.rows + second.rows] == numbers[::-1]


def test_cases_of_the_same_moment_are_all_listed(acting, world, monkeypatch):
    monkeypatch.setattr(tracking, "PAGE", 2)
    numbers = {file_one(acting(world.citizen), world).number for _ in range(5)}
    ctx, listed, before = acting(world.citizen), [], None
    for _ in range(3):
        page = own_cases(ctx, before)
        listed += [row.number for row in page.rows]
        before = page.next_before
    assert (len(listed), set(listed), before) == (5, numbers, None)


def test_the_last_page_has_no_next(acting, world):
    file_one(acting(world.citizen), world)
    assert own_cases(acting(world.citizen)).next_before is None


@pytest.mark.parametrize("cursor", ["", "x", "2026-99999", "2026-00000", "-1", "9" * 5000])
def test_a_cursor_that_is_none_shows_the_first_page(acting, world, cursor):
    filed = file_one(acting(world.citizen), world)
    assert [row.number for row in own_cases(acting(world.citizen), cursor).rows] == [filed.number]
