"""`invoice ksef-export`, `ksef-import`, `ksef-status`: handed over once, taken back, listed; what has to wait for a number."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from supportctl.desk.invoice import ksef
from tests.cli.cli import PROGRAM, Cli
from tests.cli.invoicing import ksef_number as number
from tests.desk.counter import Counter
from tests.store import server

SPACE = "{http://crd.gov.pl/wzor/2025/06/25/13775/}"
pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
pytest.importorskip("lxml", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")


@pytest.fixture
def desk(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """An item at 100 PLN, and files in this test's own directory."""
    monkeypatch.chdir(tmp_path)
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt.")
    return cli


def advance(cli: Cli, paid: str, client: str = "pracownia") -> str:
    """An advance for an item: a document of that sum, in one command."""
    return cli.ok(f"invoice advance --client {client} --item szkolenie --paid {paid} -q").out.strip()


def receipt(cli: Cli, name: str, invoice: str, found: str, digest: str | None = None) -> str:
    """An official receipt of one document."""
    xml = Path(f"ksef/{invoice.replace('/', '-')}.xml").read_bytes()
    told = digest or base64.b64encode(hashlib.sha256(xml).digest()).decode()
    Path(name).write_text(
        '<Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3"><Dokument><NipSprzedawcy>5265877635</NipSprzedawcy>'
        f"<NumerKSeFDokumentu>{found}</NumerKSeFDokumentu><NumerFaktury>{invoice}</NumerFaktury>"
        f"<DataNadaniaNumeruKSeF>2026-11-17T15:00:00.123+01:00</DataNadaniaNumeruKSeF><SkrotDokumentu>{told}</SkrotDokumentu>"
        "</Dokument></Potwierdzenie>"
    )
    return name


def test_numbers_are_checked_by_their_last_two_digits() -> None:
    assert ksef.is_number("5265877635-20250826-0100001AF629-AF")
    assert not ksef.is_number("5265877635-20250826-0100001AF629-AE")
    assert not ksef.is_number("5265877635-20251326-0100001AF629-AF")
    assert not ksef.is_number("5265877635-20250826-0100001AF62-AF")


def test_the_xml_is_made_once_and_its_bytes_are_kept(desk: Cli) -> None:
    invoice = advance(desk, "12300")
    first = desk.ask(f"invoice ksef-export {invoice} --dir ksef").data
    content = Path("ksef/FV-2026-0001.xml").read_bytes()
    assert first["sha256"] == hashlib.sha256(content).hexdigest()
    assert first["ksef_due"] == "2026-11-18"
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"<?") == 1
    root = ElementTree.fromstring(content)
    assert root.tag == f"{SPACE}Faktura"
    assert root.findtext(f"{SPACE}Fa/{SPACE}P_15") == "12300.00"
    desk.now("2026-12-01T12:00")
    desk.ok(f"invoice ksef-export {invoice} --dir ksef")
    desk.ok(f"invoice ksef-export {invoice} --dir other/place")
    assert Path("other/place/FV-2026-0001.xml").read_bytes() == content
    assert desk.rows("SELECT count(*) FROM ksef_document") == [(1,)]
    Path("ksef/FV-2026-0001.xml").write_text("mine")
    desk.refuses(f"invoice ksef-export {invoice} --dir ksef", 5, "FV-2026-0001.xml")


def test_a_dry_run_writes_nothing_and_a_kill_before_the_commit_harms_nothing(desk: Cli) -> None:
    invoice = advance(desk, "12300")
    found = desk.ask(f"invoice ksef-export {invoice} --dir ksef --dry-run").data
    assert not Path("ksef").exists()
    assert desk.rows("SELECT count(*) FROM ksef_document") == [(0,)]
    Path("ksef").mkdir()
    desk.ok(f"invoice ksef-export {invoice} --dir ksef")
    assert hashlib.sha256(Path("ksef/FV-2026-0001.xml").read_bytes()).hexdigest() == found["sha256"]


def test_the_number_comes_back_typed_or_by_a_receipt(desk: Cli) -> None:
    one, two = advance(desk, "12300"), advance(desk, "123")
    desk.refuses(f"invoice ksef-import {one} --number {number()} --accepted 2026-11-17T16:00", 5, "ksef-export")
    desk.ok(f"invoice ksef-export {one} {two} --dir ksef")
    desk.ok(f"invoice ksef-import {one} --number {number()} --accepted 2026-11-17T16:00")
    assert desk.ask(f"invoice print {one}").data["ksef_number"] == number()
    upo = receipt(desk, "upo.xml", two, number(at=2))
    assert desk.ask(f"invoice ksef-import {upo}").data["accepted"][0]["ksef_number"] == number(at=2)
    again = desk.ask(f"invoice ksef-import {upo}").data
    assert (again["accepted"], again["known"]) == ([], 1)
    assert [(row["number"], row["state"]) for row in desk.ask("invoice ksef-status").data] == [
        (two, "numbered"),
        (one, "numbered"),
    ]


def test_numbers_that_cant_be_are_refused(desk: Cli) -> None:
    one, two = advance(desk, "12300"), advance(desk, "123")
    desk.ok(f"invoice ksef-export {one} {two} --dir ksef")
    typed = "--accepted 2026-11-17T16:00"
    desk.refuses(f"invoice ksef-import {one} --number {number()[:-2]}00 {typed}", 2, "number of the KSeF")
    desk.refuses(f"invoice ksef-import {one} --number {number(nip='5260250274')} {typed}", 2, "another seller")
    desk.refuses(f"invoice ksef-import {one} --number {number()}", 2, "--accepted")
    desk.refuses(f"invoice ksef-import {one} {two} --number {number()} {typed}", 2, "one document")
    desk.refuses(f"invoice ksef-import {one} --number {number()} --accepted 2026-11-16T23:00", 5, "2026-11-16")
    desk.refuses(f"invoice ksef-import {one} --number {number()} --accepted 2026-11-18T23:00", 2)
    desk.ok(f"invoice ksef-import {one} --number {number()} {typed}")
    desk.refuses(f"invoice ksef-import {two} --number {number()} {typed}", 5, one)
    desk.refuses(f"invoice ksef-import {one} --number {number(at=3)} {typed}", 5, number())
    desk.refuses(f"invoice ksef-import {receipt(desk, 'bad.xml', two, number(at=2), 'AAAA')}", 5, "other bytes")
    Path("no.xml").write_text("<a/>")
    Path("evil.xml").write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    for name in ("no.xml", "evil.xml", "missing.xml"):
        desk.refuses(f"invoice ksef-import {name}", 2, name)


def test_the_limit_of_a_month_decides_what_belongs_there(desk: Cli) -> None:
    inside, above = advance(desk, "10000"), advance(desk, "0.01")
    assert desk.ask(f"invoice print {inside}").data["ksef_due"] is None
    assert desk.ask(f"invoice print {above}").data["ksef_due"] == "2026-11-18"
    assert [row["number"] for row in desk.ask("invoice ksef-status").data] == [above]
    assert [row["state"] for row in desk.ask("invoice ksef-status --all").data] == ["to-hand-over", "outside"]
    assert "10000.01" in desk.ok("invoice ksef-status").err
    desk.env("SUPPORTCTL_KSEF", "on")
    assert len(desk.ask("invoice ksef-status").data) == 2
    desk.env("SUPPORTCTL_KSEF", "off")
    assert desk.ask("invoice ksef-status").data == []
    desk.env("SUPPORTCTL_KSEF", "maybe")
    assert desk("invoice ksef-status").code == 2


def test_a_consumer_never_counts_and_has_no_identifier(desk: Cli) -> None:
    invoice = advance(desk, "20000", client="zielinski")
    assert desk.ask(f"invoice print {invoice}").data["ksef_due"] is None
    desk.ok(f"invoice ksef-export {invoice} --dir ksef")
    root = ElementTree.parse("ksef/FV-2026-0001.xml").getroot()
    assert root.findtext(f"{SPACE}Podmiot2/{SPACE}DaneIdentyfikacyjne/{SPACE}BrakID") == "1"


def test_a_correction_waits_for_the_number_of_its_original(desk: Cli) -> None:
    invoice = advance(desk, "12300")
    desk.now("2026-11-18T10:00")  # the correction is of another day
    correct = f"invoice correct {invoice} --to-zero --reason R"
    desk.refuses(correct, 5, "ksef-export")
    desk.ok(f"invoice ksef-export {invoice} --dir ksef")
    desk.refuses(correct, 5, "ksef-import")
    desk.ok(f"invoice ksef-import {invoice} --number {number()} --accepted 2026-11-17T16:00")
    made = desk.ask(correct).data
    assert made["ksef_due"] == "2026-11-19"
    desk.ok("invoice ksef-export FK/2026/0001 --dir ksef")
    fa = ElementTree.parse("ksef/FK-2026-0001.xml").getroot().find(f"{SPACE}Fa")
    assert fa is not None
    assert fa.findtext(f"{SPACE}RodzajFaktury") == "KOR_ZAL"
    told = [f"{SPACE}DaneFaKorygowanej/{SPACE}{name}FaKorygowanej" for name in ("NrKSeF", "Nr", "DataWyst")]
    assert [fa.findtext(name) for name in told] == [number(), invoice, "2026-11-17"]
    assert fa.findtext(f"{SPACE}PrzyczynaKorekty") == "R"
    assert [row.findtext(f"{SPACE}StanPrzed") for row in fa.iterfind(f"{SPACE}FaWiersz")] == ["1"]


def test_a_correction_of_the_buyers_data_has_the_buyer_as_it_was(desk: Cli) -> None:
    invoice = advance(desk, "123")
    desk.ok(f"invoice correct {invoice} --buyer-name 'Nowa Nazwa' --buyer-address 'ul. Nowa 9, 30-001 Kraków' --reason R")
    desk.ok("invoice ksef-export FK/2026/0001 --dir ksef")
    root = ElementTree.parse("ksef/FK-2026-0001.xml").getroot()

    def buyer(place: str) -> list[str | None]:
        party = root.find(place)
        assert party is not None
        names = ("DaneIdentyfikacyjne/{0}NIP", "DaneIdentyfikacyjne/{0}Nazwa", "Adres/{0}AdresL1")
        return [party.findtext(SPACE + name.format(SPACE)) for name in names]

    assert buyer(f"{SPACE}Podmiot2") == ["1234563218", "Nowa Nazwa", "ul. Nowa 9, 30-001 Kraków"]
    assert buyer(f"{SPACE}Fa/{SPACE}Podmiot2K") == ["1234563218", "Pracownia Architektury", "ul. Długa 5, 30-001 Kraków"]


def test_outside_the_ksef_it_is_corrected_at_once(desk: Cli) -> None:
    for invoice in (advance(desk, "123"), advance(desk, "20000", client="zielinski")):
        desk.ok(f"invoice correct {invoice} --to-zero --reason R")
    assert desk.ask("invoice ksef-status").data == []


def test_what_was_handed_over_is_not_annulled_nor_undone(desk: Cli) -> None:
    desk.ticket()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    desk.ok("invoice issue --ticket 1")
    desk.ok("invoice ksef-export FV/2026/0001 --dir ksef")
    desk.refuses("invoice annul FV/2026/0001 --reason R", 5, "handed over")
    assert desk.ask("undo --dry-run").json["exit_code"] in (3, 5)
    desk.refuses("invoice ksef-export FV/2026/0009 --dir ksef", 3)


def test_the_register_has_numbers_or_exactly_one_mark(desk: Cli) -> None:
    advance(desk, "10000")
    advance(desk, "123")
    above = advance(desk, "246")
    advance(desk, "123", client="zielinski")
    desk.ok(f"invoice ksef-export {above} --dir ksef")
    desk.ok(f"invoice ksef-import {above} --number {number()} --accepted 2026-11-17T16:00")
    rows = desk.ask("register export --month 2026-11").data
    assert [(row["ksef_number"], row["marker"]) for row in rows] == [
        (None, "BFK"),
        (None, "OFF"),
        (number(), None),
        (None, "BFK"),
    ]


def test_a_final_invoice_names_its_advances(desk: Cli) -> None:
    advance(desk, "12300")
    desk.ok("price set szkolenie 20000 --currency PLN --from 2026-11-17 --name Szkolenie --unit szt.")
    desk.ok("invoice final --client pracownia --item szkolenie")
    desk.refuses("invoice ksef-export FV/2026/0002 --dir ksef", 5, "FV/2026/0001")
    desk.ok("invoice ksef-export FV/2026/0001 --dir ksef")
    desk.ok(f"invoice ksef-import FV/2026/0001 --number {number()} --accepted 2026-11-17T16:00")
    desk.ok("invoice ksef-export FV/2026/0002 --dir ksef")
    fa = ElementTree.parse("ksef/FV-2026-0002.xml").getroot().find(f"{SPACE}Fa")
    assert fa is not None
    assert fa.findtext(f"{SPACE}RodzajFaktury") == "ROZ"
    assert fa.findtext(f"{SPACE}FakturaZaliczkowa/{SPACE}NrKSeFFaZaliczkowej") == number()
    assert fa.findtext(f"{SPACE}P_15") == "12300.00"


def test_without_the_extra_it_is_named(desk: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    invoice = advance(desk, "123")
    for name in ("ksef_client.documents.fa3", "lxml"):
        with monkeypatch.context() as context:
            context.setitem(sys.modules, name, None)
            desk.refuses(f"invoice ksef-export {invoice} --dir ksef", 7, 'pip install "supportctl[ksef]"')


def test_no_network_is_needed(desk: Cli) -> None:
    cut_off = ["unshare", "-rn"]
    if shutil.which("unshare") is None or subprocess.run([*cut_off, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the network can't be cut off here (unshare -rn)")
    invoice = advance(desk, "123")
    subprocess.run([*cut_off, *PROGRAM, "invoice", "ksef-export", invoice, "--dir", "ksef"], check=True, capture_output=True)
    assert Path("ksef/FV-2026-0001.xml").exists()


# Is killed at the end of an export, or of an import, before it is committed.
KILLED = """
import os, signal, sys
from supportctl.desk.invoice import accepting, handing
found = handing.write_file
handing.write_file = lambda *args: (found(*args), os.kill(os.getpid(), signal.SIGKILL))
accepting.Accepted = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
from supportctl.cli.main import run
run(sys.argv[1:])
"""


def test_a_kill_leaves_nothing_but_a_file_that_the_next_export_takes(desk: Cli) -> None:
    invoice = advance(desk, "12300")

    def killed(line: str) -> None:
        done = subprocess.run([sys.executable, "-c", KILLED, *line.split()], capture_output=True, check=False)
        assert done.returncode == -9, done

    killed(f"invoice ksef-export {invoice} --dir ksef")
    content = Path("ksef/FV-2026-0001.xml").read_bytes()
    assert desk.rows("SELECT count(*) FROM ksef_document") == [(0,)]
    desk.now("2026-11-17T19:00")
    assert desk.ask(f"invoice ksef-export {invoice} --dir ksef").data["sha256"] == hashlib.sha256(content).hexdigest()
    taken = f"invoice ksef-import {invoice} --number {number()} --accepted 2026-11-17T16:00"
    killed(taken)
    assert desk.rows("SELECT count(*) FROM ksef_acceptance") == [(0,)]
    desk.ok(taken)
    assert desk.ask("db check").data["ok"] is True


def test_an_erasure_leaves_the_document_that_was_handed_over(desk: Cli) -> None:
    invoice = advance(desk, "12300")
    desk.ok(f"invoice ksef-export {invoice} --dir ksef")
    desk.ok("client erase pracownia --yes")
    desk.ok(f"invoice ksef-export {invoice} --dir again")
    assert Path("again/FV-2026-0001.xml").read_bytes() == Path("ksef/FV-2026-0001.xml").read_bytes()
    assert desk.ask("invoice ksef-status").data[0]["state"] == "handed-over"


@pytest.mark.skipif(server.MISSING is not None, reason=str(server.MISSING))
def test_a_server_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    with server.running() as place:
        url = server.fresh(place)
        Counter(url).furnish()
        desk = Cli(Path("nowhere"), monkeypatch, capsys)
        desk.env("SUPPORTCTL_DB", url)
        desk.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt.")
        invoice = advance(desk, "12300")
        assert desk.ask(f"invoice ksef-export {invoice} --dir ksef").data["ksef_due"] == "2026-11-18"
        desk.ok(f"invoice ksef-import {invoice} --number {number()} --accepted 2026-11-17T16:00")
        (row,) = desk.ask("invoice ksef-status").data
        assert (row["state"], row["ksef_number"], row["ksef_due"]) == ("numbered", number(), "2026-11-18")
        assert desk.ask("db check").data["ok"] is True


def test_cron_says_which_documents_have_no_number_yet(desk: Cli) -> None:
    first, second = advance(desk, "12300"), advance(desk, "12300")
    advance(desk, "20000", client="zielinski")  # a consumer's
    desk.ok(f"invoice ksef-export {first} --dir ksef")
    desk.now("2026-11-18T10:00")
    due = desk.ask("cron run ksef").data[0]["warned"]
    assert [(i["what"], i["id"], i["next"], i["at"]) for i in due] == [
        ("ksef-due", first, "invoice ksef-status", "2026-11-18"),
        ("ksef-due", second, f"invoice ksef-export {second} --dir .", "2026-11-18"),
    ]
    desk.now("2026-11-18T11:00")
    desk.ok(f"invoice ksef-import {first} --number {number()} --accepted 2026-11-18T10:30")
    desk.now("2026-11-19T10:00")
    assert desk.ok("cron run ksef").out.startswith(f"{second} (pracownia): was to be in the KSeF until ")
    assert desk.ok("cron run ksef").out == ""


def test_cron_cites_the_clause_by_which_the_last_day_was_counted(desk: Cli) -> None:
    """Without an outage the day after the issue; a failure on that day moves the term, by another clause."""
    advance(desk, "12300")
    desk.now("2026-11-18T10:00")
    assert desk.ask("cron run ksef").data[0]["warned"][0]["clauses"] == ["art. 106nda ust. 2"]
    desk.ok("outage add --kind failure --from 2026-11-18 --ended 2026-11-18 --source x")
    desk.now("2026-12-10T10:00")
    assert desk.ask("cron run ksef").data[0]["warned"][0]["clauses"] == ["art. 106nf ust. 2"]


# An official receipt of a session, element by element as the ministry's schema has it (upo-v4-2.xsd; v4-3 adds how it was sent).
RECEIPT = """<?xml version="1.0" encoding="UTF-8"?>
<Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/{version}" wersjaSchemy="1-0E">
 <NazwaPodmiotuPrzyjmujacego>Ministerstwo Finansów</NazwaPodmiotuPrzyjmujacego>
 <NumerReferencyjnySesji>20261117-SO-1234567890-ABCDEF0123-4F</NumerReferencyjnySesji>
 <Uwierzytelnienie><IdKontekstu><Nip>5265877635</Nip></IdKontekstu>
  <NumerReferencyjnyTokenaKSeF>20261101-EC-1234567890-ABCDEF0123-4F</NumerReferencyjnyTokenaKSeF></Uwierzytelnienie>
 <OpisPotwierdzenia><Strona>1</Strona><LiczbaStron>1</LiczbaStron><ZakresDokumentowOd>1</ZakresDokumentowOd>
  <ZakresDokumentowDo>3</ZakresDokumentowDo><CalkowitaLiczbaDokumentow>2</CalkowitaLiczbaDokumentow></OpisPotwierdzenia>
 <NazwaStrukturyLogicznej>schemat_FA(3)_v1-0E.xsd</NazwaStrukturyLogicznej><KodFormularza>FA</KodFormularza>
 {documents}
 <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo/></ds:Signature>
</Potwierdzenie>
"""
ENTRY = """<Dokument><NipSprzedawcy>5265877635</NipSprzedawcy><NumerKSeFDokumentu>{found}</NumerKSeFDokumentu>
 <NumerFaktury>{invoice}</NumerFaktury><DataWystawieniaFaktury>2026-11-17</DataWystawieniaFaktury>
 <DataPrzeslaniaDokumentu>2026-11-17T14:59:58.001Z</DataPrzeslaniaDokumentu>
 <DataNadaniaNumeruKSeF>2026-11-17T15:00:00.123Z</DataNadaniaNumeruKSeF><SkrotDokumentu>{digest}</SkrotDokumentu>{more}</Dokument>"""


@pytest.mark.parametrize(("version", "more"), [("v4-2", ""), ("v4-3", "<TrybWysylki>Offline</TrybWysylki>")])
def test_a_receipt_as_the_ministry_writes_it(desk: Cli, version: str, more: str) -> None:
    """Its instants are those of the world: 15:00 UTC is 16:00 here."""
    documents = [advance(desk, "12300"), advance(desk, "123")]
    desk.ok(f"invoice ksef-export {' '.join(documents)} --dir ksef")
    told = []
    for at, invoice in enumerate(documents, 1):
        xml = Path(f"ksef/{invoice.replace('/', '-')}.xml").read_bytes()
        digest = base64.b64encode(hashlib.sha256(xml).digest()).decode()
        told.append(ENTRY.format(found=number(at=at), invoice=invoice, digest=digest, more=more))
    Path("upo.xml").write_text(RECEIPT.format(version=version, documents="".join(told)), encoding="utf-8")
    taken = desk.ask("invoice ksef-import upo.xml").data
    assert [(each["number"], each["ksef_number"], each["accepted_at"]) for each in taken["accepted"]] == [
        (invoice, number(at=at), "2026-11-17T16:00:00+01:00") for at, invoice in enumerate(documents, 1)
    ]
