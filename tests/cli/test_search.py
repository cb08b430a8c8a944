"""`search`: what is found, by what is typed; what is left out; what an erasure leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once

OPEN = "ticket open --client {client} --product bitservice-remote-help --at 2026-11-16T{at} --subject"


@pytest.fixture
@once
def found(cli: Cli) -> Cli:
    """Four tickets of two clients, with words of every kind in them."""
    return fill(cli)


def fill(cli: Cli) -> Cli:
    """The same, on a furnished desk wherever it is."""
    lines = [
        ("pracownia", "09:00", "Żółw przy wjeździe do Łodzi", "O'Neill pisze: błąd a::b w wersji 4.3, plik C:\\Temp\\log.txt"),
        ("pracownia", "09:10", "Drukarka gubi strony", "Straße, naïve, ﬁle; AND NEAR( OR NOT"),
        ("zielinski", "09:20", "Kopia zapasowa", "Serwer SRV-0001 nie odpowiada; drukarka też"),
        ("zielinski", "09:30", "Pytanie o 4 osoby", "Trzy pytania: 3"),
    ]
    for client, at, subject, words in lines:
        cli.ok([*OPEN.format(client=client, at=at).split(), subject, "--description", words])
    cli.ok(["ticket", "note", "3", "--message", "Hasło to tajemnica", "--confidential", "--at", "2026-11-16T10:00"])
    return cli


def hits(cli: Cli, *words: str) -> list[Any]:
    """What is found, as (kind, id)."""
    found = cli.ok(["search", "--json", *words])
    return [(row["kind"], row["id"]) for row in found.data]


def tickets(cli: Cli, *words: str) -> list[Any]:
    """The tickets among it."""
    return [number for kind, number in hits(cli, *words) if kind == "ticket"]


# What is typed, and which tickets it finds: the same in a file and on a server.
TYPED: list[tuple[list[str], list[int]]] = [
    (["zolw"], [1]),
    (["ŻÓŁW"], [1]),
    (["lodz"], [1]),
    (["Łodz"], [1]),
    (["lodzi", "zolw"], [1]),
    (["strasze"], []),
    (["Strase"], [2]),
    (["naive"], [2]),
    (["4.3"], [1]),
    (["4", "3"], [1, 4][::-1]),
    (["3.4"], []),
    (["a::b"], [1]),
    (["b::a"], []),
    (["O'Neill"], [1]),
    (["oneill"], []),
    (["AND"], [2]),
    (["NEAR("], [2]),
    (["OR", "NOT"], [2]),
    (["NOT", "drukarka"], [2]),
    (['"drukarka'], [3, 2]),
    (["drukarka*"], [3, 2]),
    (["drukarka", "strony"], [2]),
    (["strony drukarka"], [2]),
    (["druk"], [3, 2]),
    (["dr"], []),
    (["druk", "strony"], []),
    (["strony", "druk"], [2]),
    (["SRV-0001"], [3]),
    (["srv-000"], [3]),
    (["rv-0001"], []),
    (["C:\\Temp\\log.txt"], [1]),
    (["drukarka", "drukarka"], [3, 2]),
    (["{subject}:drukarka"], []),
    (["kopia", "wjeździe"], []),
    (["tajemnica"], []),
    (["…", "drukarka"], [3, 2]),
]


@pytest.mark.parametrize(("typed", "numbers"), TYPED, ids=[" ".join(typed) for typed, _ in TYPED])
def test_what_is_typed_finds(found: Cli, typed: list[str], numbers: list[int]) -> None:
    assert tickets(found, "--", *typed) == numbers


CLIENTS = [
    ("601234567", "pracownia"),
    ("601 234 567", "pracownia"),
    ("601-234-567", "pracownia"),
    ("+48601234567", "pracownia"),
    ("+48 601 234 567", "pracownia"),
    ("SKP-0001", "pracownia"),
    ("123-456-32-18", "pracownia"),
    ("1234563218", "pracownia"),
    ("PL1234563218", "pracownia"),
    ("jan@zielinski.example", "zielinski"),
    ("zielinsk", "zielinski"),
    ("Zieliński Jan", "zielinski"),
]


@pytest.mark.parametrize(("typed", "expected"), CLIENTS)
def test_clients_by_all_that_is_known_of_them(found: Cli, typed: str, expected: str) -> None:
    assert ("client", expected) in hits(found, typed, "--in", "clients")


def test_areas(found: Cli) -> None:
    assert tickets(found, "drukarka", "--in", "subject") == [2]
    assert tickets(found, "drukarka", "--in", "messages") == [3]
    assert tickets(found, "drukarka", "--in", "subject,messages") == [3, 2]
    assert tickets(found, "drukarka", "--in", "clients,invoices") == []
    assert hits(found, "pracownia", "--in", "subject") == []
    found.refuses("search drukarka --in nowhere", 2, "nowhere", "subject, messages, clients, invoices")
    found.refuses("search drukarka --in ,", 2, "--in")


def test_a_row_says_where(found: Cli) -> None:
    (row,) = found.ok("search wjezdz --json").data
    assert row == {
        "kind": "ticket",
        "id": 1,
        "title": "Żółw przy wjeździe do Łodzi",
        "snippet": "Żółw przy wjeździe do Łodzi",
        "at": "2026-11-16T09:00:00+01:00",
    }
    (row,) = found.ok("search odpowiada --json").data
    assert row["snippet"] == "Serwer SRV-0001 nie odpowiada; drukarka też"
    (row,) = found.ok("search 601-234-567 --json").data
    assert (row["kind"], row["id"], row["snippet"]) == ("client", "pracownia", "+48601234567")
    assert found.ok("search drukarka -o ids").out == "3\n2\n"


def test_a_snippet_is_cut_at_words_around_the_place(found: Cli) -> None:
    found.ok(["ticket", "note", "1", "--message", f"{'przed ' * 40}Środek {'po ' * 60}"])
    (row,) = found.ok("search srodek --json").data
    assert row["snippet"].startswith("…przed ")
    assert " Środek po " in row["snippet"]
    assert row["snippet"].endswith("…")
    assert len(row["snippet"]) <= 110


def test_the_newest_first_and_a_limit(found: Cli) -> None:
    found.ok("client add Drukarka --consumer --email d@d.example --phone 605111333 --address X --key drukarka")
    assert hits(found, "drukarka") == [("client", "drukarka"), ("ticket", 3), ("ticket", 2)]
    assert hits(found, "drukarka", "--limit", "2") == [("client", "drukarka"), ("ticket", 3)]


def test_confidential_words_are_found_where_they_are_asked_for_and_that_is_booked(found: Cli) -> None:
    assert tickets(found, "serwer", "tajemnica") == []
    before = found.rows("SELECT count(*) FROM audit_entry WHERE change LIKE '%confidential-shown%'")
    assert tickets(found, "serwer", "tajemnica", "--confidential") == [3]
    assert tickets(found, "drukarka", "--confidential") == [3, 2]
    after = found.rows("SELECT count(*) FROM audit_entry WHERE change LIKE '%confidential-shown%'")
    assert after[0][0] == before[0][0] + 1
    assert "tajemnica" not in found.ok("search serwer --json").out


def test_what_changes_is_found_as_it_is(found: Cli) -> None:
    found.ok("ticket reply 2 --message 'Nowy sterownik' --at 2026-11-16T11:00")
    assert tickets(found, "sterownik", "strony") == [2]
    found.ok(["client", "edit", "pracownia", "--name", "Atelier Sztuki"])
    assert hits(found, "atelier") == [("client", "pracownia")]


def test_nothing_is_found_of_an_act_that_failed_or_was_only_tried(found: Cli) -> None:
    found(
        [
            "ticket",
            "open",
            "--client",
            "pracownia",
            "--product",
            "bitservice-remote-help",
            "--subject",
            "Niedoszłe",
            "--topic",
            "expert",
        ]
    )
    assert tickets(found, "niedoszle") == []


@pytest.mark.parametrize("typed", ["...", "'\"'", "'*'", "(", "::"])
def test_a_query_without_letter_or_digit(found: Cli, typed: str) -> None:
    found.refuses(f"search -- {typed}", 2, "neither a letter nor a digit")


def test_bad_queries(found: Cli) -> None:
    found.refuses(["search", "a" * 65536], 2, "1000")
    found.refuses(["search", "wo\x07rd"], 2, "control characters")
    found.refuses(["search", " "], 2)
    found.refuses("search", 2)
    found.env("SUPPORTCTL_LANG", "pl")
    assert "ani litery, ani cyfry" in found("search ...").err


def test_invoices(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    number = cli.ok("invoice issue --ticket 1 -o ids").out.strip()
    assert hits(cli, number) == [("invoice", number)]
    assert ("invoice", number) in hits(cli, "1234563218", "--in", "invoices")


def test_an_erasure_leaves_no_word_in_the_file(found: Cli) -> None:
    for ticket in ("3", "4"):
        found.ok(f"ticket reply {ticket} --message Odpowiedziano --at 2026-11-16T12:00")
        found.ok(f"ticket close {ticket} --outcome unsolved -m Zalatwione --at 2026-11-16T12:30")
    kept = found.db.read_bytes()
    assert b"odpowiada" in kept or b"odpowia" in kept
    found.ok("client erase zielinski --yes")
    left = b"".join(path.read_bytes() for path in found.db.parent.glob(f"{found.db.name}*")).lower()
    for word in ("odpowiada", "tajemnica", "zapasowa", "osoby", "zielinsk", "605111222"):
        assert word.encode() not in left, word
    # FTS5 keeps only the end of a word that begins like the one before it.
    assert found.rows("SELECT count(*) FROM search_index WHERE search_index MATCH 'odpowiada OR zapasowa OR osoby'") == [(0,)]
    assert hits(found, "zielinski") == []
    assert tickets(found, "drukarka") == [2]


def test_a_document_of_an_erased_client_is_found_by_its_number_alone(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("ticket close 1 --outcome solved -m Zrobione --client-confirmed --at 2026-11-17T11:00")
    number = cli.ok("invoice issue --ticket 1 -o ids").out.strip()
    name = cli.rows("SELECT name FROM client WHERE key = 'pracownia'")[0][0].split()[0]
    assert ("invoice", number) in hits(cli, name)
    cli.ok("client erase pracownia --yes")
    assert hits(cli, name) == []
    assert hits(cli, number) == [("invoice", number)]


# Where one is named by a part -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("601 23", ["pracownia"]),
        ("234-567", ["pracownia"]),
        ("+48 60", ["pracownia", "zielinski"]),
        ("60", []),
        ("SKP-00", ["pracownia"]),
        ("skp-0001", ["pracownia"]),
        ("Zielin", ["zielinski"]),
        ("zieliński", ["zielinski"]),
        ("JAN@ZIELINSKI", ["zielinski"]),
        ("nikt", []),
    ],
)
def test_client_find(found: Cli, typed: str, expected: list[str]) -> None:
    assert [row["key"] for row in found.ok(["client", "find", typed, "--json"]).data] == expected


def test_a_ticket_by_its_subject_without_marks(found: Cli) -> None:
    found.ok([*OPEN.format(client="pracownia", at="13:00").split(), "Zgłoszenie 52: wyciek"])
    found.ok([*OPEN.format(client="pracownia", at="13:05").split(), "Zgłoszenie 520: wyciek"])
    assert found.ok(["ticket", "show", "zgloszenie 52:", "--json"]).data["id"] == 5
    assert found.ok(["ticket", "show", "Zgłoszenie 520", "--json"]).data["id"] == 6
    assert found.ok(["ticket", "show", "WJEZDZIE do lod", "--json"]).data["id"] == 1
    assert found.ok(["ticket", "show", "ubi stro", "--json"]).data["id"] == 2
    found.refuses(["ticket", "show", "zgloszenie 52"], 2, "5 (Zgłoszenie 52: wyciek)", "6 (Zgłoszenie 520: wyciek)")
    found.refuses(["ticket", "show", "zgloszenie 53"], 3)
