"""Whatever is issued, corrected, annulled, paid, taken back and given back, in whatever order: the books add up."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from supportctl.desk.bundle import receiving
from supportctl.desk.conversion import invoicing, performing, withdrawal
from supportctl.desk.invoice import advances, annulling, correcting, issuing, series, showing
from supportctl.desk.invoice.wanted import Wanted
from supportctl.desk.price import pricelist
from supportctl.desk.register import selling
from supportctl.errors import SupportError
from supportctl.store import schema
from tests.desk.counter import Counter

# Some working days; the month and the year turn among them.
DAYS = [
    "2026-11-17",
    "2026-11-18",
    "2026-11-27",
    "2026-11-30",
    "2026-12-01",
    "2026-12-15",
    "2026-12-31",
    "2027-01-04",
    "2027-01-29",
    "2027-02-01",
]

# Licences that were converted; a consumer who bought at a distance may withdraw, and a sole trader not in its trade.
CONVERTED = ["Z-1", "Z-2", "Z-3"]


class Step(NamedTuple):
    """An act, on which document or with which figure, and whether a day goes by before it."""

    act: str
    which: int
    figure: int
    later: bool


class Books:
    """A desk on which steps are done; what a rule forbids is refused, and nothing else."""

    def __init__(self, path: Path) -> None:
        self.path, self.desk, self.day, self.minute = path, Counter(str(path)), 0, 0
        self.refused: dict[str, int] = defaultdict(int)
        self.done: dict[str, int] = defaultdict(int)
        self.invoiced: list[str] = []
        self.withdrawn: list[str] = []

    @property
    def at(self) -> str:
        """The next minute of the day."""
        self.minute += 1
        return f"{DAYS[self.day]}T{9 + self.minute // 60:02d}:{self.minute % 60:02d}"

    def numbers(self, act: str = "") -> list[str]:
        """Every document, oldest first; for acts on money rather those on which something is to be done."""
        found = list(reversed(self.desk.ask(showing.list_invoices, at=self.at, client=None, limit=None).data))
        money: dict[str, Callable[[dict[str, Any]], object]] = {
            "pay": lambda row: minor(row["unpaid"]),
            "unpay": lambda row: minor(row["paid"]),
            "give_back": lambda row: "to_give_back" in row,
        }
        wanted = money.get(act, bool)
        return [row["number"] for row in found if wanted(row)] or [row["number"] for row in found]

    def step(self, step: Step) -> None:
        """Do it."""
        if step.later and self.day + 1 < len(DAYS):
            self.day, self.minute = self.day + 1, 0
        known = self.numbers(step.act)
        number = known[step.which % len(known)] if known else "FV/2026/0001"
        try:
            ACTS[step.act](self, number, step.figure)
            self.done[step.act] += 1
        except SupportError as error:
            if error.exit_code not in (2, 3, 4, 5, 7):
                raise
            self.refused[error.code] += 1

    # -- what is done ------------------------------------------------------------------------------------------------------------

    def do(self, verb: Callable[..., Any], *args: object, **given: object) -> Any:
        return self.desk.do(verb, *args, at=self.at, **given)

    def work(self, _: str, __: int) -> None:
        self.desk.buy("1", at=self.at)
        ticket = str(self.desk.triaged(at=self.at).data["id"])
        self.desk.start(ticket, at=self.at)
        self.desk.stop(at=self.at)

    def issue(self, _: str, figure: int) -> None:
        if figure % 3:
            self.do(issuing.issue, ticket=None, client="pracownia")
        else:
            self.do(issuing.issue, ticket=str(1 + figure % 4), client=None)

    def proforma(self, _: str, figure: int) -> None:
        self.do(issuing.issue, ticket=None, client="pracownia", proforma=True)

    def correct(self, number: str, figure: int) -> None:
        self._correct(number, Wanted(line=1 + figure % 2, quantity=str((figure % 7) / 2)))

    def reprice(self, number: str, figure: int) -> None:
        self._correct(number, Wanted(line=1, unit_net=f"{figure % 300}.{figure % 100:02d}"))

    def to_zero(self, number: str, figure: int) -> None:
        self._correct(number, Wanted(to_zero=True, rebill=bool(figure % 2)))

    def buyer(self, number: str, figure: int) -> None:
        self._correct(number, Wanted(buyer_address=f"ul. Nowa {figure}"))

    def _correct(self, number: str, wanted: Wanted) -> None:
        self.do(correcting.correct, number, reason="x", wanted=wanted)

    def annul(self, number: str, figure: int) -> None:
        known = self.numbers()
        self.do(annulling.annul, known[-1] if figure % 3 and known else number, reason="x")

    def pay(self, number: str, figure: int) -> None:
        amount = f"{figure % 400}.{figure % 100:02d}" if figure % 2 else None
        self.do(receiving.pay, number, amount=amount, currency=None, on=None)

    def unpay(self, number: str, _: int) -> None:
        self.do(receiving.unpay, number)

    def give_back(self, number: str, figure: int) -> None:
        amount = f"{figure % 50}.50" if figure % 2 else None
        self.do(receiving.pay, number, amount=amount, currency=None, on=None, give_back=True)

    def advance(self, _: str, figure: int) -> None:
        self.do(advances.advance, client="pracownia", item="setup", paid=f"{1 + figure % 300}.{figure % 100:02d}", on=None)

    def conversion(self, _: str, figure: int) -> None:
        licence = CONVERTED[figure % len(CONVERTED)]
        self.do(invoicing.invoice_conversion, licence)
        self.invoiced.append(licence)

    def refund(self, _: str, figure: int) -> None:
        """The buyer withdrew in time; the desk repays it today."""
        if self.invoiced:
            licence = self.invoiced[figure % len(self.invoiced)]
            if licence not in self.withdrawn:
                sent_on = date(2021, 3, 2)
                self.do(withdrawal.withdraw_conversion, licence, sent_on=sent_on, at_distance=None, professional=None)
                self.withdrawn.append(licence)
        else:
            licence = CONVERTED[figure % len(CONVERTED)]
        today = date.fromisoformat(DAYS[self.day])
        self.do(withdrawal.refund_conversion, licence, correction=None, repaid_on=today)

    def final(self, _: str, figure: int) -> None:
        self.do(advances.final, client="pracownia", item="setup", quantity=str(1 + figure % 2), on=None)


ACTS: dict[str, Callable[[Books, str, int], None]] = {
    name: getattr(Books, name)
    for name in (
        "work", "issue", "proforma", "correct", "reprice", "to_zero", "buyer", "annul", "pay", "unpay", "give_back", "advance", "final",
        "conversion", "refund",
    )
}  # fmt: skip
# What there must be before anything else can be done is done more often.
OFTEN = [*ACTS, "work", "issue", "issue", "pay", "pay", "correct", "advance", "final", "conversion"]
STEPS = st.builds(Step, st.sampled_from(OFTEN), st.integers(0, 40), st.integers(0, 999), st.booleans())


# What holds -------------------------------------------------------------------------------------------------------------------------


def minor(amount: dict[str, str]) -> int:
    """In minor units."""
    return round(float(amount["amount"]) * 100)


def sums(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(minor(row[name]) for name in ("net", "vat", "gross"))


def check(books: Books) -> None:
    """Everything that must hold of a desk, whatever was done on it."""
    desk = books.desk
    papers = {row["number"]: row for row in desk.ask(showing.list_invoices, at=books.at, client=None, limit=None).data}
    for number, row in papers.items():
        total = [sum(sums(line)[part] for line in row["lines"]) for part in range(3)]
        assert tuple(total) == sums(row), number
        if row["kind"] != "correction":
            _chain(papers, row)
            _money(desk, books, row)
    _register(desk, books, papers)
    for found in desk.ask(series.check_series, at=books.at).data:
        assert (found["missing"], found["doubled"]) == ([], []), found
        assert found["documents"] == int(found["last_number"].rpartition("/")[2])
    assert schema.check(str(books.path)) == []


def _standing(papers: dict[str, Any], row: dict[str, Any]) -> list[dict[str, Any]]:
    return [papers[number] for number in row["corrected_by"]]


def _chain(papers: dict[str, Any], row: dict[str, Any]) -> None:
    """The document and its corrections come to what the last of them says of each line; nothing stands below zero but what an advance
    took off."""
    corrections = _standing(papers, row)
    assert all(each["annulled_at"] is None for each in corrections)
    for position, line in enumerate(row["lines"], 1):
        stands = list(sums(line))
        for each in corrections:
            for change in each["lines"]:
                if change["position"] == position:
                    assert sums(change["before"]) == tuple(stands), (row["number"], each["number"])
                    stands = [was + now for was, now in zip(stands, sums(change), strict=True)]
                    assert sums(change["after"]) == tuple(stands)
        assert line["item"].startswith("deducted") or min(stands) >= 0
    assert row["kind"] == "final" or minor(row["gross"]) + sum(minor(each["gross"]) for each in corrections) >= 0


def _money(desk: Counter, books: Books, row: dict[str, Any]) -> None:
    """Paid and left come to what is owed; what was paid beyond it is said to be given back."""
    data = desk.ask(showing.print_invoice, row["number"], at=books.at).data
    paid, left = minor(data["paid"]), minor(data["unpaid"])
    back = minor(data["to_give_back"]) if "to_give_back" in data else 0
    assert paid == sum(minor(each["amount"]) for each in data["payments"])
    assert min(paid, left, back) >= 0, row["number"]
    assert not (left and back), row["number"]
    if row["annulled_at"] is not None:
        assert (paid, left) == (0, 0)
    elif row["kind"] != "proforma" or left:
        corrections = sum(minor(desk.ask(showing.print_invoice, n, at=books.at).data["gross"]) for n in row["corrected_by"])
        assert minor(row["gross"]) + corrections == paid + left - back, row["number"]


def _register(desk: Counter, books: Books, papers: dict[str, Any]) -> None:
    """Each month's register is the sum of its documents: by the tax point, corrections by their own day."""
    expected: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in papers.values():
        if row["kind"] == "proforma" or row["annulled_at"] is not None:
            continue
        month = (row["issued_on"] if row["kind"] == "correction" else row["service_date"])[:7]
        expected[month] = [was + part for was, part in zip(expected[month], sums(row), strict=True)]
    for month in ("2026-11", "2026-12", "2027-01", "2027-02"):
        sold = desk.ask(selling.sales, at=books.at, month=month).data
        assert [sum(sums(each)[part] for each in sold) for part in range(3)] == expected[month], month


@pytest.fixture(scope="session")
def furnished(template_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a price of the hour and of an item, and with licences that a sole trader had converted."""
    path = tmp_path_factory.mktemp("books") / "desk.db"
    shutil.copyfile(template_db, path)
    desk = Counter(str(path)).furnish()
    desk.do(
        pricelist.set_price, at="2026-01-02T08:00", item="setup", amount="3333.33", currency="PLN", since=date(2026, 1, 1), vat="23",
        gross=False, name="Setup", unit="szt.",
    )  # fmt: skip
    desk.client("ola", name="Ola Kowalska", nip="5260250274", sole_trader=True, phone="601234568")
    for item, amount in (("sketchup-pro-annual", "1000"), ("sketchup-pro-annual-own", "499.99")):
        desk.do(
            pricelist.set_price, at="2021-01-02T08:00", item=item, amount=amount, currency="PLN", since=date(2020, 1, 1), vat="23",
            gross=False,
        )  # fmt: skip
    for serial in CONVERTED:
        desk.license(
            serial, client="ola", version="2019", maintenance_until=date(2022, 1, 31), promoted=False, at="2020-12-02T09:00"
        )
        order = performing.Order(
            target="annual", name="X", serials=(serial,), email="x@example.com", accepted_by="X, form", seller="ProGrupa",
            at_distance=True, professional=False,
        )  # fmt: skip
        desk.do(performing.convert, serial, before=[], order=order, at="2021-03-01T10:00")
    return path


REACHED: dict[str, int] = defaultdict(int)


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(STEPS, min_size=15, max_size=40))
def _the_books_add_up(furnished: Path, steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "desk.db"
        shutil.copyfile(furnished, path)
        books = Books(path)
        for step in [Step("work", 0, 0, False), Step("issue", 0, 1, False), *steps]:
            books.step(step)
        check(books)
        for act, times in books.done.items():
            REACHED[act] += times


@pytest.mark.slow
def test_the_books_add_up(furnished: Path) -> None:
    """Every act is among what was done."""
    REACHED.clear()
    _the_books_add_up(furnished)
    assert set(REACHED) == set(ACTS), sorted(set(ACTS) - set(REACHED))
