# ruff: noqa: E501  (one entry a line reads best)
"""English: labels of fields, words of states and kinds, what stands around an answer, invoice."""

from supportctl.wording.en import (
    backup,
    billing,
    bulk,
    bundles,
    care,
    corrections,
    cron,
    documents,
    finding,
    hooks,
    mending,
    money,
    outages,
    outbox,
    proof,
    today,
    undo,
    usage,
)

LABELS = {
    "amount": "amount", "complaint": "complaint", "confirm": "confirmation", "confirmation": "confirmation", "date-by": "who sets the date",
    "idempotency-key": "idempotency key", "output": "output", "purchase": "purchase", "slug": "regulation", "slugs": "regulation",
    "ahead": "ahead in the queue", "prepaid_unbilled": "prepaid, not invoiced", "step": "step", "supported": "support offered", "with": "purpose",
    "closes": "closes", "opens": "opens", "open_on_holidays": "open on holidays", "round_the_clock": "round the clock", "weekdays": "weekdays",
    "invoiced": "invoiced",
    "activated_online": "activated on line",
    "accepted_by": "accepted by", "client_name": "client's name, as sent", "registered_email": "registered e-mail",
    "serials": "serial numbers sent",
    "accepted_version": "terms accepted, version", "accept-terms": "acceptance", "at_distance": "bought at a distance",
    "at-distance": "bought at a distance", "awaiting_correction": "awaiting correction", "awaiting_vendor_mark": "awaiting vendor mark",
    "combine-with": "combined with", "combined_with": "combined with", "conversion": "conversion", "conversions": "conversions of licences", "converted_on": "converted on",
    "correction": "correction", "deactivated": "switched off", "deactivated_on": "switched off on", "last_day": "last day",
    "license_state": "old licence", "own_price": "the desk's own price", "price_is": "that price is", "professional": "for trade or profession",
    "repaid": "repayment", "repaid_on": "repaid on", "renews_on": "renews on", "subscriptions": "subscriptions",
    "vendor_marked_on": "marked by the vendor on", "withdraw_until": "withdrawal until", "withdrawn_on": "withdrawal sent on",
    "technician": "technician", "aside": "shown, decides nothing", "accepted": "accepted", "starts_at": "from", "ends_at": "to", "arranged_on": "arranged on", "invoice_email": "invoice goes to", "stage": "stage", "tool": "tool", "software_notes": "on the client's software (held until the session stops)", "price_list": "price list of", "document": "document", "priced_on": "price of", "deliver_to": "sent to",
    "first_response_overdue": "first responses overdue", "split_from": "split from", "split_into": "split into",
    "incoming": "from the client", "client_confirmed": "confirmed by the client", "diagnosable": "diagnosable", "grant": "purchase", "minutes": "hours agreed", "minutes_before": "hours covered before", "minutes_now": "hours covered now",
    "override": "override", "received_at": "received at", "queue": "queue", "shell": "shell",
    "accepted_on": "accepted on", "acceptances": "acceptances", "actor": "by", "address": "address", "assignee": "assignee",
    "conditions": "list of conditions", "assumed": "assumed", "at": "at", "awaiting_contact": "awaiting first contact", "bank_account": "bank account",
    "best_day": "best day", "binds": "version chosen by", "bought_at": "bought at", "buyer": "buyer", "channel": "channel",
    "clause": "clause", "clauses": "clauses", "client": "client", "closed_at": "closed at", "code": "code",
    "commercial": "commercial", "competent": "competent", "confirmed": "confirmed", "consent": "consent", "contact": "contact",
    "contacted_at": "first contact at", "country": "country", "covered": "covered", "currency": "currency", "dated": "dated",
    "decides_from": "decides from", "declined": "declined", "description": "description", "discount_percent": "discount",
    "due_on": "due on", "editions": "editions", "seconds": "time", "after": "after", "before": "before", "head": "needed", "exchange": "exchange rate", "exists": "is there", "elapsed_seconds": "elapsed", "eligible": "eligible", "email": "e-mail",
    "entitled": "entitled", "entitlement": "help", "exit_code": "exit code", "facts": "facts", "field": "field",
    "first_response_at": "first response at", "first_response_due": "first response due", "from": "from", "full-name": "full name",
    "decides": "decides",
    "gross": "gross", "halves": "conditions", "history": "history", "hours": "hours", "hours_billable": "hours billable",
    "hours_bought": "hours for the ticket", "hours_left": "hours left", "id": "no.", "in_words": "in words", "invoice": "invoice",
    "issued_on": "issued on", "item": "item", "key": "key", "key_valid_until": "key valid until", "kind": "kind",
    "license": "licence", "maintenance_until": "M&S until", "mail": "mail", "may_buy": "may buy hours", "message": "message", "meaning": "meaning", "origin": "from", "problem": "problem",
    "mode": "mode", "name": "name", "net": "net", "new-number": "new number", "new_number": "new number",
    "newest": "newest version", "newest_serial": "newest serial", "newest_version": "newest version", "nip": "NIP",
    "number": "number", "offered": "offered", "ok": "in order", "old-number": "old number", "old_number": "old number",
    "oldest-supported": "oldest supported version", "oldest_supported": "oldest supported", "on": "day",
    "opened_at": "opened at", "operative": "operative", "operator": "operator", "outcome": "outcome",
    "over_quota": "over the hours bought", "override_reason": "override", "past_closing": "past closing", "path": "path",
    "payment_days": "payment days", "phone": "phone", "former_values": "former values", "phone_history": "phone changes", "prepaid": "prepaid", "price": "price",
    "problems": "problems", "product": "product", "promoted": "promoted before", "purchase_email": "purchase e-mail",
    "quantity": "quantity", "quantity_max": "at most", "question": "question", "queue_position": "place in the queue",
    "reason": "reason", "recorded_at": "recorded at", "recurrence_over": "recurrence window over",
    "recurrence_until": "recurrence until", "regulation": "regulation", "renewal_price": "renewal price", "revision": "revision",
    "running_sessions": "running sessions", "same": "same today", "seller": "seller", "serial": "serial number",
    "service_date": "service date", "session": "session", "setting": "setting", "source": "source",
    "started_at": "started at", "started_hours": "started hours", "state": "state", "statute": "statute", "status": "status",
    "stopped_at": "stopped at", "subject": "subject", "support": "support", "support_ordered": "support ordered",
    "target": "plan", "territory": "territory", "tests": "tests", "text": "text", "ticket": "ticket",
    "ticket_seconds": "ticket in all", "title": "title", "topic": "topic", "unbilled": "unbilled",
    "unbilled_seconds": "not billed", "unit": "unit", "unit_net": "unit net", "until": "until", "uses": "prepaid hours used",
    "value": "value", "vat": "VAT", "vat_rate": "VAT rate", "vendor": "vendor", "version": "version", "versions": "versions",
}  # fmt: skip

# Words of data, by what scripts read.
WORDS = {
    # What is missing for support
    "product-failed": "the product isn't one of the producer's that it supports",
    "license-half-failed": "the licence isn't valid",
    "license-half-unknown": "unknown whether the licence is valid",
    "support-half-failed": "no support subscription is active",
    "support-half-unknown": "no support subscription is on record",
    # Status and state
    "new": "new", "triaged": "triaged", "open": "open", "waiting": "waiting", "closed": "closed", "refused": "refused",
    "active": "active", "converted": "converted", "deactivated": "deactivated", "cancelled": "cancelled",
    "running": "running", "stopped": "stopped", "expired": "expired", "ok": "ok", "error": "error", "no": "no", "yes": "yes",
    "ended": "ended", "withdrawn": "withdrawn from", "undone": "undone", "indicative": "indicative, for information",
    # Kinds
    "company": "company", "sole-trader": "sole trader", "consumer": "consumer", "perpetual-single": "perpetual single-user",
    "perpetual-network": "perpetual network", "subscription": "subscription", "purchase": "purchase", "vat": "VAT invoice",
    "client": "client", "license": "licence", "product": "product", "ticket": "ticket", "session": "session", "hours": "hours",
    "invoice": "invoice", "rule": "rule", "record": "record", "notice": "notice", "deadline": "deadline", "info": "information",
    # Help, channels, topics
    "free": "free", "paid": "paid", "none": "none", "web": "web", "email": "e-mail", "phone": "phone", "online": "online",
    "remote": "remote connection", "usage": "usage", "fault": "fault", "training": "training", "on-site": "work on site",
    "unrelated-advice": "unrelated advice", "other-program": "another program", "question": "question", "problem": "problem",
    "database-repair": "repair of a database", "programming": "programming", "server-configuration": "configuration of a server",
    "expert": "expert work",
    # Outcomes and reasons
    "solved": "solved", "unsolved": "unsolved", "cause-diagnosed": "cause diagnosed",
    "information-withheld": "information withheld", "already-advised": "already advised", "terms-breached": "terms breached",
    "other": "other", "done": "done", "client-absent": "client absent", "client-ended": "client ended it",
    "connection-lost": "connection lost", "hours-used": "hours used up", "unsolvable": "can't be solved",
    "needs-individual-quote": "to be quoted individually",
    # Stages of the work
    "information": "information", "diagnosis": "diagnosis", "cause": "cause", "solution": "solution", "carried-out": "carried out",
    # Confirmations, fields, plans
    "owner": "the client may dispose of the computer (owner)", "admin-rights": "there are administrator rights (admin-rights)",
    "backup-notice": "the client was told to back up (backup-notice)", "recording": "the session may be recorded (recording)",
    "saving": "data may be saved (saving)", "regulation": "the regulation", "price-list": "the price list",
    "backup": "the data are backed up (backup)", "present": "the client is at the computer (present)",
    "internet": "the computer is on the internet (internet)",
    "remote-consent": "the client consents to the remote connection (remote-consent)", "description": "description", "serial": "serial number",
    "full-name": "full name", "old-number": "old number", "new-number": "new number", "annual": "annual",
    "biennial": "two-year", "service": "the day of the service", "order": "the day of the order",
    "transaction": "the day of the transaction", "arranging": "the day of arranging", "order-keeps": "the day of the order, for good",
    "supply": "the day of the supply", "issue": "the day of issue", "asking": "the day of asking",
    # History
    "uncharged": "taken off",
    "scheduled": "scheduled", "moved": "moved", "unscheduled": "called off", "charged": "charged", "agreed": "agreed", "used": "used",
    "split": "split",
    "opened": "opened", "note": "note", "complaint": "complaint", "reply": "reply", "contact": "contact", "assigned": "assigned",
    "register_contact": "registering what came in",
    "session-started": "session started", "session-stopped": "session stopped", "session-amended": "session amended", "hours-moved": "covered hours changed",
    "session-cancelled": "session cancelled", "extended": "hours extended", "declined": "more hours declined",
    "reopened": "reopened", "invoiced": "invoiced", "recurrence-window-over": "recurrence window over",
    "confidential-shown": "confidential notes shown",
    # Questions
    "open_ticket": "may the ticket be opened?", "entitlement": "is there a right to help?",
    "triage": "triage", "start_session": "may the session start?", "stop_session": "how the session ended",
    "correct_invoice": "may the document be corrected?",
    "bill_work": "what the work comes to", "charge": "may it be invoiced?", "extend": "more hours?",
    "close": "may the ticket be closed?", "recurrence": "does it reopen the ticket?", "refuse": "may help be refused?",
    "first_response": "first response",
    "support_contact": "may support be given by this contact?", "split_ticket": "may another ticket be opened?",
    "schedule": "may the hour be agreed on?", "note_stage": "is it a stage of the work?", "hold_software_note": "may it be noted?", "charge_item": "may the item be charged?",
    "buy_hours": "may hours be bought?", "change_phone": "may the number be changed?",
    "check_conversion": "may the licence be converted?", "other_list": "the other list, which doesn't apply", "convert": "may the licence be converted now?",
    "change_converted": "may a converted licence change so?", "deactivate": "is the licence switched off?",
    "mark_converted": "did the vendor register it?", "withdraw_conversion": "may the buyer withdraw?",
    "refund_conversion": "is the conversion undone?",
    "invoice_conversion": "does the desk invoice the subscriptions?",
    # Changes of a text
    "undated": "undated",
    "brought": "brought", "repealed": "repealed", "changed": "changed",
    # Where a setting comes from
    "flag": "flag", "environment": "environment", "config": "config file", "default": "default", "locale": "locale",
}  # fmt: skip

HOLIDAYS = {
    "Boże Narodzenie (drugi dzień)": "the second day of Christmas",
    "Boże Narodzenie (pierwszy dzień)": "Christmas Day",
    "Dzień Bożego Ciała": "Corpus Christi",
    "Narodowe Święto Niepodległości": "Independence Day",
    "Narodowe Święto Niepodległości - 100-lecie": "the centenary of Independence",
    "Niedziela Wielkanocna": "Easter Sunday",
    "Nowy Rok": "New Year's Day",
    "Poniedziałek Wielkanocny": "Easter Monday",
    "Uroczystość Wszystkich Świętych": "All Saints' Day",
    "Wigilia Bożego Narodzenia": "Christmas Eve",
    "Wniebowzięcie Najświętszej Marii Panny": "the Assumption of Mary",
    "Zielone Świątki": "Pentecost",
    "Święto Narodowe Trzeciego Maja": "Constitution Day",
    "Święto Państwowe": "Labour Day",
    "Święto Trzech Króli": "Epiphany",
}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# What stands around answers and blocks.
TEXT = {
    "correct_again": "Issue another correction of {original}: supportctl invoice correct {original}",
    "no_need_to_annul": "There is no need to: a proforma is no invoice and doesn't count as a sale.",
    "which_product": "{products} fit. Type one of them.",
    "did_you_mean": "Did you mean: {near}?",
    "answer_wanted": "An answer is needed. Ctrl-D ends the command.",
    "concede": "The start can be conceded: --override REASON",
    "which_time": "{typed} could be {choices}. Which number?",
    "yes_or_no": "[y/n]",
    "allowed": "Allowed by {clauses}.", "decided": "Decided by {clauses}.", "not_allowed": "Not allowed: {reason}", "yes": "Yes, by {clauses}.", "no": "No: {reason}",
    "more": "(and {count} more)", "waived": "Waived by the desk, as a concession: {clauses}.", "assumed": "(assumed)",
    "try": "Try: {hint}", "note": "note:", "and_more": " and {count} more",
    "is_yes": "yes", "is_no": "no", "unknown": "unknown", "nothing": "none", "empty": "Nothing to show.", "reading": "reading:",
    "priced_by": "Priced by {clauses}.", "as_of": "Version {version}, day {on}. {range}", "min": "min", "until": "until {when}", "until_end": "until the end of {day}", "not_given": "none",
    "range_undated": "decides {what} from always",
    "range_always": "decides {what} from always", "range_to": "decides {what} until {until}",
    "range_until": "decides {what} from {decides_from} until {until}", "range_open": "decides {what} from {decides_from}",
    "same": "recomputed: the same", "differs": "recomputed: DIFFERS", "gone": "the rule is gone", "confidential": "(confidential)",
    "unchanged": "{old} and {new} say the same.",
    "by_version": "{regulation}, version {version}",
    "statutes": "Statutes",
}  # fmt: skip

# How a frozen name of an invoice line or its unit reads in this language; otherwise it stands as it is.
ITEMS: dict[str, str] = {
    "sketchup-pro-annual-own": "SketchUp Pro subscription for a year",
    "sketchup-pro-biennial-own": "SketchUp Pro subscription for two years",
    "szt.": "pc.",
    "progrupa-support-hour": "Paid technical support, started hour",
    "godz.": "h",
}

INVOICE = {
    "kind_vat": "VAT invoice", "kind_proforma": "Proforma", "draft": "(dry run, no number)", "erased": "(erased)", "discount": "Discount",
    "vat_pln": "VAT in PLN", "rate": "Exchange rate", "rate_of": "{rate}, table {table} of {on}",
    "seller": "Seller", "buyer": "Buyer",
    "nip": "NIP: {nip}", "issued_on": "Issued on", "service_date": "Service date", "due_on": "Payment due", "payment": "Payment",
    "transfer": "bank transfer", "account": "Account", "no": "No.", "name": "Name", "quantity": "Quantity", "unit": "Unit",
    "unit_net": "Unit net", "net": "Net", "vat_rate": "VAT rate", "vat": "VAT", "gross": "Gross", "total": "Total",
    "to_pay": "To pay", "in_words": "In words", "clauses": "Priced by", "prepaid": "Hours used that were paid on purchase",
    "prepaid_row": "ticket {ticket}: {hours} h", "terms": "Terms",
}  # fmt: skip

DEMO = {
    "desk": "A desk: the seller, a price, the versions of a product", "clients": "Two clients and their licences",
    "ticket": "Hours are bought, two tickets reported", "refusal": "May a session start at 17:00? The regulation says no",
    "session": "Two timed sessions, and the close", "conversion": "May the old licence be converted?",
    "invoice": "The invoice", "correction": "One hour is let off: a correction, and what is left is paid",
    "pdf": "The invoice as a file, which stays",
}  # fmt: skip

EXIT_CODES = (
    (0, "done; a question answered with yes; stdout closed early by the reader"),
    (1, "a bug or a broken stdout"),
    (2, "usage or invalid input; nothing was written"),
    (3, "not found; no session is running"),
    (4, "the regulation says no: a refused action, or a question answered with no or unknown; nothing was written"),
    (5, "conflicts with the present state"),
    (6, "the database can't serve now"),
    (7, "gap: no version, price, rate or setting decides that day"),
    (75, "mail intake only: temporary failure, deliver again later"),
    (130, "interrupted"),
)

LABELS |= {
    "instead_of": "instead of", "freed": "no longer billed by", "given_back": "given back", "software_notes_purged": "software notes deleted",
    "read": "lines read", "made": "made", "unchanged": "unchanged", "failed": "failed",
    "corrections": "corrections", "by": "by", "before_start": "start was", "before_stop": "end was", "after_start": "start is",
    "after_stop": "end is", "kept_by": "kept after the breach by", "product_name": "product", "to_invoice": "to invoice", "unpaid": "unpaid",
}  # fmt: skip
ACTS = usage.ACTS
LABELS |= (
    backup.LABELS
    | billing.LABELS
    | bulk.LABELS
    | bundles.LABELS
    | care.LABELS
    | corrections.LABELS
    | cron.LABELS
    | documents.LABELS
    | finding.LABELS
    | hooks.LABELS
    | mending.LABELS
    | money.LABELS
    | outages.LABELS
    | outbox.LABELS
    | proof.LABELS
    | today.LABELS
    | undo.LABELS
)
WORDS |= (
    billing.WORDS
    | bulk.WORDS
    | bundles.WORDS
    | care.WORDS
    | corrections.WORDS
    | cron.WORDS
    | documents.WORDS
    | hooks.WORDS
    | mending.WORDS
    | outages.WORDS
    | outbox.WORDS
    | today.WORDS
    | undo.WORDS
)
TEXT |= bulk.TEXT | bundles.TEXT | care.TEXT | mending.TEXT | undo.TEXT | usage.TEXT
ITEMS |= bundles.ITEMS | care.ITEMS
INVOICE |= billing.INVOICE | corrections.INVOICE | documents.INVOICE | money.INVOICE
