"""English: the chain of proof. What a check finds is said in English by the store itself (store/problem.py)."""

ERRORS = {
    "BAD_ANCHOR": (
        "{value} isn't an anchor.",
        "Write it as supportctl db anchor printed it, N:HASH, or at least the first 16 digits of the hash.",
    ),
    "STORE_IO": (
        "The disk of the database {path} reports a fault: {detail}.",
        "Nothing was written. Look at the system's log and at the quota, and have a backup at hand: supportctl db backup --dir DIR",
    ),
    "STORE_ALTERED": (
        "The database isn't in order: {table} {id} isn't what was recorded when it was made.",
        "supportctl db check",
    ),
}

LABELS = {"entries": "entries"}
