"""Fill a form as a person does: get the page, keep what it carries, type, send."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


class _Forms(HTMLParser):
    """Every form of a page with the values it would send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            action, method = given.get("action") or "", given.get("method", "get")
            self.forms.append({"action": action, "method": method, "data": MultiDict()})
        if not self.forms:
            return
        data, name = self.forms[-1]["data"], given.get("name")
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"checkbox", "radio"}:
                if "checked" in given:
                    data.add(name, given.get("value", "on"))
            elif kind not in {"submit", "button", "file"}:
                data.add(name, given.get("value") or "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            data.add(self._select, given.get("value") or "")
        elif tag == "textarea" and name:
            self._area = name
            data.add(name, "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, text: str) -> None:
        if self._area and self.forms:
            data = self.forms[-1]["data"]
            data[self._area] = (data[self._area] + text.replace("\r\n", "\n")).removeprefix("\n")


def forms_of(page: TestResponse) -> list[dict[str, Any]]:
    """The forms of a page: action, method, data."""
    parser = _Forms()
    parser.feed(page.text)
    return parser.forms


def send(client: FlaskClient, page: TestResponse, *, action: str | None = None, **fields: Any) -> TestResponse:
    """Send the form of *page* that posts (or the one whose action ends in *action*) with *fields* typed into it.

    A list gives several values; None leaves a field out. Redirects are not followed.
    """
    posting = [form for form in forms_of(page) if form["method"].lower() == "post"]
    chosen = [form for form in posting if (form["action"].endswith(action) if action else not _is_frame(form))]
    assert chosen, f"no form to {action or 'post'} on {page.request.path} ({page.status_code})"
    data = chosen[0]["data"].copy()
    for name, value in fields.items():
        if value is None:
            data.poplist(name)
        elif isinstance(value, list):
            data.setlist(name, value)
        else:
            data[name] = value
    address = urljoin(page.request.url, chosen[0]["action"]) if chosen[0]["action"] else page.request.url
    parts = urlsplit(address)
    is_multipart = any(hasattr(item, "read") or isinstance(item, tuple) for item in data.values())
    return client.post(
        parts.path + (f"?{parts.query}" if parts.query else ""),
        data=data,
        content_type="multipart/form-data" if is_multipart else None,
    )


def _is_frame(form: dict[str, Any]) -> bool:
    return form["action"].endswith(("/account/logout", "/account/theme"))


def fill(client: FlaskClient, url: str, *, action: str | None = None, **fields: Any) -> TestResponse:
    """Get the page at *url* and send its form; see `send`."""
    page = client.get(url)
    assert page.status_code == 200, f"{url}: {page.status_code}"
    return send(client, page, action=action, **fields)


def told(page: TestResponse) -> str:
    """The words of a page as they are read, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text))
