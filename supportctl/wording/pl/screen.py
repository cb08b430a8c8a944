# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what only a terminal shows. Headings of lists, pages, and the sentence that each change answers with."""

from supportctl.wording.pl import bulk, cron, hooks, outbox, today

# Headings of columns where the label would take more room than what stands under it.
HEADS = {
    "id": "nr", "key": "identyf.", "first_response_due": "odp. do", "started_at": "początek", "stopped_at": "koniec", "opened_at": "otwarto",
    "elapsed_seconds": "czas", "maintenance_until": "M&S do", "converted_on": "zamiana", "discount_percent": "rabat",
    "license_state": "dawna licencja", "vendor_marked_on": "oznaczona", "withdraw_until": "odstąp. do", "withdrawn_on": "odstąpiono",
    "newest_version": "najnowsza", "oldest_supported": "najstarsza", "bought_at": "kupiono", "hours_left": "pozostałe",
    "queue_position": "kolejka", "use_until": "odbyć do", "participants": "osoby", "ordered_on": "zamówiono", "received_on": "wpłynęła",
    "answered_on": "odpowiedź", "issued_on": "wystawiono", "due_on": "płatne do", "active_until": "aktywny do", "first_day": "od dnia",
    "left_minutes": "pozostałe", "used_minutes": "wykorzyst.", "granted_minutes": "przyznane", "exams_left": "egzaminy", "priced_on": "cena z",
    "licenses": "licencje", "round_the_clock": "24 h", "open_on_holidays": "święta", "serial": "numer", "invoice_email": "faktura na", "unpaid": "do zapłaty",
    "kept_by": "zostaje wg", "series": "seria", "out_of_order": "złe daty", "last_number": "ostatni", "annulled_at": "anulowano",
    "complaint due": "odp. do", "date": "dzień", "last_day": "do dnia", "ticket": "zgł.", "opens": "od godz.", "closes": "do godz.", "invoiced": "faktura", "ready": "czeka",
    "assignee": "technik", "about": "co robi", "vat_rate": "VAT", "discount": "rabat", "paid": "zapłacono", "undoable": "cofnąć",
}  # fmt: skip

WEEKDAYS = ("pn", "wt", "śr", "cz", "pt", "so", "nd")

# Pages: lines of parts, in the form of the sentences in en/done.py.
PAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "ticket show": (
        ("#{id} {subject}", "-subject|Zgłoszenie {id}"),
        (
            "-merged_into|{status}",
            "scalone ze zgłoszeniem {merged_into}",
            "{outcome}",
            "operator|technik {operator} od {running_since:time}, {elapsed}",
            "-operator|prowadzi {assignee}",
            "zamknięto {closed_at}",
            "wydzielone ze zgłoszenia {split_from}",
        ),
        ("{client_name} ({client})", "-client_name|{client}", "{contact}", "{phone:phone}", "{email}"),
        (
            "license|{license} {product_name} {version}",
            "-license|{product_name}",
            "-support_ordered|M&S aktywne do {maintained}",
            "-support_ordered|bez M&S od {maintenance_over}",
            "support_ordered|abonament na wsparcie do {maintained}",
            "support_ordered|bez abonamentu na wsparcie od {maintenance_over}",
            "zamówiony {support_ordered}",
            "klucz ważny do {key_valid_until}",
        ),
        (
            "entitlement=paid|{regulation}: wsparcie płatne",
            "entitlement=free|{regulation}: wsparcie bezpłatne",
            "entitlement=none|{regulation}: bez prawa do wsparcia",
            "otwarto {opened_at}, {channel}",
        ),
        (
            "Godziny: kupione {hours_in_all}",
            "w innych zgłoszeniach {hours_elsewhere}",
            "dodatkowe {hours_agreed}",
            "hours_in_all|rozpoczęte {started_hours}, pozostałe {hours_left}",
            "unbilled_seconds|bez opłaty {unbilled_seconds}",
        ),
        ("Do zafakturowania {to_invoice}",),
        (
            "-overdue|Pierwsza odpowiedź do {due}",
            "overdue|PO TERMINIE: pierwsza odpowiedź miała być do {due}",
            "Pierwsza odpowiedź {first_response_at}",
        ),
        (
            "Umówiony termin: {starts_at}–{ends_at:time}, technik {technician}",
            "Niewykorzystany termin: {missed_at}–{ends_at:time}, technik {technician}",
            "Nawrót problemu można zgłosić do {window}",
        ),
    ),
    "session show": (
        ("Sesja {id} w zgłoszeniu {ticket}: {state}",),
        (
            "{operator}",
            "{started_at}–{stopped_at:end}",
            "-stopped_at|od {started_at}",
            "{elapsed_seconds}",
            "{reason}",
            "past_closing|po godzinach otwarcia",
        ),
        ("{regulation} {version}", "{channel}", "potwierdzenia: {confirmed}", "wyjątek: {override_reason}"),
        (
            "hours_bought|Godziny zgłoszenia: rozpoczęte {started_hours}, pozostałe {hours_left}",
            "unbilled_seconds|bez opłaty {unbilled_seconds}",
        ),
    ),
    "client show": (
        ("{name} ({key})", "-name|Klient {id}"),
        (
            "{kind}",
            "NIP {nip}",
            "{address}",
            "-country=PL|{country}",
            "dane usunięte {erased_at}",
            "dokumenty zostają do {documents_until}",
        ),
    ),
    "people": (
        ("{contact_name}", "competent|osoba kompetentna", "{contact_email}"),
        ("{phone:phone}", "{email}"),
    ),
    "licenses": (
        (
            "{serial} {product_name} {version}",
            "-state=active|{state}",
            "-support_ordered|M&S aktywne do {maintained}",
            "-support_ordered|bez M&S od {maintenance_over}",
            "support_ordered|abonament na wsparcie do {maintained}",
            "support_ordered|bez abonamentu na wsparcie od {maintenance_over}",
            "zamówiony {support_ordered}",
            "klucz ważny do {key_valid_until}",
        ),
    ),
    "hours": (("pozostałe {hours_left} z {hours} h", "{product} {version}", "kupione {bought_at:day}"),),
    "tickets": (("#{id} {subject}", "-subject|Zgłoszenie {id}", "{status}", "{assignee}"),),
    "bundles": (("{id}. {program}", "{edition}", "{state}", "aktywny do {active_until}"),),
    "money": (("do zafakturowania {to_invoice} netto",),),
    "unpaid": (
        ("{number}, do zapłaty {left}, termin płatności {due_on}", "days_overdue|ZALEGŁA, dni po terminie: {days_overdue}"),
    ),
    "letters": (("{id}. {subject}", "{recipient}", "{state}", "sent_at|{sent_at:day}", "-sent_at|{queued_at:day}"),),
    "accepted": (("{regulation}", "wersja {version}", "-document=regulation|{document}", "zaakceptowano {accepted_on}"),),
    "session status": (
        ("#{ticket} {subject} ({client})", "-subject|Zgłoszenie {ticket} ({client})"),
        ("{operator}", "od {started_at}", "{elapsed_seconds}"),
        (
            "hours_bought|Godziny zgłoszenia: rozpoczęte {started_hours}, pozostałe {hours_left}",
            "unbilled_seconds|bez opłaty {unbilled_seconds}",
        ),
    ),
    "correction": (
        (
            "before_start|Poprawiona {at} ({by}): było {before_start}–{before_stop:end}, jest {after_start}–{after_stop:end}",
            "-before_start|Anulowana {at} ({by})",
            "Powód: {reason}",
        ),
    ),
}

SCREEN = {
    "people": "Kontakt",
    "letters": "Wiadomości",
    "licenses": "Licencje",
    "hours": "Godziny",
    "tickets": "W toku",
    "bundles": "Pakiety",
    "money": "Pieniądze",
    "accepted": "Akceptacje",
    "next": "Dalej",
    "last_words": "Ostatni wpis:",
    "recomputed": "Przeliczone, tak samo: {alike} z {count}. Wszystkie podstawy: -v",
    "left_out": "Ukryte kolumny: {count} (--wide)",
}
SCREEN |= bulk.SCREEN | cron.SCREEN | hooks.SCREEN | outbox.SCREEN | today.SCREEN
HEADS |= bulk.HEADS
