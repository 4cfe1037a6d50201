"""What came on paper, by telephone or at the reception: recorded with its real receipt."""

from datetime import date
from io import BytesIO

import pytest

from oversight.persistence.models import Attachment, Complaint, Docket, Identity
from tests import cases
from tests.web.filling import fill, send

URL = "/en/commission/record"


@pytest.fixture
def desk(signed_in, world):
    return signed_in(world.secretary)


@pytest.fixture
def typed(world):
    return {
        "channel": "paper",
        "received_on": "30.01.2026",
        "received_at": "16:40",
        "language": "kk",
        "full_name": "Бақыт Оразбайұлы",
        "postal_address": "Тасқайың ауылы, Абай көшесі, 7",
        "is_citizen": "y",
        "commission": str(world.commission.id),
        "agency": str(world.agency.id),
        "region": "590000000",
        "topic": "land_and_pasture",
        "subject": "Жайылым жалға берілген",
        "text": cases.TEXT,
        "category": "complaint",
        "signing": "own_hand",
        "agrees": "y",
        "confirms": "y",
    }


def test_the_clock_starts_from_the_real_receipt(session, desk, typed):
    assert fill(desk, URL, **typed).status_code == 200
    complaint = session.query(Complaint).one()
    assert (complaint.channel, complaint.registered_on) == ("paper", date(2026, 1, 30))
    assert session.query(Docket).one().next_due_on == date(2026, 2, 20)


def test_after_hours_the_next_working_day_counts(session, desk, typed):
    fill(desk, URL, **{**typed, "received_at": "19:00"})
    assert session.query(Complaint).one().registered_on == date(2026, 2, 2)


def test_the_hour_that_came_twice_is_refused_and_not_guessed(session, desk, typed):
    answer = fill(desk, URL, **{**typed, "received_on": "29.02.2024", "received_at": "23:30"})
    assert answer.status_code == 422
    assert "2024-02-29 23:30" in answer.text
    assert typed["subject"] in answer.text
    assert session.query(Complaint).count() == 0


def test_the_secret_is_shown_once(session, desk, typed):
    page = desk.get(URL)
    first, second = send(desk, page, **typed), send(desk, page, **typed)
    assert "Tracking secret" in first.text
    assert second.status_code == 302
    assert session.query(Docket).count() == 1


def test_name_and_address_go_to_their_own_table(session, desk, typed):
    fill(desk, URL, **typed)
    assert session.query(Identity).filter_by(full_name="Бақыт Оразбайұлы").count() == 1


def test_the_secretary_who_typed_it_is_kept(session, world, desk, typed):
    fill(desk, URL, **typed)
    assert session.query(Complaint).one().recorded_by_id == world.secretary.account_id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_on", "03.02.2026"),
        ("received_at", "25:00"),
        ("received_at", ""),
        ("channel", None),
        ("channel", "online"),
        ("iin", "123456789012"),
        ("email", "not a mail"),
        ("phone", "12"),
        ("full_name", ""),
        ("region", "x"),
        ("area_hectares", "312 x"),
    ],
)
def test_what_cannot_be_right_is_refused_and_the_text_kept(session, desk, typed, field, value):
    answer = fill(desk, URL, **{**typed, field: value})
    assert answer.status_code == 422
    assert cases.TEXT in answer.text
    assert session.query(Docket).count() == 0


def test_a_foreign_commission_is_refused(session, world, desk, typed):
    answer = fill(desk, URL, **{**typed, "commission": str(world.agency.id)})
    assert answer.status_code == 422
    assert session.query(Docket).count() == 0


def test_a_scan_is_kept(session, desk, typed):
    text = "Өтініш\n".encode()
    answer = fill(desk, URL, **typed, scans=(BytesIO(text), "өтініш.txt"))
    assert answer.status_code == 200
    assert session.query(Attachment).one().complaint_id == session.query(Complaint).one().id


def test_a_file_that_is_not_taken_stops_the_whole(session, desk, typed):
    answer = fill(desk, URL, **typed, scans=(BytesIO(b"MZ\x90\x00 not a paper"), "virus.exe"))
    assert answer.status_code == 422
    assert "virus" in answer.text
    assert (session.query(Docket).count(), session.query(Attachment).count()) == (0, 0)


def test_members_do_not_record(world, signed_in):
    assert signed_in(world.chair).get(URL).status_code == 404
