"""The VAT act, as far as invoices need it."""
