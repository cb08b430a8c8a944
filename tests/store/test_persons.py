"""Every column of text is either emptied by an erasure, or said here to hold no person."""

from __future__ import annotations

import re
from pathlib import Path

from supportctl import desk
from supportctl.store import keys
from supportctl.store.canonical import OWN_SALT
from supportctl.store.personal import EMPTIED, REMOVED
from supportctl.store.persons import ROWS
from supportctl.wording.words import Words
from tests.store.shape import TABLES

# Words of ours, codes, numbers and dates; and what stays on purpose: documents, and books that name everybody by number.
NO_PERSON = {
    "acceptance": "regulation version clause document",
    "audit_entry": "command entity entity_id change",
    "benefit": "benefit state stages",
    "bundle": "edition state law_version channel confirmed price_item currency vat_rate",
    "bundle_breach": "ground",
    "bundle_demand": "number form",
    "bundle_document": "number purpose",
    "bundle_offer": "currency vat_rate",
    "bundle_renewal": "number",
    "client": "kind country",
    "complaint": "channel law_version missing outcome",
    "decision": "entity entity_id question regulation version overridden facts value grounds",
    "exchange_rate": "currency rate table_number",
    "hours_grant": "kind state version item currency vat_rate",
    "answer_seal": "answer",  # a digest, salted where it goes on record
    "idempotency_key": "key command arguments result",  # those about a client: emptied by store/persons.py
    "invoice": "number kind currency in_words seller notes exchange annotations",
    "invoice_correction": "what reason buyer_before",  # stand on a tax document, which is kept
    "corrected_line": "quantity",
    "ksef_document": "xml sha256 certificate_url",  # a tax document, which is kept
    "ksef_acceptance": "number",
    "ksef_outage": "kind source",  # where the ministry announced it
    "invoice_annulment": "reason",  # of a tax document, which is kept
    "invoice_line": "item name quantity unit vat_rate clauses",
    "job_run": "job",
    "job_mark": "job level kind",
    "license_conversion": "state target path before accepted_version seller combined_with currency own_currency own_vat_rate"
    " correction",
    "license": "serial kind version state territory",
    "number_series": "series",
    "outbox_attempt": "outcome step",
    "outbox_message": "kind message_id lang state",  # the Message-ID is a digest
    "reminder": "form",
    "price": "unit name item currency vat_rate exempt_basis",
    "product": "key name vendor regulation editions",
    "product_version": "newest oldest_supported",
    "published_hours": "regulation weekdays opens closes",
    "running_session": "counts",  # gone when a session stops, and an erasure waits for that
    "seller": "name nip address bank_account email",
    "ticket": "status version regulation entitlement channel topic assignee outcome priority",
    "ticket_event": "kind actor clauses data",
    "training": "state kind currency vat_rate number place",
    "appointment": "state technician",
    "service_item": "unit name vat_rate item currency",
    "change_set": "command",
    "row_change": "table_name row_key act before salts",  # personal values stand in personal_value
    "work_session": "state reason channel confirmed regulation law_version",
}

# Words that are indexed, written anew with what they are made from: tests/cli/test_search.py looks into the file after an erasure.
DERIVED = ("search_entry", "confidential_entry", "record_entry")
CLEARED = {table for table, _ in EMPTIED}


def texts(table: str) -> set[str]:
    """The columns of text; `operator` is the desk's own staff."""
    columns = TABLES[table].columns
    return {c.name for c in columns if str(c.type).partition("(")[0] in ("VARCHAR", "TEXT") and c.name != "operator"}


def test_no_column_of_text_was_forgotten() -> None:
    for table in TABLES:
        emptied = {name for cleared, columns in EMPTIED for name in columns if cleared == table}
        said = (
            texts(table)
            if table in (*REMOVED, *DERIVED, "personal_value")
            else (emptied - {OWN_SALT}) | set(NO_PERSON.get(table, "").split())
        )
        assert texts(table) == said, f"{table}: say in store/persons.py, or here, whether {texts(table) ^ said} holds a person"


def test_every_record_that_the_desk_books_leads_to_its_client_or_has_none() -> None:
    """By the first entry of an act, what it answered under an idempotency key is found again."""
    booked: set[str] = set()
    for path in Path(desk.__path__[0]).rglob("*.py"):
        booked |= set(re.findall(r'act\.book\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    assert booked == {*keys._CLIENT_OF, *keys._NAMED, "desk", "price", "product", "rate", "regulation", "seller", "outage"}


def test_what_is_erased_has_a_label_in_both_languages() -> None:
    for lang in ("en", "pl"):
        labels = Words(lang)._labels.LABELS
        assert {*CLEARED, *REMOVED, "idempotency_key"} <= set(labels)


def test_what_is_erased_is_there() -> None:
    tables = TABLES
    assert {*CLEARED, *REMOVED} <= set(tables)
    assert {*CLEARED, *REMOVED} == set(ROWS)
    for table, columns in EMPTIED:
        for name, empty in columns.items():
            assert tables[table].columns[name].nullable or empty is not None, f"{table}.{name}"
