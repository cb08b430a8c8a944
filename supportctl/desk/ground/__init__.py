"""What all rooms of the desk share; it imports none of them.

act.py          who acts, when, in which transaction; `ask` puts a question to a rule, requires its yes and stores it
results.py      what a verb returns; `require_yes` refuses where a rule said no
inputs.py       checks of what was typed: names, numbers, texts
files.py        files that the desk makes for people
lookup.py       clients, licences, products by number, key or part of a name
binding.py      which version of a regulation binds an act
acceptances.py  a regulation or its price list accepted, by word or by conduct
appointments.py what becomes of an appointment, and of what is noted on the client's software
buyers.py       how a buyer is invoiced: with Polish VAT, or taxed elsewhere
numbering.py    the series of documents, and whether the next number may be given
replay.py       a stored decision, recomputed
windows.py      what follows from a window for a recurrence that ended, cron or no cron
operators.py    whether a name is known at the desk
runs.py         when cron's jobs ran
tickets.py      a ticket found, told as data, what every act on one records
licenses.py     a licence told as data, and as the rules see it
bundles.py      a bundle found, told as data, its law, what is left of its benefits
bundle_records.py  a bundle as it is told, and what is in it
"""
