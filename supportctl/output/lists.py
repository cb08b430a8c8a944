"""Columns of the lists, and fields of what is shown whole, by command."""

from __future__ import annotations

LICENSES = ("serial", "client", "product", "kind", "version", "maintenance_until", "state")
HOURS = ("id", "client", "product", "version", "hours", "hours_left", "price", "state", "bought_at", "queue_position")
CONVERSION = (
    "license", "license_state", "target", "converted_on", "last_day", "quantity", "subscriptions", "path", "discount_percent",
    "price", "price_is", "own_price", "invoice", "renews_on", "renewal_price", "maintenance_until", "deactivated_on", "seller",
    "combined_with", "accepted_on", "accepted_version", "vendor_marked_on", "withdraw_until",
)  # fmt: skip
TICKETS = (
    "id", "status", "client", "license", "product", "subject", "opened_at", "unbilled", "first_response_due", "assignee",
)  # fmt: skip
WAITING = (
    "section", "id", "at", "client", "operator", "elapsed_seconds", "left_seconds", "terms_accepted", "how_many", "amounts", "subject",
    "next",
)  # fmt: skip
SESSIONS = ("id", "ticket", "operator", "started_at", "stopped_at", "elapsed_seconds", "state", "reason")

IMPORTED = ("read", "made", "unchanged")
REPORTS = {
    "report sla": ("group", "due", "met", "missed", "open", "met_percent"),
    "report hours": ("group", "seconds", "started_hours", "billed_hours", "unbilled_seconds", "net"),
    "report workload": ("group", "opened", "closed", "left_open", "sessions", "seconds"),
    "report revenue": ("group", "invoices", "net", "vat", "gross"),
}

COLUMNS: dict[str, tuple[str, ...]] = {
    "search": ("kind", "id", "title", "snippet", "at"),
    "client list": ("key", "name", "kind", "nip", "phone", "email"),
    "client find": ("key", "name", "kind", "nip", "phone", "email"),
    "license list": LICENSES,
    "license conversions": (
        "license",
        "state",
        "license_state",
        "target",
        "converted_on",
        "quantity",
        "discount_percent",
        "vendor_marked_on",
        "withdraw_until",
        "withdrawn_on",
    ),
    "product list": ("key", "name", "vendor", "regulation", "offered", "newest_version", "oldest_supported"),
    "price list": ("item", "price", "vat_rate", "gross", "from", "decides"),
    "hours list": HOURS,
    "cron list": ("job", "last_run", "ready", "next", "done", "warned", "failed", "late", "about"),
    "today": WAITING,
    "board": WAITING,
    "undo": ("id", "sentence", "why_not"),
    "ticket list": TICKETS,
    "session list": SESSIONS,
    "training list": (
        "id",
        "bundle",
        "client",
        "kind",
        "state",
        "ordered_on",
        "use_until",
        "date",
        "place",
        "participants",
        "group",
    ),
    "complaint list": ("id", "client", "bundle", "channel", "received_on", "missing", "due", "last_day", "state", "answered_on"),
    "invoice list": ("number", "kind", "client", "issued_on", "due_on", "net", "vat", "gross"),
    "outage list": ("id", "kind", "began_on", "ended_on", "source", "operator"),
    "outbox list": ("id", "state", "kind", "client", "recipient", "number", "ticket", "subject", "queued_at", "sent_at"),
    "hook list": ("id", "state", "event", "hook", "kind", "record", "source", "attempts", "next_at", "error", "recorded_at"),
    "invoice ksef-status": (
        "number",
        "state",
        "ksef_due",
        "client",
        "gross",
        "issued_on",
        "kind",
        "ksef_number",
        "handed_over_at",
        "accepted_at",
        "days_late",
    ),
    "invoice check-series": (
        "series",
        "year",
        "state",
        "documents",
        "annulled",
        "first_number",
        "last_number",
        "missing",
        "doubled",
        "out_of_order",
    ),
    "bundle list": (
        "id",
        "client",
        "program",
        "edition",
        "years",
        "licenses",
        "net",
        "state",
        "ordered_on",
        "first_day",
        "active_until",
    ),
    "rate list": ("currency", "on", "rate", "table"),
    **REPORTS,
    "regulation hours": ("regulation", "from", "weekdays", "opens", "closes", "round_the_clock", "open_on_holidays", "clause"),
    "regulation coverage": ("regulation", "clause", "kind", "code", "tests", "covered"),
}

TRAINING = (
    "id", "bundle", "client", "kind", "state", "declared_on", "order_until", "ordered_on", "use_until", "date", "place", "minutes",
    "participants", "group", "price", "discount", "net", "proforma",
)  # fmt: skip
COMPLAINT = ("id", "client", "bundle", "channel", "received_on", "missing", "due", "last_day", "state", "answered_on", "outcome")

# Only these, in this order; a command that isn't here shows all it has.
FIELDS: dict[str, tuple[str, ...]] = {
    # Lines that failed are told on stderr.
    "import clients": IMPORTED,
    "import licenses": IMPORTED,
    "import tickets": IMPORTED,
    "import sessions": IMPORTED,
    "import contacts": IMPORTED,
    "import products": IMPORTED,
    "import prices": IMPORTED,
    "import rates": IMPORTED,
    "client show": ("id", "key", "aliases", "former_keys", "name", "nip", "kind", "email", "phone", "country", "address", "contact", "acceptances",
                    "phone_history", "erased_at", "documents_until"),
    "hours buy": ("id", "client", "license", "product", "version", "hours", "hours_left", "price", "prepaid", "bought_at",
                  "queue_position"),
    "hours contact": ("id", "client", "product", "hours", "bought_at", "contacted_at"),
    "hours cancel": ("id", "client", "product", "hours", "state"),
    "session extend": ("ticket", "hours", "declined", "price", "started_hours", "hours_bought", "hours_billable", "hours_left",
                       "unbilled_seconds"),
    "training declare": ("id", "bundle", "client", "state", "declared_on", "order_until", "discount_percent"),
    "training schedule": TRAINING,
    "training attend": TRAINING,
    "training show": TRAINING,
    "complaint file": COMPLAINT,
    "complaint supplement": COMPLAINT,
    "complaint answer": (*COMPLAINT, "in_time"),
    "complaint show": (*COMPLAINT, "company", "contact", "email", "description", "grounds", "answered_to", "answer", "filed_at",
                       "operator"),
    "license check-support": ("license", "entitled", "entitlement", "may_buy", "halves"),
    "license check-conversion": ("license", "eligible", "path", "discount_percent", "target", "on", "quantity_max", "best_day",
                                 "price", "price_is", "renewal_price", "assumed"),
    "license convert": CONVERSION,
    "license mark-converted": ("license", "state", "license_state", "converted_on", "vendor_marked_on"),
    "license withdraw-conversion": ("license", "state", "license_state", "converted_on", "withdraw_until", "withdrawn_on",
                                    "subscriptions"),
    "license refund-conversion": ("license", "state", "license_state", "maintenance_until", "withdrawn_on", "correction",
                                  "repaid_on", "subscriptions"),
}  # fmt: skip

TICKET = (
    "id", "subject", "status", "client", "license", "product", "version", "regulation", "entitlement", "channel", "topic",
    "assignee", "opened_at", "first_response_due", "first_response_at", "recurrence_until", "closed_at", "outcome", "unbilled",
    "session", "priority", "tags", "waits_until", "waits_reason", "merged_into", "source",
)  # fmt: skip
SESSION = (
    "id", "ticket", "subject", "client", "operator", "state", "started_at", "stopped_at", "reason", "override_reason",
    "elapsed_seconds", "ticket_seconds", "started_hours", "hours_bought", "hours_billable", "hours_left", "unbilled_seconds",
)  # fmt: skip
CORRECTION = ("at", "by", "before_start", "before_stop", "after_start", "after_stop", "reason")
HOURS_COUNTED = ("started_hours", "hours_bought", "hours_billable", "hours_left", "unbilled_seconds")

# The columns of lists on a terminal, and the others that there is room for: which one, how it stands, when, who, what.
SCREEN: dict[str, tuple[str, ...]] = {
    "today": WAITING,
    "board": WAITING,
    "ticket list": ("id", "status", "first_response_due", "client", "assignee", "subject", "license", "product", "opened_at",
                    "unbilled"),
    "ticket items": ("id", "invoiced", "priced_on", "item", "quantity", "unit", "price", "name"),
    "cron list": ("job", "ready", "last_run", "next", "about", "late", "failed", "warned", "done"),
    "session list": ("id", "state", "started_at", "operator", "ticket", "elapsed_seconds", "stopped_at", "reason"),
    "session appointments": ("id", "state", "starts_at", "ends_at", "technician", "ticket", "invoice_email"),
    "client list": ("key", "phone", "name", "nip", "email", "kind"),
    "client find": ("key", "phone", "name", "nip", "email", "kind"),
    "license list": ("serial", "state", "maintenance_until", "client", "product", "version", "kind"),
    "license conversions": ("license", "state", "converted_on", "target", "quantity", "discount_percent", "license_state",
                            "vendor_marked_on", "withdraw_until", "withdrawn_on"),
    "product list": ("key", "offered", "newest_version", "oldest_supported", "name", "vendor", "regulation"),
    "price list": ("item", "decides", "from", "price", "vat_rate", "gross"),
    "hours list": ("id", "state", "bought_at", "client", "hours", "hours_left", "price", "product", "version", "queue_position"),
    "training list": ("id", "state", "date", "client", "kind", "use_until", "bundle", "place", "participants", "ordered_on", "group"),
    "complaint list": ("id", "state", "due", "client", "bundle", "received_on", "missing", "channel", "last_day", "answered_on"),
    "invoice list": ("number", "became", "due_on", "client", "gross", "unpaid", "to_give_back", "issued_on", "kind", "net", "vat", "paid_on", "annulled_at",
                     "corrects"),
    "outage list": ("id", "kind", "began_on", "ended_on", "source", "operator", "recorded_at"),
    "outbox list": ("id", "state", "recipient", "number", "ticket", "next_at", "sent_at", "client", "subject", "attempts", "queued_at",
                    "kind"),
    "hook list": ("id", "state", "hook", "kind", "record", "next_at", "error", "attempts", "event", "recorded_at", "source"),
    "invoice ksef-status": ("number", "state", "ksef_due", "client", "gross", "ksef_number", "issued_on", "kind", "handed_over_at",
                            "accepted_at", "days_late"),
    "invoice check-series": ("series", "year", "state", "missing", "doubled", "out_of_order", "last_number", "documents", "annulled",
                             "first_number", "elsewhere"),
    "bundle list": ("id", "state", "active_until", "client", "net", "program", "edition", "years", "licenses", "first_day",
                    "ordered_on"),
    "benefit list": ("benefit", "last_day", "left_minutes", "exams_left", "kept_by", "used_minutes", "granted_minutes", "discount_percent",
                     "until"),
    "rate list": ("currency", "on", "rate", "table"),
    "regulation hours": ("regulation", "from", "weekdays", "opens", "closes", "round_the_clock", "open_on_holidays", "clause"),
    **REPORTS,
    "search": ("id", "kind", "at", "title", "snippet"),
    "undo": ("id", "undoable", "at", "sentence", "why_not"),
    "template list": ("template", "begins"),
}  # fmt: skip
