"""Walk the filing through its pages as a person does."""

import re
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.filing import REGION, TEXT, TOPIC
from tests.web.filling import fill
from tests.world import World

CONFIRMED = {"agrees": "y", "confirms": "y"}
"""What is ticked before sending."""

ORDER = ("who", "place", "body", "what", "when", "files", "seen")


def begin(client: FlaskClient) -> str:
    """Press Begin; the address of the draft without its page."""
    answer = fill(client, "/en/complaints/new", action="/complaints/new")
    assert answer.status_code == 302
    return answer.location.rpartition("/")[0]


def typed(world: World) -> dict[str, dict[str, Any]]:
    """What a citizen types on each page."""
    return {
        "who": {
            "full_name": "Әлия Ғабитқызы Өмірзақ",
            "postal_address": "150700, СҚО, Жаңажол ауылы, Бейбітшілік көшесі, 5",
            "is_citizen": "y",
        },
        "place": {"region": REGION, "topic": TOPIC},
        "body": {"commission": str(world.commission.id), "agency": str(world.agency.id)},
        "what": {
            "category": "complaint",
            "subject": "Ауыл жайылымы пайдаланбайтын адамға берілді",
            "decision_text": "№ 112 қаулы",
            "text": TEXT,
            "wish": "Жер ауылға қайтарылсын.",
        },
        "when": {
            "happened_on": "14.03.2025",
            "locality": "Жаңажол ауылы",
            "cadastral_number": "15-123-045-678",
            "area_hectares": "312,5",
        },
        "files": {"go": "on"},
        "seen": {"seen_as": "secretary_only"},
    }


def answer_until(client: FlaskClient, world: World, draft: str, last: str | None = None) -> None:
    """Answer the pages in order, up to but without *last*."""
    for page in ORDER:
        if page == last:
            return
        given = typed(world)[page]
        answer = fill(client, f"{draft}/{page}", action="" if page != "files" else None, **given)
        assert answer.status_code == 302, (page, errors_of(answer))


def file_complaint(client: FlaskClient, world: World) -> TestResponse:
    """From Begin to the page with the number."""
    draft = begin(client)
    answer_until(client, world, draft)
    sent = fill(client, f"{draft}/check", **CONFIRMED)
    assert sent.status_code == 302, errors_of(sent)
    return client.get(sent.location)


def errors_of(page: TestResponse) -> list[str]:
    """The sentences of the error summary."""
    block = re.search(r'<div class="errors.*?</div>', page.text, re.DOTALL)
    return re.findall(r"<(?:li|p)>(?:<a[^>]*>)?([^<]+)", block[0]) if block else []


def number_of(page: TestResponse) -> str:
    found = re.search(r"<title>[^<]*?(20\d\d-\d{5,})", page.text)
    assert found is not None, page.text[:400]
    return found[1]


def secret_of(page: TestResponse) -> str:
    """The tracking code on the page after sending."""
    return "".join(re.findall(r"<span>([2-9a-z]{4})</span>", page.text)[:4])


def upload(name: str, content: bytes = b"text\n") -> tuple[BytesIO, str]:
    return BytesIO(content), name
