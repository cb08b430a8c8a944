"""`supportctl bundle …`: subscription bundles, from the quote to the settlement of a breach.

quoting.py     quote, and what an order is priced by
ordering.py    order, submit
qualifying.py  qualify, reject
paying.py      pay, and the documents of a bundle
receiving.py   invoice pay and invoice unpay, of any document
renewing.py    offer, notice, renew
rebilling.py   a renewal whose invoice counts no more gets another
settlement.py  demand, breach, settle
showing.py     show, list, why
watching.py    what cron says of them
"""
