"""The migrated database beside the tables as Python declares them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.engine.reflection import Inspector
from sqlmodel import SQLModel

from supportctl.store import tables

for _found in pkgutil.iter_modules(tables.__path__):
    importlib.import_module(f"{tables.__name__}.{_found.name}")
TABLES = SQLModel.metadata.tables
# What the migration alone makes: the indexes over the words that `search` looks in, and the tables that they are kept in.
FULL_TEXT = (
    "search_terms",
    "record_index",
    "ix_record_entry_words",
    "search_index",
    "confidential_index",
    "ix_search_entry_words",
    "ix_confidential_entry_words",
)


def differences(connection: Connection) -> list[str]:
    """One line for each table, column, type, key, reference or index that is on one side only."""
    found = inspect(connection)
    declared = {name: _declared(table, connection) for name, table in TABLES.items()}
    there = [name for name in found.get_table_names() if name != "alembic_version" and not name.startswith(FULL_TEXT)]
    migrated = {name: _migrated(found, name, connection) for name in there}
    lines = [f"table {name}: on one side only" for name in sorted(declared.keys() ^ migrated.keys())]
    for name in sorted(declared.keys() & migrated.keys()):
        for one, other, side in ((declared, migrated, "declared"), (migrated, declared, "migrated")):
            lines += [f"{name}: {line} only {side}" for line in sorted(one[name] - other[name])]
    return lines


def _declared(table: Table, connection: Connection) -> set[str]:
    kind = connection.dialect.type_compiler_instance.process
    unique = {(c.name,) for c in table.columns if c.unique and not c.index}
    lines = {f"column {c.name} {kind(c.type)} {'NULL' if c.nullable else 'NOT NULL'}" for c in table.columns}
    lines |= {f"refers {f.parent.name} to {f.target_fullname}" for f in table.foreign_keys}
    lines |= {f"unique {columns}" for columns in unique}
    lines.add(f"key {tuple(c.name for c in table.primary_key.columns)}")
    for index in table.indexes:
        where = index.dialect_options[connection.dialect.name]["where"]
        lines.add(_index(index.name, [c.name for c in index.columns], index.unique, where))
    return lines


def _migrated(found: Inspector, name: str, connection: Connection) -> set[str]:
    kind = connection.dialect.type_compiler_instance.process
    lines = {f"column {c['name']} {kind(c['type'])} {'NULL' if c['nullable'] else 'NOT NULL'}" for c in found.get_columns(name)}
    for reference in found.get_foreign_keys(name):
        (column,), (target,) = reference["constrained_columns"], reference["referred_columns"]
        lines.add(f"refers {column} to {reference['referred_table']}.{target}")
    lines |= {f"unique {tuple(u['column_names'])}" for u in found.get_unique_constraints(name)}
    lines.add(f"key {tuple(found.get_pk_constraint(name)['constrained_columns'])}")
    for index in found.get_indexes(name):
        if not index.get("duplicates_constraint") and not str(index["name"]).startswith(FULL_TEXT):
            where = index["dialect_options"].get(f"{connection.dialect.name}_where")
            lines.add(_index(index["name"], index["column_names"], bool(index["unique"]), where))
    return lines


def _index(name: object, columns: Sequence[str | None], unique: bool, where: object) -> str:
    # PostgreSQL prints the condition with brackets and casts.
    condition = str(where).replace("(", "").replace(")", "").replace("::text", "").replace("::character varying", "")
    return f"index {name} {columns} {'unique ' if unique else ''}{condition if where is not None else ''}"
