"""Which columns hold a person or free words. An erasure empties them; the journal of changes keeps their values apart."""

from __future__ import annotations

# Tables whose rows go as a whole, because nothing that stays refers to them.
REMOVED = (
    "contact",
    "phone_change",
    "software_note",
    "complaint_words",
    "ticket_tag",
    "former_key",
    "former_serial",
    "hook_call",
)

# Columns that are emptied, with what is left there; a client's key gets a number instead of a name. What is None stays None.
EMPTIED: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("client", {"key": "", "name": "", "nip": None, "email": None, "phone": None, "address": ""}),
    ("license", {"purchase_email": None}),
    ("license_conversion", {"client_name": "", "serials": "", "registered_email": "", "accepted_by": ""}),
    ("ticket", {"subject": "", "serial": None, "email": None, "waits_reason": None, "source": None}),
    ("work_session", {"phone": None, "contact": None, "override_reason": None, "source": None}),
    ("appointment", {"invoice_email": None}),
    ("hours_grant", {"phone": None, "consent": None}),
    ("message", {"body": "", "salt": None}),
    ("invoice", {"deliver_to": ""}),
    ("invoice", {"buyer": ""}),  # of a proforma
    ("bundle", {"other_offer": None, "consent": None}),
    ("bundle_breach", {"description": None}),
    ("training", {"exception": None}),
    ("outbox_message", {"recipient": "", "subject": "", "body": ""}),
    ("outbox_attempt", {"detail": ""}),
    ("benefit", {"reported_to": None, "invitation": None, "certificate": None}),
)
