"""json, ndjson, csv, ids: what scripts rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from supportctl.money import Money
from supportctl.output.reply import Reply
from tests.output.samples import CLIENTS, CONVERSIONS, NAME, NOT_FOUND, REFUSED, client, conversion, money, printed, settings


def parsed(reply: Reply, lang: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(reply, settings("json", lang=lang))[0])
    return found


def test_the_envelope_of_a_success() -> None:
    assert parsed(Reply("client show", client())) == {
        "schema": 1,
        "command": "client show",
        "status": "ok",
        "exit_code": 0,
        "dry_run": False,
        "data": client(),
        "decision": None,
        "errors": [],
    }


def test_the_envelope_of_a_refusal() -> None:
    found = parsed(REFUSED)
    assert (found["status"], found["exit_code"], found["data"]) == ("refused", 4, None)
    assert set(found["decision"]) == {"outcome", "on", "overridden", "grounds"}
    assert found["decision"]["grounds"][1] == {
        "regulation": "progrupa-support",
        "version": "2020-12-01",
        "clause": "§3.3",
        "passed": True,
        "code": "confirmed",
        "text": "Confirmed: the client is at the computer (present).",
        "inputs": {"confirmation": "present"},
    }
    assert found["errors"][0] == {
        "code": "OUT_OF_HOURS",
        "message": "The desk is closed at 17:00 (Tuesday 2026-11-17). Next opening: 2026-11-18 09:00. (§4.2)",
        "hint": "The start can be conceded: --override REASON",
        "params": {
            "clause": "§4.2",
            "at": "2026-11-17T17:00:00+01:00",
            "next_opening": "2026-11-18T09:00:00+01:00",
            "overridable": True,
        },
    }
    assert printed(REFUSED, settings("json"))[1].startswith("Not allowed: ")


def test_keys_and_codes_are_english_and_sentences_are_not() -> None:
    found = parsed(NOT_FOUND, lang="pl")
    assert found["errors"][0]["code"] == "NOT_FOUND"
    assert found["errors"][0]["message"].startswith("Nie znaleziono klienta")


def test_one_line_in_a_pipe_and_indented_on_a_terminal() -> None:
    assert printed(CLIENTS, settings("json"))[0].count("\n") == 1
    assert printed(CLIENTS, settings("json", terminal=True))[0].startswith('{\n  "schema": 1,\n')


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "iso8859-2"])
def test_json_carries_every_character_and_shows_none_that_cant_be_seen(encoding: str) -> None:
    name = "Łódź 漢\x1b\x9b\u202e\ud800\U000e0001\n"
    text = printed(Reply("client show", {"name": name}), settings("json"), encoding)[0]
    assert json.loads(text)["data"]["name"] == name
    assert text.rstrip("\n").isprintable()


def test_several_ids_flat() -> None:
    found = parsed(CONVERSIONS)
    assert (found["status"], found["exit_code"], found["decision"]) == ("error", 3, None)
    first, second, third = found["data"]
    assert (first["license"], first["eligible"], first["price"]) == ("S1", True, money("119.60"))
    assert (first["status"], first["exit_code"], first["errors"]) == ("ok", 0, [])
    assert (second["status"], second["exit_code"], second["decision"]["outcome"]) == ("refused", 4, "no")
    assert (third["id"], third["license"], third["eligible"], third["exit_code"]) == ("X", "X", False, 3)
    assert third["errors"][0]["code"] == "NOT_FOUND"


def test_several_ids() -> None:
    items = (("ala", Reply("client show", client())), ("b", NOT_FOUND))
    found = parsed(Reply("client show", exit_code=3, items=items))["data"]
    assert [list(item) for item in found] == [["id", "status", "exit_code", "data", "decision", "errors"]] * 2
    assert [(item["id"], item["status"]) for item in found] == [("ala", "ok"), ("b", "error")]
    assert printed(Reply("client show", exit_code=3, items=items), settings("ids")) == (
        "ala\n",
        "supportctl: b: There is no client Ala [red]\\x1b[31m\\u202e. Try: supportctl search 'Ala [red]\\x1b[31m\\u202e'\n",
    )


def test_decisions_inside_data_have_sentences_too() -> None:
    data = {"license": "S", "decision": conversion("S", True).decision}
    assert parsed(Reply("license check-support", data))["data"]["decision"]["grounds"][0]["text"] == "60% off."


def test_ndjson_is_a_row_a_line() -> None:
    out = printed(CLIENTS, settings("ndjson"))[0]
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["Ala", NAME]
    assert json.loads(printed(Reply("client show", client()), settings("ndjson"))[0]) == client()


@pytest.mark.parametrize("format", ["ndjson", "csv", "ids"])
def test_a_failure_leaves_stdout_empty(format: str) -> None:
    assert printed(NOT_FOUND, settings(format))[0] == ""
    assert printed(REFUSED, settings(format))[0] == ""


def test_csv() -> None:
    rows = [
        {"item": "a", "price": None, "ok": True, "codes": ["x", "y"], "note": "=1+1"},
        {"item": "b", "price": Money(-150, "PLN"), "ok": False, "codes": [], "note": "-1.5"},
        {"item": "@c", "price": None, "ok": None, "codes": ["x y"], "note": "+48600700800\n\x1b"},
    ]
    assert printed(Reply("price list", rows), settings("csv"))[0] == (
        "item,price,price_currency,ok,codes,note\n"
        "a,,,true,x y,'=1+1\n"
        "b,-1.50,PLN,false,,-1.5\n"
        '\'@c,,,,"[""x y""]","\'+48600700800\n\\x1b"\n'
    )
    assert printed(Reply("price list", []), settings("csv"))[0] == ""


def test_csv_of_what_an_earlier_release_kept_has_its_currency_in_a_column() -> None:
    kept = {"id": 1, "net": money("-246.00"), "gone": {"amount": "1.00"}}
    assert printed(Reply("bundle order", kept), settings("csv"))[0] == (
        'id,net,net_currency,gone\n1,-246.00,PLN,"{""amount"": ""1.00""}"\n'
    )


def test_csv_of_several_ids() -> None:
    lines = printed(CONVERSIONS, settings("csv"))[0].splitlines()
    assert lines[0] == (
        "id,license,eligible,path,discount_percent,quantity_max,best_day,price,price_currency,assumed,status,exit_code"
    )
    assert lines[1:] == [
        "1,S1,true,expired,60,50,,119.60,PLN,territory,ok,0",
        "1,S2,false,expired,0,50,,,,territory,refused,4",
        "X,X,false,,,,,,,,error,3",
    ]


@pytest.mark.parametrize(
    ("reply", "ids"),
    [
        (CLIENTS, "ala\nb\n"),
        (Reply("license list", [{"id": 1, "serial": "SKP-1"}]), "SKP-1\n"),
        (Reply("ticket list", [{"id": 7, "client": "x"}]), "7\n"),
        (Reply("session extend", {"ticket": 7}), "7\n"),
        (Reply("invoice issue", {"id": 1, "number": None}, dry_run=True), "1\n"),
        (Reply("price list", [{"item": "hour"}]), "hour\n"),
        (Reply("regulation coverage", [{"regulation": "p", "clause": "§1"}]), "§1\n"),
        (CONVERSIONS, "S1\n"),
        (conversion("S2", False), ""),
    ],
)
def test_ids(reply: Reply, ids: str) -> None:
    assert printed(reply, settings("ids"))[0] == ids


def test_json_loads_neither_rich_nor_the_other_formats() -> None:
    script = (
        "import sys\n"
        "from tests.output.samples import REFUSED, CLIENTS, printed, settings\n"
        "printed(REFUSED, settings('json')); printed(CLIENTS, settings('json'))\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('rich', 'typer', 'sqlmodel', 'csv', 'babel', 'click')"
        " or m in ('supportctl.output.views', 'supportctl.output.plain', 'supportctl.output.styled', 'supportctl.wording.pl.sentences',"
        " 'supportctl.regulations', 'supportctl.wording.pl.labels')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_plain_text_loads_no_rich() -> None:
    script = "import sys\nfrom tests.output.samples import *\nprinted(CLIENTS)\nprint('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
