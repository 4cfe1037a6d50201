"""G4: markers in every personal field of every filing; what each reader was given holds none that is not theirs.

SQLite only: the pages are those of the crawl.
"""

import io

import pikepdf
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from oversight.notifications.messages import Composer
from oversight.persistence.models import Event, IssuedDocument, Notification, PublishedCase
from oversight.services.words import translate
from tests.security.markers import HIDDEN, NAMED
from tests.security.stage import SEEN_BY_NAME
from tests.security.test_matrix import visits_of

pytestmark = pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
ALL = HIDDEN.all | NAMED.all
FILERS = {"citizen", "ngo_head", "ngo_member", "tracker"}
DECLARED = {"chair", "member"}


def found_in(text, markers=ALL):
    folded = text.casefold()
    return {marker for marker in markers if marker.casefold() in folded}


def allowed(visit):
    """The markers that may stand in an answer to this person."""
    if visit.who == "secretary":
        return ALL
    if visit.who in FILERS and visit.endpoint.startswith("public.") and visit.status == 200:
        return ALL
    if visit.who in DECLARED or (visit.who == "expert" and visit.state == "proposed"):
        names = set(NAMED.who["full_name"].split()) if visit.state in SEEN_BY_NAME or visit.state is None else set()
        return HIDDEN.words | NAMED.words | names
    return frozenset()


def test_the_markers_are_there_to_be_found(stage):
    seen = set().union(*(found_in(visit.text) for visit in visits_of(stage) if visit.who in {"secretary", "citizen"}))
    assert len(seen) > len(ALL) * 0.6, sorted(ALL - seen)


def test_the_files_of_the_register_are_looked_into(stage):
    files = [visit for visit in visits_of(stage) if visit.endpoint.startswith("register_files.")]
    assert {visit.status for visit in files} == {200}
    assert all("/cases/2026-" in visit.text for visit in files)
    assert len({visit.endpoint for visit in files}) == 2


def test_nobody_is_given_what_is_not_theirs(stage):
    visits, leaks, counts = visits_of(stage), [], {}
    for visit in visits:
        counts[visit.who] = counts.get(visit.who, 0) + 1
        said = visit.text + "\n".join(f"{name}: {value}" for name, value in visit.headers)
        if leaked := found_in(said) - allowed(visit):
            leaks.append(f"{visit.url} ({visit.state}) as {visit.who}: {sorted(leaked)}")
    print(f"\nG4: N = {len(visits)} answers, by reader {counts}")
    assert leaks == []


@pytest.mark.parametrize("who", ["guest", "other_citizen", "agency_head", "recused", "undeclared", "auditor"])
def test_a_search_for_a_person_finds_nothing(stage, who):
    client = stage.client(who)
    nothing = client.get("/kk/register?q=ешқашанболмаған").text.count("/cases/2026-")
    for marker in sorted(ALL):
        page = client.get("/kk/register", query_string={"q": marker})
        assert page.status_code == 200
        assert page.text.count("/cases/2026-") == nothing, marker
        table = client.get("/kk/register.csv", query_string={"q": marker}, buffered=True)
        assert (table.status_code, table.text.count("/cases/2026-")) == (200, 0), marker


def test_the_log_of_the_cases_names_nobody(stage):
    with stage.services.database.reading() as session:
        events = session.scalars(select(Event)).all()
        said = "\n".join(f"{event.data} {event.key} {event.provision}" for event in events)
    assert len(events) > 200
    assert found_in(said) == set()


def test_the_public_copy_holds_nothing_of_the_filer(stage):
    with stage.services.database.reading() as session:
        rows = session.execute(select(PublishedCase.__table__)).all()
    assert rows
    assert found_in(repr(rows)) == set()


def test_no_mail_says_more_than_that_there_is_news(stage):
    composer = Composer("http://localhost", translate)
    with stage.services.database.reading() as session:
        rows = session.scalars(select(Notification)).all()
    assert len(rows) > 50
    for row in rows:
        assert found_in(repr((row.content, row.failure))) == set()
        message = composer.compose(
            row.message, row.language, path=row.content["path"], number=row.content.get("number")
        )
        assert found_in(f"{message.subject} {message.text} {message.html}") == set()


def test_the_final_document_holds_nothing_of_the_filer_in_text_or_metadata(stage):
    from oversight.services.typesetting import typesetter

    with stage.services.database.reading() as session:
        query = select(IssuedDocument).where(IssuedDocument.docket_id == stage.docket_id(stage.numbers["sent"]))
        rows = [row for row in session.scalars(query) if row.kind != "receipt"]
    assert rows
    render = typesetter(stage.services)
    row = next(row for row in rows if row.language == "kk")
    assert found_in(str(row.context)) == set()
    pdf = render(row.kind, row.language, row.context)
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        metadata = f"{dict(document.docinfo)} {document.open_metadata()}"
        metadata += "".join(one.get_file().read_bytes().decode() for one in document.attachments.values())  # its record
    assert found_in(text + metadata) == set()


def test_the_lines_of_the_log_quote_nobody(stage, capfd):
    for who in ("secretary", "citizen", "agency_head", "guest"):
        client = stage.client(who)
        for number in stage.numbers.values():
            client.get(f"/commission/cases/{number}")
            client.get(f"/my/cases/{number}")
            client.get("/register", query_string={"q": HIDDEN.iin, "x": HIDDEN.phone})
    said = capfd.readouterr()
    assert found_in(said.err + said.out) == set()
