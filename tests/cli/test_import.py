"""Rows of files, brought in whole or not at all."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli, Result

HEAD = "source,subject,status,client,product,opened_at,closed_at"
ROW = "old:{n},Report {n},new,pracownia,v-ray,2026-11-16T09:05,"


@pytest.fixture
def bring(cli: Cli, tmp_path: Path) -> Any:
    """Write a file, and import it with --json."""

    def bring(kind: str, content: str | bytes, *options: str, name: str = "rows.csv") -> Result:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return cli(["import", kind, str(path), *options, "--json"])

    return bring


def wrong(found: Result) -> list[tuple[int, str]]:
    """(line, code) of each bad line; nothing was written."""
    assert found.code == 2, found
    data = found.data
    assert data["made"] == 0
    assert [e["code"] for e in found.json["errors"]] == [f["code"] for f in data["failed"]]
    assert all(f["message"] for f in data["failed"])
    return [(f["line"], f["code"]) for f in data["failed"]]


def test_tickets_are_recorded_as_they_are_brought_in(cli: Cli, bring: Any) -> None:
    content = (
        "\ufeffsource;subject;status;client;product;opened_at;closed_at;outcome;email;tags;description\n"
        'otrs:7;"Nie ""działa""";closed;pracownia;v-ray;16.11.2026 9:05;2026-11-17 10:00;solved;a@b.pl;vip druk;"Dwa\nwiersze"\n'
        "otrs:8;0012 drukarek;triaged;pracownia;v-ray;2026-11-16T09:05+01:00;;;;;\n"
    )
    found = bring("tickets", content)
    assert found.data == {"read": 2, "made": 2, "unchanged": 0, "failed": []}
    assert "READ_CSV" not in found.err
    shown = cli.ask("ticket show 1").data
    assert (shown["subject"], shown["status"], shown["outcome"], shown["tags"]) == (
        'Nie "działa"',
        "closed",
        "solved",
        ["druk", "vip"],
    )
    assert (shown["opened_at"], shown["closed_at"]) == ("2026-11-16T09:05:00+01:00", "2026-11-17T10:00:00+01:00")
    assert [(e["kind"], e["message"]) for e in shown["history"]] == [("imported", "Dwa\nwiersze")]
    assert (shown["entitlement"], shown["source"]) == ("none", "otrs:7")
    assert cli.rows("SELECT source FROM ticket ORDER BY id") == [("otrs:7",), ("otrs:8",)]
    # No clause was decided; audit, journal and search index have them.
    assert cli.rows("SELECT count(*) FROM decision WHERE entity = 'ticket'") == [(0,)]
    assert cli.rows("SELECT entity_id FROM audit_entry WHERE command = 'import tickets'") == [("1",), ("2",)]
    changed = (
        "SELECT table_name, count(*) FROM row_change JOIN change_set s ON s.id = change_set_id WHERE s.command = 'import tickets'"
    )
    assert dict(cli.rows(f"{changed} GROUP BY table_name")) == {
        "ticket": 2,
        "ticket_event": 2,
        "audit_entry": 2,
        "message": 1,
        "ticket_tag": 2,
    }
    assert [row["id"] for row in cli.ask("search wiersze").data] == [1]
    assert cli.ask("db check").data["ok"]
    # The next act decides.
    cli.refuses("session start 2", 4, "§")


def test_a_second_run_changes_nothing(cli: Cli, bring: Any) -> None:
    content = f"{HEAD}\n{ROW.format(n=1)}\n{ROW.format(n=2)}\n"
    assert bring("tickets", content).data["made"] == 2
    before = cli.dump()
    assert bring("tickets", content).data == {"read": 2, "made": 0, "unchanged": 2, "failed": []}
    assert cli.dump() == before
    more = f"{content}{ROW.format(n=3)}\n"
    assert bring("tickets", more).data == {"read": 3, "made": 1, "unchanged": 2, "failed": []}
    # What was worked on here went on; what wasn't must be as the row says.
    cli.ok("ticket edit 1 --subject Other")
    assert bring("tickets", more).data["unchanged"] == 3
    assert wrong(bring("tickets", more.replace("Report 2", "Something else"))) == [(3, "IMPORT_DIFFERS")]


def test_a_dry_run_writes_nothing(cli: Cli, bring: Any) -> None:
    before = cli.dump()
    found = bring("tickets", f"{HEAD}\n{ROW.format(n=1)}\n", "--dry-run")
    assert (found.json["dry_run"], found.data["made"]) == (True, 1)
    assert cli.dump() == before


def test_bad_lines_are_named_by_their_numbers(cli: Cli, bring: Any) -> None:
    """A quoted line break doesn't shift the number; all are told, and nothing is written."""
    before = cli.dump()
    content = (
        f"{HEAD},description\n"
        '1,A,new,pracownia,v-ray,2026-11-16T09:05,,"one\ntwo"\n'  # lines 2 and 3
        "2,B,new,nobody,v-ray,2026-11-16T09:05,,\n"
        "2,C,new,pracownia,v-ray,2026-11-16T09:05,,\n"
        "3,D,closed,pracownia,v-ray,2026-11-16T09:05,,\n"
        "4,E,new,pracownia,v-ray,03/04/2026 9:05,,\n"
        "5,F,new,pracownia,v-ray,yesterday 9:05,,\n"
        "6,G,new,pracownia,v-ray,16.11 9:05,,\n"
        "7,H,new,pracownia,v-ray,2026-11-18T09:05,,\n"
        "8,I,new,pracownia,v-ray\n"
        "9,J,open,pracownia,v-ray,2026-11-16T09:05,,\n"
        "10,,new,pracownia,v-ray,2026-11-16T09:05,,\n"
        ",K,new,pracownia,v-ray,2026-11-16T09:05,,\n"
        "11,L\0,new,pracownia,v-ray,2026-11-16T09:05,,\n"
        "12,M,new,pracownia,no-such-thing,2026-11-16T09:05,,\n"
        "13,N,closed,pracownia,v-ray,2026-11-16T09:05,2026-11-15T09:05,\n"
        "14,O,nowe,pracownia,v-ray,2026-11-16T09:05,,\n"
    )
    found = bring("tickets", content)
    assert wrong(found) == [
        (4, "NOT_FOUND"),
        (5, "IMPORT_KEY_TWICE"),
        (6, "IMPORT_CLOSED_AT"),
        (7, "DAY_COULD_BE_TWO"),
        (8, "BAD_WHEN"),
        (9, "BAD_WHEN"),
        (10, "WHEN_IN_FUTURE"),
        (11, "IMPORT_RAGGED"),
        (12, "IMPORT_RUNNING"),
        (13, "IMPORT_CELLS_MISSING"),
        (14, "IMPORT_NO_KEY"),
        (15, "CONTROL_CHARACTERS"),
        (16, "PRODUCT_NOT_FOUND"),
        (17, "IMPORT_BEFORE_OPENING"),
        (18, "UNKNOWN_WORD"),
    ]
    assert (found.data["read"], found.data["unchanged"]) == (16, 0)
    assert cli.dump() == before


@pytest.mark.parametrize(
    ("lang", "line", "end"), [("en", "line 2: ", "Nothing was written."), ("pl", "wiersz 2: ", "Niczego nie")]
)
def test_bad_lines_for_people(cli: Cli, tmp_path: Path, lang: str, line: str, end: str) -> None:
    (tmp_path / "t.csv").write_text(f"{HEAD}\n1,A,new,nobody,v-ray,2026-11-16T09:05,\n")
    found = cli(["import", "tickets", str(tmp_path / "t.csv"), "--lang", lang])
    assert (found.code, found.out, len(found.err.splitlines())) == (2, "", 3)
    assert all(part in found.err for part in (line, "nobody", end))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"source,subject,colour\n1,A,red\n", "colour"),
        (b"source,subject,subject\n1,A,B\n", "names a column twice: subject"),
        (b'source,subject\n1,"A\n2,B\n', "line 2"),
        (b'source,subject\n1,"A"B\n', "line 2"),
        (b"source,subject\n1,Za\xc5\xbc\n2,Za\xbf\n", "two encodings: line 2 is UTF-8, line 3 isn't"),
        (b"source,subject\n1," + b"x" * 1_100_000 + b"\n", "longer than 1048576"),
        pytest.param(
            b"PK\x03\x04nothing of it",
            "can't be read",
            marks=pytest.mark.skipif(
                find_spec("openpyxl") is None, reason="the extra xlsx isn't installed: pip install 'supportctl[xlsx]'"
            ),
        ),
    ],
)
def test_files_that_are_none(cli: Cli, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "f.csv").write_bytes(content)
    cli.refuses(["import", "tickets", str(tmp_path / "f.csv")], 2, said)


@pytest.mark.parametrize("content", [HEAD, f"{HEAD}\n\n"])
def test_a_heading_alone_brings_in_nothing(cli: Cli, tmp_path: Path, content: str) -> None:
    """It is what an export of an empty list writes."""
    (tmp_path / "f.csv").write_text(content)
    before = cli.dump()
    found = cli.ask(["import", "tickets", str(tmp_path / "f.csv")])
    assert (found.code, found.data) == (0, {"read": 0, "made": 0, "unchanged": 0, "failed": []})
    assert "no row below the heading" in found.err
    assert cli.dump() == before


def test_what_is_no_file(cli: Cli, tmp_path: Path) -> None:
    cli.refuses(["import", "tickets", str(tmp_path / "none.csv")], 2, "No such file")
    cli.refuses(["import", "tickets", str(tmp_path)], 2, "directory")
    (tmp_path / "f.csv").write_text("a\nb\n")
    cli.refuses(["import", "tickets", str(tmp_path / "f.csv"), "--encoding", "klingon"], 2, "klingon")
    cli.refuses(["import", "tickets", str(tmp_path / "f.csv"), "--encoding", "hex"], 2, "hex")
    cli.refuses(["import", "tickets", str(tmp_path / "f.csv"), "--delimiter", "|"], 2, "--delimiter")


def test_encodings_are_found_out_and_said(cli: Cli, tmp_path: Path) -> None:
    rows = f"{HEAD}\n".replace(",", ";") + "1;Żółw;new;pracownia;v-ray;2026-11-16T09:05;\n"
    for number, (encoding, shown) in enumerate(
        (("cp1250", "cp1250"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"))
    ):
        path = tmp_path / f"{number}.csv"
        path.write_bytes(rows.replace("1;", f"{number};", 1).encode(encoding))
        found = cli.ok(["import", "tickets", str(path)])
        assert f"Read as CSV, {shown}, separated by ;." in found.err
    assert set(cli.rows("SELECT subject FROM ticket")) == {("Żółw",)}
    assert cli.rows("SELECT count(*) FROM ticket") == [(4,)]


def test_an_array_is_no_lines_of_json(cli: Cli, bring: Any) -> None:
    assert wrong(bring("tickets", "[{}]\n", name="t.json")) == [(1, "IMPORT_BAD_JSON")]


def test_lines_of_json(cli: Cli, bring: Any) -> None:
    row = {
        "source": "1",
        "subject": "0012",
        "status": "new",
        "client": "pracownia",
        "product": "v-ray",
        "opened_at": "2026-11-16T09:05",
    }
    lines = [row, {**row, "source": "2", "subject": 12}]
    assert bring("tickets", "\n".join(json.dumps(each) for each in lines), name="t.jsonl").data["made"] == 2
    assert cli.rows("SELECT subject FROM ticket ORDER BY id") == [("0012",), ("12",)]
    bad = '{"source": "3", "source": "4"}\n{"source": {"a": 1}}\nnull\n{"source": NaN}\n' + "[" * 5000 + "\n"
    assert wrong(bring("tickets", json.dumps(row) + "\n" + bad, name="t.jsonl")) == [
        (2, "IMPORT_COLUMN_TWICE_HERE"),
        *((line, "IMPORT_BAD_JSON") for line in (3, 4, 5, 6)),
    ]


def test_a_pipe_and_stdin(cli: Cli, tmp_path: Path) -> None:
    content = f"{HEAD}\n{ROW.format(n=1)}\n"
    assert cli.process("import tickets - --json", stdin=content).data["made"] == 1
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found = cli.shell(f"printf '{content.replace('old:1', 'old:2')}' > {pipe} & $S import tickets {pipe} --json")
    assert found.data == {"read": 1, "made": 1, "unchanged": 0, "failed": []}


def test_a_number_that_a_row_brings_along(cli: Cli, bring: Any) -> None:
    head = "id,subject,status,client,product,opened_at"
    row = "{id},S,new,pracownia,v-ray,2026-11-16T09:05"
    made = bring(
        "tickets", "\n".join([f"source,{head}", f"a,{row.format(id='')}", f"b,{row.format(id=1)}", f"c,{row.format(id=70)}"])
    )
    assert made.data["made"] == 3
    assert cli.rows("SELECT source, id FROM ticket ORDER BY source") == [("a", 71), ("b", 1), ("c", 70)]
    again = bring("tickets", f"source,{head}\nd,{row.format(id=70)}\n")
    assert wrong(again) == [(2, "IMPORT_NUMBER_TAKEN")]
    for number in ("0", "-1", "1.5", "9999999999", "x"):
        assert wrong(bring("tickets", f"{head}\n{row.format(id=number)}\n")) == [(2, "IMPORT_BAD_NUMBER")]
    cli.ok("ticket open --client pracownia --license SKP-0001 --subject New --description D --serial SKP-0001")
    assert cli.rows("SELECT max(id) FROM ticket") == [(72,)]


def test_a_ticket_that_is_shown_in_another(cli: Cli, bring: Any) -> None:
    head = "id,subject,status,client,product,opened_at,merged_into"
    rows = [f"{n},S,new,pracownia,v-ray,2026-11-16T09:05,{into}" for n, into in ((1, 2), (2, ""), (3, 9))]
    assert wrong(bring("tickets", "\n".join([head, *rows]))) == [(4, "NOT_FOUND")]
    assert bring("tickets", "\n".join([head, *rows[:2]])).data["made"] == 2
    assert cli.rows("SELECT id, merged_into FROM ticket ORDER BY id") == [(1, 2), (2, None)]


# -- sessions ------------------------------------------------------------------------------------------------------------------

SESSIONS = "source,ticket,operator,started_at,stopped_at"


def test_sessions_are_billed_only_where_it_is_said(cli: Cli, bring: Any) -> None:
    cli.ticket(hours="3", at="2026-11-16T09:05")
    bought = cli.rows("SELECT count(*) FROM decision")
    assert bring("sessions", f"{SESSIONS}\ns1,1,ewa,2026-11-16 10:00,2026-11-16 10:50\n").data["made"] == 1
    assert cli.rows("SELECT count(*) FROM decision") == bought
    shown = cli.ask("session show 1").data
    assert (shown["elapsed_seconds"], shown["state"], shown["operator"]) == (3000, "stopped", "ewa")
    cli.refuses("invoice issue --ticket 1", 5)
    assert bring("sessions", f"{SESSIONS}\ns2,1,ewa,2026-11-16 11:00,2026-11-16 12:10\n", "--to-bill").data["made"] == 1
    (line,) = cli.ask("invoice issue --ticket 1").data["lines"]
    assert line["quantity"] == "2"
    assert [e["kind"] for e in cli.ask("ticket show 1").data["history"]].count("session-imported") == 2
    assert cli.ask("db check").data["ok"]


def test_sessions_that_do_not_fit(cli: Cli, bring: Any) -> None:
    cli.ticket(at="2026-11-16T09:05")
    cli.work("2026-11-16T10:00", "2026-11-16T10:30")
    cli.ok(
        "ticket open --client pracownia --license SKP-0001 --subject B --description D --serial SKP-0001 --at 2026-11-16T09:06"
    )
    head = "source,ticket,operator,started_at,stopped_at,hours"
    rows = [
        "1,1,ewa,2026-11-16 10:29,2026-11-16 10:40,",  # the ticket's own on record
        "2,2,anna,2026-11-16 10:10,2026-11-16 10:20,",  # the operator's on record
        "3,2,ewa,2026-11-16 11:00,2026-11-16 11:30,",
        "4,1,ewa,2026-11-16 11:29,2026-11-16 11:40,",  # the operator's in the file
        "5,1,jan,2026-11-16 12:00,,-1",
        '6,1,jan,2026-11-16 12:00,,"0,0"',
        "7,1,jan,2026-11-16 12:00,2026-11-16 13:00,1",
        "8,9,jan,2026-11-16 12:00,,1",
        "9,1,jan,2026-11-16 09:00,,1",
        "10,1,jan,2026-11-16 12:00,2026-11-16 12:00,",
        "11,1,jan,2026-11-17 17:30,,1",
        '12,1,jan,2026-11-16 14:00,,"1,5"',
        '13,1,piotr,2026-11-16 15:29,,"0,1"',
        "14,1,piotr,2026-11-16 15:35,,1",
    ]
    assert wrong(bring("sessions", "\n".join([head, *rows]))) == [
        (2, "SESSIONS_OVERLAP"),
        (3, "SESSIONS_OVERLAP"),
        (5, "IMPORT_OVERLAP"),
        (6, "IMPORT_BAD_DURATION"),
        (7, "IMPORT_BAD_DURATION"),
        (8, "IMPORT_STOP_OR_HOURS"),
        (9, "NOT_FOUND"),
        (10, "IMPORT_BEFORE_OPENING"),
        (11, "IMPORT_ENDS_FIRST"),
        (12, "WHEN_IN_FUTURE"),
        (14, "IMPORT_OVERLAP"),
    ]
    good = [rows[n] for n in (2, 11, 13)]
    assert bring("sessions", "\n".join([head, *good])).data["made"] == 3
    assert cli.ask("session show 3").data["elapsed_seconds"] == 5400


# -- clients, licences, prices, rates ------------------------------------------------------------------------------------------


def test_clients_and_licences_are_made_by_their_verbs(cli: Cli, bring: Any) -> None:
    content = (
        "key;name;kind;nip;email;phone;address;country\n"
        "zolw;Żółw sp. z o.o.;;7010019016;biuro@zolw.pl;602 000 111;ul. Zła 2, Łódź;\n"
        "kot;Jan Kot;consumer;;;0048 605-111-333;ul. Kocia 1;PL\n"
    )
    assert bring("clients", content.encode("cp1250")).data == {"read": 2, "made": 2, "unchanged": 0, "failed": []}
    shown = cli.ask("client show zolw").data
    assert (shown["name"], shown["phone"], shown["nip"]) == ("Żółw sp. z o.o.", "+48602000111", "7010019016")
    assert bring("clients", content.encode("cp1250")).data["unchanged"] == 2
    licences = (
        "serial,client,product,kind,version,maintenance_until,commercial\n"
        "00012345678901,zolw,sketchup-pro,subscription,2021,31.12.2026,tak\n"
    )
    assert bring("licenses", licences).data["made"] == 1
    assert cli.ask("license show 00012345678901").data["maintenance_until"] == "2026-12-31"
    assert bring("licenses", licences).data["unchanged"] == 1
    bad = (
        "key,name,nip,address\nzolw,Other,7010019016,X\nnowy,New,1234563219,X\n,Nobody,,X\ninny,Inny,7010019016,X\n"
        "a,A,9512120077,X\nb,B,9512120077,X\n"
    )
    assert wrong(bring("clients", bad)) == [
        (2, "IMPORT_DIFFERS"),
        (3, "BAD_NIP"),
        (4, "IMPORT_NO_KEY"),
        (5, "SAME_NIP"),
    ]
    # Two of the file itself: seen when the second one is written, and all is taken back.
    before = cli.dump()
    assert wrong(bring("clients", "key,name,nip,address\na,A,9512120077,X\nb,B,9512120077,X\n")) == [(3, "SAME_NIP")]
    assert cli.dump() == before


def test_contact_persons_count_from_when_they_were_named(cli: Cli, bring: Any) -> None:
    content = "client;name;email;competent;named_at\npracownia;Maria Nowa;m@p.pl;nie;16.11.2026 08:00\n"
    assert bring("contacts", content).data == {"read": 1, "made": 1, "unchanged": 0, "failed": []}
    assert bring("contacts", content).data["unchanged"] == 1
    assert cli.ask("client show pracownia").data["contact"]["name"] == "Maria Nowa"
    assert wrong(bring("contacts", content.replace("nie", "tak"))) == [(2, "IMPORT_DIFFERS")]
    assert wrong(bring("contacts", content.replace("nie;16.11.2026 08:00", ";"))) == [(2, "IMPORT_CELLS_MISSING")]
    assert wrong(bring("contacts", content.replace("pracownia", "nobody"))) == [(2, "NOT_FOUND")]
    # Session by session the desk asks who was named by then: after the import as before it.
    cli.ticket(at="2026-11-17T09:05")
    assert cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00").clauses == ["§4.6"]


def test_products_and_their_versions(cli: Cli, bring: Any) -> None:
    head = "key;name;vendor;regulation;offered;editions;from;newest;oldest_supported\n"
    rows = (
        "box;Box;Kubus;progrupa-support;nie;Pro,Std;2025-01-01;3,1;2\nbox;Box;Kubus;progrupa-support;nie;Pro,Std;01.01.2026;4;2\n"
    )
    plain = "lamp;Lamp;Kubus;codetwo-support;;;;;\n"
    content = head + rows.replace("3,1", "3.1") + plain
    assert bring("products", content).data == {"read": 3, "made": 3, "unchanged": 0, "failed": []}
    assert bring("products", content).data["unchanged"] == 3
    listed = {row["key"]: row for row in cli.ask("product list").data}
    assert (listed["box"]["newest_version"], listed["box"]["offered"], listed["box"]["editions"]) == ("4", False, ["Pro", "Std"])
    assert (listed["lamp"]["offered"], listed["lamp"]["newest_version"]) == (True, None)
    assert wrong(bring("products", head + plain.replace("Lamp", "Light"))) == [(2, "IMPORT_DIFFERS")]
    assert wrong(bring("products", head + rows.splitlines()[1].replace("2026", "2027").replace("nie", "tak"))) == [
        (2, "IMPORT_DIFFERS")
    ]
    assert wrong(bring("products", head + "new;New;V;progrupa-support;;;2026-01-01;2;3\n")) == [(2, "VERSIONS_CROSSED")]
    assert wrong(bring("products", head + "new;New;V;progrupa-support;;;;2;\nold;Old;V;progrupa-support;;;2026-01-01;;\n")) == [
        (2, "IMPORT_CELLS_MISSING"),
        (3, "IMPORT_CELLS_MISSING"),
    ]
    assert wrong(bring("products", head + "new;New;V;nothing;;;;;\n")) == [(2, "UNKNOWN_WORD")]
    assert wrong(bring("products", head + plain + plain)) == [(3, "IMPORT_KEY_TWICE")]


def test_a_subscription_that_ended(cli: Cli, bring: Any) -> None:
    content = "serial,client,product,kind,version,state\n00420042004200,pracownia,sketchup-pro,subscription,2021,ended\n"
    assert bring("licenses", content).data["made"] == 1
    assert bring("licenses", content).data["unchanged"] == 1
    assert cli.ask("license show 00420042004200").data["state"] == "ended"


def test_prices_and_rates(cli: Cli, bring: Any) -> None:
    prices = 'item;amount;currency;from;vat\nprogrupa-support-hour;"1 200,5";PLN;01.01.2027;23\n'
    assert bring("prices", prices).data["made"] == 1
    assert cli.ask("price list --item progrupa-support-hour").data[-1]["price"] == {"amount": "1200.50", "currency": "PLN"}
    assert bring("prices", prices).data["unchanged"] == 1
    assert wrong(bring("prices", prices.replace("1 200,5", "-5"))) == [(2, "BAD_AMOUNT")]
    assert wrong(bring("prices", prices.replace("1 200,5", "7"))) == [(2, "IMPORT_DIFFERS")]
    assert wrong(bring("prices", prices.replace("23", "24"))) == [(2, "IMPORT_DIFFERS")]
    assert wrong(bring("prices", prices.replace("23", "24").replace("2027", "2028"))) == [(2, "BAD_VAT_RATE")]
    rates = 'currency,day,rate,table\nEUR,2026-11-16,"4,2500",222/A/NBP/2026\n'
    assert bring("rates", rates).data["made"] == 1
    assert bring("rates", rates.replace("4,2500", "4.25")).data["unchanged"] == 1
    assert wrong(bring("rates", rates.replace("4,2500", "4.26"))) == [(2, "IMPORT_DIFFERS")]
    assert wrong(bring("rates", rates.replace("2026-11-16", "2026-11-15"))) == [(2, "NO_RATE_THAT_DAY")]


# -- sheets --------------------------------------------------------------------------------------------------------------------


def test_a_sheet(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="the extra xlsx isn't installed: pip install 'supportctl[xlsx]'")
    from datetime import date, datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.append(["serial", "client", "product", "kind", "version", "maintenance_until"])
    sheet.append([12345678901, "pracownia", "sketchup-pro", "subscription", 2021, date(2026, 12, 31)])
    sheet["A2"].number_format = "00000000000000"
    path = tmp_path / "l.xlsx"
    book.save(path)
    assert cli.ask(["import", "licenses", str(path)]).data["made"] == 1
    assert cli.ask("license show 00012345678901").data["maintenance_until"] == "2026-12-31"
    moment = datetime.fromisoformat("2026-11-16T09:05")
    tickets = Workbook()
    sheet = tickets.active
    sheet.append(["source", "subject", "status", "client", "product", "opened_at"])
    sheet.append([1, "S", "new", "pracownia", "v-ray", moment])
    sheet.append([2, '=HYPERLINK("x")', "new", "pracownia", "v-ray", moment])
    tickets.save(path)
    assert wrong(cli.ask(["import", "tickets", str(path)])) == [(3, "IMPORT_FORMULA")]


def test_without_the_extra(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    (tmp_path / "f.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    cli.refuses(["import", "tickets", str(tmp_path / "f.xlsx")], 7, 'pip install "supportctl[xlsx]"')


# -- around --------------------------------------------------------------------------------------------------------------------


def test_an_import_is_no_candidate_for_undo(cli: Cli, bring: Any) -> None:
    bring("tickets", f"{HEAD}\n{ROW.format(n=1)}\n")
    cli.refuses("undo", 5, "import")
    assert cli.ask("undo --list").data[0]["undoable"] is False


def test_an_import_may_begin_a_desk(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("key,name,nip,address\na,A,9512120077,X\n")
    new = tmp_path / "new" / "desk.db"
    new.parent.mkdir(mode=0o700)
    assert cli.ask(["import", "clients", str(tmp_path / "c.csv"), "--db", str(new)]).data["made"] == 1


def test_what_an_erasure_takes_of_an_import(cli: Cli, bring: Any) -> None:
    bring("tickets", f"{HEAD},email\nold:1,S,closed,pracownia,v-ray,2026-11-16T09:05,2026-11-16T10:05,x@y.pl\n")
    cli.ok("client erase pracownia --yes")
    assert cli.rows("SELECT subject, email, source FROM ticket") == [("", None, None)]
    assert cli.rows("SELECT count(*) FROM personal_value WHERE client_id = 1") == [(0,)]


def test_a_desk_that_changed_since_the_check_is_checked_again(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the lock of the writer: what fits no more is named, and nothing is written."""
    from supportctl.desk.bulk import importing

    (tmp_path / "c.csv").write_text("key,name,nip,address\nnowy,Nowy,9512120077,X\n")
    check = importing.check

    def slow(*args: Any, **options: Any) -> Any:
        found = check(*args, **options)
        monkeypatch.setattr(importing, "check", check)
        cli.process("client add Szybszy --nip 9512120077 --address Y --key szybszy")
        return found

    monkeypatch.setattr(importing, "check", slow)
    assert wrong(cli.ask(f"import clients {tmp_path / 'c.csv'}")) == [(2, "SAME_NIP")]
    assert cli.rows("SELECT key FROM client WHERE key IN ('nowy', 'szybszy')") == [("szybszy",)]
    # And what still fits is written.
    monkeypatch.setattr(importing, "check", slow)
    (tmp_path / "t.csv").write_text(f"{HEAD}\n{ROW.format(n=1)}\n")
    assert cli.ask(f"import tickets {tmp_path / 't.csv'}").data["made"] == 1


def test_many_chunks(cli: Cli, bring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that are given by the thousand, and those that the journal takes meanwhile, don't meet."""
    from supportctl.desk.bulk import importing

    monkeypatch.setattr(importing, "CHUNK", 2)
    head = "source,id,subject,status,client,product,opened_at,email,waits_reason,merged_into"
    rows = [
        f"t{n},{9 if n == 3 else ''},S{n},waiting,pracownia,v-ray,2026-11-16T09:05,a{n}@b.pl,later,{9 if n == 2 else ''}"
        for n in range(7)
    ]
    assert bring("tickets", "\n".join([head, *rows])).data["made"] == 7
    assert sorted(n for (n,) in cli.rows("SELECT id FROM ticket")) == [9, 10, 11, 12, 13, 14, 15]
    sessions = [f"s{n},t{n},op{n},2026-11-16 10:00,1,601234567" for n in range(7)]
    assert bring("sessions", "\n".join(["source,ticket_source,operator,started_at,hours,phone", *sessions])).data["made"] == 7
    assert cli.ask("db check").data["ok"]
    assert cli.rows("SELECT count(*), count(DISTINCT command) FROM change_set WHERE command LIKE 'import %'") == [(2, 2)]


def test_a_line_of_200_megabytes_takes_little_memory(cli: Cli, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"source,subject\n1,")
        file.truncate(200 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    found = cli.process(["import", "tickets", str(path)])
    assert (found.code, "longer than" in found.err) == (2, True), found
    assert max(0, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss - before) < 120 * 1024


def test_stdin_that_brings_commands_brings_no_rows(cli: Cli) -> None:
    found = cli.process("batch", stdin=f"import tickets -\n{HEAD}\n")
    assert (found.code, json.loads(found.out.splitlines()[0])["errors"][0]["code"]) == (2, "STDIN_TAKEN")


@pytest.mark.parametrize("line", ["import rates {} --dry-run", "import rates {}"])
@pytest.mark.parametrize(
    "content", ["currency,on,rate,table\nEUR,2026-11-16,4.2,222/A/NBP/2026\n", "currency,on\nEUR,2026-11-16\n"]
)
def test_a_desk_is_made_by_what_is_brought_in_alone(cli: Cli, tmp_path: Path, line: str, content: str) -> None:
    """A dry run made one, and so did a file that couldn't be brought in."""
    file, desk = tmp_path / "rates.csv", tmp_path / "other.db"
    file.write_text(content)
    found = cli(f"{line.format(file)} --db {desk} -o json")
    whole, dry = "rate" in content, "--dry-run" in line
    assert found.code == (0 if whole else 2)
    assert found.data["made"] == int(whole)
    assert desk.exists() is (whole and not dry)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("supportctl-")] == []


def test_so_many_wrong_lines_are_named_and_it_is_said_that_there_may_be_more(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "rates.csv"
    file.write_text("currency,on,rate,table\n" + "EUR,never,4.2,222/A/NBP/2026\n" * 3_000)
    found = cli(["import", "rates", str(file)])
    assert found.code == 2
    assert "Wrong lines named: 1000; after these the rest of the file wasn't read." in found.err
    file.write_text("currency,on,rate,table\n" + "EUR,never,4.2,222/A/NBP/2026\n" * 30)
    assert "Wrong lines: 30, lines read: 30." in cli(["import", "rates", str(file)]).err
