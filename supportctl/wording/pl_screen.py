"""Polish: what only a terminal shows. Headings of lists, pages, and the sentence that each change answers with."""

# Headings of columns where the label would take more room than what stands under it.
HEADS = {
    "id": "nr", "first_response_due": "termin", "started_at": "początek", "stopped_at": "koniec", "opened_at": "otwarto",
    "elapsed_seconds": "czas", "maintenance_until": "M&S do", "converted_on": "zamiana", "discount_percent": "rabat %",
    "license_state": "dawna lic.", "vendor_marked_on": "oznaczona", "withdraw_until": "odstąp. do", "withdrawn_on": "odstąpiono",
    "newest_version": "najnowsza", "oldest_supported": "najstarsza", "bought_at": "kupiono", "hours_left": "pozostałe",
    "queue_position": "kolejka", "use_until": "odbyć do", "participants": "osoby", "ordered_on": "zamówiono", "received_on": "wpłynęła",
    "answered_on": "odpowiedź", "issued_on": "wystawiono", "due_on": "termin", "active_until": "aktywny do", "first_day": "od dnia",
    "left_minutes": "pozostałe", "used_minutes": "użyte", "granted_minutes": "przyznane", "exams_left": "egzaminy", "priced_on": "cena z",
    "licenses": "licencje", "round_the_clock": "całą dobę", "open_on_holidays": "święta", "serial": "numer", "invoice_email": "faktura na",
    "vat_rate": "VAT %", "discount": "rabat",
}  # fmt: skip

WEEKDAYS = ("pn", "wt", "śr", "cz", "pt", "so", "nd")

SCREEN = {
    "left_out": "Ukryte kolumny: {count} (--wide)",
}
