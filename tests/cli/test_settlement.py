"""Gross breach and what is paid back, at the command line: the demand, the ground, the arithmetic, the documents."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once
from tests.cli.selling import active, helped, ordered, priced

RATE = "rate set EUR 4.2627 --table 163/A/NBP/2025 --on 2025-08-25"
BREACH = "bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2025-08-26T09:00"
SETTLE = "bundle settle 1 --at 2025-08-26T10:00"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    return priced(cli)


def training(desk: Cli) -> str:
    """A training of 2 000.00 ordered at 60 % off, payable until 2025-04-15; the number of its proforma."""
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    desk.ok("training declare 1 --at 2025-03-20T09:00")
    line = "training order 1 --kind basics --participants 1 --due 2025-04-15 --at 2025-04-01T10:00"
    return str(desk.ask(line).data["document"]["number"])


def sums(line: dict[str, dict[str, str]]) -> tuple[str, ...]:
    return tuple(f"{line[n]['amount']} {line[n]['currency']}" for n in ("net", "vat", "gross"))


@pytest.mark.clause("solidexpert-bundles", "IX.3", "IX.3.1", "IX.3.2", "IX.3.3", "IX.4")
def test_three_years_two_licences_a_training_discount_and_two_and_a_half_hours(desk: Cli) -> None:
    active(desk)
    desk.ok(f"bundle pay 1 --invoice {training(desk)} --at 2025-04-10T09:00")
    helped(desk, "1", "2025-06-02T09:00", 150)
    desk.ok(RATE)
    desk.ok(BREACH)
    found = desk.ask(SETTLE).data
    assert [(line["clause"], *sums(line)) for line in found["lines"]] == [
        ("IX.3.1", "21000.00 PLN", "4830.00 PLN", "25830.00 PLN"),
        ("IX.3.2", "1200.00 PLN", "276.00 PLN", "1476.00 PLN"),
        ("IX.3.3", "162.50 EUR", "37.38 EUR", "199.88 EUR"),
    ]
    polish, euro = found["documents"]
    assert [(d["number"], d["kind"], d["due_on"], *sums(d)) for d in (polish, euro)] == [
        ("FV/2025/0003", "vat", "2025-09-25", "22200.00 PLN", "5106.00 PLN", "27306.00 PLN"),
        ("FV/2025/0004", "vat", "2025-09-25", "162.50 EUR", "37.38 EUR", "199.88 EUR"),
    ]
    assert euro["exchange"] == {"rate": "4.2627", "table": "163/A/NBP/2025", "on": "2025-08-25", "vat_pln": "159.32"}
    (line,) = euro["lines"]
    assert (line["quantity"], line["unit_net"]["amount"]) == ("2.5", "65.00")
    assert (found["due_on"], "gross" in found, "total" in found) == ("2025-09-25", False, False)
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])


@pytest.mark.clause("solidexpert-bundles", "IX.3.2")
def test_a_training_neither_paid_for_nor_held_gave_no_discount(desk: Cli) -> None:
    active(desk)
    number = training(desk)
    desk.ok(BREACH)
    unpaid_lines = desk.ask(f"{SETTLE} --dry-run")
    assert [line["clause"] for line in unpaid_lines.data["lines"]] == ["IX.3.1"]
    (waiting,) = [g for g in unpaid_lines.json["decision"]["grounds"] if g["text"].startswith("Discounts on trainings neither")]
    assert (waiting["clause"], waiting["inputs"]) == ("IX.3.2", {"count": 1})
    # After the breach it can't be obtained any more.
    desk.refuses(f"bundle pay 1 --invoice {number} --at 2025-08-26T09:30", 4, "IX.2")
    assert [line["clause"] for line in desk.ask(SETTLE).data["lines"]] == ["IX.3.1"]
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])


@pytest.mark.clause("solidexpert-bundles", "IX.3.2")
def test_a_training_held_and_not_paid_for_gave_its_discount(desk: Cli) -> None:
    active(desk)
    training(desk)
    desk.ok("training schedule 1 --date 2025-05-12 --place online --others 2 --at 2025-04-02T10:00")
    desk.ok("training attend 1 --at 2025-05-12T18:00")
    desk.ok(BREACH)
    assert [line["clause"] for line in desk.ask(SETTLE).data["lines"]] == ["IX.3.1", "IX.3.2"]


def test_the_arithmetic_is_printed_line_by_line_without_a_grand_total(desk: Cli) -> None:
    active(desk)
    helped(desk, "1", "2025-06-02T09:00", 150)
    desk.ok(RATE)
    desk.ok(BREACH)
    shown = desk.ok(SETTLE).out
    rows = [row.split() for row in shown.splitlines()]
    assert ["IX.3.1", "subscription", "discount", "21000.00", "PLN", "4830.00", "PLN", "25830.00", "PLN"] in rows
    assert ["IX.3.3", "upgrade", "help", "150", "min", "162.50", "EUR", "37.38", "EUR", "199.88", "EUR"] in rows
    assert "VAT in PLN:     159.32\u00a0PLN" in shown
    assert "Payable by 2025-09-25" in shown
    assert "zwrot" not in shown.casefold()
    assert "Zwrot wartości pomocy przy aktualizacji" in desk.ok("--lang pl invoice print FV/2025/0003").out


def test_without_services_there_is_one_document_and_no_rate_is_asked_for(desk: Cli) -> None:
    active(desk)
    desk.ok(BREACH)
    assert [d["currency"] for d in desk.ask(SETTLE).data["documents"]] == ["PLN"]


def test_a_missing_rate_is_a_gap_and_nothing_is_written(desk: Cli) -> None:
    active(desk)
    helped(desk, "1", "2025-06-02T09:00", 150)
    desk.ok(BREACH)
    desk.refuses(SETTLE, 7, "EUR", "2025-08-25")
    desk.ok("rate set EUR 4.2000 --table 162/A/NBP/2025 --on 2025-08-22")
    desk.refuses(SETTLE, 7, "2025-08-25")
    desk.ok(RATE)
    desk.ok(SETTLE)


def test_a_dry_run_shows_what_would_be_charged(desk: Cli) -> None:
    active(desk)
    desk.ok(BREACH)
    before = desk.dump()
    found = desk.ask(f"{SETTLE} --dry-run").data
    assert [d["number"] for d in found["documents"]] == [None]
    assert desk.dump() == before


def test_a_settlement_takes_a_breach_and_comes_once(desk: Cli) -> None:
    active(desk)
    desk.refuses(SETTLE, 4, "IX.2")
    desk.ok(BREACH)
    desk.refuses(BREACH, 5, "breached")
    desk.refuses(f"{SETTLE} --due-days 31", 4, "IX.4", "31")
    desk.refuses(f"{SETTLE} --due-days 999999999", 4, "IX.4")
    desk.refuses(f"{SETTLE} --due-days -1", 2, "-1")
    assert desk.ask(f"{SETTLE} --due-days 30 --idempotency-key s1").data["due_on"] == "2025-09-25"
    assert desk.ask(f"{SETTLE} --due-days 30 --idempotency-key s1").data["due_on"] == "2025-09-25"
    desk.refuses(SETTLE, 5, "2025-08-26")


def test_the_settlement_is_overdue_only_after_the_day_of_art_115(desk: Cli) -> None:
    active(desk)
    desk.ok(BREACH.replace("08-26", "09-03"))
    assert desk.ask("bundle settle 1 --at 2025-09-04T10:00").data["due_on"] == "2025-10-04"  # a Saturday
    assert cron(desk, "--at 2025-10-06T12:00")["invoice-overdue"] == []
    late = cron(desk, "--at 2025-10-07T00:00")["invoice-overdue"]
    assert [(d["id"], d["at"]) for d in late] == [("FV/2025/0002", "2025-10-04")]
    desk.ok("bundle pay 1 --invoice FV/2025/0002 --at 2025-10-07T09:00")
    assert cron(desk, "--at 2025-10-07T10:00")["invoice-overdue"] == []


def test_the_time_of_a_webinar_is_split_among_the_clients_invited(desk: Cli) -> None:
    desk.ok(
        "client add 'Biuro Projektów' --nip 5260250274 --email b@biuro.example --phone '+48 602 345 678' --address 'Łódź' --key biuro"
    )
    active(desk)
    active(desk, client="biuro")
    for number in ("1", "2"):
        desk.ok(f"benefit schedule {number} webinar --when 2025-06-02T10:00 --minutes 240 --invitation m --at 2025-05-20T09:00")
    desk.ok("benefit use 1 webinar --at 2025-06-02T15:00")
    desk.ok(RATE)
    desk.ok(BREACH)
    found = desk.ask(SETTLE).data
    assert [(line["what"], line["minutes"], line["net"]["amount"]) for line in found["lines"][1:]] == [
        ("webinar", "120", "130.00")
    ]


def test_under_a_key_each_step_towards_a_breach_is_recorded_once(desk: Cli) -> None:
    number = unpaid(desk)
    for line in (
        "bundle offer 1 --years 1 --at 2025-05-19T09:00",
        "bundle notice 1 --against 2026-03-10 --at 2025-05-19T10:00",
        f"bundle demand 1 --invoice {number} --form paper --at 2025-05-20T09:00 --term 2025-05-30",
        "bundle breach 1 --ground unpaid-after-demand --at 2025-06-03T09:00",
    ):
        first = desk.ok(f"{line} --json --idempotency-key K-{line.split()[1]}")
        before = desk.dump()
        assert desk.ok(f"{line} --json --idempotency-key K-{line.split()[1]}").data == first.data
        assert desk.dump() == before


# The grounds -------------------------------------------------------------------------------------------------------------------


def unpaid(desk: Cli) -> str:
    """A bundle whose training proforma is overdue since 2025-04-15; the number of the proforma."""
    active(desk)
    return training(desk)


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
def test_no_breach_without_a_demand_in_writing_whose_term_is_over(desk: Cli) -> None:
    number = unpaid(desk)
    ground = "bundle breach 1 --ground unpaid-after-demand"
    desk.refuses(f"{ground} --at 2025-06-03T09:00", 4, "IX.1.1", "bundle demand")
    desk.refuses(f"{ground} --invoice {number} --at 2025-06-03T09:00", 4, "IX.1.1")
    demand = f"bundle demand 1 --invoice {number} --at 2025-05-20T09:00 --term 2025-05-31"
    told = desk.ok(f"{demand} --form email")
    assert "written form" in told.err
    desk.refuses(f"{ground} --at 2025-06-03T09:00", 4, "IX.1.1", "e-mail")
    assert cron(desk, "--at 2025-06-03T00:00")["demand-lapsed"] == []  # nothing follows from an e-mail
    desk.ok(f"{demand} --form paper")
    # The 31st is a Saturday: the term runs through Monday.
    desk.refuses(f"{ground} --at 2025-06-02T23:59", 4, "IX.1.1", "2025-06-02")
    assert cron(desk, "--at 2025-06-02T23:59")["demand-lapsed"] == []
    lapsed = cron(desk, "--at 2025-06-03T00:00")["demand-lapsed"]
    assert [(d["id"], d["at"]) for d in lapsed] == [(number, "2025-05-31")]
    assert desk.ask(f"{ground} --at 2025-06-03T00:00").data["state"] == "breached"
    assert cron(desk, "--at 2025-06-03T01:00")["demand-lapsed"] == []


def test_what_was_paid_after_all_is_no_breach(desk: Cli) -> None:
    number = unpaid(desk)
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --at 2025-05-20T09:00 --term 2025-05-30")
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-06-01T09:00")
    desk.refuses("bundle breach 1 --ground unpaid-after-demand --at 2025-06-03T09:00", 4, "IX.1.1", "was paid")


def test_a_bundle_that_was_never_paid_is_in_breach_after_its_demand_and_nothing_is_paid_back(desk: Cli) -> None:
    ordered(desk)
    desk.ok("bundle qualify 1 --channel email --at 2025-03-04T09:00")
    desk.ok("bundle demand 1 --invoice PF/2025/0001 --form paper --at 2025-04-01T09:00 --term 2025-04-15")
    desk.ok("bundle breach 1 --ground unpaid-after-demand --at 2025-04-16T09:00")
    desk.refuses("bundle settle 1 --at 2025-04-16T10:00", 5, "Nothing was granted under bundle 1")
    desk.refuses("bundle pay 1 --at 2025-04-17T10:00", 5, "breached")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("--invoice PF/2025/0002 --form pigeon --term 2025-05-30", 2, "pigeon"),
        ("--invoice PF/2025/0002 --form paper --term 2025-05-19", 2, "2025-05-19"),
        ("--invoice PF/2025/0002 --form paper --term 2025-05-20", 2, "2025-05-20"),
        ("--invoice PF/2025/0002 --form paper --term soon", 2, "soon"),
        ("--invoice PF/2025/0009 --form paper --term 2025-05-30", 3, "PF/2025/0009"),
        ("--invoice PF/2025/0001 --form paper --term 2025-05-30", 5, "2025-03-10"),  # paid
    ],
)
def test_bad_demands(desk: Cli, line: str, code: int, said: str) -> None:
    assert unpaid(desk) == "PF/2025/0002"
    desk.refuses(f"bundle demand 1 {line} --at 2025-05-20T09:00", code, said)


def test_what_isnt_overdue_isnt_demanded(desk: Cli) -> None:
    number = unpaid(desk)
    desk.refuses(f"bundle demand 1 --invoice {number} --form paper --term 2025-05-30 --at 2025-04-15T23:00", 5, "2025-04-15")
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --term 2025-05-30 --at 2025-04-16T00:00")


@pytest.mark.clause("solidexpert-bundles", "IX.1.2", "IX.1.3", "IX.1")
def test_the_other_grounds(desk: Cli) -> None:
    active(desk, years=2)
    desk.refuses("bundle breach 1 --ground notice-given --at 2025-06-03T09:00", 4, "IX.1.2")
    desk.refuses("bundle breach 1 --ground renewal-prevented --at 2025-06-03T09:00", 4, "IX.1.3", "-m")
    desk.refuses("bundle breach 1 --ground rudeness -m 'They shouted' --at 2025-06-03T09:00", 4, "IX.1", "rudeness")
    desk.refuses("bundle notice 1 --against 2025-03-10 --at 2025-06-03T09:00", 2, "2025-03-10")
    noted = desk.ok("bundle notice 1 --against 2026-03-10 --at 2025-06-03T09:00")
    assert "IX.1.2" in noted.err
    assert desk.ask("bundle breach 1 --ground notice-given --at 2025-06-03T10:00").data["breach"] == "notice-given"
    two = active(desk, years=2)
    desk.ok(f"bundle breach {two} --ground renewal-prevented -m 'Mr Kowalski left' --at 2025-06-03T09:00")
    assert desk.rows("SELECT count(*) FROM audit_entry WHERE change LIKE '%Kowalski%'") == [(0,)]
    assert desk.rows("SELECT count(*) FROM decision WHERE facts LIKE '%Kowalski%'") == [(0,)]


@pytest.mark.clause("solidexpert-bundles", "IX.1.3")
@pytest.mark.parametrize(("years", "last_year"), [(3, "2027-03-10"), (2, "2026-03-10")])
def test_once_the_last_year_began_no_renewal_within_the_bundle_can_be_prevented(desk: Cli, years: int, last_year: str) -> None:
    active(desk, years=years)
    ground = "bundle breach 1 --ground renewal-prevented -m 'They changed the reseller'"
    desk.refuses(f"{ground} --at {last_year}T00:00", 4, "IX.1.3", last_year)
    desk.refuses(f"{ground} --at 2028-03-09T23:59", 4, "IX.1.3")
    desk.refuses(f"{ground} --at 2028-03-09T23:59 --happened-on {last_year}", 4, "IX.1.3")
    day_before = f"{last_year[:-2]}09"
    assert desk.ask(f"{ground} --at {day_before}T23:59 --dry-run").data["state"] == "breached"
    # What counts is the day on which they did it, not the one on which it is recorded.
    desk.ok(f"{ground} --at 2027-06-09T23:59 --happened-on {day_before}")
    why = desk.ok("bundle why 1").out
    assert f"period from {last_year} was still ahead" in why
    assert all(d["same"] for d in desk.ask("bundle why 1").data["decisions"])


@pytest.mark.clause("solidexpert-bundles", "IX.1.3")
def test_a_bundle_of_one_year_has_no_renewal_within_it(desk: Cli) -> None:
    active(desk, years=1)
    ground = "bundle breach 1 --ground renewal-prevented -m 'They changed the reseller'"
    for day in ("2025-03-10", "2025-06-03", "2026-03-09"):
        desk.refuses(f"{ground} --at {day}T12:00", 4, "IX.1.3")
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "nie zaczyna się już żaden okres pakietu" in desk(f"{ground} --at 2025-06-03T12:00").err


def test_the_day_of_the_conduct_lies_between_the_order_and_the_act(desk: Cli) -> None:
    active(desk)
    breach = "bundle breach 1 -m 'They changed the reseller' --at 2025-06-03T12:00"
    desk.refuses(f"{breach} --ground renewal-prevented --happened-on 2025-06-04", 2, "2025-06-04", "2025-06-03")
    desk.refuses(f"{breach} --ground renewal-prevented --happened-on 2025-03-02", 2, "2025-03-02", "2025-03-03")
    desk.refuses(f"{breach} --ground renewal-prevented --happened-on 2025-02-30", 2, "February has no 30th")
    desk.refuses(f"{breach} --ground notice-given --happened-on 2025-06-02", 2, "--happened-on")
    desk.ok(f"{breach} --ground renewal-prevented --happened-on 3.6.2025")


def test_an_unpaid_renewal_is_no_breach_of_the_bundle(desk: Cli) -> None:
    active(desk)
    desk.ok("bundle offer 1 --years 1 --at 2028-02-01T09:00")
    number = desk.ask("bundle renew 1 --at 2028-03-10T09:00").data["document"]["number"]
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --term 2028-05-31 --at 2028-05-10T09:00")
    desk.refuses("bundle breach 1 --ground unpaid-after-demand --at 2028-06-02T09:00", 4, "IX.1.1", number)
    watched = cron(desk, "--at 2028-06-02T09:00")
    assert watched["demand-lapsed"] == []
    assert [d["id"] for d in watched["invoice-overdue"]] == [number]


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
@pytest.mark.parametrize("marked", [False, True])
def test_what_is_unpaid_after_the_bundle_is_a_breach_all_the_same(desk: Cli, marked: bool) -> None:
    number = unpaid(desk)
    desk.ok("bundle notice 1 --against 2028-03-10 --at 2028-01-05T09:00")
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --term 2028-03-31 --at 2028-03-01T09:00")
    if marked:
        assert cron(desk, "--at 2028-04-20T00:00")["bundle-ended"] != []
    assert [d["id"] for d in cron(desk, "--dry-run --at 2028-04-03T00:00")["demand-lapsed"]] == [number]
    desk.refuses("bundle breach 1 --ground renewal-prevented -m 'They left' --at 2028-04-03T09:00", 4, "IX.1.3")
    desk.refuses("bundle breach 1 --ground notice-given --at 2028-04-03T09:00", 4, "IX.1.2")
    assert desk.ask("bundle breach 1 --ground unpaid-after-demand --at 2028-04-03T09:00").data["state"] == "breached"
    # The training was neither paid for nor held: its discount was not obtained.
    assert [line["what"] for line in desk.ask("bundle settle 1 --at 2028-04-03T10:00").data["lines"]] == ["subscription-discount"]
    assert cron(desk, "--at 2028-04-20T01:00")["demand-lapsed"] == []


def test_a_later_demand_gives_the_later_term(desk: Cli) -> None:
    number = unpaid(desk)
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --at 2025-05-20T09:00 --term 2025-05-30")
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --at 2025-06-02T09:00 --term 2025-06-16")
    desk.refuses("bundle breach 1 --ground unpaid-after-demand --at 2025-06-10T09:00", 4, "IX.1.1", "2025-06-16")
    assert cron(desk, "--at 2025-06-10T09:00")["demand-lapsed"] == []
    assert [d["at"] for d in cron(desk, "--at 2025-06-17T09:00")["demand-lapsed"]] == ["2025-06-16"]


def test_a_breach_rests_on_what_came_before_it(desk: Cli) -> None:
    number = unpaid(desk)
    desk.ok(f"bundle demand 1 --invoice {number} --form paper --at 2025-05-20T09:00 --term 2025-05-30")
    desk.ok("bundle notice 1 --against 2026-03-10 --at 2025-07-01T09:00")
    desk.refuses("bundle breach 1 --ground unpaid-after-demand --at 2025-05-19T09:00", 4, "IX.1.1", "none was demanded")
    desk.refuses("bundle breach 1 --ground notice-given --at 2025-07-01T08:59", 4, "IX.1.2", "No notice")
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-06-10T09:00")
    desk.refuses("bundle breach 1 --ground unpaid-after-demand --at 2025-06-10T10:00", 4, "IX.1.1", "was paid")
    desk.ok("bundle breach 1 --ground unpaid-after-demand --at 2025-06-09T09:00")


# What escapes no settlement ----------------------------------------------------------------------------------------------------


@pytest.mark.clause("solidexpert-bundles", "IX.2", "IX.3")
def test_neither_a_breach_nor_a_settlement_lies_before_what_it_would_charge(desk: Cli) -> None:
    active(desk)
    desk.ok(RATE)
    ground = "bundle breach 1 --ground renewal-prevented -m 'They left'"
    helped(desk, "1", "2025-06-02T09:00", 60)
    desk.refuses(f"{ground} --at 2025-05-01T09:00", 5, "2025-06-02 10:00")
    desk.refuses(f"{ground} --at 2025-06-02T09:59", 5, "2025-06-02 10:00")
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    desk.ok("training declare 1 --at 2025-06-02T11:00")
    desk.ok("training order 1 --kind basics --participants 1 --at 2025-06-03T09:00")
    desk.refuses(f"{ground} --at 2025-06-02T12:00", 5, "2025-06-03 09:00")
    desk.ok("cron run --at 2026-07-01T09:00")  # what it marks as forfeited by then is no act
    desk.ok(f"{ground} --at 2025-06-04T09:00")
    # Work from before the breach may be recorded after it; the settlement comes later still.
    desk.ok("benefit use 1 cad-deployment --preparation --reported-to Jan --minutes 60 --at 2025-06-04T09:30")
    desk.refuses("bundle settle 1 --at 2025-06-04T09:15", 5, "2025-06-04 09:30")
    desk.ok("rate set EUR 4.2600 --table 106/A/NBP/2025 --on 2025-06-03")
    desk.ok("bundle settle 1 --at 2025-06-04T10:00")


@pytest.mark.clause("solidexpert-bundles", "IX.3.3")
def test_an_open_appointment_before_the_breach_comes_first(desk: Cli) -> None:
    active(desk)
    when = "benefit schedule 1 upgrade-help --reported-to Jan --minutes 60 --at 2025-06-01T09:00 --when"
    desk.ok(f"{when} 2025-08-25T09:00")
    desk.ok(f"{when} 2025-08-27T09:00")
    desk.ok(RATE)
    desk.ok(BREACH)
    desk.refuses(SETTLE, 5, "2025-08-25 09:00", "benefit use 1 upgrade-help --appointment 1", "--not-held")
    passed = cron(desk, "--at 2025-08-28T09:00")["benefit-to-record"]
    assert [row["at"][:10] for row in passed] == ["2025-08-25"]  # to the later one nobody has a right
    desk.ok("benefit use 1 upgrade-help --appointment 1 --minutes 45 --at 2025-08-26T09:30")
    # The later one is lost with the breach, and stands in nobody's way.
    found = desk.ask(SETTLE).data
    assert [(line["what"], line["minutes"]) for line in found["lines"][1:]] == [("upgrade-help", "45")]


def test_an_appointment_that_did_not_take_place_lets_the_settlement_pass(desk: Cli) -> None:
    active(desk)
    desk.ok("benefit schedule 1 upgrade-help --reported-to Jan --minutes 60 --when 2025-08-25T09:00 --at 2025-06-01T09:00")
    desk.ok(BREACH)
    desk.refuses(SETTLE, 5, "--not-held")
    desk.ok("benefit cancel 1 --reason 'Nobody came' --not-held --at 2025-08-26T09:30")
    assert [line["what"] for line in desk.ask(SETTLE).data["lines"]] == ["subscription-discount"]


def test_nothing_is_recorded_after_the_settlement_but_exams(desk: Cli) -> None:
    active(desk, licenses=1)
    desk.ok("benefit schedule 1 webinar --invitation m --when 2025-08-27T09:00 --minutes 60 --at 2025-06-01T09:00")
    desk.ok(BREACH)
    early = "benefit schedule 1 upgrade-help --reported-to Jan --when 2025-08-25T09:00 --minutes 60 --at 2025-08-22T09:00"
    desk.refuses(early, 5, "2025-08-26")
    desk.refuses(early.replace("08-25", "08-28").replace("08-22", "08-27"), 4, "IX.2")
    desk.ok(SETTLE)
    desk.refuses(early, 5, "settled")
    desk.refuses("benefit use 1 webinar --at 2025-08-28T09:00", 5, "settled")
    desk.refuses("benefit use 1 cad-deployment --preparation --reported-to Jan --minutes 60 --at 2025-08-25T09:00", 5, "settled")
    desk.ok("benefit use 1 exam --certificate CSWA --at 2025-08-28T09:00")


def test_a_client_with_two_bundles_pays_one_share_of_a_webinar(desk: Cli) -> None:
    desk.ok(
        "client add 'Biuro Projektowe' --nip 5260250274 --email b@biuro.example --phone '+48 602 345 678' --address 'Łódź' --key biuro"
    )
    active(desk)
    active(desk)
    active(desk, client="biuro")
    for number in ("1", "2", "3"):
        desk.ok(f"benefit schedule {number} webinar --when 2025-06-02T10:00 --minutes 240 --invitation m --at 2025-05-20T09:00")
        desk.ok(f"benefit use {number} webinar --at 2025-06-02T15:00")
    desk.ok(RATE)
    minutes = []
    for number in ("1", "2", "3"):
        desk.ok(BREACH.replace("breach 1", f"breach {number}"))
        lines = desk.ask(SETTLE.replace("settle 1", f"settle {number}")).data["lines"]
        minutes += [line["minutes"] for line in lines if line["what"] == "webinar"]
    assert minutes == ["60", "60", "120"]


def test_a_document_isnt_paid_before_it_is_issued(desk: Cli) -> None:
    number = unpaid(desk)
    desk.refuses(f"bundle pay 1 --invoice {number} --at 2025-03-31T23:59", 5, "2025-04-01")
    desk.ok(f"bundle pay 1 --invoice {number} --at 2025-04-01T00:00")
