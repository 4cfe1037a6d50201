"""The register as a file: what the page shows under the same filters, in the same order, and nothing else."""

import csv
import io
import re
from inspect import isgenerator
from urllib.parse import urlencode

import openpyxl
import pytest

from oversight.services import register_files
from oversight.web.register import file_views
from tests.published import publish
from tests.statements import counted

KAZAKH = "Әғқңөұүһі әліпбиі: «Тоғызқұмалақ» жайылымы"


@pytest.fixture
def thirty(session, world):
    for serial in range(1, 31):
        publish(session, world, serial, state="overdue" if serial % 10 == 0 else "in_review", is_late=serial % 10 == 0)
    session.commit()


def numbers_of_pages(client, address):
    found = []
    while address:
        page = client.get(address)
        found += re.findall(r"№ (2026-\d+)", page.text)
        following = re.search(r'rel="next" href="([^"]+)"', page.text)
        address = following[1].replace("&amp;", "&") if following else None
    return found


def csv_rows(client, query="", language="kk"):
    answer = client.get(f"/{language}/register.csv{query}", buffered=True)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def xlsx_rows(client, query="", language="kk"):
    answer = client.get(f"/{language}/register.xlsx{query}", buffered=True)
    assert answer.status_code == 200
    return list(openpyxl.load_workbook(io.BytesIO(answer.data)).active.rows)


def of(row, key):
    return next(cell for heading, cell in row.items() if heading.endswith(f"[{key}]"))


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"state": "overdue"},
        {"late": "1"},
        {"q": "жайылым 17"},
        {"from": "2026-01-13", "to": "2026-01-13", "region": "590000000"},
        {"topic": "health"},
    ],
)
def test_the_rows_are_those_of_the_pages(client, thirty, chosen):
    query = f"?{urlencode(chosen)}" if chosen else ""
    wanted = numbers_of_pages(client, f"/kk/register{query}")
    assert [of(row, "number") for row in csv_rows(client, query)] == wanted
    assert [row[0].value for row in xlsx_rows(client, query)[1:]] == wanted


def test_the_page_leads_to_the_files_of_its_filters(client, thirty):
    page = client.get("/ru/register?state=overdue&late=1").text
    assert 'href="/ru/register.csv?state=overdue&amp;late=1"' in page
    assert 'href="/ru/register.xlsx?state=overdue&amp;late=1"' in page


def test_a_case_is_told_in_the_readers_language_and_by_keys(client, session, world):
    publish(session, world, 1, state="overdue", is_late=True, title=KAZAKH, title_ru="", recommendations=3, answers=1)
    session.commit()
    (row,) = csv_rows(client, language="ru")
    said = {
        "number": "2026-00001",
        "filed_on": "2026-01-12",
        "state": "Просрочено",
        "state_key": "overdue",
        "title": KAZAKH,
        "agency": world.agency.name_ru,
        "agency_id": str(world.agency.id),
        "commission": world.commission.name_ru,
        "region": "Северо-Казахстанская область",
        "region_key": "590000000",
        "form_key": "public_monitoring",
        "next_due_on": "2026-02-20",
        "is_late": "1",
        "days_late": "0",
        "recommendations": "3",
        "answers": "1",
        "address": "http://localhost/ru/cases/2026-00001",
    }
    assert {key: of(row, key) for key in said} == said
    assert next(iter(row)) == "Номер [number]"


def test_days_late_are_working_days(client, session, world, clock):
    publish(session, world, 1, is_late=True)
    session.commit()
    clock.set(2026, 2, 24)  # the term ended on Friday the 20th
    assert [of(row, "days_late") for row in csv_rows(client)] == ["2"]


def test_a_title_that_is_a_formula_is_text_in_both(client, session, world):
    publish(session, world, 1, title='=HYPERLINK("http://evil.example";"жер")')
    session.commit()
    assert of(csv_rows(client)[0], "title").startswith("'=HYPERLINK")
    cell = xlsx_rows(client)[1][4]
    assert (cell.value, cell.data_type != "f") == ('=HYPERLINK("http://evil.example";"жер")', True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "query", ["cursor=n5.abc", "cursor=", "bom=1", "state=x", "state=closed&state=closed", "from=1"]
)
def test_unknown_or_repeated_is_400(client, kind, query):
    assert client.get(f"/kk/register.{kind}?{query}").status_code == 400


def test_a_csv_is_sent_while_it_is_read(client, services, session, world, connection, monkeypatch):
    """One statement a step, and no step is read before the one before it has been sent."""
    monkeypatch.setattr(register_files, "STEP", 10)
    monkeypatch.setattr(register_files, "_CHUNK", 1)
    for serial in range(1, 31):
        publish(session, world, serial)
    session.commit()
    with services.context(writes=False) as ctx:
        wording = register_files.wording_of(ctx, "kk")
    pieces = register_files.stream_csv(services, register_files.Filters(), wording)
    assert isgenerator(pieces)
    taken = []
    with counted(connection) as statements:
        for piece in pieces:
            taken.append(len(statements))
            assert piece.count(b"\r\n") <= 2
    assert taken[:10] == [1] * 10
    assert len(statements) == 4  # three steps, and a look behind the last


@pytest.fixture
def connection(services):
    return services.database.connection


def test_a_file_costs_two_statements_whatever_its_rows(client, connection, thirty):
    for kind in ("csv", "xlsx"):
        with counted(connection) as statements:
            assert client.get(f"/kk/register.{kind}", buffered=True).status_code == 200
        assert len(statements) == 2, [statement for statement, _ in statements]
        if connection.dialect.name == "sqlite":
            assert statements.scans(connection) == []


def test_a_table_that_is_cut_says_so_in_its_last_row(client, thirty, monkeypatch):
    monkeypatch.setattr(register_files, "MOST_ROWS", {"csv": 4, "xlsx": 4})
    rows = [[cell.value or "" for cell in row] for row in xlsx_rows(client, language="en")]
    assert [list(row.values()) for row in csv_rows(client, language="en")] == rows[1:]
    assert len(rows) == 1 + 4 + 1
    assert rows[-1][0].startswith("The table ends here: it holds the first 4 rows")
    assert set(rows[-1][1:]) == {""}


def test_one_long_file_at_a_time(client, thirty, monkeypatch):
    monkeypatch.setattr(register_files, "LONG", 10)
    first = client.get("/en/register.csv")
    second = client.get("/en/register.xlsx")
    assert (second.status_code, second.headers["Retry-After"]) == (503, "5")
    assert "Another long table" in second.text
    assert (
        client.get("/en/register.csv?state=overdue", buffered=True).status_code == 200
    )  # a short one waits for nobody
    first.close()
    assert client.get("/en/register.xlsx", buffered=True).status_code == 200
    assert client.head("/en/register.csv", buffered=True).status_code == 200
    assert file_views._place.acquire(blocking=False)
    file_views._place.release()


def test_a_head_makes_no_workbook(client, thirty, monkeypatch):
    monkeypatch.setattr(register_files, "write_xlsx", None)
    answer = client.head("/kk/register.xlsx", buffered=True)
    assert (answer.status_code, answer.data) == (200, b"")


def test_the_name_tells_the_day(client, thirty):
    header = client.get("/kk/register.csv", buffered=True).headers["Content-Disposition"]
    assert 'filename="register-2026-02-02.csv"' in header


def test_the_words_of_the_states_are_those_of_the_tags():
    from oversight.web.state_tags import STATE_TAGS

    assert {state.value: word for state, word in register_files.STATE_WORDS.items()} == {
        state.value: STATE_TAGS[state.value].word for state in register_files.PublicState
    }
