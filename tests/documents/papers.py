"""Typed documents for tests: a seller, a buyer, lines at 200.00."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from supportctl.desk.invoice.document import BuyerData, Document, LineData, SellerData
from supportctl.desk.invoice.records import InvoiceData
from supportctl.money import Line, Money, amount_in_words, priced_line, totals
from supportctl.record import Cited, Iban, Rate, Word

SELLER = SellerData(
    "Desk Sp. z o.o.", "5265877635", "ul. Prosta 1, 00-001 Warszawa", Iban("PL61109010140000071219812874"), "biuro@desk.example", 14,
    date(2026, 1, 1),
)  # fmt: skip
BUYER = BuyerData("Pracownia Architektury", "1234563218", "ul. Długa 5, 30-001 Kraków", "PL")


def line(price: int = 20000, quantity: str = "1", rate: str = "23", name: str = "Wsparcie", currency: str = "PLN") -> LineData:
    """A line of so many units at so many minor units net."""
    sums = priced_line(price, Decimal(quantity), 0, rate, gross_price=False)
    net, vat, gross = (Money(part, currency) for part in (sums.net, sums.vat, sums.gross))
    cited = (Cited("progrupa-support", "§1.9"),)
    return LineData(
        "support",
        name,
        Decimal(quantity),
        "godz.",
        Money(price, currency),
        Money(0, currency),
        net,
        Rate(rate),
        vat,
        gross,
        cited,
        1,
    )


def invoice(*lines: LineData, currency: str = "PLN", buyer: BuyerData = BUYER) -> InvoiceData:
    """A VAT invoice of these lines."""
    sums = totals(Line(each.net.minor, each.vat.minor, each.gross.minor, each.vat_rate) for each in lines)
    day = date(2026, 11, 17)
    net, vat, gross = (Money(part, currency) for part in (sums.net, sums.vat, sums.gross))
    words = amount_in_words(sums.gross, currency)
    return InvoiceData(
        Document(
            1,
            "FV/2026/0001",
            Word("vat"),
            "pracownia",
            day,
            day,
            date(2026, 12, 1),
            currency,
            lines,
            net,
            vat,
            gross,
            words,
            None,
            None,
            1,
            SELLER,
            buyer,
            (),
        )
    )
