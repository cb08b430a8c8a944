"""A question that can be answered in another way says so, and leads there; what can't be right is asked for again at once."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import Cli

LANGUAGES = ["en", "pl"]
NIP = "5265877635"


def test_the_serial_number_of_another_licence_is_asked_for_again(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["Crash", "Crashes on export", "SKP-9999", "SKP-0001"]
    found, left = answering(cli, monkeypatch, "ticket open --license SKP-0001 --json", *answers)
    assert (found.code, left) == (0, []), found
    assert "§2.2" in found.err
    assert cli.rows("SELECT serial FROM ticket") == [("SKP-0001",)]
    found, left = answering(cli, monkeypatch, "ticket open --license SKP-0001", *answers[:3])
    assert (found.code, left) == (2, []), found
    assert cli.rows("SELECT count(*) FROM ticket") == [(1,)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_of_two_is_needed_and_told_so_each_time(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    needed = {"en": "ne of both is needed", "pl": "otrzebne jedno z dwojga"}[lang]
    wanted = {"en": "One of both is needed: ", "pl": "Potrzebne jest jedno z dwojga: "}[lang]
    answers = ["Crash", "Crashes on export", "", "", "", "", "SKP-0001"]
    found, left = answering(cli, monkeypatch, "ticket open --license SKP-0001 --json", *answers)
    assert (found.code, left) == (0, []), found
    assert needed in found.err
    assert found.err.count(wanted) == 2
    assert "(--serial)" in found.err
    assert "(--email)" in found.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_person_without_a_nip(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    found, left = answering(cli, monkeypatch, "client add 'Jan Lis' --address A --json", "123", "")
    assert (found.code, left) == (0, []), found
    assert (found.data["kind"], found.data["nip"]) == ("consumer", None)
    assert found.err.count({"en": "Enter: a consumer", "pl": "Enter: konsument"}[lang]) == 2
    found, left = answering(cli, monkeypatch, "client add 'Jan Lis' --address A --sole-trader --json", "", NIP)
    assert (found.code, left, found.data["kind"]) == (0, [], "sole-trader"), found


def test_a_nip_that_another_client_has(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok(f"client add First --address A --nip {NIP} --key first")
    found, left = answering(cli, monkeypatch, "client add Second --address A --json", NIP, "n", "5252248481")
    assert (found.code, left, found.data["nip"]) == (0, [], "5252248481"), found
    assert "--same-nip-as" not in found.err
    found, left = answering(cli, monkeypatch, "client add Third --address A --json", NIP, "y")
    assert (found.code, left, found.data["nip"]) == (0, [], NIP), found
    before = cli.dump()
    found, left = answering(cli, monkeypatch, "client add Fourth --address A", NIP)
    assert (found.code, left) == (2, []), found
    found, left = answering(cli, monkeypatch, f"client add --nip {NIP}", "never asked")
    assert (found.code, left) == (5, ["never asked"]), found
    assert cli.dump() == before
