"""A real mail server for tests, on this machine, that takes letters or misbehaves as a test wants."""

from __future__ import annotations

import asyncio
import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


class Mailbox:
    """What arrived. `refuse`: by recipient, what is answered to RCPT; `answer`: what is answered after DATA; `hang`, `drop`: after DATA."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refuse: dict[str, str] = {}
        self.answer = "250 OK"
        self.hang = self.drop = False
        self.port = 0

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        """The answer to a recipient."""
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """The answer to a letter."""
        if self.hang:
            await asyncio.sleep(5)
        if self.answer.startswith("250"):
            found = email.message_from_bytes(envelope.original_content, policy=default)
            assert isinstance(found, EmailMessage)
            self.letters.append(found)
            self.recipients += envelope.rcpt_tos
        if self.drop:
            server.transport.abort()
        return self.answer


def _may(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"serwis", "tajne ąę".encode())
    return AuthResult(success=known)


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def running(*, tls: str = "none", certificate: ssl.SSLContext | None = None, login: bool = False) -> Iterator[Mailbox]:
    """A server that runs. `tls`: none, starttls or ssl, with a certificate."""
    box = Mailbox()
    extra: dict[str, Any] = (
        {"authenticator": _may, "auth_required": login, "auth_require_tls": tls == "starttls"} if login else {}
    )
    if tls == "starttls":
        extra |= {"tls_context": certificate, "require_starttls": True}
    controller = Controller(
        box, hostname="127.0.0.1", port=_free(), enable_SMTPUTF8=True, ssl_context=certificate if tls == "ssl" else None, **extra
    )
    controller.ready_timeout = 10
    controller.start()
    try:
        box.port = controller.port
        yield box
    finally:
        controller.stop()
