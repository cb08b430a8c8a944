"""supportctl demo: the main job, command by command, on a desk that is thrown away."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from typing import TYPE_CHECKING

from supportctl.cli import lines
from supportctl.cli.context import Door
from supportctl.errors import Conflict
from supportctl.output.reply import Reply
from supportctl.told import Failure

if TYPE_CHECKING:
    from supportctl.wording.words import Words

# Why the demo's invoice is corrected; it stands on the document.
GOODWILL = '"Trzecią godzinę rozpoczęto na minutę, więc jej nie liczymy"'

# What an operator types, in order: (heading key of wording/, commands). The clock is frozen per command by --at.
Steps = tuple[tuple[str, tuple[str, ...]], ...]
STEPS: Steps = (
    (
        "desk",
        (
            'init --name "Desk Sp. z o.o." --nip 5265877635 --address "ul. Prosta 1, 00-001 Warszawa"'
            " --bank-account PL61109010140000071219812874 --email biuro@desk.example",
            "price set progrupa-support-hour 200 --currency PLN --from 2026-01-01",
            "product set-version v-ray --newest 7 --oldest-supported 6 --from 2026-01-01",
        ),
    ),
    (
        "clients",
        (
            'client add "Pracownia Architektury" --nip 1234563218 --email p@pracownia.example --phone "+48 601 234 567"'
            ' --address "ul. Długa 5, 30-001 Kraków" --key pracownia',
            'client set-contact pracownia --name "Anna Nowak" --email a@pracownia.example --competent --at 2026-11-17T09:00',
            'client add "Jan Zieliński" --consumer --email jan@zielinski.example --phone 605111222'
            ' --address "ul. Polna 2, 61-001 Poznań" --key zielinski',
            "license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021"
            " --maintenance-until 2024-12-31",
            "license add --client zielinski --product sketchup-pro --serial SKP-0002 --kind perpetual-single --version 2026"
            " --maintenance-until 2027-06-30",
            "license check-support SKP-0002 --on 2026-11-17",
        ),
    ),
    (
        "ticket",
        (
            'hours buy --client pracownia --license SKP-0001 --hours 3 --phone "+48601234567" --at 2026-11-17T09:00',
            'ticket open --client pracownia --license SKP-0001 --subject "Crash on export"'
            ' --description "Crashes when exporting to DWG" --serial SKP-0001 --at 2026-11-17T09:05',
            'ticket open --client zielinski --license SKP-0002 --subject "Brak materiałów w bibliotece"'
            ' --description "Po aktualizacji biblioteka jest pusta" --serial SKP-0002 --at 2026-11-17T09:20',
            "ticket triage 1 --diagnosable --at 2026-11-17T09:10",
            "ticket list",
        ),
    ),
    (
        "refusal",
        ('session start 1 --phone "601 234 567" --confirm backup,present --at 2026-11-17T17:00 --dry-run',),
    ),
    (
        "session",
        (
            'session start 1 --phone "601 234 567" --confirm backup,present,internet --at 2026-11-17T10:00',
            "session stop --at 2026-11-17T11:01",
            'session start 1 --phone "601 234 567" --confirm backup,present,internet --at 2026-11-17T13:00',
            "session stop --at 2026-11-17T14:00",
            'ticket close 1 --outcome solved -m "Export works after the driver update" --at 2026-11-17T14:05',
        ),
    ),
    ("conversion", ("license check-conversion SKP-0001 --on 2021-04-03",)),
    ("invoice", ("invoice issue --ticket 1 --at 2026-11-17T14:10", "invoice print FV/2026/0001")),
    (
        "correction",
        (
            f"invoice correct FV/2026/0001 --line 1 --quantity 2 --reason {GOODWILL} --at 2026-11-17T15:00",
            "invoice print FK/2026/0001",
            "invoice pay FV/2026/0001",
            "invoice list",
        ),
    ),
)
# What the client and the technician say, in Polish.
_IN_POLISH = {
    "Crash on export": "Awaria przy eksporcie",
    "Crashes when exporting to DWG": "Program zamyka się przy eksporcie do DWG",
    "Export works after the driver update": "Po aktualizacji sterownika eksport działa",
}
# The last step, where the extra pdf is installed: its file stays.
PDF = "FV-2026-0001.pdf"
# Steps that are there to show a no.
_MAY_FAIL = ("--dry-run", "check-conversion")


def play(door: Door, keep: str | None) -> int:
    """Run the steps through the command line itself, on a database of their own; the exit code of the first that fails.

    As data: {step, command, exit_code, output} of each command.
    """
    from supportctl.wording.words import words

    if keep is not None and os.path.exists(keep):
        raise Conflict("FILE_EXISTS", path=keep)
    say = words(door.settings().lang)
    directory = _temporary()
    environment = {
        "SUPPORTCTL_DB": keep or os.path.join(directory, "desk.db"),
        "SUPPORTCTL_OPERATOR": "demo",
        "SUPPORTCTL_NOW": "2026-11-17T18:00",
        "SUPPORTCTL_LANG": say.lang,
        "SUPPORTCTL_HOOK": "demo",  # nothing of it concerns the operator's hooks
    }
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        with lines.within(None):  # a batch says nothing about this desk
            played = steps(say.lang, keep)
            return _shown(played, say) if door.format == "table" else _listed(played, door, say)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def steps(lang: str, keep: str | None = None) -> Steps:
    """(heading key, commands) in order, with the words of people in a language. `keep`: where the database stays."""
    return tuple((heading, tuple(_said(command, lang) for command in commands)) for heading, commands in STEPS + _pdf(keep))


def _said(command: str, lang: str) -> str:
    for english, polish in _IN_POLISH.items() if lang == "pl" else ():
        command = command.replace(english, polish)
    return command


def _temporary() -> str:
    """A directory of its own where temporary files go now, whatever was asked for before in this process."""
    place = os.environ.get("TMPDIR")
    return tempfile.mkdtemp(prefix="supportctl-demo-", dir=place if place and os.path.isdir(place) else None)


def _pdf(keep: str | None) -> Steps:
    """The invoice as a file: beside the database where that is kept, else in a directory that stays."""
    if find_spec("typst") is None or find_spec("segno") is None:
        return ()
    path = os.path.join(_temporary(), PDF) if keep is None else f"{os.path.splitext(keep)[0]}-{PDF}"
    return (("pdf", (f"invoice pdf FV/2026/0001 --file {shlex.quote(path)}",)),)


def _failed(command: str, code: int) -> bool:
    return code != 0 and not any(mark in command for mark in _MAY_FAIL)


def _shown(played: Steps, say: Words) -> int:
    from supportctl.cli.main import run

    for heading, commands in played:
        sys.stdout.write(f"\n# {say.demo(heading)}\n")
        for command in commands:
            sys.stdout.write(f"\n$ supportctl {command}\n")
            sys.stdout.flush()
            code = run(shlex.split(command))
            sys.stderr.flush()
            if _failed(command, code):
                return code
    return 0


def _listed(played: Steps, door: Door, say: Words) -> int:
    from supportctl.cli.main import run

    rows = []
    for heading, commands in played:
        for command in commands:
            said = io.StringIO()
            with redirect_stdout(said), redirect_stderr(said):
                code = run(shlex.split(command))
            line = f"supportctl {command}"
            rows.append({"step": say.demo(heading), "command": line, "exit_code": code, "output": said.getvalue()})
            if _failed(command, code):
                told = {"step": line, "said": said.getvalue().strip().removeprefix("supportctl: ")}
                return door.show(Reply(door.command, rows, errors=(Failure("DEMO_STOPPED", told),), exit_code=code))
    return door.print_rows(rows)
