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
}  # fmt: skip

LABELS = {"read": "read", "made": "new", "unchanged": "on record before", "rates": "new rates", "nbp_url": "rates from"}
