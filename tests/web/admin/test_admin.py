"""The administrator's and the auditor's desks."""

import pytest

from oversight.documents.errors import RenderFailed
from oversight.persistence.models import IssuedDocument, Notification
from oversight.services import deadline_watch, issuing
from tests.cases import file_complaint
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


@pytest.fixture
def failed_paper(services, world):
    def fail(*_):
        raise RenderFailed("Too slow: more than 20 s")

    file_complaint(services, world)
    for _ in range(issuing.MOST_ATTEMPTS):
        issuing.render_queued(services, fail)


@pytest.mark.usefixtures("failed_paper")
def test_a_paper_that_failed_is_shown_with_its_reason_and_made_again(signed_in, world, session):
    admin = signed_in(world.administrator)
    page = admin.get("/en/admin/")
    assert "Too slow: more than 20 s" in page.text
    send(admin, page, action="/retry")
    session.expire_all()
    assert {paper.state for paper in session.query(IssuedDocument)} == {"queued"}
    assert "Too slow" not in admin.get("/en/admin/").text


@pytest.mark.usefixtures("failed_paper")
def test_all_that_failed_are_made_again_at_once(services, acting, world, session):
    file_complaint(services, world)
    session.execute(IssuedDocument.__table__.update().values(state="failed"))
    issuing.retry_all(acting(world.administrator))
    session.expire_all()
    assert {paper.state for paper in session.query(IssuedDocument)} == {"queued"}
