"""Which command can be taken back or given back, and what stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterator

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.law.decision import Decision
from supportctl.regulations import shelf
from supportctl.regulations.facts import StopFacts
from supportctl.store import undoing
from supportctl.store.compiled import journal
from supportctl.store.compiled.rows import ChangeSet, OutboxMessage, RowChange, Ticket, WorkSession
from supportctl.store.engine import Db
from supportctl.tuples import NamedTuple

# Change sets that one look at the journal reads.
PAGE = 20
# What runs by itself is nobody's command.
UPKEEP = frozenset({"cron run", "outbox flush"})
# What can't be taken back, whatever it changed.
NEVER = {
    "client erase": "UNDO_ERASED",
    "db restore": "UNDO_RESTORED",
    "invoice ksef-export": "UNDO_SENT",
    "invoice ksef-import": "UNDO_SENT",
}
NUMBERED = frozenset({"number_series", "invoice", "invoice_annulment", "bundle_document", "bundle_renewal"})
BOOKS = frozenset({"audit_entry"})


class Command(NamedTuple):
    """A command by its change sets, the first one first: one, or (a list of ids) several."""

    sets: tuple[ChangeSet, ...]

    @property
    def first(self) -> ChangeSet:
        """The change set by whose number the command goes."""
        return self.sets[0]


def commands_of(act: Act) -> Iterator[ChangeSet]:
    """The operator's change sets, newest first: ewa and Ewa are one."""
    names = [n for n in journal.operators(act.db) if n is not None and n.casefold() == act.operator.casefold()]
    pages = {name: _pages(act.db, name) for name in names}
    heads = {name: head for name, page in pages.items() if (head := next(page, None)) is not None}
    while heads:
        name = max(heads, key=lambda n: heads[n].id)
        yield heads[name]
        following = next(pages[name], None)
        if following is None:
            del heads[name]
        else:
            heads[name] = following


def _pages(db: Db, operator: str) -> Iterator[ChangeSet]:
    before = 2**63 - 1
    while found := journal.by_operator(db, operator, before, PAGE):
        yield from found
        before = found[-1].id


def candidates(act: Act) -> Iterator[Command]:
    """The operator's commands that aren't undone, newest first. What runs by itself, and what only looked something up in the
    books' sight, is none."""
    seen: set[int] = set()
    for found in commands_of(act):
        first = found.run or found.id
        if first in seen or found.undoes is not None or found.taken_back or found.command in UPKEEP:
            continue
        seen.add(first)
        command = whole(act.db, first)
        # What an import changed may be more than can be looked at.
        if is_import(found) or not {change.table_name for change in changes(act.db, command.sets)} <= BOOKS:
            yield command


def is_import(change_set: ChangeSet) -> bool:
    """Is it rows of a file, brought in?"""
    return change_set.command.startswith("import ")


def whole(db: Db, first: int) -> Command:
    """A command by its first change set."""
    begun = db.get(ChangeSet, first)
    return Command((*([] if begun is None else [begun]), *journal.of_run(db, first)))


def to_redo(act: Act) -> ChangeSet | None:
    """The last `undo` of the operator that still stands; a command since then leaves nothing to give back."""
    for found in commands_of(act):
        if found.command in UPKEEP:
            continue
        if found.undoes is None:
            if is_import(found):
                return None
            tables = {change.table_name for change in journal.changes(act.db, found.id)}
            if tables <= BOOKS:
                continue
            return None
        if found.command == "undo" and not found.taken_back:
            return found
    return None


def last_form(db: Db, command: Command) -> tuple[ChangeSet, ...]:
    """What is to be taken back: the command's own change sets, or those of the `redo` that gave it back last."""
    undone = journal.undoing(db, command.first.id)
    redone = None if undone is None else journal.undoing(db, undone.id)
    return command.sets if redone is None else (redone,)


def changes(db: Db, sets: tuple[ChangeSet, ...]) -> list[RowChange]:
    """What change sets did, in their order."""
    return [change for each in sets for change in journal.changes(db, each.id)]


def obstacle(act: Act, command: Command) -> undoing.Obstacle | None:
    """What makes a command no candidate, whatever happened since."""
    if command.first.command in NEVER:
        return undoing.Obstacle(NEVER[command.first.command])
    if is_import(command.first):
        return undoing.Obstacle("UNDO_IMPORTED")
    done = changes(act.db, command.sets)
    if any(_left(act, change) for change in done):
        return undoing.Obstacle("UNDO_SENT")
    tables = {change.table_name for change in done}
    if _numbered(done):
        return undoing.Obstacle("UNDO_NUMBERED")
    if tables <= {"audit_entry", "decision"}:
        # What was noted on the client's software is in no journal.
        return undoing.Obstacle("UNDO_SOFTWARE_NOTE")
    return None


def _left(act: Act, change: RowChange) -> bool:
    """Is it a letter that left the desk, or may be leaving it?"""
    letter = act.db.get(OutboxMessage, int(change.row_key)) if change.table_name == "outbox_message" else None
    return letter is not None and letter.state in ("sending", "sent")


def _numbered(done: list[RowChange]) -> bool:
    """Did a command issue a document? A payment only changes the bundle's note of it, and has a row of its own, unless it was
    recorded before there were such rows."""
    touched = {change.table_name for change in done if change.table_name in NUMBERED}
    return bool(touched) and not (touched == {"bundle_document"} and any(change.table_name == "payment" for change in done))


def final(act: Act, command: Command) -> Decision[None] | None:
    """The no of a regulation under which a session that ended can't go on."""
    for change in changes(act.db, command.sets):
        if change.table_name != "work_session" or change.act != "changed":
            continue
        if json.loads(change.before or "{}").get("state") != "running":
            continue
        session = act.db.get(WorkSession, int(change.row_key))
        ticket = None if session is None else act.db.get(Ticket, session.ticket_id)
        if session is None or ticket is None or session.stopped_at is None:
            continue
        served = shelf(ticket.regulation)
        if served.rules.go_on.known:
            facts = StopFacts(session.started_at, session.stopped_at, session.reason or "")
            decision = served.rules.go_on(facts, law_of_ticket(act, served, ticket))
            if not decision.outcome:
                return decision
    return None
