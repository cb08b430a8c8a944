"""ARCHIVE: the only room that knows SQL.

tables/     SQLModel tables in groups closed under foreign keys; a command loads only the groups it needs
queries/    one file an activity: everything that the desk reads
place.py    where a database is: a file or a server
answers.py  what a transaction read, so that nothing is read twice
engine.py   the two kinds of database session, read() and write(), and what SQLite is told at the start
schema.py   the schema's revision: checked at every start, brought up by Alembic when asked
checks.py   what a sound database looks like
faults.py   what the database raises, as faults of the store
audit.py    the books: decisions and audit entries are only ever added
history.py  the history of tickets, likewise
keys.py     idempotency keys
glance.py   the little that shells and prompts ask for, by the standard library alone
"""
