"""Invoices for tests: what a ticket of three hours comes to, in the currency and price that a test wants."""

from __future__ import annotations

from typing import Any

from supportctl.desk.invoice import ksef
from tests.cli.cli import CONFIRMED, Cli

FV, FK = "FV/2026/0001", "FK/2026/0001"


def minor(data: dict[str, Any], *names: str) -> list[str]:
    """The amounts of these fields, without their currency."""
    return [data[name]["amount"] for name in names]


def sums(data: dict[str, Any]) -> list[str]:
    """Net, VAT and gross of a document or a line."""
    return minor(data, "net", "vat", "gross")


def ksef_number(nip: str = "5265877635", day: str = "20261118", at: int = 1) -> str:
    """A right number of the KSeF."""
    head = f"{nip}-{day}-{at:012X}-"
    return next(head + f"{crc:02X}" for crc in range(256) if ksef.is_number(head + f"{crc:02X}"))


def worked(cli: Cli, hours: int = 3, price: str | None = "150", more: str = "", at: str = "2026-11-17") -> Cli:
    """A closed ticket on which that many hours were begun, at a price from that day on."""
    if price is not None:
        cli.ok(f"price set progrupa-support-hour {price} --currency PLN --from 2026-11-01 {more}")
    cli.ticket(str(hours), at=f"{at}T09:05")
    number = cli.rows("SELECT max(id) FROM ticket")[0][0]
    cli.ok(f"session start {number} {CONFIRMED} --at {at}T10:00")
    cli.ok(f"session stop {number} --at {at}T{10 + hours - 1:02d}:30")
    cli.ok(f"ticket close {number} --outcome solved -m Done --at {at}T16:00")
    return cli


def issued(cli: Cli, hours: int = 3, price: str = "150", more: str = "") -> Cli:
    """FV/2026/0001 over those hours, issued on 17 November 2026; the clock stands on the 20th."""
    worked(cli, hours, price, more)
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T17:00")
    cli.now("2026-11-20T10:00")
    return cli
