"""What a command reads of the store: row classes (rows.py), one file of statements a noun, the DDL of a new desk.

Made by `python -m tests.generate` from tables/ and statements/; a test compares. No SQLModel and no SQLAlchemy in here.
"""
