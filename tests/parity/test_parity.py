"""The answers on record, byte for byte: of a new desk and one of the first revision, in a file and on a server."""

from __future__ import annotations

import pytest

from tests.parity import golden, plan
from tests.parity.desks import KINDS, Answer, made
from tests.store import server

# At most so many differences are told: one in seed.txt brings many after it.
TOLD = 12
# Tables that no line of seed.txt fills.
EMPTY = [
    "corrected_line",
    "former_key",
    "former_serial",
    "hook_call",
    "invoice_advance",
    "invoice_annulment",
    "invoice_correction",
    "ksef_acceptance",
    "ksef_document",
    "ksef_outage",
    "outbox_attempt",
    "outbox_message",
    "reminder",
    "ticket_tag",
    "unanswered_message",
]


def ask(kind: str) -> None:
    """Ask the plans of a kind of desk; fails at the first that isn't answered as it was."""
    with made(kind) as desk:
        for name in KINDS[kind]:
            old = golden.recorded(name, kind)
            found = golden.differences(old, desk.ask([line for line, _ in old]))
            said = "\n".join(found[:TOLD])
            assert not found, f"{len(found)} of {len(old)} lines of {name}.txt are answered otherwise than on record:\n{said}"
            if (kind, name) == ("new", "seed"):
                assert desk.empty_tables() == EMPTY


@pytest.mark.parametrize("kind", ["new", "upgraded"])
def test_a_desk_in_a_file(kind: str) -> None:
    ask(kind)


@pytest.mark.skipif(server.MISSING is not None, reason=str(server.MISSING))
@pytest.mark.parametrize("kind", ["server", "upgraded-server"])
def test_a_desk_on_a_server(kind: str) -> None:
    ask(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_ends_as_its_file_says_and_none_in_a_bug(kind: str) -> None:
    for name in KINDS[kind]:
        for line, answer in golden.recorded(name, kind):
            assert answer.code not in (1, 99), line.shown
            assert name == "questions" or answer.code == (line.code or 0), line.shown


def test_a_difference_is_told_shortly() -> None:
    line = plan.line("db check")
    old, new = Answer(0, "in order:  yes\nrevision:  0001\n", ""), Answer(0, "in order:  yes\nrevision:  0002\n", "")
    (said,) = golden.differences([(line, old)], [new])
    assert said.splitlines()[1:] == ["    stdout, line 2: revision:  0002", "          was: revision:  0001"]
    assert golden.differences([(line, old)], [old]) == []
