"""What two desks of a simulated quarter hold, row by row, but for what may differ: instants of recording of what cron did, records of
runs, warnings, and number, issue and due date of documents that cron issued, with what follows from the day of issue alone: whether they
belong into the KSeF."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

# Records of runs; the journal of changes and its chain, which `db check` reads; what is derived from rows that are compared.
LEFT_OUT = {"job_run", "row_change", "chain", "sqlite_sequence", "number_series"}
DERIVED = re.compile(r"_index(_\w+)?$|search_terms$")
# Numbers of rows are given in the order of recording, salts by chance; but people name these by their number.
COLUMNS_LEFT_OUT = {"id", "salt"}
NUMBERED = {"client", "license", "ticket", "work_session", "bundle", "training", "complaint", "hours_grant"}
# Rows are told by what they hold, not by these: (table, column) -> the table whose row it names; as by a foreign key.
NAMES = {
    ("hours_grant", "invoice_id"): "invoice",
    ("hours_use", "invoice_id"): "invoice",
    ("service_item", "invoice_id"): "invoice",
    ("license_conversion", "invoice_id"): "invoice",
    ("outbox_message", "message_id"): "message",
}
# What the books call a row of a table of another name.
ENTITIES = {"session": "work_session", "hours": "hours_grant", "conversion": "license_conversion"}
# Whoever did what no person did.
CRON = "cron"
NUMBER = re.compile(r"\b[A-Z]{2,3}/\d{4}/\d{4}\b")
Row = dict[str, Any]


class Document(NamedTuple):
    """What cron issued: what it says, and on which day."""

    said: str
    issued_on: str


class Desk:
    """The rows of a desk, each told by what it holds."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(path)
        try:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            self.tables = {name: _rows(connection, name) for name in names if name not in LEFT_OUT and not DERIVED.search(name)}
            self.keys = {
                name: {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")} for name in self.tables
            }
        finally:
            connection.close()
        for (table, column), named in NAMES.items():
            self.keys[table][column] = named
        self.by_id = {name: {row["id"]: row for row in rows if "id" in row} for name, rows in self.tables.items()}
        self._said: dict[tuple[str, int], str] = {}
        self.documents = {row["number"]: row["id"] for row in self.tables["invoice"]}

    def state(self) -> dict[str, Counter[str]]:
        """What each row says, by table, whatever the order of the rows."""
        return {name: Counter(self._told(name)) for name in self.tables}

    def late(self) -> list[Document]:
        """What cron issued, by what it says, then by its day."""
        return sorted(Document(self.said("invoice", row["id"]), row["issued_on"]) for row in self._of_cron("invoice"))

    def said(self, table: str, number: int) -> str:
        """What a row holds, without its number; rows that it names in their own words."""
        if (table, number) not in self._said:
            self._said[table, number] = self._words(table, self.by_id[table][number])
        return self._said[table, number]

    def _of_cron(self, table: str) -> Iterator[Row]:
        return (row for row in self.tables[table] if row["operator"] == CRON)

    def _told(self, table: str) -> Iterator[str]:
        for row in self.tables[table]:
            if _is_kept(table, row):
                yield self._words(table, row)

    def _words(self, table: str, row: Row) -> str:
        """A row without what may differ, as text."""
        said = {name: self._value(table, name, value) for name, value in row.items() if name not in COLUMNS_LEFT_OUT}
        if table in NUMBERED:
            said["id"] = row["id"]
        if table == "record_entry":
            said["rest"] = re.sub(r"^[a-z]{2,3} \d{4} \d{4} ", "", row["rest"])
        if CRON in (row.get("operator"), row.get("actor")):
            said.pop("recorded_at", None)
        if table == "invoice":
            del said["number"]
            if row["operator"] == CRON:
                said |= {"issued_on": None, "issued_at": None, "due_on": _days(row["issued_on"], row["due_on"])}
        if table in ("audit_entry", "decision"):
            said["entity_id"] = self._named(row)
            if row["operator"] == CRON and row["entity"] == "invoice":
                del said["happened_at"]
                if row.get("question") == "ksef_duty":  # the law of the day of issue, and its month's sum up to this document
                    said = {name: said[name] for name in ("entity", "entity_id", "question", "regulation", "operator")}
        if table == "owed_document":  # its number is that of the document
            said = {"document": self.said("invoice", row["id"]), "rest": row["rest"]}
        if table == "unanswered_message":  # that of the ticket
            said = {"ticket": self.said("ticket", row["id"]), "event": self.said("ticket_event", row["event_id"])}
        if table == "bundle_document" and self._is_of_cron(row["number"]):
            del said["due_on"]
        if table == "job_mark":
            said = {name: said[name] for name in ("job", "level", "kind", "due")} | {
                "record": self._named(row, "kind", "record_id")
            }
        return json.dumps(said, default=str, sort_keys=True)

    def _value(self, table: str, column: str, value: Any) -> Any:
        named = self.keys[table].get(column)
        if named is not None and value is not None:
            return value if named == table else self.said(named, value)
        return NUMBER.sub(self._document, value) if isinstance(value, str) else value

    def _named(self, row: Row, kind: str = "entity", column: str = "entity_id") -> Any:
        """The row that an entry of the books is about, a document by the number printed on it; else what the entry says."""
        named, value = str(row[kind]), row[column]
        table = ENTITIES.get(named, named)
        number = self.documents.get(value) if table == "invoice" else int(value) if str(value).isdigit() else None
        return self.said(table, number) if number is not None and number in self.by_id.get(table, {}) else value

    def _document(self, found: re.Match[str]) -> str:
        number = self.documents.get(found[0])
        # Its sums tell a document that stands in its own row.
        return f"no document {found[0]}" if number is None else self._sums(number)

    def _sums(self, number: int) -> str:
        row = self.by_id["invoice"][number]
        return f"<{row['kind']} {row['service_date']} {row['gross']} {row['currency']} {row['ticket_id']}>"

    def _is_of_cron(self, number: str) -> bool:
        return number in self.documents and self.by_id["invoice"][self.documents[number]]["operator"] == CRON


def _rows(connection: sqlite3.Connection, table: str) -> list[Row]:
    found = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found]


def _is_kept(table: str, row: Row) -> bool:
    """Warnings may differ, and the records of what cron wrote; that an hour agreed on passed is none of them."""
    if table == "job_mark":
        return bool(row["level"] == "passed")
    return table != "change_set" or row["operator"] != CRON


def _days(first: str, last: str | None) -> int | None:
    return None if last is None else (date.fromisoformat(last) - date.fromisoformat(first)).days


def differences(steadily: Path, roughly: Path) -> list[str]:
    """What the two desks don't share, by table; and documents that the disturbed one issued before their time."""
    steady, rough = Desk(steadily), Desk(roughly)
    left, right = steady.state(), rough.state()
    found = []
    for table in sorted(left.keys() | right.keys()):
        mine, other = left.get(table, Counter()), right.get(table, Counter())
        found += [f"{table} undisturbed only: {row}" for row in (mine - other)]
        found += [f"{table} disturbed only: {row}" for row in (other - mine)]
    early = [pair for pair in zip(steady.late(), rough.late(), strict=False) if pair[0].issued_on > pair[1].issued_on]
    return [*found, *(f"issued too early: {was.issued_on}, {now.issued_on}: {now.said}" for was, now in early)]
