"""WORDING: every sentence, label and format that a person reads, in Polish and English.

    words.py        Words(lang): sentences from codes, clauses and inputs; numbers, days, durations
    safe.py         text from outside, with everything invisible shown escaped
    examples.py     two examples of each command
    pages/          the pages of `supportctl help TOPIC`
    en/  pl/        the catalogues, with the same files and keys:
      sentences.py    errors, notes and findings, by code
      labels.py       labels of fields, words of states and kinds, invoice, answers
      done.py         the sentence with which a change answers on a terminal
      screen.py       lists and pages on a terminal
      undo.py         what commands did, as undo and redo tell it
      usage.py        about the command line, and acts that a regulation doesn't know
      bundles.py      errors, notes, labels … about bundles; likewise care.py (trainings, complaints, personal data),
                      conversion.py, mending.py, remote.py, money.py, today.py, backup.py, finding.py
    pl/typed.py     what stands for a value that is typed (NAZWA, DATA)
    pl/help*.py     what --help says in Polish, by the English beside the options

Only the chosen language is loaded. A template names its parameters in braces; parameters are
made safe before they are put in, and a missing one shows as "?".
"""
