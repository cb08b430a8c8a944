"""A verb that asks a rule stores the answer beside what it bound, or says here why it binds nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from supportctl.desk.ground.act import Act
from supportctl.errors import Refused
from supportctl.law.rules import Question
from supportctl.regulations import FOLDERS, shelf
from supportctl.regulations.facts import ExtensionFacts, TriageFacts
from supportctl.store.compiled import decisions
from supportctl.store.engine import Store

DESK = Path(__file__).parents[2] / "supportctl" / "desk"
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)

# Who asks a rule without storing the answer, and why.
BINDS_NOTHING = {
    "bundle/quoting.py quote": "a quote binds nobody",
    "bundle/settlement.py nothing_to_settle": "is there anything to settle? Looked at in a report",
    "bundle/watching.py lapsed": "a report",
    "bundle/watching.py may_renew": "whether it would be renewed; the renewal asks again",
    "bundle/watching.py webinar_years": "a report",
    "benefit/listing.py exchange": "a question: no benefit is exchanged",
    "client/erasing.py _kept": "how long documents stay: a day on the erasure",
    "client/changing.py change_phone": "its facts name a person: the phone history keeps them, and can be erased",
    "client/changing.py _numbered": "is the number of that country a NIP?",
    "conversion/checking.py check_conversion": "a question",
    "ground/buyers.py lacks_number": "what is said of a client; its invoice asks again",
    "ground/buyers.py outlook": "what is said of a client; its invoice asks again",
    "ground/buyers.py require_served": "a no is refused, and a yes is asked again by each invoice",
    "ground/buyers.py tax_number": "which number the record must hold",
    "ground/bundles.py _left": "what is left, for a table",
    "ground/bundles.py benefit_rows": "what a plan brings, for a table",
    "hours/funds.py begins_anew": "a part of the bill",
    "report/hours.py _earliest_window": "a report",
    "hours/purchases.py _license": "which licence is meant",
    "hours/work.py bill": "shown by questions too; who stops, amends or invoices keeps it",
    "invoice/issuing.py _late": "a note beside the invoice",
    "invoice/ksef.py _due": "a day for a view",
    "invoice/ksef.py _required": "what is said of a document; what it forbids cites the state",
    "invoice/advances.py _rate": "which rate; the document's taxing asks again",
    "register/selling.py _sale": "a report",
    "invoice/taxing.py taxed": "is it taxed in Poland? Asked through the act where it isn't",
    "license/adding.py _accept": "is the purchase an acceptance? The acceptance is stored",
    "license/support.py check_support": "a question",
    "price/pricelist.py set_price": "which rates there are",
    "session/readiness.py ready": "whether a start would be allowed, for a page; the start asks again",
    "rate/exchange.py exchange_for": "which table of rates counts, named on the document",
    "session/amending.py _back_to_what_it_was": "what there was a right to before the session, kept on the ticket",
    "session/recording.py _window": "until when word of the fault counted then: a fact of the start",
    "undo/commands.py final": "may what was done be taken back? A no is refused, and a yes changes nothing that was decided",
    "session/stopping.py _window": "until when word of the fault counts, kept on the ticket",
    "session/stopping.py window_of": "the same, of one that was brought in; the close that follows is decided and kept",
}
# Where the bill, which was made to be looked at, becomes binding.
KEPT = {"session/stopping.py end", "session/amending.py after_the_change", "invoice/issuing.py _write"}
# Where a no is a Refused although two answers make it up, or none is stored.
REQUIRED = {
    "ground/results.py granted",
    "bundle/ordering.py submit",
    "bundle/quoting.py quote",
    "client/changing.py change_phone",
    "ground/buyers.py require_served",
}


def functions() -> Iterator[tuple[str, ast.FunctionDef, set[str]]]:
    """Each function of the desk with the names that its file imports from a shelf's rules."""
    for path in sorted(DESK.glob("*/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = (n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and (n.module or "").endswith(".rules"))
        asked = {alias.name for node in imports for alias in node.names}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                yield f"{path.parent.name}/{path.name} {node.name}", node, asked


def questions() -> set[str]:
    """The names of all rules, and of what else a shelf is asked by."""
    modules = [import_module(f"supportctl.regulations.{folder}.rules") for folder in FOLDERS.values()]
    return {name for module in modules for name, found in vars(module).items() if isinstance(found, Question)} | {
        "recurrence_until",
        "upgrade_last_day",
    }


def asks_directly(function: ast.FunctionDef, imported: set[str], known: set[str]) -> bool:
    """`rules.close(facts, law)`, `served.need(rule)(facts, law)`, or a name that stands for one."""
    needed = {
        ast.unparse(target)
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith(("served.need(", "served.rules."))
        for target in node.targets
    }
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        *_, owner, name = ["", "", *called.split(".")]
        if (owner == "rules" and name in known) or called in needed | (imported & known) or called.startswith("HELP["):
            return True
        if isinstance(node.func, ast.Call) and ast.unparse(node.func.func).endswith(".need"):
            return True
    return False


def calling(*names: str) -> set[str]:
    """The functions that call one of these."""
    return {
        place
        for place, function, _ in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in names
    }


def test_a_rule_is_asked_through_the_act_or_binds_nothing() -> None:
    known = questions()
    assert {place for place, function, imported in functions() if asks_directly(function, imported, known)} == set(BINDS_NOTHING)


def test_a_yes_is_required_by_the_act() -> None:
    assert calling("require_yes") == REQUIRED
    assert calling("act.keep") == KEPT
    assert not calling("record_decision", "audit.record_decision")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "desk.db"))


def test_a_transaction_that_owes_a_decision_isnt_committed(store: Store) -> None:
    served = shelf("progrupa-support")
    law = served.law.on(NOON.date())

    def triage_and_forget() -> None:
        with store.write() as db:
            act = Act(db, NOON, NOON, "anna", "test")
            act.decide(served.rules.triage, TriageFacts(True), law)
            act.book("ticket", 7, act="triaged")

    with pytest.raises(LookupError, match="decided and not stored: triage"):
        triage_and_forget()
    with store.write() as db:
        act = Act(db, NOON, NOON, "anna", "test")
        act.bind("ticket", 7, act.decide(served.rules.triage, TriageFacts(True), law))
        act.forget(act.decide(served.rules.triage, TriageFacts(False), law))
    with store.read() as db:
        assert [(row.question, row.entity_id, row.outcome) for row in decisions.of(db, "ticket", ["7"])] == [
            ("triage", "7", True)
        ]


def test_what_is_refused_is_neither_stored_nor_owed(store: Store) -> None:
    served = shelf("progrupa-support")
    with store.write() as db:
        act = Act(db, NOON, NOON, "anna", "test")
        with pytest.raises(Refused):
            act.ask(served.rules.extend, ExtensionFacts(60, None), served.law.on(NOON.date()), about=("ticket", 7))
        assert not db.owed
    with store.read() as db:
        assert decisions.of(db, "ticket", ["7"]) == []
