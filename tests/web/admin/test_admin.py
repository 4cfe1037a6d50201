"""The administrator's and the auditor's desks."""

import pytest

from oversight.persistence.models import Notification
from oversight.services import deadline_watch
from tests.web.filling import fill, send


@pytest.mark.parametrize("url", ["/kk/admin/", "/ru/admin/invite", "/en/admin/mail", "/kk/admin/log"])
def test_pages_open(signed_in, world, url):
    assert signed_in(world.administrator).get(url).status_code == 200


@pytest.mark.parametrize("who", ["secretary", "citizen", "agency_head", "ngo_head", "auditor"])
def test_absent_for_others(signed_in, world, who):
    assert signed_in(getattr(world, who)).get("/kk/admin/").status_code == 404


def test_inviting_a_member(signed_in, world, session):
    answer = fill(
        signed_in(world.administrator),
        "/kk/admin/invite",
        name="Жаңа Мүше",
        email="new@example.kz",
        role="member",
        body=str(world.commission.id),
        language="kk",
    )
    assert answer.status_code == 302
    assert session.query(Notification).filter_by(message="invite").count() == 1


def test_a_member_needs_a_body(signed_in, world):
    page = fill(
        signed_in(world.administrator),
        "/kk/admin/invite",
        name="А",
        email="n@example.kz",
        role="member",
        body="",
        language="kk",
    )
    assert page.status_code == 422
    assert "n@example.kz" in page.text


def test_disabling_counts_at_the_next_request(signed_in, world):
    secretary = signed_in(world.secretary)
    assert secretary.get("/kk/account/settings").status_code == 200
    admin = signed_in(world.administrator)
    send(admin, admin.get("/kk/admin/"), action=f"/accounts/{world.secretary.account_id}/disable")
    assert secretary.get("/kk/account/settings").status_code == 302


def test_the_auditor_reads_the_log(signed_in, world):
    assert signed_in(world.auditor).get("/kk/admin/log").status_code == 200


def test_the_auditor_is_told_when_there_is_no_such_case(signed_in, world):
    assert signed_in(world.auditor).get("/kk/admin/log?number=2026-99999").status_code == 404


def test_the_desk_shows_the_rounds_and_what_they_could_not_do(signed_in, services, world, monkeypatch):
    def broken(_ctx):
        raise RuntimeError

    monkeypatch.setitem(deadline_watch.STEPS, "reminded", (broken, deadline_watch.STEPS["reminded"][1]))
    deadline_watch.run(services)
    text = signed_in(world.administrator).get("/en/admin/").get_data(as_text=True)
    assert "failed: 1" in text
    assert "<code>RuntimeError</code>" in text
    assert "not come to its end" not in text


def test_the_desk_warns_when_no_round_came(signed_in, services, world, clock):
    deadline_watch.run(services)
    clock.forward(hours=27)
    text = signed_in(world.administrator).get("/en/admin/").get_data(as_text=True)
    assert "not come to its end for over 26 hours" in text
