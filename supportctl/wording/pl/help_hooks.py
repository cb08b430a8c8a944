# ruff: noqa: E501  (one entry a line reads best)
"""Polish: what the help pages say of hooks."""

HELP = {
    "Programs of your own that run after a change.": "Własne skrypty, które działają po zmianie.",
    "List calls of hooks that wait or failed, newest first.": "Wypisz wywołania skryptów, które czekają lub zawiodły, od najnowszych.",
    "A call is gone as soon as its hook ended well. `cron run` runs those that wait; one that failed every time is listed for 30 days.": "Wywołanie znika, gdy skrypt zadziała. Oczekujące uruchamia `cron run`; wywołanie, które zawiodło za każdym razem, jest na liście przez 30 dni.",
    "waiting or failed.": "waiting albo failed.",
}  # fmt: skip
