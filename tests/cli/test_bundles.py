"""A bundle as an operator types it: the quote, the order and its way to the term, the renewal."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.once import once
from tests.cli.selling import COMPLETE, LATER, active, ordered, priced

ORDER = "bundle order --client pracownia --program solidworks --edition Professional"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    return priced(cli)


def amounts(data: dict[str, dict[str, str]], *names: str) -> list[str]:
    return [data[name]["amount"] for name in names]


def test_the_quote_puts_the_three_plans_side_by_side(desk: Cli) -> None:
    line = "bundle quote --program solidworks --edition Professional --licenses 2 --client pracownia --on 2025-03-03"
    plans = desk.ask(line).data
    assert [plan["years"] for plan in plans] == [1, 2, 3]
    assert [plan["discount_percent"] for plan in plans] == [15, 25, 35]
    assert [amounts(plan, "base", "discount", "net") for plan in plans] == [
        ["20000.00", "3000.00", "17000.00"],
        ["40000.00", "10000.00", "30000.00"],
        ["60000.00", "21000.00", "39000.00"],
    ]
    worth = {b["benefit"]: b["worth"] for b in plans[2]["benefits"]}
    assert worth["upgrade-help"] == {"amount": "780.00", "currency": "EUR"}
    assert plans[0]["benefits"] == []
    shown = desk.ok(line).out
    assert "2 × SOLIDWORKS Professional, list price 10000.00 PLN a year" in shown
    (row,) = [r for r in shown.splitlines() if r.startswith("Over the whole term, net")]
    assert row.split()[-6:] == ["17000.00", "PLN", "30000.00", "PLN", "39000.00", "PLN"]
    (row,) = [r for r in desk.ok(f"--lang pl {line}").out.splitlines() if r.startswith("pomoc przy aktualizacji")]
    assert row.split("  ")[-1].strip() == "12 h, wartość 780,00 EUR"


def test_the_quote_and_the_order_come_to_the_same_vat(cli: Cli) -> None:
    desk = priced(cli, "33.33")
    line = "--program solidworks --edition Professional --licenses 3"
    quoted = desk.ask(f"bundle quote {line} --on 2025-03-03").data
    made = [desk.ask(f"bundle order --client pracownia {line} --years {n} --at 2025-03-03T09:00").data for n in (1, 2, 3)]
    assert [amounts(plan, "net", "vat", "gross") for plan in quoted] == [amounts(row, "net", "vat", "gross") for row in made]
    assert [plan["vat"]["amount"] for plan in quoted] == ["19.56", "34.50", "44.85"]


def test_from_the_order_to_the_term(desk: Cli) -> None:
    draft = desk.ask(f"{ORDER} --years 3 --licenses 2 --at 2025-03-03T09:00").data
    assert (draft["state"], draft["ordered_on"], draft["first_day"]) == ("draft", None, None)
    sent = desk.ask(f"bundle submit 1 {COMPLETE} --at 2025-03-03T09:30").data
    assert (sent["state"], sent["ordered_on"], sent["training_last_day"]) == ("submitted", "2025-03-03", "2026-03-03")
    assert amounts(sent, "list_price", "base", "discount", "net") == ["10000.00", "60000.00", "21000.00", "39000.00"]
    assert desk.rows("SELECT clause FROM acceptance WHERE regulation = 'solidexpert-bundles'") == [("XII.1",)]

    billed = desk.ask("bundle qualify 1 --channel email --at 2025-03-04T10:00").data
    assert (billed["state"], billed["first_day"]) == ("qualified", None)
    assert (billed["document"]["number"], billed["document"]["kind"]) == ("PF/2025/0001", "proforma")
    assert amounts(billed["document"], "net", "vat", "gross") == ["39000.00", "8970.00", "47970.00"]

    paid = desk.ask("bundle pay 1 --at 2025-03-10T08:00").data
    assert (paid["state"], paid["first_day"], paid["last_day"]) == ("active", "2025-03-10", "2028-03-09")
    assert (paid["document"]["number"], paid["document"]["kind"]) == ("FV/2025/0001", "vat")
    assert [(d["number"], d["paid_on"]) for d in paid["documents"]] == [
        ("PF/2025/0001", "2025-03-10"),
        ("FV/2025/0001", "2025-03-10"),
    ]
    assert desk.ok("invoice list -o ids").out == "FV/2025/0001\nPF/2025/0001\n"
    assert "Proforma PF/2025/0001" in desk.ok("invoice print PF/2025/0001").out
    assert "Priced by: IV.1 (solidexpert-bundles)" in desk.ok("invoice print FV/2025/0001").out


def test_every_decision_is_kept_and_comes_out_the_same(desk: Cli) -> None:
    number = active(desk)
    decisions = desk.ask(f"bundle why {number}").data["decisions"]
    assert [(d["about"], d["question"]) for d in decisions] == [
        ("bundle 1", "price_bundle"),
        ("bundle 1", "take_part"),
        ("bundle 1", "price_bundle"),
        ("bundle 1", "take_part"),
        ("bundle 1", "submit_order"),
        ("bundle 1", "qualify"),
        ("invoice PF/2025/0001", "price_bundle"),
        ("invoice FV/2025/0001", "ksef_duty"),
        ("invoice FV/2025/0001", "price_bundle"),
        ("bundle 1", "activate"),
    ]
    assert all(d["same"] is True for d in decisions)
    assert {d["on"] for d in decisions if d["question"] != "ksef_duty"} == {"2025-03-03"}
    assert "recomputed: the same" in desk.ok(f"bundle why {number}").out


@pytest.mark.parametrize(
    ("years", "last_day"),
    [(1, "2025-02-28"), (2, "2026-02-28"), (3, "2027-02-28")],
)
def test_a_bundle_activated_on_a_leap_day(desk: Cli, years: int, last_day: str) -> None:
    number = active(desk, years=years, on="2024-02-20", first_day="2024-02-29")
    data = desk.ask(f"bundle show {number}").data
    assert (data["first_day"], data["last_day"]) == ("2024-02-29", last_day)


def on_record(desk: Cli, *serials: str) -> None:
    """Licences of SOLIDWORKS on record."""
    for serial in serials:
        desk.ok(
            f"license add --client pracownia --product solidworks --serial {serial} --kind perpetual-single --version 2025"
            " --at 2025-03-01T09:00"
        )


def test_a_licence_is_in_one_bundle_at_a_time(desk: Cli) -> None:
    on_record(desk, "SW-1", "SW-2")
    desk.refuses(f"{ORDER} --years 1 --license SW-1 --license SW-1 --at 2023-03-03T09:00", 2, "SW-1")
    desk.refuses(f"{ORDER} --years 1 --license SW-1 --license 'sw-2 ' --license SW-2 --at 2023-03-03T09:00", 2, "SW-2")
    for _ in range(2):  # two drafts, of which one is placed
        desk.ok(f"{ORDER} --years 2 --license SW-1 --at 2023-03-03T09:00")
    desk.ok(f"bundle submit 1 {COMPLETE} --at 2023-03-03T09:30")
    desk.refuses(f"bundle submit 2 {COMPLETE} --at 2023-03-03T09:40", 5, "SW-1", "bundle 1")
    desk.refuses(f"{ORDER} --years 1 --license SW-2 --license SW-1 --at 2023-03-03T09:40", 5, "SW-1", "bundle 1")
    desk.ok("bundle qualify 1 --channel email --at 2023-03-03T10:00")
    desk.ok("bundle pay 1 --at 2023-03-10T08:00")
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2023-06-03T10:00")
    # The subscription runs on after a breach; once it is over, the licence is free.
    desk.now("2025-04-01T10:00")
    desk.refuses(f"{ORDER} --years 1 --license SW-1 --at 2025-03-09T09:00", 5, "SW-1")
    desk.ok(f"{ORDER} --years 1 --license SW-1 --at 2025-03-10T09:00")


def test_a_licence_leaves_its_bundle_once_a_notice_ended_it(desk: Cli) -> None:
    on_record(desk, "SW-1")
    desk.ok(f"{ORDER} --years 1 --license SW-1 --at 2025-03-03T09:00")
    desk.ok(f"bundle submit 1 {COMPLETE} --at 2025-03-03T09:30")
    desk.ok("bundle qualify 1 --channel email --at 2025-03-03T10:00")
    desk.ok("bundle pay 1 --at 2025-03-10T08:00")
    again = f"{ORDER} --years 1 --license SW-1 --at 2026-03-10T09:00"
    desk.refuses(again, 5, "SW-1")  # renewed without a word (IV.3)
    desk.ok("bundle notice 1 --against 2026-03-10 --at 2026-01-05T09:00")
    last = again.replace("--at 2026-03-10", "--at 2026-03-09")
    for marked in (False, True):  # the day decides, not whether the end was marked
        if marked:
            desk.ok("cron run --at 2026-03-10T00:00")
        desk.refuses(last, 5, "SW-1")
        desk.ok(again)


def test_a_rejected_order_leaves_its_licence_free(desk: Cli) -> None:
    on_record(desk, "SW-1")
    desk.ok(f"{ORDER} --years 1 --license SW-1 --at 2025-03-03T09:00")
    desk.ok(f"bundle submit 1 {COMPLETE} --at 2025-03-03T09:30")
    desk.ok("bundle reject 1 --channel email --reason 'no more' --at 2025-03-03T10:00")
    desk.ok(f"{ORDER} --years 1 --license SW-1 --at 2025-03-03T11:00")


def test_licences_on_record_carry_their_own_prices(desk: Cli) -> None:
    on_record(desk, "SW-1", "SW-2")
    data = desk.ask(f"{ORDER} --years 2 --license SW-1 --license SW-2 --at 2025-03-03T09:00").data
    assert [(p["license"], p["net"]["amount"]) for p in data["license_prices"]] == [("SW-1", "15000.00"), ("SW-2", "15000.00")]
    assert data["licenses"] == 2
    desk.refuses(f"{ORDER} --years 2 --license SKP-0001 --at 2025-03-03T09:00", 2, "SKP-0001")
    desk.ok("license edit SW-1 --no-commercial --at 2025-03-03T10:00")
    desk.refuses(f"{ORDER} --years 2 --license SW-1 --at 2025-03-04T09:00", 4, "II.3", "commercial")
    desk.refuses(f"bundle submit 1 {COMPLETE} --at 2025-03-04T09:00", 4, "II.3", "commercial")


def test_the_price_list_of_the_order_day_holds(desk: Cli) -> None:
    desk.ok("price set solidworks-professional-year 12000 --currency PLN --from 2025-03-05")
    desk.ok(f"{ORDER} --years 1 --at 2025-03-04T09:00")
    sent = desk.ask(f"bundle submit 1 {COMPLETE} --at 2025-03-05T09:00").data
    assert amounts(sent, "list_price", "net") == ["12000.00", "10200.00"]


@pytest.mark.clause("solidexpert-bundles", "II.2", "III.1", "III.2", "XI")
def test_what_the_client_is_told_stands_on_the_order_and_the_bundle(desk: Cli) -> None:
    drafted = desk.ok(f"{ORDER} --years 2 --at 2025-03-03T09:00").out
    assert "\nII.2  Taking part and giving your data are voluntary." in drafted
    assert "\nXI    SOLIDEXPERT POLSKA is the controller of your data" in drafted
    shown = desk.ok("bundle show 1").out
    assert "\nIII.1  You may gain a discount on the subscription and on trainings" in shown
    assert "\nIII.2  How much you gain depends on the bundle that you ordered." in shown
    assert (
        "\nXI    Administratorem Państwa danych jest"
        in desk.ok(f"--lang pl bundle submit 1 {COMPLETE} --at 2025-03-03T10:00").out
    )


# What stands in the way --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", ["signature", "form", "application", "statement"])
def test_an_order_that_lacks_a_part_stays_a_draft(desk: Cli, missing: str) -> None:
    desk.ok(f"{ORDER} --years 2 --at 2025-03-03T09:00")
    parts = ",".join(p for p in ("signature", "form", "application", "statement") if p != missing)
    desk.refuses(f"bundle submit 1 --channel email --confirm {parts} --at 2025-03-03T09:30", 4, "II.4", missing)
    assert desk.ask("bundle show 1").data["state"] == "draft"


def test_an_order_read_out_on_the_phone_stays_a_draft(desk: Cli) -> None:
    desk.ok(f"{ORDER} --years 2 --at 2025-03-03T09:00")
    submit = "bundle submit 1 --at 2025-03-03T09:30"
    desk.refuses(f"{submit} --channel phone --confirm signature,form,application,statement", 4, "II.4")
    desk.refuses(f"{submit} --confirm signature,form,application,statement", 4, "II.4", "--channel email")
    desk.refuses(f"{submit} --channel email --confirm signature,photo", 2, "photo")


@pytest.mark.parametrize("verb", ["qualify", "reject --reason 'Sold out'"])
def test_the_organiser_says_yes_or_no_at_least_by_email(desk: Cli, verb: str) -> None:
    number = ordered(desk)
    word, *rest = verb.split(" ", 1)
    desk.refuses(f"bundle {word} {number} {' '.join(rest)} --channel phone --at 2025-03-04T09:00", 4, "II.5")
    data = desk.ask(f"bundle {word} {number} {' '.join(rest)} --channel email --at 2025-03-04T09:00").data
    assert data["state"] == ("qualified" if word == "qualify" else "rejected")
    desk.refuses(f"bundle {word} {number} {' '.join(rest)} --channel email --at 2025-03-05T09:00", 5, data["state"])


def test_a_confirmed_order_that_is_never_paid_can_be_ended(desk: Cli) -> None:
    number = ordered(desk)
    desk.ok(f"bundle qualify {number} --channel email --at 2025-03-04T09:00")
    reject = f"bundle reject {number} --channel email --reason 'Never paid'"
    desk.refuses("client erase pracownia --yes", 5, f"bundles under way: {number}")
    desk.refuses(f"bundle reject {number} --channel phone --reason 'Never paid'", 4, "II.5")
    overdue = cron(desk, "--dry-run --at 2025-05-05T09:00")
    assert "PF/2025/0001" in str(overdue)
    assert desk.ask(f"{reject} --at 2025-05-05T09:00").data["state"] == "rejected"
    assert "PF/2025/0001" not in str(cron(desk, "--dry-run --at 2025-05-05T09:00"))
    assert {d["same"] for d in desk.ask(f"bundle why {number}").data["decisions"]} == {True}
    desk.refuses(f"bundle pay {number}", 5, "rejected")
    desk.refuses(f"bundle demand {number} --invoice PF/2025/0001 --form paper --term 2030-02-01", 5, "rejected")
    desk.ok("client erase pracownia --yes")


def test_a_paid_order_is_not_rejected(desk: Cli) -> None:
    number = active(desk)
    desk.refuses(f"bundle reject {number} --channel email --reason 'Too late'", 5, "active")


def test_the_reason_of_a_no_is_kept_apart_from_the_books(desk: Cli) -> None:
    number = ordered(desk)
    desk.ok(f"bundle reject {number} --channel email --reason 'Mr Kowalski owes us' --at 2025-03-04T09:00")
    assert desk.rows("SELECT count(*) FROM message WHERE body LIKE '%Kowalski%'") == [(1,)]
    assert desk.rows("SELECT count(*) FROM audit_entry WHERE change LIKE '%Kowalski%'") == [(0,)]


def test_the_day_before_the_promotion_nothing_decides(desk: Cli) -> None:
    line = "bundle quote --program solidworks --edition Professional"
    desk.refuses(f"{line} --on 2022-01-31", 7, "2022-02-01", "I.3")
    assert desk.ok(f"{line} --on 2022-02-01").code == 0
    desk.refuses(f"{ORDER} --years 1 --at 2022-01-31T23:59:59", 7, "I.3")
    assert desk.ok(f"{ORDER} --years 1 --at 2022-02-01T00:00").code == 0


def test_a_program_is_unknown_or_not_covered(desk: Cli) -> None:
    quote = "bundle quote --on 2025-03-03"
    desk.refuses(f"{quote} --program solidwroks", 3, "solidwroks")
    desk.refuses(f"{quote} --program solidworks --edition Ultimate", 4, "II.3.1", "Ultimate")
    desk.refuses(f"{quote} --program solidworks", 4, "II.3.1")
    desk.refuses(f"{quote} --program solidworks-pcb --edition Standard", 4, "II.3.7")
    desk.refuses(f"{quote} --program sketchup-pro", 4, "II.3", "sketchup-pro")
    desk.refuses(f"{quote} --program solidworks-pcb", 7, "solidworks-pcb-year", "IV.1")


def test_a_regulation_of_bundles_serves_no_tickets(desk: Cli) -> None:
    desk.refuses(
        "ticket open --client pracownia --product solidworks --subject Crash --description Crash", 7, "solidexpert-bundles"
    )


def test_who_may_not_take_part(desk: Cli) -> None:
    desk.refuses(f"{ORDER.replace('pracownia', 'zielinski')} --years 1 --at 2025-03-03T09:00", 4, "II.3", "consumer")
    desk.ok("client add 'Werk GmbH' --email a@werk.example --phone '+49 30 901820' --address 'Berlin' --country DE --key werk")
    desk.refuses(f"{ORDER.replace('pracownia', 'werk')} --years 1 --at 2025-03-03T09:00", 4, "II.3", "DE")
    desk.refuses(f"{ORDER} --years 4 --at 2025-03-03T09:00", 4, "II.3", "1, 2, 3")
    desk.refuses(f"{ORDER} --years 0 --at 2025-03-03T09:00", 4, "II.3")
    desk.refuses(f"{ORDER} --years 1 --no-commercial --at 2025-03-03T09:00", 4, "II.3")
    desk.refuses(f"{ORDER} --years 1 --no-legal --at 2025-03-03T09:00", 4, "II.3")


def test_another_discount_takes_the_organisers_consent(desk: Cli) -> None:
    line = f"{ORDER} --years 1 --other-offer 'autumn sale' --at 2025-03-03T09:00"
    desk.refuses(line, 4, "II.1", "--consent MAIL")
    desk.ok(f"{line} --consent 'office@solidexpert.com 2025-03-01'")
    assert desk.rows("SELECT count(*) FROM decision WHERE facts LIKE '%office@%' OR facts LIKE '%autumn%'") == [(0,)]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("bundle show 7", 3, "7"),
        ("bundle show abc", 3, "abc"),
        ("bundle pay 1", 5, "qualified"),
        ("bundle pay 1 --invoice FV/2026/0001", 3, "FV/2026/0001"),
        ("bundle qualify 1 --channel email", 5, "submitted"),
        ("bundle renew 1", 5, "active"),
        ("bundle offer 1 --years 1", 5, "active"),
        ("bundle offer 1 --years 0", 2, "0"),
        ("bundle notice 1 --against 2026-03-10", 5, "active"),
        ("bundle notice 1 --against never", 2, "never"),
        ("bundle breach 1 --ground notice-given", 5, "active"),
        ("bundle list --state lost", 2, "lost"),
        (f"{ORDER} --years 1 --licenses 0", 2, "0"),
        (f"{ORDER} --years 1 --licenses 10001", 2, "10001"),
        (f"{ORDER} --years 1 --licenses 2 --license SKP-0001", 2, "--licenses"),
        (f"bundle submit 1 {COMPLETE} --at 2025-03-02T09:00", 5, "2025-03-02"),
    ],
)
def test_bad_input_on_a_draft(desk: Cli, line: str, code: int, said: str) -> None:
    desk.ok(f"{ORDER} --years 2 --at 2025-03-03T09:00")
    desk.refuses(line, code, said)


def test_a_payment_comes_once(desk: Cli) -> None:
    number = active(desk)
    desk.refuses(f"bundle pay {number}", 5, "PF/2025/0001", "2025-03-10")


def test_a_dry_run_shows_the_document_and_writes_nothing(desk: Cli) -> None:
    number = ordered(desk)
    before = desk.dump()
    shown = desk.ask(f"bundle qualify {number} --channel email --at 2025-03-04T10:00 --dry-run")
    assert (shown.json["dry_run"], shown.data["document"]["number"]) == (True, None)
    assert desk.dump() == before


def test_an_order_is_made_once_under_its_key(desk: Cli) -> None:
    line = f"{ORDER} --years 2 --at 2025-03-03T09:00 --idempotency-key order-77"
    assert desk.ask(line).data == desk.ask(line).data
    assert desk.rows("SELECT count(*) FROM bundle") == [(1,)]


# Afterwards --------------------------------------------------------------------------------------------------------------------


def test_after_the_bundle_it_is_renewed_at_list_price_with_an_invoice(desk: Cli) -> None:
    number = active(desk, years=2)
    desk.refuses(f"bundle renew {number} --at 2027-03-09T09:00", 4, "IV.3", "2027-03-09")
    desk.refuses(f"bundle renew {number} --at 2027-03-10T09:00", 7, "IV.3")
    assert cron(desk, "--at 2027-03-10T08:00").ids("renewal-without-offer") == [1]
    desk.ok(f"bundle offer {number} --years 1 --at 2027-02-01T09:00")
    renewed = desk.ask(f"bundle renew {number} --at 2027-03-10T09:00").data
    assert (renewed["state"], renewed["active_until"], renewed["last_day"]) == ("renewed", "2028-03-09", "2027-03-09")
    assert amounts(renewed["document"], "net", "vat", "gross") == ["20000.00", "4600.00", "24600.00"]
    assert renewed["document"]["kind"] == "vat"
    assert renewed["renewals"][0]["first_day"] == "2027-03-10"
    assert renewed["documents"][-1]["paid_on"] is None
    desk.ok(f"bundle pay {number} --invoice {renewed['document']['number']} --at 2027-03-20T09:00")
    again = desk.ask(f"bundle renew {number} --at 2028-03-10T09:00").data
    assert again["active_until"] == "2029-03-09"
    assert cron(desk, "--at 2028-03-11T09:00")["renewal-without-offer"] == []


def test_a_notice_against_a_later_period_stops_the_renewal_and_is_no_breach(desk: Cli) -> None:
    number = active(desk, years=1)
    desk.ok(f"bundle offer {number} --years 1 --at 2025-06-01T09:00")
    noted = desk.ok(f"bundle notice {number} --against 2026-03-10 --at 2025-06-02T09:00")
    assert "no breach (IV.3)" in noted.err
    desk.refuses(f"bundle breach {number} --ground notice-given --at 2025-06-03T09:00", 4, "IX.1.2", "2026-03-10")
    desk.refuses(f"bundle renew {number} --at 2026-03-10T09:00", 4, "IV.3", "2026-03-10")
    assert cron(desk, "--at 2026-03-09T23:00")["bundle-ended"] == []
    for now, state in (("2026-03-09T23:59:59", "active"), ("2026-03-10T00:00", "ended")):  # cron or no cron
        desk.now(now)
        assert desk.ask(f"bundle show {number}").data["state"] == state
        assert [b["id"] for b in desk.ask(f"bundle list --state {state}").data] == [1]
        assert desk.ask(f"bundle list --state {'ended' if state == 'active' else 'active'}").data == []
    desk.now(LATER)
    ended = cron(desk, "--at 2026-03-10T01:00")
    assert [(b["id"], b["at"]) for b in ended["bundle-ended"]] == [(1, "2026-03-09")]
    assert ended["renewal-without-offer"] == []
    assert cron(desk, "--at 2026-03-10T02:00")["bundle-ended"] == []
    assert desk.ask(f"bundle show {number}").data["state"] == "ended"


def test_a_bundle_of_a_leap_day_is_renewed_from_the_first_of_march(desk: Cli) -> None:
    number = active(desk, years=1, on="2024-02-20", first_day="2024-02-29")
    desk.ok(f"bundle offer {number} --years 1 --price 9000.50 --at 2025-02-01T09:00")
    renewed = desk.ask(f"bundle renew {number} --at 2025-03-03T09:00").data
    assert (renewed["renewals"][0]["first_day"], renewed["active_until"]) == ("2025-03-01", "2026-02-28")
    assert renewed["document"]["net"]["amount"] == "18001.00"
    assert renewed["document"]["service_date"] == "2025-03-01"


def test_a_notice_is_against_a_year_that_has_yet_to_begin(desk: Cli) -> None:
    number = active(desk, years=1)
    desk.refuses(f"bundle notice {number} --against 2025-09-10 --at 2025-06-02T09:00", 2, "2025-09-10")
    desk.refuses(f"bundle notice {number} --against 2026-03-10 --at 2026-03-10T00:00", 5, "2026-03-10")
    desk.ok(f"bundle notice {number} --against 2026-03-10 --at 2026-03-09T23:59")
    desk.refuses(f"bundle breach {number} --ground notice-given --at 2026-03-09T23:59", 4, "IX.1.2")


def test_a_period_already_renewed_takes_no_notice(desk: Cli) -> None:
    number = active(desk, years=1)
    desk.ok(f"bundle offer {number} --years 2 --at 2026-02-01T09:00")
    desk.ok(f"bundle renew {number} --at 2026-03-10T09:00")
    desk.refuses(f"bundle notice {number} --against 2027-03-10 --at 2026-06-01T09:00", 5, "2028-03-09")
    desk.ok(f"bundle notice {number} --against 2028-03-10 --at 2026-06-01T09:00")
    desk.refuses(f"bundle renew {number} --at 2028-03-10T09:00", 4, "IV.3")


def test_a_notice_against_the_period_after_the_next_leaves_the_next_renewal(desk: Cli) -> None:
    number = active(desk, years=1)
    desk.ok(f"bundle offer {number} --years 1 --at 2025-06-01T09:00")
    desk.ok(f"bundle notice {number} --against 2027-03-10 --at 2025-06-02T09:00")
    told = cron(desk, "--at 2026-03-10T01:00")
    assert (told["bundle-ended"], told.ids("bundle-renewed")) == ([], [1])
    assert desk.ask(f"bundle show {number}").data["active_until"] == "2027-03-09"
    desk.refuses(f"bundle renew {number} --at 2027-03-10T09:00", 4, "IV.3", "2027-03-10")
    assert [b["at"] for b in cron(desk, "--at 2027-03-10T09:00")["bundle-ended"]] == ["2027-03-09"]


def test_an_offer_made_later_renews_nothing_before_it(desk: Cli) -> None:
    number = active(desk, years=1, licenses=1)
    desk.ok(f"bundle offer {number} --years 1 --price 9000 --at 2026-06-01T09:00")
    desk.refuses(f"bundle renew {number} --at 2026-03-10T09:00", 7, "IV.3")
    assert cron(desk, "--at 2026-03-10T09:00").ids("renewal-without-offer") == [1]
    # One recorded afterwards, for an earlier day, doesn't replace one that was made after it.
    desk.ok(f"bundle offer {number} --years 2 --price 8000 --at 2026-02-01T09:00")
    assert desk.ask(f"bundle renew {number} --at 2026-06-01T09:00 --dry-run").data["document"]["net"]["amount"] == "9000.00"
    assert desk.ask(f"bundle renew {number} --at 2026-03-10T09:00").data["document"]["net"]["amount"] == "16000.00"


@pytest.mark.clause("solidexpert-bundles", "IV.3")
def test_a_notice_within_the_years_offered_stops_that_renewal_and_every_later_one(desk: Cli) -> None:
    number = active(desk, years=2)
    desk.ok(f"bundle offer {number} --years 2 --price 9000 --at 2025-04-01T09:00")
    desk.ok(f"bundle notice {number} --against 2028-03-10 --at 2026-05-01T09:00")
    assert cron(desk, "--at 2027-03-10T01:00")["bundle-ended"] == []
    desk.refuses(f"bundle renew {number} --at 2027-03-10T09:00", 4, "IV.3", "2028-03-10", "2028-03-09", "bundle offer")
    desk.ok(f"bundle offer {number} --years 1 --price 9000 --at 2027-03-10T09:30")
    assert desk.ask(f"bundle renew {number} --at 2027-03-10T10:00").data["active_until"] == "2028-03-09"
    desk.refuses(f"bundle renew {number} --at 2028-03-10T09:00", 4, "IV.3", "2028-03-10")
    assert [b["at"] for b in cron(desk, "--at 2028-03-10T09:00")["bundle-ended"]] == ["2028-03-09"]


@pytest.mark.clause("solidexpert-bundles", "IV.3")
def test_a_notice_against_a_year_within_the_bundle_leaves_nothing_to_renew_after_it(desk: Cli) -> None:
    number = active(desk, years=2)
    desk.ok(f"bundle offer {number} --years 1 --at 2025-04-01T09:00")
    desk.ok(f"bundle notice {number} --against 2026-03-10 --at 2025-06-01T09:00")
    desk.refuses(f"bundle renew {number} --at 2027-03-10T09:00", 4, "IV.3", "2026-03-10")
    assert [b["at"] for b in cron(desk, "--at 2027-03-10T09:00")["bundle-ended"]] == ["2027-03-09"]


@pytest.mark.clause("solidexpert-bundles", "II.4", "VI.3", "VIII.6", "IX.1.1", "IX.1.3")
def test_what_is_on_record_is_shown(desk: Cli) -> None:
    active(desk, years=2, licenses=1)
    when = "--when 2025-06-02T09:00 --minutes 60 --at 2025-06-01T09:00"
    desk.ok(f"benefit schedule 1 upgrade-help --reported-to 'Jan Opiekun' --reported-on 2025-05-30 {when}")
    desk.ok(f"benefit schedule 1 webinar --invitation mail-17 {when}")
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    desk.ok("training declare 1 --at 2025-06-01T10:00")
    desk.ok("training order 1 --kind basics --participants 1 --due 2025-06-15 --at 2025-06-01T11:00")
    desk.ok("bundle demand 1 --invoice PF/2025/0002 --form paper --term 2025-07-15 --at 2025-07-01T09:00")
    filed = "complaint file --client pracownia --channel email --bundle 1 --company Pracownia --at 2025-07-01T10:00"
    desk.ok(filed)
    desk.ok("bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at 2025-07-02T09:00")
    data = desk.ask("bundle show 1").data
    assert (data["channel"], data["confirmed"]) == ("email", ["signature", "form", "application", "statement"])
    assert data["demands"] == [{"number": "PF/2025/0002", "form": "paper", "sent_on": "2025-07-01", "term": "2025-07-15"}]
    assert (data["breach_found_on"], data["breach_description"]) == ("2025-07-02", "They changed the reseller")
    told, invited = data["appointments"]
    assert (told["reported_to"], told["reported_on"], invited["invitation"]) == ("Jan Opiekun", "2025-05-30", "mail-17")
    shown = desk.ok("bundle show 1").out
    for part in ("Jan Opiekun", "2025-05-30", "mail-17", "They changed the reseller", "2025-07-15", "signature"):
        assert part in shown
    decisions = desk.ask("bundle why 1").data["decisions"]
    assert {"declare_training", "order_training", "file_complaint"} <= {d["question"] for d in decisions}
    assert all(d["same"] for d in decisions)


def test_another_offer_and_the_consent_to_it_are_shown(desk: Cli) -> None:
    desk.ok(f"{ORDER} --years 1 --other-offer 'Spring sale' --consent mail-3 --at 2025-03-03T09:00")
    data = desk.ask("bundle show 1").data
    assert (data["other_offer"], data["consent"]) == ("Spring sale", "mail-3")
    assert "Spring sale" in desk.ok("bundle show 1").out


def test_the_buyer_of_a_proforma_is_erased_with_the_client(desk: Cli) -> None:
    """It is no tax document: nothing of it has to be kept."""
    number = ordered(desk)
    proforma = desk.ok(f"bundle qualify {number} --channel email --at 2025-03-03T10:00 --json").data["document"]["number"]
    desk.ok(f"bundle reject {number} --channel email --reason 'Never paid' --at 2025-04-03T10:00")
    found = desk.ok("client erase pracownia --yes --at 2025-04-03T11:00 --json").data
    assert (found["kept"], found["documents_until"]) == ([], None)
    printed = desk.ok(f"invoice print {proforma}").out
    assert "Pracownia" not in printed
    assert "(erased)" in printed
    assert desk.ok(f"invoice print {proforma} --json").data["buyer"] == {"name": "", "nip": None, "address": "", "country": ""}
    assert desk.ok("db check").code == 0


def test_what_was_confirmed_is_read_in_the_operators_language(desk: Cli) -> None:
    number = ordered(desk)
    shown = desk.ok(f"--lang pl bundle show {number}").out
    assert "podpis, formularz, zgłoszenie udziału, oświadczenie" in shown
    assert "confirmed:" in desk.ok(f"bundle show {number}").out
