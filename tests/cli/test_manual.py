"""`help man`: a page a command, valid man(7), of the same sentences as --help."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from supportctl.cli.lazy import NOUNS, TOP
from tests.cli.cli import Cli

VERBS = [f"{noun} {verb}" for noun, (_, verbs) in NOUNS.items() for verb in verbs] + list(TOP)
both = pytest.mark.parametrize("lang", ["en", "pl"])


def needs(program: str) -> pytest.MarkDecorator:
    """Skip where the formatter isn't installed."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} isn't installed")


def made(cli: Cli, lang: str) -> Path:
    """The directory with the pages."""
    found = cli.db.parent / "man" / lang
    assert cli.ok(f"help man --dir {found} --lang {lang} --json").data == [
        {"directory": str(found), "pages": len(list(found.iterdir()))}
    ]
    return found


@both
def test_every_command_has_a_page(cli: Cli, lang: str) -> None:
    names = {"supportctl", *(f"supportctl-{noun}" for noun in NOUNS), *(f"supportctl-{verb.replace(' ', '-')}" for verb in VERBS)}
    assert {path.name for path in made(cli, lang).iterdir()} == {f"{name}.1" for name in names}


def formatted(argv: list[str], text: str) -> tuple[str, str]:
    """(what the formatter prints, what it complains about)."""
    done = subprocess.run(argv, input=text.encode(), capture_output=True, check=True, timeout=60)
    return done.stdout.decode(), done.stderr.decode()


@needs("groff")
@both
def test_groff_has_nothing_to_complain_of(cli: Cli, lang: str) -> None:
    pages = sorted(made(cli, lang).iterdir())
    text = "".join(path.read_text(encoding="utf-8") for path in pages)
    # -rLL: so long lines that none breaks; -c -P-cbou: without the escapes of a terminal.
    shown, complaints = formatted(["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=2000n", "-P-cbou"], text)
    assert complaints == ""
    said = " ".join(shown.replace("‐", "-").replace("−", "-").replace("’", "'").split())
    for verb in VERBS:
        page = cli.ok(f"{verb} --help --lang {lang}").out
        options = [line.split()[0].rstrip(",") for line in page.splitlines() if line.startswith("  -")]
        assert len(options) >= 7
        assert all(option in said for option in options), verb
    assert {"en": "Open a ticket on a client's report", "pl": "Zapisz strony podręcznika man"}[lang] in said


@needs("mandoc")
@both
def test_mandoc_finds_no_error(cli: Cli, lang: str) -> None:
    for path in made(cli, lang).iterdir():
        subprocess.run(["mandoc", "-man", "-Tlint", "-Werror", str(path)], check=True, timeout=60)


@both
def test_a_page_holds_its_help_and_its_examples_as_they_are_typed(cli: Cli, lang: str) -> None:
    text = (made(cli, lang) / "supportctl-ticket-open.1").read_text(encoding="utf-8")
    assert text.startswith('.TH "SUPPORTCTL\\-TICKET\\-OPEN" 1 ')
    assert ('.SH "NAME"' if lang == "en" else '.SH "NAZWA"') in text
    assert '.B "\\-\\-idempotency\\-key ' in text
    assert "\\fBsupportctl\\-ticket\\fR(1)" in text
    # No line of words is taken for one of man(7).
    known = (".TH", ".SH", ".B", ".PP", ".TP", ".nf", ".fi")
    assert all(line.split(" ")[0] in known for line in text.splitlines() if line.startswith((".", "'")))


def test_bad_input(cli: Cli, tmp_path: Path) -> None:
    cli.refuses("help man", 2, "--dir")
    (tmp_path / "file").write_text("x")
    cli.refuses(f"help man --dir {tmp_path / 'file'}", 2, "--dir DIRECTORY")
    cli.refuses("help man --dir ''", 2, "--dir")
