"""The journal of changes: what every changed row was and became, in the transaction of the change, and nothing that must go."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from supportctl.desk.session import starting, stopping
from supportctl.desk.ticket import noting
from supportctl.store import journal, proof
from supportctl.store.compiled import journal as written
from supportctl.store.compiled import rows
from supportctl.store.compiled.rows import ChangeSet, Client, Message, PersonalValue, RowChange, SoftwareNote
from supportctl.store.engine import Db, Store
from supportctl.store.journal import Author
from supportctl.store.row import Row
from tests.desk.counter import Counter
from tests.store.ask import every
from tests.store.rows import AT, begun_then, client, session, ticket, whole_desk

BY = Author("client edit", "ala", AT)
KINDS: list[type[Row]] = [k for k in vars(rows).values() if isinstance(k, type) and issubclass(k, Row) and k is not Row]


def changes(db: Db) -> list[tuple[str, str, str]]:
    """(table, key, act) of the last transaction, in its order."""
    last = every(db, ChangeSet)[-1]
    return [(c.table_name, c.row_key, c.act) for c in written.changes(db, last.id)]


def test_an_entry_names_command_operator_and_instant(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write(BY) as db:
        client(db)
    with store.read() as db:
        _, entry = every(db, ChangeSet)  # the first is that of the shipped catalogue
        assert (entry.command, entry.operator, entry.recorded_at, entry.run, entry.undoes) == BY
        assert not entry.taken_back
        assert changes(db) == [("client", "1", "added")]


def test_what_a_row_was_is_kept_and_only_what_changed(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write() as db:
        row = ticket(db, client(db).id)
    with store.write(BY) as db:
        found = db.get(rows.Ticket, row.id)
        assert found is not None
        found.status = "open"
        db.touch(found)
        found.status = "waiting"
        found.unbilled = True
    with store.read() as db:
        (change,) = written.changes(db, every(db, ChangeSet)[-1].id)
        assert json.loads(change.before or "") == {"status": "new", "unbilled": False}
        assert [c.act for c, _ in written.of_row(db, "ticket", str(row.id))] == ["added", "changed"]


def test_personal_values_stand_apart_by_client(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write() as db:
        client(db)
    with store.write(BY) as db:
        row = db.get(Client, 1)
        assert row is not None
        row.name, row.country = "Nowa", "DE"
    with store.read() as db:
        (change,) = written.changes(db, every(db, ChangeSet)[-1].id)
        before = json.loads(change.before or "")
        kept = db.get(PersonalValue, before["name"]["personal"])
        assert before["name"]["client"] == 1
        assert before["country"] == "PL"
        assert kept is not None
        assert (kept.client_id, kept.value, len(kept.salt)) == (1, "Acme Żółć sp. z o.o.", 16)
        assert not any("Acme" in (c.before or "") for c in every(db, RowChange))


def test_a_deleted_row_is_kept_whole_and_one_that_came_and_went_not_at_all(furnished: Counter) -> None:
    with furnished.store.write(BY) as db:
        use = every(db, rows.HoursUse)[0]
        db.delete(use)
        brief = db.add(Message(body="x"))
        db.delete(brief)
    with furnished.store.read() as db:
        (change,) = written.changes(db, every(db, ChangeSet)[-1].id)
        assert (change.table_name, change.act, change.digest) == ("hours_use", "deleted", None)
        before = json.loads(change.before or "")
        assert set(before) == set(rows.HoursUse.COLUMNS)
        assert (before["grant_id"], before["began_at"]) == (use.grant_id, int(use.began_at.timestamp()))


def test_numbers_of_erased_values_never_mean_somebody_elses(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write() as db:
        client(db, "first")
        client(db, "second")
    with store.write() as db:
        given = {value.id for value in every(db, PersonalValue)}
        assert journal.forget(db, 2) > 0
    with store.write() as db:
        row = db.get(Client, 1)
        assert row is not None
        row.name = "Nowa"
    with store.read() as db:
        assert not {v.id for v in every(db, PersonalValue) if v.id not in given} & given
        assert max(v.id for v in every(db, PersonalValue)) > max(given)
        assert {v.column_name for v in written.former(db, 1)} == {"name"}


@pytest.mark.parametrize(
    ("kind", "column"),
    [(rows.BundleBreach, "description"), (rows.ComplaintWords, "answer"), (rows.WorkSession, "phone"), (rows.Ticket, "subject")],
)
def test_the_client_of_every_personal_value_is_found(db_path: Path, kind: type[Row], column: str) -> None:
    with Store(str(db_path)).write(BY) as db:
        whole_desk(db)
        ticket_id, bundle_id = every(db, rows.Ticket)[0].id, every(db, rows.Bundle)[0].id
        complaint = rows.Complaint(
            client_id=1,
            channel="email",
            received_on=AT.date(),
            bound_on=AT.date(),
            law_version="x",
            due_on=AT.date(),
            last_day=AT.date(),
            filed_at=AT,
            changed_at=AT,
            operator="ala",
        )
        db.add(complaint)
        db.add(rows.ComplaintWords(complaint_id=complaint.id, answer="word"))
        db.add(
            rows.BundleBreach(
                bundle_id=bundle_id, ground="x", description="word", found_on=AT.date(), happened_at=AT, operator="ala"
            )
        )
        found = every(db, rows.WorkSession)[0]
        found.phone = "+48601234567"
        assert ticket_id
    with Store(str(db_path)).read() as db:
        row = every(db, kind)[0]
        key = ",".join(str(getattr(row, name)) for name in kind.KEY)
        change = written.of_row(db, kind.TABLE, key)[-1][0]
        value = db.get(PersonalValue, json.loads(change.salts or "{}")[column])
        assert value is not None
        assert value.client_id == 1


def test_what_is_only_added_is_named_and_not_copied(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write(BY) as db:
        whole_desk(db)
    with store.read() as db:
        for change in every(db, RowChange):
            kind = next(k for k in KINDS if change.table_name == k.TABLE)
            assert (change.before, change.digest is None) == (None, False)
            assert kind.TABLE not in journal.NOT_KEPT


def test_nothing_of_a_dry_run_or_of_what_failed(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read() as db:
        client(db)
    with pytest.raises(KeyError), store.write(BY) as db:
        begun_then(db, KeyError())
    with store.read() as db:
        assert [each.id for each in every(db, ChangeSet)] == [0]


def test_software_notes_and_what_is_derived_are_in_no_journal(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write(BY) as db:
        working = ticket(db, client(db).id)
        session(db, working.id)
        note = db.add(SoftwareNote(ticket_id=working.id, body="secret build", happened_at=AT))
    with store.write(BY) as db:
        found = db.get(SoftwareNote, note.id)
        assert found is not None
        db.delete(found)
    with store.read() as db:
        assert not {c.table_name for c in every(db, RowChange)} & journal.NOT_KEPT
        assert not any("secret" in str(c.before) for c in every(db, RowChange))
    assert b"secret build" not in db_path.read_bytes()


def test_every_row_is_what_its_last_entry_says(furnished: Counter) -> None:
    with furnished.store.read() as db:
        reading = proof.Proof(db)
        assert list(reading.chain()) == []
        assert list(reading.rows()) == []


def test_an_entry_goes_by_its_own_instant(db_path: Path) -> None:
    """A clock that was wrong once takes nothing else with it."""
    store = Store(str(db_path))
    with store.write(BY) as db:
        client(db)
    for days in (0, -400, 0):
        with store.write(BY._replace(recorded_at=AT + timedelta(days=days))) as db:
            row = db.get(Client, 1)
            assert row is not None
            row.name = f"{row.name}{days}"
    with store.write() as db:
        assert journal.prune(db, AT - timedelta(days=90)) == 1
    with store.read() as db:
        assert [bool(c.before) for c, _ in written.of_row(db, "client", "1")] == [False, True, False, True]


def test_a_long_backlog_goes_in_parts(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 2)
    store = Store(str(db_path))
    with store.write(BY) as db:
        client(db)
    for n in range(3):
        with store.write(BY) as db:
            row = db.get(Client, 1)
            assert row is not None
            row.name = f"Nowa {n}"
    later = AT + timedelta(days=1)
    gone = []
    for _ in range(3):
        with store.write() as db:
            gone.append(journal.prune(db, later))
    assert gone == [2, 1, 0]


def test_old_images_go_and_digests_stay(furnished: Counter) -> None:
    with furnished.store.read() as db:
        last = max(entry.recorded_at for entry in every(db, ChangeSet))
        before = every(db, RowChange)
        personal = len(every(db, PersonalValue))
    assert any(c.before for c in before)
    with furnished.store.write() as db:
        assert journal.prune(db, last - timedelta(days=36_500)) == 0
    with furnished.store.write() as db:
        assert journal.prune(db, last + timedelta(seconds=1)) == sum(1 for c in before if c.before)
    with furnished.store.read() as db:
        after = every(db, RowChange)
        assert [(c.id, c.digest, c.salts) for c in after] == [(c.id, c.digest, c.salts) for c in before]
        assert not any(c.before for c in after)
        assert len(every(db, PersonalValue)) < personal
        assert all(value.value is None for value in every(db, PersonalValue))


@pytest.fixture
def furnished(db_path: Path) -> Counter:
    """A desk that has lived: hours bought, a ticket worked on, a client whose address changed."""
    desk = Counter(str(db_path)).furnish()
    desk.buy()
    desk.triaged()
    desk.start(at="2026-11-17T10:00")
    desk.stop(at="2026-11-17T11:10")
    with desk.store.write(BY) as db:
        row = db.get(Client, 1)
        assert row is not None
        row.email = "other@acme.example"
    return desk


def _grown(path: Path, act: Any, monkeypatch: pytest.MonkeyPatch, *, with_journal: bool) -> int:
    """By how many bytes the file has grown after the act, everything written into it."""
    copy = path.with_name(f"{with_journal}.db")
    shutil.copyfile(path, copy)
    with monkeypatch.context() as patch:
        if not with_journal:
            patch.setattr(journal, "write", lambda *_: None)
        desk = Counter(str(copy))
        act(desk)
        desk.store.compact()
    return copy.stat().st_size - path.stat().st_size


def test_a_note_costs_less_than_a_kilobyte_and_a_stop_less_than_three(
    furnished: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = furnished.store.path
    assert path is not None
    furnished.store.compact()

    def notes(desk: Counter) -> None:
        for _ in range(100):
            desk.do(
                noting.note,
                "1",
                at="2026-11-17T12:00",
                message="word",
                confidential=False,
                complaint=False,
                stage=None,
                software=False,
            )

    def stops(desk: Counter) -> None:
        desk.buy("90", at="2026-11-17T11:20")
        for n in range(30):
            desk.do(
                starting.start,
                "1",
                at=f"2026-11-17T12:{n:02d}",
                confirmed=["backup", "present", "internet"],
                phone="601234567",
                override=None,
            )
            desk.do(stopping.stop, None, at=f"2026-11-17T12:{n:02d}", reason="done")

    for act, count, most in ((notes, 100, 1024), (stops, 30, 2 * 3072)):
        cost = _grown(path, act, monkeypatch, with_journal=True) - _grown(path, act, monkeypatch, with_journal=False)
        assert 0 < cost / count <= most, cost / count
