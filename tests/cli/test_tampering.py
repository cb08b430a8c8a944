"""Whatever is changed past the program in a copy of a desk, `db check` says so, and where; the untouched copy is in order."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.errors import SupportError
from supportctl.store import canonical, chain, schema
from supportctl.store.soundness import Anchor
from tests.cli.cli import Cli, one_clear_line
from tests.store.pages import used

GUARDS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE '%_no_update' OR name LIKE '%_no_delete' OR name LIKE '%buyer')"

FLIPS = int(os.environ.get("FLIPS", "150"))
# What is done by SQL, guards out of the way and put back; and the place that is named.
BY_SQL: dict[str, tuple[str, str]] = {
    "a ticket's state": ("UPDATE ticket SET status = 'new' WHERE id = 1", "ticket 1"),
    "a ticket's subject": ("UPDATE ticket SET subject = 'inny' WHERE id = 1", "ticket 1"),
    "a ticket's first response": ("UPDATE ticket SET first_response_at = first_response_at - 86400 WHERE id = 1", "ticket 1"),
    "a session's length": ("UPDATE work_session SET stopped_at = stopped_at + 3600 WHERE id = 1", "work_session 1"),
    "a session's phone": ("UPDATE work_session SET phone = '+48600000000' WHERE id = 1", "work_session 1"),
    "hours bought": ("UPDATE hours_grant SET minutes = minutes + 600 WHERE id = 1", "hours_grant 1"),
    "hours used": ("DELETE FROM hours_use WHERE id = (SELECT min(id) FROM hours_use)", "hours_use 1"),
    "a price": ("UPDATE price SET amount = amount * 2 WHERE id = 1", "price 1"),
    "a licence": ("UPDATE license SET version = '2030' WHERE id = 1", "license 1"),
    "a client's phone": ("UPDATE client SET phone = NULL WHERE id = 1", "client 1"),
    "a client's country": ("UPDATE client SET country = 'DE' WHERE id = 1", "client 1"),
    "the seller": ("UPDATE seller SET bank_account = 'PL00' WHERE id = 1", "seller 1"),
    "the catalogue": ("UPDATE product SET offered = 0 WHERE id = 2", "product 2"),
    "an invoice and its line": (
        "UPDATE invoice SET net = net + 100, gross = gross + 100; UPDATE invoice_line SET net = net + 100, gross = gross + 100",
        "invoice 1",
    ),
    "an invoice's day": ("UPDATE invoice SET issued_on = '2020-01-01'", "invoice 1"),
    "an invoice's line": ("UPDATE invoice_line SET name = 'Coś innego' WHERE id = 1", "invoice_line 1"),
    "an invoice deleted": ("DELETE FROM invoice_line; DELETE FROM invoice; UPDATE number_series SET last_number = 0", "invoice 1"),
    "a number series": ("UPDATE number_series SET last_number = 7", "number_series"),
    "an audit entry": ("UPDATE audit_entry SET operator = 'nikt' WHERE id = 3", "audit_entry 3"),
    "an audit entry deleted": ("DELETE FROM audit_entry WHERE id = 3", "audit_entry 3"),
    "an audit entry added": (
        "INSERT INTO audit_entry (command, entity, entity_id, operator, happened_at, recorded_at, change) "
        "VALUES ('ticket note', 'ticket', '1', 'nikt', 1, 1, '{}')",
        "audit_entry",
    ),
    "the history": ("UPDATE ticket_event SET actor = 'nikt' WHERE id = 2", "ticket_event 2"),
    "history deleted": ("DELETE FROM ticket_event WHERE id = 2", "ticket_event 2"),
    "history swapped": (
        "UPDATE ticket_event SET id = -1 WHERE id = 1; UPDATE ticket_event SET id = 1 WHERE id = 2; "
        "UPDATE ticket_event SET id = 2 WHERE id = -1",
        "ticket_event 1",
    ),
    "a decision": ("UPDATE decision SET outcome = 1 - outcome WHERE id = 1", "decision 1"),
    "a decision's facts": ("UPDATE decision SET facts = '{}' WHERE id = 2", "decision 2"),
    "a decision replaced": ("REPLACE INTO decision SELECT * FROM decision WHERE id = 2; REPLACE INTO decision (id, entity, entity_id, question, regulation, version, bound_on, outcome, overridden, facts, value, grounds, happened_at, recorded_at, operator) SELECT id, entity, entity_id, question, regulation, version, bound_on, outcome, overridden, facts, value, grounds, happened_at, recorded_at, 'nikt' FROM decision WHERE id = 2", "decision 2"),  # noqa: E501
    "a message": ("UPDATE message SET body = body || '!' WHERE id = 1", "message 1"),
    "a message blanked as if erased": ("UPDATE message SET body = '', salt = NULL WHERE id = 1", "message 1"),
    "a client blanked as if erased": (
        "UPDATE client SET name = '', address = '', nip = NULL, email = NULL, phone = NULL WHERE id = 1; "
        "DELETE FROM personal_value WHERE client_id = 1",
        "client 1",
    ),
    "a salt": ("UPDATE personal_value SET salt = zeroblob(16) WHERE id = 1", "personal_value 1"),
    "a personal value added": (
        "INSERT INTO personal_value (client_id, column_name, salt, value) VALUES (1, 'name', zeroblob(16), 'X')",
        "personal_value",
    ),
    "the journal": ("UPDATE change_set SET operator = 'nikt' WHERE id = 4", "chain 5"),
    "a change of the journal": ("UPDATE row_change SET act = 'changed' WHERE id = 20", "chain"),
    "what a row was": ("UPDATE row_change SET before = '{}' WHERE id = (SELECT max(id) FROM row_change WHERE before IS NOT NULL)", "row_change"),
    "an entry of the chain": ("UPDATE chain SET head = zeroblob(32) WHERE number = 3", "chain 3"),
    "the last entry cut": ("DELETE FROM chain WHERE number = (SELECT max(number) FROM chain)", "chain"),
    "a mark of undoing": ("UPDATE change_set SET taken_back = 1 WHERE id = 5", "change_set 5"),
    "what is searched": ("UPDATE search_entry SET subject = 'nic' WHERE id = (SELECT min(id) FROM search_entry)", "search_entry"),
    "the index of words": ("DELETE FROM search_index_data WHERE id > 10", "search_index"),
    "a running session": ("INSERT INTO running_session (operator, session_id, ticket_id, counts) VALUES ('x', 1, 1, '{}')", "running_session"),
    "an index dropped": ("DROP INDEX ix_ticket_client_id", "index ix_ticket_client_id"),
    "a trigger dropped": ("DROP TRIGGER search_entry_changed", "trigger search_entry_changed"),
    "a column added": ("ALTER TABLE ticket ADD COLUMN hidden TEXT", "table ticket"),
    "a column dropped": ("ALTER TABLE ticket DROP COLUMN waits_reason", "table ticket"),
    "a table added": ("CREATE TABLE hidden (x)", "table hidden"),
    "two subjects swapped": (
        "UPDATE ticket SET subject = (SELECT o.subject FROM ticket o WHERE o.id = 3 - ticket.id) WHERE id IN (1, 2)", "ticket 1"
    ),
    "two messages swapped": (
        "CREATE TEMP TABLE kept AS SELECT id, body, salt FROM message WHERE id IN (1, 2); "
        "UPDATE message SET (body, salt) = (SELECT k.body, k.salt FROM kept k WHERE k.id = 3 - message.id) WHERE id IN (1, 2)",
        "message 1",
    ),
    "two sessions swapped": (
        "UPDATE work_session SET id = -1 WHERE id = 1; UPDATE work_session SET id = 1 WHERE id = 2; "
        "UPDATE work_session SET id = 2 WHERE id = -1",
        "work_session 1",
    ),
    "two entries of the chain swapped": (
        "UPDATE chain SET number = -1 WHERE number = 3; UPDATE chain SET number = 3 WHERE number = 4; UPDATE chain SET number = 4 WHERE number = -1",
        "chain 3",
    ),
    "a payment": ("UPDATE payment SET amount = amount - 1 WHERE id = 1", "payment 1"),
    "a payment added": (
        "INSERT INTO payment (invoice_id, amount, paid_on, recorded_at, operator) "
        "SELECT invoice_id, 1, paid_on, recorded_at, operator FROM payment WHERE id = 1",
        "payment 2",
    ),
    "a correction": ("UPDATE corrected_line SET net = net - 1", "corrected_line"),
    "a ticket deleted": ("PRAGMA foreign_keys=OFF; DELETE FROM ticket WHERE id = 2", "ticket 2"),
    "the last history, decisions and audit cut": (
        "DELETE FROM ticket_event WHERE id = (SELECT max(id) FROM ticket_event); "
        "DELETE FROM decision WHERE id = (SELECT max(id) FROM decision); DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
        "audit_entry",
    ),
    "the last change set cut": (
        "DELETE FROM row_change WHERE change_set_id = (SELECT max(id) FROM change_set); "
        "DELETE FROM chain WHERE number = (SELECT max(number) FROM chain); DELETE FROM change_set WHERE id = (SELECT max(id) FROM change_set)",
        "chain",
    ),
    "a change of the journal deleted": ("DELETE FROM row_change WHERE id = 30", "row_change 31"),
    "a change of the journal added": (
        "INSERT INTO row_change (change_set_id, table_name, row_key, act, digest) "
        "SELECT change_set_id, table_name, row_key, act, zeroblob(32) FROM row_change WHERE id = 30",
        "row_change",
    ),
    "a personal value deleted": ("DELETE FROM personal_value WHERE id = 1", "personal_value 1"),
    "the numbers given": ("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'chain'", "chain"),
    "a trigger that does nothing": (
        "DROP TRIGGER search_entry_changed; CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN SELECT 1; END",
        "trigger search_entry_changed",
    ),
    "a trigger added": ("CREATE TRIGGER hidden AFTER INSERT ON ticket BEGIN SELECT 1; END", "trigger hidden"),
    "an index on another column": (
        "DROP INDEX ix_ticket_client_id; CREATE INDEX ix_ticket_client_id ON ticket (product_id)", "index ix_ticket_client_id"
    ),
    "a view in place of a table": (
        "ALTER TABLE ticket_tag RENAME TO hidden; CREATE VIEW ticket_tag AS SELECT * FROM hidden", "table ticket_tag"
    ),
    "text in an instant": ("UPDATE ticket SET opened_at = 'yesterday' WHERE id = 1", "ticket 1"),
    "bad UTF-8": ("UPDATE ticket SET subject = CAST(x'c328' AS TEXT) WHERE id = 1", "ticket 1"),
    "broken JSON": ("UPDATE ticket_event SET data = '{' WHERE id = 2", "ticket_event 2"),
    "the revision": ("UPDATE alembic_version SET version_num = '0009'", "revision"),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has lived, in one file without a log."""
    path = tmp_path_factory.mktemp("tampering") / "desk.db"
    with pytest.MonkeyPatch.context() as patch:
        from supportctl.cli.main import run

        patch.setenv("SUPPORTCTL_LANG", "en")
        assert run(["demo", "--keep", str(path), "-q"]) == 0
    with closing(sqlite3.connect(path)) as desk:
        desk.execute("PRAGMA journal_mode=DELETE")
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    shutil.copyfile(whole, path)
    return path


def tamper(path: Path, script: str) -> None:
    """As somebody with a shell of SQLite would: the guards are taken away and put back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as desk:
        kept = [
            desk.execute("SELECT sql FROM sqlite_master WHERE name = ?", (n,)).fetchone()[0]
            for (n,) in desk.execute(GUARDS).fetchall()
        ]
        for (name,) in desk.execute(GUARDS).fetchall():
            desk.execute(f"DROP TRIGGER {name}")
        desk.executescript(script)
        for sql in kept:
            desk.execute(sql)


def named(path: Path, anchor: Anchor | None = None) -> list[str]:
    """What the check finds; a fault that it stops at is one."""
    try:
        return list(schema.check(str(path), anchor))
    except SupportError as error:
        return [f"{error.code}: {error.params}"]


def test_the_untouched_copy_is_in_order(copy: Path) -> None:
    tamper(copy, "")
    assert named(copy) == []


@pytest.mark.parametrize("what", BY_SQL)
def test_what_was_altered_is_named(what: str, copy: Path) -> None:
    script, place = BY_SQL[what]
    tamper(copy, script)
    found = named(copy)
    assert [line for line in found if line.startswith(place)], found


# Past the guards as they stand: REPLACE deletes without them where a connection doesn't ask for recursive triggers.
REPLACED = {
    "audit_entry 3": "REPLACE INTO audit_entry SELECT 3, {rest} FROM audit_entry WHERE id = 4",
    "decision 2": "REPLACE INTO decision SELECT 2, {rest} FROM decision WHERE id = 1",
    "ticket_event 2": "REPLACE INTO ticket_event SELECT 2, {rest} FROM ticket_event WHERE id = 1",
}


@pytest.mark.parametrize("place", REPLACED)
def test_what_was_replaced_past_the_guards_is_named(place: str, copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as desk:
        rest = ", ".join(name for _, name, *_ in desk.execute(f"PRAGMA table_info({place.split()[0]})").fetchall()[1:])
        desk.execute(REPLACED[place].format(rest=rest))
    found = named(copy)
    assert [line for line in found if line.startswith(place)], found


def test_the_command_names_it_in_both_languages(copy: Path, cli: Cli) -> None:
    tamper(copy, BY_SQL["a session's length"][0])
    found = cli(f"--db {copy} db check")
    assert found.code == 6
    assert "work_session 1: isn't what change set" in found.err
    polish = cli(f"--db {copy} db check --lang pl")
    assert (polish.code, "work_session 1 – treść" in polish.err) == (6, True)


# -- with an anchor -----------------------------------------------------------------------------------------------------------


def cut(path: Path) -> None:
    """The last act as a whole, with whatever the file remembers of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as desk:
        last = desk.execute("SELECT max(id) FROM change_set").fetchone()[0]
        rows = desk.execute(
            "SELECT table_name, row_key FROM row_change WHERE change_set_id = ? AND act = 'added'", (last,)
        ).fetchall()
        guards = desk.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete'").fetchall()
        for name, _ in guards:
            desk.execute(f"DROP TRIGGER {name}")
        for table, key in reversed(rows):
            desk.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
        desk.execute("DELETE FROM row_change WHERE change_set_id = ?", (last,))
        desk.execute("DELETE FROM chain WHERE change_set_id = ?", (last,))
        desk.execute("DELETE FROM change_set WHERE id = ?", (last,))
        desk.execute("UPDATE sqlite_sequence SET seq = (SELECT max(number) FROM chain) WHERE name = 'chain'")
        for _, sql in guards:
            desk.execute(sql)


@pytest.fixture
def longer(copy: Path, cli: Cli) -> tuple[Path, Anchor]:
    """A desk whose last act only added rows, and the anchor after it."""
    cli.ok(f"--db {copy} price set progrupa-support-hour 900 --currency PLN --from 2030-01-01")
    anchor = cli.ask(f"--db {copy} db anchor").data
    with closing(sqlite3.connect(copy)) as desk:
        desk.execute("PRAGMA journal_mode=DELETE")
    return copy, Anchor(anchor["head"], anchor["entries"])


def test_a_tail_that_was_cut_without_a_trace_is_found_by_an_anchor(longer: tuple[Path, Anchor]) -> None:
    path, anchor = longer
    assert named(path, anchor) == []
    cut(path)
    assert named(path) == []
    assert named(path, anchor) == [f"chain {anchor.number}: the entry of the anchor is missing: the last entries were cut off"]
    assert named(path, Anchor(anchor.head)) != []


def forge(path: Path) -> None:
    """Somebody who has the source alters an entry of the books, and makes digest and chain anew."""
    tamper(path, "UPDATE audit_entry SET operator = 'nikt' WHERE id = 3")
    with closing(sqlite3.connect(path, isolation_level=None)) as desk:
        cursor = desk.execute("SELECT * FROM audit_entry WHERE id = 3")
        digest = canonical.row_digest([name for name, *_ in cursor.description], cursor.fetchone(), {})
        desk.execute("UPDATE row_change SET digest = ? WHERE table_name = 'audit_entry' AND row_key = '3'", (digest,))
        before = chain.NOTHING
        for number, upto in desk.execute("SELECT number, change_set_id FROM chain ORDER BY number").fetchall():
            found = chain.begun(number, before)
            of = "= ?" if number > 1 else "<= ?"
            sets = f"SELECT id, command, operator, recorded_at, run, undoes FROM change_set WHERE id {of} ORDER BY id"
            rows = f"SELECT change_set_id, table_name, row_key, act, salts, image, digest FROM row_change WHERE change_set_id {of} ORDER BY id"
            for row in desk.execute(sets, (upto,)).fetchall():
                found.update(canonical.set_line(*row))
            for row in desk.execute(rows, (upto,)).fetchall():
                found.update(canonical.row_line(*row))
            before = found.digest()
            desk.execute("UPDATE chain SET head = ? WHERE number = ?", (before, number))


def test_a_chain_made_anew_is_found_by_an_anchor(longer: tuple[Path, Anchor], cli: Cli) -> None:
    path, anchor = longer
    forge(path)
    assert named(path) == []
    assert named(path, anchor) == [f"chain {anchor.number}: isn't the entry of the anchor: the chain was made anew"]
    assert cli(f"--db {path} db check --anchor {anchor.head}").code == 6
    cli.refuses(f"--db {path} db check --anchor 12:zz", 2, "anchor")


def test_the_name_of_a_backup_is_an_anchor(longer: tuple[Path, Anchor], tmp_path: Path, cli: Cli) -> None:
    path, _ = longer
    made = Path(cli.ok(f"--db {path} db backup --dir {tmp_path} -q").out.strip())
    cli.ok(f"db verify {made}")
    forge(made)
    found = cli(f"db verify {made}")
    assert (found.code, "made anew" in found.err) == (6, True)


def test_a_cut_tail_of_a_backup_is_found_by_an_anchor(longer: tuple[Path, Anchor], tmp_path: Path, cli: Cli) -> None:
    path, anchor = longer
    made = Path(cli.ok(f"--db {path} db backup --dir {tmp_path} -q").out.strip())
    # A name tells an anchor, too: this one tells none.
    plain = made.rename(tmp_path / "copy.db")
    given = f"--anchor {anchor.number}:{anchor.head}"
    cli.ok(f"db verify {plain} {given}")
    cut(plain)
    cli.ok(f"db verify {plain}")
    for each in (given, f"--anchor {anchor.head}"):
        found = cli(f"db verify {plain} {each}")
        assert (found.code, "the last entries were cut off" in found.err) == (6, True), found
    cli.refuses(f"db verify {plain} --anchor 12:zz", 2, "anchor")


def test_both_anchors_of_a_backup_count_that_of_its_name_and_that_given(
    longer: tuple[Path, Anchor], tmp_path: Path, cli: Cli
) -> None:
    path, anchor = longer
    earlier = Path(cli.ok(f"--db {path} db backup --dir {tmp_path} -q").out.strip())
    cli.ok(f"--db {path} price set progrupa-support-hour 901 --currency PLN --from 2030-01-02")
    later = cli.ok(f"--db {path} db anchor").out.strip()
    cli.ok(f"db verify {earlier} --anchor {anchor.number}:{anchor.head}")
    assert cli(f"db verify {earlier} --anchor {later}").code == 6
    forge(earlier)
    assert "made anew" in cli(f"db verify {earlier} --anchor {later}").err


# -- kept answers -------------------------------------------------------------------------------------------------------------


def resealed(desk: sqlite3.Connection) -> None:
    """Somebody who has the source puts another answer under a key, with its seal."""
    desk.execute("UPDATE idempotency_key SET result = replace(result, 'PLN', 'EUR')")
    cursor = desk.execute("SELECT * FROM idempotency_key")
    names = [name for name, *_ in cursor.description]
    for row in cursor.fetchall():
        told = [None if name == canonical.SEAL else value for name, value in zip(names, row, strict=True)]
        desk.execute("UPDATE idempotency_key SET seal = ? WHERE key = ?", (canonical.row_digest(names, told, {}), row[0]))


@pytest.fixture
def answered(copy: Path, cli: Cli) -> Path:
    """A desk that remembers an answer under a key that names a person."""
    line = f"--db {copy} price set progrupa-support-hour 900 --currency PLN --from 2030-01-01 --idempotency-key anna-nowak-1"
    assert cli.ok(line).out == cli.ok(line).out
    with closing(sqlite3.connect(copy)) as desk:
        desk.execute("PRAGMA journal_mode=DELETE")
    assert named(copy) == []
    return copy


def test_an_answer_sealed_anew_is_found(answered: Path) -> None:
    with closing(sqlite3.connect(answered, isolation_level=None)) as desk:
        resealed(desk)
    assert any("an answer isn't one that the chain of proof knows" in line for line in named(answered))


def test_an_answer_added_or_removed_is_found(answered: Path) -> None:
    with closing(sqlite3.connect(answered, isolation_level=None)) as desk:
        desk.execute(
            "INSERT INTO idempotency_key SELECT 'other', command, arguments, result, recorded_at, operator, client_id, change_set_id, seal FROM idempotency_key"
        )
        assert any("knows" in line for line in named(answered))
        desk.execute("DELETE FROM idempotency_key")
    assert any("1 answers that the chain of proof knows are missing" in line for line in named(answered))


def test_an_answer_sealed_anew_with_the_whole_chain_is_found_by_an_anchor(answered: Path, cli: Cli) -> None:
    told = cli.ask(f"--db {answered} db anchor").data
    anchor = Anchor(told["head"], told["entries"])
    with closing(sqlite3.connect(answered, isolation_level=None)) as desk:
        resealed(desk)
        cursor = desk.execute("SELECT * FROM idempotency_key")
        answer = canonical.answer_digest([name for name, *_ in cursor.description], cursor.fetchone())
        desk.execute("UPDATE answer_seal SET answer = ?", (answer,))
        number, salt = desk.execute("SELECT id, salt FROM answer_seal").fetchone()
        digest = canonical.row_digest(
            ["id", "answer", "salt"], [number, answer, salt], {"answer": canonical.salted(salt, answer)}
        )
        desk.execute("UPDATE row_change SET digest = ? WHERE table_name = 'answer_seal'", (digest,))
    forge(answered)
    assert named(answered) == []
    assert named(answered, anchor) == [f"chain {anchor.number}: isn't the entry of the anchor: the chain was made anew"]


def test_the_chain_knows_no_key(answered: Path) -> None:
    """A key may name a person, and nothing that is made of it can be looked for."""
    with closing(sqlite3.connect(answered)) as desk:
        told = desk.execute("SELECT row_key, salts, before FROM row_change WHERE table_name = 'answer_seal'").fetchall()
        assert told == [("1", None, None)]
        (digest,) = desk.execute("SELECT digest FROM row_change WHERE table_name = 'answer_seal'").fetchone()
        (answer,) = desk.execute("SELECT answer FROM answer_seal").fetchone()
        assert canonical.row_digest(["id", "answer"], [1, answer], {}) != digest


# -- bits ---------------------------------------------------------------------------------------------------------------------


INDEXES = ("search_index", "confidential_index", "record_index")


def readable(path: Path) -> list[object]:
    """All that a reader can find: schema, rows, words of the full-text indexes, and what each beginning of three letters finds."""
    with closing(sqlite3.connect(path)) as desk:
        found: list[object] = desk.execute("SELECT * FROM sqlite_master").fetchall()
        for (name,) in desk.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_index%'"
        ).fetchall():
            found += desk.execute(f"SELECT * FROM {name}").fetchall()
        for index in INDEXES:
            desk.execute(f"CREATE VIRTUAL TABLE temp.words_{index} USING fts5vocab('main', '{index}', 'instance')")
            words = desk.execute(f"SELECT * FROM temp.words_{index}").fetchall()
            shown = ", ".join(f"highlight({index}, {n}, '<', '>')" for n in range(3))
            beginnings = sorted({word[:3] for word, *_ in words if len(word) >= 3})
            found += words
            for each in beginnings:
                found += desk.execute(f"SELECT rowid, {shown} FROM {index} WHERE {index} MATCH ?", (f'"{each}" *',)).fetchall()
        return found


def test_a_bit_that_carries_something_is_found_when_it_flips(whole: Path, tmp_path: Path) -> None:
    """In rows, index entries, page headers and the search index. What a row says a second time of its own number, words of the
    search index that later ones replaced, and its count of writes carry nothing: whoever reads finds the same."""
    data, spans = whole.read_bytes(), used(whole)
    assert sum(span.end - span.start for span in spans) < len(data)
    drawn = random.Random(20261128)
    path, as_it_was = tmp_path / "flipped.db", readable(whole)
    told = 0
    for _ in range(FLIPS):
        span = drawn.choices(spans, [each.end - each.start for each in spans])[0]
        at, bit = drawn.randrange(span.start, span.end), 1 << drawn.randrange(8)
        flipped = bytearray(data)
        flipped[at] ^= bit
        path.write_bytes(flipped)
        if named(path):
            told += 1
        else:
            assert readable(path) == as_it_was, (span, at, bit)
    assert told >= FLIPS * 0.98


def test_swapped_pages(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    first, second = [span.start // 4096 for span in used(copy) if span.what == "cell" and span.start > 8 * 4096][:80:60]
    one, other = data[first * 4096 : first * 4096 + 4096], data[second * 4096 : second * 4096 + 4096]
    data[first * 4096 : first * 4096 + 4096], data[second * 4096 : second * 4096 + 4096] = other, one
    copy.write_bytes(data)
    assert named(copy)


# -- ordinary verbs -----------------------------------------------------------------------------------------------------------

Damage = Callable[[Path], None]
VERBS = (
    "ticket show 1",
    "ticket list",
    "ticket why 1",
    "today",
    "search export",
    "ticket note 1 -m słowo",
    "invoice list",
    "client show 1",
)


@pytest.mark.parametrize(
    "what",
    [
        "text in an instant",
        "bad UTF-8",
        "broken JSON",
        "a column dropped",
        "a decision",
        "a decision's facts",
        "the index of words",
    ],
)
def test_no_verb_calls_damage_a_bug(what: str, copy: Path, cli: Cli) -> None:
    tamper(copy, BY_SQL[what][0])
    codes = {}
    for line in VERBS:
        found = cli(f"--db {copy} {line}")
        codes[line] = found.code
        assert found.code in (0, 3, 4, 5, 6), found
        if found.code == 6:
            one_clear_line(found)
            assert json.loads(cli(f"--db {copy} {line} --json").out)["errors"][0]["code"].startswith("STORE_")
    if what in ("a decision", "a decision's facts"):
        assert codes["ticket why 1"] == 6
