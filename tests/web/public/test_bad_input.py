"""Bad input through the real forms: a sentence at the field, the text kept, nothing half done."""

import pytest
from sqlalchemy import func, select

from oversight.persistence.models import Complaint, Docket, Identity
from tests.web.filling import fill
from tests.web.public.walking import CONFIRMED, answer_until, begin, errors_of, file_complaint, number_of, typed

LETTERS = "Әлия Ғабитқызы Қожа Ңұр Өмір Ұлан Үміт Һәм Іңкәр"


def name_sent(client, world, name):
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", **(typed(world)["who"] | {"full_name": name}))
    return draft, answer


def text_sent(client, world, text):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    return draft, fill(client, f"{draft}/what", action="", **(typed(world)["what"] | {"text": text}))


# names and short lines


@pytest.mark.parametrize(
    "name",
    [
        LETTERS,
        "Айгүл",
        "Анна-Мария О’Коннор",
        "Мамедов Али Вели оглы",
        "Ли Сергей Ю.",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "url(javascript:alert(1))",
        "null",
        "None",
        "undefined",
        "NaN",
        "true",
        "=1+1",
        "+77011234567",
        "-2",
        "@cmd",
        "'; DROP TABLE complaint; --",
        '" OR ""="',
        "Aзамат",
    ],
)
def test_a_name_that_is_only_unusual_is_taken_as_it_is(client, world, session, name):
    _, answer = name_sent(client, world, name)
    assert answer.status_code == 302
    assert session.scalar(select(func.count()).select_from(Identity).where(Identity.full_name == name)) == 1


def test_a_decomposed_name_is_kept_composed(client, world, session):
    name_sent(client, world, "И\u0306урий")
    assert session.scalar(select(Identity.full_name).where(Identity.full_name == "Йурий")) == "Йурий"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "\u00a0\u3000",
        "\u200b\u200b",
        "Аб\x1bай",
        "Аб\x07ай",
        "Аб\x08ай",
        "Абай\u202eсынық",
        "Абай\u2066",
        "Абай\U000e0041",
        "а" + "\u0301" * 500,
        "Абай \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "а" * 201,
    ],
    ids=[
        "nothing",
        "spaces",
        "other spaces",
        "zero width",
        "escape",
        "bell",
        "backspace",
        "override",
        "isolate",
        "tags",
        "marks",
        "emoji",
        "201",
    ],
)
def test_a_name_that_cannot_be_is_refused_beside_its_field(client, world, name):
    _, answer = name_sent(client, world, name)
    assert (answer.status_code, len(errors_of(answer))) == (422, 1)


def test_the_rest_stays_typed(client, world):
    _, answer = name_sent(client, world, "а" * 201)
    assert "Бейбітшілік көшесі, 5" in answer.text


def test_a_name_of_200_letters_is_taken(client, world):
    _, answer = name_sent(client, world, "ә" * 200)
    assert answer.status_code == 302


def test_a_nul_is_never_stored(client, world, session):
    _, answer = name_sent(client, world, "Аб\0ай")
    assert answer.status_code == 422
    assert session.scalar(select(func.count()).select_from(Identity).where(Identity.full_name.like("Аб%"))) == 0


def test_broken_utf8_is_no_empty_form(client, world):
    draft = begin(client)
    page = client.get(f"{draft}/who").text
    token = page.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
    body = f"csrf_token={token}&full_name=".encode() + b"%ED%A0%80&postal_address=x"
    answer = client.post(f"{draft}/who", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


def test_windows_1251_is_no_empty_form(client, world):
    draft = begin(client)
    body = b"full_name=" + "Абай".encode("cp1251")
    answer = client.post(f"{draft}/who", data=body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "<img src=x onerror=alert(1)>"])
def test_markup_is_shown_as_text(client, world, name):
    draft, _ = name_sent(client, world, name)
    page = client.get(f"{draft}/check").text
    assert name.replace("<", "&lt;").replace(">", "&gt;") in page


# numbers


@pytest.mark.parametrize(
    ("iin", "sentence"),
    [
        ("90010130001", "Twelve digits"),
        ("9001013000170", "Twelve digits"),
        ("90010130001x", "Twelve digits"),
        ("900101 300017", "Twelve digits"),
        ("900101-300017", "Twelve digits"),
        ("９００１０１３０００１７", "Twelve digits"),
        ("٩٠٠١٠١٣٠٠٠١٧", "Twelve digits"),
        ("000000000000", "not a valid IIN"),
        ("900101300018", "not a valid IIN"),
        ("901301300014", "not a valid IIN"),
        ("900230300011", "not a valid IIN"),
        ("900101700017", "not a valid IIN"),
        ("991240000013", "This is a BIN"),
    ],
)
def test_an_iin_that_is_none(client, world, iin, sentence):
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", **(typed(world)["who"] | {"iin": iin}))
    (error,) = errors_of(answer)
    assert (answer.status_code, sentence in error, f'value="{iin}"' in answer.text) == (422, True, True)


@pytest.mark.parametrize("iin", ["900101300017", "  900101300017 ", "990101500708"])
def test_an_iin_that_is_one(client, world, clock, iin):
    clock.set(2099, 6, 1, 10, 0) if iin.startswith("99") else None
    draft = begin(client)
    answer = fill(client, f"{draft}/who", action="", **(typed(world)["who"] | {"iin": iin}))
    assert answer.status_code == 302


# long texts


@pytest.mark.parametrize(("length", "status"), [(20_000, 302), (20_001, 422)])
def test_twenty_thousand_letters_and_no_more(client, world, length, status):
    _, answer = text_sent(client, world, "ә" * length)
    assert answer.status_code == status


def test_a_text_that_is_too_long_is_given_back_whole(client, world):
    _, answer = text_sent(client, world, "ә" * 20_001)
    assert "ә" * 20_001 in answer.text


def test_five_megabytes_are_refused(client, world):
    _, answer = text_sent(client, world, "x" * 5_000_000)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "text",
    [
        '<img src="http://evil.example/x.png">',
        '<link rel="stylesheet" href="http://evil.example/x.css"><style>@import url(http://evil.example)</style>',
        '<iframe src="http://evil.example"></iframe><object data="x"></object><embed src="x"><svg onload="x">',
        '<base href="http://evil.example"><meta http-equiv="refresh" content="0;url=http://evil.example">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "</textarea><script>alert(1)</script>",
        "{# comment #} {% raw %} -->",
        "{{ config }} {% for x in y %} %(name)s {0.__class__} ${7*7}",
        "![](http://evil.example/x.png) [x](javascript:alert(1))",
    ],
)
def test_whatever_it_looks_like_it_is_text(client, world, session, text):
    draft, answer = text_sent(client, world, text)
    page = client.get(f"{draft}/check").text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert (answer.status_code, escaped in page) == (302, True)


def test_it_comes_back_into_the_form_unchanged(client, world):
    text = "</textarea><script>alert(1)</script>\n{{ 7 * 7 }}"
    draft, _ = text_sent(client, world, text)
    page = client.get(f"{draft}/what").text
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;\r\n{{ 7 * 7 }}".replace("\r\n", "\n") in page


def test_nothing_but_a_file_is_no_complaint(client, world, session):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    answer = fill(client, f"{draft}/what", action="", subject="Тақырып", text="")
    assert (answer.status_code, session.scalar(select(func.count()).select_from(Docket))) == (422, 0)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\u0085"])
def test_line_ends_are_made_one(client, world, session, ending):
    draft, _ = text_sent(client, world, f"бірінші жол{ending}екінші жол")
    answer_until_end(client, world, draft)
    assert session.scalar(select(Complaint.text)) == "бірінші жол\nекінші жол"


def answer_until_end(client, world, draft):
    for page in ("when", "files", "seen"):
        fill(client, f"{draft}/{page}", action="", **typed(world)[page])
    assert fill(client, f"{draft}/check", action="", **CONFIRMED).status_code == 302


# what does not belong to the form


@pytest.mark.parametrize("extra", ["role", "owner_id", "state", "created_at", "is_public", "number"])
def test_fields_that_are_not_asked_for_change_nothing(client, world, session, extra):
    draft = begin(client)
    answer_until(client, world, draft)
    fill(client, f"{draft}/check", action="", **CONFIRMED, **{extra: "2030-00001"})
    assert session.scalar(select(Docket.number)) == "2026-00001"


@pytest.mark.parametrize(
    "number", ["-1", "0", "9223372036854775808", "1" * 24, "٢٠٢٦-٠٠٠٠١", "1e3", "%00", "💣", "x" * 500]
)
def test_a_number_that_is_none_leads_nowhere(signed_in, world, number):
    assert signed_in(world.citizen).get(f"/en/my/cases/{number}").status_code in {400, 404}


def test_nothing_was_filed_by_looking(client, world, session):
    draft = begin(client)
    answer_until(client, world, draft)
    for page in ("who", "check", "done", "delete"):
        client.get(f"{draft}/{page}")
    assert session.scalar(select(func.count()).select_from(Docket)) == 0


def test_letters_survive_the_whole_way(client, world, session):
    draft = begin(client)
    answer_until(client, world, draft, last="what")
    fill(client, f"{draft}/what", action="", **(typed(world)["what"] | {"subject": LETTERS}))
    answer_until_end(client, world, draft)
    assert session.scalar(select(Complaint.subject)) == LETTERS


def test_a_filing_still_works_after_all_that(client, world):
    assert number_of(file_complaint(client, world)) == "2026-00001"
