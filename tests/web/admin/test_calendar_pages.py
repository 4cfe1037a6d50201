"""The working calendar in the administration, as people use it: a file, a preview, a second person."""

import io

import pytest

from oversight.domain.calendar_import import COLUMNS
from oversight.persistence.models import AdministrationEvent, CalendarRevision
from oversight.services import calendar_walk
from tests import cases
from tests.decrees import both
from tests.web.filling import fill, send

HEAD = "year;2026\nsource;Үкімет\nact;№ 45\n" + ";".join(COLUMNS) + "\n"


@pytest.fixture
def admin(signed_in, world):
    return signed_in(world.administrator)


@pytest.fixture
def auditor(signed_in, world):
    return signed_in(world.auditor)


def upload(client, content, label="2026-9", name="calendar.csv"):
    return fill(client, "/kk/admin/calendar/import", label=label, file=(io.BytesIO(content), name))


@pytest.fixture
def address(admin, statute):
    answer = upload(admin, both(statute.calendar))
    assert answer.status_code == 302
    return answer.location


def test_from_the_file_to_the_moved_date(admin, auditor, signed_in, services, world, statute):
    number = cases.file_complaint(services, world)
    address = upload(admin, both(statute.calendar)).location
    preview = admin.get(address)
    assert number in preview.text
    assert "20 ақпан 2026" in preview.text
    assert f"{address}/approve".removeprefix("/kk") not in preview.text  # the importer is told why not
    answer = send(auditor, auditor.get(address), action="/approve")
    assert answer.status_code == 302
    calendar_walk.walk(services)
    assert "қолданыста" in auditor.get(address).text
    case = signed_in(world.secretary).get(f"/kk/commission/cases/{number}")
    assert "23 ақпан 2026 → 20 ақпан 2026. Күнтізбе: 2026-9" in case.text


def test_the_importer_who_posts_all_the_same_is_refused(admin, address):
    page = send(admin, admin.get(address), action="/discard", csrf_token=None)
    assert page.status_code == 400
    form = {"position": "0", "csrf_token": _token(admin.get(address).text)}
    page = admin.post(f"{address}/approve", data=form)
    assert page.status_code == 409
    assert "өзіңіз жүктедіңіз" in page.text


def _token(text):
    return text.partition('name="csrf_token" value="')[2].partition('"')[0]


def test_discarding(admin, address, session):
    assert send(admin, admin.get(address), action="/discard").status_code == 302
    assert "Алып тасталған" in admin.get(address).text
    assert {row.act.value for row in session.query(AdministrationEvent)} == {"import_calendar", "discard_calendar"}


def test_a_decision_made_meanwhile_is_shown(admin, auditor, address):
    page = auditor.get(address)
    send(admin, admin.get(address), action="/discard")
    answer = send(auditor, page, action="/approve")
    assert answer.status_code == 409
    assert "шешім қабылданып қойған" in answer.text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "файлын таңдаңыз"),
        (b"PK\x03\x04\0\0", "CSV UTF-8"),
        ("год;2026".encode("cp1251"), "UTF-8"),
        (b"<html>", "year"),
        ((HEAD + "2026-02-30;no;holiday;A;B;C;\n").encode(), "5-жол"),
        ((HEAD + "2026-05-01;no;holiday;A;B;C;\n2026-05-01;no;holiday;A;B;C;\n").encode(), "6-жол"),
        (HEAD.encode() + b"2026-01-01;no;holiday;A;B;C;\n" * 2_100, "Тағы "),
        ((HEAD + "2026-02-14;yes;moved;A;B;C;2026-02-27\n").encode(), "5-жол"),
    ],
)
def test_bad_files_are_taken_in_no_part(admin, session, content, says):
    page = upload(admin, content, label="2026-77")
    assert page.status_code == 422
    assert says in page.text
    assert 'value="2026-77"' in page.text
    assert len(page.data) < 100_000
    assert session.query(CalendarRevision).count() == 0


@pytest.mark.parametrize("label", ["", "x", "2026", "2026-9; DROP", "٢٠٢٦-١", "2026-1" * 20])
def test_bad_names_come_back(admin, statute, label):
    page = upload(admin, both(statute.calendar), label=label)
    assert page.status_code == 422


def test_a_year_can_be_taken_mended_and_sent(admin):
    file = admin.get("/kk/admin/calendar/2026.csv")
    assert file.status_code == 200
    assert file.headers["Content-Type"].startswith("text/csv")
    mended = file.data.replace(b"source;", "source;Үкімет қаулысы".encode()).replace(b"act;", "act;№ 45".encode())
    mended = mended.replace(b"2026-05-27;", b"2026-05-28;")
    assert upload(admin, mended).status_code == 302


@pytest.mark.parametrize("path", ["2014.csv", "99999.csv", "00000000-0000-0000-0000-000000000000", "x"])
def test_what_is_not_there(admin, path):
    assert admin.get(f"/kk/admin/calendar/{path}").status_code == 404


@pytest.mark.parametrize("after", ["x", "2026-02-30.00", "2026-02-20", "2026-02-20.zz"])
def test_places_our_pages_never_wrote(admin, address, after):
    assert admin.get(f"{address}?after={after}").status_code == 404


@pytest.mark.parametrize("who", ["secretary", "chair", "citizen", "agency_head"])
def test_absent_for_others(signed_in, world, address, who):
    client = signed_in(getattr(world, who))
    for path in ("/kk/admin/calendar/", address, "/kk/admin/rules/", "/kk/admin/acts"):
        assert client.get(path).status_code == 404


def test_the_auditor_reads_and_does_not_import(auditor, address):
    assert auditor.get("/kk/admin/calendar/").status_code == 200
    assert auditor.get(address).status_code == 200
    assert auditor.get("/kk/admin/calendar/import").status_code == 404


def test_the_desk_warns_from_october(signed_in, world, clock):
    assert "2027" not in signed_in(world.administrator).get("/kk/admin/").text
    clock.set(2026, 10, 1)
    admin = signed_in(world.administrator)
    assert "2027 жылдың күнтізбесі әлі бекітілген жоқ" in admin.get("/kk/admin/").text
    assert "2027 жылдың күнтізбесі әлі бекітілген жоқ" in admin.get("/kk/admin/calendar/").text
