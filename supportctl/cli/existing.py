"""Is what was named there? Looked up on a terminal before anything is asked or written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from supportctl.cli import numbers
from supportctl.errors import NotFound

if TYPE_CHECKING:
    from supportctl.cli.context import Door
    from supportctl.desk.ground.act import Act
    from supportctl.store.engine import Db

Find = Callable[["Act", str], object]

# Verbs whose second word is rather what was to be written.
_OF_WORDS = frozenset(("ticket note", "ticket reply", "ticket contact"))


def finders() -> dict[str, Find]:
    """{what TAB completes a parameter with, or what stands for it on the help page: what finds one}. A finder raises NotFound, and
    InvalidInput for what can be several."""
    from supportctl.desk.benefit import shared as benefits
    from supportctl.desk.complaint import shared as complaints
    from supportctl.desk.ground import bundles, lookup, tickets
    from supportctl.desk.hours import purchases
    from supportctl.desk.invoice import documents
    from supportctl.desk.outbox import changing as outbox
    from supportctl.desk.session import shared as sessions
    from supportctl.desk.training import shared as trainings

    return {
        "client": _by_rows(lookup.client),
        "license": _by_rows(lookup.license_),
        "product": _by_rows(lookup.product),
        "ticket": _by_rows(tickets.find),
        "bundle": _by_rows(bundles.find),
        "session": sessions.one_session,
        "invoice": documents.find_document,
        "TRAINING": trainings.find,
        "COMPLAINT": complaints.find,
        "PURCHASE": purchases.find,
        "APPOINTMENT": benefits.find_booking,
        "LETTER": outbox.find,
    }


def _by_rows(find: Callable[[Db, str], object]) -> Find:
    """A finder of one that needs the rows alone."""

    def found(act: Act, reference: str) -> object:
        return find(act.db, reference)

    return found


def require(door: Door, named: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Raise what a finder raises for the first of (kind, names) that isn't there; names of stdin, and kinds that nothing finds, are passed
    over. Of several names the first one that isn't there is told as one of them."""
    find = finders()
    wanted = [(kind, names) for kind, names in named if kind in find and any(name != "-" for name in names)]
    if not wanted:
        return
    with door.store.read() as db:
        act = door.act(db)
        for kind, names in wanted:
            for name in names:
                if name != "-":
                    _find(door, find[kind], act, numbers.bare(name), names)


def _find(door: Door, find: Find, act: Act, name: str, names: Sequence[str]) -> None:
    try:
        find(act, name)
    except NotFound as error:
        if len(names) > 1 and door.command in _OF_WORDS and not name.isdigit():
            raise NotFound("WORDS_AS_TICKET", value=name, command=door.command, ticket=names[0]) from error
        raise
