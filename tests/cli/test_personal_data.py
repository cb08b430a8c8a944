"""client export-data and client erase: everything that is held, and nothing of it left outside tax documents."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli import selling
from tests.cli.cli import Cli, Result
from tests.cli.once import once

# Everything by which the person could be told, in the forms in which it is typed and stored.
TRACES = [
    "zieli", "Zieli", "605111222", "605 111 222", "605333444", "Polna", "Poznań", "Kowalska", "kowalska", "sekret", "Sekret",
    "crash-Q", "Kwiatowa", "mail-7781",
]  # fmt: skip
CONFIRMED = "--confirm backup,present,internet --phone 605333444"
DAY = "2026-11-17"


@pytest.fixture
@once
def lived(cli: Cli) -> Cli:
    """A desk on which Jan Zieliński left a trace in everything that a client can: all closed, answered and invoiced or free."""
    me = "--client zielinski"
    cli.play(
        [
            f"client edit zielinski --name 'Jan Zieliński-Sekret' --address 'ul. Kwiatowa 1, Poznań' --at {DAY}T07:00",
            "client change-phone zielinski --name 'Jan Zieliński' --old 605111222 --new 605333444 --mail mail-7781"
            f" --at {DAY}T07:01 --idempotency-key phone-of-Zieliński",
            f"client set-contact zielinski --name 'Ewa Kowalska' --email ewa@kowalska.example --competent --at {DAY}T07:02",
            "license add --client zielinski --product sketchup-pro --serial SKP-Z --kind perpetual-single --version 2021"
            f" --maintenance-until 2024-12-31 --purchase-email jan@zielinski.example --at {DAY}T07:03 --idempotency-key lic",
            f"hours buy {me} --hours 1 --phone 605333444 --at {DAY}T07:04",
            f"hours cancel 1 --reason 'Zieliński zmienił zdanie' --at {DAY}T07:05",
            f"hours buy {me} --hours 2 --phone 605333444 --at {DAY}T07:06 --idempotency-key hours-of-jan",
            f"ticket open {me} --license SKP-Z --subject 'crash-Q u Zielińskiego' --description 'Sekret Zielińskiego'"
            f" --serial SKP-Z --email jan@zielinski.example --at {DAY}T09:05 --idempotency-key open",
            f"ticket triage 1 --diagnosable --at {DAY}T09:06",
            f"ticket note 1 --confidential -m 'Kowalska mówi: sekret' --at {DAY}T09:07",
            f"ticket contact 1 -m 'Dzwonił z 605 111 222' --at {DAY}T09:08 --idempotency-key contact",
            f"session start 1 {CONFIRMED} --someone-else --at {DAY}T09:10",
            f"session extend 1 --hours 1 --consent 'Jan Zieliński, telefonicznie' --at {DAY}T10:00",
            f"session stop --at {DAY}T10:10",
            f"session start 1 {CONFIRMED} --override 'Zieliński prosił' --at {DAY}T17:10",
            f"session stop --at {DAY}T17:20",
            f"ticket close 1 --outcome solved -m 'Panie Zieliński, gotowe' --at {DAY}T17:30",
            f"complaint file {me} --channel email --received {DAY} --company 'Jan Zieliński' --contact 'Ewa Kowalska'"
            f" --email jan@zielinski.example --description 'Sekret' --grounds 'Kowalska tak mówi' --at {DAY}T17:31",
            f"complaint answer 1 --outcome rejected -m 'Panie Zieliński, nie' --at {DAY}T17:32 --idempotency-key answer",
        ]
    )
    return cli


def raw(path: Path) -> bytes:
    """Every byte of the database: the file and its log."""
    return b"".join(p.read_bytes() for p in (path, path.with_name(path.name + "-wal")) if p.exists())


def traces(found: bytes | str) -> list[str]:
    """Which traces of the person are in there."""
    text = found if isinstance(found, str) else found.decode("utf-8", "replace")
    return [trace for trace in TRACES if trace in text]


def invoiced(cli: Cli) -> Cli:
    cli.ok("invoice issue --ticket 1")
    return cli


# -- Erasing ------------------------------------------------------------------------------------------------------------------


def test_every_trace_is_there_before(lived: Cli) -> None:
    assert traces(raw(lived.db)) == TRACES


def test_not_a_byte_is_left_but_in_the_documents(lived: Cli) -> None:
    invoiced(lived)
    found = lived.ok("client erase zielinski --yes --json")
    assert traces(found.out) == []
    left = [line for line in lived.dump() if traces(line)]
    assert all(line.startswith('INSERT INTO "invoice" ') for line in left), left
    assert len(left) == 1
    # What the buyer's name and address need in the document, and no more.
    (document,) = lived.rows("SELECT buyer FROM invoice")
    data = raw(lived.db).replace(document[0].encode(), b"")
    assert traces(data) == []
    assert "605333444" not in document[0]
    assert "@" not in document[0]


def test_without_documents_not_a_byte_is_left(cli: Cli) -> None:
    """Also not what was changed before, in pages that are free by now."""
    for number in range(30):
        cli.ok(
            f"client edit zielinski --name 'Jan Zieliński Sekret {number}' --address 'ul. Kwiatowa {number}{'x' * number * 5}'"
        )
        cli.ok(f"complaint file --client pracownia --channel email --description '{'lorem ipsum ' * 40}'")
    assert "Sekret" in traces(raw(cli.db))
    cli.ok("client erase zielinski --yes")
    assert traces(raw(cli.db)) == []
    assert not cli.db.with_name("desk.db-wal").exists() or not cli.db.with_name("desk.db-wal").stat().st_size


def test_what_stays_is_named_with_its_last_day(lived: Cli) -> None:
    invoiced(lived)
    found = lived.ok("client erase zielinski --yes --json")
    assert found.data["key"] == "erased-2"
    assert found.data["documents_until"] == "2032-12-31"
    assert found.data["kept"] == [
        {
            "number": "FV/2026/0001",
            "kind": "vat",
            "issued_on": DAY,
            "service_date": DAY,
            "keep_until": "2032-12-31",
        }
    ]
    assert "FV/2026/0001" in found.err
    assert "2032-12-31" in found.err
    assert "ackups" in found.err
    polish = lived.ok("--lang pl client show erased-2")
    assert "2032-12-31" in polish.out


def test_a_december_service_keeps_its_own_year(cli: Cli) -> None:
    """The later of issue and service counts: a prepaid purchase of December, a service of January."""
    cli.now("2027-01-08T12:00")
    cli.ok("license add --client zielinski --product sketchup-pro --serial SKP-Z --kind perpetual-single --version 2021")
    cli.ok("hours buy --client zielinski --hours 1 --phone 605111222 --prepaid --at 2026-12-30T10:00")
    cli.refuses("client erase zielinski --yes", 5, "purchases 1")
    cli.ok("invoice issue --client zielinski --at 2026-12-31T10:00")
    assert cli.ok("client erase zielinski --yes --json").data["documents_until"] == "2032-12-31"


@pytest.mark.parametrize(
    "line",
    [
        "client show erased-2",
        "client list",
        "client find erased",
        "client export-data erased-2",
        "license list",
        "license show SKP-Z",
        "hours list",
        "ticket list",
        "ticket show 1",
        "ticket show 1 --confidential",
        "ticket why 1",
        "session list",
        "session show 1",
        "invoice list",
        "invoice print FV/2026/0001",
        "invoice why FV/2026/0001",
        "complaint list",
        "complaint show 1",
        "cron run",
        "db check",
        "regulation coverage progrupa-support",
    ],
)
def test_every_command_still_works(lived: Cli, line: str) -> None:
    invoiced(lived)
    lived.ok("client erase zielinski --yes")
    for lang in ("en", "pl"):
        printed = lived.ok(f"--lang {lang} {line}").out
        assert "ielińsk" not in printed or "invoice" in line or "export-data" in line
    envelope = lived.ok(f"{line} --json").json
    assert envelope["status"] == "ok"
    if line.endswith(("why 1", "why FV/2026/0001")):
        assert {d["same"] for d in envelope["data"]["decisions"]} == {True}
    if line.startswith("ticket show"):
        assert [e["kind"] for e in envelope["data"]["history"]][:2] == ["opened", "triaged"]
        assert {e["message"] for e in envelope["data"]["history"]} == {None}


def test_the_serial_number_stays_and_that_is_said(lived: Cli) -> None:
    invoiced(lived)
    assert "licences.1): SKP-Z.\n" in lived.ok("client erase zielinski --dry-run").err
    assert "zostają numery seryjne" in lived.ok("client erase zielinski --dry-run --lang pl").err
    assert "licences.1): SKP-Z.\n" in lived.ok("client erase zielinski --yes").err
    assert lived.rows("SELECT serial FROM license WHERE client_id = 2") == [("SKP-Z",)]
    # Nobody can register it anew to have it converted again.
    again = "license add --client pracownia --product sketchup-pro --serial SKP-Z --kind perpetual-single --version 2021"
    assert lived(again).code == 5


def test_a_second_time_is_a_conflict(lived: Cli) -> None:
    invoiced(lived)
    lived.ok("client erase zielinski --yes")
    lived.refuses("client erase erased-2 --yes", 5, "erased-2")
    lived.refuses("client erase 2 --yes --dry-run", 5, "erased-2")
    lived.refuses("client erase zielinski --yes", 3, "zielinski")


def test_while_something_runs_or_waits_it_is_a_conflict(cli: Cli) -> None:
    buy = "license add --client zielinski --product sketchup-pro --serial SKP-Z --kind perpetual-single --version 2021"
    cli.ok(buy)
    cli.ok("hours buy --client zielinski --hours 2 --phone 605111222 --at 2026-11-17T08:00")
    cli.ok("ticket open --client zielinski --license SKP-Z --subject S --description D --serial SKP-Z --at 2026-11-17T09:00")
    cli.refuses("client erase zielinski --yes", 5, "open tickets: 1")
    cli.refuses("client erase zielinski --dry-run", 5, "open tickets: 1")
    cli.ok("ticket triage 1 --diagnosable --at 2026-11-17T09:01")
    cli.ok("session start 1 --confirm backup,present,internet --phone 605111222 --at 2026-11-17T09:02")
    cli.refuses("client erase zielinski --yes", 5, "sessions: 1")
    cli.ok("session stop --at 2026-11-17T09:30")
    cli.ok("ticket close 1 --outcome solved -m Done --at 2026-11-17T09:31")
    cli.refuses("client erase zielinski --yes", 5, "tickets 1")
    cli.ok("invoice issue --ticket 1")
    cli.ok("complaint file --client zielinski --channel post")
    cli.refuses("client erase zielinski --yes", 5, "complaints to be answered: 1")
    cli.ok("complaint supplement 1 --email jan@zielinski.example")
    cli.ok("complaint answer 1 --outcome upheld -m Yes")
    cli.ok("client erase zielinski --yes")


CONVERT = (
    "license convert SKP-C --to annual --serial SKP-C --name 'Jan Zieliński' --email jan@zielinski.example"
    " --accept-terms 'Jan Zieliński' --at 2021-05-20T10:00"
)


@pytest.fixture
@once
def converting(cli: Cli) -> Cli:
    """A licence of the consumer that can be converted, with the prices for it."""
    cli.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    cli.ok("price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01")
    cli.ok(
        "license add --client zielinski --product sketchup-pro --serial SKP-C --kind perpetual-single --version 2018"
        " --at 2020-12-01T09:00"
    )
    return cli


def test_a_conversion_that_is_to_be_invoiced_is_a_conflict(converting: Cli) -> None:
    converting.ok(f"{CONVERT} --seller ProGrupa")
    converting.refuses("client erase zielinski --yes", 5, "converted licences SKP-C")
    assert converting.rows("SELECT serials FROM license_conversion") == [("SKP-C",)]
    converting.ok("license invoice-conversion SKP-C")
    kept = converting.ok("client erase zielinski --yes --json").data["kept"]
    assert [document["number"] for document in kept] == ["FV/2026/0001"]
    assert converting.rows("SELECT serials FROM license_conversion") == [("",)]


def test_a_partner_invoices_what_it_sold(converting: Cli) -> None:
    converting.ok(f"{CONVERT} --seller 'Inny Partner' --participating")
    converting.ok("client erase zielinski --yes")


def test_no_document_names_a_buyer_whose_data_were_erased(converting: Cli) -> None:
    converting.ok(f"{CONVERT} --seller ProGrupa")
    with closing(sqlite3.connect(converting.db)) as connection, connection:
        connection.execute("UPDATE client SET name = '' WHERE key = 'zielinski'")
    converting.refuses("license invoice-conversion SKP-C", 5, "zielinski")


def test_the_draft_of_an_order_stays_a_draft(cli: Cli) -> None:
    selling.priced(cli)
    cli.ok("bundle order --client pracownia --program solidworks --edition Professional --years 3 --at 2025-03-03T09:00")
    cli.ok("client erase pracownia --yes")
    cli.refuses(f"bundle submit 1 {selling.COMPLETE} --at 2025-03-03T09:30", 5, "erased-1")


def test_it_is_asked_for_before(cli: Cli) -> None:
    cli.refuses("client erase zielinski", 2, "--yes")
    cli.refuses("client erase nobody --yes", 3, "nobody")
    assert cli.process("client erase - --yes", stdin="nobody\n").code == 3
    done = cli.process("client erase - --yes --json", stdin="zielinski\n")
    assert (done.code, [row["id"] for row in done.data]) == (0, ["zielinski"])
    assert cli.rows("SELECT name FROM client WHERE key LIKE 'erased-%'") == [("",)]


def test_a_dry_run_says_what_would_go(lived: Cli) -> None:
    invoiced(lived)
    before = lived.dump()
    dry = lived.ok("client erase zielinski --dry-run --json")
    assert (dry.json["dry_run"], dry.data["key"]) == (True, "zielinski")
    assert lived.dump() == before
    done = lived.ok("client erase zielinski --yes --json")
    assert dry.data["erased"] == done.data["erased"]
    assert dry.data["erased"]["message"] == 6
    assert dry.data["erased"]["phone_change"] == 1
    assert dry.data["kept"] == done.data["kept"]


def test_others_are_left_alone(lived: Cli) -> None:
    lived.ok("client set-contact pracownia --name 'Anna Nowak' --email a@pracownia.example")
    lived.ticket()
    lived.ok("ticket note 2 -m 'Pracownia dzwoniła' --idempotency-key other")
    lived.ok("complaint file --client pracownia --channel email --contact 'Anna Nowak'")
    shown = [
        lived.ok(line).out for line in ("client show pracownia", "ticket show 2", "complaint show 2", "license show SKP-0001")
    ]
    invoiced(lived)
    lived.ok("client erase zielinski --yes")
    lines = ("client show pracownia", "ticket show 2", "complaint show 2", "license show SKP-0001")
    assert shown == [lived.ok(line).out for line in lines]
    assert lived.rows("SELECT arguments <> '' FROM idempotency_key WHERE key = 'other'") == [(1,)]


def test_a_kept_answer_is_erased_and_its_key_does_nothing_again(lived: Cli) -> None:
    invoiced(lived)
    lived.ok("client erase zielinski --yes")
    rows = lived.rows("SELECT key, arguments, result FROM idempotency_key ORDER BY key")
    assert {row[1:] for row in rows} == {("", "null")}
    keys = {row[0] for row in rows}
    assert {"lic", "open", "contact", "answer"} <= keys
    assert not {k for k in keys if "ieli" in k or "jan" in k}
    lived.refuses("ticket note 1 -m again --idempotency-key contact", 5, "contact")


def test_the_answers_about_others_are_kept_whatever_they_hold(cli: Cli) -> None:
    """The names of a client may be words that stand in any answer."""
    cli.ok("client add active --key yes-1 --consumer --address 'ul. Nowa 1' --at 2026-11-17T08:00")
    edit = "client set-contact pracownia --name Active --competent --idempotency-key of-active"
    first = cli.ok(f"{edit} --json").data
    price = "price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01 --idempotency-key active-price"
    cli.ok(price)
    assert "idempotency_key" not in cli.ok("client erase yes-1 --yes --json").data["erased"]
    assert cli.ok(f"{edit} --json").data == first
    cli.ok(price)


def test_an_answer_that_nothing_was_to_be_done_goes_too(cli: Cli) -> None:
    accept = "client accept zielinski --regulation progrupa-support"
    cli.ok(accept)
    assert "zielinski" in cli.ok(f"{accept} --json --idempotency-key again").out
    assert cli.ok("client erase zielinski --yes --json").data["erased"]["idempotency_key"] == 1
    assert cli.rows("SELECT key, result FROM idempotency_key") == [("again", "null")]


def test_a_key_that_names_the_person_goes_though_the_answer_does_not(converting: Cli) -> None:
    converting.ok(f"{CONVERT} --seller 'Inny Partner' --participating --idempotency-key Zieliński-conversion")
    converting.ok("license edit SKP-C --purchase-email anna@kowalska.example")
    assert traces(str(converting.rows("SELECT result FROM idempotency_key"))) == []
    assert converting.rows("SELECT client_id FROM idempotency_key") == [(2,)]
    assert converting.ok("client erase zielinski --yes --json").data["erased"]["idempotency_key"] == 1
    assert converting.rows("SELECT key, result FROM idempotency_key") == [("erased-2-1", "null")]
    assert traces(raw(converting.db)) == []


@pytest.mark.parametrize(
    "line",
    [
        "client edit erased-2 --name 'Jan Zieliński'",
        "client set-contact erased-2 --name Ewa",
        "client accept erased-2 --regulation progrupa-support",
        "client change-phone erased-2 --name J --old 605111222 --new 605333444 --mail m",
        "license add --client erased-2 --product sketchup-pro --serial N --kind subscription --version 2021",
        "license edit SKP-Z --purchase-email jan@zielinski.example",
        "license edit SKP-Z --version 2022",
        "hours buy --client erased-2 --hours 1 --phone 605333444 --license SKP-Z",
        "ticket open --client erased-2 --license SKP-Z --subject S --description D --serial SKP-Z",
        "ticket note 1 -m more",
        f"ticket reopen 1 --reason 'again' --received-at {DAY}T17:40",
        "complaint file --client erased-2 --channel email",
    ],
)
def test_nothing_new_is_done_for_an_erased_client(lived: Cli, line: str) -> None:
    invoiced(lived)
    lived.ok("client erase zielinski --yes")
    lived.refuses(line, 5, "erased-2")


def test_where_the_file_cant_be_rewritten_the_erasure_stands_and_it_is_said(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from supportctl.errors import StoreFault
    from supportctl.store.engine import Store

    def busy(self: Store) -> None:
        raise StoreFault("STORE_LOCKED", path=self.shown, detail="busy")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "compact", busy)
        found = cli.ok("client erase zielinski --yes")
    assert "supportctl db compact" in found.err
    assert [line for line in cli.dump() if traces(line)] == []
    cli.ok("db compact")
    assert traces(raw(cli.db)) == []


def test_the_books_name_clients_by_number_only(lived: Cli) -> None:
    """So nothing of them has to be erased: they can't be."""
    invoiced(lived)
    for table in ("audit_entry", "decision", "ticket_event"):
        for row in lived.rows(f"SELECT * FROM {table}"):
            assert traces(str(row)) == [], row


# -- Export -------------------------------------------------------------------------------------------------------------------


def test_everything_that_is_held_is_in_the_export(lived: Cli) -> None:
    invoiced(lived)
    found = lived.ok("client export-data zielinski --confidential --json")
    assert traces(found.out) == TRACES
    data = found.data
    assert any("Polna" in (row.get("address") or "") for row in data["former_values"])
    assert [c["name"] for c in data["contacts"]] == ["Ewa Kowalska"]
    assert data["phone_history"][0]["mail"] == "mail-7781"
    assert data["tickets"][0]["email"] == "jan@zielinski.example"
    assert data["tickets"][0]["answers"][0]["consent"] == "Jan Zieliński, telefonicznie"
    assert data["tickets"][0]["sessions"][0]["phone"] == "+48605333444"
    assert data["complaints"][0]["answer"] == "Panie Zieliński, nie"
    assert data["messages"] == [{"about": "hours 1", "message": "Zieliński zmienił zdanie"}]
    assert data["invoices"][0]["number"] == "FV/2026/0001"
    assert {d["question"] for d in data["decisions"]} >= {"buy_hours", "open_ticket", "bill_work", "charge", "file_complaint"}
    assert {e["command"] for e in data["audit"]} >= {"client edit", "ticket open", "invoice issue", "complaint answer"}


def test_confidential_words_leave_only_when_asked_for_and_that_is_booked(lived: Cli) -> None:
    before = lived.dump()
    assert "Kowalska mówi" not in lived.ok("client export-data zielinski --json").out
    assert "Kowalska mówi" not in lived.ok("client export-data zielinski").out
    assert lived.dump() == before
    assert "Kowalska mówi" in lived.ok("client export-data zielinski --confidential").out
    (entry,) = lived.rows("SELECT entity, entity_id, change FROM audit_entry ORDER BY id DESC LIMIT 1")
    assert entry[:2] == ("client", "2")
    assert re.search(r"confidential-exported.*§7\.1", entry[2])


def test_an_export_for_people_in_both_languages(lived: Cli) -> None:
    english, polish = (lived.ok(f"--lang {lang} client export-data zielinski").out for lang in ("en", "pl"))
    assert "== complaints" in english
    assert "== messages" in english
    assert "== wiadomości" in polish
    assert "== reklamacje" in polish
    lived.refuses("client export-data nobody", 3, "nobody")
    several: Result = lived.process("client export-data - --json", stdin="1\nnobody\n")
    assert [item["exit_code"] for item in several.data] == [0, 3]


# -- invoice why --------------------------------------------------------------------------------------------------------------


def test_invoice_why(lived: Cli) -> None:
    invoiced(lived)
    data = lived.ok("invoice why FV/2026/0001 --json").data
    assert data["number"] == "FV/2026/0001"
    assert [(d["question"], d["outcome"], d["same"]) for d in data["decisions"]] == [
        ("ksef_duty", "no", True),
        ("charge", "yes", True),
        ("bill_work", "yes", True),
    ]
    assert all(d["about"] == "invoice FV/2026/0001" for d in data["decisions"])
    printed = lived.ok("invoice why FV/2026/0001").out
    assert "§1.9" in printed
    assert "recomputed: the same" in printed
    assert "po przeliczeniu: tak samo" in lived.ok("--lang pl invoice why 1").out
    lived.refuses("invoice why FV/2026/0007", 3, "FV/2026/0007")


# -- Bundles ------------------------------------------------------------------------------------------------------------------

BUNDLED = ("Wiosna", "Kowal", "Opiekun", "mail-17", "Nowicki", "Zosia", "Malinowska")
UNPAID = "bundle breach 1 --ground unpaid-after-demand -m 'Jan Kowal nie płaci' --at 2025-08-01T08:00"


@pytest.fixture
@once
def bundled(cli: Cli) -> Cli:
    """A bundle of two years in whose benefits, trainings and consents people are named; its training isn't paid."""
    selling.priced(cli)
    cli.now("2032-01-02T10:00")
    cli.play(
        [
            "price set training-basics 2000 --currency PLN --from 2022-02-01",
            "rate set EUR 4.2600 --table 146/A/NBP/2025 --on 2025-07-31",
            "bundle order --client pracownia --program solidworks --edition Professional --years 2 --licenses 1"
            " --other-offer Wiosna --consent 'mail Jana Kowala' --at 2025-03-03T09:00",
            f"bundle submit 1 {selling.COMPLETE} --at 2025-03-03T09:30",
            "bundle qualify 1 --channel email --at 2025-03-03T10:00",
            "bundle pay 1 --at 2025-03-10T08:00",
            "benefit schedule 1 upgrade-help --when 2025-06-02T09:00 --minutes 60 --reported-to Opiekun --at 2025-06-01T09:00",
            "benefit use 1 upgrade-help --minutes 60 --at 2025-06-02T12:00 --idempotency-key used",
            "benefit schedule 1 webinar --when 2025-07-02T09:00 --minutes 60 --invitation mail-17 --at 2025-06-01T09:00",
            "benefit cancel 2 --reason 'Pan Nowicki chory' --at 2025-06-05T09:00",
            "benefit use 1 exam --paid --certificate 'CSWE, Malinowska' --at 2025-06-03T08:00",
            "training declare 1 --at 2025-06-03T09:00",
            "training order 1 --kind basics --participants 1 --due 2025-06-20 --at 2025-06-03T10:00",
            "training schedule 1 --date 2025-08-09 --place krakow --exception 'Pani Zosia prosi' --others 2 --at 2025-06-04T09:00",
            "bundle demand 1 --invoice PF/2025/0002 --form paper --term 2025-07-30 --at 2025-07-01T09:00",
        ]
    )
    return cli


def test_the_export_has_what_people_said_about_a_bundle(bundled: Cli) -> None:
    bundled.ok(UNPAID)
    for lang, form in (("en", "--json"), ("en", ""), ("pl", "")):
        out = bundled.ok(f"--lang {lang} client export-data pracownia {form}").out
        assert [word for word in BUNDLED if word not in out] == []
    data = bundled.ok("client export-data pracownia --json").data
    assert data["bundles"][0]["breach_description"] == "Jan Kowal nie płaci"
    assert data["bundles"][0]["appointments"][0]["reported_to"] == "Opiekun"
    assert data["bundles"][0]["demands"][0]["term"] == "2025-07-30"
    assert (data["trainings"][0]["exception"], data["trainings"][0]["client"]) == ("Pani Zosia prosi", "pracownia")


def test_a_bundle_is_settled_before_the_erasure_and_nothing_of_people_is_left(bundled: Cli) -> None:
    bundled.refuses("client erase pracownia --yes --at 2025-07-01T10:00", 5, "bundles under way: 1")
    bundled.ok(UNPAID)
    bundled.refuses("client erase pracownia --yes --at 2025-08-01T08:30", 5, "bundles under way: 1")
    bundled.ok("bundle settle 1 --at 2025-08-01T09:00 --idempotency-key settled")
    kept = bundled.ok("client erase pracownia --yes --at 2025-08-01T10:00 --json").data["kept"]
    assert [document["number"] for document in kept] == ["FV/2025/0001", "FV/2025/0002", "FV/2025/0003"]
    held = raw(bundled.db).decode("utf-8", "replace")
    assert [word for word in BUNDLED if word in held] == []
    for line in ("bundle show 1", "bundle why 1", "benefit list 1", "training show 1", "client export-data erased-1", "cron run"):
        bundled.ok(line)
    bundled.ok("bundle pay 1 --invoice FV/2025/0002")  # what was invoiced stays due
    for line in (
        "benefit use 1 exam --certificate CSWA --at 2025-08-04T10:00",
        "training schedule 1 --date 2025-08-11 --place krakow --exception Nowak --at 2025-08-04T10:00",
        "bundle demand 1 --invoice FV/2025/0003 --form paper --term 2032-05-31",
    ):
        bundled.refuses(line, 5, "erased-1")


@pytest.mark.parametrize("marked", [False, True])
def test_a_bundle_that_a_notice_ended_is_in_nobodys_way(bundled: Cli, marked: bool) -> None:
    bundled.ok("bundle notice 1 --against 2027-03-10 --at 2026-07-02T10:00")
    bundled.refuses("client erase pracownia --yes --at 2027-03-09T08:00", 5, "bundles under way: 1")
    if marked:
        bundled.ok("cron run --at 2027-03-10T08:00")
    bundled.ok("client erase pracownia --yes --at 2027-03-10T09:00")
    bundled.refuses(UNPAID.replace("2025-08-01", "2027-03-11"), 5, "erased-1")
    bundled.refuses("bundle offer 1 --years 1 --price 10 --at 2027-03-11T08:00", 5, "ended" if marked else "erased-1")
    assert [word for word in BUNDLED if word in str(bundled.dump())] == []


def test_a_breach_with_nothing_to_pay_back_is_in_nobodys_way(cli: Cli) -> None:
    selling.priced(cli)
    selling.ordered(cli)
    cli.ok("bundle qualify 1 --channel email --at 2025-03-04T09:00")
    cli.ok("bundle demand 1 --invoice PF/2025/0001 --form paper --at 2025-04-01T09:00 --term 2025-04-15")
    cli.refuses("client erase pracownia --yes", 5, "bundles under way: 1")
    cli.ok("bundle breach 1 --ground unpaid-after-demand --at 2025-04-16T09:00")
    cli.refuses("bundle settle 1 --at 2025-04-16T10:00", 5, "Nothing was granted under bundle 1")
    cli.ok("client erase pracownia --yes")
