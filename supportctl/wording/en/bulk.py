# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said of imports, exports and reports."""

ERRORS = {
    "EXPORT_NOT_WRITTEN": ("The files can't be written to {path}: {detail}.", "Name another directory: --dir DIR"),
    "IMPORT_EMPTY": ("The file {path} is empty.", "The first line names the columns."),
    "IMPORT_NO_ROWS": ("The file {path} has no row below its heading.", "Add one line a row."),
    "IMPORT_COLUMN_UNKNOWN": ("The file {path} has columns that aren't known here: {columns:raw}.", "Take them out or rename them; known are: {known:raw}"),
    "IMPORT_COLUMN_TWICE": ("The file {path} names a column twice: {columns:raw}.", "Keep one of them."),
    "IMPORT_COLUMN_TWICE_HERE": ("A name stands twice in this object: {columns:raw}.", "Keep one of them."),
    "IMPORT_RAGGED": ("The line has {cells} cells, the heading {columns}.", "Put a cell with the separator in it into \"quotes\"."),
    "IMPORT_BAD_CSV": ("The file {path} can't be read from line {at_line} on: {detail}.", "Look for a quote that isn't closed, and double a quote inside quotes."),
    "IMPORT_BAD_JSON": ("This is no JSON object on one line, from character {character} on.", "Write one object a line: {{\"source\": \"…\"}}."),
    "IMPORT_BAD_ENCODING": ("The file {path} isn't {encoding:raw} (line {at_line}).", "Give its own: --encoding utf-8, --encoding cp1250, …"),
    "IMPORT_MIXED_ENCODING": ("The file {path} is in two encodings: line {utf8} is UTF-8, line {other} isn't.", "Save it anew in one encoding, or say which one to read it in: --encoding cp1250"),
    "IMPORT_NO_ENCODING": ("There is no encoding {value}.", "Give utf-8 or cp1250, or leave --encoding out."),
    "IMPORT_LONG_LINE": ("Line {at_line} of {path} is longer than {limit} bytes: this is no file of rows.", "Check the file; one row is one line."),
    "IMPORT_FORMULA": ("The cell of {field:label} is a formula.", "Put its value there."),
    "IMPORT_BAD_NUMBER": ("{field:label}: {value} isn't a number from 1 to 1000000000.", "Give the number alone."),
    "IMPORT_BAD_DURATION": ("{value} isn't a time in hours, above 0 and at most {most}.", "Write it as 1.5 or 1,5."),
    "IMPORT_CELLS_MISSING": ("Cells without which the row says too little are empty: {columns:raw}.", "Fill them in."),
    "IMPORT_NO_KEY": ("The row has nothing to be found by again: {columns:raw}.", "Fill in one of them."),
    "IMPORT_KEY_TWICE": ("{field:label} {value} stands on line {other}, too.", "Keep one of the lines."),
    "IMPORT_NUMBER_TAKEN": ("The number {value} is taken by another record.", "Leave the cell of {field:raw} empty; the row gets the next number."),
    "IMPORT_DIFFERS": ("{id} is on record with something else: {fields:label}.", "An import changes nothing that is there: change it by its own command, or take the line out."),
    "IMPORT_NO_SUPPORT": ("{regulation} isn't about support: no ticket goes by it.", "Name another regulation, or leave the cell empty."),
    "IMPORT_OTHER_PRODUCT": ("The licence {license} isn't one of {product}.", "Take one of the two out."),
    "IMPORT_RUNNING": ("An open ticket has a session that runs, and one that runs can't be brought in.", "Stop it first, or bring the ticket in as waiting."),
    "IMPORT_CLOSED_AT": ("State {status:ticket}, but closed at: {closed:word}.", "closed and refused have a time in closed_at, all others have none."),
    "IMPORT_OUTCOME": ("A ticket in the state {status:ticket} has no outcome.", "Empty the cell, or give the state closed."),
    "IMPORT_BEFORE_OPENING": ("{field:label} {at} is before the opening of the ticket, {opened_at}.", "Put the two times right."),
    "IMPORT_AFTER_CHANGE": ("The ticket was closed {at}, after its last change {changed_at}.", "Put the two times right, or leave changed_at empty."),
    "IMPORT_AFTER_CLOSING": ("The session ended {at}, after its ticket was closed {closed_at}.", "Put the two times right."),
    "IMPORT_MERGED_ITSELF": ("Ticket {id} can't be shown in itself.", "Empty the cell of merged_into."),
    "IMPORT_STOP_OR_HOURS": ("The row gives both, or neither, of stopped_at and hours.", "Give one of them."),
    "IMPORT_ENDS_FIRST": ("The session ends {at}, not after its start {started_at}.", "Put the two times right."),
    "IMPORT_OVERLAP": ("The session shares time with that of line {other}: of the same ticket, or the same technician.", "Put the times of one of them right."),
    "IMPORT_NOT_CHARGED": ("{regulation} doesn't charge by time: these sessions can't be billed.", "Leave out --to-bill."),
    "NO_EXTRA": ("{what:raw} needs an extra that isn't installed.", "pip install \"supportctl[{extra:raw}]\""),
}  # fmt: skip

NOTES = {
    "IMPORT_EMPTY": "There is no row below the heading: there was nothing to bring in.",
    "IMPORT_STOPPED": "Nothing was written. Wrong lines named: {failed}; after these the rest of the file wasn't read.",
    "IMPORT_NOTHING_WRITTEN": "Nothing was written. Wrong lines: {failed}, lines read: {read}.",
    "READ_CSV": "Read as CSV, {encoding:raw}, separated by {delimiter:raw}.",
    "READ_JSON": "Read as lines of JSON, {encoding:raw}.",
}

LABELS = {
    "file": "file",
    "report group": "group",
    "report due": "due",
    "left_open": "still open",
    "noun": "list",
    "met": "in time",
    "missed": "missed",
    "open": "open",
    "met_percent": "in time, %",
    "billed_hours": "hours billed",
    "opened": "opened",
    "closed": "closed",
    "line": "line",
    "ticket_source": "ticket's source",
    "last_session_end": "end of the last session",
    "changed_at": "last changed",
}

WORDS = {
    "imported": "brought in",
    "session-imported": "session brought in",
}

TEXT = {
    "in_line": "line {line}: ",
    "import_checks": "Checking",
    "import_writes": "Writing",
}

SCREEN = {
    "report_total": "all",
}

# Short headings of columns.
HEADS = {"started_hours": "begun", "billed_hours": "billed", "unbilled_seconds": "not covered"}
