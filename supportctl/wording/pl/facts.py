"""Polish: what was looked at where the words of a clause say it all, by the name of the fact."""

FACTS = {
    "above": "limit: {above} PLN",
    "barred_after_years": "okres przedawnienia: {barred_after_years:years}",
    "day": "kurs z dnia {day}",
    "due_after_years": "okres do terminu płatności podatku: {due_after_years:years}",
    "first_day": "pierwszy dzień: {first_day}",
    "issued_on": "data wystawienia: {issued_on}",
    "kind": "rodzaj dokumentu: {kind:word}",
    "last_day": "ostatni dzień: {last_day}",
    "rate": "stawka: {rate:rate}",
}
