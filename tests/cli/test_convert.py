"""license convert: from the licence to the subscriptions, what is refused, and what becomes of the old licence."""

from __future__ import annotations

import json

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once

SINGLE = "license add --client pracownia --product sketchup-pro --kind perpetual-single --version 2019"
NETWORK = SINGLE.replace("single", "network")
GIVEN = '--name Pracownia --email p@pracownia.example --accept-terms "Anna Nowak, e-mail" --seller ProGrupa'
CONVERSION = {
    "id", "license", "state", "license_state", "target", "converted_on", "last_day", "quantity", "subscriptions", "path",
    "discount_percent", "price", "price_is", "own_price", "renewal_price", "renews_on", "maintenance_until", "deactivated_on",
    "seller", "combined_with", "accepted_on", "accepted_version", "vendor_marked_on", "withdraw_until", "withdrawn_on",
    "correction", "repaid_on",
}  # fmt: skip


def line(serial: str, at: str = "2021-03-01T10:00", *, more: str = "--to annual") -> str:
    """A conversion that lacks nothing."""
    return f"license convert {serial} --serial {serial} {GIVEN} --at {at} {more}"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """SKP-A: single-user with M&S; SKP-N: network without; the vendor's prices."""
    cli.ok(f"{SINGLE} --serial SKP-A --maintenance-until 2021-12-31 --at 2020-12-01T09:00")
    cli.ok(f"{NETWORK} --serial SKP-N --maintenance-until 2020-01-31 --at 2020-12-01T09:00")
    cli.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    cli.ok("price set sketchup-pro-biennial 1900 --currency PLN --from 2020-01-01")
    return cli


def licence(desk: Cli, serial: str) -> dict[str, object]:
    found: dict[str, object] = desk.ask(f"license show {serial}").data
    return found


@pytest.mark.clause("sketchup-conversion", "process.1", "process.2", "process.3", "process.4", "after.1", "maintenance.1")
def test_a_single_user_licence(desk: Cli) -> None:
    made = desk.ask(line("SKP-A")).data
    assert set(made) >= CONVERSION
    assert (made["license_state"], made["path"], made["discount_percent"], made["quantity"]) == ("converted", "active", 60, 1)
    assert (made["converted_on"], made["last_day"], made["renews_on"]) == ("2021-03-01", "2022-02-28", "2022-03-01")
    assert (made["accepted_on"], made["accepted_version"], made["seller"]) == ("2021-03-01", "2020-09-25", "ProGrupa")
    old, new = licence(desk, "SKP-A"), licence(desk, "SKP-A-S1")
    assert (old["state"], old["maintenance_until"], old["promoted"]) == ("converted", "2021-02-28", True)
    assert (new["kind"], new["state"], new["key_valid_until"]) == ("subscription", "active", "2022-02-28")
    assert (new["client"], new["product"]) == ("pracownia", "sketchup-pro")
    kept = old["conversion"]
    assert isinstance(kept, dict)
    assert (kept["client_name"], kept["serials"], kept["registered_email"]) == ("Pracownia", "SKP-A", "p@pracownia.example")
    assert (kept["accepted_by"], kept["accepted_on"]) == ("Anna Nowak, e-mail", "2021-03-01")
    acceptance = desk.ask("client show pracownia").data["acceptances"][-1]
    assert (acceptance["regulation"], acceptance["version"]) == ("sketchup-conversion", "2020-09-25")


def test_two_years_are_two_years(desk: Cli) -> None:
    made = desk.ask(line("SKP-A", more="--to biennial")).data
    assert (made["last_day"], made["price"]["amount"], made["renewal_price"]["amount"]) == ("2023-02-28", "760.00", "1900.00")


@pytest.mark.clause("sketchup-conversion", "other.1")
def test_the_computed_price_is_indicative_and_the_desks_own_is_kept(desk: Cli) -> None:
    noted = desk.ok(line("SKP-N"))
    assert "sketchup-pro-annual-own" in noted.err
    desk.ok("price set sketchup-pro-annual-own 450 --currency PLN --from 2021-01-01")
    found = desk.ok(line("SKP-A"))
    assert found.err == ""
    assert "indicative, for information" in found.out
    assert [row for row in found.out.splitlines() if row.startswith("other.1") and "for information" in row]
    made = licence(desk, "SKP-A")["conversion"]
    assert isinstance(made, dict)
    assert (made["price"]["amount"], made["own_price"]["amount"], made["price_is"]) == ("400.00", "450.00", "indicative")


@pytest.mark.clause("sketchup-conversion", "other.1")
def test_the_desks_own_price_is_invoiced(desk: Cli) -> None:
    desk.ok(line("SKP-N", more="--to annual --quantity 4"))
    desk.refuses("license invoice-conversion SKP-N", 7, "sketchup-pro-annual-own decides 2021-03-01 (other.1)")
    desk.ok("price set sketchup-pro-annual-own 450 --currency PLN --from 2021-01-01")
    before = desk.dump()
    assert desk.ask("license invoice-conversion SKP-N --dry-run").data["net"]["amount"] == "1800.00"
    assert desk.dump() == before
    made = desk.ask("license invoice-conversion SKP-N --at 2021-03-02T10:00").data
    (row,) = made["lines"]
    assert (row["quantity"], row["unit_net"]["amount"], row["net"]["amount"]) == ("4", "450.00", "1800.00")
    assert row["clauses"] == [{"regulation": "sketchup-conversion", "clause": "other.1"}]
    assert (made["service_date"], made["issued_on"], made["gross"]["amount"]) == ("2021-03-01", "2021-03-02", "2214.00")
    printed = desk.ok(f"invoice print {made['number']}").out
    assert "SketchUp Pro subscription for a year" in printed
    assert [text for text in printed.splitlines() if text.startswith("other.1")]
    assert desk.ask("license conversions").data[0]["invoice"] == made["number"]
    desk.refuses("license invoice-conversion SKP-N", 5, made["number"])
    desk.refuses("license invoice-conversion SKP-A", 5)


def test_an_own_price_in_euro_is_invoiced_by_the_rate_of_the_day_before(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual-own 100 --currency EUR --from 2021-01-01")
    desk.ok(line("SKP-A"))
    desk.refuses("license invoice-conversion SKP-A --at 2021-03-02T10:00", 7, "2021-02-26")
    desk.ok("rate set EUR 4.5200 --table 039/A/NBP/2021 --on 2021-02-26")
    made = desk.ask("license invoice-conversion SKP-A --at 2021-03-02T10:00").data
    assert made["exchange"] == {"rate": "4.5200", "table": "039/A/NBP/2021", "on": "2021-02-26", "vat_pln": "103.96"}


@pytest.mark.clause("sketchup-conversion", "process.4", "other.1")
def test_what_a_partner_sold_the_partner_invoices(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual-own 450 --currency PLN --from 2021-01-01")
    made = desk.ask(line("SKP-A", more='--to annual --seller "Inny Partner" --participating')).data
    assert made["own_price"] is None
    assert desk.ok(line("SKP-N", more='--to annual --seller "Inny Partner" --participating')).err == ""
    before = desk.dump()
    desk.refuses("license invoice-conversion SKP-A", 4, "process.4", "partner sold the subscriptions")
    assert desk.dump() == before
    assert desk.rows("SELECT number FROM invoice") == []


def test_why_of_the_invoice_says_what_was_decided(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual-own 450 --currency PLN --from 2021-01-01")
    desk.ok(line("SKP-A", more='--to annual --seller "PROGRUPA"'))
    made = desk.ask("license invoice-conversion SKP-A")
    assert made.clauses == []
    duty, decision = desk.ask(f"invoice why {made.data['number']}").data["decisions"]
    assert (duty["question"], duty["same"]) == ("ksef_duty", True)
    assert (decision["question"], decision["outcome"], decision["on"], decision["same"]) == (
        "invoice_conversion",
        "yes",
        "2021-03-01",
        True,
    )
    assert [g["clause"] for g in decision["grounds"]] == ["process.4", "other.1"]


@pytest.mark.clause("sketchup-conversion", "other.1")
def test_a_price_that_is_only_asked_for_is_indicative_too(desk: Cli) -> None:
    found = desk.ok("license check-conversion SKP-A --on 2021-03-01")
    assert "indicative, for information" in found.out
    assert [row for row in found.out.splitlines() if row.startswith("other.1") and "for information" in row]


@pytest.mark.clause("sketchup-conversion", "renewal.1")
def test_the_renewal_is_at_the_full_price(desk: Cli) -> None:
    made = desk.ask(line("SKP-A")).data
    assert (made["price"]["amount"], made["renewal_price"]["amount"]) == ("400.00", "1000.00")


def test_without_a_vendor_price_it_is_a_gap(cli: Cli) -> None:
    cli.ok(f"{SINGLE} --serial SKP-A --at 2020-12-01T09:00")
    cli.refuses(line("SKP-A"), 7, "No price of sketchup-pro-annual decides 2021-03-01 (subject.1)")


@pytest.mark.parametrize(
    ("without", "clause"),
    [
        ("--name Pracownia", "process.1"),
        ("--serial SKP-A", "process.1"),
        ("--email p@pracownia.example", "process.1"),
        ('--accept-terms "Anna Nowak, e-mail"', "process.3"),
        ("--seller ProGrupa", "process.4"),
        ("--to annual", "head.1"),
    ],
)
def test_what_a_clause_demands_is_refused_by_that_clause(desk: Cli, without: str, clause: str) -> None:
    asked = line("SKP-A").replace(without, "")
    desk.refuses(asked, 4)
    assert clause in desk.ask(asked).clauses


@pytest.mark.parametrize(
    ("more", "clause"),
    [
        ("--to monthly", "product.1"),
        ("--to annual --seller Reseller", "other.1"),
        ("--to annual --seller Reseller --not-participating", "other.1"),
        ("--to annual --combine-with summer-sale", "other.2"),
        ("--to annual --accepted-on 2021-03-02", "process.3"),
        ("--to annual --quantity 2", "quantity.1"),
        ("--to annual --serial SKP-OTHER", None),
    ],
)
def test_what_else_is_refused(desk: Cli, more: str, clause: str | None) -> None:
    if clause is None:  # several serial numbers were sent, this licence's among them
        assert desk.ask(line("SKP-A", more=more)).code == 0
        return
    desk.refuses(line("SKP-A", more=more), 4)
    assert clause in desk.ask(line("SKP-A", more=more)).clauses


def test_a_serial_number_of_another_licence_is_none_of_this(desk: Cli) -> None:
    desk.refuses(line("SKP-A").replace("--serial SKP-A", "--serial SKP-N"), 4, "none of the serial numbers")


def test_what_is_no_question_of_the_regulation_is_bad_input(desk: Cli) -> None:
    desk.refuses(line("SKP-A", more="--to annual --quantity 0"), 2, "0 isn't a quantity.")
    desk.refuses(line("SKP-A").replace("p@pracownia.example", "nobody"), 2, "isn't an e-mail address")
    desk.refuses(line("SKP-A", more="--to annual --new-serial X --new-serial Y"), 2, "2 new serial numbers")
    desk.refuses(line("SKP-A", more="--to annual --accepted-on soon"), 2, "isn't a day")
    desk.refuses(line("SKP-Q"), 3)


@pytest.mark.clause("sketchup-conversion", "other.2", "other.1")
def test_a_partner_that_takes_part_and_the_promotion_that_may_be_combined(desk: Cli) -> None:
    made = desk.ask(line("SKP-A", more='--to annual --seller Reseller --participating --combine-with "SketchUp Expansion"')).data
    assert (made["seller"], made["combined_with"]) == ("Reseller", ["sketchup-expansion"])


@pytest.mark.clause("sketchup-conversion", "other.2")
@pytest.mark.parametrize("said", ["SketchUp Expansion promotion", "sketchup-expansion", "promocja SKETCHUP  expansion"])
def test_the_promotion_that_may_be_combined_by_each_of_its_names(desk: Cli, said: str) -> None:
    assert desk.ask(line("SKP-A", more=f'--to annual --combine-with "{said}"')).data["combined_with"] == ["sketchup-expansion"]


def test_another_promotion_is_left_out_and_no_consent_helps(desk: Cli) -> None:
    asked = line("SKP-A", more='--to annual --combine-with "SketchUp Expansion promotion 2"')
    refused = desk.refuses(asked, 4, "other.2", "sketchup-expansion-promotion-2", "Leave out --combine-with")
    assert "--consent" not in refused.err
    assert [e["code"] for e in desk.ask(asked).json["errors"]] == ["NOT_COMBINABLE"]


@pytest.mark.clause("sketchup-conversion", "process.3")
@pytest.mark.parametrize(("accepted", "code"), [("2019-01-01", 4), ("2020-09-24", 4), ("2020-09-25", 0)])
def test_terms_cant_be_accepted_before_they_were_published(desk: Cli, accepted: str, code: int) -> None:
    asked = line("SKP-A", more=f"--to annual --accepted-on {accepted} --dry-run")
    found = desk.ask(asked)
    assert (found.code, found.clauses) == (code, ["process.3"] if code else [])
    if code:
        desk.refuses(asked, 4, "before they were published on 2020-09-25")


@pytest.mark.parametrize(
    ("edit", "at", "clause"),
    [
        ("--promoted", "2021-03-01T10:00", "active.3"),
        ("--version 2012", "2021-03-01T10:00", "active.5"),
        ("--no-commercial", "2021-03-01T10:00", "active.5"),
        ("--territory DE", "2021-03-01T10:00", "active.6"),
        ("--commercial", "2020-09-24T10:00", "duration.1"),
        ("--commercial", "2021-12-05T10:00", "duration.1"),
    ],
)
def test_a_licence_that_isnt_eligible(desk: Cli, edit: str, at: str, clause: str) -> None:
    desk.ok(f"license edit SKP-A {edit}")
    desk.refuses(line("SKP-A", at=at), 4)
    assert {clause, "process.2"} <= set(desk.ask(line("SKP-A", at=at)).clauses)


def test_once_is_all(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    desk.refuses(line("SKP-A", at="2021-03-02T10:00"), 4)
    assert "licences.1" in desk.ask(line("SKP-A", at="2021-03-02T10:00")).clauses
    desk.refuses(line("SKP-A-S1", at="2021-03-02T10:00"), 4, "not a licence that can be converted")


@pytest.mark.parametrize(("ended", "path", "discount"), [("2021-04-05", "active", 60), ("2021-04-04", "expired", 40)])
def test_maintenance_that_ended_30_and_31_days_ago(desk: Cli, ended: str, path: str, discount: int) -> None:
    desk.ok(f"license edit SKP-A --maintenance-until {ended}")
    made = desk.ask(line("SKP-A", at="2021-05-05T10:00")).data
    assert (made["path"], made["discount_percent"], made["maintenance_until"]) == (path, discount, ended)


def test_fifty_of_a_client_and_no_more(desk: Cli) -> None:
    names = [f"K{n:02}" for n in range(1, 52)]
    for name in names:
        desk.ok(f"{SINGLE} --serial {name} --at 2020-12-01T09:00")
    sent = " ".join(f"--serial {name}" for name in names)
    asked = f"license convert {' '.join(names)} {sent} {GIVEN} --to annual --at 2021-03-01T10:00"
    tried = desk.ask(f"{asked} --dry-run")
    assert [i["exit_code"] for i in tried.json["data"]] == [0] * 50 + [4]
    done = desk.ask(asked)
    assert (done.code, [i["exit_code"] for i in done.json["data"]]) == (4, [0] * 50 + [4])
    failed = [g["clause"] for g in done.json["data"][-1]["decision"]["grounds"] if g["passed"] is not True]
    assert failed == ["quantity.1", "process.2"]
    assert desk.ask("license check-conversion K51 --on 2021-03-01").data[0]["quantity_max"] == 0


def test_only_licences_that_convert_count(desk: Cli) -> None:
    names = [f"K{n:02}" for n in range(1, 52)]
    for name in names:
        desk.ok(f"{SINGLE} --serial {name} --at 2020-12-01T09:00")
    sent = " ".join(f"--serial {name}" for name in names)
    asked = f"license convert {{}} {sent} {GIVEN} --to annual --at 2021-03-01T10:00"
    desk.ok(asked.format(" ".join(names[:48])))
    ask = "license check-conversion {} --on 2021-03-01"

    def codes(command: str) -> list[int]:
        return [i["exit_code"] for i in desk.ask(command).json["data"]]

    assert codes(ask.format("K49 K50 K51")) == [0, 0, 4]
    assert codes(ask.format("K49 K49 K50")) == [0, 0, 0]
    assert codes(ask.format("K01 K49 K50 SKP-N")) == [4, 0, 0, 0]
    assert codes(asked.format("K49 K01 K50 K51") + " --dry-run") == [0, 4, 0, 4]
    assert codes(asked.format("K49 K49 K50") + " --dry-run") == codes(asked.format("K49 K49 K50")) == [0, 4, 0]
    assert codes(ask.format("K01 K51")) == [4, 4]


def test_a_network_licence_named_twice_converts_once(desk: Cli) -> None:
    asked = line("SKP-N", more="--to annual --quantity 2").replace("convert SKP-N", "convert SKP-N SKP-N")
    tried = desk.ask(f"{asked} --dry-run").json["data"]
    done = desk.ask(asked).json["data"]
    assert [i["exit_code"] for i in tried] == [i["exit_code"] for i in done] == [0, 4]
    assert [e["params"]["clause"] for e in tried[1]["errors"]] == [e["params"]["clause"] for e in done[1]["errors"]]


@pytest.mark.clause("progrupa-support", "§1.8.1", "§2.7.1")
def test_no_hours_are_sold_for_a_licence_that_is_deactivated(desk: Cli) -> None:
    desk.ok(line("SKP-N", more="--to annual --quantity 4"))
    buy = "hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-N"
    desk.now("2021-03-30T23:59:59")
    assert desk.ask(f"{buy} --dry-run").code in (0, 2)
    bought = desk.ok(f"{buy} --json").data
    assert bought["license"] == "SKP-N"
    desk.now("2021-03-31T00:00")
    desk.refuses(buy, 4, "§1.8.1", "deactivated")
    support = desk.ask("license check-support SKP-N")
    assert "§1.8.1" in support.clauses
    # A single-user licence that was converted goes on being used (after.1).
    desk.ok(line("SKP-A"))
    desk.ok(f"{buy.replace('SKP-N', 'SKP-A')}")


@pytest.mark.clause("sketchup-conversion", "quantity.2", "after.2")
def test_a_network_licence_gives_four_and_is_switched_off_after_thirty_days(desk: Cli) -> None:
    desk.refuses(line("SKP-N", more="--to annual --quantity 5"), 4)
    made = desk.ask(line("SKP-N", more="--to annual --quantity 4 --vendor-mark 2021-03-01")).data
    assert made["subscriptions"] == ["SKP-N-S1", "SKP-N-S2", "SKP-N-S3", "SKP-N-S4"]
    assert made["deactivated_on"] == "2021-03-31"
    desk.now("2021-03-30T23:59:59")
    assert licence(desk, "SKP-N")["state"] == "converted"
    assert cron(desk)["deactivated"] == []
    desk.now("2021-03-31T00:00")
    assert licence(desk, "SKP-N")["state"] == "deactivated"
    assert [row["state"] for row in desk.ask("license list").data if row["serial"] == "SKP-N"] == ["deactivated"]
    assert cron(desk, "--dry-run").ids("deactivated") == ["SKP-N"]
    assert cron(desk).ids("deactivated") == ["SKP-N"]
    assert cron(desk)["deactivated"] == []
    assert desk.rows("SELECT state FROM license WHERE serial = 'SKP-N'") == [("deactivated",)]
    assert [d["question"] for d in desk.ask("license why SKP-N").data["decisions"]] == ["convert", "mark_converted", "deactivate"]


@pytest.mark.clause("sketchup-conversion", "after.1", "after.2", "maintenance.1")
def test_a_converted_licence_is_neither_upgraded_nor_maintained(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    desk.ok(line("SKP-N"))
    desk.refuses("license edit SKP-A --version 2020", 4, "no upgrade to 2020", "after.1")
    desk.refuses("license edit SKP-N --version 2019.1", 4, "no upgrade to 2019.1", "after.2")
    desk.refuses("license edit SKP-A --maintenance-until 2021-03-01", 4, "can't be restored", "maintenance.1")
    desk.ok("license edit SKP-A --version 2018 --maintenance-until 2021-02-27 --commercial")
    desk.ok("license edit SKP-A-S1 --version 2026")
    assert desk.ask("license why SKP-A").data["decisions"][-1]["question"] == "change_converted"


@pytest.mark.clause("sketchup-conversion", "process.5")
def test_the_vendors_mark_may_come_later(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    assert [row["id"] for row in cron(desk)["to-mark"]] == ["SKP-A"]
    desk.refuses("license mark-converted SKP-A --on 2021-02-28", 5, "2021-02-28", "Check --on.")
    desk.refuses(line("SKP-N", more="--to annual --vendor-mark 2021-02-28"), 5, "2021-02-28", "Check --vendor-mark.")
    desk.refuses("license mark-converted SKP-A --on 2026-11-18", 2, "2026-11-18")
    desk.refuses(line("SKP-N", more="--to annual --vendor-mark 2026-11-18"), 2, "2026-11-18")
    assert desk.ask("license mark-converted SKP-A --on 2021-03-09").data["vendor_marked_on"] == "2021-03-09"
    assert cron(desk)["to-mark"] == []
    desk.refuses("license mark-converted SKP-A", 5, "2021-03-09")
    desk.refuses("license mark-converted SKP-N", 5, "No conversion of SKP-N stands")


def test_serial_numbers_of_subscriptions(desk: Cli) -> None:
    made = desk.ask(line("SKP-N", more="--to annual --quantity 2 --new-serial T-1 --new-serial T-2")).data
    assert made["subscriptions"] == ["T-1", "T-2"]
    desk.refuses(line("SKP-A", more="--to annual --new-serial T-1"), 5, "T-1 is taken")


def test_a_dry_run_writes_nothing_and_a_key_does_it_once(desk: Cli) -> None:
    before = desk.dump()
    tried = desk.ask(line("SKP-A", more="--to annual --dry-run"))
    assert (tried.code, tried.json["dry_run"], tried.data["discount_percent"]) == (0, True, 60)
    assert desk.dump() == before
    first = desk.ask(line("SKP-A", more="--to annual --idempotency-key K"))
    assert desk.ask(line("SKP-A", more="--to annual --idempotency-key K")).data == first.data
    assert len(desk.rows("SELECT * FROM license_conversion")) == 1


def test_several_licences_from_stdin_are_answered_one_by_one(desk: Cli) -> None:
    asked = line("SKP-A").replace("convert SKP-A", "convert -").replace("--serial SKP-A", "--serial SKP-A --serial SKP-N")
    done = desk.process(f"{asked} --json", stdin="SKP-A\nSKP-N\nNOBODY\n")
    assert [(i["id"], i["exit_code"]) for i in done.json["data"]] == [("SKP-A", 0), ("SKP-N", 0), ("NOBODY", 3)]


def test_the_books_name_nobody(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    booked = "SELECT change FROM audit_entry WHERE entity = 'license' OR change LIKE '%sketchup-conversion%'"
    books = json.dumps(desk.rows(booked) + desk.rows("SELECT facts, value, grounds FROM decision"))
    assert "SKP-A-S1" in books
    assert "Nowak" not in books
    assert "example" not in books


def test_the_list_of_conversions(desk: Cli) -> None:
    assert desk.ask("license conversions").data == []
    desk.ok(line("SKP-A"))
    (row,) = desk.ask("license conversions --client pracownia").data
    assert (row["license"], row["state"]) == ("SKP-A", "done")
    assert desk.ask("license conversions --client zielinski").data == []
    assert "SKP-A" in desk.ok("license conversions").out


def test_why_reprints_and_recomputes(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    for serial in ("SKP-A", "SKP-A-S1"):
        (decision,) = desk.ask(f"license why {serial}").data["decisions"]
        assert (decision["question"], decision["outcome"], decision["on"], decision["same"]) == (
            "convert",
            "yes",
            "2021-03-01",
            True,
        )
    out = desk.ok("license why SKP-A").out
    assert "recomputed: the same" in out
    assert "process.3" in out
    assert desk.ask("license why SKP-N").data["decisions"] == []


@pytest.mark.clause("sketchup-conversion", "maintenance.1")
def test_no_help_is_free_after_it_whatever_was_ordered(desk: Cli) -> None:
    """An order day of a support subscription says nothing where orders don't bind."""
    desk.ok("license edit SKP-A --support-ordered 2020-01-01 --at 2020-12-02T09:00")
    desk.ok("license check-support SKP-A --on 2021-02-28")
    desk.ok(line("SKP-A"))
    asked = desk.ask("license check-support SKP-A --on 2021-03-02")
    assert (asked.code, asked.data["entitlement"]) == (4, "none")


@pytest.mark.clause("sketchup-conversion", "other.1")
def test_a_discount_is_off_a_net_price(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual 1300 --currency PLN --from 2021-02-01 --gross")
    asked = desk.ask("license check-conversion SKP-A --on 2021-03-01")
    assert (asked.code, asked.data[0]["price"], asked.data[0]["renewal_price"]) == (0, None, None)
    assert "gross" in asked.err
    desk.refuses(line("SKP-A"), 2, "sketchup-pro-annual", "net")
    assert desk.rows("SELECT id FROM license_conversion") == []


@pytest.mark.clause("sketchup-conversion", "process.1", "process.3")
def test_one_buyer_accepts_for_its_own_licences_only(desk: Cli) -> None:
    desk.ok(f"{SINGLE.replace('pracownia', 'zielinski')} --serial Z-1 --at 2020-12-01T09:00")
    both = line("SKP-A Z-1").replace("--serial SKP-A Z-1", "--serial SKP-A --serial Z-1")
    done = desk(both)
    assert done.code == 2
    assert "Z-1 isn't of the same client" in done.err
    assert licence(desk, "SKP-A")["state"] == "converted"
    assert licence(desk, "Z-1")["state"] == "active"
    assert desk.ask("client show zielinski").data["acceptances"] == []


def test_the_vendors_day_is_not_after_the_act_that_tells_it(desk: Cli) -> None:
    desk.ok(line("SKP-A"))
    desk.refuses("license mark-converted SKP-A --on 2021-03-06 --at 2021-03-05T10:00", 5, "2021-03-06")
    desk.ok("license mark-converted SKP-A --on 2021-03-05 --at 2021-03-05T10:00")
