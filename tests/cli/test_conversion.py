"""license check-conversion: eligibility, discount and the day, condition by condition."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once

LICENSE = "license add --client pracownia --product sketchup-pro --kind perpetual-single --version 2019"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """SKP-19: perpetual, single-user, version 2019, M&S ended long ago."""
    cli.ok(f"{LICENSE} --serial SKP-19 --maintenance-until 2020-01-31")
    return cli


@pytest.mark.parametrize(
    ("on", "code", "path", "discount"),
    [
        ("2020-09-25", 0, "expired", 60),
        ("2021-04-02", 0, "expired", 60),
        ("2021-04-03", 0, "expired", 40),
        ("2021-12-04", 0, "expired", 40),
    ],
)
def test_without_maintenance(desk: Cli, on: str, code: int, path: str, discount: int) -> None:
    asked = desk.ask(f"license check-conversion SKP-19 --on {on}")
    (row,) = asked.data
    assert (asked.code, row["eligible"], row["path"], row["discount_percent"]) == (code, True, path, discount)


@pytest.mark.parametrize("on", ["2020-09-24", "2021-12-05"])
def test_outside_the_window(desk: Cli, on: str) -> None:
    asked = desk.ask(f"license check-conversion SKP-19 --on {on}")
    (row,) = asked.data
    failed = [g["clause"] for g in row["decision"]["grounds"] if g["passed"] is not True]
    assert (asked.code, row["status"], row["exit_code"], row["eligible"], row["discount_percent"]) == (4, "refused", 4, False, 0)
    assert "duration.1" in failed
    found = desk(f"license check-conversion SKP-19 --on {on}")
    assert (found.code, found.err) == (4, "")
    assert "✗  duration.1" in found.out
    assert "2020-09-25" in found.out or "2021-12-04" in found.out


@pytest.mark.parametrize(
    ("ended", "on", "path", "discount"),
    [
        ("2022-01-31", "2021-04-03", "active", 60),
        ("2021-04-03", "2021-04-03", "active", 60),
        ("2021-04-10", "2021-05-10", "active", 60),  # 30 days before
        ("2021-04-09", "2021-05-10", "expired", 40),  # 31 days before
    ],
)
def test_with_maintenance(cli: Cli, ended: str, on: str, path: str, discount: int) -> None:
    cli.ok(f"{LICENSE} --serial SKP-M --maintenance-until {ended}")
    (row,) = cli.ask(f"license check-conversion SKP-M --on {on}").data
    assert (row["path"], row["discount_percent"]) == (path, discount)


def test_fields_and_types(desk: Cli) -> None:
    desk.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    asked = desk.ask("license check-conversion SKP-19 --on 2021-04-03")
    assert asked.json["decision"] is None
    (row,) = asked.data
    assert {
        "id", "license", "eligible", "path", "discount_percent", "quantity_max", "best_day", "price", "status", "exit_code",
        "decision", "errors",
    } <= set(row)  # fmt: skip
    assert (row["license"], row["quantity_max"], row["status"]) == ("SKP-19", 50, "ok")
    assert row["price"] == {"amount": "600.00", "currency": "PLN"}
    assert row["best_day"] == "2021-04-03"


def test_without_a_vendor_price_the_answer_stands(desk: Cli) -> None:
    (row,) = desk.ask("license check-conversion SKP-19 --on 2021-04-03").data
    assert (row["eligible"], row["price"]) == (True, None)


def test_best_day_is_the_earliest_with_the_highest_discount_left(desk: Cli) -> None:
    rows = [desk.ask(f"license check-conversion SKP-19 --on {on}").data[0]["best_day"] for on in ("2020-09-01", "2021-05-01")]
    assert rows == ["2020-09-25", "2021-05-01"]
    assert desk.ask("license check-conversion SKP-19 --on 2021-12-05").data[0]["best_day"] is None


def test_what_isnt_known_is_assumed_and_shown_so(desk: Cli) -> None:
    found = desk.ok("license check-conversion SKP-19 --on 2021-04-03")
    assert sum("(assumed)" in line for line in found.out.splitlines()) == 2 * 4  # on either list
    (row,) = desk.ask("license check-conversion SKP-19 --on 2021-04-03").data
    assert set(row["assumed"]) == {"commercial", "territory", "newest_serial", "promoted"}
    desk.ok("license edit SKP-19 --commercial --territory PL --newest-serial --no-promoted")
    assert "(assumed)" not in desk.ok("license check-conversion SKP-19 --on 2021-04-03").out


@pytest.mark.parametrize(
    ("edit", "clause"),
    [
        ("--no-commercial", "expired.4"),
        ("--version 2012", "expired.4"),
        ("--promoted", "expired.2"),
        ("--no-newest-serial", "expired.3"),
        ("--territory DE", "expired.5"),
    ],
)
def test_one_failed_condition_is_a_no_that_names_it(desk: Cli, edit: str, clause: str) -> None:
    desk.ok(f"license edit SKP-19 {edit}")
    (row,) = desk.ask("license check-conversion SKP-19 --on 2021-04-03").data
    failed = [g["clause"] for g in row["decision"]["grounds"] if g["passed"] is not True]
    assert row["exit_code"] == 4
    assert clause in failed


def test_several_licences_in_one_question(desk: Cli) -> None:
    desk.ok(f"{LICENSE} --serial SKP-20 --maintenance-until 2022-01-31")
    asked = desk.ask("license check-conversion SKP-19 SKP-20 NOBODY --on 2021-04-03")
    assert [(r["license"], r["status"], r["exit_code"], r["discount_percent"]) for r in asked.data] == [
        ("SKP-19", "ok", 0, 40),
        ("SKP-20", "ok", 0, 60),
        ("NOBODY", "error", 3, None),
    ]
    assert asked.code == 3
    late = desk.ask("license check-conversion SKP-19 SKP-20 --on 2021-12-05")
    assert (late.code, [r["exit_code"] for r in late.data]) == (4, [4, 4])


def test_a_licence_that_isnt_found_has_the_id_that_was_asked(desk: Cli) -> None:
    found, missing = desk.ask("license check-conversion SKP-19 NOBODY --on 2021-04-03").data
    assert found["id"] == desk.ask("license show SKP-19").data["id"]
    assert (missing["id"], missing["license"], missing["eligible"]) == ("NOBODY", "NOBODY", False)


def test_an_empty_pipe_asks_nothing(desk: Cli) -> None:
    for given in ("", "\n \n"):
        found = desk.process("license check-conversion -", stdin=given)
        assert (found.code, found.out) == (2, "")
        assert "Nothing to ask about" in found.err
    found = desk.process("license check-conversion - --on 2021-04-03", stdin="SKP-19\n")
    assert found.code == 0


def test_quantities(desk: Cli) -> None:
    line = "license check-conversion SKP-19 --on 2021-04-02"
    assert desk.ask(f"{line} --quantity 50").code == 0
    asked = desk.ask(f"{line} --quantity 51")
    assert asked.code == 4
    assert "quantity.1" in [e["params"]["clause"] for e in asked.data[0]["errors"]]
    desk.ok(f"{LICENSE.replace('single', 'network')} --serial SKP-N --maintenance-until 2020-01-31")
    line = "license check-conversion SKP-N --on 2021-04-02"
    assert desk.ask(f"{line} --quantity 4").data[0]["quantity_max"] == 4
    assert "quantity.2" in [e["params"]["clause"] for e in desk.ask(f"{line} --quantity 5").data[0]["errors"]]
    desk.refuses(f"{line} --quantity 0", 2, "0 isn't a quantity.")


def test_a_subscription_and_an_unknown_plan(desk: Cli) -> None:
    desk.ok(f"{LICENSE.replace('perpetual-single', 'subscription')} --serial SKP-S")
    asked = desk.ask("license check-conversion SKP-S --on 2021-04-02")
    assert (asked.code, asked.data[0]["eligible"]) == (4, False)
    assert desk.ask("license check-conversion SKP-19 --on 2021-04-02 --to monthly").code == 4
    assert desk.ask("license check-conversion SKP-19 --on 2021-04-02 --to biennial").code == 0


def test_in_a_shell_condition_a_crash_is_never_a_no(desk: Cli) -> None:
    script = "if $S license check-conversion SKP-19 --on {on} >/dev/null; then echo yes; else echo no $?; fi"
    assert desk.shell(script.format(on="2021-04-02")).out == "yes\n"
    assert desk.shell(script.format(on="2021-12-05")).out == "no 4\n"
    assert desk.shell(script.format(on="someday")).out == "no 2\n"


ACTIVE = [f"active.{n}" for n in range(1, 7)]
EXPIRED = [f"expired.{n}" for n in range(1, 6)]


@pytest.mark.clause("sketchup-conversion", "active.1", "active.2", "active.3", "active.4", "active.5", "active.6")
@pytest.mark.clause("sketchup-conversion", "expired.1", "expired.2", "expired.3", "expired.4", "expired.5")
@pytest.mark.parametrize(("ended", "decides", "aside"), [("2021-04-09", EXPIRED, ACTIVE), ("2021-04-10", ACTIVE, EXPIRED)])
def test_both_lists_are_shown_and_one_decides(cli: Cli, ended: str, decides: list[str], aside: list[str]) -> None:
    """31 and 30 days before."""
    cli.ok(f"{LICENSE} --serial SKP-M --maintenance-until {ended}")
    ask = "license check-conversion SKP-M --on 2021-05-10"
    asked = cli.ask(ask)
    (row,) = asked.data
    shown = {g["clause"]: g["passed"] for g in row["decision"]["grounds"]}
    assert (asked.code, row["decision"]["aside"], set(decides) - set(shown)) == (0, aside, set())
    assert [clause for clause, passed in shown.items() if passed is not True] == (["active.2"] if aside == ACTIVE else [])
    found = cli.ok(ask).out
    assert "the other list, which doesn't apply" in found
    assert not set(aside) & set(found.partition("\n")[0].rstrip(".").split(" by ")[-1].split(", "))
    assert "druga lista warunków, która nie ma zastosowania" in cli.ok(f"--lang pl {ask}").out


@pytest.mark.clause("sketchup-conversion", "active.3", "expired.2")
def test_what_fails_on_the_other_list_isnt_among_the_reasons(desk: Cli) -> None:
    desk.ok("license edit SKP-19 --promoted")
    (row,) = desk.ask("license check-conversion SKP-19 --on 2021-04-03").data
    assert {e["params"]["clause"] for e in row["errors"]} == {"expired.2", "licences.0"}
    assert {g["clause"] for g in row["decision"]["grounds"] if g["passed"] is False} == {
        "expired.2",
        "licences.0",
        "active.2",
        "active.3",
    }
