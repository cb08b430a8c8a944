"""Sending letters: the settings of the mail server, the transactions, and the letter with its attachment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parseaddr
from typing import TYPE_CHECKING

from supportctl.cli.context import Door
from supportctl.effects import delivery
from supportctl.effects.delivery import Flushed
from supportctl.effects.smtp import LOCAL, Server
from supportctl.errors import Gap, InvalidInput, StoreFault
from supportctl.output.reply import Reply
from supportctl.told import Failure

if TYPE_CHECKING:
    from supportctl.desk.ground.act import Act
    from supportctl.documents.mail import Attachment
    from supportctl.jobs.job import Job
    from supportctl.store.compiled.rows import Invoice, OutboxMessage, Reminder
    from supportctl.wording.words import Words

PASSWORD = "SUPPORTCTL_MAIL_PASSWORD"
PORTS = {"starttls": 587, "ssl": 465, "none": 25}
# Seconds that a step of the talk with the server may take.
TIMEOUT, MOST_TIMEOUT = 30, 60


class Transactions:
    """The transactions of a run, of whoever typed it."""

    def __init__(self, door: Door) -> None:
        self.door = door

    @contextmanager
    def reading(self) -> Iterator[Act]:
        """One snapshot; nothing can be written."""
        with self.door.store.read() as db:
            yield self.door.act(db)

    @contextmanager
    def writing(self) -> Iterator[Act]:
        """A transaction, committed at the end or not at all."""
        from supportctl.store.journal import Author

        with self.door.writing(Author(self.door.command, self.door.operator, self.door.now)) as db:
            yield self.door.act(db)


def is_set(door: Door) -> bool:
    """Is a mail server named in the settings?"""
    return bool(door.resolved["mail_host"][0])


def server(door: Door) -> Server:
    """The mail server of the settings. Raises Gap NO_MAIL_SERVER where none is named, InvalidInput BAD_MAIL for a setting that can't be, and
    for letters that would go over the network in the clear."""
    found = {name: door.resolved[name][0].strip() for name in door.resolved if name.startswith("mail_")}
    if not found["mail_host"]:
        raise Gap("NO_MAIL_SERVER")
    tls = found["mail_tls"] or "starttls"
    if tls not in PORTS:
        raise InvalidInput("BAD_MAIL", setting="mail_tls", value=tls, known=sorted(PORTS))
    if tls == "none" and found["mail_host"] not in LOCAL:
        raise InvalidInput("MAIL_IN_THE_CLEAR", host=found["mail_host"])
    sender = parseaddr(found["mail_from"])[1]
    if "@" not in sender or "\n" in found["mail_from"]:
        raise InvalidInput("BAD_MAIL", setting="mail_from", value=found["mail_from"], known=["Name <desk@example.com>"])
    port = _number(found, "mail_port", PORTS[tls], 65_535)
    timeout = _number(found, "mail_timeout", TIMEOUT, MOST_TIMEOUT)
    return Server(found["mail_host"], port, tls, found["mail_user"], _password(found), sender, timeout)


def _number(found: dict[str, str], name: str, default: int, most: int) -> int:
    value = found[name] or str(default)
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise InvalidInput("BAD_MAIL", setting=name, value=value, known=[f"1…{most}"])
    return int(value)


def _password(found: dict[str, str]) -> str:
    """From the environment, else the first line of a file that nobody else can read; "" without a user. Raises InvalidInput."""
    if not found["mail_user"]:
        return ""
    if given := os.environ.get(PASSWORD):
        return given
    path = found["mail_password_file"]
    if not path:
        raise InvalidInput("NO_MAIL_PASSWORD", user=found["mail_user"], variable=PASSWORD)
    try:
        if os.stat(path).st_mode & 0o077:
            raise InvalidInput("PASSWORD_OPEN", path=path)
        with open(path, encoding="utf-8") as handle:
            return handle.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise InvalidInput("BAD_FILE", path=path, detail=getattr(error, "strerror", None) or str(error)) from error


def flush(door: Door) -> int:
    """Send what is due; on a dry run only say what that is. Exit 6 when something couldn't be sent."""
    to = server(door)
    desk = Transactions(door)
    if door.dry_run:
        with desk.reading() as act:
            found = Flushed(unsent=tuple(delivery.due(act)))
        failed: list[delivery.Failed] = []
    else:
        found, failed = delivery.flush(desk, to, written(door))
    failures = tuple(map(failure, failed))
    code = 6 if failures else 0
    return door.show(Reply(door.command, found, errors=failures, exit_code=code, dry_run=door.dry_run))


def failure(each: delivery.Failed) -> Failure:
    """Why a letter wasn't sent, as an entry of `errors`."""
    from supportctl.desk.ground.results import plain

    told, tried = each
    code = {"queued": "LETTER_LATER", "held": "LETTER_HELD"}.get(str(told.state), "LETTER_REFUSED")
    said = " ".join(part for part in (str(tried.status or ""), tried.detail) if part)
    words = {"id": told.id, "to": told.recipient, "step": tried.step, "said": said, "next_at": told.next_at}
    return Failure(code, plain(words))


def written(door: Door) -> delivery.Written:
    """How a letter is made: the words of the row, and its document as a file."""
    sender = door.resolved["mail_from"][0].strip()

    def write(act: Act, row: OutboxMessage) -> bytes:
        from supportctl.documents.mail import Envelope, wire

        envelope = Envelope(sender, row.recipient, row.message_id, row.queued_at)
        return wire(envelope, row.subject, row.body, _attachments(act, row))

    return write


def _attachments(act: Act, row: OutboxMessage) -> tuple[Attachment, ...]:
    """The document in the language of the letter: a PDF, or, without the extra `pdf`, as it is printed."""
    if row.invoice_id is None:
        return ()
    from supportctl.cli.printer import printer
    from supportctl.desk.invoice import printing, showing
    from supportctl.documents.mail import Attachment
    from supportctl.output import papers, plain
    from supportctl.output.blocks import SIGNS
    from supportctl.store.compiled.rows import Invoice, Reminder
    from supportctl.wording.words import words

    invoice = act.db.get(Invoice, row.invoice_id)
    if invoice is None:
        return ()
    say = words(row.lang, on_screen=True)
    name = f"{say.invoice(f'kind_{invoice.kind}')} {invoice.number}".replace("/", "-")
    demand = act.db.get(Reminder, row.reminder_id) if row.reminder_id is not None else None
    first = (_demand(act, invoice, demand, say),) if demand is not None else ()
    try:
        page = printer(row.lang)(printing.printed(act, invoice))
        return (*first, Attachment(f"{name}.pdf", "application/pdf", page.content))
    except Gap as error:
        if error.code != "EXTRA_MISSING":
            raise
    text = plain.render(papers.invoice(showing.with_payments(act, invoice), say, SIGNS))
    return (*first, Attachment(f"{name}.txt", "text/plain", text.encode()))


def _demand(act: Act, invoice: Invoice, demand: Reminder, say: Words) -> Attachment:
    """The letter that demands the payment of a document, in the same way."""
    from supportctl.cli.printer import reminder_printer
    from supportctl.desk.invoice import reminding
    from supportctl.documents.mail import Attachment
    from supportctl.output import letters, plain

    data = reminding.letter(act, invoice, demand)
    name = f"{say.letter('demand_name')} {invoice.number}".replace("/", "-")
    try:
        page = reminder_printer(say.lang)(data, demand.happened_at)
        return Attachment(f"{name}.pdf", "application/pdf", page.content)
    except Gap as error:
        if error.code != "EXTRA_MISSING":
            raise
    return Attachment(f"{name}.txt", "text/plain", plain.render(letters.reminder(data, say)).encode())


def job(desk: delivery.Desk, door: Door) -> Job:
    """The job of cron that sends what is due; silent where all of it was put off. It fails where a letter was refused for good, held or
    given up."""
    from supportctl.jobs import letters
    from supportctl.jobs.job import CronItem, Found

    def send(found: Found) -> CronItem | None:
        done, failed = delivery.flush(desk, server(door), written(door))
        for each in failed:
            if each.message.state != "queued":
                told = failure(each)
                raise StoreFault(told.code, None, **told.params)
        return found.item._replace(id=", ".join(str(each.id) for each in done.sent)) if done.sent else None

    return letters.job(send)
