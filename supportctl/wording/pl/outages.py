# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what is said of outages of the KSeF, and of the setting that says who must be there."""

ERRORS = {
    "OUTAGE_ON_RECORD": ("Przerwa w działaniu KSeF tego rodzaju jest już zapisana pod numerem {id} ({kind:word}), pierwszy dzień {began_on}, ostatni dzień {ended_on}.", "supportctl outage list"),
    "OUTAGE_ENDED": ("Przerwa w działaniu KSeF nr {id} ma już zapisany ostatni dzień, {ended_on}.", "Błędny dzień cofniesz poleceniem supportctl undo --list"),
    "OUTAGE_ENDS_FIRST": ("Przerwa w działaniu KSeF od {began_on} nie mogła się skończyć {ended_on}.", "Popraw daty."),
    "BAD_KSEF_SETTING": ("Nieprawidłowe ustawienie ksef ({origin:word}): {value:raw}. Dozwolone: {known}.", "Wpisz jedno słowo albo kilka z datami: off, on from 2026-12-01"),
}  # fmt: skip

NOTES = {
    "OUTAGE_LASTS": "Przerwa w działaniu KSeF nr {id} trwa od {since}, więc terminy jeszcze nie biegną. Po jej zakończeniu: supportctl outage end {id} --on DATA"
}

LABELS = {
    "began_on": "pierwszy dzień",
    "ended_on": "ostatni dzień",
    "outage": "przerwa w działaniu KSeF",
    "ksef_outage": "przerwy w działaniu KSeF",
}

GROUNDS = {"outage-lasts": "od {since} trwa przerwa w działaniu KSeF, więc termin jeszcze nie biegnie."}

WORDS = {"unavailability": "niedostępność", "failure": "awaria", "outage": "przerwa w działaniu KSeF"}

DONE = {
    "outage add": "zapis przerwy w działaniu KSeF nr {names}",
    "outage end": "zapis końca przerwy w działaniu KSeF nr {names}",
}

CHANGES = {
    "outage add": ("Przerwa w działaniu KSeF nr {id} zapisana, {kind}, pierwszy dzień: {began_on}", "ended_on|, ostatni: {ended_on}", "-ended_on|, trwa"),
    "outage end": ("Przerwa w działaniu KSeF nr {id} zakończona, {kind}, ostatni dzień: {ended_on}",),
}  # fmt: skip
