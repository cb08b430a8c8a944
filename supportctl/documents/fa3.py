"""A document as FA(3), the structure of invoices in the KSeF, schema 1-0E.

Written here element by element, for the library's builder takes neither a line below zero (a final invoice less its advances) nor a
quantity of zero (a correction to zero). The same document gives the same bytes: it says that it was made when it was issued.
UTF-8 without a byte order mark, no processing instruction.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from supportctl.money import Line, amount_text, times, totals, vat_of_net
from supportctl.record import ABSENT
from supportctl.wording.safe import safe

if TYPE_CHECKING:
    from supportctl.desk.invoice.document import BuyerData, Corrected, Document, LineData, LineState
    from supportctl.desk.invoice.handing import Handed, Reference

NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/"
# The fields of net and of VAT by the rate, in the order of the schema, and what stands for the rate in a row.
SUMS = {
    "23": ("P_13_1", "P_14_1"),
    "8": ("P_13_2", "P_14_2"),
    "5": ("P_13_3", "P_14_3"),
    "0": ("P_13_6_1", None),
    "zw": ("P_13_7", None),
    "np I": ("P_13_8", None),
    "np II": ("P_13_9", None),
}
_RATES = {"0": "0 KR"}
_KINDS = {"vat": "VAT", "advance": "ZAL", "final": "ROZ"}
_CORRECTIONS = {"vat": "KOR", "advance": "KOR_ZAL", "final": "KOR_ROZ"}
# The effect of a correction on the register: in the month of its own issue.
_IN_ITS_OWN_MONTH = "2"
_TRANSFER = "6"
# Of what was paid in parts before the issue: is it all of the document by then?
_IN_PART, _WHOLE = "1", "2"
# Greece is EL as a taxpayer of the Union.
_UNION_PREFIX = {"GR": "EL"}
_SHORT, _LONG = 256, 512


def build(handed: Handed) -> bytes:
    """The XML of a document."""
    paper = handed.paper
    root = Element("Faktura", {"xmlns": NAMESPACE})
    _head(root, handed)
    _seller(root, paper)
    _buyer(SubElement(root, "Podmiot2"), paper.buyer, handed.consumer, whole=True)
    _body(SubElement(root, "Fa"), handed)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode").encode()


def _add(parent: Element, name: str, text: object) -> Element:
    child = SubElement(parent, name)
    child.text = str(text)
    return child


def _text(value: object, most: int) -> str:
    """One line from outside; what XML can't hold is escaped as everywhere on the desk."""
    return safe(value)[:most] or "-"


def _head(root: Element, handed: Handed) -> None:
    head = SubElement(root, "Naglowek")
    code = _add(head, "KodFormularza", "FA")
    code.set("kodSystemowy", "FA (3)")
    code.set("wersjaSchemy", "1-0E")
    _add(head, "WariantFormularza", "3")
    _add(head, "DataWytworzeniaFa", handed.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    _add(head, "SystemInfo", "supportctl")


# Who ----------------------------------------------------------------------------------------------------------------------------


def _seller(root: Element, paper: Document) -> None:
    """By the EU VAT number where the buyer accounts for the tax."""
    party = SubElement(root, "Podmiot1")
    if any(line.vat_rate == "np II" for line in paper.lines):
        _add(party, "PrefiksPodatnika", "PL")
    told = SubElement(party, "DaneIdentyfikacyjne")
    _add(told, "NIP", paper.seller.nip)
    _add(told, "Nazwa", _text(paper.seller.name, _LONG))
    _address(party, "PL", paper.seller.address)


def _buyer(party: Element, buyer: BuyerData, consumer: bool, *, whole: bool) -> None:
    """`whole`: with what only the buyer of the document has: neither a part of local government nor a member of a VAT group."""
    told = SubElement(party, "DaneIdentyfikacyjne")
    if consumer or not buyer.nip:
        _add(told, "BrakID", "1")
    elif buyer.country == "PL":
        _add(told, "NIP", buyer.nip)
    elif _is_union(buyer):
        prefix = _UNION_PREFIX.get(buyer.country, buyer.country)
        _add(told, "KodUE", prefix)
        _add(told, "NrVatUE", buyer.nip.removeprefix(prefix))
    else:
        _add(told, "KodKraju", buyer.country)
        _add(told, "NrID", _text(buyer.nip, 50))
    _add(told, "Nazwa", _text(buyer.name, _LONG))
    if buyer.address:
        _address(party, buyer.country or "PL", buyer.address)
    if whole:
        _add(party, "JST", "2")
        _add(party, "GV", "2")


def _is_union(buyer: BuyerData) -> bool:
    """Numbers of the Union are stored with their prefix, others as they are."""
    return bool(buyer.nip) and (buyer.nip or "").startswith(_UNION_PREFIX.get(buyer.country, buyer.country))


def _address(party: Element, country: str, address: str) -> None:
    place = SubElement(party, "Adres")
    _add(place, "KodKraju", country)
    _add(place, "AdresL1", _text(address, _LONG))


# What ---------------------------------------------------------------------------------------------------------------------------


def _body(fa: Element, handed: Handed) -> None:
    paper = handed.paper
    _add(fa, "KodWaluty", paper.currency)
    _add(fa, "P_1", paper.issued_on.isoformat())
    _add(fa, "P_2", _text(paper.number, _SHORT))
    if paper.service_date != paper.issued_on:
        _add(fa, "P_6", paper.service_date.isoformat())
    _sums(fa, paper)
    _add(fa, "P_15", paper.gross.amount)
    _annotations(fa, paper)
    correction = None if paper.correction is ABSENT else paper.correction
    kinds = _KINDS if correction is None else _CORRECTIONS
    _add(fa, "RodzajFaktury", kinds[str(paper.kind) if correction is None else handed.original_kind or "vat"])
    if correction is not None:
        _corrected(fa, correction, handed)
    for advance in handed.advances:
        _advance(SubElement(fa, "FakturaZaliczkowa"), advance)
    _rows(fa, paper)
    _payment(fa, handed)


def _sums(fa: Element, paper: Document) -> None:
    """Net and VAT of each rate, in another currency the VAT in PLN, too."""
    by_rate = {line.rate: line for line in paper.by_rate}
    in_pln = vat_in_pln(paper)
    for rate, (net, vat) in SUMS.items():
        if rate not in by_rate:
            continue
        _add(fa, net, amount_text(by_rate[rate].net))
        if vat is not None:
            _add(fa, vat, amount_text(by_rate[rate].vat))
            if in_pln:
                _add(fa, f"{vat}W", amount_text(in_pln[rate]))


def vat_in_pln(paper: Document) -> dict[str, int]:
    """The VAT of each rate in grosze, by the rate of exchange on the document; {} for one in PLN. Of a correction the difference of what
    stands."""
    if paper.exchange is None:
        return {}
    rate = paper.exchange.rate
    if paper.correction is ABSENT:
        return _converted(paper.by_rate, rate)
    after, before = (_converted(totals(_side(paper.lines, side)).by_rate, rate) for side in ("after", "before"))
    return {name: after[name] - before[name] for name in after}


def _converted(by_rate: Iterable[Line], rate: Decimal) -> dict[str, int]:
    return {line.rate: vat_of_net(times(line.net, rate), line.rate) for line in by_rate}


def _side(lines: Iterable[LineData], side: str) -> Iterable[Line]:
    for line in lines:
        state = line.after if side == "after" else line.before
        if state is not ABSENT:
            yield Line(state.net.minor, state.vat.minor, state.gross.minor, line.vat_rate)


def _annotations(fa: Element, paper: Document) -> None:
    said = () if paper.annotations is ABSENT else paper.annotations
    codes = {str(each.code) for each in said}
    told = SubElement(fa, "Adnotacje")
    _add(told, "P_16", "2")
    _add(told, "P_17", "2")
    _add(told, "P_18", "1" if "reverse-charge" in codes else "2")
    _add(told, "P_18A", "1" if "split-payment" in codes else "2")
    exempt = SubElement(told, "Zwolnienie")
    bases = "; ".join(each.words for each in said if each.code == "exempt")
    if bases:
        _add(exempt, "P_19", "1")
        _add(exempt, "P_19A", _text(bases, _SHORT))
    else:
        _add(exempt, "P_19N", "1")
    _add(SubElement(told, "NoweSrodkiTransportu"), "P_22N", "1")
    _add(told, "P_23", "2")
    _add(SubElement(told, "PMarzy"), "P_PMarzyN", "1")


def _corrected(fa: Element, correction: Corrected, handed: Handed) -> None:
    _add(fa, "PrzyczynaKorekty", _text(correction.reason, _SHORT))
    _add(fa, "TypKorekty", _IN_ITS_OWN_MONTH)
    told = SubElement(fa, "DaneFaKorygowanej")
    _add(told, "DataWystFaKorygowanej", correction.issued_on.isoformat())
    _add(told, "NrFaKorygowanej", _text(correction.original, _SHORT))
    number = handed.original.ksef_number if handed.original else None
    if number is not None:
        _add(told, "NrKSeF", "1")
        _add(told, "NrKSeFFaKorygowanej", number)
    else:
        _add(told, "NrKSeFN", "1")
    if correction.buyer_before is not None:
        _buyer(SubElement(fa, "Podmiot2K"), correction.buyer_before, handed.consumer, whole=False)


def _advance(told: Element, advance: Reference) -> None:
    if advance.ksef_number is not None:
        _add(told, "NrKSeFFaZaliczkowej", advance.ksef_number)
    else:
        _add(told, "NrKSeFZN", "1")
        _add(told, "NrFaZaliczkowej", _text(advance.number, _SHORT))


# The rows -----------------------------------------------------------------------------------------------------------------------


def _rows(fa: Element, paper: Document) -> None:
    """A row a line; of a correction the row before and the row after, and none after where nothing is left of it."""
    for position, line in enumerate(paper.lines, 1):
        if line.before is ABSENT or line.after is ABSENT:
            _row(fa, paper, line, position, line)
            continue
        number = position if line.position is ABSENT else line.position
        _row(fa, paper, line, number, line.before, before=True)
        if line.after.quantity:
            _row(fa, paper, line, number, line.after)


def _row(
    fa: Element, paper: Document, line: LineData, number: int, figures: LineData | LineState, *, before: bool = False
) -> None:
    row = SubElement(fa, "FaWiersz")
    _add(row, "NrWierszaFa", number)
    _add(row, "P_7", _text(line.name, _LONG))
    _add(row, "P_8A", _text(line.unit, _SHORT))
    _add(row, "P_8B", f"{figures.quantity.normalize():f}")
    unit_gross = None if figures.unit_gross is ABSENT else figures.unit_gross
    _add(row, "P_9A" if unit_gross is None else "P_9B", (figures.unit_net if unit_gross is None else unit_gross).amount)
    if figures.discount.minor:
        _add(row, "P_10", figures.discount.amount)
    if unit_gross is None:
        _add(row, "P_11", figures.net.amount)
    else:
        _add(row, "P_11A", figures.gross.amount)
    if line.vat_rate in SUMS and SUMS[line.vat_rate][1] is not None:
        _add(row, "P_11Vat", figures.vat.amount)
    _add(row, "P_12", _RATES.get(line.vat_rate, line.vat_rate))
    if line.annex_15 is True:
        _add(row, "P_12_Zal_15", "1")
    if paper.exchange is not None:
        _add(row, "KursWaluty", f"{paper.exchange.rate.normalize():f}")
    if before:
        _add(row, "StanPrzed", "1")


def _payment(fa: Element, handed: Handed) -> None:
    """How it is paid: what came in before its issue, each part with its day, and until when the rest is due. Nothing where a correction
    gives money back or leaves the sums alone."""
    paper = handed.paper
    if paper.correction is not ABSENT and paper.gross.minor <= 0:
        return
    told = SubElement(fa, "Platnosc")
    whole = sum(part.amount.minor for part in handed.paid) >= paper.gross.minor
    if whole and len(handed.paid) == 1:
        _add(told, "Zaplacono", "1")
        _add(told, "DataZaplaty", handed.paid[0].on.isoformat())
    elif handed.paid:
        _add(told, "ZnacznikZaplatyCzesciowej", _WHOLE if whole else _IN_PART)
        for part in handed.paid:
            came = SubElement(told, "ZaplataCzesciowa")
            _add(came, "KwotaZaplatyCzesciowej", part.amount.amount)
            _add(came, "DataZaplatyCzesciowej", part.on.isoformat())
            _add(came, "FormaPlatnosci", _TRANSFER)
    if not whole or not handed.paid:
        _add(SubElement(told, "TerminPlatnosci"), "Termin", paper.due_on.isoformat())
    _add(told, "FormaPlatnosci", _TRANSFER)
    _add(SubElement(told, "RachunekBankowy"), "NrRB", paper.seller.bank_account)
