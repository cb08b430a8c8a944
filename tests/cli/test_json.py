"""The envelope, the fields that scripts rely on, their types, and several ids."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.once import once

ENVELOPE = ["schema", "command", "status", "exit_code", "dry_run", "data", "decision", "errors"]
CLIENT = {"id", "key", "name", "nip", "kind", "email", "phone", "country"}
LICENSE = {"id", "serial", "client", "product", "kind", "version", "maintenance_until", "state"}
TICKET = {
    "id", "subject", "status", "client", "license", "product", "regulation", "entitlement", "channel", "opened_at",
    "first_response_due", "first_response_at", "recurrence_until", "closed_at", "outcome",
}  # fmt: skip
SESSION = {"id", "ticket", "operator", "started_at", "stopped_at", "elapsed_seconds", "reason"}
COUNTERS = {"ticket_seconds", "started_hours", "hours_bought", "hours_billable", "unbilled_seconds", "over_quota"}
INVOICE = {
    "number", "kind", "client", "issued_on", "service_date", "due_on", "currency", "lines", "net", "vat", "gross", "in_words",
    "ticket",
}  # fmt: skip
LINE = {"name", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross", "clauses"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


@pytest.fixture
@once
def worked(cli: Cli) -> Cli:
    """The main job done up to the invoice."""
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.ok("ticket close 1 --outcome solved -m Done --at 2026-11-17T11:05")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T11:10")
    return cli


FIELDS: list[tuple[str, set[str]]] = [
    ("client show pracownia", CLIENT),
    ("client list", CLIENT),
    ("client find 601234567", CLIENT),
    ("license show SKP-0001", LICENSE),
    ("license list", LICENSE),
    ("license check-support SKP-0001", {"license", "entitled", "halves", "decision"}),
    ("ticket show 1", TICKET | {"history"}),
    ("ticket list", TICKET),
    ("ticket why 1", {"id", "decisions"}),
    ("session show 1", SESSION),
    ("session list", SESSION),
    ("hours list", {"id", "client", "hours", "hours_left", "price", "queue_position"}),
    ("invoice print FV/2026/0001", INVOICE),
    ("invoice list", INVOICE),
    ("price list", {"item", "price", "from", "vat_rate", "gross"}),
    ("product list", {"key", "name", "vendor", "regulation", "offered"}),
    ("regulation list", {"regulation", "version"}),
    ("regulation show progrupa-support", {"regulation", "version", "clauses"}),
    ("regulation coverage progrupa-support", {"regulation", "clause", "kind", "operative", "code", "tests", "covered"}),
    ("db check", {"ok", "revision", "problems"}),
    ("db path", {"path"}),
    ("config show", {"setting", "value", "origin"}),
    ("cron run --dry-run --explain", {"job", "done", "warned", "failed", "next", "explained"}),
    ("cron list", {"job", "last_run", "next", "ready", "late"}),
    ("help exit-codes", {"code", "meaning"}),
    ("help errors", {"code", "message"}),
]


@pytest.mark.parametrize(("line", "fields"), FIELDS)
def test_envelope_and_fields(worked: Cli, line: str, fields: set[str]) -> None:
    asked = worked.ask(line)
    envelope = asked.json
    assert list(envelope) == ENVELOPE
    assert (envelope["schema"], line.startswith(envelope["command"])) == (1, True)
    assert envelope["exit_code"] == asked.code
    assert envelope["status"] == {0: "ok", 4: "refused"}[asked.code]
    rows = envelope["data"] if isinstance(envelope["data"], list) else [envelope["data"]]
    assert rows
    assert all(fields <= set(row) for row in rows), fields - set(rows[0])
    assert asked.out.count("\n") == 1


def test_start_status_and_stop(cli: Cli) -> None:
    cli.ticket()
    started = cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    assert {*SESSION, *COUNTERS} <= set(started.data)
    status = cli.ask("session status").data
    assert {*SESSION, *COUNTERS} <= set(status)
    assert status["elapsed_seconds"] == 8 * 3600
    stopped = cli.ask("session stop --at 2026-11-17T11:01").data
    assert {*SESSION, *COUNTERS} <= set(stopped)
    assert (stopped["started_hours"], stopped["over_quota"], stopped["elapsed_seconds"]) == ("2", False, 3660)
    assert started.json["decision"]["outcome"] == "yes"
    assert {"regulation", "version", "clause", "passed", "text", "inputs"} <= set(started.json["decision"]["grounds"][0])


def test_money_hours_instants_and_clauses(worked: Cli) -> None:
    invoice = worked.ask("invoice print FV/2026/0001").data
    assert set(invoice["lines"][0]) >= LINE
    for money in (invoice["net"], invoice["lines"][0]["unit_net"]):
        assert set(money) == {"amount", "currency"}
        assert re.fullmatch(r"\d+\.\d\d", money["amount"])
    assert (invoice["lines"][0]["quantity"], invoice["lines"][0]["vat_rate"]) == ("2", "23")
    assert invoice["lines"][0]["clauses"][0] == {"regulation": "progrupa-support", "clause": "§1.9"}
    assert (invoice["issued_on"], invoice["due_on"], invoice["ticket"]) == ("2026-11-17", "2026-12-01", 1)
    ticket = worked.ask("ticket show 1").data
    for name in ("opened_at", "closed_at", "recurrence_until"):
        assert INSTANT.fullmatch(ticket[name]), name
    assert ticket["first_response_due"] is None
    assert {"at", "actor", "kind"} <= set(ticket["history"][0])
    session = worked.ask("session show 1").data
    assert INSTANT.fullmatch(session["started_at"])
    assert session["started_at"].endswith("+01:00")


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("ticket open", "ticket open"),
        ("ticket nobody", "ticket"),
        ("nobody", "nobody"),
        ("--lang en ticket list --nobody", "ticket list"),
    ],
)
def test_usage_errors_in_json_too(cli: Cli, line: str, command: str) -> None:
    asked = cli.ask(line)
    assert (asked.code, asked.error, asked.json["command"]) == (2, "USAGE", command)
    assert list(asked.json) == ENVELOPE
    assert len(asked.err.splitlines()) == 1
    process = cli.process([*line.split(), "-o", "json"])
    assert (process.code, process.json) == (2, asked.json)


def test_a_failure_says_whether_it_was_a_dry_run(cli: Cli) -> None:
    cli.ticket()
    asked = cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T17:00 --dry-run")
    assert (asked.code, asked.json["dry_run"], asked.json["status"]) == (4, True, "refused")
    assert cli.ask("invoice issue --ticket 77 --dry-run").json["dry_run"] is True


def test_keys_and_codes_are_english_whatever_the_language(worked: Cli) -> None:
    def keys(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: keys(v) for k, v in value.items()}
        return [keys(v) for v in value] if isinstance(value, list) else None

    for line in ("ticket why 1", "session start 1", "client show nobody"):
        english, polish = worked.ask(line), worked.ask(f"--lang pl {line}")
        assert keys(english.json) == keys(polish.json)
        assert english.code == polish.code
        assert [e["code"] for e in english.json["errors"]] == [e["code"] for e in polish.json["errors"]]
        assert english.out != polish.out


def test_errors_name_code_message_hint_and_params(cli: Cli) -> None:
    cli.ticket()
    (error,) = cli.ask("client show nobody").json["errors"]
    assert set(error) == {"code", "message", "hint", "params"}
    assert error["code"] == "NOT_FOUND"
    refused = cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T17:00").json
    assert refused["errors"][0]["params"]["next_opening"] == "2026-11-18T09:00:00+01:00"
    assert refused["decision"]["on"] == "2026-11-17"
    assert len(refused["errors"]) == sum(g["passed"] is not True for g in refused["decision"]["grounds"])


# -- several ids ---------------------------------------------------------------------------------------------------------------


def test_ids_from_stdin_answer_one_by_one(worked: Cli) -> None:
    found = worked.process("ticket show - --json", stdin="1\n\n 77 \n\n")
    assert found.code == 3
    assert found.json["decision"] is None
    assert [(row["id"], row["status"], row["exit_code"]) for row in found.data] == [("1", "ok", 0), ("77", "error", 3)]
    assert all(set(row) == {"id", "status", "exit_code", "data", "decision", "errors"} for row in found.data)
    assert (found.data[0]["data"]["id"], found.data[1]["data"]) == (1, None)
    assert found.err == "supportctl: 77: There is no ticket 77. Try: supportctl ticket list\n"


def test_one_id_from_stdin_is_an_array_too_and_none_an_empty_one(worked: Cli) -> None:
    assert len(worked.process("ticket show - --json", stdin="1\n").data) == 1
    nothing = worked.process("ticket show - --json", stdin="")
    assert (nothing.code, nothing.data) == (0, [])


def test_each_item_is_its_own_transaction(worked: Cli) -> None:
    found = worked.process("ticket note - -m hello --json", stdin="1\n77\n1\n")
    assert (found.code, [row["exit_code"] for row in found.data]) == (3, [0, 3, 0])
    assert worked.rows("SELECT count(*) FROM ticket_event WHERE kind = 'note'") == [(2,)]


def test_which_exit_code_wins(worked: Cli) -> None:
    """2, 3, 6, 5, 7, 4: the first that occurred."""
    worked.ok(f"{OPEN} --at 2026-11-17T12:00")  # ticket 2, not triaged: 4
    start = f"session start - {CONFIRMED} --at 2026-11-17T12:10 --dry-run --json"
    assert worked.process(start, stdin="2\n").code == 4
    assert worked.process(start, stdin="2\n1\n").code == 5  # 1 is closed
    assert worked.process(start, stdin="2\n1\n77\n").code == 3
    assert worked.process(start, stdin="2\n77\nCrash\n1\n").code == 2  # fits several
    assert json.loads(worked.process(start, stdin="2\n").out)["data"][0]["status"] == "refused"


def test_a_pipe_of_ids(worked: Cli) -> None:
    worked.ok("ticket reopen 1 --reason back --received-at 2026-11-17T12:00 --at 2026-11-17T12:30")
    worked.work("2026-11-17T13:00", "2026-11-17T14:30")
    found = worked.shell("$S ticket list -o ids --unbilled | $S invoice issue --ticket - -o ids")
    assert (found.code, found.out) == (0, "FV/2026/0002\n")
