"""Exchange rates from files of the NBP and from its service."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from supportctl.desk.rate import nbp
from tests.cli.cli import Cli

HEAD = "data;1THB;1USD;1AUD;100HUF;1EUR;1CHF;nr tabeli;pełny numer tabeli;\n;bat (Tajlandia);dolar amerykański;dolar;forint (Węgry);euro;frank;;;\n"
FOOT = ";;;;;;;;\nkod ISO;THB;USD;AUD;HUF;EUR;CHF;;;\nnazwa waluty;bat (Tajlandia);dolar amerykański;;;euro;;;;\nliczba jednostek;1;1;1;100;1;1;;;\n"
MAY_19 = "20250519;0,1131;3,7889;2,4338;1,0569;4,2580;4,5474;95;095/A/NBP/2025;\n"
MAY_20 = "20250520;0,1137;3,7784;2,4233;1,0549;4,2497;4,5315;96;096/A/NBP/2025;\n"
# As api.nbp.pl answers for a day.
JSON = (
    '[{"table":"A","no":"096/A/NBP/2025","effectiveDate":"2025-05-20","rates":[{"currency":"bat (Tajlandia)","code":"THB","mid":0.1137},'
    '{"currency":"dolar amerykański","code":"USD","mid":3.7784},{"currency":"euro","code":"EUR","mid":4.2497}]}]'
)
XML = """<?xml version="1.0" encoding="utf-8"?>
<ArrayOfExchangeRatesTable xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<ExchangeRatesTable><Table>A</Table><No>096/A/NBP/2025</No><EffectiveDate>2025-05-20</EffectiveDate><Rates>
<Rate><Currency>dolar amerykański</Currency><Code>USD</Code><Mid>3.7784</Mid></Rate>
<Rate><Currency>euro</Currency><Code>EUR</Code><Mid>4.2497</Mid></Rate></Rates></ExchangeRatesTable></ArrayOfExchangeRatesTable>
"""
OLD_XML = """<?xml version="1.0" encoding="ISO-8859-2"?>
<tabela_kursow typ="A" uid="25a096"><numer_tabeli>096/A/NBP/2025</numer_tabeli><data_publikacji>2025-05-20</data_publikacji>
<pozycja><nazwa_waluty>dolar amerykański</nazwa_waluty><przelicznik>1</przelicznik><kod_waluty>USD</kod_waluty><kurs_sredni>3,7784</kurs_sredni></pozycja>
<pozycja><nazwa_waluty>euro</nazwa_waluty><przelicznik>1</przelicznik><kod_waluty>EUR</kod_waluty><kurs_sredni>4,2497</kurs_sredni></pozycja>
</tabela_kursow>
"""
EURO = {"currency": "EUR", "rate": "4.2497", "table": "096/A/NBP/2025", "on": "2025-05-20"}
DOLLAR = {"currency": "USD", "rate": "3.7784", "table": "096/A/NBP/2025", "on": "2025-05-20"}


@pytest.fixture
def nbp_file(tmp_path: Path) -> Callable[..., str]:
    """Write a file; its path."""

    def write(text: str, encoding: str = "utf-8", name: str = "rates") -> str:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write


@pytest.mark.parametrize("encoding", ["cp1250", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_archive_of_a_year(empty: Cli, nbp_file: Callable[..., str], encoding: str, newline: str) -> None:
    path = nbp_file((HEAD + MAY_19 + MAY_20 + FOOT).replace("\n", newline), encoding)
    found = empty.ask(["rate", "import", path]).data
    assert (found["read"], found["made"], found["unchanged"], found["first_day"], found["last_day"]) == (
        4, 4, 0, "2025-05-19", "2025-05-20",
    )  # fmt: skip
    assert empty.ask("rate list --currency EUR").data == [
        EURO,
        {**EURO, "rate": "4.2580", "table": "095/A/NBP/2025", "on": "2025-05-19"},
    ]
    again = empty.ask(["rate", "import", path]).data
    assert (again["made"], again["unchanged"], again["rates"]) == (0, 4, [])


@pytest.mark.parametrize(("text", "encoding"), [(JSON, "utf-8"), (JSON, "utf-8-sig"), (XML, "utf-8"), (OLD_XML, "iso-8859-2")])
def test_an_answer_of_the_service(empty: Cli, nbp_file: Callable[..., str], text: str, encoding: str) -> None:
    empty.ok(["rate", "import", nbp_file(text, encoding)])
    assert empty.ask("rate list").data == [EURO, DOLLAR]


def test_columns_go_by_their_names(empty: Cli, nbp_file: Callable[..., str]) -> None:
    text = "dane;nr tabeli;pełny numer tabeli;1EUR\n;;;euro\n20250520;96;096/A/NBP/2025;4,25\n"
    empty.ok(["rate", "import", nbp_file(text)])
    assert empty.ask("rate list").data == [{**EURO, "rate": "4.2500"}]


def test_from_stdin_and_dry(empty: Cli) -> None:
    before = empty.dump()
    assert empty.process("rate import - --dry-run --json", stdin=JSON).data["made"] == 2
    assert empty.dump() == before
    assert empty.process("rate import -", stdin=(HEAD + MAY_20).encode("cp1250")).code == 0
    assert len(empty.ask("rate list").data) == 2


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ("20250520;0;3,7784;2;1;-4,2497;4;96;096/A/NBP/2025;\n", 2, "-4,2497"),
        ("20250520;0;3,7784;2;1;0;4;96;096/A/NBP/2025;\n", 2, "0 isn't"),
        ("20250520;0;3,7784;2;1;4,24975;4;96;096/A/NBP/2025;\n", 2, "4,24975"),
        ("20250520;0;3,7784;2;1;n/a;4;96;096/A/NBP/2025;\n", 2, "n/a"),
        ("20250520;0;3,7784\n", 2, "isn't"),
        ("20250520;0;3,7784;2;1;4,2497;4;96;096/C/NBP/2025;\n", 2, "096/C/NBP/2025"),
        ("20250520;0;3,7784;2;1;4,2497;4;96;096/A/NBP/2024;\n", 2, "2024"),
        ("20250518;0;3,7784;2;1;4,2497;4;96;096/A/NBP/2025;\n", 2, "2025-05-18"),
        ("20250532;0;3,7784;2;1;4,2497;4;96;096/A/NBP/2025;\n", 2, "2025-05-32"),
        ("sum;0;3,7784;2;1;4,2497;4;96;096/A/NBP/2025;\n", 2, "sum"),
        ("20261118;0;3,7784;2;1;4,2497;4;96;224/A/NBP/2026;\n", 2, "2026-11-18"),
        (MAY_20 + MAY_20.replace("4,2497", "4,2498"), 5, "4.2497"),
        (MAY_19 + MAY_20.replace("096/A", "095/A"), 5, "095/A/NBP/2025"),
    ],
)
def test_a_line_that_cant_be_used_is_named_and_nothing_is_written(
    empty: Cli, nbp_file: Callable[..., str], rows: str, code: int, said: str
) -> None:
    line = 2 + rows.count("\n")
    empty.refuses(["rate", "import", nbp_file(HEAD + rows + FOOT)], code, f"line {line}", said)
    empty.env("SUPPORTCTL_LANG", "pl")
    empty.refuses(["rate", "import", nbp_file(HEAD + rows + FOOT)], code, f"wiersz {line}")


def test_a_rate_that_differs_from_what_is_on_record(empty: Cli, nbp_file: Callable[..., str]) -> None:
    empty.ok("rate set EUR 4.2500 --table 096/A/NBP/2025 --on 2025-05-20")
    empty.refuses(["rate", "import", nbp_file(HEAD + MAY_19 + MAY_20)], 5, "line 4", "4.2500", "096/A/NBP/2025")
    empty.refuses(["rate", "import", nbp_file(JSON)], 5, "table 1", "4.2500")


@pytest.mark.parametrize(
    "text",
    [
        "currency;rate\nEUR;4,25\n", "[1]", "{}", '{"table": "C", "rates": []}', "[", "<", "<a/>", "\x00\x01", "not rates",
        '[{"table":"A","rates":[{"code":"EUR"}]}]', "[" * 100_000,
        "<!DOCTYPE a [<!ENTITY b 'c'>]><ExchangeRatesTable><Table>A</Table></ExchangeRatesTable>",
        OLD_XML.replace('typ="A"', 'typ="B"').replace("ISO-8859-2", "utf-8"), XML.replace("<Table>A", "<Table>B"),
    ],
)  # fmt: skip
def test_files_of_another_format(empty: Cli, nbp_file: Callable[..., str], text: str) -> None:
    empty.refuses(["rate", "import", nbp_file(text)], 2, "table A")


def test_files_without_a_rate(empty: Cli, nbp_file: Callable[..., str], tmp_path: Path) -> None:
    empty.refuses(["rate", "import", nbp_file(HEAD + FOOT)], 2, "EUR, USD")
    empty.refuses(["rate", "import", nbp_file('[{"table":"A","rates":[]}]')], 2, "EUR, USD")
    empty.refuses(["rate", "import", str(tmp_path / "none.csv")], 2, "none.csv")
    empty.refuses(["rate", "import", str(tmp_path)], 2, "directory")
    empty.refuses(["rate", "import", nbp_file("")], 2, "table A")
    (tmp_path / "big").write_bytes(b"x" * (10 * 1024 * 1024 + 1))
    empty.refuses(["rate", "import", str(tmp_path / "big")], 2, "big")


def test_once_under_a_key_and_undone_as_a_whole(empty: Cli, nbp_file: Callable[..., str]) -> None:
    path = nbp_file(HEAD + MAY_19 + MAY_20)
    empty.ok(["rate", "import", path, "--idempotency-key", "k"])
    assert (
        empty.ask(["rate", "import", nbp_file(HEAD + MAY_19 + MAY_20, name="copy"), "--idempotency-key", "k"]).data["made"] == 4
    )
    empty.refuses(["rate", "import", nbp_file(JSON), "--idempotency-key", "k"], 5, "k")
    empty.ok("undo")
    assert empty.ask("rate list").data == []


# The service -------------------------------------------------------------------------------------------------------------------


class Service:
    """A server on this computer that answers as the NBP does. `answers`: {path: (status, body)}."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.asked: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                service.asked.append(path)
                status, body = service.answers.get(path, (404, b"404 NotFound - Not Found - Brak danych"))
                self.send_response(status)
                self.send_header("Content-Length", str(len(body) + (9 if status == 299 else 0)))
                if status == 302:
                    self.send_header("Location", "http://127.0.0.1:9/")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/api"

    @classmethod
    @contextmanager
    def running(cls) -> Iterator[Service]:
        """One that answers meanwhile."""
        found = cls()
        thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield found
        finally:
            found.server.shutdown()
            thread.join()
            found.server.server_close()


@pytest.fixture
def service(empty: Cli) -> Iterator[Service]:
    """It runs while the test does; the desk asks it."""
    with Service.running() as found:
        empty.env("SUPPORTCTL_NBP_URL", found.url)
        empty.env("NO_PROXY", "127.0.0.1")
        yield found


TABLES = "/api/exchangerates/tables/A"


def test_the_newest_table_that_of_a_day_and_those_of_some(empty: Cli, service: Service) -> None:
    service.answers[f"{TABLES}/"] = (200, JSON.encode())
    assert empty.ask("rate fetch").data["rates"] == [DOLLAR, EURO]
    service.answers[f"{TABLES}/2025-05-20/2025-05-20/"] = (200, JSON.encode())
    assert empty.ask("rate fetch --date 2025-05-20").data["unchanged"] == 2
    days = json.loads(JSON)
    days.append({**days[0], "no": "097/A/NBP/2025", "effectiveDate": "2025-05-21"})
    service.answers[f"{TABLES}/2025-05-20/2025-05-21/"] = (200, json.dumps(days).encode())
    assert empty.ask("rate fetch --from 20.05.2025 --to 2025-05-21").data["made"] == 2
    assert "097/A/NBP/2025" in empty.ok("rate list").out


def test_a_long_time_is_asked_for_in_parts(empty: Cli, service: Service) -> None:
    service.answers[f"{TABLES}/2025-01-02/2025-04-04/"] = (404, b"")
    service.answers[f"{TABLES}/2025-04-05/2025-05-20/"] = (200, JSON.encode())
    empty.ok("rate fetch --from 2025-01-02 --to 2025-05-20")
    assert service.asked == [f"{TABLES}/2025-01-02/2025-04-04/", f"{TABLES}/2025-04-05/2025-05-20/"]


def test_days_that_cant_be_asked_for(empty: Cli, service: Service) -> None:
    empty.refuses("rate fetch --date 2025-05-18", 2, "2025-05-18")
    empty.refuses("rate fetch --date 2026-11-18", 2, "2026-11-18")
    empty.refuses("rate fetch --from 2025-05-21 --to 2025-05-20", 2, "2025-05-21")
    empty.refuses("rate fetch --from 2025-05-21", 2, "--to")
    empty.refuses("rate fetch --date 2025-05-20 --from 2025-05-20", 2, "--from")
    assert service.asked == []


def test_what_the_service_may_answer_instead(empty: Cli, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    empty.refuses("rate fetch --date 2025-05-20", 7, "2025-05-20")  # not published
    empty.refuses("rate fetch", 7, "404")
    for status, body, said in (
        (500, b"", "500"),
        (302, b"", "302"),
        (200, b"<html>", "table A"),
        (200, JSON.replace("4.2497", "-4.2497").encode(), "-4.2497"),
        (299, b"[", "broken off"),
    ):
        service.answers[f"{TABLES}/"] = (status, body)
        empty.refuses("rate fetch", 7, said)
    service.answers[f"{TABLES}/"] = (200, JSON.encode())
    monkeypatch.setattr(nbp, "MOST_BYTES", 10)
    empty.refuses("rate fetch", 7, "too large")
    monkeypatch.setattr(nbp, "DONE_SECONDS", -1)
    empty.refuses("rate fetch", 7, "not answered")


def test_a_rate_that_differs_from_the_services(empty: Cli, service: Service) -> None:
    empty.ok("rate set EUR 4.2500 --table 096/A/NBP/2025 --on 2025-05-20")
    service.answers[f"{TABLES}/"] = (200, JSON.encode())
    empty.refuses("rate fetch", 5, "4.2500")


def test_nobody_answers(empty: Cli, service: Service) -> None:
    service.server.server_close()
    empty.env("SUPPORTCTL_NBP_URL", "http://127.0.0.1:9/api")
    empty.refuses("rate fetch", 7, "127.0.0.1:9")


@pytest.mark.parametrize("url", ["http://api.nbp.pl/api", "ftp://127.0.0.1", "file:///etc/passwd", "nbp", "http://[::1"])
def test_rates_come_encrypted_or_from_this_computer(empty: Cli, url: str) -> None:
    empty.env("SUPPORTCTL_NBP_URL", url)
    empty.refuses("rate fetch", 2, url)
