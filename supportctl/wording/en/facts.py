"""English: what was looked at where the words of a clause say it all, by the name of the fact."""

FACTS = {
    "above": "limit: {above} PLN",
    "barred_after_years": "time-barred after {barred_after_years:years}",
    "day": "rate of {day}",
    "due_after_years": "due after {due_after_years:years}",
    "first_day": "first day: {first_day}",
    "issued_on": "day of issue: {issued_on}",
    "kind": "kind of document: {kind:word}",
    "last_day": "last day: {last_day}",
    "rate": "rate: {rate:rate}",
}
