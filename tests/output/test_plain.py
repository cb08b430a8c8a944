"""Replies in a pipe: aligned text, no control characters, no trailing blanks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from supportctl.desk.ground.replay import StoredDecision
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import HistoryEntry
from supportctl.output.emit import emit
from supportctl.output.plain import width
from supportctl.output.reply import Reply
from supportctl.record import Word, encoded, revived
from supportctl.told import Failure, Note
from tests.output.samples import (
    CLIENTS,
    CONVERSIONS,
    DECISION,
    ERRORS,
    NOT_FOUND,
    REFUSED,
    client,
    conversion,
    invoice,
    printed,
    settings,
    ticket,
)

PL = settings(lang="pl")


def test_a_list() -> None:
    assert printed(CLIENTS) == (
        "key  name                     kind      NIP         phone            e-mail\n"
        "ala  Ala                      company   1234563218  +48 600 700 800\n"
        "b    Ala [red]\\x1b[31m\\u202e  consumer              +48 600 700 800\n",
        "",
    )


def test_a_list_in_polish() -> None:
    assert printed(Reply("client list", [client()]), PL)[0] == (
        "identyfikator  nazwa  rodzaj  NIP         telefon          e-mail\n"
        "ala            Ala    firma   1234563218  +48 600 700 800\n"
    )


def test_an_empty_list_says_so() -> None:
    assert printed(Reply("client list", []))[0] == "Nothing to show.\n"


def test_a_refusal_is_on_stderr_alone() -> None:
    assert printed(REFUSED) == (
        "",
        "Not allowed: the desk is closed at 17:00 (Tuesday 2026-11-17). Next opening: 2026-11-18 09:00. (and 1 more)\n"
        "  ✗ §4.2 2020-12-01 The start can be conceded: --override REASON\n"
        "  ? §3.4 2020-12-01 Unknown: which phone number the client uses."
        " Add --phone NUMBER: the one that the client uses.\n",
    )


def test_a_question_answered_with_no_is_answered_on_stdout() -> None:
    asked = Reply("session start", decision=DECISION, errors=ERRORS, exit_code=4, dry_run=True)
    assert printed(asked) == (
        "Not allowed: the desk is closed at 17:00 (Tuesday 2026-11-17). Next opening: 2026-11-18 09:00. (and 1 more)\n"
        "\n"
        "✗  §4.2  2020-12-01  The desk is closed at 17:00 (Tuesday 2026-11-17). Next opening: 2026-11-18 09:00.\n"
        "✓  §3.3  2020-12-01  Confirmed: the client is at the computer (present).\n"
        "?  §3.4  2020-12-01  Unknown: which phone number the client uses.\n",
        "",
    )


def test_an_error_is_one_line() -> None:
    assert printed(NOT_FOUND) == (
        "",
        "supportctl: There is no client Ala [red]\\x1b[31m\\u202e. Try: supportctl search 'Ala [red]\\x1b[31m\\u202e'\n",
    )


def test_notes_follow_and_quiet_drops_them() -> None:
    reply = Reply("client add", client(), notes=(Note("CONTACT_NOT_COMPETENT", {"client": "b\x1b"}),), made="ala")
    out, err = printed(reply)
    assert out.startswith("no.:      1\nkey:      ala\n")
    assert err == "note: The contact person counts for b\\x1b only once their competence is confirmed: --competent (§4.6).\n"
    assert printed(reply, settings(quiet=True)) == ("ala\n", "")
    assert printed(NOT_FOUND, settings(quiet=True))[0] == ""


def test_an_act_names_the_clauses_that_allowed_it() -> None:
    yes = DECISION._replace(outcome="yes", grounds=(DECISION.grounds[1],))
    assert printed(Reply("ticket triage", {"id": 1}, yes))[0] == "no.:  1\n\nAllowed by §3.3.\n"


def test_several_ids() -> None:
    out, err = printed(CONVERSIONS)
    assert out == (
        "== S1\n\n"
        "Yes, by subject.2.\n\n"
        "✓  subject.2  2020-09-25  60% off.\n\n"
        "licence:             S1\neligible:            yes\nlist of conditions:  expired M&S\ndiscount:            60%\n"
        "at most:             50\nbest day:            -\nprice:               119.60 PLN\nassumed:             territory\n\n"
        "== S2\n\n"
        "No: no discount is left on 2021-12-05.\n\n"
        "✗  subject.2  2020-09-25  No discount is left on 2021-12-05.\n\n"
        "licence:             S2\neligible:            no\nlist of conditions:  expired M&S\ndiscount:            0%\n"
        "at most:             50\nbest day:            -\nprice:               -\nassumed:             territory\n"
    )
    assert err == "supportctl: X: There is no licence X. Try: supportctl license list\n"


def test_a_check_that_found_something_shows_it() -> None:
    problems = {"ok": False, "revision": "0001", "problems": ["a is b", "c"]}
    errors = (Failure("STORE_PROBLEM", {"problem": "a is b"}),)
    assert printed(Reply("db check", problems, errors=errors, exit_code=6)) == (
        "in order:  no\nrevision:  0001\nproblems:  a is b, c\n",
        "supportctl: The database isn't in order: a is b.\n",
    )


def test_the_invoice_is_a_document() -> None:
    assert printed(Reply("invoice print", invoice()), PL)[0] == (
        "Faktura VAT FV/2026/0001\n\n"
        "Data wystawienia:       17.11.2026\n"
        "Data wykonania usługi:  17.11.2026\n\n"
        "Sprzedawca:               Nabywca:\n"
        "Desk Sp. z o.o.           Ala\n"
        "ul. Prosta 1, Warszawa    ul. Długa 1\n"
        "NIP: 5265877635           NIP: 1234563218\n\n"
        "Lp.  Nazwa     Ilość  J.m.   Cena netto   Netto  Stawka VAT     VAT  Brutto\n"
        "  1  Wsparcie      3  godz.      200,00  600,00         23%  138,00  738,00\n"
        "  2  Inne        1,5  godz.       10,00   15,00          8%    1,20   16,20\n\n"
        "Stawka VAT   Netto     VAT  Brutto\n"
        "       23%  600,00  138,00  738,00\n"
        "        8%   15,00    1,20   16,20\n"
        "     Razem  615,00  139,20  754,20\n\n"
        "Do zapłaty:        754,20\u00a0PLN\n"
        "Słownie:           siedemset pięćdziesiąt cztery złote, dwadzieścia groszy\n"
        "Płatność:          przelew\n"
        "Termin płatności:  01.12.2026\n"
        "Rachunek:          PL61 1090 1014 0000 0712 1981 2874\n\n"
        "Wykorzystane godziny, opłacone przy zakupie: zgłoszenie 1 – 0,5 h\n\n"
        "Wyceniono na podstawie: §1.9, §4.3, §4.4 (progrupa-support)\n"
    )
    english = printed(Reply("invoice issue", invoice()._replace(core=invoice().core._replace(number=None))))[0]
    assert english.startswith("VAT invoice (dry run, no number)\n")
    assert any(
        re.fullmatch(r" +1  Paid technical support, started hour +3  h +200\.00  600\.00 +23%  138\.00  738\.00", line)
        for line in english.splitlines()
    )


def test_the_history_keeps_lines_and_secrets() -> None:
    at = datetime.fromisoformat("2026-11-17T10:00:00+01:00")
    entry: dict[str, Any] = {
        "at": at,
        "recorded_at": at,
        "actor": "jan",
        "kind": Word("note"),
        "clauses": ("§7.1",),
        "message": None,
    }
    entries = (
        HistoryEntry(**entry, details={}, confidential=True),
        HistoryEntry(**entry, details={"outcome": Word("solved")}, confidential=False)._replace(
            kind=Word("closed"), clauses=(), message="a\n\x1bb"
        ),
    )
    shown = printed(Reply("ticket show", ticket()._replace(history=entries)))[0]
    assert shown.partition("\n\n")[2] == (
        "history\n"
        "at                by   kind    clauses  message\n"
        "2026-11-17 10:00  jan  note    §7.1     (confidential)\n"
        "2026-11-17 10:00  jan  closed           outcome: solved\n"
        "                                        a\n"
        "                                        \\x1bb\n"
    )


def test_why_says_whether_it_would_be_decided_again() -> None:
    decision = {
        "id": 1, "facts": {}, "about": "session 1", "at": "2026-11-17T10:00:00+01:00", "operator": "jan", "question": "start_session",
        "regulation": "progrupa-support", "version": "2020-12-01", "on": "2026-11-17", "outcome": "yes", "overridden": ["§4.2"],
        "grounds": encoded(DECISION.grounds), "same": False,
    }  # fmt: skip
    out = printed(Reply("ticket why", ticket()._replace(decisions=(revived(StoredDecision, decision),))))[0]
    assert out.startswith(
        "1: x\n\n== Session 1: may the session start? yes\n\n"
        "2026-11-17 10:00 jan; progrupa-support, version 2020-12-01, 2026-11-17; recomputed: DIFFERS\n\n"
        "✗*  §4.2"
    )


@pytest.mark.parametrize("command", ["regulation show", "regulation list", "regulation coverage"])
def test_regulations(command: str) -> None:
    from datetime import date

    from supportctl.desk.regulation import texts

    day = date(2026, 11, 17)
    verbs: dict[str, Callable[[], Outcome[Any]]] = {
        "regulation show": lambda: texts.show_regulation("progrupa-support", day),
        "regulation list": lambda: texts.list_regulations(day),
        "regulation coverage": lambda: texts.coverage_of(["progrupa-support"], day),
    }
    outcome = verbs[command]()
    out = printed(Reply(command, outcome.data), PL)[0]
    assert "\n" in out
    if command == "regulation show":
        assert "⚖ wykładnia: " in out
        assert "• rozliczana jednostka czasu: 1 h\n" in out
        assert "Wersja 2020-12-01 w dniu 2026-11-17. Dotyczy usług od 2020-12-01.\n" in out


def test_a_stream_of_ascii_shows_the_rest_escaped() -> None:
    out, err = printed(Reply("client list", [client(name="Łódź")]), encoding="ascii")
    assert "\\u0141\\xf3d\\u017a" in out
    assert err == ""
    assert "  NO \\xa74.2" in printed(REFUSED, encoding="ascii")[1]


@pytest.mark.parametrize(
    "data", [3, "x", [1, 2], ["a"], {}, {"a": {"b": [{"c": 1}, 2]}}, {"notices": "x"}, [None], {"a": object()}]
)
@pytest.mark.parametrize(
    "command", ["client list", "invoice print", "ticket show", "ticket why", "session stop", "regulation show"]
)
@pytest.mark.parametrize("format", ["table", "json", "ndjson", "csv", "ids"])
def test_odd_data_never_breaks_the_printer(command: str, data: Any, format: str) -> None:
    printed(Reply(command, data), settings(format))
    printed(Reply(command, data), settings(format, terminal=True, width=40))


def test_a_closed_stdout_is_an_oserror(tmp_path: Path) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (closed, None):
        with pytest.raises(OSError, match="stdout is closed"):
            emit(CLIENTS, settings(), stream, io.StringIO())
    emit(NOT_FOUND, settings(), None, None)
    emit(NOT_FOUND, settings(), None, closed)


def test_a_no_in_other_formats_is_told_on_stderr() -> None:
    no = conversion("S2", False)
    assert printed(no, settings("ids")) == (
        "",
        "No: no discount is left on 2021-12-05.\n  ✗ subject.2 2020-09-25\n",
    )


def test_width_counts_columns() -> None:
    assert [width(t) for t in ("abc", "łódź", "漢字", "e\u0301")] == [3, 4, 4, 1]
