"""Writes supportctl/cli/tree.json, what a TAB knows, from the commands themselves."""

from __future__ import annotations

import json
from datetime import date
from inspect import cleandoc
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption

from supportctl.cli.lazy import NOUNS, TOP, _leaf
from supportctl.cli.settings import LANGUAGES
from supportctl.desk.benefit.using import USED
from supportctl.desk.bulk.exporting import NOUNS as EXPORTED
from supportctl.desk.bundle.settlement import FORMS
from supportctl.desk.bundle.showing import STATES
from supportctl.desk.complaint import answering
from supportctl.desk.ground.tickets import CHANNELS
from supportctl.desk.license.adding import KINDS
from supportctl.desk.report.groups import BY
from supportctl.desk.session.stopping import STOP_REASONS
from supportctl.desk.ticket.listing import STATUSES
from supportctl.desk.training import showing
from supportctl.output.reply import FORMATS
from supportctl.regulations import FOLDERS, SHELVES, law_of

BUNDLES = "solidexpert-bundles"
# The day by whose texts words are offered; an amendment that brings or drops a word moves it on.
WORDS_OF = date(2026, 11, 17)
TARGET = Path(__file__).parent.parent / "supportctl" / "cli" / "tree.json"


def _listed(slug: str, key: str) -> list[str]:
    return list(law_of(slug).on(WORDS_OF).value(key).value)


def _channels(command: str) -> list[str]:
    return _listed("solidexpert-bundles", "complaint.channels") if command == "complaint file" else list(CHANNELS)


def _value(command: str, option: str, metavar: str | None) -> str:
    """The kind of an option's value: a comma list of words, file, a kind of live id, or nothing that can be offered."""
    if command.startswith(("bundle ", "benefit ")) and (found := _of_bundle(option)):
        return found
    if option == "--db":
        return "file"
    if (option == "--phone" and command != "client add") or option == "--old":
        return "phone"
    if option == "--serial" and command == "ticket open":
        return "serial"
    words = {
        "--output": FORMATS,
        "--lang": LANGUAGES,
        "--channel": _channels(command),
        "--status": STATUSES,
        "--kind": KINDS if command.startswith("license ") else (),
        "--place": _listed("solidexpert-bundles", "training.places"),
        "--state": showing.STATES if command == "training list" else (),
        "--topic": _listed("progrupa-support", "topics.covered"),
        "--outcome": answering.OUTCOMES if command == "complaint answer" else _listed("progrupa-support", "close.outcomes"),
        "--regulation": SHELVES,
        "--to": ("annual", "biennial") if command in ("license check-conversion", "license convert") else (),
        "--currency": ("PLN", "EUR", "USD"),
        "--by": BY,
        "--reason": {"session stop": STOP_REASONS, "ticket refuse": _listed("progrupa-support", "refusal.reasons")}.get(
            command, ()
        ),
    }.get(option)
    if words:
        return ",".join(words)
    if metavar in ("DATE", "WHEN"):
        return "day" if metavar == "DATE" else "ahead" if option in ("--when", "--until") else "when"
    if metavar == "NAME" and option in ("--view", "--save", "--template"):
        return "template" if option == "--template" else "view"
    if option == "--confirm":
        return "+" + ",".join(_listed("progrupa-support", "start.confirmations"))
    if metavar == "ITEM":
        return "item"
    if metavar in ("FILE", "DIRECTORY") or option == "--keep":
        return "file"
    return {"--client": "client", "--license": "license", "--product": "product", "--ticket": "ticket"}.get(option, "")


def _of_bundle(option: str) -> str:
    """The same, of what only bundles have or have otherwise."""
    several = {"--confirm": "application.required", "--stages": "upgrade.checklist"}
    if option in several:
        return "+" + ",".join(_listed(BUNDLES, several[option]))
    words = {
        "--channel": _listed(BUNDLES, "application.channels"),
        "--state": STATES,
        "--ground": _listed(BUNDLES, "breach.grounds"),
        "--form": FORMS,
        "--date-by": ("organiser", "client"),
        "--certificate": _listed(BUNDLES, "certificates"),
    }.get(option, ())
    return ",".join(words) or {"--invoice": "invoice", "--program": "product"}.get(option, "")


def _argument(command: str, metavar: str) -> str:
    # What is shown may be a statute; hours are published for regulations.
    documents = FOLDERS if command in ("regulation show", "regulation coverage") else SHELVES
    kinds = {
        "TICKET": "ticket",
        "LICENSE": "license",
        "CLIENT": "client",
        "PRODUCT": "product",
        "NUMBER": "invoice",
        "SESSION": "session",
        "SLUG": ",".join(documents),
        "BUNDLE": "bundle",
        "BENEFIT": ",".join(USED),
        "SHELL": "bash,zsh,fish",
        "FILE": "file" if command.startswith("import ") else "",
        "NOUN": ",".join(("all", *EXPORTED)),
        "ITEM": "priced",
    }
    if command == "template show":
        return "template"
    several = metavar.strip("[]").endswith("...")
    kind = kinds.get(metavar.strip("[]."), "")
    return f"{kind}*" if several and kind else kind


def _verb(name: str, command: TyperCommand, text: str) -> dict[str, Any]:
    # The help page says what stands below the first line of the docstring; a program without docstrings has it from here.
    more = [" ".join(part.split()) for part in cleandoc(command.help or "").split("\n\n")[1:]]
    options: dict[str, dict[str, str | None]] = {}
    arguments: list[str] = []
    for parameter in command.params:
        if isinstance(parameter, TyperArgument):
            arguments.append(_argument(name, parameter.metavar or ""))
            continue
        assert isinstance(parameter, TyperOption), parameter
        for option in (*parameter.opts, *parameter.secondary_opts):
            long = next(o for o in parameter.opts if o.startswith("--"))
            value = None if parameter.is_flag else _value(name, long, parameter.metavar)
            options[option] = {"help": parameter.help or "", "value": value}
    options["--help"] = {"help": "Show this message and exit.", "value": None}
    found: dict[str, Any] = {"help": text, "options": options, "arguments": arguments}
    return found | {"more": more} if more else found


def render() -> str:
    """The tree as JSON text."""
    found: dict[str, Any] = {
        noun: {"help": text, "verbs": {verb: _verb(f"{noun} {verb}", _leaf(noun, verb), help_) for verb, help_ in verbs.items()}}
        for noun, (text, verbs) in NOUNS.items()
    }
    found |= {name: _verb(name, _leaf("top", name), text) for name, text in TOP.items()}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
