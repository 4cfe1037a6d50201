"""The organisation's page: its people see it, its head invites and parts."""

from oversight.persistence.models import Notification
from tests.web.filling import fill, send


def test_people_are_listed(signed_in, world):
    assert "ҮЕҰ мүшесі" in signed_in(world.ngo_member).get("/kk/ngo/").text


def test_the_head_invites(signed_in, world, session):
    answer = fill(signed_in(world.ngo_head), "/kk/ngo/", action="/ngo/", name="Жаңа Әріптес", email="new@example.kz")
    assert answer.status_code == 302
    assert session.query(Notification).filter_by(message="invite").count() == 1


def test_a_member_sees_no_form(signed_in, world):
    assert 'name="email"' not in signed_in(world.ngo_member).get("/kk/ngo/").text


def test_somebody_leaves(signed_in, world):
    client = signed_in(world.ngo_head)
    page = client.get("/kk/ngo/")
    assert send(client, page, action="/end").status_code == 302
    assert "ҮЕҰ мүшесі" not in client.get("/kk/ngo/").text


def test_it_is_absent_for_others(signed_in, world):
    assert signed_in(world.citizen).get("/kk/ngo/").status_code == 404
