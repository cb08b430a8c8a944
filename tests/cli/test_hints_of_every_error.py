"""Every error whose hint names a command is raised, and the command isn't refused for the same reason: along the plan of tests/parity,
and by the lines below. The catalogue says which errors there are; the others are listed with the reason."""

from __future__ import annotations

import io
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from supportctl.wording.words import words
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.test_hints_walk import REFUSED, commands
from tests.parity import plan

BIT = "ticket open --client pracownia --product bitservice-remote-help --subject B --channel phone --at 2026-11-17T09:40"
RAN = [f"session start 1 {CONFIRMED} --at 2026-11-17T10:00", "session stop --at 2026-11-17T10:30"]
CODETWO = (
    "license add --client pracownia --product codetwo-backup --serial CT-1 --kind perpetual-single --version 4"
    " --maintenance-until 2027-11-30 --key-valid-until 2027-11-30 --activated-online --support-ordered 2026-11-01"
)
SECOND = "client add Second --nip 5265877635 --address A --email s@second.example --phone 602000001 --key second"
INVOICED = [*RAN, "invoice issue --ticket 1"]
HALVED = [*INVOICED, "invoice correct FV/2026/0001 --line 1 --quantity 0.5 --reason x"]
SETUP = "price set setup 1000 --currency PLN --from 2026-11-01 --name Setup --unit szt."
# (what was done before, what is refused), beside those of test_hints_walk.py.
MORE = [
    ([], "ticket triage 1 --not-diagnosable"),
    (RAN, "ticket triage 1 --not-diagnosable --reason x"),
    ([SECOND, "client merge second --into pracownia --reason one"], "client merge second --into pracownia --reason one"),
    ([SECOND], "client merge second --into pracownia"),
    ([SECOND, RAN[0]], "client merge pracownia --into second --reason one"),
    ([*RAN, "ticket close 1 --outcome unsolved -m Told --at 2026-11-17T11:00"], f"session log 1 --start 12:00 --stop 12:30 {CONFIRMED}"),
    (RAN, "ticket edit 1 --topic usage"),
    (RAN, "hours cancel 1 --reason x"),
    ([CODETWO], "ticket edit 1 --license CT-1"),
    (["ticket note 1 -m x --idempotency-key k", "undo"], "ticket note 1 -m x --idempotency-key k"),
    ([BIT], "ticket merge 3 --into 1"),
    ([], "shell"),
    ([], "ticket reopen 1 --reason again"),
    (["ticket triage 2 --not-diagnosable"], "ticket reopen 2 --reason again"),
    ([], "license mark-converted SKP-0001"),
    ([], "ticket unmerge 1"),
    ([*RAN, "invoice issue --ticket 1"], "invoice unpay FV/2026/0001"),
    ([*RAN, "invoice issue --ticket 1"], "invoice pay FV/2026/0001 --amount 99999"),
    ([], "ticket wait 1 --clear"),
    ([BIT], "session start 3"),
    ([], "search ..."),
    ([SECOND], "client change-phone second --old 602000009 --new 602000002"),
    ([SECOND], "client add Third --same-nip-as second --nip 1234563218 --address A"),
    (["rate set EUR 4.25 --table 221/A/NBP/2026 --on 2026-11-16"], "rate set EUR 4.26 --table 221/A/NBP/2026 --on 2026-11-17"),
    (RAN, f"session log 2 --start 10:05 --stop 10:10 {CONFIRMED}"),
    (["ticket merge 2 --into 1"], "ticket note 2 -m x"),
    (
        [*RAN, "ticket close 1 --outcome solved -m Told --client-confirmed --at 2026-11-17T11:00"],
        "ticket reopen 1 --reason again --received-at 2026-11-19T12:00",
    ),
    (["ticket merge 2 --into 1", *RAN, "invoice issue --ticket 1"], "ticket unmerge 2"),
    ([], "db restore"),
    ([], "training order 1 --kind cad --participants 1"),
    (HALVED, "invoice annul FV/2026/0001 --reason x"),
    ([*INVOICED, "invoice pay FV/2026/0001"], "invoice annul FV/2026/0001 --reason x"),
    ([*INVOICED, SETUP, "invoice advance --client pracownia --item setup --paid 123"], "invoice annul FV/2026/0001 --reason x"),
    ([*INVOICED, "invoice annul FV/2026/0001 --reason x"], "invoice pay FV/2026/0001"),
    (HALVED, "invoice correct FV/2026/0001 --line 1 --quantity 0.5 --reason x"),
    (HALVED, "invoice correct FK/2026/0001 --to-zero --reason x"),
    (HALVED, "invoice pay FK/2026/0001"),
    (INVOICED, "invoice correct FV/2026/0001 --line 9 --quantity 1 --reason x"),
    ([*INVOICED, "invoice pay FV/2026/0001"], "invoice pay FV/2026/0001 --give-back --amount 1"),
    ([SETUP], "invoice final --client pracownia --item setup"),
    (RAN, "invoice issue --ticket 1 --currency EUR"),
    (INVOICED, "invoice print FV/2026/0001 --reminder"),
    ([], "outbox flush"),
    (["client add N --consumer --address A --key n", "ticket open --client n --product bitservice-remote-help --subject S --channel phone"],
     "ticket reply 3 -m x --send"),
    (["client add N --consumer --address A --key n", SETUP, "invoice advance --client n --item setup --paid 123"],
     "invoice send FV/2026/0001"),
    ([], "db check --anchor zzz"),
    ([], "client edit pracownia --vat-number DE136695976"),
    (["client add K --country DE --vat-number DE136695976 --address A --key k"], "client edit k --vat-number DE811569869"),
    (INVOICED, "invoice correct FV/2026/0001 --to-zero --reason x --at 2026-11-16T10:00"),
    (["outage add --kind failure --from 2026-11-10 --ended 2026-11-11 --source x"],
     "outage add --kind failure --from 2026-11-11 --ended 2026-11-12 --source x"),
    (["outage add --kind failure --from 2026-11-10 --ended 2026-11-11 --source x"], "outage end 1 --on 2026-11-12"),
    (
        ["client add N --consumer --address A --key n",
         "license add --client n --product sketchup-pro --serial N-1 --kind perpetual-single --version 2021"],
        "hours buy --license N-1 --hours 2 --phone 602345678",
    ),
]  # fmt: skip
# Errors whose hint names a command and that no line here raises. That the command is there with its options is tested of all.
NOT_RAISED = {"MAIL_NOT_READ": "of a window that ended: tests/cli/test_windows.py"} | dict.fromkeys(
        ('ANNUL_HANDED_OVER',
        'CORRECTED_BEFORE_HAND_OVER',
        'CORRECTED_BEFORE_NUMBER',
        'KSEF_NAMED_FIRST',
        'KSEF_NOT_HANDED_OVER',
        'KSEF_NUMBERED',
        'KSEF_OTHER_BYTES',
        'NO_RECEIPT',
    ),
    "of documents that go to the KSeF: tests/cli/test_ksef.py",
) | dict.fromkeys(
    ('KSEF_TOO_LONG', 'KSEF_TOO_MANY_TICKETS', 'KSEF_TOO_MANY_ITEMS', 'KSEF_TOO_MANY_LINES'),
    "of documents of very many lines: tests/cli/test_ksef_size.py",
) | dict.fromkeys(
    ("CERTIFICATE_AND_KEY", "CERTIFICATE_NOT_VALID"), "of files and settings: tests/cli/test_certificate.py",
) | dict.fromkeys(
    ('ANNUL_SENT', 'BAD_MAIL', 'LETTER_HELD', 'LETTER_REFUSED', 'MESSAGE_LEAVING', 'MESSAGE_STATE'),
    "of a mail server, and of letters on their way: tests/cli/test_outbox.py, test_outbox_kills.py",
) | dict.fromkeys(
    ("STORE_ABSENT", "STORE_ALTERED", "STORE_IO", "STORE_DAMAGED", "STORE_NEEDS_UPGRADE", "NOT_OURS", "BACKUP_NOT_SOUND", "NUMBERING_HELD"),
    "the database itself: tests/cli/test_store_faults.py, test_backup.py, test_restore.py, test_versions.py",
) | dict.fromkeys(
    ("APPOINTMENT_BEGUN", "APPOINTMENT_OPEN", "DATE_NOT_AGREED", "OFFER_PAST_NOTICE", "PAYMENT_USED", "WEBINAR_BEGUN",
     "WEBINAR_NOT_HELD", "WISH_NOT_DECLARED"),
    "a bundle in a state of its own: tests/cli/test_benefits.py, test_bundles.py, test_trainings.py",
) | {
    "UNDO_NOT_SURE": "of a terminal: tests/cli/test_undo_past_documents.py",
    "NBP_BAD_ANSWER": "of another's server: tests/cli/test_rate_files.py",
    "NBP_UNREACHABLE": "of another's server: tests/cli/test_rate_files.py",
    "RATE_LINE": "of a file: tests/cli/test_rate_files.py",
    "RATE_ENTRY": "of a file: tests/cli/test_rate_files.py",
    "RATE_DIFFERS": "of a file: tests/cli/test_rate_files.py",
    "ANNUL_AWAITED": "an order of a bundle: tests/cli/test_annulments.py",
    "CORRECTED_MEANWHILE": "of two commands at once: tests/cli/test_at_once.py",
    "PROFORMA_INVOICED": "the invoice isn't the first document: tests/cli/test_paid_by_proforma.py",
    "PAID_MEANWHILE": "of two commands at once: tests/cli/test_at_once.py",
    "ANNUL_FREED": "what was billed anew: tests/cli/test_annulments.py",
    "ONE_CURRENCY_EACH": "prices in two currencies: tests/cli/test_one_currency_each.py",
    "HOOK_GONE": "of the hooks directory: tests/cli/test_hooks.py",
    "NOT_IN_A_BATCH": "said of a line of a batch: tests/cli/test_batch.py",
    "NO_REGULATION": "of a shelf without rules: tests/law",
    "NO_VALUE": "of a text without a value: tests/law",
    "NO_SELLER": "of a desk without a seller: test_a_desk_without_a_seller here",
    "TOO_LATE": "a day later: tests/cli/test_reopen_and_invoice.py",
    "WORDS_AS_TICKET": "only on a terminal: tests/cli/test_asked_in_vain.py",
    "INVOICE_ADDRESSES": "two tickets of BIT Service: tests/cli/test_bitservice.py",
    "WORK_CHARGED": "an item charged under BIT Service: tests/cli/test_bitservice.py",
    "UNDO_GONE": "two operators' acts, one on the other: tests/cli/test_undo.py",
    "UNDO_TOO_OLD": "a journal that was cut: tests/cli/test_undo_faults.py",
    "NOT_WITHDRAWN": "a conversion that stands: tests/cli/test_withdrawal.py",
    "PRICE_IS_GROSS": "a conversion's or training's gross price: tests/cli/test_convert.py, test_trainings.py",
    "SEVERAL_CURRENCIES": "items in two currencies on a bundle",
    "BAD_CONFIG": "of the config file: test_a_config_file_that_cant_be_read here",
    "NO_LICENSE_VERSION": "a ticket without a licence: tests/cli/test_hints_lead_on.py",
    "BAD_VIEW": "of a view: test_a_view_that_cant_be_read here",
}  # fmt: skip


def with_command() -> set[str]:
    """The errors whose hint names a command."""
    return {code for code, (_, hint) in words("en")._sentences.ERRORS.items() if "supportctl " in hint}


def errors(envelope: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The errors of an envelope, and of its items."""
    yield from envelope["errors"]
    for item in envelope["data"] if isinstance(envelope["data"], list) else ():
        yield from item.get("errors") or () if isinstance(item, dict) else ()


class Walker:
    """Walks hints on a copy of the desk, each command once for each error."""

    def __init__(self, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cli, self.monkeypatch = cli, monkeypatch
        self.walked: set[tuple[str, str]] = set()
        self.codes: set[str] = set()
        self.refused_again: list[tuple[str, str, str]] = []

    def stdin(self, text: str = "") -> None:
        """What the next command finds there."""
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    def walk(self, line: str, envelope: dict[str, Any]) -> None:
        """Every command in the hints of what was refused."""
        for error in errors(envelope):
            self.codes.add(error["code"])
            for argv in commands(error["hint"] or ""):
                key = (error["code"], " ".join(argv[:2]))
                if key not in self.walked:
                    self.walked.add(key)
                    self._try(line, error["code"], argv)

    def _try(self, line: str, code: str, argv: list[str]) -> None:
        copy = self.cli.db.with_name("copy.db")
        source, target = sqlite3.connect(self.cli.db), sqlite3.connect(copy)
        source.backup(target)
        source.close()
        target.close()
        copy.chmod(0o600)
        self.cli.env("SUPPORTCTL_DB", str(copy))
        self.stdin()
        again = self.cli(argv if "--help" in argv else [*argv, "--json"])
        self.cli.env("SUPPORTCTL_DB", str(self.cli.db))
        copy.unlink()
        if again.code in (0, 130):
            return
        found = list(errors(again.json))
        if again.code == 1 or code in [each["code"] for each in found]:
            self.refused_again.append((code, line, " ".join(argv)))


@pytest.fixture
def walker(db_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Walker:
    """Of a new desk."""
    monkeypatch.chdir(tmp_path)
    return Walker(Cli(db_path, monkeypatch, capsys), monkeypatch)


def along_the_plan(walker: Walker) -> None:
    """The desk of tests/parity lives through its plan; each refusal is walked where it comes."""
    cli = walker.cli
    for line in (line for name in ("seed", "questions", "after") for line in plan.read(name) if not line.env and line.argv):
        cli.env("SUPPORTCTL_OPERATOR", line.operator)
        cli.env("SUPPORTCTL_LANG", line.lang)
        cli.now(line.now)
        walker.stdin(line.stdin)
        if cli(line.argv).code not in (0, 1):
            walker.stdin(line.stdin)
            again = cli([*line.argv, "--json"])
            if again.out.startswith("{"):
                walker.walk(line.typed, again.json)


def test_every_error_with_a_command_is_walked(
    walker: Walker, furnished_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    along_the_plan(walker)
    for number, (before, line) in enumerate([*REFUSED, *MORE]):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(furnished_db, path)
        path.chmod(0o600)
        cli = walker.cli = Cli(path, monkeypatch, capsys)
        cli.ticket()
        cli.ok("ticket open --license SKP-0001 --subject Second --description D --serial SKP-0001 --at 2026-11-17T09:30")
        cli.play(before)
        walker.stdin()
        found = cli([*line.split(" "), "--json"]) if '"' not in line else cli(f"{line} --json")
        assert found.code not in (0, 1), (line, found)
        walker.walk(line, found.json)
    assert walker.refused_again == []
    missing = sorted(with_command() - walker.codes - set(NOT_RAISED))
    assert missing == []
    assert set(NOT_RAISED) & walker.codes == set(), "raised after all: take them off the list"
    assert set(NOT_RAISED) <= with_command()


def test_a_desk_without_a_seller(empty: Cli) -> None:
    found = empty.ask("bundle quote --program solidworks --edition Professional --client x")
    assert found.code != 0
    empty.ok("client add N --nip 1234563218 --address A --email n@n.example --phone 601234567 --key n")
    empty.ok("price set progrupa-support-hour 200 --currency PLN --from 2020-12-01")
    empty.ok(
        "license add --client n --product sketchup-pro --serial S --kind perpetual-single --version 2021 --maintenance-until 2024-12-31"
    )
    empty.ok("hours buy --client n --license S --hours 1 --phone 601234567 --prepaid --at 2026-11-17T09:00")
    refused = empty.ask("invoice issue --client n")
    assert refused.error == "NO_SELLER"
    (argv,) = commands(refused.json["errors"][0]["hint"])
    assert empty(argv).code == 0


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_config_file_that_cant_be_read(cli: Cli, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "config" / "supportctl" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text("operator = [")
    cli.env("XDG_CONFIG_HOME", str(tmp_path / "config"))
    cli.env("SUPPORTCTL_LANG", lang)
    refused = cli.ask("client list")
    assert refused.error == "BAD_CONFIG"
    for argv in commands(refused.json["errors"][0]["hint"]):
        assert cli(argv).code == 0, argv


def test_a_view_that_cant_be_read(cli: Cli, tmp_path: Path) -> None:
    cli.env("XDG_CONFIG_HOME", str(tmp_path / "config"))
    cli.ok("ticket list --open --save mine")
    (tmp_path / "config" / "supportctl" / "views" / "mine.toml").write_text("open = [")
    refused = cli.ask("ticket list --view mine")
    assert refused.error == "BAD_VIEW"
    (argv,) = commands(refused.json["errors"][0]["hint"])
    assert cli([*argv[:-1], "mine", "--open"]).code == 0  # for NAME
    cli.ok("ticket list --view mine")
