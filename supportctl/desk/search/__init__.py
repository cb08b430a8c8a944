"""What is looked for anywhere: tickets, clients and invoices by their words.

query.py      words as they are typed become a query
searching.py  what a query finds, and where in it
"""
