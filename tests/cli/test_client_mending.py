"""client merge, client edit --key, license edit --serial."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY, NEXT = "2026-11-17", "2026-11-18"
ADD = "client add 'Pracownia Architektury II' --nip 1234563218 --phone 602000111 --email b@x.example --address Kraków --key druga --same-nip-as pracownia"
LICENSE = "license add --product sketchup-pro --kind perpetual-single --version 2021"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Another record of the same client, with a licence of its own."""
    cli.now(f"{DAY}T16:00")
    cli.ok(f"{ADD} --at 2026-01-02T10:00")
    cli.ok(f"{LICENSE} --client druga --serial SKP-0002 --at 2026-01-02T10:00")
    return cli


# Client edit --key ---------------------------------------------------------------------------------------------------------------------


def test_another_key_and_the_old_one_still_finds_the_client(desk: Cli) -> None:
    found = desk.ask("client edit pracownia --key arch")
    assert (found.code, found.data["key"]) == (0, "arch")
    shown = desk.ask("client show pracownia").data
    assert (shown["id"], shown["key"], shown["former_keys"]) == (1, "arch", ["pracownia"])
    assert [c["key"] for c in desk.ask("client find pracownia").data] == ["arch", "druga"]
    assert desk.ask("ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001").code == 0
    assert desk.ask("ticket list").data[0]["client"] == "arch"
    desk.ok("client edit arch --key pracownia")
    assert desk.ask("client show arch").data["key"] == "pracownia"


@pytest.mark.parametrize(
    ("key", "code"),
    [("druga", 5), ("pracownia", 2), ("UPPER", 2), ("123", 2), ("a b", 2), ("", 2), ("x" * 60, 0), ("x" * 61, 2)],
)
def test_keys_that_cant_be_taken(desk: Cli, key: str, code: int) -> None:
    line = ["client", "edit", "pracownia", "--key", key]
    if code:
        desk.refuses(line, code)
    else:
        desk.ok(line)


def test_a_former_key_is_nobody_elses(desk: Cli) -> None:
    desk.ok("client edit pracownia --key arch")
    desk.refuses("client edit druga --key pracownia", 5, "taken")
    desk.refuses(ADD.replace("druga", "pracownia"), 5, "taken")
    made = desk.ask("client add Pracownia --consumer --address Kraków").data
    assert made["key"] == "pracownia-2"


def test_a_generated_key_has_sixteen_characters_at_most(desk: Cli) -> None:
    for name in ("Przedsiębiorstwo Wielobranżowe Konstantynopolitańczykowianka", "Konstantynopolitańczykowianka", "łódź " * 20):
        for _ in range(2):
            made = desk.ask(f"client add '{name}' --consumer --address Łódź")
            assert len(made.data["key"]) <= 16


def test_the_prompt_says_the_new_key(desk: Cli) -> None:
    desk.ticket("5")
    desk.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    desk.ok("client edit pracownia --key arch")
    assert desk.ok(["session", "status", "--format", "{client}"]).out == "arch\n"


def test_former_keys_and_serials_go_with_the_client(desk: Cli) -> None:
    desk.ok("client edit pracownia --key kowalska")
    desk.ok("client edit kowalska --key nowa")
    desk.ok("license edit SKP-0001 --serial KOWALSKA-1")
    desk.ok("license edit KOWALSKA-1 --serial SKP-9")
    held = desk.ask("client export-data nowa").data
    assert held["former_keys"] == ["pracownia", "kowalska"]
    assert held["licenses"][0]["former_serials"] == ["SKP-0001", "KOWALSKA-1"]
    desk.ok("client erase nowa --yes")
    assert "owalska" not in "\n".join(desk.dump())
    assert "KOWALSKA" not in "\n".join(desk.dump())
    assert desk.ask("client show kowalska").code == 3


# License edit --serial -------------------------------------------------------------------------------------------------------------------


def test_another_serial_and_the_old_one_still_finds_the_licence(desk: Cli) -> None:
    found = desk.ask("license edit SKP-0001 --serial SKP-0100")
    assert (found.code, found.data["serial"]) == (0, "SKP-0100")
    for name in ("SKP-0001", "skp-0001", "SKP-0100"):
        assert desk.ask(f"license show {name}").data["serial"] == "SKP-0100"
    assert desk.ask("license show SKP-0100").data["former_serials"] == ["SKP-0001"]
    desk.refuses("license edit SKP-0001 --serial SKP-0100", 2)
    desk.refuses("license edit SKP-0001 --serial skp-0002", 5, "taken")
    desk.refuses("license edit SKP-0002 --serial SKP-0001", 5, "taken")
    desk.refuses(f"{LICENSE} --client druga --serial skp-0001", 5, "taken")
    desk.refuses("license edit SKP-0002 --serial 12", 2)
    desk.refuses(["license", "edit", "SKP-0002", "--serial", "a b"], 2)
    desk.ok("license edit SKP-0100 --serial SKP-0001")


def test_what_was_decided_before_is_found_under_the_new_serial(cli: Cli) -> None:
    cli.now("2021-06-01T12:00")
    cli.ok("price set sketchup-pro-annual 300 --currency USD --from 2021-01-01")
    cli.ok(f"{LICENSE} --client zielinski --serial Z-1 --maintenance-until 2021-12-31 --at 2021-01-02T10:00")
    cli.ok(
        "license convert Z-1 --to annual --name 'Jan Zieliński' --serial Z-1 --email jan@zielinski.example"
        " --accept-terms 'Jan Zieliński' --seller ProGrupa --at 2021-05-20T10:00"
    )
    before = cli.ask("license why Z-1").data["decisions"]
    assert before[0]["about"] == "license Z-1"
    cli.ok("license edit Z-1 --serial Z-2")
    after = cli.ask("license why Z-1").data["decisions"]
    assert [d["id"] for d in after] == [d["id"] for d in before]
    assert after[0]["about"] == "license Z-2"
    assert cli.rows("SELECT DISTINCT entity_id FROM decision WHERE entity = 'license'") == [("2",)]


# Client merge ---------------------------------------------------------------------------------------------------------------------------


def test_lookups_lists_and_hours_take_both_together(desk: Cli) -> None:
    desk.ok(f"hours buy --client druga --hours 2 --phone 602000111 --license SKP-0002 --at {DAY}T08:00")
    desk.ok(f"ticket open --client druga --license SKP-0002 --subject Old --description D --serial SKP-0002 --at {DAY}T08:30")
    found = desk.ask("client merge druga --into pracownia")
    assert (found.code, found.data["key"], found.data["aliases"]) == (0, "pracownia", ["druga"])
    for name in ("druga", "3", "Architektury II"):
        assert desk.ask(f"client show '{name}'").data["key"] == "pracownia"
    assert [c["key"] for c in desk.ask("client list").data] == ["pracownia", "zielinski"]
    assert [c["key"] for c in desk.ask("client find 602000111").data] == ["pracownia"]
    for name in ("druga", "pracownia"):
        assert [row["serial"] for row in desk.ask(f"license list --client {name}").data] == ["SKP-0001", "SKP-0002"]
        assert [row["subject"] for row in desk.ask(f"ticket list --client {name}").data] == ["Old"]
    desk.ok(f"ticket open --client druga --license SKP-0001 --subject S --description D --serial SKP-0001 --at {DAY}T09:00")
    desk.ok(f"ticket triage 2 --diagnosable --at {DAY}T09:05")
    done = desk.work(f"{DAY}T10:00", f"{DAY}T11:10", "2").data
    assert (done["hours_bought"], done["hours_billable"]) == ("2", "2")
    invoice = desk.ask("invoice issue --client druga").data
    assert (invoice["client"], invoice["lines"][0]["quantity"]) == ("pracownia", "2")
    assert desk.ok("db check")


def test_the_stored_number_is_that_of_the_whole(desk: Cli) -> None:
    desk.ok(f"hours buy --client druga --hours 2 --phone 602000111 --license SKP-0002 --at {DAY}T08:00")
    desk.ok(f"ticket open --client druga --license SKP-0002 --subject Old --description D --serial SKP-0002 --at {DAY}T08:30")
    desk.ok(f"ticket triage 1 --diagnosable --at {DAY}T08:35")
    desk.ok(f"client merge druga --into pracownia --at {DAY}T09:00")
    other = CONFIRMED.replace("601234567", "602000111")
    desk.refuses(f"session start 1 {other} --at {DAY}T10:00", 4, "§3.4")
    desk.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    desk.refuses("client merge pracownia --into zielinski --reason x", 5, "ork goes on")


def test_what_cant_be_merged(desk: Cli) -> None:
    desk.refuses("client merge pracownia --into pracownia", 2)
    desk.refuses("client merge pracownia --into nobody", 3)
    desk.refuses("client merge nobody --into pracownia", 3)
    desk.refuses("client merge zielinski --into pracownia", 5, "NIP", "--reason")
    desk.ok("client merge druga --into pracownia")
    desk.refuses("client merge pracownia --into druga", 5, "itself merged")
    desk.refuses("client merge druga --into zielinski --reason x", 5, "merged into pracownia")
    desk.refuses("client merge druga --into pracownia", 5)
    desk.ok("client merge pracownia --into zielinski --reason 'Jan took it over'")
    assert desk.ask("client show druga").data["key"] == "zielinski"
    assert desk.ask("client show zielinski").data["aliases"] == ["pracownia", "druga"]


def test_not_of_an_erased_client(desk: Cli) -> None:
    desk.ok("client erase druga --yes")
    desk.refuses("client merge erased-3 --into pracownia --reason x", 5, "erased")
    desk.refuses("client merge pracownia --into erased-3 --reason x", 5, "erased")


def test_an_erasure_takes_both_and_the_reason_with_them(desk: Cli) -> None:
    desk.ok("client merge druga --into pracownia --reason 'Pani Wiśniewska said so'")
    held = desk.ask("client export-data druga").data
    assert [c["key"] for c in held["merged"]] == ["druga"]
    assert [m["message"] for m in held["messages"]] == ["Pani Wiśniewska said so"]
    desk.ok("client export-data druga")
    desk.ok("client erase druga --yes")
    dump = "\n".join(desk.dump())
    for word in ("Wiśniewska", "Architektury", "602000111", "601234567", "b@x.example", "druga"):
        assert word not in dump
    assert desk.ask("client show 1").data["erased_at"]
    desk.refuses("client erase 3 --yes", 5)


def test_dry_run_and_polish(desk: Cli) -> None:
    before = desk.dump()
    assert desk.ask("client merge druga --into pracownia --dry-run").data["aliases"] == ["druga"]
    assert desk.dump() == before
    desk.env("SUPPORTCTL_LANG", "pl")
    desk.ok("client merge druga --into pracownia")
    assert "inne identyfikatory" in desk.ok("client show druga").out
    assert "różne numery NIP" in desk("client merge zielinski --into pracownia").err
