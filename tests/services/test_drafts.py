"""A draft belongs to its writer alone, lives for a while, and is kept page by page."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text

from oversight.domain.errors import AlreadyDone, EditConflict, InputRefused, NotVisible, TooManyTries
from oversight.domain.policy import GUEST
from oversight.domain.terms import SeenAs
from oversight.persistence.base import Base
from oversight.persistence.models import Attachment, Draft, Identity
from oversight.services import drafts, identity
from oversight.services import filing_steps as steps
from oversight.services.answers import Step
from oversight.services.drafts import DraftKey
from oversight.services.tokens import digest
from tests.filing import IIN, body, note, place, ready_draft, send, what, when, who

# whose it is


def test_a_guest_finds_the_draft_by_its_cookie(acting, world):
    key = drafts.start(acting(GUEST))
    assert drafts.find_by_cookie(acting(GUEST), key.token).id == key.id


def test_only_the_digest_of_the_cookie_is_kept(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    assert ctx.session.get_one(Draft, key.id).cookie_digest == digest(key.token)


@pytest.mark.parametrize("token", [None, "", "another"])
def test_a_guest_without_the_cookie_sees_nothing(acting, world, token):
    key = drafts.start(acting(GUEST))
    with pytest.raises(NotVisible):
        drafts.show(acting(GUEST), DraftKey(key.id, token))


@pytest.mark.parametrize(
    "reader",
    [
        "other_citizen",
        "ngo_head",
        "secretary",
        "chair",
        "expert",
        "agency_head",
        "auditor",
        "administrator",
    ],
)
def test_nobody_else_sees_a_draft(acting, world, reader):
    key = drafts.start(acting(world.citizen))
    with pytest.raises(NotVisible):
        drafts.show(acting(getattr(world, reader)), key)


@pytest.mark.parametrize("reader", ["secretary", "chair", "auditor", "administrator", "citizen"])
def test_nobody_sees_a_guests_draft_without_its_cookie(acting, world, reader):
    key = drafts.start(acting(GUEST))
    with pytest.raises(NotVisible):
        drafts.show(acting(getattr(world, reader)), DraftKey(key.id))


def test_colleagues_of_the_ngo_do_not_see_it(acting, world):
    key = drafts.start(acting(world.ngo_head))
    with pytest.raises(NotVisible):
        drafts.show(acting(world.ngo_member), key)


def test_who_left_the_organisation_has_lost_its_draft(acting, world):
    key = ready_draft(acting(world.ngo_member), world, who={"organisation_id": world.ngo.id})
    former = replace(world.ngo_member, seats=world.citizen.seats)
    with pytest.raises(NotVisible):
        drafts.show(acting(former), key)


def test_the_list_holds_only_ones_own(acting, world):
    key = drafts.start(acting(world.citizen))
    drafts.start(acting(world.other_citizen))
    assert [line.id for line in drafts.listed(acting(world.citizen))] == [key.id]


def test_guests_have_no_list(acting, world):
    drafts.start(acting(GUEST))
    assert drafts.listed(acting(GUEST)) == ()


def test_an_address_begins_only_so_many(acting, world):
    ctx = acting(GUEST)
    for _ in range(60):
        drafts.start(ctx, "192.0.2.1")
    with pytest.raises(TooManyTries):
        drafts.start(ctx, "192.0.2.1")


# how long it lives


@pytest.mark.parametrize(("minutes", "is_alive"), [(119, True), (120, False)])
def test_a_guests_draft_lives_two_hours(acting, world, clock, minutes, is_alive):
    key = drafts.start(acting(GUEST))
    clock.forward(minutes=minutes)
    assert (drafts.find_by_cookie(acting(GUEST), key.token) is not None) is is_alive


@pytest.mark.parametrize(("days", "is_alive"), [(29, True), (30, False)])
def test_an_accounts_draft_lives_thirty_days(acting, world, clock, days, is_alive):
    drafts.start(acting(world.citizen))
    clock.forward(days=days)
    assert bool(drafts.listed(acting(world.citizen))) is is_alive


def test_saving_a_page_prolongs_it(acting, world, clock):
    key = drafts.start(acting(GUEST))
    clock.forward(minutes=100)
    steps.save_place(acting(GUEST), place(key))
    clock.forward(minutes=100)
    assert drafts.show(acting(GUEST), key).answers.topic == "land_and_pasture"


def test_an_expired_draft_takes_no_page(acting, world, clock):
    key = drafts.start(acting(GUEST))
    clock.forward(hours=2)
    with pytest.raises(NotVisible):
        steps.save_place(acting(GUEST), place(key))


def test_purging_takes_everything_that_is_over(acting, services, world, clock):
    ctx = acting(GUEST)
    before = ctx.session.scalar(select(func.count()).select_from(Identity))
    key = ready_draft(ctx, world)
    steps.add_files(ctx, key, [note()])
    clock.forward(hours=2)
    purged = drafts.purge(services)
    session = ctx.session
    left = [session.scalar(select(func.count()).select_from(table)) for table in (Draft, Attachment, Identity)]
    assert (purged, left) == (1, [0, 0, before])


def test_purging_takes_the_files_off_the_disk(acting, services, settings, world, clock):
    key = drafts.start(acting(GUEST))
    steps.add_files(acting(GUEST), key, [note()])
    clock.forward(hours=2)
    drafts.purge(services)
    assert [path for path in (settings.data_dir / "files").rglob("*") if path.is_file()] == []


def test_purging_leaves_what_was_sent(acting, services, world, clock):
    key = ready_draft(acting(GUEST), world, who={"full_name": "Сақталатын Адам"})
    send(acting(GUEST), key)
    clock.forward(hours=3)
    drafts.purge(services)
    names = acting(GUEST).session.scalars(select(Identity.full_name)).all()
    assert "Сақталатын Адам" in names


def test_purging_leaves_the_living(acting, services, world, clock):
    key = drafts.start(acting(GUEST))
    clock.forward(minutes=90)
    assert (drafts.purge(services), drafts.show(acting(GUEST), key).id) == (0, key.id)


# what is kept


def test_identity_stays_out_of_the_draft(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world, who={"iin": IIN, "email": "aliya@example.kz", "phone": "+77011234567"})
    content = str(ctx.session.get_one(Draft, key.id).content)
    assert not any(word in content for word in ("Әлия", "150700", IIN, "example.kz", "7011234567"))


def test_identity_is_in_one_table_only(acting, world):
    ctx = acting(GUEST)
    ready_draft(ctx, world, who={"full_name": "Белгі Белгіқызы"})
    ctx.session.flush()
    found = [
        table.name
        for table in Base.metadata.sorted_tables
        if any("Белгі" in str(row) for row in ctx.session.execute(text(f'SELECT * FROM "{table.name}"')))
    ]
    assert found == ["identity"]


def test_an_accounts_draft_begins_with_its_name(acting, world):
    ctx = acting(world.citizen)
    assert drafts.show(ctx, drafts.start(ctx)).person.full_name == "Азамат"


def test_a_changed_draft_leaves_the_account_as_it_was(acting, world):
    ctx = acting(world.citizen)
    steps.save_who(ctx, who(drafts.start(ctx)))
    assert identity.own_identity(ctx).full_name == "Азамат"


def test_answers_come_back(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    answers = drafts.show(acting(GUEST), key).answers
    assert (answers.happened_on, str(answers.area_hectares), answers.seen_as, answers.agency_id) == (
        date(2025, 3, 14),
        "312.5",
        SeenAs.SECRETARY_ONLY,
        world.agency.id,
    )


def test_what_is_missing_is_told_by_page(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.save_who(ctx, who(key))
    steps.save_place(ctx, place(key))
    assert {one.step for one in drafts.show(ctx, key).missing} == {Step.BODY, Step.WHAT, Step.WHEN, Step.SEEN}


def test_a_complete_draft_misses_nothing(acting, world):
    ctx = acting(GUEST)
    assert drafts.show(ctx, ready_draft(ctx, world)).missing == ()


def test_another_topic_drops_the_land_fields(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    steps.save_place(ctx, place(key, topic="roads"))
    answers = drafts.show(ctx, key).answers
    assert (answers.cadastral_number, answers.area_hectares) == ("", None)


def test_another_region_drops_a_commission_that_does_not_cover_it(acting, world, session):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    session.execute(
        text("UPDATE commission_rules SET regions = :regions WHERE body_id = :body"),
        {"regions": '["590000000"]', "body": _uuid(session, world.commission.id)},
    )
    session.commit()
    steps.save_place(ctx, place(key, region="710000000"))
    assert drafts.show(ctx, key).answers.commission_id is None


def _uuid(session, value):
    return value.hex if session.get_bind().dialect.name == "sqlite" else value


# what is refused


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"iin": "99010150001"}, "iin"),
        ({"iin": "9901015000160"}, "iin"),
        ({"iin": "90010130001a"}, "iin"),
        ({"iin": "900101 300017"}, "iin"),
        ({"iin": "９００１０１３０００１７"}, "iin"),
        ({"iin": "٩٠٠١٠١٣٠٠٠١٧"}, "iin"),
        ({"iin": "000000000000"}, "iin"),
        ({"iin": "900101300018"}, "iin"),
        ({"iin": "901301300015"}, "iin"),
        ({"iin": "900230300015"}, "iin"),
        ({"iin": "991240000013"}, "iin"),
        ({"email": "a@b.kz\r\nBcc: c@d.kz"}, "email"),
        ({"email": "nothing"}, "email"),
        ({"phone": "call me"}, "phone"),
        ({"birth_on": date(2027, 1, 1)}, "birth_on"),
        ({"birth_on": date(1899, 12, 31)}, "birth_on"),
        ({"is_citizen": False}, "is_citizen"),
    ],
)
def test_who_is_checked(acting, world, changes, field):
    ctx = acting(GUEST)
    with pytest.raises(InputRefused) as refused:
        steps.save_who(ctx, who(drafts.start(ctx), **changes))
    assert list(refused.value.fields) == [field]


def test_outer_spaces_of_an_iin_do_not_matter(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.save_who(ctx, who(key, iin=f"  {IIN} "))
    assert drafts.show(ctx, key).person.iin == IIN


@pytest.mark.parametrize(
    ("birth_on", "is_warned"), [(date(1990, 1, 1), False), (date(1991, 1, 1), True), (None, False)]
)
def test_a_birth_date_that_does_not_match_is_only_noted(acting, world, birth_on, is_warned):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.save_who(ctx, who(key, iin=IIN, birth_on=birth_on))
    assert drafts.show(ctx, key).answers.has_iin_warning is is_warned


def test_with_an_iin_no_statement_is_needed(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.save_who(ctx, who(key, iin=IIN, is_citizen=False))
    assert drafts.show(ctx, key).answers.is_saved(Step.WHO)


def test_nobody_files_for_an_organisation_of_others(acting, world):
    ctx = acting(world.ngo_head)
    with pytest.raises(InputRefused) as refused:
        steps.save_who(ctx, who(drafts.start(ctx), organisation_id=world.second_ngo.id))
    assert list(refused.value.fields) == ["organisation"]


def test_a_guest_files_for_no_organisation(acting, world):
    ctx = acting(GUEST)
    with pytest.raises(InputRefused):
        steps.save_who(ctx, who(drafts.start(ctx), organisation_id=world.ngo.id))


def test_unknown_region_and_topic(acting, world):
    ctx = acting(GUEST)
    with pytest.raises(InputRefused) as refused:
        steps.save_place(ctx, place(drafts.start(ctx), region="100", topic="gold"))
    assert set(refused.value.fields) == {"region", "topic"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (lambda world: {"commission_id": world.agency.id}, "commission"),
        (lambda world: {"agency_id": None}, "agency"),
        (lambda world: {"agency_id": world.commission.id}, "agency"),
        (lambda world: {"agency_text": "Басқа орган"}, "agency_text"),
    ],
    ids=["an agency as commission", "no agency", "a commission as agency", "both"],
)
def test_bodies_are_checked(acting, world, changes, field):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.save_place(ctx, place(key))
    with pytest.raises(InputRefused) as refused:
        steps.save_body(ctx, body(key, world, **changes(world)))
    assert list(refused.value.fields) == [field]


def test_an_empty_text_is_refused(acting, world):
    ctx = acting(GUEST)
    with pytest.raises(InputRefused) as refused:
        steps.save_what(ctx, what(drafts.start(ctx), text="", subject=""))
    assert set(refused.value.fields) == {"text", "subject"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"happened_on": date(2026, 2, 3)}, "happened_on"),
        ({"happened_on": date(1899, 1, 1)}, "happened_on"),
        ({"happened_on": None, "happened_text": ""}, "happened_on"),
        ({"locality": ""}, "locality"),
    ],
)
def test_when_and_where_are_checked(acting, world, changes, field):
    ctx = acting(GUEST)
    with pytest.raises(InputRefused) as refused:
        steps.save_when(ctx, when(drafts.start(ctx), **changes))
    assert list(refused.value.fields) == [field]


# two tabs


def test_another_page_in_another_tab_is_no_conflict(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    version = drafts.show(ctx, key).version
    steps.save_place(ctx, place(key, version=version))
    steps.save_what(ctx, what(key, version=version))
    assert {one.step for one in drafts.show(ctx, key).missing} == {Step.WHO, Step.BODY, Step.WHEN, Step.SEEN}


def test_the_same_page_in_another_tab_is_one(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    version = drafts.show(ctx, key).version
    steps.save_what(ctx, what(key, version=version))
    with pytest.raises(EditConflict):
        steps.save_what(ctx, what(key, version=version, subject="Басқа тақырып"))


def test_saving_the_same_twice_is_none(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    version = drafts.show(ctx, key).version
    steps.save_what(ctx, what(key, version=version))
    steps.save_what(ctx, what(key, version=version))
    assert drafts.show(ctx, key).answers.subject


def test_a_sent_draft_takes_no_page(acting, world):
    ctx = acting(GUEST)
    key = ready_draft(ctx, world)
    number = send(ctx, key).number
    with pytest.raises(AlreadyDone) as done:
        steps.save_place(ctx, place(key))
    assert done.value.result == number


# files


def test_files_are_listed(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.add_files(ctx, key, [note("a.txt"), note("b.txt")])
    assert [file.name for file in drafts.show(ctx, key).files] == ["a.txt", "b.txt"]


def test_a_refused_file_leaves_the_others(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    refused = steps.add_files(ctx, key, [note("a.txt"), note("b.exe")])
    assert ([one.name for one in refused], len(drafts.show(ctx, key).files)) == (["b.exe"], 1)


def test_ten_files_and_no_more(acting, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    refused = steps.add_files(ctx, key, [note(f"{n}.txt") for n in range(11)])
    assert ([one.name for one in refused], len(drafts.show(ctx, key).files)) == (["10.txt"], 10)


def test_a_removed_file_leaves_the_disk(acting, settings, world):
    ctx = acting(GUEST)
    key = drafts.start(ctx)
    steps.add_files(ctx, key, [note()])
    steps.remove_file(ctx, key, drafts.show(ctx, key).files[0].id)
    assert [path for path in (settings.data_dir / "files").rglob("*") if path.is_file()] == []


def test_nobody_adds_files_to_the_draft_of_another(acting, world, settings):
    key = drafts.start(acting(world.citizen))
    with pytest.raises(NotVisible):
        steps.add_files(acting(world.other_citizen), key, [note()])


def test_nobody_removes_files_of_another(acting, world):
    ctx = acting(world.citizen)
    key = drafts.start(ctx)
    steps.add_files(ctx, key, [note()])
    file_id = drafts.show(ctx, key).files[0].id
    ctx.session.close()
    with pytest.raises(NotVisible):
        steps.remove_file(acting(world.other_citizen), key, file_id)


# deleting, and signing in midway


def test_a_deleted_draft_is_gone_with_everything(acting, world):
    ctx = acting(GUEST)
    before = ctx.session.scalar(select(func.count()).select_from(Identity))
    key = ready_draft(ctx, world)
    steps.add_files(ctx, key, [note()])
    drafts.delete(ctx, key)
    left = [ctx.session.scalar(select(func.count()).select_from(table)) for table in (Draft, Attachment, Identity)]
    assert left == [0, 0, before]


def test_nobody_deletes_the_draft_of_another(acting, world):
    key = drafts.start(acting(world.citizen))
    with pytest.raises(NotVisible):
        drafts.delete(acting(world.other_citizen), key)


def test_who_signs_in_midway_takes_the_draft_along(acting, world):
    key = ready_draft(acting(GUEST), world)
    kept = drafts.adopt(acting(world.citizen), key.token)
    view = drafts.show(acting(world.citizen), kept)
    assert (view.is_guest, view.missing, view.expires_at - view.changed_at) == (False, (), timedelta(days=30))


def test_the_cookie_opens_nothing_then(acting, world):
    key = drafts.start(acting(GUEST))
    drafts.adopt(acting(world.citizen), key.token)
    with pytest.raises(NotVisible):
        drafts.show(acting(GUEST), key)
