"""Command lines in plain text files, and what each of them runs under.

# a remark
@ 2024-11-12T09:05 ewa pl     the clock, the operator, the language of the lines that follow; what isn't named stays
ticket triage 1 --diagnosable
4 ticket triage 2 --diagnosable                  an exit code other than 0; a question's code is only recorded
ticket note - -m hello <<< '1\\n2\\n'              words for stdin, which is empty otherwise
lists ticket list                                the same line in several formats and languages, see FORMS
TAB ticket show                                  what a shell is told; a blank at the end begins a new word
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# Word before a line: the (language, options) it is asked with.
FORMS = {
    "lists": [("en", ""), ("pl", ""), ("en", " --json"), ("pl", " -o ndjson"), ("en", " -o csv"), ("en", " -o ids")],
    "shows": [("en", ""), ("pl", ""), ("en", " --json")],
    "both": [("en", ""), ("pl", "")],
}


@dataclass(frozen=True)
class Line:
    """One call of the program. `typed` as in the file, `code` the exit code that the file expects, None where it says none."""

    typed: str
    argv: list[str]
    now: str
    operator: str
    lang: str
    stdin: str = ""
    code: int | None = None
    env: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The line as a message names it, with what it ran under."""
        return f"{self.now} {self.operator} {self.lang}: {self.typed}"

    def call(self) -> dict[str, Any]:
        """What asker.py needs."""
        env = {"NOW": self.now, "OPERATOR": self.operator, "LANG": self.lang}
        given = {f"SUPPORTCTL_{name}": value for name, value in env.items()} | self.env
        return {"argv": self.argv, "stdin": self.stdin, "env": given}


def line(typed: str) -> Line:
    """A line by itself, at a fixed hour."""
    return _line(Line("", [], "2025-06-17T10:00", "anna", "en"), typed)


def read(name: str) -> list[Line]:
    """The lines of tests/parity/NAME.txt."""
    under = Line("", [], "", "", "")
    found: list[Line] = []
    for text in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if text.startswith("@"):
            under = _under(under, text.split()[1:])
        elif text.strip() and not text.startswith("#"):
            found += _lines(under, text)
    return found


def _under(under: Line, words: list[str]) -> Line:
    for word in words:
        name = "now" if word[0].isdigit() else "lang" if word in ("pl", "en") else "operator"
        under = replace(under, **{name: word})  # type: ignore[arg-type]  # all three are texts
    return under


def _lines(under: Line, text: str) -> list[Line]:
    first, _, rest = text.partition(" ")
    if first == "TAB":
        words = shlex.split(rest) + ([""] if rest.endswith(" ") else [])
        return [replace(under, typed=text, argv=words, env={"_SUPPORTCTL_COMPLETE": "zsh"})]
    if first in FORMS:
        return [_line(replace(under, lang=lang), rest + more) for lang, more in FORMS[first]]
    if first.isdigit():
        return [_line(replace(under, code=int(first)), rest)]
    return [_line(under, text)]


def _line(under: Line, text: str) -> Line:
    argv, stdin = shlex.split(text), ""
    if "<<<" in argv:
        at = argv.index("<<<")
        stdin = argv[at + 1].replace("\\n", "\n")
        argv = argv[:at] + argv[at + 2 :]
    return replace(under, typed=text, argv=argv, stdin=stdin)
