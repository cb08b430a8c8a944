# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said about backups and what was restored from one."""

ERRORS = {
    "BACKUP_EMPTY": ("{path} is empty.", "Name another backup."),
    "BACKUP_ABSENT": ("There is no file at {path}.", "Check the path."),
    "BACKUP_NOT_SOUND": ("{path} isn't in order, so nothing was done. Problems: {count}; the first: {problem:problem}.", "The whole list: supportctl db verify FILE, or supportctl db check"),
    "BAD_SERIES_NUMBER": ("{value} isn't the last number of a series.", "Write it as FV=123, or FV/2025=88 for another year; each series once."),
    "DEMO_STOPPED": ("The demo stopped at {step:raw}. It said: {said}", ""),
    "DUMP_NEEDS_RIGHT": ("{path} was made by pg_dump; to be checked it is loaded into a database of its own, and on {server} none can be made.", "Repeat it with a role that has CREATEDB, --db postgresql://ROLE@HOST/postgres"),
    "DUMP_NEEDS_SERVER": ("{path} was made by pg_dump; to be checked it is loaded into a database of its own on a server.", "Repeat it with --db postgresql://ROLE@HOST/postgres"),
    "DUMP_NEEDS_TOOL": ("{path} is in the format of {tool:raw}, which isn't installed here.", "Install PostgreSQL's client programs, or make plain SQL of it elsewhere: pg_restore --file=dump.sql {path}"),
    "NEEDS_YES": ("{what:typed} takes the place of what is there; it isn't done without being confirmed.", "Add --yes."),
    "NOT_OURS": ("{path} is another program's database; it isn't overwritten.", "Check the path: supportctl db path"),
    "NO_BACKUP_NAMED": ("No backup is named.", "supportctl db restore FILE --yes"),
    "NO_DIRECTORY": ("There is no directory {path}.", "Make it first, or check that its disk is mounted."),
    "NUMBERING_HELD": ("No number is given in series {series}/{year}: the desk was restored from a backup, and which numbers were given afterwards isn't known.", "Look up the last one given, then: supportctl db restore --series {series:raw}/{year:raw}=N --yes"),
    "NUMBERING_NOT_HELD": ("Series {series} isn't held: its numbers go on by themselves.", "Leave it out."),
    "RESTORE_ITSELF": ("{path} is the database itself.", "Name a backup of it."),
    "SERIES_TOO_LOW": ("{series} can't go on after {value}: number {last} is given already.", "Give the last number given, {last} or higher."),
    "SERVER_RESTORE": ("{path} is on a server, which restores by itself.", "pg_restore --clean --if-exists --dbname=… FILE"),
}  # fmt: skip

NOTES = {
    "ANNULLED_AGAIN": "Annulled since the backup, and annulled again: {numbers}.",
    "KSEF_NUMBERS_NOT_IN_BACKUP": "Numbers that the KSeF gave since the backup, and that aren't in it: {numbers}. Take them back once more: supportctl invoice ksef-import",
    "PAYMENTS_NOT_IN_BACKUP": "Payments recorded or taken back since the backup, and not in it, are those of: {numbers}. Look at the list, then: supportctl invoice pay",
    "BACKUP_OLDER": "It is of an earlier release (revision {revision}; the program has {head}): pages and references are in order, and a restore brings it up to date.",
    "DESK_MADE": "There was no database; an empty one was made, of revision {to}.",
    "DOCUMENTS_NOT_IN_BACKUP": "Issued after the backup, and not in it: {numbers}. Enter again what they billed only after looking at them.",
    "ERASED_AGAIN": "Erased since the backup, and erased again: {clients}.",
    "NUMBERS_HELD": "No number is given in {series} until the last one given is said: supportctl db restore --series {first:raw}=N --yes",
    "RESTORE_NO_DESK": "There was no desk in that place. Not done, for want of it: erasures made since the backup again, numbers after the highest one given, a list of documents that the backup doesn't hold.",
    "RESTORE_NOT_READ": "The former desk can't be read. Not done: erasures made since the backup again, numbers after the highest one given, a list of documents that the backup doesn't hold.",
    "RESTORE_OTHER_DESK": "The former desk isn't the one that the backup is of. Not done: erasures made since the backup again, numbers after the highest one given, a list of documents that the backup doesn't hold.",
    "RESTORE_PARTLY_READ": "The former desk is damaged: of erasures, numbers and documents only what could be read in it was taken over, and more may be missing.",
    "VERIFY_LEFT": "Left on the server by a check that was killed, and removed now: {names}.",
    "WOULD_BE_MADE": "There is no database; an empty one would be made, of revision {to}.",
    "WOULD_BE_UPGRADED": "The database would be upgraded from revision {from_} to {to}.",
    "SERVER_BACKUP": "Nothing was made: a server's desk is backed up by the command above. The password goes into ~/.pgpass.",
    "SOFTWARE_NOTES_LEFT_OUT": "Left out, for they are kept nowhere else: notes on clients' software, {count} (BIT Service, liability.4).",
}  # fmt: skip

LABELS = {
    "annulled_again": "annulled again", "ksef_numbers_since": "KSeF numbers since", "payments_since": "payments since", "taken_back": "taken back",
    "backup": "backup", "bytes": "bytes", "erased_again": "erased again", "former": "the former desk is at", "former_read": "former desk read",
    "last_number": "last number", "not_in_backup": "not in the backup", "numbers_held": "numbers held", "removed": "removed", "series": "series",
}  # fmt: skip
