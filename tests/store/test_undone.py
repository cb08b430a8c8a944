"""What was undone is left out by every statement, and no table that commands add to is forgotten."""

from __future__ import annotations

import re

import pytest

from supportctl.store.compiled import references, rows
from supportctl.store.row import Row
from tests.generate_store import SQLITE, module_names, statement_of, text_of
from tests.generate_store import _functions as functions

KINDS: list[type[Row]] = [k for k in vars(rows).values() if isinstance(k, type) and issubclass(k, Row) and k is not Row]
# Tables without the mark, and why.
WITHOUT = {
    "audit_entry": "the books keep both the act and its undoing",
    "message": "words, which histories and books refer to",
    "invoice": "numbered",
    "invoice_line": "numbered",
    "invoice_advance": "numbered",
    "number_series": "numbered",
    "invoice_correction": "numbered",
    "corrected_line": "numbered",
    "ksef_document": "handed over",
    "ksef_acceptance": "a number that somebody else gave",
    "invoice_annulment": "a number stays what it is",
    "bundle_document": "numbered",
    "bundle_renewal": "numbered",
    "exchange_rate": "goes by its currency and day: removed, and the journal has it",
    "complaint_words": "goes by its complaint: removed, and the journal has it",
    "erasure": "can't be undone",
    "running_session": "computed again",
    "job_run": "what cron did is nobody's command",
    "job_mark": "what was told once was told",
    "hook_call": "waits to be run, and goes",
    "software_note": "in no journal (BIT Service, liability.4)",
    "answer_seal": "stands for an idempotency key",
    "idempotency_key": "tells by its change set",
    "change_set": "the journal",
    "row_change": "the journal",
    "personal_value": "the journal",
    "chain": "the chain of proof",
    "search_entry": "made from what stands",
    "confidential_entry": "made from what stands",
    "record_entry": "made from what stands",
    "owed_document": "made from what stands",
    "unanswered_message": "made from what stands",
}
# Statements that want what was undone too.
WITH = {"history.history", "search.spoken", "search.with_messages", "bulk.taken_tickets", "bulk.taken_sessions"}


def test_every_table_that_commands_add_to_has_the_mark() -> None:
    assert {kind.TABLE for kind in KINDS if not kind.MARKED} == set(WITHOUT)
    assert all(("undone" in kind.COLUMNS) == kind.MARKED for kind in KINDS)


@pytest.mark.parametrize("name", module_names())
def test_every_statement_leaves_out_what_was_undone(name: str) -> None:
    from importlib import import_module

    marked = {kind.TABLE for kind in KINDS if kind.MARKED}
    for function in functions(import_module(f"supportctl.store.statements.{name}")):
        if f"{name}.{function.__name__}" in WITH:
            continue
        text = text_of(statement_of(function)[0], SQLITE)
        named = re.findall(r"(?:FROM|JOIN|,) (\w+)(?: AS (\w+))?(?= |,|\)|$)", text)
        for table, alias in named:
            if table in marked:
                assert f"{alias or table}.undone IS NULL" in text, function.__name__


def test_what_refers_to_rows_is_known() -> None:
    assert ("work_session", "ticket_id") in references.REFERRING["ticket"]
    assert {(table, column) for table, column, _ in references.UNIQUE} >= {("client", "key"), ("license", "serial")}
