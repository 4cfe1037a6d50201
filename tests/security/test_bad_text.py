"""B1-B24, B31, B33-B36, B43 through the forms of a Kazakh page: status, sentence, typed text back, nothing changed.

Both databases: PostgreSQL refuses what SQLite would keep.
"""

import html

import pytest

from tests.passwords import PASSWORD
from tests.security.acts import ACTS
from tests.security.rehearsed import VOLATILE, prepare, token_of
from tests.security.words import english_in
from tests.web.filling import send

NAME = {
    "B5 spaces": "   ",
    "B5 no-break": "\u00a0\u00a0",
    "B5 ideographic": "\u3000",
    "B5 zero width": "\u200b\u200b",
    "B7 escape": "Ас\x1bқар",
    "B7 bell": "Ас\x07қар",
    "B8 override": "Асқар\u202eов",
    "B8 isolate": "\u2067Асқар",
    "B9 tag": "Асқар\U000e0041",
    "B11 marks": "А" + "\u0301" * 500,
    "B12 emoji": "Асқар 👩‍🌾",
    "B13 long": "ә" * 201,
    "B13 emoji": "😀" * 200,
}
GOOD_NAMES = {
    "B1": "Әлия Ғабитқызы Өңірбекұлы Қүнұлы Һәкім Ініс",
    "B2 one": "Асқар",
    "B2 apostrophe": "О'Нил Д’Арк-Ұлы",
    "B3": "\u0418\u0306осиф",
    "B4": "Aсқар Омаров",
    "B14 script": "<script>alert(1)</script>",
    "B14 jinja": "{{ 7*7 }} {% x %}",
    "B14 css": "url(http://t.example/a)",
    "B15": "null",
    "B15 nan": "NaN",
    "B16": "=1+1",
    "B16 at": "@SUM(A1)",
    "B17": "'; DROP TABLE docket; --",
}
LINES = {name: text for name, text in NAME.items() if not name.startswith(("B12", "B13 emoji"))}
TEXTS = {
    "B7 escape": "Мәтін \x1b[31m",
    "B7 bell": "Мәтін \x07",
    "B9 tag": "Мәтін \U000e0041",
    "B11 marks": "а" + "\u0301" * 500,
    "B31 long": "ә" * 20_001,
    "B5 spaces": " \u3000\u200b ",
}
KEPT = {
    "B33 img": '<img src="http://t.example/a"><iframe src=x></iframe><svg onload=x>',
    "B33 import": "<style>@import 'x'</style><base href=x>",
    "B34": '<link rel="attachment" href="file:///etc/passwd">',
    "B35 tag": "</textarea></form><!-- -->{#",
    "B36 jinja": "{{ config }}{% for x %}",
    "B36 format": "%(name)s %s {0} ${x}",
    "B12 emoji": "Мал 👩‍🌾 жоқ",
    "B39": "Арабша العربية және қазақша",
}
IINS = {
    "B19 11": "88041240001",
    "B19 13": "8804124000180",
    "B19 letters": "88041240001a",
    "B19 spaces": "880412 400018",
    "B19 hyphen": "880412-400018",
    "B20 wide": "８８０４１２４０００１８",
    "B20 arabic": "٨٨٠٤١٢٤٠٠٠١٨",
    "B21": "000000000000",
    "B22 sum": "880412400019",
    "B22 month": "881312400018",
    "B22 day": "880230400018",
    "B22 century": "880412900018",
    "B24 BIN": "050140000010",
}


@pytest.fixture
def filing(stage):
    """A citizen's browser and a draft in which page after page can be sent."""
    with stage.rehearsal():
        client = stage.client("citizen")
        page = client.get("/kk/complaints/new")
        begun = client.post("/kk/complaints/new", data={"csrf_token": token_of(client)})
        yield client, begun.location.rsplit("/", 1)[0], page


WHO = {"full_name": "Әлия Ғабитқызы", "postal_address": "Тасқайың ауылы, 5", "is_citizen": "y"}
WHAT = {"category": "message", "subject": "Жайылым", "text": "Жайылым жалға берілді.", "wish": "", "decision_text": ""}


def refused(stage, page, typed, before):
    assert page.status_code == 422
    assert english_in(page.text) == set()
    assert stage.digest(without=VOLATILE) == before
    if typed.strip():
        assert html.escape(typed[:40], quote=False) in page.text or html.escape(typed[:40]) in page.text


@pytest.mark.parametrize("kind", NAME)
def test_a_name_that_cannot_stand_on_a_filing(stage, filing, kind):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    page = send(client, client.get(f"{base}/who"), **WHO | {"full_name": NAME[kind]})
    if kind == "B13 emoji":
        assert page.status_code == 422
        return
    refused(stage, page, NAME[kind], before)


@pytest.mark.parametrize("kind", GOOD_NAMES)
def test_a_name_that_stands(stage, filing, kind):
    import unicodedata

    client, base, _ = filing
    assert send(client, client.get(f"{base}/who"), **WHO | {"full_name": GOOD_NAMES[kind]}).status_code == 302
    page = client.get(f"{base}/who").text
    assert unicodedata.normalize("NFC", GOOD_NAMES[kind]) in html.unescape(page)
    assert "<script>alert" not in page


@pytest.mark.parametrize("kind", IINS)
def test_an_iin_that_is_none(stage, filing, kind):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    refused(stage, send(client, client.get(f"{base}/who"), **WHO | {"iin": IINS[kind]}), IINS[kind], before)


def test_an_iin_with_outer_spaces_is_taken(filing):
    client, base, _ = filing
    assert send(client, client.get(f"{base}/who"), **WHO | {"iin": " 880412400018 "}).status_code == 302


@pytest.mark.parametrize(
    "mail", ["a@b", "a@example.kz\r\nBcc: x@example.kz", "a" * 260 + "@example.kz", "a@[127.0.0.1]", "жоқ"]
)
def test_a_mail_address_that_is_none(stage, filing, mail):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    page = send(client, client.get(f"{base}/who"), **WHO | {"email": mail})
    assert (page.status_code, english_in(page.text)) == (422, set())
    assert stage.digest(without=VOLATILE) == before


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_cannot_stand_on_a_filing(stage, filing, kind):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    refused(stage, send(client, client.get(f"{base}/what"), **WHAT | {"text": TEXTS[kind]}), TEXTS[kind], before)


@pytest.mark.parametrize("kind", LINES)
def test_a_line_that_cannot_stand_on_a_filing(stage, filing, kind):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    refused(stage, send(client, client.get(f"{base}/what"), **WHAT | {"subject": LINES[kind]}), LINES[kind], before)


@pytest.mark.parametrize("kind", KEPT)
def test_a_text_is_shown_as_text(filing, kind):
    client, base, _ = filing
    assert send(client, client.get(f"{base}/what"), **WHAT | {"text": KEPT[kind]}).status_code == 302
    page = client.get(f"{base}/what").text
    assert KEPT[kind] in html.unescape(page)
    assert KEPT[kind] not in page or "<" not in KEPT[kind]


def test_twenty_thousand_letters_fit(filing):
    client, base, _ = filing
    assert send(client, client.get(f"{base}/what"), **WHAT | {"text": "ә" * 20_000}).status_code == 302


def test_nul_is_never_stored(stage, filing):
    client, base, _ = filing
    before = stage.digest(without=VOLATILE)
    page = send(client, client.get(f"{base}/who"), **WHO | {"full_name": "Ас\0қар"})
    assert (page.status_code, english_in(page.text)) == (422, set())
    assert stage.digest(without=VOLATILE) == before


REGISTER = {"kind": "citizen", "name": "Әлия Ғабитқызы", "email": "n@example.kz", "password": PASSWORD, "consent": "y"}


@pytest.mark.parametrize("kind", NAME)
def test_a_name_that_cannot_stand_on_an_account(stage, kind):
    client = stage.client("guest")
    before = stage.digest(without=VOLATILE)
    with stage.rehearsal():
        page = send(client, client.get("/kk/account/register"), **REGISTER | {"name": NAME[kind]})
        refused(stage, page, "" if kind == "B13 emoji" else NAME[kind], before)


@pytest.mark.parametrize("bin_", ["880412400018", "05014000001", "000000000000", "０５０１４００００００１", "abc", ""])
def test_a_bin_that_is_none(stage, bin_):
    client = stage.client("guest")
    with stage.rehearsal():
        typed = REGISTER | {"kind": "ngo", "organisation": "Жер бірлестігі", "bin": bin_}
        page = send(client, client.get("/kk/account/register"), **typed)
        assert (page.status_code, english_in(page.text)) == (422, set())


@pytest.mark.parametrize("field", ["email", "password"])
@pytest.mark.parametrize("kind", ["B5 spaces", "B7 escape", "B8 override", "B11 marks", "B13 long"])
def test_signing_in_with_nonsense(stage, field, kind):
    client = stage.client("guest")
    with stage.rehearsal():
        typed = {"email": "a@example.kz", "password": "x"} | {field: NAME[kind]}
        page = send(client, client.get("/kk/account/login"), **typed)
        assert (page.status_code, english_in(page.text)) == (422, set())


CHANGED = {
    "empty": "",
    "controls": "Мәтін \x1b[31m",
    "tag": "Мәтін\U000e0041",
    "marks": "а" + "\u0301" * 500,
    "long": "ә" * 30_000,
    "digits": "٣" * 12,
    "huge": "9" * 24,
    "negative": "-1",
    "no day": "31.02.2026",
    "no choice": "ешқандай",
    "html": "</textarea><b>",
}


WHERE_DATABASES_DIFFER = ("controls", "marks", "long", "huge", "negative")
ENDPOINTS = sorted(name for name, act in ACTS.items() if act.fields)


def broken_by(stage, endpoint, kinds):
    """Where a field with a strange value of these kinds ends in anything but an act, or a refusal in Kazakh that changed
    nothing; never our error."""
    found, count = {}, 0
    with stage.rehearsal():
        sent, client = prepare(stage, endpoint)
        connection = stage.services.database.connection
        for field in ACTS[endpoint].fields:
            for kind in kinds:
                inner = connection.begin_nested()
                events = stage.count_events()
                sent.url = "/kk" + sent.url.removeprefix("/kk")
                page = sent.post(client, **{field: CHANGED[kind], "key": f"{count:032x}"})
                count += 1
                is_fine = page.status_code == 302 or (page.status_code < 500 and stage.count_events() == events)
                if not is_fine:
                    found[field, kind] = page.status_code
                elif page.status_code != 302 and (words := english_in(page.text)):
                    found[field, kind] = words
                if inner.is_active:
                    inner.rollback()
    print(f"\nB: {endpoint} N = {count}")
    return found


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_no_field_of_an_act_breaks_it(stage, endpoint):
    """Every field with every strange value on SQLite; on PostgreSQL with those that a column could refuse."""
    is_sqlite = stage.services.database.engine.dialect.name == "sqlite"
    assert broken_by(stage, endpoint, CHANGED if is_sqlite else WHERE_DATABASES_DIFFER) == {}


@pytest.mark.long
@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_no_field_of_an_act_breaks_it_on_either_database(stage, endpoint):
    assert broken_by(stage, endpoint, CHANGED) == {}
