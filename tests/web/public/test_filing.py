"""The filing through its own pages: every step posts without a script, keeps what was typed, and comes to a number."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from oversight.app import create_app
from oversight.domain.policy import GUEST
from oversight.services import drafts
from oversight.services.drafts import DraftKey
from tests.web.filling import fill, forms_of, send
from tests.web.public.walking import (
    CONFIRMED,
    ORDER,
    answer_until,
    begin,
    errors_of,
    file_complaint,
    number_of,
    secret_of,
    typed,
    upload,
)


def page_of(client, draft, page):
    answer = client.get(f"{draft}/{page}")
    assert answer.status_code == 200, answer.status_code
    return answer


# the way through


def test_a_guest_files(client, world):
    assert number_of(file_complaint(client, world)) == "2026-00001"


def test_the_number_stands_on_a_plate(client, world):
    page = file_complaint(client, world)
    assert re.search(r'class="plate"><span><span class="unseen">Number </span>2026</span>', page.text)


def test_a_guest_is_shown_the_code(client, world):
    assert len(secret_of(file_complaint(client, world))) == 16


def test_an_account_is_shown_none(signed_in, world):
    assert secret_of(file_complaint(signed_in(world.citizen), world)) == ""


def test_an_ngo_files_for_itself(signed_in, world):
    client = signed_in(world.ngo_member)
    draft = begin(client)
    given = typed(world)["who"] | {"organisation": str(world.ngo.id), "is_citizen": None}
    assert fill(client, f"{draft}/who", action="", **given).status_code == 302


def test_the_first_term_is_explained(client, world, clock):
    clock.set(2026, 2, 6, 10, 0)
    page = file_complaint(client, world)
    assert 'datetime="2026-02-27"' in page.text


def test_a_house_rule_is_called_one(client, world):
    page = file_complaint(client, world)
    assert "A rule of the commission, not law." in page.text


@pytest.mark.parametrize(("hour", "is_late"), [(10, False), (21, True)])
def test_after_hours_both_moments_are_told(client, world, clock, hour, is_late):
    clock.set(2026, 2, 6, hour, 14)
    page = file_complaint(client, world)
    assert (f"6 February 2026, {hour}:14" in page.text, "9 February 2026, Monday" in page.text) == (True, is_late)


@pytest.mark.parametrize(("language", "title"), [("kk", "Жолданымыңыз тіркелді"), ("ru", "зарегистрировано")])
def test_in_the_readers_language(client, world, language, title):
    draft = begin(client).replace("/en/", f"/{language}/")
    answer_until(client, world, draft)
    assert title in client.get(fill(client, f"{draft}/check", **CONFIRMED).location).text


@pytest.mark.parametrize("page", [*ORDER, "check"])
def test_every_page_says_where_one_is(client, world, page):
    draft = begin(client)
    answer_until(client, world, draft, last=page if page != "check" else None)
    assert re.search(r"Step \d of 7", page_of(client, draft, page).text)


@pytest.mark.parametrize("page", [*ORDER, "check"])
def test_every_page_is_small(client, world, page):
    draft = begin(client)
    answer_until(client, world, draft, last=page if page != "check" else None)
    assert len(page_of(client, draft, page).data) < 100_000


@pytest.mark.parametrize("page", [*ORDER, "check"])
def test_no_page_is_kept_by_a_cache(client, world, page):
    draft = begin(client)
    answer_until(client, world, draft, last=page if page != "check" else None)
    assert page_of(client, draft, page).headers["Cache-Control"] == "no-store"


def test_who_sees_what_is_said_before_the_first_field(client, world):
    page = client.get("/en/complaints/new")
    assert "Who will see what" in page.text
    assert "full_name" not in page.text


def test_the_draft_says_how_long_it_is_kept(client, world):
    draft = begin(client)
    assert "kept until 12:00" in page_of(client, draft, "who").text


def test_the_commission_must_cover_the_matter(client, world):
    draft = begin(client)
    assert client.get(f"{draft}/body").location.endswith("/place")


def test_the_land_fields_are_asked_for_land_only(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="place")
    fill(client, f"{draft}/place", action="", region="590000000", topic="roads")
    assert "cadastral_number" not in page_of(client, draft, "when").text


def test_a_change_leads_back_to_the_check(client, world):
    draft = begin(client)
    answer_until(client, world, draft)
    answer = fill(client, f"{draft}/what?then=check", action="", subject="Басқаша")
    assert answer.location.endswith("/check")


def test_the_changed_answer_is_on_the_check(client, world):
    draft = begin(client)
    answer_until(client, world, draft)
    fill(client, f"{draft}/what?then=check", action="", subject="Басқаша жазылған тақырып")
    assert "Басқаша жазылған тақырып" in page_of(client, draft, "check").text


def test_an_unfinished_filing_cannot_be_sent(client, world):
    draft = begin(client)
    page = page_of(client, draft, "check")
    assert 'aria-disabled="true"' in page.text


def test_and_is_refused_when_sent_all_the_same(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/check", **CONFIRMED)
    assert (answer.status_code, "Write your name." in answer.text) == (422, True)


def test_officials_are_told_to_sign_out(signed_in, world):
    page = signed_in(world.secretary).get("/en/complaints/new")
    assert "official account" in page.text


def test_officials_cannot_begin(signed_in, world):
    client = signed_in(world.secretary)
    page = client.get("/en/complaints/new")
    answer = send(client, client.get("/en/track"), action="/track", number="x", secret="x")
    assert "Begin</button>" not in page.text
    assert answer.status_code == 422


# what comes back


def test_a_refused_page_keeps_what_was_typed(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", full_name="", postal_address="Абай көшесі, 1", iin="123")
    assert (answer.status_code, "Абай көшесі, 1" in answer.text, 'value="123"' in answer.text) == (422, True, True)


def test_each_error_links_to_its_field(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", full_name="", postal_address="")
    assert '<a href="#full_name">Write your name.</a>' in answer.text


def test_the_title_says_error(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", full_name="", postal_address="")
    assert "<title>Error:" in answer.text


@pytest.mark.parametrize(
    ("page", "field", "value"),
    [
        ("when", "happened_on", "2024-02-30"),
        ("when", "happened_on", "2023-02-29"),
        ("when", "happened_on", "2024-1-1"),
        ("when", "happened_on", "20240301"),
        ("when", "happened_on", "１４.03.2025"),
        ("when", "happened_on", "14.03.99999"),
        ("when", "happened_on", "03.02.2026"),
        ("when", "area_hectares", "many"),
        ("when", "area_hectares", "-5"),
        ("when", "area_hectares", "0"),
        ("when", "area_hectares", "1e9"),
        ("when", "cadastral_number", "1" * 31),
        ("place", "region", "999999999"),
        ("place", "topic", "gold"),
        ("seen", "seen_as", "anonymous"),
        ("what", "text", ""),
        ("what", "text", "   "),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(client, world, page, field, value):
    draft = begin(client)
    answer_until(client, world, draft, last=page)
    answer = fill(client, f"{draft}/{page}", action="", **(typed(world)[page] | {field: value}))
    assert (answer.status_code, len(errors_of(answer))) == (422, 1)


@pytest.mark.parametrize(("written", "shown"), [("312,5", "312.5"), ("1 126.25", "1,126.25"), ("312", "312")])
def test_an_area_as_people_write_it(client, world, written, shown):
    draft = begin(client)
    answer_until(client, world, draft, last="when")
    fill(client, f"{draft}/when", action="", **(typed(world)["when"] | {"area_hectares": written}))
    assert f"{shown}\N{NO-BREAK SPACE}ha" in page_of(client, draft, "check").text


def test_a_birth_date_that_does_not_match_is_only_warned_of(client, world):
    draft = begin(client)
    given = typed(world)["who"] | {"iin": "900101300017", "birth_on": "01.01.1991"}
    answer = fill(client, f"{draft}/who", action="", **given)
    assert "do not match" in client.get(answer.location).text


def test_an_iin_in_the_text_is_warned_of(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    given = typed(world)["what"] | {"text": "Көршімнің ЖСН 900101300017 деп жазған"}
    assert "looks like an IIN" in client.get(fill(client, f"{draft}/what", action="", **given).location).text


def test_marks_that_turn_the_writing_are_taken_out_with_a_notice(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    given = typed(world)["what"] | {"text": "Жайылым \u202eтуралы"}
    assert "Hidden marks" in client.get(fill(client, f"{draft}/what", action="", **given).location).text


# whose it is


def test_the_cookie_is_for_the_server_alone(client, world):
    answer = fill(client, "/en/complaints/new", action="/complaints/new")
    cookie = next(value for name, value in answer.headers if name == "Set-Cookie" and value.startswith("draft="))
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7200"))


def test_over_https_it_is_bound_to_the_host(services, settings, world):
    settings = replace(settings, base_url="https://localhost")
    secure = create_app(settings, replace(services, settings=settings))
    secure.testing = False
    client = secure.test_client()
    page = client.get("/en/complaints/new", base_url="https://localhost")
    token = forms_of(page)[-1]["data"]["csrf_token"]
    answer = client.post(
        "/en/complaints/new",
        data={"csrf_token": token},
        base_url="https://localhost",
        headers={"Referer": "https://localhost/en/complaints/new"},
    )
    cookie = next(value for name, value in answer.headers if name == "Set-Cookie" and "draft=" in value)
    assert (cookie.startswith("__Host-draft="), "; Secure" in cookie, "Domain" in cookie) == (True, True, False)


@pytest.mark.parametrize("page", [*ORDER, "check", "done", "delete"])
def test_another_browser_finds_nothing(app, client, world, page):
    draft = begin(client)
    answer = app.test_client().get(f"{draft}/{page}")
    assert (answer.status_code, "not here any more" in answer.text) == (404, True)


def test_absent_foreign_and_expired_look_the_same(app, client, world, clock):
    draft = begin(client)
    absent = re.sub(r"[0-9a-f]{8}-", "00000000-", draft, count=1)
    pages = [app.test_client().get(f"{draft}/who"), app.test_client().get(f"{absent}/who")]
    clock.forward(hours=2)
    pages.append(client.get(f"{draft}/who"))
    bodies = {re.sub(r'href="[^"]*"|value="[^"]*"', "", page.text) for page in pages}
    assert (len(bodies), {page.status_code for page in pages}) == (1, {404})


@pytest.mark.parametrize("who", ["secretary", "chair", "auditor", "administrator", "other_citizen", "ngo_head"])
def test_nobody_signed_in_finds_the_draft_of_another(signed_in, world, who):
    draft = begin(signed_in(world.citizen))
    assert signed_in(getattr(world, who)).get(f"{draft}/who").status_code == 404


def test_an_expired_page_gives_the_typed_text_back(client, world, clock):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    page = client.get(f"{draft}/what")
    clock.forward(hours=2)
    answer = send(client, page, action="", **typed(world)["what"])
    assert (answer.status_code, "Ауыл жайылымы пайдаланбайтын" in answer.text) == (404, True)


def test_the_begun_filing_is_offered_again(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    page = client.get("/en/complaints/new")
    assert f'href="{draft}/what"' in page.text


def test_a_draft_can_be_deleted(client, world):
    draft = begin(client)
    fill(client, f"{draft}/delete", action="")
    assert client.get(f"{draft}/who").status_code == 404


def test_getting_the_delete_page_deletes_nothing(client, world):
    draft = begin(client)
    client.get(f"{draft}/delete")
    assert client.get(f"{draft}/who").status_code == 200


def test_who_signs_in_takes_the_draft_along(app, client, signed_in, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    cookie = client.get_cookie("draft")
    later = signed_in(world.citizen)
    later.set_cookie("draft", cookie.value)
    answer = fill(later, "/en/complaints/new", action="/adopt")
    assert later.get(answer.location).status_code == 200
    assert client.get(f"{draft}/who").status_code == 404


# two tabs and double clicks


def test_two_tabs_of_one_page_are_a_conflict(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    tabs = [client.get(f"{draft}/what") for _ in range(2)]
    given = typed(world)["what"]
    send(client, tabs[0], action="", **given)
    answer = send(client, tabs[1], action="", **(given | {"subject": "Екінші қойындыдағы тақырып"}))
    assert (answer.status_code, "Екінші қойындыдағы тақырып" in answer.text) == (409, True)


def test_sending_once_more_from_the_conflict_counts(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    tabs = [client.get(f"{draft}/what") for _ in range(2)]
    given = typed(world)["what"]
    send(client, tabs[0], action="", **given)
    conflict = send(client, tabs[1], action="", **(given | {"subject": "Екінші қойындыдағы тақырып"}))
    assert send(client, conflict, action="").status_code == 302


def test_a_double_click_on_a_page_is_none(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    page = client.get(f"{draft}/what")
    answers = [send(client, page, action="", **typed(world)["what"]) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_double_click_on_send_is_one_filing(client, world):
    draft = begin(client)
    answer_until(client, world, draft)
    page = client.get(f"{draft}/check")
    pages = [client.get(send(client, page, action="", **CONFIRMED).location) for _ in range(2)]
    assert len({(number_of(page), secret_of(page)) for page in pages}) == 1


def test_a_sent_filing_cannot_be_changed(client, world):
    draft = begin(client)
    answer_until(client, world, draft)
    page = client.get(f"{draft}/what")
    fill(client, f"{draft}/check", action="", **CONFIRMED)
    answer = send(client, page, action="", subject="Кейін өзгертілген")
    assert answer.location.endswith("/done")


def test_the_pages_of_a_sent_filing_lead_to_its_number(client, world):
    draft = begin(client)
    answer_until(client, world, draft)
    fill(client, f"{draft}/check", action="", **CONFIRMED)
    assert client.get(f"{draft}/check").location.endswith("/done")


def test_the_device_forgets_on_request(client, world):
    page = file_complaint(client, world)
    draft = page.request.path.removesuffix("/done")
    send(client, page, action="/finish")
    assert client.get(f"/en{draft}/done").status_code == 404
    assert client.get("/en/my/cases/2026-00001").status_code == 302


# files


def test_a_file_is_added_and_listed(client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("тізім.txt")])
    assert "тізім.txt" in page_of(client, draft, "files").text


def test_several_at_once(client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("а.txt"), upload("б.txt")])
    assert "2 files added" in page_of(client, draft, "files").text


def test_save_and_continue_takes_what_was_chosen(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/files", action="", files=[upload("тізім.txt")], go="on")
    assert (answer.location.rpartition("/")[2], "тізім.txt" in page_of(client, draft, "files").text) == ("seen", True)


def test_a_refused_file_is_named_and_the_others_stay(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/files", action="", files=[upload("вирус.exe"), upload("тізім.txt")], go="on")
    assert (answer.status_code, "вирус.exe:" in answer.text, "1 file added" in answer.text) == (422, True, True)


def test_a_file_is_removed(client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("тізім.txt")])
    send(client, client.get(f"{draft}/files"), action="/remove")
    assert "тізім.txt" not in page_of(client, draft, "files").text


def test_ones_own_file_comes_back_as_a_download(client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("тізім.txt", b"hello\n")])
    address = re.search(r'href="([^"]*/files/[0-9a-f-]{36})"', page_of(client, draft, "files").text)[1]
    answer = client.get(address, buffered=True)
    assert (answer.data, answer.headers["Content-Disposition"].startswith("attachment")) == (b"hello\n", True)


def test_nobody_else_gets_it(app, client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("тізім.txt")])
    address = re.search(r'href="([^"]*/files/[0-9a-f-]{36})"', page_of(client, draft, "files").text)[1]
    assert app.test_client().get(address).status_code == 404


def test_a_text_and_not_only_a_file_is_needed(client, world):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    fill(client, f"{draft}/files", action="", files=[upload("тізім.txt")], go="on")
    assert "Describe what happened." in fill(client, f"{draft}/check", action="", **CONFIRMED).text


# the frame


def test_no_field_is_forgotten_by_the_forms(client, world, acting):
    draft = begin(client)
    answer_until(client, world, draft)
    draft_id = draft.rpartition("/")[2]
    view = drafts.show(acting(GUEST), DraftKey(UUID(draft_id), client.get_cookie("draft").value))
    assert view.missing == ()


def test_the_language_switch_stays_in_the_filing(client, world):
    draft = begin(client)
    page = page_of(client, draft, "who")
    assert f'href="{draft.replace("/en/", "/kk/")}/who"' in page.text


def test_the_form_has_the_token(client, world):
    draft = begin(client)
    form = next(form for form in forms_of(page_of(client, draft, "who")) if "full_name" in form["data"])
    assert form["data"]["csrf_token"]
