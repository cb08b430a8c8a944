"""The Tax Ordinance and the VAT act, as far as they say how long documents are kept."""
