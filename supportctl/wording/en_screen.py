"""English: what only a terminal shows. Headings of lists, pages, and the sentence that each change answers with."""

# Headings of columns where the label would take more room than what stands under it.
HEADS = {
    "id": "#", "status": "state", "first_response_due": "due", "started_at": "started", "stopped_at": "stopped", "opened_at": "opened",
    "elapsed_seconds": "took", "starts_at": "from", "ends_at": "to", "maintenance_until": "M&S until", "converted_on": "converted",
    "discount_percent": "off %", "license_state": "old licence", "vendor_marked_on": "marked", "withdraw_until": "withdraw till",
    "withdrawn_on": "withdrawn", "newest_version": "newest", "oldest_supported": "oldest", "bought_at": "bought", "hours_left": "left",
    "queue_position": "queue", "use_until": "use until", "participants": "people", "ordered_on": "ordered", "received_on": "received",
    "answered_on": "answered", "issued_on": "issued", "due_on": "due", "active_until": "active until", "first_day": "first day",
    "left_minutes": "left", "used_minutes": "used", "granted_minutes": "granted", "exams_left": "exams", "priced_on": "price of",
    "quantity": "qty", "licenses": "licences", "round_the_clock": "24 h", "open_on_holidays": "holidays", "serial": "serial",
    "invoice_email": "invoice to",
}  # fmt: skip

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SCREEN = {
    "left_out": "Columns left out: {count} (--wide)",
}
