"""English: what is said of payments."""

ERRORS = {
    "BAD_MONTH": ("{value} isn't a month.", "Write it as 2026-11."),
    "NOT_PAID": ("Nothing was paid for {number}.", "supportctl invoice pay {number}"),
    "OTHER_CURRENCY": ("{number} is in {own_currency}: it can't be paid in {currency}.", "Give the amount in {own_currency}."),
    "OVERPAID": ("{amount} is more than what is left to pay of {number}, {left}.", "supportctl invoice pay {number}"),
    "PAYMENT_USED": (
        "The payment of {number} can't be taken back: the invoice {invoice} followed from it.",
        "supportctl invoice print {invoice}",
    ),
}

NOTES = {"INVOICE_FOLLOWS": "From the payment of {number} followed the invoice {invoice}."}

LABELS = {
    "days_overdue": "days overdue", "paid": "paid", "paid_before": "paid before", "paid_before_on": "paid before, on",
    "paid_by": "paid by proforma", "payments": "payments", "withdrawn": "withdrawn",
}  # fmt: skip

INVOICE = {
    "paid": "Paid", "paid_by": "{amount}, on {on}, by the proforma {proforma}", "payments": "Payments", "paid_on": "Paid on",
    "left": "Left to pay", "days_overdue": "Days overdue", "amount": "Amount", "operator": "Recorded by",
}  # fmt: skip
