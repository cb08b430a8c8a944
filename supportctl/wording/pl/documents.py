"""Polski: co się mówi o dokumentach w plikach i o KSeF."""

ERRORS = {
    "EXTRA_MISSING": (
        "Brakuje dodatku {extra}, bez którego to polecenie nie działa.",
        'pip install "supportctl[{extra}]"',
    ),
    "ONE_FILE_EACH": (
        "Do jednego pliku {path} nie zapisze się kilku dokumentów.",
        "Pomiń --file: każdy dokument dostanie własny plik.",
    ),
}

NOTES = {
    "SIGNLESS": "W krojach pisma brakuje znaków: {signs:raw}. W dokumencie zastąpiono je numerami.",
}

LABELS: dict[str, str] = {}

WORDS: dict[str, str] = {}

INVOICE = {
    "technician": "Technik",
    "page": "Strona",
    "page_of": "z",
}
