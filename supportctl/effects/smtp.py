"""The talk with the mail server. What the server says no to for now is tried again; a no for good isn't.

Standard library only: smtplib, with TLS by the system's certificates (SSL_CERT_FILE names others).
"""

from __future__ import annotations

import base64
import re
import smtplib
import ssl
from collections.abc import Callable
from types import TracebackType

from supportctl.desk.outbox.attempting import Tried
from supportctl.tuples import NamedTuple

# How much of what a server says is kept.
MOST_CHARACTERS = 300
LOCAL = ("localhost", "127.0.0.1", "::1")


class Server(NamedTuple):
    """The mail server of the settings. `tls`: starttls, ssl, or none, for a relay on this machine only. `sender`: the address for the
    envelope; `timeout`: seconds that each step may take."""

    host: str
    port: int
    tls: str
    user: str
    password: str
    sender: str
    timeout: int


class Ended(Exception):
    """The talk ended without the letter being accepted, or without an answer."""

    def __init__(self, tried: Tried) -> None:
        super().__init__(tried)
        self.tried = tried


class Link:
    """A connection that serves several letters one after the other; opened at the first one, and anew after one that broke it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._open: smtplib.SMTP | None = None
        # Did the last attempt end before the server was ready for a letter? Then there is no use in trying another one.
        self.unreachable = False

    def __enter__(self) -> Link:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._open is not None:
            try:
                self._open.quit()
            except (OSError, smtplib.SMTPException):
                self._drop()

    def send(self, letter: bytes, recipient: str) -> Tried:
        """Hand over one letter to one recipient."""
        try:
            link = self._ready()
            _handed_over(link, self.server.sender, letter, recipient)
        except Ended as ended:
            if ended.tried.status in (0, 421):
                self._drop()
            else:
                self._reset()
            return ended.tried
        return Tried("sent", "data", 250)

    def _ready(self) -> smtplib.SMTP:
        if self._open is None:
            self.unreachable = True
            self._open = _connected(self.server)
            self.unreachable = False
        return self._open

    def _reset(self) -> None:
        """Ready for the next letter after a no."""
        if self._open is not None:
            try:
                self._open.rset()
            except (OSError, smtplib.SMTPException):
                self._drop()

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def _connected(server: Server) -> smtplib.SMTP:
    """A server that is ready for letters. Raises Ended: connect, tls or login; such a failure is for now, for it is ours to mend."""
    step = "connect"
    link: smtplib.SMTP | None = None
    try:
        if server.tls == "ssl":
            link = smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=ssl.create_default_context())
        else:
            link = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
        link.ehlo_or_helo_if_needed()
        if server.tls == "starttls":
            step = "tls"
            link.starttls(context=ssl.create_default_context())
            link.ehlo()
        if server.user:
            step = "login"
            _log_in(link, server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        if link is not None:
            link.close()
        raise Ended(Tried("failed", step, _status(error), _words(error))) from error
    return link


def _log_in(link: smtplib.SMTP, user: str, password: str) -> None:
    """smtplib knows ASCII alone; another password goes as UTF-8 by AUTH PLAIN (RFC 4616)."""
    if user.isascii() and password.isascii():
        link.login(user, password)
        return
    secret = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, words = link.docmd("AUTH", f"PLAIN {secret}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, words)


def _handed_over(link: smtplib.SMTP, sender: str, letter: bytes, recipient: str) -> None:
    """MAIL, RCPT, DATA. Raises Ended."""
    wide = not (sender.isascii() and recipient.isascii())
    if wide and not link.has_extn("smtputf8"):
        raise Ended(Tried("refused", "recipient", 553, "SMTPUTF8"))
    options = ["SMTPUTF8", "BODY=8BITMIME"] if wide else []
    if wide:
        link.command_encoding = "utf-8"
    _ask("sender", lambda: link.mail(sender, options))
    _ask("recipient", lambda: link.rcpt(recipient))
    _ask("data", lambda: link.docmd("DATA"), wanted=(354,))
    try:
        link.send(re.sub(rb"(?m)^\.", b"..", letter).removesuffix(b"\r\n") + b"\r\n.\r\n")
        code, words = link.getreply()
    except (OSError, smtplib.SMTPException) as error:
        # Nobody knows whether the server has it.
        raise Ended(Tried("uncertain", "data", 0, _words(error))) from error
    _require("data", code, words, (250,))


def _ask(step: str, command: Callable[[], tuple[int, bytes]], wanted: tuple[int, ...] = (250, 251)) -> None:
    try:
        code, words = command()
    except (OSError, smtplib.SMTPException) as error:
        raise Ended(Tried("failed", step, 0, _words(error))) from error
    _require(step, code, words, wanted)


def _require(step: str, code: int, words: bytes, wanted: tuple[int, ...]) -> None:
    """5xx is a no for good, anything else that isn't a yes one for now (RFC 5321, 4.2.1)."""
    if code in wanted:
        return
    raise Ended(Tried("refused" if 500 <= code < 600 else "failed", step, max(code, 0), _cut(words.decode("utf-8", "replace"))))


def _status(error: Exception) -> int:
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) and error.smtp_code > 0 else 0


def _words(error: Exception) -> str:
    """What an error says, without what was sent to the server."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return _cut(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "timeout"
    system = getattr(error, "strerror", None)
    return _cut(str(system or error) or type(error).__name__)


def _cut(words: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())[:MOST_CHARACTERS]
