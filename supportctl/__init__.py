"""supportctl: the support desk of a Polish software reseller, run by its regulations.

Which room to enter:

    __main__.py     the door before the front door: --version, session status, completion answers
    cli/            FRONT DOOR: options in, use case, result out; one file a noun
    output/         PRINT SHOP: tables, plain text, json, csv; one renderer an activity
    documents/      an invoice as PDF and as FA(3) XML; one file each
    jobs/           what cron runs: one file a Job(find, act)
    effects/        what happens after a commit, from rows written in it: mail, hooks
    wording/        every sentence and label that a person reads, in Polish and English
    desk/           COUNTER: what an operator does; one package a noun, one function a verb
    store/          ARCHIVE: tables and statements, what is compiled from them, the engine; the only room that knows SQL
    regulations/    SHELF: what each regulation and statute says; text.toml (the law's data), rules.py (its computations)
    law/            ENGINE: how any regulation works; versions, clauses, decisions, reusable blocks
    calendar.py     Europe/Warsaw: legal days, holidays, opening hours, started units, terms
    typed_time.py   days and instants as people type them
    dated_words.py  a setting that says from which day each of its words holds
    money.py        integer minor units and a currency; half-up rounding; VAT
    invisible.py    characters that show nothing
    slips.py        words that were probably meant by what was typed
    errors.py       everything that can go wrong: code, parameters, exit code
"""

__version__ = "0.1.0"
