"""supportctl.money against the facts of the invoicing spec, and what must always sum."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl import money
from supportctl.errors import InvalidInput
from supportctl.money import Line, Money

minors = st.integers(-(10**12), 10**12)
rates = st.sampled_from(["0", "5", "8", "23", "22", "7", "8.5"])


def minor(text: str) -> int:
    """Minor units of a fact, which may be negative."""
    return -money.parse_amount(text[1:]) if text.startswith("-") else money.parse_amount(text, allow_zero=True)


# VAT facts -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("net", "rate", "vat", "gross"),
    [
        ("0.50", "23", "0.12", "0.62"),
        ("0.02", "23", "0.00", "0.02"),
        ("0.03", "23", "0.01", "0.04"),
        ("0.10", "5", "0.01", "0.11"),
        ("0.09", "5", "0.00", "0.09"),
        ("81.30", "23", "18.70", "100.00"),
        ("750.05", "23", "172.51", "922.56"),
        ("240.00", "23", "55.20", "295.20"),
        ("100.00", "23", "23.00", "123.00"),
        ("12195.12", "23", "2804.88", "15000.00"),
        ("12195.13", "23", "2804.88", "15000.01"),
        ("-150.00", "23", "-34.50", "-184.50"),
        ("-240.00", "23", "-55.20", "-295.20"),
        ("-0.50", "23", "-0.12", "-0.62"),
    ],
)
def test_vat_of_net(net: str, rate: str, vat: str, gross: str) -> None:
    assert money.line_of_net(minor(net), rate) == Line(minor(net), minor(vat), minor(gross), rate)
    assert money.vat_of_net(minor(net), Decimal(rate)) == money.vat_of_net(minor(net), int(rate)) == minor(vat)


@pytest.mark.parametrize(
    ("gross", "rate", "vat", "net"),
    [
        ("99.99", "23", "18.70", "81.29"),
        ("0.01", "23", "0.00", "0.01"),
        ("49.90", "8", "3.70", "46.20"),
        ("123.00", "23", "23.00", "100.00"),
        ("100.00", "0", "0.00", "100.00"),
        ("-123.00", "23", "-23.00", "-100.00"),
    ],
)
def test_split_gross(gross: str, rate: str, vat: str, net: str) -> None:
    assert money.split_gross(minor(gross), rate) == (minor(net), minor(vat))
    assert money.line_of_gross(minor(gross), rate) == Line(minor(net), minor(vat), minor(gross), rate)


def test_twenty_percent_off() -> None:
    discount = money.percent_of(minor("300.00"), 20)
    assert money.amount_text(discount) == "60.00"
    line = money.line_of_net(minor("300.00") - discount, "23")
    assert [money.amount_text(part) for part in line[:3]] == ["240.00", "55.20", "295.20"]


def test_euro_vat_in_zloty() -> None:
    vat = Money(money.vat_of_net(minor("100.00"), 23), "EUR")
    assert vat.amount == "23.00"
    assert money.amount_text(money.times(vat.minor, Decimal("4.2274"))) == "97.23"


def test_final_invoice_after_an_advance() -> None:
    whole, advance = money.line_of_gross(minor("1230.00"), 23), money.line_of_gross(minor("123.00"), 23)
    rest = [money.amount_text(a - b) for a, b in zip(whole[:3], advance[:3], strict=True)]
    assert rest == ["900.00", "207.00", "1107.00"]


def test_correction_from_three_hours_to_two() -> None:
    before, after = (money.line_of_net(money.times(minor("150.00"), Decimal(hours)), 23) for hours in (3, 2))
    assert [money.amount_text(b - a) for a, b in zip(before[:3], after[:3], strict=True)] == ["-150.00", "-34.50", "-184.50"]


def test_totals_sum_the_line_vats() -> None:
    three = money.totals([money.line_of_net(minor("10.01"), 23)] * 3)
    assert three == (3003, 690, 3693, (Line(3003, 690, 3693, "23"),))
    assert money.vat_of_net(3003, 23) == 691  # what the other policy would give


def test_totals_per_rate() -> None:
    lines = [
        money.line_of_net(1000, "23"),
        money.line_of_gross(4990, "8"),
        money.line_of_net(50, "23"),
        money.line_of_net(700, "np II"),
    ]
    sums = money.totals(iter(lines))
    assert [line.rate for line in sums.by_rate] == ["23", "8", "np II"]
    assert sums.by_rate[0] == Line(1050, 242, 1292, "23")
    assert (sums.net, sums.vat, sums.gross) == (1050 + 4620 + 700, 242 + 370, 1292 + 4990 + 700)
    assert money.totals([]) == (0, 0, 0, ())


def test_totals_refuse_a_line_that_does_not_sum() -> None:
    with pytest.raises(ValueError, match="doesn't sum"):
        money.totals([Line(100, 23, 124, "23")])


@pytest.mark.parametrize("rate", ["np I", "np II", "zw"])
def test_a_label_without_vat(rate: str) -> None:
    assert money.line_of_net(10000, rate) == money.line_of_gross(10000, rate) == Line(10000, 0, 10000, rate)


@pytest.mark.parametrize("rate", ["np", "ZW", "-1", "NaN", "Infinity", ""])
def test_a_label_is_no_rate(rate: str) -> None:
    with pytest.raises(ValueError, match="not a percentage"):
        money.vat_of_net(100, rate)
    with pytest.raises(ValueError, match="not a percentage"):
        money.split_gross(100, rate)


def test_never_float() -> None:
    with pytest.raises(TypeError, match="float"):
        money.vat_of_net(100, 0.23)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        Money(100, "PLN").times(1.5)  # type: ignore[arg-type]


@given(minors, rates)
def test_a_gross_split_sums(gross: int, rate: str) -> None:
    net, vat = money.split_gross(gross, rate)
    assert net + vat == gross
    assert abs(2 * (vat * (100 + Decimal(rate)) - gross * Decimal(rate))) <= 100 + Decimal(rate)  # within half a grosz
    assert money.split_gross(-gross, rate) == (-net, -vat)


@given(minors, minors, rates)
def test_vat_is_monotone_and_mirrors(one: int, two: int, rate: str) -> None:
    low, high = sorted((one, two))
    assert money.vat_of_net(low, rate) <= money.vat_of_net(high, rate)
    assert money.vat_of_net(-low, rate) == -money.vat_of_net(low, rate)


@given(st.lists(st.tuples(minors, rates, st.booleans())))
def test_an_invoice_is_the_sum_of_its_lines(parts: list[tuple[int, str, bool]]) -> None:
    lines = [(money.line_of_gross if gross else money.line_of_net)(amount, rate) for amount, rate, gross in parts]
    sums = money.totals(lines)
    assert sums.net + sums.vat == sums.gross == sum(line.gross for line in lines)
    assert money.totals(sums.by_rate)[:3] == sums[:3]


# Money -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("units", "text"), [(24600, "246.00"), (5, "0.05"), (0, "0.00"), (-5, "-0.05"), (-18450, "-184.50")])
def test_amount(units: int, text: str) -> None:
    assert Money(units, "PLN").amount == money.amount_text(units) == text


def test_money_arithmetic() -> None:
    one, two = Money(150, "PLN"), Money(50, "PLN")
    assert one + two == one.add(two) == Money(200, "PLN")
    assert two - one == two.sub(one) == Money(-100, "PLN")
    assert Money(1001, "EUR").times(Decimal("1.5")) == Money(1502, "EUR")
    assert Money(-1, "EUR").times(Decimal("0.5")) == Money(-1, "EUR")
    assert two < one
    assert two <= one
    assert one > two
    assert one >= two


def test_two_currencies_never_mix() -> None:
    zloty, euro = Money(1, "PLN"), Money(1, "EUR")
    for mix in (
        lambda: zloty + euro,
        lambda: zloty - euro,
        lambda: zloty < euro,
        lambda: zloty <= euro,
        lambda: zloty > euro,
        lambda: zloty >= euro,
    ):
        with pytest.raises(money.CurrencyMismatch, match="PLN and EUR"):
            mix()
    assert zloty != euro


def test_money_is_not_repeated_like_a_tuple() -> None:
    with pytest.raises(TypeError):
        Money(1, "PLN") * 3
    with pytest.raises(TypeError):
        3 * Money(1, "PLN")


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (5, [3, 7], [2, 3]),
        (10, [0, 1], [0, 10]),
        (0, [1, 2], [0, 0]),
        (1, [1, 5, 1], [0, 1, 0]),
    ],
)
def test_allocate(total: int, weights: list[int], parts: list[int]) -> None:
    assert money.allocate(total, weights) == parts


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_allocate_refuses(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        money.allocate(100, weights)


@given(minors, st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_allocations_sum(total: int, weights: list[int]) -> None:
    parts = money.allocate(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)
        assert weight or part == 0


# What people type ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("200", 20000),
        ("200.00", 20000),
        ("200,50", 20050),
        ("200.5", 20050),
        ("0.01", 1),
        ("007", 700),
        ("10000000000.00", 10**12),
    ],
)
def test_parse_amount(text: str, units: int) -> None:
    assert money.parse_amount(text) == units


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "+1",
        "1.234",
        "1e3",
        "1 000",
        "1.000,00",
        "1.",
        ".5",
        " 1",
        "1\n",
        "٣",
        "²",
        "1_000",
        "NaN",
        "10000000000.01",
        "9" * 5000,
        "1 zł",
    ],
)
def test_bad_amounts(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        money.parse_amount(text, allow_zero=True)
    assert (caught.value.code, caught.value.params) == ("BAD_AMOUNT", {"value": text})


@pytest.mark.parametrize("text", ["0", "0.00", "0,0"])
def test_zero_is_allowed_on_request(text: str) -> None:
    assert money.parse_amount(text, allow_zero=True) == 0
    with pytest.raises(InvalidInput):
        money.parse_amount(text)


@given(st.integers(1, 10**12))
def test_amounts_round_trip(units: int) -> None:
    assert money.parse_amount(money.amount_text(units)) == units


def test_currencies() -> None:
    assert [money.parse_currency(text) for text in ("PLN", "eur", "Usd")] == ["PLN", "EUR", "USD"]
    for text in ("", "CHF", "PLN ", "zł"):
        with pytest.raises(InvalidInput) as caught:
            money.parse_currency(text)
        assert caught.value.code == "BAD_CURRENCY"
        assert caught.value.params == {"value": text, "known": ["PLN", "EUR", "USD"]}


@pytest.mark.parametrize(
    ("text", "minutes", "shown"),
    [
        ("3", 180, "3"),
        ("1.5", 90, "1.5"),
        ("1,5", 90, "1.5"),
        ("0.25", 15, "0.25"),
        ("0.05", 3, "0.05"),
        ("10.00", 600, "10"),
        ("1000", 60000, "1000"),
    ],
)
def test_hours(text: str, minutes: int, shown: str) -> None:
    assert money.parse_hours(text) == minutes
    assert money.hours_text(minutes) == shown
    assert money.hours_text(-minutes) == f"-{shown}"


@pytest.mark.parametrize("text", ["", "0", "0.00", "-1", "0.01", "1.33", "1.555", "1h", "1000.05", "1001", "1e2", " 1", "٣"])
def test_bad_hours(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        money.parse_hours(text)
    assert (caught.value.code, caught.value.params) == ("BAD_HOURS", {"value": text})


def test_hours_text_tells_no_thirds() -> None:
    assert money.hours_text(0) == "0"
    with pytest.raises(ValueError, match="20 minutes"):
        money.hours_text(20)


# Words -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "currency", "lang", "words"),
    [
        ("0.01", "PLN", "pl", "zero złotych, jeden grosz"),
        ("1.00", "PLN", "pl", "jeden złoty, zero groszy"),
        ("2.22", "PLN", "pl", "dwa złote, dwadzieścia dwa grosze"),
        ("5.05", "PLN", "pl", "pięć złotych, pięć groszy"),
        ("12.34", "PLN", "pl", "dwanaście złotych, trzydzieści cztery grosze"),
        ("22.50", "PLN", "pl", "dwadzieścia dwa złote, pięćdziesiąt groszy"),
        ("-2.22", "PLN", "pl", "minus dwa złote, dwadzieścia dwa grosze"),
        ("-0.01", "PLN", "pl", "minus zero złotych, jeden grosz"),
        ("1.00", "EUR", "pl", "jedno euro, zero centów"),
        ("-1.01", "EUR", "pl", "minus jedno euro, jeden cent"),
        ("101.00", "EUR", "pl", "sto jeden euro, zero centów"),
        ("1.00", "USD", "pl", "jeden dolar amerykański, zero centów"),
        ("2.22", "PLN", "en", "two zlotys, twenty-two groszy"),
        ("1.00", "EUR", "en", "one euro, zero cents"),
    ],
)
def test_words(amount: str, currency: str, lang: str, words: str) -> None:
    assert money.amount_in_words(minor(amount), currency, lang) == words


def test_words_default_to_polish() -> None:
    assert money.amount_in_words(100, "PLN") == "jeden złoty, zero groszy"


@given(st.integers(0, 10**12))
def test_polish_plurals(units: int) -> None:
    def form(n: int, one: str, few: str, many: str) -> str:
        if n == 1:
            return one
        return few if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else many

    zloty, grosze = money.amount_in_words(units, "PLN").split(", ")
    assert zloty.endswith(" " + form(units // 100, "złoty", "złote", "złotych"))
    assert grosze.endswith(" " + form(units % 100, "grosz", "grosze", "groszy"))


@pytest.mark.parametrize(("currency", "lang"), [("PLN", "de"), ("CHF", "pl")])
def test_no_words(currency: str, lang: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        money.amount_in_words(100, currency, lang)


@pytest.mark.parametrize("lang", ["pl", "en"])
@pytest.mark.parametrize("currency", money.CURRENCIES)
def test_words_are_those_of_the_whole_library(currency: str, lang: str) -> None:
    """Of which only the language that is wanted is read."""
    from num2words import num2words

    for units in (0, 1, 100, 200, 500, 1201, 2222, 110000, 123456789, 99999999999):
        whole = str(num2words(Decimal(money.amount_text(units)), lang=lang, to="currency", currency=currency))
        told = money.amount_in_words(units, currency, lang)
        assert told == (whole.replace("jeden euro", "jedno euro", 1) if units == 100 else whole)
