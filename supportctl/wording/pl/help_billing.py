# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what the help pages say of rates, buyers and invoicing, by the English that stands beside the options."""

HELP = {
    "Issue all invoices of a month.": "Wystaw wszystkie faktury za miesiąc.",
    "One for each client, and for each currency where there are several, each in its own transaction: where one can't be issued, the rest are. What is being worked on waits. A second run finds nothing more.": "Po jednej na klienta, a gdy są różne waluty, po jednej na każdą z nich; każda w osobnej transakcji: gdy którejś nie da się wystawić, pozostałe powstaną. Praca w toku czeka na następną fakturę. Drugie wykonanie niczego już nie znajdzie.",
    "What was done or bought in a month: 2026-11.": "Wykonane albo kupione w danym miesiącu: 2026-11.",
    "Only this client; more than once for several.": "Tylko ten klient; dla kilku podaj opcję kilka razy.",
    "Documents of a month for the accountant.": "Dokumenty z miesiąca dla księgowości.",
    "Print the sales register of a month, or write it into a file.": "Wypisz ewidencję sprzedaży z miesiąca albo zapisz ją do pliku.",
    "CSV with ; and a byte order mark, sums in PLN, or with --json its rows. By the month of the service; corrections by the month of their own issue; no proformas, and nothing that was annulled.": "CSV ze średnikiem i znacznikiem BOM, kwoty w PLN, a z --json same wiersze. Według miesiąca wykonania usługi, faktury korygujące według miesiąca ich wystawienia; bez proform i dokumentów anulowanych.",
    "Of which month: 2026-11.": "Z którego miesiąca: 2026-11.",
    "Write a new file: JSON if it ends in .json, else CSV.": "Zapisz nowy plik: JSON, gdy nazwa kończy się na .json, inaczej CSV.",
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
