"""Every query, written once as a SQLModel select: one file a noun, one function a statement.

A function's parameters are those of the statement, its annotation says what comes back: rows, values, one of them or None.
`python -m tests.generate` makes store/compiled/ of them; a command reads only that. dsl.py: what they are written with.
"""
