"""`supportctl register …`: the documents of a month for the accountant.

selling.py  the sales register: which documents are in it, and their sums in PLN
"""
