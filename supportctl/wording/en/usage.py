"""English: what is said about the command line itself, and about acts that a regulation doesn't know."""

ERRORS = {
    "UNDO_NOT_SURE": ("Not confirmed: nothing was taken back.", "supportctl undo --list"),
    "ANNUL_NOT_SURE": ("Not confirmed: {number} stands as it was.", "Answer y, or confirm with --yes."),
    "BAD_LINE": ("That line isn't text: it has bytes that are no UTF-8, or a null character.", "Save the file as UTF-8."),
    "OPEN_QUOTE": ("That line leaves a quote open, or ends with a backslash.", "Write the whole command in one line: ticket note 5 -m \"…\""),
    "NOT_A_TERMINAL": ("The shell is for a terminal, and this is none.", "Give the commands to: supportctl batch FILE"),
    "NOT_IN_A_BATCH": ("{command} can't be a line of a batch or typed in the desk's shell.", "Run it by itself: supportctl {command}"),
    "STDIN_TAKEN": ("Something was to be read from stdin, which brings the commands or was read by an earlier line.", "Name it in the line, or in a file."),
    "BAD_NOW": ("SUPPORTCTL_NOW={value:raw} isn't a time that can be used.", "Write it as 2026-11-20T09:05, from 1900 on and before 2200, or unset it."),
    "BAD_RANGE": ("{value:raw} isn't a list of numbers.", "Write it as 5,7-9, the smaller number first."),
    "FLAG_DIFFERS": ("{field} says {before} before the command and {after} after it.", "Say it once."),
    "FLAG_NOT_TAKEN": ("{command} doesn't take {field}.", "Leave it out."),
    "NO_HOME": ("There is no home directory that the database could be kept in.", "Name it: --db PATH, or SUPPORTCTL_DB."),
    "ONLY_WITH": ("{field} goes with {other} alone.", "Add {other}, or leave {field} out."),
    "STDIN_TWICE": ("Two parts of the command would both be read from stdin.", "Read one of them from a file, or name it in the command."),
    "TOO_MANY_IDS": ("{value:raw} names more than {most} numbers.", "Take them in several goes."),
    "PASSWORD_TYPED": (
        "A password on the command line can be read by everybody on this machine: {path}.",
        "Put the URL into SUPPORTCTL_DB or the config file, or the password into ~/.pgpass.",
    ),
    "COMMAND_TOO_LONG": ("A command is longer than {kib} KiB.", "Long words come from a file: --message-file FILE, --description-file FILE"),
    "LINE_TOO_LONG": ("A line on stdin has more than {most} characters: no id is that long.", "Give one id a line."),
    "BAD_TEMPLATE": ("The template has a brace that stands alone.", "Write fields as {{client}}, and a brace itself twice."),
    "EDITOR_FAILED": ("The editor {editor} failed: {detail}; nothing was written.", "Set VISUAL or EDITOR, or give the words with -m."),
    "FIELD_WITHOUT_VALUE": ("{field} has no value on ticket {ticket}.", "Give the words with -m, or use another template."),
    "NOTHING_WRITTEN": ("No words were written: nothing was done.", "Write them above the remarks, or give them with -m."),
    "NO_EDITOR": ("No editor is set to write the words in.", "Set VISUAL or EDITOR, or give the words with -m."),
    "TEMPLATE_NOT_FOUND": ("There is no template {value} in {directory}.", "supportctl template list"),
    "UNKNOWN_FIELD": ("The template has a field {field} that a ticket doesn't have.", "One of: {known}"),
    "STORE_ABSENT": ("There is no database at {path}.", "supportctl init --db {path:raw} --name N --nip NIP --address A --bank-account IBAN --email E"),
}  # fmt: skip

NOTES = {
    "CLOSED_UNANSWERED": "#{ticket} was closed without any answer to the client on record. If that was a slip: supportctl undo",
    "CLOSED_UNTRIAGED": "#{ticket} was closed without a first look (triage). If that was a slip: supportctl undo",
    "CLOCK_AHEAD": (
        "SUPPORTCTL_NOW keeps the clock at {value}, ahead of the machine's ({machine}): what was written now is dated "
        "so. To end that: unset SUPPORTCTL_NOW"
    ),
    "NUMBERED_AHEAD": (
        "SUPPORTCTL_NOW keeps the clock at {value}, ahead of the machine's ({machine}). Numbered so: {numbers}. The "
        "series takes no document of an earlier day from now on; if that isn't meant: unset SUPPORTCTL_NOW, then "
        "supportctl invoice annul NUMBER --reason TEXT"
    ),
    "BATCH_FAILED": "Commands that failed: {failed} of {total}; lines: {lines:raw}.",
    "BATCH_STOPPED": "Stopped at line {line} (exit {code}). Commands not run: {left}.",
    "IDS_LEFT": "Stopped there. Ids not tried: {left}.",
    "NO_IDS": "stdin brought no id: there was nothing to do.",
    "DESK_MADE_HERE": "A new, empty database was made: {path}. Another one: --db PATH or SUPPORTCTL_DB.",
}  # fmt: skip

TEXT = {
    "annul_goes": "{number} ({client}, {gross}) becomes void: its number stays and is marked, no list or register counts it,"
    " and what it billed waits for a new invoice. Nothing takes that back.",
    "annul_goes_correction": "{number} ({client}, {gross}) becomes void: its number stays and is marked, no list or register counts it,"
    " and what it corrected stands again as before it. Nothing takes that back.",
    "undo_sure": "Take that back?",
    "annul_sure": "Annul {number}?",
    "help_usage": "Usage:",
    "help_options_piece": "[OPTIONS]",
    "help_command": "COMMAND [ARGS]...",
    "help_arguments": "Arguments",
    "help_options": "Options",
    "help_commands": "Commands",
    "help_examples": "Examples",
    "help_default": "default",
    "man_name": "NAME",
    "man_synopsis": "SYNOPSIS",
    "man_description": "DESCRIPTION",
    "man_see": "SEE ALSO",
    "help_required": "required",
    "editor_head": "Write the words above; lines that begin with # are left out, and nothing written means that nothing is done.",
    "or_enter": "Enter to skip",
    "one_of_both": "one of both is needed; Enter: {other}",
    "one_of_both_wanted": "One of both is needed: {names}. Ctrl-D ends the command.",
    "or_consumer": "Enter: a consumer, who has none",
    "same_nip_sure": "Is it another client of the same company?",
    "on_file": "on file: {value}",
    "not_a_choice": "{value} isn't one of: {choices}.",
    "typed": "{typed} ({label})",
    "usage_extra": "That is more than the command takes: {words}.",
    "usage_missing": "{name} is missing.",
    "usage_missing_several": "These are missing: {name}.",
    "usage_negative": "There is no option {name}; an amount, a number or a quantity is never below zero.",
    "usage_no_command": "There is no command {name}.",
    "usage_no_command_near": "There is no command {name}; did you mean: {near}?",
    "usage_no_number": "{name}: {value} isn't a whole number.",
    "usage_no_option": "There is no option {name}.",
    "usage_no_option_near": "There is no option {name}; there is: {near}.",
    "usage_no_verb": "No command is named.",
    "usage_other": "{sentence}",
    "usage_range": "{name}: {value} isn't within {least} to {most}.",
    "usage_takes_none": "{name} takes no value.",
    "usage_takes_this": "{name} takes a value, and {value} is an option. (If you mean that text: {meant})",
    "usage_takes_one": "{name} takes a value.",
    "usage_too_big": "{name}: {value} is more than {most}.",
    "usage_too_small": "{name}: {value} is less than {least}.",
    "yes_or_no_wanted": "Answer y or n.",
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
    "recurrence": ("reopening a ticket", "Open another one: supportctl ticket open"),
    "refuse": ("refusing support", "Close the ticket: supportctl ticket close TICKET --outcome resolved"),
    "schedule": ("hours that are agreed on beforehand", "No agreement is needed: supportctl session start TICKET"),
    "split_ticket": ("splitting a ticket", "Open another one for the other topic: supportctl ticket open"),
    "triage": ("a first look (triage)", "None is needed: go on with the ticket."),
}  # fmt: skip
