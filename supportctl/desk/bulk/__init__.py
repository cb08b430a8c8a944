"""Bulk: rows of files brought in, lists and the whole desk written out.

importing.py   one import: every line checked, then all of them written, or none
source.py      a file as rows of text: CSV or lines of JSON; its encoding and delimiter
sheet.py       the same of an XLSX file
columns.py     how the cells of a row are read
lookups.py     what rows name: clients, licences, products
kinds.py       what an import of one kind of rows is
verbs.py       clients, licences, prices and rates, brought in by the verbs that add one
contacts.py    contact persons, by the verb that names one
products.py    products and their versions, by the same verbs
tickets.py     tickets, recorded as brought in
sessions.py    their sessions
exporting.py   the same rows, and every list, written out
lists.py       lists that are written out and that no import reads
"""
