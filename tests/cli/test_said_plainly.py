"""What an answer says about hours, prices and letters: which product, what was replaced, what doesn't cover work, and what won't leave."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from supportctl.desk.ground import inputs
from supportctl.errors import InvalidInput
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.invoicing import FV, issued
from tests.cli.screen import on_screen

both = pytest.mark.parametrize("lang", ["en", "pl"])


@both
def test_no_hours_are_offered_where_none_may_be_bought(cli: Cli, lang: str) -> None:
    cli.ok("license add --client pracownia --product solidworks --serial SW-1 --kind perpetual-single --version 2024")
    cli.ok("ticket open --client pracownia --license SW-1 --regulation progrupa-support --subject S --description M --serial SW-1"
           " --email biuro@pracownia.example --channel email --at 2026-11-17T09:05")  # fmt: skip
    cli.ok("ticket triage 1 --diagnosable --at 2026-11-17T09:10")
    refused = cli(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00 --lang {lang}")
    assert refused.code == 4, refused
    assert "hours buy" not in refused.out + refused.err


def test_a_purchase_names_its_product(cli: Cli) -> None:
    found = cli.shell(
        'script -qec "$S hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05" /dev/null'
    )
    assert "sketchup-pro" in found.out


@pytest.mark.parametrize(("lang", "was"), [("en", "200.00"), ("pl", "200,00")])
def test_a_price_that_is_replaced_is_named(cli: Cli, lang: str, was: str) -> None:
    line = "price set progrupa-support-hour {} --currency PLN --from 2026-11-02 --lang " + lang
    first = cli.ok(line.format(200))
    assert "200" not in first.err
    assert f"{was}" in cli.ok(line.format(1)).err
    assert "200" not in cli.ok(line.replace("11-02", "11-03").format(2)).err


@pytest.mark.parametrize(("lang", "said"), [("en", "don't cover it: 2 h"), ("pl", "jej nie obejmują: 2 h")])
@pytest.mark.clause("progrupa-support", "§4.3")
def test_hours_that_were_bought_during_the_work_are_explained(cli: Cli, lang: str, said: str) -> None:
    cli.ticket("1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --at 2026-11-17T11:05")
    stopped = cli.ok(f"session stop --at 2026-11-17T11:10 --lang {lang}")
    assert said in stopped.err


def test_hours_that_were_bought_before_are_no_matter(cli: Cli) -> None:
    cli.ticket("1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --at 2026-11-17T10:30")
    assert "cover" not in cli.ok("session stop --at 2026-11-17T11:10").err


@both
def test_a_reply_that_no_server_sends_says_so_and_doctor_too(cli: Cli, lang: str) -> None:
    cli.ok(OPEN)
    assert "help mail" in cli.ok(f"ticket reply 1 -m Word --send --lang {lang}").err
    examined = cli(f"doctor --lang {lang}")
    assert examined.code == 6
    assert "help mail" in examined.out + examined.err
    cli.env("SUPPORTCTL_MAIL_HOST", "mail.acme.example")
    assert "help mail" not in cli.ok(f"ticket reply 1 -m Word --send --lang {lang}").err


@pytest.mark.parametrize(("lang", "said"), [("en", "no word of a recurrence had come"), ("pl", "wiadomości o nawrocie nie było")])
@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_window_that_cron_closed_is_explained_without_a_message(cli: Cli, lang: str, said: str) -> None:
    cli.ticket("1")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.now("2026-11-19T10:00")
    cli.ok("cron run windows")
    told = cli.ok(f"ticket why 1 --lang {lang}").out
    assert said in " ".join(told.split())


def test_a_free_ticket_tells_of_no_hours(cli: Cli) -> None:
    cli.ok("license edit SKP-0001 --maintenance-until 2027-01-31")
    cli.ticket(None)
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    shown = cli.ask("ticket show 1").data
    assert shown["entitlement"] == "free"
    assert "bought" not in cli.ok("ticket show 1").out


@pytest.mark.parametrize(("lang", "typed"), [("en", "REASON"), ("pl", "POWÓD"), ("en", "TEXT"), ("pl", "TREŚĆ")])
def test_a_placeholder_is_no_reason(cli: Cli, lang: str, typed: str) -> None:
    issued(cli)
    cli.env("SUPPORTCTL_LANG", lang)
    cli.refuses(["invoice", "correct", FV, "--to-zero", "--reason", typed], 2, typed)
    cli.refuses(["invoice", "annul", FV, "--reason", typed], 2, typed)
    cli.refuses(["ticket", "note", "1", "-m", typed], 2, typed)
    cli.ok(["ticket", "note", "1", "-m", f"{typed} stood there"])


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_hints_write_for_words_of_ones_own_is_refused(lang: str) -> None:
    """Whoever pastes a hint as it stands gets no document, ticket or client with that in it."""
    sentences = import_module(f"supportctl.wording.{lang}.sentences")
    said = " ".join(f"{text} {hint}" for text, hint in sentences.ERRORS.values())
    found = set(re.findall(r"(?:--(?:reason|message|name|address)|-m) ([A-ZĄĆĘŁŃÓŚŹŻ_]{3,})", said))
    assert len(found) >= 3
    for word in found:
        with pytest.raises(InvalidInput, match="PLACEHOLDER"):
            inputs.line(word, "reason")
        with pytest.raises(InvalidInput, match="PLACEHOLDER"):
            inputs.text(word, "message")


@pytest.mark.parametrize(("lang", "told"), [("en", "! days late"), ("pl", "! dni po terminie")])
def test_a_late_document_is_marked_and_the_mark_told(cli: Cli, lang: str, told: str) -> None:
    issued(cli)
    cli.env("SUPPORTCTL_LANG", lang)
    assert told not in "\n".join(on_screen("invoice list", 80)[1])
    cli.now("2026-12-03T10:00")
    shown = "\n".join(on_screen("invoice list", 80)[1])
    assert " !2 " in shown
    assert told in shown
