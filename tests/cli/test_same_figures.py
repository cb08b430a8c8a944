"""Each kind of document: the screen, the PDF, the XML of the KSeF and the sales register show the same figures.

The PDF and the XML are made, and the XML is validated against the official schema, with the network cut off and without a font of the
system.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.cli.cli import PROGRAM, Cli
from tests.cli.kinds import KINDS, Kind, Paper, furnish

pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed")

SPACE = "{http://crd.gov.pl/wzor/2025/06/25/13775/}"
NETS = ("P_13_1", "P_13_2", "P_13_3", "P_13_6_1", "P_13_7", "P_13_8", "P_13_9")
VATS = ("P_14_1", "P_14_2", "P_14_3")


@cache
def cut_off() -> tuple[str, ...]:
    """What runs a command without a network; nothing where that can't be had."""
    before = ("unshare", "-rn")
    if shutil.which("unshare") is None or subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        return ()
    return before


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """What the documents are made of. The KSeF is off, for any order of documents; there are no fonts of the system (nor of a home, which is a test's own)."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no-fonts.conf").write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
    cli.env("FONTCONFIG_FILE", str(tmp_path / "no-fonts.conf"))
    cli.env("SUPPORTCTL_KSEF", "off")
    return furnish(cli)


def alone(line: str) -> Any:
    """The answer of a command in a process of its own, without a network."""
    done = subprocess.run([*cut_off(), *PROGRAM, *line.split(), "--json"], capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0, done
    return json.loads(done.stdout)["data"]


def people(amount: str) -> str:
    """-12195.13 as documents have it: −12 195,13."""
    sign = "−" if amount.startswith("-") else ""
    return sign + f"{Decimal(amount.removeprefix('-')):,}".replace(",", " ").replace(".", ",")


@pytest.mark.parametrize("name", KINDS)
def test_all_show_the_same(desk: Cli, name: str) -> None:
    kind = KINDS[name]
    kind.make(desk)
    for paper in kind.papers:
        told = desk.ask(f"invoice print {paper.number}").data
        assert [told[part]["amount"] for part in ("net", "vat", "gross")] == [paper.net, paper.vat, paper.gross]
        assert told["currency"] == paper.currency
        on_paper(desk, paper, told)
        if told["kind"] == "proforma":
            desk.refuses(f"invoice ksef-export {paper.number} --dir ksef", 5, "proforma")
            assert registered(desk, told, paper) is None
            continue
        fa = structured(paper)
        in_the_ksef(fa, name, paper, told)
        paid_before_the_issue(fa, told)
        in_the_register(desk, told, paper, fa)


def on_paper(desk: Cli, paper: Paper, told: Any) -> None:
    """The screen and the page, in the way people read figures."""
    alone(f"invoice pdf {paper.number}")
    file = f"{paper.number.replace('/', '-')}.pdf"
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    page = " ".join(read.replace("\u00a0", " ").split())
    desk.env("SUPPORTCTL_LANG", "pl")
    screen = " ".join(desk.ok(f"invoice print {paper.number}").out.replace("\u00a0", " ").split())
    desk.env("SUPPORTCTL_LANG", "en")
    assert paper.said in page, (paper.said, page)
    if Decimal(paper.gross):  # a correction of the buyer's data has no figures
        for part in (paper.net, paper.vat, paper.gross):
            assert people(part) in screen, (part, screen)
            assert people(part) in page, (part, page)
        if "paid_before" not in told:
            assert f"{people(paper.gross.removeprefix('-'))} {paper.currency}" in page
            return
        for field in ("paid_before", "unpaid"):  # what came in, and what is left to pay
            assert f"{people(told[field]['amount'])} {paper.currency}" in page
            assert f"{people(told[field]['amount'])} {paper.currency}" in screen


def structured(paper: Paper) -> Element:
    """What the KSeF gets: valid by the official schema, or there would be no file."""
    alone(f"invoice ksef-export {paper.number} --dir ksef")
    fa = ElementTree.parse(f"ksef/{paper.number.replace('/', '-')}.xml").getroot().find(f"{SPACE}Fa")
    assert fa is not None
    return fa


def in_the_ksef(fa: Element, name: str, paper: Paper, told: Any) -> None:
    """Its sums, marks and rows."""
    assert fa.findtext(f"{SPACE}KodWaluty") == paper.currency
    assert fa.findtext(f"{SPACE}P_15") == paper.gross
    assert sum(Decimal(fa.findtext(f"{SPACE}{field}", "0")) for field in NETS) == Decimal(paper.net)
    assert sum(Decimal(fa.findtext(f"{SPACE}{field}", "0")) for field in VATS) == Decimal(paper.vat)
    assert (fa.findtext(f"{SPACE}Adnotacje/{SPACE}P_18"), fa.findtext(f"{SPACE}Adnotacje/{SPACE}P_18A")) == (
        "1" if name == "reverse charge" else "2",
        "1" if "annex 15" in name else "2",
    )
    exempt = "art. 43 ust. 1 pkt 29" if name == "exempt" else None
    assert fa.findtext(f"{SPACE}Adnotacje/{SPACE}Zwolnienie/{SPACE}P_19A") == exempt
    rows = fa.findall(f"{SPACE}FaWiersz")
    assert {row.findtext(f"{SPACE}P_12_Zal_15") for row in rows} == ({"1"} if "annex 15" in name else {None} if rows else set())
    assert [line.get("annex_15", False) for line in told["lines"]] == ["annex 15" in name] * len(told["lines"])


def paid_before_the_issue(fa: Element, told: Any) -> None:
    """What had come in by then, as the screen and the page tell it, and when; what is left of P_15 is what is to pay."""
    if told["kind"] in ("advance", "correction"):
        return
    place = f"{SPACE}Platnosc/{SPACE}"
    parts = fa.findall(f"{place}ZaplataCzesciowa")
    came = sum((Decimal(part.findtext(f"{SPACE}KwotaZaplatyCzesciowej", "")) for part in parts), Decimal())
    days = [part.findtext(f"{SPACE}DataZaplatyCzesciowej", "") for part in parts]
    if fa.find(f"{place}Zaplacono") is not None:
        came, days = Decimal(told["gross"]["amount"]), [fa.findtext(f"{place}DataZaplaty", "")]
    before = told.get("paid_before", {"amount": "0"})["amount"]
    assert (came, max(days, default=None)) == (Decimal(before), told.get("paid_before_on"))
    assert Decimal(fa.findtext(f"{SPACE}P_15", "")) - came == Decimal(told["unpaid"]["amount"])
    assert (fa.find(f"{place}TerminPlatnosci") is not None) is (came < Decimal(told["gross"]["amount"]))


def registered(desk: Cli, told: Any, paper: Paper) -> Any:
    """Its row in the register of its month: that of the service, of a correction that of its issue."""
    day = told["issued_on"] if told["kind"] == "correction" else told["service_date"]
    rows = desk.ask(f"register export --month {day[:7]}").data
    return next((row for row in rows if row["number"] == paper.number), None)


def in_the_register(desk: Cli, told: Any, paper: Paper, fa: Element) -> None:
    """What the accountant gets, in PLN."""
    sale = registered(desk, told, paper)
    if paper.currency == "PLN":
        assert [sale[part]["amount"] for part in ("net", "vat", "gross")] == [paper.net, paper.vat, paper.gross]
        return
    assert sale["vat"]["amount"] == told["exchange"]["vat_pln"]
    assert fa.findtext(f"{SPACE}P_14_1W") in (None, told["exchange"]["vat_pln"])


@pytest.mark.parametrize("name", [name for name in KINDS if name != "proforma"])
def test_each_kind_says_by_when_it_goes_to_the_ksef(desk: Cli, name: str) -> None:
    """A firm that must be there from the day of the document on: each says its last day at its issue, and has it."""
    kind = KINDS[name]
    desk.env("SUPPORTCTL_KSEF", f"off, on from {'2026-11-18' if kind.corrects else '2026-11-17'}")
    said = kind.make(desk).err
    last = "2026-11-19" if kind.corrects else "2026-11-18"
    for paper in kind.papers:
        found = desk.ask(f"invoice print {paper.number}").data["ksef_due"]
        told = f"{paper.number} goes to the KSeF by {last}. supportctl invoice ksef-export {paper.number} --dir DIR" in said
        assert (found, told) == ((None, False) if kind.consumer else (last, True)), said


def test_every_kind_is_there() -> None:
    assert len(KINDS) == 27
    assert all(isinstance(kind, Kind) and kind.papers for kind in KINDS.values())
