"""Words and names as they are shown: what is shown can be typed, and what scripts read stays."""

from __future__ import annotations

import re

import pytest

from supportctl.wording.words import words as words_of
from tests.cli.cli import Cli
from tests.cli.screen import on_screen
from tests.cli.selling import active, priced

DAY = "2026-11-17"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "ticket list --status bogus",
            "new (nowe), triaged (ocenione), open (otwarte), waiting (oczekujące), closed (zamknięte)",
        ),
        ("training list --state bogus", "declared (zadeklarowane)"),
        ("bundle list --state bogus", "draft (przygotowany)"),
    ],
)
def test_what_can_be_chosen_is_shown_as_it_is_read(cli: Cli, line: str, said: str) -> None:
    """D18: each Polish word that is shown is accepted; scripts have the words that they pass."""
    cli.env("SUPPORTCTL_LANG", "pl")
    refused = cli.refuses(line, 2, f"Do wyboru: {said}")
    for shown in re.findall(r"\((\w+)\)", refused.err):
        assert cli(line.replace("bogus", shown)).code == 0, shown
    params = cli.ask(line).json["errors"][0]["params"]
    assert not any("(" in word for word in params["known"])
    cli.env("SUPPORTCTL_LANG", "en")
    assert "(" not in cli(line).err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_column_or_a_language_is_typed_as_it_stands(cli: Cli, lang: str) -> None:
    """D18, the other side: no word is shown that isn't accepted."""
    cli.env("SUPPORTCTL_LANG", lang)
    for line in ("client list --columns bogus", "completion bogus", "ticket list --sort bogus", "report hours --by bogus"):
        assert not re.search(r"\(\w+\)", cli(line).err), line


@pytest.mark.parametrize(("lang", "name"), [("en", "BIT Service remote help"), ("pl", "Pomoc zdalna BIT Service")])
def test_a_product_has_a_name_in_each_language(cli: Cli, lang: str, name: str) -> None:
    """D18: what is stored stays, and so does what scripts read."""
    cli.env("SUPPORTCTL_LANG", lang)
    assert name in cli.ok("product list").out
    assert any(name in row for row in on_screen("product list", 120)[1])
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject S --description D --email a@b.example")
    assert any(name in row.replace("\u00a0", " ") for row in on_screen("ticket show 1", 120)[1])
    stored = [row["name"] for row in cli.ask("product list").data if row["key"] == "bitservice-remote-help"]
    assert stored == ["BIT Service remote help"]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_programs_and_trainings_go_by_their_names(cli: Cli, lang: str) -> None:
    """D18: where one is known; scripts read the keys."""
    priced(cli)
    cli.ok("price set training-basics 2000 --currency PLN --from 2022-02-01 --name 'SOLIDWORKS podstawy'")
    cli.ok("price set training-pdm 2000 --currency PLN --from 2022-02-01")
    active(cli)
    cli.ok("training declare 1 --at 2025-06-02T09:00")
    cli.ok("training order 1 --kind basics --participants 2 --kind pdm --participants 1 --at 2025-06-02T10:00 --due 2025-06-30")
    cli.env("SUPPORTCTL_LANG", lang)
    for line in ("bundle list", "bundle show 1", "client show pracownia", "bundle why 1"):
        shown = on_screen(line, 120)[1]
        assert any("SOLIDWORKS" in row for row in shown), line
        assert not any("solidworks" in row for row in shown), line
    shown = [" ".join(row.split()) for row in on_screen("training list", 120)[1]]
    assert any("SOLIDWORKS podstawy" in row for row in shown)
    assert any(" pdm " in row for row in shown)
    assert "SOLIDWORKS podstawy" in cli.ok("training show 1").out
    assert sorted(row["kind"] for row in cli.ask("training list").data) == ["basics", "pdm"]
    assert cli.ask("bundle show 1").data["program"] == "solidworks"


@pytest.mark.parametrize(("lang", "annulled", "corrected"), [("en", "annulled", "corrected"), ("pl", "anulowana", "skorygowana")])
@pytest.mark.parametrize("columns", [80, 120])
def test_a_list_of_documents_marks_those_that_dont_stand(
    cli: Cli, lang: str, annulled: str, corrected: str, columns: int
) -> None:
    """D1, D12: at 80 columns too, and only where there is such a document."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:20")
    cli.ok("ticket close 1 --outcome solved -m Done --client-confirmed")
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ok("invoice issue --ticket 1")
    assert not any(annulled in row or corrected in row for row in on_screen("invoice list", columns)[1])
    cli.ok("invoice annul FV/2026/0001 --reason 'Wrong buyer'")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice correct FV/2026/0002 --line 1 --quantity 1 --reason 'One hour less'")
    rows = {row.split()[0]: row for row in on_screen("invoice list", columns)[1] if "/" in row}
    assert {number: row.split()[1] for number, row in rows.items() if row.split()[1] in "x~"} == {
        "FV/2026/0001": "x",
        "FV/2026/0002": "~",
    }
    shown = on_screen("invoice list", columns)[1]
    assert f"x {annulled}, ~ {corrected}" in shown
    assert {"en": "LEFT", "pl": "DO ZAPŁATY"}[lang] in shown[0]


@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "Try: supportctl rate fetch --date "), ("pl", "Spróbuj: supportctl rate fetch --date ")]
)
def test_a_rate_that_is_missing_is_fetched(cli: Cli, lang: str, hint: str) -> None:
    """What records it in one command is named first."""
    said = words_of(lang).error_line("NO_RATE", {"currency": "EUR", "on": "2026-11-16"})
    assert f"{hint}2026-11-16" in said
    assert said.index("rate fetch") < said.index("rate set")
