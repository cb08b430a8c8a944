"""What a run of cron did and told, by the code of its sentence."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from tests.cli.cli import Cli


class Told(defaultdict[str, list[Any]]):
    """The things by what was done or is to be known of them, whether or not it was told before, at night or on a holiday."""

    def ids(self, *whats: str) -> list[Any]:
        """Which records."""
        return [item["id"] for what in whats for item in self[what]]

    def years(self, what: str) -> list[tuple[int, int, str]]:
        """(bundle, subscription year, its last day)."""
        return [(item["id"], item["year"], item["at"]) for item in self[what]]


def cron(cli: Cli, options: str = "") -> Told:
    """Run the jobs, which must succeed."""
    told = Told(list)
    for report in cli.ok(f"cron run --explain --json {options}").data:
        due = [i for i in report["explained"] if i["why"] in ("is-due", "told-before", "after-hours")]
        for item in (*report["done"], *report["warned"], *due):
            told[item["what"]].append(item)
    return told
