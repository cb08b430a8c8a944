"""--idempotency-key: the second call gives the first result, and does nothing."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.selling import COMPLETE, active, priced

ADD = "client add Nowa --consumer --address 'ul. Nowa 1'"


def test_the_second_call_returns_the_first_result(cli: Cli) -> None:
    first = cli.ask(f"{ADD} --idempotency-key K1")
    before = cli.dump()
    second = cli.ask(f"{ADD} --idempotency-key K1")
    assert (second.code, second.data) == (0, first.data)
    assert "K1" in second.err
    assert cli.dump() == before
    assert cli.ok(f"{ADD} --idempotency-key K1 -q").out == "nowa\n"


@pytest.mark.parametrize(
    "other", [f"{ADD} --phone 601222333", "product add nowy --name N --vendor V --regulation progrupa-support"]
)
def test_other_arguments_or_another_command_are_a_conflict(cli: Cli, other: str) -> None:
    cli.ok(f"{ADD} --idempotency-key K1")
    cli.refuses(f"{other} --idempotency-key K1", 5, "K1")


def test_an_act_that_failed_keeps_no_key(cli: Cli) -> None:
    cli.ticket()
    start = "session start 1 --at 2026-11-17T10:00 --idempotency-key K1"
    cli.refuses(start, 4)
    cli.ok(f"{start} {CONFIRMED}")
    assert cli.ok(f"{start} {CONFIRMED} -q").out == "1\n"


def test_lists_keep_a_key_per_id(cli: Cli) -> None:
    cli.ticket()
    cli.ticket(None, at="2026-11-17T09:20")
    line = "ticket note - -m hello --json --idempotency-key K"
    assert cli.process(line, stdin="1\n").code == 0
    assert cli.process(line, stdin="1\n2\n").code == 0
    assert cli.rows("SELECT key FROM idempotency_key ORDER BY key") == [("K#1",), ("K#2",)]
    assert cli.rows("SELECT ticket_id FROM ticket_event WHERE kind = 'note' ORDER BY id") == [(1,), (2,)]


def test_a_dry_run_saves_nothing(cli: Cli) -> None:
    cli.ticket()
    before = cli.dump()
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --dry-run --idempotency-key K")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00 --dry-run --idempotency-key K")
    assert cli.dump() == before


def test_other_words_in_the_same_file_are_other_arguments(cli: Cli, tmp_path: object) -> None:
    cli.ticket()
    path = f"{tmp_path}/words"
    line = f"ticket note 1 --message-file {path} --idempotency-key K"
    for words, code in (("one", 0), ("one", 0), ("two", 5)):
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(words)
        assert cli(line).code == code


@pytest.mark.parametrize("key", ["", "a\x1b[31m", "x" * 201])
def test_keys_that_cant_be(cli: Cli, key: str) -> None:
    cli.refuses(["client", "add", "N", "--consumer", "--address", "A", "--idempotency-key", key], 2)


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_every_step_of_a_bundle_is_answered_the_same_again(cli: Cli, lang: str, form: str) -> None:
    priced(cli)
    other = active(cli, years=3)
    steps = (
        "order --client pracownia --program solidworks --edition Professional --years 1 --licenses 2 --at 2025-03-03T09:00",
        "qualify 2 --channel email --at 2025-03-03T10:00",
        "pay 2 --at 2025-03-10T08:00",
        "offer 2 --years 1 --price 9000 --at 2025-10-01T10:00",
        "renew 2 --at 2026-03-11T10:00",
        f"breach {other} --ground renewal-prevented -m 'Another seller' --at 2026-04-01T10:00",
    )
    for step in steps:
        if step.startswith("qualify"):
            cli.ok(f"bundle submit 2 {COMPLETE} --at 2025-03-03T09:30")
        line = f"--lang {lang} bundle {step} -o {form} --idempotency-key {step.split()[0]}"
        first, second = cli(line), cli(line)
        assert (first.code, second.code) == (0, 0), first.err
        assert second.out == first.out, step
