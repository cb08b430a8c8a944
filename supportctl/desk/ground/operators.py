"""Who works at the desk: whether a name is that of somebody who does."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.slips import slipped
from supportctl.store.compiled import journal, prompt
from supportctl.store.glance import same_operator
from supportctl.told import Note


def first_seen(act: Act, name: str) -> tuple[Note, ...]:
    """A note where nobody of that name ever acted at the desk or was handed a ticket, with the names that were probably meant. There is
    no list of operators: a new colleague's name is taken."""
    known = {each for each in (*prompt.operators(act.db), *journal.operators(act.db), act.operator) if each}
    if any(same_operator(each, name) for each in known):
        return ()
    folded = {each.casefold(): each for each in sorted(known)}
    near = [folded[each] for each in slipped(name.casefold(), folded)]
    return (Note("FIRST_SEEN_NEAR", {"operator": name, "near": near}) if near else Note("FIRST_SEEN", {"operator": name}),)
