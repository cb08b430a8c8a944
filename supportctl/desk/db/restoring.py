"""A backup restored: erasures since are made again, numbers go on after the highest one given, lost documents are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from supportctl.desk.db import series, since
from supportctl.desk.db.series import Given, SeriesSet
from supportctl.desk.db.since import Known, Lost, LostDocument, LostNumber, LostPayment
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.outbox.queueing import hold_all
from supportctl.errors import Conflict, InvalidInput, StoreFault
from supportctl.store import persons, restore, schema
from supportctl.store.compiled import clients, decisions, hook_calls
from supportctl.store.compiled import persons as held_on
from supportctl.store.compiled.rows import AuditEntry, Client, Erasure
from supportctl.store.engine import Db, Store
from supportctl.store.journal import Author
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class Restored(NamedTuple):
    """What was put in place. `former`: where the former desk is kept; `former_read`: could all of it be read; `erased_again`: the
    clients that it had erased since; `not_in_backup`: the documents that it had issued since; `annulled_again`: those of the backup that
    it had annulled since; `payments_since`, `ksef_numbers_since`: what it knew of others; `numbers_held`: no number is given until
    --series says where to go on."""

    path: str
    backup: str
    former: str | None
    former_read: bool
    erased_again: tuple[str, ...]
    series: tuple[SeriesSet, ...]
    not_in_backup: tuple[LostDocument, ...]
    numbers_held: bool
    annulled_again: tuple[str, ...] = ()
    payments_since: tuple[LostPayment, ...] = ()
    ksef_numbers_since: tuple[LostNumber, ...] = ()


class _Gone(NamedTuple):
    """An erasure in the former desk: the client's key now, and the entry with which the client's story begins."""

    erasure: Erasure
    key: str
    first: tuple[object, ...]


class _Former(NamedTuple):
    """What the former desk knows that a backup of it may not."""

    first: tuple[object, ...]
    gone: tuple[_Gone, ...]
    documents: Known
    given: Given


def restore_backup(target: str, file: str, said: Sequence[str], *, now: datetime, operator: str) -> Outcome[Restored]:
    """Put a backup in the place of the desk, which is kept beside it.

    Raises StoreFault for a backup that is broken, newer or missing, and for a desk that is in use, can't be written, or isn't ours;
    InvalidInput for a --series that can't be; Conflict on a server.
    """
    store = Store(target)
    if store.path is None:
        raise Conflict("SERVER_RESTORE", path=store.shown)
    asked = series.parsed(said, now)
    source = Path(file).expanduser().absolute()
    if source.exists() and store.path.exists() and source.samefile(store.path):
        raise InvalidInput("RESTORE_ITSELF", path=store.shown)
    with restore.staged(source, store.place) as staged, restore.present(store.place) as present:
        former = present.read(lambda db: _read(db, now))
        inside = Store(str(staged), create=False)
        with inside.read() as db:
            same = former is not None and former.first == _first(decisions.first_entry(db))
        known = former if same else None
        whole = known is not None and not present.why
        with inside.write(Author("db restore", operator, now)) as db:
            act = Act(db, now, now, operator, "db restore")
            erased = _erase_again(act, known.gone if known else ())
            found = series.go_on(act, known.given if known else None, asked, whole=whole)
            letters = hold_all(act)
            dropped = _drop_calls(db)
            lost = since.catch_up(act, known.documents) if known else Lost()
            act.book("desk", "restored", read=whole)
        inside.compact()
        if problems := schema.check(str(staged)):
            raise StoreFault("BACKUP_NOT_SOUND", path=str(source), problem=problems[0], count=len(problems))
        with inside.read() as db:
            held = series.held(db, now)
        why = _why(former, known, present.why)
        kept = present.replace(staged, now)
    data = Restored(
        store.shown,
        str(source),
        str(kept) if kept else None,
        whole,
        erased,
        tuple(found),
        lost.documents,
        bool(held),
        lost.annulled_again,
        lost.payments,
        lost.ksef_numbers,
    )
    return Outcome(data, notes=_notes(data, why=why, held=held, letters=letters, dropped=dropped), made=store.shown)


def _read(db: Db, now: datetime) -> _Former:
    """What is asked of the former desk."""
    documents = since.read(db)
    gone = tuple(_Gone(row, client.key, _first_of(db, client)) for row in held_on.erasures(db) if (client := _client(db, row)))
    return _Former(_first(decisions.first_entry(db)), gone, documents, series.given(db, documents.documents, now))


def _client(db: Db, row: Erasure) -> Client | None:
    return db.get_any(Client, row.client_id)


def _drop_calls(db: Db) -> int:
    """Hooks that waited when the backup was made may have been run since: none of them is run again. How many."""
    calls = hook_calls.waiting(db)
    for call in calls:
        db.delete(call)
    return len(calls)


def _first(entry: AuditEntry | None) -> tuple[object, ...]:
    """By what two books are known to begin alike; () where they are empty."""
    return () if entry is None else (entry.id, entry.command, entry.entity, entry.entity_id, entry.operator, entry.recorded_at)


def _first_of(db: Db, client: Client) -> tuple[object, ...]:
    return _first(next(iter(decisions.audited(db, "client", [str(client.id)])), None))


def _erase_again(act: Act, gone: Iterable[_Gone]) -> tuple[str, ...]:
    """Erase clients that the former desk had erased: their keys now. Whatever runs or waits in the backup, they are gone."""
    done = []
    for each in gone:
        number = each.erasure.client_id
        client = act.db.get_any(Client, number)
        if client is None or act.db.get(Erasure, number) or _first_of(act.db, client) != each.first:
            continue
        key = each.key
        while clients.by_key(act.db, key):
            key += "-x"
        rows = persons.erase(act.db, number, key, inputs.fold)
        row = each.erasure
        act.db.add(
            Erasure(client_id=number, documents_until=row.documents_until, happened_at=row.happened_at, operator=row.operator)
        )
        act.book("client", number, act="erased", rows=rows, documents=[])
        done.append(key)
    return tuple(done)


def _notes(data: Restored, *, why: Note | None, held: Sequence[str], letters: int, dropped: int) -> tuple[Note, ...]:
    found = [] if why is None else [why]
    if data.erased_again:
        found.append(Note("ERASED_AGAIN", {"clients": list(data.erased_again)}))
    if data.not_in_backup:
        found.append(Note("DOCUMENTS_NOT_IN_BACKUP", {"numbers": [row.number for row in data.not_in_backup]}))
    if data.annulled_again:
        found.append(Note("ANNULLED_AGAIN", {"numbers": list(data.annulled_again)}))
    if data.payments_since:
        numbers = list(dict.fromkeys(each.number for each in data.payments_since))
        found.append(Note("PAYMENTS_NOT_IN_BACKUP", {"numbers": numbers}))
    if data.ksef_numbers_since:
        numbers = [f"{each.number} {each.ksef_number}" for each in data.ksef_numbers_since]
        found.append(Note("KSEF_NUMBERS_NOT_IN_BACKUP", {"numbers": numbers}))
    if letters:
        found.append(Note("LETTERS_HELD", {"count": letters}))
    if dropped:
        found.append(Note("HOOKS_DROPPED", {"count": dropped}))
    return (*found, *series.still_held(held))


def _why(former: _Former | None, known: _Former | None, why: str) -> Note | None:
    """What to say of a former desk that wasn't read as a whole."""
    if why == "STORE_ABSENT":
        return Note("RESTORE_NO_DESK")
    if former is None:
        return Note("RESTORE_NOT_READ")
    if known is None:
        return Note("RESTORE_OTHER_DESK")
    return Note("RESTORE_PARTLY_READ") if why else None
