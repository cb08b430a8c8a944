"""English: what is said about the command line itself, and about acts that a regulation doesn't know."""

ERRORS = {
    "BAD_NOW": ("SUPPORTCTL_NOW={value:raw} isn't a time that can be used.", "Write it as 2026-11-20T09:05, from 1900 on and before 2200, or unset it."),
    "NO_HOME": ("There is no home directory that the database could be kept in.", "Name it: --db PATH, or SUPPORTCTL_DB."),
    "STDIN_TWICE": ("Two parts of the command would both be read from stdin.", "Read one of them from a file, or name it in the command."),
}  # fmt: skip

NOTES = {
    "NO_IDS": "stdin brought no id: there was nothing to do.",
}  # fmt: skip

TEXT = {
    "typed": "{typed} ({label})",
    "usage_extra": "That is more than the command takes: {words}.",
    "usage_missing": "{name} is missing.",
    "usage_negative": "There is no option {name}; an amount, a number or a quantity is never below zero.",
    "usage_no_command": "There is no command {name}.",
    "usage_no_number": "{name}: {value} isn't a whole number.",
    "usage_no_option": "There is no option {name}.",
    "usage_no_option_near": "There is no option {name}; there is: {near}.",
    "usage_other": "{sentence}",
    "usage_range": "{name}: {value} isn't within {least} to {most}.",
    "usage_takes_none": "{name} takes no value.",
    "usage_takes_one": "{name} takes a value.",
    "usage_too_big": "{name}: {value} is more than {most}.",
    "usage_too_small": "{name}: {value} is less than {least}.",
}  # fmt: skip

# Questions that not every regulation knows: (what it is about, what to do instead).
ACTS = {
    "charge_item": ("service items that are charged", "Where time is charged, the sessions do it: supportctl invoice issue --ticket TICKET"),
    "complaint": ("complaints on a ticket", "Leave out --complaint: it is kept as a note."),
    "entitlement": ("support for a licence", "supportctl regulation list"),
    "extend": ("hours that run out", "No answer is needed: the session goes on without."),
    "hold_software_note": ("notes on the client's software", "Leave out --software, and write nothing down that needn't be kept."),
    "note_stage": ("stages of the work", "Leave out --stage."),
    "open_ticket": ("tickets", "Name the regulation that the report falls under: --regulation SLUG."),
    "recurrence": ("reopening a ticket", "Open another one: supportctl ticket open …"),
    "refuse": ("refusing support", "Close the ticket: supportctl ticket close TICKET --outcome …"),
    "schedule": ("hours that are agreed on beforehand", "No agreement is needed: supportctl session start TICKET"),
    "split_ticket": ("splitting a ticket", "Open another one for the other topic: supportctl ticket open …"),
    "triage": ("a first look (triage)", "None is needed: go on with the ticket."),
}  # fmt: skip
