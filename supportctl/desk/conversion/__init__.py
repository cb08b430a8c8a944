"""The verbs of `supportctl license …` about conversions: perpetual licences become subscriptions.

shared.py      its regulation, its data, the one that stands
changing.py    changes to a converted licence: what the conversion says of them
checking.py    check-conversion
performing.py  convert
marking.py     mark-converted
withdrawal.py  withdraw-conversion, refund-conversion
invoicing.py   invoice-conversion
listing.py     conversions
watching.py    what cron does about them
"""
