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
SESSIONS = ("id", "ticket", "operator", "started_at", "stopped_at", "elapsed_seconds", "state", "reason")

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
)  # fmt: skip
SESSION = (
    "id", "ticket", "subject", "client", "operator", "state", "started_at", "stopped_at", "reason", "override_reason",
    "elapsed_seconds", "ticket_seconds", "started_hours", "hours_bought", "hours_billable", "hours_left", "unbilled_seconds",
)  # fmt: skip
HOURS_COUNTED = ("started_hours", "hours_bought", "hours_billable", "hours_left", "unbilled_seconds")
