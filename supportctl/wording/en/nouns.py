"""English: nouns. The states of each kind of record; the kinds themselves; what is counted."""

from supportctl.wording.en import hooks, outbox
from supportctl.wording.forms import Counted, Kind

STATES: dict[str, dict[str, str]] = {
    "ticket": {
        "new": "new", "triaged": "triaged", "open": "open", "waiting": "waiting", "closed": "closed", "refused": "refused",
    },
    "session": {"running": "running", "stopped": "stopped", "cancelled": "cancelled"},
    "license": {"active": "active", "converted": "converted", "deactivated": "deactivated", "ended": "ended"},
    "conditions": {"active": "active M&S", "expired": "expired M&S"},
    "conversion": {"done": "done", "withdrawn": "withdrawn from", "undone": "undone"},
    "bundle": {
        "draft": "draft", "submitted": "submitted", "qualified": "qualified", "rejected": "rejected", "active": "active",
        "renewed": "renewed", "ended": "ended", "breached": "breached",
    },
    "training": {
        "declared": "declared", "ordered": "ordered", "waiting": "waiting", "confirmed": "confirmed", "attended": "attended",
        "forfeited": "forfeited",
    },
    "complaint": {"waiting": "waiting", "answered": "answered", "overdue": "overdue"},
    "hours": {"active": "active", "cancelled": "cancelled"},
    "invoice": {"annulled": "annulled", "corrected": "corrected", "qualified": "qualified signature"},
    "appointment": {
        "agreed": "agreed", "scheduled": "scheduled", "used": "used", "missed": "missed", "cancelled": "cancelled", "moved": "moved",
    },
    "outbox": outbox.STATES,
    "hook": hooks.CALL_STATES,
}  # fmt: skip

# Words that an option reads in a sense of its own.
OF_OPTIONS: dict[str, dict[str, str]] = {"form": {"qualified": "qualified signature"}}

KINDS = {
    "appointment": Kind("appointment", "appointment", "appointments", "several appointments", "number"),
    "bundle": Kind("bundle", "bundle", "bundles", "several bundles", "number"),
    "client": Kind("client", "client", "clients", "several clients", "key"),
    "complaint": Kind("complaint", "complaint", "complaints", "several complaints", "number"),
    "hours": Kind("purchase of hours", "purchase of hours", "purchases of hours", "several purchases of hours", "number"),
    "invoice": Kind("invoice", "invoice", "invoices", "several invoices", "number"),
    "license": Kind("licence", "licence", "licences", "several licences", "serial number"),
    "outage": Kind("outage of the KSeF", "outage of the KSeF", "outages of the KSeF", "several outages of the KSeF", "number"),
    "outbox": Kind("letter", "letter", "letters", "several letters", "number"),
    "product": Kind("product", "product", "products", "several products", "key"),
    "session": Kind("session", "session", "sessions", "several sessions", "number"),
    "ticket": Kind("ticket", "ticket", "tickets", "several tickets", "number"),
    "training": Kind("training", "training", "trainings", "several trainings", "number"),
}

COUNTED = {
    "days": Counted("day", "days", "days", "days"),
    "hours": Counted("hour", "hours", "hours", "hours"),
    "licences": Counted("licence", "licences", "licences", "licences"),
    "minutes": Counted("min", "min", "min", "min"),
    "subscriptions": Counted("subscription", "subscriptions", "subscriptions", "subscriptions"),
    "years": Counted("year", "years", "years", "years"),
}

# Units of invoices, as documents froze them, that are counted so.
UNITS = {"rok": "years"}
# Months by their names.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
