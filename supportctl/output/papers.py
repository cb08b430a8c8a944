"""Invoices as documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from supportctl.output.blocks import Block, Column, Fields, Lines, Marks, Pair, Table, iban
from supportctl.wording.safe import safe
from supportctl.wording.words import Words


def invoice(data: Any, words: Words, marks: Marks) -> list[Block]:
    """Title, dates, parties, lines, sums, words, payment, clauses. The notices of the footer follow from `notices`."""
    kind = words.invoice(f"kind_{data['kind']}")
    title = f"{kind} {safe(data['number'])}" if data.get("number") else f"{kind} {words.invoice('draft')}"
    seller, buyer = data["seller"], data["buyer"]
    dates = [(words.invoice(n), safe(data[n])) for n in ("issued_on", "service_date") if data.get(n)]
    found: list[Block] = [
        Lines([title], "bold"),
        Fields("", dates),
        Pair(_party(words, "seller", seller), _party(words, "buyer", buyer)),
        _lines(data["lines"], words),
        _sums(data, words),
        Fields("", _payment(data, seller, words)),
    ]
    if data.get("uses"):
        rows = [words.invoice("prepaid_row", ticket=u.get("ticket"), hours=words.decimal(u.get("hours"))) for u in data["uses"]]
        found.append(Lines([f"{words.invoice('prepaid')}: {'; '.join(rows)}"]))
    cited = _cited(data["lines"])
    if cited:
        found.append(Lines([f"{words.invoice('clauses')}: {cited}"]))
    return found


def _party(words: Words, label: str, party: Mapping[str, Any]) -> list[str]:
    nip = [words.invoice("nip", nip=party["nip"])] if party.get("nip") else []
    # Foreign buyers only: everybody here knows where PL is.
    country = [safe(party["country"])] if party.get("country") not in (None, "", "PL") else []
    rest = [safe(party[n]) for n in ("name", "address") if party.get(n)] or [words.invoice("erased")]
    return [f"{words.invoice(label)}:", *rest, *country, *nip]


def _amount(words: Words, money: Any) -> str:
    """The number alone: the currency stands in the sums."""
    return words.decimal(money["amount"]) if isinstance(money, Mapping) else words.money(money)


def _lines(lines: Sequence[Mapping[str, Any]], words: Words) -> Table:
    names = ["no", "name", "quantity", "unit", "unit_net", "net", "vat_rate", "vat", "gross"]
    if any(_discounted(line) for line in lines):
        names.insert(5, "discount")
    columns = [Column(words.invoice(n), n not in ("name", "unit")) for n in names]
    rows = [
        [
            str(position),
            words.item(line.get("item"), line["name"]),
            words.decimal(line["quantity"]),
            words.item(line["unit"], line["unit"]),
            _amount(words, line["unit_net"]),
            *([_amount(words, line["discount"])] if "discount" in names else []),
            _amount(words, line["net"]),
            safe(line["vat_rate"]),
            _amount(words, line["vat"]),
            _amount(words, line["gross"]),
        ]
        for position, line in enumerate(lines, 1)
    ]
    return Table("", columns, rows)


def _discounted(line: Mapping[str, Any]) -> bool:
    return bool(line.get("discount")) and Decimal(line["discount"]["amount"]) != 0


def _sums(data: Mapping[str, Any], words: Words) -> Table:
    """Net, VAT and gross of each rate, and of all."""
    columns = [Column(words.invoice("vat_rate"), True), *(Column(words.invoice(n), True) for n in ("net", "vat", "gross"))]
    by_rate: dict[str, list[Decimal]] = {}
    for line in data["lines"]:
        sums = by_rate.setdefault(str(line["vat_rate"]), [Decimal(0)] * 3)
        for i, name in enumerate(("net", "vat", "gross")):
            try:
                sums[i] += Decimal(line[name]["amount"])
            except InvalidOperation as error:
                raise ValueError(f"no amount: {line[name]!r}") from error
    rows = [[safe(rate), *(words.decimal(f"{value:.2f}") for value in sums)] for rate, sums in by_rate.items()]
    total = [words.invoice("total"), *(_amount(words, data[n]) for n in ("net", "vat", "gross"))]
    return Table("", columns, [*rows, total])


def _payment(data: Mapping[str, Any], seller: Mapping[str, Any], words: Words) -> list[tuple[str, str]]:
    rows = [
        (words.invoice("to_pay"), words.money(data["gross"])),
        (words.invoice("in_words"), safe(data.get("in_words") or "")),
        (words.invoice("payment"), words.invoice("transfer")),
        (words.invoice("due_on"), safe(data.get("due_on") or "")),
    ]
    exchange = data.get("exchange")
    if exchange:
        rows.append((words.invoice("vat_pln"), words.money({"amount": exchange["vat_pln"], "currency": "PLN"})))
        rate = words.decimal(exchange["rate"])
        rows.append((words.invoice("rate"), words.invoice("rate_of", rate=rate, table=exchange["table"], on=exchange["on"])))
    return [*rows, (words.invoice("account"), iban(seller["bank_account"]))] if seller.get("bank_account") else rows


def _cited(lines: Sequence[Mapping[str, Any]]) -> str:
    """ "§1.9, §4.3 (progrupa-support)", each regulation once."""
    by_regulation: dict[str, dict[str, None]] = {}
    for line in lines:
        for clause in line.get("clauses") or ():
            by_regulation.setdefault(safe(clause["regulation"]), {})[safe(clause["clause"])] = None
    return "; ".join(f"{', '.join(clauses)} ({slug})" for slug, clauses in by_regulation.items())
