"""English: what only a terminal shows. Headings of lists, pages, and the sentence that each change answers with."""

from supportctl.wording.en import bulk, cron, hooks, outbox, today

# Headings of columns where the label would take more room than what stands under it.
HEADS = {
    "id": "#", "status": "state", "first_response_due": "due", "started_at": "started", "stopped_at": "stopped", "opened_at": "opened",
    "elapsed_seconds": "took", "starts_at": "from", "ends_at": "to", "maintenance_until": "M&S until", "converted_on": "converted",
    "discount_percent": "off", "license_state": "old licence", "vendor_marked_on": "marked", "withdraw_until": "withdraw till",
    "withdrawn_on": "withdrawn", "newest_version": "newest", "oldest_supported": "oldest", "bought_at": "bought", "hours_left": "left",
    "queue_position": "queue", "use_until": "use until", "participants": "people", "ordered_on": "ordered", "received_on": "received",
    "answered_on": "answered", "issued_on": "issued", "due_on": "due", "active_until": "active until", "first_day": "first day",
    "left_minutes": "left", "used_minutes": "used", "granted_minutes": "granted", "exams_left": "exams", "priced_on": "price of",
    "quantity": "qty", "licenses": "licences", "round_the_clock": "24 h", "open_on_holidays": "holidays", "serial": "serial",
    "invoice_email": "invoice to", "unpaid": "left", "kept_by": "kept by", "series": "series", "out_of_order": "dates", "last_number": "last",
    "annulled_at": "annulled", "undoable": "undo", "vat_rate": "VAT",
}  # fmt: skip

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Pages: lines of parts, in the form of the sentences in done.py.
PAGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "ticket show": (
        ("#{id} {subject}", "-subject|#{id}"),
        (
            "-merged_into|{status}",
            "merged into #{merged_into}",
            "{outcome}",
            "operator|{operator} since {running_since:time}, {elapsed}",
            "-operator|with {assignee}",
            "closed {closed_at}",
            "split from #{split_from}",
        ),
        ("{client_name} ({client})", "-client_name|{client}", "{contact}", "{phone:phone}", "{email}"),
        (
            "license|{license} {product_name} {version}",
            "-license|{product_name}",
            "-support_ordered|M&S until {maintained}",
            "-support_ordered|no M&S since {maintenance_over}",
            "support_ordered|support until {maintained}",
            "support_ordered|no support since {maintenance_over}",
            "ordered {support_ordered}",
            "key valid until {key_valid_until}",
        ),
        (
            "entitlement=paid|{regulation}: paid help",
            "entitlement=free|{regulation}: free help",
            "entitlement=none|{regulation}: no help is owed",
            "opened {opened_at}, {channel}",
        ),
        (
            "Hours: {hours_in_all} bought",
            "{hours_elsewhere} on other tickets",
            "{hours_agreed} more agreed",
            "hours_in_all|{started_hours} begun, {hours_left} left",
            "unbilled_seconds|{unbilled_seconds} not covered",
        ),
        ("To invoice {to_invoice}",),
        (
            "-overdue|First response until {due}",
            "overdue|OVERDUE: first response was due {due}",
            "First response given {first_response_at}",
        ),
        (
            "Appointment: {starts_at}–{ends_at:time} with {technician}",
            "Missed appointment: {missed_at}–{ends_at:time} with {technician}",
            "The fault may come back until {window}",
        ),
    ),
    "session show": (
        ("Session {id} on #{ticket}: {state}",),
        (
            "{operator}",
            "{started_at}–{stopped_at:end}",
            "-stopped_at|since {started_at}",
            "{elapsed_seconds}",
            "{reason}",
            "past_closing|past closing time",
        ),
        ("{regulation} {version}", "{channel}", "confirmed: {confirmed}", "conceded: {override_reason}"),
        (
            "hours_bought|Hours of the ticket: {started_hours} begun, {hours_left} left",
            "unbilled_seconds|{unbilled_seconds} not covered",
        ),
    ),
    "client show": (
        ("{name} ({key})", "-name|Client {id}"),
        (
            "{kind}",
            "NIP {nip}",
            "{address}",
            "-country=PL|{country}",
            "erased {erased_at}",
            "documents are kept until {documents_until}",
        ),
    ),
    "people": (
        ("{contact_name}", "competent|competent", "{contact_email}"),
        ("{phone:phone}", "{email}"),
    ),
    "licenses": (
        (
            "{serial} {product_name} {version}",
            "-state=active|{state}",
            "-support_ordered|M&S until {maintained}",
            "-support_ordered|no M&S since {maintenance_over}",
            "support_ordered|support until {maintained}",
            "support_ordered|no support since {maintenance_over}",
            "ordered {support_ordered}",
            "key valid until {key_valid_until}",
        ),
    ),
    "hours": (("{hours_left} of {hours} h left", "{product} {version}", "bought {bought_at:day}"),),
    "tickets": (("#{id} {subject}", "-subject|#{id}", "{status}", "{assignee}"),),
    "bundles": (("{id}. {program}", "{edition}", "{state}", "active until {active_until}"),),
    "money": (("to invoice {to_invoice} net",),),
    "unpaid": (("{number} unpaid, {left}, due {due_on}", "days_overdue|OVERDUE for days: {days_overdue}"),),
    "letters": (("{id}. {subject}", "{recipient}", "{state}", "sent_at|{sent_at:day}", "-sent_at|{queued_at:day}"),),
    "accepted": (("{regulation}", "{version}", "-document=regulation|{document}", "{accepted_on}"),),
    "session status": (
        ("#{ticket} {subject} ({client})", "-subject|#{ticket} ({client})"),
        ("{operator}", "since {started_at}", "{elapsed_seconds}"),
        (
            "hours_bought|Hours of the ticket: {started_hours} begun, {hours_left} left",
            "unbilled_seconds|{unbilled_seconds} not covered",
        ),
    ),
    "correction": (
        (
            "before_start|Corrected {at} by {by}: was {before_start}–{before_stop:end}, now {after_start}–{after_stop:end}",
            "-before_start|Cancelled {at} by {by}",
            "Reason: {reason}",
        ),
    ),
}

SCREEN = {
    "people": "People",
    "letters": "Letters",
    "licenses": "Licences",
    "hours": "Hours",
    "tickets": "Open",
    "bundles": "Bundles",
    "money": "Money",
    "accepted": "Accepted",
    "next": "Next",
    "last_words": "Last words:",
    "recomputed": "Recomputed the same: {alike} of {count}. Every ground: -v",
    "left_out": "Columns left out: {count} (--wide)",
}
SCREEN |= bulk.SCREEN | cron.SCREEN | hooks.SCREEN | outbox.SCREEN | today.SCREEN
HEADS |= bulk.HEADS
