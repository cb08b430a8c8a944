"""Pages on a terminal: a ticket, a client, a session and its corrections, the decisions; and sentences of changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from supportctl.output.plain import width
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.screen import on_screen
from tests.parity.desks import DUMP, Desk
from tests.parity.plan import line as parity_line

both = pytest.mark.parametrize("lang", ["en", "pl"])


@pytest.fixture(scope="module")
def furnished_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of tests/parity/, with a ticket in every state; only copied."""
    desk = Desk(tmp_path_factory.mktemp("pages"))
    desk.restore(DUMP)
    desk.ask([parity_line("db upgrade")])
    return desk.path


@pytest.fixture
def desk(furnished_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    path = tmp_path / "full.db"
    shutil.copyfile(furnished_desk, path)
    path.chmod(0o600)
    found = Cli(path, monkeypatch, capsys)
    found.now("2025-06-17T10:00")
    return found


def page(line: str, columns: int = 80) -> list[str]:
    code, shown = on_screen(line, columns)
    assert code == 0, shown
    return [row.replace("\u00a0", " ") for row in shown]


def test_a_ticket_is_a_page(desk: Cli) -> None:
    shown = page("ticket show 14")
    assert shown[:6] == [
        "#14 Crash on saving",
        "open · ewa since 09:05, 55 min",
        "Pracownia Architektury (pracownia) · Anna Nowak · +48 601 234 999 ·",
        "p@pracownia.example",
        "SKP-0002 SketchUp Pro 2022 · no M&S since Mon 1 Jan 2024",
        "progrupa-support: paid help · opened Mon 16 Jun 09:00, web",
    ]
    assert shown[6:8] == ["Hours: 6 bought · 2 on other tickets · 1 more agreed · 1 begun, 4 left", "To invoice 200.00 PLN"]
    assert "  Po pół godziny" in shown
    assert shown[-2:] == ["Next  supportctl session stop 14", "      supportctl session extend 14 --hours 1 --consent …"]


def test_a_history_takes_one_line_an_entry(desk: Cli) -> None:
    entries = desk.ask("ticket show 1").data["history"]
    rows = [row for row in page("ticket show 1") if re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d  ", row)]
    assert len(rows) == len(entries)
    assert len(desk("ticket show 1").out.splitlines()) > len(rows)


@both
@pytest.mark.parametrize("columns", [120, 80, 40])
def test_no_page_is_wider_than_the_terminal(desk: Cli, lang: str, columns: int) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    lines = (
        "ticket show 1", "ticket show 13", "ticket why 1", "client show pracownia", "client show erased-6", "session show 2",
        "bundle why 1", "license why ZIE-1", "invoice print FV/2022/0001", "ticket show 1 -v", "client show pracownia -v",
    )  # fmt: skip
    for line in lines:
        assert all(width(row) <= columns for row in on_screen(line, columns)[1]), line


@both
def test_hints_of_a_ticket_are_accepted(desk: Cli, lang: str) -> None:
    """Each command of Next, on a copy of the desk: what only the operator can say is filled in."""
    desk.env("SUPPORTCTL_LANG", lang)
    said = {
        "ticket reply": ["Words"], "ticket close": ["solved", "Words"], "ticket reopen": ["It is back"],
        "session extend": ["Anna Nowak, by phone"], "session schedule": ["2025-06-18T10:00"], "session start": ["601234999"],
    }  # fmt: skip
    fresh, tried = desk.db.read_bytes(), set()
    for number in range(1, 22):
        for hint in hints(page(f"ticket show {number}", 300)):
            verb = " ".join(hint.split()[:2])
            argv = hint.split()
            for word in said.get(verb, [])[: argv.count("…")]:
                argv[argv.index("…")] = word
            if verb == "ticket close" and desk.ask(f"ticket show {number}").data["regulation"] == "codetwo-support":
                argv[argv.index("solved")] = "answered"
            desk.db.write_bytes(fresh)
            found = desk(argv)
            assert found.code == 0, (hint, found)
            tried.add(verb)
    desk.db.write_bytes(fresh)
    assert tried >= {"ticket triage", "ticket reply", "session start", "session stop", "ticket close", "invoice issue"}


def hints(shown: list[str]) -> list[str]:
    return [found.group(1) for row in shown if (found := re.match(r"(?:Next|Dalej)? +supportctl (.*)$", row))]


def test_nothing_is_hinted_that_the_hour_refuses(desk: Cli) -> None:
    assert any("session start 15" in hint for hint in hints(page("ticket show 15", 120)))
    desk.now("2025-06-16T20:00")  # closed, §4.2
    assert not any("session start" in hint for hint in hints(page("ticket show 15", 120)))
    desk.now("2025-06-17T10:00")
    desk.env("SUPPORTCTL_OPERATOR", "ewa")  # works on 14
    assert not any("session start" in hint for hint in hints(page("ticket show 15", 120)))


def test_a_client_is_the_whole_picture(desk: Cli) -> None:
    shown = page("client show pracownia", 100)
    assert shown[:2] == ["Pracownia Architektury (pracownia)", "company · NIP 1234563218 · ul. Długa 5, 30-001 Kraków"]
    text = "\n".join(shown)
    for part in (
        "Anna Nowak · competent", "+48 601 234 999", "CT-0001 CodeTwo Backup 4.3 · support until Fri 9 Jan 2026",
        "1 of 4 h left · sketchup-pro 2022", "#14 Crash on saving · open · ewa", "10. SOLIDWORKS · Professional · active",
        "to invoice 1 000.00 PLN net", "FV/2025/0001 unpaid, 22 140.00 PLN, due Thu 10 Apr · OVERDUE for days: 68", "progrupa-support · 2020-12-01",
    ):  # fmt: skip
        assert part in text, part


def test_the_picture_of_a_client_is_in_its_record(desk: Cli) -> None:
    data = desk.ask("client show pracownia").data
    assert data["to_invoice"] == [{"amount": "1000.00", "currency": "PLN"}]
    numbers = ["FV/2021/0001", "FV/2024/0001", "FV/2024/0002", "FV/2024/0003", "FV/2024/0005", "FV/2025/0001"]
    assert [paper["number"] for paper in data["unpaid"]] == numbers
    assert data["unpaid"][-1] == {
        "number": "FV/2025/0001",
        "due_on": "2025-04-10",
        "left": {"amount": "22140.00", "currency": "PLN"},
        "days_overdue": 68,
    }
    assert {t["id"] for t in data["tickets"]} == {11, 14, 15, 16, 19, 21}
    assert [(h["hours"], h["hours_left"]) for h in data["hours"]] == [("4", "1"), ("2", "2")]
    assert {"serial", "state", "product", "maintenance_until", "key_valid_until"} <= set(data["licenses"][0])


def test_what_waits_is_what_would_be_invoiced(desk: Cli) -> None:
    waits = desk.ask("client show pracownia").data["to_invoice"]
    desk.ok("session stop 14 --at 2025-06-17T10:00")
    issued = desk.ask("invoice issue --client pracownia --dry-run").data
    assert [issued["net"]] == waits


def amended(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T11:30")
    cli.ok(["session", "amend", "1", "--stop", "2026-11-17T10:50", "--reason", "the clock ran on"])


def test_a_session_says_how_it_was_corrected(cli: Cli) -> None:
    amended(cli)
    (change,) = cli.ask("session show 1").data["corrections"]
    assert (change["by"], change["reason"]) == ("anna", "the clock ran on")
    assert (change["before_stop"], change["after_stop"]) == ("2026-11-17T11:30:00+01:00", "2026-11-17T10:50:00+01:00")
    assert "the clock ran on" in cli("session show 1").out
    shown = " ".join(page("session show 1"))
    assert "by anna: was Tue 17 Nov 10:00–11:30, now Tue 17 Nov 10:00–10:50 · Reason: the clock ran on" in shown
    cli.ok("session cancel 1 --reason twice")
    assert "Cancelled Tue 17 Nov 18:00 by anna · Reason: twice" in " ".join(page("session show 1"))


def test_a_session_that_stands_says_nothing_of_corrections(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    assert "corrections" not in cli.ask("session show 1").data
    assert "orrected" not in " ".join(page("session show 1"))


@both
def test_no_history_shows_json(cli: Cli, lang: str) -> None:
    amended(cli)
    cli.env("SUPPORTCTL_LANG", lang)
    for text in (cli("ticket show 1").out, "\n".join(page("ticket show 1", 120)), "\n".join(page("ticket show 1 -v", 120))):
        assert "{" not in text
        assert "2026-11-17 10:00 – 2026-11-17 10:50" in text


def test_why_fits_a_screen(desk: Cli) -> None:
    decisions = desk.ask("ticket why 1").data["decisions"]
    shown = page("ticket why 1", 100)
    assert len(shown) < len(decisions) + 10
    assert "  ✗ §2.10 Word came at 2024-11-18 10:00; the window ended at 2024-11-06 17:40." in shown
    assert shown[-1] == f"Recomputed the same: {len(decisions)} of {len(decisions)}. Every ground: -v"
    assert len(page("ticket why 1 -v", 100)) > 3 * len(decisions)


def test_the_running_session_takes_three_lines(desk: Cli) -> None:
    desk.env("SUPPORTCTL_OPERATOR", "ewa")
    assert page("session status") == [
        "#14 Crash on saving (pracownia)",
        "ewa · since Tue 17 Jun 09:05 · 55 min",
        "Hours of the ticket: 1 begun, 4 left",
    ]


# Changes ------------------------------------------------------------------------------------------------------------------------


def test_a_change_answers_in_a_line_and_v_shows_the_record(cli: Cli) -> None:
    cli.ticket()
    assert page("ticket note 1 -m Seen") == ["Noted on #1 (pracownia)"]
    assert len(page("ticket note 1 -m Seen -v")) > 5
    assert cli("ticket note 1 -m Seen").out.startswith("no.:")
    assert cli.ask("ticket note 1 -m Seen").data["id"] == 1


def test_notices_are_shown_with_v_and_beside_a_reply(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    assert len(page("session stop --at 2026-11-17T10:50")) <= 2
    assert any("§5.2" in row for row in page("session show 1 -v"))
    assert not any(row.startswith("§5.2") for row in page("session show 1"))
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
    )
    cli.ok("ticket open --client pracownia --license CT-1 --subject S")
    assert page("ticket reply 2 -m Words")[0] == "#2 answered (pracownia): recorded, not sent by the desk"
    assert any("general.4" in row for row in page("ticket reply 2 -m Words"))


@both
def test_several_ids_take_a_line_each(desk: Cli, lang: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    done = desk.shell("printf '16\\n21\\n' | COLUMNS=80 script -qec \"$S ticket assign - --to zofia\" /dev/null")
    lines = [row for row in done.out.splitlines() if row.strip()]
    said = {"en": "#{} assigned to zofia", "pl": "Zgłoszenie {} przydzielone, prowadzi zofia"}[lang]
    wanted = [said.format(16), said.format(21)]
    assert [row for row in lines if row in wanted] == wanted


def test_a_dry_run_shows_what_would_be(cli: Cli) -> None:
    cli.ticket()
    assert not page(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00 --dry-run")[0].startswith("Session")


# What a row or a note must say ----------------------------------------------------------------------------------------------------


@both
def test_exams_that_are_left_after_a_breach_say_why(desk: Cli, lang: str) -> None:
    """VIII.3: an exam is no benefit of the bundle, so a breach doesn't take it."""
    desk.env("SUPPORTCTL_LANG", lang)
    assert [row for row in desk("benefit list 7").out.splitlines() if "VIII.3" in row]
    assert [row for row in page("benefit list 7") if "VIII.3" in row]
    assert "VIII.3" not in desk("benefit list 10").out
    exams = {n: next(b for b in desk.ask(f"benefit list {n}").data if b["benefit"] == "exam") for n in (7, 10)}
    assert (exams[7]["kept_by"], "kept_by" in exams[10]) == ("VIII.3", False)


@both
def test_an_unknown_version_says_what_to_record(cli: Cli, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ok("license add --client pracownia --product v-ray --serial VR-9 --kind perpetual-single --version 4")
    found = cli("license check-support VR-9")
    assert "supportctl product set-version v-ray --oldest-supported" in found.out
    cli.ok("product set-version v-ray --newest 6 --oldest-supported 5 --from 2020-11-01")
    assert "set-version" not in cli("license check-support VR-9").out


def test_a_free_session_tells_nothing_of_paid_support(cli: Cli) -> None:
    told = "§7.4  "
    cli.ticket()
    assert told in cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00").out
    cli.ok("session stop --at 2026-11-17T10:10")
    cli.ok(
        "license add --client pracownia --product sketchup-pro --serial SKP-F --kind perpetual-single --version 2026"
        " --maintenance-until 2027-11-30"
    )
    cli.ok("product set-version sketchup-pro --newest 2026 --oldest-supported 2024 --from 2026-01-01")
    cli.ok("ticket open --client pracownia --license SKP-F --subject S --description D --serial SKP-F --at 2026-11-17T10:20")
    cli.ok("ticket triage 2 --diagnosable --at 2026-11-17T10:20")
    assert told not in cli.ok(f"session start 2 {CONFIRMED} --at 2026-11-17T10:30").out


@both
def test_a_session_that_ran_over_night_points_to_its_correction(cli: Cli, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.now("2026-11-18T09:10")
    assert "supportctl session amend 1 --stop" in cli.ok("session stop").err


def test_a_session_of_one_day_doesnt(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    assert "session amend" not in cli.ok("session stop --at 2026-11-17T16:59").err


def test_a_number_of_hours_that_a_hint_suggests_is_taken(cli: Cli) -> None:
    hint = cli("hours buy --client pracownia --hours 1h --phone 601234567 --license SKP-0001").err
    number = re.search(r"such as (\S+):", hint)
    assert number is not None
    cli.ok(f"hours buy --client pracownia --hours {number.group(1)} --phone 601234567 --license SKP-0001")


def test_of_two_prices_of_a_day_the_list_tells_which_decides(cli: Cli) -> None:
    cli.ok("price set sketchup-pro-annual 900 --currency PLN --from 2026-01-01")
    cli.ok("price set sketchup-pro-annual 950 --currency PLN --from 2026-01-01")
    rows = [re.split(" {2,}", row) for row in page("price list --item sketchup-pro-annual")]
    assert [(row[1], row[3]) for row in rows[1:]] == [("no", "900.00 PLN"), ("yes", "950.00 PLN")]
