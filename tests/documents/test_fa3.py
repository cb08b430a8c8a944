"""FA(3): what the official schema refuses, and what only our own sums do."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from supportctl.desk.invoice.document import ExchangeData
from supportctl.desk.invoice.handing import Handed, Part
from supportctl.documents import fa3, sums
from supportctl.money import Money
from supportctl.record import ABSENT
from tests.documents import papers

pytest.importorskip("ksef_client", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")
pytest.importorskip("lxml", reason="the extra ksef isn't installed: pip install 'supportctl[ksef]'")


def handed(*, consumer: bool = False, paid: tuple[Part, ...] = (), **changes: object) -> Handed:
    """An invoice for 36.94 PLN net, changed."""
    paper = papers.invoice(papers.line(price=3694)).core._replace(**changes)  # type: ignore[arg-type]  # any field of it
    return Handed(paper, datetime(2026, 11, 17, 13, 10, tzinfo=UTC), consumer, paid, None, None, ())


def part(amount: str, day: int) -> Part:
    """So much, paid on a day of November 2026."""
    return Part(Money(int(Decimal(amount) * 100), "PLN"), date(2026, 11, day))


def problem(content: bytes) -> str:
    from supportctl.documents import fa3_schema

    return fa3_schema.problem(content)


def changed(pattern: bytes, by: bytes) -> bytes:
    """The XML of the invoice with one place changed."""
    content, count = re.subn(pattern, by, fa3.build(handed()), count=1)
    assert count == 1
    return content


def test_it_is_valid_and_adds_up() -> None:
    content = fa3.build(handed())
    assert problem(content) == ""
    assert sums.problems(content, handed().paper) == []
    assert len(content) < 1_000_000
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert content == fa3.build(handed())


@pytest.mark.parametrize(
    ("pattern", "by"),
    [
        (rb"<JST>2</JST>", b""),
        (rb"<GV>2</GV>", b""),
        (rb"<P_18A>2</P_18A>", b""),
        (rb"<NIP>1234563218</NIP>", b"<NIP>0000000000</NIP>"),
        (rb"<P_15>45.44</P_15>", b"<P_15>36.935</P_15>"),
        (rb"<P_12>23</P_12>", b"<P_12>24</P_12>"),
        (rb"<P_2>[^<]*</P_2>", b""),
        (rb"<KodWaluty>PLN</KodWaluty>", b"<KodWaluty>ZZZ</KodWaluty>"),
        (rb"</Faktura>", b""),
    ],
)
def test_the_schema_refuses(pattern: bytes, by: bytes) -> None:
    assert problem(changed(pattern, by)) != ""


@pytest.mark.parametrize(
    ("pattern", "by", "field"),
    [
        (rb"<P_15>45.44</P_15>", b"<P_15>45.43</P_15>", "P_15"),
        (rb"<P_13_1>36.94</P_13_1>", b"<P_13_1>36.93</P_13_1>", "P_13_1"),
        (rb"<P_14_1>8.50</P_14_1>", b"<P_14_1>8.49</P_14_1>", "P_14_1"),
        (rb"<P_11Vat>8.50</P_11Vat>", b"<P_11Vat>8.51</P_11Vat>", "FaWiersz 1 P_11Vat"),
        (rb"<P_11>36.94</P_11>", b"<P_11>36.95</P_11>", "FaWiersz 1 P_11"),
        (rb"<P_8B>1</P_8B>", b"<P_8B>2</P_8B>", "FaWiersz 1 P_11"),
    ],
)
def test_a_wrong_sum_is_valid_by_the_schema_and_found_by_our_own(pattern: bytes, by: bytes, field: str) -> None:
    content = changed(pattern, by)
    assert problem(content) == ""
    assert any(found.startswith(f"{field}:") for found in sums.problems(content, handed().paper))


def test_a_transfer_has_its_form_and_exactly_one_term() -> None:
    content = fa3.build(handed()).decode()
    assert content.count("<FormaPlatnosci>6</FormaPlatnosci>") == 1
    assert content.count("<TerminPlatnosci>") == content.count("<Termin>") == 1
    assert "<Termin>2026-12-01</Termin>" in content
    assert "<RachunekBankowy><NrRB>PL61109010140000071219812874</NrRB></RachunekBankowy>" in content
    paid = fa3.build(handed(paid=(part("45.44", 17),)))
    assert b"<Zaplacono>1</Zaplacono>" in paid
    assert b"<Termin>" not in paid
    assert problem(paid) == ""


def test_what_was_paid_in_part_stands_with_its_day_and_the_rest_with_its_term() -> None:
    mine = handed(paid=(part("45.43", 17),))
    content = fa3.build(mine)
    assert problem(content) == ""
    assert sums.problems(content, mine.paper) == []
    assert (
        b"<Platnosc><ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa>"
        b"<KwotaZaplatyCzesciowej>45.43</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-11-17</DataZaplatyCzesciowej>"
        b"<FormaPlatnosci>6</FormaPlatnosci></ZaplataCzesciowa><TerminPlatnosci><Termin>2026-12-01</Termin>"
    ) in content
    assert b"<Zaplacono>" not in content


def test_what_was_paid_whole_in_two_parts_says_so_and_has_no_term() -> None:
    mine = handed(paid=(part("45.43", 16), part("0.01", 17)))
    content = fa3.build(mine)
    assert problem(content) == ""
    assert sums.problems(content, mine.paper) == []
    assert b"<ZnacznikZaplatyCzesciowej>2</ZnacznikZaplatyCzesciowej>" in content
    assert content.count(b"<ZaplataCzesciowa>") == 2
    assert b"<Termin>" not in content


def test_a_wrong_mark_of_a_part_is_valid_by_the_schema_and_found_by_our_own() -> None:
    for paid, mark, wrong in ((part("45.43", 17), b"1", b"2"), (part("45.43", 17), b"45.43", b"45.44")):
        mine = handed(paid=(paid,))
        content = fa3.build(mine).replace(b">" + mark + b"</ZnacznikZ", b">" + wrong + b"</ZnacznikZ")
        content = content.replace(b">" + mark + b"</KwotaZ", b">" + wrong + b"</KwotaZ")
        assert problem(content) == ""
        assert any(found.startswith("ZnacznikZaplatyCzesciowej:") for found in sums.problems(content, mine.paper)), wrong


def test_buyers_by_what_they_are_known() -> None:
    def told(**buyer: object) -> str:
        content = fa3.build(handed(buyer=papers.BUYER._replace(**buyer)))  # type: ignore[arg-type]  # any field of it
        assert problem(content) == ""
        return content.decode().split("<Podmiot2>")[1]

    assert "<KodUE>EL</KodUE><NrVatUE>094259216</NrVatUE>" in told(nip="EL094259216", country="GR")
    assert "<KodKraju>US</KodKraju><NrID>12-3456789</NrID>" in told(nip="12-3456789", country="US")
    assert "<BrakID>1</BrakID>" in told(nip=None, country="CH")
    assert b"<BrakID>1</BrakID>" in fa3.build(handed(consumer=True))


def test_where_the_buyer_accounts_for_the_tax_the_seller_has_the_prefix_of_the_union() -> None:
    def told(rate: str) -> bytes:
        paper = papers.invoice(papers.line(price=3694, rate=rate)).core
        content = fa3.build(handed(lines=paper.lines, vat=paper.vat, gross=paper.gross))
        assert problem(content) == ""
        return content

    assert b"<Podmiot1><PrefiksPodatnika>PL</PrefiksPodatnika><DaneIdentyfikacyjne><NIP>5265877635</NIP>" in told("np II")
    for rate in ("23", "np I", "zw"):
        assert b"PrefiksPodatnika" not in told(rate)


def test_the_day_of_service_is_told_where_it_differs() -> None:
    assert b"<P_6>" not in fa3.build(handed())
    content = fa3.build(handed(service_date=date(2026, 11, 16)))
    assert b"<P_6>2026-11-16</P_6>" in content
    assert problem(content) == ""


def test_names_are_text_whatever_stands_in_them() -> None:
    name = "<b>\"A\" & 'B'</b> ]]> \x1b \u202e " + "ż" * 600
    content = fa3.build(handed(buyer=papers.BUYER._replace(name=name)))
    assert problem(content) == ""
    assert content.count(b"<?") == 1


def test_euro_have_their_rate_in_every_row_and_the_vat_in_zloty() -> None:
    paper = papers.invoice(papers.line(price=10000, currency="EUR"), currency="EUR").core
    exchange = ExchangeData(Decimal("4.2274"), "222/A/NBP/2026", date(2026, 11, 16), Decimal("97.23"))
    euro = handed()._replace(paper=paper._replace(exchange=exchange))
    content = fa3.build(euro)
    assert problem(content) == ""
    assert sums.problems(content, euro.paper) == []
    assert b"<P_14_1W>97.23</P_14_1W>" in content
    assert b"<KursWaluty>4.2274</KursWaluty>" in content
    assert euro.paper.correction is ABSENT


def test_lines_of_annex_15_are_marked_each_where_the_schema_wants_it() -> None:
    marked = papers.line(price=5000, name="Stacja")._replace(annex_15=True)
    plain = papers.line(price=3000, currency="PLN")
    paper = papers.invoice(marked, plain).core
    content = fa3.build(handed()._replace(paper=paper))
    assert problem(content) == ""
    first, second = content.decode().split("<FaWiersz>")[1:]
    assert "<P_12>23</P_12><P_12_Zal_15>1</P_12_Zal_15>" in first
    assert "P_12_Zal_15" not in second
    # Before the rate of exchange, and of a correction in both rows; elsewhere the schema refuses it.
    moved = content.replace(b"<P_12_Zal_15>1</P_12_Zal_15>", b"").replace(
        b"<P_7>Stacja", b"<P_12_Zal_15>1</P_12_Zal_15><P_7>Stacja"
    )
    assert problem(moved) != ""
    assert problem(content.replace(b"<P_12_Zal_15>1<", b"<P_12_Zal_15>2<")) != ""


def test_ten_thousand_lines_are_too_many_bytes_for_the_ksef() -> None:
    rows = [papers.line(price=100 + number % 7, name=f"Pozycja {number}") for number in range(10_000)]
    paper = papers.invoice(*rows).core
    content = fa3.build(handed()._replace(paper=paper))
    assert sums.problems(content, paper) == []
    assert problem(content) == ""
    assert len(content) > 1_000_000
