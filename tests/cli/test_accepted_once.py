"""A client's page names each version of a regulation that was accepted once, since its first acceptance; machines get all of them."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.screen import on_screen

LICENSE = (
    "license add --client nowa --product sketchup-pro --serial N-1 --kind perpetual-single --version 2026"
    " --maintenance-until 2027-06-30"
)


@pytest.mark.parametrize(("lang", "label"), [("en", "Accepted"), ("pl", "Akceptacje")])
def test_one_line_for_each_version(cli: Cli, lang: str, label: str) -> None:
    cli.ok("client add Nowa --consumer --address A --key nowa --phone 601222333")
    cli.ok(LICENSE)
    cli.ok("ticket open --license N-1 --subject S --description D --serial N-1 --at 2026-11-17T09:00")
    cli.ok("client accept nowa --regulation bitservice-remote")
    every = [row for row in cli.ask("client show nowa").data["acceptances"] if row["regulation"] == "progrupa-support"]
    assert len(every) == 2
    shown = on_screen("client show nowa", 100, {"SUPPORTCTL_LANG": lang})[1]
    lines = [line for line in shown if "progrupa-support" in line]
    assert len(lines) == 1, shown
    assert lines[0].startswith(label)
    assert [line for line in shown if "bitservice-remote" in line]
