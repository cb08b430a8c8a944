# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what the help pages say of rates, buyers and invoicing, by the English that stands beside the options."""

HELP = {
    "Only what is in this currency; the rest goes on waiting.": "Tylko to, co jest w tej walucie; reszta czeka dalej.",
    "VAT rate in percent, or zw: exempt.": "Stawka VAT w procentach albo zw (zwolnione).",
    "With --vat zw: the provision that exempts the item.": "Razem z --vat zw: przepis, który zwalnia pozycję z VAT.",
    "The item is in annex 15 of the VAT act: above 15 000 PLN its payment is split.": "Pozycja jest w załączniku nr 15 do ustawy o VAT: powyżej 15 000 zł obowiązuje podzielona płatność.",
    "The EU VAT number, or tax number, of a firm outside Poland.": "Numer VAT UE albo numer podatkowy firmy spoza Polski.",
    "Record the exchange rates of a file of the NBP.": "Zapisz kursy walut z pliku NBP.",
    "All of them, or none where a line can't be used. Only EUR and USD are kept. What is on record already stays unchanged.": "Wszystkie albo żadnego, gdy któregoś wiersza nie da się użyć. Zapisywane są tylko kursy EUR i USD. To, co zapisano wcześniej, się nie zmienia.",
    "The NBP's table A: an archive (CSV), JSON or XML; - is stdin.": "Tabela A NBP: archiwum (CSV), JSON albo XML; - to stdin.",
    "Fetch exchange rates from the NBP, and record them.": "Pobierz kursy walut z NBP i zapisz je.",
    "Without a day the table that was published last. What is on record already stays unchanged.": "Bez podania dnia: tabela ogłoszona jako ostatnia. To, co zapisano wcześniej, się nie zmienia.",
    "The table of that day.": "Tabela z tego dnia.",
    "The tables from this day on; with --to.": "Tabele od tego dnia; razem z --to.",
    "The last day of --from.": "Ostatni dzień okresu z --from.",
}
