"""WORDING: every sentence, label and format that a person reads, in Polish and English.

    words.py              Words(lang): sentences from codes, clauses and inputs; numbers, days, durations
    safe.py               text from outside, with everything invisible shown escaped
    en.py     pl.py       errors, notes and findings, by code
    en_labels.py  pl_labels.py   labels of fields, words of states and kinds, invoice, answers
    en_bundles.py  pl_bundles.py  all of these, about bundles
    en_care.py  pl_care.py        about trainings, complaints and personal data
    en_conversion.py  pl_conversion.py   about conversions and withdrawals from them
    en_mending.py  pl_mending.py  about putting things right: edits, mergers, sessions recorded late
    en_remote.py  pl_remote.py    about remote help by appointment
    en_backup.py pl_backup.py    about backups, and what was restored from one
    en_finding.py pl_finding.py   about searching, lists and their views
    en_undo.py  pl_undo.py        what commands did, as undo and redo tell it
    en_usage.py   pl_usage.py     about the command line, and acts that a regulation doesn't know

Both languages have the same keys; only the chosen one is loaded. A template names its parameters in braces; parameters are
made safe before they are put in, and a missing one shows as "?".
"""
