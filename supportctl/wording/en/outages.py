# ruff: noqa: E501  (one entry a line reads best)
"""English: what is said of outages of the KSeF, and of the setting that says who must be there."""

ERRORS = {
    "OUTAGE_ON_RECORD": ("An outage of that kind and time is on record: {id}, {kind:word}, first day {began_on}, last day {ended_on}.", "supportctl outage list"),
    "OUTAGE_ENDED": ("Outage {id} ended on {ended_on}.", "Take the wrong day back: supportctl undo --list"),
    "OUTAGE_ENDS_FIRST": ("An outage that began on {began_on} can't end on {ended_on}.", "Put the days right."),
    "BAD_KSEF_SETTING": ("The setting ksef ({origin:word}) can't be {value:raw}. Known: {known}.", "Write one word, or several with their days: off, on from 2026-12-01"),
}  # fmt: skip

NOTES = {
    "OUTAGE_LASTS": "Outage {id} of the KSeF lasts since {since}, so no term runs. When it ended: supportctl outage end {id} --on DATE"
}

LABELS = {
    "began_on": "first day",
    "ended_on": "last day",
    "outage": "outage",
    "ksef_outage": "outages of the KSeF",
}

GROUNDS = {"outage-lasts": "no term runs while the outage lasts that began on {since}."}

WORDS = {"unavailability": "unavailability", "failure": "failure", "outage": "outage"}

DONE = {"outage add": "outage {names} recorded", "outage end": "end of outage {names} recorded"}

CHANGES = {
    "outage add": ("Outage {id} of the KSeF recorded: {kind}, first day {began_on}", "ended_on|, last day {ended_on}", "-ended_on|, no end yet"),
    "outage end": ("Outage {id} of the KSeF ended: {kind}, last day {ended_on}",),
}  # fmt: skip
