"""States that statements and verbs ask for alike."""

# Of a ticket: it is over, until it is reopened.
OVER = ("closed", "refused")
