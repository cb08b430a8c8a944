"""Bundles for tests: a price list, an order on its way, a bundle activated on a day."""

from __future__ import annotations

from tests.cli.cli import Cli

COMPLETE = "--channel email --confirm signature,form,application,statement"
LATER = "2030-01-02T10:00"


def priced(cli: Cli, amount: str = "10000", item: str = "solidworks-professional-year") -> Cli:
    """The list price of a licence and year from the promotion's first day on; the clock stands far ahead."""
    cli.now(LATER)
    cli.ok(f"price set {item} {amount} --currency PLN --from 2022-02-01")
    return cli


def ordered(cli: Cli, years: int = 3, licenses: int = 2, on: str = "2025-03-03", client: str = "pracownia") -> str:
    """An order placed on a day, not decided yet; its number."""
    made = cli.ok(
        f"bundle order --client {client} --program solidworks --edition Professional --years {years} --licenses {licenses}"
        f" --at {on}T09:00 --quiet"
    )
    number = made.out.strip()
    cli.ok(f"bundle submit {number} {COMPLETE} --at {on}T09:30")
    return number


def active(
    cli: Cli, years: int = 3, licenses: int = 2, on: str = "2025-03-03", first_day: str = "2025-03-10", client: str = "pracownia"
) -> str:
    """A bundle ordered on a day and activated on another; its number."""
    number = ordered(cli, years, licenses, on, client)
    cli.ok(f"bundle qualify {number} --channel email --at {on}T10:00")
    cli.ok(f"bundle pay {number} --at {first_day}T08:00")
    return number


def helped(cli: Cli, number: str, begin: str, minutes: int, benefit: str = "upgrade-help") -> None:
    """Help agreed the hour before it begins, and done."""
    day, hour = begin.split("T")
    before = f"{day}T{int(hour[:2]) - 1:02d}{hour[2:]}"
    cli.ok(f"benefit schedule {number} {benefit} --when {begin} --minutes {minutes} --reported-to 'Jan Opiekun' --at {before}")
    cli.ok(f"benefit use {number} {benefit} --minutes {minutes} --at {day}T23:00")
