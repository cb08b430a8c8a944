"""Hooks of one command: those before its change are asked, those after it are written down in its transaction and run once it is
committed. Loaded only where there is a hooks directory."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from supportctl.cli import lines
from supportctl.cli.terminal import tell
from supportctl.effects import calls, hooks
from supportctl.errors import Conflict, StoreFault
from supportctl.output.reply import Reply
from supportctl.store import happened
from supportctl.store.compiled.rows import HookCall, Invoice, Ticket, WorkSession
from supportctl.store.happened import CLOSED, ISSUED, OPENED, STARTED, STOPPED
from supportctl.wording.words import words

if TYPE_CHECKING:
    from supportctl.cli.context import Door
    from supportctl.desk.ground.act import Act
    from supportctl.desk.ground.results import Outcome
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change

# What a command is about to do, and who is asked before it.
_EVENTS: dict[str, tuple[str, ...]] = {
    "ticket open": (OPENED,),
    "session start": (STARTED,),
    "session stop": (STOPPED,),
    "session switch": (STOPPED, STARTED),
    "session log": (STARTED, STOPPED),
    "ticket close": (CLOSED,),
    "invoice issue": (ISSUED,),
}
_KINDS: dict[type[Any], str] = {Ticket: "ticket", WorkSession: "session", Invoice: "invoice"}
# So many calls are run by the command itself; more, as an import makes them, are left to cron.
AT_ONCE = 20


def inside() -> bool:
    """Does this command run in a hook? It sets off none."""
    return hooks.INSIDE in os.environ


class Hooks:
    """The hooks of a door. `reply`: what its verb answered, before that is committed."""

    def __init__(self, door: Door, place: str) -> None:
        self.door, self.place = door, place
        self.found = hooks.look(place)
        self.reply: Reply | None = None
        # What this transaction wrote down, and how many more; the same of those before it.
        self._fresh: list[HookCall] = []
        self._fresh_left = 0
        self._ready: list[HookCall] = []
        self._left = 0
        self._told: set[str] = set()

    @property
    def seconds(self) -> int:
        """How long a hook has."""
        return int(self.door.resolved["hook_seconds"][0])

    # -- before ----------------------------------------------------------------------------------------------------------------

    def before(self, verb: Callable[[Act], Outcome[Any]], key: str | None) -> None:
        """Ask the hooks before what the verb is about to do, with what a dry run of it answers. Raises Conflict HOOK_VETO and what a
        dry run raises; an answer that is kept under an idempotency key is given again without asking."""
        self.reply = None
        events = self._about_to()
        self._tell_ignored(events, "before")
        wanted = [(event, path) for event in events for path in self.found.of(event, "before")]
        if not wanted:
            return
        if key is not None and self._known(key):
            return
        reply = self.door.rehearsed(verb)
        for event, path in wanted:
            try:
                hooks.run(path, self._envelope(reply, event, None), self.seconds)
            except Conflict as error:
                if error.code == "HOOK_FAILED":
                    raise Conflict("HOOK_VETO", **error.params) from error
                raise

    def _about_to(self) -> tuple[str, ...]:
        events = _EVENTS.get(self.door.command, ())
        begins = self.door.command == "ticket open" and self.door.arguments.get("start")
        return (*events, STARTED) if begins else events

    def _known(self, key: str) -> bool:
        from supportctl.store.keys import find_key

        with self.door.store.read() as db:
            return find_key(db, key) is not None

    # -- after -----------------------------------------------------------------------------------------------------------------

    def begun(self) -> None:
        """A transaction begins."""
        self._fresh, self._fresh_left = [], 0

    def settled(self, db: Db, changes: Sequence[Change]) -> None:
        """Write down which hooks are to run after what is about to be committed."""
        found = happened.of(changes, back=self.source in ("undo", "redo"))
        counts = Counter(event for event, _ in found)
        for event, row in found:
            self._tell_ignored((event,), "after")
            if paths := self.found.of(event, "after"):
                self._write(db, event, row, paths, alone=counts[event] == 1)

    def _write(self, db: Db, event: str, row: Any, paths: Sequence[str], *, alone: bool) -> None:
        now = self.door.now
        kind = _KINDS[type(row)]
        envelope = self._envelope(self._reply_about(db, event, row, alone=alone), event, {"kind": kind, "id": row.id})
        for path in paths:
            call = HookCall(
                event=event,
                hook=os.path.basename(path),
                source=self.source,
                kind=kind,
                record_id=row.id,
                client_id=_client(db, row),
                envelope=envelope,
                state="waiting",
                next_at=calls.first_try(now),
                recorded_at=now,
            )
            db.insert(call)
            if len(self._ready) + len(self._fresh) < AT_ONCE:
                self._fresh.append(call)
            else:
                self._fresh_left += 1

    def committed(self) -> None:
        """The transaction is committed: what it wrote down is to be run."""
        self._ready += self._fresh
        self._left += self._fresh_left
        self.begun()

    def after(self) -> None:
        """Run what waits since the commit, once the answer is printed; what fails is said in a line, and left to cron."""
        ready, left = self._ready, self._left
        self._ready, self._left = [], 0
        failures: list[tuple[HookCall, Conflict | None, str]] = []
        for call in ready:
            failure: Conflict | None = None
            try:
                calls.run(self.place, call, self.seconds)
            except Conflict as error:
                failure = error
                self._say_failed(call, error)
            failures.append((call, failure, "" if failure is None else calls.told(failure)))
        if left:
            self._say("HOOKS_LEFT", {"count": left})
        if not failures:
            return
        try:
            with self.door.store.write() as db:
                for call, failure, said in failures:
                    calls.ended(db, call.id, failure, said, self.door.now)
        except StoreFault as fault:  # cron runs them again
            self._say("HOOKS_NOT_RECORDED", {"path": fault.params.get("path", "")})

    # -- the envelope ----------------------------------------------------------------------------------------------------------

    @property
    def source(self) -> str:
        """Where the change comes from: command, batch, cron, import, undo, redo."""
        noun = self.door.command.partition(" ")[0]
        if noun in ("cron", "import", "undo", "redo"):
            return noun
        around = lines.current()
        return "command" if around is None or around.asks else "batch"

    def _reply_about(self, db: Db, event: str, row: Any, *, alone: bool) -> Reply:
        """What the command answered, where that is about the row, the only one of its event; or else the row as it is shown."""
        own = alone and self.door.command.replace(" ", "-") == event
        if (own or self.source in ("undo", "redo")) and self.reply is not None:
            return self.reply
        return Reply(self.door.command, data=_data(self.door.act(db), row))

    def _envelope(self, reply: Reply, event: str, about: dict[str, Any] | None) -> str:
        """The JSON envelope of a reply, with the event, what it is about and where it comes from. No words of notes are in it: neither
        confidential ones nor those on a client's software are part of any of these answers."""
        from supportctl.output import emit, envelope

        say = words(self.door.settings().lang)
        if self.source in ("undo", "redo"):
            reply = reply._replace(data=emit.spoken(reply.data, say, {}))
        made = envelope.envelope(reply, say)
        operator = "cron" if self.source == "cron" else self.door.operator
        told = {"event": event, "source": self.source, "about": about, "operator": operator}
        return envelope.text(made | told, indent=False, encoding="utf-8") + "\n"

    # -- what is said ----------------------------------------------------------------------------------------------------------

    def _tell_ignored(self, events: Sequence[str], stage: str) -> None:
        for each in self.found.ignored:
            if each.event in events and each.stage == stage and each.name not in self._told:
                self._told.add(each.name)
                self._say("HOOK_IGNORED", {"hook": each.name, "why": each.why})

    def _say_failed(self, call: HookCall, error: Conflict) -> None:
        say = words(self.door.settings().lang)
        self._say("HOOK_FAILS", {"event": call.event, "detail": say.error(error.code, error.params)[0]})

    def _say(self, code: str, params: dict[str, Any]) -> None:
        say = words(self.door.settings().lang)
        with suppress(OSError, AttributeError, ValueError):  # nobody listens
            tell(f"{say.text('note')} {say.note(code, params)}")


def _client(db: Db, row: Any) -> int | None:
    """Whose the row is."""
    if isinstance(row, WorkSession):
        ticket = db.get_any(Ticket, row.ticket_id)
        return ticket.client_id if ticket is not None else None
    found: int | None = row.client_id
    return found


def _data(act: Act, row: Any) -> Any:
    """A row as it is shown."""
    if isinstance(row, Ticket):
        from supportctl.desk.ground.tickets import ticket_data

        return ticket_data(act, row)
    if isinstance(row, WorkSession):
        from supportctl.desk.session.shared import session_data

        return session_data(row, act.at)
    from supportctl.desk.invoice.documents import document_data
    from supportctl.store.compiled import invoices

    return document_data(act, row, invoices.lines(act.db, row.id))
