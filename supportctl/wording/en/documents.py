"""English: documents as files, and the KSeF."""

ERRORS = {
    "EXTRA_MISSING": (
        "This command needs the extra {extra}, which isn't installed.",
        'pip install "supportctl[{extra}]"',
    ),
    "ONE_FILE_EACH": (
        "Several documents can't be written into one file, {path}.",
        "Leave --file out: each document gets a file of its own.",
    ),
}

NOTES = {
    "SIGNLESS": "The fonts have no sign for: {signs:raw}. The document has their numbers instead.",
}

LABELS: dict[str, str] = {}

WORDS: dict[str, str] = {}

INVOICE = {
    "technician": "Technician",
    "page": "Page",
    "page_of": "of",
}
