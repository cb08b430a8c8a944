"""English: what waits for the desk."""

LABELS = {
    "amounts": "amounts",
    "how_many": "count",
    "left_seconds": "covered",
    "next": "next",
    "section": "waits",
    "terms_accepted": "terms accepted",
}
WORDS = {
    "due": "first response due",
    "first-contact": "for its first contact",
    "maintenance": "M&S ends",
    "to-invoice": "to be invoiced",
    "unpaid": "unpaid",
    "wait-over": "back from waiting",
}
SCREEN = {
    "board_quits": "q quits",
    "nothing_waits": "Nothing waits.",
    "today_running": "RUNNING",
    "today_overdue": "OVERDUE",
    "today_due": "DUE",
    "today_appointment": "TODAY",
    "today_triage": "TRIAGE",
    "today_wait-over": "BACK",
    "today_first-contact": "CONTACT",
    "today_to-invoice": "MONEY",
    "today_unpaid": "MONEY",
    "today_maintenance": "SOON",
    "today_bundle": "SOON",
    "today_complaint": "SOON",
    "today_unpaid_what": "unpaid",
    "today_maintenance_what": "M&S ends",
    "today_bundle_what": "bundle ends",
    "today_complaint_what": "complaint to answer",
    "today_left": "{left} left",
    "today_not_accepted": "terms not accepted",
    "today_count": "tickets to invoice: {count}",
    "today_late": "days late: {days}",
    "today_more": "{count} more",
    "today_many_more": "{count} or more besides",
}
