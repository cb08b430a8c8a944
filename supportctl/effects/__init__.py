"""EFFECTS: what happens after a commit, from rows that were written in it.

smtp.py      one talk with the mail server, step by step, each within a time limit
delivery.py  send what the outbox holds: take a letter, send it, record what came of it
hooks.py     programs of the operator's own
calls.py     those of them that wait, run after the commit
"""
