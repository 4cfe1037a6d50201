"""What a mail says: that there is news, where to read it, and nothing personal.

No name, no word of a complaint, no file name: whoever reads over a shoulder learns a case number and that something
was done. The link carries the receiver's language; nothing in the mail is fetched from anywhere.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from oversight.domain.events import EVENTS
from oversight.domain.terms import LANGUAGES
from oversight.domain.words import N_

Translate = Callable[[str, str], str]
"""(language, English sentence) -> the sentence in that language, its %(named)s places still open."""

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "emails"
_LOCAL = ZoneInfo("Asia/Almaty")
_SENTENCES = {action.value: kind.sentence for action, kind in EVENTS.items()}
_DAY = {"kk": "y 'жылғы' d MMMM, EEEE", "ru": "d MMMM y 'г.', EEEE", "en": "EEEE, d MMMM y"}
_UNTIL = {"kk": "y 'жылғы' d MMMM, HH:mm", "ru": "d MMMM y 'г.', HH:mm", "en": "d MMMM y, HH:mm"}


class MessageUnfit(ValueError):
    """The message cannot be made: an unknown kind or language, or words that do not belong in a header."""


@dataclass(frozen=True, slots=True)
class AccountMessage:
    """The words of one mail about an account: why it came, what its link does, what to do if it came by mistake."""

    subject: str
    reason: str
    action: str
    otherwise: str


ACCOUNT_MESSAGES = {
    "confirm": AccountMessage(
        N_("Confirm your mail address"),
        N_("Somebody, probably you, gave this address for an account in the register of public oversight."),
        N_("Confirm the address"),
        N_("If it was not you, do nothing: without your confirmation the account cannot be used."),
    ),
    "reset": AccountMessage(
        N_("Choose a new password"),
        N_("Somebody, probably you, asked for a new password for the account with this address."),
        N_("Choose a new password"),
        N_("If it was not you, do nothing: the password stays as it is."),
    ),
    "invite": AccountMessage(
        N_("Invitation to the register of public oversight"),
        N_("You are invited to work in the register of public oversight."),
        N_("Accept the invitation"),
        N_("If you do not know what this is about, do nothing: the invitation ends by itself."),
    ),
    "account_exists": AccountMessage(
        N_("You already have an account"),
        N_("Somebody, probably you, asked for an account with this address. There is one already."),
        N_("Sign in"),
        N_("If you forgot the password, you can choose a new one on the page of signing in."),
    ),
    "password_changed": AccountMessage(
        N_("Your password was changed"),
        N_("The password of the account with this address was changed, and all its sessions were ended."),
        N_("Sign in"),
        N_("If it was not you, choose a new password at once."),
    ),
    "calendar_unapproved": AccountMessage(
        N_("The working calendar of the next year is not approved"),
        N_(
            "Dates that fall into the next year rest on a computed calendar and are shown as provisional. Somebody "
            "should compare it with the published transfers of days off and approve it."
        ),
        N_("Open the administration"),
        N_("This notice comes once a week until the calendar is approved; it cannot be switched off."),
    ),
}
"""Mail about an account, by message key. Anything else is REMINDER or the value of an Action."""


REMINDER = "reminder"
"""Of a term, to whoever must act before it ends."""


@dataclass(frozen=True, slots=True)
class TermNotice:
    """What a reminder says: the term and its article in the receiver's language, its last day, the working days left.

    ``article`` is empty for a rule of the house. ``days`` is negative when the term has passed; it was counted on the
    day ``on``, because a mail may be read later. ``permalink`` is the path under which everybody sees
    the same count; ``is_provisional`` says that nobody has approved the calendar it rests on.
    """

    term: str
    article: str
    due_on: date
    days: int
    on: date
    permalink: str
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A composed mail without its receiver."""

    subject: str
    text: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes messages from templates/emails/. ``base_url`` is the address of the site, without a slash at the end."""

    base_url: str
    translate: Translate

    def compose(
        self,
        message: str,
        language: str,
        *,
        path: str,
        number: str | None = None,
        until: datetime | None = None,
        notice: TermNotice | None = None,
        is_guest: bool = False,
    ) -> Message:
        """The mail for *message*: an Action value (then *number* is the case's) or a key of ACCOUNT_MESSAGES.

        REMINDER needs *number* and *notice*.

        *path* begins with a slash and gets the language before it. *until* is when a single-use link ends (aware).
        *is_guest* says that the receiver reads the case by number and secret.
        Raises MessageUnfit.
        """
        if language not in LANGUAGES or not path.startswith("/"):
            raise MessageUnfit(f"no such language or path: {language!r}, {path!r}")
        link = f"{self.base_url}/{language}{path}"
        if message in ACCOUNT_MESSAGES:
            return self._render(
                "account",
                language,
                words=ACCOUNT_MESSAGES[message],
                link=link,
                until=format_datetime(until, _UNTIL[language], _LOCAL, language) if until else None,
            )
        if message == REMINDER and number is not None and notice is not None:
            words = {
                "term": notice.term,
                "article": notice.article,
                "days": notice.days,
                "day": format_date(notice.due_on, _DAY[language], language),
                "on": format_date(notice.on, _DAY[language], language),
                "permalink": f"{self.base_url}/{language}{notice.permalink}",
                "is_provisional": notice.is_provisional,
            }
            return self._render("reminder", language, notice=words, number=number, link=link, is_guest=is_guest)
        if message not in _SENTENCES or number is None:
            raise MessageUnfit(f"no such message: {message!r}")
        sentence = _SENTENCES[message]
        return self._render("news", language, sentence=sentence, number=number, link=link, is_guest=is_guest)

    def _render(self, folder: str, language: str, **values: object) -> Message:
        def say(sentence: str, /, **places: object) -> str:
            words = self.translate(language, sentence)
            return words % places if places else words

        values |= {"_": say, "language": language, "site": f"{self.base_url}/{language}/"}
        subject, text, html = (
            _environment().get_template(f"{folder}/{part}").render(values)
            for part in ("subject.txt", "body.txt", "body.html")
        )
        return Message(one_line(subject.strip()), text.strip() + "\n", html, language)


def one_line(text: str) -> str:
    """*text* when it may stand in a header. Raises MessageUnfit for line breaks, controls and direction marks."""
    if not text or any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in text):
        raise MessageUnfit("a header holds one line of plain letters")
    return text


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
