"""COUNTER: what an operator does. One package a noun of the command line, one function a verb.

A verb takes an Act (who, when, the open database) and plain values, decides by the law of the day, writes rows, history,
decision and audit entry in the one transaction it was given, and returns an Outcome that can be stored and shown again.

Each package imports ground and those below it, never one beside or above it (import-linter checks):

    client      report  today  undo
    bundle      license
    conversion  db  register  ticket  training
    invoice     session
    hours
    benefit     complaint  outage  price  product  rate  regulation  search
    hook        outbox
    ground      what all share: act, results, inputs, lookup, which law binds; tickets, licences and bundles as every room meets them

In each, files are named by what is done (opening.py, closing.py); shared.py has what they rest on, watching.py what cron runs.
A function that raises unless something holds, and returns nothing, begins with `require_`.
"""
