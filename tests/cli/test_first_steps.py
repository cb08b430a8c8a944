"""What a newcomer meets on the first day: answers that end, files that aren't there, paths to be copied, help without docstrings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from supportctl.cli.lazy import NOUNS, TOP
from tests.cli.asked import answering
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.screen import on_screen
from tests.cli.talking import CTRL_D, talk

ENDED = {"en": "nothing was recorded", "pl": "niczego nie zapisano"}

# -- answers that end (Ctrl-D) ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    ("line", "answers", "missing"),
    [
        ("client add --address A --consumer", [], ["NAME"]),
        ("price set", ["progrupa-support-hour", "250"], ["--currency", "--from"]),
        ("ticket open", ["SKP-0001"], ["--subject"]),
        ("ticket open --license SKP-0001", ["Crash"], ["--description", "--serial"]),
        ("ticket open --license SKP-0001 --subject S", ["Crash"], ["--serial", "--email"]),
        ("ticket open", [], ["--license", "--subject"]),
    ],
)
def test_answers_that_end_name_what_was_still_missing(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, line: str, answers: list[str], missing: list[str]
) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    before = cli.dump()
    found, _ = answering(cli, monkeypatch, line, *answers)
    last = found.err.splitlines()[-1]
    assert (found.code, found.out) == (2, ""), found
    assert ENDED[lang] in last
    assert "Ctrl-D" in last
    for name in missing:
        told = {"NAME": {"en": "name", "pl": "nazwa"}[lang]}.get(name, name)
        assert told in last, last
    assert cli.dump() == before


def test_ctrl_d_at_a_terminal(cli: Cli) -> None:
    cli.env("SUPPORTCTL_LANG", "pl")
    said = talk("ticket open --license SKP-0001 --subject Temat", CTRL_D)
    assert said.code == 2
    assert ENDED["pl"] in " ".join(said.shown.split())


@pytest.mark.parametrize(
    ("lang", "serial", "email"),
    [
        ("en", "on file: SKP-0001", "on file: kupno@pracownia.example"),
        ("pl", "zapisany: SKP-0001", "zapisany: kupno@pracownia.example"),
    ],
)
def test_the_serial_is_asked_beside_the_one_on_file(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, serial: str, email: str
) -> None:
    """The desk compares; what the client said is still typed."""
    cli.ok("license edit SKP-0001 --purchase-email kupno@pracownia.example")
    cli.env("SUPPORTCTL_LANG", lang)
    found, left = answering(
        cli, monkeypatch, "ticket open --license SKP-0001 --subject S --description D", "", "kupno@pracownia.example"
    )
    assert (found.code, left) == (0, []), found
    assert serial in found.err
    assert email in found.err
    assert cli.rows("SELECT serial, email FROM ticket") == [(None, "kupno@pracownia.example")]


def test_nothing_is_shown_where_no_licence_is_named(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = answering(
        cli, monkeypatch, "ticket open --client pracownia --product sketchup-pro --subject S --description D", "SKP-0001"
    )
    assert "on file" not in found.err


# -- files and paths -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_batch_without_its_file_says_so_in_a_line(cli: Cli, tmp_path: Path, lang: str) -> None:
    """On a terminal no envelope; piped, and with --json, there is one."""
    cli.env("SUPPORTCTL_LANG", lang)
    code, shown = on_screen(f"batch {tmp_path}/nothing", 80)
    assert (code, shown) == (2, [""])
    assert len(cli.process(f"batch {tmp_path}/nothing").err.splitlines()) == 1
    for line in (f"batch {tmp_path}/nothing", f"batch {tmp_path}/nothing --json", f"--json batch {tmp_path}/nothing"):
        assert json.loads(cli.process(line).out)["errors"][0]["code"] == "BAD_FILE"
    assert json.loads("\n".join(on_screen(f"batch {tmp_path}/nothing --json", 80)[1]))["exit_code"] == 2
    # What the lines answer is as it was.
    (tmp_path / "lines").write_text("ticket list\n")
    assert json.loads("\n".join(on_screen(f"batch {tmp_path}/lines", 80)[1]))["command"] == "ticket list"


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("name", ["short", "a directory of a name with blanks " * 4, "long-" * 30])
def test_the_path_of_a_backup_has_a_line_of_its_own(cli: Cli, tmp_path: Path, lang: str, name: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    place = tmp_path / name.strip()
    place.mkdir()
    for _ in range(2):
        shown = on_screen(["db", "backup", "--dir", str(place), "--keep", "1"], 80)[1]
        (path,) = [line for line in shown if line.startswith(str(place))]
        assert Path(path).is_file()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "Seller's data recorded: Foo, NIP 1234563218. They apply from 2026-11-17, the first ones on record to earlier days, too.",
        ),
        ("pl", "Zapisano dane sprzedawcy: Foo, NIP 1234563218. Obowiązują od 2026-11-17, a pierwsze zapisane także wstecz."),
    ],
)
def test_the_day_of_the_sellers_data_is_told_as_what_it_is(empty: Cli, lang: str, said: str) -> None:
    empty.env("SUPPORTCTL_LANG", lang)
    line = "init --name Foo --nip 1234563218 --address 'ul. A 1, 00-001 Warszawa' --email a@b.example"
    shown = on_screen(f"{line} --bank-account PL61109010140000071219812874", 120)[1]
    assert " ".join(shown).startswith(said)


# -- help without docstrings -----------------------------------------------------------------------------------------------------

BARE = {"PYTHONOPTIMIZE": "2"}


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("line", ["client erase", "db backup", "license convert", "batch", "help errors", "ticket open"])
def test_a_help_page_is_the_same_without_docstrings(cli: Cli, line: str, lang: str) -> None:
    """B8: second paragraphs, too."""
    cli.env("SUPPORTCTL_LANG", lang)
    bare, whole = (cli.process(f"{line} --help", env=env) for env in (BARE, {}))
    assert (bare.code, whole.code) == (0, 0)
    assert bare.out == whole.out


def test_the_main_job_runs_without_docstrings(cli: Cli) -> None:
    for line in (
        "hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05",
        f"{OPEN} --at 2026-11-17T09:05",
        "ticket triage 1 --diagnosable --at 2026-11-17T09:06",
        f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
        "session stop --at 2026-11-17T10:30",
        "ticket close 1 --outcome solved -m done",
        "invoice issue --ticket 1",
        "ticket why 1",
        "regulation show progrupa-support",
    ):
        assert cli.process(line, env=BARE).code == 0, line


def test_every_verb_keeps_the_whole_of_its_help() -> None:
    """In what is generated of it: the first paragraph is the line of the list, the others stand behind it."""
    from supportctl.cli.complete import tree
    from supportctl.cli.lazy import module_of

    for noun, name in [*((noun, verb) for noun, (_, verbs) in NOUNS.items() for verb in verbs), *(("top", verb) for verb in TOP)]:
        entry = tree()[name] if noun == "top" else tree()[noun]["verbs"][name]
        doc = re.split(r"\n\s*\n", (module_of(noun).COMMANDS[name].__doc__ or "").strip())
        assert [entry["help"], *entry.get("more", [])] == [" ".join(part.split()) for part in doc], name
