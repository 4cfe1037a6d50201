"""Visit every address as everybody: what came back, kept once for all the tests that judge it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from sqlalchemy import select
from werkzeug.routing import Rule

from oversight.domain.terms import BodyKind, DocumentKind
from oversight.persistence.models import (
    Attachment,
    Body,
    Complaint,
    Docket,
    Draft,
    IssuedDocument,
    Motion,
    Notification,
    Seat,
)
from oversight.web import access
from tests.security.stage import Stage

NOBODYS = UUID("00000000-0000-4000-8000-000000000000")
ABSENT = "2026-77777"
FIRST_PAPERS = [kind for kind in DocumentKind if kind.startswith("final_document")] + [DocumentKind.RECEIPT]
"""The paper that is asked for: the final document where there is one, before that the receipt."""
_CHANGING = re.compile(
    r'(?:name="(?:csrf_token|key|version|sequence)"[^>]*value|value)="[0-9A-Za-z._-]{16,}"|nonce="[^"]*"'
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One answer to one request. ``state`` is that of the case asked for, or "absent"; None where there is no case."""

    who: str
    endpoint: str
    method: str
    url: str
    state: str | None
    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The body as text; bytes that are none are skipped. A workbook is unpacked."""
        if not self.body.startswith(b"PK"):
            return self.body.decode("utf-8", "ignore")
        with ZipFile(BytesIO(self.body)) as parts:
            return "\n".join(parts.read(name).decode() for name in parts.namelist())


def objects_of(stage: Stage, number: str) -> dict[str, object]:
    """Real ids of what belongs to a case; ids of nobody where it has no such thing."""
    with stage.services.database.reading() as session:
        docket_id = session.scalars(select(Docket.id).where(Docket.number == number)).one_or_none()

        def first(query: object) -> object:
            return session.scalars(query.limit(1)).first() or NOBODYS  # type: ignore[attr-defined]

        paper_id = first(
            select(IssuedDocument.id)
            .where(IssuedDocument.docket_id == docket_id, IssuedDocument.kind.in_(FIRST_PAPERS))
            .order_by(IssuedDocument.kind)
        )
        complaint = select(Complaint.id).where(Complaint.docket_id == docket_id).scalar_subquery()
        return {
            "number": number,
            "recommendation": 1,
            "to": 1,
            "finding": 1,
            "request": 1,
            "plot": 1,
            "kind": "admit",
            "paper_id": paper_id,
            "attachment_id": first(select(Attachment.id).where(Attachment.complaint_id == complaint)),
            "file_id": first(select(Attachment.id).where(Attachment.complaint_id == complaint)),
            "place": place_of(session.scalar(select(IssuedDocument.context).where(IssuedDocument.id == paper_id))),
            "motion_id": first(select(Motion.id).where(Motion.docket_id == docket_id)),
        }


def place_of(context: Mapping[str, Any] | None) -> str:
    """The number of a paper after the slash; that of nobody's where there is none."""
    return str(context["frame"]["number"]).partition("/")[2] if context else "99"


def common_objects(stage: Stage) -> dict[str, object]:
    """What routes without a case ask for."""
    with stage.services.database.reading() as session:
        return {
            "token": "no-such-token",
            "what": "confirm",
            "name": "who",
            "filename": "app.css",
            "draft_id": session.scalars(select(Draft.id).where(Draft.account_id.is_not(None))).first(),
            "seat_id": session.scalars(select(Seat.id)).first(),
            "account_id": stage.people["auditor"].account_id,
            "notification_id": session.scalars(select(Notification.id)).first() or NOBODYS,
            "file_id": NOBODYS,
            "key": "complaint_fix",
            "docket": NOBODYS,
            "place": "1",
            "digest": "0" * 64,
            "commission_id": session.scalars(select(Body.id).where(Body.kind == BodyKind.COMMISSION)).first(),
            "revision_id": NOBODYS,
            "act": "law",
            "year": 2026,
            "paper": "receipt",
            "language": NOBODYS,  # of a sample: no page of the crawl waits for the typesetter
        }


def rules(stage: Stage, method: str) -> Iterator[Rule]:
    """The rules that take *method*, in the order of their addresses."""
    for rule in sorted(stage.app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if method in (rule.methods or ()):
            yield rule


QUERIES = {
    "api.deadline": {"from": "2026-04-24"},
    "law.calculator": {"key": "object_response", "from": "2026-04-24"},
    "law.calendar_file": {"key": "object_response", "from": "2026-04-24"},
}
"""What the pages of a term are asked with."""


def address(stage: Stage, rule: Rule, values: dict[str, object]) -> str:
    """The path of *rule* with *values*, and the query a page answers nothing without."""
    adapter = stage.app.url_map.bind("localhost")
    given = {name: values[name] for name in rule.arguments}
    return adapter.build(rule.endpoint, given | QUERIES.get(rule.endpoint, {}), method=None)


def same(text: str, number: str) -> str:
    """*text* without what differs from one answer to the next: tokens, keys, the number that was asked for."""
    return _CHANGING.sub("", text).replace(number, "NUMBER")


INSIDERS = {
    "commission": {"secretary", "chair", "member", "undeclared", "expert"},
    "agency": {"agency_head", "agency_officer"},
    "public": {"citizen", "ngo_member", "tracker"},
    "register": {"guest"},
}
"""Who is taken to every state of a case, by the desk a page belongs to; others are taken to a few, unless asked."""
SAMPLE = ("registered", "sent", "answered")


def states_for(stage: Stage, endpoint: str, who: str, *, everything: bool) -> tuple[str, ...]:
    """The states in which *who* visits the page of a case."""
    if everything or who in INSIDERS.get(desk_of(stage, endpoint), ()):
        return (*stage.numbers, "absent")
    return (*SAMPLE, "absent") if is_open_to(stage, endpoint, who) else ("sent", "absent")


def crawl(stage: Stage, *, everything: bool = False) -> list[Visit]:
    """GET every route as everybody: the cases in their states, an absent one, and what has no case."""
    visits = []
    common = common_objects(stage)
    found = {state: objects_of(stage, number) for state, number in stage.numbers.items()}
    found["absent"] = objects_of(stage, ABSENT)
    for who in stage.people:
        client = stage.client(who)
        for rule in rules(stage, "GET"):
            is_of_case = "number" in rule.arguments
            for state in states_for(stage, rule.endpoint, who, everything=everything) if is_of_case else (None,):
                url = address(stage, rule, common | (found[state] if state else {}))
                answer = client.get(url, buffered=True)
                visits.append(
                    Visit(who, rule.endpoint, "GET", url, state, answer.status_code, answer.data, tuple(answer.headers))
                )
                answer.close()
    return visits


def desk_of(stage: Stage, endpoint: str) -> str:
    """The package of the web side a page belongs to; empty for static files."""
    module = stage.app.view_functions[endpoint].__module__.split(".")
    return module[2] if module[:2] == ["oversight", "web"] else ""


def is_open_to(stage: Stage, endpoint: str, who: str) -> bool:
    """Whether the outer door of a route is open to *who*."""
    allowed = access.declared(stage.app, endpoint)
    return not allowed or bool(stage.people[who].roles & allowed)
