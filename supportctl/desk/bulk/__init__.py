"""Bulk: rows of files brought in, lists and the whole desk written out.

source.py      a file as rows of text: CSV, lines of JSON, sheets (sheet.py); its encoding and delimiter
columns.py     what the columns of each kind of row are called, and how their cells are read
importing.py   one import: every line checked, then all of them written, or none
verbs.py       clients, licences, prices and rates, brought in by the verbs that add one
tickets.py     tickets, recorded as brought in; sessions.py: their sessions
exporting.py   the same rows, and every list, written out
"""
