"""PRINT SHOP: replies as tables, plain text, JSON, CSV or ids. The only room that imports rich.

    reply.py      what is printed, and how it was asked for
    envelope.py   the JSON envelope and its sentences
    views.py      a reply as blocks: fields, tables, lines
    plain.py      blocks as plain text, for pipes
    styled.py     blocks through rich, for terminals
"""
