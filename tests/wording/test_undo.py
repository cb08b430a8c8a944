"""What every command did can be told, in both languages."""

from __future__ import annotations

import pytest

from supportctl.cli.lazy import NOUNS, TOP
from supportctl.wording.en import undo as en_undo
from supportctl.wording.pl import undo as pl_undo
from supportctl.wording.words import Words

# Verbs that change nothing that an operator could take back.
READING = {
    "list",
    "show",
    "why",
    "print",
    "find",
    "status",
    "watch",
    "items",
    "appointments",
    "conversions",
    "hours",
    "check",
    "path",
}
ASKING = {
    "client export-data", "license check-support", "license check-conversion", "bundle quote", "benefit exchange", "regulation coverage",
    "db upgrade", "db compact", "db backup", "db verify", "db anchor", "demo", "completion", "undo", "redo", "search", "today", "board", "batch",
    "shell", "export", "doctor", "invoice check-series", "invoice annex", "invoice pdf", "invoice ksef-status", "register export",
}  # fmt: skip


def test_every_command_that_changes_something_can_be_told() -> None:
    verbs = {f"{noun} {verb}" for noun, (_, verbs) in NOUNS.items() for verb in verbs if verb not in READING} | set(TOP)
    verbs -= {verb for verb in verbs if verb.partition(" ")[0] in ("help", "config", "report")} | ASKING
    assert verbs - en_undo.DONE.keys() == set()
    assert verbs - pl_undo.DONE.keys() == set()
    assert en_undo.DONE.keys() == pl_undo.DONE.keys()
    assert en_undo.WHY.keys() == pl_undo.WHY.keys()
    assert en_undo.TOLD.keys() == pl_undo.TOLD.keys()


@pytest.mark.parametrize(
    ("lang", "names", "said"),
    [
        ("en", ["#9"], "#9 answered by ewa at 14:02"),
        ("en", [f"#{n}" for n in range(1, 8)], "#1, #2, #3, #4, #5, and 2 more answered by ewa at 14:02"),
        ("pl", ["#9"], "odpowiedź w zgłoszeniu 9 (ewa, 14:02)"),
        ("pl", ["#9", "#10"], "odpowiedzi w zgłoszeniach 9, 10 (ewa, 14:02)"),
    ],
)
def test_a_sentence_names_the_records(lang: str, names: list[str], said: str) -> None:
    params = {"command": "ticket reply", "names": names, "operator": "ewa", "time": "2026-11-17T14:02:00+01:00"}
    assert Words(lang).sentence("listed", params) == said


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_text_from_outside_is_escaped(lang: str) -> None:
    params = {"command": "client add", "names": ["\x1b[31m"], "operator": "e\x1bwa", "time": "2026-11-17T14:02:00+01:00"}
    assert "\x1b" not in Words(lang).sentence("listed", params)
