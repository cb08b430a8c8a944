"""ARCHIVE: the only room that knows SQL.

tables/      SQLModel tables: the one source of the schema; read when the store is compiled, never by a command
statements/  every query once, as a SQLModel select, one file a noun; read then too
compiled/    generated from both: row classes, the SQL of every statement for SQLite and PostgreSQL, the DDL of a new desk
row.py       what every row class is; statement.py  what a compiled statement is
engine.py    read() and write(): get, add, touch, delete, and the statements of compiled/
answers.py   what a transaction read, so that nothing is read twice
journal.py   what every changed row was and became, written in the same transaction
undoing.py   how change sets are taken back, and what stands in the way
file.py      a desk in an SQLite file; server.py  on PostgreSQL; place.py  where it is; faults.py  what they raise
head.py      the steps of the schema; revision.py  which one a desk has; creation.py  a new file; schema.py  upgrades and checks
checks.py    what a sound desk looks like in sums and numbers; soundness.py  the full check, part by part; problem.py  what it finds
chain.py     the chain of proof, written with the journal; canonical.py  the form that is digested; proof.py  computed again;
             adopting.py  what an upgrade takes over; rawrows.py  rows as they stand; recorded.py  is a row what was recorded
schemaproof.py  the schema against that of a new desk; searchproof.py  what is searched against the words in the desk
reading.py   questions that take more than one statement
audit.py     the books: decisions and audit entries; history.py  the history of tickets; keys.py  idempotency keys
personal.py  which columns hold a person; persons.py  how they are erased
owing.py     the list of documents of which something is left to pay, or to give back
unanswered.py the list of clients' messages that nobody answered
running.py   the row that `session status` reads; glance.py  what prompts and TABs ask for, by the standard library alone
"""
