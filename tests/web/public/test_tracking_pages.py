"""Following a case through its pages: by number and code, in one's own list, on its page; nobody else's."""

import re
from io import BytesIO

import pikepdf
import pytest

from oversight.services import intake, issuing
from tests import cases as walk
from tests.web.filling import fill, send
from tests.web.public.walking import file_complaint, number_of, secret_of, upload


@pytest.fixture
def filed(client, world):
    page = file_complaint(client, world)
    return number_of(page), secret_of(page)


@pytest.fixture
def stranger(app):
    return app.test_client()


def track(client, number, secret):
    return fill(client, "/en/track", action="/track", number=number, secret=secret)


def test_number_and_code_open_the_case(stranger, filed):
    answer = track(stranger, *filed)
    assert stranger.get(answer.location).status_code == 200


def test_the_code_may_be_typed_in_groups(stranger, filed):
    number, secret = filed
    grouped = " ".join(secret[i : i + 4].upper() for i in range(0, 16, 4))
    assert track(stranger, number, grouped).status_code == 302


def test_wrong_and_unknown_are_answered_alike(stranger, filed):
    answers = [track(stranger, filed[0], "wrong"), track(stranger, "2026-04711", "wrong")]
    bodies = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert (len(bodies), {answer.status_code for answer in answers}) == (1, {422})


def test_ten_wrong_codes_lock_for_a_while(stranger, filed):
    for _ in range(10):
        track(stranger, filed[0], "wrong")
    assert track(stranger, *filed).status_code == 429


def test_the_code_is_in_no_address(stranger, filed):
    assert filed[1] not in track(stranger, *filed).location


def test_the_case_is_open_for_half_an_hour(stranger, filed, clock):
    track(stranger, *filed)
    clock.forward(minutes=29)
    assert stranger.get(f"/en/my/cases/{filed[0]}").status_code == 200
    clock.forward(minutes=1)
    assert stranger.get(f"/en/my/cases/{filed[0]}").status_code == 302


def test_the_case_can_be_closed_on_the_device(stranger, filed):
    page = stranger.get(track(stranger, *filed).location)
    send(stranger, page, action="/track/leave")
    assert stranger.get(f"/en/my/cases/{filed[0]}").status_code == 302


def test_a_tracking_guest_sees_no_other_case(app, stranger, filed, world):
    other = number_of(file_complaint(app.test_client(), world))
    track(stranger, *filed)
    assert stranger.get(f"/en/my/cases/{other}").status_code == 404


@pytest.mark.parametrize("page", ["", "/receipt", "/fix", "/withdraw"])
def test_a_stranger_is_asked_for_the_code(stranger, filed, page):
    number = filed[0]
    answers = [stranger.get(f"/en/my/cases/{asked}{page}") for asked in (number, "2026-99999")]
    places = {answer.location.replace(number, "N").replace("2026-99999", "N") for answer in answers}
    assert places == {"/en/track?number=N"}


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("other_citizen", ""),
        ("other_citizen", "/receipt"),
        ("other_citizen", "/fix"),
        ("other_citizen", "/withdraw"),
        ("ngo_head", ""),
        ("secretary", ""),
        ("chair", "/withdraw"),
        ("agency_head", "/receipt"),
        ("auditor", ""),
    ],
)
def test_foreign_and_absent_look_the_same(signed_in, filed, world, who, page):
    client = signed_in(getattr(world, who))
    answers = [client.get(f"/en/my/cases/{asked}{page}") for asked in (filed[0], "2026-99999")]
    bodies = {re.sub(r"2026-\d{5}|value=\"[^\"]*\"", "", answer.text) for answer in answers}
    assert ({answer.status_code for answer in answers}, len(bodies)) == ({404}, 1)


def test_the_page_shows_ones_own_words(client, filed):
    assert "46 отбасының малы жайылымсыз қалды" in client.get(f"/en/my/cases/{filed[0]}").text


def test_the_page_shows_no_contact(client, filed):
    assert "Бейбітшілік көшесі" not in client.get(f"/en/my/cases/{filed[0]}").text


def test_the_page_is_kept_by_no_cache(client, filed):
    assert client.get(f"/en/my/cases/{filed[0]}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_in_each_language(client, filed, language):
    page = client.get(f"/{language}/my/cases/{filed[0]}")
    assert (page.status_code, f'lang="{language}"' in page.text) == (200, True)


# the receipt


def test_the_receipt_is_waited_for_without_a_script(client, filed):
    page = client.get(f"/en/my/cases/{filed[0]}/receipt")
    assert (page.status_code, page.headers["Refresh"], "being typeset" in page.text) == (200, "2", True)


def test_the_receipt_comes_as_a_download(client, filed, services):
    issuing.render_queued(services, lambda *_: _pdf())
    answer = client.get(f"/en/my/cases/{filed[0]}/receipt")
    assert (answer.mimetype, answer.headers["Content-Disposition"].startswith("attachment"), answer.data[:5]) == (
        "application/pdf",
        True,
        b"%PDF-",
    )


def test_the_papers_are_listed_once_they_are_there(client, filed, services):
    issuing.render_queued(services, lambda *_: _pdf())
    page = client.get(f"/en/my/cases/{filed[0]}").text
    assert re.search(r'href="/en/my/cases/2026-00001/papers/[0-9a-f-]{36}"', page)


def test_a_letter_of_the_secretary_stands_among_the_papers(client, filed, services, world):
    number = walk.take(services, world, filed[0])
    with walk.acting(services, world.secretary) as ctx:
        intake.request_fix(ctx, intake.RequestFix(number, "Шешімнің күнін көрсетіңіз.", walk.seen(services, number)))
    assert "Defect notice" in client.get(f"/en/my/cases/{number}").text
    assert "Кемшіліктер туралы хабарлама" in client.get(f"/kk/my/cases/{number}").text


def _pdf():
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


# the list


def test_ones_own_cases_are_listed(signed_in, world):
    client = signed_in(world.citizen)
    number = number_of(file_complaint(client, world))
    assert f'href="/en/my/cases/{number}"' in client.get("/en/my/cases").text


def test_nobody_elses_are(signed_in, world, filed):
    assert filed[0] not in signed_in(world.citizen).get("/en/my/cases").text


def test_drafts_are_listed(signed_in, world):
    client = signed_in(world.citizen)
    fill(client, "/en/complaints/new", action="/complaints/new")
    assert "Without a subject yet" in client.get("/en/my/cases").text


def test_a_guest_is_asked_to_sign_in(client):
    assert "/account/login" in client.get("/en/my/cases").location


@pytest.mark.parametrize("who", ["secretary", "agency_head", "auditor"])
def test_officials_have_no_such_list(signed_in, world, who):
    assert signed_in(getattr(world, who)).get("/en/my/cases").status_code == 404


# what the filer may still do


@pytest.fixture
def own(signed_in, services, world):
    """A citizen's client and the number of the citizen's complaint."""
    return signed_in(world.citizen), walk.file_complaint(services, world)


def test_withdrawing_asks_once(own, services):
    client, number = own
    client.get(f"/en/my/cases/{number}/withdraw")
    assert walk.state_of(services, number)[0] == "registered"


def test_withdrawing_needs_the_tick(own, services):
    client, number = own
    answer = fill(client, f"/en/my/cases/{number}/withdraw", action="", reasons="Шешілді")
    assert (answer.status_code, "Шешілді" in answer.text) == (422, True)


def test_withdrawing(own, services):
    client, number = own
    fill(client, f"/en/my/cases/{number}/withdraw", action="", is_sure="y")
    assert walk.state_of(services, number)[0] == "withdrawn"


def test_the_page_says_that_it_was_withdrawn(own):
    client, number = own
    answer = fill(client, f"/en/my/cases/{number}/withdraw", action="", is_sure="y")
    assert "You withdrew this complaint" in client.get(answer.location).text


def test_a_double_click_withdraws_once(own):
    client, number = own
    page = client.get(f"/en/my/cases/{number}/withdraw")
    answers = [send(client, page, action="", is_sure="y") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_stale_page_says_what_happened_meanwhile(own, services, world):
    client, number = own
    page = client.get(f"/en/my/cases/{number}/withdraw")
    walk.take(services, world, number)
    answer = send(client, page, action="", is_sure="y", reasons="Менің сөзім")
    assert (answer.status_code, "took the complaint to work on" in answer.text, "Менің сөзім" in answer.text) == (
        409,
        True,
        True,
    )


def test_too_late_is_said_before_the_form(signed_in, services, world):
    number = walk.to_opened(services, world)
    page = signed_in(world.citizen).get(f"/en/my/cases/{number}/withdraw")
    assert ("too late" in page.text, "is_sure" in page.text) == (True, False)


@pytest.fixture
def asked(own, services, world):
    client, number = own
    walk.take(services, world, number)
    with walk.acting(services, world.secretary) as ctx:
        intake.request_fix(
            ctx, intake.RequestFix(number, "Шешімнің күні мен нөмірін көрсетіңіз.", walk.seen(services, number))
        )
    return client, number


def test_what_was_asked_for_stands_on_the_page(asked):
    client, number = asked
    assert "Шешімнің күні мен нөмірін көрсетіңіз." in client.get(f"/en/my/cases/{number}").text


def test_where_nothing_was_asked_there_is_no_form(own):
    client, number = own
    page = client.get(f"/en/my/cases/{number}/fix").text
    assert ("asks you for nothing" in page, "<textarea" in page) == (True, False)


def test_answering_with_words(asked, services):
    client, number = asked
    fill(client, f"/en/my/cases/{number}/fix", action="", text="14 наурыз, № 112")
    assert walk.state_of(services, number)[0] == "registered"


def test_answering_with_a_file(asked):
    client, number = asked
    fill(client, f"/en/my/cases/{number}/fix", action="", files=[upload("қаулы.txt")])
    assert "қаулы.txt" in client.get(f"/en/my/cases/{number}").text


def test_a_refused_file_leaves_everything_as_it_was(asked, services):
    client, number = asked
    answer = fill(client, f"/en/my/cases/{number}/fix", action="", text="жауап", files=[upload("x.exe")])
    assert (answer.status_code, "x.exe:" in answer.text, walk.state_of(services, number)[0]) == (
        422,
        True,
        "needs_fix",
    )


def test_an_empty_answer_is_none(asked, services):
    client, number = asked
    answer = fill(client, f"/en/my/cases/{number}/fix", action="")
    assert (answer.status_code, walk.state_of(services, number)[0]) == (422, "needs_fix")


def test_ones_own_file_is_a_download_for_the_filer_only(asked, signed_in, world):
    client, number = asked
    fill(client, f"/en/my/cases/{number}/fix", action="", files=[upload("қаулы.txt", b"hello\n")])
    address = re.search(r'href="([^"]*/files/[0-9a-f-]{36})"', client.get(f"/en/my/cases/{number}").text)[1]
    own_answer, foreign = client.get(address, buffered=True), signed_in(world.other_citizen).get(address)
    assert (own_answer.data, foreign.status_code) == (b"hello\n", 404)


# the front page


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_front_page(client, language):
    page = client.get(f"/{language}/")
    assert (page.status_code, f'href="/{language}/complaints/new"' in page.text) == (200, True)


def test_the_front_page_shows_the_newest_public_cases(client, services, world):
    number = walk.admit(services, world)
    assert f'href="/en/cases/{number}"' in client.get("/en/").text


def test_the_front_page_shows_nothing_that_is_not_public(client, filed):
    assert filed[0] not in client.get("/en/").text
