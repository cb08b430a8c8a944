"""Statutes on the shelf: the same answers as when they were constants, on every day that they decide."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.errors import NotFound
from supportctl.regulations import SHELVES, STATUTES, TAX_RETENTION, VAT_INVOICES, document_of, law_of, statute_of
from supportctl.regulations.tax_retention.facts import DocumentFacts
from supportctl.regulations.tax_retention.rules import keep_document
from supportctl.regulations.vat_invoices.facts import BuyerFacts, InvoiceDayFacts
from supportctl.regulations.vat_invoices.rules import invoice_period, place_of_supply

days = st.dates(date(2014, 1, 1), date(2199, 12, 31))


def test_each_statute_says_that_it_is_one_and_goes_by_no_regulations_name() -> None:
    assert set(STATUTES) & set(SHELVES) == set()
    for slug in STATUTES:
        assert document_of(slug).kind == "statute"
        with pytest.raises(NotFound):
            law_of(slug)
    with pytest.raises(NotFound):
        document_of("nobody")


@given(days, st.integers(0, 400))
def test_an_invoice_is_due_by_the_fifteenth_of_the_next_month(service: date, later: int) -> None:
    issued = service + timedelta(days=later)
    period = invoice_period(InvoiceDayFacts(service, issued), statute_of(VAT_INVOICES).on(service))
    month = (service.month % 12) + 1
    assert period.value.last_day == date(service.year + (month == 1), month, 15)
    assert period.outcome is (issued <= period.value.last_day)


@given(days, days)
def test_a_document_is_kept_to_the_end_of_the_sixth_year(issued: date, service: date) -> None:
    kept = keep_document(DocumentFacts("vat", issued, service), statute_of(TAX_RETENTION).on(date(2026, 11, 17)))
    assert kept.value == date(max(issued, service).year + 6, 12, 31)


@given(st.text())
def test_only_a_consumer_in_poland_is_served_and_a_firm_wherever_it_is(country: str) -> None:
    law = statute_of(VAT_INVOICES).on(date(2026, 11, 17))
    assert place_of_supply(BuyerFacts(country, True), law).outcome is (country == "PL")
    firm = place_of_supply(BuyerFacts(country, False), law)
    assert firm.outcome
    assert (firm.value == "") is (country == "PL")
