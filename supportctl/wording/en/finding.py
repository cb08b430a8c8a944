"""English: what is said about searching, and about lists and their views."""

ERRORS = {
    "BAD_DIRECTORY": ("Nothing can be written to {path}: {detail}.", "Name another directory: --dir DIRECTORY"),
    "BAD_VIEW": (
        "The view {path} can't be used: {detail}.",
        "Put it right, or save it anew: supportctl ticket list --save NAME",
    ),
    "NO_VIEW": ("There is no view {value}.", "Saved so far: {known}"),
    "NO_WORDS": ("{value} holds neither a letter nor a digit: nothing to look for.", "Type a word: supportctl search WORDS"),
    "UNKNOWN_FILTER": ("The view {path} names a filter that isn't known: {value}.", "One of: {known}"),
    "TO_BEFORE_FROM": ("--to {last} lies before --from {first}.", "Give --to that day or a later one."),
    "UNTIL_BEFORE_SINCE": (
        "--until {until} lies before --since {since}: no ticket was opened then.",
        "Give --until that day or a later one.",
    ),
}
NOTES = {
    "MANY_OVER_LEFT_OUT": "More than {more} closed or refused: --all",
    "OVER_LEFT_OUT": "{count} closed or refused: --all",
    "SHOWN_OF_MORE": "{shown} of more than {more} shown; more: --limit N",
}
LABELS = {
    "directory": "directory",
    "pages": "pages",
    "snippet": "where",
    "words": "words",
    "template": "template",
    "begins": "begins with",
}
