# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said about payments."""

ERRORS = {
    "BAD_MONTH": ("Nieprawidłowy miesiąc: {value}.", "Zapisz go jak 2026-11."),
    "NOT_PAID": ("Za dokument {number} nic nie wpłacono.", "supportctl invoice pay {number}"),
    "OTHER_CURRENCY": ("Dokument {number} jest w walucie {own_currency}, więc nie przyjmuje się za niego wpłat w walucie {currency}.", "Podaj kwotę w walucie {own_currency}."),
    "OVERPAID": ("Kwota {amount} jest większa niż pozostała do zapłaty za dokument {number} ({left}).", "supportctl invoice pay {number}"),
    "PAYMENT_USED": (
        "Wpłaty za dokument {number} nie można cofnąć, bo wystawiono po niej fakturę {invoice}.",
        "supportctl invoice print {invoice}",
    ),
}  # fmt: skip

NOTES = {"INVOICE_FOLLOWS": "Po wpłacie za dokument {number} wystawiono fakturę {invoice}."}

LABELS = {
    "days_overdue": "dni po terminie", "paid": "zapłacona kwota", "paid_before": "zapłacono wcześniej", "paid_before_on": "data wcześniejszej wpłaty",
    "paid_by": "opłacona proformą", "payments": "wpłaty", "withdrawn": "cofnięto",
}  # fmt: skip

INVOICE = {
    "paid": "Zapłacono", "paid_by": "{amount}, dnia {on}, na podstawie proformy {proforma}", "payments": "Wpłaty",
    "paid_on": "Data zapłaty", "left": "Pozostało do zapłaty", "days_overdue": "Dni po terminie", "amount": "Kwota",
    "operator": "Kto zapisał",
}  # fmt: skip
