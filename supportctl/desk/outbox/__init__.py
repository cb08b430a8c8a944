"""Letters that leave the desk by mail, from being written to the proof that they were sent. The sending itself is in effects/.

records.py     a letter as it is told
queueing.py    write a letter into the outbox, in the transaction of the act that sends it; call it off
changing.py    `outbox cancel`, `hold`, `release`
showing.py     `outbox list`, `outbox show`
attempting.py  take the letter that is due, and record what came of sending it
"""
