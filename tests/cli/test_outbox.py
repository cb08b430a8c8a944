"""Letters: written with the act that sends them, sent by a real mail server, and proven."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.mailbox import Mailbox, running

TO = "biuro@pracownia.example"


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with running() as found:
        yield found


@pytest.fixture
def desk(cli: Cli, box: Mailbox) -> Cli:
    """FV/2026/0001, and a mail server on this machine."""
    return at(issued(cli), box)


def at(cli: Cli, box: Mailbox, tls: str = "none") -> Cli:
    """The settings of a server."""
    for name, value in (
        ("HOST", "localhost" if tls != "none" else "127.0.0.1"),
        ("PORT", str(box.port)),
        ("TLS", tls),
        ("FROM", "Serwis Żółw <serwis@acme.example>"),
        ("TIMEOUT", "1"),
    ):
        cli.env(f"SUPPORTCTL_MAIL_{name}", value)
    return cli


def state(cli: Cli, number: int = 1) -> str:
    """How a letter stands."""
    return str(cli.ask(f"outbox show {number}").data["state"])


# A document -------------------------------------------------------------------------------------------------------------------------


def test_a_document_arrives_with_polish_subject_name_and_file(desk: Cli, box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)  # without the extra `pdf` it is the text
    queued = desk.ask(f"invoice send {FV} --to {TO}").data
    assert (queued["to"], queued["held"], [m["state"] for m in queued["letters"]]) == (TO, False, ["queued"])
    assert box.letters == []
    desk.ok("outbox flush")
    (letter,) = box.letters
    assert box.recipients == [TO]
    assert letter["To"] == TO
    assert letter["From"] == "Serwis Żółw <serwis@acme.example>"
    assert letter["Subject"] == f"Faktura VAT {FV}, Desk Sp. z o.o."
    assert letter["Message-ID"].endswith("@acme.example>")
    body = letter.get_body()
    assert body is not None
    assert "Dzień dobry," in body.get_content()
    assert "Do zapłaty: 553,50\u00a0PLN, termin płatności 01.12.2026." in body.get_content()
    (file,) = letter.iter_attachments()
    assert file.get_filename() == "Faktura VAT FV-2026-0001.txt"
    assert "Sprzedawca:" in file.get_content()


def test_with_the_extra_the_document_is_a_pdf(desk: Cli, box: Mailbox) -> None:
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    pytest.importorskip("segno", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    desk.ok(f"invoice send {FV} --to {TO}")
    desk.ok("outbox flush")
    (file,) = box.letters[0].iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("Faktura VAT FV-2026-0001.pdf", "application/pdf")
    assert file.get_content().startswith(b"%PDF-")


def test_a_name_of_a_file_in_polish_arrives(desk: Cli, box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    desk.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason Żółw")
    desk.ok(f"invoice send FK/2026/0001 --to {TO}")
    desk.ok("outbox flush")
    (letter,) = box.letters
    (file,) = letter.iter_attachments()
    assert file.get_filename() == "Faktura korygująca FK-2026-0001.txt"
    assert letter["Subject"] == "Faktura korygująca FK/2026/0001, Desk Sp. z o.o."
    assert "Żółw" in file.get_content()


def test_what_was_sent_is_proven(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    assert desk.ask(f"invoice print {FV}").data["sent_at"] is None
    desk.now("2026-11-20T10:05")
    desk.ok("outbox flush")
    assert desk.ask(f"invoice print {FV}").data["sent_at"] == "2026-11-20T10:05:00+01:00"
    shown = desk.ask("outbox show 1").data
    assert (shown["state"], [(t["outcome"], t["status"]) for t in shown["tried"]]) == ("sent", [("sent", 250)])
    assert desk.ask("outbox flush").data["sent"] == []
    assert len(box.letters) == 1


def test_a_foreign_buyer_is_written_to_in_english(desk: Cli) -> None:
    from supportctl.documents.letters import language

    assert [language(country) for country in ("PL", "", "DE")] == ["pl", "pl", "en"]


def test_a_held_letter_waits_until_it_is_released(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO} --hold")
    desk.ok("outbox flush")
    assert box.letters == []
    desk.ok("outbox release 1")
    desk.ok("outbox hold 1")
    desk.ok("outbox release 1")
    desk.ok("outbox flush")
    assert len(box.letters) == 1
    desk.refuses("outbox hold 1", 5, "Letter 1 is sent")
    desk.refuses("outbox cancel 1", 5, "Letter 1 is sent")


def test_a_dry_run_says_what_would_be_sent(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    before = desk.dump()
    assert [m["id"] for m in desk.ask("outbox flush --dry-run").data["unsent"]] == [1]
    assert (box.letters, desk.dump()) == ([], before)


# Bad input -------------------------------------------------------------------------------------------------------------------------


def test_bad_input_is_refused(desk: Cli) -> None:
    desk.refuses(f"invoice send {FV} --to nobody", 2, "nobody")
    desk.refuses("invoice send FV/2026/0099", 3, "FV/2026/0099")
    desk.refuses("outbox show 7", 3, "7")
    desk.ok(f"invoice annul {FV} --reason x")
    desk.refuses(f"invoice send {FV} --to {TO}", 5, "annulled")


def test_settings_that_cant_be_are_refused(desk: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    desk.env("SUPPORTCTL_MAIL_HOST", "mail.acme.example")
    desk.refuses("outbox flush", 2, "Without TLS")
    desk.env("SUPPORTCTL_MAIL_TLS", "tls")
    desk.refuses("outbox flush", 2, "mail_tls")
    desk.env("SUPPORTCTL_MAIL_TLS", "ssl")
    desk.env("SUPPORTCTL_MAIL_PORT", "70000")
    desk.refuses("outbox flush", 2, "mail_port")
    desk.env("SUPPORTCTL_MAIL_PORT", "465")
    desk.env("SUPPORTCTL_MAIL_USER", "serwis")
    desk.refuses("outbox flush", 2, "The password of serwis isn't set")
    desk.env("SUPPORTCTL_MAIL_FROM", "serwis")
    desk.refuses("outbox flush", 2, "mail_from")
    monkeypatch.delenv("SUPPORTCTL_MAIL_HOST")
    desk.refuses("outbox flush", 7, "No mail server is set")


# A server that misbehaves ------------------------------------------------------------------------------------------------------------


def test_one_of_two_recipients_refused_keeps_nobody_else_from_it(desk: Cli, box: Mailbox) -> None:
    box.refuse["nie@pracownia.example"] = "550 5.1.1 no such user"
    desk.ok(f"invoice send {FV} --to nie@pracownia.example,{TO}")
    found = desk("outbox flush")
    assert (found.code, box.recipients) == (6, [TO])
    assert "550 5.1.1 no such user" in found.err
    assert [state(desk, n) for n in (1, 2)] == ["refused", "sent"]
    desk.now("2026-11-27T10:00")
    desk.ok("outbox flush")  # a no for good isn't tried again
    box.refuse.clear()
    desk.ok("outbox release 1")
    desk.ok("outbox flush")
    assert box.recipients == [TO, "nie@pracownia.example"]


def test_a_refusal_for_now_is_tried_again_later_and_later(desk: Cli, box: Mailbox) -> None:
    box.answer = "451 4.7.1 greylisted"
    desk.ok(f"invoice send {FV} --to {TO}")
    assert desk("outbox flush").code == 6
    assert desk.ask("outbox show 1").data["next_at"] == "2026-11-20T10:05:00+01:00"
    desk.now("2026-11-20T10:04:59")
    assert desk("outbox flush").code == 0
    desk.now("2026-11-20T10:05")
    assert desk("outbox flush").code == 6
    assert desk.ask("outbox show 1").data["next_at"] == "2026-11-20T10:20:00+01:00"
    box.answer = "250 OK"
    desk.now("2026-11-20T10:20")
    desk.ok("outbox flush")
    assert len(box.letters) == 1
    assert [t["status"] for t in desk.ask("outbox show 1").data["tried"]] == [451, 451, 250]


def test_after_the_last_pause_it_is_given_up(desk: Cli, box: Mailbox) -> None:
    box.answer = "451 no"
    desk.ok(f"invoice send {FV} --to {TO}")
    for day in range(20, 29):
        desk.now(f"2026-11-{day}T11:00")
        assert desk("outbox flush").code == 6
    assert state(desk) == "failed"
    assert desk("doctor").code == 6


def test_a_server_that_drops_after_the_words_costs_one_more_letter_at_most(desk: Cli, box: Mailbox) -> None:
    box.drop = True
    desk.ok(f"invoice send {FV} --to {TO}")
    assert desk("outbox flush").code == 6
    assert state(desk) == "queued"
    desk.now("2026-11-20T10:30")
    assert desk("outbox flush").code == 6
    assert state(desk) == "held"
    desk.now("2026-11-21T10:30")
    desk.ok("outbox flush")
    assert len(box.letters) == 2
    assert len({letter["Message-ID"] for letter in box.letters}) == 1


def test_a_server_that_hangs_ends_at_the_time_limit(desk: Cli, box: Mailbox) -> None:
    box.hang = True
    desk.ok(f"invoice send {FV} --to {TO}")
    assert desk("outbox flush").code == 6
    (tried,) = desk.ask("outbox show 1").data["tried"]
    assert (tried["outcome"], tried["detail"]) == ("uncertain", "timeout")


def test_a_server_that_isnt_there_counts_against_one_letter_only(desk: Cli) -> None:
    desk.env("SUPPORTCTL_MAIL_PORT", "1")
    desk.ok(f"invoice send {FV} --to a@b.example,c@d.example")
    found = desk("outbox flush")
    assert found.code == 6
    assert [m["attempts"] for m in desk.ask("outbox list").data] == [0, 1]


# Undo, annul, erase, restore ---------------------------------------------------------------------------------------------------------


def test_undo_takes_back_what_was_not_sent(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    desk.ok("undo")
    desk.ok("outbox flush")
    assert (box.letters, desk.ask("outbox list").data) == ([], [])
    desk.ok("redo")
    desk.ok("outbox flush")
    assert len(box.letters) == 1
    sent = desk.ask("undo --list").data[0]
    assert (sent["command"], sent["undoable"], sent["why_not"]) == ("invoice send", False, "it was sent")
    desk.refuses("undo", 5)  # what lies before it was billed
    assert state(desk) == "sent"


def test_a_document_that_was_sent_cant_be_annulled(desk: Cli) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    desk.ok("outbox flush")
    desk.refuses(f"invoice annul {FV} --reason x", 5, TO)


def test_an_annulment_calls_the_letter_off(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO} --hold")
    desk.ok(f"invoice annul {FV} --reason x")
    assert state(desk) == "cancelled"
    desk.refuses("outbox release 1", 5, "annulled")
    desk.ok("outbox flush")
    assert box.letters == []


def test_an_erased_client_gets_no_letter(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    desk.ok("client erase pracownia --yes")
    desk.ok("outbox flush")
    assert box.letters == []
    assert not any(TO in line for line in desk.dump() if line.startswith('INSERT INTO "outbox'))


def test_a_restored_desk_holds_its_letters(desk: Cli, box: Mailbox, tmp_path: object) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    copy = desk.ask(f"db backup --dir {tmp_path}").data["path"]
    desk.ok("outbox flush")
    found = desk.ok(f"db restore {copy} --yes")
    assert "held" in found.err
    assert state(desk) == "held"
    desk.ok("outbox flush")
    assert len(box.letters) == 1


# Replies ---------------------------------------------------------------------------------------------------------------------------


def test_a_reply_is_sent_and_confidential_words_never(desk: Cli, box: Mailbox) -> None:
    desk.ok("ticket note 1 -m Tajne --confidential")
    desk.ok(f"client edit pracownia --email {TO}")
    desk.ok(["ticket", "reply", "1", "-m", "Zażółć\n.kropka\nkoniec", "--send"])
    desk.ok("outbox flush")
    (letter,) = box.letters
    assert letter["Subject"] == "[#1] Crash on export"
    body = letter.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").startswith("Zażółć\n.kropka\nkoniec\n")
    assert "Tajne" not in letter.as_string()
    history = desk.ask("ticket show 1").data["history"]
    assert [entry["kind"] for entry in history][-2:] == ["reply", "sent"]
    desk.refuses("ticket reply 1 -m x --send --channel phone", 2, "--send")


def test_cron_sends_what_waits(desk: Cli, box: Mailbox) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    assert "Letters sent: 1" in desk.ok("cron run").out
    assert len(box.letters) == 1
    assert "Letters sent" not in desk.ok("cron run").out


def test_cron_is_silent_about_what_it_puts_off(desk: Cli) -> None:
    """Every run told "Letters sent: 0" by mail; what is put off for long is told by doctor."""
    desk.ok("invoice send FV/2026/0001")
    desk.env("SUPPORTCTL_MAIL_PORT", "1")
    for when in ("18:00", "18:05", "18:30"):
        desk.now(f"2026-11-17T{when}")
        found = desk.ok("cron run")
        assert (found.out, found.err) == ("", "")
    assert state(desk) == "queued"
    desk.now("2026-11-18T18:00")
    assert "outbox" in desk("doctor").out


def test_two_at_once_send_each_letter_once(desk: Cli, box: Mailbox) -> None:
    addresses = [f"a{n}@b.example" for n in range(20)]
    desk.ok(f"invoice send {FV} --to {','.join(addresses)}")
    running = [subprocess.Popen([sys.executable, "-m", "supportctl", "outbox", "flush", "-q"]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert sorted(box.recipients) == sorted(addresses)


def test_the_words_of_a_letter_stand_on_the_screen_as_they_are(desk: Cli) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    assert "\nDzień dobry,\n\nw załączniku" in desk.ok("outbox show 1").out
    assert "No letter is due." not in desk.ok("outbox flush").out
    assert "No letter is due." in desk.ok("outbox flush").out


def test_a_client_is_told_which_letters_went_to_it(desk: Cli) -> None:
    desk.ok(f"invoice send {FV} --to {TO}")
    desk.ok("outbox flush")
    (letter,) = desk.ask("client export-data pracownia").data["letters"]
    assert (letter["recipient"], letter["state"], letter["body"][:5]) == (TO, "sent", "Dzień")
    assert TO in desk.ok("client export-data pracownia").out


def test_a_letter_that_cant_be_written_keeps_no_other_from_being_sent(
    desk: Cli, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from supportctl.cli import mailing
    from supportctl.errors import Gap

    desk.ok(f"invoice send {FV} --to a@b.example,{TO}")
    made = mailing._attachments

    def some(act: Any, row: Any) -> Any:
        if row.id == 1:
            raise Gap("NO_SELLER", on="2026-11-17")
        return made(act, row)

    monkeypatch.setattr(mailing, "_attachments", some)
    found = desk("outbox flush")
    assert (found.code, box.recipients) == (6, [TO])
    assert "NO_SELLER" in found.err
    assert [state(desk, n) for n in (1, 2)] == ["queued", "sent"]
