"""Exchange rates on record."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli


def test_a_rate_is_kept_with_its_table(empty: Cli) -> None:
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")
    empty.ok("rate set eur 4,2627 --table 163/A/NBP/2025 --on 2025-08-25")
    assert empty.ask("rate list --currency EUR").data == [
        {"currency": "EUR", "rate": "4.2627", "table": "163/A/NBP/2025", "on": "2025-08-25"},
        {"currency": "EUR", "rate": "4.2497", "table": "096/A/NBP/2025", "on": "2025-05-20"},
    ]
    assert empty.ok("rate list -o ids").out == "163/A/NBP/2025\n096/A/NBP/2025\n"
    empty.refuses("rate set EUR 4.3000 --table 096/A/NBP/2025 --on 2025-05-20", 5, "2025-05-20")


def test_a_table_is_of_one_day(empty: Cli) -> None:
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")
    empty.refuses("rate set EUR 4.2500 --table 096/A/NBP/2025 --on 2025-05-21", 5, "096/A/NBP/2025", "2025-05-20")
    empty.refuses("rate set USD 3.7500 --table 096/A/NBP/2025 --on 2025-05-21", 5, "096/A/NBP/2025")
    empty.ok("rate set USD 3.7500 --table 096/A/NBP/2025 --on 2025-05-20")


def test_a_rate_is_of_a_day_that_has_come(empty: Cli) -> None:
    empty.now("2025-05-20T13:00")
    empty.refuses("rate set EUR 4.2497 --table 097/A/NBP/2025 --on 2025-05-21", 2, "2025-05-21")
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("EUR 4.25 --table 096/A/NBP/2025 --on 2025-05-20", "4.25"),
        ("EUR 0.0000 --table 096/A/NBP/2025 --on 2025-05-20", "0.0000"),
        ("EUR four --table 096/A/NBP/2025 --on 2025-05-20", "four"),
        ("PLN 1.0000 --table 096/A/NBP/2025 --on 2025-05-20", "PLN"),
        ("CHF 4.5000 --table 096/A/NBP/2025 --on 2025-05-20", "CHF"),
        ("EUR 4.2497 --table 096/C/NBP/2025 --on 2025-05-20", "096/C/NBP/2025"),
        ("EUR 4.2497 --table 096/A/NBP/2024 --on 2025-05-20", "096/A/NBP/2024"),
        ("EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-18", "2025-05-18"),
        ("EUR 4.2497 --table 096/A/NBP/2025 --on 20.05.2025", "20.05.2025"),
    ],
)
def test_bad_rates(empty: Cli, line: str, said: str) -> None:
    empty.refuses(f"rate set {line}", 2, said)
