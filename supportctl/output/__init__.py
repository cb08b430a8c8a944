"""PRINT SHOP: replies as tables, plain text, JSON, CSV or ids. The only room that imports rich.

reply.py      what is printed, and how it was asked for
emit.py       the one door: chooses the format, loads only that, writes to stdout and stderr
messages.py   errors, refusals and notes: the lines on stderr
envelope.py   the JSON envelope and its sentences
rows.py       ndjson, csv, ids
views.py      a reply as blocks; lists.py, tickets.py, papers.py, bundles.py, laws.py: the views of the activities
blocks.py     fields, tables, lines; values as people read them
plain.py      blocks as plain text, for pipes
screen.py     a reply as a terminal shows it: lists (columns.py, fit.py), done.py: the sentence of a change
today.py      what waits; live.py: on a page that is drawn anew
styled.py     blocks for terminals
"""
