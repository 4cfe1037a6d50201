"""What one walk carries from step to step: the people, the case, the post; and the watch over what leaves the desk."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.message import EmailMessage

from flask import Flask
from werkzeug.test import TestResponse

from oversight.domain.policy import SYSTEM
from oversight.services import audit, issuing, outbox
from oversight.services.context import Services
from tests.conftest import Clock
from tests.journeys.people import Person, Side
from tests.journeys.reading import everything_in, flat, words_of
from tests.journeys.stories import Story
from tests.postbox import Postbox

BASE = "http://localhost"
FOOTERS = {
    "kk": "Істегі аты-жөндер, мәтіндер мен файлдар ешқашан поштамен жіберілмейді.",
    "ru": "Имена, тексты и файлы дела никогда не пересылаются по почте.",
    "en": "Names, texts and files of a case are never sent by mail.",
}
_OUTSIDE = frozenset({Side.PUBLIC, Side.AGENCY})


@dataclass
class Walk:
    """One case on its way. `people` are known by what they are: secretary, chair, member1, head, officer, filer."""

    app: Flask
    services: Services
    clock: Clock
    postbox: Postbox
    story: Story
    people: dict[str, Person] = field(default_factory=dict)
    number: str = ""
    secret: str = ""
    unnamed: tuple[str, ...] = ()  # of somebody who wants to be known to the secretary only
    looked_at: Counter[str] = field(default_factory=Counter)
    _read: int = 0

    def __getitem__(self, who: str) -> Person:
        return self.people[who]

    def on(self, month: int, day: int, hour: int = 10, minute: int = 0) -> None:
        """It is now this local time in 2026; time never goes back."""
        before = self.clock.now
        self.clock.set(2026, month, day, hour, minute)
        assert self.clock.now >= before, "time goes on"

    def meet(self, who: str, name: str, email: str, language: str, side: Side, position: str = "") -> Person:
        """Give somebody a browser."""
        person = Person(name, email, language, side, self.app.test_client(), self.watch, position)
        self.people[who] = person
        return person

    def stranger(self, language: str) -> Person:
        """Somebody who just looks."""
        return Person("stranger", "", language, Side.PUBLIC, self.app.test_client(), self.watch)

    @property
    def members(self) -> list[Person]:
        """The members of the commission, without its chair."""
        return [person for who, person in self.people.items() if who.startswith("member")]

    # What may not leave the desk

    def watch(self, person: Person, answer: TestResponse) -> None:
        """See every answer; whoever stands outside finds no trace of the filer in it."""
        self.looked_at[person.side] += 1
        hidden = self._hidden_from(person)
        if hidden:
            require_none(hidden, everything_in(answer), f"{person.name} at {answer.request.path}")

    def _hidden_from(self, person: Person) -> tuple[str, ...]:
        """Outside nothing is known; on the commission the secretary knows all, others what the filer chose."""
        secret = (self.secret,) if self.secret else ()
        if person.side in _OUTSIDE or person.is_shut_out:
            return (*self.story.markers, *secret)
        if person.side is Side.COMMISSION and person is not self.people.get("secretary"):
            return (*self.unnamed, *secret)
        return secret if person.side is Side.COMMISSION else ()

    # Post, papers, time

    def deliver(self) -> list[EmailMessage]:
        """Send what is queued to the real server; the letters that came by it, each looked at."""
        done = outbox.drain(self.services, outbox.open_mailer(self.services.settings))
        new = self.postbox.letters[self._read :]
        self._read += len(new)
        assert done is not None
        for letter in new:
            self._look_at(letter)
        return new

    def _look_at(self, letter: EmailMessage) -> None:
        content = " ".join(part.get_content() for part in letter.walk() if part.get_content_maintype() == "text")
        everything = f"{letter['Subject']} {content}"
        receiver = str(letter["To"])
        require_none(self.story.markers, everything, f"mail to {receiver}")
        require_none([self.secret] if self.secret else [], everything, f"mail to {receiver}")
        known = [person for person in self.people.values() if person.email == receiver]
        assert len(known) == 1, f"{receiver} is nobody of this walk"
        assert FOOTERS[known[0].language] in flat(content), f"mail to {receiver} is not in {known[0].language}"
        assert f"{BASE}/{known[0].language}/" in content

    def typeset(self) -> issuing.Round:
        """Make the papers that are queued, by the real typesetter."""
        return issuing.render_queued(self.services)

    def verify_log(self) -> None:
        """The chain of the case holds."""
        with self.services.context(SYSTEM, writes=False) as ctx:
            assert audit.verify(ctx, self.number).first_wrong is None


def receivers(letters: Iterable[EmailMessage]) -> list[str]:
    """To whom the letters went."""
    return sorted(str(letter["To"]) for letter in letters)


def link_in(letter: EmailMessage) -> str:
    """The path of the link a letter leads to."""
    text = letter.get_body(("plain",))
    assert text is not None
    found = re.search(rf"{BASE}(/\S+)", text.get_content())
    assert found
    return found[1]


def require_none(markers: Iterable[str], text: str, where: str) -> None:
    """None of the markers is in the text, however it is broken, whatever its capitals."""
    folded = flat(text).casefold()
    found = [marker for marker in markers if marker.casefold() in folded]
    assert not found, f"{where} shows {found}"


def require_says(page: TestResponse, *texts: str) -> None:
    """The page says all of this."""
    words = words_of(page)
    lacking = [text for text in texts if flat(text) not in words]
    assert not lacking, f"{page.request.path} does not say {lacking}: {words}"
