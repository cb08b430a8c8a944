# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what the help pages say of outages of the KSeF."""

HELP = {
    "Outages of the KSeF.": "Przerwy w działaniu KSeF.",
    "Record an outage of the KSeF: it moves the terms of documents.": "Zapisz przerwę w działaniu KSeF; przesuwa terminy dokumentów.",
    "After an unavailability a document is sent by the next working day, after a failure within 7 working days. While it lasts no term runs.": "Po niedostępności dokument wysyła się najpóźniej następnego dnia roboczego, po awarii w ciągu 7 dni roboczych. Póki przerwa trwa, termin nie biegnie.",
    "unavailability (announced beforehand) or failure, as the ministry says.": "unavailability (niedostępność zapowiedziana) albo failure (awaria), według komunikatu ministerstwa.",
    "Its first day.": "Pierwszy dzień.",
    "Its last day.": "Ostatni dzień.",
    "Its last day; left out while it lasts.": "Ostatni dzień; pomija się, póki przerwa trwa.",
    "Where it was announced.": "Gdzie ją ogłoszono.",
    "Record the last day of an outage: terms run from there.": "Zapisz ostatni dzień przerwy; od niego biegną terminy.",
    "List outages of the KSeF, newest first.": "Wypisz przerwy w działaniu KSeF, od najnowszych.",
    "Each with the last day for it: the next working day. Outages that are on record move it: `outage add`.": "Każdą z ostatnim dniem wysyłki, czyli następnym dniem roboczym. Przesuwają go zapisane przerwy w działaniu KSeF: `outage add`.",
}  # fmt: skip
