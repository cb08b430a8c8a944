"""The verbs of `supportctl license …` about conversions: perpetual licences become subscriptions.

shared.py      its regulation, its data, the one that stands
checking.py    check-conversion
performing.py  convert
marking.py     mark-converted
withdrawal.py  withdraw-conversion, refund-conversion
invoicing.py   invoice-conversion
listing.py     conversions
watching.py    what cron does about them
"""
