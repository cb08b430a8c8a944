"""The VAT act on the KSeF: which invoices go there, and by when."""
