# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said of exchange rates, of buyers and of what is invoiced."""

ERRORS = {
    # Rates
    "RATE_FILE": (
        "{path} isn't a file of the NBP's table A.",
        "Take the archive of a year (CSV), or an answer of api.nbp.pl/api/exchangerates/tables/A (JSON, XML).",
    ),
    "RATE_FILE_EMPTY": ("{path} has no rate of {currencies}.", "Take the archive of a year, or the table of a working day."),
    "RATE_LINE": ("{path}, line {number}: {problem:error}", "Put the file right, or record the rest by supportctl rate set; nothing was written."),
    "RATE_ENTRY": ("{path}, table {number}: {problem:error}", "Put the file right, or record the rest by supportctl rate set; nothing was written."),
    "RATE_DIFFERS": ("{currency} on {on} is on record with another rate or table, {rate} ({table}).", "supportctl rate list --currency {currency}"),
    "BAD_RATE_DAY": ("{value:raw} isn't the day of a table.", "Write it as 20250520 or 2025-05-20."),
    "DAYS_REVERSED": ("{first} comes after {last}.", "Give the earlier day with --from."),
    "BAD_NBP_URL": ("{value:raw} isn't an address to fetch rates from.", "It begins with https://; the setting is nbp_url."),
    "NBP_UNREACHABLE": (
        "The NBP doesn't tell its rates at {url:raw}: {detail:raw}.",
        "Try again later, or import a file: supportctl rate import FILE",
    ),
    "NBP_NO_TABLE": ("The NBP has no table A from {first} to {last} yet.", "A table is published about noon of a working day."),
    "NBP_BAD_ANSWER": ("The NBP's answer can't be used: {problem:error}", "supportctl rate import FILE"),
    "FILE_NOT_WRITTEN": ("The file {path} can't be written: {detail}.", "Check the directory and its permissions."),
    # Invoicing
    "NO_ADVANCE": (
        "No advance of {client} for {item} in {currency} waits for a final invoice.",
        "supportctl invoice advance --client {client} --item {item} --paid AMOUNT",
    ),
    "BAD_BILLED_QUANTITY": ("{value} isn't a quantity to bill: it is above zero.", "Give it as 2 or 1.5, without a unit."),
    "MONTH_AHEAD": ("{month} hasn't begun.", "Give a month that has: --month 2026-11"),
    "ONE_CURRENCY_EACH": (
        "A document is in one currency; what is to be invoiced is in {currencies}.",
        "supportctl invoice {verb:raw} {option:raw} {value:raw} --currency {first}",
    ),
    "NOTHING_IN_CURRENCY": ("There is nothing to invoice in {currency}.", "supportctl ticket list --unbilled"),
    # Buyers
    "BAD_VAT_NUMBER": ("{value:raw} isn't an EU VAT number of {country}.", "Check its digits; it begins with {prefix}, which may be left out."),
    "NUMBER_FIXED": ("{client} has the tax number {number}, which doesn't change.", "Another firm is another client: supportctl client add"),
    "NOT_A_FIRM_ABROAD": ("{client} isn't a firm outside Poland: its number isn't recorded later.", "supportctl client show {client}"),
    "EXEMPT_ONLY": ("--exempt-basis goes with --vat zw only.", "Leave it out, or give --vat zw."),
}  # fmt: skip

LABELS = {
    "billed": "billed",
    "rates": "rates",
    "nbp_daily": "daily rates from the NBP",
    "nbp_url": "rates from",
    "annotations": "annotations",
    "exempt_basis": "exempt by",
    "annex_15": "in annex 15 of the VAT act",
    "tax_point": "tax point",
    "marker": "mark",
    "month": "month",
    "exempt-basis": "provision that exempts",
}

GROUNDS = {
    "advance-vat": "the tax at {vat_rate:rate} is in what was paid.",
    "advances-below+": "something is left beside the advances.",
    "advances-below-": "the advances cover all of it, so there is no final invoice.",
    "register-marker": "mark in the register: {marker}.",
    "firm-place": "a firm is taxed where it is seated ({country}).",
    "consumer-place": "the buyer is a consumer in {country}: this desk invoices consumers in Poland alone, for elsewhere the tax may be due in the consumer's country.",
    "reverse-words": "the invoice says: {words}.",
    "union-number+": "the firm's EU VAT number is known.",
    "union-number-": "no valid EU VAT number of the firm ({country}) is on record.",
    "exempt-basis+": "the provision that exempts is known, or none is needed.",
    "exempt-basis-": "the provision that exempts isn't named.",
}  # fmt: skip

NOTES = {
    "BUYER_UNION": "{client} will be invoiced without Polish VAT, with both EU VAT numbers and the words „odwrotne obciążenie” (art. 28b ust. 1). Before the first invoice check the number {number} in VIES.",
    "BUYER_UNNUMBERED": "{client} can't be invoiced yet: an invoice to a firm in {country} needs its EU VAT number (art. 106e ust. 1 pkt 24). supportctl client edit {client} --vat-number NUMBER",
    "BUYER_ELSEWHERE": "{client} will be invoiced without Polish VAT (np I): the firm is taxed in {country} (art. 28b ust. 1).",
}  # fmt: skip

WORDS = {
    "proforma-issued": "proforma issued",
    "advance_vat": "how much tax is in the advance?", "final_invoice": "is a final invoice issued?",
    "register_marker": "by what does the register tell it?",
    "reverse-charge": "reverse charge", "split-payment": "split payment", "exempt": "exempt",
    "place_of_supply": "where is it taxed?", "reverse_charge": "may the buyer account for the tax?", "split_payment": "is the payment split?",
    "name_exemption": "by what is it exempt?",
}  # fmt: skip

INVOICE = {
    "paid_advance": "{amount}, on {on}",
    "annex": "Annex to {number}: sessions",
    "vat_number": "EU VAT no.: {number}", "tax_number": "Tax no.: {number}", "annotation_reverse-charge": "Reverse charge ({words})",
    "annotation_split-payment": "Split payment ({words})", "annotation_exempt": "Exempt from VAT by {words}",
}  # fmt: skip
