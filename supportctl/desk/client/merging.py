"""Two records of one client become one."""

from __future__ import annotations

from supportctl.desk.client.showing import ClientData, with_keys
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import ABSENT
from supportctl.store.compiled import clients, tickets
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.store.history import Said, say


def merge(act: Act, reference: str, *, into: str, reason: str | None) -> Outcome[ClientData]:
    """Make a client an alias of another: it is found under its own name, and lookups, lists, caps and an erasure take both
    together. Its tickets, documents and purchases stay its own.

    Raises InvalidInput for a client and itself; Conflict for one that is merged already, while work goes on for either, where the
    data of either were erased, and for different NIPs without a reason.
    """
    why = inputs.text(reason, "reason") if reason is not None else None
    alias, named = lookup.named_client(act.db, reference), lookup.named_client(act.db, into)
    whole = lookup.itself(act.db, named)
    _require_two(act, alias, named)
    for each in (alias, whole):
        lookup.require_not_erased(each)
        _require_no_work(act, each)
    if alias.nip != whole.nip and why is None:
        raise Conflict("DIFFERENT_NIP", client=alias.key, into=whole.key)
    for each in (*clients.aliases(act.db, alias.id), alias):
        each.merged_into = whole.id
        act.db.touch(each)
    said = {"message": say(act.db, Said(why))} if why is not None else {}
    act.book("client", alias.id, act="merged", into=whole.id, **said)
    act.book("client", whole.id, act="merged-here", client=alias.id)
    data = with_keys(act, whole)
    if act.db.dry:
        data = data._replace(aliases=(*(() if data.aliases is ABSENT else data.aliases), alias.key))
    return Outcome(data, made=whole.key)


def _require_two(act: Act, alias: Client, named: Client) -> None:
    """Two clients that aren't merged yet. Raises InvalidInput, Conflict."""
    if alias.id == named.id:
        raise InvalidInput("MERGE_ITSELF", value=alias.key)
    if alias.merged_into is not None:
        whole = lookup.itself(act.db, alias)
        raise Conflict("CLIENT_MERGED", client=alias.key, into=whole.key)
    if named.merged_into == alias.id:
        raise Conflict("MERGE_CIRCULAR", value=alias.key, into=named.key)


def _require_no_work(act: Act, client: Client) -> None:
    """No session runs for a client whose hours change hands. Raises Conflict."""
    working = [act.db.get(Ticket, session.ticket_id) for session in tickets.running(act.db)]
    theirs = [t.id for t in working if t is not None and lookup.same_client(act.db, t.client_id, client.id)]
    if theirs:
        raise Conflict("CLIENT_WORKED_FOR", client=client.key, tickets=theirs, about={"ticket": ",".join(map(str, theirs))})
