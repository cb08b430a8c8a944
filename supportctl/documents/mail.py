"""A letter as it goes over the wire (RFC 5322): UTF-8, headers by RFC 2047, names of files by RFC 2231. Pure: the same row gives the
same bytes."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr

from supportctl.calendar import WARSAW
from supportctl.tuples import NamedTuple


class Attachment(NamedTuple):
    """A file that goes with a letter."""

    name: str
    type: str
    content: bytes


class Envelope(NamedTuple):
    """What stands around the words. `sender`: an address, or a name with <the address>; `written_at`: the same at every attempt."""

    sender: str
    recipient: str
    message_id: str
    written_at: datetime


def wire(envelope: Envelope, subject: str, body: str, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """The letter with CRLF at the ends of lines."""
    address = parseaddr(envelope.sender)[1]
    letter = EmailMessage(policy=SMTP if envelope.recipient.isascii() and address.isascii() else SMTPUTF8)
    letter["From"] = envelope.sender
    letter["To"] = envelope.recipient
    letter["Subject"] = " ".join(subject.split())
    letter["Date"] = format_datetime(envelope.written_at.astimezone(WARSAW))
    letter["Message-ID"] = f"<{envelope.message_id}@{address.rpartition('@')[2]}>"
    letter.set_content(body, cte="quoted-printable")
    for each in attachments:
        main, _, sub = each.type.partition("/")
        letter.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name)
    for part in letter.iter_attachments():
        if part.get_content_maintype() == "text":
            part.set_param("charset", "utf-8")
    if attachments:
        letter.set_boundary(f"=_{envelope.message_id}")
    return letter.as_bytes()
