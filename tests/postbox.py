"""A real SMTP server on a free port of this machine, for tests that send mail."""

import socket
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTPUTF8
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass(slots=True)
class Postbox:
    """Takes mail over a socket. ``answer_to_...`` make it refuse."""

    accounts: dict[str, str] = field(
        default_factory=dict
    )  # user -> password; anybody else who gives a name is turned away
    speaks_utf8: bool = True
    answer_to_sender: str = "250 OK"
    answer_to_recipient: str = "250 OK"
    answer_to_data: str = "250 taken"
    envelopes: list[Envelope] = field(default_factory=list)
    _controller: Any = None

    def __enter__(self) -> Self:
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=_free_port(),
            enable_SMTPUTF8=self.speaks_utf8,
            auth_require_tls=False,
            authenticator=self._is_known,
        )
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._controller.server.sockets[0].getsockname()[1]
        return port

    @property
    def url(self) -> str:
        """The setting OVERSIGHT_MAIL_URL that leads here."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def letters(self) -> list[EmailMessage]:
        """What came, parsed."""
        return [_parsed(envelope) for envelope in self.envelopes]

    def letters_to(self, address: str) -> list[EmailMessage]:
        """What came for one receiver."""
        return [_parsed(envelope) for envelope in self.envelopes if envelope.rcpt_tos == [address]]

    async def handle_MAIL(  # noqa: N802 - the name the server looks for
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer_to_sender.startswith("2"):
            envelope.mail_from = address
        return self.answer_to_sender

    async def handle_RCPT(  # noqa: N802 - the name the server looks for
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.answer_to_recipient.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        if self.answer_to_data.startswith("2"):
            self.envelopes.append(envelope)
        return self.answer_to_data

    def _is_known(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        is_right = self.accounts.get(data.login.decode()) == data.password.decode()
        return AuthResult(success=is_right, handled=is_right)  # not handled: the server itself says no


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _parsed(envelope: Envelope) -> EmailMessage:
    content = envelope.content
    assert isinstance(content, bytes)
    letter = message_from_bytes(content, policy=SMTPUTF8)
    assert isinstance(letter, EmailMessage)
    return letter
