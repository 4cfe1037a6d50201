"""A person with a browser: opens pages, signs in when asked, fills forms, is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.journeys.reading import links_of, words_of
from tests.web.filling import send

PASSWORD = "qara-topyraq-2026"
SEE_OTHER = 302


class Side(StrEnum):
    """On which side of the counter somebody stands: decides what they may never see."""

    PUBLIC = "public"
    FILER = "filer"
    COMMISSION = "commission"
    AGENCY = "agency"
    OFFICE = "office"


@dataclass
class Person:
    """Somebody at a browser of their own. `watch` is told of every answer."""

    name: str
    email: str
    language: str
    side: Side
    client: FlaskClient
    watch: "Callable[[Person, TestResponse], None]"
    position: str = ""
    is_shut_out: bool = False  # a member before the declaration, or recused by it
    visited: set[str] = field(default_factory=set)

    def address(self, path: str) -> str:
        """The path in this person's language."""
        return path if path[1:3] in {"kk", "ru", "en"} and path[3:4] in {"", "/"} else f"/{self.language}{path}"

    def ask(self, path: str) -> TestResponse:
        """Whatever comes at this address, refusals too; the sign-in page is filled in on the way."""
        answer = self._get(self.address(path))
        while answer.status_code == SEE_OTHER:
            if "/account/login" in answer.location:
                answer = self._sign_in(answer.location)
            else:
                answer = self._get(_path(answer.location))
        return answer

    def get(self, path: str) -> TestResponse:
        """The page at this address; it must be there."""
        page = self.ask(path)
        assert page.status_code == 200, f"{self.name}: {path}: {page.status_code} {words_of(page)[:400]}"
        return page

    def follow(self, page: TestResponse, ending: str) -> TestResponse:
        """Go where a link of the page leads; *ending* is how its address ends."""
        found = [link for link in links_of(page) if urlsplit(link).path.endswith(ending)]
        assert found, f"{self.name}: no way to …{ending} on {page.request.path}: {links_of(page)}"
        return self.get(found[0])

    def fill(self, page: TestResponse, *, action: str | None = None, **fields: Any) -> TestResponse:
        """Fill the form of the page and send it; it must be taken. The page it leads to."""
        answer = self._post(page, action, fields)
        assert answer.status_code == SEE_OTHER, (
            f"{self.name}: {page.request.path}: {answer.status_code} {words_of(answer)[:600]}"
        )
        return self.get(_path(answer.location))

    def act(self, path: str, *, action: str | None = None, **fields: Any) -> TestResponse:
        """Open a page, fill its form, send it; it must be taken."""
        return self.fill(self.get(path), action=action, **fields)

    def is_refused(self, page: TestResponse, *, action: str | None = None, status: int = 422, **fields: Any) -> str:
        """Fill the form of the page and send it; it must be refused. The words of the refusal's page."""
        answer = self._post(page, action, fields)
        assert answer.status_code == status, f"{page.request.path}: {answer.status_code} {words_of(answer)[:600]}"
        return words_of(answer)

    def _get(self, path: str) -> TestResponse:
        answer = self.client.get(path)
        answer.get_data()
        answer.close()  # as a browser does after the last byte of a file
        self.visited.add(urlsplit(path).path)
        self.watch(self, answer)
        return answer

    def _post(self, page: TestResponse, action: str | None, fields: dict[str, Any]) -> TestResponse:
        answer = send(self.client, page, action=action, **fields)
        self.watch(self, answer)
        return answer

    def _sign_in(self, location: str) -> TestResponse:
        page = self._get(_path(location))
        return self._post(page, None, {"email": self.email, "password": PASSWORD})


def _path(location: str) -> str:
    parts = urlsplit(location)
    return parts.path + (f"?{parts.query}" if parts.query else "")
