"""`supportctl invoice …` and `supportctl init`: documents, issued once, and who issues them.

seller.py     init: who issues the invoices
records.py    an invoice as it is told
payments.py   what came in, and what is left to pay
priced.py     what is to be billed
taxing.py     how the VAT act taxes it, and what it wants said of it
documents.py  numbering, freezing, writing a document: what every kind shares
issuing.py    issue
waiting.py    what waits for an invoice, for who looks at it
showing.py    print, list, why
"""
