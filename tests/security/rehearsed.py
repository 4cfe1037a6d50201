"""Rehearse an act once: everybody who may not, then the right person, twice; what came of it, for the tests to judge."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.security.acts import ACTS, Act, newest_motion
from tests.security.crawl import objects_of
from tests.security.stage import Stage
from tests.web.filling import forms_of

VOLATILE = frozenset({"throttle", "login_session"})


@dataclass
class Rehearsal:
    """What happened: statuses by person, and whether anything was written meanwhile."""

    wrong: dict[str, int] = field(default_factory=dict)
    has_wrong_written: bool = False
    right: int = 0
    events: int = 0
    again: int = 0
    events_again: int = 0
    stale: int = 0
    events_stale: int = 0
    stale_text: str = ""


@dataclass
class Sent:
    """A form as its page gives it, filled in: ready to be posted by anybody."""

    url: str
    data: MultiDict[str, Any]

    def post(self, client: FlaskClient, **changes: Any) -> TestResponse:
        """Send it with *changes* (None leaves a field out)."""
        data = self.data.copy()
        for name, value in changes.items():
            data.poplist(name)
            if isinstance(value, list):
                data.setlist(name, value)
            elif value is not None:
                data.add(name, value)
        return client.post(self.url, data=data)


def token_of(client: FlaskClient) -> str:
    """A CSRF token of this browser's own."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get("/track").text)
    assert found
    return found[1]


def address_of(stage: Stage, endpoint: str, number: str) -> str:
    """The path an act is posted to."""
    act = ACTS[endpoint]
    values: dict[str, Any] = {"number": number, **act.args}
    if act.motion:
        values["motion_id"] = newest_motion(stage, number)
    if act.paper:
        values["place"] = objects_of(stage, number)["place"]
    return stage.app.url_map.bind("localhost").build(endpoint, values)


def prepare(stage: Stage, endpoint: str, client: FlaskClient | None = None) -> tuple[Sent, FlaskClient]:
    """The form of an act as the right person has it before them, filled in. Call it inside a rehearsal."""
    act, number = ACTS[endpoint], stage.numbers[ACTS[endpoint].state]
    if act.before:
        act.before(stage, number)
    client = client or stage.client(act.who)
    url = address_of(stage, endpoint, number)
    page = client.get(act.page.format(number=number) or url)
    assert page.status_code == 200, f"{endpoint}: the page of the form answers {page.status_code}"
    return Sent(url, filled(stage, act, page, url)), client


def filled(stage: Stage, act: Act, page: TestResponse, url: str) -> MultiDict[str, Any]:
    """The form on *page* that posts to *url*, with the act's fields typed into it."""
    here = urlsplit(page.request.url).path.removeprefix("/kk")
    forms = [
        form
        for form in forms_of(page)
        if form["method"].lower() == "post" and (urlsplit(form["action"]).path.removeprefix("/kk") or here) == url
    ]
    assert forms, f"no form to {url} on {here}"
    data: MultiDict[str, Any] = forms[0]["data"].copy()
    for name, value in act.fields.items():
        if value is None:
            data.poplist(name)
        else:
            data[name] = _chosen(stage, page, name, value)
    return data


def _chosen(stage: Stage, page: TestResponse, name: str, value: str) -> str:
    if value == "OFFICER":
        return str(stage.world.agency_officer.account_id)
    if value in {"CANDIDATE", "FIRST"}:
        found = re.search(rf'<input(?=[^>]*name="{name}")[^>]*value="([^"]+)"', page.text)
        assert found, f"nothing to choose for {name}"
        return found[1]
    return value


_rehearsed: dict[tuple[int, str], Rehearsal] = {}


def rehearse(stage: Stage, endpoint: str) -> Rehearsal:
    """Everybody who may not, then the right person, twice; and apart from that with a form made before another act."""
    key = (id(stage), endpoint)
    if key not in _rehearsed:
        found = _rehearsed[key] = Rehearsal()
        with stage.rehearsal():
            _send(stage, endpoint, found)
        with stage.rehearsal():
            _send_stale(stage, endpoint, found)
    return _rehearsed[key]


def _send(stage: Stage, endpoint: str, found: Rehearsal) -> None:
    sent, client = prepare(stage, endpoint)
    before = stage.digest(without=VOLATILE)
    for who in stage.people:
        if who not in (ACTS[endpoint].may + " " + ACTS[endpoint].aside).split():
            other = stage.client(who)
            found.wrong[who] = sent.post(other, csrf_token=token_of(other)).status_code
    found.has_wrong_written = stage.digest(without=VOLATILE) != before
    events = stage.count_events()
    found.right = sent.post(client).status_code
    found.events = stage.count_events() - events
    found.again = sent.post(client).status_code
    found.events_again = stage.count_events() - events - found.events


def _send_stale(stage: Stage, endpoint: str, found: Rehearsal) -> None:
    sent, client = prepare(stage, endpoint)
    stale = {name: "0" for name in sent.data if name.rpartition("-")[2] in {"version", "sequence"}}
    events = stage.count_events()
    answer = sent.post(client, **stale)
    found.stale, found.stale_text = answer.status_code, answer.text
    found.events_stale = stage.count_events() - events
