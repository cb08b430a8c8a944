"""Polish: what is said about searching, and about lists and their views."""

ERRORS = {
    "BAD_DIRECTORY": ("Nie można zapisać plików w {path}: {detail}.", "Podaj inny katalog: --dir KATALOG"),
    "BAD_VIEW": (
        "Nie da się użyć widoku {path}: {detail}.",
        "Popraw go albo zapisz od nowa: supportctl ticket list --save NAZWA",
    ),
    "NO_VIEW": ("Nie ma widoku {value}.", "Zapisane dotąd: {known}"),
    "NO_WORDS": ("W „{value}” nie ma ani litery, ani cyfry, więc nie ma czego szukać.", "Wpisz słowo: supportctl search SŁOWA"),
    "UNKNOWN_FILTER": ("W widoku {path} jest nieznany filtr: {value}.", "Do wyboru: {known}"),
    "TO_BEFORE_FROM": ("--to {last} to dzień wcześniejszy niż --from {first}.", "W --to podaj ten sam dzień albo późniejszy."),
    "UNTIL_BEFORE_SINCE": (
        "Dzień --until {until} jest wcześniejszy niż --since {since}, więc nie pasuje żadne zgłoszenie.",
        "Podaj w --until ten sam dzień albo późniejszy.",
    ),
}
NOTES = {
    "MANY_OVER_LEFT_OUT": "Zamkniętych i odrzuconych: ponad {more}. Pokaże je --all",
    "OVER_LEFT_OUT": "Zamkniętych i odrzuconych: {count}. Pokaże je --all",
    "SHOWN_OF_MORE": "Pokazano {shown} z ponad {more}; więcej: --limit N",
}
LABELS = {
    "directory": "katalog",
    "pages": "strony",
    "snippet": "gdzie",
    "words": "słowa",
    "template": "szablon",
    "begins": "początek",
}
