"""One document of each kind that a desk issues, made through the commands; shared by the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.cli.cli import Cli, Result
from tests.cli.invoicing import worked
from tests.cli.selling import active, helped

Make = Callable[[Cli], Result]


class Paper(NamedTuple):
    """A document: its number, sums in its currency, and a part of what stands on its page."""

    number: str
    net: str
    vat: str
    gross: str
    said: str
    currency: str = "PLN"


class Kind(NamedTuple):
    """How it is made (the answer is that of the command that issues it), and what comes of it. `corrects`: its number is that of a
    document of the day before. `consumer`: its buyer is one."""

    make: Make
    papers: tuple[Paper, ...]
    corrects: bool = False
    consumer: bool = False


PRICES = (
    "price set kurs 10000 --currency PLN --from 2026-01-01 --name Kurs --unit szt.",
    "price set osiem 49.90 --currency PLN --from 2026-01-01 --vat 8 --gross --name Broszura --unit szt.",
    "price set kurs-eur 1500.55 --currency EUR --from 2026-01-01 --name Kurs --unit szt.",
    "price set sprzet 20000 --currency PLN --from 2026-01-01 --name Stacja --unit szt. --annex-15",
    "price set szkola 300 --currency PLN --from 2026-01-01 --vat zw --exempt-basis 'art. 43 ust. 1 pkt 29' --name Szkolenie --unit szt.",
    "price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01",
    "price set training-basics 2000 --currency PLN --from 2022-02-01",
    "price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01",
    "price set sketchup-pro-annual-own 500 --currency PLN --from 2020-01-01",
    "rate set EUR 4.2274 --on 2026-11-16 --table 222/A/NBP/2026",
)
BUYERS = (
    "client add Praha --country CZ --vat-number CZ25123891 --email a@praha.example --phone 601234568 --address Praha --key praha",
    "client add Helvetia --country CH --email a@h.example --phone 601234569 --address Zürich --key helvetia",
    "client add 'Ola Kowalska' --sole-trader --nip 5260250274 --address 'ul. Krótka 3' --key ola",
)


def furnish(desk: Cli) -> Cli:
    """Items in two currencies, taxed, exempt and of annex 15, bundles, trainings, conversions, and buyers here and abroad; the clock
    stands on 18 November 2026, so that a document is of the 17th and its correction of the day after."""
    desk.now("2026-11-18T18:00")
    for line in (*PRICES, *BUYERS):
        desk.ok(line)
    return desk


AT = "--at 2026-11-17T15:00"


def hours(desk: Cli) -> Result:
    """Two hours of support at 200.00."""
    desk.ticket()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    return desk.ok(f"invoice issue --ticket 1 {AT}")


def three_lines(desk: Cli) -> Result:
    """Three times 10.01, on lines of their own: the VAT is the sum of theirs, 6.90, where the whole would give 6.91."""
    for day in ("2026-11-13", "2026-11-16", "2026-11-17"):
        worked(desk, 1, "10.01" if day == "2026-11-13" else None, at=day)
    return desk.ok("invoice issue --client pracownia --at 2026-11-17T17:00")


def offered(desk: Cli) -> Result:
    """The same as a proforma."""
    desk.ticket()
    desk.work("2026-11-17T10:00", "2026-11-17T11:01")
    return desk.ok(f"invoice proforma --ticket 1 {AT}")


def paid_before(*amounts: str) -> Make:
    """The same two hours, invoiced after proformas of them on which so much was paid, a day apart."""

    def act(desk: Cli) -> Result:
        desk.ticket(at="2026-11-12T09:05")
        desk.work("2026-11-12T10:00", "2026-11-12T11:01")
        for day, amount in enumerate(amounts, 13):
            number = desk.ok(f"invoice proforma --ticket 1 --at 2026-11-{day}T12:00 -q").out.strip()
            desk.ok(f"invoice pay {number} --amount {amount} --on 2026-11-{day}")
        return desk.ok(f"invoice issue --ticket 1 {AT}")

    return act


def advance(item: str, paid: str, client: str = "pracownia") -> Make:
    """An advance: a document of that sum."""
    return lambda desk: desk.ok(f"invoice advance --client {client} --item {item} --paid {paid} --on 2026-11-17 {AT}")


def final(desk: Cli) -> Result:
    """What is left of 10 000.00 after an advance of 1 000.00."""
    advance("kurs", "1230")(desk)
    return desk.ok(f"invoice final --client pracownia --item kurs --on 2026-11-17 {AT}")


def corrected(make: Make, how: str) -> Make:
    """The correction of FV/2026/0001, a day later."""

    def act(desk: Cli) -> Result:
        make(desk)
        return desk.ok(f"invoice correct FV/2026/0001 {how} --reason 'Za dużo' --at 2026-11-18T10:00")

    return act


def bundle(desk: Cli) -> Result:
    """A bundle of two licences for three years; its invoice follows the payment of its proforma."""
    number = desk.ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2 --at 2026-11-16T09:00 -q"
    ).out.strip()
    desk.ok(f"bundle submit {number} --channel email --confirm signature,form,application,statement --at 2026-11-16T09:30")
    desk.ok(f"bundle qualify {number} --channel email --at 2026-11-16T10:00")
    return desk.ok(f"bundle pay {number} {AT}")


def renewal(desk: Cli) -> Result:
    """The year after a bundle of two years."""
    number = active(desk, years=2, on="2024-11-04", first_day="2024-11-17")
    desk.ok(f"bundle offer {number} --years 1 --at 2026-10-01T09:00")
    return desk.ok(f"bundle renew {number} {AT}")


def training(desk: Cli) -> Result:
    """A training at 60 % off; its invoice follows the payment of its proforma."""
    number = active(desk, on="2026-03-02", first_day="2026-03-10")
    desk.ok(f"training declare {number} --at 2026-03-20T09:00")
    ordered = f"training order {number} --kind basics --participants 1 --due 2026-11-30 --at 2026-11-16T10:00"
    proforma = desk.ask(ordered).data["document"]["number"]
    return desk.ok(f"bundle pay {number} --invoice {proforma} {AT}")


def breached(desk: Cli, minutes: int) -> Result:
    """What is paid back of a bundle after a breach: its discount, and with minutes the help that was given, in EUR."""
    number = active(desk, on="2026-03-02", first_day="2026-03-10")
    if minutes:
        helped(desk, number, "2026-06-02T09:00", minutes)
    desk.ok(f"bundle breach {number} --ground renewal-prevented -m Reseller --at 2026-11-17T09:00")
    return desk.ok(f"bundle settle {number} {AT}")


def conversion(desk: Cli) -> Result:
    """A licence that was converted, invoiced."""
    desk.ok(
        "license add --client ola --product sketchup-pro --serial Z-1 --kind perpetual-single --version 2019"
        " --maintenance-until 2022-01-31 --no-promoted --at 2020-09-25T09:00"
    )
    desk.ok(
        'license convert Z-1 --name X --serial Z-1 --email x@example.com --accept-terms "X, form" --seller ProGrupa --to annual'
        " --at-distance --not-professional --at 2021-03-01T10:00"
    )
    return desk.ok(f"license invoice-conversion Z-1 {AT}")


def refunded(desk: Cli) -> Result:
    """The same, withdrawn and corrected to zero."""
    conversion(desk)
    desk.ok("license withdraw-conversion Z-1 --sent-on 2021-03-02 --at 2026-11-17T16:00")
    return desk.ok("license refund-conversion Z-1 --repaid-on 2026-11-18 --at 2026-11-18T10:00")


FV, SECOND, FK = "FV/2026/0001", "FV/2026/0002", "FK/2026/0001"
KINDS: Mapping[str, Kind] = {
    "vat": Kind(hours, (Paper(FV, "400.00", "92.00", "492.00", "przelew"),)),
    "sum of line VATs": Kind(three_lines, (Paper(FV, "30.03", "6.90", "36.93", "10,01"),)),
    "proforma": Kind(offered, (Paper("PF/2026/0001", "400.00", "92.00", "492.00", "Proforma PF/2026/0001"),)),
    "paid in part": Kind(
        paid_before("100"), (Paper(FV, "400.00", "92.00", "492.00", "Zapłacono 100,00 PLN, dnia 13.11.2026"),)
    ),
    "paid in two parts": Kind(
        paid_before("100", "392"), (Paper(FV, "400.00", "92.00", "492.00", "Zapłacono 492,00 PLN, dnia 14.11.2026"),)
    ),
    "advance": Kind(advance("kurs", "123"), (Paper(FV, "100.00", "23.00", "123.00", "Zapłacono"),)),
    "consumer": Kind(advance("osiem", "49.90", "zielinski"), (Paper(FV, "46.20", "3.70", "49.90", "8%"),), consumer=True),
    "final": Kind(final, (Paper(SECOND, "9000.00", "2070.00", "11070.00", "Zaliczka z faktury FV/2026/0001"),)),
    "euro": Kind(advance("kurs-eur", "123"), (Paper(FV, "100.00", "23.00", "123.00", "97,23 PLN", "EUR"),)),
    "reverse charge": Kind(
        advance("kurs-eur", "1000", "praha"), (Paper(FV, "1000.00", "0.00", "1000.00", "Odwrotne obciążenie", "EUR"),)
    ),
    "outside the Union": Kind(advance("kurs", "1000", "helvetia"), (Paper(FV, "1000.00", "0.00", "1000.00", "np I"),)),
    "exempt": Kind(advance("szkola", "300"), (Paper(FV, "300.00", "0.00", "300.00", "art. 43 ust. 1 pkt 29"),)),
    "annex 15": Kind(
        advance("sprzet", "15000.01"), (Paper(FV, "12195.13", "2804.88", "15000.01", "Mechanizm podzielonej płatności"),)
    ),
    "correction of quantity": Kind(
        corrected(hours, "--line 1 --quantity 1"), (Paper(FK, "-200.00", "-46.00", "-246.00", "Za dużo"),), corrects=True
    ),
    "correction of price": Kind(
        corrected(hours, "--line 1 --unit-net 150"), (Paper(FK, "-100.00", "-23.00", "-123.00", "Za dużo"),), corrects=True
    ),
    "correction to zero": Kind(
        corrected(hours, "--to-zero"), (Paper(FK, "-400.00", "-92.00", "-492.00", "Zmniejszenie"),), corrects=True
    ),
    "correction of the buyer": Kind(
        corrected(hours, "--buyer-address 'ul. Nowa 9, 30-002 Kraków'"), (Paper(FK, "0.00", "0.00", "0.00", "ul. Nowa 9"),),
        corrects=True,
    ),
    "correction in euro": Kind(
        corrected(advance("kurs-eur", "123"), "--to-zero"),
        (Paper(FK, "-100.00", "-23.00", "-123.00", "−97,23 PLN", "EUR"),), corrects=True,
    ),
    "correction of a gross price": Kind(
        corrected(advance("osiem", "49.90", "zielinski"), "--line 1 --unit-gross 40"),
        (Paper(FK, "-9.16", "-0.74", "-9.90", "−9,90"),), corrects=True, consumer=True,
    ),
    "correction of annex 15": Kind(
        corrected(advance("sprzet", "15000.01"), "--to-zero"),
        (Paper(FK, "-12195.13", "-2804.88", "-15000.01", "Za dużo"),), corrects=True,
    ),
    "bundle": Kind(bundle, (Paper(FV, "39000.00", "8970.00", "47970.00", "na podstawie proformy PF/2026/0001"),)),
    "renewal": Kind(renewal, (Paper(FV, "20000.00", "4600.00", "24600.00", "IV.3"),)),
    "training": Kind(training, (Paper(SECOND, "800.00", "184.00", "984.00", "na podstawie proformy PF/2026/0002"),)),
    "clawback": Kind(lambda desk: breached(desk, 0), (Paper(SECOND, "21000.00", "4830.00", "25830.00", "IX.3.1"),)),
    "settlement": Kind(
        lambda desk: breached(desk, 150),
        (
            Paper(SECOND, "21000.00", "4830.00", "25830.00", "IX.3.1"),
            Paper("FV/2026/0003", "162.50", "37.38", "199.88", "IX.3.3", "EUR"),
        ),
    ),
    "conversion": Kind(conversion, (Paper(FV, "500.00", "115.00", "615.00", "other.1"),)),
    "refund of a conversion": Kind(refunded, (Paper(FK, "-500.00", "-115.00", "-615.00", "Zmniejszenie"),), corrects=True),
}  # fmt: skip
