"""`supportctl invoice …` and `supportctl init`: documents, issued once, and who issues them.

seller.py     init: who issues the invoices
documents.py  numbering, freezing, writing a document: what every kind shares
issuing.py    issue
showing.py    print, list, why
"""
