"""The way out: one mail to one receiver through an SMTP server, or into a list for tests.

The address is used for the envelope and the To line and nowhere else: no exception of this module holds it.
"""

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from oversight.domain.words import N_
from oversight.notifications.messages import Message, MessageUnfit, one_line

SECONDS = 10.0
"""How long the server may be silent at any step."""

_LONGEST_ADDRESS = 254
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+")
_PERMANENT, _GOODBYE = 500, 421
_ENCRYPTED_PORT, _SUBMISSION_PORT = 465, 587


class MailUrlWrong(ValueError):
    """The mail setting cannot be understood; the message says what it should look like."""


class Failure(StrEnum):
    """Why a mail has not gone out. The sentences say it without naming the receiver."""

    NO_ADDRESS = "no_address"
    ADDRESS_UNFIT = "address_unfit"
    MESSAGE_UNFIT = "message_unfit"
    REFUSED = "refused"
    DELAYED = "delayed"
    ABSENT = "absent"
    LINK_ENDED = "link_ended"
    INTERRUPTED = "interrupted"

    @property
    def sentence(self) -> str:
        """For the administrator; %(detail)s is the server's code or the kind of error."""
        return _SENTENCES[self]


_SENTENCES = {
    Failure.NO_ADDRESS: N_("The receiver has no mail address any more."),
    Failure.ADDRESS_UNFIT: N_("Mail cannot be sent to this address."),
    Failure.MESSAGE_UNFIT: N_("The mail could not be composed."),
    Failure.REFUSED: N_("The mail server refused the mail for good (%(detail)s)."),
    Failure.DELAYED: N_("The mail server put the mail off (%(detail)s)."),
    Failure.ABSENT: N_("The mail server cannot be reached (%(detail)s)."),
    Failure.LINK_ENDED: N_("The link ended before the mail could be sent."),
    Failure.INTERRUPTED: N_("Sending was interrupted too often."),
}


class MailFailed(Exception):
    """The mail was not accepted. ``detail`` is the server's code or the kind of error; it names no receiver."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(f"{failure} {detail}".rstrip())
        self.failure = failure
        self.detail = detail


class MailRefused(MailFailed):
    """It never will be: the address or the mail itself is refused. Trying again is of no use."""


class MailDelayed(MailFailed):
    """The server refused this mail for now; the next one may pass."""


class MailServerAbsent(MailFailed):
    """The server cannot be reached or does not let us in: no mail will pass for now."""


@dataclass(frozen=True, slots=True)
class Mail:
    """One message on its way to one receiver. ``key`` is the same at every try, and so is the Message-ID made of it."""

    key: str
    to: str
    message: Message
    at: datetime  # aware


class Mailer(Protocol):
    """Takes mail. Used as a context: one connection for all that is sent inside."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def send(self, mail: Mail) -> None:
        """Returns when the server has taken the mail over. Raises MailRefused, MailDelayed or MailServerAbsent."""


@dataclass(slots=True)
class RecordingMailer:
    """The twin for tests: keeps what is sent. ``fails`` may raise what a server would."""

    sender: str = "oversight@localhost"
    fails: Callable[[Mail], None] = lambda _: None
    sent: list[Mail] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def send(self, mail: Mail) -> None:
        """Keep the mail as if it was accepted, unless it cannot be put on the wire."""
        self.fails(mail)
        envelope(mail, self.sender)
        self.sent.append(mail)


class SmtpMailer:
    """Mail through ``smtp://user:password@host:port`` or ``smtps://...``.

    Options after ``?``: ``starttls=1`` (encrypt before anything is said), ``from=`` (the sender's address).
    A certificate must be valid. Name and password are percent-encoded.
    """

    def __init__(self, url: str, *, default_host: str = "localhost") -> None:
        parts = urlsplit(url)
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or options.keys() - {"starttls", "from"}:
            raise MailUrlWrong("OVERSIGHT_MAIL_URL is smtp://user:password@host:port or smtps://..., with ?starttls=1")
        self.sender = options.get("from") or f"oversight@{default_host}"
        try:
            _checked(self.sender)
        except MailRefused as error:
            raise MailUrlWrong("OVERSIGHT_MAIL_URL: from= is no mail address") from error
        self._name = self.sender.rpartition("@")[2]  # how we greet: looking our own name up may take seconds
        self._host = parts.hostname
        self._port = _port_of(parts)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password or "")
        if not f"{self._user}{self._password}".isascii():
            raise MailUrlWrong("OVERSIGHT_MAIL_URL: name and password are ASCII, as mail servers know no other")
        self._is_encrypted = parts.scheme == "smtps"
        self._starts_tls = options.get("starttls") == "1"
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def send(self, mail: Mail) -> None:
        """See Mailer. The connection is opened by the first mail and kept while the server keeps it."""
        letter = envelope(mail, self.sender)
        server = self._connect()
        options: tuple[str, ...] = ()
        if not letter["To"].isascii():
            if not server.has_extn("smtputf8"):
                raise MailRefused(Failure.ADDRESS_UNFIT)
            options = ("SMTPUTF8",)
        policy = SMTPUTF8 if options else SMTP
        try:
            server.sendmail(self.sender, [letter["To"]], letter.as_bytes(policy=policy), mail_options=options)
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise _refusal(code) from None
        except smtplib.SMTPResponseException as error:
            if isinstance(error, smtplib.SMTPSenderRefused) or error.smtp_code == _GOODBYE:
                self._hang_up()
                raise MailServerAbsent(Failure.ABSENT, str(error.smtp_code)) from None
            raise _refusal(error.smtp_code) from None
        except (smtplib.SMTPException, OSError) as error:
            self._hang_up()
            raise MailServerAbsent(Failure.ABSENT, type(error).__name__) from None

    def _connect(self) -> smtplib.SMTP:
        if self._server is not None:
            return self._server
        try:
            server = self._open()
        except smtplib.SMTPResponseException as error:
            raise MailServerAbsent(Failure.ABSENT, str(error.smtp_code)) from None
        except (smtplib.SMTPException, OSError) as error:
            raise MailServerAbsent(Failure.ABSENT, type(error).__name__) from None
        self._server = server
        return server

    def _open(self) -> smtplib.SMTP:
        server: smtplib.SMTP
        if self._is_encrypted:
            context = ssl.create_default_context()
            server = smtplib.SMTP_SSL(self._host, self._port, self._name, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(self._host, self._port, self._name, timeout=SECONDS)
        try:
            if self._starts_tls:
                server.starttls(context=ssl.create_default_context())
            server.ehlo_or_helo_if_needed()
            if self._user is not None:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _hang_up(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (smtplib.SMTPException, OSError):
            server.close()


def envelope(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it goes over the wire: text and HTML, one receiver, answers and automatic answers unwanted.

    Raises MailRefused for an address or a subject that could carry a second header or a second receiver (B27, B137).
    """
    letter = EmailMessage(policy=SMTPUTF8)
    host = sender.rpartition("@")[2]
    try:
        letter["Subject"] = one_line(mail.message.subject)
        letter["Message-ID"] = f"<{one_line(mail.key)}@{host}>"
    except MessageUnfit:
        raise MailRefused(Failure.MESSAGE_UNFIT) from None
    letter["From"] = Address("Oversight", addr_spec=sender)
    letter["To"] = _checked(mail.to)
    letter["Date"] = format_datetime(mail.at)
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    letter.set_content(mail.message.text)
    letter.add_alternative(mail.message.html, subtype="html")
    letter["Content-Language"] = mail.message.language  # last, or it would go to the first part
    return letter


def _checked(address: str) -> str:
    """The one address, its domain in ASCII. Raises MailRefused, without the address, for anything else."""
    try:
        one_line(address)
        if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
            raise MailRefused(Failure.ADDRESS_UNFIT)
        local, _, domain = address.rpartition("@")
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except (MessageUnfit, UnicodeError):
        raise MailRefused(Failure.ADDRESS_UNFIT) from None


def _port_of(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise MailUrlWrong("OVERSIGHT_MAIL_URL: the port is a number from 1 to 65535") from error
    if port is not None:
        return port
    return _ENCRYPTED_PORT if parts.scheme == "smtps" else _SUBMISSION_PORT


def _refusal(code: int) -> MailFailed:
    if code >= _PERMANENT:
        return MailRefused(Failure.REFUSED, str(code))
    return MailDelayed(Failure.DELAYED, str(code))
