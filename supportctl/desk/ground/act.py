"""Who acts, when, in which transaction: what every verb is handed first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, TypeVar

from supportctl.calendar import legal_day
from supportctl.desk.ground.results import plain, require_yes
from supportctl.law.decision import Decision
from supportctl.law.rules import Question
from supportctl.law.text import LawAt
from supportctl.store.audit import audit, record_decision
from supportctl.store.engine import Db
from supportctl.store.reading import spellings
from supportctl.tuples import NamedTuple
from supportctl.typed_time import clock_of

F = TypeVar("F")
T = TypeVar("T")

# What a decision is about: a kind of record and its id, ("ticket", 12).
About = tuple[str, object]


class Act(NamedTuple):
    """`at`: when it happened (aware, UTC), not after `now`, when it is recorded. `command`: noun and verb as typed.

    `clock`: a bare time that belongs to something begun, until `since` says of which day; `at` is `now` meanwhile. `also`: other
    spellings of the operator's name that are on record. `ksef`: off, limit or on, as the desk is set, each with the day from which it
    holds where one is named (dated_words.py); limit is what the act on the KSeF says.
    """

    db: Db
    now: datetime
    at: datetime
    operator: str
    command: str
    clock: time | None = None
    also: tuple[str, ...] = ()
    ksef: str = "limit"

    @property
    def day(self) -> date:
        """The legal day of the act, in Warsaw."""
        return legal_day(self.at)

    def since(self, began: datetime) -> Act:
        """The act as part of what began then: a bare time is of that day or of today. Raises InvalidInput as clock_of does."""
        if self.clock is None:
            return self
        at = clock_of(self.clock, began, self.now, field="--at", first=began, last=self.now)
        return self._replace(at=at, clock=None)

    def spellings(self, operator: str) -> tuple[str, ...]:
        """An operator's name as it is recorded, then the other spellings on record: a desk of old may hold both ewa and Ewa."""
        if operator == self.operator:
            return (operator, *self.also)
        return spellings(self.db, operator)

    def book(self, entity: str, entity_id: object, **change: Any) -> None:
        """The audit entry of this act for one record. `change` holds no personal data and no confidential words: a client is
        named by its number, for a key may hold a name."""
        audit(
            self.db,
            command=self.command,
            entity=entity,
            entity_id=str(entity_id),
            operator=self.operator,
            happened_at=self.at,
            recorded_at=self.now,
            change=plain(change),
        )

    def ask(
        self, rule: Question[F, T], facts: F, law: LawAt, *, about: About | None = None, kept: F | None = None
    ) -> Decision[T]:
        """Ask a rule, require its yes and store it. Raises Refused with every failed ground, and what the rule raises.

        `about` is left out while the record has no id yet: `bind` names it later, and a transaction that owes a decision can't be
        committed. `kept`: the facts as they may be stored, where the rule is asked with words or numbers of a person.
        """
        require_yes(decision := rule(facts, law))
        return self._owed(decision, rule, facts, law, about, kept)

    def decide(self, rule: Question[F, T], facts: F, law: LawAt, *, about: About | None = None) -> Decision[T]:
        """The same for a question whose no is an answer, too: a triage, a deadline that passed."""
        return self._owed(rule(facts, law), rule, facts, law, about, None)

    def _owed(
        self, decision: Decision[T], rule: Question[F, T], facts: F, law: LawAt, about: About | None, kept: F | None
    ) -> Decision[T]:
        stored = (decision, facts) if kept is None else (rule(kept, law), kept)
        if about is not None:
            self.keep(*about, *stored)
        else:
            self.db.asked.append((decision, stored))
            self.db.owed.append(decision)
        return decision

    def bind(self, entity: str, entity_id: object, *decisions: Decision[Any]) -> None:
        """Store decisions that were asked without `about` beside what they bound; one may bind several records."""
        for decision in decisions:
            self.keep(entity, entity_id, *next(stored for asked, stored in self.db.asked if asked is decision))
            self.forget(decision)

    def forget(self, decision: Decision[Any]) -> None:
        """Nothing came of it that it could be stored beside: an invoice without a line."""
        self.db.owed[:] = [owed for owed in self.db.owed if owed is not decision]

    def keep(self, entity: str, entity_id: object, decision: Decision[Any], facts: object) -> None:
        """Store a decision that was made to be looked at first: the bill of a ticket's work."""
        record_decision(
            self.db,
            entity=entity,
            entity_id=str(entity_id),
            decision=decision,
            facts=facts,
            operator=self.operator,
            happened_at=self.at,
            recorded_at=self.now,
        )


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What differs, as {field: new value}; for audit entries."""
    return {k: v for k, v in after.items() if before.get(k) != v}
