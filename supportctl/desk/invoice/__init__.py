"""`supportctl invoice …` and `supportctl init`: documents, issued once, and who issues them.

seller.py      init: who issues the invoices
document.py    the typed document, frozen; how a printer, an XML builder and a register read it
records.py     the document as it is told, with what became of it
payments.py    what came in, and what is left to pay
proformas.py   what came in for a proforma, and pays for the invoice
priced.py      what is to be billed
taxing.py      how the VAT act taxes it, and what it wants said of it
documents.py   numbering, freezing, writing a document: what every kind shares
loading.py     reading documents back
issuing.py     issue, proforma
running.py     run: all of a month
advances.py    advance, final
figures.py     the figures of a line, before and after a correction
wanted.py      what is to be corrected, as it was typed
meanwhile.py   what was seen of a document before another act came between
correcting.py  correct
annulling.py   annul
freeing.py     what a document that counts no more gives free
sending.py     send
reminding.py   remind
series.py      check-series
waiting.py     what waits for an invoice, for who looks at it
printing.py    pdf
ksef.py        which documents belong into the KSeF, and what became of them
handing.py     ksef-export
accepting.py   ksef-import
at_ksef.py     ksef-status
annex.py       annex: the sessions behind an invoice
showing.py     print, list, why
"""
