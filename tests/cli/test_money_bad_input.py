"""Bad input about documents and money: one clear line, the right exit code, nothing written. What the mail server does is in
test_outbox.py, files of rates are in test_rate_files.py, two at once in test_at_once.py."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.invoicing import FK, FV, issued, minor, worked

PF = "PF/2026/0001"
CORRECT = f"invoice correct {FV} --reason x"
SETUP = "price set setup 1000 --currency PLN --from 2026-01-01 --name Setup --unit szt."
NIP, OTHER_NIP = "1234563218", "1234563217"
INIT = "init --name Desk --address 'ul. Prosta 1' --email a@b.example"
IBAN = "PL61109010140000071219812874"


# Issue without … ---------------------------------------------------------------------------------------------------------------


def test_without_a_seller(empty: Cli) -> None:
    empty.ok(SETUP)
    empty.ok(f"client add Firma --nip {NIP} --address 'ul. Długa 5' --key firma")
    for line in ("advance --client firma --item setup --paid 123", "advance --client firma --item setup --paid 123 --dry-run"):
        refused = empty.refuses(f"invoice {line}", 7, "supportctl init")
        assert "seller" in refused.err


def test_without_a_price(cli: Cli) -> None:
    cli.refuses("invoice advance --client pracownia --item setup --paid 123", 7, "setup", "price set")
    cli.ok("price set setup 1000 --currency PLN --from 2026-11-18 --name Setup --unit szt.")
    cli.refuses("invoice advance --client pracownia --item setup --paid 123 --on 2026-11-17", 7, "2026-11-17")


def test_without_a_rate(cli: Cli) -> None:
    """Never an older one silently: that of the day before the last working day is no rate."""
    cli.ok("price set setup 100 --currency EUR --from 2026-01-01 --name Setup --unit szt.")
    cli.ok("rate set EUR 4.25 --table 221/A/NBP/2026 --on 2026-11-13")
    cli.now("2026-11-20T12:00")
    advance = "invoice advance --client pracownia --item setup --paid 123"
    cli.refuses(f"{advance} --on 2026-11-18", 7, "2026-11-17")
    cli.ok(f"{advance} --on 2026-11-16")


def test_without_an_address(cli: Cli) -> None:
    cli.ok(SETUP)
    cli.refuses("client add Firma --nip 5260250274 --key firma", 2, "--address")
    cli.refuses("client edit pracownia --address ''", 2, "address")


def test_a_line_that_cannot_be_billed(cli: Cli) -> None:
    """Nothing new, a free ticket, one without a session, one that is being worked on."""
    cli.ticket()
    cli.refuses("invoice issue --ticket 1", 5)
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.refuses("invoice issue --ticket 1", 5, "supportctl session stop")
    cli.ok("session stop --at 2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    cli.refuses("invoice issue --ticket 1", 5)
    cli.refuses("invoice issue --client pracownia", 5)
    cli.refuses("invoice issue", 2, "--ticket")
    cli.refuses("invoice issue --ticket 1 --client pracownia", 2)
    cli.refuses("invoice issue --ticket 9", 3, "9")


# Wrong by one digit ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [OTHER_NIP, "123456321", "12345632188", "0000000000", "526000007X"])
def test_a_wrong_nip(cli: Cli, wrong: str) -> None:
    cli.refuses(f"client add Firma --nip {wrong} --address A --key firma", 2, wrong)
    cli.refuses(f"{INIT} --nip {wrong} --bank-account {IBAN}", 2, wrong)
    issued(cli)
    cli.refuses(f"{CORRECT} --buyer-nip {wrong}", 2, wrong)


@pytest.mark.parametrize(
    "wrong", ["PL61109010140000071219812875", "PL6110901014000007121981287", "PL00109010140000071219812874", "DE0"]
)
def test_a_wrong_account(cli: Cli, wrong: str) -> None:
    cli.refuses(f"{INIT} --nip 5265877635 --bank-account {wrong}", 2, wrong)


# Dates in the wrong order ---------------------------------------------------------------------------------------------------------


def test_dates_in_the_wrong_order(cli: Cli) -> None:
    issued(cli)
    cli.ok(SETUP)
    cli.refuses("invoice advance --client pracownia --item setup --paid 123 --at 2026-11-16T10:00", 5, "2026-11-17")
    cli.refuses("invoice advance --client pracownia --item setup --paid 123 --on 2026-11-21", 2, "2026-11-21")
    cli.refuses(f"{CORRECT} --to-zero --at 2026-11-16T10:00", 5, "2026-11-16")
    cli.ok(f"{CORRECT} --line 1 --quantity 2")
    cli.refuses(f"{CORRECT} --line 1 --quantity 1 --at 2026-11-19T10:00", 5, "2026-11-20")
    cli.refuses(f"invoice pay {FV} --on 2026-11-16", 5, "2026-11-17")
    cli.refuses(f"invoice pay {FV} --on 2026-11-21", 2, "2026-11-21")
    cli.refuses(f"invoice remind {FV} --term 2026-11-30 --form paper", 5, "2026-12-01")


# Corrections ----------------------------------------------------------------------------------------------------------------------


def test_corrections_of_what_is_not_corrected(cli: Cli) -> None:
    worked(cli)
    cli.ok("invoice proforma --ticket 1 --at 2026-11-17T16:30")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T17:00")
    cli.now("2026-11-20T10:00")
    cli.refuses(f"invoice correct {PF} --to-zero --reason x", 5, "proforma")
    cli.refuses(f"{CORRECT} --line 1 --quantity -1", 2, "-1")
    cli.refuses(f"{CORRECT} --line 1 --unit-net -1", 2, "-1")
    cli.refuses(f"{CORRECT} --line 1 --quantity 3", 5, FV)
    cli.refuses(f"{CORRECT} --line 2 --quantity 1", 3, "2")
    cli.refuses(f"{CORRECT}", 2, "--line")
    cli.refuses(f"{CORRECT} --line 1", 2, "--quantity")
    cli.refuses(f"{CORRECT} --line 1 --unit-gross 10", 2, "--unit-net")
    cli.refuses(f"{CORRECT} --to-zero --line 1 --quantity 1", 2)
    cli.refuses("invoice correct FV/2026/0009 --to-zero --reason x", 3, "FV/2026/0009")
    cli.refuses(f"invoice correct {FV} --to-zero --reason ' '", 2, "reason")
    cli.ok(f"{CORRECT} --line 1 --quantity 2")
    cli.refuses(f"{CORRECT} --line 1 --quantity 2", 5, FK)
    cli.refuses(f"invoice correct {FK} --to-zero --reason x", 5, FV)
    cli.ok(f"invoice annul {FK} --reason x")
    cli.ok(f"invoice annul {FV} --reason x")
    cli.refuses(f"{CORRECT} --to-zero", 5, "annulled")
    cli.refuses(f"invoice correct {FK} --to-zero --reason x", 5)


# Money ----------------------------------------------------------------------------------------------------------------------------


def test_payments_that_cannot_be(cli: Cli) -> None:
    issued(cli)
    cli.refuses(f"invoice pay {FV} --amount 553.51", 5, "553.50")
    cli.refuses(f"invoice pay {FV} --amount 100 --currency EUR", 5, "EUR", "PLN")
    for wrong in ("0", "-1", "1.001", "1,00,0", "x", "", "1e3", "9" * 30, "NaN"):
        found = cli.refuses(["invoice", "pay", FV, f"--amount={wrong}"], 2)
        assert len(found.err) < 400
    cli.refuses(f"invoice pay {FV} --amount 1 --currency PLZ", 2, "PLZ")
    cli.refuses(f"invoice pay {FV} --give-back", 5)
    cli.refuses(f"invoice unpay {FV}", 5)
    cli.ok(f"invoice pay {FV} --amount 500")
    cli.refuses(f"invoice pay {FV} --amount 53.51", 5, "53.50")
    cli.ok(f"invoice pay {FV}")
    cli.refuses(f"invoice pay {FV}", 5, "2026-11-20")
    cli.refuses(f"invoice pay {FV} --amount 0.01", 5)


@pytest.mark.parametrize("quantity", ["0", "-1", "1.00001", "x", "1000000", "1e2"])
def test_a_final_invoice_of_no_quantity(cli: Cli, quantity: str) -> None:
    cli.ok(SETUP)
    cli.ok("invoice advance --client pracownia --item setup --paid 123")
    cli.refuses(
        ["invoice", "final", "--client", "pracownia", "--item", "setup", f"--quantity={quantity}"], 2, quantity, "above zero"
    )


def test_advances_over_all_of_it(cli: Cli) -> None:
    cli.ok(SETUP)
    cli.ok("invoice advance --client pracownia --item setup --paid 1230.01")
    cli.refuses("invoice final --client pracownia --item setup", 4, "art. 106f")


# Files ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="the extra pdf isn't installed")
def test_files_that_are_not_written(cli: Cli, tmp_path: Path) -> None:
    issued(cli)
    there = tmp_path / "there.pdf"
    there.write_text("kept")
    for file, code in ((there, 5), (tmp_path, 5), (tmp_path / "no" / "x.pdf", 2), (Path("/proc/x.pdf"), 2)):
        cli.refuses(["invoice", "pdf", FV, "--file", str(file)], code, file.name)
    assert there.read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir() if "pdf" in path.name] == ["there.pdf"]
    cli.refuses(["register", "export", "--month", "2026-11", "--file", str(there)], 5, "there.pdf")


@pytest.mark.parametrize(
    ("module", "line", "extra"),
    [
        ("typst", f"invoice pdf {FV}", "pdf"),
        ("segno", f"invoice pdf {FV}", "pdf"),
        ("ksef_client", f"invoice ksef-export {FV} --dir out", "ksef"),
    ],
)
def test_without_the_extra(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, line: str, extra: str) -> None:
    issued(cli)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    if module == "segno":
        monkeypatch.setattr("supportctl.documents.pdf.find_spec", lambda name: None)
    cli.refuses(line, 7, f'pip install "supportctl[{extra}]"')


# Names --------------------------------------------------------------------------------------------------------------------------

NAMES = {
    "quotes": "Firma „Cudzysłów” \"i\" 'inne' `tu`",
    "ampersands": "A & B <C> &amp; D",
    "long": "Ż" * 512,
    "many words": " ".join(["słowo"] * 85),
    "rich": "[bold red]X[/] [link=http://x]y[/link]",
    "typst": "#panic(1) *b* _i_ $x$ #let a = 1 \\ @ref <label> // x",
    "right to left": "שלום עולם مرحبا",
    "astral": "𝒳 𝄞 ₿",
}


@pytest.mark.skipif(importlib.util.find_spec("typst") is None, reason="the extra pdf isn't installed")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_as_it_is(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    text = NAMES[name]
    cli.ok(SETUP)
    added = cli(
        ["client", "add", text, "--nip", "5260250274", "--address", text[:200], "--key", "firma", "--email", "f@firma.example"]
    )
    if added.code == 2:
        assert "512" in added.err or "300" in added.err or "200" in added.err, added
        return
    assert added.code == 0, added
    cli.ok("invoice advance --client firma --item setup --paid 123")
    data = cli.ask(f"invoice print {FV}").data
    assert data["buyer"]["name"] == text
    assert text.split()[0][:20] in cli.ok(f"invoice print {FV}").out
    cli.ok(f"invoice pdf {FV}")
    assert (tmp_path / "FV-2026-0001.pdf").read_bytes().startswith(b"%PDF")
    cli.ok(f"invoice send {FV}")
    assert cli.ask("register export --month 2026-11").data[0]["buyer"] == text


@pytest.mark.parametrize("wrong", ["a\x1b[31mb", "a\x00b", "a\nb", "a\u202eb\u2066"])
def test_a_name_with_what_is_no_text(cli: Cli, wrong: str) -> None:
    """Refused, or kept without it; never raw on the terminal."""
    found = cli(["client", "add", wrong, "--consumer", "--address", "A", "--key", "k"])
    assert found.code in (0, 2), found
    shown = found.out + found.err + cli("client show k").out
    assert not any(char in shown for char in "\x1b\x00\u202e\u2066")


# Many lines -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_ten_thousand_lines(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They add up to the grosz, on the screen and in the register; what belongs into the KSeF is refused, for they are too many bytes."""
    from tests.cli.test_invoice_run import charge

    monkeypatch.chdir(tmp_path)
    cli.ok("price set bitservice-diagnosis 10.01 --currency PLN --from 2020-01-01")
    charge(cli, "pracownia", "2026-11-16")
    with sqlite3.connect(cli.db) as db:
        columns = ", ".join(row[1] for row in db.execute("PRAGMA table_info(service_item)") if row[1] != "id")
        db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
            f" INSERT INTO service_item ({columns}) SELECT {columns} FROM service_item, n"
        )
    db.close()
    cli.now("2026-11-17T18:00")
    refused = cli.refuses(
        "invoice issue --ticket 1", 5, "at most 1000000", "supportctl ticket uncharge 1 --item NO --reason TEXT"
    )
    assert len(refused.err.splitlines()) == 1
    assert cli.rows("SELECT count(*) FROM invoice") == [(0,)]
    cli.env("SUPPORTCTL_KSEF", "off")
    data = cli.ask("invoice issue --ticket 1").data
    assert (len(data["lines"]), minor(data, "net", "vat", "gross")) == (10_000, ["100100.00", "23000.00", "123100.00"])
    assert len(cli.ok(f"invoice print {FV}").out.splitlines()) > 10_000
    (sale,) = cli.ask("register export --month 2026-11").data
    assert minor(sale, "net", "vat", "gross") == ["100100.00", "23000.00", "123100.00"]
