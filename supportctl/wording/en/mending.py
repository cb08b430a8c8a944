"""English: what is said when something is put right: edits, mergers, waits, sessions recorded late."""

ERRORS = {
    "BAD_FORMAT": ("{value} names something that a prompt can't show.", "What it can show: {known:raw}"),
    "BAD_TAG": (
        "{value} can't be a tag.",
        "One word of at most 40 letters, digits and dashes, each with + to put it on or - to take it off: --tag +export,-later",
    ),
    "CLIENT_MERGED": ("{client} was merged into {into} before.", "supportctl client show {into}"),
    "CLIENT_WORKED_FOR": ("Work goes on for {client}: {tickets}.", "Stop it first: supportctl session stop TICKET"),
    "CLOSED_THEN": (
        "Ticket {id} was over at {at}, before that session began.",
        "Give a --start at which the ticket was open: supportctl ticket show {id}",
    ),
    "ENDS_BEFORE_START": ("The session's end, {at}, isn't later than its start, {started_at}.", "Give a --stop later than --start."),
    "STARTS_TOO_EARLY": ("The session can't have begun at {at}: only what was done at {last_change} allowed it.", "Give a later --start."),
    "DIFFERENT_NIP": ("{client} and {into} have different NIPs.", "If they are one client all the same, say why: --reason TEXT"),
    "EDIT_TOO_LATE": (
        "{fields:label} of ticket {id} can't change any more: a session or a reply rests on it.",
        "Open another ticket for what is different: supportctl ticket open",
    ),
    "LICENSE_OF_ANOTHER_REGULATION": (
        "The licence {license} falls under {regulation}, ticket {id} under another regulation.",
        "Open a ticket for that licence: supportctl ticket open --license {license}",
    ),
    "LOG_INVOICED": ("A session at that time would change the hours of ticket {id} that are invoiced already.", "Name a time after the last invoiced hour."),
    "MERGE_CIRCULAR": ("{into} was itself merged into {value}.", "Merge the other way round, or take that back first."),
    "MERGE_DIFFERS": ("Tickets {id} and {into} can't be merged: they differ in {fields:label}.", "supportctl ticket show {id}"),
    "MERGE_ITSELF": ("{value} can't be merged into itself.", "Name two different ones."),
    "NOT_MERGED": ("Ticket {id} isn't merged into another.", "supportctl ticket show {id}"),
    "NOT_PUT_ASIDE": ("Ticket {id} isn't put aside.", "supportctl ticket show {id}"),
    "TICKET_MERGED": ("Ticket {id} is merged into ticket {into}, and takes no act of its own.", "supportctl ticket show {into}"),
    "UNMERGE_INVOICED": ("Ticket {into} was invoiced since ticket {id} was merged into it.", "supportctl ticket show {into}"),
    "WAIT_PAST": ("{value} isn't later than this act, {at}.", "Name a time ahead: --until 'mon 9:00'"),
}  # fmt: skip

NOTES = {
    "ASSIGNED_OVER": "Ticket {id} is {status:ticket}: there is nothing to do on it until it is reopened.",
    "FIRST_SEEN": "Nobody named {operator} has worked at this desk so far.",
    "FIRST_SEEN_NEAR": "Nobody named {operator} has worked at this desk so far. Did you mean: {near}?",
    "APPOINTMENT_REPLACED": "It takes the place of the appointment of {starts_at}.",
    "SWITCHED_FROM": "Session {session} on ticket {ticket} stopped after {seconds:duration}.",
}  # fmt: skip

LABELS = {
    "aliases": "also known as", "elapsed": "elapsed", "exact": "elapsed", "former_keys": "former keys",
    "former_serials": "former serial numbers", "fields": "changed", "left": "left", "merged": "merged into it", "merged_into": "merged into",
    "merged_from": "merged from", "priority": "priority", "stopped": "stopped", "tags": "tags", "waits_reason": "waits because",
    "waits_until": "put aside until", "tag": "tag",
}  # fmt: skip

WORDS = {
    "urgent": "urgent", "high": "high", "normal": "normal", "low": "low",
    "session-logged": "session recorded late", "edited": "edited", "put-aside": "put aside", "taken-up": "taken up again",
    "merged": "merged", "merged-here": "another ticket merged into it", "unmerged": "taken apart", "unmerged-here": "another ticket taken out of it",
}  # fmt: skip

TEXT = {
    "shell_begins": "Commands as after supportctl; exit or Ctrl-D leaves.",
    "shell_idle": "no session runs",
    "shell_overdue": "overdue {count}",
    "merged_state": "merged into #{into}",
    "merged_kind": "{kind}, merged into #{into}",
    "merged_ticket": "Ticket {id}, merged into this one: {subject}",
    "watching": "#{ticket} {subject}  {exact}  covered {left}",
}  # fmt: skip
