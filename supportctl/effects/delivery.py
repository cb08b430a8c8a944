"""Send what the outbox holds. Nothing is sent inside a transaction: a letter is taken in one, and what came of it is recorded in the
next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from supportctl.desk.ground.act import Act
from supportctl.desk.outbox.attempting import CLAIMED, Tried, claim, settle
from supportctl.desk.outbox.records import MessageData, message_data
from supportctl.effects.smtp import Link, Server
from supportctl.errors import SupportError
from supportctl.store.compiled import outbox
from supportctl.store.compiled.rows import OutboxMessage
from supportctl.tuples import NamedTuple

# So many letters one run sends; the rest wait for the next one.
MOST = 500


class Desk(Protocol):
    """Where the transactions come from."""

    def reading(self) -> AbstractContextManager[Act]:
        """An act on one snapshot; nothing can be written."""

    def writing(self) -> AbstractContextManager[Act]:
        """The same in a transaction of its own."""


class Failed(NamedTuple):
    """A letter that wasn't sent, and why."""

    message: MessageData
    tried: Tried


class Flushed(NamedTuple):
    """Letters that were sent, those that weren't, and those that are due: on a dry run all, else those that no attempt was made at."""

    sent: tuple[MessageData, ...] = ()
    not_sent: tuple[MessageData, ...] = ()
    unsent: tuple[MessageData, ...] = ()


# Makes the letter as it goes over the wire, with its attachments, from the row.
Written = Callable[[Act, OutboxMessage], bytes]


def flush(desk: Desk, server: Server, written: Written, most: int = MOST) -> tuple[Flushed, list[Failed]]:
    """Send all that is due; what was done, and why what failed did. A server that can't be reached, or doesn't let us in, ends it after
    one letter: nothing is counted against the others."""
    sent: list[MessageData] = []
    failed: list[Failed] = []
    with Link(server) as link:
        for _ in range(most):
            with desk.writing() as act:
                row = claim(act)
                number = row.id if row is not None else 0
            if not number:
                break
            tried = _sent(desk, link, written, number)
            with desk.writing() as act:
                settled = settle(act, number, tried)
                told = message_data(act, settled) if settled is not None else None
            if told is not None and told.state == "sent":
                sent.append(told)
            elif told is not None:
                failed.append(Failed(told, tried))
            if link.unreachable:
                break
    with desk.reading() as act:
        left = due(act)
    return Flushed(tuple(sent), tuple(each.message for each in failed), tuple(left)), failed


def _sent(desk: Desk, link: Link, written: Written, number: int) -> Tried:
    """Write a letter as it goes over the wire, and hand it over. One that can't be written keeps no other from being sent."""
    with desk.reading() as act:
        row = act.db.get(OutboxMessage, number)
        if row is None or not row.recipient:
            return Tried("refused", "composing")
        try:
            letter, recipient = written(act, row), row.recipient
        except SupportError as error:
            return Tried("failed", "composing", 0, error.code)
    return link.send(letter, recipient)


def due(act: Act) -> list[MessageData]:
    """What would be sent now."""
    return [message_data(act, row) for row in outbox.ready(act.db, act.now, act.now - CLAIMED)]
